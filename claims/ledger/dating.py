"""On what day a stance was taken, and on what day the act happened: only where the text says so without doubt."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from claims.ledger.model import Dated, Days
from claims.material import Material
from sources.text import Span
from sources.text.dates import DateMention, find_dates
from sources.text.lexicon import stances as lexicon
from sources.text.lexicon.months import WEEKDAYS
from sources.text.names import name_key
from sources.text.stances import Stance, telling_words

_HARM = re.compile(
    rf"\b(?:{lexicon.HARM}|{lexicon.HARM_VERBS}|bombings?|explosions?|assassinated|killed|struck|hit)\b", re.IGNORECASE
)
_SAID = re.compile(rf"\b(?:{lexicon.SAYING})\s+(?:\w{{1,15}}\s+)?(?:on\s+)?$", re.IGNORECASE)
_BACK = re.compile(rf"\b(?:{lexicon.LOOKING_BACK})\b", re.IGNORECASE)
_OPENING = 4  # "On 7 November, ..."
_BEHIND = 40  # code points between an act and its date: "the attack near the old harbour on 7 November"
_STEM = 5  # "attack", "attacked" and "attacks" are one; so are "bomb" and "bombed"


def taken_on(stance: Stance, material: Material, published: Days | None) -> tuple[Days | None, Dated]:
    """When the stance was taken: as its sentence says, else when its source was published.

    A sentence that looks back ("had denied", "earlier") is not dated by its source. A date behind the act may be the
    act's or the stance's, and says nothing here.
    """
    sentence = material.sentence_at(stance.start)
    found = [
        one
        for one in _dates(material, sentence)
        if _dates_the_stance(one, stance, material.text, sentence)
        and not any(other.start <= one.start < other.end for other in material.stances if other is not stance)
    ]
    if len(found) == 1:
        return _days(found[0]), "stated" if _days(found[0]) else ""
    if found or published is None or _BACK.search(material.text, sentence.start, sentence.end):
        return None, ""
    return published, "published"


def _dates_the_stance(said: DateMention, stance: Stance, text: str, sentence: Span) -> bool:
    event, actor, via = stance.event, stance.actor, stance.via
    if event and event.start <= said.start < event.end:
        return False
    if said.start - sentence.start <= _OPENING or _SAID.search(text, max(sentence.start, said.start - 40), said.start):
        return True
    if via and 0 <= said.start - via.end <= _OPENING:
        return True
    if actor and actor.end <= said.start < (event.start if event else stance.end):
        return True
    return event is None and 0 <= said.start - stance.end <= _OPENING


def act_of(event: str, material: Material) -> tuple[str, Days | None]:
    """(the event's words without its date, the day of the act), as a text of its own tells of the event.

    The day is a date in those words, else the one day on which the text says that such an act was: two days for such
    acts in one text tell nothing, nor does a weekday behind the act. Sentences that hold a stance are left out there: a
    date in them may be that of the stance. Cost: linear in the dates of the text.
    """
    plain = _WEEKDAY.sub(r"on \1", _MAY_BE_OF_STANCE.sub("", event))
    within = [one for one in find_dates(plain, language=material.language, published=_anchor(material)) if one.earliest]
    act = plain
    for one in reversed(within):
        act = f"{act[: one.start]} {_POSSESSIVE.sub('', act[one.end :], count=1)}"
    act = _HEAD.sub("", _TAIL.sub("", " ".join(act.split()))) if within else _MAY_BE_OF_STANCE.sub("", event)
    if within:
        return act, _days(within[0]) if len(within) == 1 else None
    words = telling_words(event)
    days = {_days(date) for date in _act_dates(material, words)}
    return act, days.pop() if len(days) == 1 else None


_WEEKDAY = re.compile(rf"(?:\b(?:on|of)\s+)?\b({'|'.join(WEEKDAYS)})\b(?:['’]s\b)?", re.IGNORECASE)
# "denied the attack on Wednesday": the weekday may be that of the denial.
_MAY_BE_OF_STANCE = re.compile(rf"\s+on\s+(?:{'|'.join(WEEKDAYS)})\s*$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"^['’]s\b")
_HEAD = re.compile(r"^(?:on|of)\s+", re.IGNORECASE)
_TAIL = re.compile(r"(?:[\s,]*\b(?:of|on|in|from|at))+\s*$", re.IGNORECASE)


def _anchor(material: Material) -> date | None:
    """The day that dates without a year are read against."""
    whole = [one.latest for one in material.dates if one.latest and one.earliest == one.latest]
    return material.published or max(whole, default=None)


def _act_dates(material: Material, words: Mapping[str, bool]) -> Iterator[DateMention]:
    harm = {word[:_STEM] for word, is_harm in words.items() if is_harm}
    own = {word for word, is_harm in words.items() if not is_harm}
    told = {material.sentence_at(one.start) for one in material.stances}
    for found in material.dates if harm else ():
        sentence = material.sentence_at(found.start)
        if sentence in told or found.earliest is None:
            continue
        if own and not own & telling_words(material.text[sentence.start : sentence.end]).keys():
            continue
        if any(_dates_act(match, found, material.text, sentence) for match in _acts(material.text, sentence, harm)):
            yield found


def _acts(text: str, sentence: Span, harm: set[str]) -> Iterator[re.Match[str]]:
    for match in _HARM.finditer(text, sentence.start, sentence.end):
        if name_key(match.group()).rstrip("s")[:_STEM] in harm:
            yield match


def _dates_act(act: re.Match[str], said: DateMention, text: str, sentence: Span) -> bool:
    """Whether the date stands right behind the act, right before it ("Friday's attack") or opens its sentence."""
    between = text[act.end() : said.start]
    if act.end() <= said.start <= act.end() + _BEHIND and not re.search(r"[,;:.()]|\band\b|\bafter\b", between):
        return True
    return 0 <= act.start() - said.end <= _OPENING or said.start - sentence.start <= _OPENING


def _dates(material: Material, sentence: Span) -> list[DateMention]:
    return [one for one in material.dates if sentence.start <= one.start < sentence.end]


def _days(found: DateMention) -> Days | None:
    return Days(found.earliest, found.latest) if found.earliest and found.latest else None
