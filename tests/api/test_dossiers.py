"""Dossiers and the versions of their drafts over HTTP."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.models import Claim, Dossier, DossierSource, DraftVersion
from sources.models import Role, Snapshot
from tests.api.caller import DRAFT, LOG, caller, refused, rows

pytestmark = pytest.mark.django_db


def test_a_draft_and_its_sources_become_a_dossier() -> None:
    program = caller()
    first, second = program.snapshot(), program.snapshot(LOG + "More.\n", title="Second log")
    answer = program.json(
        "/dossiers",
        {
            "text": DRAFT,
            "title": "The ferry",
            "sources": [second, first],
            "mode": "fact_check",
            "language": "en",
            "planned_publication": "2026-03-02T18:30:00Z",
        },
    )
    assert answer.status_code == 201
    dossier = Dossier.objects.get()
    version = DraftVersion.objects.get()
    assert answer["Location"] == f"/api/v1/dossiers/{dossier.pk}"
    body = answer.json()
    made = {key: body[key] for key in ("id", "title", "mode", "language", "planned_publication", "version")}
    assert made == {
        "id": dossier.pk,
        "title": "The ferry",
        "mode": "fact_check",
        "language": "en",
        "planned_publication": "2026-03-02T18:30:00Z",
        "version": 1,
    }
    assert [(one["id"], one["number"], one["snapshot"]) for one in body["draft_versions"]] == [
        (version.pk, 1, version.snapshot_id)
    ]
    sources = {one.pk: one.source_id for one in Snapshot.objects.all()}
    assert body["sources"] == [
        {"id": sources[second], "title": "Second log", "snapshot": second},
        {"id": sources[first], "title": "log", "snapshot": first},
    ]
    assert (dossier.desk, dossier.opened_by, version.author) == (program.desk, program.user, program.user)
    assert program.get(f"/dossiers/{dossier.pk}").json() == body
    assert program.get(f"/snapshots/{version.snapshot_id}").json()["text"] == DRAFT.rstrip("\n")


def test_a_draft_may_come_as_a_file() -> None:
    program = caller()
    snapshot = program.snapshot()
    file = SimpleUploadedFile("ferry.txt", DRAFT.encode(), "text/plain")
    body = program.form("/dossiers", file=file, sources=[snapshot, snapshot]).json()
    assert (body["title"], len(body["sources"]), body["mode"]) == ("ferry", 1, "own_draft")


def test_snapshots_that_are_not_there_to_be_seen_are_named_and_nothing_is_opened() -> None:
    program, stranger = caller(), caller()
    foreign = stranger.snapshot()
    own = program.snapshot()
    before = rows()
    answer = program.json("/dossiers", {"text": DRAFT, "sources": [own, foreign, 9_000_000]})
    errors = refused(answer, 422, "invalid")["errors"]
    assert [(one["pointer"], one["code"], one["detail"]) for one in errors] == [
        ("/sources/1", "unknown", f"There is no snapshot {foreign}."),
        ("/sources/2", "unknown", "There is no snapshot 9000000."),
    ]
    assert rows() == before


def test_a_draft_is_no_source_of_another() -> None:
    program = caller()
    program.dossier()
    draft = DraftVersion.objects.get().snapshot_id
    before = rows()
    errors = refused(program.json("/dossiers", {"text": "Other.", "sources": [draft]}), 422, "invalid")["errors"]
    assert [(one["pointer"], one["detail"]) for one in errors] == [("/sources/0", "A draft under check is no evidence")]
    assert rows() == before
    assert not DossierSource.objects.exists()


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ({"title": "T"}, [("required", "/text")]),
        ({"text": "A", "sources": ["x"]}, [("invalid", "/sources/0")]),
        ({"text": "A", "sources": [0]}, [("min_value", "/sources/0")]),
        ({"text": "A", "sources": [2**70]}, [("unknown", "/sources/0")]),
        ({"text": "A", "mode": "mine"}, [("invalid_choice", "/mode")]),
        ({"text": "A", "policy": {}}, [("unknown_key", "/policy")]),
        ({"text": "A", "planned_publication": "soon"}, [("invalid", "/planned_publication")]),
    ],
)
def test_what_cannot_be_is_named_with_its_place(body: Any, faults: list[tuple[str, str]]) -> None:
    program = caller()
    found = refused(program.json("/dossiers", body), 422, "invalid")["errors"]
    assert [(one["code"], one["pointer"]) for one in found] == faults
    assert rows()["Dossier"] == 0


def test_a_draft_that_cannot_be_read_opens_nothing() -> None:
    program = caller()
    answer = program.json("/dossiers", {"text": "  \n"})
    assert refused(answer, 422, "unreadable_file")["detail"] == "The file holds nothing but white space."
    assert rows()["Dossier"] == 0


def test_who_may_open_and_who_may_see() -> None:
    program = caller()
    opened = program.dossier()
    for role in (Role.GUEST, Role.SECOND_READER):
        refused(caller(role, program.desk).json("/dossiers", {"text": "A."}), 403, "permission_denied")
    assert Dossier.objects.count() == 1
    assert caller(Role.SECOND_READER, program.desk).get(f"/dossiers/{opened}").status_code == 200
    for outsider in (caller(), caller(Role.GUEST, program.desk)):
        for path in ("", "/claims"):
            refused(outsider.get(f"/dossiers/{opened}{path}"), 404, "not_found")
        refused(outsider.get(f"/dossiers/{opened}/export", format="html"), 404, "not_found")
        for path in ("draft-versions", "claims", "check"):
            refused(outsider.json(f"/dossiers/{opened}/{path}", {"text": "A."}), 404, "not_found")
    assert DraftVersion.objects.count() == 1


def test_a_confidential_draft_is_closed_to_second_readers() -> None:
    program = caller()
    opened = program.dossier(confidential=True)
    refused(caller(Role.SECOND_READER, program.desk).get(f"/dossiers/{opened}"), 404, "not_found")


def test_a_second_reader_sees_a_dossier_without_its_confidential_sources() -> None:
    program = caller()
    shown, hidden = program.snapshot(title="Log"), program.snapshot(LOG + "More.", title="Secret", confidential=True)
    opened = program.dossier(sources=[shown, hidden])
    reader = caller(Role.SECOND_READER, program.desk)
    assert [one["title"] for one in reader.get(f"/dossiers/{opened}").json()["sources"]] == ["Log"]
    assert len(program.get(f"/dossiers/{opened}").json()["sources"]) == 2


def test_a_new_version_says_what_became_of_the_claims() -> None:
    program = caller()
    opened = program.dossier()
    number, quote = DRAFT.index("48"), DRAFT.index("Nobody")
    rows_in = [
        {"kind": "quantity", "start": number, "end": number + len("48 passengers")},
        {"kind": "quote", "start": quote, "end": quote + len("Nobody was hurt on board,")},
    ]
    made = [one["id"] for one in program.json(f"/dossiers/{opened}/claims", rows_in).json()["results"]]
    answer = program.json(
        f"/dossiers/{opened}/draft-versions", {"text": DRAFT.replace("48", "47"), "note": "New figure."}
    )
    assert answer.status_code == 201
    body = answer.json()
    version = DraftVersion.objects.get(number=2)
    made_version = {key: body["draft_version"][key] for key in ("id", "number", "snapshot", "note")}
    assert made_version == {"id": version.pk, "number": 2, "snapshot": version.snapshot_id, "note": "New figure."}
    assert [(one["claim"], one["before"], one["after"]) for one in body["changes"]["changed"]] == [
        (made[0], "48 passengers", "47 passengers")
    ]
    assert [one["claim"] for one in body["changes"]["kept"]] == [made[1]]
    assert body["changes"]["gone"] == []
    assert len(program.get(f"/dossiers/{opened}").json()["draft_versions"]) == 2


def test_the_same_words_are_no_new_version() -> None:
    program = caller()
    opened = program.dossier()
    answer = program.json(f"/dossiers/{opened}/draft-versions", {"text": DRAFT})
    assert "the latest, already" in refused(answer, 422, "invalid")["detail"]
    for body, fault in (({"text": "A.", "title": "x"}, "/title"), ({}, "/text")):
        found = refused(program.json(f"/dossiers/{opened}/draft-versions", body), 422, "invalid")["errors"]
        assert [one["pointer"] for one in found] == [fault]
    assert DraftVersion.objects.count() == 1


def test_a_second_reader_writes_no_version() -> None:
    program = caller()
    opened = program.dossier()
    reader = caller(Role.SECOND_READER, program.desk)
    for path, body in (("draft-versions", {"text": "A."}), ("claims", [{"kind": "quantity", "start": 24, "end": 26}])):
        refused(reader.json(f"/dossiers/{opened}/{path}", body), 403, "permission_denied")
    refused(reader.json(f"/dossiers/{opened}/check"), 403, "permission_denied")
    assert (DraftVersion.objects.count(), Claim.objects.count()) == (1, 0)


def test_reading_a_dossier_costs_four_queries(django_assert_num_queries: Any) -> None:
    program = caller()
    snapshots = [program.snapshot(LOG + f"{n}.") for n in range(3)]
    opened = program.dossier(sources=snapshots)
    program.get("/formats")
    with django_assert_num_queries(4):  # token, dossier, versions, sources
        Client().get(f"/api/v1/dossiers/{opened}", headers=program.headers)
