"""A program with a token, and the small story that it works on."""

import json
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.utils import timezone

from claims.models import Claim, ClaimVersion, Dossier, DraftVersion, Token
from claims.tokens import issue
from sources.models import Desk, Role, Snapshot, Source
from tests.factories import DeskFactory, member
from tests.indexing import index_now

DRAFT = "The ferry Aurora carried 48 passengers on Monday.\n\n“Nobody was hurt on board,” said Ilse Brandt.\n"
LOG = """Harbour log, 2 March.
The ferry Aurora carried 47 passengers on Monday. “Nobody was hurt on board,” said Brandt.
"""
PROBLEM = "application/problem+json"
ROOT = "/api/v1"


@dataclass
class Caller:
    """Whoever holds a token, and what they send."""

    user: Any
    desk: Desk
    secret: str
    token: Token

    def get(self, path: str, **query: Any) -> Any:
        return Client().get(ROOT + path, query, headers=self.headers)

    def json(self, path: str, body: Any = None, **headers: str) -> Any:
        data = "" if body is None else json.dumps(body)
        return Client().post(ROOT + path, data, content_type="application/json", headers=self.headers | headers)

    def form(self, path: str, **fields: Any) -> Any:
        return Client().post(ROOT + path, fields, headers=self.headers)

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.secret}"}

    def snapshot(self, text: str = LOG, **fields: Any) -> int:
        made = self.json("/sources", {"text": text, "filename": "log.txt", **fields})
        assert made.status_code == 201, made.json()
        index_now()
        return made.json()["id"]

    def dossier(self, text: str = DRAFT, **fields: Any) -> int:
        made = self.json("/dossiers", {"text": text, "title": "The ferry", **fields})
        assert made.status_code == 201, made.json()
        return made.json()["id"]


def caller(role: Role = Role.EDITOR, desk: Desk | None = None, scopes: tuple[str, ...] = ("read", "write")) -> Caller:
    desk = desk or DeskFactory.create()
    user = member(desk, role)
    secret, token = issue(desk=desk, user=user, name="newsroom", scopes=scopes, days=30, now=timezone.now())
    return Caller(user, desk, secret, token)


def rows() -> dict[str, int]:
    """How many rows there are of all that the API writes: a refused request leaves them as they were."""
    models = (Source, Snapshot, Dossier, DraftVersion, Claim, ClaimVersion)
    return {model.__name__: model.objects.count() for model in models}


def refused(answer: Any, status: int, code: str) -> Any:
    """The problem that an answer is, after looking at what all problems share."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == PROBLEM
    body = answer.json()
    assert (body["type"], body["status"], body["code"]) == ("about:blank", status, code)
    assert body["instance"] == answer.request["PATH_INFO"]
    return body
