"""Pages of a list by key: the cost of a page does not depend on how far it is, and nothing is counted."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models
from rest_framework import serializers
from rest_framework.request import Request

from sources.api.bodies import StrictSerializer
from sources.api.problems import Fault, Problem

M = TypeVar("M", bound=models.Model)

LIMIT = 50
MOST = 200
_LARGEST_KEY = 2**63 - 1


class PageQuery(StrictSerializer):
    """The query string of a list."""

    limit = serializers.IntegerField(
        default=LIMIT, min_value=1, max_value=MOST, help_text="How many at most on a page."
    )
    cursor = serializers.CharField(
        required=False, max_length=64, help_text="Where the page begins: from `next` of the page before."
    )


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its rows and the address of the next, if there is one."""

    results: Sequence[Any]
    next: str | None


def page(rows: "models.QuerySet[M]", request: Request, query: dict[str, Any], *, newest_first: bool = False) -> Page:
    """The page that `query` asks for, in the order of the rows' keys. One query, one row more than it shows."""
    order = "-pk" if newest_first else "pk"
    after = _key(query.get("cursor"))
    if after is not None:
        rows = rows.filter(**{"pk__lt" if newest_first else "pk__gt": after})
    found = list(rows.order_by(order)[: query["limit"] + 1])
    shown = found[: query["limit"]]
    if len(found) == len(shown):
        return Page(shown, None)
    given = request.query_params.copy()
    given["cursor"] = _cursor(shown[-1].pk)
    return Page(shown, request.build_absolute_uri(f"{request.path}?{given.urlencode()}"))


def _cursor(key: int) -> str:
    return base64.urlsafe_b64encode(f"after {key}".encode()).decode().rstrip("=")


def _key(cursor: str | None) -> int | None:
    """The key that a cursor holds. Raises Problem 400 for one that no page of ours gave."""
    if cursor is None:
        return None
    try:
        word, number = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii").split(" ")
        if word == "after" and 0 <= (key := int(number)) <= _LARGEST_KEY and _cursor(key) == cursor:
            return key
    except (ValueError, binascii.Error):
        pass
    fault = Fault("This cursor is of no page: take it from `next`.", "invalid_cursor", parameter="cursor")
    raise Problem(400, "invalid_query", fault.detail, (fault,))
