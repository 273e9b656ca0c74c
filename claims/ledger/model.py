"""What a ledger is made of: one stance as one text reports it, what happened, and what is said of both."""

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sources.text import Span

Dated = Literal["stated", "published", ""]
"""How the day of a stance is known: the text says it, or the source was published then, or not at all."""

NoteKind = Literal["conflict", "change", "unclear"]


@dataclass(frozen=True, slots=True, order=True)
class Days:
    """The first and the last day that a date may mean."""

    first: date
    last: date

    def apart(self, other: "Days") -> bool:
        """Whether these surely are different days."""
        return self.last < other.first or other.last < self.first

    @property
    def iso(self) -> str:
        """As ISO writes it, with its precision: a day, a month or a year; "" for any other stretch of days."""
        if self.first == self.last:
            return self.first.isoformat()
        year, month = self.first.year, self.first.month
        if self == Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])):
            return f"{year:04}-{month:02}"
        return f"{year:04}" if self == Days(date(year, 1, 1), date(year, 12, 31)) else ""

    @property
    def words(self) -> str:
        """As people write it: "7 November 2021", "November 2021", "2021", "5 to 7 March 2031"."""
        first, last, iso = self.first, self.last, self.iso
        if iso:
            return (
                ("%Y", "%B %Y", f"{first.day} %B %Y")[iso.count("-")]
                .replace("%Y", str(first.year))
                .replace("%B", calendar.month_name[first.month])
            )
        return f"{Days(first, first).words} to {Days(last, last).words}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One stance as one text reports it. `source` is that text's id, "" for the draft; `id` is unique in the ledger.

    `act` is the event without its date, which is in `happened`; `near` is when its text was written or published.
    `actor` is the spelling that stands for all spellings of whose stance it is, "" where the text names nobody;
    `said_by` and `event` are the text's own words. `start` and `end` are the stance's place, `passage` its sentence,
    both in code points of that text, half open; `words` are the passage's. `day` is when the stance was taken, `dated`
    how that is known. `comparable`: it says surely enough who took it, and that it was taken, to contradict another.
    """

    id: str
    source: str
    publisher: str
    stance: str
    actor: str
    said_by: str
    event: str
    act: str
    target: str
    via: str
    hedged: bool
    mode: str
    start: int
    end: int
    passage: Span
    words: str
    day: Days | None
    dated: Dated
    happened: Days | None
    near: date | None
    comparable: bool

    @property
    def from_draft(self) -> bool:
        """Whether the draft under check says it."""
        return not self.source


@dataclass(frozen=True, slots=True)
class Note:
    """What entries of one event say against each other, by their ids, the earlier first where both have days."""

    kind: NoteKind
    message: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """One event with the stances that were taken on it, by day; those without a day come last.

    `key` names it in addresses: it follows from its name and day alone.
    """

    key: str
    name: str
    day: Days | None
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]

    @property
    def label(self) -> str:
        """The name with the day: "the attack, 7 November 2021"."""
        return f"{self.name}, {self.day.words}" if self.day else self.name

    @property
    def actors(self) -> tuple[str, ...]:
        """Who took a stance on it, in order of the entries; "" for those whom a text does not name."""
        return tuple(dict.fromkeys(one.actor for one in self.entries))

    @property
    def has_conflict(self) -> bool:
        """Whether two sources exclude each other."""
        return any(note.kind == "conflict" for note in self.notes)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The stances of a draft and its sources: per event, and `loose` those that do not say on what they are."""

    events: tuple[Happening, ...] = ()
    loose: tuple[Entry, ...] = ()

    def of_claim(self, id_: str) -> Happening | None:
        """The event on which a claim of the draft takes a stance."""
        return next((event for event in self.events if any(one.id == id_ for one in event.entries)), None)

    def claims_beside(self, ids: Sequence[str]) -> tuple[str, ...]:
        """The draft's claims on the event of these entries: those of the same actors, else all of them."""
        for event in self.events:
            meant = {one.actor for one in event.entries if one.id in ids}
            if meant:
                own = [one for one in event.entries if one.from_draft]
                return tuple(one.id for one in own if one.actor in meant) or tuple(one.id for one in own)
        return ()


def by_day(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Entries by their days, then as they came; those without a day last."""
    never = Days(date.max - timedelta(days=1), date.max)
    order = sorted(range(len(entries)), key=lambda at: (entries[at].day or never, at))
    return (entries[at] for at in order)
