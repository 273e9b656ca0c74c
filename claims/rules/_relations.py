"""What a fact may state about other facts, by their ids."""

from dataclasses import dataclass
from typing import Literal

Change = Literal["", "gained", "lost", "rose", "fell", "doubled", "tripled", "halved", "percent"]

CHANGES: tuple[Change, ...] = ("gained", "lost", "rose", "fell", "doubled", "tripled", "halved", "percent")
#: Other words for a change, as a data desk may write them.
CHANGE_WORDS: dict[str, Change] = {
    "won": "gained",
    "increased": "rose",
    "grew": "rose",
    "dropped": "fell",
    "decreased": "fell",
    "declined": "fell",
    "shrank": "fell",
    "trebled": "tripled",
}


@dataclass(frozen=True, slots=True)
class Delta:
    """The fact is the change from one fact to another; `how` is the verb, "" where only the sign is stated."""

    from_id: str
    to_id: str
    how: Change = ""


@dataclass(frozen=True, slots=True)
class Share:
    """The fact is a part over a whole, stated with so many decimals (None: as the value is written)."""

    part: str
    whole: str
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """The fact is the whole of its parts; `closed` when the parts are all there are, so that they must add up."""

    parts: tuple[str, ...]
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Rank:
    """The fact holds a place among others by a measure; `shared` when the place is stated to be shared."""

    by: str
    among: tuple[str, ...]
    order: str = ""
    shared: bool = False


Relation = Delta | Share | Total | Rank
