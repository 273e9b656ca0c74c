"""Tokens, as `claims.tokens` makes and knows them."""

from claims.tokens import SCOPES, TokenError, digest, holder, issue

__all__ = ["SCOPES", "TokenError", "digest", "holder", "issue"]
