"""Running heads, page numbers and repeated opening marks between the halves of a sentence."""

import pytest

from sources.text.folding import fold
from sources.text.folding.pages import furniture
from sources.text.matching import match_quote

FILLER = "The committee met in the old mill and heard the surveyors one after the other until the lamps went out. " * 5


def paged(
    *furniture_lines: str, halves: tuple[str, str] = ("The dam will hold for another", "forty years if it is kept.")
) -> str:
    """A text of as many pages as there are lines of furniture; a sentence runs over the first page's end."""
    pages = [FILLER + halves[0], halves[1] + " " + FILLER, *[FILLER] * (len(furniture_lines) - 1)]
    parts = [pages[0]]
    for line, page in zip(furniture_lines, pages[1:], strict=True):
        parts += [line, page]
    return "\n\n".join(parts)


@pytest.mark.parametrize(
    "lines",
    [
        ("7", "8"),
        ("- 7 -", "- 8 -"),
        ("Page 7 of 20", "Page 8 of 20", "Page 9 of 20"),
        ("Report on the Dam 7", "Report on the Dam 8"),
        ("7\n\nThe Valley Herald", "8\n\nThe Valley Herald", "9\n\nThe Valley Herald"),
        ("The Valley Herald", "The Valley Herald", "The Valley Herald"),
        ("١٢", "١٣"),
    ],
)
def test_a_sentence_runs_over_a_page(lines: tuple[str, ...]) -> None:
    text = paged(*lines)
    quote = "The dam will hold for another forty years if it is kept."
    match = match_quote(quote, text)
    assert (match.outcome, match.acceptable) == ("typographic", True)
    assert text[match.spans[0].start : match.spans[0].end].startswith("The dam will hold for another\n\n" + lines[0])
    assert text[match.spans[-1].start : match.spans[-1].end].endswith("forty years if it is kept.")


def test_a_word_hyphenated_at_the_pages_end_is_whole() -> None:
    text = paged("7", "8", halves=("The dam will hold if the admin-", "istration keeps it in repair."))
    assert "the dam will hold if the administration keeps it" in fold(text).text


@pytest.mark.parametrize(
    "lines",
    [
        ("7", "12"),  # numbers that do not count on
        ("Never again", "Never again"),  # twice is no running head
        ("seven hundred", "Page two", "Nothing"),  # nothing repeats
        ("She added:", "She added:", "She added:"),  # a line that brings in what follows
        ("(applause)", "(applause)", "(applause)"),
        ("“No!”", "“No!”", "“No!”"),
    ],
)
def test_other_lines_between_two_halves_stay(lines: tuple[str, ...]) -> None:
    text = paged(*lines)
    assert furniture(text) == []
    assert match_quote("The dam will hold for another forty years if it is kept.", text).outcome != "typographic"


def test_a_head_between_two_sentences_stays_where_it_is() -> None:
    text = paged("7", "8", halves=("The dam will hold for another year.", "It must be kept."))
    assert furniture(text) == []


def test_a_refrain_in_short_lines_is_no_head() -> None:
    text = "and the water said to the wheel\n\nround we go\n\nand the wheel said to the corn\n\nround we go\n\nand " * 3
    assert furniture(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“We built it with our own hands.\n\n“We will not sell it,” she said.",
        '"We built it with our own hands.\n\n"We will not sell it," she said.',
        "« We built it with our own hands.\n\n« We will not sell it », she said.",
        "« We built it with our own hands.\n\n» We will not sell it », she said.",
        "„We built it with our own hands.\n\n„We will not sell it“, she said.",
        "‘We built it with our own hands.\n\n‘We will not sell it,’ she said.",
    ],
)
def test_an_opening_mark_that_a_paragraph_repeats_folds_away(text: str) -> None:
    assert "hands. we will not sell it" in fold(text).text
    match = match_quote("We built it with our own hands. We will not sell it", text)
    assert match.outcome == "typographic"
    assert text[match.spans[-1].end - 7 : match.spans[-1].end] == "sell it"


def test_the_quotation_itself_may_repeat_its_mark() -> None:
    inner = "We built it with our own hands.\n\n“We will not sell it"
    assert fold(inner, inside=True).text == "we built it with our own hands. we will not sell it"
    assert fold(inner).text == 'we built it with our own hands. "we will not sell it'


def test_a_quotation_that_repeats_the_mark_is_found() -> None:
    text = "“We built it with our own hands.\n\n“We will not sell it,” she said."
    for quote in ("We built it with our own hands.\n\n“We will not sell it", text[:56]):
        match = match_quote(quote, text)
        assert (match.outcome, match.acceptable) == ("exact", True)


def test_narration_and_speech_across_a_paragraph_are_the_texts_own() -> None:
    text = "The owners met on Monday.\n\n“We will not sell it,” she said."
    assert match_quote("The owners met on Monday.\n\n“We will not sell it", text).outcome == "exact"


@pytest.mark.parametrize(
    "text",
    [
        "“We built it with our own hands.”\n\n“We will not sell it,” she said.",
        "The mill is old.\n\n“We will not sell it,” she said.",
        '"We built it," said Ada. "It stands."\n\n"We will not sell it," said Bo.',
    ],
)
def test_a_new_quotation_keeps_its_opening_mark(text: str) -> None:
    assert '"we will not sell it' in fold(text).text.replace("''", '"')


def test_a_hash_of_the_texts_own_beside_numbers_is_no_page_number() -> None:
    body = "Plain words of a page that go on and on to its end. " * 20
    text = f"{body}\n# 5\n{body}\n# #\n{body}\n#\n{body}\n5\n{body}"
    assert "# 5" in fold(text).text
    assert "# #" in fold(text).text
