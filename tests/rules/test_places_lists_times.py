"""Ranks, majorities, listings and times, in an invented parliament of 120 seats."""

from typing import Any

import pytest

from claims.rules import Fact, FactError, Measure, RuleResult, check_facts

SEATS = {"harbour": 41, "hill": 36, "river": 27, "others": 16}


def fact(name: str, value: object = None, **more: Any) -> Fact:
    return Fact.from_dict({"id": name, "value": value, **more})


def only(results: list[RuleResult], rule: str) -> RuleResult:
    (result,) = [one for one in results if one.rule == rule]
    return result


def place(
    value: object, name: str = "hill", *, by: str = "", among: tuple[str, ...] = tuple(SEATS), **more: Any
) -> RuleResult:
    parts = [fact(one, seats, subject=one.title(), measure="seats", event="2031") for one, seats in SEATS.items()]
    relation = {"rank": {"by": by or name, "among": list(among), **more}}
    return only(check_facts([*parts, fact("rank", value, subject=name.title(), relation=relation)]), "quantity.rank")


def test_a_place_is_counted_among_the_others() -> None:
    good = place(2)
    assert (good.outcome, good.severity, good.arithmetic) == ("holds", "", "41 > [36] > 27 > 16")
    bad = place(1)
    assert (bad.outcome, bad.severity) == ("violated", "medium")
    assert bad.message == "Hill, seats, 2031: 36 here is not first; before it: Harbour 41 here."
    assert bad.facts == ("rank", "hill", "harbour")
    late = place(3)
    assert late.message == "Hill, seats, 2031: 36 here is not third; before it: Harbour 41 here."
    assert place(4, "harbour").message == (
        "Harbour, seats, 2031: 41 here is not fourth; nothing that is known comes before it."
    )


def test_a_place_in_words_from_either_end_and_by_a_measure() -> None:
    assert place(None, "harbour", order="largest").outcome == "holds"
    assert place(None, "hill", order="largest").outcome == "violated"
    assert place(None, "hill", order="second largest").outcome == "holds"
    assert place(None, "river", by="seats", order="second smallest").outcome == "holds"
    assert place(1, "others", order="asc").arithmetic == "[16] < 27 < 36 < 41"


def test_shared_places() -> None:
    seats = [fact(one, 20, subject=one, measure="seats") for one in "ab"]

    def said(*, shared: bool, extra: int = 20) -> RuleResult:
        relation = {"rank": {"by": "a", "among": ["b", "c"], "shared": shared}}
        third = fact("c", extra, subject="c", measure="seats")
        return only(check_facts([*seats, third, fact("r", 1, subject="a", relation=relation)]), "quantity.rank")

    assert (said(shared=True).outcome, said(shared=False).severity) == ("holds", "low")
    assert said(shared=False).message == "a, seats: 20 here: the first place is shared with b, c."
    assert said(shared=False, extra=21).outcome == "violated"


def test_a_rank_that_cannot_be_computed_says_why() -> None:
    relation = {"rank": {"by": "seats", "among": ["b", "gone"]}}
    missing = only(check_facts([fact("b", 2), fact("r", 1, relation=relation)]), "quantity.incomparable")
    assert missing.message == "r refers to gone, which is not among the facts: nothing was computed"
    own = {"rank": {"by": "seats", "among": ["b"]}}
    unknown = only(check_facts([fact("b", 2), fact("r", 1, relation=own)]), "quantity.incomparable")
    assert unknown.message == "r: its own figure is not among those that were given: nothing was computed"


def test_open_figures_refute_only_what_is_certain() -> None:
    relation = {"rank": {"by": "a", "among": ["b"]}}
    loose = [fact("a", 20), fact("b", 18, modality="at_least"), fact("r", 1, relation=relation)]
    assert only(check_facts(loose), "quantity.rank").outcome == "holds"
    certain = [fact("a", 20), fact("b", 22, modality="at_least"), fact("r", 1, relation=relation)]
    assert only(check_facts(certain), "quantity.rank").outcome == "violated"


@pytest.mark.parametrize(
    ("value", "share", "least", "outcome", "arithmetic"),
    [
        (61, None, False, "holds", "120 × 1/2 = 60; at least 61; stated: 61"),
        (60, None, False, "violated", "120 × 1/2 = 60; at least 61; stated: 60"),
        (80, "2/3", True, "holds", "120 × 2/3 = 80; at least 80; stated: 80"),
        (79, "2/3", False, "violated", "120 × 2/3 = 80; at least 80; stated: 79"),
        (81, "2/3", True, "violated", "120 × 2/3 = 80; at least 80; stated: 81"),
    ],
)
def test_majority(value: int, share: str | None, least: bool, outcome: str, arithmetic: str) -> None:
    relation = {"majority": {"of": "chamber", "share": share, "least": least}}
    facts = [fact("chamber", 120), fact("m", value, relation=relation)]
    result = only(check_facts(facts), "quantity.rank")
    assert (result.outcome, result.arithmetic) == (outcome, arithmetic)


def test_a_two_thirds_majority_of_a_whole_that_three_does_not_divide_is_rounded_up() -> None:
    relation = {"majority": {"of": "chamber", "share": "2/3"}}
    assert only(check_facts([fact("chamber", 121), fact("m", 80, relation=relation)]), "quantity.rank").message == (
        "m: a majority of 2/3 of 121 takes 81, not 80."
    )


def test_a_majority_of_what_is_not_exact_is_not_computed() -> None:
    facts = [fact("w", 120, modality="approx"), fact("m", 60, relation={"majority": {"of": "w"}})]
    assert only(check_facts(facts), "quantity.incomparable").message == "m: a majority needs two exact figures"


def listing(value: object, *items: str, **more: Any) -> RuleResult:
    (result,) = check_facts([fact("n", value, measure="parties", relation={"listing": {"items": items, **more}})])
    return result


def test_listing() -> None:
    good = listing(3, "Harbour", "Hill", "River")
    assert (good.rule, good.outcome, good.arithmetic) == ("quantity.listing", "holds", "1 + 1 + 1 = 3")
    bad = listing(4, "Harbour", "Hill", "River")
    assert (bad.outcome, bad.severity, bad.facts) == ("violated", "medium", ("n",))
    assert bad.message == "parties: 4 stated, 3 items listed (Harbour, Hill, River)."
    assert listing(4, "Harbour", "Hill", open=True).outcome == "holds"
    assert listing(1, "Harbour", "Hill", open=True).outcome == "violated"
    assert listing(None, "Harbour").rule == "quantity.incomparable"


def elapsed(value: object, unit: str, start: str, end: str, **more: Any) -> RuleResult:
    (result,) = check_facts([fact("t", value, unit=unit, relation={"elapsed": {"from": start, "to": end}}, **more)])
    return result


@pytest.mark.parametrize(
    ("value", "unit", "start", "end", "outcome"),
    [
        (3, "days", "2031-05-04", "2031-05-07", "holds"),
        (4, "days", "2031-05-04", "2031-05-07", "violated"),
        (2, "weeks", "2031-05-04", "2031-05-16", "holds"),
        (3, "weeks", "2031-05-04", "2031-05-16", "violated"),
        (2, "months", "2031-05-04", "2031-07-01", "holds"),
        (3, "months", "2031-05-04", "2031-07-01", "violated"),
        (4, "years", "2027-11-01", "2031-05-04", "holds"),
        (3, "years", "2027-11-01", "2031-05-04", "holds"),
        (5, "years", "2027-11-01", "2031-05-04", "violated"),
        (55, "age", "1975-05-03", "2031-05-02", "holds"),
        (56, "age", "1975-05-03", "2031-05-02", "violated"),
        (56, "age", "1975-05-03", "2031-05-03", "holds"),
        (55, "age", "1975", "2031", "holds"),
        (57, "age", "1975", "2031", "violated"),
        (30, "days", "2031-05", "2031-06", "holds"),
    ],
)
def test_elapsed(value: int, unit: str, start: str, end: str, outcome: str) -> None:
    assert elapsed(value, unit, start, end).outcome == outcome


def test_elapsed_shows_its_sum_and_how_grave_it_is() -> None:
    wrong = elapsed(4, "days", "2031-05-04", "2031-05-07")
    assert (wrong.rule, wrong.severity) == ("quantity.time", "medium")
    assert wrong.message == "days: 4 stated, but from 2031-05-04 to 2031-05-07 it is 3 days."
    assert wrong.arithmetic == "2031-05-04 to 2031-05-07 = 3 days"
    assert elapsed(3, "weeks", "2031-05-04", "2031-05-16").severity == "low"
    assert elapsed(3, "furlongs", "2031-05-04", "2031-05-16").rule == "quantity.incomparable"


def test_weekday() -> None:
    def said(day: str, date: str) -> RuleResult:
        (result,) = check_facts([fact("d", date=date, relation={"weekday": {"day": day}})])
        return result

    assert said("sunday", "2031-05-04").outcome == "holds"
    wrong = said("Monday", "2031-05-04")
    assert (wrong.outcome, wrong.severity, wrong.arithmetic) == ("violated", "medium", "2031-05-04 = Sunday")
    assert wrong.message == "2031-05-04 is a Sunday, not a Monday; that Monday is 2031-05-05."
    assert said("Monday", "2031-05").rule == "quantity.incomparable"


def test_a_cumulative_count_never_falls() -> None:
    key: dict[str, Any] = {"subject": "Harbour", "measure": "votes counted", "event": "2031", "publisher": "Board"}
    early, late = fact("a", 900, as_of="2031-05-04", **key), fact("b", 880, as_of="2031-05-05", **key)
    counted = Measure.from_dict({"name": "votes counted", "cumulative": True})
    wrong = only(check_facts([early, late], measures=[counted]), "quantity.time")
    assert (wrong.outcome, wrong.facts, wrong.arithmetic) == ("violated", ("b", "a"), "880 < 900")
    assert [one.rule for one in check_facts([early, late])] == ["quantity.superseded"]
    twin = fact("b", 880, as_of="2031-05-05", **{**key, "publisher": "Radio"})
    assert "quantity.time" not in {one.rule for one in check_facts([early, twin], measures=[counted])}


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        ({"listing": {"items": "A"}}, "relation.listing: 'items' is missing: a list of names"),
        ({"elapsed": {"from": "2031"}}, "relation.elapsed: 'from' and 'to' are needed: two dates"),
        ({"weekday": {"day": "Someday"}}, "relation.weekday.day: 'Someday' is no day of the week"),
        ({"majority": {"of": "w", "share": 2}}, "relation.majority.share: a part between 0 and 1 is wanted, not 2"),
    ],
)
def test_what_cannot_be_read_is_named(relation: Any, said: str) -> None:
    with pytest.raises(FactError, match=r"^fact 'x': ") as raised:
        fact("x", 1, relation=relation)
    assert str(raised.value) == f"fact 'x': {said}"


def share(value: object, whole: int, **more: Any) -> RuleResult:
    facts = [
        fact("w", whole, unit=more.pop("of", "seats")),
        fact("s", value, relation={"share": {"whole": "w"}}, **more),
    ]
    return check_facts(facts)[0]


def test_some_whole_number_must_give_a_share() -> None:
    assert share(15, 120, unit="percent").arithmetic == "18 / 120 = 15 %"
    wrong = share("15.3", 120, unit="percent")
    assert (wrong.rule, wrong.outcome, wrong.severity) == ("quantity.share", "violated", "medium")
    assert wrong.message == "percent: no whole number of 120 is 15.3 percent."
    assert wrong.arithmetic == "18 / 120 = 15 %; 19 / 120 ≈ 15.83 %"
    assert share("15.8", 120, unit="percent").outcome == "holds"
    assert share("1/3", 120).outcome == "holds"
    assert share("15.3", 120, unit="percent", modality="approx").outcome == "holds"
    assert share("15.3", 120, unit="percent", of="tonnes").rule == "quantity.incomparable"


@pytest.mark.parametrize(
    ("value", "modality", "outcome"),
    [
        ("2/3", "approx", "holds"),
        ("2/3", "fewer_than", "holds"),
        ("2/3", "more_than", "violated"),
        ("1/2", "", "violated"),
        ("2/3", "", "holds"),
    ],
)
def test_a_part_of_the_start_is_lost(value: str, modality: str, outcome: str) -> None:
    seats = [fact("a", 48, measure="seats"), fact("b", 17, measure="seats")]
    lost = fact("d", value, modality=modality, relation={"delta": {"from": "a", "to": "b", "how": "lost"}})
    result = only(check_facts([*seats, lost]), "quantity.delta")
    assert (result.outcome, result.arithmetic) == (outcome, "(17 - 48) / 48 ≈ -0.65")
