"""Whether two mentions name one subject: through accepted spellings, acronyms defined in a text, and sure rules.

Only suggestions come from likeness, and none is made here: `same` is True where a rule is sure, False where the
names surely differ, None where a person has to say.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sources.text.lexicon.grammar import OBJECT_PRONOUNS, PERSONAL
from sources.text.names import compare_names, find_acronyms, name_key, plain_spelling

SORTS = frozenset(map(name_key, "alliance coalition movement party front union organisation organization".split()))
"""Words that say what sort of body it is. Two bodies of one name and different sorts may be two bodies."""

LOOSE = frozenset(map(name_key, "the a an bloc list group groups parliamentary political newly established".split()))
"""Words by which writers call any such body: "the Fatah bloc" is the Fatah Alliance."""

PRONOUNS = PERSONAL | OBJECT_PRONOUNS | {"their", "its", "his", "her", "this", "that", "these", "those", "who", "which"}
"""A pronoun may be anybody: it never tells two subjects apart."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
LED_BY = re.compile(r"^\w[\w’'-]*-led\s+", re.IGNORECASE)


def subject_key(name: str) -> str:
    """The distinctive words of a body's name, folded: "Maliki-led State of Law Coalition" -> "state of law".

    A name that has none keeps all its words: "the alliance" must not equal "the coalition".
    """
    words = _words(name)
    return " ".join([word for word in words if word not in SORTS and word not in LOOSE] or words)


def _words(name: str) -> list[str]:
    return name_key(LED_BY.sub("", POSSESSIVE.sub("", name.strip()))).split()


def _sorts(name: str) -> frozenset[str]:
    return SORTS.intersection(_words(name))


def measure_key(measure: str) -> str:
    """What is counted, as one folded singular word: "parliamentary seats" and "Seats" -> "seat". "" for nothing.

    Only the last word counts, since English puts the head of a noun group there; other languages' units arrive
    as one word. The plural rule is English's regular one; an irregular plural stays as it is written.
    """
    found = _WORD.findall(unicodedata.normalize("NFKC", measure).casefold())
    if not found:
        return ""
    head = str(found[-1])
    if head.endswith("ies") and len(head) > 4:
        return head[:-3] + "y"
    if head.endswith(("ches", "shes", "sses", "xes")):
        return head[:-2]
    return head[:-1] if head.endswith("s") and not head.endswith("ss") and len(head) > 2 else head


@dataclass(frozen=True, slots=True)
class _Alias:
    """One spelling of a group, without what says of which sort the body is, and those words."""

    key: str
    sorts: frozenset[str]

    def names(self, key: str, sorts: frozenset[str]) -> bool:
        """Whether a mention with that key may be this spelling: of two sorts there may be two bodies."""
        return self.key == key and (self.sorts == sorts or not self.sorts or not sorts)


@dataclass(frozen=True, eq=False)
class Aliases:
    """Accepted spellings and acronyms, each group one person or body. Built by `collect`; empty when nothing is known.

    A spelling that two groups share names neither of them surely. `apart` are pairs that a person has told apart.
    Compared by identity: it holds indexes, and serves as a key of caches.
    """

    houses: tuple[str, ...] = ()
    whole: Mapping[str, frozenset[int]] = field(default_factory=dict)
    loose: Mapping[str, tuple[tuple[_Alias, int], ...]] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()

    @classmethod
    def collect(
        cls,
        accepted: Iterable[Iterable[str]] = (),
        texts: Iterable[str] = (),
        apart: Iterable[tuple[str, str]] = (),
    ) -> "Aliases":
        """Groups from accepted spellings, house spelling first, and from acronyms that a text defines."""
        builder = _Builder()
        for group in accepted:
            builder.add(list(group))
        builder.accepted = len(builder.groups)
        for text in texts:
            for found in find_acronyms(text):
                builder.define(found.short.text, found.long.text)
        return builder.built(frozenset(frozenset(map(plain_spelling, pair)) for pair in apart))

    def group(self, name: str) -> int | None:
        """The number of the one group that a name surely belongs to; None where there is none, or more than one."""
        found = self._groups(name)
        return min(found) if len(found) == 1 else None

    def house(self, name: str) -> str:
        """The house spelling of the group that a name surely belongs to; "" without one."""
        group = self.group(name)
        return "" if group is None else self.houses[group]

    def same(self, one: str, other: str) -> bool | None:
        """True, False or None = a person has to say. Never raises. The cost does not depend on how many are known."""
        first, second = subject_key(one), subject_key(other)
        if not first or not second or first in PRONOUNS or second in PRONOUNS:
            return None
        if self.apart and frozenset((plain_spelling(one), plain_spelling(other))) in self.apart:
            return False
        mine, theirs = self._groups(one), self._groups(other)
        if mine and mine == theirs and len(mine) == 1:
            return True
        answer = _same_words(one, other, first, second)
        # Two groups are two, until a person makes them one; a name that two of them bear may be either.
        known_apart = mine and theirs and mine != theirs
        return None if answer and (known_apart or len(mine) > 1 or len(theirs) > 1) else answer

    def _groups(self, name: str) -> frozenset[int]:
        if not self.houses:
            return frozenset()
        words = _words(name)
        if found := self.whole.get(" ".join(words)):
            return found
        key, sorts = subject_key(name), SORTS.intersection(words)
        return frozenset(at for alias, at in self.loose.get(key, ()) if alias.names(key, sorts))


def _same_words(one: str, other: str, first: str, second: str) -> bool | None:
    mine, theirs = _sorts(one), _sorts(other)
    if first == second and (mine == theirs or not mine or not theirs):
        return True
    return compare_names(LED_BY.sub("", one), LED_BY.sub("", other)).same


def _one_body(one: str, other: str) -> bool:
    return _same_words(one, other, subject_key(one), subject_key(other)) is True


class _Builder:
    """Puts the groups together. `accepted` of them come from people, the first ones; a text may only add to those."""

    def __init__(self) -> None:
        self.groups: list[list[str]] = []
        self.accepted = 0
        self._whole: dict[str, set[int]] = {}

    def add(self, spellings: list[str], at: int | None = None) -> None:
        """Give spellings to a group, or to a new one."""
        if not spellings:
            return
        if at is None:
            at = len(self.groups)
            self.groups.append([])
        self.groups[at].extend(spellings)
        for spelling in spellings:
            self._whole.setdefault(" ".join(_words(spelling)), set()).add(at)

    def define(self, short: str, long: str) -> None:
        """Take an acronym over. What one text calls by letters that another gives to somebody else stays apart."""
        ours, theirs = (self._whole.get(" ".join(_words(one)), set()) for one in (short, long))
        theirs = theirs or {at for at in ours if any(_one_body(long, known) for known in self.groups[at])}
        if ours & theirs or len(theirs) > 1:
            return
        if theirs:
            self.add([short], min(theirs))
        elif len(ours) == 1 and min(ours) < self.accepted and not self._spells_out(short, min(ours)):
            self.add([long], min(ours))
        else:
            self.add([long, short])

    def _spells_out(self, short: str, at: int) -> bool:
        """Whether a group says itself what the letters stand for."""
        heads = ("".join(word[0] for word in _words(known)) for known in self.groups[at])
        return any(len(letters) > 1 and letters.startswith(short.casefold()) for letters in heads)

    def built(self, apart: frozenset[frozenset[str]]) -> Aliases:
        loose: dict[str, dict[tuple[_Alias, int], None]] = {}
        for at, group in enumerate(self.groups):
            for spelling in group:
                alias = _Alias(subject_key(spelling), _sorts(spelling))
                loose.setdefault(alias.key, {})[alias, at] = None
        whole = {key: frozenset(groups) for key, groups in self._whole.items() if key}
        return Aliases(
            tuple(group[0] for group in self.groups),
            whole,
            {key: tuple(found) for key, found in loose.items() if key},
            apart,
        )
