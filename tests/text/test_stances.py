"""Stances: every self-written probe by its exact fields, the traps, and any text at all."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.text import Mention
from sources.text.lexicon import word_set
from sources.text.stances import Stance, find_stances
from sources.text.stances.cues import CUES
from sources.text.stances.gates import GATES

PROBES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data" / "stance_probes.jsonl").read_text(encoding="utf-8").splitlines()
]
STATED = [probe for probe in PROBES if probe["stances"]]
TRAPS = [probe["text"] for probe in PROBES if not probe["stances"]]


def words(mention: Mention | None) -> str | None:
    return mention.text if mention else None


def shown(stance: Stance, wanted: dict[str, object]) -> dict[str, object]:
    """The fields of a stance that a probe speaks of."""
    have: dict[str, object] = {
        "stance": stance.stance,
        "actor": words(stance.actor),
        "event": words(stance.event),
        "target": words(stance.target),
        "via": words(stance.via),
        "hedged": stance.hedged,
        "mode": stance.mode,
    }
    return {key: have[key] for key in wanted}


@pytest.mark.parametrize("probe", STATED, ids=lambda probe: probe["text"][:50])
def test_a_stated_stance_is_found_with_its_actor_and_event(probe):
    found = find_stances(probe["text"])
    assert len(found) == len(probe["stances"]), found
    assert [shown(*pair) for pair in zip(found, probe["stances"], strict=True)] == probe["stances"]


@pytest.mark.parametrize("text", TRAPS, ids=lambda text: text[:50])
def test_a_lookalike_gives_nothing(text):
    assert find_stances(text) == []


def test_no_gate_shuts_out_a_match():
    shut = [
        (cue.rule, probe["text"])
        for probe in PROBES
        for cue in CUES
        # what these match counts only in a quotation, or beside "neither" or "nobody"
        if cue.form != "quoted"
        and cue.family != "silent"
        and cue.pattern.search(probe["text"])
        and not any(letters in probe["text"].lower() for letters in cue.gate)
    ]
    assert shut == []
    assert set(GATES) == {cue.rule for cue in CUES}


def test_there_are_enough_probes():
    assert len(PROBES) >= 950
    assert len(TRAPS) >= 230
    assert sum(bool(re.search("[ء-ي]", probe["text"])) for probe in PROBES) >= 30
    assert sum(bool(re.search("[ışğ]", probe["text"])) for probe in PROBES) >= 30


def test_mentions_are_exactly_the_words_at_their_offsets():
    for probe in PROBES:
        text = probe["text"]
        for stance in find_stances(text):
            for mention in (stance.actor, stance.event, stance.target, stance.via):
                assert mention is None or mention.text == text[mention.start : mention.end]
            assert 0 <= stance.start < stance.end <= len(text)


def test_the_extent_covers_the_cue_and_its_object():
    text = "The Valley Army denied responsibility for the blast in Tarsk."
    (stance,) = find_stances(text)
    assert text[stance.start : stance.end] == "denied responsibility for the blast in Tarsk"


def test_the_extent_of_a_negated_cue_covers_its_negation():
    text = "The Valley Army has not claimed responsibility for the blast."
    (stance,) = find_stances(text)
    assert text[stance.start : stance.end] == "has not claimed responsibility for the blast"


def test_offsets_hold_over_several_paragraphs_and_typographic_marks():
    text = "Rain fell.\n\nOn 9 March 2021, the group’s leader denied responsibility for the raid.\n\nNothing else."
    (stance,) = find_stances(text)
    assert stance.actor is not None
    assert text[stance.actor.start : stance.actor.end] == "the group’s leader"
    assert stance.date is not None
    assert text[stance.date.start : stance.date.end] == "9 March 2021"


def test_a_date_of_the_act_is_not_the_date_of_the_stance():
    (stance,) = find_stances("The group denied responsibility for the attack of 7 November 2021.")
    assert stance.date is None


def test_an_article_with_a_denial_and_its_authors_comment_has_two_stances():
    text = (
        "Armed groups close to the ministry denied responsibility for the attack although they had threatened the "
        "governor. Still, not taking responsibility for the attack is an expected step. Many states condemned the "
        "attack. Before, the same groups claimed to liberate the province."
    )
    found = find_stances(text)
    assert [stance.stance for stance in found] == ["denies_responsibility", "not_taking"]
    assert words(found[0].actor) == "Armed groups close to the ministry"
    assert [words(stance.event) for stance in found] == ["the attack", "the attack"]
    assert found[1].actor is None
    assert found[1].mode == "assertion"


CUE_WORDS = st.sampled_from(
    [
        *sorted(
            word_set("denied claimed responsibility for the attack no group has not it by of blamed on said he to")
        ),
        *'“”",.?',
        "'s",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(CUE_WORDS, max_size=30).map(" ".join)))
def test_any_text_is_read_without_an_error(text):
    for stance in find_stances(text):
        assert 0 <= stance.start <= stance.end <= len(text)
        for mention in (stance.actor, stance.event, stance.target, stance.via):
            assert mention is None or mention.text == text[mention.start : mention.end]
