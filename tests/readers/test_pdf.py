"""PDF files, written by hand in tests/readers/pdfs.py."""

import threading

import pytest

from sources.readers import Document, Metadata, Page, ReadError, read
from sources.readers import pdf as reader
from tests.readers.pdfs import Line, make_pdf, paragraph

FULL = (
    "The council put off its vote on the budget until the end of the month"  # as wide as the type area of these tests
)


def pages(document: Document) -> list[str]:
    return [document.text[page.start : page.end] for page in document.pages]


def test_wrapped_lines_become_paragraphs() -> None:
    lines = paragraph(
        [FULL, "and then went home.", "The next paragraph begins on a line of its own, as wide as before,", "and ends."]
    )
    assert read(make_pdf([lines])).text == (
        f"{FULL} and then went home.\n\nThe next paragraph begins on a line of its own, as wide as before, and ends."
    )


def test_a_gap_or_another_size_parts() -> None:
    lines = [*paragraph([FULL, FULL]), *paragraph([FULL, "the end"], top=640), Line("Small print", 72, 612, 8)]
    assert read(make_pdf([lines])).text == f"{FULL} {FULL}\n\n{FULL} the end\n\nSmall print"


def test_lines_that_end_early_on_purpose_stay_lines() -> None:
    lines = paragraph([FULL, "The parties were", "Fatah 17", "State of Law 34", "• a point", "• another"])
    assert read(make_pdf([lines])).text == f"{FULL} The parties were\nFatah 17\nState of Law 34\n• a point\n• another"


def test_cells_set_apart_are_divided() -> None:
    cells = [
        Line(word, x, 600 - 14 * row)
        for row, words in enumerate([("Party", "2018", "2021"), ("Fatah", "48", "17")])
        for word, x in zip(words, (72, 250, 400), strict=True)
    ]
    assert read(make_pdf([cells])).text == "Party | 2018 | 2021\nFatah | 48 | 17"


def test_columns_are_read_one_after_the_other() -> None:
    left = paragraph(
        ["The council that met on Tuesday", "put off its vote on the whole of", "the budget until the end, as its"]
    )
    right = paragraph(["chair had asked in the letter of", "last week. It will meet in May."], x=330)
    assert read(make_pdf([[*left, *right]])).text == (
        "The council that met on Tuesday put off its vote on the whole of the budget until the end, as its"
        " chair had asked in the letter of last week. It will meet in May."
    )


def report(*bodies: list[Line]) -> bytes:
    count = len(bodies)
    return make_pdf(
        [
            [Line("Example Report", 72, 760, 9), *one, Line(f"Page {number} of {count}", 280, 30, 9)]
            for number, one in enumerate(bodies, 1)
        ]
    )


def test_running_heads_go_and_sentences_run_across_pages() -> None:
    document = read(
        report(
            paragraph([FULL, "because, as its chair said, “we did not"]),
            paragraph(["ask for this”. Then it went home."]),
            paragraph(["A new page begins."]),
        )
    )
    assert document.text == (
        f"{FULL} because, as its chair said, “we did not ask for this”. Then it went home.\n\nA new page begins."
    )
    assert pages(document) == [
        f"{FULL} because, as its chair said, “we did not",
        "ask for this”. Then it went home.",
        "A new page begins.",
    ]
    assert document.warnings == (
        "Removed as running headers and footers: “Example Report” (3 pages), “Page # of 3” (3 pages).",
    )


def test_page_numbers_alone_go_but_other_numbers_stay() -> None:
    document = read(
        make_pdf([[*paragraph([f"On day {n * 7} it rained."]), Line(str(n + 4), 300, 30)] for n in range(1, 5)])
    )
    assert (
        document.text == "On day 7 it rained.\n\nOn day 14 it rained.\n\nOn day 21 it rained.\n\nOn day 28 it rained."
    )
    assert document.warnings == ("Removed as running headers and footers: “#” (4 pages).",)


def test_the_running_head_of_a_short_chapter_goes_with_its_page_number() -> None:
    heads = ["Means 1", "Means 2", "Ends 3", "In 1976 30 left"]
    bodies = [paragraph([f"On day {at * at} it rained all day."]) for at in range(4)]
    document = read(make_pdf([[Line(head, 72, 760), *body] for head, body in zip(heads, bodies, strict=True)]))
    assert document.text == (
        "On day 0 it rained all day.\n\nOn day 1 it rained all day.\n\nOn day 4 it rained all day."
        "\n\nIn 1976 30 left\n\nOn day 9 it rained all day."
    )
    assert document.warnings == ("Removed as running headers and footers: “Ends #” (1 page), “Means #” (2 pages).",)


def test_what_stands_once_or_elsewhere_is_no_running_head() -> None:
    document = read(make_pdf([paragraph(["Fatah 17", "x is a line"]), paragraph(["Fatah 48", "y is a line"])]))
    assert document.text == "Fatah 17\nx is a line\n\nFatah 48\ny is a line"
    assert document.warnings == ()


def test_a_document_that_repeats_itself_is_not_emptied() -> None:
    document = read(make_pdf([paragraph(["The same words."])] * 3))
    assert document.text == "The same words.\n\nThe same words.\n\nThe same words."
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("before", "after", "rest", "joined"),
    [
        ("a minis-", "ter spoke", "", "a minister spoke"),
        ("the Iran-", "backed men", "", "the Iran-backed men"),
        ("the cease-", "fire held", "A cease-fire came.", "the cease-fire held"),
        ("the cease-", "fire held", "A ceasefire came.", "the ceasefire held"),
        ("the US-", "led force", "", "the US-led force"),
        ("the pro-", "Iranian men", "", "the pro-Iranian men"),
        ("in 2018-", "19 it was", "", "in 2018-19 it was"),
        ("the well-", "known man", "", "the wellknown man"),
        ("said so -", "he left it", "", "said so - he left it"),
        ("the Herald-", "sponsored vote", "The Herald sponsored a vote.", "the Herald-sponsored vote"),
    ],
)
def test_hyphens_at_line_ends(before: str, after: str, rest: str, joined: str) -> None:
    filler = "x" * 60
    lines = paragraph([f"{filler} {before}", f"{after}.", *([rest] if rest else [])])
    expected = f"{filler} {joined}." + (f"\n\n{rest}" if rest else "")
    assert read(make_pdf([lines])).text == expected


def test_a_word_cut_by_a_page_end_is_whole_and_both_pages_know_their_part() -> None:
    document = read(report(paragraph([FULL, "said a minis-"]), paragraph(["ter who left."]), paragraph(["End."])))
    assert document.text == f"{FULL} said a minister who left.\n\nEnd."
    assert pages(document) == [f"{FULL} said a minis", "ter who left.", "End."]


def test_pages_without_a_text_layer_are_named() -> None:
    drawn = Line("", 72, 700)
    document = read(make_pdf([paragraph(["One."]), [drawn], paragraph(["Three."]), []], drawings={2}))
    assert document.pages == (Page(1, 0, 4), Page(2, 4, 4), Page(3, 6, 12), Page(4, 12, 12))
    assert document.warnings == ("No text layer on page 2; run text recognition (OCR) to have it read.",)


def test_no_text_layer_at_all() -> None:
    with pytest.raises(
        ReadError,
        match=r"^There is no text layer on any of its 2 pages; run text recognition \(OCR\) and upload the result\.$",
    ):
        read(make_pdf([[], []]))
    with pytest.raises(ReadError, match=r"^There is no text layer on its only page; run text"):
        read(make_pdf([[]]))


def test_metadata() -> None:
    info = {"Title": "Who fired", "Author": "Lena Okafor", "CreationDate": "D:20240305101500+02'00'"}
    document = read(make_pdf([paragraph(["Text."])], info=info))
    assert (document.title, document.metadata) == ("Who fired", Metadata(author="Lena Okafor", date="2024-03-05"))


@pytest.mark.parametrize("stated", ["Microsoft Word - final2.doc", "report_v3.pdf", "Untitled-1"])
def test_a_file_name_is_no_title_the_largest_type_is(stated: str) -> None:
    lines = [Line("Who fired on the", 72, 740, 20), Line("convoy?", 72, 716, 20), *paragraph([FULL, FULL])]
    document = read(make_pdf([lines], info={"Title": stated}))
    assert document.title == "Who fired on the convoy?"
    assert document.text == f"Who fired on the\nconvoy?\n\n{FULL} {FULL}"


def test_protected_files() -> None:
    with pytest.raises(
        ReadError, match=r"^The PDF file is protected with a password\. Remove the password and upload it again\.$"
    ):
        read(make_pdf([paragraph(["Secret."])], password="open sesame"))
    assert read(make_pdf([paragraph(["Not secret."])], password="")).text == "Not secret."


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", make_pdf([paragraph(["x"])])[:200]])
def test_broken_files(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^The PDF file is broken or cut off\. Download or export it again\.$"):
        read(data)


def test_too_many_pages_or_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_pdf([paragraph(["Some words."])] * 3)
    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    with pytest.raises(ReadError, match=r"^The PDF file has 3 pages; at most 2 are read\. Split it\.$"):
        read(data)
    monkeypatch.setattr(reader, "MAX_PAGES", 3)
    monkeypatch.setattr(reader, "MAX_CHARACTERS", 20)
    with pytest.raises(ReadError, match=r"^The PDF file holds more than 20 characters\. Split it\.$"):
        read(data)


def test_threads_wait_for_each_other() -> None:
    files = [make_pdf([paragraph([f"File {number} page {page}."]) for page in range(20)]) for number in range(4)]
    expected = [read(one).text for one in files]
    found: list[str] = [""] * 4

    def work(at: int) -> None:
        for _ in range(5):
            found[at] = read(files[at]).text

    threads = [threading.Thread(target=work, args=(at,)) for at in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == expected
