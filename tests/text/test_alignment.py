"""Where an altered quotation is looked for, and how its words are laid beside the source's."""

import random

from sources.text.folding import WordIndex
from sources.text.matching.alignment import Step, align, runs, windows


def _source(count: int) -> list[str]:
    random_ = random.Random(4)
    common = ["the", "of", "and", "a", "in", "was"]
    return [random_.choice(common) if at % 2 else f"w{at:x}q".translate(_LETTERS) for at in range(count)]


_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def _aligned(quote: list[str], index: WordIndex) -> tuple[Step, ...]:
    low, high = windows(quote, index)[0]
    found = align(quote, index, low, high, bridges=lambda _a, _b: False, same_sentence=lambda _a, _b: True)
    assert found is not None
    return found.steps


def test_rare_words_that_agree_lead_to_one_window() -> None:
    words = _source(4000)
    index = WordIndex(" ".join(words))
    assert index.words == words
    quote = words[2000:2030]
    quote[7], quote[15] = "changed", "altered"
    found = windows(quote, index)
    assert len(found) == 1
    assert found[0][0] <= 2000
    assert found[0][1] >= 2030


def test_a_passage_that_stands_twice_gives_both_places() -> None:
    words = _source(2000)
    words += words[500:530]
    index = WordIndex(" ".join(words))
    quote = words[500:530]
    quote[4] = "changed"
    assert {500, 2000} <= {at for low, high in windows(quote, index) for at in (500, 2000) if low <= at < high}


def test_words_that_the_source_lacks_lead_nowhere() -> None:
    assert windows(["purple", "lanterns", "drifted"], WordIndex(" ".join(_source(100)))) == []


def test_changed_left_out_and_added_words_are_steps() -> None:
    words = _source(1000)
    index = WordIndex(" ".join(words))
    quote = words[300:320]
    quote[4] = "changed"
    del quote[10]
    quote.insert(15, "added")
    assert _aligned(quote, index) == (
        Step("equal", 0, 4, 300, 304),
        Step("replace", 4, 5, 304, 305),
        Step("equal", 5, 10, 305, 310),
        Step("delete", 10, 10, 310, 311),
        Step("equal", 10, 15, 311, 316),
        Step("insert", 15, 16, 316, 316),
        Step("equal", 16, 20, 316, 320),
    )


def test_runs_cover_a_quotation_sewn_together() -> None:
    words = _source(1000)
    index = WordIndex(" ".join(words))
    assert runs([*words[700:708], *words[100:110]], index) == [(0, 700, 8), (8, 100, 10)]
