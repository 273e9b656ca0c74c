"""Softer ways in which a source takes back its own words: a degree before them, a remark or an irony behind them.

`matching.context` looks for what denies or conditions quoted words; here stands what makes them less sure, less many or
less serious. Everything works on folded text (`sources.text.folding`); the lists are data of `lexicon.operators`.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from sources.text.folding import WORD, fold_key, words_in
from sources.text.lexicon.operators import (
    DEGREES,
    DISOWNING,
    FACTS,
    IDEAS,
    IRONIES,
    LATE_REMARKS,
    PHRASE_OPENERS,
    PORTIONS,
    REMARKS,
    SUPPOSING,
    TAIL_LIMITERS,
)
from sources.text.lexicon.operators.english import (
    ASKED_BEHIND,
    BOUNDED_LATE,
    BOUNDING,
    FRAMES,
    NOT_MEANT,
    UNSAID,
    WHENEVER,
)
from sources.text.lexicon.reporting import ACCORDING, ACCORDING_BEHIND, ACCORDING_JOINED
from sources.text.matching.guards import is_negation
from sources.text.matching.numerals import is_number
from sources.text.matching.turns import told_by_others

_TAG = re.compile(r"[,.!?…]?[’'‘]?[\"“”„«»]\s*[,،]?\s*(?:[-–—]\s*)?([^.!?؟\n\"“”„«»]{2,90})")
_REMARK_REACH: Final = 60


def either(phrases: Iterable[str]) -> str:
    """Any of the phrases as a pattern, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(phrases, key=lambda one: (-len(one), one)))) + ")"


_HEAD = re.compile(rf"(?<![^\W_])(?:{either(DISOWNING)})\Z")
_DEGREE = re.compile(rf"(?<![^\W_])(?:{either(DEGREES)})\Z")
_PORTION = re.compile(rf"(?<![^\W_])(?:{either(PORTIONS)})\Z")
# The sentence just before, which sets up a world that is not: "Suppose the dam breaks. | The valley ...".
_SUPPOSED = re.compile(rf"(?:\A|[.!?;:'] ?)(?:{either(SUPPOSING)})(?: [^\W_]+){{3,30}}[.!;:] ?\Z")
_REMARK = re.compile(rf" ?[,;(-] ?(?:{either(REMARKS | TAIL_LIMITERS)})(?: ?[.,!?;')]| - |\Z)")
_LATE = re.compile(rf"[.!;-] ?(?:(?:{either(LATE_REMARKS)})(?![^\W_])|{either(REMARKS)}(?: ?[.!']|\Z))")
_ACCORDING = re.compile(
    rf"(?:\A|[.!?;:'] ?)(?:according to|{either(map(fold_key, ACCORDING | ACCORDING_JOINED))})"
    r"(?! (?:the |our |my )?(?:plan|law|rules|figures|records))(?: [^\W_]+){1,6},? ?\Z"
)
_ACCORDING_BEHIND = re.compile(rf"(?<= )(?:{either(map(fold_key, ACCORDING_BEHIND))}),? ?\Z")
_ACCORDING_TAIL = re.compile(rf",? (?:according to|{either(map(fold_key, ACCORDING | ACCORDING_JOINED))}) ")
_ASIDE = re.compile(r" ?[,-] ([^.,!?;:'()-]{3,60})(?=[.,!?;']| - |\Z)")
_PART_OF = re.compile(r"([^\W_]+) (in|of|out of|von|sur|des) ?\Z")
_OF: Final = (" in", " of", " von", " sur", " des")
_ONCE_THOUGHT: Final = frozenset(
    "believed thought assumed supposed hoped guessed imagined feared dachte dachten glaubte".split()
)
_SHARES: Final = frozenset("half moitié yarısı نصف".split())


_PHRASE_REACH: Final = 64  # no phrase that ends where the quotation begins is nearly as long


def _at_end(pattern: re.Pattern[str], key: str) -> "re.Match[str] | None":
    """What the pattern, which is bound to the end, finds there: it need not be tried at every place before."""
    return pattern.search(key, max(0, len(key) - _PHRASE_REACH))


def softened_before(key: str, bare: str, first: str) -> bool:
    """Whether the folded words before a quotation disown it, only suppose it, or make it fewer or less.

    `key` ends where the quotation begins; `bare` is the same without a "that" at its end; `first` is the quotation's
    first word.
    """
    if _at_end(_HEAD, bare.rstrip(" ")) or FRAMES.search(key):
        return True
    words = words_in(bare[-40:])
    if bare != key and words and (words[-1] in IDEAS or not _ONCE_THOUGHT.isdisjoint(words[-4:])):
        return True
    part = _at_end(_PART_OF, key) if key.rstrip(" ").endswith(_OF) else None
    if (
        part
        and (is_number(part[1]) or part[1] == "one")
        and (is_number(first) or (part[2] != "in" and first in PHRASE_OPENERS))
    ):
        return True
    if words and words[-1] in _SHARES and first in PHRASE_OPENERS:
        return True
    if _at_end(_DEGREE, key):
        return is_number(first) or first in PHRASE_OPENERS or not key.endswith(_NUMERIC)
    return _at_end(_PORTION, key) is not None and first in PHRASE_OPENERS


#: Degrees that only bound a number: elsewhere "up to" and "about" are ordinary prepositions.
_NUMERIC: Final = tuple(
    fold_key(word)
    for word in (
        "up to", "more than", "less than", "fewer than", "at least", "at most", "bis zu", "mehr als", "weniger als",
        "mindestens", "höchstens", "plus de", "moins de", "au moins", "au plus", "jusqu'à", "en az", "en fazla",
        "على الأقل", "أكثر من", "أقل من",
    )
)  # fmt: skip


def supposed_before(key: str) -> bool:
    """Whether the sentence that ends right before the quotation only supposes what follows."""
    return _SUPPOSED.search(key) is not None


def thought_of(words: Sequence[str]) -> bool:
    """Whether a clause ends in a noun whose "that" clause need not hold: the theory, a real risk; not the fact."""
    if len(words) < 2 or words[-1] in FACTS or not words[-1].isalpha():
        return False
    return not PHRASE_OPENERS.isdisjoint(words[-3:-1]) or words[-2] in ("any", "some", "every")


def according_before(key: str) -> bool:
    """Whether the sentence gives what follows to somebody else: "According to the ministry, | ..."."""
    return _ACCORDING.search(key) is not None or _ACCORDING_BEHIND.search(key) is not None


def given_away(key: str) -> bool:
    """Whether the sentence goes on to give the words before it to somebody else: ", says the owner"."""
    aside = _ASIDE.match(key)
    return _ACCORDING_TAIL.match(key) is not None or (aside is not None and told_by_others(words_in(aside[1])))


def softened_behind(key: str, words: Sequence[str]) -> bool:
    """Whether a remark behind the quoted words, or the sentence after them, makes them unsure: ", on paper."

    `words` are the last of the quotation.
    """
    if any(pattern.match(key) for pattern in (_REMARK, _LATE, BOUNDED_LATE, BOUNDING, WHENEVER)):
        return True
    return ASKED_BEHIND.match(key) is not None and not any(map(is_negation, words))


def unreal_behind(key: str, words: Sequence[str]) -> bool:
    """Whether a condition against the facts follows without a comma: would have paid | had the bank kept its word."""
    return NOT_MEANT.match(key) is not None and any(
        word in ("would", "could", "might", "i'd", "we'd") for word in words
    )


def ironic(text: str, end: int) -> bool:
    """Whether the tag right behind the words says that they were said in jest, or not at all: "..., " he joked."""
    tag = _TAG.match(text, end, min(len(text), end + 120))
    if tag is None:
        return False
    key = fold_key(tag[1])
    if UNSAID.search(key):
        return True
    words = WORD.findall(key)[:9]
    return any(word in IRONIES for word in words)
