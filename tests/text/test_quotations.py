"""Quotations: own probes for each class of difficulty, exact fields, and any text at all."""

import json
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.quotations import find_quotations

PROBES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "quotation_probes.jsonl").read_text("utf-8").splitlines()
]


def spoken(text):
    return [
        [text[q.start : q.end], q.speaker and q.speaker.text]
        for q in find_quotations(text)
        if q.kind in ("direct", "mixed")
    ]


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: f"{probe['language']}-{probe['class']}")
def test_probe(probe):
    assert spoken(probe["text"]) == probe["expected"]
    if "resolved" in probe:
        found = [q.resolved for q in find_quotations(probe["text"]) if q.kind in ("direct", "mixed")]
        assert found == probe["resolved"]


def test_the_probes_cover_every_class_and_language():
    languages = Counter(probe["language"] for probe in PROBES)
    assert set(languages) == {"en", "de", "fr", "tr", "ar"}
    assert min(languages.values()) >= 20
    counts = Counter(probe["class"] for probe in PROBES if probe["language"] == "en")
    difficulties = {
        "appositive", "nested", "open_cue", "participle", "noun_or_verb", "inverted", "dash", "borders", "floating",
        "not_speech", "continuation", "marks", "it_called", "unmarked", "resolved_pronoun", "resolved_surname",
        "resolved_role", "aside", "passive", "relative", "put_first", "place_before_name", "someones",
        "resolved_person",
    }  # fmt: skip
    assert all(counts[name] >= 5 for name in difficulties)


def test_every_field_of_an_interrupted_quotation():
    text = "Ann Poe sat down. “The rope was old,” she said, “and everybody knew it.”"
    first, second = find_quotations(text)
    assert (first.group, second.group) == (0, 0)
    assert (first.kind, first.confidence, first.rule) == ("direct", "high", "behind.subject")
    assert (first.speaker.text, first.resolved, first.cue.text) == ("she", "Ann Poe", "said")
    assert first.chain == (first.speaker,)
    assert text[first.speaker.start : first.speaker.end] == "she"


def test_a_chain_runs_from_the_outermost():
    text = "According to the Harbour Times, spokesman Ivan Holt said “the crane was checked.”"
    (found,) = find_quotations(text)
    assert [mention.text for mention in found.chain] == ["the Harbour Times", "Ivan Holt"]
    assert found.speaker.text == "Ivan Holt"


def test_a_surname_takes_the_full_name_before_it():
    text = "Ann Poe met Carl Vale.\n\n“We start at dawn,” said Vale."
    assert [found.resolved for found in find_quotations(text)] == ["Carl Vale"]


def test_two_bearers_of_a_surname_after_the_mention_are_not_guessed():
    text = "“We start at dawn,” said Vale.\n\nAnn Vale met Carl Vale."
    assert [found.resolved for found in find_quotations(text)] == [None]


def test_titles_and_scare_quotes_have_kinds_and_no_speaker():
    text = "Vale appeared on the show “Morning Tide” and liked the so-called “soft start”."
    assert [(found.kind, found.speaker) for found in find_quotations(text)] == [("title", None), ("scare", None)]


def test_paragraphs_that_continue_share_a_group():
    text = "Ann Poe said: “First the boats.\n\n“Then the crews.\n\n“Then the nets.”\n\n“No,” said Carl Vale."
    assert [found.group for found in find_quotations(text)] == [0, 0, 0, 1]


def test_several_sentences_after_a_verb_are_one_direct_quotation():
    text = (
        "Dr. Omar Saleh, a former adviser to the mayor and author of Rereading ‘Empire’: Old Ports of the Gulf, told "
        "Liman “the fire changed the rules on the quay. Since the vote, the crews have looked for a way back”."
    )
    title, found = find_quotations(text)
    assert (title.kind, title.speaker) == ("scare", None)
    assert text[found.start : found.end].startswith("the fire changed")
    assert text[found.start : found.end].endswith("a way back")
    assert (found.kind, found.speaker.text, found.resolved) == ("direct", "Dr. Omar Saleh", "Omar Saleh")


def test_a_mark_left_open_stops_at_its_paragraph():
    text = "Vale said “we wait\n\nNothing else was said that day."
    (found,) = find_quotations(text)
    assert text[found.start : found.end] == "we wait"


def test_no_marks_no_quotations():
    assert find_quotations("The sailors' fault, it's said, isn't theirs.") == []


_PIECES = st.sampled_from(
    [*"“”\"„«»‘’'—-:;,.?!()[] \n", "\n\n", "’’", "''", "Ann", "Poe", " said", " he ", "that", "“Go,” ", "according to",
     "saying", "asked", "al-", "İ", "\ufffc", "\u2060", "٣", "a", "the", "who", "dedi", "a déclaré", "explique-t-il"]
)  # fmt: skip


@given(
    st.lists(_PIECES, max_size=40).map("".join)
    | st.lists(_PIECES, max_size=40).map(" ".join)
    | st.text(alphabet=st.characters(), max_size=200)
)
def test_any_text(text):
    found = find_quotations(text)
    assert [item.start for item in found] == sorted(item.start for item in found)
    for item in found:
        assert 0 <= item.start < item.end <= len(text)
        for mention in (item.speaker, item.cue, *item.chain):
            assert mention is None or text[mention.start : mention.end] == mention.text != ""


def test_how_sure_and_by_which_rule_a_name_was_found():
    text = (
        "Harbour master Ann Poe, 51, met the press on Monday with the mayor.\n\n“The rope was old,” she said. "
        "“We all knew it.”\n\n“It held for years,” a rigger said.\n\nThe town built a “safe” pier."
    )
    found = [(q.confidence, q.rule, q.resolved, q.resolution) for q in find_quotations(text)]
    assert found == [
        ("high", "behind.subject", "Ann Poe", "pronoun"),
        ("high", "lent.same_paragraph", "Ann Poe", "pronoun"),
        ("high", "behind.subject", "a rigger", "designation"),
        ("medium", "scare", None, ""),
    ]


def test_what_others_report_of_the_speaker_is_not_certain():
    (found,) = find_quotations("“The rope was old,” Ann Poe said, according to the Harbour Times.")
    assert (found.speaker.text, found.confidence) == ("Ann Poe", "medium")


def test_terms_in_single_marks_are_no_speech():
    found = find_quotations("She is the author of Reading ‘Nationhood’ and of A Winter of ‘Loud Silence’.")
    assert {item.kind for item in found} <= {"scare", "title"}


@pytest.mark.parametrize("mark", ["“", '"', "«", "”", "''", "“a” "])
def test_a_hundred_thousand_marks_cost_as_much_for_each_as_ten_thousand(mark):
    def seconds(count):
        began = time.process_time()
        find_quotations(mark * (count // len(mark.split("a"))))
        return time.process_time() - began

    few = max(min(seconds(10_000) for _ in range(2)), 0.01)
    assert seconds(100_000) < 30 * few


@pytest.mark.parametrize(
    ("piece", "count"), [("“", 0), ('"', 0), ("«", 0), ("‘a ", 0), ("“Go,” he said. ", 5000), ("’’", 0), ("(", 0)]
)
def test_long_monotonous_text(piece, count):
    assert len(find_quotations(piece * 5000)) == count
