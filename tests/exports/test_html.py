"""The annotated page: the draft's words untouched under any marks, everything escaped, usable without colour."""

import io
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from claims.exports import AnnotatedDossier, Mark, html
from claims.exports.html._draft import draft_html
from claims.exports.html._escape import direction, escape, language_attributes
from sources.text import Span
from sources.text.segments import paragraphs
from tests.exports import samples

TAG = re.compile(r"<[^>]*>")
TEXT = "Alpha beta gamma.\n\nDelta epsilon.\n"


def page(dossier: AnnotatedDossier) -> str:
    out = io.BytesIO()
    html.write(dossier, out)
    return out.getvalue().decode()


def parsed(dossier: AnnotatedDossier) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(encoding="utf-8")
    tree: lxml_html.HtmlElement = lxml_html.document_fromstring(page(dossier).encode(), parser=parser)
    return tree


def draft_of(tree: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    found: list[lxml_html.HtmlElement] = tree.xpath("//*[@class='draft']")
    assert len(found) == 1
    return found[0]


def marked(text: str, *marks: Mark) -> str:
    return "".join(draft_html(text, marks, paragraphs(text)))


def words_of(tree: lxml_html.HtmlElement, number: int) -> list[str]:
    """The words under each piece of a claim's marks."""
    return [one.text_content() for one in draft_of(tree).xpath(f".//mark[@aria-details='note-{number}']")]


@pytest.mark.parametrize("make", [samples.examined, samples.everything])
def test_the_drafts_text_is_the_draft(make: Callable[[], AnnotatedDossier]) -> None:
    dossier = make()
    assert draft_of(parsed(dossier)).text_content() == dossier.text


def test_one_mark() -> None:
    assert marked("One two.", Mark(3, 4, 7, "ok")) == (
        '<p>One <mark class="ok" id="claim-3" data-n="3" aria-details="note-3">two</mark>'
        '<a class="ref ok" role="doc-noteref" href="#note-3" aria-label="Claim 3: agrees" data-n="3"'
        ' data-s="agrees" dir="ltr"></a>.</p>'
    )


def bare(rendered: str) -> str:
    """Only which mark opens and closes where: [1 ... ], [1+ for a further piece, and {1} for its link to the note."""
    rendered = re.sub(r'<mark class="\w+ more" aria-details="note-(\d+)">', r"[\1+ ", rendered)
    rendered = re.sub(r'<mark class="\w+" id="(claim-[\d-]+)"[^>]*>', lambda m: f"[{m[1][6:]} ", rendered)
    rendered = re.sub(r'<a class="ref[^>]*href="#note-(\d+)"[^>]*></a>', r"{\1}", rendered)
    return rendered.replace("</mark>", "]").replace("<p>", "").replace("</p>", "")


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([(1, 0, 10), (2, 6, 10)], "[1 Alpha [2 beta]]{1}[2+ ]{2} gamma."),
        ([(1, 0, 10), (2, 0, 5)], "[1 [2 Alpha]{2} beta]{1} gamma."),
        ([(1, 0, 10), (2, 6, 16)], "[1 Alpha [2 beta]]{1}[2+  gamma]{2}."),
        ([(1, 0, 5), (2, 0, 5)], "[1 [2 Alpha]]{1}[2+ ]{2} beta gamma."),
        ([(1, 0, 5), (2, 5, 10)], "[1 Alpha]{1}[2  beta]{2} gamma."),
    ],
    ids=["ends together", "nested", "overlapping", "the same place", "side by side"],
)
def test_marks_nest_or_split(marks: list[tuple[int, int, int]], expected: str) -> None:
    got = bare(marked("Alpha beta gamma.", *(Mark(number, start, end, "ok") for number, start, end in marks)))
    assert got == expected


def test_a_mark_over_two_paragraphs_is_closed_and_opened_again() -> None:
    assert bare(marked(TEXT, Mark(1, 11, 24, "ok"))) == "Alpha beta [1 gamma.]\n\n[1+ Delta]{1} epsilon.\n"


def test_a_mark_that_ends_in_the_blank_line_ends_with_its_paragraph() -> None:
    assert bare(marked(TEXT, Mark(1, 11, 18, "ok"))) == "Alpha beta [1 gamma.]{1}\n\nDelta epsilon.\n"


def test_a_mark_of_white_space_or_behind_the_text_still_has_its_link() -> None:
    got = bare(marked(TEXT, Mark(1, 17, 18, "ok"), Mark(2, 900, 901, "ok")))
    assert got == "Alpha beta gamma.\n\n[1 ]{1}Delta epsilon.[2 ]{2}\n"


def test_the_second_place_of_a_claim_has_its_own_id_and_the_same_note() -> None:
    assert bare(marked("ab ab", Mark(1, 0, 2, "ok", 1), Mark(1, 3, 5, "ok", 2))) == "[1 ab]{1} [1-2 ab]{1}"


def test_a_draft_without_words_keeps_its_white_space() -> None:
    assert bare(marked(" \n ")) == " \n "
    assert bare(marked("", Mark(1, 0, 1, "ok"))) == "[1 ]{1}"


@given(
    st.text(alphabet="ab \n<&\u0627", max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(1, 20)), max_size=8),
)
def test_any_marks_leave_the_words_and_balance(text: str, spans: list[tuple[int, int]]) -> None:
    ordered = sorted(((start, -(start + length)) for start, length in spans))
    marks = [Mark(number, start, -end, "ok") for number, (start, end) in enumerate(ordered, 1)]
    rendered = marked(text, *marks)
    assert TAG.sub("", rendered) == escape(text)
    assert rendered.count("<mark") == rendered.count("</mark>")
    for mark in marks:
        assert rendered.count(f'id="claim-{mark.number}"') == 1
        assert rendered.count(f'href="#note-{mark.number}"') == 1
    tree = lxml_html.fragment_fromstring(rendered, create_parent="div")
    whole = paragraphs(text) or [Span(0, len(text))]
    for mark in marks:
        under = "".join(one.text_content() for one in tree.xpath(f".//mark[@aria-details='note-{mark.number}']"))
        inside = "".join(text[max(s.start, mark.start) : max(s.start, min(s.end, mark.end))] for s in whole)
        assert under == inside


def test_every_link_inside_the_page_leads_somewhere_and_every_id_is_one() -> None:
    for dossier in (samples.examined(), samples.everything()):
        tree = parsed(dossier)
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        inner = {href[1:] for href in tree.xpath("//@href") if href.startswith("#")}
        assert inner <= set(ids)
        details = set(tree.xpath("//@aria-details"))
        assert details <= set(ids)
        assert set(tree.xpath("//@aria-labelledby")) <= set(ids)


def test_links_to_notes_and_back() -> None:
    tree = parsed(samples.examined())
    assert tree.xpath("//a[@role='doc-noteref']/@href") == ["#note-1", "#note-2", "#note-3", "#note-4"]
    assert tree.xpath("//a[@role='doc-backlink']/@href") == ["#claim-1", "#claim-2", "#claim-3", "#claim-4"]


def test_status_is_said_in_words_at_the_mark_and_in_the_note() -> None:
    tree = parsed(samples.everything())
    assert tree.xpath("//a[@role='doc-noteref']/@aria-label") == [
        "Claim 1: problem, see F1",
        "Claim 2: agrees, but see F1",
        "Claim 3: not checked",
        "Claim 4: out of date",
    ]
    assert [one.text_content() for one in tree.xpath("//li/h3/span[contains(@class, 'status')]")] == [
        "problem",
        "agrees",
        "not checked",
        "out of date",
        "to know",
    ]


def test_what_was_compared_and_the_passage_with_its_source() -> None:
    (note,) = parsed(samples.examined({"log.txt": "https://harbour.example/log"})).xpath("//li[@id='note-2']")
    said = " ".join(note.text_content().split())
    assert "Compared: log.txt: found word for word" in said
    assert note.xpath(".//mark[@class='cited']")[0].text_content() == "Nobody was hurt and nobody was in danger,"
    caption = " ".join(note.xpath(".//figcaption")[0].text_content().split())
    assert caption == (
        "Supports the claim: Ilse Brandt. Harbour log. Harbour Office. 2 March 2026. https://harbour.example/log"
        " (primary source) Proposed by the program."
    )


def test_a_claim_that_does_not_go_with_others_is_not_shown_as_calm() -> None:
    tree = parsed(samples.everything())
    (mark,) = tree.xpath("//mark[@id='claim-2']")
    assert mark.get("class") == "problem"
    (said,) = tree.xpath("//li[@id='note-2']/p[@class='shared']")
    assert said.text_content() == "With other claims: finding F1 (high, quote.negation)."
    assert said.xpath("a/@href") == ["#finding-1"]
    (finding,) = tree.xpath("//*[@id='finding-1']")
    assert finding.xpath("p[@class='about']/a/@href") == ["#note-1", "#note-2"]
    assert [one.get("href") for one in tree.xpath("//nav//a")] == ["#note-1", "#finding-1"]


def test_problems_come_first() -> None:
    (first,) = parsed(samples.examined()).xpath("//nav//li")
    assert first.text_content() == "Claim 3 claimed responsibility for the fire"
    assert first.xpath("a/@href") == ["#note-3"]


def test_hostile_words_arrive_as_words() -> None:
    tree = parsed(samples.everything())
    assert tree.xpath("//script | //img | //link | //iframe | //object | //*[@onerror] | //*[@src]") == []
    assert tree.xpath("//h1")[0].text_content() == samples.HOSTILE
    outside = [href for href in tree.xpath("//@href") if not href.startswith("#")]
    assert set(outside) == {"https://news.example/a%20b?q=%3C1%3E"}
    assert page(samples.everything()).count("<style>") == 1
    assert "url(" not in page(samples.everything())


def test_what_is_withheld_is_not_in_the_page() -> None:
    tree = parsed(samples.everything())
    assert "not shown</p>" not in page(samples.everything())
    (fourth,) = tree.xpath("//li[@id='note-4']")
    masked = [" ".join(one.text_content().split()) for one in fourth.xpath(".//p[contains(@class, 'masked')]")]
    assert masked == [
        "Supports the claim. The source is confidential. Its words are not shown to the reader of this page.",
        "Contradicts the claim. The source is confidential. Its words are not shown to the reader of this page.",
    ]
    (fifth,) = tree.xpath("//li[@id='note-5']")
    assert "it speaks of a confidential source" in fifth.text_content()
    assert "This claim was not found again in this version of the draft." in fifth.text_content()


def test_an_arabic_draft_runs_from_right_to_left() -> None:
    text = "قال المتحدث «لم يصب أحد».\n"
    tree = parsed(samples.dossier(text, [samples.claim(1, text, 0, 3)], language="ar-IQ"))
    draft = draft_of(tree)
    assert (draft.get("lang"), draft.get("dir")) == ("ar-IQ", "rtl")
    assert draft.text_content() == text
    assert tree.get("lang") == "en"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("abc", "", ' lang="" dir="ltr"'),
        ("قال abc", "", ' lang="" dir="ltr"'),
        ("قال المتحدث abc", "", ' lang="" dir="rtl"'),
        ("abc", "ckb", ' lang="ckb" dir="rtl"'),
        ("abc", "ku-Arab", ' lang="ku-Arab" dir="rtl"'),
        ("abc", "az_Latn", ' lang="az-Latn" dir="ltr"'),
        ("abc", '"><b>', ' lang="" dir="ltr"'),
        ("", "", ' lang="" dir="ltr"'),
    ],
)
def test_language_and_direction(text: str, language: str, expected: str) -> None:
    assert language_attributes(text, language) == expected


def test_direction_by_letters_ignores_digits_and_marks() -> None:
    assert direction("123 (…) קול") == "rtl"


def test_characters_that_html_cannot_hold() -> None:
    assert escape("a\x00b\ud800c\r\nd\te\u202e") == "a\ufffdb\ufffdc&#13;\nd\te\u202e"


def test_an_empty_dossier_is_a_page_too() -> None:
    tree = parsed(samples.dossier("Words.", [], title=""))
    assert "No claim was found in the draft." in tree.xpath("//section[@id='notes']")[0].text_content()
    assert tree.findtext("head/title") == "Draft: annotated draft"


def test_structure_for_assistive_technology() -> None:
    tree = parsed(samples.everything())
    assert tree.xpath("//a[@class='skip']/@href") == ["#draft", "#notes"]
    assert len(tree.xpath("//main")) == len(tree.xpath("//h1")) == 1
    assert [one.text_content() for one in tree.xpath("//h2")] == [
        "To mend first",
        "The draft",
        "Notes",
        "Claims against each other",
        "Not covered by a claim",
        "Sources that were read",
    ]
    assert tree.xpath("//section[@role='doc-endnotes']/@id") == ["notes"]
    assert tree.xpath("//table//th/@scope") == ["col"] * len(tree.xpath("//table//th"))
    style = tree.findtext("head/style") or ""
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert page(samples.everything()) == page(samples.everything())
