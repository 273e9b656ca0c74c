"""Consonant skeletons: how far two spellings can be one name, for suggestions only.

Transliteration keeps consonants and wavers on vowels (Amiri, Ameri; Zarqun, Zargoun), and Arabic script writes no
short vowels at all. Two words are compatible when their skeletons agree and their vowels do not tell them apart.
Compatible is never "the same": it is the reason to ask a person.
"""

import re
from functools import lru_cache

from anyascii import anyascii

# Digraphs first: each stands for one consonant. The classes are wide on purpose (q, g, gh and k are one letter's
# spellings in Gaddafi, Qadhafi, Ghathafi).
_CONSONANTS = re.compile(r"tch|sch|sh|ch|kh|gh|th|dh|zh|ph|[bcdfgjklmnpqrstvxz]|h|y|w|[aeiou]+")
_CLASS = {
    "tch": "s", "sch": "s", "sh": "s", "ch": "s", "s": "s",
    "kh": "h", "h": "h", "x": "h",
    "gh": "k", "g": "k", "q": "k", "k": "k", "c": "k",
    "th": "d", "dh": "d", "d": "d", "z": "d", "zh": "d",
    "t": "t",
    "ph": "f", "f": "f", "p": "b", "b": "b", "v": "w", "w": "w", "j": "j",
    "l": "l", "m": "m", "n": "n", "r": "r",
}  # fmt: skip
# Arabic letters by the same classes; the letters that may be vowels are written apart.
_ARABIC = str.maketrans(
    {
        "ب": "b", "پ": "b", "ت": "t", "ث": "d", "ج": "j", "چ": "s", "ح": "h", "خ": "h", "د": "d", "ذ": "d",
        "ر": "r", "ز": "d", "ژ": "d", "س": "s", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "d", "غ": "k",
        "ف": "f", "ق": "k", "ك": "k", "گ": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y",
        "ع": "", "ء": "", "ا": "a",
    }
)  # fmt: skip


_SHORT_WORD = 5  # letters


def _vowel(run: str) -> str:
    """The class of a run of vowels: round, or open or front by its first letter."""
    if run[-1] in "ou" or run == "w":
        return "u"
    return "i" if run[-1] in "iy" else run[-1]


@lru_cache(maxsize=4096)
def skeleton(word: str) -> tuple[str, tuple[str, ...]]:
    """The consonants of a folded word as classes, and its vowel runs ("" where two consonants meet).

    A final h after a vowel is the Arabic feminine ending and is dropped (Zubaydah, Zubaida).
    """
    if not word.isascii():
        word = anyascii(word).lower()
    if len(word) > 3 and word.endswith("h") and word[-2] in "aeiou":
        word = word[:-1]
    consonants: list[str] = []
    vowels: list[str] = [""]
    for piece in _CONSONANTS.findall(word):
        kind = _CLASS.get(piece)
        glide = piece == "y" or (piece == "w" and vowels[-1])
        if kind is None or glide:
            vowels[-1] += piece
        elif not consonants or vowels[-1] or consonants[-1] != kind:
            consonants.append(kind)
            vowels.append("")
    return "".join(consonants), tuple(_vowel(run) if run else "" for run in vowels)


@lru_cache(maxsize=4096)
def arabic_skeleton(word: str) -> str:
    """The consonants of a folded Arabic word, by the same classes; long vowels are left out."""
    letters = word.translate(_ARABIC)
    if len(letters) > 2 and word.endswith("ه"):
        letters = letters[:-1]
    return "".join(letter for i, letter in enumerate(letters) if letter not in "ay" and (letter != "w" or i == 0))


def _clash(a: str, b: str) -> bool:
    """Whether two vowels are two sounds: u against a, e or i; a against i. None at all goes with any short one."""
    if not a or not b or a == b:
        return False
    return "u" in (a, b) or {a, b} == {"a", "i"}


def compatible(a: str, b: str, *, slack: int = 1) -> bool:
    """Whether two folded words of one script can be spellings of one name; `slack` vowels may differ."""
    if a == b:
        return True
    first, second = skeleton(a), skeleton(b)
    if first[0] != second[0] or not first[0]:
        return False
    clashes = sum(_clash(x, y) for x, y in zip(first[1], second[1], strict=True))
    missing = sum(bool(x) != bool(y) for x, y in zip(first[1][1:-1], second[1][1:-1], strict=True))
    # the fewer the letters, the more the vowels have to say
    if min(len(a), len(b)) < _SHORT_WORD:
        return not clashes and missing <= 1
    return clashes + missing <= slack


def compatible_across(latin: str, arabic: str) -> bool:
    """Whether a folded Latin word can be a transliteration of a folded Arabic word."""
    other = arabic_skeleton(arabic)
    if not other:
        return False
    # a final h may be a letter of its own ("Fatah"), a w between vowels may be one ("Shaswar")
    for letters in (skeleton(latin)[0], skeleton(latin + "'")[0]):
        if other in (letters, letters[:1] + letters[1:].replace("w", "")):
            return True
    return False
