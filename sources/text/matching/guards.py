"""What must hold round a hit: no word or number cut in two, and nothing just outside that turns its sense."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from sources.text import Span
from sources.text.folding import WORD
from sources.text.lexicon.operators import (
    CLITICS,
    FOLLOWING_QUALIFIERS,
    HIDING_PHRASES,
    LIMITERS,
    MODAL_ENDINGS,
    MODALS,
    NEGATIONS,
    NEGATIVE_ENDING,
    NEGATIVE_START,
    QUALIFIERS,
)
from sources.text.lexicon.operators.turkish import NEGATIVE_VERB, NOT_NEGATIVE, OBLIGATION, POSSIBILITY
from sources.text.matching.numerals import KEPT_WORDS, is_number

_HIDING_STARTS: Final = frozenset(phrase.split()[0] for phrase in HIDING_PHRASES)
# "what the press calls": the noun that follows is somebody else's.
_NAMED_BY = re.compile(
    r" (?:what|was|ce que|ce qu) (?:[^\W\d_]+ ){1,4}"
    r"(?:calls?|called|terms|termed|describes?|described|nennt|nennen|nannten?|appelle|appellent|appelait) "
)
_NEAR_NOUN: Final = 3  # a longer gap takes the noun with its "former" along
_WORD_CHARACTER = re.compile(r"[^\W_]")
_UNSPACED_LETTER = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CLITIC = re.compile(r"([^\W\d_]+)'\Z")
_AFTER_DIGIT = re.compile(r"[.,:/]\d| ?%|‰| \d{1,2}/\d| ?-\d|-[^\W_]")
_SPACED_GROUP = re.compile(r" \d{3}(?!\d)")  # 1 250, as French writes it
_SHORT_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}\Z")
_AFTER_LETTER = re.compile(r"-[^\W_]|'[^\W_]")


def cuts_token(key: str, start: int, end: int, *, glued: bool = False) -> bool:
    """Whether `key[start:end]` begins or ends inside a word, a number, a compound, or after a sign.

    A `glued` stretch may begin after an apostrophe.
    """
    if (
        not (glued and key[start - 1 : start] == "'")
        and start > 0
        and _WORD_CHARACTER.match(key, start)
        and _cuts_before(key, start)
    ):
        return True
    if end >= len(key):
        return False
    last, following = key[end - 1], key[end]
    if _UNSPACED_LETTER.match(last) or _UNSPACED_LETTER.match(following):
        return False
    if not _WORD_CHARACTER.match(last):
        return False
    if last.isdigit() and _SPACED_GROUP.match(key, end) and _SHORT_NUMBER.search(key[max(0, end - 5) : end]):
        return True
    if _WORD_CHARACTER.match(following) or WORD.fullmatch(last + following):
        return True
    return bool((_AFTER_DIGIT if last.isdigit() else _AFTER_LETTER).match(key, end))


def _cuts_before(key: str, start: int) -> bool:
    before = key[start - 1]
    if _UNSPACED_LETTER.match(before) or _UNSPACED_LETTER.match(key[start]):
        return False
    if _WORD_CHARACTER.match(before):
        return True
    window = key[max(0, start - 12) : start]
    if before == "'":
        clitic = _CLITIC.search(window)
        return clitic is not None and clitic[1] not in CLITICS
    if before == "-":
        return len(window) < 2 or not window[-2].isspace() or key[start].isdigit()
    if key[start].isdigit() and before in ".,:/+":
        return before == "+" or (len(window) > 1 and window[-2].isdigit())
    if key[start].isdigit() and _SPACED_GROUP.match(key, start - 1) and _SHORT_NUMBER.search(window[:-1]):
        return True
    return (
        key[start].isdigit() and window[-2:-1].isdigit() and re.match(r"\d{1,2}/\d", key[start : start + 4]) is not None
    )


@lru_cache(KEPT_WORDS)
def is_negation(word: str) -> bool:
    """Whether a folded word denies: not, never, don't, n'est, gelmedi."""
    if word in NEGATIONS or word.endswith(NEGATIVE_ENDING) or word.startswith(NEGATIVE_START):
        return True
    return NEGATIVE_VERB.fullmatch(word) is not None and word not in NOT_NEGATIVE


def is_limiter(word: str) -> bool:
    """Whether a folded word bounds what is said: but, only, unless."""
    return word in LIMITERS


_CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall", "cannot": "can"}


@lru_cache(KEPT_WORDS)
def modal(word: str) -> str | None:
    """The modal in a folded word, without its negation (can't: can; we'll: will), or None: how sure, how binding."""
    base = word.removesuffix(NEGATIVE_ENDING)
    base = _CONTRACTED.get(base, base) if base != word or word in _CONTRACTED else base
    for ending, full in MODAL_ENDINGS.items():
        if base.endswith(ending):
            return full
    if base in MODALS:
        return base
    if POSSIBILITY.fullmatch(base):
        return "-ebil-"
    return "-meli" if OBLIGATION.fullmatch(base) else None


def hides(words: Sequence[str]) -> bool:
    """Whether leaving these folded words out can change what the rest says."""
    if any(is_negation(word) or is_limiter(word) or is_number(word) for word in words):
        return True
    if words and len(words) <= _NEAR_NOUN and (words[-1] in QUALIFIERS or words[0] in FOLLOWING_QUALIFIERS):
        return True
    row = f" {' '.join(words)} "
    if _NAMED_BY.search(row):
        return True
    if _HIDING_STARTS.isdisjoint(words):
        return False
    return any(f" {phrase} " in row for phrase in HIDING_PHRASES)


_AFTER_WORD = re.compile(r"[\"“”„«»‘’'‹›)\] \u00a0]*([?؟.,;:!])?")
_STARTS_SENTENCE = re.compile(r"(?:\A|[.!?…:\n]|[\"“„«‘'])[\"“”„«»‘’'\s]*\Z")
_ASKS = ("?", "؟")
_CLOSING = frozenset('"”»“«')


def ending_differs(quoted: str, text: str, span: Span) -> bool:
    """Whether the quotation ends as a statement where the source asks, or the other way round.

    `quoted` is the quotation from its last matched word on, `span` the matched words in the text. A part of a
    question may be quoted without its mark, a whole question may not. A question mark behind the source's own closing
    mark is that of the sentence around: Why not say “they will go home”?
    """
    ours = _AFTER_WORD.match(quoted)
    theirs = _AFTER_WORD.match(text[span.end : span.end + 8])
    mark, source = (found[1] if found else None for found in (ours, theirs))
    if mark in _ASKS or source not in _ASKS:
        return (mark in _ASKS) != (source in _ASKS)
    if theirs is not None and not _CLOSING.isdisjoint(theirs[0]):
        return False
    return mark in (".", "!") or _STARTS_SENTENCE.search(text[max(0, span.start - 8) : span.start]) is not None
