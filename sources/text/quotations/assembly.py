"""From fragments to quotations: own attribution first, then what neighbours lend."""

import itertools
from dataclasses import dataclass

from sources.text import Mention
from sources.text.phrases import Phrase
from sources.text.phrases.subjects import subject_index
from sources.text.quotations import Kind, Quotation
from sources.text.quotations.attribution import attribute
from sources.text.quotations.cues import Attribution, Confidence, is_cue, phrase_at
from sources.text.quotations.grading import grade_lent, grade_own
from sources.text.quotations.kinds import classify
from sources.text.quotations.marks import Fragment, find_fragments
from sources.text.quotations.resolution import Resolved, Resolver
from sources.text.quotations.units import WINDOW, Unit, cut_units
from sources.text.segments import paragraphs


@dataclass(slots=True)
class _Found:
    fragment: Fragment
    unit: Unit
    own: Attribution | None
    kind: Kind
    speaker: Phrase | None = None
    cue: Mention | None = None
    confidence: Confidence = "low"
    rule: str = "none"
    group: int = -1
    lender: "_Found | None" = None


def assemble(text: str) -> list[Quotation]:
    """Does the work of `find_quotations`."""
    parts = paragraphs(text)
    fragments = find_fragments(text, parts)
    if not any(fragments):
        return []
    units = [cut_units(text, part, held, at) for at, (part, held) in enumerate(zip(parts, fragments, strict=True))]
    found: list[list[_Found]] = []
    for paragraph in units:
        row: list[_Found] = []
        for unit in paragraph:
            earlier: Kind | None = None
            for fragment in unit.fragments:
                own = attribute(text, unit, fragment)
                earlier = classify(text, unit, fragment, own, earlier)
                row.append(_Found(fragment, unit, own, earlier))
        found.append(row)
    lend(text, units, found)
    number_groups(text, found)
    resolver = Resolver(units)
    quotations: list[Quotation] = []
    for item in (item for row in found for item in row):
        spoken = item.kind in ("direct", "mixed")
        resolved = resolver.resolve(item.speaker, item.fragment.start) if spoken and item.speaker is not None else None
        quotations.append(_quotation(item, resolved))
    return quotations


def _quotation(item: _Found, resolved: Resolved | None) -> Quotation:
    speech_kind = item.kind in ("direct", "mixed")
    speaker = item.speaker if speech_kind else None
    mention = None if speaker is None else speaker.mention
    return Quotation(
        start=item.fragment.start,
        end=item.fragment.end,
        group=item.group,
        kind=item.kind,
        speaker=mention,
        resolved=None if resolved is None else resolved.name,
        resolution="" if resolved is None else resolved.how,
        chain=_chain(item, mention),
        cue=item.cue if speech_kind else None,
        confidence=item.confidence if speech_kind else "medium",
        rule=item.rule if speech_kind else item.kind,
    )


def _chain(item: _Found, mention: Mention | None) -> tuple[Mention, ...]:
    if mention is None:
        return ()
    own = item.own
    return (mention,) if own is None else (*own.outer, mention, *own.inner)


def lend(text: str, units: list[list[Unit]], found: list[list[_Found]]) -> None:
    """Gives each fragment its own attribution, or that of a neighbour."""
    previous: _Found | None = None
    for at, row in enumerate(found):
        spoken = [item for item in row if item.kind in ("direct", "mixed")]
        for item in spoken:
            if item.own is not None:
                sure = grade_own(item.unit, item.fragment, item.kind, item.own)
                _take(item, item.own.speaker, item.own.cue, item.own.rule, sure)
        for place, item in enumerate(spoken):
            if item.speaker is None:
                _borrow(text, units, at, spoken, place, item, previous)
        previous = next((item for item in reversed(spoken) if item.speaker is not None), previous)


def _take(item: _Found, speaker: Phrase, cue: Mention | None, rule: str, confidence: Confidence) -> None:
    item.speaker, item.cue, item.rule, item.confidence = speaker, cue, rule, confidence


def _borrow(
    text: str, units: list[list[Unit]], at: int, spoken: list[_Found], place: int, item: _Found, previous: _Found | None
) -> None:
    if place and spoken[place - 1].speaker is not None:
        _from(item, spoken[place - 1], "lent.same_paragraph")
        return
    introduced = _introduced(text, units, at, item.unit)
    if introduced is not None:
        _take(item, introduced[0], introduced[1], "lent.sentence_before", "low")
        return
    later = next((other for other in spoken[place + 1 :] if other.speaker is not None), None)
    if later is not None and later.own is not None:
        _from(item, later, "lent.later")
        return
    subject = _subject_above(text, units, at, previous)
    if subject is not None:
        _take(item, *subject, "lent.subject_above", "low")
    elif previous is not None:
        _from(item, previous, "lent.floating")


def _from(item: _Found, other: _Found, rule: str) -> None:
    assert other.speaker is not None  # noqa: S101 - callers look first
    item.lender = other
    sure = grade_lent(rule, item.kind, item.fragment, other.cue, other.confidence)
    _take(item, other.speaker, other.cue, rule, sure)


def _introduced(text: str, units: list[list[Unit]], at: int, unit: Unit) -> tuple[Phrase, Mention] | None:
    """The subject of a sentence without a quotation right before, if it speaks or ends in a colon."""
    row = units[at]
    place = row.index(unit)
    before = row[place - 1] if place else (units[at - 1][-1] if at and units[at - 1] else None)
    if before is None or before.fragments:
        return None
    colon = before.piece.rstrip().endswith(":")
    if not place and not colon:
        return None
    tokens = before.tokens[-WINDOW:]
    spoken = (cue for cue in range(len(tokens) - 1, -1, -1) if is_cue(tokens, cue))
    other = (cue for cue in range(len(tokens) - 1, -1, -1) if tokens[cue].kind in ("V", "E", "X"))
    for cue in itertools.chain(spoken, other):
        subject = subject_index(tokens[:cue], tokens[cue].lower.endswith("ing"))
        if subject is not None:
            token = tokens[cue]
            cue_mention = Mention(token.text, token.start + before.offset, token.end + before.offset)
            return phrase_at(text, before, tokens, *subject), cue_mention
    return None


def _subject_above(
    text: str, units: list[list[Unit]], at: int, previous: _Found | None
) -> tuple[Phrase, Mention] | None:
    """The named subject of the paragraph above, where nobody is quoted in it."""
    if not at or (previous is not None and previous.unit.paragraph >= at - 1):
        return None
    row = units[at - 1]
    if any(unit.fragments for unit in row) or len(row) > 4:
        return None
    for unit in reversed(row):
        tokens = unit.tokens[:WINDOW]
        for cue in range(1, len(tokens)):
            if tokens[cue].kind not in ("V", "W", "E", "X"):
                continue
            subject = subject_index(tokens[:cue])
            if subject is None:
                continue
            phrase = phrase_at(text, unit, tokens, *subject)
            verb = Mention(tokens[cue].text, tokens[cue].start + unit.offset, tokens[cue].end + unit.offset)
            if phrase.kind == "name" or phrase.text.lower() in ("he", "she"):
                return phrase, verb
            break
    return None


def number_groups(text: str, found: list[list[_Found]]) -> None:
    """One number for the fragments of one utterance: halves around a "she said", paragraphs that continue."""
    number = -1
    last: _Found | None = None
    for row in found:
        for item in row:
            joined = last is not None and (
                item.fragment.continues
                or (
                    item.unit.paragraph == last.unit.paragraph
                    and item.kind == last.kind == "direct"
                    and item.speaker is not None
                    and item.speaker == last.speaker
                    and (item.rule == "lent.same_paragraph" or item.unit is last.unit)
                )
            )
            number += not joined
            item.group = number
            last = item
