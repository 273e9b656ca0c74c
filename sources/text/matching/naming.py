"""Which of the words that differ are names, and whether one side names somebody whom the other does not."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sources.text import Span
from sources.text.folding import Folded, fold_key
from sources.text.lexicon.operators import REPLACEABLE, TITLES

_BEGINS = re.compile(r"(?:\A|[.!?…:؟\"“„«‘'’”\n\]])[\s\"“”„«»‘’'\[(]*\Z")
_APOSTROPHE = re.compile("['’ʼ]")


class Stretch(NamedTuple):
    """Words `low` to `high` of a folded text, of which all words and their places are given."""

    folded: Folded
    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    low: int
    high: int

    def may_name(self) -> bool:
        """Whether a capital or a title makes a name possible: what rules most stretches out at once."""
        folded, words, starts, ends, low, high = self
        if low == high:
            return False
        span = folded.to_source(starts[low], ends[high - 1])
        written = folded.source[span.start : span.end]
        return any(map(str.isupper, written)) or not TITLES.isdisjoint(words[max(0, low - 1) : high - 1])

    def written(self) -> "list[_Written]":
        """The words as they are written."""
        text = self.folded.source
        found = []
        for at in range(self.low, self.high):
            here, *beside = map(self._place, (at, at - 1, at + 1))
            first = here.start == 0 or _BEGINS.search("x" + text[max(0, here.start - 6) : here.start]) is not None
            before, after = (text[span.start : span.end] for span in beside)
            found.append(_Written(text[here.start : here.end], before, after, first))
        return found

    def _place(self, at: int) -> Span:
        return self.folded.to_source(self.starts[at], self.ends[at]) if 0 <= at < len(self.starts) else Span(0, 0)

    def stems(self) -> set[str]:
        """The folded words without what an apostrophe sets off."""
        return {word.split("'", 1)[0] for word in self.words[self.low : self.high]}


class _Written(NamedTuple):
    """A word as it is written, with its neighbours, to tell whether it is a name."""

    word: str
    before: str
    after: str
    first: bool  # begins a sentence


def _names_in(words: Sequence[_Written], *, nouns_capitalised: bool) -> Counter[str]:
    """The names among the words, folded and without the endings an apostrophe sets off.

    A name is a capitalised word that does not owe its capital to a sentence's beginning, or the word after a title
    (in scripts without capitals). Where all nouns have capitals (German), it takes a title or a second name beside it.
    """
    found: Counter[str] = Counter()
    for one in words:
        stem = _APOSTROPHE.split(one.word)[0]
        titled = fold_key(one.before) in TITLES
        capital = stem[:1].isupper() and stem != "I"
        beside = (one.before[:1].isupper() and fold_key(one.before) not in REPLACEABLE) or one.after[:1].isupper()
        if (titled and (capital or not stem[:1].islower())) or (
            capital and not one.first and (beside or not nouns_capitalised)
        ):
            found[fold_key(stem)] += 1
    return found


def names_differ(ours: Stretch, theirs: Stretch, *, nouns_capitalised: Callable[[], bool]) -> bool:
    """Whether one of two stretches names somebody whom the other does not.

    `nouns_capitalised` tells whether the language is one that writes all nouns with capitals. It is asked only where
    that decides: fewer names can make no difference where there is none with all of them.
    """
    if not (ours.may_name() or theirs.may_name()):
        return False
    sides = (ours.written(), theirs.stems()), (theirs.written(), ours.stems())

    def differ(*, nouns: bool) -> bool:
        names, others = (_names_in(words, nouns_capitalised=nouns) for words, _ in sides)
        return names != others and bool(names.keys() - sides[0][1] or others.keys() - sides[1][1])

    return differ(nouns=False) and (differ(nouns=True) or not nouns_capitalised())
