"""Whether two mentions of a speaker name one person or body, by what a text says of its people.

A wrong accusation is worse than a question: False is said of two names that surely differ, and of a role that the text
gives to one other person only. Descriptions ("a neighbour"), bodies and their people are left to a person.
"""

import bisect
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from sources.text import Mention
from sources.text.languages import language_of
from sources.text.lexicon import grammar
from sources.text.lexicon.bodies import BODY_WORDS, CALLED
from sources.text.lexicon.nested import SOMEBODY
from sources.text.lexicon.nicknames import may_be_one
from sources.text.lexicon.titles import ARABIC_TITLES, GIVEN_NAMES, TITLES
from sources.text.names import find_names
from sources.text.names.keys import fold_letters, parts
from sources.text.subjects import PRONOUNS, Aliases

_WORD: Final = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*\.?")
_CUT: Final = re.compile(r"[,(،;:–—]| - ")
_OF: Final = re.compile(r" (?:of|for|the|from|at) ")
_AND: Final = re.compile(r",? (?:and|und|et|ve|&) |, ")
_ARABIC_LETTER: Final = re.compile("[\u0620-\u064a]")
_ARABIC_HEADS: Final = frozenset({"عبد", "أبو", "ابو", "أم", "ام", "بن", "ابن"})
_ROLES: Final = grammar.ROLES | CALLED | TITLES | grammar.TITLES | ARABIC_TITLES
_ALSO_SURNAMES: Final = frozenset("king prince bishop pope judge major marshal duke sayin bakan emir page".split())
_SMALL: Final = grammar.DETERMINERS | grammar.PARTICLES | frozenset({"and", "und", "et", "ve", "for", "t", "s"})
_DEFINITE: Final = frozenset({"the", "der", "die", "das", "le", "la", "l", "les"})
_FIRST: Final = frozenset("i we me us my ich wir je j nous ben biz انا نحن".split())
_BEFORE: Final = re.compile(r"((?:[^\W\d_]+[ -]){1,4})\Z")
_AFTER: Final = re.compile(r",? ?\(?,? ?((?:[^\W\d_]+[ ’'-]){0,5}[^\W\d_]+)")
_BETWEEN: Final = re.compile(r"[^.;!?\"“”„«»\n]{0,60}")
_LINK_WINDOW: Final = 60
_TIED_BEFORE: Final = re.compile(r",? (?:and|und|et|ve|&) (?:the |die |der |das |la |le |les )?\Z")
_TIED_BEHIND: Final = re.compile(r",? (?:and|und|et|ve|&) (?:the |die |der |das |la |le |les )?")
_JOINED_WINDOW: Final = 120
_MONSIEUR: Final = re.compile(r"\AMM?\.[ \u00a0]")
_SAMPLE: Final = 4_000
_SHORT: Final = 3


def is_first_person(mention: str) -> bool:
    """Whether a mention is the speaker's own: "I", "wir"."""
    return mention.strip().lower() in _FIRST


@dataclass(frozen=True, slots=True)
class _Party:
    """A mention taken apart: the name in it ("" for a mere description), its role words, and whether it is a body."""

    core: str
    roles: frozenset[str]
    body: bool
    definite: bool


def _folded(word: str) -> str:
    folded = fold_letters(word).strip()
    return folded[2:] if folded.startswith("ال") and len(folded) >= 5 else folded


@lru_cache(maxsize=20_000)
def _take_apart(mention: str) -> _Party:
    """The name at the end of a mention, behind its titles and roles: "Harbour Union leader Ada Brandt"."""
    cut = _CUT.split(mention.strip(), maxsplit=1)[0]
    words = [re.sub(r"['’]s?\Z", "", word) for word in _WORD.findall(cut)]
    folded = [_folded(word) for word in words]
    definite = bool(folded) and (folded[0] in _DEFINITE or words[0].startswith("ال"))
    roles: set[str] = set()
    begin = 0
    proper: list[bool] = []
    body = False
    for at, (word, low) in enumerate(zip(words, folded, strict=True)):
        capital = any(piece[:1].isupper() for piece in word.split("-")) or bool(_ARABIC_LETTER.match(word))
        capital = capital or word[0].isdigit()
        if capital and low in BODY_WORDS and len(words) > 1 and not word.islower():
            body = True
            proper.append(True)
        elif at and at == len(words) - 1 and proper[-1] and low in _ALSO_SURNAMES:
            proper.append(capital)
        elif low in _ROLES or any(piece in _ROLES for piece in low.split("-")):
            roles.add(low)
            begin = at + 1
            proper.append(False)
        else:
            small = low in _SMALL
            if not capital and not small and low not in grammar.PREPOSITIONS:
                begin = at + 1
            proper.append(capital and not small)
    core = words[begin:] if any(proper[begin:]) else []
    core = _behind_article(core)
    while core and (core[0].lower() in _SMALL and not core[0].lower().startswith(("al", "el", "abu", "ibn", "bin"))):
        core = core[1:]
    if definite and not body and core and folded[0] in _DEFINITE and (len(core) > 1 or folded[0] != "the"):
        core = []  # "the Kentucky Republican", "der Reeder": what somebody is
    name = " ".join(core)
    acronym = len(core) == 1 and core[0].isupper() and 2 <= len(core[0]) <= 6
    return _Party(name, frozenset(roles), body or acronym, definite)


def _behind_article(words: list[str]) -> list[str]:
    """An Arabic name behind what its bearer is, which has the article: "الحارس فادي نجار"."""
    for at in range(len(words) - 3, -1, -1):
        if words[at].startswith("ال") and words[at] != "الله" and (not at or words[at - 1] not in _ARABIC_HEADS):
            return words[at + 1 :]
    return words


class People:
    """The people and bodies of one text. Everything is found when it is first asked for; linear in the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._first: dict[tuple[str, Aliases], int | None] = {}

    @cached_property
    def _names(self) -> list[Mention]:
        return find_names(self._text)

    @cached_property
    def _by_last(self) -> dict[str, list[tuple[int, str]]]:
        """Names of two to five words by their last one, each with its place, in text order."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for mention in self._names:
            party = _take_apart(_OF.split(mention.text, maxsplit=1)[0])
            tokens = parts(party.core).tokens
            if 2 <= len(tokens) <= 5 and not party.body:
                found[tokens[-1]].append((mention.start, party.core))
        return found

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(parts(name).tokens[0] for rows in self._by_last.values() for _, name in rows)

    @cached_property
    def _holders(self) -> dict[str, set[str]]:
        """Who bears a role, by the words right before and after each name."""
        held: dict[str, set[str]] = defaultdict(set)
        for mention in self._names:
            party = _take_apart(_OF.split(mention.text, maxsplit=1)[0])
            if not party.core or party.body:
                continue
            roles = set(party.roles)
            before = _BEFORE.search(self._text, max(0, mention.start - 60), mention.start)
            if before is not None:
                roles.update(_roles_in(before[1]))
            if self._text[mention.end : mention.end + 1] == ",":
                after = _AFTER.match(self._text, mention.end, mention.end + 70)
                roles.update(_roles_in(after[1]) if after is not None else ())
            for role in roles:
                held[role].add(self.full(party.core))
        return held

    def full(self, name: str) -> str:
        """The full name behind a surname, where the text has only one; else the name in the mention, or all of it."""
        core = _take_apart(name).core or name
        tokens = parts(core).tokens
        if len(tokens) != 1:
            return core
        named = {parts(one).tokens[-2:]: one for _, one in reversed(self._by_last.get(tokens[0], []))}
        return next(iter(named.values())) if len(named) == 1 else core

    def is_description(self, mention: str) -> bool:
        """Whether a mention holds no name: "the minister", "a neighbour"."""
        return not _take_apart(mention).core

    def is_somebody(self, mention: str) -> bool:
        """Whether a mention is surely of a person or body: it has a name or says what somebody is ("my father")."""
        party = _take_apart(mention)
        return bool(party.core or party.roles) or mention.split(" ", 1)[0].lower() in SOMEBODY

    @cached_property
    def _persons(self) -> list[tuple[int, int, str]]:
        """Every mention of a person by a full name or the surname of one: start, end, name."""
        found = []
        for mention in self._names:
            party = _take_apart(_OF.split(mention.text, maxsplit=1)[0])
            tokens = parts(party.core).tokens
            full = len(tokens) > 1 and " " in party.core.replace("\u00a0", " ")  # not "Saint-Aubin"
            if not party.body and (full or (len(tokens) == 1 and tokens[0] in self._by_last)):
                found.append((mention.start, mention.end, party.core))
        return found

    def between(self, start: int, end: int) -> list[tuple[str, int]]:
        """The persons named in a stretch, by a full name or the surname of one, and where each name ends."""
        first = bisect.bisect_left(self._persons, (start, 0, ""))
        last = bisect.bisect_left(self._persons, (end, 0, ""))
        return [(name, stop) for _, stop, name in self._persons[first:last]]

    def last_before(self, place: int) -> tuple[str, int] | None:
        """The person named last before a place, and where the name ends."""
        at = bisect.bisect_left(self._persons, (place, 0, ""))
        return (self._persons[at - 1][2], self._persons[at - 1][1]) if at else None

    def first_named(self, claimed: str, aliases: Aliases) -> int | None:
        """Where the text first names somebody who is `claimed`, or may well be."""
        key = claimed, aliases
        if key not in self._first:
            firsts: dict[str, int] = {}
            for start, _, name in self._persons:
                firsts.setdefault(name, start)
            self._first[key] = next(
                (start for name, start in firsts.items() if self.fits(claimed, name, aliases)), None
            )
        return self._first[key]

    @cached_property
    def _is_french(self) -> bool:
        return language_of(self._text[:_SAMPLE]) == "fr"

    def knows(self, name: str) -> bool:
        """Whether the text has a full name that is this name or ends in it."""
        tokens = parts(_take_apart(name).core).tokens
        return bool(tokens) and tokens[-1] in self._by_last

    def same(self, one: str, other: str, aliases: Aliases) -> bool | None:
        """Whether two mentions name one speaker: True, False, or None = a person has to say. Symmetric."""
        if aliases.same(one, other) is True:
            return True
        if one.strip().lower() in PRONOUNS or other.strip().lower() in PRONOUNS:
            return None
        if self._is_french:
            one, other = _MONSIEUR.sub("", one), _MONSIEUR.sub("", other)
        first, second = _take_apart(one), _take_apart(other)
        if not first.core or not second.core:
            return self._by_role(first, second, aliases)
        told = aliases.same(first.core, second.core)
        if told is not False:
            return told
        if _short_form(first.core, second.core):
            return None
        if self._is_one_of(one, other, aliases) or self._is_one_of(other, one, aliases):
            return None
        if _contained(first.core, second.core):
            return True if _is_tail(first.core, second.core) else None
        body, person = (first, second) if self._is_body(first) else (second, first)
        if self._is_body(body) and not self._is_body(person) and self._linked(body.core, person.core):
            return None
        return False

    def joined(self, mention: Mention) -> list[str]:
        """Those who speak together with a mention: the names that "and" ties to it ("Norland and Westmark said")."""
        found: list[str] = []
        start = max(0, mention.start - _JOINED_WINDOW)
        tied = _TIED_BEFORE.search(self._text, start, mention.start)
        end = tied.start() if tied else -1
        while end >= 0:
            before = next(
                (name for name in reversed(find_names(self._text[start:end])) if start + name.end == end), None
            )
            if before is None:
                break
            found.append(before.text)
            end = start + before.start - 2 if self._text[start : start + before.start].endswith(", ") else -1
        tied = _TIED_BEHIND.match(self._text, mention.end)
        if tied:
            names = find_names(self._text[tied.end() : tied.end() + _JOINED_WINDOW])
            found += [name.text for name in names[:1] if not name.start]
        return found

    def fits(self, one: str, other: str, aliases: Aliases) -> bool:
        """Whether two mentions are one speaker or may well be: a shorter form, or another spelling."""
        first, second = _take_apart(one).core, _take_apart(other).core
        if self.same(one, other, aliases) is True:
            return True
        return bool(first and second) and (aliases.same(first, second) is None or _contained(first, second))

    def _is_one_of(self, several: str, one: str, aliases: Aliases) -> bool:
        """Whether a mention of several ("Poe and Vale") has the other among them."""
        among = _AND.split(several)
        return len(among) > 1 and any(self.fits(each, one, aliases) for each in among if each.strip())

    def _by_role(self, first: _Party, second: _Party, aliases: Aliases) -> bool | None:
        """A role against a name: the text must give the role to one person only."""
        if bool(first.core) == bool(second.core):
            return None
        described, named = (second, first) if first.core else (first, second)
        if not described.definite or len(described.roles) != 1 or self._is_body(named):
            return None
        holders = self._holders.get(next(iter(described.roles)), set())
        if len({parts(name).key for name in holders}) != 1:
            return None
        return aliases.same(next(iter(holders)), named.core)

    def _is_body(self, party: _Party) -> bool:
        if party.body:
            return True
        tokens = parts(party.core).tokens
        return len(tokens) == 1 and tokens[0] not in self._by_last and tokens[0] not in self._given

    def _linked(self, body: str, person: str) -> bool:
        """Whether the text names the two side by side in one sentence: "Karl Mott of Greenpeace"."""
        last = person.split()[-1]
        for found in re.finditer(rf"\b{re.escape(body)}\b", self._text):
            after = _BETWEEN.match(self._text, found.end())
            if after is not None and last in after[0]:
                return True
            start = max(0, found.start() - _LINK_WINDOW)
            before = re.split(r"[.;!?\"“”„«»\n]", self._text[start : found.start()])[-1]
            if last in before:
                return True
        return self._holds_office(body, person)

    def _holds_office(self, body: str, person: str) -> bool:
        """Whether what stands beside a name is of the body: "Ann Poe, the interior minister", "Interior Ministry"."""
        own = {low for word in body.split() if len(low := _folded(word)) > _SHORT} - BODY_WORDS - _ROLES
        if not own:
            return False
        for found in re.finditer(rf"\b{re.escape(person.split()[-1])}\b", self._text):
            before = _BEFORE.search(self._text, max(0, found.start() - _LINK_WINDOW), found.start())
            after = _AFTER.match(self._text, found.end(), found.end() + _LINK_WINDOW)
            beside = f"{before[1] if before else ''} {after[1] if after else ''}"
            words = [_folded(word) for word in _WORD.findall(beside)]
            if own.intersection(words) and any(word in _ROLES for word in words):
                return True
        return False


def _short_form(one: str, other: str) -> bool:
    """Whether two names differ in the given name alone, which may be short for the other ("Bill", "William")."""
    first, second = one.lower().split(), other.lower().split()
    return len(first) > 1 < len(second) and first[-1] == second[-1] and may_be_one(first[0], second[0])


def _roles_in(words: str) -> set[str]:
    return {folded for word in _WORD.findall(words) if (folded := _folded(word)) in _ROLES}


def _is_tail(one: str, other: str) -> bool:
    """Whether the longer name is the shorter one behind a word or two that are no given name of its bearer's line.

    Among Arabic names the first word may be a son's and the rest his father's.
    """
    short, long = sorted((parts(one), parts(other)), key=lambda name: len(name.tokens))
    extra = long.tokens[: -len(short.tokens)]
    arabic = long.script == "arabic" or any(word in GIVEN_NAMES for word in long.tokens)
    return len(short.tokens) >= 2 and long.tokens[-len(short.tokens) :] == short.tokens and bool(extra) and not arabic


def _contained(one: str, other: str) -> bool:
    """Whether all words of one name stand side by side in the other."""
    short, long = sorted((parts(one).tokens, parts(other).tokens), key=len)
    return bool(short) and any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
