"""What vouches for a place with a passage's words, and what does not: parallel sentences, neighbours, position."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.anchoring import Anchor, Selector, anchor, describe
from sources.text.segments import sentences

PORTS = (
    "The ferry to Oddavik sails on Monday and carries the mail, two lorries and whoever has a ticket for the day. ",
    "A storm in March broke the northern mole, and the harbour master had the gap filled with granite blocks. ",
    "Fishermen complained in letters to the county that the blocks lie too low and that spring tides run over them. ",
    "The county’s engineer measured the wall in June and found it sound, though he asked for a railing at its end. ",
    "Nobody has paid for a railing yet, since the budget of this year was spent on roads before the snow had gone. ",
    "Visitors are told to keep off the wall in bad weather, and a yellow chain is drawn across it in the evenings. ",
)
LONG = "".join(PORTS) * 1 + "".join(
    f"Entry {number}: the keeper wrote down wind, sea and sky and went home at {number % 12 + 1} o’clock. "
    for number in range(1, 40)
)


def made(text: str, words: str, at: int = 0) -> Selector:
    for _ in range(at):
        at = text.index(words, at + 1)
    start = text.index(words, at)
    return describe(text, start, start + len(words))


def narrow(text: str, words: str) -> Selector:
    """As older records have it: 32 code points on either side."""
    start = text.index(words)
    end = start + len(words)
    return Selector(words, text[max(0, start - 32) : start], text[end : end + 32], start, end)


def without(text: str, words: str) -> str:
    """The text without the sentence that holds the words."""
    at = text.index(words)
    span = next(one for one in sentences(text) if one.start <= at < one.end)
    return text[: span.start] + text[span.end :].lstrip(" ")


def read(found: Anchor, text: str) -> tuple[str, str | None]:
    return found.state, None if found.start is None else text[found.start : found.end]


def rewritten(text: str, words: str, before: str, after: str, width: int = 40) -> str:
    """The text with `width` code points on either side of the words replaced."""
    at = text.index(words)
    end = at + len(words)
    return text[: at - width] + before + words + after + text[end + width :]


BEFORE = "Others have put it in quite another way now"
AFTER = " (which is more than anybody asked for)."


@pytest.mark.parametrize("words", ["a railing at its end", "measured the wall", "yellow chain", "granite blocks"])
def test_words_whose_neighbours_were_rewritten_stay_in_their_place(words: str) -> None:
    changed = rewritten(LONG, words, f"{BEFORE} ", AFTER)
    assert read(anchor(narrow(LONG, words), changed), changed) == ("relocated", words)


@pytest.mark.parametrize("words", ["a railing at its end", "measured the wall", "yellow chain", "granite blocks"])
def test_a_wider_context_vouches_from_further_out_wherever_the_passage_went(words: str) -> None:
    changed = "Corrected on Friday, after a call from the harbour. " + rewritten(LONG, words, f"{BEFORE} ", AFTER)
    assert read(anchor(made(LONG, words), changed), changed) == ("relocated", words)
    assert anchor(narrow(LONG, words), changed).state == "orphan"


def test_a_common_word_or_a_short_text_says_nothing_by_its_position() -> None:
    changed = rewritten(LONG, "the wall in June", f"{BEFORE} ", AFTER)
    start = LONG.index("the wall in June")
    the = Selector("the", LONG[start - 32 : start], LONG[start + 3 : start + 35], start, start + 3)
    assert anchor(the, changed.replace("the wall in June", "the fence in fact")).state == "orphan"
    short = "".join(PORTS[:3])
    assert anchor(narrow(short, "granite blocks"), rewritten(short, "granite blocks", f"{BEFORE} ", AFTER)).state == (
        "orphan"
    )


PARALLEL = (
    "The council met on Tuesday in the old school. The Reform Party won 17 seats in the new council, against 48 four "
    "years ago. The Farmers’ Party won 17 seats in the new council, against 40 four years ago. Nobody else won any."
)


@pytest.mark.parametrize("words", ["17 seats", "won 17 seats", "Party won 17 seats", "17 seats in the new council"])
def test_a_parallel_sentence_about_somebody_else_is_no_place_for_a_passage(words: str) -> None:
    changed = without(PARALLEL, "Reform")
    assert changed.count(words) == 1
    assert anchor(made(PARALLEL, words), changed).state == "orphan"
    assert anchor(narrow(PARALLEL, words), changed).state == "orphan"


def test_a_passage_ends_with_its_sentence_and_is_not_found_in_the_next() -> None:
    text = (
        "It was a hard winter for the islands. Maybe he is not as rich as he says. Maybe he is not as old as he says."
    )
    changed = without(text, "rich")
    assert anchor(made(text, "Maybe he is not as"), changed).state == "orphan"


def test_a_name_that_changed_beside_a_few_words_is_left_to_a_person() -> None:
    changed = PARALLEL.replace("The Reform Party won", "The Workers Front won")
    assert anchor(made(PARALLEL, "17 seats"), changed).state == "orphan"
    assert anchor(made(PARALLEL, "17 seats"), "Corrected. " + PARALLEL).state == "relocated"


GOVERNED = (
    "After the fire the owners wrote that what is left of the mill can be sold. The group has never claimed the attack "
    "on the bridge, and that is not a secret to anybody in the valley who reads the weekly paper at all."
)


@pytest.mark.parametrize(
    ("words", "old", "new", "passage", "edits"),
    [
        ("what is", "what is left", "what is not left", "what is not", [("", "not", "negation")]),
        ("claimed the attack", "has never claimed", "has claimed", "claimed the attack", [("never", "", "negation")]),
        ("claimed the attack", "has never", "has ever", "ever claimed the attack", [("never", "ever", "negation")]),
        ("a secret", "is not a secret", "is a secret", "a secret", [("not", "", "negation")]),
        ("left of the mill", "is left", "may be left", "may be left of the mill", [("is", "may be", "modal")]),
    ],
)  # fmt: skip
def test_a_denial_that_came_or_went_beside_the_passage_alters_it(
    words: str, old: str, new: str, passage: str, edits: list[tuple[str, str, str]]
) -> None:
    changed = GOVERNED.replace(old, new)
    found = anchor(made(GOVERNED, words), changed)
    assert [(edit.quoted, edit.source, edit.kind) for edit in found.edits] == edits
    assert read(found, changed) == ("altered", passage)


def test_another_word_beside_the_passage_does_not() -> None:
    changed = GOVERNED.replace("in the valley", "in this wide valley")
    assert read(anchor(made(GOVERNED, "secret to anybody"), changed), changed) == ("exact", "secret to anybody")
    changed = GOVERNED.replace("The group", "That small group")
    assert read(anchor(made(GOVERNED, "claimed the attack"), changed), changed) == ("relocated", "claimed the attack")


def test_the_nearest_of_very_many_places_are_looked_at() -> None:
    line = "Again the same old word stands here for the reader. "
    text = line * 300 + "Only here the same old word is the last one of them all, and then nothing. " + line * 300
    place = made(text, "same old word is")
    words = describe(text, place.start, place.start + len("same old word"))
    assert read(anchor(words, "First. " + text), "First. " + text) == ("relocated", "same old word")
    assert anchor(words, "First. " + text).start == place.start + 7


WORDS = st.sampled_from(["the", "wall", "İ", "17", "not", "«", "e\u0301", "seats", ". ", "\u200d", "ﬁ", "\n", "won"])


@given(st.lists(WORDS, min_size=1, max_size=40), st.lists(WORDS, max_size=40), st.data())
def test_an_orphan_or_a_place_inside_the_text(old: list[str], new: list[str], data: st.DataObject) -> None:
    text, other = " ".join(old), " ".join(new)
    start = data.draw(st.integers(0, len(text) - 1))
    place = describe(text, start, data.draw(st.integers(start + 1, len(text))))
    for alone in (False, True):
        found = anchor(place, other, alone=alone)
        assert (found.start is None) == (found.state == "orphan")
        if found.start is not None:
            assert found.end is not None
            assert 0 <= found.start < found.end <= len(other)
        if found.state in ("exact", "altered"):
            assert (found.state == "altered") == bool(found.edits)
        if found.state == "exact":
            assert other[place.start : place.end] == place.exact


@given(st.text(min_size=1, max_size=50), st.text(max_size=30), st.data())
def test_text_put_before_moves_a_passage_by_its_length(text: str, more: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    place = describe(text, start, data.draw(st.integers(start + 1, len(text))))
    found = anchor(place, more + text)
    if found.state in ("exact", "relocated") and place.exact.strip() and (more + text).count(place.exact) == 1:
        assert found.start is not None
        assert (more + text)[found.start : found.end].strip() == place.exact.strip() or found.edits
