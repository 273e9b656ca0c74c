"""The year that a figure of a text is about. Pure."""

import re

from claims.figures.model import NOT_CLAIMED
from claims.material import Material
from sources.text.dates import DateMention
from sources.text.quantities import Quantity

_CONTRAST = re.compile(
    r"\b(?:contrast|compared|comparison|against|versus|vs|than|whereas|while|unlike|instead of"
    r"|(?:down|up)(?:\s[^\s.;:()]+){0,4}?\sfrom)\b|;",
    re.IGNORECASE,
)
"""Words that set the figure of one time against that of another."""

_NAMED_BY_DATE = re.compile(r"\b(\w+) of (?:the |early |late |mid-)?\Z", re.IGNORECASE)
_COUNTED_AT = frozenset(
    "election elections vote votes poll polls ballot referendum census count parliament season end beginning start"
    " middle summer autumn winter spring result results".split()
)
"""Nouns whose "of 2019" says when something was counted; of others it says which one is meant."""


def year_of(material: Material, quantity: Quantity) -> tuple[str, bool]:
    """The year a figure is about, and whether it was carried over from an earlier sentence.

    In its sentence a date counts that no word of contrast parts from the figure ("17, in contrast to 48 in 2018"): one
    that follows directly, then one that precedes, then one that follows behind other figures. A sentence without such
    a date is about the latest year of the last sentence that had one.
    """
    home = material.sentence_at(quantity.start)
    dated = [date for date in material.dates if _tells_when(material.text, date)]
    here = [date for date in dated if home.start <= date.start < home.end and not _parted(material, quantity, date)]
    after = [date for date in here if date.start >= quantity.end]
    before = [date for date in here if date.end <= quantity.start]
    direct = [date for date in after if not _figure_between(material, quantity, date)]
    if direct and (not before or "," not in material.text[quantity.end : direct[0].start]):
        return _year(direct[0]), False
    if before or after:
        return _year(before[-1] if before else after[0]), False
    earlier = [date for date in dated if date.end <= home.start]
    if not earlier:
        return "", False
    last = material.sentence_at(earlier[-1].start)
    return max(_year(date) for date in earlier if date.start >= last.start), True


def _tells_when(text: str, date: DateMention) -> bool:
    """Whether a date says when something counted, not which thing is meant ("the protests of 2019")."""
    if date.earliest is None:
        return False
    named = _NAMED_BY_DATE.search(text, max(0, date.start - 60), date.start)
    return named is None or named.group(1).casefold() in _COUNTED_AT


def _parted(material: Material, quantity: Quantity, date: DateMention) -> bool:
    """Whether a word of contrast stands between the figure and the date."""
    low, high = sorted((quantity.start, date.start))
    return _CONTRAST.search(material.text, low, high) is not None


def _figure_between(material: Material, quantity: Quantity, date: DateMention) -> bool:
    low, high = sorted((quantity.start, date.start))
    return any(
        low < other.start < high and other.start != quantity.start and other.kind not in NOT_CLAIMED
        for other in material.quantities
    )


def _year(date: DateMention) -> str:
    if date.earliest is None or date.latest is None or date.earliest.year != date.latest.year:
        return ""
    return str(date.earliest.year)
