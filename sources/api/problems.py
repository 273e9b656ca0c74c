"""How the API refuses: RFC 9457 problem details, made in one place out of whatever was raised.

A problem says what and where: `errors` lists each fault with a JSON pointer into the body, the name of a query
parameter, or a header. `code` is stable and for programs; `detail` is for people.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import (
    NON_FIELD_ERRORS,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.core.exceptions import ValidationError as FieldsError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response

from sources.models import Conflict
from sources.readers import ReadError

MEDIA_TYPE: Final = "application/problem+json"

_TITLES: Final = {413: "Content Too Large", 422: "Unprocessable Content"}  # RFC 9110's words, newer than Python 3.11's


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. `path` leads to it from the top of the body; `parameter` names a query parameter."""

    detail: str
    code: str
    path: tuple[str | int, ...] | None = None
    parameter: str = ""
    header: str = ""

    def as_json(self) -> dict[str, Any]:
        """As it stands in `errors`. In a list, `index` and `key` say once more what the pointer does."""
        found: dict[str, Any] = {"detail": self.detail, "code": self.code}
        if self.path is not None:
            found["pointer"] = "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in self.path)
            if self.path and isinstance(self.path[0], int):
                found |= {"index": self.path[0], "key": ".".join(str(part) for part in self.path[1:])}
        if self.parameter:
            found["parameter"] = self.parameter
        if self.header:
            found["header"] = self.header
        return found


@dataclass
class Problem(Exception):  # noqa: N818  (RFC 9457's word)
    """A refusal, ready to be told."""

    status: int
    code: str
    detail: str
    errors: tuple[Fault, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)

    def response(self, request: Request) -> Response:
        """The answer. `instance` is the address that was asked for, without its query."""
        body: dict[str, Any] = {
            "type": "about:blank",
            "title": _TITLES.get(self.status) or HTTPStatus(self.status).phrase,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
            "instance": request.path,
        }
        if self.errors:
            body["errors"] = [fault.as_json() for fault in self.errors]
        return Response(body, status=self.status, headers=self.headers, content_type=MEDIA_TYPE)


def invalid(faults: Iterable[Fault]) -> Problem:
    """422: the request was understood, and something in its body cannot be."""
    errors = tuple(faults)
    where = errors[0].detail if len(errors) == 1 else f"{len(errors)} things are wrong; nothing was written."
    return Problem(422, "invalid", where, errors)


def faults_in(detail: Any, path: tuple[str | int, ...] = ()) -> Iterator[Fault]:
    """The faults that a serializer found, depth first, in its order."""
    if isinstance(detail, Mapping):
        for key, inner in detail.items():
            yield from faults_in(inner, path if key == "non_field_errors" else (*path, key))
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            yield from faults_in(inner, path if isinstance(inner, str) else (*path, index))
    else:
        yield Fault(str(detail), str(getattr(detail, "code", "invalid")), path)


def problem_of(error: Exception) -> Problem | None:
    """The problem that an error is to the client; None for what is our own fault and no answer of the API's."""
    match error:
        case Problem():
            return error
        case ReadError():
            return Problem(422, "unreadable_file", str(error))
        case Conflict():
            return Problem(409, "conflict", f"Somebody was faster: {error}. Read it again.")
        case Http404():
            return Problem(404, "not_found", "There is nothing at this address, or nothing that you may see.")
        case PermissionDenied():
            return Problem(403, "permission_denied", str(error) or "You may not do this.")
        case FieldsError():
            return invalid(_field_faults(error))
        case RequestDataTooBig():
            most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
            return Problem(413, "too_large", f"The fields of a form that are no files may have {most:,} bytes at most.")
        case TooManyFilesSent():
            most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
            return Problem(413, "too_large", f"A form may have {most:,} files at most.")
        case TooManyFieldsSent():
            most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
            return Problem(413, "too_large", f"A form may have {most:,} fields at most.")
        case SuspiciousOperation():
            return Problem(400, "malformed", "The request cannot be read as it was sent.")
        case exceptions.ValidationError():
            return invalid(faults_in(error.detail))
        case exceptions.APIException():
            return _framework_problem(error)
    return None


def _framework_problem(error: exceptions.APIException) -> Problem:
    """What the framework refuses by itself: credentials, methods, media types, bodies that do not parse."""
    headers = {"WWW-Authenticate": error.auth_header} if hasattr(error, "auth_header") else {}
    detail = str(error.detail)
    code = str(getattr(error.detail, "code", error.default_code))
    if isinstance(error, exceptions.NotAuthenticated):
        detail = "Say who you are: Authorization: Bearer, and your token."
    if isinstance(error, exceptions.MethodNotAllowed):
        code = "method_not_allowed"
    if isinstance(error, exceptions.ParseError):
        code = "malformed"
    return Problem(error.status_code, code, detail, headers=headers)


def _field_faults(error: FieldsError) -> Iterator[Fault]:
    """A record's own refusals, by field."""
    named = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    for name, found in named.items():
        path = () if name == NON_FIELD_ERRORS else (name,)
        for one in found:
            for message in one.messages:
                yield Fault(message, one.code or "invalid", path)
