"""The quick ways to a stretch's words give the words that the whole way gives."""

from hypothesis import given
from hypothesis import strategies as st

from sources.text.folding import WORD, fold, fold_key, parted, words_in

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


@given(PLAIN | st.text(max_size=60), st.data())
def test_an_offset_is_where_the_span_from_it_begins(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    at = data.draw(st.integers(0, len(text)))
    assert folded.offset(at) == folded.from_source(at, at).start


def test_the_rarest_inner_word_and_its_offset() -> None:
    index = fold("the cat sat on the mat and the dog sat too").words
    assert index.rarest("sat on the mat and") == (4, index.postings["on"])
    assert index.rarest("the mat") is None
    assert index.rarest("the lion sat") == (4, ())
