"""What every view shares: who asks, for which desk, in which scope; and that nothing unknown passes."""

from typing import Any, ClassVar, Protocol, TypeVar, cast

from django.contrib.auth.models import User
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser, MultiPartParser
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from sources.api.bodies import MAX_JSON, MAX_UPLOAD, StrictJSONParser, StrictSerializer, too_large
from sources.api.problems import Fault, Problem, faults_in, invalid
from sources.models import Desk, Record, RecordQuerySet

M = TypeVar("M", bound=Record)


class Access(Protocol):
    """What a request's credentials give: a person, one desk, and scopes on it."""

    user: User
    desk: Desk
    desk_id: int
    scopes: list[str]


def access(request: Request) -> Access:
    """Who asks, and for which desk. Only for requests that `Scoped` has let in."""
    return cast(Access, request.auth)


class Scoped(BasePermission):
    """Reading needs the scope `read`, writing `write`, or what the view's `writes_with` names; a view's `only_reads`
    says that its POST writes nothing.

    Without credentials the answer is 401, without the scope 403.
    """

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Whether the request may go on."""
        if not request.user.is_authenticated or request.auth is None:
            return False
        reads = request.method in SAFE_METHODS or getattr(view, "only_reads", False)
        needed = "read" if reads else getattr(view, "writes_with", "write")
        if needed not in access(request).scopes:
            challenge = f'Bearer realm="vouch", error="insufficient_scope", scope="{needed}"'
            detail = f"This needs a token with the scope “{needed}”."
            raise Problem(403, "insufficient_scope", detail, headers={"WWW-Authenticate": challenge})
        return True


class OneRepresentation(BaseContentNegotiation):
    """Each address has one representation; what the client would rather have is not asked (RFC 9110, 12.1)."""

    def select_parser(self, request: Request, parsers: Any) -> BaseParser | None:
        """The parser for the body's media type, if there is one."""
        declared = (request.content_type or "").split(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == declared), None)

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        """The only one."""
        return renderers[0], renderers[0].media_type


class ApiView(APIView):
    """A view of the API. `query` holds the query string as `queries[method]` reads it; without, none is known."""

    permission_classes = (Scoped,)
    parser_classes: Any = (StrictJSONParser,)
    renderer_classes = (JSONRenderer,)
    content_negotiation_class = OneRepresentation
    http_method_names = ["get", "head", "post", "put", "patch", "delete"]
    longest: ClassVar[int] = MAX_JSON
    queries: ClassVar[dict[str, type[StrictSerializer]]] = {}
    only_reads: ClassVar[bool] = False
    writes_with: ClassVar[str] = "write"
    query: dict[str, Any]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Who asks is looked at first, then how long the body is, then the query string."""
        super().initial(request, *args, **kwargs)
        _measured(request, self.longest)
        method = "GET" if request.method == "HEAD" else request.method or ""
        self.query = _checked_query(request, self.queries.get(method, StrictSerializer))


class UploadView(ApiView):
    """A view that takes a document: a file in a form, or text in JSON."""

    parser_classes = (StrictJSONParser, MultiPartParser)
    longest = MAX_UPLOAD


def reachable(model: type[M], request: Request) -> RecordQuerySet[M]:
    """The rows of the token's desk that its person may see: all that a request knows of."""
    rows: Any = model.objects.visible_to(request.user)
    found: RecordQuerySet[M] = rows.filter(**{model.reach.desk: access(request).desk_id})
    return found


def checked(serializer: BaseSerializer[Any]) -> Any:
    """What a body holds. Raises Problem 422 with every fault and its place."""
    if not serializer.is_valid():
        raise invalid(faults_in(serializer.errors))
    return serializer.validated_data


def document_body(request: Request, *, form: type[StrictSerializer], json: type[StrictSerializer]) -> dict[str, Any]:
    """The checked body of an upload, by the way it came."""
    way = form if request.content_type.startswith("multipart/") else json
    values: dict[str, Any] = checked(way(data=request.data))
    return values


def _measured(request: Request, longest: int) -> None:
    """Refuse a body that is too long, or of no stated length, before a byte of it is read."""
    if request.META.get("HTTP_TRANSFER_ENCODING"):
        raise Problem(411, "length_required", "Send the body with a Content-Length.")
    if int(request.META.get("CONTENT_LENGTH") or 0) > longest:
        raise too_large(longest)


def _checked_query(request: Request, known: type[StrictSerializer]) -> dict[str, Any]:
    """The query string as `known` reads it. Raises Problem 400 that names the parameter."""
    given = request.query_params
    faults = [
        Fault(f"“{name[:100]}” is given more than once.", "repeated", parameter=name[:100])
        for name, values in given.lists()
        if len(values) > 1
    ]
    serializer = known(data=given.dict())
    if not serializer.is_valid():
        for found in faults_in(serializer.errors):
            code = "unknown_parameter" if found.code == "unknown_key" else found.code
            faults.append(Fault(found.detail, code, parameter=str((found.path or ("",))[0])))
    if faults:
        detail = faults[0].detail if len(faults) == 1 else f"{len(faults)} things are wrong with the query."
        raise Problem(400, "invalid_query", detail, tuple(faults))
    values: dict[str, Any] = serializer.validated_data
    return values
