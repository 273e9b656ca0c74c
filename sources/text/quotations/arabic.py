"""Attribution in Arabic: the verb of saying opens the sentence, its subject follows and nothing is capitalised."""

import re
from typing import Final

from sources.text.lexicon import reporting, speech
from sources.text.phrases.tokens import Token
from sources.text.quotations.cues import Attribution, Place, mention, phrase_at
from sources.text.quotations.units import Unit

_LONGEST: Final = 7
_LETTER: Final = re.compile("[\u0620-\u064a]")


def is_arabic(before: list[Token], after: list[Token]) -> bool:
    """Whether the words around a fragment are in Arabic script."""
    return any(_LETTER.match(token.text) for token in (*before[-9:], *after[:9]))


def find_arabic(text: str, unit: Unit, before: list[Token], after: list[Token]) -> Attribution | None:
    """The attribution of a fragment, or None; a verb without a written subject leaves the speaker open."""
    at = 0
    while at < len(after) and (after[at].kind in (",", "،", "-") or after[at].lower in reporting.ARABIC_LINKS):
        at += 1
    if at < len(after):
        found = _source(text, unit, after, at, "after")
        if found is None and after[at].lower in speech.ARABIC:
            found = _subject(text, unit, after, at, at + 1, "behind.inverted", "after")
        if found is not None:
            return found
    for at, token in enumerate(before):
        found = _source(text, unit, before, at, "before")
        if found is not None:
            return found
        if token.lower in reporting.ARABIC_STANDS and at + 2 < len(before) and before[at + 1].lower == "في":
            return _subject(text, unit, before, at, at + 2, "document", "before")
        if token.lower in speech.ARABIC:
            found = _subject(text, unit, before, at, at + 1, "ahead.verb", "before")
            return found or _opening(text, unit, before, at)
    last = len(before) - 1
    if last > 0 and before[last].kind == ":" and _end(before, 0) == last:
        phrase = phrase_at(text, unit, before, 0, last)
        return Attribution(phrase, mention(unit, before[last]), "ahead.colon", "medium", "before")
    return None


def _opening(text: str, unit: Unit, before: list[Token], at: int) -> Attribution | None:
    """The subject that stands before its verb at `at`, from the beginning of the sentence."""
    if not at or _end(before, 0) < at:
        return None
    return Attribution(
        phrase_at(text, unit, before, 0, at), mention(unit, before[at]), "ahead.verb", "medium", "before"
    )


def _source(text: str, unit: Unit, tokens: list[Token], at: int, place: Place) -> Attribution | None:
    """ "According to …"; where the preposition is written on to the name, it is left out."""
    word = tokens[at].lower
    if word in reporting.ACCORDING:
        return _subject(text, unit, tokens, at, at + 1, "according", place)
    if word not in reporting.ACCORDING_JOINED or at + 1 >= len(tokens) or tokens[at + 1].text[:1] != "ل":
        return None
    first = tokens[at + 1]
    cut = Token(first.start + 1, first.end, first.text[1:], first.lower[1:], first.kind)
    if not cut.text:
        return None
    return _subject(text, unit, [*tokens[: at + 1], cut, *tokens[at + 2 :]], at, at + 1, "according", place)


def _subject(
    text: str, unit: Unit, tokens: list[Token], cue: int, first: int, rule: str, place: Place
) -> Attribution | None:
    end = _end(tokens, first)
    if end == first:
        return None
    return Attribution(phrase_at(text, unit, tokens, first, end), mention(unit, tokens[cue]), rule, "medium", place)


def _end(tokens: list[Token], first: int) -> int:
    """Where a run of words ends that can be a name with its titles."""
    at = first
    while at < len(tokens) and at - first < _LONGEST and tokens[at].kind in ("L", "M", "W"):
        word = tokens[at].lower
        if word in reporting.ARABIC_STOPS or word in speech.ARABIC:
            break
        at += 1
    return at
