"""The pure core of Vouch: text in, values out.

No module in this package knows Django, a database or the clock. All offsets, here and everywhere in Vouch,
are code points over the text that was passed in, half open: `text[start:end]`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text, in code points, half open."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that name somebody or something: `text` is exactly `whole[start:end]`."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The mention's place, without its words."""
        return Span(self.start, self.end)
