"""Passages, their shingles and what is found by them."""

from typing import Any

import pytest
from django.db import connection

from sources.index import index_snapshot, look_up
from sources.models import Passage, Role, Snapshot
from tests.factories import SnapshotFactory, SourceFactory, member

pytestmark = pytest.mark.django_db

WORDS = (
    "The keeper of the lighthouse wrote that no ship had passed the northern channel since Friday, "
    "and that the lamp would burn until somebody came to put it out."
)


def long_text(words: int, at: int, quote: str) -> str:
    """A text of made-up words, none twice, with `quote` behind the word `at`."""
    rows = ["".join("abcdefghik"[int(digit)] for digit in str(7919 * n + 1000)) for n in range(words)]
    return " ".join([*rows[:at], quote, *rows[at:]])


def indexed(text: str = WORDS, **source: Any) -> Snapshot:
    snapshot = SnapshotFactory.create(text=text, source=SourceFactory.create(**source))
    index_snapshot(snapshot.pk)
    return snapshot


def shingle_rows() -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM sources_shingle ORDER BY 1, 2, 3, 4, 5, 6")
        return cursor.fetchall()


def test_words_are_found_with_their_place_and_what_differs() -> None:
    snapshot = indexed()
    reader = member(snapshot.source.desk, Role.CHECKER)
    (place,) = look_up("no ship had passed the northern channel since Friday", user=reader)
    assert (place.source, place.snapshot, place.match.outcome) == (snapshot.source, snapshot, "exact")
    assert WORDS[place.start : place.end] == "no ship had passed the northern channel since Friday,"[:-1]
    (place,) = look_up("no boat had passed the northern channel since Friday", user=reader)
    assert place.match.outcome == "altered"
    assert [(edit.quoted, edit.source) for edit in place.match.edits] == [("boat", "ship")]
    assert look_up("the harbour was closed for the whole winter by the ice", user=reader) == []
    assert look_up("lighthouse", user=reader) == []
    assert look_up("", user=reader) == []


@pytest.mark.parametrize("at", range(80, 122, 3))
def test_words_across_the_border_of_two_passages_are_found_like_any_other(at: int) -> None:
    text = long_text(400, at, WORDS)
    snapshot = indexed(text)
    assert Passage.objects.filter(snapshot=snapshot).count() == 5
    (place,) = look_up(WORDS, user=member(snapshot.source.desk, Role.CHECKER))
    assert place.match.outcome == "exact"
    assert text[place.start : place.end] == WORDS
