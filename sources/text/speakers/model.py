"""What a speaker map holds: values only."""

from dataclasses import dataclass
from typing import Literal

from sources.text import Mention
from sources.text.subjects import PRONOUNS

How = Literal["quoted", "turn", "signed", "headline", "reported", "running"]
"""How a text gives words to somebody.

quoted: in marks, or set off below "She wrote:"; turn: after a label, as in a transcript; signed: a name below or behind
a dash; headline: a name, a colon and words without a verb; reported: in the writer's words ("she said that …");
running: the text's own words.
"""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the fullest name that the text leaves no doubt about ("" where it gives none), and where it says so.

    `mention` is None where the name comes from outside the text. `also` is a second reading of a pronoun: it names
    the only person of the paragraph, or the person found by the flow of the text; who is either is not accused.
    """

    name: str
    mention: Mention | None = None
    also: str = ""

    @property
    def shown(self) -> str:
        """The words to show for the speaker: as the text has it, or the name; "" for nobody known."""
        return self.mention.text if self.mention is not None else self.name

    @property
    def is_pronoun(self) -> bool:
        """Whether the text only has "she" or the like at this place."""
        return self.mention is not None and self.mention.text.strip().lower() in PRONOUNS


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of a text, in code points, half open, and who says it.

    `chain`: through whom the words come, outermost first, whoever said them last; empty where nobody is named. A chain
    that ends in a Speaker without a name says that somebody else speaks whom the text does not name there.
    `others`: names of people who surely do not say these words. `sure`: whether a wrong speaker may be called wrong.
    `weak`: the speaker is likely, not certain; another person whom the sentence names ahead of the words may be meant.
    """

    start: int
    end: int
    chain: tuple[Speaker, ...]
    how: How
    sure: bool = True
    others: tuple[str, ...] = ()
    weak: bool = False

    @property
    def speaker(self) -> Speaker | None:
        """Who said the words, None where the text names nobody."""
        return self.chain[-1] if self.chain else None
