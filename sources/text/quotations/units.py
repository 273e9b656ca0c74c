"""Units: the sentences of a paragraph seen from outside its quotations, each with the fragments it holds."""

import bisect
import re
from dataclasses import dataclass
from typing import Final

from sources.text import Span
from sources.text.lexicon import speech
from sources.text.phrases.tokens import HIDDEN, Token, tokenise
from sources.text.quotations.marks import Fragment
from sources.text.segments import split_sentences

#: How many tokens on either side of a quotation are looked at: more than a sentence has, so that the cost is linear.
WINDOW: Final = 80
_LONG_WORD: Final = 4
_HEADING: Final = 5
_CAPITALS: Final = 0.8
_AFTER: Final = re.compile(r"[\s,)\]—–-]*")
_NEXT_CAPITAL: Final = re.compile(r"\s+[^\W\d_a-z]|\s*\ufffc")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence: `piece` is its text with the quotations hidden, `tokens` lie in it, `offset` is where it begins."""

    offset: int
    piece: str
    tokens: list[Token]
    fragments: list[Fragment]
    paragraph: int

    def before(self, place: int) -> list[Token]:
        """The tokens that end at `place` of the whole text or before it, as many as a sentence may need."""
        end = bisect.bisect_right(self.tokens, place - self.offset, key=lambda token: token.end)
        return self.tokens[max(0, end - WINDOW) : end]

    def after(self, place: int) -> list[Token]:
        """The tokens that begin at `place` of the whole text or after it, as many as a sentence may need."""
        start = bisect.bisect_left(self.tokens, place - self.offset, key=lambda token: token.start)
        return self.tokens[start : start + WINDOW]

    @property
    def is_heading(self) -> bool:
        """Whether its words all have capitals, but for the small ones."""
        words = [token.text for token in self.tokens if len(token.text) >= _LONG_WORD and token.text.isalpha()]
        return len(words) >= _HEADING and sum(word[0].isupper() for word in words) > _CAPITALS * len(words)

    @property
    def end(self) -> int:
        """Where it ends in the whole text."""
        return self.offset + len(self.piece)


def cut_units(text: str, part: Span, fragments: list[Fragment], paragraph: int) -> list[Unit]:
    """The units of a paragraph. A quotation that ends in a stop ends its unit unless its speaker follows at once."""
    pieces, at = [], part.start
    for fragment in fragments:
        pieces += [text[at : fragment.open], HIDDEN * (fragment.close - fragment.open)]
        at = fragment.close
    masked = "".join([*pieces, text[at : part.end]])
    borders = sorted(
        {span.end - 0 for span in split_sentences(masked, 0, len(masked))} | _quote_ends(text, masked, part, fragments)
    )
    units: list[Unit] = []
    begin, taken = 0, 0
    for border in [*borders, len(masked)]:
        while begin < border and masked[begin].isspace():
            begin += 1
        if begin >= border:
            continue
        held = []
        while taken < len(fragments) and fragments[taken].open - part.start < border:
            held.append(fragments[taken])
            taken += 1
        piece = masked[begin:border]
        tokens = tokenise(piece, 0, len(piece))
        units.append(Unit(part.start + begin, piece, tokens, held, paragraph))
        begin = border
    return units


def _quote_ends(text: str, masked: str, part: Span, fragments: list[Fragment]) -> set[int]:
    """Ends of quotations that are also ends of sentences."""
    borders = set()
    for fragment in fragments:
        last = text[fragment.end - 1]
        place = fragment.close - part.start
        if last in "’'”\")]" and fragment.end - 2 >= fragment.start:
            last = text[fragment.end - 2]
        if last not in ".?!…" or not _NEXT_CAPITAL.match(masked, place):
            continue
        if last != "." and _speaker_follows(masked, place):
            continue
        borders.add(place)
    return borders


def _speaker_follows(masked: str, place: int) -> bool:
    """Whether a short phrase and a verb of saying come right after the quotation ("“Why?” Ann Poe asked")."""
    tokens = tokenise(" " + masked[place : place + 80].lstrip(), 0, 80)
    for at, token in enumerate(tokens[:9]):
        if token.kind == "W":
            return at > 0 and token.lower in speech.CUES
        if token.kind == "E" and 0 < at < 4 and tokens[at - 1].kind == "M" and tokens[at + 1 : at + 2]:
            return tokens[at + 1].kind in (".", ",", "Q")
        if token.kind in ("Q", ".", "?", "!", "S", "V", "X"):
            return False
    return False
