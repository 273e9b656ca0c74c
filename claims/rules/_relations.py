"""What a fact may state about other facts, by their ids."""

from dataclasses import dataclass
from fractions import Fraction
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


DIRECTIONS = frozenset(("", "asc", "desc", "ascending", "descending"))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Delta:
    """The fact is the change from one fact to another; `how` is the verb, "" where only the sign is stated."""

    from_id: str
    to_id: str
    how: Change = ""


@dataclass(frozen=True, slots=True)
class Share:
    """The fact is a part over a whole, stated with so many decimals (None: as the value is written).

    Where the part is not stated (""), a whole of countable things still has only so many shares that can be.
    """

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
    """The fact holds a place among others; `shared` when the place is stated to be shared.

    The place is the fact's value ("second" = 2), or the word of `order` ("largest", "second"), else the first. `order`
    "asc" counts from the least. `by` names the fact with its own figure, or what is counted: then the own figure is
    that of its subject among the others.
    """

    by: str
    among: tuple[str, ...]
    order: str = ""
    shared: bool = False

    @property
    def orders_only(self) -> bool:
        """Whether `order` says no more than the direction, so that the fact's own number is the place."""
        return self.order.casefold() in DIRECTIONS


@dataclass(frozen=True, slots=True)
class Majority:
    """The fact is more than half of a whole, or at least another `share` of it; `least`: it is the smallest that is."""

    whole: str
    share: Fraction = Fraction(1, 2)
    least: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """The fact counts the items that are listed with it; an `open` list ("among them") need not hold them all."""

    items: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The fact is the time from one date to another, in its unit (day, week, month, year), in whole ones.

    Dates are ISO, with the precision they have. An age is the years from a birth.
    """

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Weekday:
    """The fact's `date` is said to be this day of the week (its English name)."""

    day: str


Relation = Delta | Share | Total | Rank | Majority | Listing | Elapsed | Weekday
