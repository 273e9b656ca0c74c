"""Web pages."""

import time

import pytest

from sources.readers import Cell, Document, Metadata, ReadError, read

LONG = "The council put off its vote on the budget until the end of May, as its chair had asked in a letter last week."
THIN = "The page shows only {} characters of text; its article may be missing."


def page(body: str, head: str = "") -> Document:
    return read(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())


def text(body: str) -> str:
    return page(body).text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>One\n  two</p><p>three</p>", "One two\n\nthree"),
        ("<div>a<p>b</p>c</div>d", "a\n\nb\n\nc\n\nd"),
        ("<p>a<br>b<br/> c</p>", "a\nb\nc"),
        ("<h2>H</h2><p>a <b>b</b><i>c</i></p>", "H\n\na bc"),
        ("<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul><p>x</p>", "one\ntwo\n\nthree\n\nx"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\nb"),
        ("<blockquote><p>“Words.”</p><footer>A. Nasser</footer></blockquote>", "“Words.”\n\nA. Nasser"),
        ("<p>He said <q>no, <q>never</q></q>.</p>", "He said “no, ‘never’”."),
        ("<pre>a  b\n  c</pre>", "a  b\n  c"),
        (
            "<p>caf&eacute; &amp; &#8220;x&#8221; &#147;y&#148; &#x92; &nbsp;co&shy;op</p>",
            "café & “x” “y” ’ \u00a0co\u00adop",
        ),
        ("<p>a<script>x()</script><style>p{}</style><noscript>n</noscript>b<!-- c --></p>", "ab"),
        ("<nav>n</nav><p>a</p><aside>kept</aside><footer>f</footer>", "a\n\nkept"),
        ("<header>logo</header><header><h1>Title</h1></header><p>a</p>", "Title\n\na"),
        ("<p hidden>x</p><p style='color:red; display: none'>y</p><p aria-hidden=false>z</p>", "z"),
        ("<div role=navigation>x</div><span class='visually-hidden'>y</span><p>z</p>", ""),
        ("<p>Words.<sup><a href='#n1'>1</a></sup> 10<sup>2</sup></p>", "Words. 102"),
        ("<figure><img alt=x><figcaption>Caption.</figcaption></figure>", "Caption."),
        ("<ruby>東<rt>とう</rt></ruby>", "東"),
    ],
)
def test_blocks(body: str, expected: str) -> None:
    if expected:
        assert text(body) == expected
    else:
        assert text(body + f"<p>{LONG}</p>") == f"z\n\n{LONG}"


def test_struck_out_words_are_left_out_and_counted() -> None:
    document = page(f"<p>{LONG} {LONG} {LONG}</p><p>It was <del>17</del> <s>18</s> <ins>19</ins>.</p>")
    assert document.text == f"{LONG} {LONG} {LONG}\n\nIt was 19."
    assert document.warnings == ("Left out of the text: 2 struck-out passages.",)


FULL = f"""
<nav><a href="/">Home</a></nav><div class="cookie-banner">We use cookies.</div>
<div class="top"><h1>Council delays vote</h1><p class="intro">A short standfirst.</p></div>
<div class="story"><p>{LONG}</p><p>{LONG}</p><p>“No,” he said.</p>
<div class="related-links"><a href="x">Read this as well</a></div>
<p><a href="y">A teaser that leads away</a></p><p>{LONG}</p></div>
<div class="side"><ul><li><a href="z">Most read one</a></li></ul>
<p>Elsewhere: “We were never told about it”, she said.</p></div>
<section class="comments"><p>“I disagree with all of this very much”, says a user of the site.</p></section>
<footer>Copyright</footer>"""


def test_main_text_without_an_article_element() -> None:
    document = page(FULL)
    assert document.text.split("\n\n") == [
        "Council delays vote",
        "A short standfirst.",
        LONG,
        LONG,
        "“No,” he said.",
        LONG,
        "Elsewhere: “We were never told about it”, she said.",
    ]
    assert document.warnings == ("Kept from outside the main text: 1 block with a quotation.",)


def test_a_class_that_looks_like_noise_cannot_hide_the_article() -> None:
    assert text(f"<div class='related newsletter-page'><p>{LONG}</p></div><p>x</p>").startswith(LONG)


def test_headings_with_telling_ids_stay() -> None:
    assert (
        text(f"<p>{LONG}</p><h2 id='related' class='social'>Social unrest</h2><p>{LONG}</p>").split("\n\n")[1]
        == "Social unrest"
    )


def test_headings_that_link_to_themselves_stay() -> None:
    assert text(f"<h1><a href='#h'>H</a></h1><p>{LONG}</p><h2><a href='#i'>I</a></h2><p>{LONG}</p>").split("\n\n")[
        ::2
    ] == ["H", "I"]


def test_every_article_of_a_page_of_several_is_kept() -> None:
    assert text(f"<article><p>{LONG}</p></article><article><p>{LONG}</p></article>") == f"{LONG}\n\n{LONG}"


def test_table_with_merged_cells() -> None:
    document = page(
        "<table><caption>Seats won</caption><thead><tr><th>Party<th>2018<th>2021</thead>"
        "<tr><td rowspan=2>Fatah<td>48<td>17<tr><td colspan=2><b>none</b><br>given<tr><td>x<td><td>5</table>"
    )
    assert document.text == "Seats won\n\nParty | 2018 | 2021\nFatah | 48 | 17\nnone given\nx |  | 5"
    (table,) = document.tables
    assert table.caption == "Seats won"
    assert [cell.text for cell in table.header] == ["Party", "2018", "2021"]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Fatah", "48", "17"],
        ["Fatah", "none given", "none given"],
        ["x", "", "5"],
    ]
    assert table.rows[1][0] is table.rows[0][0]
    assert table.rows[2][1] == Cell("")
    for row in (table.header, *table.rows):
        for cell in row:
            assert cell.start is None or document.text[cell.start : cell.end] == cell.text


def test_tables_for_layout_are_no_tables() -> None:
    document = page(
        f"<table><tr><td><ul><li>menu</ul></td><td><p>{LONG}</p></td></tr><tr><td></td><td>b</td></tr></table>"
    )
    assert document.tables == ()
    assert document.text == f"menu\n\n{LONG}\n\nb"


def test_a_table_that_blows_up_is_bounded() -> None:
    cells = "<tr>" + "<td colspan=9999 rowspan=9999>x</td>" * 100 + "</tr>"
    document = page("<table>" + cells * 200 + "</table>")
    assert sum(len(row) for row in document.tables[0].rows) < 600_000


LINKED = """<title>Council delays vote | Herald</title><meta property="og:title" content="OG title">
<meta property="og:site_name" content="Example Herald"><meta name=author content="By Somebody Else">
<link rel=canonical href="https://example.org/a"><meta property="article:published_time" content="2024-03-06">"""
GRAPH = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": ["NewsArticle"], "headline": "Council delays\\n vote", "author": [{"@id": "#p"},
{"@type": "Person", "name": "Omar Aziz"}],
"datePublished": "2024-03-05T10:00:00+02:00", "inLanguage": "en-GB",
"publisher": {"@type": "Organization", "name": "The Herald"}},
{"@id": "#p", "@type": "Person", "name": "Lena Okafor"}]}</script>"""


def test_metadata_from_meta_elements() -> None:
    document = page(f"<p>{LONG}</p>", LINKED)
    assert document.title == "OG title"
    assert document.metadata == Metadata(
        author="Somebody Else", date="2024-03-06", url="https://example.org/a", publisher="Example Herald"
    )


def test_linked_data_comes_first() -> None:
    document = page(f"<p>{LONG}</p>", LINKED + GRAPH)
    assert document.title == "Council delays vote"
    assert document.metadata == Metadata(
        author="Lena Okafor; Omar Aziz",
        date="2024-03-05T10:00:00+02:00",
        url="https://example.org/a",
        publisher="The Herald",
        language="en-GB",
    )


@pytest.mark.parametrize(
    "json", ["{", "[" * 100_000, "null", '{"@type": 5, "author": [[1]]}', '{"@type": "Article", "author": 7}', ""]
)
def test_odd_linked_data_does_no_harm(json: str) -> None:
    document = page(f"<h1>Head</h1><p>{LONG}</p>", f'<script type="application/ld+json">{json}</script>')
    assert document.title == "Head"


def test_visible_metadata() -> None:
    document = read(
        f"<html lang=tr><h1>Baş</h1><a rel=author href=x>By Lena Okafor</a>"
        f"<time datetime=2024-03-05>x</time><p>{LONG}".encode()
    )
    assert (document.title, document.metadata) == (
        "Baş",
        Metadata(author="Lena Okafor", date="2024-03-05", language="tr"),
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<html><meta charset=windows-1251><p>Привет".encode("cp1251"), "Привет"),
        (
            "<html><meta http-equiv=Content-Type content='text/html; charset=windows-1256'><p>العراق".encode("cp1256"),
            "العراق",
        ),
        ("<?xml version='1.0' encoding='iso-8859-9'?><html><p>Ağrı".encode("cp1254"), "Ağrı"),
        ("<html><meta charset=iso-8859-1><p>“x”".encode("cp1252"), "“x”"),
        ("<html><meta charset=latin1><p>Ağrı".encode("utf-16"), "Ağrı"),
        ("<html><p>Ağrı العراق".encode(), "Ağrı العراق"),
    ],
)
def test_charset(data: bytes, expected: str) -> None:
    assert read(data).text == expected


@pytest.mark.parametrize(
    ("body", "warning"),
    [
        (
            "<p>Subscribe to continue reading.</p>",
            "The page seems to be a paywall, consent or access notice ('Subscribe to continue');"
            " save the full article.",
        ),
        (
            "<p>Please enable JavaScript and cookies.</p>",
            "The page seems to be a paywall, consent or access notice ('enable JavaScript'); save the full article.",
        ),
        ("<p>Short.</p>", THIN.format(6)),
    ],
)
def test_stubs_are_reported(body: str, warning: str) -> None:
    assert page(body).warnings == (warning,)


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<p hidden>x</p>", "<nav>menu</nav>"])
def test_nothing_visible_is_an_error(body: str) -> None:
    with pytest.raises(ReadError, match=r"^No text was found in the file, read as a web page \(HTML\)\.$"):
        page(body)


def test_too_many_tags() -> None:
    with pytest.raises(
        ReadError,
        match=r"^The web page has more than 20,000,000 characters or 1,000,000 tags\. Save its main part alone\.$",
    ):
        read(b"<html>" + b"<p>x" * 1_000_000)


def test_nested_noise_costs_linear_time() -> None:
    inner = f"<p>{LONG}</p>" * 300
    start = time.process_time()
    read(f"<html><body>{inner}</body>".encode())
    flat = time.process_time() - start
    opened = "<div class=related><header>" * 100
    start = time.process_time()
    document = read(f"<html><body>{opened}<h1>H</h1>{inner}</body>".encode())
    assert document.text.count(LONG) == 300
    assert time.process_time() - start < 20 * flat + 0.5


def test_deep_nesting_is_reported() -> None:
    document = page(f"<p>{LONG} {LONG} {LONG}</p>" + "<div>" * 100_000 + "<p>lost</p>")
    assert document.warnings == ("The page nests its elements too deeply; a part of it could not be read.",)
    assert document.text == f"{LONG} {LONG} {LONG}"


def test_broken_markup_is_read_as_browsers_do() -> None:
    assert (
        text("<p>One <b>two<p>three</b> four</div></i><p>five & six < seven")
        == "One two\n\nthree four\n\nfive & six < seven"
    )
