"""Names of Arabic origin in two transliterations that are surely one name: the same sounds, letter for letter.

Newsrooms write the short vowels as they please (al-Amiri, al-Ameri; Muhandis, Mohandess), French ones ch and ou for
sh and w, and dh, z and th for one letter. These choices carry nothing, so that two names of several words whose sounds
are equal are one name in two spellings. This holds for Arabic names only: Bell is not Bill. A given name of the form
CaCeC stays a question, because Hamed may be Hamid or Haamid, which are two names.
"""

import re
from typing import Final

from sources.text.lexicon.titles import GIVEN_NAMES
from sources.text.names.keys import NameParts

_LINKS: Final = ("bin", "ibn", "bint")
_GIVEN: Final = frozenset(GIVEN_NAMES.values())
_SOUNDS: Final = (
    (re.compile(r"tch|sch|ch"), "sh"),
    (re.compile(r"dh|zh"), "z"),
    (re.compile(r"q|ck|c(?![eiy])"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?:(?<=a)|(?<=r))(?:o?u|w)i$"), "wi"),  # Sahrawi, Sahraoui
    (re.compile(r"ai|ay|ei|ey"), "E"),
    (re.compile(r"ie|iy|ye|y|ee|e"), "i"),
    (re.compile(r"o"), "u"),
    (re.compile(r"(?<=[aiu])h$"), ""),
    (re.compile(r"([^\W\d])\1+"), r"\1"),
)
_TWO_NAMES: Final = re.compile(r"[^aeiou]a[^aeiou]{1,2}[ei][^aeiou]")
"""CaCiC: an active participle or an adjective, which differ only in the length of a vowel that nobody writes."""


def is_arabic(name: NameParts) -> bool:
    """Whether a Latin name is surely of Arabic origin: an article, Abu or Abd, bin, or a given name of the table."""
    return name.script == "latin" and (
        name.article
        or any(token in _GIVEN or token in _LINKS or token.startswith(("abd", "abu")) for token in name.tokens)
    )


def sound(word: str) -> str:
    """The sounds of a folded word: "amiri" and "ameri" give "amiri"."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


def sound_alike(a: str, b: str, *, given: bool) -> bool:
    """Whether two folded words of Arabic names are surely spellings of one. `given`: they are given names."""
    if a == b:
        return True
    if given and (_TWO_NAMES.fullmatch(a) or _TWO_NAMES.fullmatch(b)):
        return False
    return sound(a) == sound(b)
