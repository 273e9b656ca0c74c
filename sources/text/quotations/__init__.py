"""Quotations: what stands in quotation marks, whether it is speech, and who is said to have spoken.

No model: marks are paired by rule, speakers found by verbs of saying and the subjects they have. Offsets are code
points over the text that was passed in, half open. No text makes it raise; the cost is linear in its length.
"""

from dataclasses import dataclass, replace
from typing import Literal

from sources.text import Mention
from sources.text.flow import flowing
from sources.text.quotations.cues import Confidence
from sources.text.quotations.resolution import How as Resolution

__all__ = ["Confidence", "Kind", "Quotation", "Resolution", "find_quotations"]

Kind = Literal["direct", "mixed", "scare", "title"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """One marked fragment.

    `start`, `end`: inside the marks. `group`: the same number for the fragments of one utterance. `kind`: direct (a
    whole utterance), mixed (words quoted inside the writer's sentence), scare (no speech: distance, a term), title.
    `speaker`: who is said to have spoken, as the text names them there, or None. `resolved`: their full name where a
    rule finds one in the text, or what the text calls somebody it does not name ("a neighbour"); `resolution` says by
    which rule. `chain`: through whom the words come, outermost first, the speaker last. `cue`: the word that
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
    resolution: Resolution = ""


def find_quotations(text: str) -> list[Quotation]:
    """The marked fragments of a text in reading order."""
    from sources.text.quotations.assembly import assemble

    flow = flowing(text)
    found = assemble(flow)
    return found if flow is text else [_as_written(quotation, text) for quotation in found]


def _as_written(found: Quotation, text: str) -> Quotation:
    """The quotation with its mentions as the text has them, line ends and all."""

    def written(mention: Mention | None) -> Mention | None:
        return mention and replace(mention, text=text[mention.start : mention.end])

    chain = tuple(replace(mention, text=text[mention.start : mention.end]) for mention in found.chain)
    return replace(found, speaker=written(found.speaker), cue=written(found.cue), chain=chain)
