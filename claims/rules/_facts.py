"""What the rules work on: facts, measures and the relations a fact may state to others, as read from JSON."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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
    parse_days,
    parse_number,
    stands_for,
)
from claims.rules._relations import CHANGE_WORDS, CHANGES, Delta, Rank, Relation, Share, Total
from sources.text.stances import StanceName

FactKind = Literal["quantity", "responsibility"]
Status = Literal["", "projection", "partial", "preliminary", "final", "corrected"]

#: Lowest to highest: a figure of a lower status gives way to one of a higher.
STATUS_ORDER: tuple[Status, ...] = ("projection", "partial", "preliminary", "final", "corrected")
STANCES = get_args(StanceName)


class FactError(ValueError):
    """A fact or a measure cannot be read; the message names it, the key and what is wrong."""


class Key(NamedTuple):
    """What a figure is of, folded; figures are compared only within one key.

    `derived` keeps a change or a share apart: it is no amount of the measure, and comparable only with its like.
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
    """What is counted: its unit, and the smallest and largest value that can be (None: no bound)."""

    name: str
    unit: str = ""
    min: Fraction | None = None
    max: Fraction | None = None
    integer: bool = False
    unknown_keys: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Measure":
        """Read a measure from JSON. Raises FactError; keys it does not know are kept in `unknown_keys`."""
        reader = _Reader.of("measure", data, "name")
        name = reader.text("name")
        if not name:
            raise FactError("a measure has no name")
        low, high = reader.number("min"), reader.number("max")
        if low is not None and high is not None and low > high:
            raise reader.error("min", "is greater than max")
        return cls(name, reader.text("unit"), low, high, reader.flag("integer"), reader.unknown(_MEASURE_KEYS))


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
        reader = _Reader.of("fact", data, "id")
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


_MEASURE_KEYS = frozenset(("name", "unit", "min", "max", "integer"))
_FACT_KEYS = frozenset(name for name in Fact.__dataclass_fields__ if name != "unknown_keys")


class _Reader:
    """Reads the keys of one JSON object and knows how to say what is wrong with which."""

    def __init__(self, what: str, data: Mapping[str, Any], *, label: object) -> None:
        self.what, self.data, self.label = what, data, label

    @classmethod
    def of(cls, what: str, data: object, label: str) -> "_Reader":
        """A reader of one row of a JSON list, which may hold anything."""
        if not isinstance(data, Mapping):
            raise FactError(f"a {what} is an object with keys, not {type(data).__name__}: {str(data)[:60]}")
        return cls(what, data, label=data.get(label))

    def error(self, key: str, problem: object) -> FactError:
        return FactError(f"{self.what} {self.label!r}: {key}: {problem}")

    def unknown(self, known: frozenset[str]) -> tuple[str, ...]:
        return tuple(sorted(str(key) for key in self.data if key not in known))

    def identifier(self, key: str) -> str:
        raw = self.data.get(key)
        if raw is None or raw == "":
            raise FactError(f"a {self.what} has no {key}")
        return self._name(key, raw)

    def _name(self, key: str, raw: object) -> str:
        if isinstance(raw, bool) or not isinstance(raw, str | int):
            raise self.error(key, f"an id is a string or a whole number, not {type(raw).__name__}")
        return str(raw)

    def text(self, key: str) -> str:
        raw = self.data.get(key)
        if raw is None:
            return ""
        if isinstance(raw, bool) or not isinstance(raw, str | int):
            raise self.error(key, f"text is wanted, not {type(raw).__name__}")
        return str(raw).strip()

    def flag(self, key: str) -> bool:
        raw = self.data.get(key)
        if raw is None:
            return False
        if not isinstance(raw, bool):
            raise self.error(key, f"true or false is wanted, not {raw!r}")
        return raw

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        raw = self.text(key).lower()
        if raw and raw not in allowed:
            raise self.error(key, f"{raw!r} is not one of {', '.join(allowed)}")
        return raw

    def date(self, key: str) -> str:
        raw = self.data.get(key)
        written = raw.isoformat() if isinstance(raw, date) else self.text(key)
        try:
            parse_days(written)
        except ValueError as problem:
            raise self.error(key, problem) from None
        return written

    def number(self, key: str) -> Fraction | None:
        raw = self.data.get(key)
        return None if raw is None else self._exact(key, raw)[0]

    def _exact(self, key: str, raw: object) -> tuple[Fraction, int]:
        try:
            return parse_number(raw)
        except ValueError as problem:
            raise self.error(key, problem) from None

    def figure(self, modality: str, unit: str) -> tuple[Fraction | None, Interval]:
        """The value and its interval: `lo` and `hi` as given, else what the value and its modality stand for."""
        raw = self.data.get("value")
        value, decimals = (None, 0) if raw is None else self._exact("value", raw)
        lo, hi = self.number("lo"), self.number("hi")
        if lo is None and hi is None:
            if value is None:
                return None, Interval(None, None)
            return value, stands_for(value, modality, percent=is_percent(unit), decimals=decimals)
        ends = {key: self.data.get(key) is None or self.flag(key) for key in ("lo_closed", "hi_closed")}
        interval = Interval(lo, hi, ends["lo_closed"], ends["hi_closed"])
        if lo is not None and hi is not None and (lo > hi or (lo == hi and not all(ends.values()))):
            raise self.error("lo", "no number lies between lo and hi")
        return value, interval

    def relation(self) -> Relation | None:
        """Accepts {"type": "delta", "from": ...} and {"delta": {"from": ...}} alike."""
        raw = self.data.get("relation")
        if raw is None:
            return None
        if not isinstance(raw, Mapping):
            raise self.error("relation", f"an object is wanted, not {type(raw).__name__}")
        name, body = raw.get("type"), raw
        if name is None and len(raw) == 1:
            name, body = next(iter(raw.items()))
        builders: dict[object, Callable[[_Reader], Relation]] = {
            "delta": self._delta,
            "share": self._share,
            "total": self._total,
            "rank": self._rank,
        }
        if name not in builders or not isinstance(body, Mapping):
            raise self.error(
                "relation", f"one of {', '.join(map(str, builders))} is wanted, each with its keys in an object"
            )
        return builders[name](_Reader(self.what, body, label=self.label))

    def _reference(self, kind: str, key: str) -> str:
        raw = self.data.get(key)
        if raw is None or raw == "":
            raise self.error(f"relation.{kind}", f"{key!r} is missing: the id of a fact")
        return self._name(f"relation.{kind}.{key}", raw)

    def _references(self, kind: str, key: str) -> tuple[str, ...]:
        raw = self.data.get(key)
        if not isinstance(raw, list | tuple) or not raw:
            raise self.error(f"relation.{kind}", f"{key!r} is missing: a list of the ids of facts")
        return tuple(self._name(f"relation.{kind}.{key}", one) for one in raw)

    @staticmethod
    def _delta(body: "_Reader") -> Delta:
        how = body.text("how").lower()
        how = CHANGE_WORDS.get(how, how)
        if how and how not in CHANGES:
            raise body.error("relation.delta.how", f"{how!r} is not one of {', '.join((*CHANGES, *CHANGE_WORDS))}")
        return Delta(body._reference("delta", "from"), body._reference("delta", "to"), how)

    @staticmethod
    def _share(body: "_Reader") -> Share:
        decimals = body.data.get("decimals")
        if decimals is not None and (isinstance(decimals, bool) or decimals not in range(16)):
            raise body.error("relation.share.decimals", f"a whole number from 0 to 15 is wanted, not {decimals!r}")
        return Share(body._reference("share", "part"), body._reference("share", "whole"), decimals)

    @staticmethod
    def _total(body: "_Reader") -> Total:
        closed = body.data.get("closed") is None or body.flag("closed")
        return Total(body._references("total", "parts"), closed)

    @staticmethod
    def _rank(body: "_Reader") -> Rank:
        return Rank(body.text("by"), body._references("rank", "among"), body.text("order"), body.flag("shared"))
