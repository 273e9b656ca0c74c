"""Which names of several texts may be one name in two spellings: questions for a person, never an answer.

A surname beside the full name, an initial and an acronym are left out: texts are full of them, and each text says
itself whom it means. What is asked is where two spellings would keep statements about one person apart.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from sources.text import Mention
from sources.text.names.comparing import NameComparison, compare_names
from sources.text.names.finding import variants
from sources.text.names.keys import NameParts, name_key, parts
from sources.text.names.skeleton import arabic_skeleton, skeleton
from sources.text.names.sounds import is_arabic

MOST: Final = 3000
"""Different spellings that are compared; a dossier that names more people is a directory."""

_MOST_ALIKE: Final = 150  # names that begin with one given name: the work grows with their square
_SURNAME_LETTERS: Final = 3  # consonants of a single word that must agree across two scripts
_SHAPES: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʿ": "'", **dict.fromkeys("-‐‑–", " ")})


@dataclass(frozen=True, slots=True)
class LikelySame:
    """Two spellings, without titles, the one that came first as `first`; `sure` where a rule says that they are one."""

    first: str
    second: str
    sure: bool
    reason: str


def bare_name(name: str) -> str:
    """A name as it is spelled, without titles, "the", and what punctuation stands round it."""
    words = name.strip().split()
    key = name_key(name)
    for start in range(min(len(parts(name).titles) + 1, len(words) - 1), 0, -1):
        shorter = " ".join(words[start:])
        if name_key(shorter) == key:
            return shorter.strip(".,;:")
    return " ".join(words).strip(".,;:")


def plain_spelling(name: str) -> str:
    """A spelling without what makes none: titles, case, the shape of apostrophes, hyphens, spaces."""
    return " ".join(bare_name(name).casefold().translate(_SHAPES).split())


def likely_same(names: Iterable[str]) -> list[LikelySame]:
    """The pairs of different spellings that may name one person or body, each once, in the order of the names.

    Near linear: names are compared only with those whose first word has the same consonants, in either script.
    """
    spelled: dict[str, str] = {}
    for name in names:
        if len(spelled) == MOST:
            break
        bare = bare_name(name)
        spelled.setdefault(plain_spelling(bare), bare)
    known = [(bare, parts(bare)) for plain, bare in spelled.items() if plain]
    found: dict[tuple[int, int], NameComparison] = {}
    for one, other in (*_respelled(known), *_alike(known)):
        pair = (min(one, other), max(one, other))
        if pair not in found and _asks(known[one], known[other]):
            found[pair] = compare_names(known[pair[0]][0], known[pair[1]][0])
    return [
        LikelySame(known[one][0], known[other][0], said.same is True, said.reason)
        for (one, other), said in sorted(found.items())
        if said.same is not False
    ]


def _respelled(known: Sequence[tuple[str, NameParts]]) -> Iterator[tuple[int, int]]:
    """Names with a word that the other spells in another way, though its sounds are the same."""
    mentions = [Mention(bare, at, at + 1) for at, (bare, _) in enumerate(known)]
    return ((pair.first.start, pair.second.start) for pair in variants(mentions))


def _alike(known: Sequence[tuple[str, NameParts]]) -> Iterator[tuple[int, int]]:
    """Names of several words, and single words of two scripts, whose first words have the same consonants."""
    blocks: dict[tuple[bool, str], list[int]] = {}
    for at, (_, name) in enumerate(known):
        for letters in _letters(name):
            blocks.setdefault((len(name.tokens) > 1, letters), []).append(at)
    for (several, letters), members in blocks.items():
        pairs = combinations(members[:_MOST_ALIKE], 2)
        if several:
            yield from pairs
        elif len(letters) >= _SURNAME_LETTERS:
            yield from (pair for pair in pairs if known[pair[0]][1].script != known[pair[1]][1].script)


def _letters(name: NameParts) -> set[str]:
    """The consonants of the first word, as either script would have them."""
    if not name.tokens:
        return set()
    word = name.tokens[0]
    if name.script == "arabic":
        return {arabic_skeleton(word)} - {""}
    found = {skeleton(word)[0], skeleton(word + "'")[0]}
    return {letters for one in found for letters in (one, one[:1] + one[1:].replace("w", ""))} - {""}


def _asks(first: tuple[str, NameParts], second: tuple[str, NameParts]) -> bool:
    """Whether two different spellings are worth a question, if they may be one name."""
    one, other = first[1], second[1]
    if any(len(token) == 1 for token in (*one.tokens, *other.tokens)):
        return False
    if _without_articles(first[0]) == _without_articles(second[0]):
        return False
    if one.script != other.script:
        return len(one.tokens) == len(other.tokens)
    if len(one.tokens) == len(other.tokens):
        return one.key == other.key or is_arabic(one) or is_arabic(other)
    # A word more or less is a way of naming Arabic people; of others it is another name: New York, New York Times.
    return min(len(one.tokens), len(other.tokens)) == 1 or (is_arabic(one) and is_arabic(other))


def _without_articles(name: str) -> list[str]:
    return [word for word in plain_spelling(name).split() if word not in ("al", "el")]
