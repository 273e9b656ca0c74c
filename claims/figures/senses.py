"""What the words round a figure say of it beside its noun: which way it went, and what befell those it counts. Pure.

"Fell 12 percent" and "rose 12 percent" have one number, "41 killed" and "41 wounded" too: without this they would bear
each other out. Where the words do not surely say it the answer is "", which agrees with everything.
"""

import re
from dataclasses import dataclass
from typing import Final

from claims.material import Material
from sources.text.lexicon.counting import IRREGULAR_PLURALS, PHRASE_STOPS
from sources.text.lexicon.senses import (
    BARE_MONEY,
    CONFUSED,
    FATED_NOUNS,
    FATES,
    NO_RISE,
    TURNS_AFTER,
    TURNS_ARABIC,
    TURNS_BEFORE,
    TURNS_CAUSED,
    UNIT_NAMES,
    Fate,
    Turn,
)
from sources.text.quantities import Quantity
from sources.text.subjects import measure_key

PERSON: Final = "person"

_REACH: Final = 70
"""Code points before and after a figure that are looked at."""

_HEDGE: Final = (
    r"(?:(?:a|an|by|of|some|about|around|nearly|almost|just|over|roughly|approximately|more|less|than|at|least|most"
    r"|only|further|another|sharply|slightly|up|to\sas\smuch\sas|as\smuch\sas)\s){0,4}"
)
_BEFORE: Final = re.compile(
    rf"(?P<lead>(?:[^\W\d_]+(?:['’]s)?\s)?)(?P<verb>{'|'.join(sorted(TURNS_BEFORE, key=len, reverse=True))})\s"
    rf"{_HEDGE}\Z",
    re.IGNORECASE,
)
_CAUSED: Final = re.compile(
    rf"\b(?P<verb>{'|'.join(TURNS_CAUSED)})\s(?P<what>(?:[^\W\d_]+(?:['’]s)?\s){{1,5}})by\s{_HEDGE}\Z", re.IGNORECASE
)
_PASSIVE: Final = re.compile(
    rf"(?P<head>.*)\b(?:was|were|been|be|is|are|being)\s(?P<verb>{'|'.join(TURNS_CAUSED)})\s{_HEDGE}\Z",
    re.IGNORECASE | re.DOTALL,
)
_AFTER: Final = re.compile(
    rf"\s?-?(?:\soranında\s|\scivarında\s|\s)?(?P<word>{'|'.join(sorted(TURNS_AFTER, key=len, reverse=True))})\b"
    r"(?!\sor\b)"
)
_ARABIC: Final = re.compile(
    rf"(?<!\w)[وف]?(?P<verb>{'|'.join(sorted(TURNS_ARABIC, key=len, reverse=True))})(?!\w)[^.،؛\d]{{0,50}}"
    r"(?:بنسبة|بواقع|بمقدار|ب)\s?(?:نحو\s|حوالي\s|أكثر\sمن\s)?\Z"
)
_HELPERS: Final = frozenset(
    "has have had is are was were be been will would must should may might can could also only since then".split()
)
_DENIED: Final = re.compile(r"\b(?:not|never|n['’]t)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STOP: Final = re.compile(r"[.,;:()–—،؛\d\n]|\b(?:and|but|while|who|which|when|ve)\b|\sو")
_STOP_BEFORE: Final = re.compile(r"[.,;:()–—،؛\n]")
_TOLL: Final = re.compile(r"\b(?:death\stoll|toll|number\sof\s(?:the\s)?dead)\b[^.,;:()\d]{0,40}\Z", re.IGNORECASE)
_OF: Final = re.compile(
    r"\s(?:of\s)?(?:all\s)?(?:the\s|its\s|their\s|our\s)?(?P<group>[^\W\d_]+(?:[\s-][^\W\d_]+){0,2})", re.IGNORECASE
)
_EARLIER: Final = re.compile(
    r"\b(?:up|down|rising|falling)\sfrom\s(?:an?\s|the\s)?(?:[^\W\d_]+\s){0,4}\Z"
    r"|\b(?:earlier|previous|initial|preliminary)\s(?:death\s)?(?:toll|count|figure|estimate|report|tally)s?\s(?:of|was|had|put)\s"
    r"(?:[^\W\d_]+\s){0,3}\Z|\bcompared\s(?:with|to)\s\Z",
    re.IGNORECASE,
)
_FATEFUL: Final = ("count", "zero", "range", "delta")


@dataclass(frozen=True, slots=True)
class Sense:
    """What the words round a figure add.

    `turn`: the way it went, `changer` the head of what went that way; `fate`: what befell those it counts; `base`: what
    it is a share of; `earlier`: it is told as a figure that another has overtaken.
    """

    turn: Turn = ""
    changer: str = ""
    fate: Fate = ""
    base: str = ""
    earlier: bool = False


def sense_of(material: Material, quantity: Quantity) -> Sense:
    """The sense of a figure in its sentence. Never raises; looks a bounded way around."""
    home = material.sentence_at(quantity.start)
    before = material.text[max(home.start, quantity.start - _REACH) : quantity.start]
    after = material.text[quantity.end : max(quantity.end, min(home.end, quantity.end + _REACH))]
    turn, changer = _turn(before, after, share=quantity.kind in ("percent", "fraction"))
    fate: Fate = ""
    if quantity.kind in _FATEFUL:
        fate = FATED_NOUNS.get(quantity.unit, "") or _fate(before, after, quantity.unit)
    base = _base(after) if quantity.kind in ("percent", "fraction") else ""
    return Sense(turn, changer, fate, base, _EARLIER.search(before) is not None)


def _turn(before: str, after: str, *, share: bool) -> tuple[Turn, str]:
    found = _BEFORE.search(before)
    if found is not None:
        verb, lead = found["verb"].lower(), found["lead"].strip().lower()
        if (verb == "up" and lead in NO_RISE) or (verb in {"lost", "lose", "loses", "losing", "gained"} and not share):
            return "", ""
        head = before[: found.start("verb")]
        if _DENIED.search(head[-24:]):
            return "", ""
        return TURNS_BEFORE[verb], _changer(head)
    passive = _PASSIVE.match(before)
    if passive is not None and " by " in before[passive.start("verb") :]:
        denied = _DENIED.search(passive["head"][-24:])
        return ("", "") if denied else (TURNS_CAUSED[passive["verb"].lower()], _changer(passive["head"]))
    caused = _CAUSED.search(before)
    if caused is not None:
        denied = _DENIED.search(before[: caused.start()][-24:])
        return ("", "") if denied else (TURNS_CAUSED[caused["verb"].lower()], measure_key(caused["what"]))
    arabic = _ARABIC.search(before)
    if arabic is not None:
        named = _WORD.findall(before[arabic.end("verb") :])
        return TURNS_ARABIC[arabic["verb"]], named[0] if named else ""
    follows = _AFTER.match(after) if share else None
    if follows is not None:
        return TURNS_AFTER[follows["word"]], ""
    return "", ""


def _changer(head: str) -> str:
    """The last word before the verb and its helpers: what rose or fell; "" behind a comma."""
    words = _WORD.findall(head[max(head.rfind(mark) for mark in ",;:") + 1 :])
    while words and words[-1].lower() in _HELPERS:
        words.pop()
    return measure_key(words[-1]) if words else ""


def _base(after: str) -> str:
    """The group that a share is of: "of all the members", "adults"; the first plural of at most three words."""
    found = _OF.match(after)
    for word in _WORD.findall(found["group"].lower()) if found else ():
        if word in IRREGULAR_PLURALS:
            return IRREGULAR_PLURALS[word]
        if word in PHRASE_STOPS:
            return ""
        if word.endswith("s") and not word.endswith("ss"):
            return measure_key(word)
    return ""


def _fate(before: str, after: str, unit: str) -> Fate:
    """The fate that the words behind the figure tell, up to the next clause, else the nearest before it."""
    stop = _STOP.search(after)
    behind = [FATES[word] for word in _WORD.findall(after[: stop.start()] if stop else after) if word in FATES]
    if behind:
        first = _WORD.findall(after)[0]
        return behind[0] if len(set(behind)) == 1 or first not in FATES else ""
    if _TOLL.search(before):
        return "killed"
    stops = list(_STOP_BEFORE.finditer(before))
    ahead = [
        FATES[word.lower()]
        for word in _WORD.findall(before[stops[-1].end() :] if stops else before)
        if word.lower() in FATES
    ]
    return ahead[-1] if ahead and unit not in {"year", "month", "day", "hour"} else ""


def counted_key(measure: str, sense: Sense) -> str:
    """What a figure counts, one key for all names of it: "km" and "kilometres", "41 deaths" and "41 people killed"."""
    if not measure:
        return PERSON if sense.fate not in ("", "destroyed", "damaged") else ""
    if measure in FATED_NOUNS:
        return PERSON
    return UNIT_NAMES.get(measure, measure)


def alike(one: Sense, other: Sense) -> bool:
    """Whether two figures may be of one thing: they went no different ways, and tell no different fates."""
    return not opposite(one, other) and (one.fate == other.fate or not one.fate or not other.fate)


def opposite(one: Sense, other: Sense) -> bool:
    """Whether one figure is a rise and the other a fall."""
    return bool(one.turn and other.turn) and one.turn != other.turn


def keys_like(key: str) -> tuple[str, ...]:
    """The key, and for a currency's name without its country those of the codes it may stand for, or the reverse."""
    bare = [name for name, codes in BARE_MONEY.items() if key in codes]
    return (key, *sorted(BARE_MONEY.get(key, ())), *bare)


def confused(one: str, other: str) -> bool:
    """Whether writers take one unit for the other: miles and kilometres, megawatts and gigawatts."""
    return one != other and any(one in group and other in group for group in CONFUSED)
