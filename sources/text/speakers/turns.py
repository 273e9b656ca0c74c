"""The turns of interviews and transcripts: "WALLACE: …", "Q: … A: …", "**Name:** …", "Name — …", "SPEAKER 1 [00:12]".

One line "Name: words" is no transcript; it is a headline, and only its own line is that name's. Linear in the text.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sources.text import Mention
from sources.text.lexicon import grammar, turns
from sources.text.lexicon.function_words import FUNCTION_WORDS
from sources.text.lexicon.speech import CUES, FOREIGN
from sources.text.names import find_names
from sources.text.names.keys import fold_letters, parts
from sources.text.speakers.model import Said, Speaker
from sources.text.speakers.people import People

_LINE: Final = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_TIME: Final = r"[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?"
_LEAD: Final = re.compile(
    rf"[ \t]*(?:>[ \t]*)?(?:#{{1,6}}[ \t]+)?[\"“]?(?:{_TIME}[ \t]*(?:[-–—][ \t]*)?)?(?:\*\*|__)?[ \t]*"
)
_IN_LABEL: Final = r"[^\n:：*_\[\](){}<>|/\"“”«»„]"
_COLON: Final = re.compile(
    rf"(?P<label>(?!\s){_IN_LABEL}{{1,70}}?)[ \t]*(?P<aside>[\[(][^\])\n]{{1,40}}[\])][ \t]*)?"
    rf"(?P<time>{_TIME}[ \t]*)?(?:\*\*|__)?[ \t\u00a0\u202f]*[:：](?:\*\*|__)?(?=[ \t\u00a0]|[\"“«„]|$)"
)
_STOPPED: Final = re.compile(r"(?P<label>[QA])\.(?=[ \t])")
_TIMED: Final = re.compile(
    rf"(?P<label>(?!\s){_IN_LABEL}{{1,60}}?)(?:\*\*|__)?[ \t]+{_TIME}[ \t]*(?=$|[^\s:])",
)
_BOLD: Final = re.compile(r"\*\*(?P<label>[^*\n:]{2,60})\*\*[ \t]*(?P<dash>[—–-][ \t]+)?(?=$|[^\s])")
_DASHED: Final = re.compile(r"(?P<label>[^\W\d_][^\n:—–\"“”«»„,;!?()]{1,40}?)[ \t]+[—–][ \t]+(?=\S)")
_ALONE: Final = re.compile(r"(?P<label>[^\W\d_a-z][^\n:a-z\"“”«»„;!?()]{2,40})[ \t]*$")
_STOP_LINE: Final = re.compile(r"[ \t]*(?:#{1,6}[ \t]|(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|={3,}$)")
_BEFORE_NAME: Final = re.compile(r"\S*[^\s\w]")
_ARABIC_LETTER: Final = re.compile("[\u0620-\u064a]")
_QUOTE_MARKS: Final = "\"“«„‘'‚‹「"
_PARTICLES: Final = grammar.PARTICLES | frozenset({"and", "und", "et", "zu", "bin"})
_SMALL_WORDS: Final = frozenset().union(*FUNCTION_WORDS.values())
_LABEL_WORDS: Final = 6
_DENSE: Final = 6
"""Plain labels ("Name: words") on fewer lines than one of so many are no talk: a headline and a line of an article."""

_HEAD_REACH: Final = 4_000
_NAME_REACH: Final = 90


@dataclass(frozen=True, slots=True)
class _Opening:
    """A line that may open a turn: where its words begin, the label's place, and how the label is written."""

    line: int
    begin: int
    start: int
    end: int
    style: str  # "strong", "plain", "question", "answer", "asker", "dash", "alone"
    anonymous: bool
    key: str


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of a text in order, the names on their labels, and the lines that are headlines."""

    turns: tuple[Said, ...]
    headlines: tuple[Said, ...]
    labels: tuple[str, ...]


def find_turns(text: str, people: People) -> Turns:
    """The turns and headlines of a text."""
    openings: list[_Opening] = []
    stops: list[int] = []
    following: list[_Opening] = []
    for line in _LINE.finditer(text):
        if following:
            openings += [one for one in following if _is_prose(line[0])]
            following = []
        if _STOP_LINE.match(line[0]) or turns.END_OF_TALK.match(line[0].strip()):
            stops.append(line.start())
        found = _opening(text, line.start(), line.end())
        if found is None:
            continue
        if found.style == "alone":
            following = [found]
        else:
            openings.append(found)
    taken, single = _accepted(text, openings, people)
    names = _names(text, taken, people)
    return Turns(
        tuple(_turns(text, taken, stops, names)),
        tuple(_headlines(text, single, people)),
        tuple(dict.fromkeys(one for one in names.known)),
    )


def _is_prose(line: str) -> bool:
    return any(letter.islower() for letter in line[:80])


def _opening(text: str, start: int, end: int) -> _Opening | None:
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead is not None else start
    bold = "**" in text[start:begin] or "__" in text[start:begin]
    timed = ":" in text[start:begin]
    found = _STOPPED.match(text, begin, end) or _COLON.match(text, begin, end)
    if found is not None:
        timed = timed or (found.re is _COLON and found["time"] is not None)
        return _made(text, start, found, strong=bold or timed, style="")
    found = _TIMED.match(text, begin, end)
    if found is not None:
        return _made(text, start, found, strong=True, style="")
    found = _BOLD.match(text, start, end)
    if found is not None:
        return _made(text, start, found, strong=True, style="")
    found = _DASHED.match(text, begin, end)
    if found is not None:
        return _made(text, start, found, strong=False, style="dash")
    found = _ALONE.match(text, begin, end)
    return None if found is None else _made(text, start, found, strong=True, style="alone")


def _made(text: str, line: int, found: re.Match[str], *, strong: bool, style: str) -> _Opening | None:
    """The opening with its label cut to the name ("CHRIS WALLACE, HOST"), or None where it is no speaker's."""
    label = re.split(r",| \(|،", found["label"], maxsplit=1)[0].strip(" \t.-–—•*")
    if not label:
        return None
    start = found.start("label") + found["label"].index(label)
    words = label.split()
    low = [word.lower().strip(".") for word in words]
    folded = fold_letters(label).strip()
    anonymous = low[0] in turns.ANONYMOUS
    if len(words) == 1 and low[0] in turns.QUESTIONS:
        style = "question"
    elif len(words) == 1 and low[0] in turns.ANSWERS:
        style = "answer"
    elif len(words) == 1 and low[0] in turns.ASKERS:
        style = "asker"
    elif not anonymous and not _could_name(words, low):
        return None
    elif not style:
        upper = sum(letter.isupper() for letter in label) >= 2 and not any(letter.islower() for letter in label)
        style = "strong" if strong or upper else "plain"
    return _Opening(line, found.end(), start, start + len(label), style, anonymous, folded)


def _could_name(words: list[str], low: list[str]) -> bool:
    """Whether a label may be a name: few words, each with a capital, no verb of saying, not "Note" or "Source"."""
    if len(words) > _LABEL_WORDS or low[0] in turns.NOT_SPEAKERS or low[-1] in turns.NOT_SPEAKERS:
        return False
    if any(word in CUES or word in FOREIGN for word in low[:-1] if not word[:1].isupper()):
        return False
    for word, lower in zip(words, low, strict=True):
        if _ARABIC_LETTER.match(word):
            if lower in FOREIGN:
                return False
            continue
        if lower in _PARTICLES:
            continue
        if not any(piece[:1].isupper() or piece[:1].isdigit() for piece in re.split(r"['’-]", word)):
            return False
        if lower in _SMALL_WORDS and not word.isupper():
            return False
    return words[0][0].isalpha() and not (len(words) > 1 and all(word in _PARTICLES for word in low))


def _accepted(
    text: str, openings: list[_Opening], people: People
) -> tuple[list[tuple[_Opening, bool]], list[_Opening]]:
    """The openings of turns, each with whether its speaker is sure, and those that stand alone."""
    counts = Counter(one.key for one in openings)

    def known(one: _Opening) -> bool:
        return len(text[one.start : one.end].split()) > 1 or people.knows(text[one.start : one.end])

    spoken = [one for one in openings if one.style not in ("dash", "alone")]
    marked = [one for one in spoken if one.style != "plain"]
    plain = [one for one in spoken if one.style == "plain"]
    dashed = [one for one in openings if one.style == "dash"]
    alone = [one for one in openings if one.style == "alone"]
    taken: list[tuple[_Opening, bool]] = []
    if len(marked) >= 2 or (marked and any(counts[one.key] > 1 or known(one) for one in plain)):
        taken += [(one, True) for one in marked]
    telling = [one for one in plain if counts[one.key] > 1 or known(one)]
    both = len({one.key for one in spoken}) >= 2 and (telling or len(plain) == len(spoken) == 2)
    if both and (marked or _DENSE * len(plain) >= _lines_from(text, plain[0].line)):
        taken += [(one, counts[one.key] > 1 or known(one)) for one in plain]
    for some in (dashed, alone):
        repeated = {one.key for one in some if counts[one.key] > 1}
        if repeated and len({one.key for one in some}) >= 2:
            taken += [(one, counts[one.key] > 1 or known(one)) for one in some]
    chosen = {one.start for one, _ in taken}
    single = [one for one in spoken if one.start not in chosen and one.style in ("plain", "strong")]
    return sorted(taken, key=lambda row: row[0].start), single


def _lines_from(text: str, start: int) -> int:
    """How many lines with words there are from a place on."""
    return sum(1 for line in _LINE.finditer(text, start) if not line[0].isspace())


@dataclass(frozen=True, slots=True)
class _Names:
    """Whom the labels stand for: `of` by the label's key; `known` all names; who asks and who answers."""

    of: dict[str, str]
    known: tuple[str, ...]
    asking: tuple[str, ...]
    answering: tuple[str, ...]


def _names(text: str, taken: list[tuple[_Opening, bool]], people: People) -> _Names:
    if not taken:
        return _Names({}, (), (), ())
    plain = [one for one, _ in taken if one.style not in ("question", "answer", "asker") and not one.anonymous]
    labels = {one.key: text[one.start : one.end] for one in plain}
    of: dict[str, str] = {}
    for key, label in labels.items():
        tokens = parts(label).tokens
        longer = {
            parts(other).key: other
            for other in labels.values()
            if len(tokens) == 1 and len(parts(other).tokens) > 1 and parts(other).tokens[-1:] == tokens
        }
        of[key] = next(iter(longer.values())) if len(longer) == 1 else people.full(label)
    asking, answering = _head(text, taken[0][0].line)
    if not answering and any(one.style in ("question", "asker") for one, _ in taken):
        answering = tuple(of.values())
    return _Names(of, tuple(of.values()), asking, answering)


def _head(text: str, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who asks and who answers, by what stands before the first turn; an only full name there is who answers."""
    begin = max(0, end - _HEAD_REACH)
    head = text[begin:end]
    asking = _after(head, turns.ASKED_BY)
    answering = tuple(name for name in _after(head, turns.INTERVIEW_WITH) if name not in asking)
    if not answering:
        full = {
            parts(name.text).key: name.text
            for name in find_names(head)
            if 2 <= len(parts(name.text).tokens) <= 4 and name.text not in asking
        }
        answering = tuple(full.values()) if len(full) == 1 else ()
    return asking, answering


def _after(head: str, words: re.Pattern[str]) -> tuple[str, ...]:
    found = []
    for match in words.finditer(head):
        near = find_names(head[match.end() : match.end() + _NAME_REACH].split("\n", 1)[0])
        full = [one.text for one in near if len(parts(one.text).tokens) >= 2]
        found += full[:1]
    return tuple(dict.fromkeys(found))


def _turns(text: str, taken: list[tuple[_Opening, bool]], stops: list[int], names: _Names) -> Iterator[Said]:
    """Each turn reaches to the next, to a heading or a rule, or to the end of the text."""
    stopping = iter([*stops, len(text)])
    stop = next(stopping)
    for at, (one, sure) in enumerate(taken):
        after = taken[at + 1][0].line if at + 1 < len(taken) else len(text)
        while stop <= one.start and stop < len(text):
            stop = next(stopping)
        mention = Mention(text[one.start : one.end], one.start, one.end)
        others: tuple[str, ...] = ()
        if one.style in ("question", "asker"):
            name = names.asking[0] if len(names.asking) == 1 else ""
            others = names.answering
        elif one.style == "answer":
            name = names.answering[0] if len(names.answering) == 1 else ""
            others = names.asking
        else:
            name = "" if one.anonymous else names.of[one.key]
            others = names.known if one.anonymous else ()
        yield Said(one.begin, min(after, stop), (Speaker(name, mention),), "turn", sure, others)


def _headlines(text: str, single: list[_Opening], people: People) -> Iterator[Said]:
    """A line that is a name, a colon and words: the first line, a heading, or words in marks."""
    first = len(text) - len(text.lstrip())
    for one in single:
        end = next((m.end() for m in [_LINE.match(text, one.line)] if m), one.begin)
        words = text[one.begin : end].strip()
        heading = one.line == first or text[one.line] == "#"
        if not words or not (heading or words[0] in _QUOTE_MARKS):
            continue
        label = text[one.start : one.end]
        known = people.knows(label) or len(label.split()) > 1
        if heading and words[0] not in _QUOTE_MARKS and not known:
            continue
        speaker = Speaker(people.full(label), Mention(label, one.start, one.end))
        yield Said(one.begin, end, (speaker,), "headline", known or words[0] in _QUOTE_MARKS)
