"""Find the names of a text, the acronyms it defines, and the names it spells in more than one way."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sources.text import Mention
from sources.text.lexicon.names import NEVER_NAMES, ORGANISATION_TAILS, SMALL_WORDS
from sources.text.lexicon.titles import GIVEN_NAMES
from sources.text.names.keys import fold_letters, parts
from sources.text.names.sounds import is_arabic, sound

# A name word: a capital letter, or an article with a hyphen before one ("al-Halbousi", "Al-Halboosi").
_APOSTROPHE = "'’‘ʼʾʿ"
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĢĦĪĮİĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚА-ЯЁІЇЄҐΑ-Ω"
_PIECE = (
    r"(?:(?:al|el|as|ash|ad|ar|an|at|az|ul|ut)-)?"
    rf"[{_APOSTROPHE}]?[{_UPPER}][^\W_]{{0,40}}(?:[{_APOSTROPHE}-][^\W_]{{1,40}}){{0,4}}"
)
_INITIAL = rf"[{_UPPER}]\.(?:[{_UPPER}]\.){{0,3}}"
_WORD = rf"(?:{_INITIAL}|(?:Dr|Mr|Mrs|Ms|Gen|Col|Sen|Rep|Gov|Prof|St|Lt|Sgt|Capt|Rev)\.|{_PIECE})"
_LINK = r"(?:bin|ibn|ben|bint|of|de|la|du|des|da|von|van|der|den|ud|al|el|the)"
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?:[ \u00a0](?:{_LINK}[ \u00a0]){{0,2}}{_WORD}){{0,9}}(?![\w])")
_POSSESSIVE = re.compile(r"['’]s?$")
_TOKEN = re.compile(r"\S+")

_SHORT_FORM = re.compile(r"\(([^\W\d_][^\W_]{1,9})\)")
_REVERSE_FORM = re.compile(r"(?<![\w-])([A-Z][A-Za-z]{1,8})[ \u00a0]\(([^()\n]{5,90})\)")
_BEFORE = 120  # code points before the bracket in which the long form stands
_LONG_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_HARD_STOP = re.compile(r"[.;:!?()\[\]\n\"“”]")


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form that the text itself defines: "State of Law Coalition (SoL)"."""

    short: Mention
    long: Mention


@dataclass(frozen=True, slots=True)
class Variant:
    """Two spellings of one name in one text, each at its first mention so spelled; `first` comes earlier."""

    first: Mention
    second: Mention
    key: str


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Take off what begins or ends a run without being of the name: "The", "However", a possessive 's."""
    found = _POSSESSIVE.search(text, start, end)
    # `$` stands at the end given, so this is the possessive of the last word only
    if found and found.start() > start:
        end = found.start()
    while start < end and text[start] in _APOSTROPHE:
        start += 1
    while start < end:
        token = _TOKEN.match(text, start, end)
        if token is None or fold_letters(token.group()).strip() not in NEVER_NAMES:
            break
        start = token.end()
        while start < end and text[start].isspace():
            start += 1
    return start, end


def find_names(text: str) -> list[Mention]:
    """The runs of capitalised words that can be names of people or bodies, in the order of the text.

    English and other scripts with capital letters; a word that merely begins a sentence is left out when it is a
    known function word. Titles stay in the mention (`name_key` drops them), a possessive 's does not. Offsets are
    code points. Linear in the length of the text.
    """
    mentions: list[Mention] = []
    for run in _RUN.finditer(text):
        start, end = run.span()
        for piece in _split_possessives(text, start, end):
            begin, stop = _trim(text, *piece)
            if stop - begin > 1 and any(letter.isupper() for letter in text[begin:stop]):
                mentions.append(Mention(text[begin:stop], begin, stop))
    return mentions


def _split_possessives(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a run after each possessive: "Barzani's Kurdistan Democratic Party" is two names."""
    pieces: list[tuple[int, int]] = []
    begin = start
    for token in _TOKEN.finditer(text, start, end):
        if _POSSESSIVE.search(token.group()) and token.end() < end:
            pieces.append((begin, token.end()))
            begin = token.end() + 1
    if begin < end:
        pieces.append((begin, end))
    return pieces


def _spellings(mention: Mention) -> list[tuple[str, str]]:
    """(key, spelling) of the name and of each of its words long enough to be known by itself.

    The spelling keeps what an editor would call one: letters with their accents and apostrophes, not case, spaces,
    hyphens, the article or the shape of the apostrophe.
    """
    found: list[tuple[str, str]] = []
    for word in _TOKEN.findall(mention.text):
        taken = parts(word)
        if len(taken.tokens) == 1 and len(taken.key) >= _MIN_KEY:
            found.append((sound(taken.key) if taken.article else taken.key, _plain(word)))
    return found


_MIN_KEY = 4
_GIVEN = frozenset(GIVEN_NAMES.values())
_PLAIN_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|ar|an|at|az|ul)-")


def _plain(word: str) -> str:
    """A word's spelling without case, article, edge punctuation and the shape of its apostrophes."""
    word = word.casefold().strip(".,").replace("’", "'").replace("‘", "'").replace("ʼ", "'")
    return _PLAIN_ARTICLE.sub("", word).strip("'")


def variants(mentions: Iterable[Mention]) -> list[Variant]:
    """The names that are spelled in more than one way, each pair of spellings once.

    Words with one folded key, or with the article and one sound, in two spellings ("al-Halbousi", "al-Halboosi";
    "al-Amiri", "al-Ameri") are reported at the first mention of each; other spellings of one key are paired with the
    first. Case, spaces, the article, titles and the shape of an apostrophe make no variant. Given-name words of the
    table ("Mohamed", "Mohammad") count only where the rest of the name agrees too, since two people may each spell
    theirs in their own way.
    """
    first: dict[str, tuple[str, Mention]] = {}
    seen: set[tuple[str, str]] = set()
    result: list[Variant] = []
    for mention in sorted(mentions, key=lambda each: (each.start, each.end)):
        whole = parts(mention.text)
        entries = [(key, plain) for key, plain in _spellings(mention) if not _is_given(key, whole.tokens)]
        if len(whole.tokens) > 1:
            key = " ".join(map(sound, whole.tokens)) if is_arabic(whole) else whole.key
            entries.append((key, " ".join(_plain(word) for word in _TOKEN.findall(mention.text)[len(whole.titles) :])))
        for key, plain in entries:
            known = first.setdefault(key, (plain, mention))
            if known[0] == plain or (key, plain) in seen:
                continue
            seen.add((key, plain))
            pair = Variant(known[1], mention, key)
            if not any(other.first == pair.first and other.second == pair.second for other in result[-2:]):
                result.append(pair)
    return result


def _is_given(key: str, tokens: tuple[str, ...]) -> bool:
    """Whether a word is the given name of a longer name, or one of the table's, which many people bear."""
    return key in _GIVEN or (len(tokens) > 1 and tokens[0] == key)


def _initials_match(letters: str, words: list[str]) -> bool:
    """Whether the letters begin the words one after another; small words may be passed over or counted."""
    i = 0
    for position, word in enumerate(words):
        if i < len(letters) and word[0].lower() == letters[i].lower():
            i += 1
        elif position == 0 or not (
            word.lower() in SMALL_WORDS or (i == len(letters) and word.lower() in ORGANISATION_TAILS)
        ):
            return False
    return i == len(letters)


def _long_form(text: str, end: int, letters: str) -> Mention | None:
    """The words right before `end` whose initials are `letters`: the shortest run that fits."""
    begin = max(0, end - _BEFORE)
    stops = [stop.end() for stop in _HARD_STOP.finditer(text, begin, end)]
    begin = stops[-1] if stops else begin
    words = list(_LONG_WORD.finditer(text, begin, end))
    for first in range(len(words) - 1, max(-1, len(words) - 2 * len(letters) - 4), -1):
        if _initials_match(letters, [word.group() for word in words[first:]]):
            start, stop = words[first].start(), words[-1].end()
            return Mention(text[start:stop], start, stop)
    return None


def find_acronyms(text: str) -> list[Acronym]:
    """The short forms that the text defines, in order: "State of Law Coalition (SoL)", "KDP (Kurdistan Democratic
    Party)".

    A definition is sure only where the letters begin the words of the long form; a closing word such as Coalition
    or Party may go without a letter. Each short form once, at its first definition.
    """
    found: dict[str, Acronym] = {}
    for match in _SHORT_FORM.finditer(text):
        letters = match.group(1)
        if letters in found or sum(letter.isupper() for letter in letters) < 2:
            continue
        long = _long_form(text, match.start(), letters)
        if long is not None:
            found[letters] = Acronym(Mention(letters, match.start(1), match.end(1)), long)
    for match in _REVERSE_FORM.finditer(text):
        letters = match.group(1)
        words = [word.group() for word in _LONG_WORD.finditer(match.group(2))]
        if letters in found or sum(letter.isupper() for letter in letters) < 2 or not words:
            continue
        if _initials_match(letters, words):
            long = Mention(match.group(2), match.start(2), match.end(2))
            found[letters] = Acronym(Mention(letters, match.start(1), match.end(1)), long)
    return sorted(found.values(), key=lambda acronym: acronym.short.start)
