"""What every reading of a wording needs: facts of figures, their places, what stands between two of them. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from claims.facts import Namer
from claims.figures import year_of
from claims.material import Material
from claims.rules import Fact, Relation
from sources.text import Mention, Span
from sources.text.dates import DateMention
from sources.text.quantities import Quantity
from sources.text.subjects import measure_key


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact that the draft's wording makes, and where it stands. A helper (a figure it refers to) has no place.

    `derived` is the figure that follows from others where the fact holds: "65 percent" of a fall from 48 to 17.
    """

    fact: Fact
    place: Mention | None = None
    derived: Span | None = None


class Draft:
    """A draft with its figures and the facts of its claims; it numbers the facts that its wordings make."""

    def __init__(self, material: Material, names: Namer, facts: Sequence[Fact]) -> None:
        self.material, self.names, self.facts = material, names, facts
        self.text = material.text
        self.own = [one for one in material.quantities if not material.in_direct_speech(Span(one.start, one.end))]
        self.count = 0

    def fact(self, one: Quantity | None, relation: Relation | None = None, **more: str) -> Fact:
        """The fact of a figure (None: of none), with a relation; `more` are text fields that go before the figure's."""
        self.count += 1
        fact = Fact(id=f"r{self.count}", relation=relation, **more)  # type: ignore[arg-type]  # only text fields
        if one is None:
            return fact
        return replace(
            fact,
            measure=more.get("measure", measure_key(one.unit)),
            unit=more.get("unit", one.unit),
            value=one.value,
            lo=one.lo,
            hi=one.hi,
            lo_closed=one.lo_closed,
            hi_closed=one.hi_closed,
            modality=one.modality,
        )

    def place(self, start: int, end: int) -> Mention:
        """A stretch of the draft."""
        return Mention(self.text[start:end], start, end)

    def between(self, one: Quantity, other: Quantity, pattern: re.Pattern[str]) -> bool:
        """Whether what stands between two figures is all of the pattern."""
        return 0 <= other.start - one.end <= 80 and pattern.fullmatch(self.text, one.end, other.start) is not None

    def year(self, span: Span) -> str:
        """The year that a stretch is about, "" for none."""
        place = replace(NOWHERE, start=span.start, end=span.end)
        return year_of(self.material, place)[0]


NOWHERE: Final = Quantity(0, 0, "", None, None, None, True, True, "ordinal", "", "exact")
LEVELS = frozenset(("count", "percent", "money", "zero"))


def exact(one: Quantity, kind: str) -> bool:
    """Whether a figure is of a kind and stated without a hedge; percentage points are no percentages."""
    return one.kind == kind and one.modality == "exact" and one.value is not None and not points(one)


def points(one: Quantity) -> bool:
    """Whether a figure is in percentage points."""
    return one.unit == "percentage point"


def one_day(date: DateMention) -> bool:
    """Whether a date names one day."""
    return date.earliest is not None and date.earliest == date.latest
