"""Quotations against sources: words, marks, speaker, context, and what was not compared."""

import pytest

from claims.kinds.quote import check_quote
from tests.kinds.helpers import check, claims, examine, source, told

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


def test_the_evidence_of_a_wrong_mouth_shows_where_the_source_names_the_speaker():
    result = check("quote", "Karl Mott said: “The fishermen were told in June.”", source(NOTE))
    evidence = result.findings[0].evidence
    assert evidence is not None
    assert evidence.text == (
        'Minister Ada Brandt said: "We will not close the harbour before the spring. The fishermen were told in June.'
    )


LETTER = "Ada Brandt told the council: “My father wrote to me, ‘Never sell the boat to strangers,’ and I never did.”\n"


def test_the_outer_speaker_has_not_said_what_the_inner_one_said():
    result = check("quote", "Ada Brandt said: “Never sell the boat to strangers.”", source(LETTER))
    assert told(result) == [("quote.misattributed", "high")]
    assert result.findings[0].message == (
        "note.txt, paragraph 1: the draft gives these words to Ada Brandt, the source to My father, "
        "as told by Ada Brandt."
    )


def test_the_inner_speaker_is_right_and_the_chain_is_shown():
    text = "According to the Daily Echo, spokesman Karl Mott said: “We never got the letter from the county.”\n"
    found = check_quote("We never got the letter from the county.", "Karl Mott", text)
    assert (found.acceptable, [one.name for one in found.chain]) == (True, ["Daily Echo", "Karl Mott"])
    result = check("quote", "Karl Mott said: “We never got the letter from the county.”", source(text))
    assert result.notes[-1] == "speaker: Karl Mott here, Karl Mott, as told by the Daily Echo in note.txt"


def test_whom_the_draft_reports_at_second_hand_is_who_said_it():
    (claim,) = claims("quote", "Ada Brandt said that Karl Mott described the pier as “rotten to the last plank”.")
    assert claim.payload_dict()["speaker"] == "Karl Mott"


REPORTED = "Karl Mott said that nobody had been warned before the flood. “We were all asleep,” Mott said.\n"


def test_reported_words_in_marks_are_told_as_such():
    result = check("quote", "Karl Mott said: “Nobody had been warned before the flood.”", source(REPORTED))
    assert (result.outcome, told(result)) == ("info", [("quote.reported", "low")])
    assert result.findings[0].message == (
        "note.txt, paragraph 1: the source reports these words of Karl Mott without marks, so they may be its own "
        "wording; quotation marks make them verbatim."
    )


def test_reported_words_in_another_mouth():
    result = check("quote", "Ada Brandt said: “Nobody had been warned before the flood.”", source(REPORTED))
    assert told(result) == [("quote.misattributed", "high")]


def test_a_writers_own_words_are_not_those_of_whom_the_writer_reports():
    text = "The work begins in the first days of May.\n\n“We were all asleep,” Karl Mott said.\n"
    draft = "Karl Mott said: “The work begins in the first days of May.”"
    bare = check("quote", draft, source(text))
    assert told(bare) == [("quote.misattributed", "high")]
    assert bare.findings[0].message == (
        "note.txt, paragraph 1: the draft gives these words to Karl Mott, the source has them in its running text, "
        "which speaks of Karl Mott as somebody else."
    )
    voiced = check("quote", draft, source(text, voice="Jan Kohl"))
    assert told(voiced) == [("quote.misattributed", "high")]
    assert "the source to Jan Kohl" in voiced.findings[0].message


TWICE = (
    "In Bremen on Monday, Ada Brandt said: “We will not leave.”\n\n"
    "In Kiel on Friday, before 300 fishermen, Ada Brandt said: “We will not leave.”\n"
)


@pytest.mark.parametrize(
    ("draft", "rules", "place"),
    [
        ("In Kiel, Ada Brandt said: “We will not leave.”", [], TWICE.rindex("We will")),
        ("Ada Brandt told 300 fishermen: “We will not leave.”", [], TWICE.rindex("We will")),
        ("On Monday Ada Brandt said: “We will not leave.”", [], TWICE.index("We will")),
        ("In Kiel on Monday, Ada Brandt said: “We will not leave.”", [("quote.ambiguous", "low")], None),
        ("Ada Brandt said: “We will not leave.”", [("quote.ambiguous", "low")], None),
    ],
)
def test_of_equal_places_the_drafts_context_decides_where_only_one_fits(draft, rules, place):
    result = check("quote", draft, source(TWICE))
    assert told(result) == rules
    assert [one.start for one in result.citations] == ([] if place is None else [place])


def test_equal_words_that_only_others_say_are_misattributed_wherever_they_stand():
    text = 'Ada Brandt said: "This is a dark day."\n\nErin Kim said: "This is a dark day."\n'
    found = check_quote("This is a dark day.", "Karl Mott", text)
    assert (found.acceptable, "misattributed" in found.flags) == (False, True)


def test_a_source_that_names_another_speaker_is_heard_before_one_that_names_none():
    bare = source("Notes. The fishermen were told in June. Then we left.", "bare.txt")
    result = check("quote", "Karl Mott said: “The fishermen were told in June.”", bare, source(NOTE))
    assert told(result) == [("quote.misattributed", "high")]


GERMAN = (
    "Die Ministerin sprach am Montag in Bremen vor den Fischern, und viele waren gekommen.\n\n"
    "„Wir werden den Hafen nicht vor dem Frühjahr schließen“, sagte Ada Brandt. Karl Mott war nicht dabei.\n"
)


def test_words_of_a_source_in_another_language_are_unchecked_and_the_original_is_shown():
    draft = "Ada Brandt said on Monday: “We will not close the harbour before the spring.” That was all she said."
    result = check("quote", draft, source(GERMAN, "rede.txt"))
    assert (result.outcome, told(result)) == ("unchecked", [("quote.translated", "info")])
    assert result.unchecked == "rede.txt is in another language or script"
    (finding,) = result.findings
    assert finding.message == (
        "rede.txt is in German, the quotation in English: the passage shown may be the original. "
        "A second reader of both languages is needed."
    )
    assert finding.evidence is not None
    assert finding.evidence.text == "Wir werden den Hafen nicht vor dem Frühjahr schließen"


def test_no_original_is_guessed():
    draft = "Erin Kim said on Monday: “We will not close the harbour before the spring.” That was all she said."
    result = check("quote", draft, source(GERMAN, "rede.txt"))
    assert told(result) == [("quote.translated", "info")]
    assert result.findings[0].evidence is None


def test_absent_in_one_language_and_not_to_be_compared_in_the_other():
    draft = "Ada Brandt said on Monday: “We promise the harbour to our children and theirs.” She said no more."
    result = check("quote", draft, source(NOTE), source(GERMAN, "rede.txt"))
    assert result.outcome == "unchecked"
    assert result.unchecked == "not in the sources that could be read; rede.txt is in another language or script"


def test_what_a_broken_reading_left_is_no_text_to_miss_words_in():
    broken = "W\ufffd w\ufffd\ufffd\ufffd n\ufffdt cl\ufffds\ufffd th\ufffd h\ufffdrb\ufffd\ufffdr\n" * 5
    assert check_quote("We promise the harbour to our children.", "Ada Brandt", broken).outcome == "unchecked"


def test_every_source_that_has_the_words_is_cited_the_best_first():
    said = "“The pier will stay open all winter,” Ann Poe said."
    result = check(
        "quote",
        said,
        source("The pier will stay open all winter, people heard.", "note.txt"),
        source(f"At the harbour, {said}", "wire.txt"),
        source("Nobody spoke.", "other.txt"),
    )
    assert [one.source for one in result.citations] == ["wire.txt", "note.txt"]


CUT = "“Most of the crews tried to help,” Karl Mott said, “but often they came too late to save a boat.”"


def test_a_quotation_that_stops_before_the_but_is_cut():
    result = check("quote", "Karl Mott said: “Most of the crews tried to help.” He was tired.", source(CUT))
    assert told(result) == [("quote.context", "high")]
    assert result.findings[0].message == (
        "note.txt: the quotation stops where the source goes on to limit it. "
        "It goes on: “,” Karl Mott said, “but often they came too late to save a boat.””."
    )


def test_a_cut_head_shows_the_words_before_it():
    there = "Karl Mott was tired. He denied that “the pier was sold in May”, and left."
    result = check("quote", "Karl Mott said: “The pier was sold in May.” He was tired.", source(there))
    (finding,) = [one for one in result.findings if one.rule == "quote.context"]
    assert finding.message.endswith("It has before: “Karl Mott was tired. He denied that “”.")


@pytest.mark.parametrize(
    "draft",
    [
        CUT,
        "“Most of the crews tried to help,” Mott told the inquiry, “but often they came too late.”",
        "Karl Mott said: “Most of the crews tried to help,” but often they came too late to save a boat.",
    ],
)
def test_a_draft_that_goes_on_as_the_source_does_cuts_nothing(draft):
    for one in examine(draft, source(f"At the inquiry: {CUT}")).claims:
        assert [finding.rule for finding in one.check.findings] == [], one.claim.text
    assert next(one.claim.text for one in examine(draft, source(CUT)).claims).startswith("Most of the crews")


@pytest.mark.parametrize(
    "draft",
    [
        "“Most of the crews tried to help,” Karl Mott said, “and a boat was saved.”",
        "“Most of the crews tried to help,” Karl Mott said.",
        "“Most of the crews tried to help,” Karl Mott said, but he would not say who had come in time.",
    ],
)
def test_a_draft_that_goes_on_with_other_words_has_cut_all_the_same(draft):
    first = examine(draft, source(CUT)).claims[0]
    assert [finding.rule for finding in first.check.findings] == ["quote.context"]


def test_of_two_places_the_whole_one_is_meant():
    whole = "Karl Mott said: “The dam is safe.” That was on Monday. "
    cut = "On Tuesday Karl Mott said: “The dam is safe, but only until the winter.”"
    result = check("quote", "Karl Mott said: “The dam is safe.”", source(f"{cut} {whole}"))
    assert (result.outcome, told(result)) == ("ok", [])
    assert [one.start for one in result.citations] == [len(cut) + 1 + whole.index("The dam")]


def test_a_tag_that_says_how_the_words_were_meant_is_carried_when_the_draft_has_it():
    text = "“Heaven forbid that we ask the guards anything,” Karl Mott said sarcastically."
    assert [one.check.outcome for one in examine(text, source(f"{text} Then he left.")).claims][:1] == ["ok"]


TALK = (
    "The mayor spoke to Norhaven Radio on Monday.\n\n"
    "“KIM: Mayor Brandt, did you close the harbour in June?”\n\n"
    "“BRANDT: I did, and I would do it again.”\n\n"
    "“KIM: Whom did you ask before you closed it?”\n"
)


def test_the_labels_of_a_talk_say_who_speaks_in_the_draft_too():
    report = examine(TALK, source(TALK))
    quotes = [one for one in report.claims if one.claim.kind == "quote"]
    assert [one.claim.payload.speaker for one in quotes] == ["KIM", "BRANDT", "KIM"]
    assert [one.check.outcome for one in quotes] == ["ok", "ok", "ok"]


def test_a_mere_pronoun_puts_the_words_in_nobody_s_mouth():
    draft = "They said: “The ferries will not run before the spring.” Nobody asked why."
    there = "Erin Kim was there. “The ferries will not run before the spring,” Karl Mott said."
    assert told(check("quote", draft, source(there))) == []


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_later_fragment_on_both_sides_carries_nothing_on(between):
    there = (
        "“We did not want to sell, but the roof alone would have cost four million,” Ida Kern said."
        f"{between}“It is worth twice that,” Kern added."
    )
    here = f"“We did not want to sell,” Ida Kern said.{between}“It is worth twice that,” Kern added."
    first = examine(here, source(there)).claims[0]
    assert [finding.rule for finding in first.check.findings] == ["quote.context"]
