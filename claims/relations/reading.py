"""Reads the wordings: one pass over a draft's figures, names and dates. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from claims.relations.base import LEVELS, Draft, Stated, exact, one_day, points
from claims.relations.foreign import changes_elsewhere
from claims.relations.patterns import (
    AGED,
    BEFORE_PARTS,
    BORN,
    BY,
    CAME,
    CHANGED_FROM,
    DENIED,
    DOWN_FROM,
    FULL_YEAR,
    HAS_MAJORITY,
    IN_CHAMBER,
    ITEM,
    LATER,
    LIST,
    LOST,
    MAJORITY,
    OF_ITS,
    OF_WHOLE,
    OF_WHOLE_TR,
    OR,
    OR_TR,
    PART_ENDS,
    PART_GAP,
    PAST,
    RANKED,
    TO,
    WEEKDAY,
)
from claims.rules import Delta, Elapsed, Fact, Listing, Majority, Rank, Share, Total, Weekday
from sources.text import Mention, Span
from sources.text.dates import DateMention
from sources.text.lexicon.relating import CHANGE_HEDGES, CHANGE_VERBS, DAYS_OF_WEEK, MAJORITIES, TIMES
from sources.text.names import find_names
from sources.text.quantities import Quantity
from sources.text.subjects import measure_key

SEAT: Final = "seat"
PARTS_LONGEST: Final = 120
LISTED_MOST: Final = 20
"""A list of more items is not counted: nobody writes one out in a sentence."""


class Reading(Draft):
    """One reading of a draft; it numbers what it finds."""

    def all(self) -> Iterator[Stated]:
        """Everything that is stated, helpers before what refers to them."""
        for at, one in enumerate(self.own):
            after = self.own[at + 1 : at + 4]
            yield from self._changes(one, self.own[max(0, at - 1) : at], after)
            yield from self._down_from(one, self.own[max(0, at - 2) : at])
            yield from changes_elsewhere(self, one, self.own[max(0, at - 1) : at], after)
            yield from self._part_lost(one)
            yield from self._shares(one, after)
            yield from self._parts(one, after)
            yield from self._listed(one)
            yield from self._came(one)
            yield from self._majority(one)
            yield from self._held(one, after)
            yield from self._later(one)
            yield from self._age(one)
        yield from self._ranked()
        yield from self._weekdays()

    # Changes --------------------------------------------------------------------------------------------------------

    def _changes(self, one: Quantity, before: Sequence[Quantity], after: Sequence[Quantity]) -> Iterator[Stated]:
        """ "fell by 65 percent from 48 to 17", "more than doubled from 20 to 45": `one` is where it began."""
        if one.kind not in LEVELS or not after or after[0].kind not in LEVELS:
            return
        found = CHANGED_FROM.search(self.text, max(0, one.start - 100), one.start)
        if found is None or not self.between(one, after[0], TO):
            return
        start, end = self.fact(one), self.fact(after[0])
        how = CHANGE_VERBS[found["verb"].lower()]
        relation = Delta(start.id, end.id, how)
        stated = [size for size in before if size.unit not in TIMES and self._size_of(size, found)]
        place, derived = self.place(found.start(), after[0].end), None
        if stated and how in ("rose", "fell"):
            change, derived = _unsigned(self.fact(stated[0], relation)), Span(stated[0].start, stated[0].end)
        else:
            hedge = CHANGE_HEDGES.get((found["hedge"] or "").lower(), "")
            change = replace(self.fact(None, relation, measure="change"), modality=hedge)
        yield from (Stated(start), Stated(end), Stated(change, place, derived))

    def _down_from(self, one: Quantity, before: Sequence[Quantity]) -> Iterator[Stated]:
        """ "240 people, down 70 from 310": `one` is where it began, the figure before the wording where it ended."""
        found = DOWN_FROM.search(self.text, max(0, one.start - 80), one.start)
        if one.kind not in LEVELS or found is None:
            return
        sizes = [size for size in before if size.start >= found.start()]
        ends = [end for end in before if end.end <= found.start() and end.kind in LEVELS]
        if bool(found["size"].strip()) != (len(sizes) == 1) or (sizes and sizes[0].start != found.start("size")):
            return
        if not ends or re.search(r"[.;:()\n]", self.text[ends[-1].end : found.start()]):
            return
        start, end = self.fact(one), self.fact(ends[-1])
        relation = Delta(start.id, end.id, "fell" if found["verb"].lower() == "down" else "rose")
        whose = "" if ends[-1].subject is None else self.names(ends[-1].subject.text)
        change = self.fact(sizes[0] if sizes else None, relation, measure="change", subject=whose)
        derived = Span(sizes[0].start, sizes[0].end) if sizes else None
        stated = Stated(_unsigned(change) if sizes else change, self.place(ends[-1].start, one.end), derived)
        yield from (Stated(start), Stated(end), stated)

    def _size_of(self, size: Quantity, found: re.Match[str]) -> bool:
        """Whether a quantity right behind the verb is how much it changed: "fell by some 65 percent"."""
        return size.end <= found.end("by") and BY.fullmatch(self.text, found.end("verb"), size.start) is not None

    def _part_lost(self, one: Quantity) -> Iterator[Stated]:
        """ "lost nearly two thirds of its seats": the two figures are those of the claims, by year."""
        if one.kind != "fraction" or one.subject is None or OF_ITS.match(self.text, one.end) is None:
            return
        found = LOST.search(self.text, max(0, one.start - 40), one.start)
        if found is None:
            return
        subject, measure = self.names(one.subject.text), measure_key(one.unit)
        levels = [
            fact
            for fact in self.facts
            if (fact.subject, fact.measure) == (subject, measure) and fact.event and fact.value is not None
        ]
        years = sorted({fact.event for fact in levels})
        if len(years) != 2:
            return
        levels.sort(key=lambda fact: fact.worded_as_preliminary)
        older, newer = (next(fact for fact in levels if fact.event == year) for year in years)
        relation = Delta(older.id, newer.id, "lost")
        part = self.fact(one, relation, unit="", subject=subject)
        yield Stated(part, self.place(found.start(), one.end), Span(one.start, one.end))

    # Wholes and parts -----------------------------------------------------------------------------------------------

    def _shares(self, one: Quantity, after: Sequence[Quantity]) -> Iterator[Stated]:
        """ "5.2 percent of the 329 seats", "17 of 329 seats, or 5.2 percent", "5.2 percent (17 of 329 seats)"."""
        if not after:
            return
        follows = after[0]
        if exact(one, "count") and exact(follows, "percent") and self.between(one, follows, OF_WHOLE_TR):
            one, follows = follows, one
            yield from self._share_alone(one, follows)
        elif exact(one, "percent") and exact(follows, "count") and self.between(one, follows, OF_WHOLE):
            yield from self._share_alone(one, follows)
        if len(after) < 2:
            return
        third = after[1]
        if self.between(one, follows, OF_WHOLE_TR) and self.between(follows, third, OR_TR):
            yield from self._share(follows, one, third, Span(one.start, third.end))
        elif exact(one, "count") and self.between(one, follows, OF_WHOLE) and self.between(follows, third, OR):
            yield from self._share(one, follows, third, Span(one.start, third.end))
        elif self.between(one, follows, OR) and self.between(follows, third, OF_WHOLE):
            yield from self._share(follows, third, one, Span(one.start, third.end))

    def _share_alone(self, percent: Quantity, whole: Quantity) -> Iterator[Stated]:
        all_ = self.fact(whole)
        share = self.fact(percent, Share("", all_.id), unit="percent")
        place = self.place(min(percent.start, whole.start), max(percent.end, whole.end))
        yield from (Stated(all_), Stated(share, place))

    def _share(self, part: Quantity, whole: Quantity, percent: Quantity, span: Span) -> Iterator[Stated]:
        if not (exact(part, "count") and exact(whole, "count")) or percent.kind != "percent" or points(percent):
            return
        some, all_ = self.fact(part, unit=""), self.fact(whole, unit="")
        share = self.fact(percent, Share(some.id, all_.id), unit="percent")
        place, derived = self.place(span.start, span.end), Span(percent.start, percent.end)
        yield from (Stated(some), Stated(all_), Stated(share, place, derived))

    def _parts(self, one: Quantity, after: Sequence[Quantity]) -> Iterator[Stated]:
        """ "43 people (38 men and 5 women)": the brackets hold counts and their nouns, and nothing else.

        So does what follows a colon, to the end of the sentence.
        """
        if not exact(one, "count") or not one.unit or not after:
            return
        opened = BEFORE_PARTS.match(self.text, one.end, one.end + 60)
        if opened is None or opened.end() != after[0].start:
            return
        close = self._close(one, opened)
        if close < 0:
            return
        inside = [part for part in self.own if opened.end() <= part.start < close]
        units = {part.unit for part in inside}
        if len(inside) < 2 or len(units) != len(inside):
            return
        listed = all(self.between(part, other, PART_GAP) for part, other in pairwise(inside))
        if not listed or PART_ENDS.fullmatch(self.text, inside[-1].end, close) is None:
            return
        if not all(exact(part, "count") and part.unit for part in inside):
            return
        summed, value = sum(part.value or 0 for part in inside), one.value or 0
        if opened["sign"] == ":" and not value <= 2 * summed <= 4 * value:
            return  # "40 points: 9 rebounds and 5 assists" are no parts of it
        parts = [self.fact(part, unit="") for part in inside]
        whole = self.fact(one, Total(tuple(part.id for part in parts)), unit="")
        yield from (Stated(part) for part in parts)
        yield Stated(whole, self.place(one.start, close + 1))

    def _close(self, one: Quantity, opened: re.Match[str]) -> int:
        """Where the parts end: at the bracket, or behind a colon with the sentence."""
        if opened["sign"] == "(":
            return self.text.find(")", opened.end(), opened.end() + PARTS_LONGEST)
        home = self.material.sentence_at(one.start)
        end = home.start + len(self.text[home.start : home.end].rstrip(" .\n"))
        return end if end - opened.end() <= PARTS_LONGEST else -1

    def _listed(self, one: Quantity) -> Iterator[Stated]:
        """ "three parties: A, B and C": a list of names behind a colon, a dash or in brackets, to the end."""
        if not exact(one, "count") or not one.unit or one.unit in TIMES or not 2 <= (one.value or 0) <= LISTED_MOST:
            return
        found = LIST.match(self.text, one.end, one.end + 480)
        if found is None or ("(" in found[0] and found["end"] != ")"):
            return
        home = self.material.sentence_at(one.start)
        if found["end"] == "." and self.text[found.end() : home.end].strip():
            return  # the stop belongs to an abbreviation
        readings = _readings(found["items"])
        if not readings:
            return
        items = next((items for items in readings if len(items) == one.value), readings[0])
        fact = self.fact(one, Listing(items), unit="")
        yield Stated(fact, self.place(one.start, found.end("items")))

    # Places ---------------------------------------------------------------------------------------------------------

    def _came(self, one: Quantity) -> Iterator[Stated]:
        """ "came second with 34 seats"."""
        if one.subject is None or not one.unit or one.kind != "count":
            return
        found = CAME.search(self.text, max(0, one.start - 60), one.start)
        if found is not None and one.subject.end <= found.start():
            fact = self._rank(one.subject, found["place"], measure_key(one.unit), Span(one.start, one.end))
            yield Stated(fact, self.place(one.subject.start, one.end))

    def _ranked(self) -> Iterator[Stated]:
        """ "the Harbour List is the second-largest bloc": counted in seats."""
        ends = {mention.end: mention for mention in find_names(self.text)}
        for found in RANKED.finditer(self.text):
            subject = ends.get(found.start())
            if subject is None or self.material.in_direct_speech(Span(found.start(), found.end())):
                continue
            order = " ".join(word for word in (found["place"], found["order"]) if word)
            fact = self._rank(subject, order.lower(), SEAT, Span(found.start(), found.end()))
            yield Stated(fact, self.place(subject.start, found.end()))

    def _rank(self, subject: Mention, order: str, measure: str, span: Span) -> Fact:
        return self.fact(None, Rank(measure, (), order), subject=self.names(subject.text), event=self.year(span))

    def _majority(self, one: Quantity) -> Iterator[Stated]:
        """ "a two-thirds majority of 220" in "the 329-seat parliament"."""
        if not exact(one, "count"):
            return
        found = MAJORITY.search(self.text, max(0, one.start - 40), one.start)
        home = self.material.sentence_at(one.start)
        sized = [other for other in self.own if other is not one and IN_CHAMBER.match(self.text, other.end)]
        near = [other for other in sized if home.start <= other.start < home.end] or sized
        if found is None or len({other.value for other in near}) != 1 or not exact(near[0], "count"):
            return
        whole = self.fact(near[0], unit="")
        relation = Majority(whole.id, MAJORITIES[found["share"].lower()], least=True)
        yield from (
            Stated(whole),
            Stated(self.fact(one, relation, unit="", measure="majority"), self.place(found.start(), one.end)),
        )

    def _held(self, one: Quantity, after: Sequence[Quantity]) -> Iterator[Stated]:
        """ "with 55 of the 120 seats, X has an absolute majority"; "won 62 of the 120 seats, a majority"."""
        if not after or not (exact(one, "count") and exact(after[0], "count")):
            return
        if not self.between(one, after[0], OF_WHOLE):
            return
        home = self.material.sentence_at(one.start)
        found = HAS_MAJORITY.match(self.text, after[0].end, home.end)
        if found is None or DENIED.search(found[0]) is not None:
            return
        whole = self.fact(after[0], unit="")
        held = self.fact(one, Majority(whole.id), unit="", measure="majority")
        yield from (Stated(whole), Stated(held, self.place(one.start, found.end())))

    # Time -----------------------------------------------------------------------------------------------------------

    def _later(self, one: Quantity) -> Iterator[Stated]:
        """ "three days later, on 14 October": from the only day named shortly before."""
        if not exact(one, "count") or one.unit not in TIMES:
            return
        target = next((date for date in self.material.dates if one.end <= date.start <= one.end + 30), None)
        if target is None or not one_day(target):
            return
        found = LATER.fullmatch(self.text, one.end, target.start)
        home = self.material.sentence_at(one.start)
        earlier = self.material.sentence_at(max(0, home.start - 2))
        before = [date for date in self.material.dates if earlier.start <= date.start < one.start]
        if found is None or len(before) != 1 or not one_day(before[0]):
            return
        start, end = before[0].earliest, target.earliest
        if start is None or end is None or not (start.year == end.year or self._says_year(before[0], target)):
            return
        if (found["way"].lower() == "later") != (start <= end):
            return
        fact = self.fact(one, Elapsed(start.isoformat(), end.isoformat()))
        yield Stated(fact, self.place(one.start, target.end), Span(one.start, one.end))

    def _age(self, one: Quantity) -> Iterator[Stated]:
        """ "Anna Bell, 54, born on 3 May 1975": an age on the day of publication."""
        published = self.material.published
        if published is None or not exact(one, "count") or not 1 <= (one.value or 0) <= 120:
            return
        if AGED.search(self.text, max(0, one.start - 3), one.start) is None or self.text[one.end : one.end + 1] != ",":
            return
        home = self.material.sentence_at(one.start)
        born = [
            date
            for date in self.material.dates
            if one.end <= date.start < home.end and BORN.search(self.text, one.end, date.start) is not None
        ]
        if len(born) != 1 or born[0].earliest is None or born[0].latest is None or not self._says_year(born[0]):
            return
        if PAST.search(self.text, home.start, home.end):
            return
        first = born[0].earliest
        start = first.isoformat() if one_day(born[0]) else str(first.year)
        if not one_day(born[0]) and first.year != born[0].latest.year:
            return
        fact = self.fact(one, Elapsed(start, published.isoformat()), unit="age")
        yield Stated(fact, self.place(one.start, born[0].end))

    def _weekdays(self) -> Iterator[Stated]:
        """ "Sunday, 10 October 2021": only where the year is written; a year that was worked out may be wrong."""
        for date in self.material.dates:
            found = WEEKDAY.search(self.text, max(0, date.start - 16), date.start)
            inner = next((day for day in DAYS_OF_WEEK if self.text.startswith(day, date.start)), None)
            day = inner or (found["day"] if found else None)
            start = date.start if inner or found is None else found.start()
            if day is None or date.earliest is None or not one_day(date) or not self._says_year(date):
                continue
            if self.material.in_direct_speech(Span(start, date.end)):
                continue
            fact = self.fact(None, Weekday(day), date=date.earliest.isoformat())
            yield Stated(fact, self.place(start, date.end))

    def _says_year(self, *dates: DateMention) -> bool:
        return all(FULL_YEAR.search(self.text, date.start, date.end) for date in dates)


def _unsigned(fact: Fact) -> Fact:
    """The size of a change; the verb gives its direction."""
    size = fact.interval.magnitude()
    return replace(fact, lo=size.lo, hi=size.hi, lo_closed=size.lo_closed, hi_closed=size.hi_closed)


def _readings(text: str) -> list[tuple[str, ...]]:
    """The lists of names that a text can be, the likeliest first; none where it is no list of names.

    The last "and" parts two items, or belongs to the last one's name ("the Ministry of Health and Labour").
    """
    pieces = [piece.strip() for piece in text.strip().split(",")]
    last = pieces[-1]
    head = pieces[:-1]
    if any(re.search(r"\b(?:and|or)\b", piece) for piece in head):
        return []
    if last.startswith(("and ", "or ")):
        readings = [(*head, last.split(" ", 1)[1])]
    else:
        first, link, second = last.rpartition(" and ")
        if not link:
            return []
        readings = [(*head, first, second)]
        if head:
            readings.append((*head, last))
    named = [items for items in readings if all(ITEM.fullmatch(item) for item in items)]
    return named if len(named) == len(readings) else []
