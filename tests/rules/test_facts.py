"""Facts and measures read from JSON: exact numbers, the interval table, clear errors."""

import json
from fractions import Fraction

import pytest

from claims.rules import Delta, Fact, FactError, Interval, Measure, Rank, Share, Total


def test_every_key_is_read() -> None:
    fact = Fact.from_dict(
        json.loads(
            """{"id": "f1", "kind": "quantity", "subject": "Harbour List", "actor": null, "measure": "seats",
            "value": 41, "modality": "exact", "unit": "seat", "event": 2031, "as_of": "2031-05-04",
            "status": "final", "place": "Norland", "source": "results.csv", "publisher": "The Courier",
            "document_date": "2031-05", "worded_as_preliminary": true, "colour": "blue", "a": 1}"""
        )
    )
    assert (fact.id, fact.subject, fact.actor, fact.measure) == ("f1", "Harbour List", "", "seats")
    assert (fact.value, fact.lo, fact.hi, fact.lo_closed, fact.hi_closed) == (41, 41, 41, True, True)
    assert (fact.event, fact.as_of, fact.status, fact.place) == ("2031", "2031-05-04", "final", "Norland")
    assert (fact.source, fact.publisher, fact.document_date) == ("results.csv", "The Courier", "2031-05")
    assert fact.worded_as_preliminary is True
    assert fact.unknown_keys == ("a", "colour")


@pytest.mark.parametrize(
    ("raw", "exact"),
    [(17, Fraction(17)), ("1/3", Fraction(1, 3)), ("43.3", Fraction(433, 10)), (0.1, Fraction(1, 10)), ("-5", -5)],
)
def test_numbers_are_exact(raw: object, exact: Fraction) -> None:
    assert Fact.from_dict({"id": "x", "value": raw}).value == exact


@pytest.mark.parametrize(
    ("value", "modality", "unit", "interval"),
    [
        (17, "", "", Interval(Fraction(17), Fraction(17))),
        (17, "exact", "seats", Interval(Fraction(17), Fraction(17))),
        ("43.0", "", "percent", Interval(Fraction(4295, 100), Fraction(4305, 100), hi_closed=False)),
        (44, "", "%", Interval(Fraction(87, 2), Fraction(89, 2), hi_closed=False)),
        (17, "approx", "", Interval(Fraction(1615, 100), Fraction(1785, 100))),
        (60, "approx", "", Interval(Fraction(55), Fraction(65))),
        (17, "at_least", "", Interval(Fraction(17), None, hi_closed=False)),
        (17, "more_than", "", Interval(Fraction(17), None, lo_closed=False, hi_closed=False)),
        (17, "at_most", "", Interval(Fraction(0), Fraction(17))),
        (17, "fewer_than", "", Interval(Fraction(0), Fraction(17), hi_closed=False)),
    ],
)
def test_a_value_alone_stands_for_the_interval_of_the_table(
    value: object, modality: str, unit: str, interval: Interval
) -> None:
    read = Fact.from_dict({"id": "x", "value": value, "modality": modality, "unit": unit})
    assert read.interval == interval


def test_a_fact_made_in_code_gets_the_same_interval() -> None:
    assert Fact("x", value=Fraction(433, 10), unit="percent").interval == Interval(
        Fraction(4325, 100), Fraction(4335, 100), hi_closed=False
    )


def test_given_bounds_are_taken_as_given() -> None:
    fact = Fact.from_dict({"id": "x", "value": 31, "lo": -31, "hi": -31, "modality": "approx"})
    assert (fact.value, fact.interval) == (31, Interval(Fraction(-31), Fraction(-31)))
    half_open = Fact.from_dict({"id": "x", "lo": "1.15", "hi": "1.25", "hi_closed": False})
    assert half_open.interval == Interval(Fraction(115, 100), Fraction(125, 100), hi_closed=False)


@pytest.mark.parametrize(
    ("shape", "relation"),
    [
        ({"delta": {"from": "a", "to": "b", "how": "lost"}}, Delta("a", "b", "lost")),
        ({"type": "delta", "from": "a", "to": 2, "how": "dropped"}, Delta("a", "2", "fell")),
        ({"share": {"part": "a", "whole": "b", "decimals": 1}}, Share("a", "b", 1)),
        ({"type": "total", "parts": ["a", "b"]}, Total(("a", "b"), closed=True)),
        ({"total": {"parts": ["a"], "closed": False}}, Total(("a",), closed=False)),
        (
            {"rank": {"by": "seats", "among": ["a", "b"], "order": 2, "shared": True}},
            Rank("seats", ("a", "b"), "2", shared=True),
        ),
    ],
)
def test_relations_in_both_shapes(shape: object, relation: object) -> None:
    assert Fact.from_dict({"id": "x", "relation": shape}).relation == relation


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"value": 3}, "a fact has no id"),
        ({"id": "x", "value": "12 seats"}, "fact 'x': value: '12 seats' is not a number"),
        ({"id": "x", "value": "1,234"}, "fact 'x': value: '1,234' is not a number"),
        ({"id": "x", "value": True}, "fact 'x': value: True is not a number"),
        ({"id": "x", "value": float("nan")}, "fact 'x': value: nan is not a number"),
        ({"id": "x", "value": "1e999999999"}, "fact 'x': value: '1e999999999' is not a number"),
        ({"id": "x", "value": 10**50}, "fact 'x': value: the number has more than 40 digits"),
        ({"id": "x", "lo": "1/0"}, "fact 'x': lo: '1/0' divides by zero"),
        ({"id": "x", "lo": 3, "hi": 2}, "fact 'x': lo: no number lies between lo and hi"),
        ({"id": "x", "lo": 3, "hi": 3, "lo_closed": False}, "fact 'x': lo: no number lies between lo and hi"),
        ({"id": "x", "status": "best"}, "fact 'x': status: 'best' is not one of projection, partial"),
        ({"id": "x", "as_of": "2031-02-30"}, "fact 'x': as_of: '2031-02-30' is no day of the calendar"),
        ({"id": "x", "date": "May"}, "fact 'x': date: 'May' is not a date"),
        ({"id": "x", "subject": ["A"]}, "fact 'x': subject: text is wanted, not list"),
        ({"id": "x", "worded_as_preliminary": "yes"}, "fact 'x': worded_as_preliminary: true or false is wanted"),
        ({"id": "x", "stance": "shrugs"}, "fact 'x': stance: 'shrugs' is not one of claims_responsibility"),
        ({"id": "x", "relation": {"delta": {"from": "a"}}}, "fact 'x': relation.delta: 'to' is missing"),
        ({"id": "x", "relation": {"total": {"parts": []}}}, "fact 'x': relation.total: 'parts' is missing"),
        (
            {"id": "x", "relation": {"sum": {}}},
            "fact 'x': relation: one of delta, share, total, rank, majority, listing, elapsed, weekday is",
        ),
        ({"id": "x", "relation": {"delta": {"from": "a", "to": "b", "how": "waned"}}}, "relation.delta.how: 'waned'"),
    ],
)
def test_errors_name_the_fact_and_the_key(data: dict[str, object], message: str) -> None:
    with pytest.raises(FactError) as caught:
        Fact.from_dict(data)
    assert message in str(caught.value)


def test_measure() -> None:
    measure = Measure.from_dict({"name": "seats", "unit": "seat", "min": 0, "max": 120, "integer": True, "hue": 1})
    assert (measure.min, measure.max, measure.integer, measure.unknown_keys) == (0, 120, True, ("hue",))
    with pytest.raises(FactError, match="measure 'seats': min: is greater than max"):
        Measure.from_dict({"name": "seats", "min": 5, "max": 1})
    with pytest.raises(FactError, match="a measure has no name"):
        Measure.from_dict({"unit": "seat"})


def test_a_row_that_is_no_object() -> None:
    with pytest.raises(FactError, match="a fact is an object with keys, not list"):
        Fact.from_dict(["a", 1])  # type: ignore[arg-type]  # what a JSON file may hold
