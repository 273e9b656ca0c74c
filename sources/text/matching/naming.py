"""Which of the words that differ are names, and whether one side names somebody whom the other does not."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from sources.text import Span
from sources.text.folding import Folded, fold_key, words_in
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


_THIRD_PERSON: Final = frozenset("he him his she her they them their er ihn ihm sie il elle ils elles lui".split())
_OPENING = re.compile(r"[\"“„«](?=\S)")
_CLOSING = re.compile(r"[”»\"\n]")
_TITLED = re.compile(r"(?<![^\W_])([^\W\d_]+)\.? (?=([^\W\d_a-z][^\W\d_]+))")
_UTTERANCE: Final = 400


def points_elsewhere(bracketed: str, pronoun: str, text: str, at: int) -> bool:
    """Whether a bracket names somebody whom the pronoun that it replaces can hardly mean.

    `at` is where the pronoun begins. Inside the utterance, the bracket's noun is first named after the pronoun, or
    somebody else is named with a title before it, and the bracket's name is not.
    """
    words = set(words_in(fold_key(bracketed))) - REPLACEABLE
    if not words or fold_key(pronoun) not in _THIRD_PERSON:
        return False
    low = max(0, at - _UTTERANCE)
    openings = list(_OPENING.finditer(text, low, at))
    before = text[openings[-1].end() if openings else low : at]
    closing = _CLOSING.search(text, at, at + _UTTERANCE)
    after = text[at : closing.start() if closing else at + _UTTERANCE]
    known = set(words_in(fold_key(before)))
    if words & known:
        return False
    if not words.isdisjoint(words_in(fold_key(after))) and words.isdisjoint(words_in(fold_key(text[:at][-4000:]))):
        return True
    named = {fold_key(found[2]) for found in _TITLED.finditer(before) if fold_key(found[1]) in TITLES}
    return bool(named) and all(word[:1].isupper() for word in bracketed.split())
