"""Stances against sources: the same actor, the same event, the same stance, and silence."""

import pytest

from tests.kinds.helpers import check, claims, source, told

WIRE = "The Northern Brigade denied responsibility for the bridge bombing on Tuesday. The police made no arrests."


def test_the_claim_holds_actor_stance_and_event():
    (claim,) = claims("responsibility", "The Northern Brigade denied responsibility for the bridge bombing.")
    payload = claim.payload_dict()
    assert (payload["actor"], payload["stance"], payload["event"]) == (
        "The Northern Brigade",
        "denies_responsibility",
        "the bridge bombing",
    )
    assert claim.text == "denied responsibility for the bridge bombing"


def test_the_same_stance_of_the_same_actor_is_ok():
    result = check("responsibility", "The Northern Brigade denied responsibility for the bridge bombing.", source(WIRE))
    assert (result.outcome, told(result)) == ("ok", [])
    assert result.notes == ("note.txt: The Northern Brigade: denies responsibility",)
    assert result.citations[0].text == "The Northern Brigade denied responsibility for the bridge bombing on Tuesday."


@pytest.mark.parametrize(
    ("draft", "rules"),
    [
        (
            "The Northern Brigade claimed responsibility for the bridge bombing.",
            [("responsibility.flipped", "high")],
        ),
        (
            "The Northern Brigade declined to comment.",
            [("responsibility.flipped", "high")],
        ),
        (
            "The Southern Column denied responsibility for the bridge bombing.",
            [("responsibility.actor", "high")],
        ),
        (
            "The Northern Brigade denied responsibility for the airport fire.",
            [("responsibility.event", "medium")],
        ),
    ],
)
def test_what_differs_names_the_rule(draft, rules):
    result = check("responsibility", draft, source(WIRE))
    assert told(result) == rules
    assert result.findings[0].evidence is not None
    assert result.findings[0].evidence.text == (
        "The Northern Brigade denied responsibility for the bridge bombing on Tuesday."
    )


def test_a_hedge_in_the_source_may_not_be_dropped():
    wire = "The Northern Brigade reportedly claimed responsibility for the bridge bombing."
    result = check(
        "responsibility", "The Northern Brigade claimed responsibility for the bridge bombing.", source(wire)
    )
    assert told(result) == [("responsibility.hedge", "medium")]


def test_a_silent_source_is_unchecked():
    result = check(
        "responsibility",
        "The Northern Brigade denied responsibility for the bridge bombing.",
        source("The bridge was closed on Tuesday. Engineers will inspect it."),
    )
    assert (result.outcome, result.unchecked) == ("unchecked", "no source says anything comparable")


def test_unreadable_and_missing_sources_are_unchecked():
    draft = "The Northern Brigade denied responsibility for the bridge bombing."
    assert check("responsibility", draft).unchecked == "no source was given"
    broken = source("", "scan.pdf", unreadable="encrypted")
    assert check("responsibility", draft, broken).unchecked == "scan.pdf could not be read: encrypted"
