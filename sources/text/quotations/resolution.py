"""From a mention to the full name the text gives elsewhere, with the rule that found it."""

from dataclasses import dataclass
from typing import Final, Literal

from sources.text.lexicon import given, grammar, speech
from sources.text.phrases import Phrase
from sources.text.phrases.chunks import chunk_end
from sources.text.quotations.people import Gender, People, Person, Seen, bare_name
from sources.text.quotations.units import Unit

#: own: the mention is a full name; surname: a part of a full name; pronoun; role: a description the text gives the
#: person ("the mayor"); body: the fuller name of a body ("the diocese"); words: whose statement it is; designation:
#: somebody without a name, as the text calls them ("a neighbour"); spoke: as the quotation it goes on with.
How = Literal["own", "surname", "pronoun", "role", "body", "words", "designation", "spoke", ""]

_SHE: Final = given.FEMALE_PRONOUNS
_HE: Final = given.MALE_PRONOUNS
_REACH: Final = 1500
_INDEFINITE: Final = frozenset({"a", "an", "some", "one", "another", "many", "several", "two", "three", "most", "few"})
_PLURAL: Final = frozenset({"some", "many", "several", "two", "three", "most", "few", "their", "our"})
_OWNED: Final = frozenset(
    {"his", "her", "their", "its", "our", "my", "ihr", "ihre", "sein", "seine", "son", "sa", "leur"}
)
_BODIES: Final = given.BODY_NOUNS | frozenset(
    "office ministry department agency police commission committee council court government administration parliament "
    "army alliance movement coalition bloc list groups militia militias forces supporters fans families".split()
)
_PERSONS: Final = (given.PERSON_NOUNS | given.FEMALE_WORDS | given.MALE_WORDS | grammar.ROLES) - _BODIES
_PERSON_ENDINGS: Final = ("er", "or", "ist", "ian", "man", "woman")
_UNNAMED_REACH: Final = 3  # sentences
_DEFINITE: Final = frozenset({"the", "this", "that", "der", "die", "das", "le", "la", "les"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """The full name (None where no rule is sure) and the rule; `who` where it is someone the text names."""

    name: str | None
    how: How
    who: Person | None = None


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who spoke last, where, and what the text calls them there."""

    place: int
    resolved: Resolved
    called: str = ""


_NOBODY: Final = Resolved(None, "")


class Resolver:
    """Resolves the speakers of one text, in reading order."""

    def __init__(self, units: list[list[Unit]]) -> None:
        self._people = People(units)
        self._known: dict[int, Resolved] = {}
        self._last: Spoken | None = None
        self._spoke: dict[str, Person] = {}

    def resolve(self, speaker: Phrase, fragment_start: int) -> Resolved:
        """The full name behind a mention. Call it in the order of the quotations."""
        resolved = self._known.get(speaker.start)
        if resolved is None:
            resolved = self._known[speaker.start] = self._look_up(speaker)
        if resolved.name is not None or speaker.kind == "common":
            self._last = Spoken(max(speaker.start, fragment_start), resolved, speaker.text)
            if resolved.who is not None:
                self._spoke[resolved.who.name.split()[-1].lower()] = resolved.who
        return resolved

    def _look_up(self, speaker: Phrase) -> Resolved:
        if speaker.kind == "name":
            return self._named(speaker)
        word = speaker.text.lower()
        if speaker.kind == "pronoun":
            if word in _SHE | _HE:
                return self._person(speaker.start, "female" if word in _SHE else "male")
            return self._thing(speaker.start) if word == "it" else _NOBODY
        return self._common(speaker)

    def _named(self, speaker: Phrase) -> Resolved:
        written = speaker.mention.text
        bare = bare_name(written)
        words = bare.split()
        epithet = words[-1].lower()
        if words[0] in ("the", "The") and len(words) > 1 and epithet in given.PERSON_NOUNS:
            return self._definite(speaker, epithet, [word.lower() for word in words])
        if words[0] in ("the", "The") and len(words) == 2 and (whole := self._people.spelt_out(words[1])) is not None:
            return Resolved(whole.name, "body", whole)
        if len(words) == 1:
            title = given_gender(written)
            who = self._spoke.get(words[0].lower())
            if who is None or (title and who.gender and title != who.gender):
                who = self._people.bearer(words[0], speaker.start, title)
            if who is not None:
                return Resolved(self._longest(who), "surname", who)
            whole = self._people.spelt_out(bare)
            if whole is not None:
                return Resolved(whole.name, "body", whole)
            clash = self._people.by_last.get(words[0].lower())
            return _NOBODY if clash else Resolved(bare, "own")
        known = [who for _, who in self._people.by_last.get(words[-1].lower(), ())]
        who = next((who for who in known if who.name.lower() == bare.lower()), None)
        if who is None:
            longer = [one for one in known if one.name.endswith(" " + bare)]
            who = longer[0] if len(longer) == 1 else None
        return Resolved(bare if who is None else self._longest(who), "own", who)

    def _longest(self, who: Person) -> str:
        """The name, or a longer one that ends in it."""
        known = self._people.by_last.get(who.name.split()[-1].lower(), ())
        longer = {
            other.name for _, other in known if other.name.endswith(" " + who.name) and other.person == who.person
        }
        return longer.pop() if len(longer) == 1 and " " in who.name else who.name

    def _person(self, place: int, gender: Gender) -> Resolved:
        """Whom "he" or "she" means: the nearest subject that may be, else the nearest name, else who spoke last."""
        unnamed = self._unnamed(place, gender)
        if unnamed is not None:
            return unnamed
        who = self._nearest(place, gender)
        if who is None:
            return _NOBODY
        if not who.gender:
            who.gender = gender
        return Resolved(self._longest(who), "pronoun", who)

    def _unnamed(self, place: int, gender: Gender) -> Resolved | None:
        """Whoever without a name spoke just before, where no named person has become the subject since."""
        last = self._last
        if last is None or last.resolved.who is not None or last.resolved.how not in ("designation", ""):
            return None
        if self._people.unit_at(place) - self._people.unit_at(last.place) > _UNNAMED_REACH:
            return None
        if any(one.subject and one.start > last.place and _may_be(one, gender) for one in self._people.before(place)):
            return None
        words = last.called.lower().split()
        known = _gender_of(words)
        plural = words[0] in _PLURAL or (words[0] not in ("a", "an", "one") and words[-1].endswith("s"))
        if plural or not _is_person(words[-1]) or (known and gender and known != gender):
            return None
        return Resolved(last.resolved.name, "pronoun" if last.resolved.name else "")

    def _nearest(self, place: int, gender: Gender) -> Person | None:
        unit = self._people.unit_at(place)
        last = self._last if self._last is not None and place - self._last.place <= _REACH else None
        spoke = last.resolved.who if last is not None else None
        if spoke is not None and gender and spoke.gender and spoke.gender != gender:
            spoke = None
        told = None if last is None else self._people.unit_at(last.place)
        fallback: Person | None = None
        reached, introduced = unit, False
        for one in sorted(self._people.before(place), key=lambda one: (-one.unit, one.start)):
            if place - one.start > _REACH:
                break
            if last is not None and spoke is not None and one.start < last.place - 1 and one.unit < reached:
                break
            if not _may_be(one, gender):
                continue
            if spoke is not None and last is not None and one.who is not spoke and self._aside(one, last, told, unit):
                continue
            if one.subject:
                if fallback is not None and (
                    (introduced and one.unit < reached) or (reached - one.unit > 1 and one.who is not spoke)
                ):
                    return fallback
                return one.who
            if fallback is None:
                fallback, reached, introduced = one.who, one.unit, one.first and unit - one.unit <= 1
        if spoke is not None and spoke.person and not (introduced and reached != told):
            return spoke
        return fallback

    def _aside(self, one: Seen, last: Spoken, told: int | None, unit: int) -> bool:
        """Whether a name stands before the speaker in the sentence that gave them the words just before."""
        return one.unit == told and unit - one.unit <= 1 and one.start < last.place - 1

    def _thing(self, place: int) -> Resolved:
        """Which body "it" means: the last one that is the subject of a sentence not far away."""
        unit = self._people.unit_at(place)
        last = self._last
        spoke = last.resolved.who if last is not None and unit - self._people.unit_at(last.place) <= 1 else None
        if spoke is not None and not spoke.person and not _describes(spoke):
            return Resolved(self._longest(spoke), "pronoun", spoke)
        for one in sorted(self._people.before(place), key=lambda one: (-one.unit, one.start)):
            if unit - one.unit > 5:
                break
            if one.subject and not one.who.person and not _describes(one.who):
                return Resolved(one.who.name, "pronoun", one.who)
        return _NOBODY

    def _common(self, speaker: Phrase) -> Resolved:
        words = speaker.text.lower().split()
        head = speaker.text[speaker.head_start - speaker.start : speaker.head_end - speaker.start].lower()
        if words[0] in _SHE | _HE and head in speech.SPEECH_NOUNS:
            found = self._person(speaker.start, "female" if words[0] in _SHE else "male")
            return Resolved(found.name, "words", found.who)
        if words[0] in _DEFINITE:
            return self._definite(speaker, head, words)
        if words[0] in _OWNED and head in _PERSONS | _BODIES:
            return Resolved(speaker.text, "designation")
        plural = head.endswith("s") and not head.endswith("ss")
        if words[0] in _INDEFINITE or (plural and not any(word[-2:] in ("'s", "’s") for word in words)):
            return Resolved(self._whole(speaker), "designation")
        return _NOBODY

    def _whole(self, speaker: Phrase) -> str:
        """The phrase with an "of …" or "for …" behind it."""
        unit = self._people.flat[self._people.unit_at(speaker.start)]
        tokens = unit.after(speaker.end)
        if len(tokens) < 2 or tokens[0].lower not in ("of", "for", "from"):
            return speaker.text
        end = chunk_end(tokens, 1, len(tokens))
        return speaker.text if end == 1 else speaker.text + unit.piece[tokens[0].start - 1 : tokens[end - 1].end]

    def _definite(self, speaker: Phrase, head: str, words: list[str]) -> Resolved:
        if head in speech.SPEECH_NOUNS:
            owner = [word for word in speaker.text.split()[1:-1] if word[0].isupper()]
            if owner and len(owner) == len(words) - 2:
                return Resolved(" ".join(owner), "words")
            last = self._last
            near = (
                last is not None and speaker.start - last.place < _REACH and head in ("statement", "letter", "release")
            )
            return Resolved(last.resolved.name, "words", last.resolved.who) if near and last is not None else _NOBODY
        described = self._described(speaker.start, head)
        if described is not None:
            return Resolved(self._longest(described), "role", described)
        body = self._body(speaker.start, words[1:])
        if body is not None:
            return Resolved(body.name, "body", body)
        if head in given.PERSON_NOUNS or head in given.FEMALE_WORDS or head in given.MALE_WORDS:
            gender: Gender = "female" if head in given.FEMALE_WORDS else "male" if head in given.MALE_WORDS else ""
            who = self._only(speaker.start, gender)
            if who is not None:
                return Resolved(self._longest(who), "role", who)
        if head in given.BODY_NOUNS:
            return self._thing(speaker.start)
        return _NOBODY

    def _only(self, place: int, gender: Gender) -> Person | None:
        """The only person in the two sentences before, if they are the subject of one; not one named in the same."""
        unit = self._people.unit_at(place)
        near = [one for one in self._people.before(place) if unit - one.unit <= 2 and one.who.person]
        fit = len({id(one.who) for one in near}) == 1 and any(one.subject for one in near) and _may_be(near[-1], gender)
        fit = fit and near[-1].unit < unit
        return near[-1].who if fit else None

    def _described(self, place: int, head: str) -> Person | None:
        """The person whom the text introduces by that noun: the last one before, else the only one."""
        known = [(start, who) for start, who in self._people.by_word.get(head, ()) if who.person]
        earlier = [who for start, who in known if start < place]
        if earlier:
            return earlier[-1]
        return known[0][1] if len({id(who) for _, who in known}) == 1 else None

    def _body(self, place: int, words: list[str]) -> Person | None:
        """The body in whose name the noun stands ("the diocese": "the Diocese of Salem")."""
        named = self._people.bodies.get(words[-1], ()) if words else ()
        known = [(start, who) for start, who in named if not _describes(who)]
        earlier = [who for start, who in known if start < place]
        if earlier:
            return earlier[-1]
        return known[0][1] if len(known) == 1 else None


def _describes(who: Person) -> bool:
    """Whether what looks like a body's name is a description of a person ("the Salem Republican")."""
    last = who.name.split()[-1].lower()
    return last in given.PERSON_NOUNS or last in given.FEMALE_WORDS or last in given.MALE_WORDS


def _gender_of(words: list[str]) -> Gender:
    """The gender of the person noun among the words of a description."""
    if any(word in given.FEMALE_WORDS for word in words):
        return "female"
    return "male" if any(word in given.MALE_WORDS for word in words) else ""


def _is_person(noun: str) -> bool:
    """Whether a noun means a single human being."""
    if noun in _BODIES or noun in speech.VEHICLES:
        return False
    return noun in _PERSONS or (noun.endswith(_PERSON_ENDINGS) and noun not in ("number", "paper", "power", "order"))


def given_gender(name: str) -> Gender:
    """The gender a title in front of a name gives."""
    first = name.split()[0].lower().strip(".")
    if first in given.FEMALE_WORDS:
        return "female"
    return "male" if first in given.MALE_WORDS else ""


def _may_be(one: Seen, gender: Gender) -> bool:
    return one.who.person and not (gender and one.who.gender and one.who.gender != gender)
