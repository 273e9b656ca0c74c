"""Reads facts, measures and relations from the objects of a JSON file, and says what is wrong with which key."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from claims.rules._numbers import Interval, is_percent, parse_days, parse_number, stands_for
from claims.rules._relations import (
    CHANGE_WORDS,
    CHANGES,
    WEEKDAYS,
    Delta,
    Elapsed,
    Listing,
    Majority,
    Rank,
    Relation,
    Share,
    Total,
    Weekday,
)


class FactError(ValueError):
    """A fact or a measure cannot be read; the message names it, the key and what is wrong."""


class Reader:
    """Reads the keys of one JSON object and knows how to say what is wrong with which."""

    def __init__(self, what: str, data: Mapping[str, Any], *, label: object) -> None:
        self.what, self.data, self.label = what, data, label

    @classmethod
    def of(cls, what: str, data: object, label: str) -> "Reader":
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
        builders: dict[object, Callable[[Reader], Relation]] = {
            "delta": self._delta,
            "share": self._share,
            "total": self._total,
            "rank": self._rank,
            "majority": self._majority,
            "listing": self._listing,
            "elapsed": self._elapsed,
            "weekday": self._weekday,
        }
        if name not in builders or not isinstance(body, Mapping):
            raise self.error(
                "relation", f"one of {', '.join(map(str, builders))} is wanted, each with its keys in an object"
            )
        return builders[name](Reader(self.what, body, label=self.label))

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
    def _delta(body: "Reader") -> Delta:
        how = body.text("how").lower()
        how = CHANGE_WORDS.get(how, how)
        if how and how not in CHANGES:
            raise body.error("relation.delta.how", f"{how!r} is not one of {', '.join((*CHANGES, *CHANGE_WORDS))}")
        return Delta(body._reference("delta", "from"), body._reference("delta", "to"), how)

    @staticmethod
    def _share(body: "Reader") -> Share:
        decimals = body.data.get("decimals")
        if decimals is not None and (isinstance(decimals, bool) or decimals not in range(16)):
            raise body.error("relation.share.decimals", f"a whole number from 0 to 15 is wanted, not {decimals!r}")
        part = body._reference("share", "part") if body.data.get("part") not in (None, "") else ""
        return Share(part, body._reference("share", "whole"), decimals)

    @staticmethod
    def _total(body: "Reader") -> Total:
        closed = body.data.get("closed") is None or body.flag("closed")
        return Total(body._references("total", "parts"), closed)

    @staticmethod
    def _rank(body: "Reader") -> Rank:
        return Rank(body.text("by"), body._references("rank", "among"), body.text("order"), body.flag("shared"))

    @staticmethod
    def _majority(body: "Reader") -> Majority:
        share = body.number("share")
        if share is not None and not 0 < share < 1:
            raise body.error("relation.majority.share", f"a part between 0 and 1 is wanted, not {share}")
        half = Fraction(1, 2) if share is None else share
        return Majority(body._reference("majority", "of"), half, body.flag("least"))

    @staticmethod
    def _listing(body: "Reader") -> Listing:
        items = body.data.get("items")
        if not isinstance(items, list | tuple) or not all(isinstance(one, str) for one in items):
            raise body.error("relation.listing", "'items' is missing: a list of names")
        return Listing(tuple(items), body.flag("open"))

    @staticmethod
    def _elapsed(body: "Reader") -> Elapsed:
        start, end = body.date("from"), body.date("to")
        if not start or not end:
            raise body.error("relation.elapsed", "'from' and 'to' are needed: two dates")
        return Elapsed(start, end)

    @staticmethod
    def _weekday(body: "Reader") -> Weekday:
        day = body.text("day").capitalize()
        if day not in WEEKDAYS:
            raise body.error("relation.weekday.day", f"{day!r} is no day of the week")
        return Weekday(day)
