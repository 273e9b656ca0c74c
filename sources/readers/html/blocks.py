"""From the element tree of a page to its visible blocks of text, in document order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from sources.text.canonical import canonicalise

Grid = list[list[str | tuple[int, int]]]

_BLOCK_NAMES: Final = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary table tbody td tfoot th"
    " thead tr ul"
)
_UNSEEN_NAMES: Final = (
    "applet area audio base button canvas datalist dialog embed head iframe img input link map meta nav noscript object"
    " option param rp rt script select source style svg template textarea title track video"
)
_UNSEEN_ROLE_NAMES: Final = (
    "alertdialog banner contentinfo dialog menu menubar navigation search searchbox toolbar tooltip"
)
_BLOCK: Final = frozenset(_BLOCK_NAMES.split())
_UNSEEN: Final = frozenset(_UNSEEN_NAMES.split())
_UNSEEN_ROLES: Final = frozenset(_UNSEEN_ROLE_NAMES.split())
_NOISE: Final = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|breadcrumbs?|share|sharing|sharebar|social|newsletter|signup|subscribe"
    r"|cookies?|consent|gdpr|promo|advert|advertisement|adslot|sponsored|comments|commentlist|disqus|related|recommended"
    r"|recirc|trending|most-?popular|most-?read|site-?footer|masthead|skip-?link|modal|popup|pagination"
    r"|sr-only|visually-?hidden|screen-reader(?:-text)?)(?:$|[\s_-])"
)
_INVISIBLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_KEEP_WHOLE: Final = frozenset({"html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6", "p"})
_NOISE_SHARE: Final = 0.35
_FRAMED: Final = frozenset({"article", "blockquote", "figure", "main", "section"})
_MOST_COLUMNS: Final = 100
_MOST_CELLS: Final = 500_000
_SPACES = re.compile("[ \t\n\r\x0c]+")
_BREAK, _SPACE = "\x00", "\x01"  # a line break and a space that must not collapse; no page can hold these
_AROUND_BREAK = re.compile(f" ?{_BREAK} ?")


@dataclass(slots=True)
class Block:
    """One visible block: its words or its grid, and where it stands in the tree."""

    element: etree._Element
    text: str
    linked: int = 0  # characters inside links
    grid: Grid | None = None
    headers: int = 0
    caption: str = ""
    item: etree._Element | None = None
    list: etree._Element | None = None

    @property
    def link_share(self) -> float:
        """How much of the block's words are links, 0 to 1."""
        return min(1.0, self.linked / max(1, len(self.text)))


class Survey:
    """What has to be known of the whole tree before it is walked, gathered once: hostile pages nest without end."""

    def __init__(self, root: etree._Element) -> None:
        elements = list(root.iter(etree.Element))
        self._lengths: dict[etree._Element, int] = {}
        for one in reversed(elements):  # from the leaves up
            within = self._lengths.pop(one, 0) + (0 if one.tag in {"script", "style"} else _length(one.text))
            self._lengths[one] = within
            parent = one.getparent()
            if parent is not None:
                self._lengths[parent] = self._lengths.get(parent, 0) + within + _length(one.tail)
        self._most = self._lengths[root] * _NOISE_SHARE
        self.headed: set[etree._Element] = set()
        for heading in root.iter("h1"):
            above: etree._Element | None = heading
            while above is not None and above not in self.headed:
                self.headed.add(above)
                above = above.getparent()
        self.marks: set[etree._Element] = set()
        for link in root.iter("a"):
            above = link.getparent()
            for _ in range(4 if link.get("href", "").startswith("#") else 0):
                if above is not None and above.tag == "sup":
                    self.marks.add(above)
                above = above.getparent() if above is not None else None

    def is_small(self, element: etree._Element) -> bool:
        """Whether an element holds so little of the page's text that it cannot be the article."""
        return self._lengths.get(element, 0) < self._most


@dataclass(slots=True)
class Walk:
    """One pass over a tree. `deletions` counts struck-out passages (`<del>`, `<s>`) that were left out."""

    survey: Survey
    blocks: list[Block] = field(default_factory=list)
    deletions: int = 0
    _inline: list[str] = field(default_factory=list)
    _linked: int = 0
    _stack: list[etree._Element] = field(default_factory=list)
    _links: int = 0
    _pre: int = 0
    _quotes: int = 0

    def visit(self, element: etree._Element) -> None:
        """Collect the blocks of an element and of everything visible in it."""
        name = name_of(element)
        if not name or self._unseen(element, name):
            return
        if name == "br":
            self._inline.append(_BREAK)
            return
        if name == "table" and is_data_table(element):
            self._flush()
            self._table(element)
            return
        is_block = name in _BLOCK
        if is_block:
            self._flush()
            self._stack.append(element)
        self._inside(element, name)
        if is_block:
            self._flush()
            self._stack.pop()

    def _inside(self, element: etree._Element, name: str) -> None:
        link, pre, quote = name == "a" and not element.get("href", "#").startswith("#"), name == "pre", name == "q"
        self._links += link
        self._pre += pre
        if quote:
            self._words("‘" if self._quotes % 2 else "“")
        self._quotes += quote
        self._words(element.text)
        for child in element:
            self.visit(child)
            self._words(child.tail)
        self._quotes -= quote
        if quote:
            self._words("’" if self._quotes % 2 else "”")
        self._links -= link
        self._pre -= pre

    def _words(self, text: str | None) -> None:
        if not text:
            return
        if self._pre:
            text = text.replace("\n", _BREAK).replace(" ", _SPACE)
        self._inline.append(text)
        if self._links:
            self._linked += len(_SPACES.sub(" ", text))

    def _flush(self) -> None:
        text = shaped("".join(self._inline))
        if text and self._stack:
            block = Block(self._stack[-1], text, self._linked)
            for one in reversed(self._stack):
                if name_of(one) in {"li", "dd", "dt"}:
                    block.item, block.list = one, one.getparent()
                    break
            self.blocks.append(block)
        self._inline.clear()
        self._linked = 0

    def _unseen(self, element: etree._Element, name: str) -> bool:
        if name in _UNSEEN or element.get("hidden") is not None or element.get("role", "").lower() in _UNSEEN_ROLES:
            return True
        if _INVISIBLE.search(element.get("style", "")):
            return True
        if name in {"del", "s", "strike"}:
            self.deletions += bool("".join(element.itertext()).strip())
            return True
        if name == "sup":  # the mark of a footnote stands in the way of the words around it
            return element in self.survey.marks
        if name in {"header", "footer"} and not any(name_of(one) in _FRAMED for one in self._stack):
            return name == "footer" or element not in self.survey.headed
        if name in _KEEP_WHOLE:
            return False
        if _NOISE.search(element.get("class", "").lower()) or _NOISE.fullmatch(element.get("id", "").lower()):
            return self.survey.is_small(element)
        return False

    def _table(self, table: etree._Element) -> None:
        grid, headers = self._grid(table)
        caption = next((self._apart(one) for one in table if name_of(one) == "caption"), "")
        text = "\n".join(" ".join(one for one in row if isinstance(one, str)) for row in grid)
        if text.strip() or caption:
            self.blocks.append(Block(table, text, 0, grid, headers, caption))

    def _grid(self, table: etree._Element) -> tuple[Grid, int]:
        """The cells with what merged cells cover, and how many rows at the top are headers."""
        grid: Grid = []
        down: dict[int, tuple[int, tuple[int, int]]] = {}  # column -> rows still covered, by which cell
        headers = size = 0
        for row in _rows(table):
            if size > _MOST_CELLS:
                down.clear()  # against a page that blows up by a few wide and high cells
            line: list[str | tuple[int, int]] = []
            cells = [one for one in row if name_of(one) in {"td", "th"}]
            for cell in cells:
                _cover(line, down)
                place = (len(grid), len(line))
                wide, high = _number(cell.get("colspan")), _number(cell.get("rowspan"))
                wide, high = (wide, high) if size + len(line) <= _MOST_CELLS else (1, 1)
                line.append(self._apart(cell))
                line.extend([place] * (wide - 1))
                if high > 1:
                    down.update({place[1] + step: (high - 1, place) for step in range(wide)})
            _cover(line, down)
            if cells and headers == len(grid) and (name_of(row.getparent()) == "thead" or _all_headers(cells)):
                headers += 1
            if line:
                grid.append(line)
                size += len(line)
        return grid, headers if headers < len(grid) else 0

    def _apart(self, element: etree._Element) -> str:
        """The visible words of one element, read on their own."""
        inner = Walk(self.survey)
        inner._stack.append(element)
        inner._inside(element, "")
        inner._flush()
        self.deletions += inner.deletions
        return "\n".join(block.text for block in inner.blocks)


def shaped(text: str) -> str:
    """Inline text with its white space collapsed as a browser does, and its line breaks as line ends."""
    text = _AROUND_BREAK.sub(_BREAK, _SPACES.sub(" ", text)).strip(" ")
    return canonicalise(text.replace(_BREAK, "\n").replace(_SPACE, " ")).strip(" ")


def name_of(element: etree._Element | None) -> str:
    """The tag in lower case; "" for comments and processing instructions."""
    tag = element.tag if element is not None else None
    return tag.lower() if isinstance(tag, str) else ""


def _length(text: str | None) -> int:
    """The characters of a text, white space not counted."""
    return sum(map(len, text.split())) if text else 0


def is_data_table(table: etree._Element) -> bool:
    """Whether a table holds data and not the layout of a page: two rows and columns, none holding blocks of a page."""
    if table.get("role") in {"presentation", "none"}:
        return False
    if any(next(table.iter(tag), None) is not None for tag in ("article", "main", "h1", "ul", "section")):
        return False
    if any(inner is not table for inner in table.iter("table")):
        return False
    rows = [[one for one in row if name_of(one) in {"td", "th"}] for row in _rows(table)]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    return not any(sum(1 for _ in cell.iter("p")) > 2 for row in rows for cell in row)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        name = name_of(child)
        if name == "tr":
            yield child
        elif name in {"thead", "tbody", "tfoot"}:
            yield from (row for row in child if name_of(row) == "tr")


def _cover(line: list[str | tuple[int, int]], down: dict[int, tuple[int, tuple[int, int]]]) -> None:
    """Fill the next places of a row that cells of rows above reach down into."""
    while len(line) in down:
        left, place = down.pop(len(line))
        if left > 1:
            down[len(line)] = (left - 1, place)
        line.append(place)


def _all_headers(cells: list[etree._Element]) -> bool:
    return all(name_of(one) == "th" for one in cells)


def _number(value: str | None) -> int:
    return (
        min(int(value), _MOST_COLUMNS) or 1 if value and value.isascii() and value.isdigit() and len(value) < 5 else 1
    )
