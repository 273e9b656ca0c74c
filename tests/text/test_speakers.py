"""Who says what in a text: every form of attribution, chains, and what is not known."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.text import Span
from sources.text.speakers import People, SpeakerMap
from sources.text.subjects import Aliases

NOBODY = Aliases()


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def said(text: str, words: str, voice: str | None = None) -> list[tuple[str, list[str]]]:
    """How the words are given and the chain of names, for each stretch that they lie in."""
    return [
        (one.how, [speaker.name for speaker in one.chain]) for one in SpeakerMap(text).places(place(text, words), voice)
    ]


def says(text: str, words: str, claimed: str, voice: str | None = None) -> bool | None:
    speakers = SpeakerMap(text)
    (one,) = speakers.places(place(text, words), voice)
    return speakers.says(one, claimed, NOBODY)


HEARING = (
    "CLARA WEISS, HOST: Welcome. What is the plan for the ferry?\n\n"
    "TOM HALE: We keep it. I said, “No sale.” My brother told me, “You are late.”\n\n"
    "It will cost more.\n\n"
    "WEISS: And the harbour?\n"
    "HALE: Closed.\n\n"
    "# About this programme\n\n"
    "The programme is made in Bremen.\n"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("What is the plan", [("turn", ["CLARA WEISS"])]),
        ("We keep it", [("turn", ["TOM HALE"])]),
        ("It will cost more", [("turn", ["TOM HALE"])]),
        ("And the harbour", [("turn", ["CLARA WEISS"])]),
        ("Closed", [("turn", ["TOM HALE"])]),
        ("No sale", [("quoted", ["TOM HALE"])]),
        ("You are late", [("quoted", ["TOM HALE", "My brother"])]),
        ("The programme is made", [("running", [])]),
    ],
)
def test_a_transcript(words, expected):
    assert said(HEARING, words) == expected


@pytest.mark.parametrize(
    "text",
    [
        "**Vogt:** We sold it last year.\n\n**Kohl:** Why did you sell it?\n\n**Vogt:** No money.",
        "**Vogt**: We sold it last year.\n\n**Kohl**: Why did you sell it?\n\n**Vogt**: No money.",
        "Vogt: We sold it last year.\nKohl: Why did you sell it?\nVogt: No money.",
        "Vogt — We sold it last year.\nKohl — Why did you sell it?\nVogt — No money.",
        "VOGT [00:12]\nWe sold it last year.\n\nKOHL [00:15]\nWhy did you sell it?\n",
        "[00:12] Vogt: We sold it last year.\n[00:15] Kohl: Why did you sell it?\n",
        "Vogt  0:12\nWe sold it last year.\n\nKohl  0:15\nWhy did you sell it?\n",
        "VOGT\nWe sold it last year.\n\nKOHL\nWhy did you sell it?\n\nVOGT\nNo money.\n",
    ],
)
def test_the_ways_to_write_turns(text):
    assert [name.lower() for _, names in said(text, "We sold it last year") for name in names] == ["vogt"]
    assert [name.lower() for _, names in said(text, "Why did you sell it") for name in names] == ["kohl"]
    assert says(text, "Why did you sell it", "Lena Vogt") is False
    assert says(text, "Why did you sell it", "Kohl") is True


@pytest.mark.parametrize(("ask", "answer"), [("Q", "A"), ("Frage", "Antwort"), ("Soru", "Cevap"), ("س", "ج")])
def test_who_answers_is_who_the_interview_was_made_with(ask, answer):
    text = (
        f"Interview with Lena Vogt\nBy Jan Kohl\n\n{ask}: Do you regret it now?\n{answer}: I regret nothing at all.\n"
    )
    assert says(text, "Do you regret it now", "Lena Vogt") is False
    assert says(text, "I regret nothing at all", "Lena Vogt") is True
    assert says(text, "I regret nothing at all", "Jan Kohl") is False


def test_an_answer_without_a_name_is_nobody_known():
    text = "Q: Do you regret it now?\nA: I regret nothing at all.\n"
    assert says(text, "I regret nothing at all", "Lena Vogt") is None


def test_a_numbered_speaker_is_nobody_known_but_not_who_has_a_label():
    text = "SPEAKER 1: We sold it last year.\nLENA VOGT: Why was I not told?\n"
    assert says(text, "We sold it last year", "Jan Kohl") is None
    assert says(text, "We sold it last year", "Lena Vogt") is False


def test_words_before_a_colon_that_are_no_speakers():
    text = "Note: The paper is late.\nSource: The county.\nStrengths: The plan is cheap.\n"
    assert said(text, "The plan is cheap") == [("running", [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I never saw it come down.”\n— Steve Quill, farmer", ("quoted", ["Steve Quill"])),
        ("“I never saw it come down.” — Steve Quill", ("quoted", ["Steve Quill"])),
        ("> I never saw it come down.\n>\n> — Steve Quill, farmer", ("signed", ["Steve Quill"])),
        ("> I never saw it come down.\n\n— Steve Quill, farmer", ("signed", ["Steve Quill"])),
        ("In a letter to the county Steve Quill wrote:\n\nI never saw it come down.", ("quoted", ["Steve Quill"])),
        ("In a letter to the county Steve Quill wrote:\n\n> I never saw it come down.", ("quoted", ["Steve Quill"])),
        ("Quill: ‘I never saw it come down’\n\nThe farmer spoke on Monday.", ("headline", ["Quill"])),
        ("Steve Quill: I never saw it come down\n\nThe farmer spoke on Monday.", ("headline", ["Steve Quill"])),
        ("Steve Quill said that I never saw it come down.", ("reported", ["Steve Quill"])),
        ("I never saw it come down, Steve Quill said on Monday.", ("reported", ["Steve Quill"])),
        ("According to Steve Quill, I never saw it come down.", ("reported", ["Steve Quill"])),
    ],
)
def test_signed_set_off_headed_and_reported_words(text, expected):
    (found,) = said(text, "I never saw it come down")
    assert found == expected or found == ("signed", expected[1])


def test_a_line_behind_a_dash_with_a_verb_is_no_signature():
    text = "“The mill is closed.”\n\n— Steve Quill went home early.\n"
    assert said(text, "The mill is closed") == [("quoted", [""])]


LETTER = "Ada Brandt said: “My father told me, ‘Never sell the boat,’ and I never did.”"


def test_a_quotation_in_a_quotation():
    assert said(LETTER, "Never sell the boat") == [("quoted", ["Ada Brandt", "My father"])]
    assert says(LETTER, "Never sell the boat", "Ada Brandt") is False
    assert said(LETTER, "Never sell the boat,’ and I never did") == [("quoted", ["Ada Brandt"])]


def test_ones_own_words_told_again_are_ones_own():
    text = "Ada Brandt said: “I told my son, ‘Never sell the boat.’”"
    assert said(text, "Never sell the boat") == [("quoted", ["Ada Brandt"])]


@pytest.mark.parametrize(
    ("text", "outer"),
    [
        ("Karl Mott said a fisherman had told him the pier was “rotten to the last plank”.", "Karl Mott"),
        ("Karl Mott teilte mit, ein Fischer habe ausgesagt, der Steg sei „rotten to the last plank“.", "Karl Mott"),
        ("Selon Karl Mott, un pêcheur a affirmé que le quai était « rotten to the last plank ».", "Karl Mott"),
        ("Karl Mott said that Erin Kim described the pier as “rotten to the last plank”.", "Karl Mott"),
    ],
)
def test_reporting_inside_reporting(text, outer):
    (one,) = SpeakerMap(text).places(place(text, "rotten to the last plank"))
    assert len(one.chain) == 2
    assert one.chain[0].name == outer
    assert says(text, "rotten to the last plank", outer) is False


REPORT = (
    "The pier was closed on Friday. Karl Mott said that nobody had been warned. The tide had been high all week long. "
    "The work begins in the first days of May.\n\n"
    "“We were all asleep,” Mott said. He added that the pumps would be replaced.\n"
)


def test_the_running_text_is_not_whoever_it_speaks_of():
    assert says(REPORT, "The work begins in the first days of May", "Karl Mott") is False
    assert says(REPORT, "The work begins in the first days of May", "Ada Brandt") is None


def test_a_sentence_behind_reported_words_may_go_on_with_them():
    assert says(REPORT, "The tide had been high all week long", "Karl Mott") is None


def test_the_running_text_is_its_voices():
    assert said(REPORT, "The work begins", "Jan Kohl") == [("running", ["Jan Kohl"])]
    assert says(REPORT, "The work begins in the first days of May", "Karl Mott", "Jan Kohl") is False
    assert says(REPORT, "nobody had been warned", "Karl Mott", "Jan Kohl") is False
    assert said(REPORT, "We were all asleep", "Jan Kohl") == [("quoted", ["Jan Kohl", "Karl Mott"])]
    assert says(REPORT, "We were all asleep", "Jan Kohl", "Jan Kohl") is False


def test_a_pronoun_is_the_only_person_its_paragraph_names():
    text = "Mayor Ada Brandt was calm. “The pumps failed, and they may fail again,” she said."
    assert said(text, "they may fail again") == [("quoted", ["Ada Brandt"])]
    assert says(text, "they may fail again", "Karl Mott") is False


def test_a_pronoun_that_may_be_either_accuses_nobody():
    text = "Ada Brandt met Erin Kim at the pier. “The pumps failed, and they may fail again,” she said."
    assert says(text, "they may fail again", "Ada Brandt") is not False
    assert says(text, "they may fail again", "Erin Kim") is not False


@pytest.mark.parametrize(
    ("text", "words", "right", "wrong"),
    [
        ("„Der Hafen bleibt offen“, sagte Ministerin Ada Brandt.", "Der Hafen bleibt offen", "Ada Brandt", "Karl Mott"),
        ("« Le port reste ouvert », a déclaré Ada Brandt.", "Le port reste ouvert", "Ada Brandt", "Karl Mott"),
        ("“Liman açık kalacak,” dedi Ada Brandt.", "Liman açık kalacak", "Ada Brandt", "Karl Mott"),
        ("قال الوزير كريم يوسف: «سيبقى الميناء مفتوحا».", "سيبقى الميناء مفتوحا", "كريم يوسف", "سلمى حداد"),
    ],
)
def test_other_languages(text, words, right, wrong):
    assert says(text, words, right) is True
    assert says(text, words, wrong) is False


PEOPLE = (
    "Minister Ada Brandt spoke. Karl Mott, the deputy mayor, left. Harbour Union leader Erin Kim agreed. "
    "Sarah Lund of Greenpeace wept. Mr Poe was silent."
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the minister", "Ada Brandt", True),
        ("the minister", "Karl Mott", False),
        ("Minister Brandt", "Ada Brandt", None),
        ("Ministerin Ada Brandt", "Ada Brandt", True),
        ("Ada Brandt, the minister", "Ada Brandt", True),
        ("Werksleiter Karl Mott", "Karl Mott", True),
        ("My father", "Ada Brandt", None),
        ("the police", "Karl Mott", None),
        ("the Harbour Union", "Erin Kim", None),
        ("Greenpeace", "Sarah Lund", None),
        ("Greenpeace", "Ada Brandt", False),
        ("she", "Ada Brandt", None),
        ("Mott", "Ada Brandt", False),
        ("Anna Brandt", "Ada Brandt", False),
        ("Kerim Yusuf", "كريم يوسف", None),
        ("النائب كريم يوسف", "كريم يوسف", True),
    ],
)
def test_when_two_mentions_are_one_person(one, other, same):
    people = People(PEOPLE)
    assert people.same(one, other, NOBODY) is same
    assert people.same(other, one, NOBODY) is same


def test_a_text_of_decomposed_letters_has_the_same_speakers_at_its_own_places():
    text = unicodedata.normalize("NFD", "« Le port reste ouvert », a déclaré Hélène Marchand.")
    (one,) = SpeakerMap(text).places(place(text, "Le port reste ouvert"))
    assert text[one.start : one.end] == "Le port reste ouvert"
    assert one.speaker is not None
    assert one.speaker.mention is not None
    mention = one.speaker.mention
    assert text[mention.start : mention.end] == mention.text == unicodedata.normalize("NFD", "Hélène Marchand")


def test_who_is_either_reading_of_a_pronoun_is_not_accused():
    text = (
        "Karl Mott spoke on Monday about the harbour. His deputy left early. Mott was loud.\n\n"
        "Of the house that Lena Poe built by the sea, he said, “It is a little much.”"
    )
    speakers = SpeakerMap(text)
    (place,) = speakers.places(Span(text.index("It is"), text.index(".”")))
    assert place.speaker is not None
    assert (place.speaker.name, place.speaker.also) == ("Lena Poe", "Karl Mott")
    assert speakers.says(place, "Karl Mott", NOBODY) is None
    assert speakers.says(place, "Jon Vale", NOBODY) is False


def test_a_headline_and_a_line_of_an_article_are_no_talk():
    text = (
        "Ada Brandt: ‘The Harbour Will Stay’.\n\n"
        "The mayor defended the plan on Monday.\n\nA long debate followed in the council.\n\n"
        "Nobody left early, and nobody slept.\n\n“We shall not move,” she said.\n\n"
        "The vote is next week.\n\nThe ferries run as usual.\n\nThe weather is fair.\n\n"
        "The pier was painted.\n\nThe school is closed.\n\nThe bridge is open.\n\n"
        "Erin Kim was right about one thing: the dam is old.\n\n"
        "Karl Mott: the last word was his, and it was short.\n"
    )
    speakers = SpeakerMap(text)
    (place,) = speakers.places(Span(text.index("We shall"), text.index(",” she")))
    assert (place.how, [one.shown for one in place.chain]) == ("quoted", ["she"])
    assert speakers.says(place, "Ada Brandt", NOBODY) is not False


def test_a_second_reading_survives_the_composing_of_letters():
    text = unicodedata.normalize(
        "NFD",
        "Karl Mott spoke on Monday about the café. His deputy left early. Mott was loud.\n\n"
        "Of the house that Lena Poe built by the sea, he said, “It is a little much.”",
    )
    speakers = SpeakerMap(text)
    (place,) = speakers.places(Span(text.index("It is"), text.index(".”")))
    assert place.speaker is not None
    assert place.speaker.also == "Karl Mott"


def test_a_span_over_a_border_has_a_stretch_on_either_side():
    text = "Karl Mott said the plan was “deeply flawed” and would fail."
    found = said(text, "the plan was “deeply flawed” and would fail")
    assert [how for how, _ in found] == ["reported", "quoted", "reported"]
    assert {name for _, names in found for name in names} == {"Karl Mott"}


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"“”‘’\"'«»—:>*\n#.،", "Ada Brandt", "said", " that", " he ", "Q", "\n- ", "é", "e\u0301", "قال"]
        )
    )
)
def test_no_text_makes_it_raise_and_every_place_lies_inside(pieces):
    text = " ".join(pieces)
    speakers = SpeakerMap(text)
    for one in speakers.places(Span(0, len(text)), "Jan Kohl"):
        assert 0 <= one.start <= one.end <= len(text)
        assert speakers.says(one, "Ada Brandt", NOBODY) in (True, False, None)
        for speaker in one.chain:
            if speaker.mention is not None:
                assert 0 <= speaker.mention.start <= speaker.mention.end <= len(text)
