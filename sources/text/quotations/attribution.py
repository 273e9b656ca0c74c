"""Who a fragment belongs to, as far as its own sentence says it."""

from dataclasses import dataclass
from typing import Final, Literal

from sources.text import Mention
from sources.text.lexicon import grammar, speech
from sources.text.phrases import Phrase
from sources.text.phrases.chunks import chunk_end, make_phrase
from sources.text.phrases.subjects import find_subject_after, subject_index
from sources.text.phrases.tokens import Token
from sources.text.quotations.marks import Fragment
from sources.text.quotations.units import Unit

Confidence = Literal["high", "medium", "low"]

_STOPS: Final = frozenset(";:.?!…")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker with the words that bring the speech in. `place` says on which side of the fragment they stand."""

    speaker: Phrase | None
    cue: Mention | None
    rule: str
    confidence: Confidence
    place: Literal["before", "after"]
    outer: tuple[Mention, ...] = ()


def attribute(text: str, unit: Unit, fragment: Fragment) -> Attribution | None:
    """The attribution that stands in the fragment's own sentence, or None."""
    open_at, close_at = fragment.open - unit.offset, fragment.close - unit.offset
    before = [token for token in unit.tokens if token.end <= open_at]
    after = [token for token in unit.tokens if token.start >= close_at]
    comma = _ends_open(text, fragment, after)
    behind = _behind(text, unit, after, comma)
    if behind is not None and (comma or not before):
        return behind
    ahead = _ahead(text, unit, before)
    if ahead is not None and (behind is None or ahead.confidence != "low"):
        return ahead
    return behind or ahead


def _ends_open(text: str, fragment: Fragment, after: list[Token]) -> bool:
    """Whether the fragment ends as one does before "…, she said": in a comma, a question, or before a comma."""
    last = text[fragment.end - 1]
    if last in "’'\"”" and fragment.end - 2 >= fragment.start:
        last = text[fragment.end - 2]
    return last in ",?!—–-…،" or bool(after and after[0].kind in (",", "-", "،"))


def _mention(unit: Unit, token: Token) -> Mention:
    return Mention(token.text, token.start + unit.offset, token.end + unit.offset)


def phrase_at(text: str, unit: Unit, tokens: list[Token], first: int, last: int) -> Phrase:
    """The phrase of `tokens[first:last]` of a unit, with offsets of the whole text."""
    moved = [
        Token(token.start + unit.offset, token.end + unit.offset, token.text, token.lower, token.kind)
        for token in tokens[first:last]
    ]
    return make_phrase(text, moved, 0, last - first)


def is_cue(tokens: list[Token], at: int) -> bool:
    """Whether the word of saying at `at` is used as a verb."""
    token = tokens[at]
    if token.kind != "W":
        return False
    if token.lower not in speech.ALSO_NOUNS or at == 0:
        return True
    before = tokens[at - 1]
    return not (before.possessive or before.kind in ("D", "#", "P", "E", "L", "V"))


def _behind(text: str, unit: Unit, after: list[Token], comma: bool) -> Attribution | None:
    """The attribution right behind a fragment."""
    at = 0
    while at < len(after) and (
        after[at].kind in (",", "-", "A", ")", "،") or (at < 3 and after[at].lower in ("and", "as"))
    ):
        at += 1
    if at >= len(after):
        return None
    first = after[at]
    if first.lower in speech.ACCORDING:
        return _according(text, unit, after, at, "after")
    if first.kind == "W" and is_cue(after, at):
        subject = find_subject_after(text, unit.piece, unit.offset, first.end + unit.offset)
        if subject is not None:
            strong = first.lower in speech.STRONG
            return Attribution(
                subject, _mention(unit, first), "behind.inverted", "high" if strong else "medium", "after"
            )
        return None
    if first.kind not in ("N", "M", "D", "L", "#", "E", "G"):
        return None
    return _behind_subject(text, unit, after, at, comma)


def _behind_subject(text: str, unit: Unit, after: list[Token], at: int, comma: bool) -> Attribution | None:
    limit = next((i for i in range(at, len(after)) if after[i].kind in ("Q", ";", "S", ".", ":")), len(after))
    if limit < len(after) and after[limit].lower in ("as", "since", "before", "after"):
        limit = len(after)
    end = chunk_end(after, at, limit)
    for cue in range(max(end, at + 1), limit):
        token = after[cue]
        if token.kind == "W" and is_cue(after, cue):
            found = subject_index(after[at:cue])
            if found is None or found[0] > 1:
                return None
            strong = token.lower in speech.STRONG
            sure: Confidence = "high" if strong and comma else "medium"
            phrase = phrase_at(text, unit, after, at + found[0], at + found[1])
            return Attribution(phrase, _mention(unit, token), "behind.subject", sure, "after")
        if token.kind in ("V", "E", "X") and cue == end and comma:
            follows = [other for other in after[cue : cue + 4] if other.kind == "W"]
            if follows:
                continue
            if token.kind == "X" and end - at == 1 and after[at].kind == "N" and after[at].lower != "he":
                pass
            phrase = phrase_at(text, unit, after, at, end)
            return Attribution(phrase, _mention(unit, token), "behind.open", "low", "after")
    if comma and end > at and end >= limit - 1 and after[at].kind == "M" and (at and after[at - 1].kind == "-"):
        return Attribution(phrase_at(text, unit, after, at, end), None, "behind.dash", "medium", "after")
    return None


def _according(
    text: str, unit: Unit, tokens: list[Token], at: int, place: Literal["before", "after"]
) -> Attribution | None:
    first = at + 1
    if first < len(tokens) and tokens[first].lower == "to":
        first += 1
    if first >= len(tokens):
        return None
    end = chunk_end(tokens, first, len(tokens))
    if end == first:
        return None
    phrase = phrase_at(text, unit, tokens, first, end)
    return Attribution(phrase, _mention(unit, tokens[at]), "according", "medium", place)


def _ahead(text: str, unit: Unit, before: list[Token]) -> Attribution | None:
    """The attribution in the words ahead of a fragment."""
    if not before:
        return None
    found: Attribution | None = None
    for at in range(len(before) - 1, -1, -1):
        token = before[at]
        if token.kind in ("?", "!") or (token.kind == ";" and found is None):
            break
        if not is_cue(before, at):
            continue
        subject = subject_index(before[:at], token.lower.endswith("ing"))
        if subject is None:
            if at == 0 or before[at - 1].kind == "Q" or before[at - 1].kind == ",":
                after = find_subject_after(text, unit.piece, unit.offset, token.end + unit.offset)
                if after is not None and after.end <= before[-1].end + unit.offset:
                    return Attribution(after, _mention(unit, token), "ahead.inverted", "medium", "before")
            continue
        phrase = phrase_at(text, unit, before, *subject)
        near = at >= len(before) - 3 or before[-1].kind in (":", ",")
        sure: Confidence = "high" if near and token.lower in speech.STRONG else "medium"
        found = Attribution(phrase, _mention(unit, token), "ahead.verb", sure, "before")
        break
    if found is None:
        for at, token in enumerate(before):
            if token.lower in speech.ACCORDING and at + 1 < len(before) and before[at + 1].lower == "to":
                return _according(text, unit, before, at, "before")
        return _ahead_other(text, unit, before)
    return found


def _ahead_other(text: str, unit: Unit, before: list[Token]) -> Attribution | None:
    """A name and a colon, or the subject of whatever verb the sentence has."""
    last = len(before) - 1
    if before[last].kind == ":":
        end = chunk_end(before, 0, last)
        if end == last and before[0].kind in ("M", "D", "L"):
            return Attribution(
                phrase_at(text, unit, before, 0, end), _mention(unit, before[last]), "ahead.colon", "medium", "before"
            )
    for at in range(last, -1, -1):
        token = before[at]
        if token.kind in ("V", "E", "X") or (token.kind == "L" and at and before[at - 1].kind in ("N", "M")):
            subject = subject_index(before[:at])
            if subject is not None:
                return Attribution(
                    phrase_at(text, unit, before, *subject), _mention(unit, token), "ahead.open", "low", "before"
                )
    return None


def is_personal(phrase: Phrase) -> bool:
    """Whether the phrase is a personal pronoun."""
    return phrase.text.lower() in grammar.PERSONAL
