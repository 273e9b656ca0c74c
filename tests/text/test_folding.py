"""Folding: what it takes away, what it keeps, and the way back to the original's offsets."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text import Span
from sources.text.folding import WORD, fold, fold_keeping_case

SPECIAL = (
    "İıß’‘“”«»„…–—-‐\u2212\u00a0\u202f \t\n\r"
    "\u00ad\u200b\u200d\u202e\ufeff\u0301\u0307\u0640\u064eﬁﷺ½¼²٣.,%!?'\"`\ue000\ue001\ue002"
)
TEXTS = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(SPECIAL + "abcABC 12")), max_size=60)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("İRAM’s", "iram's"),
        ("I\u0307stanbul ISPARTA ısı", "istanbul isparta isi"),
        ("Straße", "strasse"),
        ("“Yes” «oui» „ja“", '"yes" "oui" "ja"'),
        ("''quoted''", '"quoted"'),
        ("a — b—c -- d", "a - b - c - d"),
        ("2019–2021, 2019‑2021", "2019-2021, 2019-2021"),
        ("fell −3, –3, -3", "fell -3, -3, -3"),
        ("two\u00a0 \n\n words", "two words"),
        ("soft\u00adhyphen zero\u200bwidth \u202ebidi\u202c \ufeffmark", "softhyphen zerowidth bidi mark"),
        ("elec-\ntoral", "electoral"),
        ("elec\u00ad\ntoral", "electoral"),
        ("al-\nKadhimi 2019-\n2021", "al-kadhimi 2019-2021"),
        ("post-\n\nelection", "post- election"),
        ("ﬁrst oﬀer", "first offer"),
        ("Wait . . . what… no", "wait... what... no"),
        ("Quoi ? Non !", "quoi? non!"),
        ("17 % of 5", "17% of 5"),
        ("e\u0301te\u0301", "été"),
        ("=\u0338 2", "≠ 2"),
        ("مُحَمَّـــد", "محمد"),
        ("ﻻ ١٧٫٥٪", "لا 17.5%"),
        ("\u1112\u1161\u11ab", "한"),
        ("５０ Ａ", "50 a"),
    ],
)
def test_presentation_folds_away(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("10²", "102"),  # a superscript is no digit of the number
        ("¼", "14"),
        ("1¼", "11/4"),
        ("cafe", "café"),
        ("1.25", "125"),
        ("-3", "3"),
        ("а", "a"),  # Cyrillic and Latin
        ("≠", "="),
        ("①", "1"),
        ("war, peace", "war peace"),
    ],
)
def test_what_can_change_a_word_or_a_number_stays(first: str, second: str) -> None:
    assert fold(first).text != fold(second).text


def test_offsets_after_a_capital_that_lowers_to_two() -> None:
    text = "İRAM asked: “Who won?”"
    folded = fold(text)
    at = folded.text.index("who")
    assert folded.to_source(at, at + 3) == Span(13, 16)
    assert text[13:16] == "Who"


def test_a_hit_covers_whole_characters_of_the_original() -> None:
    text = "the ﬁrst e\u0301tape of elec-\n  toral law"
    folded = fold(text)
    for word, source in (("first", "ﬁrst"), ("étape", "e\u0301tape"), ("electoral", "elec-\n  toral")):
        at = folded.text.index(word)
        span = folded.to_source(at, at + len(word))
        assert text[span.start : span.end] == source
    at = folded.text.index("first")
    assert folded.to_source(at, at + 1) == Span(4, 5)  # half a ligature gives the whole of it
    assert not folded.is_border(at + 1)
    assert folded.is_border(at + 2)


def test_from_source_is_the_way_back() -> None:
    folded = fold("a\u00a0\u00a0“ﬁne”")
    assert folded.text == 'a "fine"'
    assert folded.from_source(4, 7) == Span(3, 7)
    assert folded.from_source(0, 1) == Span(0, 1)


def test_spans_outside_are_refused() -> None:
    folded = fold("abc")
    for start, end in ((-1, 2), (2, 1), (0, 4)):
        with pytest.raises(ValueError, match="outside a text of 3"):
            folded.to_source(start, end)
        with pytest.raises(ValueError, match="outside a text of 3"):
            folded.from_source(start, end)


def test_key_has_one_kind_of_mark_and_the_same_length() -> None:
    folded = fold("“It’s ‘fine’”")
    assert folded.text == "\"it's 'fine'\""
    assert folded.key == "'it's 'fine''"


def test_case_can_be_kept() -> None:
    assert fold_keeping_case("İRAM’s “Vote” — ﬁne") == "İRAM's 'Vote' - fine"


def test_words_and_numbers_are_found_whole() -> None:
    key = fold("Don't split 1,700.50 or 17% — l'homme’s co-op, 日本").key
    assert WORD.findall(key) == ["don't", "split", "1,700.50", "or", "17%", "l'homme's", "co", "op", "日", "本"]


def test_the_index_knows_every_place_of_a_word() -> None:
    words = fold("The vote. The count, the VOTE.").words
    assert words.words == ["the", "vote", "the", "count", "the", "vote"]
    assert list(words.postings["vote"]) == [1, 5]
    assert (words.starts[5], words.ends[5]) == (25, 29)


@given(TEXTS)
def test_any_text_folds_and_the_map_is_monotone(text: str) -> None:
    folded = fold(text)
    previous = Span(0, 0)
    for at in range(len(folded.text)):
        span = folded.to_source(at, at + 1)
        assert 0 <= span.start <= span.end <= len(text)
        assert previous.start <= span.start
        assert previous.end <= span.end
        previous = span
    assert folded.to_source(len(folded.text), len(folded.text)).end == len(text)
    assert len(folded.key) == len(folded.text)


@given(TEXTS)
def test_any_span_goes_there_and_back_to_at_least_itself(text: str) -> None:
    folded = fold(text)
    for start in range(0, len(folded.text), 3):
        end = min(len(folded.text), start + 4)
        back = folded.from_source(*_pair(folded.to_source(start, end)))
        assert back.start <= start
        assert back.end >= end


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Zs"]), max_size=40))
def test_folding_does_not_care_about_normal_forms(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert fold(unicodedata.normalize("NFD", composed)).text == fold(composed).text


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=80))
def test_folding_ascii_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
