"""Dates in running text, by rule: English, Turkish and Arabic, with the precision that was written.

"October 2019" stands for the whole month, "2018" for the whole year; the time of day is left aside. A date that the
words do not fix (no year and nothing to anchor it, or 03/04/2021 in a text of unknown language) is still marked, with
`earliest` and `latest` None, so that nobody takes its figures for quantities. Nothing here needs the clock.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sources.text.lexicon import word_set
from sources.text.lexicon.counting import CAPITAL_LABELS, COUNTED, LABELS, TIME_TAILS
from sources.text.lexicon.months import (
    AR_DAYS,
    AR_MONTHS,
    EN_MONTHS,
    EN_MONTHS_SHORT,
    EN_UNSURE_MONTHS,
    MONTH_LEADS,
    RELATIVE_DAYS,
    TR_DAY_WORDS,
    TR_MONTHS,
    TR_WEEKDAY_TAILS,
    WEEKDAYS,
)

MARGIN: Final = timedelta(days=30)  # how far after publication a date without a year may lie before it is last year's


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: `text[start:end]` in code points; the first and the last day it may mean, or None twice."""

    start: int
    end: int
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class _Moment:
    """A date as far as it is written: any part may be missing; `last_day` closes "10-12 October"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None


def _any(names: object) -> str:
    return "|".join(sorted((re.escape(str(name)) for name in names), key=len, reverse=True))  # type: ignore[attr-defined]


_MONTHS: Final = {**EN_MONTHS, **TR_MONTHS, **AR_MONTHS}
_YEAR: Final = r"(?P<year>[12]\d{3}|[١۱٢۲][٠-٩۰-۹]{3})(?!\d|[.,٫٬:]\d)"
_MONTH: Final = re.compile(rf"(?:(?<![^\W_])|(?<=[وبل]))(?:{_any(_MONTHS)})(?![^\W_])", re.IGNORECASE)
_DAY_BEFORE: Final = re.compile(
    r"(?<![\w.,:/$€£])(?:the\s)?(?P<day>\d{1,2})(?:\s?[-–]\s?(?P<last>\d{1,2}))?(?:st|nd|rd|th|['’]?\w{0,4}(?=\sof))?"
    r"\s(?:of\s|من\s|شهر\s|من\sشهر\s)?\Z"
)
_EARLIER_DAY: Final = re.compile(r"(?<![\w.,:/$€£-])(\d{1,2})\s(?:and|or|to|until|ve|ile|و|إلى)\s\Z")
_TR_DAY_BEFORE: Final = re.compile(rf"(?<![^\W_])(?P<day>{_any(TR_DAY_WORDS)})\s\Z", re.IGNORECASE)
_AR_DAY_BEFORE: Final = re.compile(rf"(?<![^\W_])(?P<day>{_any(AR_DAYS)})\s(?:من\s)?(?:شهر\s)?\Z")
_DAY_AFTER: Final = re.compile(
    r"\.?\s(?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<last>\d{1,2}))?(?![\w%$€£]|[.,:/٫٬]\d|[-–]\w)"
)
_YEAR_AFTER: Final = re.compile(
    rf"(?:['’]\w{{1,4}})?\.?,?\s?(?:of\s|من\s|عام\s|سنة\s|لعام\s|من\sعام\s|العام\s)?{_YEAR}"
)
_TWIN: Final = re.compile(rf"\s?[/(]\s?(?:{_any(AR_MONTHS)})\s?\)?")
_NUMERIC: Final = re.compile(
    r"(?<![\w.,:/-])(?:(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?P<a>\d{1,2})(?P<t>[-/.])(?P<b>\d{1,2})(?P=t)(?P<z>\d{4}|\d{2}))(?![\w/-]|[.:]\d)"
)
_BARE_YEAR: Final = re.compile(
    r"(?:(?<![\w.,/:$€£%+#٫٬-])|(?<=\bpre-)|(?<=\bmid-)|(?<=\bpost-)|(?<=\b[وبل]))"
    r"(?P<year>[12]\d{3}|[١۱٢۲][٠-٩۰-۹]{3})(?:(?P<decade>['’]?s)(?!\w)|\s?[-–/]\s?(?P<to>\d{4}|\d{2}))?"
    r"(?![^\W_]|[%٪$€£°]|[.,:٫٬/]\d|[-–]\w|\s[%٪$€£])"
)
_ARABIC: Final = re.compile(r"[\u0621-\u064a]")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]+)[.:]?\s?\Z")
_WORD_AFTER: Final = re.compile(r"\s([^\W\d_]+)")
_YEAR_LEADS: Final = word_set("in since until till by before after during year عام سنة منذ yılı")
_NOT_YEAR_TAILS: Final = COUNTED | {
    "percent", "per", "million", "billion", "thousand", "hundred", "bin", "milyon", "milyar", "tl", "lira", "dolar",
    "oy", "kişi", "مليون", "الف", "ألف", "دولار", "شخص", "صوت", "مقعد",
}  # fmt: skip
_RELATIVE: Final = re.compile(
    rf"(?<![^\W_])(?:(?P<lead>last|next|this|late|early|on|since|until|by|geçen|يوم)\s)?"
    rf"(?:(?P<unit>week|month|year)|(?P<name>{_any([*WEEKDAYS, *RELATIVE_DAYS])}))"
    rf"(?![^\W_])(?:\s(?P<tail>night|morning|evening|afternoon|{_any(TR_WEEKDAY_TAILS)})(?![^\W_]))?",
    re.IGNORECASE,
)
_TR_MARKETS: Final = frozenset({"pazar", "cuma"})  # a market, a prayer: weekdays only with "günü" and the like
_NEXT_DATE: Final = re.compile(r",?\s(?:the\s)?")
_TO_DATE: Final = re.compile(r"\s?(?:to|until|till|through|and|ile|إلى|حتى|[-–])\s?")
_FUTURE: Final = re.compile(r"\b(?:will|due|scheduled|planned|expected|tomorrow|upcoming)\b", re.IGNORECASE)


def find_dates(text: str, *, language: str | None = None, published: date | None = None) -> list[DateMention]:
    """The dates of a text, in reading order, never overlapping; spans in code points.

    `language` ("en", "tr", "ar") only decides day-first notation: 03/04/2021 is 3 April in Turkish and Arabic, and
    stays open otherwise. `published` anchors what has no year: the latest such day not more than 30 days after it.
    Weekdays, "yesterday" and "last month" are dates only with `published`. Linear in the length of the text.
    """
    found = [*_named(text, published), *_numeric(text, language), *_years(text)]
    if published is not None and date.min.year + 1 < published.year < date.max.year - 1:
        edges = {mention.start for mention in found}, {mention.end for mention in found}
        found.extend(mention for mention in _relative(text, published) if not _beside(text, mention, edges))
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[DateMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _beside(text: str, mention: DateMention, edges: tuple[set[int], set[int]]) -> bool:
    """Whether another date stands right next to a weekday, whose day it only names: "Sunday, October 10"."""
    starts, ends = edges
    after = _NEXT_DATE.match(text, mention.end)
    before = {mention.start - 1, mention.start - 2, mention.start - 3}
    return (after is not None and after.end() in starts) or bool(before & ends)


def _named(text: str, published: date | None) -> Iterator[DateMention]:
    """Dates with a month's name, the year of the second for the first in "10 October to 12 November 2021"."""
    waiting: tuple[int, int, _Moment] | None = None
    for start, end, moment in _moments(text):
        if waiting:
            first = waiting[2]
            if moment.year is not None and _TO_DATE.fullmatch(text, waiting[1], start):
                over_new_year = (first.month or 0) > (moment.month or 0)
                first = replace(first, year=moment.year - over_new_year)
            yield _mention(waiting[0], waiting[1], first, published)
            waiting = None
        if moment.year is None:
            waiting = start, end, moment
        else:
            yield _mention(start, end, moment, published)
    if waiting:
        yield _mention(*waiting, published)


def _moments(text: str) -> Iterator[tuple[int, int, _Moment]]:
    """What is said with a month's name: "7 November 2021", "November 7", "Kasım 2021", "في 10 أكتوبر"."""
    for match in _MONTH.finditer(text):
        name = match.group().lower()
        start, end = match.span()
        month = _MONTHS[name]
        twin = _TWIN.match(text, end)
        if twin:
            end = twin.end()
        before = text[max(0, start - 24) : start]
        left = _DAY_BEFORE.search(before) or _word_day(name, before)
        day = last = None
        if left:
            day, last = _day_number(left.group("day")), left.groupdict().get("last")
            start -= len(before) - left.start("day")
            earlier = None if last else _EARLIER_DAY.search(text[max(0, start - 12) : start])
            if earlier:
                day, last, start = int(earlier.group(1)), str(day), start - len(earlier.group())
        elif name in EN_MONTHS and (right := _DAY_AFTER.match(text, end)) and not _is_count(text, start, right.end()):
            day, last, end = int(right.group("day")), right.group("last"), right.end()
        year = _YEAR_AFTER.match(text, end)
        if year:
            end = year.end()
        if not _is_month(match.group(), name, before, dated=bool(day or year), year=bool(year)):
            continue
        yield start, end, _Moment(int(year.group("year")) if year else None, month, day, int(last) if last else None)


def _word_day(name: str, before: str) -> re.Match[str] | None:
    """A day in words before a Turkish or Arabic month."""
    if name in TR_MONTHS:
        return _TR_DAY_BEFORE.search(before)
    return _AR_DAY_BEFORE.search(before) if name in AR_MONTHS else None


def _day_number(words: str) -> int:
    return int(words) if words.isdecimal() else (TR_DAY_WORDS | AR_DAYS)[words.lower()]


def _is_count(text: str, start: int, end: int) -> bool:
    """Whether the figure after a month counts what follows: "in October 12 people were killed"."""
    lead, tail = _WORD_BEFORE.search(text[max(0, start - 24) : start]), _WORD_AFTER.match(text, end)
    return bool(lead and lead.group(1).lower() in MONTH_LEADS and tail and tail.group(1).lower() in COUNTED)


def _is_month(written: str, name: str, before: str, *, dated: bool, year: bool) -> bool:
    """Whether the word is a month here, and not a verb, a name or a stove."""
    capital = written[0].isupper()
    lead = _WORD_BEFORE.search(before)
    led = bool(lead and lead.group(1).lower() in MONTH_LEADS) or before.endswith(("mid-", "Mid-"))
    if name in EN_MONTHS:
        if name in EN_UNSURE_MONTHS:
            return capital and (dated or (led and name not in EN_MONTHS_SHORT))
        return dated or (capital and name not in EN_MONTHS_SHORT)
    if name in TR_MONTHS:
        return dated and (not year or capital or not led)
    return dated or before.endswith(("شهر ", "منذ ", "خلال "))


def _numeric(text: str, language: str | None) -> Iterator[DateMention]:
    """Dates in figures: with dots the day is first everywhere, else a figure above 12 or the language must tell."""
    for match in _NUMERIC.finditer(text):
        if _labelled(text, match.start()):
            continue
        if match.group("y"):
            moment = _Moment(int(match.group("y")), int(match.group("m")), int(match.group("d")))
            if moment.month is not None and not 1 <= moment.month <= 12:
                continue
        else:
            first, second, year = int(match.group("a")), int(match.group("b")), int(match.group("z"))
            if max(first, second) > 31 or min(first, second) > 12 or 0 in (first, second):
                continue
            dotted = match.group("t") == "."
            if len(match.group("z")) == 2:
                if not dotted and match.group("t") == "-":
                    continue
                moment = _Moment()
            elif second > 12:
                moment = _Moment(year, first, second)
            elif (
                dotted
                or language in {"tr", "ar"}
                or _ARABIC.search(text, max(0, match.start() - 40), match.end())
                or first > 12
                or first == second
            ):
                moment = _Moment(year, second, first)
            else:
                moment = _Moment()
        yield _mention(match.start(), match.end(), moment, None)


def _years(text: str) -> Iterator[DateMention]:
    """Years alone, decades ("the 1990s") and spans of years ("2018-2021", "2018-19")."""
    for match in _BARE_YEAR.finditer(text):
        year, to = int(match.group("year")), match.group("to")
        before = _WORD_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
        word = before.group(1) if before else ""
        lead = word.lower()
        after = _WORD_AFTER.match(text, match.end())
        if after and after.group(1).lower() in TIME_TAILS:
            continue
        if _labelled(text, match.start()):
            continue
        if after and after.group(1).lower() in _NOT_YEAR_TAILS and lead not in _YEAR_LEADS and lead != "the":
            continue
        if not 1800 <= year <= 2099 and not (lead in _YEAR_LEADS and not after):
            continue
        start, end = match.start("year"), match.end()
        if match.group("decade"):
            yield DateMention(start, end, date(year, 1, 1), date(year + 9, 12, 31))
        elif to is None:
            yield DateMention(start, end, date(year, 1, 1), date(year, 12, 31))
        else:
            last = int(to) if len(to) == 4 else year - year % 100 + int(to)
            known = last > year and (len(to) == 4 or last == year + 1 or int(to) > 12)
            yield DateMention(start, end, date(year, 1, 1) if known else None, date(last, 12, 31) if known else None)


def _labelled(text: str, start: int) -> bool:
    """Whether the word before figures makes them a label: "Resolution 1973", "version 2018.1.2"."""
    before = _WORD_BEFORE.search(text[max(0, start - 24) : start])
    word = before.group(1) if before else ""
    return word.lower() in LABELS and (word.lower() not in CAPITAL_LABELS or word[0].isupper())


def _relative(text: str, published: date) -> Iterator[DateMention]:
    """Weekdays and the like, counted from the day of publication; back in time unless the words look ahead."""
    for match in _RELATIVE.finditer(text):
        lead, name = (match.group("lead") or "").lower(), match.group("name")
        if name is None:
            span = _calendar_span(match.group("unit").lower(), lead, published)
            if span:
                yield DateMention(match.start(), match.end(), *span)
            continue
        if name.lower() in RELATIVE_DAYS:
            day = published + timedelta(days=RELATIVE_DAYS[name.lower()])
        elif (match.group("tail") if name.lower() in _TR_MARKETS else lead or match.group("tail")) and (
            name[0].isupper() or not name.isascii()
        ):
            ahead = lead == "next" or _FUTURE.search(text, max(0, match.start() - 60), match.start()) is not None
            step = (WEEKDAYS[name.lower()] - published.weekday()) % 7 if ahead else None
            back = (published.weekday() - WEEKDAYS[name.lower()]) % 7
            if lead in {"last", "geçen"}:
                back = back or 7
            day = published + timedelta(days=step or 7) if step is not None else published - timedelta(days=back)
        else:
            continue
        yield DateMention(match.start("name"), match.end("name"), day, day)


def _calendar_span(unit: str, lead: str, published: date) -> tuple[date, date] | None:
    """The days of last, this or next week, month or year."""
    shift = {"last": -1, "this": 0, "next": 1}.get(lead)
    if shift is None:
        return None
    if unit == "year":
        return date(published.year + shift, 1, 1), date(published.year + shift, 12, 31)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + shift
        return _span(_Moment(months // 12, months % 12 + 1))
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=shift)
    return monday, monday + timedelta(days=6)


def _mention(start: int, end: int, moment: _Moment, published: date | None) -> DateMention:
    """The mention of a moment; what has no year is anchored at the day of publication or stays open."""
    spans: list[tuple[date, date]] = []
    if moment.year is not None:
        spans = [span for span in [_span(moment)] if span]
    elif published is not None and moment.month is not None:
        years = (published.year + 1, published.year, published.year - 1)
        dated = (_span(_Moment(year, moment.month, moment.day, moment.last_day)) for year in years)
        spans = [span for span in dated if span and span[0] - published <= MARGIN]
    return DateMention(start, end, *(spans[0] if spans else (None, None)))


def _span(moment: _Moment) -> tuple[date, date] | None:
    """The first and last day of a moment whose year and month are known; None for a day that no calendar has."""
    year, month = moment.year, moment.month
    if year is None or month is None or not 1 <= year <= 9999:
        return None
    length = calendar.monthrange(year, month)[1]
    first, last = moment.day or 1, moment.last_day or moment.day or length
    if not 1 <= first <= last <= length:
        return None
    return date(year, month, first), date(year, month, last)
