"""Clauses in which the subject of the nearest verb is not the speaker: passives, asides, relative clauses, "with …"."""

from typing import Final

from sources.text.lexicon import speech
from sources.text.phrases.chunks import chunk_end, chunks
from sources.text.phrases.tokens import Token
from sources.text.quotations.cues import Attribution, is_cue, mention, phrase_at
from sources.text.quotations.units import Unit

_BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "isn't", "wasn't", "isn’t", "wasn’t"})
_THIRD: Final = frozenset({"he", "she", "they", "it"})
_PARTICIPLES: Final = frozenset({"told", "written", "held", "found", "sung"})
_NAMING: Final = frozenset({
    "called", "labeled", "labelled", "dubbed", "described", "branded", "deemed", "nicknamed", "termed",
    "characterized", "characterised", "denounced", "criticized", "criticised", "hailed",
})  # fmt: skip
_ASIDE: Final = 6  # tokens from the subject of an aside to the comma that closes it
_BACK: Final = 24  # tokens


def is_passive(tokens: list[Token], at: int) -> bool:
    """Whether the verb of saying at `at` is a passive: its subject is whom or what was spoken to or of."""
    word = tokens[at].lower
    if not (word.endswith("ed") or word in _PARTICIPLES):
        return False
    back = at - 1
    while back >= 0 and tokens[back].kind == "A":
        back -= 1
    return back >= 0 and tokens[back].lower in _BE


def find_agent(text: str, unit: Unit, before: list[Token], at: int, after: list[Token]) -> Attribution | None:
    """Who spoke, of a passive: "was asked by Ann Poe, “…”", "often called a “…” by the crews"."""
    back = at - 1
    while back >= 0 and before[back].kind == "A":
        back -= 1
    bare = before[at].lower in _NAMING and (back < 0 or before[back].kind in (",", "-", "("))
    if not bare and not is_passive(before, at):
        return None
    for tokens, by in ((before, at + 1), (after, 0)):
        if by + 1 >= len(tokens) or tokens[by].lower != "by" or tokens[by + 1].kind not in ("M", "D", "L", "N", "O"):
            continue
        end = chunk_end(tokens, by + 1, len(tokens))
        if end > by + 1:
            phrase = phrase_at(text, unit, tokens, by + 1, end)
            return Attribution(phrase, mention(unit, before[at]), "ahead.passive", "medium", "before")
    return None


def find_aside(text: str, unit: Unit, before: list[Token]) -> Attribution | None:
    """Whoever is named between commas for the whole sentence: "The pier, Poe said on Monday, is “…”"."""
    for at in range(len(before) - 2, 1, -1):
        token = before[at]
        if token.kind in (";", "?", "!"):
            return None
        if token.kind != "W" or token.lower not in speech.STRONG or token.lower.endswith("ing"):
            continue
        close = at + 1
        while close < len(before) and close - at < _ASIDE and before[close].kind in ("T", "P", "A", "D", "M", "#"):
            close += 1
        if close >= len(before) - 1 or before[close].kind != ",":
            continue
        first = at - 1
        while first > 0 and at - first < _ASIDE and before[first].kind in ("M", "D", "L", "N", "A"):
            first -= 1
        if before[first].kind != "," or first in (0, at - 1) or chunk_end(before, first + 1, at) != at:
            continue
        goes_on = before[close + 1]
        if before[first + 1].kind == "L" or goes_on.kind in ("C", "G", "Q") or goes_on.lower.endswith("ing"):
            continue
        phrase = phrase_at(text, unit, before, first + 1, at)
        return Attribution(phrase, mention(unit, token), "ahead.aside", "medium", "before")
    return None


def around_relative(before: list[Token], first: int) -> int | None:
    """The verb of saying whose subject the pronoun at `first` takes up in a clause of its own.

    "Poe said she met Vale, whom she called “…”", "Poe says the town needs what she calls “…”".
    """
    if first < 2 or before[first].lower not in _THIRD:
        return None
    link = before[first - 1]
    plain = first + 1 < len(before) and before[first + 1].lower in speech.STRONG
    joined = link.kind == "C" and before[first - 2].kind != "Q" and not (plain and before[first - 2].kind == ",")
    if link.lower not in ("whom", "which", "what") and not joined:
        return None
    for at in range(first - 2, max(-1, first - _BACK * 2), -1):
        if before[at].kind in (";", "?", "!", ":"):
            return None
        if before[at].lower in speech.STRONG and not before[at].lower.endswith("ing") and is_cue(before, at):
            return at
    return None


def carrier(before: list[Token], subject: tuple[int, int]) -> tuple[int, int]:
    """What carries the words, where the place it appears in stands nearer: "a message on Twitter reading"."""
    first = subject[0]
    if first < 3 or before[first - 1].lower not in ("on", "in", "to", "from", "for", "of"):
        return subject
    left = [pair for pair in chunks(before, max(0, first - 7), first - 1) if pair[1] == first - 1]
    if not left or before[left[-1][1] - 1].lower not in speech.VEHICLES:
        return subject
    start, end = left[-1]
    if start and before[start - 1].kind == "D":
        start -= 1
    return start, end


def _is_doing(token: Token) -> bool:
    return token.kind in ("G", "W", "L") and token.lower.endswith("ing") and len(token.lower) > 4


def find_companion(before: list[Token], at: int) -> tuple[int, int] | None:
    """The subject that "with" brings in: "The town denied it, with Ann Poe calling it “…”", "… going on to call it"."""
    for back in range(at - 2, max(-1, at - _BACK), -1):
        token = before[back]
        if token.kind in (";", "S", "R", "N", "Q", ":") or (
            token.kind in ("W", "V") and not token.lower.endswith("ing")
        ):
            return None
        if token.lower != "with":
            continue
        if back and before[back - 1].kind != ",":
            return None
        end = chunk_end(before, back + 1, at + 1)
        head = end
        while head < at and before[head].kind in ("P", "D", "M", "L") and not _is_doing(before[head]):
            head += 1
        doing = _is_doing(before[head])
        named = end > back + 1 and before[end - 1].kind in ("M", "L")
        return (back + 1, end) if named and doing else None
    return None
