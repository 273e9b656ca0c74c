"""What a stance is: who takes which position towards which act, how surely, and through whom."""

from dataclasses import dataclass
from typing import Literal

from sources.text import Mention
from sources.text.dates import DateMention

StanceName = Literal[
    "claims_responsibility",
    "denies_responsibility",
    "denies_involvement",
    "denies_report",
    "disavows",
    "accepts_responsibility",
    "blames",
    "no_claim",
    "no_comment",
    "not_taking",
]
Mode = Literal["assertion", "report", "conjecture", "question"]


@dataclass(frozen=True, slots=True)
class Stance:
    """One position towards an act, as the text states it.

    `start` and `end` cover the cue with its object ("denied responsibility for the attack"), in code points, half
    open. `actor` is whose position it is (None: the text names nobody here), `event` the act or allegation it is
    about, `target` who is blamed or disavowed. `hedged`: the text doubts that the actor said so ("a statement said
    to be from"). `via` is the channel or the person who spoke for the actor. `mode`: `assertion` the text says so
    itself, `report` it reports another who says so, `conjecture` it is expected, possible or conditional,
    `question` it is asked.
    """

    start: int
    end: int
    actor: Mention | None
    stance: StanceName
    event: Mention | None
    target: Mention | None = None
    hedged: bool = False
    via: Mention | None = None
    date: DateMention | None = None
    mode: Mode = "assertion"
