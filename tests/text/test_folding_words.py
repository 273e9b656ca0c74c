"""The quick ways to a stretch's words give the words that the whole way gives."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.folding import WORD, WordIndex, fold, fold_keeping_case, fold_key, parted, words_in
from sources.text.matching.pieces import Prepared

PLAIN = st.text(alphabet="ab cz'-.,:/%019\"\n…é’—\u00a0\u0301", max_size=60)


@given(PLAIN | st.text(max_size=60))
def test_words_are_the_same_by_either_pattern(text: str) -> None:
    key = fold(text).key
    assert words_in(key) == [match[0] for match in WORD.finditer(key)]


@given(PLAIN | st.text(max_size=60))
def test_parted_text_joins_to_itself_and_every_second_part_is_a_word(text: str) -> None:
    key = fold(text).key
    parts = parted(key)
    assert "".join(parts) == key
    assert parts[1::2] == words_in(key)


@given(PLAIN | st.text(max_size=60))
def test_the_key_alone_is_that_of_the_folded_text(text: str) -> None:
    assert fold_key(text) == fold(text).key


@pytest.mark.parametrize("end", ["\r", "\x0b", "\x0c", "\x1d", "\x85", "\u2028", "\r\n"])
def test_every_end_of_a_line_is_one_for_the_quick_ways_too(end: str) -> None:
    assert fold_key(f"Ab{end}Cd") == fold(f"Ab{end}Cd").key == "ab cd"
    assert fold_keeping_case(f"Ab{end}Cd") == "Ab Cd"


@given(PLAIN | st.text(max_size=60), st.data())
def test_an_offset_is_where_the_span_from_it_begins(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    at = data.draw(st.integers(0, len(text)))
    assert folded.offset(at) == folded.from_source(at, at).start


def seed(quote: str, index: WordIndex) -> tuple[int, Sequence[int]] | None:
    prepared = Prepared(quote)
    return prepared.seed(prepared.whole, index) if prepared.whole else None


def test_a_rare_inner_word_and_its_offset() -> None:
    index = fold("the cat sat on the mat and the dog sat too").words
    assert seed("sat on the mat and", index) == (11, index.postings["mat"])
    assert seed("the mat", index) is None
    assert seed("the lion sat", index) == (4, ())


def test_where_the_long_words_are_frequent_the_rarest_of_all() -> None:
    index = fold("it was so " * 20 + "it was so on a day").words
    assert seed("so it was so it a so", index) == (16, index.postings["a"])


def test_a_word_beside_a_mark_is_no_seed_nor_one_of_another_fragment() -> None:
    index = fold("the cat sat on the mat and the dog sat too").words
    assert seed("cat sat on [the] dog sat too", index) == (4, index.postings["sat"])
    prepared = Prepared("the cat sat … and the dog sat")
    first, second = prepared.parts[0]
    assert prepared.seed(first, index) == (4, index.postings["cat"])
    assert prepared.seed(second, index) == (8, index.postings["dog"])
