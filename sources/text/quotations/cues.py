"""What an attribution is, and which words bring speech in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sources.text import Mention
from sources.text.lexicon import speech
from sources.text.phrases import Phrase
from sources.text.phrases.chunks import chunk_end, make_phrase
from sources.text.phrases.tokens import Token
from sources.text.quotations.units import Unit

Confidence = Literal["high", "medium", "low"]
Place = Literal["before", "after"]

#: Verbs that are nouns too, yet not behind "to".
_INFINITIVES: Final = frozenset({"call", "label", "brand", "claim", "promise", "pledge", "demand"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker with the words that bring the speech in.

    `place`: on which side of the fragment they stand. `outer`: who passes it on, outermost first; `inner`: whose
    words the speaker in turn reports.
    """

    speaker: Phrase
    cue: Mention | None
    rule: str
    confidence: Confidence
    place: Place
    outer: tuple[Mention, ...] = ()
    inner: tuple[Mention, ...] = ()


def is_cue(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word of saying at `at` is used as a verb."""
    token = tokens[at]
    if token.kind != "W":
        return False
    if token.lower not in speech.ALSO_NOUNS or at == 0:
        return True
    if at + 1 < len(tokens) and tokens[at + 1].lower == "that" and not tokens[at - 1].possessive:
        infinitive = tokens[at - 1].lower == "to" and not token.lower.endswith("s")
        return infinitive or tokens[at - 1].kind not in ("D", "#", "P")
    before = tokens[at - 1]
    bare = not token.lower.endswith(("s", "ed", "ing"))
    if before.lower == "to" and token.lower in _INFINITIVES:
        return True
    if before.possessive or before.kind in ("D", "#", "P", "E", "L", "V", "T"):
        return False
    singular = before.kind == "M" and not before.lower.endswith("s")
    return not (bare and singular and not any(other.kind in ("C", "X") for other in tokens[max(0, at - 4) : at]))


def mention(unit: Unit, token: Token) -> Mention:
    """A token of a unit as a mention in the whole text."""
    return Mention(token.text, token.start + unit.offset, token.end + unit.offset)


def phrase_at(text: str, unit: Unit, tokens: Sequence[Token], first: int, last: int) -> Phrase:
    """The phrase of `tokens[first:last]` of a unit, with offsets of the whole text."""
    moved = [
        Token(token.start + unit.offset, token.end + unit.offset, token.text, token.lower, token.kind)
        for token in tokens[first:last]
    ]
    return make_phrase(text, moved, 0, last - first)


def according(text: str, unit: Unit, tokens: list[Token], at: int, place: Place) -> Attribution | None:
    """The source of an "according to …" at `at`."""
    first = at + 1
    if first < len(tokens) and tokens[first].lower == "to":
        first += 1
    if first >= len(tokens):
        return None
    end = chunk_end(tokens, first, len(tokens))
    if end == first:
        return None
    phrase = phrase_at(text, unit, tokens, first, end)
    return Attribution(phrase, mention(unit, tokens[at]), "according", "medium", place)
