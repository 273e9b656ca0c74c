"""Noun phrases out of tokens: where one begins, where it ends, and which of its words is the head."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from sources.text import Mention
from sources.text.lexicon import given, grammar, places, speech
from sources.text.phrases.tokens import Token

PhraseKind = Literal["name", "common", "pronoun"]

_NOUN_ENDINGS: Final = ("er", "or", "ers", "ors", "ist", "ists", "ian", "ians", "man", "men", "woman", "tion", "ment",
                        "ship", "ity", "ism", "ant", "ents", "ee", "ees", "eur", "ies", "cy", "house")  # fmt: skip
_INSIDE_NAMES: Final = frozenset({"of", "for", "&", "de", "du"})
_NO_PLACES: Final = grammar.TITLES | grammar.ROLES | given.PERSON_NOUNS | {"democratic", "conservative", "liberal"}
_SHORT_TITLES: Final = frozenset({"sen.", "rep.", "gov.", "mr.", "mrs.", "ms.", "dr."})
_NOT_NOUNS: Final = frozenset({"whether", "over", "other", "however", "another", "either", "neither", "rather", "for"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: `text` is `whole[start:end]`; `head_start`, `head_end` bound its head.

    The head of a name is the name with the titles written right before it ("the ministry's spokesman Ali Hassan":
    "Ali Hassan"; "Dr. Lena Vogt": all of it); the head of a common phrase is its last noun.
    """

    start: int
    end: int
    text: str
    kind: PhraseKind
    head_start: int
    head_end: int

    @property
    def mention(self) -> Mention:
        """What to show: of a described name only the name, of anything else the whole phrase."""
        if self.kind == "name" and self.head_start > self.start:
            return Mention(
                self.text[self.head_start - self.start : self.head_end - self.start], self.head_start, self.head_end
            )
        return Mention(self.text, self.start, self.end)


def chunk_end(tokens: list[Token], first: int, limit: int) -> int:
    """The index after the noun phrase that begins at `first`; `first` itself where none does."""
    kind = tokens[first].kind
    if kind == "N":
        return first + 1
    limit = _title_start(tokens, first, _place_end(tokens, first, limit))
    at = first
    while at < limit:
        if not _continues(tokens, first, at, limit):
            break
        at += 1
    while (
        at > first
        and tokens[at - 1].kind in ("D", "A", "T", "G", "E")
        and not (tokens[at - 1].kind == "D" and tokens[at - 1].lower in grammar.SUBJECT_PRONOUNS and at - first == 1)
    ):
        at -= 1
    if at > first and all(token.kind in ("#", "D") for token in tokens[first:at]):
        pronoun = tokens[at - 1].lower in grammar.SUBJECT_PRONOUNS and at - first == 1
        return at if pronoun and not (at < limit and tokens[at].kind == "T") else first
    return at


def _place_end(tokens: list[Token], first: int, limit: int) -> int:
    """Where a place behind "in" ends before a person's name that follows at once: "in Bremen Ada Brandt said"."""
    if not first or tokens[first].kind != "M" or tokens[first - 1].lower not in ("in", "at", "near", "outside"):
        return limit
    for at in range(first + 1, limit - 1):
        left, word, right = tokens[at - 1], tokens[at].lower, tokens[at + 1]
        if tokens[at].kind != "M" or left.possessive or left.lower in _NO_PLACES:
            return limit
        named = (word in given.FEMALE or word in given.MALE) and right.kind == "M"
        if named and right.lower not in given.NO_PERSON and left.lower.strip(".") not in places.OPENING:
            return at
    return limit


def _title_start(tokens: list[Token], first: int, limit: int) -> int:
    """Where a noun behind "in" or "at" ends before a titled name: "at the state party convention Sen. Ann Poe said"."""
    if not first or tokens[first - 1].lower not in ("in", "at", "near", "outside"):
        return limit
    for at in range(first + 1, min(limit, first + 8) - 1):
        if tokens[at].lower in _SHORT_TITLES and tokens[at - 1].kind == "L" and tokens[at + 1].kind == "M":
            return at
    return limit


def _continues(tokens: list[Token], first: int, at: int, limit: int) -> bool:
    token, before = tokens[at], tokens[at - 1] if at > first else None
    kind = token.kind
    if before is None:
        return kind in ("D", "M", "L", "#", "E", "G") or (kind == "A" and at + 1 < limit and tokens[at + 1].kind == "#")
    if kind == "D":
        return before.kind == "D" or before.lower in ("all", "both", "half")
    if kind == "M":
        return True
    after = tokens[at + 1] if at + 1 < limit else None
    if kind == "L":
        return before.kind != "M" or before.possessive or "-" in before.text or _noun_like(token, after)
    if kind == "#":
        return before.kind in ("D", "M", "A", "T")
    if kind in ("E", "G", "A", "T", "V"):
        opens = before.kind in ("D", "#") or before.possessive
        return opens and after is not None and after.kind in ("L", "M", "E", "W", "G", "#")
    if kind == "W":
        return token.lower in speech.ALSO_NOUNS and (before.kind in ("D", "#") or before.possessive)
    if kind in ("C", "P", "&"):
        return _joins(tokens, first, at, limit)
    return False


def _noun_like(token: Token, after: Token | None) -> bool:
    """Whether a small word right after a name goes on with it ("Senate candidate", "Oilers head coach Ann Poe")."""
    word = token.lower.split("-")[-1]
    if word in grammar.ROLES or word.rstrip("s") in grammar.ROLES:
        return True
    if word in _NOT_NOUNS or len(word) < 3:
        return False
    return word.endswith(_NOUN_ENDINGS) or (after is not None and after.kind in ("M", "L") and not word.endswith("s"))


def _joins(tokens: list[Token], first: int, at: int, limit: int) -> bool:
    """Whether "of" or "and" at `at` stands inside a name: "State of Law", "Heart and Stroke manager"."""
    if tokens[at - 1].kind != "M" or tokens[at - 1].possessive or at + 1 >= limit:
        return False
    word, after = tokens[at].lower, at + 1
    if word == "of":
        if tokens[after].kind == "D" and tokens[after].lower == "the" and after + 1 < limit:
            after += 1
        return tokens[after].kind == "M"
    if word in ("and", "&") and tokens[after].kind == "M":
        while after < limit and tokens[after].kind == "M":
            after += 1
        return word == "&" or (after < limit and tokens[after].kind == "L" and _noun_like(tokens[after], None))
    return word in ("for", "de", "du") and tokens[after].kind == "M" and at - first == 1


def make_phrase(text: str, tokens: list[Token], first: int, last: int) -> Phrase:
    """The phrase of `tokens[first:last]`, which is not empty."""
    head, kind = _head(tokens, first, last)
    start, end = tokens[first].start, tokens[last - 1].end
    if last - first == 1 and tokens[first].lower in grammar.CONTRACTED:
        end = start + min(tokens[first].text.replace("’", "'").index("'"), end - start)
    elif tokens[last - 1].possessive and len(tokens[last - 1].text) > 2:
        end -= 2 if text[end - 1] in "sS" else 1
    return Phrase(start, end, text[start:end], kind, tokens[head].start, end)


def _head(tokens: list[Token], first: int, last: int) -> tuple[int, PhraseKind]:
    final = tokens[last - 1]
    if last - first == 1 and final.kind in ("N", "D", "A"):
        return first, "pronoun"
    if final.kind != "M":
        return last - 1, "common"
    if last - first == 1 and final.lower in grammar.ROLES:
        return first, "common"
    if last - first == 2 and tokens[first].lower in grammar.GERMAN_DETERMINERS:
        return first + 1, "common"
    head = last - 1
    while head > first and (
        (tokens[head - 1].kind == "M" and not tokens[head - 1].possessive)
        or (head - 2 >= first and tokens[head - 1].lower in _INSIDE_NAMES and tokens[head - 2].kind == "M")
        or (head - 3 >= first and tokens[head - 1].lower == "the" and tokens[head - 2].lower == "of")
    ):
        head -= 1
    if head == first + 1 and tokens[first].kind == "D" and tokens[first].lower == "the":
        head = first
    return head, "name"


def chunks(tokens: list[Token], first: int, limit: int) -> Iterator[tuple[int, int]]:
    """The noun phrases of `tokens[first:limit]`, left to right, as index pairs."""
    at = first
    while at < limit:
        starts = tokens[at].kind in ("N", "D", "M", "#", "A") or (
            tokens[at].kind == "L" and not _verb_place(tokens, at)
        )
        end = chunk_end(tokens, at, limit) if starts else at
        if end > at:
            yield at, end
            at = end
        else:
            at += 1


def _verb_place(tokens: list[Token], at: int) -> bool:
    """Whether the small word at `at` stands where a verb must: after an auxiliary, "to" or a subject pronoun."""
    before = at - 1
    while before >= 0 and tokens[before].kind == "A":
        before -= 1
    return before >= 0 and (tokens[before].kind in ("X", "N") or tokens[before].lower == "to")
