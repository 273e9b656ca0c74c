"""Where passages of one text stand in the next: no database, exact places."""

import random

import pytest

from claims.intake.placing import Place, places_in
from sources.text import Span
from sources.text.anchoring import describe

LIKE = """The Aurora carried 48 passengers on Monday.

The Borealis carried 48 passengers on Monday.

The Cassiope carried 48 passengers on Monday.
"""


def at(text: str, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def place(old: str, new: str, words: str, nth: int = 0) -> Place:
    span = at(old, words, nth)
    (found,) = places_in(new, old, [describe(old, span.start, span.end)])
    return found


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_a_figure_that_changes_among_lookalikes_changes_where_it_stands(nth: int) -> None:
    name = ("Aurora", "Borealis", "Cassiope")[nth]
    new = LIKE.replace(f"{name} carried 48", f"{name} carried 50")
    for other in range(3):
        found = place(LIKE, new, "48 passengers", other)
        span = at(LIKE, "48 passengers", other)
        assert (found.state, found.span) == ("altered" if other == nth else "exact", span)


@pytest.mark.parametrize("nth", [0, 1, 2])
def test_a_sentence_that_goes_from_among_lookalikes_takes_its_passage_with_it(nth: int) -> None:
    sentence = LIKE.split("\n\n")[nth].strip()
    new = LIKE.replace(sentence, "").strip()
    for other in range(3):
        found = place(LIKE, new, "48 passengers", other)
        if other == nth:
            assert found.span is None
        else:
            home = LIKE.split("\n\n")[other].strip()
            assert found.span == at(new, "48 passengers", [home in one for one in new.split("\n\n") if one].index(True))


def test_a_sentence_that_moves_past_others_is_followed() -> None:
    first, second, third = (one.strip() for one in LIKE.split("\n\n"))
    new = "\n\n".join([third, first, second])
    assert [place(LIKE, new, "48 passengers", nth).span for nth in range(3)] == [
        at(new, "48 passengers", nth) for nth in (1, 2, 0)
    ]
    assert {place(LIKE, new, "48 passengers", nth).state for nth in range(3)} == {"relocated"}


def test_a_passage_over_two_sentences_moves_with_both_or_is_looked_for() -> None:
    old = "Opening words. “We saw it. It was red,” said Brandt. Closing words."
    quote = "We saw it. It was red,"
    assert place(old, f"More. {old}", quote) == Place("relocated", at(f"More. {old}", quote), words=quote)
    split = old.replace("saw it. It", "saw it. Then it")
    found = place(old, split, quote)
    assert (found.state, found.words) == ("altered", "We saw it. Then it was red,")


def test_in_a_text_of_which_nothing_is_left_nothing_is_found() -> None:
    assert place(LIKE, "Other words altogether.", "48 passengers").state == "orphan"
    assert place(LIKE, "", "48 passengers").state == "orphan"
    assert places_in("", "", []) == []


@pytest.mark.parametrize("seed", range(20))
def test_whatever_happens_around_it_an_unchanged_sentence_is_where_it_is(seed: int) -> None:
    dice = random.Random(seed)
    names = [f"{head}{tail}" for head in ("Au", "Bo", "Ca", "Do", "Eu") for tail in ("rora", "lis", "pe", "rea", "ke")]
    sentences = [f"The {name} carried {dice.randrange(2, 30)} passengers on Monday." for name in names]
    kept = dice.sample(sentences, 15)
    changed = [one if one in kept else one.replace("Monday", "Friday") for one in sentences if dice.random() < 0.9]
    if dice.random() < 0.5:
        cut = dice.randrange(len(changed))
        changed = changed[cut:] + changed[:cut]
    old, new = " ".join(sentences), " ".join(changed)
    for sentence in kept:
        number = sentence.split()[3]
        start = old.index(sentence) + sentence.index(number)
        (found,) = places_in(new, old, [describe(old, start, start + len(number))])
        if sentence in changed:
            expected = new.index(sentence) + sentence.index(number)
            assert found.span == Span(expected, expected + len(number))
            assert found.state == ("exact" if expected == start else "relocated")
        elif found.span is not None:
            assert found.state != "exact"
