"""What kind of difference an edit is, and which of them warn of a changed meaning."""

import re
from collections.abc import Callable, Sequence

from rapidfuzz.distance import Levenshtein

from sources.text import Span
from sources.text.folding import fold_keeping_case
from sources.text.lexicon.marks import LOOKALIKES
from sources.text.lexicon.numerals import ORDINAL_ENDINGS, ORDINALS, PERCENT_PARTS
from sources.text.lexicon.operators import NEGATIVE_PREFIXES, NEGATIVE_SUFFIXES, NUMBER_JOINERS
from sources.text.matching.guards import is_negation, modal
from sources.text.matching.numerals import may_begin, may_belong, values
from sources.text.matching.results import Edit, EditKind, Flag, Op

_HYPHENATED = re.compile(r"[-‐‑\u00ad][ \t]*\r?\n|\u00ad")
_NEGATIVE_ENDS = tuple({ending for pair in NEGATIVE_SUFFIXES for ending in pair})
_KIND_ORDER: tuple[EditKind, ...] = ("negation", "number", "name", "modal", "homoglyph")


def same_but_for_case(ours: str, theirs: str) -> bool:
    """Whether two stretches that fold alike differ in capitals only; dotless and dotted small i are two letters.

    Both are folded with their case kept (`fold_keeping_case`).
    """
    ours, theirs = ours.strip(), theirs.strip()
    if len(ours) != len(theirs):
        return True
    return "ı" not in ours + theirs or not any({a, b} == {"ı", "i"} for a, b in zip(ours, theirs, strict=True))


def character_edits(
    quoted: str, source: str, at: int, kind: EditKind, *, ours_at: Callable[[int, int], Span] = Span
) -> tuple[Edit, ...]:
    """The characters in which two stretches that fold alike differ.

    `at` is where `source` begins in its text; `ours_at` leads from offsets in `quoted` to the quotation's own.
    """
    edits = []
    for code in Levenshtein.opcodes(quoted, source):
        if code.tag == "equal":
            continue
        first, last, low, high = code.src_start, code.src_end, code.dest_start, code.dest_end
        name: Op = "insert" if code.tag == "delete" else "delete" if code.tag == "insert" else "replace"
        ours, theirs = quoted[first:last], source[low:high]
        here = kind if kind != "case" or _differ_in_case(ours, theirs) else "typography"
        edits.append(Edit(name, ours, theirs, here, (ours_at(first, last), Span(at + low, at + high))))
    return tuple(edits)


def _differ_in_case(ours: str, theirs: str) -> bool:
    plain = ours.isascii() and theirs.isascii() and ours.isalpha() and theirs.isalpha()
    return plain or fold_keeping_case(ours) != fold_keeping_case(theirs)


def _opposed(ours: str, theirs: str) -> bool:
    """Two words of which one is the other with a denying prefix or ending: able, unable; useful, useless."""
    short, long = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    if len(short) >= 3 and long.endswith(short) and long[: -len(short)] in NEGATIVE_PREFIXES:
        return True
    if not (short.endswith(_NEGATIVE_ENDS) and long.endswith(_NEGATIVE_ENDS)):
        return False
    return any(
        short.endswith(a) and long.endswith(b) and short[: -len(a)] == long[: -len(b)]
        for pair in NEGATIVE_SUFFIXES
        for a, b in (pair, pair[::-1])
    )


def _negations(words: Sequence[str]) -> int:
    return sum(map(is_negation, words))


def _modals(words: Sequence[str]) -> list[str]:
    return sorted(filter(None, map(modal, words)))


def same_number(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the words are one number, written in two ways: 17 and seventeen, 17% and 17 percent."""
    if not ours or not theirs or not all(_in_number(word) for word in (*ours, *theirs)):
        return False
    stated = values(ours)
    return bool(stated) and stated == values(theirs)


def _in_number(word: str) -> bool:
    return (
        may_belong(word)
        or word in NUMBER_JOINERS
        or word in ORDINAL_ENDINGS
        or word in ORDINALS
        or word in PERCENT_PARTS
    )


def looks_alike(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the words are equal once letters of other scripts are read as the Latin ones they resemble."""
    first, second = " ".join(ours), " ".join(theirs)
    if not first or not second or (first.isascii() and second.isascii()):
        return False
    return first != second and first.translate(LOOKALIKES) == second.translate(LOOKALIKES)


def joined_alike(ours: Sequence[str], theirs: Sequence[str], quoted: str, source: str) -> bool:
    """Whether the words differ only by a hyphen at a line's end; elsewhere it can make another word (re-sign)."""
    if "".join(ours) != "".join(theirs) or any(word[:1].isdigit() for word in (*ours, *theirs)):
        return False
    return bool(_HYPHENATED.search(quoted) or _HYPHENATED.search(source))


def changed_flags(ours: Sequence[str], theirs: Sequence[str]) -> frozenset[Flag]:
    """The flags of an edit but for names: what of the small, heavy words differs between the two sides."""
    flags: set[Flag] = set()
    if looks_alike(ours, theirs):
        return frozenset({"homoglyph"})
    if _negations(ours) != _negations(theirs) or any(_opposed(a, b) for a in ours for b in theirs if a != b):
        flags.add("negation")
    both = (*ours, *theirs)
    if any(map(may_begin, both)) and values(ours) != values(theirs):
        flags.add("number")
    if any(map(modal, both)) and _modals(ours) != _modals(theirs):
        flags.add("modal")
    return frozenset(flags)


def kind_of(flags: frozenset[Flag]) -> EditKind:
    """An edit's kind: the heaviest of its flags, or plain words."""
    return next((kind for kind in _KIND_ORDER if kind in flags), "words")
