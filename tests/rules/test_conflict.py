"""Figures of one key, in an invented parliament of 120 seats."""

import random
from typing import Any

from claims.rules import Fact, RuleResult, check_facts

KEY = {"subject": "Harbour List", "measure": "seats", "event": "2031"}


def fact(name: str, value: object, **more: Any) -> Fact:
    return Fact.from_dict({**KEY, "id": name, "value": value, **more})


def brief(results: list[RuleResult]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(one.rule, one.outcome, one.severity, one.facts) for one in results]


def test_a_figure_that_nobody_published_is_a_conflict_with_the_final_one() -> None:
    results = check_facts(
        [fact("draft", 42), fact("paper", 41, status="final", publisher="The Courier", as_of="2031-05-09")]
    )
    assert results == [
        RuleResult(
            "quantity.conflict",
            "violated",
            "medium",
            ("draft", "paper"),
            "Harbour List, seats, 2031: 42 here, 41 in The Courier (final, 2031-05-09). They differ by 1.",
            "42 - 41 = 1",
        )
    ]


def test_its_own_date_is_no_excuse_for_a_figure_that_nobody_published() -> None:
    final = fact("paper", 41, status="final", publisher="The Courier", as_of="2031-05-09")
    assert brief(check_facts([fact("draft", 42, as_of="2031-08"), final])) == [
        ("quantity.conflict", "violated", "medium", ("draft", "paper"))
    ]


PUBLISHED = (
    fact("early", 26, status="preliminary", publisher="Norland Wire", as_of="2031-05-04"),
    fact("last", 25, status="final", publisher="Electoral Board", as_of="2031-05-20"),
)


def superseded(**more: Any) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [one for one in brief(check_facts([fact("draft", 26, **more), *PUBLISHED])) if "draft" in one[3]]


def test_a_preliminary_figure_used_after_the_final_one() -> None:
    problem = [("quantity.superseded", "violated", "medium", ("draft", "last"))]
    harmless = [("quantity.superseded", "info", "info", ("draft", "last"))]
    assert superseded(document_date="2031-06-01") == problem
    assert superseded() == problem
    assert superseded(document_date="2031-05-10") == harmless
    assert superseded(document_date="2031-05") == harmless
    assert superseded(as_of="2031-05-05") == harmless
    assert superseded(document_date="2031-06-01", worded_as_preliminary=True) == harmless
    assert superseded(document_date="2031-06-01", status="preliminary") == problem


def test_the_published_figures_supersede_each_other_without_blame() -> None:
    assert brief(check_facts(PUBLISHED)) == [("quantity.superseded", "info", "info", ("early", "last"))]


def test_a_lower_status_gives_way_even_when_it_is_younger() -> None:
    results = check_facts(
        [
            fact("a", 30, status="projection", publisher="A", as_of="2031-06-01"),
            fact("b", 31, status="corrected", publisher="B", as_of="2031-05-01"),
        ]
    )
    assert brief(results) == [("quantity.superseded", "info", "info", ("a", "b"))]


def test_an_older_figure_of_one_publisher_is_superseded() -> None:
    results = check_facts(
        [
            fact("new", 31, status="preliminary", publisher="A", as_of="2031-05-05"),
            fact("old", 30, status="preliminary", publisher="a", as_of="2031-05-04"),
        ]
    )
    assert brief(results) == [("quantity.superseded", "info", "info", ("old", "new"))]


def test_two_publishers_of_one_status() -> None:
    def pair(one: str, other: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
        return brief(
            check_facts(
                [
                    fact("a", 30, status="preliminary", publisher="A", as_of=one),
                    fact("b", 31, status="preliminary", publisher="B", as_of=other),
                ]
            )
        )

    assert pair("2031-05-04", "2031-05-04") == [("quantity.conflict", "violated", "medium", ("a", "b"))]
    assert pair("2031-05-04", "2031-05-05") == [("quantity.conflict", "violated", "low", ("a", "b"))]
    assert pair("2031-05", "2031-05-05") == [("quantity.conflict", "violated", "medium", ("a", "b"))]
    assert pair("", "") == [("quantity.conflict", "violated", "medium", ("a", "b"))]


def test_one_publisher_with_two_figures() -> None:
    def pair(one: str, other: str) -> list[tuple[str, str, str, tuple[str, ...]]]:
        return brief(
            check_facts(
                [
                    fact("a", 30, status="final", publisher="A", as_of=one),
                    fact("b", 31, status="final", publisher="A", as_of=other),
                ]
            )
        )

    assert pair("2031-05-04", "2031-05-04") == [("quantity.conflict", "violated", "medium", ("a", "b"))]
    assert pair("2031-05-04", "") == [("quantity.incomparable", "info", "info", ("a", "b"))]
    assert pair("2031-05-04", "2031-05") == [("quantity.incomparable", "info", "info", ("a", "b"))]


def test_a_figure_without_status_takes_that_of_the_figure_it_equals() -> None:
    published = [
        fact("a", 30, status="final", publisher="A", as_of="2031-05-04"),
        fact("b", 31, status="final", publisher="B", as_of="2031-05-06"),
    ]
    assert brief(check_facts([*published, fact("draft", 31)])) == [
        ("quantity.conflict", "violated", "low", ("a", "b")),
    ]
    assert brief(check_facts([*published, fact("draft", 30)])) == [
        ("quantity.conflict", "violated", "low", ("a", "b")),
        ("quantity.conflict", "violated", "low", ("draft", "b")),
    ]


def test_where_nobody_gives_a_status_an_undated_figure_is_held_against_dated_ones() -> None:
    dated = [fact("a", 30, publisher="A", as_of="2031-05-04"), fact("b", 31, publisher="B", as_of="2031-05-06")]
    either = ("quantity.conflict", "violated", "low", ("a", "b"))
    assert brief(check_facts([*dated, fact("draft", 30)])) == [
        either,
        ("quantity.conflict", "violated", "low", ("draft", "b")),
    ]
    assert brief(check_facts([*dated, fact("draft", 29)])) == [
        ("quantity.conflict", "violated", "medium", ("draft", "b")),
        either,
    ]
    newer = [dated[0], fact("b", 31, publisher="A", as_of="2031-05-06")]
    assert brief(check_facts([*newer, fact("draft", 30)])) == [
        ("quantity.superseded", "violated", "medium", ("draft", "b")),
        ("quantity.superseded", "info", "info", ("a", "b")),
    ]


def test_what_calls_itself_preliminary_is_held_against_preliminary_figures() -> None:
    said = brief(check_facts([fact("draft", 28, worded_as_preliminary=True), *PUBLISHED]))
    assert said == [
        ("quantity.conflict", "violated", "medium", ("draft", "early")),
        ("quantity.superseded", "info", "info", ("early", "last")),
    ]
    only_final = brief(check_facts([fact("draft", 28, worded_as_preliminary=True), PUBLISHED[1]]))
    assert only_final == [("quantity.superseded", "info", "info", ("draft", "last"))]


def test_agreement_and_rounding() -> None:
    agree = check_facts([fact("a", 41), fact("b", 41, status="final"), fact("c", 40, modality="at_least")])
    assert brief(agree) == [("quantity.conflict", "holds", "", ("c", "a", "b"))]
    turnout = [fact("a", "43.54", unit="percent", publisher="A"), fact("b", 44, unit="%", publisher="B")]
    assert brief(check_facts(turnout)) == [("quantity.conflict", "holds", "", ("b", "a"))]
    overlap = [fact("a", 60, modality="approx"), fact("b", 66, modality="approx")]
    assert brief(check_facts(overlap)) == [("quantity.rounding", "info", "info", ("a", "b"))]
    apart = [fact("a", 43, unit="percent", publisher="A"), fact("b", 44, unit="percent", publisher="B")]
    assert brief(check_facts(apart)) == [("quantity.conflict", "violated", "medium", ("a", "b"))]


def test_vague_figures_changes_and_other_keys_never_conflict() -> None:
    apart = [
        fact("a", 41),
        Fact.from_dict({**KEY, "id": "b", "modality": "vague", "lo": 200, "hi": 999}),
        fact("c", 5, event="2027"),
        fact("d", 6, subject="Hill Party"),
        fact("e", 7, measure="ministers"),
        fact("f", 36, relation={"delta": {"from": "c", "to": "a", "how": "gained"}}),
    ]
    assert brief(check_facts(apart)) == [("quantity.delta", "holds", "", ("f", "c", "a"))]


def test_spelling_of_the_key_is_folded() -> None:
    results = check_facts([fact("a", 41), fact("b", 40, subject="  harbour LIST ", measure="Seat")])
    assert brief(results) == [("quantity.conflict", "violated", "medium", ("b", "a"))]


def test_a_missing_part_of_the_key_is_named() -> None:
    event = check_facts([fact("a", 41, event=None), fact("b", 40)])
    assert brief(event) == [("quantity.incomparable", "info", "info", ("a", "b"))]
    assert event[0].message.endswith("fill in the event of a.")
    both = check_facts([fact("a", 41, event=None), fact("b", 40, event=None)])
    assert brief(both) == [("quantity.incomparable", "info", "info", ("a", "b"))]
    assert both[0].message.endswith("fill in the event of a, b.")
    place = check_facts([fact("a", 41), fact("b", 40, place="Northport")])
    assert brief(place) == [("quantity.incomparable", "info", "info", ("a", "b"))]
    assert place[0].message.endswith("fill in the place of a.")
    unit = check_facts([fact("a", 41, unit="seat"), fact("b", 40, unit="percent")])
    assert brief(unit) == [("quantity.incomparable", "info", "info", ("b", "a"))]
    assert check_facts([fact("a", 41, event=None), fact("b", 41)]) == []


def test_an_id_given_twice_is_said() -> None:
    results = check_facts([fact("a", 41), fact("a", 41)])
    assert [one.rule for one in results] == ["quantity.incomparable", "quantity.conflict"]
    assert "The id a is given to 2 facts" in results[0].message


def test_many_different_figures_do_not_give_half_a_million_findings() -> None:
    facts = [fact(f"f{i:04}", i, status="final", publisher=f"P{i}") for i in range(1000)]
    results = check_facts(facts)
    assert len(results) == 101
    (rest,) = [one for one in results if "more pairs" in one.message]
    assert "499400 more pairs" in rest.message
    assert rest.facts == ("f0000", "f0999")


def test_the_order_of_the_facts_does_not_matter() -> None:
    facts = [
        fact(f"f{i}", 20 + i % 4, status=status, publisher=f"P{i % 3}", as_of=f"2031-05-{10 + i % 5}")
        for i, status in enumerate(["", "partial", "preliminary", "final", "final", "preliminary", "", "partial"] * 4)
    ]
    wanted = check_facts(facts)
    assert len(wanted) > 20
    for seed in range(5):
        shuffled = facts[:]
        random.Random(seed).shuffle(shuffled)
        assert check_facts(shuffled) == wanted
