"""Who holds, wins, loses or does what a quantity counts (English), where the rules are sure."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sources.text import Mention, Span
from sources.text.lexicon import word_set
from sources.text.lexicon.holders import CONTESTED, HOLDING, PLACING, RANK_WORDS
from sources.text.phrases import find_phrases, subject_before
from sources.text.quantities.context import compared
from sources.text.quantities.holding import (
    NO_HOLDERS,
    RANKS_LONGEST,
    agent,
    changed,
    changing_verb,
    giving_verb,
    holding_verb,
    labelled,
    named_after,
    owner,
    rated,
    receiver,
    with_figure,
)
from sources.text.quantities.listing import coordinated, listed_name
from sources.text.quantities.model import Found, Quantity
from sources.text.quantities.tokens import Scan
from sources.text.segments import sentences

_TIMES: Final = word_set("after ago later earlier before")
_ENDS: Final = frozenset({".", ",", ";", "and", "but", "while", "in", ")"})
_OWN: Final = frozenset({"their", "its", "his", "her"})
_GOES_ON: Final = re.compile(
    r"(?:\s[^\W\d_]+){0,2}\s(?:in|for)\s(?:the\s)?[\w-]+,?\s(?:and|but)\s(?:then\s|only\s|just\s)?"
)
_GOES_ON_LONGEST: Final = 60
_REACH_BACK: Final = 500
_REACH_ON: Final = 300
_GENITIVES: Final = ("nin", "nın", "nun", "nün")
_NO_SUBJECT: Final = frozenset({"ordinal", "vague"})


def add_subjects(scan: Scan, found: Sequence[Found]) -> list[Quantity]:
    """The quantities with their subjects, where the rules are sure; None everywhere else.

    Before the verb ("X won 73 seats", "X came first with 73"), in "X with 73", "with 73 seats, X ...", "17 seats went
    to X", "17 seats for X", "X: 17 seats", "X's 17 seats", in lists of names with figures and of names and figures
    apart ("X, Y and Z won 73, 34 and 17 seats"). "Their 48 seats", "compared with 48" and "down from 48" have the
    subject of the quantity before them, if it is of the same unit; "It won 9" that of the sentence before, if that
    speaks of one body only.
    """
    spans = sentences(scan.text)
    starts = [span.start for span in spans]
    places = [bisect_right(starts, one.quantity.start) - 1 for one in found]
    shared = _shared_out(scan, found, places, spans)
    quantities: list[Quantity] = []
    last: Quantity | None = None
    known: Mention | None = None
    sentence = -1
    for index, one in enumerate(found):
        quantity, place = one.quantity, places[index]
        if place != sentence:
            last, known, sentence = None, None, place
        if place < 0 or quantity.kind in _NO_SUBJECT or quantity.end > spans[place].end:
            quantities.append(quantity)
            continue
        before = _Before(scan, spans, place, last, known)
        subject = shared[index] if index in shared else _subject(before, one)
        unit = quantity.unit or _same_unit(scan, one, last)
        if subject is not None or unit != quantity.unit:
            quantity = replace(quantity, subject=subject, unit=unit)
        quantities.append(quantity)
        last, known = quantity, subject or known
    return quantities


@dataclass(frozen=True, slots=True)
class _Before:
    """Where a quantity stands: its sentence, the quantity before it there, and the last subject seen there."""

    scan: Scan
    spans: Sequence[Span]
    place: int
    last: Quantity | None
    known: Mention | None

    def near(self, one: Found) -> Span:
        """The part of the sentence that is looked at."""
        sentence, here = self.spans[self.place], self.scan.at(one.first)
        return Span(max(sentence.start, here.start - _REACH_BACK), min(sentence.end, here.end + _REACH_ON))


def _same_unit(scan: Scan, one: Found, last: Quantity | None) -> str:
    """The unit that a bare figure in a list or comparison shares with the quantity before it, "" for none."""
    if (
        last is None
        or one.quantity.kind not in {"count", "delta", "zero"}
        or last.kind not in {"count", "delta", "zero"}
    ):
        return ""
    listed = one.last - one.first == 1 and listed_name(scan, one.first, one.last) is not None
    if listed or compared(scan, one.first) or _in_brackets(scan, one, last):
        return last.unit
    genitive = scan.key(one.first - 1).endswith(_GENITIVES) and scan.at(one.first - 1).start < last.end + 24
    if (
        genitive
        and last.end < scan.at(one.first - 1).start
        and len(scan.text[last.end : one.quantity.start].split()) == 1
    ):
        return last.unit  # "140 sandalyenin 23'ü"
    if last.unit in CONTESTED and scan.key(one.last) in _ENDS and scan.key(one.first - 1) in HOLDING:
        return last.unit  # "X won 73 seats and Y won 34"
    named = scan.key(one.last) == "for" and scan.at(one.last + 1).kind == "w"
    return last.unit if named and scan.key(one.first - 1) in {",", "and", ";"} and last.unit in CONTESTED else ""


def _in_brackets(scan: Scan, one: Found, last: Quantity) -> bool:
    """Whether a signed change stands in brackets right after the quantity it changed: "30 seats (+3)"."""
    lead = scan.text[last.end : scan.at(one.first).start]
    return one.quantity.kind == "delta" and lead.endswith("(") and len(lead.split()) <= 3


def _subject(before: _Before, one: Found) -> Mention | None:
    scan, near, last = before.scan, before.near(one), before.last
    lead = scan.key(one.first - 1)
    after = [scan.key(index) for index in range(one.last, one.last + 3)]
    if after[0] in _TIMES or one.quantity.unit == "time":
        return None
    if after[0] in {"went", "go", "goes"} and after[1] == "to":
        return named_after(scan, one.last + 1, near)
    if "by" in after[1:] and after[after.index("by", 1) - 1] in {"won", "taken", "held", "secured", "lost"}:
        return named_after(scan, one.last + after.index("by", 1), near)
    if after[0] == "for" and _may_be_for(before, one):
        named = named_after(scan, one.last, near, only_names=True)
        if named is not None or compared(scan, one.first):
            return named
    if lead in _OWN:
        return before.known
    if last is not None and last.subject is not None and _goes_on(scan, one, last):
        return last.subject
    if last is not None and _in_brackets(scan, one, last):
        return last.subject
    if compared(scan, one.first):
        alike = last is not None and one.quantity.unit in {"", last.unit} and after[0] not in {"of", "held", "for"}
        return last.subject if last and alike else None
    if lead == "with":
        return with_figure(scan, one, near)
    if lead in {":", "–", "—", "("}:
        return labelled(scan, one.first - 1, near)
    if lead.endswith(("'s", "s'")):
        return owner(scan, one.first - 1, near)
    listed = listed_name(scan, one.first, one.last)
    if listed is not None:
        start, end = scan.at(listed[0]).start, scan.at(listed[1] - 1).end
        return Mention(scan.text[start:end], start, end)
    return _of_verb(before, one, near)


def _goes_on(scan: Scan, one: Found, last: Quantity) -> bool:
    """Whether one verb has both figures: "won 12 seats in the north and 9 seats in the south"."""
    alike = one.quantity.kind == last.kind == "count" and one.quantity.unit in {"", last.unit}
    start = scan.at(one.first).start
    if not alike or start - last.end > _GOES_ON_LONGEST:
        return False
    follows = scan.key(one.last) in {"in", "for"} or scan.key(one.last + 1) in {"in", "for"}
    return follows and _GOES_ON.fullmatch(scan.text, last.end, start) is not None


def _may_be_for(before: _Before, one: Found) -> bool:
    """Whether "17 for X" may give X what is counted: seats, or what was counted before it, or the start of a list."""
    if one.quantity.unit:
        return one.quantity.unit in CONTESTED
    last = before.last
    opens = not before.scan.text[before.spans[before.place].start : one.quantity.start].strip()
    listed = before.scan.key(one.first - 1) in {",", ";", "and"}
    return opens or compared(before.scan, one.first) or (listed and last is not None)


def _of_verb(before: _Before, one: Found, near: Span) -> Mention | None:
    """The subject of the verb whose object or measure the quantity is, or the receiver of what is given."""
    scan = before.scan
    about = rated(scan, one.first, near)
    if about is not None:
        return about
    verb = holding_verb(scan, one.first, denied=one.quantity.kind == "zero")
    if verb >= 0:
        return _doer(before, near, verb)
    giving = giving_verb(scan, one.first)
    if giving >= 0:
        return receiver(scan, giving, one, near)
    changing = changing_verb(scan, one.first)
    return changed(scan, near, changing) if changing >= 0 else None


def _doer(before: _Before, near: Span, verb: int) -> Mention | None:
    """Who does what the verb says; of several joined by "and" none, for "it" the one body of the sentence before."""
    scan = before.scan
    start = scan.at(verb).start
    if scan.text[near.start : start].strip().lower() == "it" and before.place > 0:
        return _only_body(scan, before.spans[before.place - 1])
    if coordinated(scan.text, near, start):
        return None
    doer = agent(subject_before(scan.text, near, start))
    if doer is not None and scan.text[max(near.start, doer.start - 8) : doer.start].lower().endswith(
        ("nor ", "neither ")
    ):
        return None
    if doer is None or NO_HOLDERS.search(scan.text[max(near.start, doer.start - 16) : doer.start]):
        return None
    return doer


def _only_body(scan: Scan, sentence: Span) -> Mention | None:
    """The name a short sentence begins with, if it is its only one besides places."""
    if sentence.end - sentence.start > _REACH_BACK:
        return None
    names = [phrase for phrase in find_phrases(scan.text, sentence.start, sentence.end) if phrase.kind == "name"]
    if not names or scan.text[sentence.start : names[0].start].strip():
        return None
    for name in names[1:]:
        if not scan.text[: name.start].endswith((" in ", " at ", " in the ", " near ")):
            return None
    return names[0].mention


def _shared_out(
    scan: Scan, found: Sequence[Found], places: Sequence[int], spans: Sequence[Span]
) -> dict[int, Mention | None]:
    """The subjects of figures listed behind subjects listed: "X, Y and Z won 73, 34 and 17 seats (respectively)".

    As many figures as names go to them in order; where the numbers differ, to nobody.
    """
    shared: dict[int, Mention | None] = {}
    index = 0
    while index < len(found):
        end = index + 1
        while end < len(found) and places[end] == places[index] and _in_one_list(scan, found[end - 1], found[end]):
            end += 1
        if end - index > 1 and places[index] >= 0:
            shared.update(_handed_out(scan, found[index:end], index, spans[places[index]]))
        index = end
    return shared


def _in_one_list(scan: Scan, one: Found, other: Found) -> bool:
    between = {scan.key(index) for index in range(one.ends, other.first)}
    return (
        one.quantity.kind == other.quantity.kind
        and one.quantity.unit == other.quantity.unit
        and bool(between)
        and between <= {",", "and"}
    )


def _handed_out(scan: Scan, group: Sequence[Found], first: int, sentence: Span) -> dict[int, Mention | None]:
    begins = group[0].first
    place = begins - 1
    if scan.key(place) == "with":
        place -= 1
        while scan.key(place) in RANK_WORDS | {",", "and"} and place > begins - RANKS_LONGEST:
            place -= 1
        verb = place if scan.key(place) in PLACING else -1
    else:
        verb = holding_verb(scan, begins)
    if verb < 0:
        return {}
    near = Span(max(sentence.start, scan.at(begins).start - _REACH_BACK), sentence.end)
    names = coordinated(scan.text, near, scan.at(verb).start)
    if not names:
        return {}
    even = len(names) == len(group)
    return {first + place: names[place] if even else None for place in range(len(group))}
