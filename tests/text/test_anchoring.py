"""Anchoring: a passage is found again, found changed, or given up; never given to a lookalike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.anchoring import CONTEXT, Selector, anchor, describe
from sources.text.segments import sentences

TEXT = (
    "The council of Fairhaven met on Tuesday to talk about the harbour and the long winter.\n\n"
    "The Reform Party won 17 seats in the new council, against 48 four years ago. Its leader Mona Saleh denied any "
    "part in the strike of the dockers. “We were not told about it,” she said to the harbour’s paper.\n\n"
    "The Harbour List, led by Piet Brandt, keeps 34 seats and wants a new bridge over the river before the summer. "
    "Nobody in the council has said who would pay for the bridge, nor when the work could begin."
)


def selector(words: str, text: str = TEXT) -> Selector:
    start = text.index(words)
    return describe(text, start, start + len(words))


def test_a_selector_holds_the_original_characters_and_their_surroundings() -> None:
    found = selector("won 17 seats")
    assert found.exact == "won 17 seats"
    assert found.prefix == TEXT[found.start - CONTEXT : found.start]
    assert found.suffix == TEXT[found.end : found.end + CONTEXT]
    assert TEXT[found.start : found.end] == found.exact


def test_context_grows_until_it_is_unique() -> None:
    line = "The same words stand in every line of this long and dull table. "
    text = line * 5 + "Here is the end of it."
    found = describe(text, 2 * len(line), 2 * len(line) + 8)
    whole = found.prefix + found.exact + found.suffix
    assert text.count(whole) == 1
    assert (len(found.prefix), len(found.suffix)) == (2 * CONTEXT, 2 * CONTEXT)


@pytest.mark.parametrize(
    ("text", "start", "end", "exact"),
    [
        ("cafe\u0301 noir", 0, 4, "cafe\u0301"),
        ("cafe\u0301 noir", 4, 8, "e\u0301 no"),
        ("a 👩\u200d🚀 b", 2, 3, "👩\u200d🚀"),
        ("a 👍🏽 b", 2, 3, "👍🏽"),
        ("x 🇮🇶🇹🇷 y", 2, 3, "🇮🇶"),
        ("x 🇮🇶🇹🇷 y", 4, 5, "🇹🇷"),
        ("one\r\ntwo", 0, 4, "one\r\n"),
        ("a \ud83d\ude00 b", 2, 3, "\ud83d\ude00"),
    ],
)
def test_no_written_character_is_cut(text: str, start: int, end: int, exact: str) -> None:
    found = describe(text, start, end)
    assert found.exact == exact
    assert text[found.start : found.end] == exact


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2), (0, 1000)])
def test_an_empty_or_impossible_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty or lies outside"):
        describe("twelve chars", start, end)


def found(words: str, changed: str) -> tuple[str, str | None, list[tuple[str, str, str]]]:
    result = anchor(selector(words), changed)
    text = None if result.start is None else changed[result.start : result.end]
    return result.state, text, [(edit.quoted, edit.source, edit.kind) for edit in result.edits]


SENTENCE = "The Reform Party won 17 seats in the new council, against 48 four years ago."


def test_an_unchanged_text_is_exact() -> None:
    for words in (SENTENCE, "17 seats", "the", "harbour’s paper."):
        assert found(words, TEXT) == ("exact", words, [])


def test_changes_after_the_passage_leave_it_exact_before_it_relocate_it() -> None:
    assert found("won 17 seats", TEXT.replace("Piet Brandt", "P. Brandt")) == ("exact", "won 17 seats", [])
    result = anchor(selector("won 17 seats"), "Corrected. " + TEXT)
    assert (result.state, result.start) == ("relocated", TEXT.index("won 17 seats") + 11)


def test_a_moved_sentence_is_relocated() -> None:
    changed = SENTENCE + " " + TEXT.replace(SENTENCE, "")
    assert found(SENTENCE, changed) == ("relocated", SENTENCE, [])


def test_other_typography_is_relocated_and_shown() -> None:
    state, text, edits = found("“We were not told about it,”", TEXT.replace("“We", '"We').replace("it,”", 'it,"'))
    assert (state, text) == ("relocated", '"We were not told about it,"')
    assert edits == [("“", '"', "typography"), ("”", '"', "typography")]
    state, text, _ = found("the harbour’s paper", TEXT.replace("harbour’s paper", "harbour's\u00a0paper"))
    assert (state, text) == ("relocated", "the harbour's\u00a0paper")


@pytest.mark.parametrize(
    ("words", "old", "new", "passage", "edits"),
    [
        (SENTENCE, "won 17", "won 71", SENTENCE.replace("17", "71"), [("17", "71", "number")]),
        ("won 17 seats", "won 17", "won 19", "won 19 seats", [("17", "19", "number")]),
        ("We were not told about it", "were not", "were", "We were told about it", [("not", "", "negation")]),
        ("denied any part", "denied", "admitted", "admitted any part", [("denied", "admitted", "negation")]),
        ("led by Piet Brandt", "Piet", "Karl", "led by Karl Brandt", [("Piet", "Karl", "name")]),
    ],
)
def test_a_changed_passage_is_altered_with_its_edits(
    words: str, old: str, new: str, passage: str, edits: list[tuple[str, str, str]]
) -> None:
    assert found(words, TEXT.replace(old, new)) == ("altered", passage, edits)


@pytest.mark.parametrize("words", ["the bridge", "seats", "council", "The", "in the new council", "34 seats", SENTENCE])
def test_a_deleted_sentence_leaves_an_orphan(words: str) -> None:
    place = selector(words)
    sentence = next(span for span in sentences(TEXT) if span.start <= place.start < span.end)
    changed = TEXT[: sentence.start] + TEXT[sentence.end :].lstrip(" ")
    assert anchor(place, changed).state == "orphan"


def test_a_deleted_paragraph_is_not_given_to_a_lookalike() -> None:
    text = TEXT + "\n\nThe Farmers won 17 seats in the old council, against 40 before."
    place = describe(text, text.index("won 17 seats"), text.index("won 17 seats") + len("won 17 seats in the"))
    paragraphs = text.split("\n\n")
    assert anchor(place, "\n\n".join(paragraphs[:1] + paragraphs[2:])).state in ("orphan", "ambiguous")
    short = describe(text, text.index("won 17 seats"), text.index("won 17 seats") + len("won 17 seats"))
    assert anchor(short, "\n\n".join(paragraphs[:1] + paragraphs[2:])).state == "orphan"


def test_words_without_their_surroundings_are_taken_only_where_they_are_enough() -> None:
    changed = "All was written anew here. It keeps 34 seats and wants a new bridge over everything that is old."
    state, text, _ = found("keeps 34 seats and wants a new bridge", changed)
    assert (state, text) == ("relocated", "keeps 34 seats and wants a new bridge")
    changed = "All was written anew here, and nobody wants a new bridge at this place or any other in the town."
    assert found("wants a new bridge", changed)[0] == "orphan"
    # Who knows the old text may say that the words stood only once in it; three words say too little all the same.
    kept = anchor(selector("wants a new bridge"), changed, alone=True)
    assert (kept.state, kept.start) == ("relocated", changed.index("wants a new bridge"))
    assert anchor(selector("a new bridge"), changed, alone=True).state == "orphan"
    twice = changed + " The mayor wants a new bridge."
    assert anchor(selector("wants a new bridge"), twice, alone=True).state == "orphan"


def test_two_equal_places_with_equal_surroundings_are_ambiguous() -> None:
    line = "Nothing in this line is new at all, and nothing will be. "
    text = line * 2
    place = Selector("is new at all", "Nothing in this line ", ", and nothing will be. ", 500, 513)
    assert anchor(place, text).state == "ambiguous"


def test_an_empty_text_and_an_odd_selector_are_orphans() -> None:
    assert anchor(selector("17 seats"), "").state == "orphan"
    assert anchor(Selector("", "", "", 0, 0), TEXT).state == "orphan"
    assert anchor(Selector("   ", "a", "b", 0, 3), TEXT).state == "orphan"


ODD = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("abc ab\n.,’'\u0301🇮🇶\u200d")), min_size=1, max_size=60
)


@given(ODD, st.data())
def test_any_passage_of_any_text_is_exact_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = describe(text, start, end)
    assert place.start <= start
    assert end <= place.end
    assert text[place.start : place.end] == place.exact
    assert text[: place.start].endswith(place.prefix)
    assert text[place.end :].startswith(place.suffix)
    result = anchor(place, text)
    assert (result.state, result.start, result.end) == ("exact", place.start, place.end)


@given(ODD, ODD, st.data())
def test_anchoring_in_any_other_text_never_raises_and_never_claims_exactness_wrongly(
    text: str, other: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    place = describe(text, start, data.draw(st.integers(start + 1, len(text))))
    result = anchor(place, other)
    if result.state == "orphan":
        assert (result.start, result.end) == (None, None)
    else:
        assert result.start is not None
        assert result.end is not None
        assert 0 <= result.start < result.end <= len(other)
    if result.state == "exact":
        assert other[place.start : place.end] == place.exact
