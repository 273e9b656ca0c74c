"""What kind of difference an edit is, and which of them warn of a changed meaning."""

import re
from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from sources.text import Span
from sources.text.folding import fold_keeping_case
from sources.text.lexicon.marks import LOOKALIKES
from sources.text.lexicon.operators import NEGATIVE_PREFIXES, NEGATIVE_SUFFIXES
from sources.text.matching.guards import is_negation, modal, number_value
from sources.text.matching.results import Edit, EditKind, Flag, Op

_HYPHENATED = re.compile(r"[-‐‑\u00ad][ \t]*\r?\n|\u00ad")
_KIND_ORDER: tuple[EditKind, ...] = ("negation", "number", "name", "modal", "homoglyph")


def same_but_for_case(quoted: str, source: str) -> bool:
    """Whether two stretches that fold alike differ in capitals only; dotless and dotted small i are two letters."""
    ours, theirs = fold_keeping_case(quoted).strip(), fold_keeping_case(source).strip()
    if len(ours) != len(theirs):
        return True
    return not any({a, b} == {"ı", "i"} for a, b in zip(ours, theirs, strict=True))


def character_edits(quoted: str, source: str, at: int, kind: EditKind) -> tuple[Edit, ...]:
    """The characters in which two stretches that fold alike differ; `at` is where `source` begins in its text."""
    edits = []
    for code in Levenshtein.opcodes(quoted, source):
        if code.tag == "equal":
            continue
        op: Op = "insert" if code.tag == "delete" else "delete" if code.tag == "insert" else "replace"
        ours, theirs = quoted[code.src_start : code.src_end], source[code.dest_start : code.dest_end]
        cased = kind != "case" or fold_keeping_case(ours) != fold_keeping_case(theirs)
        places = Span(code.src_start, code.src_end), Span(at + code.dest_start, at + code.dest_end)
        edits.append(Edit(op, ours, theirs, kind if cased else "typography", places))
    return tuple(edits)


def _opposed(ours: str, theirs: str) -> bool:
    """Two words of which one is the other with a denying prefix or ending: able, unable; useful, useless."""
    short, long = sorted((ours, theirs), key=len)
    if len(short) >= 3 and any(long == prefix + short for prefix in NEGATIVE_PREFIXES):
        return True
    return any(
        short.endswith(a) and long.endswith(b) and short[: -len(a)] == long[: -len(b)]
        for pair in NEGATIVE_SUFFIXES
        for a, b in (pair, pair[::-1])
    )


def _negations(words: Sequence[str]) -> int:
    return sum(is_negation(word) for word in words)


def _numbers(words: Sequence[str]) -> Counter[str]:
    """The values among the words; a ten and a unit beside it are one number (twenty one)."""
    values: list[str] = []
    for word in words:
        value = number_value(word)
        if value is None:
            continue
        if values and value.isdigit() and values[-1].isdigit():
            before, now = int(values[-1]), int(value)
            if not word[0].isdigit() and 20 <= before < 100 and before % 10 == 0 and 0 < now < 10:
                values[-1] = str(before + now)
                continue
            if not word[0].isdigit() and now >= 100:
                values[-1] = str(before * now)
                continue
        values.append(value)
    return Counter(values)


def _modals(words: Sequence[str]) -> Counter[str]:
    return Counter(found for found in map(modal, words) if found)


def names_in(raw: Sequence[str], starts_sentence: Sequence[bool]) -> Counter[str]:
    """Capitalised words that do not owe their capital to a sentence's beginning, folded."""
    return Counter(
        word.casefold()
        for word, first in zip(raw, starts_sentence, strict=True)
        if not first and word[:1].isupper() and word not in ("I",) and not word.startswith(("I'", "I’"))
    )


def looks_alike(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the words are equal once letters of other scripts are read as the Latin ones they resemble."""
    first, second = " ".join(ours), " ".join(theirs)
    return first != second and first.translate(LOOKALIKES) == second.translate(LOOKALIKES)


def joined_alike(ours: Sequence[str], theirs: Sequence[str], quoted: str, source: str) -> bool:
    """Whether the words differ only by a hyphen at a line's end; elsewhere it can make another word (re-sign)."""
    if "".join(ours) != "".join(theirs) or any(word[:1].isdigit() for word in (*ours, *theirs)):
        return False
    return bool(_HYPHENATED.search(quoted) or _HYPHENATED.search(source))


def changed_flags(
    ours: Sequence[str], theirs: Sequence[str], our_names: Counter[str], their_names: Counter[str]
) -> frozenset[Flag]:
    """The flags of an edit: what of the small, heavy words differs between the two sides."""
    flags: set[Flag] = set()
    if looks_alike(ours, theirs):
        return frozenset({"homoglyph"})
    if _negations(ours) != _negations(theirs) or any(_opposed(a, b) for a in ours for b in theirs if a != b):
        flags.add("negation")
    if _numbers(ours) != _numbers(theirs):
        flags.add("number")
    if _modals(ours) != _modals(theirs):
        flags.add("modal")
    if our_names != their_names and set(our_names) - set(theirs) | set(their_names) - set(ours):
        flags.add("name")
    return frozenset(flags)


def kind_of(flags: frozenset[Flag]) -> EditKind:
    """An edit's kind: the heaviest of its flags, or plain words."""
    return next((kind for kind in _KIND_ORDER if kind in flags), "words")
