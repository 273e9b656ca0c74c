"""Two people at one name at once: one answer stands, the other person is told, and nobody is there twice."""

from collections import Counter
from functools import partial
from typing import Any

import pytest

from claims import actors
from claims.models import Actor, ActorName, NameDecision, NameSuggestion
from sources.models import Conflict, Role
from sources.text.names import likely_same
from tests.claims.test_actors import NOW, asked
from tests.claims.test_intake_races import at_once
from tests.factories import DossierFactory, member

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 3


def test_of_two_answers_to_one_question_one_stands() -> None:
    for _ in range(ROUNDS):
        row = asked("Karim al-Amiri", "Karim al-Ameri")
        one, other = (member(row.desk, Role.EDITOR) for _ in range(2))
        gave = at_once(
            partial(actors.accept, suggestion=row, seen=1, by=one, now=NOW),
            partial(actors.refuse, suggestion=row, seen=1, by=other, now=NOW),
        )
        assert sum(isinstance(each, Conflict) for each in gave) == 1, gave
        row.refresh_from_db()
        (decision,) = NameDecision.objects.filter(desk=row.desk)
        accepted = isinstance(gave[0], Actor)
        assert (row.state, row.decided_by, decision.by) == (
            ("accepted", one, one) if accepted else ("refused", other, other)
        )
        assert Actor.objects.filter(desk=row.desk).count() == int(accepted)


def test_two_answers_that_share_a_spelling_make_one_actor() -> None:
    for _ in range(ROUNDS):
        dossier = DossierFactory.create()
        rows = [
            asked("Karim al-Amiri", "Karim al-Ameri", dossier=dossier),
            asked("Karim al-Amiri", "كريم الأميري", dossier=dossier),
        ]
        editor = member(dossier.desk, Role.EDITOR)
        gave = at_once(*(partial(actors.accept, suggestion=row, seen=1, by=editor, now=NOW) for row in rows))
        assert gave[0] == gave[1]
        assert Actor.objects.filter(desk=dossier.desk).count() == 1
        assert len(actors.spellings(gave[0])) == 3


def test_of_two_who_split_one_spelling_off_one_does() -> None:
    row = asked("Karim al-Amiri", "Karim al-Ameri")
    editor = member(row.desk, Role.EDITOR)
    actors.accept(suggestion=row, seen=1, by=editor, now=NOW)
    name = ActorName.objects.select_related("actor__desk").get(name="Karim al-Ameri")
    gave = at_once(*[partial(actors.split, name=name, by=editor, now=NOW)] * 3)
    assert Counter(type(one) for one in gave) == {Actor: 1, Conflict: 2}
    assert actors.accepted_names(row.desk) == (("Karim al-Amiri",), ("Karim al-Ameri",))


def test_two_mergers_of_each_other_make_no_ring() -> None:
    for _ in range(ROUNDS):
        dossier = DossierFactory.create()
        editor = member(dossier.desk, Role.EDITOR)
        one, other = (Actor.objects.create(desk=dossier.desk, name=name) for name in ("Ada Brandt", "A. Brandt"))
        gave = at_once(
            partial(actors.merge, actor=one, into=other, seen=1, by=editor),
            partial(actors.merge, actor=other, into=one, seen=1, by=editor),
        )
        assert sorted(type(each).__name__ for each in gave) == ["ActorError", "NoneType"]
        assert len(actors.accepted_names(dossier.desk)) == 1


def test_two_jobs_that_ask_the_same_ask_once() -> None:
    for _ in range(ROUNDS):
        dossier = DossierFactory.create()
        (pair,) = likely_same(["Karim al-Amiri", "Karim al-Ameri"])
        found = [actors.Suggested(pair, (), ())]
        gave: list[Any] = at_once(*[partial(actors.suggest, dossier=dossier, found=found)] * 3)
        assert not [one for one in gave if isinstance(one, Exception)], gave
        assert NameSuggestion.objects.filter(desk=dossier.desk).count() == 1
