"""Reporting within reporting, where marks enclose only the innermost words: "Poe said a farmer had told him “…”"."""

import re
from typing import Final

from sources.text import Mention
from sources.text.lexicon import nested, speech
from sources.text.quotations import Quotation

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STOP: Final = re.compile(r"[.!?…]\s|\n")
_SENTENCE_REACH: Final = 500
_NOUN_WORDS: Final = 4
_THAT: Final = frozenset({"أن", "إن", "بأن"})
_TURKISH_WHO: Final = re.compile(r"(?:bir\s+)?[^\W\d_]+(?:[nN][ıiuü]n|['’][nN]?[ıiuü]n)(?=\s)")


def sentence_start(text: str, place: int) -> int:
    """Roughly where the sentence of `place` begins: after the last stop or line end before it."""
    begin = max(0, place - _SENTENCE_REACH)
    ends = [found.end() for found in _STOP.finditer(text, begin, place)]
    return ends[-1] if ends else begin


def inner_speaker(text: str, said: Quotation, offset: int) -> Mention | None:
    """Somebody whose words the speaker of a quotation reports, by the words between the verb of saying and the mark.

    None where nobody else is brought in. `offset` is where the text in which the quotation was found begins.
    """
    start = said.start + offset
    turkish = _turkish(text, start, said.end + offset)
    if turkish is not None:
        return turkish
    if said.cue is None or said.cue.end + offset > start or _STOP.search(text, said.cue.end + offset, start):
        return None
    words = list(_WORD.finditer(text, said.cue.end + offset, start))
    low = [word[0].lower() for word in words]
    for at, word in enumerate(low):
        if word in nested.SOMEBODY and not _is_verb(low, at):
            last = _noun_end(low, at, nested.TOLD)
        elif word in _THAT:
            at, last = at + 1, _noun_end(low, at + 1, nested.ARABIC_TOLD, least=1)
        else:
            continue
        if last is not None and last > at:
            first, final = words[at].start(), words[last - 1].end()
            return Mention(text[first:final], first, final)
    return None


def _is_verb(low: list[str], at: int) -> bool:
    """Whether "a" is French "has"."""
    return low[at] == "a" and at + 1 < len(low) and low[at + 1] in nested.TOLD


def _noun_end(low: list[str], at: int, verbs: frozenset[str], least: int = 2) -> int | None:
    """Where a short phrase ends that begins at `at` and that one of the verbs follows, with or without auxiliaries."""
    for end in range(at + least, min(at + _NOUN_WORDS, len(low)) + 1):
        verb = end
        while verb < len(low) and low[verb] in nested.HAVING:
            verb += 1
        if verb < len(low) and low[verb] in verbs:
            return end
    return None


def _turkish(text: str, start: int, end: int) -> Mention | None:
    """ "Kaya, bir çiftçinin “…” söylediğini aktardı": the genitive before the mark, the nominal verb behind it."""
    behind = [word[0].lower() for word in _WORD.finditer(text, end, min(len(text), end + 80))][:5]
    told = next((at for at, word in enumerate(behind) if word in nested.TURKISH_TOLD), None)
    if told is None or not any(word in speech.TURKISH for word in behind[told + 1 :]):
        return None
    found = list(_TURKISH_WHO.finditer(text, sentence_start(text, start), start))
    return Mention(found[-1][0], found[-1].start(), found[-1].end()) if found else None


def passed_on_by(text: str, start: int) -> str:
    """The words between "according to" at the head of the sentence and `start`; "" where it has none."""
    begin = sentence_start(text, start)
    head = text[begin:start].lstrip()
    low = head.lower()
    if any(low.startswith(word) for word in nested.THROUGH):
        return head
    return ""
