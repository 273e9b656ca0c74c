"""Quotations: where marked words end, and whether they are speech, a title or a word as such."""

import pytest

from sources.text.quotations import find_quotations


def kinds(text):
    return [(text[found.start : found.end], found.kind) for found in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Old piers seldom burn,” by Ada Poe, is on the front page.", ("Old piers seldom burn,", "title")),
        ("According to “Salt and Rope: A Life” by Ada Poe, he wept.", ("Salt and Rope: A Life", "title")),
        ("Crowds met the mayor with chants of “Open the lock!”", ("Open the lock!", "direct")),
        ("There were calls of “Row The Boat” from the quay.", ("Row The Boat", "mixed")),
        ("The “Row The Boat” chants went on.", ("Row The Boat", "mixed")),
        ("Vale has often used the term “dry flooding” in council.", ("dry flooding", "mixed")),
        ("Poe scolded him for using the phrase “harbour rats.”", ("harbour rats.", "mixed")),
        ("Vale wore him down with the nickname “Rusty Ned.”", ("Rusty Ned.", "scare")),
        ("Vale wrote an op-ed headlined “Why We Row,” in May.", ("Why We Row,", "scare")),
        ("The team is known as “the Rope,” as ever.", ("the Rope,", "scare")),
        ("She shows it in her documentary “9th,” out now.", ("9th,", "title")),
        ("Callers to his old “Rowing It Right” radio programme objected.", ("Rowing It Right", "title")),
        ("The word “wharf” has two plurals.", ("wharf", "scare")),
        ("Ada “Sparky” Poe reported on the flood.", ("Sparky", "scare")),
        ("The “grey” wagon reported a fault.", ("grey", "scare")),
        ("See “https://example.org/pier” and say what you think.", ("https://example.org/pier", "scare")),
        ("صدرت رواية «السد والماء» في بيروت.", ("السد والماء", "title")),
    ],
)  # fmt: skip
def test_kind(text, expected):
    assert kinds(text) == [expected]


def test_a_title_joined_to_a_title_is_one():
    text = "The actor, known from “Low Water” and “Keepers of the Lock,” posted a picture."
    assert kinds(text) == [("Low Water", "title"), ("Keepers of the Lock,", "title")]


def test_speech_joined_to_a_title_stays_speech():
    text = "Poe called the film “Low Water” and “a waste of rope.”"
    assert kinds(text) == [("Low Water", "title"), ("a waste of rope.", "direct")]


def test_curly_marks_inside_straight_ones():
    text = '"The list “for now” is closed," said Ada Poe.'
    assert kinds(text) == [("The list “for now” is closed,", "direct")]


def test_straight_marks_inside_straight_ones():
    text = '"He said "maybe" and left," said Ada Poe. "I wept for hours."'
    assert kinds(text) == [('He said "maybe" and left,', "direct"), ("I wept for hours.", "direct")]


def test_straight_marks_closed_by_curly_ones():
    text = '"The list is closed,” said Ada Poe. “Nobody gets in.”'
    assert kinds(text) == [("The list is closed,", "direct"), ("Nobody gets in.", "direct")]


def test_a_mark_that_ends_a_tag_opens_nothing():
    assert kinds('<post date="May 3\n">The pier is shut.</post>') == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘Artık gelmem’ dedi Ela Sarp.", [("Artık gelmem", "mixed")]),
        ("Ela Sarp, “kara gün” ve “büyük ayıp” diye tanımladı.", [("kara gün", "mixed"), ("büyük ayıp", "mixed")]),
        ("Ela'nın “son söz” dediği mektup geldi.", [("son söz", "mixed")]),
        ("Le journal « Le Quai vert » paraît lundi.", [("Le Quai vert", "title")]),
        ("La foule a scandé « Assez ! » devant le quai.", [("Assez !", "mixed")]),
        ("Le préfet l’a traité de « lâche ».", [("lâche", "mixed")]),
        ("„Hört auf“, skandierten die Fischer.", [("Hört auf", "mixed")]),
        ("Als „pure Willkür“ bezeichnete Anwältin Ina Rau den Bescheid.", [("pure Willkür", "mixed")]),
        ("Levhada “Balık tutmak yasaktır” yazıyordu.", [("Balık tutmak yasaktır", "mixed")]),
        ("Ela Sarp'ın “yol bitti” sözleri yankılandı.", [("yol bitti", "mixed")]),
        ("“Buraya kadar” diyen balıkçı kapıyı kapattı.", [("Buraya kadar", "mixed")]),
        ("«كفى»، صرخ صاحب المركب.", [("كفى", "mixed")]),
        ("ذكرت صحيفة «مساء السد» الخبر.", [("مساء السد", "title")]),
        ("وردد الصيادون «كفى» عند الرصيف.", [("كفى", "mixed")]),
        ("Brandt nannte den Film „einen Reinfall“.", [("einen Reinfall", "mixed")]),
    ],
)  # fmt: skip
def test_kinds_in_other_languages(text, expected):
    assert kinds(text) == expected
