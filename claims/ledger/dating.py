"""On what day a stance was taken, and on what day the act happened: only where the text says so without doubt."""

import re
from bisect import bisect_left
from functools import cached_property

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
_REACH = 600  # code points on either side of a stance or a date
_STEM = 5  # "attack", "attacked" and "attacks" are one; so are "bomb" and "bombed"

_WEEKDAY = re.compile(rf"(?:\b(?:on|of)\s+)?\b({'|'.join(WEEKDAYS)})\b(?:['’]s\b)?", re.IGNORECASE)
# "denied the attack on Wednesday": the weekday may be that of the denial.
_MAY_BE_OF_STANCE = re.compile(rf"\s+on\s+(?:{'|'.join(WEEKDAYS)})\s*$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"^['’]s\b")
_HEAD = re.compile(r"^(?:on|of)\s+", re.IGNORECASE)
_TAIL = re.compile(r"(?:[\s,]*\b(?:of|on|in|from|at))+\s*$", re.IGNORECASE)


class Dating:
    """The days of one text's stances and of the acts that they are on; what it needs of the text is found once.

    Cost: linear in the text's dates and stances.
    """

    def __init__(self, material: Material) -> None:
        self._material = material
        self._starts = [one.start for one in material.dates]
        self._by_sentence: dict[Span, list[Stance]] = {}
        for stance in material.stances:
            self._by_sentence.setdefault(material.sentence_at(stance.start), []).append(stance)
        whole = [one.latest for one in material.dates if one.latest and one.earliest == one.latest]
        self._anchor = material.published or max(whole, default=None)
        self._known: dict[str, tuple[str, Days | None]] = {}

    def taken_on(self, stance: Stance, published: Days | None) -> tuple[Days | None, Dated]:
        """When the stance was taken: as its sentence says, else when its source was published.

        A sentence that looks back ("had denied", "earlier") is not dated by its source. A date behind the act may be
        the act's or the stance's, and says nothing here.
        """
        text = self._material.text
        sentence = self._material.sentence_at(stance.start)
        near = Span(max(sentence.start, stance.start - _REACH), min(sentence.end, stance.end + _REACH))
        others = [one for one in self._by_sentence.get(sentence, ()) if one is not stance]
        found = [
            one
            for one in self._dates(near)
            if _dates_the_stance(one, stance, text, sentence)
            and not any(other.start <= one.start < other.end for other in others)
        ]
        if len(found) == 1:
            return _days(found[0]), "stated" if _days(found[0]) else ""
        if found or published is None or _BACK.search(text, near.start, near.end):
            return None, ""
        return published, "published"

    def act_of(self, event: str) -> tuple[str, Days | None]:
        """(the event's words without its date, the day of the act).

        The day is a date in those words, else the one day on which the text says that such an act was: two days for
        such acts in one text tell nothing, nor does a weekday behind the act. Sentences that hold a stance are left out
        there: a date in them may be that of the stance.
        """
        if event not in self._known:
            self._known[event] = self._act(event)
        return self._known[event]

    def _act(self, event: str) -> tuple[str, Days | None]:
        plain = _WEEKDAY.sub(r"on \1", _MAY_BE_OF_STANCE.sub("", event))
        dates = find_dates(plain, language=self._material.language, published=self._anchor)
        within = [one for one in dates if one.earliest]
        if within:
            act = plain
            for one in reversed(within):
                act = f"{act[: one.start]} {_POSSESSIVE.sub('', act[one.end :], count=1)}"
            act = _HEAD.sub("", _TAIL.sub("", " ".join(act.split())))
            return act, _days(within[0]) if len(within) == 1 else None
        words = telling_words(event)
        harm = {word[:_STEM] for word, is_harm in words.items() if is_harm}
        own = {word for word, is_harm in words.items() if not is_harm}
        days = {days for stems, around, days in self._acts if stems & harm and (not own or own & around)}
        return _MAY_BE_OF_STANCE.sub("", event), days.pop() if len(days) == 1 else None

    @cached_property
    def _acts(self) -> list[tuple[frozenset[str], frozenset[str], Days | None]]:
        """For each date of an act: the stems of what it dates, the telling words of its sentence, its days."""
        text = self._material.text
        found = []
        for one in self._material.dates:
            sentence = self._material.sentence_at(one.start)
            if one.earliest is None or sentence in self._by_sentence:
                continue
            acts = [act for act in _HARM.finditer(text, *_near(one, sentence)) if _dates_act(act, one, text, sentence)]
            if acts:
                stems = frozenset(name_key(act.group()).rstrip("s")[:_STEM] for act in acts)
                start, end = _near(one, sentence)
                found.append((stems, frozenset(telling_words(text[start:end])), _days(one)))
        return found

    def _dates(self, span: Span) -> list[DateMention]:
        first, last = (bisect_left(self._starts, at) for at in (span.start, span.end))
        return self._material.dates[first:last]


def _near(one: DateMention, sentence: Span) -> tuple[int, int]:
    """As much of a date's sentence as is looked at: bounded, so that a page without a stop stays linear."""
    return max(sentence.start, one.start - _REACH), min(sentence.end, one.end + _REACH)


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


def _dates_act(act: re.Match[str], said: DateMention, text: str, sentence: Span) -> bool:
    """Whether the date stands right behind the act, right before it ("Friday's attack") or opens its sentence."""
    between = text[act.end() : said.start]
    if act.end() <= said.start <= act.end() + _BEHIND and not re.search(r"[,;:.()]|\band\b|\bafter\b", between):
        return True
    return 0 <= act.start() - said.end <= _OPENING or said.start - sentence.start <= _OPENING


def _days(found: DateMention) -> Days | None:
    return Days(found.earliest, found.latest) if found.earliest and found.latest else None
