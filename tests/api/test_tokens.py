"""Who comes in: tokens, their scopes, their ends."""

import datetime as dt
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from claims.models import Token
from claims.tokens import TokenError, holder, issue
from sources.models import Membership, Role
from tests.api.caller import caller, refused, rows
from tests.factories import MOMENT, DeskFactory, UserFactory, member, sha256

pytestmark = pytest.mark.django_db


def test_without_a_token_every_address_asks_for_one() -> None:
    for path in ("sources", "sources/1", "snapshots/1", "dossiers/1", "claims/1", "check-runs/1", "formats", "nowhere"):
        answer = Client().get(f"/api/v1/{path}")
        assert refused(answer, 401, "not_authenticated")["title"] == "Unauthorized"
        assert answer["WWW-Authenticate"] == 'Bearer realm="vouch"'


def test_a_session_is_no_credential() -> None:
    client = Client()
    client.force_login(caller().user)
    refused(client.get("/api/v1/sources"), 401, "not_authenticated")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("expires_at", lambda now: now),
        ("revoked_at", lambda now: now),
    ],
)
def test_an_expired_and_a_revoked_token_are_one_to_the_caller(column: str, value: Any) -> None:
    program = caller()
    long_ago = timezone.now() - dt.timedelta(days=2)
    Token.objects.filter(pk=program.token.pk).update(created_at=long_ago)
    Token.objects.filter(pk=program.token.pk).update(**{column: value(timezone.now())})
    answer = program.json("/sources", {"text": "A log."})
    body = refused(answer, 401, "invalid_token")
    assert body["detail"] == "This token is not known, has expired or was revoked."
    assert answer["WWW-Authenticate"] == 'Bearer realm="vouch", error="invalid_token"'
    assert rows()["Source"] == 0
    assert Token.objects.get(pk=program.token.pk).last_used_at is None


def test_the_token_of_a_person_made_inactive_is_not_known() -> None:
    program = caller()
    type(program.user).objects.filter(pk=program.user.pk).update(is_active=False)
    refused(program.get("/sources"), 401, "invalid_token")


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Token abc", "Basic YTpi", "Bearer no-such-token", "Bearer é"])
def test_other_credentials_are_refused(header: str) -> None:
    assert Client().get("/api/v1/sources", headers={"authorization": header}).status_code == 401


def test_reading_and_writing_are_scopes_of_their_own() -> None:
    reader, writer = caller(scopes=("read",)), caller(scopes=("write",))
    answer = reader.json("/sources", {"text": "A log."})
    assert refused(answer, 403, "insufficient_scope")["detail"] == "This needs a token with the scope “write”."
    assert answer["WWW-Authenticate"] == 'Bearer realm="vouch", error="insufficient_scope", scope="write"'
    assert rows()["Source"] == 0
    refused(writer.get("/sources"), 403, "insufficient_scope")
    assert writer.json("/sources", {"text": "A log."}).status_code == 201


def test_a_token_acts_on_its_own_desk_only() -> None:
    program = caller()
    other = DeskFactory.create()
    Membership.objects.create(desk=other, user=program.user, role=Role.EDITOR)
    secret, _ = issue(desk=other, user=program.user, name="b", scopes=("read", "write"), days=1, now=timezone.now())
    made = program.json("/sources", {"text": "A log."}).json()
    headers = {"authorization": f"Bearer {secret}"}
    assert Client().get(f"/api/v1/snapshots/{made['id']}", headers=headers).status_code == 404
    assert Client().get("/api/v1/sources", headers=headers).json()["results"] == []


def test_the_token_of_who_left_the_desk_sees_and_does_nothing() -> None:
    program = caller()
    snapshot = program.snapshot()
    Membership.objects.filter(user=program.user).delete()
    refused(program.get(f"/snapshots/{snapshot}"), 404, "not_found")
    refused(program.json("/sources", {"text": "Another log."}), 403, "permission_denied")
    assert rows()["Source"] == 1


def test_use_is_written_down_once_a_minute() -> None:
    desk = DeskFactory.create()
    secret, token = issue(desk=desk, user=member(desk, Role.CHECKER), name="a", scopes=("read",), days=1, now=MOMENT)
    seen = []
    for seconds in (1, 30, 60, 61, 100, 122):
        assert holder(secret, now=MOMENT + dt.timedelta(seconds=seconds)) == token
        token.refresh_from_db()
        seen.append((token.last_used_at - MOMENT).seconds)
    assert seen == [1, 1, 1, 61, 61, 122]
    assert holder(secret, now=MOMENT + dt.timedelta(days=1)) is None


def test_a_request_costs_one_query_for_its_token(django_assert_num_queries: Any) -> None:
    program = caller()
    program.get("/formats")
    with django_assert_num_queries(1):
        program.get("/formats")


def test_only_the_hash_is_kept() -> None:
    program = caller()
    row = Token.objects.values().get(pk=program.token.pk)
    assert program.secret not in str(row)
    assert row["sha256"] == sha256(program.secret)
    assert row["hint"] == program.secret[:12]
    assert program.secret.startswith("vouch_")
    assert len(program.secret) == 49


def test_tokens_that_cannot_be() -> None:
    desk = DeskFactory.create()
    user = member(desk, Role.GUEST)
    for wrong in ({"scopes": ()}, {"scopes": ("read", "admin")}, {"days": 0}, {"days": 4000}, {"name": " "}):
        fields: Any = {"name": "a", "scopes": ("read",), "days": 1} | wrong
        with pytest.raises(TokenError):
            issue(desk=desk, user=user, now=MOMENT, **fields)
    with pytest.raises(PermissionDenied):
        issue(desk=desk, user=UserFactory.create(), name="a", scopes=("read",), days=1, now=MOMENT)
    assert not Token.objects.exists()


def test_the_command_prints_the_token_once() -> None:
    desk = DeskFactory.create(slug="harbour")
    user = member(desk, Role.CHECKER)
    out, err = StringIO(), StringIO()
    arguments = {"user": user.username, "desk": "harbour", "scopes": "write, read", "name": "CMS", "days": 7}
    call_command("token", stdout=out, stderr=err, **arguments)
    secret = out.getvalue().strip()
    token = holder(secret, now=timezone.now())
    assert token is not None
    assert (token.user, token.desk, token.name, token.scopes) == (user, desk, "CMS", ["read", "write"])
    assert secret not in err.getvalue()
    assert (token.expires_at - token.created_at).days == 7


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"user": "nobody"}, "There is no user called 'nobody'."),
        ({"desk": "moon"}, "There is no desk 'moon'. There are: harbour."),
        ({"scopes": "all"}, "Scopes are read, write, review; not: all."),
    ],
)
def test_the_command_says_what_is_wrong(wrong: dict[str, str], words: str) -> None:
    user = member(DeskFactory.create(slug="harbour"), Role.CHECKER)
    with pytest.raises(CommandError) as caught:
        call_command("token", **{"user": user.username, "desk": "harbour", "scopes": "read"} | wrong)
    assert str(caught.value) == words
    assert not Token.objects.exists()
