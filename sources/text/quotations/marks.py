"""Pairs of quotation marks: where a marked fragment begins and ends, in any of the usual styles.

Marks are paired paragraph by paragraph, so that one left open never swallows more than its paragraph. A quotation that
runs over several paragraphs gives a fragment for each, tied together by `continues`.
"""

import bisect
import itertools
import re
from dataclasses import dataclass, replace
from typing import Final, Literal

from sources.text import Span
from sources.text.lexicon import speech

Style = Literal["curly", "straight", "angled", "low", "single", "corner"]

_DOUBLE: Final = re.compile('["“”„‟«»「」『』＂]')
_FILLER: Final = "\u2060"
_PAIRS: Final = ("''", "’’", "‘‘", "``")
_RUN: Final = re.compile("(?<!['’‘`])['’‘`]{2,3}(?!['’‘`])")
_SINGLE_OPEN: Final = re.compile(r"(?:(?<=[\s(\[—–:-])|^)[‘'‚‹›](?=[^\s'’‘.,;:!?)])")
_SINGLE_CLOSE: Final = re.compile(r"(?<=[^\s(\[‘'])[’'›‘‹](?![^\W_])")
_ELIDED: Final = re.compile(
    r"['’‘](?:em|til|till|cause|tis|twas|round|bout|n|neath|s|ll|ve|re|d|m|t|\d\ds?)(?![^\W_])", re.IGNORECASE
)
_NAME: Final = r"(@?[^\W\d_a-z][\w.'’-]{0,30}(?:[ ](?:[^\W\d_a-z][\w.'’-]{0,30}|of|de|van|von|al|el|bin)){0,5})"
_DASHED: Final = re.compile(rf"[-–—―~]{{1,2}}\s*{_NAME}(?:[,(;|][^\n]{{0,110}})?[.\s]*\Z")
_CREDIT: Final = re.compile(rf"{_NAME}(?:,[^\n]{{0,110}})?[.\s]*[\"”]\Z")
_WORD: Final = re.compile(r"[\s,]{0,3}([^\W\d_]{2,20})")
_LONG: Final = 3  # spaces
_CLOSERS: Final = {
    "“": "”",
    "„": "“",
    "‟": "”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    '"': '"',
    "”": "”",
    "＂": "＂",
}
_STYLES: Final[dict[str, Style]] = {
    "“": "curly", "”": "curly", "‟": "curly", '"': "straight", "＂": "straight", "„": "low", "«": "angled",
    "»": "angled", "「": "corner", "『": "corner",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fragment:
    """A marked stretch inside one paragraph.

    `start`, `end` lie inside the marks, without white space at the edges; `open`, `close` take the marks in.
    `continues`: goes on with the fragment before it (a quotation over several paragraphs). `closed` is False where the
    closing mark is missing in this paragraph. `primary` is False for a single mark in a text whose quotations have
    double ones. `credit`: the name on a line of its own below ("― Ann Poe", as under a quotation set apart).
    """

    open: int
    start: int
    end: int
    close: int
    style: Style
    closed: bool = True
    continues: bool = False
    primary: bool = True
    credit: Span | None = None


def find_fragments(text: str, parts: list[Span]) -> list[list[Fragment]]:
    """The fragments of each paragraph, in order; those inside another fragment are left out."""
    original, text = text, _doubled(text)
    found: list[list[Fragment]] = []
    left_open: Fragment | None = None
    for at, part in enumerate(parts):
        ahead = parts[at + 1] if at + 1 < len(parts) else None
        fragments = _double(text, part, left_open)
        if left_open is not None and fragments and fragments[0].open == part.start:
            fragments[0] = replace(fragments[0], continues=True)
        last = fragments[-1] if fragments else None
        left_open = None
        if last is not None and not last.closed and ahead is not None and _goes_on(text, last, ahead):
            left_open = last
        found.append(fragments)
    primary = not any(found)
    for part, fragments in zip(parts, found, strict=True):
        _add_single(original, part, fragments, primary)
    if primary and not any(_reads_as_speech(original, one) for fragments in found for one in fragments):
        found = [[replace(one, primary=False) for one in fragments] for fragments in found]
    if primary:
        _continue_single(original, parts, found)
    for (before, fragments), (below, under) in itertools.pairwise(zip(parts, found, strict=True)):
        if fragments and fragments[-1].close >= before.end - 1:
            _credit(original, fragments, below, under)
    return found


def _reads_as_speech(text: str, fragment: Fragment) -> bool:
    """Whether a fragment in single marks has the stop or the length of an utterance, not of a term, or a verb behind
    it that makes it one (‘Geliyorum’ dedi)."""
    if text[fragment.end - 1] in ",.?!…" or text.count(" ", fragment.start, fragment.end) >= _LONG:
        return True
    behind = _WORD.match(text, fragment.close)
    return behind is not None and behind[1].lower() in speech.TURKISH - speech.CUES


def _credit(text: str, fragments: list[Fragment], below: Span, under: list[Fragment]) -> None:
    """Ties a quotation to the name on the line below it, and takes that line for no quotation."""
    line = text[below.start : min(below.end, below.start + 160)]
    unclosed = not fragments[-1].closed and (not under or (len(under) == 1 and under[0].open == below.start))
    match = (_CREDIT if unclosed else _DASHED).match(line)
    if match is None or below.end - below.start != match.end() or (under and not unclosed):
        return
    name = Span(below.start + match.start(1), below.start + match.end(1))
    fragments[-1] = replace(fragments[-1], credit=name)
    under.clear()


def _continue_single(text: str, parts: list[Span], found: list[list[Fragment]]) -> None:
    """In a text with single marks alone: those left open where the next paragraph opens with the same mark."""
    for at in range(len(parts) - 1, 0, -1):
        part, below = parts[at - 1], parts[at]
        mark = text[below.start]
        if mark not in "‘'" or not found[at] or found[at][0].open != below.start:
            continue
        taken = found[at - 1][-1].close if found[at - 1] else part.start
        opening = _SINGLE_OPEN.search(text, taken, part.end)
        if opening is not None and opening.group() == mark:
            start = opening.start()
            found[at - 1].append(_make(text, start, start + 1, part.end, part.end, "single", False))
            found[at][0] = replace(found[at][0], continues=True)


def _doubled(text: str) -> str:
    """The text with a curly double mark, and a filler, in place of two single ones; offsets stay.

    Of three in a row the outer two are the double mark: ''…, '…,''' she said.
    """
    if not any(pair in text for pair in _PAIRS):
        return text
    return _RUN.sub(_two_as_one, text)


def _two_as_one(run: re.Match[str]) -> str:
    marks, text = run.group(), run.string
    before = text[run.start() - 1] if run.start() else " "
    after = text[run.end()] if run.end() < len(text) else " "
    opens = not after.isspace() and (before.isspace() or before in "([{—–-/") if marks[0] not in "‘`" else True
    if opens and marks[0] == marks[1]:
        return "“" + _FILLER + marks[2:]
    if not opens and marks[-1] == marks[-2]:
        return marks[:-2] + "”" + _FILLER
    return marks


def _goes_on(text: str, last: Fragment, ahead: Span) -> bool:
    """Whether the next paragraph takes the open quotation up: by a mark of its own, or by closing this one."""
    opener = text[last.open]
    if text[ahead.start] == opener or (opener in '“"' and text[ahead.start] in '“"'):
        return True
    for match in _DOUBLE.finditer(text, ahead.start, ahead.end):
        return match.group() == _CLOSERS.get(opener) and _closes(text, match.start(), ahead)
    return False


def _double(text: str, part: Span, left_open: Fragment | None) -> list[Fragment]:
    marks = _outer(text, [match.start() for match in _DOUBLE.finditer(text, part.start, part.end)], part)
    if not marks:
        return []
    fragments: list[Fragment] = []
    opened: int | None = None
    odd = sum(text[at] == '"' for at in marks) % 2 == 1
    depth = 0
    ends = left_open is not None and _closes(text, marks[0], part)
    if left_open is not None and ends and (text[marks[0]] != text[left_open.open] or (odd and text[marks[0]] == '"')):
        fragments.append(_make(text, part.start, part.start, marks[0], marks[0] + 1, _STYLES[text[left_open.open]]))
        marks = marks[1:]
    for at in marks:
        mark = text[at]
        if opened is None:
            if _may_open(text, at, part, odd):
                opened, depth = at, 0
            continue
        opener = text[opened]
        if _is_closer(text, at, opener, part, odd):
            if depth and mark != '"':
                depth -= 1
                continue
            _append(text, fragments, opened, at, part, True)
            opened = None
        elif mark == opener and mark in "“«„":
            if _nested_opener(text, opened, at, part):
                depth += 1
            else:
                _append(text, fragments, opened, at, part, False)
                opened, depth = at, 0
        elif opener == '"' and mark == "“" and at > opened + 1 and _curly_within(text, at, part):
            depth += 1
        elif mark == '"' and odd and opener == '"' and _opens(text, at, part):
            _append(text, fragments, opened, at, part, False)
            opened = at
    if opened is not None:
        _append(text, fragments, opened, part.end, part, False)
    return fragments


def _outer(text: str, marks: list[int], part: Span) -> list[int]:
    """The marks without a straight pair right inside a straight pair: two that open, then two that close."""

    def shape(at: int) -> str:
        opens, closes = _opens(text, at, part), _closes(text, at, part)
        return "x" if text[at] != '"' or opens == closes else "o" if opens else "c"

    shapes = "".join(map(shape, marks))
    if "oocc" not in shapes:
        return marks
    inner = {match.start() + step for match in re.finditer("oocc", shapes) for step in (1, 2)}
    return [at for place, at in enumerate(marks) if place not in inner]


def _append(text: str, fragments: list[Fragment], opened: int, at: int, part: Span, closed: bool) -> None:
    width = (2 if text[at + 1 : at + 2] == _FILLER else 1) if closed else 0
    fragment = _make(text, opened, opened + 1, at, at + width, _STYLES[text[opened]], closed)
    if fragment.start < fragment.end:
        fragments.append(fragment)


def _make(text: str, opened: int, start: int, end: int, close: int, style: Style, closed: bool = True) -> Fragment:
    while start < end and (text[start].isspace() or text[start] == _FILLER):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == _FILLER):
        end -= 1
    return Fragment(opened, start, end, close, style, closed)


def _opens(text: str, at: int, part: Span) -> bool:
    """Whether a mark at `at` looks like an opening one: nothing or space before it, a character after it."""
    before = text[at - 1] if at > part.start else " "
    after = text[at + 1] if at + 1 < part.end else " "
    return not after.isspace() and (before.isspace() or before in "([{—–-‘'’“/:…")


def _closes(text: str, at: int, part: Span) -> bool:
    before = text[at - 1] if at > part.start else " "
    after = text[at + 1] if at + 1 < part.end else " "
    return not before.isspace() and not after.isalnum()


def _may_open(text: str, at: int, part: Span, odd: bool) -> bool:
    mark = text[at]
    if mark in "“„‟「『":
        return True
    if mark in "«":
        return True
    if mark in '"＂':
        if text[at + 1 : at + 2] == ">":
            return False  # the end of a tag
        inches = at > part.start and text[at - 1].isdigit() and not _opens(text, at, part)
        return _opens(text, at, part) if odd or inches else at + 1 < part.end
    if text[at + 1 : at + 2] == _FILLER:
        return False
    if mark in "»”":
        return (
            _opens(text, at, part)
            and text[at - 1 : at] != ":"
            and (mark == "»" or at == part.start or text[at - 1] == " ")
        )
    return False


def _is_closer(text: str, at: int, opener: str, part: Span, odd: bool) -> bool:
    mark = text[at]
    if opener == '"':
        if mark == "”":
            return True
        return mark == '"' and (not odd or not _opens(text, at, part))
    if opener == "“":
        return mark == "”" or (mark == '"' and _closes(text, at, part)) or (mark == "“" and _ends_word(text, at, part))
    if opener == "„":
        return mark in "“”" or (mark == '"' and _closes(text, at, part))
    if opener == "”" and mark == "“":
        return _closes(text, at, part)
    return mark == _CLOSERS.get(opener)


def _ends_word(text: str, at: int, part: Span) -> bool:
    """Whether a “ that should open stands where only a closing mark can: after a character, before space or an end."""
    after = text[at + 1] if at + 1 < part.end else " "
    return _closes(text, at, part) and (after.isspace() or after in ".,;:!?)")


def _curly_within(text: str, at: int, part: Span) -> bool:
    """Whether a curly pair lies inside straight marks: "The list “for now” is closed"."""
    limit = min(part.end, at + 4000)
    closer = text.find("”", at, limit)
    outer = text.find('"', at, limit)
    return 0 <= closer < outer and not _opens(text, outer, part)


def _nested_opener(text: str, opened: int, at: int, part: Span) -> bool:
    """Whether a second opener inside an open quotation is a quotation within it: both are closed further on."""
    closer = _CLOSERS[text[opened]]
    rest = text[at + 1 : min(part.end, at + 4000)]
    return rest.count(closer) > rest.count(text[opened]) + 1


def _add_single(text: str, part: Span, fragments: list[Fragment], primary: bool) -> None:
    """Adds the stretches in single marks that stand outside the double ones."""
    opens = [fragment.open for fragment in fragments]
    at = part.start
    singles: list[Fragment] = []
    while True:
        opening = _SINGLE_OPEN.search(text, at, part.end)
        if opening is None:
            break
        at = opening.end()
        start = opening.start()
        place = bisect.bisect_right(opens, start)
        if (place and start < fragments[place - 1].close) or _ELIDED.match(text, start, part.end):
            continue
        limit = opens[place] if place < len(opens) else part.end
        end = _single_end(text, opening, limit)
        if end is not None and end > at:
            singles.append(replace(_make(text, start, at, end, end + 1, "single"), primary=primary))
            at = end + 1
    if singles:
        fragments.extend(singles)
        fragments.sort(key=lambda fragment: fragment.open)


def _single_end(text: str, opening: re.Match[str], limit: int) -> int | None:
    """Where the single mark closes: the first mark that cannot be an apostrophe, else the first that need not be."""
    wanted = {"‘": "’", "'": "'", "‚": "‘’", "‹": "›", "›": "‹"}[opening.group()]
    likely: int | None = None
    for match in _SINGLE_CLOSE.finditer(text, opening.end(), min(limit, opening.end() + 3000)):
        if match.group() not in wanted:
            continue
        at = match.start()
        before, after = text[at - 1], text[at + 1 : at + 3]
        if not before.isalnum() or not after.strip() or after[0] in ",.;:!?)—":
            return at
        plural = before in "sS" and len(after) == 2 and after[1].islower()
        if likely is None and not plural:
            return at
        likely = at if likely is None else likely
    return likely
