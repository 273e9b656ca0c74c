"""Quotations: what stands in quotation marks, whether it is speech, and who is said to have spoken.

No model: marks are paired by rule, speakers found by verbs of saying and the subjects they have. Offsets are code
points over the text that was passed in, half open. No text makes it raise; the cost is linear in its length.
"""

from dataclasses import dataclass
from typing import Literal

from sources.text import Mention
from sources.text.quotations.cues import Confidence

__all__ = ["Confidence", "Kind", "Quotation", "find_quotations"]

Kind = Literal["direct", "mixed", "scare", "title"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """One marked fragment.

    `start`, `end`: inside the marks. `group`: the same number for the fragments of one utterance. `kind`: direct (a
    whole utterance), mixed (words quoted inside the writer's sentence), scare (no speech: distance, a term), title.
    `speaker`: who is said to have spoken, as the text names them there, or None. `resolved`: their full name where a
    rule is sure of it. `chain`: through whom the words come, outermost first, the speaker last. `cue`: the word that
    brings the speech in. `rule`: which rule decided.
    """

    start: int
    end: int
    group: int
    kind: Kind
    speaker: Mention | None
    resolved: str | None
    chain: tuple[Mention, ...]
    cue: Mention | None
    confidence: Confidence
    rule: str


def find_quotations(text: str) -> list[Quotation]:
    """The marked fragments of a text in reading order."""
    from sources.text.quotations.assembly import assemble

    return assemble(text)
