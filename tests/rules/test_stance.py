"""Stances of one actor on one event."""

from typing import Any

from claims.rules import Fact, RuleResult, check_facts


def stance(name: str, what: str, day: str = "", **more: Any) -> Fact:
    data = {"id": name, "actor": "Northern Front", "event": "harbour fire", "stance": what, "date": day, **more}
    return Fact.from_dict(data)


def brief(results: list[RuleResult]) -> list[tuple[str, str, tuple[str, ...]]]:
    assert {one.rule for one in results} <= {"responsibility.conflict"}
    return [(one.outcome, one.severity, one.facts) for one in results]


def test_denied_and_claimed_on_one_day() -> None:
    results = check_facts(
        [
            stance("a", "claims_responsibility", "2031-03-07", source="Norland Wire"),
            stance("b", "denies_involvement", "2031-03-07", source="The Courier"),
        ]
    )
    assert brief(results) == [("violated", "medium", ("b", "a"))]
    assert results[0].message == (
        "Northern Front, harbour fire: denies involvement in The Courier, "
        "but claims responsibility in Norland Wire, on one day."
    )


def test_different_days_are_a_change_of_stand() -> None:
    facts = [
        stance("a", "denies_responsibility", "2031-03-07", source="A"),
        stance("b", "claims_responsibility", "2031-03-09", source="B"),
        stance("c", "claims_responsibility", "2031-03-10", source="A"),
    ]
    assert brief(check_facts(facts)) == [("info", "info", ("a", "b"))]


def test_a_day_on_which_the_sources_differ_is_no_stand() -> None:
    facts = [
        stance("a", "denies_responsibility", "2031-03-05", source="A"),
        stance("b", "claims_responsibility", "2031-03-07", source="B"),
        stance("c", "denies_responsibility", "2031-03-07", source="C"),
        stance("d", "denies_responsibility", "2031-03-07", source="D"),
        stance("e", "claims_responsibility", "2031-03-09", source="E"),
    ]
    results = check_facts(facts)
    assert brief(results) == [("violated", "medium", ("c", "b", "d")), ("info", "info", ("a", "e"))]
    assert results[0].message.endswith("claims responsibility in B, on one day (1 more of that day).")


def test_what_one_source_tells_of_one_day_is_no_conflict() -> None:
    facts = [
        stance("a", "denies_responsibility", "2031-03-07", source="A"),
        stance("b", "claims_responsibility", "2031-03-07", source="A"),
    ]
    assert check_facts(facts) == []


def test_an_undated_stance_is_not_asked_about_where_a_dated_one_says_the_same() -> None:
    facts = [
        stance("a", "denies_responsibility"),
        stance("b", "denies_responsibility", "2031-03-07", source="B"),
        stance("c", "claims_responsibility", "2031-03-09", source="C"),
    ]
    assert brief(check_facts(facts)) == [("info", "info", ("b", "c"))]


def test_a_day_of_publication_is_told_as_such() -> None:
    facts = [
        stance("a", "denies_responsibility", as_of="2031-03-07", source="A"),
        stance("b", "claims_responsibility", "2031-03-09", source="B"),
    ]
    assert check_facts(facts)[0].message == (
        "Northern Front, harbour fire: denies responsibility in A as of 2031-03-07, "
        "claims responsibility in B on 2031-03-09: a change of stand."
    )


def test_what_is_missing_is_said() -> None:
    undated = check_facts([stance("a", "claims_responsibility"), stance("b", "disavows", "2031-03-07")])
    assert brief(undated) == [("info", "info", ("a", "b"))]
    assert undated[0].message.endswith("fill in the date of a.")
    no_event = check_facts([stance("a", "claims_responsibility", event=""), stance("b", "disavows", "2031-03-07")])
    assert brief(no_event) == [("info", "info", ("a", "b"))]
    assert no_event[0].message.endswith("fill in the event of a.")
    imprecise = check_facts(
        [stance("a", "claims_responsibility", "2031-03"), stance("b", "disavows", "2031-03-07")],
    )
    assert brief(imprecise) == [("info", "info", ("a", "b"))]


def test_silence_and_other_actors_contradict_nothing() -> None:
    facts = [
        stance("a", "claims_responsibility", "2031-03-07"),
        stance("b", "no_comment", "2031-03-07"),
        stance("c", "not_taking", "2031-03-07"),
        stance("d", "denies_responsibility", "2031-03-07", actor="Hill Party"),
        stance("e", "denies_responsibility", "2031-03-07", event="bridge fire"),
    ]
    assert check_facts(facts) == []


def test_agreement() -> None:
    facts = [stance("a", "denies_responsibility", "2031-03-07"), stance("b", "denies_report", "2031-03-08")]
    assert brief(check_facts(facts)) == [("holds", "", ("a", "b"))]
