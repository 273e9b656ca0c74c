"""A desk's names over HTTP: who is who, and what waits for a person."""

import pytest

from claims.actors import accept
from claims.models import NameSuggestion
from sources.models import Role
from tests.api.caller import caller
from tests.claims.checking_helpers import drain
from tests.claims.test_actors import NOW
from tests.factories import ActorFactory, NameSuggestionFactory

pytestmark = pytest.mark.django_db(transaction=True)

DRAFT = "Minister Karim al-Amiri spoke first. Later Karim al-Ameri left.\n"


def test_a_question_is_listed_with_its_places_and_the_answer_makes_a_name() -> None:
    program = caller()
    dossier = program.dossier(DRAFT)
    program.json(f"/dossiers/{dossier}/check")
    drain()
    NameSuggestionFactory.create()  # on another desk
    (row,) = program.get("/name-suggestions", state="open").json()["results"]
    places = [(one["side"], one["start"], one["exact"]) for one in row.pop("sightings")]
    assert places == [("first", 0, "Minister Karim al-Amiri"), ("second", 43, "Karim al-Ameri")]
    asked = NameSuggestion.objects.get(desk=program.desk)
    assert row == {
        "id": asked.pk, "dossier": dossier, "first": "Karim al-Amiri", "second": "Karim al-Ameri", "sure": True,
        "reason": "one Arabic name in two transliterations", "state": "open", "decided_at": None, "version": 1,
    }  # fmt: skip
    assert program.get("/names").json() == {"results": []}
    accept(suggestion=asked, seen=1, by=program.user, house="Karim al-Ameri", now=NOW)
    assert program.get("/name-suggestions", state="open").json() == {"results": [], "next": None}
    assert program.get("/names").json() == {
        "results": [{"house": "Karim al-Ameri", "spellings": ["Karim al-Ameri", "Karim al-Amiri"]}]
    }


@pytest.mark.parametrize(("role", "names"), [(Role.CHECKER, 1), (Role.SECOND_READER, 1), (Role.GUEST, 0)])
def test_who_may_not_see_every_source_sees_no_question(role: Role, names: int) -> None:
    program = caller(role)
    NameSuggestionFactory.create(desk=program.desk)
    ActorFactory.create(desk=program.desk)
    questions = 1 if role is Role.CHECKER else 0
    assert len(program.get("/name-suggestions").json()["results"]) == questions
    assert len(program.get("/names").json()["results"]) == names


def test_the_list_is_a_fixed_number_of_queries(django_assert_max_num_queries) -> None:
    program = caller()
    for _ in range(5):
        NameSuggestionFactory.create(desk=program.desk)
    with django_assert_max_num_queries(6):
        shown = program.get("/name-suggestions", limit=2).json()
    assert len(shown["results"]) == 2
    assert len(program.get("/name-suggestions", limit=5).json()["results"]) == 5
    assert "cursor=" in shown["next"]
