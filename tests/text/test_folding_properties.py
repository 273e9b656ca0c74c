"""What holds for folding whatever the characters: any Unicode, lone surrogates, NUL, astral letters."""

import unicodedata
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from sources.text import Span
from sources.text.folding import WORD, WordIndex, fold, fold_keeping_case
from sources.text.matching import match_quote
from sources.text.matching.pieces import Prepared

AWKWARD = (
    "İıß’‘“”«»„…–—-‐\u2212\u00a0\u202f \t\n\r\x0b\x0c\x85\u2028\x00\x1b\x7f\ufffc\ud800\udfff\U0001d42f\U0001f676"
    "\u00ad\u200b\u200d\u202e\ufeff\u0301\u0307\u0640\u064eﬁﷺ½¼²٣.,%!?'\"`[]\ue000\ue001\ue002\u1100\u1161\u11a8\U000e0101"
)
CHARACTERS = st.one_of(
    st.characters(),
    st.characters(categories=["Cs"]),
    st.characters(categories=["M"]),
    st.sampled_from(AWKWARD + "abAB 12"),
)
TEXTS = st.text(alphabet=CHARACTERS, max_size=80)
LETTERS = st.one_of(
    st.characters(categories=["Lu", "Ll"]), st.sampled_from("abcdeABCDE"), st.sampled_from("أبتثجИжЯяΣσςİıĞşßéÜ水山")
)
WORDS = st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=5), min_size=1, max_size=12)
MARKED = st.lists(
    st.text(alphabet=st.one_of(LETTERS, st.sampled_from("’‘“”«»'\"1234½\u00ad\u200b\u0301")), min_size=1, max_size=6),
    min_size=1,
    max_size=10,
)


@given(TEXTS)
def test_folding_never_raises_and_keeps_to_its_text(text: str) -> None:
    folded = fold(text)
    assert folded.source == text
    assert len(folded.key) == len(folded.text)
    assert folded.to_source(0, len(folded.text)).end <= len(text)
    fold_keeping_case(text)
    fold(text, inside=True)


@given(TEXTS)
def test_spans_of_the_original_are_in_bounds_and_in_order(text: str) -> None:
    folded = fold(text)
    spans = [folded.to_source(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(one.start <= two.start and one.end <= two.end for one, two in pairwise(spans))


@given(TEXTS, st.data())
def test_a_span_goes_there_and_back_to_at_least_itself(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    there = folded.to_source(start, end)
    back = folded.from_source(there.start, there.end)
    if end > start:
        assert back.start <= start
        assert back.end >= end
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    inside = folded.from_source(first, last)
    assert 0 <= inside.start <= inside.end <= len(folded.text)


@given(TEXTS)
def test_both_ends_of_a_border_are_whole_characters(text: str) -> None:
    folded = fold(text)
    for at in range(1, len(folded.text)):
        if folded.is_border(at):
            assert folded.to_source(at - 1, at).end <= folded.to_source(at, at + 1).start


@given(TEXTS)
def test_words_lie_in_the_text_one_after_the_other(text: str) -> None:
    folded = fold(text)
    words = folded.words
    assert [folded.key[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == words.words
    assert all(end <= start for end, start in zip(words.ends, words.starts[1:], strict=False))
    assert words.words == WORD.findall(folded.key)
    assert sorted(at for places in words.postings.values() for at in places) == list(range(len(words.words)))
    assert all(words.words[at] == word for word, places in words.postings.items() for at in places)


@given(MARKED, st.data())
def test_folding_a_part_is_a_part_of_the_folding(words: list[str], data: st.DataObject) -> None:
    words = [word for word in words if unicodedata.category(word[0])[0] != "M"]
    text = " ".join(words)
    low = data.draw(st.integers(0, len(words)))
    high = data.draw(st.integers(low, len(words)))
    part = " ".join(words[low:high])
    start = len(" ".join(words[:low])) + (low > 0) if low < high else 0
    folded = fold(text)
    span = folded.from_source(start, start + len(part))
    assert fold(part).text.strip() == folded.text[span.start : span.end].strip()


@given(WORDS, st.data())
def test_a_texts_own_words_are_found_in_it(words: list[str], data: st.DataObject) -> None:
    assume(all(fold(word).key[0].isalpha() for word in words))  # ŉ folds to an apostrophe and a letter
    text = " ".join(words)
    low = data.draw(st.integers(0, len(words) - 1))
    high = data.draw(st.integers(low + 1, len(words)))
    quote = " ".join(words[low:high])
    match = match_quote(quote, text)
    assert match.outcome in ("exact", "ambiguous")
    start = len(" ".join(words[:low])) + (low > 0)
    places = [match.spans[0], *(spans[0] for spans in match.alternatives)]
    assert Span(start, start + len(quote)) in places or match.outcome == "ambiguous"


@given(TEXTS, TEXTS)
def test_matching_never_raises(quote: str, text: str) -> None:
    match = match_quote(quote, text)
    assert all(0 <= span.start <= span.end <= len(text) for span in match.spans)


@given(
    st.lists(st.sampled_from(["it's", "a'b", "5.3", "x5", "17%", "no", "水山", "é", "co-op"]), min_size=3, max_size=30),
    st.data(),
)
def test_the_rarest_word_leads_to_the_same_places_as_reading_through(words: list[str], data: st.DataObject) -> None:
    key = fold(" ".join(words)).key
    low = data.draw(st.integers(0, len(key)))
    high = data.draw(st.integers(low, len(key)))
    needle = key[low:high].strip(" '.,-")
    prepared, index = Prepared(needle), WordIndex(key)
    seed = prepared.seed(prepared.whole, index) if prepared.whole else None
    if prepared.whole is None or seed is None:
        return
    needle, (offset, places) = prepared.whole.key, seed
    found = [index.starts[place] - offset for place in places if key.startswith(needle, index.starts[place] - offset)]
    assert found == [at for at in range(len(key)) if needle and key.startswith(needle, at)]
