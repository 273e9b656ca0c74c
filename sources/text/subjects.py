"""Whether two mentions name one subject: through accepted spellings, acronyms defined in a text, and sure rules.

Only suggestions come from likeness, and none is made here: `same` is True where a rule is sure, False where the
names surely differ, None where a person has to say.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sources.text.lexicon.grammar import OBJECT_PRONOUNS, PERSONAL
from sources.text.names import compare_names, find_acronyms, name_key

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
class Aliases:
    """Accepted spellings, as groups of subject keys. Built by `collect`; empty when nothing is known."""

    groups: tuple[frozenset[str], ...] = ()

    @classmethod
    def collect(cls, accepted: Iterable[Iterable[str]] = (), texts: Iterable[str] = ()) -> "Aliases":
        """Groups from accepted spellings and from acronyms that a text defines: "State of Law Coalition (SoL)"."""
        groups = [frozenset(subject_key(name) for name in group) for group in accepted]
        for text in texts:
            groups.extend(
                frozenset((subject_key(found.short.text), subject_key(found.long.text)))
                for found in find_acronyms(text)
            )
        return cls(_joined(groups))

    def same(self, one: str, other: str) -> bool | None:
        """True, False or None = a person has to say. Never raises."""
        first, second = subject_key(one), subject_key(other)
        if not first or not second or first in PRONOUNS or second in PRONOUNS:
            return None
        if any(first in group and second in group for group in self.groups):
            return True
        mine, theirs = _sorts(one), _sorts(other)
        if first == second and (mine == theirs or not mine or not theirs):
            return True
        return compare_names(LED_BY.sub("", one), LED_BY.sub("", other)).same


def _joined(groups: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Groups that share a key become one."""
    joined: list[frozenset[str]] = []
    for group in groups:
        touching = [other for other in joined if other & group]
        joined = [other for other in joined if not other & group]
        joined.append(group.union(*touching))
    return tuple(sorted(joined, key=sorted))
