"""Passages, their shingles and what is found by them."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from sources.index import INDEX, index_snapshot, look_up, look_up_open, unindexed
from sources.index.lookup import PER_SHINGLE, _votes
from sources.models import Job, Passage, Purpose, Role, Snapshot
from sources.services import add_snapshot, add_source
from sources.text.shingles import asked
from tests.claims.checking_helpers import drain
from tests.factories import DeskFactory, MembershipFactory, SnapshotFactory, SourceFactory, member

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


def test_indexed_twice_it_is_there_once_and_parts_make_the_same_whole() -> None:
    text = " ".join([long_text(1500, 700, WORDS), WORDS.upper()])
    whole = indexed(text)
    spans = list(Passage.objects.filter(snapshot=whole).values_list("start", "end"))
    stored = shingle_rows()
    assert index_snapshot(whole.pk) == 0
    assert shingle_rows() == stored
    source = SourceFactory.create(desk=whole.source.desk)
    parts = SnapshotFactory.create(text=text, source=source)
    assert index_snapshot(parts.pk, part=5) == 5
    (job,) = Job.objects.all()
    assert (job.name, job.arguments) == ("sources.index", {"snapshot": parts.pk})
    written = [index_snapshot(parts.pk, part=5) for _ in range(4)]
    assert (sum(written) + 5, written[-1]) == (len(spans), 0)
    assert list(Passage.objects.filter(snapshot=parts).values_list("start", "end")) == spans
    assert [row[1:] for row in shingle_rows()[len(stored) :]] == [row[1:] for row in stored]


def test_another_cutter_throws_the_old_passages_away() -> None:
    snapshot = indexed(long_text(300, 100, WORDS))
    kept = indexed(WORDS)
    others = [row for row in shingle_rows() if row[0] == Passage.objects.get(snapshot=kept).pk]
    before = set(Passage.objects.filter(snapshot=snapshot).values_list("pk", flat=True))
    Passage.objects.filter(snapshot=snapshot).update(cutter="0")
    reader = member(snapshot.source.desk, Role.CHECKER)
    assert look_up(WORDS, user=reader) == []
    assert list(unindexed()) == [snapshot]
    assert index_snapshot(snapshot.pk) == 4
    after = set(Passage.objects.filter(snapshot=snapshot).values_list("pk", flat=True))
    assert not before & after
    assert {row[0] for row in shingle_rows()} == after | {row[0] for row in others}
    assert len(look_up(WORDS, user=reader)) == 1
    assert not unindexed().exists()


def test_a_source_is_indexed_by_the_job_that_adding_it_asks_for() -> None:
    desk = DeskFactory.create()
    editor = member(desk, Role.EDITOR)
    first = add_source(desk=desk, data=WORDS.encode(), filename="a.txt", by=editor, now=timezone.now())
    second = add_snapshot(
        source=first.source, data=WORDS.upper().encode(), filename="a.txt", by=editor, now=first.captured_at
    )
    add_source(desk=desk, data=WORDS.encode(), filename="d.txt", by=editor, purpose=Purpose.DRAFT, now=timezone.now())
    jobs = list(Job.objects.filter(name=INDEX).order_by("id").values_list("key", "arguments"))
    assert jobs == [(str(one.pk), {"snapshot": one.pk}) for one in (first, second)]
    drain()
    assert not Job.objects.exists()
    assert set(Passage.objects.values_list("snapshot", flat=True)) == {first.pk, second.pk}
    (place,) = look_up(WORDS, user=editor)
    assert (place.snapshot, place.match.outcome, place.text) == (first, "exact", WORDS)


def test_a_draft_is_no_source_of_anything() -> None:
    snapshot = indexed(purpose=Purpose.DRAFT)
    assert not Passage.objects.exists()
    assert not unindexed().exists()
    later = indexed(desk=snapshot.source.desk)
    later.source.purpose = Purpose.DRAFT
    later.source.save()
    assert look_up(WORDS, user=member(later.source.desk, Role.CHECKER)) == []


def test_only_what_a_person_may_see_is_found_and_changes_of_that_count_at_once() -> None:
    snapshot = indexed()
    source, desk = snapshot.source, snapshot.source.desk
    people = {role: member(desk, role) for role in Role}
    stranger = member(DeskFactory.create(), Role.ADMINISTRATOR)

    def readers() -> list[Role]:
        return [role for role, person in people.items() if look_up(WORDS, user=person)]

    assert readers() == [Role.ADMINISTRATOR, Role.EDITOR, Role.CHECKER, Role.SECOND_READER]
    assert look_up(WORDS, user=stranger) == []
    source.open_to_guests = True
    source.save()
    assert readers() == list(Role)
    source.open_to_guests, source.confidential = False, True
    source.save()
    assert readers() == [Role.ADMINISTRATOR, Role.EDITOR, Role.CHECKER]
    people[Role.CHECKER].memberships.all().delete()
    people[Role.EDITOR].is_active = False
    people[Role.EDITOR].save()
    assert readers() == [Role.ADMINISTRATOR]


def test_for_nobody_in_particular_only_what_everybody_may_see_is_found() -> None:
    snapshot = indexed()
    source = snapshot.source
    assert [place.source for place in look_up_open(WORDS, desk=source.desk, guests=False)] == [source]
    assert look_up_open(WORDS, desk=source.desk, guests=True) == []
    assert look_up_open(WORDS, desk=source.desk, guests=False, without=[source.pk]) == []
    source.confidential = True
    source.save()
    assert look_up_open(WORDS, desk=source.desk, guests=False) == []


def test_another_desk_with_the_same_words_many_times_crowds_nobody_out() -> None:
    desk, other = DeskFactory.create(), DeskFactory.create()
    mine = indexed(desk=desk)
    for _ in range(2 * PER_SHINGLE):
        indexed(desk=other)
    reader = member(desk, Role.CHECKER)
    assert [place.snapshot for place in look_up(WORDS, user=reader)] == [mine]
    MembershipFactory.create(desk=other, user=reader, role=Role.CHECKER)
    assert mine in [place.snapshot for place in look_up(WORDS, user=reader, desk=desk)]
    # Each shingle votes for at most so many of a desk, not all for the same ones.
    assert PER_SHINGLE + 1 <= len(look_up(WORDS, user=reader, limit=20)) <= 20


def test_of_common_words_the_same_passages_vote_wherever_their_rows_lie() -> None:
    desk = DeskFactory.create()
    passages = [Passage.objects.get(snapshot=indexed(desk=desk)).pk for _ in range(PER_SHINGLE + 8)]
    before = _votes(asked(WORDS), [desk.pk])
    assert sorted(before) == passages[:PER_SHINGLE]
    with connection.cursor() as cursor:  # as when snapshots are cut anew: their rows go to the end of the table
        cursor.execute(
            "WITH gone AS (DELETE FROM sources_shingle WHERE passage <= %s RETURNING *)"
            " INSERT INTO sources_shingle SELECT * FROM gone",
            [passages[9]],
        )
    assert _votes(asked(WORDS), [desk.pk]) == before


def test_each_source_is_given_once_the_nearest_first() -> None:
    altered = indexed(WORDS.replace("no ship", "one ship"))
    desk = altered.source.desk
    exact = indexed(WORDS, desk=desk)
    old = SnapshotFactory.create(text=WORDS + " Later words.", source=exact.source)
    index_snapshot(old.pk)
    places = look_up(WORDS, user=member(desk, Role.CHECKER))
    assert [(place.source, place.match.acceptable) for place in places] == [
        (exact.source, True),
        (altered.source, False),
    ]
    assert look_up(WORDS, user=member(desk, Role.CHECKER), limit=0) == []


def test_the_command_asks_for_what_the_index_does_not_have() -> None:
    indexed()
    missing = SnapshotFactory.create(text=WORDS)
    out = StringIO()
    for _ in range(2):
        call_command("index", stdout=out)
    assert out.getvalue() == "1 snapshots wait to be indexed.\n" * 2
    assert list(Job.objects.values_list("name", "arguments")) == [(INDEX, {"snapshot": missing.pk})]
    drain()
    call_command("index", stdout=(after := StringIO()))
    assert after.getvalue() == "0 snapshots wait to be indexed.\n"


@pytest.mark.parametrize("length", [130, 250, 400])
def test_a_quotation_longer_than_a_passage_is_found_whole(length: int) -> None:
    text = long_text(700, 350, WORDS)
    words = text.split()
    quote = " ".join(words[150 : 150 + length])
    snapshot = indexed(text)
    (place,) = look_up(quote, user=member(snapshot.source.desk, Role.CHECKER))
    assert (place.match.outcome, place.text) == ("exact", quote)


def test_an_ellipsis_may_stand_for_much() -> None:
    text = long_text(500, 250, WORDS)
    words = text.split()
    quote = " ".join([*words[180:195], "…", *words[330:345]])
    snapshot = indexed(text)
    (place,) = look_up(quote, user=member(snapshot.source.desk, Role.CHECKER))
    assert place.match.outcome == "elided"
    assert place.text == " ".join(words[180:345])
