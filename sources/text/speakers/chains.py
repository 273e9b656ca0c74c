"""From a quotation as the text attributes it to the chain of its speakers, with the fullest names that are sure."""

import re
from typing import Final

from sources.text import Mention
from sources.text.lexicon import grammar, speech
from sources.text.lexicon.nested import ARABIC_BEFORE, ARABIC_BEING, CALLING, HAVING, NOBODY, TOLD
from sources.text.names.keys import parts
from sources.text.quotations import Quotation, find_quotations
from sources.text.speakers.model import Speaker
from sources.text.speakers.nested import inner_speaker, passed_on_by, sentence_start
from sources.text.speakers.people import People
from sources.text.subjects import PRONOUNS

_INDEFINITE: Final = frozenset(
    "anybody anyone someone somebody everyone everybody nobody those many some others people one".split()
)
_ARABIC: Final = re.compile("[\u0620-\u064a]")
_LINKING: Final = grammar.PREPOSITIONS | frozenset("nach bei vor in aus auf an à après dans chez lors en".split())
_ROLE_BEHIND: Final = re.compile(r"((?: [a-z]{3,20}){1,4}) ")
_NOUNS_BEHIND: Final = frozenset("der die das ein eine le la les un une".split())  # German nouns have capitals
_DROPPED: Final = re.compile(r"([^\W\d_]+)\s*:\s*[«“„\"]?\s*\Z")
_AS_FOR: Final = re.compile(r"(?<![^\W_])أما ((?:[^\W\d_]+ ){1,4}?[^\W\d_]+) ف[^\W\d_]+")
_PERSONS: Final = frozenset("he she er sie il elle o هو هي".split())
_MARKED: Final = re.compile('“[^”\n]*(?:”|$)|„[^“”\n]*(?:[“”]|$)|«[^»\n]*(?:»|$)|»[^«\n]*(?:«|$)|"[^"\n]*(?:"|$)')
_PARAGRAPH_REACH: Final = 3_000
_WORDS: Final = re.compile(r"[^\W\d_]+")
_VERB_REACH: Final = 60
_PHRASE_REACH: Final = 80


def attributed(text: str, start: int) -> Quotation | None:
    """The quotation of `text` that begins at `start`, if somebody in its own sentence is said to have spoken."""
    for one in find_quotations(text):
        if one.start == start:
            return one if one.speaker is not None and not one.rule.startswith("lent") else None
    return None


def chain_of(said: Quotation, text: str, offset: int, people: People) -> tuple[Speaker, ...]:
    """The chain of a quotation that was found in a text which begins at `offset` of the whole `text`.

    Whom the speaker reports in turn is left out unless a verb of saying follows the mention at once.
    """
    if said.rule.startswith("lent"):
        dropped = _DROPPED.search(text, max(0, said.start + offset - 30), said.start + offset)
        if dropped is not None and dropped[1] in speech.ARABIC:
            return (_topic(text, dropped.start(), people),)
    found = said.chain or ((said.speaker,) if said.speaker is not None else ())
    chain = []
    past = False
    for mention in found:
        placed = Mention(mention.text, mention.start + offset, mention.end + offset)
        if past and not _speaks(text, placed):
            continue
        cue = None if said.cue is None else Mention(said.cue.text, said.cue.start + offset, said.cue.end + offset)
        if mention == said.speaker:
            past = True
            placed = _up_to_verb(text, placed) if said.rule == "ahead.colon" else placed
            if not _can_speak(text, placed, said.rule, people):
                return (Speaker(""),)
            placed = _named_before(text, placed, cue, people)
        resolved = said.resolved if mention == said.speaker else None
        name = _name(placed, resolved, text, cue, people)
        pronoun = placed.text.lower() in PRONOUNS
        chain.append(Speaker(name, placed, resolved if pronoun and resolved and resolved != name else ""))
    return _with_nested(chain, said, text, offset, people)


def _topic(text: str, place: int, people: People) -> Speaker:
    """The subject of an Arabic verb that has none beside it: "As for X, she was wary, and said: …"; or nobody."""
    begin = sentence_start(text, place)
    found = _AS_FOR.search(text, begin, place)
    if found is None:
        return Speaker("")
    return Speaker(people.full(found[1]), Mention(found[1], found.start(1), found.end(1)))


def _up_to_verb(text: str, mention: Mention) -> Mention:
    """What stands before the verb of a clause that was taken whole: "Der Minister hat mir gesagt:"."""
    for at, word in enumerate(_WORDS.finditer(mention.text)):
        low = word[0].lower()
        if at > 1 and (low in HAVING or low in TOLD or low in speech.FOREIGN):
            end = mention.start + len(mention.text[: word.start()].rstrip())
            return Mention(text[mention.start : end], mention.start, end)
    return mention


def _with_nested(chain: list[Speaker], said: Quotation, text: str, offset: int, people: People) -> tuple[Speaker, ...]:
    """The chain with whoever passes the words on and whoever said them in turn, where the quotation names neither."""
    if not chain or chain[-1].mention is None:
        return tuple(chain)
    last = chain[-1].mention
    inner = inner_speaker(text, said, offset)
    start = said.start + offset
    if inner is not None and not inner.span.overlaps(last.span):
        if inner.start < last.start or last.start >= start:  # what was taken for the speaker stands behind the marks
            before = people.between(sentence_start(text, start), inner.start)
            chain = [Speaker(people.full(before[0][0]), _place(text, *before[0]))] if before else []
        return (*chain, Speaker(people.full(inner.text), inner))
    if len(chain) == 1 and last.end <= start and passed_on_by(text, last.start):
        before = people.between(sentence_start(text, last.start), last.start)
        if before and people.is_description(last.text):
            return (Speaker(people.full(before[-1][0]), _place(text, *before[-1])), *chain)
    return tuple(chain)


def _place(text: str, name: str, end: int) -> Mention | None:
    start = end - len(name)
    return Mention(name, start, end) if text[start:end] == name else None


def _can_speak(text: str, mention: Mention, rule: str, people: People) -> bool:
    """Whether the mention can be of somebody: not "a hand", not a clause before a colon, no noun behind "on"."""
    words = [word.lower() for word in _WORDS.findall(mention.text)]
    if not words or (len(words) == 1 and words[0] in speech.CUES):
        return False
    if len(words) <= 3 and not NOBODY.isdisjoint(words) and mention.text.islower():
        return False
    arabic = _ARABIC.match(words[0]) is not None
    if arabic:
        before = _WORDS.findall(text[max(0, mention.start - 12) : mention.start])[-1:]
        return words[0] not in ARABIC_BEING and NOBODY.isdisjoint(words[:1]) and ARABIC_BEFORE.isdisjoint(before)
    if rule == "ahead.open" and len(words) == 1 and sentence_start(text, mention.start) == mention.start:
        return people.knows(mention.text) or not words[0].isalpha() or words[0] in PRONOUNS or words[0] in grammar.ROLES
    if rule == "ahead.colon":
        small = sum(word.islower() for word in _WORDS.findall(mention.text))
        return len(words) <= 6 and 2 * small <= len(words)
    return True


def _named_before(text: str, mention: Mention, cue: Mention | None, people: People) -> Mention:
    """The person meant where a noun beside them was taken for the speaker.

    "sagte Ute Lorenz nach ihrer Rückkehr": named between the verb and a phrase with a preposition; "White House press
    secretary Josh Earnest said": named behind a role that the mention begins.
    """
    if cue is not None and cue.end < mention.start <= cue.end + _PHRASE_REACH:
        named = people.between(cue.end, mention.start)
        rest = text[named[0][1] : mention.start] if len(named) == 1 else ""
        first = _WORDS.match(rest.lstrip())
        if first is not None and rest[0] == " " and first[0].lower() in _LINKING:
            return _place(text, *named[0]) or mention
    behind = _ROLE_BEHIND.match(text, mention.end, mention.end + _PHRASE_REACH)
    if behind is not None and behind[1].split()[-1] in grammar.ROLES and mention.text.lower() not in PRONOUNS:
        named = people.between(behind.end(1), mention.end + _PHRASE_REACH)
        if named and text[behind.end() :].startswith(named[0][0]):
            return _place(text, *named[0]) or mention
    return mention


def _speaks(text: str, mention: Mention) -> bool:
    """Whether what follows the mention says that it did speak: no "would", no "was being", nobody in particular."""
    if mention.text.lower() in _INDEFINITE:
        return False
    for word in _WORDS.findall(text[mention.end : mention.end + _VERB_REACH])[:4]:
        low = word.lower()
        if low in speech.STRONG or low in TOLD or low in CALLING:
            return True
        if low in grammar.AUXILIARIES and low not in ("has", "have", "had"):
            return False
        if low in grammar.PREPOSITIONS or low in grammar.DETERMINERS or low in grammar.RELATIVES:
            return False
    return False


def _goes_on(rest: str) -> bool:
    """Whether what stands between a mention and its verb is the rest of the name, with roles before it."""
    words = rest.split()
    if not re.fullmatch(r"(?: [^\W\d_][\w.'’-]*){1,6} ?", rest) or not words[-1][0].isupper():
        return False
    small = [word for word in words if word[0].islower()]
    return not grammar.TIME_WORDS.intersection(word.lower() for word in words) and (
        not small or any(word in grammar.ROLES for word in small)
    )


def _only_person(mention: Mention, text: str, people: People) -> str | None:
    """The only person whom the paragraph names before a pronoun, outside its marks."""
    begin = text.rfind("\n", max(0, mention.start - _PARAGRAPH_REACH), mention.start) + 1
    if not begin and mention.start > _PARAGRAPH_REACH:
        return None
    hidden = [span.span() for span in _MARKED.finditer(text, begin, mention.start)]
    named = {
        parts(name).tokens[-2:]: name
        for name, end in people.between(begin, mention.start)
        if not name.isupper() and not any(first < end <= last for first, last in hidden)
    }
    return people.full(next(iter(named.values()))) if len(named) == 1 else None


def _name(mention: Mention, resolved: str | None, text: str, cue: Mention | None, people: People) -> str:
    """The fullest sure name: the longer phrase up to the verb, the only full name with that surname, what "he" is."""
    low = mention.text.lower()
    if low in PRONOUNS:
        return (_only_person(mention, text, people) if low in _PERSONS else None) or resolved or ""
    if cue is not None and mention.end < cue.start <= mention.end + _PHRASE_REACH:
        rest = text[mention.end : cue.start]
        if _goes_on(rest):
            return people.full(mention.text + rest)
    if people.is_description(mention.text):
        words = mention.text.split()
        named = words[0].lower() not in _NOUNS_BEHIND and any(word[0].isupper() for word in words[1:])
        return mention.text if named or not resolved else resolved
    return people.full(mention.text)
