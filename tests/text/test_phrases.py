"""Noun phrases and subjects: exact phrases on own sentences, and any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text import Span
from sources.text.phrases import find_phrases, subject_after, subject_before


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Rosa Lindqvist, head of the dockers, who speaks for the crews, ^said he waits", "Rosa Lindqvist"),
        (
            "Dr. Omar Saleh, an adviser and author of Rereading ‘Empire’: Old Ports of the Gulf, ^told us",
            "Dr. Omar Saleh",
        ),
        ("Vale said that Poe once ^called it mad", "Poe"),
        ("Militia-backed groups ^denied the attack.", "Militia-backed groups"),
        ("Coastal armed groups ^denied the attack.", "Coastal armed groups"),
        ("On Monday the coastal armed groups ^denied the attack.", "the coastal armed groups"),
        ("Osman armed groups in the north, and then he ^denied it.", "he"),
        ("Unity Alliance ^won 12 seats", "Unity Alliance"),
        ("Hakim-led Unity also ^gained nine seats", "Hakim-led Unity"),
        ("In a speech on Monday, Sen. Ann Poe (D-Ohio) ^said that", "Sen. Ann Poe"),
        ("Vale met the mayor and Poe ^said that", "Poe"),
        ("Vale visited Ohio on Monday and ^said that", "Vale"),
        ("A man arrested at the scene ^said that", "A man"),
        ("The woman who found Vale ^said that", "The woman"),
        ("Vale answered critics by ^saying that", "Vale"),
        ("Ann Poe, from Salem, Oregon, ^said that", "Ann Poe"),
        ("When Poe arrived, Vale, the mayor, ^said that", "Vale"),
        ("The council met, and Vale, the mayor, ^said that", "Vale"),
        ("The spokesman for the Unity Alliance ^said that", "The spokesman"),
        ("Vale went on to ^say that", "Vale"),
        ("After the vote she also ^said that", "she"),
        ("The Reed Union led by Sami al-Basri ^won 17 seats", "The Reed Union"),
        ("The Reed Union once led by Ann Poe also ^won 17 seats", "The Reed Union"),
        ("A party led by former minister Ann Poe ^won nine seats", "A party"),
        ("A party founded by Ann Poe ^won nine seats", "A party"),
        ("The union chaired by Ann Poe and Rosa Vale ^held nine", "The union"),
        ("The party led by Ann Poe and backed by Rosa Vale ^won nine", "The party"),
        ("The list headed by Ann Poe, ^took nine seats", "The list"),
        ("Vale said the list led by Ann Poe ^won nine seats", "the list"),
        ("In 2018 the list led by Ann Poe ^won nine seats", "the list"),
        ("As the list led by Ann Poe ^won nine seats", "the list"),
        ("The attack claimed by the Reed Union ^killed nine", "The attack"),
        ("Poe led the Reed Union and ^won nine seats", "Poe"),
        ("Vale was hit by Poe, who ^won nine seats", "Poe"),
        ("“No,” ^said", None),
    ],
)
def test_subject_before(marked, expected):
    text = marked.replace("^", "")
    found = subject_before(text, Span(0, len(text)), marked.index("^"))
    assert (found and found.text) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("says^ Bread and Roses senior manager Ann Poe.", "Ann Poe"),
        ("points^ out the laid-back Salem resident.", "the laid-back Salem resident"),
        ("said^ the ministry's spokesman Ali Hassan, who left", "Ali Hassan"),
        ("said^ 23-year-old Jane Vale", "Jane Vale"),
        ("said^ he", "he"),
        ("said^ in a letter", None),
    ],
)
def test_subject_after(marked, expected):
    text = marked.replace("^", "")
    found = subject_after(text, Span(0, len(text)), marked.index("^"))
    assert (found and found.mention.text) == expected


def test_find_phrases():
    text = (
        "Dr. Omar Saleh, leader of Ahl al-Bahr, and the ministry's spokesman Ali Hassan met the Harbour Movement and "
        "State of Unity Coalition (SoU) led by former PM Nuri al-Basri, and they will form a majority government."
    )
    found = find_phrases(text, 0, len(text))
    assert [(phrase.text, phrase.kind, phrase.mention.text) for phrase in found] == [
        ("Dr. Omar Saleh", "name", "Dr. Omar Saleh"),
        ("leader", "common", "leader"),
        ("Ahl al-Bahr", "name", "Ahl al-Bahr"),
        ("the ministry's spokesman Ali Hassan", "name", "Ali Hassan"),
        ("the Harbour Movement", "name", "the Harbour Movement"),
        ("State of Unity Coalition", "name", "State of Unity Coalition"),
        ("SoU", "name", "SoU"),
        ("former PM Nuri al-Basri", "name", "PM Nuri al-Basri"),
        ("they", "pronoun", "they"),
        ("a majority government", "common", "a majority government"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("BuzzFeed", ["BuzzFeed"]), ("QuickSpeed asked Ann Poe.", ["QuickSpeed", "Ann Poe"]), ("Wounded", [])],
)
def test_a_first_word_with_an_inner_capital_is_a_name(text, expected):
    assert [phrase.text for phrase in find_phrases(text, 0, len(text))] == expected


def test_offsets_are_those_of_the_whole_text():
    text = "First. Ann Poe said so."
    assert next((p.start, p.end, p.text) for p in find_phrases(text, 7, len(text))) == (7, 14, "Ann Poe")
    subject = subject_before(text, Span(7, len(text)), 15)
    assert (subject.start, subject.end, subject.mention.text) == (7, 14, "Ann Poe")


_PIECES = st.sampled_from(
    [
        "Ann", "Poe", "Dr.", "the", "a", "and", "of", "who", "that", "said",
        "saying", ",", ":", "—", "(", ")", "’s", "'",
        "“", "”", '"', "it", "to", "by", "has", "not", "-", "al-", "3", "man", "İ", "\ufffc", "؟",
        "arrested", "quickly",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map(" ".join) | st.text(alphabet=st.characters(), max_size=80), st.data())
def test_any_text(text, data):
    at = data.draw(st.integers(0, len(text)))
    whole = Span(0, len(text))
    found = [subject_before(text, whole, at), subject_after(text, whole, at), *find_phrases(text, 0, len(text))]
    for phrase in found:
        if phrase is not None:
            assert text[phrase.start : phrase.end] == phrase.text != ""
            assert phrase.start <= phrase.head_start < phrase.head_end <= phrase.end
