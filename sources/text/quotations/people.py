"""The people and bodies a text names: full names with titles, descriptions and gender, and where each is mentioned."""

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from sources.text.lexicon import given, grammar, reporting, titles
from sources.text.phrases.chunks import Phrase, chunks, make_phrase
from sources.text.phrases.tokens import Token
from sources.text.quotations.units import Unit

Gender = Literal["female", "male", ""]

_BEFORE_NAME: Final = (
    grammar.TITLES
    | grammar.ROLES
    | titles.TITLES
    | reporting.TITLES
    | given.PERSON_NOUNS
    | given.FEMALE_WORDS
    | given.MALE_WORDS
)
_PLACING: Final = frozenset({"in", "at", "near", "from", "across", "outside", "inside", "throughout", "around"})
_NOT_FIRST: Final = frozenset({"None", "One", "Some", "Many", "Most", "All", "Both", "Each", "Any", "Not"})
#: Verbs of saying with their subject, not a hearer, right behind them.
_BEFORE_SUBJECT: Final = frozenset(
    "says said insists insisted adds added explains explained writes wrote recalls recalled argues argued".split()
)
#: Endings of what describes a body before its name ("Salem-based Harbour Fund").
_LINKED: Final = ("-linked", "-backed", "-based", "-led", "-born", "-trained", "-aligned")
#: Endings of words for what somebody does, which may stand before a name ("Demonstrator Ann Poe").
_OCCUPATIONS: Final = ("ator", "itor", "ist", "ician", "orker", "eller", "eeper", "owner", "older", "ineer", "uctor")
#: Endings of words for a people ("Black Canadians").
_PEOPLES: Final = ("ians", "icans")
#: What may be left off the name of a firm ("Salem Energy", then "Salem").
_FIRM: Final = frozenset(
    "energy inc corp corporation ltd limited llc holdings group industries airlines technologies systems".split()
)
_SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NICKNAME: Final = 16  # code points of a hidden quotation between a given name and a surname, marks included
#: The credit at the end of a picture's caption.
_CREDITED: Final = re.compile(r"\([^()]{0,80}(?:/|photo|getty|press|reuters|file)[^()]{0,60}\)\s*\Z", re.IGNORECASE)
_LONGEST: Final = 5
_MOST: Final = 50
#: Turkish case endings, which follow a name behind an apostrophe.
_CASE: Final = re.compile(r"(?<=\w)['’](?:n?[ıiuü]n|[yn]?[aeıiuü]|[dt][ae]n?|l[ae])\Z")


@dataclass(slots=True)
class Person:
    """Someone or something with a name.

    `start`: where it is first written; `words`: what else the text calls them, lower case.
    """

    name: str
    start: int
    person: bool = False
    gender: Gender = ""
    words: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention: where, in which unit, of whom.

    `subject`: it opens its sentence or has a verb behind it. `first`: it introduces them by their full name.
    """

    start: int
    unit: int
    who: Person
    subject: bool
    first: bool = False


class People:
    """Everyone a text names, in reading order."""

    def __init__(self, units: list[list[Unit]]) -> None:
        self.flat: list[Unit] = [unit for row in units for unit in row]
        self._captions = {row[-1].paragraph for row in units if row and _CREDITED.search(row[-1].piece)}
        self.seen: list[Seen] = []
        self.by_last: dict[str, list[tuple[int, Person]]] = defaultdict(list)
        self.by_first: dict[str, list[tuple[int, Person]]] = defaultdict(list)
        self.by_word: dict[str, list[tuple[int, Person]]] = defaultdict(list)
        self._by_name: dict[str, Person] = {}
        self._by_letters: dict[str, list[tuple[int, Person]]] = defaultdict(list)
        short: list[tuple[int, Phrase, int, int]] = []
        # In a heading in capitals a name has no end: only those that the text has elsewhere are names there.
        headings = {row[0].offset for row in units if len(row) == 1 and row[0].is_heading}
        for number, unit in sorted(enumerate(self.flat), key=lambda row: row[1].offset in headings):
            self._nicknamed(unit)
            for first, last in _names(unit.tokens):
                phrase = make_phrase(unit.piece, unit.tokens, first, last)
                known = unit.offset not in headings or bare_name(phrase.mention.text).lower() in self._by_name
                if not known or not self._full_name(number, unit, phrase, first, last):
                    short.append((number, phrase, first, last))
        for who in self._by_name.values():
            letters = "".join(word[0] for word in who.name.removeprefix("The ").split() if word[0].isupper())
            if len(letters) > 1:
                _note(self._by_letters[letters], who.start, who)
        self._sort(self.seen)
        self._sort([*self.seen, *[one for name in short if (one := self._short_name(*name)) is not None]])
        self.bodies: dict[str, list[tuple[int, Person]]] = defaultdict(list)
        for who in (one for one in self._by_name.values() if not one.person):
            for word in set(who.name.lower().split()):
                _note(self.bodies[word], who.start, who)
        self._vote()
        self.unit_starts = [unit.offset for unit in self.flat]

    def _nicknamed(self, unit: Unit) -> None:
        """Enters who is named with a nickname between marks: "Robert “Bob” Poe" is Robert Poe."""
        for at in range(1, len(unit.tokens) - 1):
            before, hidden, after = unit.tokens[at - 1 : at + 2]
            names = before.kind == after.kind == "M" and not before.possessive and not after.possessive
            if not names or hidden.kind != "Q" or hidden.end - hidden.start > _NICKNAME:
                continue
            name = f"{before.text} {after.text}"
            if before.lower in given.FEMALE | given.MALE and name.lower() not in self._by_name:
                place = before.start + unit.offset
                who = self._by_name[name.lower()] = Person(name, place, True, _gender([before.lower]))
                _note(self.by_last[after.lower], place, who)
                _note(self.by_first[before.lower], place, who)

    def _is_subject(self, unit: Unit, first: int, last: int) -> bool:
        return unit.paragraph not in self._captions and _is_subject(unit.tokens, first, last)

    def spelt_out(self, letters: str) -> Person | None:
        """The only body whose initials these are ("EDC": "Export Development Canada")."""
        known = [who for _, who in self._by_letters.get(letters, ()) if not who.person] if letters.isupper() else []
        return known[0] if len(known) == 1 else None

    def _sort(self, seen: list[Seen]) -> None:
        self.seen = sorted(seen, key=lambda one: one.start)
        self.places = [one.start for one in self.seen]

    def unit_at(self, place: int) -> int:
        """The number of the unit in which `place` lies."""
        return max(0, bisect.bisect_right(self.unit_starts, place) - 1)

    def before(self, place: int) -> Sequence[Seen]:
        """The mentions that begin before `place`, nearest last; at most 60."""
        end = bisect.bisect_left(self.places, place)
        return self.seen[max(0, end - 60) : end]

    def _full_name(self, number: int, unit: Unit, phrase: Phrase, first: int, last: int) -> bool:
        written = phrase.mention.text
        bare = bare_name(written)
        words = bare.split()
        if not 2 <= len(words) <= _LONGEST or phrase.kind != "name" or written.isupper() or words[0] in _NOT_FIRST:
            return False
        if words[0] == "the" and len(words) == 2 and last < len(unit.tokens) and unit.tokens[last].kind in ("L", "M"):
            return False
        place = phrase.start + unit.offset
        who = self._by_name.get(bare.lower()) or self._longer(bare)
        new = who is None
        if who is None:
            who = self._by_name[bare.lower()] = Person(bare, place)
            last_word = words[-2] if len(words) > 2 and words[-1].lower().strip(".") in _SUFFIXES else words[-1]
            for table, word in ((self.by_last, last_word), (self.by_first, words[0])):
                _note(table[word.lower()], place, who)
        self._describe(who, place, written, unit.tokens, first, last)
        if not _in_brackets(unit.tokens, first):
            self.seen.append(Seen(place, number, who, self._is_subject(unit, first, last), new))
        return True

    def _longer(self, name: str) -> Person | None:
        """The person whose name, met before, ends in this one of two words or more."""
        known = [who for _, who in self.by_last.get(name.split()[-1].lower(), ()) if who.name.endswith(" " + name)]
        return known[0] if len(known) == 1 else None

    def _describe(self, who: Person, place: int, written: str, tokens: list[Token], first: int, last: int) -> None:
        """Learns from the words around a full name whether it is a person's, whose gender, and what else it is."""
        words = [word.lower().strip(".") for word in who.name.split()]
        around = [word.lower().strip(".") for word in written.split()[: -len(words)]]
        around += [token.lower for token in tokens[first:last] if token.kind in ("L", "E", "G", "W")]
        around += _appositive(tokens, first, last)
        known = words[0] in given.FEMALE or words[0] in given.MALE
        unlikely = any(word in given.NO_PERSON for word in words) or (not known and words[-1].endswith(_PEOPLES))
        placed = first > 0 and tokens[first - 1].lower in _PLACING and first == last - len(words)
        titled = any(word in _BEFORE_NAME for word in around)
        follows = (last < len(tokens) and tokens[last].kind == "W") or (first > 0 and tokens[first - 1].kind == "W")
        shown = titled or follows or _is_shown_human(tokens, first, last)
        if not unlikely and (known or (shown and not placed)):
            who.person = True
        if not who.gender:
            who.gender = _gender([words[0], *around])
        if len(words) > 2:
            around.append(words[0])
        for word in around:
            if word not in who.words:
                who.words.add(word)
                _note(self.by_word[word], place, who)

    def _short_name(self, number: int, phrase: Phrase, first: int, last: int) -> Seen | None:
        """A surname or given name alone, or behind a title."""
        unit = self.flat[number]
        bare = bare_name(phrase.mention.text)
        place = phrase.start + unit.offset
        if " " in bare or phrase.kind != "name":
            return None
        who = self.spelt_out(bare) or self.bearer(
            bare, place, _gender([word.lower().strip(".") for word in phrase.text.split()[:-1]])
        )
        if who is None:
            titled = bare != phrase.mention.text and phrase.mention.text.split()[0].lower() != "the"
            if not titled or bare.lower() in given.NO_PERSON:
                return None
            who = self._by_name.setdefault(bare.lower(), Person(bare, place, person=True))
            _note(self.by_last[bare.lower()], place, who)
            self._describe(who, place, phrase.mention.text, unit.tokens, first, last)
        elif not any(word.lower() in given.NO_PERSON for word in who.name.split()):
            who.person = True
        return Seen(place, number, who, self._is_subject(unit, first, last))

    def bearer(self, word: str, place: int, gender: Gender = "") -> Person | None:
        """Who is called `word` at `place`: the last full name before it that ends in it, else the only one after."""
        for table in (self.by_last, self.by_first):
            known = [pair for pair in table.get(word.lower(), ()) if not _differ(pair[1].gender, gender)]
            if table is self.by_first:
                known = [pair for pair in known if pair[1].person or _is_firm(pair[1].name)]
            if not known:
                continue
            earlier = [who for start, who in known if start < place]
            if len({id(who) for _, who in known}) == 1 or (not earlier and len(known) == 1):
                return known[0][1]
            return self._nearest_of(earlier, place) if earlier and table is self.by_last else None
        return None

    def _nearest_of(self, those: list[Person], place: int) -> Person | None:
        """Of several people the one whose name was written last before `place`; None where one sentence has two."""
        found: Seen | None = None
        for one in reversed(self.before(place)):
            if found is not None and one.unit != found.unit:
                break
            if any(one.who is who for who in those):
                if found is not None and found.who is not one.who:
                    return None
                found = one
        return those[-1] if found is None else found.who

    def _vote(self) -> None:
        """Takes the gender of a person from the pronouns behind them where nobody else stands in the sentence."""
        persons: dict[int, list[Person]] = defaultdict(list)
        for one in self.seen:
            if one.who.person and all(one.who is not other for other in persons[one.unit]):
                persons[one.unit].append(one.who)
        votes: dict[int, int] = defaultdict(int)
        named: dict[int, Person] = {}
        for number, those in persons.items():
            if len(those) != 1 or those[0].gender:
                continue
            for token in self.flat[number].tokens:
                vote = (token.lower in given.FEMALE_PRONOUNS) - (token.lower in given.MALE_PRONOUNS)
                if vote:
                    votes[id(those[0])] += vote
                    named[id(those[0])] = those[0]
        for key, vote in votes.items():
            if vote:
                named[key].gender = "female" if vote > 0 else "male"


def _is_firm(name: str) -> bool:
    """Whether a name is one word and what a firm may leave off."""
    words = name.lower().split()
    return len(words) == 2 and words[1].strip(".") in _FIRM and words[0] not in given.NO_PERSON


def _note(known: list[tuple[int, Person]], place: int, who: Person) -> None:
    """Enters a person under a word, up to a number that no honest text reaches."""
    if len(known) < _MOST:
        known.append((place, who))


def bare_name(name: str) -> str:
    """A name without the titles, offices and parties in front of it ("Labour Leader Ann Poe" is "Ann Poe").

    The name of a body keeps its words and its article.
    """
    words = _CASE.sub("", name).split()
    while len(words) > 1 and words[0].lower().endswith(_LINKED):
        words = words[1:]
    name = " ".join(words)
    last = next(
        (at for at in range(len(words) - 2, -1, -1) if words[at].lower().strip(".") in _BEFORE_NAME),
        None,
    )
    if last is None and len(words) > 2 and words[0].lower().endswith(_OCCUPATIONS):
        last = 0 if words[1].lower() in given.FEMALE | given.MALE else None
    if last is None:
        return name
    of = next((at for at in range(last, len(words)) if words[at].lower() == "of"), 0)
    if of - last > 2:
        words = words[:of]  # "Senator Ann Poe of Ohio"
    if any(word.lower() in ("of", "for", "and", "&") for word in words[last:]):
        return name
    rest = words[last + 1 :]
    if any(word.lower() in given.NO_PERSON for word in rest):
        return name
    return " ".join(rest)


def _names(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """The names among the tokens, those in the genitive inside a longer phrase too, with the words before them."""
    for first, last in chunks(tokens, 0, len(tokens)):
        begin = first
        for at in range(first, last - 1):
            if tokens[at].kind == "M" and tokens[at].possessive:
                while begin < at and tokens[begin].kind != "M":
                    begin += 1
                yield begin, at + 1
                begin = at + 1
        while last > begin and tokens[last - 1].kind != "M":
            last -= 1
        if last > begin:
            yield begin, last


def _in_brackets(tokens: list[Token], at: int) -> bool:
    """Whether a bracket is open before the token (a photographer's credit)."""
    for token in reversed(tokens[max(0, at - 12) : at]):
        if token.kind == ")":
            return False
        if token.kind == "(":
            return True
    return False


def _differ(one: Gender, other: Gender) -> bool:
    return bool(one and other and one != other)


def _gender(words: Sequence[str]) -> Gender:
    """What titles, nouns and a given name say, the more telling first."""
    for word in words[1:]:
        if word in given.FEMALE_WORDS:
            return "female"
        if word in given.MALE_WORDS:
            return "male"
    for word in words[:1]:
        if word in given.FEMALE or word in given.FEMALE_WORDS:
            return "female"
        if word in given.MALE or word in given.MALE_WORDS:
            return "male"
    return ""


def _appositive(tokens: list[Token], first: int, last: int) -> list[str]:
    """The nouns of a description beside a name: "Ann Poe, the harbour's mayor, …", "the mayor, Ann Poe, …"."""
    found: list[str] = []
    if last + 1 < len(tokens) and tokens[last].kind == "," and tokens[last + 1].kind in ("D", "L", "#", "M"):
        for token in tokens[last + 1 : last + 16]:
            if token.kind in (",", "-", "Q", ".", "W", "X", "V", ";", "R", "P"):
                break
            if token.kind in ("L", "W", "M"):
                found.append(token.lower)
    closed = last >= len(tokens) or tokens[last].kind in (",", ".", "-", "Q", "#")
    if closed and first > 2 and tokens[first - 1].kind == "," and tokens[first - 2].kind == "L":
        at = first - 2
        while at >= 0 and tokens[at].kind in ("L", "M", "D", "#") and first - at < 8:
            if tokens[at].kind == "L":
                found.append(tokens[at].lower)
            at -= 1
    return found


def _is_shown_human(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the words behind a name are said of people alone: an age, "who", or "he" further on."""
    after = tokens[last : last + 3]
    if not after:
        return False
    if after[0].kind == "," and len(after) > 1:
        aged = after[1].kind == "#" and after[1].text.isdigit() and len(after[1].text) < 4
        if (aged and len(after) > 2 and after[2].kind in (",", ".")) or after[1].lower in ("who", "whose", "whom"):
            return True
    if after[0].lower in ("who", "whose"):
        return True
    peoples = tokens[last - 1].lower.endswith(("ans", "ers", "ists", "ese"))
    opens = first == 0 and not peoples and after[0].kind in ("V", "W", "X", "E")
    return opens and any(token.lower in ("he", "she") for token in tokens[last : last + 40])


def _is_subject(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a name opens its sentence or has its verb at once behind it."""
    if first and tokens[first - 1].kind == "W" and tokens[first - 1].lower in _BEFORE_SUBJECT:
        return True
    if first and tokens[first - 1].kind == "P":
        return first == 1 and tokens[0].lower == "for"
    if not any(token.kind in ("M", "V", "W", "X", "N", "L") for token in tokens[:first]):
        return True
    after = tokens[last : last + 2]
    return bool(after) and (
        after[0].kind in ("V", "W", "X", "E", "R")
        or (after[0].kind == "A" and len(after) > 1 and after[1].kind in "VWXE")
    )
