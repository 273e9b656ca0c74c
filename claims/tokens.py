"""Tokens: given out once, kept as a hash, good for one person on one desk until they expire or are revoked."""

import datetime as dt
import hashlib
import secrets
from typing import Final

from django.contrib.auth.models import User
from django.db.models import Q

from claims.models import Token
from sources.access import require
from sources.models import Desk, Role

SCOPES: Final = ("read", "write", "review")
PREFIX: Final = "vouch_"
"""How every token begins, so that scanners of leaked secrets can tell it."""

USED_EVERY: Final = dt.timedelta(minutes=1)
"""How exact `last_used_at` is: a program that asks all the time writes no row each time."""

_HINT = 12


class TokenError(ValueError):
    """A token that cannot be given out; the message says why."""


def issue(
    *, desk: Desk, user: User, name: str, scopes: tuple[str, ...], days: int, now: dt.datetime
) -> tuple[str, Token]:
    """A new token for a person of the desk: the secret, which nobody can read again, and its row.

    The token may do what its scopes say and its person may, whichever is less. Raises TokenError for scopes that do
    not exist, a lifetime that is none and an empty name, and PermissionDenied for who is no member of the desk.
    """
    require(user, desk, *Role)
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown or not scopes:
        raise TokenError(f"Scopes are {', '.join(SCOPES)}; not: {', '.join(unknown) or '(none)'}.")
    if not 1 <= days <= 3660:
        raise TokenError("A token lasts from 1 to 3660 days.")
    if not name.strip():
        raise TokenError("A token needs a name, so that people can tell it apart.")
    secret = PREFIX + secrets.token_urlsafe(32)
    row = Token.objects.create(
        desk=desk,
        user=user,
        name=name.strip()[:100],
        hint=secret[:_HINT],
        sha256=digest(secret),
        scopes=[scope for scope in SCOPES if scope in scopes],
        expires_at=now + dt.timedelta(days=days),
        created_at=now,
    )
    return secret, row


def digest(secret: str) -> str:
    """What is kept of a token. A plain hash is enough: the secret is 256 random bits, which nobody can guess."""
    return hashlib.sha256(secret.encode()).hexdigest()


def holder(secret: str, *, now: dt.datetime) -> Token | None:
    """The token with its person and desk, if it is good now: known, not expired, not revoked, its person active."""
    rows = Token.objects.select_related("user", "desk")
    token = rows.filter(sha256=digest(secret), expires_at__gt=now, revoked_at=None, user__is_active=True).first()
    if token is not None and (token.last_used_at is None or now - token.last_used_at >= USED_EVERY):
        unwritten = Q(last_used_at=None) | Q(last_used_at__lte=now - USED_EVERY)
        Token.objects.filter(unwritten, pk=token.pk).update(last_used_at=now)
    return token
