"""Paragraphs, sentences and words: borders in running text, and any text at all."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.segments import paragraphs, sentences, words


def cut(text, spans):
    return [text[span.start : span.end] for span in spans]


def test_each_newline_is_a_border_and_spans_are_trimmed():
    text = "  A heading \nThe first paragraph runs on.\r\n\n\tThe second.  "
    assert cut(text, paragraphs(text)) == ["A heading", "The first paragraph runs on.", "The second."]


def test_hard_wrapped_text_has_borders_only_at_blank_lines():
    text = (
        "The harbour board met on a wet Tuesday in order to talk over the\n"
        "dredging of the inner basin, which the fishermen had asked for\n"
        "since spring.\n"
        "   \n"
        "Nothing was settled that evening, and the chairman sent everybody\n"
        "home."
    )
    assert [len(part.split("\n")) for part in cut(text, paragraphs(text))] == [3, 2]


def test_short_whole_sentences_on_lines_are_not_taken_for_hard_wrapping():
    text = "\n".join(f"The number {n} bus was late again this morning, she wrote." for n in range(5))
    assert len(paragraphs(text)) == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Orhan met Dr. Lind. They talked.", ["Mr. Orhan met Dr. Lind.", "They talked."]),
        ("He left the U.S. Senate. It rained.", ["He left the U.S. Senate.", "It rained."]),
        ("He left the U.S. The plane was late.", ["He left the U.S.", "The plane was late."]),
        ("Ann Poe, D-Md., spoke. J. R. Vale did not.", ["Ann Poe, D-Md., spoke.", "J. R. Vale did not."]),
        ("It cost 3.5 million. So what?", ["It cost 3.5 million.", "So what?"]),
        ("She said “No.” The room fell silent.", ["She said “No.”", "The room fell silent."]),
        ('"Why now?" he asked. "Because."', ['"Why now?" he asked.', '"Because."']),
        ("Well ... maybe. But… no.", ["Well ... maybe.", "But… no."]),
        ("Am 7. November kam er an. Es regnete.", ["Am 7. November kam er an.", "Es regnete."]),
        ("7. Kasım günü geldi. Yağmur yağdı.", ["7. Kasım günü geldi.", "Yağmur yağdı."]),
        ("هل وصل؟ نعم وصل.", ["هل وصل؟", "نعم وصل."]),
        ("پہلا جملہ۔ دوسرا جملہ۔", ["پہلا جملہ۔", "دوسرا جملہ۔"]),
        ("«Quoi ! » Il partit.", ["«Quoi ! »", "Il partit."]),
        ("See No. 7 on the list. No. That is all.", ["See No. 7 on the list.", "No.", "That is all."]),
        ("First line.\nSecond line", ["First line.", "Second line"]),
    ],
)
def test_sentences(text, expected):
    assert cut(text, sentences(text)) == expected


def test_sentences_of_a_stretch_stay_inside_it():
    text = "One here. Two here. Three here."
    assert cut(text, sentences(text, 10, 24)) == ["Two here.", "Thre"]


def test_words():
    text = "The U.N.'s al-Sha’abi won 1,234.5 seats, a 3.5-fold rise — العِراق."
    assert cut(text, words(text)) == [
        "The", "U", "N", "s", "al-Sha’abi", "won", "1,234.5", "seats", "a", "3.5-fold", "rise", "العِراق",
    ]  # fmt: skip


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_is_covered_without_overlap(text):
    whole = paragraphs(text)
    for spans in (whole, sentences(text), words(text)):
        assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
    covered = {at for span in sentences(text) for at in range(span.start, span.end)}
    assert all(at in covered or text[at].isspace() for at in range(len(text)))


def test_long_runs_cost_little():
    text = "." * 50_000 + "x" + "'" * 50_000 + "\n" * 1000
    assert len(sentences(text)) == 1
