"""Records that people change in the admin: guarded, by role, with messages as people speak."""

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from claims import models as claims
from claims.tokens import holder
from sources import models as sources
from sources.models import JobState, Role
from tests.factories import (
    MOMENT,
    ActorFactory,
    ActorNameFactory,
    ClaimFactory,
    CommentFactory,
    DeskFactory,
    DossierFactory,
    JobFactory,
    MembershipFactory,
    QueryFactory,
    SnapshotFactory,
    SourceFactory,
    TokenFactory,
    UserFactory,
    WebhookFactory,
    member,
    reviewed_claim,
)

pytestmark = pytest.mark.django_db


def client_of(user: Any, **fields: Any) -> Client:
    User.objects.filter(pk=user.pk).update(is_staff=True, **fields)
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    return client


def said(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def url(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def form_of(client: Client, address: str) -> dict[str, Any]:
    """The form's fields as the page gives them, for a browser's answer."""
    form = client.get(address).context["adminform"].form
    given = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in given.items() if value is not False} | {
        f"{prefix}-{part}": "0"
        for prefix in ("memberships", "snapshots", "dossier_sources", "draft_versions", "names", "decisions")
        for part in ("TOTAL_FORMS", "INITIAL_FORMS")
    }


def test_a_source_is_mended() -> None:
    source = SourceFactory.create()
    client = client_of(member(source.desk, Role.CHECKER))
    address = url(sources.Source, "change", source.pk)
    sent = form_of(client, address)
    assert sent["authors"] == "Ilse Brandt"
    answer = client.post(address, sent | {"title": "Log of the harbour", "authors": "Ilse Brandt\n Jo Reed \n\n"})
    assert answer.status_code == 302
    source.refresh_from_db()
    assert (source.title, source.authors, source.version) == ("Log of the harbour", ["Ilse Brandt", "Jo Reed"], 2)


def test_the_second_editor_overwrites_nothing_unawares() -> None:
    source = SourceFactory.create(title="Log", publisher="Harbour")
    client = client_of(member(source.desk, Role.EDITOR))
    address = url(sources.Source, "change", source.pk)
    sent = form_of(client, address) | {"title": "Log, my way", "publisher": "Harbour"}
    sources.Source.objects.guarded_update(source.pk, seen=1, title="Log, their way")
    answer = client.post(address, sent)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert (
        "Somebody changed this record meanwhile, so nothing was saved: Title is now “Log, their way”. "
        "What you typed is kept below; save again to put it in place of that."
    ) in html
    assert 'value="Log, my way"' in html
    source.refresh_from_db()
    assert (source.title, source.version) == ("Log, their way", 2)
    again = re.search(r'name="seen" value="(\d+)"', html)
    assert again is not None
    assert client.post(address, sent | {"seen": again[1]}).status_code == 302
    source.refresh_from_db()
    assert (source.title, source.version) == ("Log, my way", 3)


def test_what_does_not_go_together_is_said_beside_the_fields() -> None:
    source = SourceFactory.create()
    client = client_of(member(source.desk, Role.EDITOR))
    address = url(sources.Source, "change", source.pk)
    answer = client.post(address, form_of(client, address) | {"confidential": "on", "open_to_guests": "on"})
    assert answer.status_code == 200
    assert "A confidential source cannot be open to guests." in answer.content.decode()
    answer = client.post(address, form_of(client, address) | {"issued_precision": "", "voice": "speaker"})
    html = answer.content.decode()
    assert "Say how much of the date is known: the day, the month or the year." in html
    assert "Name the speaker whose words they are." in html


@pytest.mark.parametrize("role", [Role.SECOND_READER, Role.GUEST])
def test_readers_see_a_source_and_change_nothing(role: Role) -> None:
    source = SourceFactory.create(open_to_guests=True)
    client = client_of(member(source.desk, role))
    address = url(sources.Source, "change", source.pk)
    html = client.get(address).content.decode()
    assert 'name="_save"' not in html
    assert client.post(address, {"title": "x", "seen": "1"}).status_code == 403


def test_a_dossier_s_policy_is_a_switch_beside_what_else_it_holds() -> None:
    dossier = DossierFactory.create(policy={"house": "style"})
    client = client_of(member(dossier.desk, Role.EDITOR))
    address = url(claims.Dossier, "change", dossier.pk)
    sent = form_of(client, address) | {"planned_publication_0": "", "planned_publication_1": "", "second_reader": "on"}
    assert client.post(address, sent).status_code == 302
    dossier.refresh_from_db()
    assert (dossier.policy, dossier.version) == ({"house": "style", "second_reader": True}, 2)


def test_a_dossier_s_policy_asks_for_independent_sources() -> None:
    dossier = DossierFactory.create(policy={"house": "style"})
    client = client_of(member(dossier.desk, Role.EDITOR))
    address = url(claims.Dossier, "change", dossier.pk)
    sent = form_of(client, address) | {"planned_publication_0": "", "planned_publication_1": "", "independent": "3"}
    assert client.post(address, sent).status_code == 302
    dossier.refresh_from_db()
    assert dossier.policy == {"house": "style", "sources": {"independent": 3, "primary": 1}}
    form = form_of(client, address)
    assert (form["independent"], form["primary"]) == (3, 1)


def test_the_text_of_a_snapshot_is_read_by_the_page_with_a_passage_marked() -> None:
    text = "Préface. " + "a" * 24_000 + " The ferry sank. " + "b" * 5_000
    snapshot = SnapshotFactory.create(text=text)
    client = client_of(member(snapshot.source.desk, Role.CHECKER))
    address = reverse("admin:sources_snapshot_text", args=[snapshot.pk])
    start = text.index("The ferry sank")
    html = client.get(address, {"start": start, "end": start + 14}).content.decode()
    assert 'aaa <mark id="passage">The ferry sank</mark>. bbb' in html
    assert f"Characters {start - 1000} to {len(text)} of {len(text)}" in html
    first = client.get(address).content.decode()
    assert "Characters 0 to 20000 of" in first
    assert "Préface." in first
    assert '<a href="?at=20000">Later</a>' in first
    assert "Earlier" not in first
    assert client.get(address, {"start": "x", "end": "-1", "at": "99999999"}).status_code == 200
    stranger = client_of(member(DeskFactory.create(), Role.EDITOR))
    assert stranger.get(address).status_code == 404


def test_a_snapshot_s_bytes_are_never_on_its_page() -> None:
    snapshot = SnapshotFactory.create(raw=b"%PDF raw bytes", text="What it says")
    client = client_of(member(snapshot.source.desk, Role.CHECKER))
    html = client.get(url(sources.Snapshot, "change", snapshot.pk)).content.decode()
    assert "raw bytes" not in html
    assert "Read the text as the checks read it" in html


def test_operators_retry_buried_jobs_and_read_the_error() -> None:
    dead = JobFactory.create(
        name="claims.check", state=JobState.DEAD, attempts=8, error="ValueError: no such run\nmore"
    )
    waiting = JobFactory.create(name="claims.find")
    client = client_of(UserFactory.create(), is_superuser=True)
    listed = client.get(url(sources.Job, "changelist")).content.decode()
    assert "ValueError: no such run</td>" in listed
    assert "ValueError: no such run<br>more" in client.get(url(sources.Job, "change", dead.pk)).content.decode()
    answer = client.post(url(sources.Job, "changelist"), {"action": "retry", "_selected_action": [dead.pk, waiting.pk]})
    assert said(answer) == ["1 job will be tried again.", "1 job not buried (any more), so left as found."]
    dead.refresh_from_db()
    assert (dead.state, dead.max_attempts, dead.error) == (JobState.WAITING, 16, "ValueError: no such run\nmore")


def test_jobs_are_nobody_s_but_the_operators() -> None:
    client = client_of(member(DeskFactory.create(), Role.ADMINISTRATOR))
    assert client.get(url(sources.Job, "changelist")).status_code == 403


def test_an_administrator_lets_people_in_by_user_name() -> None:
    desk, newcomer = DeskFactory.create(), UserFactory.create(username="rana")
    client = client_of(member(desk, Role.ADMINISTRATOR))
    address = url(sources.Membership, "add")
    answer = client.post(address, {"desk": desk.pk, "user": "nobody", "role": "checker"})
    assert "There is no active person with this user name." in answer.content.decode()
    assert client.post(address, {"desk": desk.pk, "user": "rana", "role": "checker"}).status_code == 302
    made = sources.Membership.objects.get(user=newcomer)
    assert (made.desk, made.role) == (desk, Role.CHECKER)
    assert client.post(url(sources.Membership, "delete", made.pk), {"post": "yes"}).status_code == 302
    assert not sources.Membership.objects.filter(user=newcomer).exists()
    foreign = DeskFactory.create()
    answer = client.post(address, {"desk": foreign.pk, "user": "rana", "role": "checker"})
    assert "Select a valid choice." in answer.content.decode()


def test_whoever_is_no_administrator_lets_nobody_in() -> None:
    client = client_of(member(DeskFactory.create(), Role.EDITOR))
    assert client.get(url(sources.Membership, "add")).status_code == 403


def test_an_administrator_here_is_none_elsewhere() -> None:
    user = member(DeskFactory.create(), Role.ADMINISTRATOR)
    elsewhere = MembershipFactory.create(user=user, role=Role.CHECKER).desk
    rank = MembershipFactory.create(desk=elsewhere)
    client = client_of(user)
    assert client.post(url(sources.Membership, "change", rank.pk), {"role": "guest"}).status_code == 403


def test_an_operator_opens_a_desk_and_becomes_its_administrator() -> None:
    operator = UserFactory.create()
    client = client_of(operator, is_superuser=True)
    sent = {"name": "Night desk", "slug": "night", "memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}
    assert client.post(url(sources.Desk, "add"), sent).status_code == 302
    made = sources.Membership.objects.get(desk__slug="night")
    assert (made.user, made.role) == (operator, Role.ADMINISTRATOR)


def test_a_token_is_shown_once_and_works() -> None:
    desk = DeskFactory.create()
    user = member(desk, Role.EDITOR)
    client = client_of(user)
    sent = {"desk": desk.pk, "user": user.username, "name": "newsroom", "scopes": ["read", "write"], "days": "30"}
    answer = client.post(url(claims.Token, "add"), sent, follow=True)
    html = answer.content.decode()
    found = re.search(r"The token for [^<]* is <code>(vouch_[\w-]{43})</code>\. Copy it now:", html)
    assert found is not None
    token = claims.Token.objects.get()
    assert holder(found[1], now=token.created_at) == token
    assert (token.user, token.desk, token.scopes, token.expires_at) == (
        user, desk, ["read", "write"], token.created_at + dt.timedelta(days=30),
    )  # fmt: skip
    for page in (url(claims.Token, "changelist"), url(claims.Token, "change", token.pk)):
        assert found[1] not in client.get(page).content.decode()


def test_only_an_administrator_makes_a_token_for_another() -> None:
    desk = DeskFactory.create()
    other = member(desk, Role.CHECKER)
    sent = {"desk": desk.pk, "user": other.username, "name": "theirs", "scopes": ["read"], "days": "30"}
    answer = client_of(member(desk, Role.EDITOR)).post(url(claims.Token, "add"), sent)
    assert said(answer) == ["Only an administrator of the desk makes tokens for other people."]
    assert not claims.Token.objects.exists()
    assert client_of(member(desk, Role.ADMINISTRATOR)).post(url(claims.Token, "add"), sent).status_code == 302
    assert claims.Token.objects.get().user == other


def test_tokens_are_revoked_by_their_holder() -> None:
    desk = DeskFactory.create()
    user = member(desk, Role.CHECKER)
    mine, foreign = TokenFactory.create(desk=desk, user=user), TokenFactory.create(desk=desk)
    answer = client_of(user).post(
        url(claims.Token, "changelist"), {"action": "revoke", "_selected_action": [mine.pk, foreign.pk]}
    )
    assert said(answer) == ["Revoked: 1. Revoked before, or not yours to revoke: 0."]
    mine.refresh_from_db()
    foreign.refresh_from_db()
    assert mine.revoked_at is not None
    assert foreign.revoked_at is None


def test_a_webhook_gets_its_secret() -> None:
    desk = DeskFactory.create()
    client = client_of(member(desk, Role.ADMINISTRATOR))
    sent = {"desk": desk.pk, "url": "https://newsroom.example/hook", "events": "[]", "active": "on"}
    assert client.post(url(claims.Webhook, "add"), sent).status_code == 302
    assert len(claims.Webhook.objects.get().secret) == 43
    editor = client_of(member(desk, Role.EDITOR))
    assert editor.get(url(claims.Webhook, "changelist")).context["cl"].result_count == 0
    assert WebhookFactory.create(desk=desk) not in editor.get(url(claims.Webhook, "changelist")).context["cl"].queryset


def test_actors_keep_their_spellings_and_are_merged_by_a_person() -> None:
    desk = DeskFactory.create()
    user = member(desk, Role.CHECKER)
    client = client_of(user)
    sent = {"desk": desk.pk, "name": "Ilse Brandt", "kind": "person", "names-TOTAL_FORMS": "0",
            "names-INITIAL_FORMS": "0"}  # fmt: skip
    assert client.post(url(claims.Actor, "add"), sent).status_code == 302
    actor = claims.Actor.objects.get()
    assert [(one.name, one.accepted_by) for one in actor.names.all()] == [("Ilse Brandt", user)]
    twin, foreign = ActorFactory.create(desk=desk, name="I. Brandt"), ActorFactory.create()
    address = url(claims.Actor, "change", twin.pk)
    refused = client.post(address, form_of(client, address) | {"merged_into": foreign.pk})
    assert refused.status_code == 200
    assert client.post(address, form_of(client, address) | {"merged_into": actor.pk}).status_code == 302
    twin.refresh_from_db()
    assert (twin.merged_into, twin.merged_by, twin.version) == (actor, user, 2)


def test_suggested_spellings_are_accepted() -> None:
    name = ActorNameFactory.create()
    user = member(name.actor.desk, Role.CHECKER)
    answer = client_of(user).post(
        url(claims.ActorName, "changelist"), {"action": "accept", "_selected_action": [name.pk]}
    )
    assert said(answer) == ["Accepted: 1. Accepted already, or not yours to accept: 0."]
    name.refresh_from_db()
    assert name.accepted_by == user


@pytest.mark.parametrize(
    ("model", "typed", "key"),
    [
        (claims.Measure, {"name": "Parliamentary seats", "partitions": "[]"}, "seat"),
        (claims.Event, {"name": "the Monday train"}, "monday train"),
    ],
)
def test_keys_are_folded_from_names(model: Any, typed: dict[str, str], key: str) -> None:
    desk = DeskFactory.create()
    client = client_of(member(desk, Role.CHECKER))
    assert client.post(url(model, "add"), {"desk": desk.pk} | typed).status_code == 302
    made = model.objects.get()
    assert sorted(made.key.split()) == sorted(key.split())
    address = url(model, "change", made.pk)
    assert client.post(address, form_of(client, address) | {"name": "votes"}).status_code == 302
    made.refresh_from_db()
    assert (made.name, made.version, "vote" in made.key) == ("votes", 2, True)


def test_a_remark_is_its_writer_s_and_is_settled() -> None:
    claim = ClaimFactory.create()
    user = member(claim.dossier.desk, Role.SECOND_READER)
    client = client_of(user)
    stray = reviewed_claim(dossier__desk=claim.dossier.desk)
    sent = {"dossier": claim.dossier_id, "claim": stray.pk, "body": "On departure?"}
    assert "This claim is in another dossier." in client.post(url(claims.Comment, "add"), sent).content.decode()
    assert client.post(url(claims.Comment, "add"), sent | {"claim": claim.pk}).status_code == 302
    comment = claims.Comment.objects.get()
    assert (comment.author, comment.body) == (user, "On departure?")
    answer = client.post(url(claims.Comment, "changelist"), {"action": "settle", "_selected_action": [comment.pk]})
    assert said(answer)[1:] == ["Settled: 1. Settled before, or not yours to settle: 0."]
    client.post(url(claims.Comment, "change", comment.pk), {"body": "I never said that."})
    comment.refresh_from_db()
    assert (comment.body, comment.resolved_by) == ("On departure?", user)


def test_a_question_is_answered() -> None:
    query = QueryFactory.create()
    client = client_of(member(query.dossier.desk, Role.CHECKER))
    address = url(claims.Query, "change", query.pk)
    sent = form_of(client, address) | {"due_0": "", "due_1": "", "answer": "Forty-eight.", "channel": "phone"}
    assert client.post(address, sent).status_code == 302
    query.refresh_from_db()
    assert (query.answer, query.state, query.channel, query.version) == ("Forty-eight.", "answered", "phone", 2)
    assert query.answered_at is not None
    assert query.answered_at > MOMENT


def test_a_comment_of_another_desk_is_out_of_reach() -> None:
    comment = CommentFactory.create()
    client = client_of(member(DeskFactory.create(), Role.ADMINISTRATOR))
    answer = client.post(url(claims.Comment, "changelist"), {"action": "settle", "_selected_action": [comment.pk]})
    assert said(answer) == ["Settled: 0. Settled before, or not yours to settle: 0."]
    comment.refresh_from_db()
    assert comment.resolved_at is None
