"""Who asks: `Authorization: Bearer <token>`, and nothing else. Sessions are not used, so there is no CSRF to guard."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from claims.models import Token
from claims.tokens import holder

REALM = 'Bearer realm="vouch"'


class BearerToken(BaseAuthentication):
    """A token acts for its person, on its desk only (`sources.api.base.Access`)."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        """The person and the token; None where the request names none. Raises AuthenticationFailed for a bad one."""
        scheme, _, secret = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if not scheme:
            return None
        if scheme.lower() != "bearer" or not secret.strip():
            raise AuthenticationFailed(
                "Send the token as: Authorization: Bearer, and the token.", "invalid_credentials"
            )
        token = holder(secret.strip(), now=timezone.now())
        if token is None:
            # One answer for all: whether a token exists is nobody's business who does not hold it.
            raise AuthenticationFailed("This token is not known, has expired or was revoked.", "invalid_token")
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """The challenge that goes with a 401 (RFC 6750)."""
        sent = bool(request.META.get("HTTP_AUTHORIZATION"))
        return f'{REALM}, error="invalid_token"' if sent else REALM


class BearerTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # its base registers it so
    """How the schema describes it."""

    target_class = "claims.api.auth.BearerToken"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        """HTTP bearer."""
        return {"type": "http", "scheme": "bearer", "description": "Made by `manage.py token`; shown once."}
