"""Who holds, wins, loses or does what a quantity counts (English), where the rules are sure."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sources.text import Mention, Span
from sources.text.lexicon import word_set
from sources.text.phrases import Phrase, find_phrases, subject_before
from sources.text.quantities.model import Found, Quantity
from sources.text.quantities.tokens import Scan
from sources.text.segments import sentences

_VERBS: Final = word_set("""
    won win wins winning gained gain gains gaining secured secure secures securing took take takes taking hold holds
    holding held has have had having lost lose loses losing received receive receives got get gets garnered obtained
    claimed captured clinched controls control controlled commands commanded polled bagged earned collected picked
    kept keeps retained fielded scored lists sent fired launched used deployed killed wounded injured arrested employs
""")
_HAVING: Final = frozenset({"has", "have", "had", "having"})
_GIVING: Final = word_set("""
    gave give gives given giving hands handed handing awards awarded awarding grants granted allots allotted allocated
""")
_PERIODS: Final = word_set("second minute hour day night week month quarter year decade time")
_HELPERS: Final = word_set("has have had also only then just already therefore still now even reportedly together")
_SPEECH: Final = word_set("said says say told tells reported reports announced found showed shows estimated believes")
_TIMES: Final = word_set("after ago later earlier before")
_NO_HOLDERS: Final = re.compile(
    r"\b(?:on|in|at|of|from|to|by|for|near|against|via|over|with|under|after)(?: the)?\s\Z", re.IGNORECASE
)
_STOPS: Final = frozenset('.;:!?()[]"“”«»')
_OWN: Final = frozenset({"their", "its", "his", "her"})
_BETWEEN_LONGEST: Final = 5
_RECEIVER_LONGEST: Final = 12  # tokens
_REACH_BACK: Final = 500
_REACH_ON: Final = 300
_LABEL_LONGEST: Final = 8
_SMALL_IN_NAMES: Final = word_set("of the and for al el de led li")
_NO_SUBJECT: Final = frozenset({"ordinal", "vague"})


def add_subjects(scan: Scan, found: Sequence[Found]) -> list[Quantity]:
    """The quantities with their subjects: before the verb, in "X with 73 seats", "17 seats went to X", "X: 17 seats",
    "X's 17 seats"; "their 48 seats" has the subject of the quantity before it in the sentence."""
    spans = sentences(scan.text)
    starts = [span.start for span in spans]
    quantities: list[Quantity] = []
    last: tuple[int, Mention] | None = None
    for one in found:
        quantity = one.quantity
        place = bisect_right(starts, quantity.start) - 1
        if place >= 0 and quantity.kind not in _NO_SUBJECT and quantity.end <= spans[place].end:
            known = last[1] if last and last[0] == place else None
            subject = _subject(scan, one, spans[place], known)
            if subject is not None:
                last = (place, subject)
                quantity = replace(quantity, subject=subject)
        quantities.append(quantity)
    return quantities


def _subject(scan: Scan, one: Found, sentence: Span, known: Mention | None) -> Mention | None:
    before = scan.key(one.first - 1)
    after = [scan.key(index) for index in range(one.last, one.last + 3)]
    if after[0] in _TIMES or one.quantity.unit == "time":
        return None
    near = Span(max(sentence.start, scan.at(one.first).start - _REACH_BACK), sentence.end)
    near = Span(near.start, min(near.end, scan.at(one.first).end + _REACH_ON))
    if after[0] in {"went", "go", "goes"} and after[1] == "to":
        return _named_after(scan, one.last + 1, near)
    if "by" in after[1:] and after[after.index("by", 1) - 1] in {"won", "taken", "held", "secured", "lost"}:
        return _named_after(scan, one.last + after.index("by", 1), near)
    if before in _OWN:
        return known
    if before == "with":
        return _ends_at(scan, near, scan.at(one.first - 1).start)
    if before in {":", "–", "—", "("}:
        return _label(scan, one.first - 1, near)
    if before.endswith(("'s", "s'")):
        return _owner(scan, one.first - 1, near)
    verb = _verb(scan, one.first)
    giving = _giving(scan, one.first) if verb < 0 else -1
    if giving >= 0:
        return _receiver(scan, giving, one, near)
    return _agent(subject_before(scan.text, near, scan.at(verb).start)) if verb >= 0 else None


def _verb(scan: Scan, first: int) -> int:
    """The verb shortly before a token whose object the quantity is; its first helper if it has any. -1 for none."""
    for index in range(first - 1, max(-1, first - 1 - _BETWEEN_LONGEST), -1):
        token = scan.at(index)
        if token.kind == "b" or token.key in _STOPS or token.kind in "nx":
            return -1
        if token.key in _SPEECH or (token.key in _VERBS and scan.key(index - 1) == "to"):
            return -1
        if token.key in _VERBS:
            if token.key in _HAVING and _is_giving(scan, index + 1):
                return -1
            while scan.key(index - 1) in _HELPERS:
                index -= 1
            return index
        if token.key in {"of", "in", "to", "from", "by", "and", "or", ",", "that", "which", "over", "against", "for"}:
            return -1
    return -1


def _is_giving(scan: Scan, index: int) -> bool:
    """Whether the next word but helpers is a verb of giving: "had given", "has already awarded"."""
    while scan.key(index) in _HELPERS:
        index += 1
    return scan.key(index) in _GIVING


def _giving(scan: Scan, first: int) -> int:
    """The verb of giving before a token, with one receiver's length between them; -1 for none."""
    for index in range(first - 1, max(-1, first - 1 - _RECEIVER_LONGEST), -1):
        token = scan.at(index)
        if token.kind in "bnx" or token.key in _STOPS or token.key in _SPEECH:
            return -1
        if token.key in _GIVING:
            return index
    return -1


def _receiver(scan: Scan, verb: int, one: Found, sentence: Span) -> Mention | None:
    """Who is given the quantity: "gave the Wave 12 seats", "gave 12 seats to the Wave"; not who gives it."""
    if one.quantity.unit in _PERIODS:
        return None
    if verb == one.first - 1:
        return _named_after(scan, one.last, sentence) if scan.key(one.last) == "to" else None
    start, end = scan.at(verb).end, scan.at(one.first).start
    phrases = find_phrases(scan.text, start, end)
    if len(phrases) != 1 or phrases[0].kind == "pronoun" or scan.text[start : phrases[0].start].strip():
        return None
    between = scan.text[phrases[0].end : end].lower().split()
    return phrases[0].mention if all(word in _HELPERS for word in between) else None


def _agent(phrase: Phrase | None) -> Mention | None:
    return None if phrase is None or phrase.kind == "pronoun" else phrase.mention


def _named_after(scan: Scan, index: int, sentence: Span) -> Mention | None:
    """The phrase that begins right after a preposition."""
    start = scan.at(index).end
    phrases = find_phrases(scan.text, start, sentence.end)
    return _agent(phrases[0]) if phrases and not scan.text[start : phrases[0].start].strip() else None


def _ends_at(scan: Scan, sentence: Span, end: int) -> Mention | None:
    """The name that ends right before a preposition."""
    phrases = find_phrases(scan.text, sentence.start, end)
    if not phrases or phrases[-1].kind != "name" or scan.text[phrases[-1].end : end].strip(" ,"):
        return None
    if _NO_HOLDERS.search(scan.text[max(sentence.start, phrases[-1].start - 16) : phrases[-1].start]):
        return None
    return phrases[-1].mention


def _label(scan: Scan, mark: int, sentence: Span) -> Mention | None:
    """What stands before a colon, dash or bracket: the whole start of a line, else the name that ends there."""
    line = mark
    while mark - line < _LABEL_LONGEST and scan.at(line - 1).kind == "w":
        line -= 1
    opens = scan.at(line - 1).kind == "b" or scan.key(line - 1) in {"•", "*", ";", ","}
    if line == mark:
        return None
    start, end = scan.at(line).start, scan.at(mark - 1).end
    named = all(_may_stand_in_name(scan.at(index).text) for index in range(line, mark))
    if opens and named and start >= sentence.start:
        return Mention(scan.text[start:end], start, end)
    return _ends_at(scan, sentence, scan.at(mark).start) if scan.key(mark) == "(" else None


def _may_stand_in_name(word: str) -> bool:
    return not word[0].islower() or word.lower() in _SMALL_IN_NAMES


def _owner(scan: Scan, index: int, sentence: Span) -> Mention | None:
    """The name in the possessive before a quantity, without its ending."""
    written = scan.at(index)
    end = written.end - (2 if written.key.endswith("'s") else 1)
    return _ends_at(scan, sentence, end)
