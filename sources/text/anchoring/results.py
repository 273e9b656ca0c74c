"""What anchoring answers: values only."""

from dataclasses import dataclass
from typing import Literal

from sources.text.matching import Edit

State = Literal["exact", "relocated", "altered", "ambiguous", "orphan"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a selector's passage stands now, in code points, half open.

    `start` and `end` are None for an orphan, and the best candidate's for `ambiguous`, which a person has to confirm.
    `edits` say how the words or characters differ; a word that stood beside the passage and governs it (a negation that
    came or went) has an edit of its own, beyond the passage's words.
    """

    state: State
    start: int | None = None
    end: int | None = None
    edits: tuple[Edit, ...] = ()
