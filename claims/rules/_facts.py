"""What the rules work on: facts, measures and the relations a fact may state to others, as read from JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, NamedTuple, cast, get_args

from claims.rules._numbers import (
    MODALITIES,
    Days,
    Interval,
    days,
    fold_key,
    fold_noun,
    is_percent,
    is_point,
    stands_for,
)
from claims.rules._reading import FactError, Reader
from claims.rules._relations import Delta, Elapsed, Rank, Relation, Share, Weekday
from sources.text.stances import StanceName

FactKind = Literal["quantity", "responsibility"]
Status = Literal["", "projection", "partial", "preliminary", "final", "corrected"]

#: Lowest to highest: a figure of a lower status gives way to one of a higher.
STATUS_ORDER: tuple[Status, ...] = ("projection", "partial", "preliminary", "final", "corrected")
STANCES = get_args(StanceName)


class Key(NamedTuple):
    """What a figure is of, folded; figures are compared only within one key.

    `derived` keeps a change, a share, a place or a time apart: it is no amount of the measure.
    """

    subject: str
    measure: str
    event: str
    place: str
    derived: str

    @property
    def complete(self) -> bool:
        """Whether subject, measure and event are said. A place need not be: it usually follows from the event."""
        return bool(self.subject and self.measure and self.event)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted: its unit, and the smallest and largest value that can be (None: no bound).

    A `cumulative` count (votes counted so far, people treated) never falls with time.
    """

    name: str
    unit: str = ""
    min: Fraction | None = None
    max: Fraction | None = None
    integer: bool = False
    cumulative: bool = False
    unknown_keys: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Measure":
        """Read a measure from JSON. Raises FactError; keys it does not know are kept in `unknown_keys`."""
        reader = Reader.of("measure", data, "name")
        name = reader.text("name")
        if not name:
            raise FactError("a measure has no name")
        low, high = reader.number("min"), reader.number("max")
        if low is not None and high is not None and low > high:
            raise reader.error("min", "is greater than max")
        flags = reader.flag("integer"), reader.flag("cumulative")
        return cls(name, reader.text("unit"), low, high, *flags, reader.unknown(_MEASURE_KEYS))


@dataclass(frozen=True, slots=True)
class Fact:
    """One stated figure (`quantity`) or stance (`responsibility`), with its key and where it comes from.

    Key of a figure: subject, measure (or unit), event, place. Dates are ISO with the precision they have ("2021-11").
    `value` is the stated number, `lo` and `hi` the exact interval it stands for, None is unbounded. A fact made with a
    value alone gets the interval of the table in `_numbers.stands_for`. Empty strings mean "not stated".
    """

    id: str
    kind: FactKind = "quantity"
    subject: str = ""
    actor: str = ""
    measure: str = ""
    value: Fraction | None = None
    lo: Fraction | None = None
    hi: Fraction | None = None
    lo_closed: bool = True
    hi_closed: bool = True
    modality: str = ""
    unit: str = ""
    event: str = ""
    as_of: str = ""
    status: Status = ""
    place: str = ""
    source: str = ""
    publisher: str = ""
    stance: str = ""
    date: str = ""
    document_date: str = ""
    worded_as_preliminary: bool = False
    relation: Relation | None = None
    unknown_keys: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.value is None or self.lo is not None or self.hi is not None:
            return
        meant = stands_for(self.value, self.modality, percent=is_percent(self.unit))
        object.__setattr__(self, "lo", meant.lo)
        object.__setattr__(self, "hi", meant.hi)
        object.__setattr__(self, "lo_closed", meant.lo_closed)
        object.__setattr__(self, "hi_closed", meant.hi_closed)

    @property
    def interval(self) -> Interval:
        """The numbers that the figure stands for."""
        return Interval(self.lo, self.hi, self.lo_closed, self.hi_closed)

    @property
    def has_figure(self) -> bool:
        """Whether there is a figure to compare: bounded on one side at least."""
        return self.lo is not None or self.hi is not None

    @property
    def comparable(self) -> bool:
        """Whether this is a figure that can contradict another: a vague one never does."""
        return self.kind == "quantity" and self.has_figure and self.modality != "vague"

    @property
    def unit_key(self) -> str:
        """The unit, folded: "seats" and "Seat", "%" and "percent" are one."""
        if is_point(self.unit):
            return "percentage point"
        return "percent" if is_percent(self.unit) else fold_noun(self.unit)

    @property
    def key(self) -> Key:
        """What the figure is of; the unit stands in for a measure that is not said."""
        relation, derived = self.relation, ""
        if isinstance(relation, Delta):
            derived = f"delta {relation.from_id} {relation.to_id} {relation.how}"
        elif isinstance(relation, Share):
            derived = f"share {relation.part} {relation.whole}"
        elif isinstance(relation, Rank) and relation.orders_only:
            derived = "rank"
        elif isinstance(relation, Elapsed | Weekday):
            derived = "time"
        measure = fold_noun(self.measure) or self.unit_key
        return Key(fold_key(self.subject), measure, fold_key(self.event), fold_key(self.place), derived)

    @property
    def line(self) -> str:
        """Whose figures these are: the publisher, else the source, folded. Figures of one line supersede each other."""
        return fold_key(self.publisher or self.source)

    @property
    def rank(self) -> int:
        """The place of the status in its order; -1 without a status."""
        return STATUS_ORDER.index(self.status) if self.status in STATUS_ORDER else -1

    @property
    def as_of_days(self) -> Days | None:
        """The days on which the figure was true or published; None when not stated."""
        return days(self.as_of)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Fact":
        """Read a fact from JSON. Raises FactError that names the fact and the key; unknown keys are never fatal."""
        reader = Reader.of("fact", data, "id")
        name = reader.identifier("id")
        kind = reader.choice("kind", ("quantity", "responsibility")) or (
            "responsibility" if data.get("stance") else "quantity"
        )
        unit, modality = reader.text("unit"), reader.choice("modality", MODALITIES)
        value, interval = reader.figure(modality, unit)
        return cls(
            id=name,
            kind=cast(FactKind, kind),
            subject=reader.text("subject"),
            actor=reader.text("actor"),
            measure=reader.text("measure"),
            value=value,
            lo=interval.lo,
            hi=interval.hi,
            lo_closed=interval.lo_closed,
            hi_closed=interval.hi_closed,
            modality=modality,
            unit=unit,
            event=reader.text("event"),
            as_of=reader.date("as_of"),
            status=cast(Status, reader.choice("status", STATUS_ORDER)),
            place=reader.text("place"),
            source=reader.text("source"),
            publisher=reader.text("publisher"),
            stance=reader.choice("stance", STANCES),
            date=reader.date("date"),
            document_date=reader.date("document_date"),
            worded_as_preliminary=reader.flag("worded_as_preliminary"),
            relation=reader.relation(),
            unknown_keys=reader.unknown(_FACT_KEYS),
        )


_MEASURE_KEYS = frozenset(("name", "unit", "min", "max", "integer", "cumulative"))
_FACT_KEYS = frozenset(name for name in Fact.__dataclass_fields__ if name != "unknown_keys")
