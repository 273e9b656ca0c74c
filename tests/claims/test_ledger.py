"""The ledger of stances: what comes together, on which days, and what is said of it."""

import datetime
from typing import Any

import pytest

from claims.examination import Draft, context_of, examine_draft, find_claims
from claims.kinds import Material, SourceText
from claims.ledger import Happening, Ledger, facts_of, ledger_of

DRAFT = (
    "The villa of the mayor was attacked on 5 March 2031, after the vote of 2 March. The Northern Front denied "
    "responsibility for the attack."
)


def day(number: int, month: int = 3) -> datetime.date:
    return datetime.date(2031, month, number)


def source(number: int, text: str, published: datetime.date | None = None, **more: Any) -> SourceText:
    material = Material(text, "en", published)
    return SourceText(f"{number}.txt", material, publisher=f"Paper {number}", published=published, **more)


def ledger(*sources: SourceText, draft: str = DRAFT, names: tuple[tuple[str, ...], ...] = ()) -> Ledger:
    given = Draft(Material(draft, "en"), accepted=names)
    claims = {f"c{number}": one for number, one in enumerate(find_claims(given.material), 1)}
    return ledger_of(claims, given.material, sources, context_of(given, sources).aliases)


def brief(event: Happening) -> list[tuple[str, str, str, str]]:
    return [(one.id, one.actor, one.stance, one.day.iso if one.day else "") for one in event.entries]


def test_stances_of_the_draft_and_the_sources_meet_by_event_and_stand_by_day() -> None:
    found = ledger(
        source(
            1,
            "On 9 March 2031, the Northern Front claimed responsibility for the attack on the mayor's villa.",
            day(10),
        ),
        source(2, "A spokesman for the Northern Front denied responsibility for Wednesday's attack.", day(7)),
    )
    (event,) = found.events
    assert (event.label, event.day and event.day.iso) == ("the attack on the mayor's villa, 5 March 2031", "2031-03-05")
    assert brief(event) == [
        ("s2.r1", "Northern Front", "denies_responsibility", "2031-03-07"),
        ("s1.r1", "Northern Front", "claims_responsibility", "2031-03-09"),
        ("c1", "Northern Front", "denies_responsibility", ""),
    ]
    assert [one.dated for one in event.entries] == ["published", "stated", ""]
    assert event.entries[0].via == "A spokesman for the Northern Front"
    assert [one.happened and one.happened.iso for one in event.entries] == ["2031-03-05", None, "2031-03-05"]
    first = event.entries[1]
    assert (
        first.words == "On 9 March 2031, the Northern Front claimed responsibility for the attack on the mayor's villa."
    )
    assert (first.passage.start, first.passage.end) == (0, len(first.words))


def test_a_denial_and_the_remark_of_its_author_are_two_stances_on_one_event() -> None:
    found = ledger(
        draft="The villa of the mayor was hit by two drone strikes on March 5, 2031, after the vote of February 2. "
        "Many condemned the strike.\n\nHill-based groups denied responsibility for the strike. Still, not taking "
        "responsibility for the strike is no surprise. The same groups had claimed to free the valley."
    )
    (event,) = found.events
    assert (event.label, event.notes, found.loose) == ("the strike, 5 March 2031", (), ())
    assert [(one.actor, one.stance) for one in event.entries] == [
        ("Hill-based groups", "denies_responsibility"),
        ("", "not_taking"),
    ]


def test_denied_and_claimed_on_different_days_is_a_change_with_both_days() -> None:
    found = ledger(
        source(1, "On 9 March 2031, the Northern Front claimed responsibility for the attack on the villa."),
        source(2, "The Northern Front denied responsibility for the attack on the villa.", day(7)),
    )
    (note,) = found.events[0].notes
    assert (note.kind, note.entries) == ("change", ("s2.r1", "s1.r1"))
    assert note.message == (
        "Northern Front, the attack on the villa, 5 March 2031: denies responsibility in Paper 2 as of 2031-03-07, "
        "claims responsibility in Paper 1 on 2031-03-09: a change of stand."
    )


def test_denied_and_claimed_on_one_day_in_two_sources_is_a_conflict() -> None:
    found = ledger(
        source(1, "On 7 March 2031, the Northern Front claimed responsibility for the attack on the villa."),
        source(2, "On 7 March 2031 the Front denied any role in the attack on the villa."),
        names=(("Northern Front", "the Front"),),
    )
    (event,) = found.events
    assert [(one.kind, one.entries) for one in event.notes] == [("conflict", ("s2.r1", "s1.r1"))]
    assert event.has_conflict
    assert event.actors == ("Northern Front",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A source that tells both tells a change.
        ("On 7 March 2031, the Northern Front denied responsibility for the attack on the villa, then claimed it.", ""),
        # What was said before has no day of its own.
        (
            "The Northern Front claimed responsibility for the attack on the villa.",
            "The Northern Front had denied responsibility for the attack on the villa.",
        ),
        # Whose statement it is, is doubtful.
        (
            "A statement said to be from the Northern Front claimed responsibility for the attack on the villa.",
            "The Northern Front denied responsibility for the attack on the villa.",
        ),
        # Any groups.
        (
            "Local groups claimed responsibility for the attack on the villa.",
            "Local groups denied responsibility for the attack on the villa.",
        ),
        (
            "The group claimed responsibility for the attack on the villa.",
            "The group denied responsibility for the attack on the villa.",
        ),
        # What is only expected was not said.
        (
            "The Northern Front may claim responsibility for the attack on the villa.",
            "The Northern Front denied responsibility for the attack on the villa.",
        ),
        # A lawyer's word is not the client's.
        (
            "A lawyer for the Northern Front denied responsibility for the attack on the villa.",
            "The Northern Front claimed responsibility for the attack on the villa.",
        ),
    ],
)
def test_what_contradicts_nothing(one: str, other: str) -> None:
    given = [source(number, text, day(7)) for number, text in enumerate((one, other), 1) if text]
    found = ledger(*given, draft="Nothing to say.")
    assert sum(len(event.entries) for event in found.events) >= 1
    assert [note for event in found.events for note in event.notes if note.kind != "unclear"] == []


@pytest.mark.parametrize(
    ("texts", "events"),
    [
        (
            ("The Front claimed the attack of 5 March 2031.", "The Front claimed the attack of 9 March 2031."),
            ["the attack, 5 March 2031", "the attack, 9 March 2031"],
        ),
        # A month is no day.
        (
            ("The Front claimed the attack on the port of March 2031.", "The Front denied the attack of 9 March 2031."),
            ["the attack on the port, March 2031", "the attack, 9 March 2031"],
        ),
        # Which of the two is not said.
        (
            (
                "The Front claimed the attack of 5 March 2031.",
                "The Front claimed the attack of 9 March 2031.",
                "The Front denied the attack.",
            ),
            ["the attack, 5 March 2031", "the attack, 9 March 2031", "the attack"],
        ),
        (
            ("The Front claimed the attack on the port.", "The Front denied the attack on the villa."),
            ["the attack on the port", "the attack on the villa"],
        ),
        (
            ("The Front claimed the attack on the port.", "The Front denied the attack on the port in Norhaven."),
            ["the attack on the port"],
        ),
        # One word in common, and each says more.
        (
            (
                "The Front claimed the attack on the Norland embassy.",
                "The Front denied the attack on the Norland base.",
            ),
            ["the attack on the Norland embassy", "the attack on the Norland base"],
        ),
        # Two kinds of harm at one place.
        (
            ("The Front claimed the shooting at the port.", "The Front denied the fire at the port."),
            ["the shooting at the port", "the fire at the port"],
        ),
        # Two days for attacks in one text: none is taken.
        (
            ("There was an attack on 5 March 2031. There was an attack on 9 March 2031. The Front denied the attack.",),
            ["the attack"],
        ),
        # "The attack" of a text that knows of no villa.
        (
            ("The Front claimed the attack on the villa.", "The Front denied the attack."),
            ["the attack on the villa", "the attack"],
        ),
        (
            ("The Front claimed the attack on the villa.", "The villa stands empty. The Front denied the attack."),
            ["the attack on the villa"],
        ),
        # Without an act of harm one word in common is not enough.
        (
            ("The mayor denied wasting time.", "The mayor denied hiding from the people of that time."),
            ["wasting time", "hiding from the people of that time"],
        ),
        # The day behind an act in the sentence of the denial may be the denial's.
        (("The Front denied the attack on Wednesday.",), ["the attack"]),
    ],
)
def test_events_meet_only_where_that_is_sure(texts: tuple[str, ...], events: list[str]) -> None:
    found = ledger(*(source(number, text, day(12)) for number, text in enumerate(texts, 1)), draft="Nothing to say.")
    assert [event.label for event in found.events] == events


def test_texts_of_different_years_do_not_speak_of_one_attack() -> None:
    denied, claimed = "The Front denied the attack.", "The Front claimed the attack."
    found = ledger(source(1, denied, day(7)), source(2, claimed, datetime.date(2029, 3, 7)), draft="Nothing to say.")
    assert [(event.label, event.notes) for event in found.events] == [("the attack", ()), ("the attack (2)", ())]


def test_a_source_of_which_only_the_month_is_known_dates_no_stance() -> None:
    given = source(1, "The Front denied the attack.", datetime.date(2031, 3, 1), published_to="month")
    assert [(one.day, one.dated) for one in ledger(given, draft="Nothing to say.").events[0].entries] == [(None, "")]


def test_what_names_no_event_is_kept_apart() -> None:
    found = ledger(source(1, "The Northern Front denied responsibility.", day(7)), draft="Nothing to say.")
    assert (found.events, [one.id for one in found.loose]) == ((), ["s1.r1"])
    assert facts_of(found) == []


def test_a_key_follows_from_name_and_day() -> None:
    one, other = ledger(), ledger(source(1, "The Hill Party blamed the Northern Front for the attack.", day(6)))
    assert [event.key for event in one.events] == [event.key for event in other.events]
    assert one.of_claim("c1") == one.events[0]
    assert one.of_claim("c2") is None


def cross(*sources: SourceText, draft: str = DRAFT) -> list[tuple[str, str, tuple[str, ...]]]:
    report = examine_draft(Draft(Material(draft, "en")), sources)
    return [(one.rule, one.severity, one.claims) for one in report.cross if one.rule == "responsibility.conflict"]


def test_a_check_tells_what_two_sources_say_against_each_other_on_an_event_of_the_draft() -> None:
    claimed = source(1, "On 7 March 2031, the Northern Front claimed responsibility for the attack on the villa.")
    denied = source(2, "On 7 March 2031, the Northern Front denied responsibility for the attack on the villa.")
    assert cross(claimed, denied) == [("responsibility.conflict", "medium", ("c1",))]
    assert cross(claimed, denied, draft="The Hill Party blamed the Front for the attack on the villa.") == [
        ("responsibility.conflict", "medium", ("c1",))
    ]
    assert cross(claimed, denied, draft="The port was closed on 7 March 2031.") == []
    assert cross(denied) == []
