"""Whatever the facts, the rules answer, and the order in which they come does not matter."""

import random
from fractions import Fraction
from typing import Any

import pytest

from claims.rules import STATUS_ORDER, Case, Fact, Measure, RuleResult, check_facts, show
from claims.rules import conflict as conflict_rule

MODALITIES = ("", "exact", "approx", "at_least", "more_than", "at_most", "fewer_than", "range", "vague")
VERBS = ("", "lost", "gained", "doubled", "halved", "percent")


def some_fact(chance: random.Random, number: int) -> Fact:
    """A fact of few possible keys, so that many meet, with any relation to any other, itself included."""
    pick = chance.choice
    ids = [f"f{chance.randrange(30)}" for _ in range(3)]
    relation: Any = pick(
        [
            *[None] * 10,
            {
                "delta": {
                    "from": ids[0],
                    "to": ids[1],
                    "how": pick(VERBS),
                }
            },
            {"share": {"part": ids[0], "whole": ids[1], "decimals": pick([None, 0, 2])}},
            {"total": {"parts": ids, "closed": pick([True, False])}},
            {
                "rank": {
                    "by": ids[0],
                    "among": ids,
                    "order": pick(["", "asc", "second", "odd"]),
                    "shared": pick([True, False]),
                }
            },
            {"majority": {"of": ids[0], "share": pick([None, "2/3"]), "least": pick([True, False])}},
            {"share": {"whole": ids[1]}},
            {"listing": {"items": ids, "open": pick([True, False])}},
            {"elapsed": {"from": pick(["2031-05", "2030"]), "to": "2031-05-04"}},
            {"weekday": {"day": "Monday"}},
        ]
    )
    return Fact.from_dict(
        {
            "id": f"f{number}",
            "kind": pick(["quantity"] * 4 + ["responsibility"]),
            "subject": pick(["A", "a", "B", None]),
            "actor": pick(["X", None]),
            "stance": pick(["claims_responsibility", "denies_involvement", "no_comment", None]),
            "date": pick(["2031-05-04", "2031-05", "2031-06-01", None]),
            "measure": pick(["seats", "seat", None]),
            "value": pick([None, 0, -3, 5, 6, "5.5", "1/3", 10**39, "-" + "9" * 40 + ".123"]),
            "modality": pick(MODALITIES),
            "unit": pick(["", "seat", "percent", "percentage points"]),
            "event": pick(["E", "E", None]),
            "place": pick(["P", None, None]),
            "status": pick([None, *STATUS_ORDER]),
            "as_of": pick(["2031-05-04", "2031-05", "2031-05-20", "2031", None]),
            "publisher": pick(["One", "Two", None]),
            "document_date": pick(["2031-05-10", "2031-07", None]),
            "worded_as_preliminary": pick([True, False]),
            "relation": relation,
        }
    )


@pytest.mark.parametrize("seed", range(150))
def test_the_rules_answer_and_order_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)
    facts = [some_fact(chance, number) for number in range(25)]
    measures = [Measure("seats", min=Fraction(0), max=Fraction(6), integer=True)]
    results = check_facts(facts, measures=measures)
    assert results
    chance.shuffle(facts)
    assert check_facts(facts, measures=measures) == results
    for one in results:
        assert (one.severity == "") == (one.outcome == "holds")
        assert (one.severity in ("high", "medium", "low")) == (one.outcome == "violated")
        assert one.message


def excluding(results: list[RuleResult]) -> set[frozenset[str]]:
    return {frozenset(one.facts) for one in results if one.rule == "quantity.conflict" and one.outcome == "violated"}


@pytest.mark.parametrize("seed", range(50))
def test_conflicts_are_those_that_comparing_all_pairs_finds(seed: int) -> None:
    chance = random.Random(seed)
    facts = []
    for number in range(12):
        low = chance.randrange(12)
        facts.append(
            Fact.from_dict(
                {
                    "id": f"f{number}",
                    "subject": "A",
                    "measure": "m",
                    "event": "E",
                    "publisher": f"P{number}",
                    "lo": low,
                    "hi": low + chance.randrange(1, 5),
                    "status": "final",
                    "lo_closed": chance.random() < 0.5,
                    "hi_closed": chance.random() < 0.5,
                }
            )
        )
    wanted = {
        frozenset((one.id, other.id)) for one in facts for other in facts if one.interval.disjoint(other.interval)
    }
    assert len(wanted) < conflict_rule.PAIRS_SHOWN
    assert excluding(list(conflict_rule.check(Case(facts)))) == wanted


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(1234567), "1,234,567"),
        (Fraction(-5), "-5"),
        (Fraction(433, 10), "43.3"),
        (Fraction(-1, 20), "-0.05"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-775, 12), "≈ -64.58"),
        (Fraction(10**40, 7), "≈ 1,428,571,428,571,428,571,428,571,428,571,428,571,428.57"),
    ],
)
def test_numbers_as_they_are_shown(number: Fraction, shown: str) -> None:
    assert show(number) == shown
