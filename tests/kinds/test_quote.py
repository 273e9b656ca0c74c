"""Quotations against sources: words, marks, speaker, context, and what was not compared."""

import pytest

from claims.kinds.quote import check_quote
from tests.kinds.helpers import check, claims, source, told

NOTE = (
    'Minister Ada Brandt said: "We will not close the harbour before the spring. The fishermen were told in June."\n\n'
    'Her deputy, Karl Mott, said: "The harbour has been losing money since the flood."\n'
)


def test_the_claim_is_the_words_inside_the_marks_with_their_speaker():
    (claim,) = claims("quote", "Ada Brandt said: “We will not close the harbour before the spring.”")
    assert claim.text == "We will not close the harbour before the spring."
    assert (claim.start, claim.end) == (18, 66)
    assert claim.payload_dict()["speaker"] == "Ada Brandt"


def test_titles_and_scare_quotes_are_not_claims():
    assert (
        claims("quote", "She is the author of Reading ‘Nationhood’ in the North.\n\nA Winter of ‘Loud Silence’\n") == []
    )


def test_the_same_words_in_the_same_mouth_are_ok_and_say_what_was_compared():
    result = check("quote", "Ada Brandt said: “We will not close the harbour before the spring.”", source(NOTE))
    assert result.outcome == "ok"
    assert result.notes == (
        "note.txt: found word for word",
        "speaker: Ada Brandt here, Minister Ada Brandt in note.txt",
    )
    assert [(one.source, one.text) for one in result.citations] == [
        ("note.txt", "We will not close the harbour before the spring.")
    ]


@pytest.mark.parametrize(
    ("quote", "rules"),
    [
        ("We will close the harbour before the spring.", [("quote.negation", "high")]),
        ("We will not close the harbour before the summer.", [("quote.altered", "high")]),
        ("We would not close the harbour before the spring.", [("quote.modal", "high")]),
        ("We promise the harbour to our children and theirs.", [("quote.absent", "high")]),
        ("We will … close the harbour before the spring.", [("quote.elision", "high")]),
    ],
)
def test_a_changed_quotation_is_a_problem_named_by_what_changed(quote, rules):
    result = check("quote", f"Ada Brandt said: “{quote}”", source(NOTE))
    assert told(result) == rules
    assert result.outcome == "problem"
    assert result.citations == ()


def test_right_words_in_the_wrong_mouth():
    result = check("quote", "Karl Mott said: “The fishermen were told in June.”", source(NOTE))
    assert told(result) == [("quote.misattributed", "high")]
    assert result.findings[0].message == (
        "note.txt, paragraph 1: the draft gives these words to Karl Mott, the source to Minister Ada Brandt."
    )


def test_a_pronoun_is_nobody_else():
    found = check_quote("The fishermen were told in June.", "she", NOTE)
    assert (found.outcome, found.flags) == ("exact", frozenset())


def test_a_source_that_does_not_say_who_speaks_is_no_accusation():
    result = check(
        "quote",
        "Ada Brandt said: “The harbour stays open until the spring.”",
        source("Notes of the meeting. The harbour stays open until the spring. Then we shall see."),
    )
    assert result.outcome == "ok"
    assert result.notes[-1] == "note.txt does not say who spoke, so the speaker (Ada Brandt) was not compared"


def test_the_voice_of_a_source_speaks_its_running_text():
    text = "The harbour stays open until the spring. Then we shall see."
    found = check_quote("The harbour stays open until the spring.", "Ada Brandt", text, voice="Karl Mott")
    assert (found.outcome, found.flags, found.acceptable) == ("exact", frozenset({"misattributed"}), False)
    own = check_quote("The harbour stays open until the spring.", "Karl Mott", text, voice="Karl Mott")
    assert (own.flags, own.acceptable) == (frozenset(), True)


def test_equal_words_at_two_places_are_decided_by_the_speaker():
    text = 'Ada Brandt said: "This is a dark day for us."\n\nKarl Mott said: "This is a dark day for us."\n'
    found = check_quote("This is a dark day for us.", "Karl Mott", text)
    assert (found.outcome, found.acceptable) == ("exact", True)
    assert [text[span.start : span.end] for span in found.spans] == ["This is a dark day for us."]
    assert found.spans[0].start == text.rindex("This")
    assert found.speaker is not None
    assert found.speaker.text == "Karl Mott"


def test_equal_words_without_a_speaker_stay_ambiguous():
    text = 'Ada Brandt said: "This is a dark day for us."\n\nKarl Mott said: "This is a dark day for us."\n'
    found = check_quote("This is a dark day for us.", None, text)
    assert (found.outcome, found.acceptable) == ("ambiguous", False)


def test_nothing_to_compare_with_is_unchecked_with_the_reason():
    draft = "Ada Brandt said: “We will not close the harbour before the spring.”"
    assert check("quote", draft).unchecked == "no source was given"
    broken = source("", "scan.pdf", unreadable="no text layer on any of its 2 pages")
    assert check("quote", draft, broken).unchecked == "scan.pdf could not be read: no text layer on any of its 2 pages"


def test_absent_beside_an_unreadable_source_is_unchecked():
    broken = source("", "scan.pdf", unreadable="no text layer")
    result = check("quote", "Ada Brandt said: “We never spoke of it at all.”", source(NOTE), broken)
    assert (result.outcome, told(result)) == ("unchecked", [])
    assert result.unchecked == "not in the sources that could be read; scan.pdf could not be read"


def test_the_best_of_several_sources_decides():
    weak = source(NOTE.replace("will not", "will"), "wire.txt")
    result = check("quote", "Ada Brandt said: “We will not close the harbour before the spring.”", weak, source(NOTE))
    assert result.outcome == "ok"
    assert [one.source for one in result.citations] == ["note.txt"]


def test_a_difference_has_its_place_on_both_sides():
    draft = "Ada Brandt said: “We will not close the harbour before the summer.”"
    result = check("quote", draft, source(NOTE))
    (difference,) = result.findings[0].differences
    assert draft[difference.start : difference.end] == "summer"
    assert NOTE[difference.source_start : difference.source_end] == "spring"
