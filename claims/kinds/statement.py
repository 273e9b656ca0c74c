"""Statements: names, roles, dates and indirect speech, checked by words, names, dates and polarity.

A statement is ok only where one passage of a source has nearly all its words, all its names, a date that agrees and
the same polarity. Anything less is `unchecked`: likeness of words supports nothing.
"""

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from claims.kinds import Check, Context, Evidence, Finding, FoundClaim, Material, SourceText, why_unchecked
from sources.text import Span
from sources.text.dates import DateMention
from sources.text.lexicon.operators import NEGATIONS, NEGATIVE_ENDING
from sources.text.lexicon.speech import STRONG
from sources.text.names import name_key
from sources.text.phrases import Phrase, find_phrases
from sources.text.segments import words

NAME = "statement"
LABEL = "Statement"

Form = Literal["indirect", "role", "dated"]

ENOUGH = 0.8
"""Share of a statement's content words that a passage must have before the two are compared at all."""

NEAR = 0.5
"""Below this share the nearest passage is not worth showing to anybody."""

SHORTEST = 4
"""A statement with fewer content words says too little to be found by its words."""

STEM = 6
"""Words are compared by their first letters, so that "condemned" meets "condemns"."""

FUNCTION_WORDS = frozenset(
    "a an the of in on at to for from by with and or but as that which who whom whose this these those it its he she"
    " they them his her their is are was were be been being has have had do does did will would can could may might"
    " also than then there into over after before during between about said says told".split()
)
POSITION = re.compile(
    r"\b(?:leader|head|commander|speaker|chair(?:man|woman|person)?|president|minister|advis[eo]r|director|governor|mayor"
    r"|spokes(?:man|woman|person)|secretary|ambassador|envoy|editor|chief|founder|author|professor)\b(?=\s+(?:of|to|for|at)\b|,)",
    re.IGNORECASE,
)
"""A noun for somebody's office with what it is the office of: the role that a sentence gives a name."""

DENIES = frozenset("deny denies denied denying denial disputes disputed refutes refuted".split())

THAT = re.compile(r"\s*(?:,\s*)?that\b", re.IGNORECASE)
ACCORDING = re.compile(r"\baccording to\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Payload:
    """What the sentence asserts: its form, the names in it, its dates as written, and whether it is negated."""

    form: Form
    names: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence of a source, as sets to compare."""

    source: SourceText
    span: Span
    stems: frozenset[str]
    text: str


def find(draft: Material) -> Iterator[FoundClaim]:
    """Sentences that report what somebody said, give somebody's role, or date what somebody did."""
    for whole in draft.sentences:
        sentence = _before_speech(draft, whole)
        text = draft.text[sentence.start : sentence.end]
        names = [one for one in find_phrases(draft.text, sentence.start, sentence.end) if one.kind == "name"]
        dates = [date for date in draft.dates if sentence.start <= date.start < sentence.end]
        if not _asserts(draft.text, whole) or draft.in_direct_speech(sentence):
            continue
        form = _form(text, names, [date for date in dates if _is_closer_than_a_year(date)])
        if form is None:
            continue
        payload = Payload(
            form=form,
            names=tuple(dict.fromkeys(one.text for one in names)),
            dates=tuple(draft.text[date.start : date.end] for date in dates),
            negated=_negated(text),
        )
        yield FoundClaim(NAME, sentence.start, sentence.end, text, payload)


def _before_speech(draft: Material, sentence: Span) -> Span:
    """The part of a sentence before somebody's own words: those are checked as a quotation."""
    opened = (one.start - 1 for one in draft.quotations if one.kind == "direct" and sentence.start < one.start - 1)
    end = min((place for place in opened if place < sentence.end), default=sentence.end)
    return Span(sentence.start, sentence.start + len(draft.text[sentence.start : end].rstrip(" ,:\n")))


def _asserts(text: str, sentence: Span) -> bool:
    """Whether this is a sentence: a heading or a table line asserts nothing."""
    return any(character in ".!?؟۔" for character in text[max(sentence.start, sentence.end - 3) : sentence.end])


def _form(text: str, names: Sequence[Phrase], dates: Sequence[DateMention]) -> Form | None:
    if ACCORDING.search(text) or _reports(text):
        return "indirect"
    if names and dates:
        return "dated"
    if names and POSITION.search(text):
        return "role"
    return None


def _is_closer_than_a_year(date: DateMention) -> bool:
    """A bare year dates a figure or a vote and is checked with those; a day or a month is asserted of its own."""
    return date.earliest is None or date.latest is None or (date.latest - date.earliest).days < 300


def _reports(text: str) -> bool:
    return any(
        text[span.start : span.end].casefold() in STRONG and THAT.match(text, span.end) is not None
        for span in words(text)
    )


def _negated(text: str) -> bool:
    """Polarity by parity: two negations in one sentence are one affirmation. A denial counts as a negation."""
    found = [text[span.start : span.end].casefold().replace("’", "'") for span in words(text)]
    return sum(word in NEGATIONS or word in DENIES or word.endswith(NEGATIVE_ENDING) for word in found) % 2 == 1


def _reaching(passage: str, wanted: frozenset[str]) -> str:
    """The passage up to the word with which it has all that it shares with the statement.

    A statement may leave off what the source's sentence goes on to say; a "not" in there turns none of its words.
    """
    left = set(wanted & _stems(passage))
    for span in words(passage):
        left.discard(name_key(passage[span.start : span.end])[:STEM])
        if not left:
            return passage[: span.end]
    return passage


def _stems(text: str) -> frozenset[str]:
    folded = (name_key(text[span.start : span.end]) for span in words(text))
    return frozenset(word[:STEM] for word in folded if word and word not in FUNCTION_WORDS)


def check(claim: FoundClaim, sources: Sequence[SourceText], context: Context) -> Check:
    """Find the passage that shares the statement's words, then compare names, dates and polarity with it."""
    payload = claim.payload
    assert isinstance(payload, Payload)  # noqa: S101 - the registry hands a kind its own claims only
    readable = [source for source in sources if source.has_prose]
    if not readable:
        return Check(unchecked=why_unchecked(sources))
    wanted = _stems(claim.text)
    if len(wanted) < SHORTEST:
        return Check(unchecked="too few words to find a passage by")
    passage, share = _nearest(wanted, readable)
    named = _stems(" ".join(payload.names))
    missing = wanted - passage.stems if passage else wanted
    if passage is None or share < ENOUGH:
        return Check(unchecked=_too_far(passage, share))
    evidence = Evidence(passage.source.id, passage.span.start, passage.span.end, passage.text)
    if _negated(_reaching(passage.text, wanted)) != payload.negated:
        message = f"{passage.source.id}: the passage with these words says the opposite (a negation differs)."
        return Check(findings=(Finding("statement.polarity", "high", message, claim.start, claim.end, evidence),))
    clash = _date_clash(claim, payload, passage)
    if clash:
        return Check(findings=(Finding("statement.date", "medium", clash, claim.start, claim.end, evidence),))
    if missing & named:
        names = [name for name in payload.names if _stems(name) & missing]
        message = f"{passage.source.id}: the passage with these words does not name {', '.join(names)}."
        return Check(findings=(Finding("statement.name", "medium", message, claim.start, claim.end, evidence),))
    if missing:
        return Check(unchecked=f"{_too_far(passage, share)}; names, dates and polarity agree")
    note = f"{passage.source.id}: one sentence has all its words; names, dates and polarity agree"
    return Check(citations=(evidence,), notes=(note,))


@functools.lru_cache(maxsize=64)
def _index(material: Material) -> tuple[tuple[frozenset[str], ...], dict[str, tuple[int, ...]]]:
    """The stems of every sentence, and the sentences of every stem: made once for a text, asked for every claim."""
    stems = tuple(_stems(material.text[span.start : span.end]) for span in material.sentences)
    places: dict[str, list[int]] = {}
    for number, sentence in enumerate(stems):
        for stem in sentence:
            places.setdefault(stem, []).append(number)
    return stems, {stem: tuple(numbers) for stem, numbers in places.items()}


def _nearest(wanted: frozenset[str], sources: Sequence[SourceText]) -> tuple[_Passage | None, float]:
    """The sentence that shares most stems; the first of equals."""
    best, most = None, 0
    for source in sources:
        stems, places = _index(source.material)
        shared = Counter(number for stem in wanted for number in places.get(stem, ()))
        number, count = min(shared.items(), key=lambda row: (-row[1], row[0]), default=(0, 0))
        if count > most:
            span = source.material.sentences[number]
            best, most = _Passage(source, span, stems[number], source.text[span.start : span.end]), count
    return best, most / len(wanted)


def _too_far(passage: _Passage | None, share: float) -> str:
    if passage is None or share < NEAR:
        return "no source has a passage with most of these words"
    return f"the nearest passage ({passage.source.id}) has {share:.0%} of its words; a person has to compare them"


def _date_clash(claim: FoundClaim, payload: Payload, passage: _Passage) -> str:
    """Full dates of both sides that share no day: the draft's and the source's words. "" where none clash.

    The same words never clash: "on Friday" is read by what stands round it, which a statement has less of.
    """
    if not payload.dates:
        return ""
    theirs = [date for date in passage.source.material.dates if passage.span.start <= date.start < passage.span.end]
    ours = Material(claim.text, published=passage.source.published).dates
    known = [date for date in theirs if date.earliest is not None and date.latest is not None]
    written = {passage.source.text[date.start : date.end].casefold() for date in theirs}
    for date in ours:
        if date.earliest is None or date.latest is None or not known:
            continue
        if claim.text[date.start : date.end].casefold() in written:
            continue
        if not any(one.earliest <= date.latest and date.earliest <= one.latest for one in known):  # type: ignore[operator]
            here = claim.text[date.start : date.end]
            there = passage.source.text[known[0].start : known[0].end]
            return f"{passage.source.id}: “{here}” here, “{there}” in the source."
    return ""
