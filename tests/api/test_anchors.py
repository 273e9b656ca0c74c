"""A source captured anew over HTTP: what became of a claim's citations, and taking the snapshot over."""

from typing import Any

import pytest

from claims.models import Citation, DossierSource
from sources.models import Role, Snapshot, Source
from tests.api.caller import LOG, Caller, caller, refused, rows
from tests.claims.checking_helpers import drain
from tests.factories import member

pytestmark = pytest.mark.django_db(transaction=True)


def checked(program: Caller, **source: Any) -> tuple[int, int, dict[str, Any]]:
    """A checked dossier, its one source's snapshot, and the claim that quotes it."""
    snapshot = program.snapshot(**source)
    dossier = program.dossier(sources=[snapshot])
    assert program.json(f"/dossiers/{dossier}/check").status_code == 202
    drain()
    (quote,) = program.get(f"/dossiers/{dossier}/claims", kind="quote").json()["results"]
    return dossier, snapshot, quote


def anew(program: Caller, snapshot: int, text: str) -> Any:
    source = Snapshot.objects.get(pk=snapshot).source_id
    return program.json(
        f"/sources/{source}/snapshots", {"text": text, "filename": "log.txt", "captured_from": "a call"}
    )


def test_a_new_snapshot_tells_what_became_of_every_citation() -> None:
    program = caller()
    dossier, snapshot, quote = checked(program)
    made = anew(program, snapshot, LOG.replace("was hurt", "was badly hurt"))
    assert made.status_code == 201
    new = made.json()["id"]
    assert made["Location"] == f"/api/v1/snapshots/{new}"
    assert (made.json()["captured_from"], new) == ("a call", Snapshot.objects.latest("pk").pk)
    assert program.get(f"/claims/{quote['id']}/anchors").json() == {"results": []}
    drain()
    (row,) = program.get(f"/claims/{quote['id']}/anchors").json()["results"]
    start, cited = LOG.index("Nobody"), Citation.objects.get().exact
    assert cited.startswith("Nobody was hurt on board")
    assert row["edits"] == [
        {"op": "delete", "quoted": "", "source": "badly", "kind": "words", "start": start + 11, "end": start + 16}
    ]
    day = Snapshot.objects.get(pk=new).captured_at.strftime("%-d %B %Y")
    assert row["reason"] == f"The passage was changed in the snapshot of {day}: “badly” was put in."
    assert {key: row[key] for key in ("cited_snapshot", "snapshot", "state", "start", "end", "exact", "cited")} == {
        "cited_snapshot": snapshot,
        "snapshot": new,
        "state": "altered",
        "start": start,
        "end": start + len(cited) + 6,
        "exact": cited.replace("was", "was badly"),
        "cited": cited,
    }
    claim = program.get(f"/claims/{quote['id']}").json()
    assert claim["outcome"] == "stale"
    (found,) = [one for one in claim["findings"] if one["rule"] == "source.changed"]
    assert (found["id"], found["severity"], found["state"]) == (row["finding"], "medium", row["finding_state"])
    assert found["evidence"] == {"snapshot": new, "start": start, "end": start + len(cited) + 6, "state": "later"}
    assert program.get("/dossiers/" + str(dossier)).json()["sources"][0]["snapshot"] == snapshot


def test_taking_it_over_moves_what_stands_and_checks_again() -> None:
    program = caller()
    dossier, snapshot, quote = checked(program)
    new = anew(program, snapshot, "Corrected.\n" + LOG).json()["id"]
    drain()
    where = f"/dossiers/{dossier}/sources/{Snapshot.objects.get(pk=new).source_id}/take-over"
    before = rows()
    refused(program.json(where, {"snapshot": new, "seen": None}), 409, "conflict")
    refused(program.json(where, {"snapshot": new}), 422, "invalid")
    refused(program.json(where, {"snapshot": 0, "seen": snapshot}), 422, "invalid")
    other = program.snapshot("Another log.")
    refused(program.json(where, {"snapshot": other, "seen": snapshot}), 404, "not_found")
    assert rows() | {"Source": 0, "Snapshot": 0} == before | {"Source": 0, "Snapshot": 0}
    taken = program.json(where, {"snapshot": new, "seen": snapshot})
    assert taken.status_code == 200, taken.json()
    body = taken.json()
    assert (body["snapshot"], body["moved"]) == (new, 1)
    assert taken["Location"] == f"/api/v1/check-runs/{body['check_run']}"
    drain()
    assert program.get(f"/check-runs/{body['check_run']}").json()["state"] == "done"
    claim = program.get(f"/claims/{quote['id']}").json()
    assert [one["snapshot"] for one in claim["citations"]] == [new]
    assert claim["outcome"] == "ok"
    assert DossierSource.objects.get().snapshot_id == new


def test_who_may_not_see_a_source_is_told_nothing_of_it() -> None:
    program = caller()
    dossier, snapshot, quote = checked(program)
    new = anew(program, snapshot, LOG.replace("was hurt", "was badly hurt")).json()["id"]
    drain()
    Source.objects.filter(snapshots=snapshot).update(confidential=True)
    reader = caller(Role.SECOND_READER, program.desk)
    assert program.get(f"/claims/{quote['id']}/anchors").json()["results"] != []
    assert reader.get(f"/claims/{quote['id']}/anchors").json() == {"results": []}
    source = Citation.objects.get().snapshot.source_id
    where = f"/dossiers/{dossier}/sources/{source}/take-over"
    refused(reader.json(where, {"snapshot": new, "seen": snapshot}), 404, "not_found")
    refused(reader.json(f"/sources/{source}/snapshots", {"text": "Mine."}), 404, "not_found")
    stranger = caller()
    refused(stranger.get(f"/claims/{quote['id']}/anchors"), 404, "not_found")
    refused(stranger.json(f"/sources/{source}/snapshots", {"text": "Mine."}), 404, "not_found")
    Source.objects.update(confidential=False)
    refused(reader.json(where, {"snapshot": new, "seen": snapshot}), 403, "permission_denied")
    refused(reader.json(f"/sources/{source}/snapshots", {"text": "Mine."}), 403, "permission_denied")
    assert member(program.desk, Role.GUEST) is not None
    assert Snapshot.objects.filter(source=source).count() == 2
