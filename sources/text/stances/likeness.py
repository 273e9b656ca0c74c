"""Whether two stances are about one event, and for whom a speaker speaks: sure answers only, None = a person says."""

import re

from sources.text.dates import find_dates
from sources.text.lexicon import stances as lexicon
from sources.text.lexicon import stances_arabic, stances_turkish
from sources.text.names import name_key
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

    True where they share a word that tells events apart, or where one of them says no more than what the other says
    too ("the attack", "the drone attack on the villa"). False where they share nothing, or are dated to different
    days. None where either is empty, or where both say more than "the attack" and differ in it.
    """
    first, second = telling_words(one), telling_words(other)
    if not first or not second:
        return None
    if _dated_apart(one, other):
        return False
    own = {key for key, harm in first.items() if not harm}
    theirs = {key for key, harm in second.items() if not harm}
    if own & theirs:
        return True
    if own and theirs:
        return None if first.keys() & second.keys() else False
    return True if first.keys() & second.keys() else None


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
