"""Web pages: the main text in paragraphs, its tables as lines and as cells, and what the page says about itself.

Only what a visitor sees is read. The main text is the smallest element that holds nearly all of the page's prose
(or the article around it), from its headline on; a paragraph elsewhere is kept too when it holds a quotation. So
nothing that was said is lost to a wrong guess at what is an article and what is not.
"""

import html
import re
from collections.abc import Sequence
from typing import Final

from lxml import etree

from sources.readers import Document, ReadError, Signature, Table, add_table, first_is_header, opening_title
from sources.readers.html.about import about
from sources.readers.html.blocks import Block, Survey, Walk, name_of
from sources.text.canonical import TextBuilder, canonicalise, decode

NAME: Final = "html"
VERSION: Final = "1"
SUFFIXES: Final = (".html", ".htm", ".xhtml", ".shtml")
MEDIA_TYPES: Final = ("text/html", "application/xhtml+xml")
SIGNATURE: Final[Signature] = "sufficient"
DESCRIPTION: Final = "a web page (HTML)"

MAX_CHARACTERS: Final = 20_000_000
MAX_TAGS: Final = 1_000_000
"""The largest page that is parsed: a tree takes many times the room of its source."""

_HEAD: Final = 4096
_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,2000}-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})", re.IGNORECASE)
_OLD_REFERENCE = re.compile(r"&#(?:1[2-5]\d|[xX][89][0-9a-fA-F]);?")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}>")

_QUOTATION = re.compile('[“„«‹"][^“„«‹”»›"\n]{12,}[”“»›"]|「[^」]{4,}」')
_PROSE: Final = 80
_MAIN_SHARE: Final = 0.85
_THIN: Final = 250
_WALL = re.compile(
    r"subscribe (?:now |today )?to (?:continue|read|keep)|to continue reading|already a subscriber|subscribers? only"
    r"|log ?in to (?:continue|read)|enable (?:java ?script|cookies)|javascript is (?:disabled|required)|access denied"
    r"|verify (?:that )?you are (?:a )?human|are you a robot|captcha|we value your privacy|accept (?:all )?cookies",
    re.IGNORECASE,
)


def sniff(data: bytes) -> bool:
    """Whether the bytes begin, after white space and comments, as an HTML document."""
    head = data[:_HEAD]
    head = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    return _OPENING.match(head) is not None


def read(data: bytes, *, filename: str | None = None, charset: str | None = None) -> Document:
    """Read a page or a fragment of one. Raises ReadError where nothing of it is visible text."""
    head = data[:_HEAD]
    found = _META_CHARSET.search(head) or _XML_CHARSET.search(head)
    decoded = decode(data, declared=charset or (found[1].decode("ascii", "replace") if found else None))
    if len(decoded.text) > MAX_CHARACTERS or decoded.text.count("<") > MAX_TAGS:
        bounds = f"{MAX_CHARACTERS:,} characters or {MAX_TAGS:,} tags"
        raise ReadError(f"The web page has more than {bounds}. Save its main part alone.")
    root, warnings = _parsed(decoded.text)
    title, metadata = about(root)
    walk = Walk(Survey(root))
    walk.visit(root)
    blocks, outside = _main(root, walk.blocks)
    text, tables = _assembled(blocks)
    if walk.deletions:
        warnings.append(f"Left out of the text: {walk.deletions} struck-out {_plural('passage', walk.deletions)}.")
    if outside:
        warnings.append(f"Kept from outside the main text: {outside} {_plural('block', outside)} with a quotation.")
    warnings += _doubts(text)
    return Document(
        text,
        title=title or opening_title(text),
        metadata=metadata,
        tables=tuple(tables),
        warnings=(*decoded.warnings, *warnings),
        reader=NAME,
        reader_version=VERSION,
    )


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def _parsed(source: str) -> tuple[etree._Element, list[str]]:
    source = _XML_DECLARATION.sub("", canonicalise(source), count=1)
    source = _OLD_REFERENCE.sub(lambda one: html.unescape(one[0]), source)  # &#146; is an apostrophe on old pages
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(source.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(
            "The web page is broken: no part of it could be read. Save it again, or print it to PDF."
        ) from error
    if root is None:
        raise ReadError("The web page holds no elements. Save it again, or print it to PDF.")
    deep = any("depth" in entry.message.lower() for entry in parser.error_log)
    return root, ["The page nests its elements too deeply; a part of it could not be read."] if deep else []


def _main(root: etree._Element, blocks: Sequence[Block]) -> tuple[list[Block], int]:
    """The blocks of the main text, and how many others were kept for the quotation they hold."""
    weights: dict[etree._Element, int] = {}
    for block in blocks:
        if len(block.text) >= _PROSE and block.link_share < 0.5:
            element: etree._Element | None = block.element
            while element is not None:
                weights[element] = weights.get(element, 0) + len(block.text)
                element = element.getparent()
    main = root
    while name_of(main) != "article":
        need = weights.get(main, 0) * _MAIN_SHARE
        heavier = next((child for child in main if need and weights.get(child, 0) >= need), None)
        if heavier is None or name_of(heavier) in {"p", "blockquote", "li", "table"}:
            break
        main = heavier
    inside = [_within(block.element, main) for block in blocks]
    first = inside.index(True) if True in inside else 0
    last = len(inside) - inside[::-1].index(True) if True in inside else len(inside)
    headline = next(
        (at for at in range(first, -1, -1) if at < len(blocks) and name_of(blocks[at].element) == "h1"), first
    )
    kept: list[Block] = []
    outside = 0
    for at, block in enumerate(blocks):
        if headline <= at < last and not _is_links(block):
            kept.append(block)
        elif not headline <= at < last and block.link_share < 0.3 and _QUOTATION.search(block.text):
            kept.append(block)
            outside += 1
    return kept, outside


def _within(element: etree._Element, container: etree._Element) -> bool:
    one: etree._Element | None = element
    while one is not None:
        if one is container:
            return True
        one = one.getparent()
    return False


def _is_links(block: Block) -> bool:
    """Whether a block leads to other pages and says nothing itself."""
    if block.link_share < 0.8:
        return False
    return name_of(block.element) != "p" or len(block.text) < 120


def _assembled(blocks: Sequence[Block]) -> tuple[str, list[Table]]:
    builder = TextBuilder()
    tables: list[Table] = []
    before: Block | None = None
    for block in blocks:
        if block.caption:
            builder.paragraph(block.caption)
        if block.grid is not None:
            words = [[one if isinstance(one, str) else "" for one in row] for row in block.grid]
            headers = block.headers or int(first_is_header(words))
            tables.append(add_table(builder, block.grid, headers=headers, caption=block.caption))
        else:
            near = before is not None and block.list is not None
            near = near and before is not None and before.list is block.list and before.item is not block.item
            builder.paragraph(block.text, gap=1 if near else 2)
        before = block
    return builder.text, tables


def _doubts(text: str) -> list[str]:
    """Warnings for pages that show next to nothing, or a wall in place of an article."""
    if len(text) < 4 * _THIN and (wall := _WALL.search(text)):
        return [f"The page seems to be a paywall, consent or access notice ({wall[0]!r}); save the full article."]
    if len(text) < _THIN:
        return [f"The page shows only {len(text)} characters of text; its article may be missing."]
    return []
