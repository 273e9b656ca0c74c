"""What the headings of a table say of its columns: the measure, its scale, the year. Pure.

Rules only: a heading that names no measure gives a column without figures.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sources.text.lexicon.counting import COUNTED, COUNTED_SINGULAR
from sources.text.names import name_key
from sources.text.subjects import measure_key

YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

FOOTNOTE: Final = re.compile(r"\s*(?:[*†‡§¶]{1,3}|\[\w{1,4}\]|[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})\Z")
"""A mark behind words or figures that points to a note below the table."""

SUBJECT_HEADS: Final = frozenset(
    "party parties list lists alliance bloc coalition candidate candidates name names district governorate province"
    " region country city town entity group organisation organization club team company faction constituency state"
    " parti liste ittifak bölge الحزب القائمة الكتلة التحالف المحافظة الاسم".split()
)
"""Headings of the column that says whose the figures of a row are."""

TOTAL_LABELS: Final = frozenset("total totals sum all overall toplam genel المجموع الإجمالي".split())
"""How the label of a row begins that is the sum of those above."""

NO_MEASURES: Final = frozenset(
    "rank place position no nr number year date time id code note notes source sources leader result results figure"
    " figures total totals election elections party parties list lists name names status value values data".split()
)
"""Headings that count nothing by themselves: a figure below them is not compared."""

_BRACKETS: Final = re.compile(r"\(([^()]{0,40})\)")
_PERCENT: Final = re.compile(r"%|٪|\bper ?cent\b|\bpct\b|\bpercentage\b|\bshare\b|\byüzde\b", re.IGNORECASE)
_SCALES: Final = (
    (re.compile(r"\b(?:thousands?|bin)\b|[\(\s,]?'?000s?\b", re.IGNORECASE), 1000),
    (re.compile(r"\b(?:millions?|mln|mn|milyon)\b", re.IGNORECASE), 10**6),
    (re.compile(r"\b(?:billions?|bn|milyar)\b", re.IGNORECASE), 10**9),
)
_CHANGE: Final = re.compile(r"\+\s?/\s?[-–−]|±|\b(?:changes?|swing|gains?|loss(?:es)?|difference|net)\b", re.IGNORECASE)
_DONE: Final = re.compile(
    r"\s+(?:won|held|cast|received|taken|secured|obtained|counted|contested|allocated|at stake)\Z", re.IGNORECASE
)
_COUNT_OF: Final = re.compile(r"\A(?:(?:total\s+)?(?:number|no\.?|nr\.?|count)\s+of|total)\s+", re.IGNORECASE)
_CAPTION_ENDS: Final = re.compile(r"\s(?:by|in|of|per|for|after|since|at)\s|[,:;–—(]|\s-\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column holds: the measure's key ("" = no measure, no figures), in what scale, as a share or a change."""

    measure: str = ""
    year: str = ""
    scale: int = 1
    percent: bool = False
    change: bool = False


@functools.lru_cache(maxsize=4096)
def heading_of(words: str, caption: str = "") -> Heading:
    """Read the heading of a column; a heading that is only a year takes its measure from the caption."""
    year = _only_year(words)
    rest = YEAR.sub(" ", FOOTNOTE.sub("", words))
    if not _worded(rest) and not set("%٪±/") & set(rest):
        if not year:
            return Heading()
        rest = _caption_measure(caption)
    inner = " ".join(_BRACKETS.findall(rest))
    outer = " ".join(_BRACKETS.sub(" ", rest).split())
    change = _CHANGE.search(rest) is not None
    scale = next((factor for pattern, factor in _SCALES if pattern.search(inner or outer)), 1)
    if _PERCENT.search(rest):
        return Heading("percent", year, 1, percent=True, change=change)
    bare = _COUNT_OF.sub("", _DONE.sub("", outer))
    if change:
        bare = " ".join(re.sub(r"\b(?:in|of)\b", " ", _CHANGE.sub(" ", bare)).split())
    if scale != 1 and not inner:
        bare = _BRACKETS.sub(" ", next((p.sub(" ", bare) for p, factor in _SCALES if factor == scale), bare))
    measure = measure_key(bare) or measure_key(inner if scale == 1 else "")
    return Heading("" if measure in _NONE else measure, year, scale, change=change)


_NONE: Final = frozenset(measure_key(word) for word in NO_MEASURES)
_KNOWN: Final = frozenset(measure_key(word) for word in COUNTED | COUNTED_SINGULAR) | {"percent"}


def is_measure(words: str) -> bool:
    """Whether the words of a row's label surely name what is counted: "Seats", "Votes (%)"."""
    heading = heading_of(words)
    return heading.percent or (heading.measure in _KNOWN and len(_BRACKETS.sub(" ", words).split()) <= 3)


def names_subjects(words: str) -> bool:
    """Whether a heading says that its column names the subjects."""
    return bool(SUBJECT_HEADS & set(words.casefold().split()))


def _caption_measure(caption: str) -> str:
    """The words of a caption that name a measure: "Seats won by party, 2018 and 2022" counts seats."""
    lead = _CAPTION_ENDS.split(YEAR.sub(" ", caption), maxsplit=1)[0].strip()
    return lead if lead and is_measure(lead) else ""


def _only_year(words: str) -> str:
    stated = set(YEAR.findall(words))
    return stated.pop() if len(stated) == 1 else ""


def year_in(*texts: str) -> str:
    """The year of the first text that states exactly one."""
    return next((year for text in texts if (year := _only_year(text))), "")


def header_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows (two at most) are headings in a table whose file marks none.

    A heading row has no figure but years, a word in it at least, and a row with figures follows.
    """
    count = 0
    while count < 2 and count < len(rows) and _heads(rows[count], first=count == 0):
        count += 1
    below = rows[count : count + 1]
    return count if count and below and any(_digits(cell) and not YEAR.fullmatch(cell) for cell in below[0]) else 0


def _heads(row: Sequence[str], *, first: bool) -> bool:
    filled = [cell for cell in row if cell]
    figures = any(_digits(cell) and not _worded(YEAR.sub("", cell)) and not YEAR.fullmatch(cell) for cell in filled)
    return bool(filled) and not figures and (not first or any(map(_worded, filled)))


def _worded(cell: str) -> bool:
    return any(letter.isalpha() for letter in cell)


def _digits(cell: str) -> bool:
    return any(letter.isdigit() for letter in cell)


def joined(levels: Sequence[Sequence[str]]) -> list[str]:
    """One heading for each column from several rows of them.

    An empty place of an upper row goes with its left one where the column has a heading below.
    """
    width = max((len(level) for level in levels), default=0)
    columns: list[list[str]] = [[] for _ in range(width)]
    for at, level in enumerate(levels):
        left = ""
        for column in range(width):
            own = _cell(level, column)
            if not own and column and any(_cell(lower, column) for lower in levels[at + 1 :]):
                own = left
            left = own
            if own and own not in columns[column]:
                columns[column].append(own)
    return [" ".join(parts) for parts in columns]


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def is_total(label: str) -> bool:
    """Whether the label of a row says that it is the sum of those above."""
    words = name_key(FOOTNOTE.sub("", label)).split()
    return bool(words) and words[0] in TOTAL_LABELS and len(words) <= 2
