"""Changes "from ... to ..." in Turkish and Arabic, where the verb stands behind the figures or before them. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from claims.relations.base import LEVELS, Draft, Stated
from claims.rules import Delta, Fact
from sources.text import Span
from sources.text.lexicon.relating import (
    CHANGE_VERBS_ARABIC,
    CHANGE_VERBS_TURKISH,
    CHANGE_WAYS_TURKISH,
    TIMES_FOREIGN,
    Changed,
)
from sources.text.quantities import Quantity

_CASE: Final = r"(?:['’]\w{1,4}|\s\w{1,20}%s)"
_FROM_TURKISH: Final = re.compile(_CASE.replace("\\w{1,4}", "(?:den|dan|ten|tan)") % "(?:den|dan|ten|tan)" + r"\s")
_TO_TURKISH: Final = re.compile(
    _CASE.replace("\\w{1,4}", "(?:ye|ya|e|a)") % "(?:e|a)"
    + rf"\s(?:kadar\s)?(?P<verb>{'|'.join(sorted(CHANGE_VERBS_TURKISH, key=len, reverse=True))})(?!\w)"
)
_WAY_TURKISH: Final = re.compile(rf"(?:\soranında|\scivarında)?\s(?P<way>{'|'.join(CHANGE_WAYS_TURKISH)})\s")
_VERBS_ARABIC: Final = "|".join(sorted(CHANGE_VERBS_ARABIC, key=len, reverse=True))
_FROM_ARABIC: Final = re.compile(rf"(?<!\w)[وف]?(?P<verb>{_VERBS_ARABIC})(?!\w)[^.؛:()\n]{{0,60}}?\sمن\s\Z")
_TO_ARABIC: Final = re.compile(r"(?:\s\w{1,20}){0,2}\s(?:إلى|الى)\s")
_SIZE_ARABIC: Final = re.compile(r"\sمن\s")
_REACH: Final = 100


def changes_elsewhere(
    draft: Draft, one: Quantity, before: Sequence[Quantity], after: Sequence[Quantity]
) -> Iterator[Stated]:
    """ "48'den 17'ye düştü", "تراجعت من 48 إلى 17", with the size of the change before them where it is said."""
    if one.kind not in LEVELS or not after or after[0].kind not in LEVELS:
        return
    found = _turkish(draft, one, after[0]) or _arabic(draft, one, after[0])
    if found is None:
        return
    how, start, end = found
    first, last = draft.fact(one), draft.fact(after[0])
    relation = Delta(first.id, last.id, how)
    change: Fact | None = None
    derived = None
    if before and how in ("rose", "fell") and before[-1].unit not in TIMES_FOREIGN and _sizes(draft, before[-1], one):
        size = draft.fact(before[-1], relation)
        span = size.interval.magnitude()
        change = replace(size, lo=span.lo, hi=span.hi, lo_closed=span.lo_closed, hi_closed=span.hi_closed)
        start, derived = min(start, before[-1].start), Span(before[-1].start, before[-1].end)
    if change is None:
        change = draft.fact(None, relation, measure="change")
    yield from (Stated(first), Stated(last), Stated(change, draft.place(start, end), derived))


def _turkish(draft: Draft, one: Quantity, other: Quantity) -> tuple[Changed, int, int] | None:
    if not draft.between(one, other, _FROM_TURKISH):
        return None
    found = _TO_TURKISH.match(draft.text, other.end, other.end + _REACH)
    return None if found is None else (CHANGE_VERBS_TURKISH[found["verb"]], one.start, found.end())


def _arabic(draft: Draft, one: Quantity, other: Quantity) -> tuple[Changed, int, int] | None:
    if not draft.between(one, other, _TO_ARABIC):
        return None
    found = _FROM_ARABIC.search(draft.text, max(0, one.start - _REACH), one.start)
    return None if found is None else (CHANGE_VERBS_ARABIC[found["verb"]], found.start(), other.end)


def _sizes(draft: Draft, size: Quantity, one: Quantity) -> bool:
    """Whether a quantity right before the first figure is how much it changed."""
    return draft.between(size, one, _WAY_TURKISH) or draft.between(size, one, _SIZE_ARABIC)
