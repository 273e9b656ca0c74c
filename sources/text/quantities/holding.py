"""Who a verb, a preposition or a mark next to a figure gives it to (English), where the rules are sure."""

import re
from typing import Final

from sources.text import Mention, Span
from sources.text.lexicon import word_set
from sources.text.lexicon.holders import (
    CHANGING,
    GIVING,
    HAVING,
    HELPERS,
    HOLDING,
    HOLDINGS,
    MEASURES,
    PERIODS,
    PLACING,
    RANK_WORDS,
    RATING,
    SAYING,
)
from sources.text.phrases import Phrase, find_phrases, subject_before
from sources.text.quantities.listing import SMALL_IN_NAMES, coordinated
from sources.text.quantities.model import Found
from sources.text.quantities.tokens import Scan

NO_HOLDERS: Final = re.compile(
    r"\b(?:on|in|at|of|from|to|by|for|near|against|via|over|with|under|after|within|inside|among|between|across|around"
    r"|behind|beyond|despite|during|into|onto|since|through|towards?|until|upon|without|about|above|below|before|than"
    r"|like|alongside|amid|outside)(?: the)?\s\Z",
    re.IGNORECASE,
)
_OPENERS: Final = word_set("that and but while as or where because although though whereas if with")
_POINTERS: Final = word_set("that this these those which who what it they there he she we you i others some many all")
_STOPS: Final = frozenset('.;:!?()[]"“”«»')
_BETWEEN_LONGEST: Final = 5
_RECEIVER_LONGEST: Final = 12  # tokens
_LABEL_LONGEST: Final = 8
RANKS_LONGEST: Final = 9  # tokens
_FRONT_LONGEST: Final = 7


def with_figure(scan: Scan, one: Found, near: Span) -> Mention | None:
    """ "X came first with 73", "with 73 seats, X ...", "X, with 73 seats, ..."."""
    place = one.first - 1
    start = scan.at(place).start
    if not scan.text[near.start : start].strip():
        return _after_front(scan, one, near)
    verb = place - 1
    while scan.key(verb) in RANK_WORDS and verb > place - RANKS_LONGEST:
        verb -= 1
    if scan.key(verb) in PLACING:
        while scan.key(verb - 1) in HELPERS:
            verb -= 1
        if coordinated(scan.text, near, scan.at(verb).start):
            return None
        return agent(subject_before(scan.text, near, scan.at(verb).start))
    named = _ends_at(scan, near, start)
    if named is not None and not _may_open(scan.text[near.start : named.start]):
        return None  # "trails Green Wave with 9 seats"
    if named is None and (follow := scan.text.rfind("followed by ", near.start, start)) >= 0:
        phrases = find_phrases(scan.text, follow + len("followed by "), start)
        return phrases[0].mention if len(phrases) == 1 and phrases[0].kind == "name" else None
    return named


def _may_open(before: str) -> bool:
    """Whether a clause, a list or a sentence may begin after these words, and no verb whose object follows."""
    words = before.split()
    while words and words[-1].lower() == "the":
        words.pop()
    return not words or not words[-1][-1].isalnum() or words[-1].lower() in _OPENERS


def _after_front(scan: Scan, one: Found, near: Span) -> Mention | None:
    """The subject after "With 73 seats, ": the phrase right behind the first comma."""
    place = one.last
    while place < one.last + _FRONT_LONGEST and scan.key(place) != ",":
        if scan.at(place).kind != "w" or scan.key(place) in {"and", "or"}:
            return None
        place += 1
    if scan.key(place) != ",":
        return None
    start = scan.at(place).end
    phrases = find_phrases(scan.text, start, near.end)
    if not phrases or scan.text[start : phrases[0].start].strip():
        return None
    joined = scan.text[phrases[0].end : phrases[0].end + 5].lstrip().startswith((",", "and ", "& "))
    return None if joined else agent(phrases[0])


def changing_verb(scan: Scan, first: int) -> int:
    """The verb of "fell from 48" or "fell from 48 to 17" before a token; -1 for none."""
    place = first - 1
    if scan.key(place) == "to":
        place -= 1
        while place > first - _BETWEEN_LONGEST and scan.key(place) != "from":
            if scan.at(place).kind not in "nw":
                return -1
            place -= 1
    if scan.key(place) != "from":
        return -1
    verb = place - 1
    if scan.key(verb) not in CHANGING:
        return -1
    while scan.key(verb - 1) in HELPERS:
        verb -= 1
    return verb


def changed(scan: Scan, near: Span, verb: int) -> Mention | None:
    """Whose figure changed: "Fatah fell from 48 to 17", "Fatah's share fell ..."; no one where a measure fell."""
    start = scan.at(verb).start
    phrase = subject_before(scan.text, near, start)
    if phrase is None or coordinated(scan.text, near, start):
        return None
    words = scan.text[phrase.start : phrase.end].lower().split()
    owner = re.match(r"(.{1,80}?)(?:['’]s|(?<=s)['’])\s+(?:\w+\s+)?(\w+)\Z", scan.text[phrase.start : phrase.end])
    if owner and owner[2].lower() in HOLDINGS:
        return Mention(owner[1], phrase.start, phrase.start + len(owner[1]))
    if words[-1] in MEASURES | HOLDINGS or any(scan.text[phrase.end : start].split()):
        return None
    return agent(phrase)


def holding_verb(scan: Scan, first: int, *, denied: bool = False) -> int:
    """The verb shortly before a token whose object the quantity is; its first helper if it has any. -1 for none.

    Nor for one that is denied ("did not win 12"), unless `denied` says that the figure itself is the denial.
    """
    for index in range(first - 1, max(-1, first - 1 - _BETWEEN_LONGEST), -1):
        token = scan.at(index)
        if token.kind == "b" or token.key in _STOPS or token.kind in "nx":
            return -1
        if token.key in SAYING or (token.key in HOLDING and "to" in {scan.key(index - 1), scan.key(index - 2)}):
            return -1
        if token.key in HOLDING:
            if not denied and any(_denies(scan.key(place)) for place in (index - 1, index - 2)):
                return -1
            if token.key in HAVING and (_is_giving(scan, index + 1) or _is_rating(scan, index + 1)):
                return -1
            while scan.key(index - 1) in HELPERS:
                index -= 1
            return index
        if token.key in {"of", "in", "to", "from", "by", "and", "or", ",", "that", "which", "over", "against", "for"}:
            return -1
    return -1


def _denies(key: str) -> bool:
    return key in {"not", "never", "nor", "neither", "cannot"} or key.endswith("n't")


def _is_giving(scan: Scan, index: int) -> bool:
    """Whether the next word but helpers is a verb of giving: "had given", "has already awarded"."""
    while scan.key(index) in HELPERS:
        index += 1
    return scan.key(index) in GIVING


def _is_rating(scan: Scan, index: int) -> bool:
    """Whether the next words but helpers are a verb of rating with "at": "had put at"."""
    while scan.key(index) in HELPERS:
        index += 1
    return scan.key(index) in RATING and scan.key(index + 1) == "at"


def rated(scan: Scan, first: int, sentence: Span) -> Mention | None:
    """Whom a third party's figure is about, in a relative clause: "the KDP, which the first count had put at 33"."""
    if scan.key(first - 1) != "at" or scan.key(first - 2) not in RATING:
        return None
    for index in range(first - 3, max(-1, first - 3 - _RECEIVER_LONGEST), -1):
        if scan.at(index).kind in "bnx" or scan.key(index) in _STOPS:
            return None
        if scan.key(index) in {"which", "whom", "that", "who"}:
            end = scan.at(index).start
            phrases = find_phrases(scan.text, sentence.start, end)
            if phrases and not scan.text[phrases[-1].end : end].strip(" ,"):
                return agent(phrases[-1])
            return None
    return None


def giving_verb(scan: Scan, first: int) -> int:
    """The verb of giving before a token, with one receiver's length between them; -1 for none."""
    for index in range(first - 1, max(-1, first - 1 - _RECEIVER_LONGEST), -1):
        token = scan.at(index)
        if token.kind in "bnx" or token.key in _STOPS or token.key in SAYING:
            return -1
        if token.key in GIVING:
            return index
    return -1


def receiver(scan: Scan, verb: int, one: Found, sentence: Span) -> Mention | None:
    """Who is given the quantity: "gave the Wave 12 seats", "gave 12 seats to the Wave"; not who gives it."""
    if one.quantity.unit in PERIODS:
        return None
    if verb == one.first - 1:
        return named_after(scan, one.last, sentence) if scan.key(one.last) == "to" else None
    start, end = scan.at(verb).end, scan.at(one.first).start
    phrases = find_phrases(scan.text, start, end)
    if len(phrases) != 1 or phrases[0].kind == "pronoun" or scan.text[start : phrases[0].start].strip():
        return None
    between = scan.text[phrases[0].end : end].lower().split()
    return phrases[0].mention if all(word in HELPERS for word in between) else None


def agent(phrase: Phrase | None) -> Mention | None:
    """What a phrase mentions; no one for a pronoun."""
    if phrase is None or phrase.kind == "pronoun" or phrase.text.lower() in _POINTERS:
        return None
    if phrase.text[:3].lower() == "no ":
        return None
    return phrase.mention


def named_after(scan: Scan, index: int, sentence: Span, *, only_names: bool = False) -> Mention | None:
    """The phrase that begins right after a preposition."""
    start = scan.at(index).end
    phrases = find_phrases(scan.text, start, sentence.end)
    if not phrases or scan.text[start : phrases[0].start].strip():
        return None
    phrase = phrases[0]
    definite = phrase.text[:4].lower() == "the " and not only_names  # not "to help athletes"
    return agent(phrase) if phrase.kind == "name" or definite else None


def _ends_at(scan: Scan, sentence: Span, end: int) -> Mention | None:
    """The name that ends right before a preposition."""
    phrases = find_phrases(scan.text, sentence.start, end)
    if not phrases or phrases[-1].kind != "name" or scan.text[phrases[-1].end : end].strip(" ,"):
        return None
    if NO_HOLDERS.search(scan.text[max(sentence.start, phrases[-1].start - 16) : phrases[-1].start]):
        return None
    return phrases[-1].mention


def labelled(scan: Scan, mark: int, sentence: Span) -> Mention | None:
    """What stands before a colon, dash or bracket: the whole start of a line, else the name that ends there."""
    line = mark
    while mark - line < _LABEL_LONGEST and scan.at(line - 1).kind == "w":
        line -= 1
    opens = scan.at(line - 1).kind == "b" or scan.key(line - 1) in {"•", "*", ";", ","}
    if line == mark:
        return None
    start, end = scan.at(line).start, scan.at(mark - 1).end
    named = all(_may_stand_in_name(scan.at(index).text) for index in range(line, mark))
    named = named and scan.text[start:end] != scan.text[start:end].lower()
    if opens and named and start >= sentence.start:
        return Mention(scan.text[start:end], start, end)
    return _ends_at(scan, sentence, scan.at(mark).start) if scan.key(mark) == "(" else None


def _may_stand_in_name(word: str) -> bool:
    return not word[0].islower() or word.lower() in SMALL_IN_NAMES


def owner(scan: Scan, index: int, sentence: Span) -> Mention | None:
    """The name in the possessive before a quantity, without its ending."""
    written = scan.at(index)
    end = written.end - (2 if written.key.endswith("'s") else 1)
    return _ends_at(scan, sentence, end)
