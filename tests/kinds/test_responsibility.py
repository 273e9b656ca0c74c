"""Stances against sources: the same actor, the same event, the same stance, and silence."""

import pytest

from sources.text.stances import same_event
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


@pytest.mark.parametrize(
    ("draft", "wire", "rules"),
    [
        (
            "The Hill Brigade claimed responsibility for the market bombing.",
            "The Hill Brigade has denied any role in the bombing of the market.",
            [("responsibility.flipped", "high")],
        ),
        (
            "Governor Rensi denied taking bribes from the builder.",
            "Governor Rensi admitted taking bribes from the builder.",
            [("responsibility.flipped", "high")],
        ),
        (
            "The airline denied fault for the crash at Lorne.",
            "The airline declined to comment on the crash at Lorne.",
            [("responsibility.flipped", "high")],
        ),
        (
            "The brewery accepted responsibility for the fish deaths.",
            "The brewery refused to accept responsibility for the fish deaths.",
            [("responsibility.flipped", "high")],
        ),
        (
            "The club admitted fault for the crush.",
            "The club settled without admitting fault for the crush.",
            [("responsibility.flipped", "high")],
        ),
        (
            "The university declined to comment on the allegations.",
            "The university denied the allegations.",
            [("responsibility.flipped", "high")],
        ),
        (  # nobody had, when the source was written
            "The Marsh Front claimed the ferry attack.",
            "No group has claimed the ferry attack. Police suspect the Marsh Front.",
            [("responsibility.flipped", "medium")],
        ),
        (
            "The rebels claimed responsibility for the shelling of the clinic.",
            "The army claimed responsibility for the shelling of the clinic.",
            [("responsibility.actor", "high")],
        ),
        (
            "Kiltan blamed Ostria for the pipeline blast.",
            "Kiltan blamed local smugglers for the pipeline blast.",
            [("responsibility.actor", "high")],
        ),
        (
            "The Hill Brigade claimed responsibility for the bus attack.",
            "A message purportedly from the Hill Brigade claimed responsibility for the bus attack.",
            [("responsibility.hedge", "medium")],
        ),
        (
            "The pastor denied abusing the boys.",
            "The pastor has not commented on the abuse of the boys.",
            [("responsibility.flipped", "high")],
        ),
        (
            "The inquiry blamed the captain for the sinking.",
            "The inquiry cleared the captain. The inquiry blamed the shipyard for the sinking.",
            [("responsibility.actor", "high")],
        ),
        (
            "The front denied responsibility for the car bombing on 3 May 2024.",
            "The front denied responsibility for the car bombing on 9 May 2024.",
            [("responsibility.event", "medium")],
        ),
        (
            "The Hill Brigade denied any role in the kidnapping.",
            "A lawyer for the Hill Brigade denied any role in the kidnapping.",
            [("responsibility.actor", "medium")],
        ),
    ],
)
def test_what_a_source_says_otherwise(draft, wire, rules):
    assert told(check("responsibility", draft, source(wire))) == rules


@pytest.mark.parametrize(
    ("draft", "wire"),
    [
        (
            "The Hill Brigade denied responsibility for the market bombing.",
            "The Hill Brigade on Tuesday rejected any responsibility for the bombing of the market.",
        ),
        (
            "The Hill Brigade denied responsibility for the market bombing.",
            "“We are not responsible for the market bombing,” the Hill Brigade said.",
        ),
        ("The rebels claimed the raid on Verrin.", "Both Ostria and the rebels claimed the raid on Verrin."),
        ("The rebels claimed the raid on Verrin.", "The raid on Verrin was claimed by Ostria and by the rebels."),
        ("The Column said it was behind the ambush.", "The ambush was the work of its fighters, the Column said."),
        ("The minister rejected the accusations of bribery.", "The minister denied taking bribes."),
        ("The brewery took the blame for the spill.", "The brewery accepted responsibility for the spill."),
        ("The party distanced itself from its candidate.", "The party disowned its candidate."),
        ("A spokesman for the ministry denied the report.", "A spokesman for the ministry denied the report."),
        ("A spokeswoman for Vell denied the allegations.", "Vell denied the allegations through a spokeswoman."),
        ("Vell denied the allegations through a spokeswoman.", "A spokeswoman for Vell denied the allegations."),
        ("The dean refused to comment on the leak.", "The dean declined to comment on the leak."),
        ("No one has claimed the attack on the depot.", "The attack on the depot remains unclaimed."),
        ("The mayor denied any link to the smugglers.", "The mayor has denied having ties to smugglers."),
        ("The club denied that the coach would go.", "The club denied reports that the coach would go."),
        ("Vell rejected the bribery allegations.", "“The bribery allegations are false,” Vell said."),
        ("The captain said he was to blame for the sinking.", "The captain accepted the blame for the sinking."),
        ("The bank did not admit guilt.", "The bank settled the case without admitting wrongdoing."),
        ("Palace denies queen is ill", "Palace denied that the queen was ill."),
        ("The club denied hiding the complaints.", "The club denied that it had hidden complaints."),
        ("The rebels blamed the army for the fire.", "The rebels said the army was responsible for the fire."),
    ],
)
def test_other_words_for_one_stance_are_no_problem(draft, wire):
    result = check("responsibility", draft, source(wire))
    assert (result.outcome, told(result)) == ("ok", [])


@pytest.mark.parametrize(
    ("draft", "wire", "event"),
    [
        (
            "The Marsh Front claimed responsibility for the ferry attack.",
            "The Marsh Front claimed responsibility for the bridge attack.",
            "the bridge attack",
        ),
        (
            "The sprinter denied doping at the spring games.",
            "The sprinter denied striking a steward.",
            "striking a steward",
        ),
    ],
)
def test_what_may_be_another_event_is_left_to_a_person(draft, wire, event):
    result = check("responsibility", draft, source(wire))
    assert (result.outcome, told(result)) == ("unchecked", [])
    assert result.unchecked is not None
    assert result.unchecked.startswith(f"note.txt says it of “{event}”")


def test_silence_on_one_matter_does_not_contradict_a_denial_of_another():
    result = check(
        "responsibility",
        "The bank denied cheating its customers.",
        source("The bank declined to comment on the lawsuit by its former clerks."),
    )
    assert [finding.rule for finding in result.findings] == ["responsibility.absent"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("taking bribes", "the accusations of bribery", True),
        ("the poisoning of the exile", "having poisoned the exile", True),
        ("the bridge bombing", "the airport fire", False),
        ("the ferry attack", "the bridge attack", None),
        ("the attack of 7 November 2021", "the attack of 9 November 2021", False),
        # across scripts: the day and the consonants of a place, never one of them alone
        ("الهجوم على البصرة في 7 نوفمبر 2021", "the attack of 7 November 2021 in Basra", True),
        ("the attack of 7 November 2021 in Basra", "الهجوم على البصرة في 7 نوفمبر 2021", True),
        ("الهجوم على الموصل في 7 نوفمبر 2021", "the attack of 7 November 2021 in Basra", None),
        ("الهجوم على البصرة", "the attack in Basra", None),
        ("الهجوم في 7 نوفمبر 2021", "the attack of 7 November 2021", None),
        ("الهجوم على البصرة في 9 نوفمبر 2021", "the attack of 7 November 2021 in Basra", False),
        ("الهجوم على الحافلة", "the raid by Ali", None),
    ],
)
def test_one_event_in_other_words_and_scripts(one, other, same):
    assert same_event(one, other) is same
