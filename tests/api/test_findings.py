"""Findings over HTTP: set aside and taken back, by whom that may, and what is told of it."""

from typing import Any

import pytest

from claims.models import DossierSource, Finding, FindingDecision
from sources.models import Desk, Role, Source
from tests.api.caller import Caller, caller, refused
from tests.claims.checking_helpers import drain

pytestmark = pytest.mark.django_db(transaction=True)

REVIEWS = ("read", "review")


def quarrel() -> tuple[Desk, Caller, dict[str, Any]]:
    """A checked story, a reviewer on its desk, and the finding against its figure."""
    program = caller()
    dossier = program.dossier(sources=[program.snapshot()])
    assert program.json(f"/dossiers/{dossier}/check").status_code == 202
    drain()
    figures = program.get(f"/dossiers/{dossier}/claims", kind="quantity").json()["results"]
    found = next(one for figure in figures for one in figure["findings"] if one["evidence"])
    return program.desk, caller(Role.CHECKER, program.desk, REVIEWS), found


def test_set_aside_taken_back_and_both_told() -> None:
    _, reader, found = quarrel()
    where = f"/findings/{found['id']}"
    assert found["version"] == 1
    before = reader.get(where).json()
    assert before == found | {"decisions": []}
    aside = reader.json(f"{where}/set-aside", {"seen": 1, "why": "One was the pilot."})
    assert (aside.status_code, aside.json()["state"], aside.json()["version"]) == (200, "dismissed", 2)
    assert aside.json()["dismissed_because"] == "One was the pilot."
    refused(reader.json(f"{where}/set-aside", {"seen": 2, "why": "Again."}), 409, "conflict")
    refused(reader.json(f"{where}/take-back", {"seen": 1, "why": "He paid, too."}), 409, "conflict")
    back = reader.json(f"{where}/take-back", {"seen": 2, "why": "He paid, too."}).json()
    assert (back["state"], back["version"], back["dismissed_because"]) == ("open", 3, "")
    assert [(one["action"], one["why"], one["seen"], one["by"]) for one in back["decisions"]] == [
        ("set_aside", "One was the pilot.", 1, reader.user.username),
        ("take_back", "He paid, too.", 2, reader.user.username),
    ]


def test_what_is_missing_is_said_and_nothing_is_written() -> None:
    desk, reader, found = quarrel()
    where = f"/findings/{found['id']}"
    body = refused(reader.json(f"{where}/set-aside", {"seen": 1, "why": " "}), 422, "invalid")
    assert body["detail"] in ("Please say why this finding can be set aside.", "This field may not be blank.")
    refused(reader.json(f"{where}/set-aside", {"why": "It is fine."}), 422, "invalid")
    refused(reader.json(f"{where}/take-back", {"seen": 1, "why": "It is open."}), 409, "conflict")
    writer = caller(Role.CHECKER, desk)
    refused(writer.json(f"{where}/set-aside", {"seen": 1, "why": "It is fine."}), 403, "insufficient_scope")
    stranger = caller(scopes=REVIEWS)
    refused(stranger.json(f"{where}/set-aside", {"seen": 1, "why": "It is fine."}), 404, "not_found")
    refused(stranger.get(where), 404, "not_found")
    assert (Finding.objects.get(pk=found["id"]).state, FindingDecision.objects.count()) == ("open", 0)


def test_who_may_not_see_the_source_does_not_see_the_finding() -> None:
    desk, _, found = quarrel()
    Source.objects.filter(pk__in=DossierSource.objects.values("source")).update(confidential=True)
    second = caller(Role.SECOND_READER, desk, REVIEWS)
    refused(second.get(f"/findings/{found['id']}"), 404, "not_found")
    refused(second.json(f"/findings/{found['id']}/set-aside", {"seen": 1, "why": "It is fine."}), 404, "not_found")
