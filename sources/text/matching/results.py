"""What a comparison of a quotation with a text says: values only."""

from dataclasses import dataclass
from typing import Final, Literal

from sources.text import Span

Outcome = Literal[
    "exact", "typographic", "case", "editorial", "elided", "altered", "spliced", "ambiguous", "absent", "unchecked"
]
Flag = Literal[
    "negation", "number", "name", "modal", "cut_head", "cut_tail", "elision_hides", "bracket_hides",
    "crosses_speaker", "reordered", "homoglyph", "misattributed",
]  # fmt: skip
Op = Literal["insert", "delete", "replace"]
EditKind = Literal[
    "typography", "case", "punctuation", "words", "negation", "number", "name", "modal", "homoglyph",
    "numeral", "bracket", "elision", "interruption",
]  # fmt: skip

ACCEPTABLE: Final[frozenset[Outcome]] = frozenset({"exact", "typographic", "case", "editorial", "elided"})


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference between the quotation and the text.

    `op` is seen from the source: "insert" = words that only the quotation has, "delete" = words of the source that
    it leaves out, "replace" = other words. `quoted` and `source` are the original characters on either side;
    `spans` their places, first in the quotation, then in the text (empty where there is nothing). The kind "numeral" is
    one number written in two ways (17, seventeen).
    """

    op: Op
    quoted: str
    source: str
    kind: EditKind
    spans: tuple[Span, Span]


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """Whether and how a quotation stands in a text.

    `outcome` is the last rung of the ladder that was needed; `spans` the places in the text, one per fragment in
    order, with the punctuation at their ends where quotation and text have the same; `flags` name what makes the
    use of the words unsafe; `alternatives` the other places with the same words. `misattributed` is never set here:
    it needs to know who speaks.
    """

    outcome: Outcome
    spans: tuple[Span, ...] = ()
    edits: tuple[Edit, ...] = ()
    flags: frozenset[Flag] = frozenset()
    alternatives: tuple[tuple[Span, ...], ...] = ()

    @property
    def acceptable(self) -> bool:
        """Whether the text says these words and nothing warns of their use. No similarity enters into it."""
        return self.outcome in ACCEPTABLE and not self.flags
