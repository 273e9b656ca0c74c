"""A text as it is read on: what typesetting put in the middle of a sentence becomes space, nothing moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.flow import flowing
from sources.text.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("the school\nbus waits", "the school bus waits"),
        ("the school \r\n  bus waits", "the school     bus waits"),
        ("two days ahead,\nand the bus", "two days ahead, and the bus"),
        ("inspec-\nted it", "inspec- ted it"),
        ("„Wir haben den\nPfeiler geprüft“", "„Wir haben den Pfeiler geprüft“"),
        ("«نطبع الملصقات\nبأنفسنا»", "«نطبع الملصقات بأنفسنا»"),
    ],
)
def test_a_line_end_within_a_sentence_is_space(text, flow):
    assert flowing(text) == flow


@pytest.mark.parametrize(
    "text",
    [
        "no line end at all",
        "The ward stays open.\nwe have moved six beds",
        "The ward stays open\n\nand the doctors too",
        "HALLAM: We send 25\nTIBBETT: My well is brown",
        "„Wir bauen“, sagte sie\nDer Rat schwieg, „und dann“",
        "“Left open\nThe next paragraph has no mark",
        "- milk\n- eggs",
    ],
)
def test_a_line_end_that_may_part_paragraphs_stays(text):
    assert flowing(text) == text


def test_a_running_head_within_a_sentence_is_space():
    head = "\n\nTHE COURIER, page {}\n\n"
    story = "“The pensions are safe until the summer" + head.format(2) + "and the reserve holds,” he said. "
    text = story + "It rained. " * 40 + "Then came the long" + head.format(3) + "and heavy winter."

    flow = flowing(text)

    assert len(flow) == len(text)
    assert "COURIER" not in flow
    assert " ".join(flow.split()).startswith("“The pensions are safe until the summer and the reserve holds,” he said.")


def test_a_quotation_over_a_line_end_is_one_and_keeps_its_speaker_as_written():
    text = "“Every blast is announced two days\nahead,” said Peter\nHallam, who owns the quarry."
    (found,) = find_quotations(text)

    assert text[found.start : found.end] == "Every blast is announced two days\nahead,"
    assert found.speaker is not None
    assert found.speaker.text == text[found.speaker.start : found.speaker.end]


@given(st.text("ab B.,“”„«»-\r\n\f 12", max_size=120))
def test_no_character_but_white_space_and_furniture_changes(text):
    flow = flowing(text)
    assert len(flow) == len(text)
    assert all(new == old or new == " " for new, old in zip(flow, text, strict=True))
