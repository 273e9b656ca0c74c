"""One folded form of a text for comparing words, with the way back to the original's code points.

Folding takes away what typesetting adds and keeps what was said: case, the shape of quotation marks, dashes and
spaces, ligatures, soft hyphens, zero-width and bidirectional controls, Arabic vowel signs and tatweel, digits of
other scripts, hyphenation at line ends, running heads and page numbers in the middle of a sentence, the opening mark
that each paragraph of a long quotation repeats. It keeps accents, signs, decimal points, superscripts and look-alike
letters of other scripts, since those can change a word or a number.

The rules run per character (with its combining marks), never over a lowercased copy: `İ` lowers to two code
points, and every offset after it would be off by one.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterator

from sources.text.folding.characters import DROP, LOOK, MARK, cluster, first_pass, plain
from sources.text.folding.folded import Folded
from sources.text.folding.pages import continuations, furniture
from sources.text.folding.words import WORD, WordIndex, parted, words_in

__all__ = ["WORD", "Folded", "WordIndex", "fold", "fold_keeping_case", "fold_key", "parted", "words_in"]

_SPACES = f"[ \n{DROP}]"
_TAIL = f"((?:—|--++|[-–](?={_SPACES})|–(?!\\d)){_SPACES}*+)?"
# What the first pass could not settle. Every branch begins with a plain character, which lets the search skip to the
# next candidate and try one branch only; keep it so.
_SPECIAL = re.compile(
    f" (?=[ \n{DROP}—–;:!?,.%-]){_SPACES}*+{_TAIL}"
    f"|\n{_SPACES}*+{_TAIL}"
    f"|{DROP}{_SPACES}*+{_TAIL}"
    "|''"
    "|\\.(?: ?\\.){2,}+"
    f"|-(?:(?<=\\w-)[ {DROP}]*+\n[ {DROP}]*+(?=\\w)|-++{_SPACES}*+)"
    f"|—{_SPACES}*+"
    f"|–(?:(?={_SPACES}){_SPACES}*+)?"
    f"|{LOOK}"
    f"|{MARK}++"
)
# Without one of these, two apostrophes, hyphens or stops a line of ASCII has nothing special; this is seen much sooner.
_SPACED = re.compile(" [ ;:!?,.%-]")
_BEFORE_CLOSING = re.compile(r"[;:!?,](?!\d)|\.(?![\w.])")


def _join_across_line(text: str, start: int, end: int) -> str:
    """A word hyphenated at a line's end: joined before a small letter, hyphen kept before a capital or digit."""
    return "" if text[start - 1].isalpha() and text[end].islower() else "-"


def _space(text: str, first: str, start: int, end: int) -> str:
    """What a run of spaces, line ends and dropped characters leaves: a space, or nothing."""
    run = first[start:end]
    if not ("\n" in run or " " in run):
        return ""
    raw = text[start:end]
    if "\u00ad" in raw and raw.lstrip("\u200b")[0] == "\u00ad" and raw.count("\n") == 1:
        return ""
    before, following = first[start - 1 : start], first[end : end + 3]
    if before.isdigit() and following.startswith("%"):
        return ""
    if before and not before.isspace() and _BEFORE_CLOSING.match(following):
        return ""
    return " "


def _pieces(text: str, first: str, *, cased: bool) -> Iterator[tuple[int, int, str]]:
    """The stretches that the first pass could not settle: start, end, replacement; in order, apart."""
    done = 0
    for match in _SPECIAL.finditer(first):
        start, end = match.span()
        char = first[start]
        if char in " \n\ue002":
            replacement = " - " if match.lastindex else _space(text, first, start, end)
        elif char == "'":
            replacement = '"'
        elif char == MARK:
            start -= start > done
            replacement = cluster(text[start:end], cased=cased)
        elif char == LOOK:
            replacement = plain(text[start], cased)
            if unicodedata.decomposition(text[start]).startswith("<fraction>") and first[start - 1 : start].isdigit():
                replacement = " " + replacement
        elif char == ".":
            replacement = "..."
        elif char == "-":
            joint = end - start > 1 and first[start + 1] != "-"
            replacement = _join_across_line(text, start, end) if joint else " - "
        else:
            replacement = "-" if char == "–" and end - start == 1 else " - "
        done = end
        yield start, end, replacement


def _without_pages(text: str, first: str, *, inside: bool) -> str:
    """`first` with page furniture and repeated opening marks turned into what the second pass takes away."""
    gone = [(span.start, span.end, "\n" + DROP * (len(span) - 1)) for span in furniture(text)]
    gone += [(at, at + 1, DROP) for at in continuations(text, inside=inside)]
    if not gone:
        return first
    parts: list[str] = []
    done = 0
    for start, end, filling in sorted(gone):
        if start >= done:
            parts += (first[done:start], filling)
            done = end
    parts.append(first[done:])
    return "".join(parts)


def _is_settled(first: str) -> bool:
    """Whether the first pass left nothing to do; a line's end always is something."""
    if first.isascii():
        joined = "\n" in first or "''" in first or "--" in first or ".." in first
        return not (joined or _SPACED.search(first)) or _SPECIAL.search(first) is None
    return _SPECIAL.search(first) is None


def _fold(text: str, *, cased: bool = False, inside: bool = False) -> Folded:
    first = first_pass(text, cased=cased)
    if "\n" in first:
        first = _without_pages(text, first, inside=inside)
    elif _is_settled(first):
        table = array("I", (0, len(first)))
        return Folded(text, first, table, table)
    parts: list[str] = []
    folded_at, source_at = array("I", [0]), array("I", [0])
    done = length = 0
    for start, end, replacement in _pieces(text, first, cased=cased):
        parts.append(first[done:start])
        length += start - done
        if len(replacement) != end - start:
            if folded_at[-1] != length or source_at[-1] != start:
                folded_at.append(length)
                source_at.append(start)
            folded_at.append(length + len(replacement))
            source_at.append(end)
        parts.append(replacement)
        length += len(replacement)
        done = end
    parts.append(first[done:])
    length += len(first) - done
    if folded_at[-1] != length or source_at[-1] != len(text) or len(folded_at) == 1:
        folded_at.append(length)
        source_at.append(len(text))
    return Folded(text, "".join(parts), folded_at, source_at)


def fold(text: str, *, inside: bool = False) -> Folded:
    """Fold a text for comparing (any Unicode, any length, never raises); time and memory linear in its length.

    `inside` says that the text is the inside of a quotation whose own marks are off: then an opening mark at the
    beginning of its second paragraph is known for a repeated one.
    """
    return _fold(text, inside=inside)


def fold_key(text: str) -> str:
    """`fold(text).key`, for a stretch of which only the words matter; half the cost of the whole where it is short."""
    if text.isascii() and "\n" not in text:
        first = first_pass(text, cased=False)
        if _is_settled(first):
            return first.replace('"', "'")
    return _fold(text).key


def fold_keeping_case(text: str) -> str:
    """The same folding but for case: tells a difference of typography from one of capitals. For short texts."""
    if "\n" not in text:
        first = first_pass(text, cased=True)
        if _is_settled(first):
            return first.replace('"', "'")
    return _fold(text, cased=True).text.replace('"', "'")
