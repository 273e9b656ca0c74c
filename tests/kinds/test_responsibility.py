"""Stances against sources: the same actor, the same event, the same stance, and silence."""

import pytest

from tests.kinds.helpers import check, claims, examine, source, told

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


@pytest.mark.parametrize(
    ("draft", "wire", "rules", "words"),
    [
        (  # more than the source says
            "The Front denied responsibility for the bridge bombing.",
            "The Front declined to comment on the bridge bombing.",
            [("responsibility.flipped", "high")],
            "the draft says more than the source",
        ),
        (  # less than the source says
            "The Front declined to comment on the bridge bombing.",
            "The Front denied responsibility for the bridge bombing.",
            [("responsibility.flipped", "high")],
            "the draft says less than the source",
        ),
        (  # a nuance of one denial
            "The Front denied any involvement in the bridge bombing.",
            "The Front denied responsibility for the bridge bombing.",
            [("responsibility.flipped", "medium")],
            "the draft says “denies involvement”",
        ),
        (  # only expected
            "The Front claimed responsibility for the bridge bombing.",
            "The Front is expected to claim responsibility for the bridge bombing.",
            [("responsibility.hedge", "medium")],
            "does not say that this happened",
        ),
        (  # only a spokesman's word
            "The Front denied responsibility for the bridge bombing.",
            "A spokesman for the Front denied responsibility for the bridge bombing.",
            [("responsibility.actor", "low")],
            "gives this to “A spokesman for the Front”, the draft to “The Front”",
        ),
        (  # a lawyer's word is not the person's
            "Marta Vale denied responsibility for the bridge bombing.",
            "Marta Vale's lawyer denied responsibility for the bridge bombing.",
            [("responsibility.actor", "medium")],
            "gives this to “Marta Vale's lawyer”",
        ),
        (  # somebody else is blamed
            "The ministry blamed the Front for the bridge bombing.",
            "The ministry blamed the Column for the bridge bombing.",
            [("responsibility.actor", "high")],
            "the draft blames the Front; the source: The ministry, blames the Column",
        ),
        (  # another day, another attack
            "The Front denied responsibility for the attack of 7 November 2031.",
            "The Front denied responsibility for the attack of 9 November 2031.",
            [("responsibility.event", "medium")],
            "the draft says it of “the attack of 7 November 2031”",
        ),
    ],
)
def test_more_less_and_by_whom(draft, wire, rules, words):
    result = check("responsibility", draft, source(wire))
    assert told(result) == rules
    assert words in result.findings[0].message


def test_a_denial_that_other_facts_contradict_is_still_rightly_reported():
    wire = "The Front denied responsibility for the bridge bombing. Police found the Front's flag and weapons there."
    result = check("responsibility", "The Front denied responsibility for the bridge bombing.", source(wire))
    assert (result.outcome, told(result)) == ("ok", [])


def rules_of(draft, *sources):
    return [finding.rule for one in examine(draft, *sources).claims for finding in one.check.findings]


ACCUSED = "The ministry blamed the Front for the bridge bombing."
ANSWERED = "The Front denied responsibility for the bridge bombing."


@pytest.mark.parametrize("draft", [ACCUSED, ANSWERED])
def test_one_side_without_the_other_that_the_sources_hold_is_unfair(draft):
    report = examine(draft, source(f"{ACCUSED} {ANSWERED}"))
    (claim,) = report.claims
    (finding,) = claim.check.findings
    assert (finding.rule, finding.severity) == ("responsibility.fairness", "medium")
    assert finding.evidence is not None
    assert finding.evidence.text == (ANSWERED if draft == ACCUSED else ACCUSED)


def test_both_sides_are_fair_and_so_is_one_that_a_pronoun_may_answer():
    sources = source(f"{ACCUSED} {ANSWERED}")
    assert rules_of(f"{ACCUSED} {ANSWERED}", sources) == []
    assert rules_of(f"{ACCUSED} They denied responsibility for it.", sources) == []


def test_a_denial_of_another_event_does_not_make_it_unfair():
    assert rules_of(ACCUSED, source(f"{ACCUSED} The Front denied responsibility for the airport fire.")) == []


def test_who_is_named_has_not_claimed_it_and_nobody_is_somebody_else():
    named = check(
        "responsibility",
        "The Front has not claimed responsibility for the bridge bombing.",
        source("The Front claimed responsibility for the bridge bombing."),
    )
    assert "says less than the source: “has not claimed responsibility”" in named.findings[0].message
    assert named.findings[0].message.endswith("claims responsibility (about “the bridge bombing”).")
