"""Figures in lists: "Fatah 17, State of Law 34", "won 33 seats, the PUK 17", "73, 34 and 17 seats respectively"."""

from typing import Final

from sources.text import Mention, Span
from sources.text.lexicon import word_set
from sources.text.lexicon.counting import COUNTED, LABELS, PHRASE_STOPS
from sources.text.lexicon.holders import CONTESTED, HOLDING
from sources.text.phrases import Phrase, find_phrases
from sources.text.quantities.english_numbers import BELOW_HUNDRED
from sources.text.quantities.tokens import Scan

SMALL_IN_NAMES: Final = word_set("of the and for al el de led li")
_FRONTS: Final = word_set("in at on after before during since under by near with of")
_LINKS: Final = frozenset({"and", "while", "but"})
_NAME_LONGEST: Final = 8
_REACH: Final = 80  # tokens back
_SIGNS_AFTER: Final = frozenset({",", ";", ".", ")", "and", "while", "(", "%"})


def listed_name(scan: Scan, first: int, last: int) -> tuple[int, int] | None:
    """The tokens of the name whose figure stands at `first` to `last` in a list of such pairs; None where none stands.

    A pair counts only after another one or a clause that told what is counted ("won 33 seats, the PUK 17"), or as the
    first of a line that goes on with another: a lone "Falcon 9" is a name.
    """
    start = _name_start(scan, first)
    if start < 0 or not _ends(scan, last):
        return None
    before = start - 1
    if _opens(scan, before):
        return (start, first) if _pair_after(scan, last) else None
    if scan.key(before) == "the":
        start, before = before, before - 1
    link = scan.key(before) in _LINKS
    if not link and scan.key(before) not in {",", ";"}:
        return None
    if link and scan.key(before - 1) in {",", ";"}:
        before -= 1
    return (start, first) if _follows_pair(scan, before) else None


def _name_start(scan: Scan, first: int) -> int:
    """Where the run of capitalised words right before a token begins; -1 for none, and for a lone label ("Room 5")."""
    start = first
    while start > first - _NAME_LONGEST and (word := scan.at(start - 1)).kind == "w":
        if word.text[0].islower() and (word.key not in SMALL_IN_NAMES or word.key in {"and", "for"}):
            break
        start -= 1
    while start < first and scan.at(start).text[0].islower():
        start += 1
    if start < first and scan.key(start) == "the" and first - start > 1:
        start += 1
    if start < first and scan.key(start) in PHRASE_STOPS:
        return -1  # "Of the 140 seats"
    lone = first - start == 1 and (scan.key(start) in LABELS or len(scan.at(start).text) < 2)
    return -1 if start == first or lone or not scan.spaced(first) else start


def _opens(scan: Scan, before: int) -> bool:
    return scan.at(before).kind == "b" or scan.key(before) in {":", "•", "*", "was", "were", "is"}


def _ends(scan: Scan, last: int) -> bool:
    token = scan.at(last)
    return token.kind == "b" or token.key in _SIGNS_AFTER or token.key in CONTESTED | COUNTED


def _pair_after(scan: Scan, last: int) -> bool:
    """Whether another name with its figure follows, after a noun or bracket of this one."""
    place = last
    while place < last + 6 and scan.key(place) not in {",", ";"}:
        place += 1
    if place == last + 6:
        return False
    place += 1 + (scan.key(place + 1) == "and")
    named = place
    while named < place + _NAME_LONGEST and scan.at(named).kind == "w" and scan.key(named) not in BELOW_HUNDRED:
        named += 1
    figure = scan.at(named)
    return place < named and scan.at(place).text[0].isupper() and (figure.kind == "n" or figure.key in BELOW_HUNDRED)


def _follows_pair(scan: Scan, link: int) -> bool:
    """Whether what stands before a list's comma or "and" is a pair, or a clause that says what is counted."""
    place = link - 1
    while place > link - 6 and not (scan.at(place).kind == "n" or scan.key(place) in BELOW_HUNDRED):
        if scan.at(place).kind in "bx" or scan.key(place) in {".", ";", ":"}:
            return False
        place -= 1
    if place == link - 6:
        return False
    for index in range(link - 1, max(-1, link - _REACH), -1):
        if scan.key(index) in CONTESTED:
            return True
        if scan.at(index).kind == "b" or (scan.key(index) == "." and scan.at(index + 1).text[:1].isupper()):
            break
    if place == link - 1 and scan.key(place - 1) in HOLDING:
        return True  # "Green Wave got 14, Orchard 9"
    start = _name_start(scan, place)
    while start > 0 and link - start < 2 * _REACH:
        before = start - 1
        if _opens(scan, before):
            return True
        if scan.key(before) not in {",", ";", "and"}:
            return False
        place = before - 1 - (scan.key(before - 1) in {",", ";"})
        if scan.at(place).kind != "n":
            return False
        if scan.key(place - 1) in HOLDING:
            return True
        start = _name_start(scan, place)
    return start == 0


def coordinated(text: str, sentence: Span, end: int) -> list[Mention]:
    """The subjects joined by "and" right before `end`: "Fatah, the PUK and State of Law"; [] where there are no two."""
    if not any(joint in text[sentence.start : end] for joint in (" and ", "&")):
        return []
    phrases = find_phrases(text, sentence.start, end)
    run: list[Phrase] = []
    stop = end
    for phrase in reversed(phrases):
        gap = text[phrase.end : stop].strip().lower()
        if gap not in ({"", "have", "had", "both", "each", "then", "also"} if not run else {",", "and", ", and", "&"}):
            break
        if run and len(run) == 1 and "and" not in gap and "&" not in gap:
            return []
        if run and phrase.text[0].isdecimal():
            break  # "X won 73 seats and Y won 34": another clause
        run.append(phrase)
        stop = phrase.start
    run.reverse()
    led = text[sentence.start : run[0].start].split()[-1:] if run else []
    if led and led[0].lower() in _FRONTS and len(run) > 2:
        run = run[1:]  # "In Basra, Fatah and the PUK"
    if len(run) < 2 or any(phrase.kind == "pronoun" for phrase in run):
        return []
    return [phrase.mention for phrase in run]
