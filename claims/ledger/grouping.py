"""Which entries are about one event. Where that is not sure, they stay apart: two attacks are never made one."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from claims.ledger.model import Days, Entry
from sources.text.segments import words
from sources.text.stances import telling_words

Relation = Literal["same", "apart", "unknown"]

_POSSESSIVE = re.compile(r"['’]s?$")
NEAR = 45
"""Days between two texts, or between a text and an act, within which "the attack" may be the same one."""


@dataclass(frozen=True, slots=True)
class _About:
    """What an entry says of its event: the words that tell it from others, those for harm, its day, its text's day.

    `words` are those of `own` as the text has them, without case.
    """

    own: frozenset[str]
    harm: frozenset[str]
    day: Days | None
    near: int | None
    text: str
    words: frozenset[str]

    @property
    def rank(self) -> tuple[bool, bool]:
        """Sorts what is known best first."""
        return self.day is None, not self.own


@dataclass(slots=True)
class Group:
    """Entries about one event, as they came."""

    entries: list[Entry] = field(default_factory=list)
    about: set[_About] = field(default_factory=set)

    @property
    def day(self) -> Days | None:
        """When it happened, as closely as an entry says it."""
        days = {one.day for one in self.about if one.day}
        return min(days, key=lambda day: (day.last - day.first, day)) if days else None

    @property
    def name(self) -> str:
        """The wording that tells most, of those the one that is used most, of those the first."""
        used = Counter(one.act for one in self.entries)
        first = {one.act: -at for at, one in reversed(list(enumerate(self.entries)))}
        return max(used, key=lambda act: (bool(_own(act)), used[act], first[act]))


def grouped(entries: Sequence[Entry], texts: Mapping[str, str]) -> tuple[list[Group], list[Entry]]:
    """The entries by event, the events in order of their first entries; and the entries that name no event.

    `texts` are the whole texts behind the entries, by `Entry.source`.
    Cost: each entry is compared with the groups that share a word with it, once for each way in which a group is told.
    """
    abouts = [(at, _about(entry)) for at, entry in enumerate(entries)]
    loose = [entries[at] for at, about in abouts if not about.own | about.harm]
    told = sorted((about.rank, at, about) for at, about in abouts if about.own | about.harm)
    folded = _Folded(texts)
    groups: list[Group] = []
    by_word: dict[str, list[Group]] = {}
    placed: dict[int, Group] = {}
    for _, at, about in told:
        group = _group_for(about, by_word, folded)
        if group is None:
            group = Group()
            groups.append(group)
        group.about.add(about)
        for word in about.own | about.harm:
            known = by_word.setdefault(word, [])
            if all(one is not group for one in known):
                known.append(group)
        placed[at] = group
    for at in sorted(placed):
        placed[at].entries.append(entries[at])
    order = {id(placed[at]): at for at in sorted(placed, reverse=True)}
    return sorted(groups, key=lambda group: order[id(group)]), loose


def _group_for(about: _About, by_word: dict[str, list[Group]], folded: "_Folded") -> Group | None:
    near = {id(group): group for word in sorted(about.own | about.harm) for group in by_word.get(word, ())}
    able = []
    for group in near.values():
        if about in group.about:
            return group
        relations = {_relation(about, other, folded) for other in group.about}
        if "same" in relations and "apart" not in relations:
            able.append(group)
    return able[0] if len(able) == 1 else None


def _relation(one: _About, other: _About, folded: "_Folded") -> Relation:
    """Whether both tell of one event.

    On one day a shared word is enough. Without the days, one must say no more than what the other says too: in
    "the attack on the villa" and "the attack on the port" each says more. Where neither names an act of harm, one word
    is not enough ("time", "support"), but in one text. "The attack" is that on the mayor's villa only if its text knows
    of a mayor and a villa.
    """
    if one.day and other.day and one.day.apart(other.day):
        return "apart"
    if one.day and one.day == other.day and one.day.first == one.day.last:
        if one.own and other.own:
            return "same" if one.own & other.own else "unknown"
        return "same" if one.harm & other.harm else "unknown"
    if one.own and other.own:
        fits = one.own <= other.own or other.own <= one.own
        enough = len(one.own & other.own) > 1 or (one.text == other.text and not one.harm and not other.harm)
        if fits and (one.harm & other.harm or (enough and not (one.harm and other.harm))):
            return "same"
        return "unknown" if one.own & other.own else "apart"
    if not one.harm & other.harm:
        return "unknown"
    if one.text == other.text:
        return "same"
    known = folded.has(one.text, other.words) and folded.has(other.text, one.words)
    return "same" if known and _near(one, other) else "unknown"


class _Folded:
    """The texts without case, each folded once, when first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._known: dict[str, str] = {}

    def has(self, text: str, sought: frozenset[str]) -> bool:
        """Whether a text has all of these words; True where there are none to look for."""
        if sought and text not in self._known:
            self._known[text] = self._texts[text].casefold()
        return not sought or all(word in self._known[text] for word in sought)


def _near(one: _About, other: _About) -> bool:
    first = one.day.first.toordinal() if one.day else one.near
    second = other.day.first.toordinal() if other.day else other.near
    return first is None or second is None or abs(first - second) <= NEAR


def _about(entry: Entry) -> _About:
    own = _own(entry.act)
    near = entry.near.toordinal() if entry.near else None
    plain = [entry.act[one.start : one.end].casefold() for one in words(entry.act)]
    told = frozenset(_POSSESSIVE.sub("", word) for word in plain if own & telling_words(word).keys())
    return _About(own, frozenset(telling_words(entry.act)) - own, entry.happened, near, entry.source, told)


def _own(act: str) -> frozenset[str]:
    return frozenset(word for word, harm in telling_words(act).items() if not harm)
