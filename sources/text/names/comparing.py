"""Compare two names: the same by a rule, different by a rule, or a question for a person."""

import re
from dataclasses import dataclass

from sources.text.lexicon.titles import REGNAL
from sources.text.names.keys import ROMAN, NameParts, parts
from sources.text.names.skeleton import compatible, compatible_across
from sources.text.names.sounds import is_arabic, sound_alike

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "an", "de", "la", "du", "des", "et", "ve"})
_LINKS = frozenset({"bin", "ibn", "ben", "bint"})
_MIN_GLUED = 4  # letters that must be left when a glued article is taken off ("Alzahrani")


@dataclass(frozen=True, slots=True)
class NameComparison:
    """What can be said of two names.

    `same` is True only by a sure rule, False where the names differ in what tells people apart, and None where a
    person has to say. `reason` says why in words for a reviewer.
    """

    same: bool | None
    reason: str


def _without_links(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The tokens without bin, ibn and bint, which come and go in a name."""
    return tuple(token for token in tokens if token not in _LINKS) or tokens


def _token_fits(a: str, b: str, scripts: tuple[str, str]) -> bool:
    """Whether two tokens can be one name, in one script or across two, with or without a glued article."""
    if scripts == ("latin", "arabic"):
        return compatible_across(a, b)
    if scripts == ("arabic", "latin"):
        return compatible_across(b, a)
    if scripts == ("arabic", "arabic"):
        return a == b
    if compatible(a, b):
        return True
    for long, short in ((a, b), (b, a)):
        if long[:2] in {"al", "el"} and len(long) - 2 >= _MIN_GLUED and compatible(long[2:], short):
            return True
    return False


def _joined_fit(a: str, b: str, scripts: tuple[str, str]) -> bool:
    """Whether two whole names fit when the words are written together ("Badr al-Din", "Badreddine")."""
    if scripts == ("latin", "latin"):
        return compatible(a, b, slack=2)
    return _token_fits(a, b, scripts)


def _is_initial(token: str) -> bool:
    return len(token) == 1 and token.isalpha()


def _fits(a: str, b: str, scripts: tuple[str, str]) -> bool:
    """`_token_fits`, and an initial fits what it begins."""
    if _is_initial(a) or _is_initial(b):
        return a[:1] == b[:1]
    return _token_fits(a, b, scripts)


def _is_subsequence(short: tuple[str, ...], long: tuple[str, ...], scripts: tuple[str, str]) -> bool:
    """Whether every token of `short` fits one of `long`, in order."""
    i = 0
    for token in long:
        if i < len(short) and _fits(short[i], token, scripts):
            i += 1
    return i == len(short)


def _is_acronym(short: str, long: NameParts) -> bool:
    """Whether `short` is written as an acronym and its letters begin the words of `long`, small words or not."""
    letters = re.sub(r"[^\w]", "", short)
    if not 2 <= len(letters) <= 8 or sum(letter.isupper() for letter in letters) < 2 or len(long.tokens) < 2:
        return False
    wanted = letters.lower()
    for tokens in (long.tokens, tuple(token for token in long.tokens if token not in _SMALL)):
        if "".join(token[0] for token in tokens).startswith(wanted):
            return True
    return False


def _same_key(a: str, b: str, first: NameParts, second: NameParts) -> NameComparison:
    """The answer for two names with one key."""
    if " ".join(a.split()) == " ".join(b.split()):
        return NameComparison(True, "the same words")
    if any(_is_initial(token) for token in first.tokens):
        return NameComparison(None, "an initial stands for many given names")
    titles = set(first.titles) ^ set(second.titles)
    if len(first.tokens) == 1 and titles:
        if titles & REGNAL:
            return NameComparison(None, "one of them has a title borne with a given name, which many people share")
        return NameComparison(None, "one word after different titles: a surname can be shared")
    if first.script == "other":
        return NameComparison(True, "the same letters after folding case and accents")
    return NameComparison(True, "the same name after folding case, accents, article, titles and doubled letters")


def _single_token(first: NameParts, second: NameParts, scripts: tuple[str, str]) -> NameComparison:
    """The answer where at least one name is a single word and the keys differ."""
    if len(first.tokens) == len(second.tokens):
        if _fits(first.tokens[0], second.tokens[0], scripts):
            return NameComparison(None, "the same consonants in another spelling")
        return NameComparison(False, "different words")
    if len(first.tokens) > len(second.tokens):
        first, second = second, first
        scripts = (scripts[1], scripts[0])
    word = first.tokens[0]
    if _fits(word, second.tokens[-1], scripts):
        return NameComparison(None, "only the surname is given: relatives share it")
    if _fits(word, second.tokens[0], scripts):
        return NameComparison(None, "only the first word is given: others share it")
    return NameComparison(False, "the single word is neither the first nor the last of the other name")


def _several_tokens(first: NameParts, second: NameParts, scripts: tuple[str, str]) -> NameComparison:
    """The answer for two names of several words whose keys differ."""
    a, b = _without_links(first.tokens), _without_links(second.tokens)
    if len(a) == len(b) and a[-1] != b[-1] and ROMAN.fullmatch(a[-1]) and ROMAN.fullmatch(b[-1]):
        return NameComparison(False, "two numbers")
    if len(a) != len(b) and _joined_fit("".join(a), "".join(b), scripts):
        return NameComparison(None, "the same consonants, the words divided otherwise")
    if not a or not b or not _fits(a[0], b[0], scripts):
        return NameComparison(False, "different given names")
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    ordered = scripts if len(a) <= len(b) else (scripts[1], scripts[0])
    if not _is_subsequence(short, long, ordered):
        return NameComparison(False, "the first word agrees, another does not")
    if any(_is_initial(token) for token in (*a, *b)):
        return NameComparison(None, "an initial stands for many given names")
    if scripts[0] != scripts[1]:
        return NameComparison(None, "the consonants agree across two scripts")
    if len(short) < len(long):
        return NameComparison(None, "one name has a word more")
    return NameComparison(None, "the same consonants in another spelling")


def _one_arabic_name(first: NameParts, second: NameParts) -> bool:
    """Whether two names of several words, surely Arabic, have the same sounds word for word."""
    if first.suffix != second.suffix or not (is_arabic(first) or is_arabic(second)):
        return False
    a, b = _without_links(first.tokens), _without_links(second.tokens)
    if len(a) != len(b) or len(a) < 2 or any(_is_initial(token) for token in (*a, *b)):
        return False
    return all(sound_alike(one, other, given=at == 0) for at, (one, other) in enumerate(zip(a, b, strict=True)))


def compare_names(a: str, b: str) -> NameComparison:
    """Compare two names of people or bodies.

    True: one folded key, titles aside. False: different given names, or words that no spelling rule brings
    together. None: initials, a surname alone, another transliteration, another script, an acronym, a suffix that
    only one bears. Symmetric; any text is compared, an empty one gives None.
    """
    first, second = parts(a), parts(b)
    if not first.tokens or not second.tokens:
        return NameComparison(None, "nothing to compare")
    if first.suffix and second.suffix and first.suffix != second.suffix:
        return NameComparison(False, "junior and senior are two people")
    if first.key == second.key:
        return _same_key(a, b, first, second)
    if first.suffix != second.suffix and first.tokens == second.tokens:
        return NameComparison(None, "only one of them bears a suffix such as Jr")
    if _is_acronym(a, second) or _is_acronym(b, first):
        return NameComparison(None, "one could be the acronym of the other: only a definition makes it sure")
    if _one_arabic_name(first, second):
        return NameComparison(True, "one Arabic name in two transliterations")
    scripts = (first.script, second.script)
    if 1 in (len(first.tokens), len(second.tokens)):
        return _single_token(first, second, scripts)
    return _several_tokens(first, second, scripts)
