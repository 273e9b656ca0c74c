"""The folded key of a name: what two spellings of one name have in common, whatever the newsroom's style.

The rules are those of editors' transliteration guides: accents, apostrophes and hyphens carry nothing; the Arabic
article comes and goes; ou, oo and u are one vowel, and so are y, ee and i at the end after the article; a doubled
letter is one; Abd al-X is one name; well known spellings of one given name (`lexicon.titles.GIVEN_NAMES`) are one.
Other vowels stay: Hasan is not Husayn.
Arabic script keeps its own letters (a key never claims that a transliteration is sure).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from sources.text.lexicon.titles import ARABIC_TITLES, GIVEN_NAMES, SUFFIXES, TITLE_MODIFIERS, TITLES

_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʾʿ`´ʹ′ˈ\u02bb\u02bd\u02c1\u02c0"), None)
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "İ": "i",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ə": "e",
        # Arabic: one form for each of the letters that are written in several
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ئ": "ء",
        "ؤ": "ء",
        "ک": "ك",
        "ة": "ه",
        "ہ": "ه",
        "ـ": None,  # tatweel
    }
)
# The article, alone or joined by a hyphen; before a sun letter it takes that letter ("ash-Shara", "ar-Rahman").
_ARTICLE = re.compile(r"(?:al|el|ul|il|l)-(?=\w)|(ar|as|at|an|ad|az|ash|adh|ath)-(?=(\w\w?))")
_ARTICLE_SEEN = re.compile(r"\b(?:al|el|ul)[- ](?=\w)|\b(?:ar-r|as-s|at-t|an-n|ad-d|az-z)")
_GLUED_ABD = re.compile(r"\babd(?:[aeou]l(?=\w{3})|[aeu](?=([rsnzdt])\1\w))")
_DOUBLE = re.compile(r"([^\W\d])\1+")
ROMAN = re.compile(r"[ivx]+")
_LONG_U = re.compile(r"ou|oo|uu")
# The ending of a name of origin after the article: al-Halwany, al-Halwanee, al-Halwani.
_NISBA = re.compile(r"(?<=[b-df-hj-np-tv-z])(?:y|iy|ee)$")
_ARABIC_ARTICLE_EXCEPTIONS = frozenset({"الله", "الياس", "الهام", "البرت", "المار", "الين", "الكسندر"})
_GLUED_ABD_ARABIC = 7  # letters: "عبدال" and a name of at least two
_ARABIC = re.compile(r"[\u0620-\u064a]")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ARTICLE_WORDS = frozenset({"al", "el", "ul"})
_MAX_NAME = 300  # code points: no name is longer; it bounds the work


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart: folded tokens (`key` joins them), the titles before and the suffix after it."""

    tokens: tuple[str, ...]
    titles: tuple[str, ...]
    suffix: str
    script: str  # "latin", "arabic" or "other"
    article: bool = False  # whether an Arabic article was taken off

    @property
    def key(self) -> str:
        """The folded key; the suffix is part of it, since it tells a son from his father."""
        return " ".join((*self.tokens, self.suffix) if self.suffix else self.tokens)


def fold_letters(text: str) -> str:
    """`text` in lower case without accents, harakat, tatweel, apostrophes and dots; Turkish İ and ı are i."""
    text = unicodedata.normalize("NFKC", text).translate(_LETTERS).translate(_APOSTROPHES)
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", text).translate(_LETTERS).replace(".", " ")


def _drop_article(match: re.Match[str]) -> str:
    """Remove al- always, and a sun-letter form only before its own letter ("as-Sadr", not "as-Needed")."""
    sun, following = match.group(1), match.group(2)
    if sun is None or following.startswith(sun[1:]):
        return ""
    return match.group(0)


def _latin_words(text: str) -> list[str]:
    """Folded words, without articles, hyphenated parts apart (Badr-al-Din is three words)."""
    words: list[str] = []
    for found in _WORD.finditer(text):
        whole = _ARTICLE.sub(_drop_article, found.group())
        if whole != found.group():
            whole = _NISBA.sub("i", whole)
        # "Abd-al-Rahman" lost its article above: what is left is "abd-rahman"
        words.extend(_LONG_U.sub("u", part) for part in whole.split("-") if part)
    # "Al Gore" has no article, "Walid Al Moallem" has one
    keep_first = len(words) == 2
    last = len(words) - 1
    return [word for i, word in enumerate(words) if word not in _ARTICLE_WORDS or i == last or (i == 0 and keep_first)]


def _arabic_words(text: str) -> list[str]:
    """Folded Arabic words, without the article ال."""
    words: list[str] = []
    for word in (found.group() for found in _WORD.finditer(text)):
        if word.startswith("ال") and len(word) >= 5 and word not in _ARABIC_ARTICLE_EXCEPTIONS:
            word = word[2:]
        if word.startswith("عبدال") and len(word) >= _GLUED_ABD_ARABIC:
            words.append("عبد")
            word = word[5:]
        words.append(word)
    return words


def _fold_token(word: str) -> str:
    """One word of a Latin name, its spelling folded."""
    if word in GIVEN_NAMES:
        return GIVEN_NAMES[word]
    if ROMAN.fullmatch(word):
        return word  # its doubled letters count: Louis XII is not Louis XIII
    word = _GLUED_ABD.sub("abd", word)
    word = _DOUBLE.sub(r"\1", word)
    return GIVEN_NAMES.get(word, word)


def _join(words: list[str], script: str) -> list[str]:
    """Join what is one name in two words: Abd al-X, Abu X, Umm X."""
    heads = (
        {"abd", "abdul", "abdel", "abdal", "abdur", "abu", "umm", "um"} if script != "arabic" else {"عبد", "ابو", "ام"}
    )
    joined: list[str] = []
    i = 0
    while i < len(words):
        word = words[i]
        if word in heads and i + 1 < len(words):
            head = "abd" if word.startswith("abd") else "um" if word == "umm" else word
            joined.append(head + words[i + 1])
            i += 2
        else:
            joined.append(word)
            i += 1
    return joined


def _count_titles(words: list[str], script: str) -> int:
    """How many of the first words are titles; at least one word is left to be the name."""
    known = ARABIC_TITLES if script == "arabic" else TITLES
    count = 0
    for i, word in enumerate(words[:-1]):
        if word in known:
            count = i + 1
        elif word not in TITLE_MODIFIERS:
            break
    return count


@lru_cache(maxsize=20_000)
def parts(name: str) -> NameParts:
    """Take a name apart. Titles are dropped only while something is left that they can stand before."""
    folded = fold_letters(name[:_MAX_NAME])
    script = "arabic" if _ARABIC.search(folded) else "latin" if re.search(r"[a-z]", folded) else "other"
    words = _arabic_words(folded) if script == "arabic" else _latin_words(folded)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    count = _count_titles(words, script)
    titles, words = words[:count], words[count:]
    suffix = SUFFIXES.get(words[-1], "") if len(words) > 2 or (len(words) == 2 and words[-1] in {"jr", "sr"}) else ""
    if suffix:
        words = words[:-1]
    words = _join(words, script)
    if script != "arabic":
        words = [_fold_token(word) for word in words]
    article = script == "latin" and _ARTICLE_SEEN.search(folded) is not None
    return NameParts(tuple(words), tuple(titles), suffix, script, article)


def name_key(name: str) -> str:
    """The folded key of a name ("Mohamed Al-Halbousi" and "mohammed al-halboosi" give "mohamed halbusi").

    For looking up accepted spellings: equal keys are spellings of one name, which is not yet one person.
    Any text gives a key; text without letters or digits gives "".
    """
    return parts(name).key
