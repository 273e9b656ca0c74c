"""Words set off from the text: block quotations, paragraphs below "She wrote:", and names signed below a quotation."""

import re
from collections.abc import Iterator
from typing import Final

from sources.text import Mention, Span
from sources.text.lexicon.function_words import FUNCTION_WORDS
from sources.text.lexicon.grammar import PARTICLES
from sources.text.segments import split_sentences
from sources.text.speakers.chains import attributed, chain_of
from sources.text.speakers.model import Said, Speaker
from sources.text.speakers.people import People

_DASH: Final = r"(?:[—–―‒]|--)"
_SIGNED_LINE: Final = re.compile(rf"[ \t>*_]*{_DASH}[ \t]*(?P<name>[^\n]{{2,120}})")
_SIGNED_BEHIND: Final = re.compile(rf"(?P<mark>[\"”“»›’'])[ \t]*{_DASH}[ \t]*(?P<name>[^\n\"“”„«»]{{2,120}})\Z")
_BLOCK_LINE: Final = re.compile(r"[ \t]*>")
_LIST_ITEM: Final = re.compile(r"[ \t]*(?:[-*•–—]|\d{1,2}[.)])[ \t]")
_OPENING: Final = "\"“«„‘'‚‹「>"
_SMALL_WORDS: Final = frozenset().union(*FUNCTION_WORDS.values()) - PARTICLES
_STAND_IN: Final = "“So it is, and so it was.”"
_NAME_WORDS: Final = 6
_LEAD_REACH: Final = 400


def signature(text: str, start: int, end: int) -> Mention | None:
    """The name that `text[start:end]` begins with, as below a quotation ("Steve Quinlan, farmer"), or None."""
    words = text[start:end].strip(" \t*_")
    begin = text.index(words, start) if words else start
    name = re.split(r"[,(،]| [—–-] ", words, maxsplit=1)[0].rstrip(" .*_")
    parts = name.split()
    if not 1 <= len(parts) <= _NAME_WORDS or words[-1] in "?!:;…" or (words[-1] == "." and "," not in words):
        return None
    for word in parts:
        if word.lower() in _SMALL_WORDS:
            return None
        if word[:1].islower() and word.lower() not in PARTICLES and not re.match(r"(?:al|el|d)['’-]", word):
            return None
    return Mention(name, begin, begin + len(name)) if any(letter.isalpha() for letter in name) else None


def find_blocks(text: str, parts: list[Span], people: People) -> list[Said]:
    """Stretches set off from the text, each with who is said to have spoken or written them, in text order."""
    found: list[Said] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        if _BLOCK_LINE.match(text, part.start):
            last = at
            while last + 1 < len(parts) and _BLOCK_LINE.match(text, parts[last + 1].start):
                last += 1
            found.append(_block(text, parts, at, last, people))
            at = last + 1
            continue
        behind = _SIGNED_BEHIND.search(text, max(part.start, part.end - 160), part.end)
        if behind is not None:
            name = signature(text, behind.start("name"), behind.end("name"))
            if name is not None:
                found.append(_signed(part.start, behind.start("mark"), name, people, sure=True))
        elif text[part.start] in "—–―‒-":
            found.extend(_below(text, parts, at, people))
        elif at and text[parts[at - 1].end - 1] in ":：" and text[part.start] not in _OPENING:
            found.extend(_led(text, parts[at - 1], part, people))
        at += 1
    return found


def _signed(start: int, end: int, name: Mention, people: People, *, sure: bool) -> Said:
    return Said(start, end, (Speaker(people.full(name.text), name),), "signed", sure)


def _below(text: str, parts: list[Span], at: int, people: People) -> Iterator[Said]:
    """A line "— Name" below a paragraph; the lines of a list or of a dialogue are none."""
    line = _SIGNED_LINE.fullmatch(text, parts[at].start, parts[at].end)
    if line is None or not at:
        return
    above = parts[at - 1]
    beside = [parts[other] for other in (at - 1, at + 1) if other < len(parts)]
    if any(_LIST_ITEM.match(text, one.start) for one in beside):
        return
    name = signature(text, line.start("name"), line.end("name"))
    if name is not None and (len(name.text.split()) > 1 or people.knows(name.text)):
        first = at - 1
        while first and text[parts[first].start] in '"“' and text[parts[first - 1].start] == text[parts[first].start]:
            if text[parts[first - 1].end - 1] in '"”':
                break
            first -= 1
        yield _signed(parts[first].start, above.end, name, people, sure=text[above.start] in _OPENING)


def _block(text: str, parts: list[Span], first: int, last: int, people: People) -> Said:
    """A block of lines with ">" before them: signed at its end or below, or led in by the paragraph above."""
    start, end = parts[first].start, parts[last].end
    lines = list(re.finditer(r"[^\n]+", text[start:end]))
    bottom = start + lines[-1].start()
    line = _SIGNED_LINE.fullmatch(text, bottom, start + lines[-1].end())
    if line is not None and len(lines) > 1:
        name = signature(text, line.start("name"), line.end("name"))
        if name is not None:
            return _signed(start, bottom, name, people, sure=True)
    if last + 1 < len(parts):
        below = parts[last + 1]
        line = _SIGNED_LINE.fullmatch(text, below.start, below.end)
        name = signature(text, line.start("name"), line.end("name")) if line is not None else None
        if name is not None:
            return _signed(start, end, name, people, sure=True)
    led = list(_led(text, parts[first - 1], Span(start, end), people)) if first else []
    return led[0] if led else Said(start, end, (Speaker(""),), "quoted", False)


def _led(text: str, lead: Span, block: Span, people: People) -> Iterator[Said]:
    """The block that a paragraph with a verb of saying brings in: "In his letter Karl Mott wrote:"."""
    if _LIST_ITEM.match(text, block.start) or text[lead.end - 1] not in ":：":
        return
    begin = split_sentences(text, max(lead.start, lead.end - _LEAD_REACH), lead.end)[-1].start
    said = attributed(text[begin : lead.end] + " " + _STAND_IN, lead.end - begin + 2)
    if said is None or said.confidence == "low" or said.rule in ("ahead.open", "ahead.colon"):
        return
    yield Said(block.start, block.end, chain_of(said, text, begin, people), "quoted", True)
