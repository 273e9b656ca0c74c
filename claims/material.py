"""A text with everything that is found in it, and a source as the core sees it. Pure."""

import datetime
import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sources.readers import Table
from sources.text import Span
from sources.text.dates import DateMention, find_dates
from sources.text.folding import Folded, fold
from sources.text.languages import language_of, primary
from sources.text.quantities import Quantity, find_quantities
from sources.text.quotations import Quotation, find_quotations
from sources.text.segments import paragraphs, sentences
from sources.text.speakers import SpeakerMap
from sources.text.stances import Stance, find_stances

Precision = Literal["day", "month", "year"]

TABLE_ONLY_SHARE = 0.9
"""A source is taken for a bare table, which cannot hold a quotation, when this share of its text lies in cells."""


@dataclass(frozen=True)
class Material:
    """A text with everything that is found in it, each found once, when first asked for.

    `published` is the day that relative and partial dates are read against. Without one, the latest full date of
    the text itself serves: an article that says "November 7, 2021" means the October before it by "October 10".
    """

    text: str
    language: str | None = None
    published: datetime.date | None = None

    @functools.cached_property
    def folded(self) -> Folded:
        """The folded text with its offset map."""
        return fold(self.text)

    @functools.cached_property
    def quotations(self) -> list[Quotation]:
        """Every marked fragment of the text."""
        return list(find_quotations(self.text))

    @functools.cached_property
    def speakers(self) -> SpeakerMap:
        """Who says what in the text."""
        return SpeakerMap(self.text, self.quotations)

    @functools.cached_property
    def written_in(self) -> str | None:
        """The language of the text by its words, else as it is given; two letters, None where neither says."""
        return language_of(self.text) or primary(self.language)

    @functools.cached_property
    def quantities(self) -> list[Quantity]:
        """Every stated quantity of the text."""
        return list(find_quantities(self.text, language=self.language))

    @functools.cached_property
    def stances(self) -> list[Stance]:
        """Every stance on responsibility in the text."""
        return list(find_stances(self.text))

    @functools.cached_property
    def dates(self) -> list[DateMention]:
        """Every date of the text, partial ones read against `published` or the text's own latest full date."""
        anchor = self.published
        if anchor is None:
            full = [
                found.latest
                for found in find_dates(self.text, language=self.language)
                if found.latest is not None and found.earliest == found.latest
            ]
            anchor = max(full, default=None)
        return list(find_dates(self.text, language=self.language, published=anchor))

    @functools.cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the text."""
        return sentences(self.text)

    @functools.cached_property
    def paragraphs(self) -> list[Span]:
        """The paragraphs of the text."""
        return paragraphs(self.text)

    def sentence_at(self, position: int) -> Span:
        """The sentence that holds `position`; the whole text where none does."""
        return _span_at(self.sentences, position) or Span(0, len(self.text))

    def paragraph_at(self, position: int) -> Span:
        """The paragraph that holds `position`; the whole text where none does."""
        return _span_at(self.paragraphs, position) or Span(0, len(self.text))

    def in_direct_speech(self, span: Span) -> bool:
        """Whether the span lies inside the marks of somebody's words (not of a title or a scare quote)."""
        return any(
            one.kind in ("direct", "mixed") and one.start <= span.start and span.end <= one.end
            for one in self.quotations
        )


def _span_at(spans: Sequence[Span], position: int) -> Span | None:
    """Binary search: the last span that starts at or before `position`, if it reaches that far."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].start <= position:
            low = middle + 1
        else:
            high = middle
    return spans[low - 1] if low and position <= spans[low - 1].end else None


@dataclass(frozen=True, slots=True)
class Mend:
    """What a person says of a cell of a source's tables, or with `row` None of a whole column, each counted from 0.

    What is "" stays as it was read. `left_out`: what stands there is no figure to compare.
    """

    table: int
    row: int | None
    column: int
    subject: str = ""
    measure: str = ""
    year: str = ""
    left_out: bool = False


@dataclass(frozen=True)
class SourceText:
    """A source as the core sees it. `unreadable` says why there is no text; then nothing can be compared with it.

    `published_to` says how much of `published` is known: the unknown part of the date is 1.
    """

    id: str
    material: Material
    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    published: datetime.date | None = None
    published_to: Precision = "day"
    as_of: datetime.date | None = None
    status: str = ""
    voice: str | None = None
    primary: bool = False
    tables: tuple[Table, ...] = ()
    mends: tuple[Mend, ...] = ()
    unreadable: str = ""
    worked_out: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What kinds have worked out of this source, each under its own name, so that it is done once for all claims."""

    @property
    def text(self) -> str:
        """The canonical text of the source."""
        return self.material.text

    @functools.cached_property
    def has_prose(self) -> bool:
        """Whether the source holds running text, so that a quotation could stand in it."""
        if self.unreadable or not self.text.strip():
            return False
        cells = sum(len(cell.text) for table in self.tables for row in (table.header, *table.rows) for cell in row)
        return cells < TABLE_ONLY_SHARE * len("".join(self.text.split())) or not self.tables


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a source: the source's id, and the span in its text with its words."""

    source: str
    start: int
    end: int
    text: str
