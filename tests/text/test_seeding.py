"""Where a quotation may stand: windows of word numbers."""

from sources.text.folding import fold
from sources.text.matching.seeding import windows

FILLER = "the boat came in and the men went out with it to the quay where they sat in the sun and ate the bread "
PASSAGE = "every harbour master keeps a ledger of vessels whose captains never paid their mooring fees"


def found(quote: str, text: str, *, gapped: bool = False) -> list[tuple[int, int]]:
    return windows(quote.split(), fold(text).words, gapped=gapped)


def test_words_that_stand_once_give_one_window_round_the_passage() -> None:
    text = FILLER * 20 + PASSAGE + " " + FILLER * 20
    at = len(FILLER.split()) * 20
    quote = PASSAGE.replace("keeps a ledger", "has a ledger")
    assert found(quote, text) == [(at - 12, at + 15 + 12)]


def test_runs_of_three_words_decide_where_no_word_stands_once() -> None:
    other = " ".join(sorted(PASSAGE.split()))
    text = FILLER * 20 + PASSAGE + " " + FILLER * 20 + other
    at = len(FILLER.split()) * 20
    assert found(PASSAGE, text) == [(at - 12, at + 15 + 12)]


def test_a_passage_that_stands_twice_has_both_windows() -> None:
    text = PASSAGE + " " + FILLER * 20 + PASSAGE
    second = 15 + len(FILLER.split()) * 20
    windows_of_both = found(PASSAGE, text)
    assert len(windows_of_both) == 2
    assert sorted(low <= place < high for low, high in windows_of_both for place in (0, second)) == [
        False,
        False,
        True,
        True,
    ]


def test_a_quotation_of_unknown_words_has_no_window() -> None:
    assert found("quite another matter altogether", FILLER * 3) == []
