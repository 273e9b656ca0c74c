"""Word orders that English does not have: French compound tenses and "-t-il", Turkish verbs behind the quotation."""

from typing import Final

from sources.text.lexicon import speech
from sources.text.phrases import Phrase
from sources.text.phrases.chunks import chunk_end
from sources.text.phrases.subjects import find_subject_after
from sources.text.phrases.tokens import Token
from sources.text.quotations.cues import Attribution, mention, phrase_at
from sources.text.quotations.units import Unit

_HAVE: Final = frozenset({"a", "ont", "avait", "avaient", "s'est", "s’est"})
_CLITICS: Final = ("elles", "elle", "ils", "il", "on")


def find_foreign(text: str, unit: Unit, before: list[Token], after: list[Token]) -> Attribution | None:
    """The attribution behind a fragment in French or Turkish word order, or None."""
    at = 0
    while at < len(after) and after[at].kind in (",", "-"):
        at += 1
    if at >= len(after):
        return None
    first = after[at]
    if first.lower in speech.TURKISH and first.lower not in speech.CUES:
        return _turkish(text, unit, before, after, at)
    verb, _, rest = first.lower.partition("-")
    if rest and verb in speech.FRENCH:
        return _clitic(text, unit, first, rest)
    follows = at + 1 < len(after) and after[at + 1].lower in speech.FRENCH
    if first.lower in _HAVE and follows:
        token = after[at + 1]
        subject = find_subject_after(text, unit.piece, unit.offset, token.end + unit.offset)
        if subject is not None:
            return Attribution(subject, mention(unit, token), "behind.inverted", "high", "after")
    return None


def _clitic(text: str, unit: Unit, token: Token, rest: str) -> Attribution | None:
    pronoun = next((word for word in _CLITICS if rest in (word, "t-" + word)), None)
    if pronoun is None:
        return None
    end = token.end + unit.offset
    start = end - len(pronoun)
    phrase = Phrase(start, end, text[start:end], "pronoun", start, end)
    return Attribution(phrase, mention(unit, token), "behind.inverted", "high", "after")


def _turkish(text: str, unit: Unit, before: list[Token], after: list[Token], at: int) -> Attribution | None:
    """The subject opens the sentence, or follows the verb."""
    cue = mention(unit, after[at])
    named = [token for token in before if token.kind == "M"]
    if named:
        first = before.index(named[0])
        end = chunk_end(before, first, len(before))
        if end > first:
            return Attribution(phrase_at(text, unit, before, first, end), cue, "behind.verb_last", "high", "after")
    subject = find_subject_after(text, unit.piece, unit.offset, after[at].end + unit.offset)
    return None if subject is None else Attribution(subject, cue, "behind.inverted", "high", "after")
