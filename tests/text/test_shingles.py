"""Shingles: what is kept of a text, and that a quotation of it asks for some of the same."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.folding import WORD, fold
from sources.text.shingles import (
    MOST_ASKED,
    OVERLAP_WORDS,
    PASSAGE_WORDS,
    SIZE,
    WINDOW,
    Cut,
    asked,
    cut,
    word_count,
    word_hash,
)


def made_up(count: int, seed: int = 3) -> list[str]:
    """Words of two to ten letters, some of them twice."""
    random_ = random.Random(seed)
    return ["".join(random_.choices("abcdefghiklmnoprstu", k=random_.randint(2, 10))) for _ in range(count)]


def test_hashes_are_the_same_for_ever() -> None:
    # They are stored: other values need another CUTTER.
    assert word_hash("harbour") == 359_356_526_591_091_938
    assert word_hash("of") == 13_726_483_287_493_332_627
    assert [word_hash(word) & 1 for word in ("of", "the", "ships", "17", "٣")] == [1, 1, 0, 0, 0]
    (one,) = cut("The harbour was closed.")
    assert one == Cut(0, 22, one.shingles)
    assert [f"{shingle:016x}" for shingle in one.shingles] == ["b86399e8e82e7eb6", "b9e8778fc26ef8f8"]


def test_passages_overlap_and_each_shingle_stands_in_one() -> None:
    words = made_up(350)
    text = " ".join(words)
    cuts = list(cut(text))
    starts = [text[: one.start].count(" ") for one in cuts]
    ends = [text[: one.end].count(" ") + 1 for one in cuts]
    assert starts == [0, PASSAGE_WORDS, 2 * PASSAGE_WORDS, 3 * PASSAGE_WORDS]
    assert ends == [100 + OVERLAP_WORDS, 200 + OVERLAP_WORDS, 350, 350]
    total = sum(len(one.shingles) for one in cuts)
    # Winnowing keeps 2 of WINDOW + 1 on average; the windows across a border may keep one twice.
    assert 0.4 < total / 350 < 0.6
    assert len({shingle for one in cuts for shingle in one.shingles}) >= total - 4


@pytest.mark.parametrize("start", range(0, 240, 7))
def test_every_run_of_four_words_has_a_shingle_in_common_with_its_text(start: int) -> None:
    words = made_up(250, seed=start)
    kept = {shingle for one in cut(" ".join(words)) for shingle in one.shingles}
    run = " ".join(words[start : start + SIZE + WINDOW - 1])
    assert kept & set(asked(run))


def test_a_long_quotation_asks_for_no_more_than_is_kept() -> None:
    words = made_up(300)
    kept = {shingle for one in cut(" ".join(words)) for shingle in one.shingles}
    quote = asked(" ".join(words[40:240]))
    assert len(quote) == MOST_ASKED
    assert set(quote) <= kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour's LAMP", "the harbour’s lamp"),
        ("naïve café owners", "naive cafe owners"),
        ("قال إلى المدينة", "قال الى المدينه"),
        ("İstanbul limanı kapalı", "istanbul limani kapali"),
        ("a har-\nbour wall", "a harbour wall"),
    ],
)
def test_spellings_and_typesetting_make_no_difference(one: str, other: str) -> None:
    assert asked(one) == asked(other) != ()


def test_two_short_words_rank_behind_any_others() -> None:
    first = asked("of the harbour")[0]
    assert first == asked("the harbour")[0]


def test_nothing_to_cut_and_nothing_to_ask() -> None:
    for text in ("", " ", "word", "...", "\n\n"):
        assert list(cut(text)) == []
        assert asked(text) == ()
    assert [word_count(text) for text in ("", "one", "two words", "it's 3,000 tons")] == [0, 1, 2, 3]


def test_cutting_goes_on_where_a_passage_began() -> None:
    text = "\n\n".join(" ".join(made_up(90, seed)) for seed in range(400))
    cuts = list(cut(text))
    assert len(text) > 200_000  # more than one piece of folding
    for at in (1, 7, len(cuts) - 1):
        assert list(cut(text, cuts[at].start)) == cuts[at:]


@given(st.text())
def test_any_text_is_cut_within_itself(text: str) -> None:
    cuts = list(cut(text))
    assert all(0 <= one.start < one.end <= len(text) for one in cuts)
    assert len(cuts) == (len(WORD.findall(fold(text).key)) - SIZE + PASSAGE_WORDS) // PASSAGE_WORDS
    asked(text)
