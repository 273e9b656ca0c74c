"""Whether two stances are about one event, and for whom a speaker speaks: sure answers only, None = a person says."""

import re

from sources.text import Span
from sources.text.dates import DateMention, find_dates
from sources.text.lexicon import stances as lexicon
from sources.text.lexicon import stances_arabic, stances_turkish
from sources.text.names import compare_names, name_key
from sources.text.segments import words

_WEAK = frozenset(
    "the a an this that these those of on in at for to its their his her any all it such same several two three both"
    " last this on by from against with near outside inside had has have been was were claims claim claimed reports"
    " report allegations allegation accusations accusation charges charge having".split()
)
_HARM = re.compile(rf"(?:{lexicon.HARM}|{stances_turkish.HARM}|{stances_arabic.HARM})", re.IGNORECASE)
_PERSON = rf"(?:{lexicon.CHANNEL_PERSON})"
_FOR = re.compile(
    rf"(?:an?|the|one|another|his|her|its)?\s*(?:[\w'’-]{{1,20}}\s){{0,3}}?(?P<role>{_PERSON})\s+(?:for|of)\s+(?P<who>.+)",
    re.IGNORECASE | re.DOTALL,
)
_OWN = re.compile(
    rf"(?P<who>.{{2,80}}?)(?:['’]s?\s+(?:[\w-]{{1,20}}\s)?|\s+)(?P<role>{_PERSON})(?:,?\s+[A-Z].{{0,60}})?", re.DOTALL
)
_OFFICIAL = re.compile(r"spokes|press|office|media arm|news agency", re.IGNORECASE)


def same_event(one: str, other: str) -> bool | None:
    """Whether two mentions of an event, as two texts word them, mean one.

    True where they share a word that tells events apart (in whatever form: "bribes", "bribery"), or where one of them
    says no more than what the other says too ("the attack", "the drone attack on the villa"). False where they are
    dated to different days, or name harm of two sorts (a bombing, a fire) and share nothing. None where either is
    empty, or where both say more than "the attack" and differ in it. Across scripts no word can be compared for sure:
    True there only for harm on one full day at a place that both spell with the same consonants.
    """
    first, second = telling_words(one), telling_words(other)
    if not first or not second:
        return None
    if _dated_apart(one, other):
        return False
    if _ARABIC.search(one) is not None and _ARABIC.search(other) is None:
        return _across(one, other)
    if _ARABIC.search(other) is not None and _ARABIC.search(one) is None:
        return _across(other, one)
    own = {_stem(key) for key, harm in first.items() if not harm}
    theirs = {_stem(key) for key, harm in second.items() if not harm}
    if own & theirs:
        return True
    stems = {_stem(key) for key in first} & {_stem(key) for key in second}
    if own and theirs:
        return False if not stems and _harmed_apart(one, other) else None
    return True if stems else None


_ARABIC = re.compile("[ء-ي]")
_ENDING = re.compile(r"(?:ings?|er[sy]?|ies|ied|ed|es|e|y|s)$")
_LEAST_STEM = 4


def _stem(key: str) -> str:
    """A key without the ending of its form, as long as enough of it is left."""
    found = _ENDING.search(key, _LEAST_STEM)
    return key[: found.start()] if found else key


_SORTS = tuple(
    re.compile(rf"\b(?:{sort})\b", re.IGNORECASE)
    for sort in (
        r"bomb\w*|blasts?|explosions?|detonat\w+|arsons?|fires?|burn\w*",
        r"shoot\w*|shot|gunfire",
        r"kidnap\w*|abduct\w*",
        r"stab\w*",
        r"hack\w*|breach\w*|cyber\w*",
        r"crash\w*|derail\w*",
        r"poison\w*",
        r"rob(?:bed|bing|bery|beries)|thefts?|burglar\w+",
        r"doping|dope[ds]?|steroids?",
    )
)
_FIRE = re.compile(r"\b(?:arsons?|fires?|burn\w*)\b", re.IGNORECASE)
_BOMB = re.compile(r"\b(?:bomb\w*|detonat\w+)\b", re.IGNORECASE)


def _harmed_apart(one: str, other: str) -> bool:
    """Whether each names harm of a sort, and none of one sort."""
    first = {number for number, sort in enumerate(_SORTS) if sort.search(one)}
    second = {number for number, sort in enumerate(_SORTS) if sort.search(other)}
    if first and second and not first & second:
        return True
    # a blast may be either; a bombing is no fire
    return bool(
        (_FIRE.search(one) and _BOMB.search(other) and not _BOMB.search(one))
        or (_BOMB.search(one) and _FIRE.search(other) and not _BOMB.search(other))
    )


def _across(arabic: str, latin: str) -> bool | None:
    """Two mentions in two scripts: True for harm on one full day at a place with the same consonants."""
    here, there = find_dates(arabic), find_dates(latin)
    if len(here) != 1 or len(there) != 1 or not (_HARM.search(arabic) and _HARM.search(latin)):
        return None
    day = (here[0].earliest, here[0].latest)
    if day[0] is None or day[0] != day[1] or day != (there[0].earliest, there[0].latest):
        return None
    named = [latin[span.start : span.end] for span in words(latin) if not _within(span, there[0])]
    places = [arabic[span.start : span.end] for span in words(arabic) if not _within(span, here[0])]
    likely = any(
        compare_names(one, other).same is not False
        for one in named
        for other in places
        if one[0].isupper() and len(one) > _SHORT and len(other) > _SHORT
    )
    return True if likely else None


_SHORT = 3


def _within(span: Span, date: DateMention) -> bool:
    return span.start < date.end and date.start < span.end


def telling_words(event: str) -> dict[str, bool]:
    """The words of an event that say something, folded, each with whether it is only a word for harm ("attack")."""
    found: dict[str, bool] = {}
    for span in words(event):
        word = event[span.start : span.end]
        key = name_key(word).rstrip("s")
        if key and word.casefold() not in _WEAK:
            found[key] = _HARM.fullmatch(word) is not None
    return found


def _dated_apart(one: str, other: str) -> bool:
    first, second = find_dates(one), find_dates(other)
    if len(first) != 1 or len(second) != 1:
        return False
    a, b = first[0], second[0]
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    return a.latest < b.earliest or b.latest < a.earliest


def speaks_for(actor: str) -> tuple[str, bool] | None:
    """For whom somebody speaks, and whether officially: "a spokesman for the Front" -> ("the Front", True).

    A lawyer, an aide or a deputy speaks for somebody, but what they say is not that person's own statement: False.
    """
    found = _FOR.fullmatch(actor.strip()) or _OWN.fullmatch(actor.strip())
    if found is None:
        return None
    who = found["who"].strip(" ,'’")
    return None if who.casefold() in _WEAK or not who else (who, bool(_OFFICIAL.search(found["role"])))
