"""Totals, changes, shares and bounds, in an invented parliament of 120 seats."""

from typing import Any

import pytest

from claims.rules import Fact, Measure, RuleResult, check_facts

SEATS = {"harbour": 41, "hill": 36, "river": 27, "others": 16}


def fact(name: str, value: object = None, **more: Any) -> Fact:
    return Fact.from_dict({"id": name, "value": value, **more})


def only(results: list[RuleResult]) -> RuleResult:
    (result,) = results
    return result


def chamber(whole: object = 120, *, closed: bool = True, **changed: int) -> RuleResult:
    parts = [fact(name, value, measure="seats") for name, value in {**SEATS, **changed}.items()]
    relation = {"total": {"parts": [*SEATS], "closed": closed}}
    return only(check_facts([*parts, fact("whole", whole, measure="seats", relation=relation)]))


def test_total() -> None:
    good = chamber()
    assert (good.rule, good.outcome, good.severity) == ("quantity.total", "holds", "")
    assert good.arithmetic == "41 + 36 + 27 + 16 = 120"
    assert good.facts == ("whole", "harbour", "hill", "river", "others")
    bad = chamber(hill=63)
    assert (bad.rule, bad.outcome, bad.severity) == ("quantity.total", "violated", "medium")
    assert bad.message == "seats: the 4 parts do not add up to 120: they make 147. That is 27 too many."
    assert bad.arithmetic == "41 + 63 + 27 + 16 = 147"


@pytest.mark.parametrize("name", sorted(SEATS))
@pytest.mark.parametrize("change", [-1, 1, 9, -SEATS["others"]])
def test_every_changed_cell_of_a_closed_table_is_caught(name: str, change: int) -> None:
    assert chamber(**{name: SEATS[name] + change}).outcome == "violated"


def test_open_totals_are_bounded_only() -> None:
    assert chamber(closed=False, others=1).outcome == "holds"
    exceeded = chamber(closed=False, others=17)
    assert (exceeded.outcome, exceeded.message) == (
        "violated",
        "seats: the 4 parts already exceed 120: they make 121. That is 1 too many.",
    )


def test_rounded_parts_may_add_up_within_rounding() -> None:
    relation = {"total": {"parts": ["a", "b", "c"]}}
    thirds = [fact(name, 33, unit="percent") for name in "abc"]
    assert only(check_facts([*thirds, fact("w", 100, unit="percent", relation=relation)])).outcome == "holds"
    halves = [fact("a", 33, unit="%"), fact("b", 33, unit="%"), fact("c", 30, unit="%")]
    assert only(check_facts([*halves, fact("w", 100, unit="%", relation=relation)])).outcome == "violated"


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ({"total": {"parts": ["a", "gone"]}}, "refers to gone, which is not among the facts"),
        ({"total": {"parts": ["a", "w"]}}, "is listed among its own parts"),
        ({"total": {"parts": ["a", "a"]}}, "a is listed as a part twice"),
        ({"total": {"parts": ["a", "bare"]}}, "refers to bare, which has no exact figure"),
        ({"total": {"parts": ["a", "share"]}}, "in different units (percent, seat)"),
        ({"delta": {"from": "a", "to": "gone", "how": "lost"}}, "refers to gone, which is not among the facts"),
        ({"delta": {"from": "a", "to": "share", "how": "lost"}}, "are in different units"),
        ({"delta": {"from": "zero", "to": "a", "how": "percent"}}, "needs a start above zero"),
        ({"delta": {"from": "zero", "to": "a", "how": "doubled"}}, "needs a start above zero"),
        ({"share": {"part": "a", "whole": "gone"}}, "refers to gone, which is not among the facts"),
        ({"share": {"part": "a", "whole": "zero"}}, "needs a whole above zero"),
    ],
)
def test_what_cannot_be_computed_is_said(relation: dict[str, Any], words: str) -> None:
    facts = [
        fact("a", 41, unit="seats"),
        fact("bare"),
        fact("share", 3, unit="percent"),
        fact("zero", 0, unit="seats"),
        fact("w", 44, unit="seats", relation=relation),
    ]
    result = only(check_facts(facts))
    assert (result.rule, result.outcome, result.severity) == ("quantity.incomparable", "info", "info")
    assert result.facts[0] == "w"
    assert words in result.message


def change(start: object, end: object, how: str, value: object = None, **more: Any) -> tuple[str, str]:
    unit = more.pop("of", None)
    facts = [fact("start", start, unit=unit), fact("end", end, unit=unit)]
    relation = {"delta": {"from": "start", "to": "end", "how": how}}
    result = only(check_facts([*facts, fact("change", value, relation=relation, **more)]))
    assert result.facts == ("change", "start", "end")
    return result.outcome, result.arithmetic


def test_changes_in_amount() -> None:
    assert change(48, 41, "lost", 7) == ("holds", "41 - 48 = -7")
    assert change(48, 41, "lost", 8) == ("violated", "41 - 48 = -7")
    assert change(48, 41, "gained", 7) == ("violated", "41 - 48 = -7")
    assert change(41, 48, "rose", 7) == ("holds", "48 - 41 = +7")
    assert change(41, 48, "fell") == ("violated", "48 - 41 = +7")
    assert change(41, 41, "fell") == ("violated", "41 - 41 = 0")
    assert change(48, 41, "", -7) == ("holds", "41 - 48 = -7")
    assert change(48, 41, "", 7) == ("violated", "41 - 48 = -7")
    assert change(48, 41, "lost", 5, modality="more_than") == ("holds", "41 - 48 = -7")
    assert change(48, 41, "lost", 7, modality="more_than") == ("violated", "41 - 48 = -7")


def test_changes_in_percent() -> None:
    assert change(48, 36, "percent", 25, unit="percent") == ("holds", "(36 - 48) / 48 = -25 %")
    assert change(48, 36, "fell", 25, unit="percent") == ("holds", "(36 - 48) / 48 = -25 %")
    assert change(48, 36, "rose", 25, unit="percent")[0] == "violated"
    assert change(48, 36, "fell", 33, unit="percent")[0] == "violated"
    assert change(48, 17, "fell", "64.6", unit="percent") == ("holds", "(17 - 48) / 48 ≈ -64.58 %")
    assert change(40, 42, "rose", 2, unit="percentage points", of="percent")[0] == "holds"


def test_points_called_percent() -> None:
    facts = [fact("start", 40, unit="percent", lo=40, hi=40), fact("end", 42, unit="percent", lo=42, hi=42)]
    relation = {"delta": {"from": "start", "to": "end", "how": "rose"}}
    result = only(check_facts([*facts, fact("change", 2, unit="percent", relation=relation)]))
    assert result.outcome == "violated"
    assert result.message.endswith("It is +2 in percentage points: say points, not percent.")


def test_factors() -> None:
    assert change(17, 34, "doubled") == ("holds", "34 / 17 = 2")
    assert change(17, 35, "doubled") == ("info", "35 / 17 ≈ 2.06")
    assert change(17, 36, "doubled") == ("violated", "36 / 17 ≈ 2.12")
    assert change(12, 36, "tripled") == ("holds", "36 / 12 = 3")
    assert change(48, 24, "halved") == ("holds", "24 / 48 = 0.5")
    assert change(48, 17, "halved") == ("violated", "17 / 48 ≈ 0.35")
    assert change(48, 17, "halved", modality="more_than") == ("holds", "17 / 48 ≈ 0.35")
    assert change(17, 34, "doubled", modality="more_than") == ("violated", "34 / 17 = 2")


def share(part: int, whole: int, value: object, **more: Any) -> tuple[str, str]:
    decimals = more.pop("decimals", None)
    relation = {"share": {"part": "p", "whole": "w", "decimals": decimals}}
    result = only(check_facts([fact("p", part), fact("w", whole), fact("s", value, relation=relation, **more)]))
    return result.outcome, result.arithmetic


def test_shares() -> None:
    assert share(41, 120, 34, unit="percent") == ("holds", "41 / 120 × 100 ≈ 34.17 %")
    assert share(41, 120, 35, unit="percent")[0] == "violated"
    assert share(41, 120, "34.2", unit="percent")[0] == "holds"
    assert share(41, 120, "34.2", unit="percent", decimals=2)[0] == "violated"
    assert share(1, 8, 12, unit="percent")[0] == "holds"
    assert share(1, 8, 13, unit="percent")[0] == "holds"
    assert share(40, 120, "1/3") == ("holds", "40 / 120 = 1/3")
    assert share(41, 120, "1/3")[0] == "violated"
    assert share(41, 120, "1/3", modality="more_than")[0] == "holds"


def test_bounds() -> None:
    seats = Measure.from_dict({"name": "seats", "min": 0, "max": 120, "integer": True})

    def bounds(value: object, **more: Any) -> tuple[str, str, str]:
        result = only(check_facts([fact("a", value, measure="Seat", **more)], measures=[seats]))
        return result.rule, result.outcome, result.arithmetic

    assert bounds(120) == ("quantity.bounds", "holds", "")
    assert bounds(121) == ("quantity.bounds", "violated", "121 > 120")
    assert bounds(-1) == ("quantity.bounds", "violated", "-1 < 0")
    assert bounds("41.5") == ("quantity.bounds", "violated", "41 < 41.5 < 42")
    assert bounds(120, modality="more_than")[1] == "violated"
    assert bounds(119, modality="more_than")[1] == "holds"
    assert check_facts([fact("a", 500, measure="votes")], measures=[seats]) == []
