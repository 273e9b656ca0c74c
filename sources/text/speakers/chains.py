"""From a quotation as the text attributes it to the chain of its speakers, with the fullest names that are sure."""

import re
from typing import Final

from sources.text import Mention
from sources.text.lexicon import grammar, speech
from sources.text.quotations import Quotation, find_quotations
from sources.text.speakers.model import Speaker
from sources.text.speakers.people import People
from sources.text.subjects import PRONOUNS

_INDEFINITE: Final = frozenset(
    "anybody anyone someone somebody everyone everybody nobody those many some others people one".split()
)
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
    found = said.chain or ((said.speaker,) if said.speaker is not None else ())
    chain = []
    past = False
    for mention in found:
        placed = Mention(mention.text, mention.start + offset, mention.end + offset)
        if past and not _speaks(text, placed):
            continue
        past = past or mention == said.speaker
        resolved = said.resolved if mention == said.speaker else None
        cue = None if said.cue is None else said.cue.start + offset
        chain.append(Speaker(_name(placed, resolved, text, cue, people), placed))
    return tuple(chain)


def _speaks(text: str, mention: Mention) -> bool:
    """Whether what follows the mention says that it did speak: no "would", no "was being", nobody in particular."""
    if mention.text.lower() in _INDEFINITE:
        return False
    for word in _WORDS.findall(text[mention.end : mention.end + _VERB_REACH])[:4]:
        low = word.lower()
        if low in speech.CUES and low not in speech.SPEECH_NOUNS:
            return True
        if low in grammar.AUXILIARIES and low not in ("has", "have", "had"):
            return False
        if low in grammar.PREPOSITIONS or low in grammar.DETERMINERS or low in grammar.RELATIVES:
            return False
    return False


def _name(mention: Mention, resolved: str | None, text: str, cue: int | None, people: People) -> str:
    """The fullest sure name: the longer phrase up to the verb, the only full name with that surname, what "he" is."""
    low = mention.text.lower()
    if low in PRONOUNS:
        return resolved or ""
    if cue is not None and mention.end < cue <= mention.end + _PHRASE_REACH:
        rest = text[mention.end : cue]
        if re.fullmatch(r"(?: [^\W\d_][\w.'’-]*){1,6} ?", rest) and rest.strip().split()[-1][0].isupper():
            return people.full(mention.text + rest)
    if people.is_description(mention.text):
        named = any(word[0].isupper() for word in mention.text.split()[1:])
        return mention.text if named or not resolved else resolved
    return people.full(mention.text)
