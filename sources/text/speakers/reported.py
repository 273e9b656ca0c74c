"""Indirect speech: who is said to have said the words of a sentence that no marks enclose.

The words are asked about as if they stood in marks: what would make them somebody's quotation makes them somebody's
reported words.
"""

import re
from typing import Final

from sources.text import Span
from sources.text.lexicon import speech
from sources.text.lexicon.grammar import CONJUNCTIONS, RELATIVES, SUBORDINATORS
from sources.text.quotations import Quotation
from sources.text.speakers.chains import attributed, chain_of
from sources.text.speakers.model import How, Said
from sources.text.speakers.people import People

_RULES: Final = frozenset(
    "ahead.verb ahead.inverted behind.subject behind.inverted behind.final behind.verb_last according".split()
)
_THAT: Final = re.compile(
    r"\s*,?\s*(?:that|how|whether|why|dass|que|qu['’]|ki|أن|بأن|إن|أنه|أنها|بأنه|بأنها|إنه|إنها)(?![^\W_])",
    re.IGNORECASE,
)
_DIALOGUE: Final = re.compile(r"[—–―]\s")
_WORD: Final = re.compile(r"[^\W\d_]+")
_JOINING: Final = CONJUNCTIONS | SUBORDINATORS | RELATIVES | frozenset("und aber et mais ve ama و لكن while".split())
_AFTER_TAG: Final = 60
_MARKS: Final = re.compile('["“”„‟«»「」]')
_LONGEST_SENTENCE: Final = 2_000
_STAND_IN: Final = "So it is, and so it was,"


def reported(text: str, sentence: Span, words: Span, people: People) -> Said | None:
    """Whose words `words` are by the rest of their sentence, in substance; None where nobody is said to say them."""
    start, end = max(words.start, sentence.start), min(words.end, sentence.end)
    if start >= end or len(sentence) > _LONGEST_SENTENCE:
        return None
    before, after = text[sentence.start : start], text[end : sentence.end]
    if len(_MARKS.findall(before)) % 2 or len(_MARKS.findall(after)) % 2:
        return None
    after = re.sub(r"\A[ \t]*[,.]", "", after)
    made = f"{before}“{_STAND_IN}”{' ' if after[:1].isalnum() else ''}{after}"
    said = attributed(made, len(before) + 1)
    if said is None or said.rule not in _RULES or said.confidence == "low" or said.speaker is None:
        return None
    if said.speaker.start < len(before):
        offset = sentence.start
        cue = said.cue
        that = cue is not None and _THAT.match(text, cue.end + offset) is not None
        sure = said.rule == "according" or that or (cue is not None and not text[cue.end + offset : start].strip())
        if not sure and (cue is None or cue.text.lower() not in speech.STRONG):
            return None
    else:
        offset = sentence.end - len(made)
        sure = True
        if not _closes(text, said, offset, end, sentence.end):
            return None
    how: How = "quoted" if _DIALOGUE.match(text, sentence.start) else "reported"
    return Said(start, end, chain_of(said, text, offset, people), how, sure)


def _closes(text: str, said: Quotation, offset: int, end: int, last: int) -> bool:
    """Whether the words behind are a tag that closes the sentence: ", Karl Mott said on Monday."."""
    assert said.speaker is not None  # noqa: S101 - the caller looked
    cue = None if said.cue is None else said.cue.text.lower()
    if cue is not None and said.rule != "according" and cue not in speech.STRONG and cue not in speech.FOREIGN:
        return False
    tag = text[end:last]
    lead = _WORD.search(tag)
    if lead is None or lead[0].lower() in _JOINING:
        return False
    behind = max(said.speaker.end, said.cue.end if said.cue is not None else 0) + offset
    return last - behind <= _AFTER_TAG
