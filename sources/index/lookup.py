"""Looking up: the shingles of a quotation vote for passages, and the few best are compared with it word by word."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from django.db.models import F, Value
from django.db.models.functions import Greatest, Substr

from sources.index.storage import COLUMNS, by_column
from sources.models import Desk, Membership, Passage, Purpose, Snapshot, Source
from sources.models.base import RecordQuerySet
from sources.text import Span
from sources.text.matching import QuoteMatch, match_quote
from sources.text.shingles import CUTTER, asked

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

MIN_WORDS: Final = 3
"""Words that a quotation must have to be worth looking up; the faces ask for them."""

LONGEST: Final = 5_000
"""Code points of a quotation that the faces take."""

MOST: Final = 20
"""Places that are given at the most."""

PER_SHINGLE: Final = 16
"""Passages of a desk that one shingle may vote for, the earliest ones. Without a cap the cost of common shingles grows
with the corpus; without an order the same question might get another answer once rows were written anew.
"""

VOTED: Final = 60
"""Passages that are asked for by their votes, before it is looked who may see them."""

FINALISTS: Final = 6
"""Passages that are compared with the quotation, if no more places are wanted."""

PER_SOURCE: Final = 2
"""Passages of one source among them."""

_WORTH: Final = 0.4
_AROUND: Final = 300
_LONG: Final = 600
_LEFT_OUT: Final = 2_000  # code points that an ellipsis may stand for
_ELLIPSIS: Final = re.compile(r"…|\.\s?\.")
_HEAVY: Final = ("raw", "text", "pages", "tables", "metadata")
_RUNGS: Final = ("exact", "typographic", "case", "editorial", "elided", "ambiguous", "altered", "spliced")


@dataclass(frozen=True, slots=True)
class Place:
    """A place where the words of a quotation stand, as `match` says: how, and what differs.

    `source` and `snapshot` come without bytes and text; `start` and `end`, and all places in `match`, are code points
    of the snapshot's text, half open, and `text` is what stands there. `score` is for the order alone: it says nothing
    about the quotation. The words were compared with the passage and what stands around it: whether they stand a second
    time elsewhere in the snapshot is not looked at.
    """

    source: Source
    snapshot: Snapshot
    start: int
    end: int
    text: str
    match: QuoteMatch
    score: float


@dataclass(slots=True)
class _Candidate:
    """A passage that got votes, with those of the next one, into which it reaches."""

    passage: int
    snapshot: int
    source: int
    start: int
    end: int
    own: float
    score: float = 0.0


def look_up(
    quote: str,
    *,
    user: "User | AnonymousUser",
    desk: Desk | None = None,
    without: Collection[int] = (),
    limit: int = 5,
) -> list[Place]:
    """Where a quotation comes from, in all sources that the person may see, the best place of each source first.

    With a `desk` only its sources; never those `without` (ids of sources), nor a desk's drafts. At most `limit` places
    (and MOST). Nothing is found for fewer than two words. A quotation whose words all stand in more places of the desk
    than are looked at may be found elsewhere than where it was taken from: boilerplate has no one place.
    """
    desks = Membership.objects.filter(user=user.pk, user__is_active=True).order_by("desk")
    if desk is not None:
        desks = desks.filter(desk=desk)
    ids = list(desks.values_list("desk_id", flat=True))
    return _find(quote, ids, Passage.objects.visible_to(user), without, limit)


def look_up_open(quote: str, *, desk: Desk, guests: bool, without: Collection[int] = (), limit: int = 5) -> list[Place]:
    """The same for nobody in particular: only what every member of the desk may see, with `guests` these too."""
    rows = Passage.objects.filter(snapshot__source__desk=desk, snapshot__source__confidential=False)
    if guests:
        rows = rows.filter(snapshot__source__open_to_guests=True)
    return _find(quote, [desk.pk], rows, without, limit)


def _find(
    quote: str, desks: Sequence[int], rows: RecordQuerySet[Passage], without: Collection[int], limit: int
) -> list[Place]:
    shingles = asked(quote)
    limit = min(limit, MOST)
    if not shingles or not desks or limit < 1:
        return []
    votes = _votes(shingles, desks)
    rows = rows.filter(pk__in=votes, cutter=CUTTER, snapshot__source__purpose=Purpose.EVIDENCE)
    if without:
        rows = rows.exclude(snapshot__source__in=without)
    finalists = _finalists(rows, votes, max(FINALISTS, limit))
    if not finalists:
        return []
    return _best_of_each(_compared(quote, finalists, limit))[:limit]


def _votes(shingles: Sequence[int], desks: Sequence[int]) -> dict[int, float]:
    """The passages that the shingles vote for most, by their ids, with their votes. One query."""
    columns: list[list[int]] = [[] for _ in range(COLUMNS)]
    for desk in desks:
        for column, more in zip(columns, by_column(shingles, desk), strict=True):
            column.extend(more)
    lists = ", ".join("%s::int[]" for _ in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT passage, score FROM sources_passages_with({lists}, %s, %s)",  # noqa: S608  (placeholders only)
            [*columns, PER_SHINGLE, VOTED],
        )
        return dict(cursor.fetchall())


def _finalists(rows: RecordQuerySet[Passage], votes: dict[int, float], most: int) -> list[_Candidate]:
    """The passages worth comparing, the best first. One query."""
    fields = ("pk", "snapshot_id", "snapshot__source_id", "start", "end")
    found = [
        _Candidate(pk, snapshot, source, start, end, votes[pk])
        for pk, snapshot, source, start, end in rows.order_by().values_list(*fields)
    ]
    by_place = sorted(found, key=lambda one: (one.snapshot, one.start))
    for one, following in zip_longest(by_place, by_place[1:]):
        reaches = following is not None and following.snapshot == one.snapshot and following.start < one.end
        one.score = one.own + (following.own if following is not None and reaches else 0.0)
    chosen: list[_Candidate] = []
    for one in sorted(found, key=lambda one: (-one.score, -one.own, -one.passage)):
        same = [other for other in chosen if other.source == one.source]
        if len(same) < PER_SOURCE and not any(_inside(one, other) for other in same):
            chosen.append(one)
        if len(chosen) == most:
            break
    return chosen


def _inside(one: _Candidate, other: _Candidate) -> bool:
    """Whether a passage begins in another that counted its votes already."""
    return one.snapshot == other.snapshot and other.start <= one.start < other.end and one.own < other.score - one.own


def _compared(quote: str, finalists: Sequence[_Candidate], limit: int) -> list[Place]:
    """The finalists that the words stand in, compared until `limit` say them, or the rest got far fewer votes."""
    passages = _passages(quote, finalists)
    found: list[Place] = []
    acceptable: set[int] = set()
    for one in finalists:
        if len(found) >= limit and one.score < _WORTH * finalists[0].score:
            break
        passage = passages.get(one.passage)
        if passage is None:
            continue
        match = match_quote(quote, passage.words)
        if match.outcome not in _RUNGS or not match.spans:
            continue
        found.append(_place(passage, match, one.score))
        if match.acceptable:
            acceptable.add(one.source)
        if len(acceptable) >= limit:
            break
    return found


def _passages(quote: str, finalists: Sequence[_Candidate]) -> dict[int, Any]:
    """The passages with their snapshots and sources, the `words` of each and round it, and where those begin."""
    # Of a quotation longer than a passage the best one may be in the middle.
    before = _AROUND if len(quote) < _LONG else len(quote) + _AROUND
    begin: Any = Greatest(F("start") - before, Value(0))
    length = F("end") - begin + max(_AROUND, 2 * len(quote)) + (_LEFT_OUT if _ELLIPSIS.search(quote) else 0)
    rows = Passage.objects.filter(pk__in=[one.passage for one in finalists]).select_related("snapshot__source")
    light = rows.defer(*(f"snapshot__{name}" for name in _HEAVY)).order_by()
    return {row.pk: row for row in light.annotate(begins=begin, words=Substr("snapshot__text", begin + 1, length))}


def _moved(match: QuoteMatch, by: int) -> QuoteMatch:
    """A match in a stretch of a text, as one in the whole text; `by` is where the stretch begins."""

    def moved(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    return replace(
        match,
        spans=tuple(moved(span) for span in match.spans),
        edits=tuple(replace(edit, spans=(edit.spans[0], moved(edit.spans[1]))) for edit in match.edits),
        alternatives=tuple(tuple(moved(span) for span in spans) for spans in match.alternatives),
    )


def _place(passage: Any, match: QuoteMatch, score: float) -> Place:
    start, end = min(span.start for span in match.spans), max(span.end for span in match.spans)
    snapshot, by = passage.snapshot, passage.begins
    words = passage.words[start:end]
    return Place(snapshot.source, snapshot, start + by, end + by, words, _moved(match, by), score)


def _best_of_each(places: Sequence[Place]) -> list[Place]:
    """The best place of each source: words that stand there, the fewest other words, the newest snapshot."""

    def order(place: Place) -> tuple[bool, int, int, float, int]:
        rung = _RUNGS.index(place.match.outcome) if place.match.acceptable else 0
        return not place.match.acceptable, rung, _words_that_differ(place.match), -place.score, -place.snapshot.pk

    best: dict[int, Place] = {}
    for place in sorted(places, key=order):
        best.setdefault(place.source.pk, place)
    return list(best.values())


def _words_that_differ(match: QuoteMatch) -> int:
    return sum(
        max(1, len(edit.quoted.split()), len(edit.source.split()))
        for edit in match.edits
        if edit.kind not in ("typography", "case", "punctuation", "elision", "interruption")
    )
