"""The queue of names in the admin: the question with its evidence, the answer, who is told, and the ways back."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Actor, ActorName, Dossier, NameDecision, NameSuggestion
from sources.models import Desk, Role
from tests.admin.desk_helpers import at_desk, words
from tests.admin.test_forms import form_of
from tests.claims.checking_helpers import checked, drain
from tests.claims.intake_helpers import attached, story
from tests.factories import NameSuggestionFactory

pytestmark = pytest.mark.django_db

DRAFT = "The board met. Minister Karim al-Amiri spoke first. Later Karim al-Ameri left.\n"
REPORT = "Nothing was decided. The plan is Karim al-Amiri’s own. It rained.\n"
QUEUE = "/admin/claims/namesuggestion/"


def asked() -> tuple[Dossier, Client, Any, NameSuggestion]:
    dossier, editor = story(DRAFT, title="The board")
    attached(dossier, editor, REPORT, title="Harbour log")
    checked(dossier, editor)
    client, user = at_desk(dossier.desk, Role.CHECKER, name="checker")
    return dossier, client, user, NameSuggestion.objects.get(desk=dossier.desk)


def page_of(row: NameSuggestion) -> str:
    return f"{QUEUE}{row.pk}/change/"


def messages(answer: Any) -> list[str]:
    return [str(one) for one in answer.context["messages"]]


def test_the_queue_shows_what_waits_and_the_question_shows_both_spellings_in_their_sentences() -> None:
    _, client, _, row = asked()
    listed = words(client.get(QUEUE))
    assert "Karim al-Amiri / Karim al-Ameri" in listed
    shown = client.get(page_of(row))
    told = words(shown)
    assert "One name by rule One Arabic name in two transliterations." in told
    assert "Minister Karim al-Amiri spoke first. The draft of “The board”" in told
    assert "The plan is Karim al-Amiri ’s own. Harbour log" in told
    assert "Later Karim al-Ameri left. The draft of “The board”" in told
    assert "It rained" not in told
    assert "The board met" not in told
    assert "<mark>Karim al-Ameri</mark>" in shown.text
    place = row.sightings.get(side="second")
    assert f"/snapshot/{place.snapshot_id}/text/?start={place.start}&amp;end={place.end}#passage" in shown.text


def test_one_name_is_accepted_and_the_story_is_checked_again() -> None:
    dossier, client, user, row = asked()
    sent = {"action": "accept", "seen": row.version, "house": "Karim al-Ameri", "why": "His card."}
    answer = client.post(page_of(row), sent, follow=True)
    assert answer.redirect_chain == [(QUEUE, 302)]
    assert messages(answer) == [
        "“Karim al-Amiri” and “Karim al-Ameri” are one name now. The house spelling is “Karim al-Ameri”. "
        "“The board” is being checked again."
    ]
    drain()
    (found,) = dossier.findings.filter(rule="name.variants", state="open")
    assert found.message.endswith("The house spelling is “Karim al-Ameri”.")
    decided = words(client.get(page_of(row)))
    assert "Answered: one name" in decided
    assert f"{user.username}, taken for one name, Karim al-Ameri: His card." in decided
    assert "Karim al-Ameri" not in words(client.get(QUEUE)).partition("0 name suggestions")[0].partition("Action")[2]
    assert "Karim al-Ameri" in words(client.get(f"{QUEUE}?answer=accepted"))


def test_two_names_are_remembered_and_the_finding_goes() -> None:
    dossier, client, _, row = asked()
    answer = client.post(page_of(row), {"action": "refuse", "seen": row.version}, follow=True)
    assert messages(answer)[0].startswith("“Karim al-Amiri” and “Karim al-Ameri” are two names. It is not asked again.")
    drain()
    assert not dossier.findings.filter(rule="name.variants", state="open").exists()
    assert list(NameSuggestion.objects.values_list("state", flat=True)) == ["refused"]


def test_who_is_second_is_told_who_was_first_and_how() -> None:
    dossier, client, _, row = asked()
    other, _ = at_desk(dossier.desk, Role.EDITOR, name="first")
    other.post(page_of(row), {"action": "refuse", "seen": 1})
    answer = client.post(page_of(row), {"action": "accept", "seen": 1})
    assert answer.status_code == 409
    assert "first was faster and took it for two names. Nothing was changed." in words(answer)
    assert (Actor.objects.count(), NameDecision.objects.count()) == (0, 1)


def test_what_cannot_be_done_is_said_on_the_page() -> None:
    dossier, client, _, row = asked()
    assert "Choose one of the two answers." in words(client.post(page_of(row), {"seen": 1}))
    for note in ("the minister", "the judge"):
        Actor.objects.create(desk=dossier.desk, name="Karim al-Amiri", note=note)
    answer = client.post(page_of(row), {"action": "accept", "seen": 1})
    assert answer.status_code == 400
    assert "Several actors bear “Karim al-Amiri”" in words(answer)
    assert "Both are known as different actors: one answer merges them." in words(answer)


@pytest.mark.parametrize("role", [Role.SECOND_READER, Role.GUEST])
def test_the_queue_is_for_those_who_see_every_source(role: Role) -> None:
    row = NameSuggestionFactory.create()
    client, _ = at_desk(row.desk, role)
    assert row.first not in words(client.get(QUEUE))
    assert client.get(page_of(row)).status_code == 404
    assert client.post(page_of(row), {"action": "refuse", "seen": 1}).status_code == 404


def test_the_next_question_of_the_desk_comes_after_an_answer() -> None:
    dossier, client, _, row = asked()
    earlier = NameSuggestionFactory.create(desk=dossier.desk, first="A. Brandt", second="A. Brant")
    answer = client.post(page_of(earlier), {"action": "refuse", "seen": 1})
    assert answer.headers["Location"] == page_of(row)


def merged(desk: Desk) -> ActorName:
    actor = Actor.objects.get(desk=desk)
    return ActorName.objects.get(actor=actor, name="Karim al-Ameri")


def test_a_spelling_is_split_off_from_the_list_of_spellings() -> None:
    dossier, client, user, row = asked()
    client.post(page_of(row), {"action": "accept", "seen": 1, "house": "Karim al-Amiri"}, follow=True)
    name, own = merged(dossier.desk), ActorName.objects.get(name="Karim al-Amiri")
    sent = {"action": "split", "_selected_action": [name.pk, own.pk]}
    answer = client.post(reverse("admin:claims_actorname_changelist"), sent, follow=True)
    assert sorted(messages(answer)) == [
        "Karim al-Amiri: “Karim al-Amiri” is this actor's own name. Split the other spellings off, or undo its merger.",
        "“Karim al-Ameri” is an actor of its own, no longer “Karim al-Amiri”.",
    ]
    history = words(client.get("/admin/claims/namedecision/"))
    assert ("taken for one name" in history, "split" in history) == (True, True)
    assert list(NameDecision.objects.order_by("id").values_list("action", "by")) == [
        ("accept", user.pk), ("split", user.pk),
    ]  # fmt: skip


def test_an_actors_page_merges_parts_and_tells_what_was_decided() -> None:
    dossier, client, _, _ = asked()
    one, other = (Actor.objects.create(desk=dossier.desk, name=name) for name in ("Ada Brandt", "A. Brandt"))
    address = reverse("admin:claims_actor_change", args=[other.pk])
    for into, version in ((one.pk, 2), ("", 3)):
        sent = form_of(client, address) | {"merged_into": into}
        assert client.post(address, sent).status_code == 302
        other.refresh_from_db()
        assert (other.merged_into_id or "", other.version) == (into, version)
    history = words(client.get(reverse("admin:claims_actor_change", args=[one.pk])))
    assert history.index("split: Ada Brandt / A. Brandt") < history.index("merged: Ada Brandt / A. Brandt")
    assert NameSuggestion.objects.get(first="Ada Brandt").state == "refused"
