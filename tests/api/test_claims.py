"""Claims over HTTP: one or many, all or none, and what is known of them."""

from typing import Any

import pytest
from django.test import Client

from claims.intake import cite
from claims.models import Claim
from claims.review import decide
from sources.models import Role, Snapshot, Source
from tests.api.caller import DRAFT, Caller, caller, refused, rows
from tests.claims.checking_helpers import drain
from tests.factories import MOMENT, member

pytestmark = pytest.mark.django_db

AT = DRAFT.index("48 passengers")
FIGURE = {"kind": "quantity", "start": AT, "end": AT + 13}
SAID = DRAFT.index("Nobody")
QUOTE = {"kind": "quote", "start": SAID, "end": SAID + 25, "exact": "Nobody was hurt on board,"}


def checked() -> tuple[Caller, int]:
    """A story with its log, checked to the end."""
    program = caller()
    opened = program.dossier(sources=[program.snapshot()])
    program.json(f"/dossiers/{opened}/check")
    drain()
    return program, opened


def test_one_claim_says_what_its_kind_finds_there() -> None:
    program = caller()
    opened = program.dossier()
    answer = program.json(f"/dossiers/{opened}/claims", FIGURE)
    assert answer.status_code == 201
    claim = Claim.objects.get()
    (body,) = answer.json()["results"]
    assert {key: value for key, value in body.items() if key not in ("payload", "places", "created_at")} == {
        "id": claim.pk,
        "dossier": opened,
        "kind": "quantity",
        "origin": "api",
        "state": "proposed",
        "verdict": "",
        "outcome": "unchecked",
        "version": 1,
        "text": "48 passengers",
        "findings": [],
    }
    assert (body["payload"]["value"], body["payload"]["modality"]) == ("48", "exact")
    (place,) = body["places"]
    assert {key: place[key] for key in ("draft_version", "state", "start", "end", "exact")} == {
        "draft_version": 1,
        "state": "exact",
        "start": AT,
        "end": AT + 13,
        "exact": "48 passengers",
    }
    assert place["prefix"] == "The ferry Aurora carried "
    assert (claim.author, claim.last_editor) == (program.user, program.user)


def test_a_list_comes_back_in_its_order() -> None:
    program = caller()
    opened = program.dossier()
    payload = {"speaker": "Ilse Brandt", "resolved": "Ilse Brandt", "quote_kind": "direct", "confidence": "high"}
    answer = program.json(f"/dossiers/{opened}/claims?draft_version=1", [QUOTE | {"payload": payload}, FIGURE])
    results = answer.json()["results"]
    assert [one["kind"] for one in results] == ["quote", "quantity"]
    assert results[0]["payload"] == payload | {"group": 0}
    assert Claim.objects.count() == 2


def test_a_claim_may_say_other_than_what_is_found() -> None:
    program = caller()
    opened = program.dossier()
    (found,) = program.json(f"/dossiers/{opened}/claims", FIGURE).json()["results"]
    changed = found["payload"] | {"subject": "the Aurora"}
    (body,) = program.json(f"/dossiers/{opened}/claims", FIGURE | {"payload": changed}).json()["results"]
    assert body["payload"] == changed


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ([], [("", None, None, "length")]),
        ({}, [("/kind", None, None, "required"), ("/start", None, None, "required"), ("/end", None, None, "required")]),
        (FIGURE | {"verdict": "supported"}, [("/verdict", None, None, "unknown_key")]),
        (FIGURE | {"end": 9999}, [("/end", None, None, "invalid")]),
        (FIGURE | {"end": AT}, [("/end", None, None, "invalid")]),
        (FIGURE | {"exact": "47 passengers"}, [("/exact", None, None, "other_words")]),
        (FIGURE | {"payload": {"value": "48"}}, [("/payload/raw", None, None, "invalid_claim")]),
        (FIGURE | {"payload": {"vlaue": "48"}}, [("/payload/vlaue", None, None, "invalid_claim")]),
        (
            QUOTE | {"payload": {"confidence": "certain"}},
            [("/payload/confidence", None, None, "invalid_claim")],
        ),
        (QUOTE | {"payload": {"speaker": "A\x00"}}, [("/payload/speaker", None, None, "invalid_claim")]),
        (
            {"kind": "responsibility", "start": 0, "end": 3},
            [("", None, None, "invalid_claim")],
        ),
        (
            [FIGURE, {"kind": "responsibility", "start": 0, "end": 3}],
            [("/1", 1, "", "invalid_claim")],
        ),
        (
            [FIGURE, FIGURE | {"kind": "rumour"}, FIGURE | {"start": -1}, "row"],
            [("/1/kind", 1, "kind", "invalid_choice"), ("/2/start", 2, "start", "min_value"), ("/3", 3, "", "invalid")],
        ),
        (
            [FIGURE | {"end": 9999}, FIGURE, QUOTE | {"payload": {"speaker": 1}}, FIGURE | {"kind": "rumour"}],
            [
                ("/0/end", 0, "end", "invalid"),
                ("/2/payload/speaker", 2, "payload.speaker", "invalid_claim"),
                ("/3/kind", 3, "kind", "invalid_choice"),
            ],
        ),
        ([FIGURE] * 501, [("", None, None, "length")]),
    ],
)
def test_every_fault_names_its_row_and_key_and_nothing_is_written(body: Any, faults: list[Any]) -> None:
    program = caller()
    opened = program.dossier()
    before = rows()
    errors = refused(program.json(f"/dossiers/{opened}/claims", body), 422, "invalid")["errors"]
    assert [(one["pointer"], one.get("index"), one.get("key"), one["code"]) for one in errors] == faults
    assert rows() == before


def test_a_body_of_rows_that_is_too_long_is_refused() -> None:
    program = caller()
    opened = program.dossier()
    answer = program.json(f"/dossiers/{opened}/claims", FIGURE | {"exact": "x" * 4_200_000})
    assert (
        refused(answer, 413, "too_large")["detail"] == "At most 4,194,304 bytes are taken. Split it and send the parts."
    )
    assert not Claim.objects.exists()


def test_places_of_an_earlier_version_are_refused() -> None:
    program = caller()
    opened = program.dossier()
    program.json(f"/dossiers/{opened}/draft-versions", {"text": "News. " + DRAFT})
    before = rows()
    answer = program.json(f"/dossiers/{opened}/claims?draft_version=1", FIGURE)
    body = refused(answer, 409, "conflict")
    assert body["detail"] == "Version 1 of the draft is not the latest, 2 is."
    assert body["errors"][0]["parameter"] == "draft_version"
    assert rows() == before


def test_a_list_is_filtered_and_paged_at_a_fixed_cost(django_assert_num_queries: Any) -> None:
    program, opened = checked()
    path = f"/dossiers/{opened}/claims"
    every = program.get(path).json()
    assert every["next"] is None
    found = [(one["kind"], one["outcome"], one["text"]) for one in every["results"]]
    assert (
        found
        == [
            ("quantity", "problem", "48 passengers"),
            ("quote", "ok", "Nobody was hurt on board,"),
            ("statement", "ok", "“Nobody was hurt on board,” said Ilse Brandt."),
        ]
        or found
    )
    ids = {one["id"]: one for one in every["results"]}
    for name, value in (("kind", "quote"), ("outcome", "problem"), ("state", "proposed"), ("state", "approved")):
        wanted = [pk for pk, one in ids.items() if one[name] == value]
        assert [one["id"] for one in program.get(path, **{name: value}).json()["results"]] == wanted
    seen, address = [], f"http://testserver/api/v1{path}?limit=1"
    while address:
        # Token, dossier, claims, places, findings, two for what may be seen; the first claim's finding has evidence.
        with django_assert_num_queries(7 if seen else 8):
            body = Client().get(address.removeprefix("http://testserver"), headers=program.headers).json()
        seen += [one["id"] for one in body["results"]]
        address = body["next"]
    assert seen == list(ids)
    with django_assert_num_queries(8):
        program.get(path)


def test_a_checked_claim_says_what_was_found() -> None:
    program, opened = checked()
    (listed,) = program.get(f"/dossiers/{opened}/claims", outcome="problem").json()["results"]
    (finding,) = listed["findings"]
    assert (finding["rule"], finding["severity"], finding["state"]) == ("quantity.absent", "medium", "open")
    log = Snapshot.objects.get(source__purpose="evidence")
    evidence = finding["evidence"]
    assert evidence["snapshot"] == log.pk
    assert "47" in log.text[evidence["start"] : evidence["end"]]
    body = program.get(f"/claims/{listed['id']}").json()
    assert body["findings"] == listed["findings"]
    assert (body["decisions"], body["cross_findings"]) == ([], [])


def test_a_claim_with_its_citations_and_decisions(django_assert_num_queries: Any) -> None:
    program, opened = checked()
    claim = Claim.objects.get(kind="quote")
    log = Snapshot.objects.get(source__purpose="evidence")
    start = log.text.index("47")
    cite(claim=claim, seen=claim.version, snapshot=log, start=start, end=start + 2, by=program.user, now=MOMENT)
    claim.refresh_from_db()
    reviewer = member(program.desk, Role.CHECKER)
    seen = claim.version
    decide(claim=claim, seen=seen, by=reviewer, action="approve", verdict="supported", why="Heard it.", now=MOMENT)
    with django_assert_num_queries(10):
        body = program.get(f"/claims/{claim.pk}").json()
    assert (body["dossier"], body["state"], body["verdict"], body["outcome"]) == (opened, "approved", "supported", "ok")
    assert body["version"] == seen + 1
    assert body["unchecked"] == ""
    assert body["compared"] != []
    cited = [(one["origin"], one["snapshot"], one["exact"], one["relation"]) for one in body["citations"]]
    assert ("person", log.pk, "47", "supports") in cited
    (decision,) = body["decisions"]
    assert {key: decision[key] for key in decision if key not in ("id", "created_at")} == {
        "action": "approve",
        "from_state": "proposed",
        "to_state": "approved",
        "verdict": "supported",
        "why": "Heard it.",
        "reviewer": reviewer.username,
        "seen": seen,
        "claim_version": 1,
        "draft_version": 1,
    }


def test_what_shows_a_confidential_source_is_hidden_with_it() -> None:
    program = caller()
    opened = program.dossier(sources=[program.snapshot(confidential=True)])
    program.json(f"/dossiers/{opened}/check")
    drain()
    (claim,) = program.get(f"/dossiers/{opened}/claims", outcome="problem").json()["results"]
    assert len(claim["findings"]) == 1
    reader = caller(Role.SECOND_READER, program.desk)
    body = reader.get(f"/claims/{claim['id']}").json()
    assert (body["outcome"], body["findings"], body["citations"]) == ("problem", [], [])
    assert "log.txt" not in str(body)


def test_guests_see_opened_claims_without_decisions_and_write_none() -> None:
    program = caller()
    opened = program.dossier()
    Source.objects.update(open_to_guests=True)
    (made,) = program.json(f"/dossiers/{opened}/claims", QUOTE).json()["results"]
    claim = Claim.objects.get(pk=made["id"])
    decide(claim=claim, seen=1, by=member(program.desk, Role.CHECKER), action="reject", why="No claim.", now=MOMENT)
    guest = caller(Role.GUEST, program.desk)
    body = guest.get(f"/claims/{claim.pk}").json()
    assert (body["state"], body["decisions"]) == ("rejected", [])
    before = rows()
    refused(guest.json(f"/dossiers/{opened}/claims", FIGURE), 403, "permission_denied")
    refused(guest.json(f"/dossiers/{opened}/check"), 403, "permission_denied")
    refused(guest.get(f"/dossiers/{opened}/export", format="html"), 403, "permission_denied")
    assert rows() == before


def test_another_desk_has_no_such_claim() -> None:
    program = caller()
    opened = program.dossier()
    (made,) = program.json(f"/dossiers/{opened}/claims", FIGURE).json()["results"]
    assert program.get(f"/claims/{made['id']}").status_code == 200
    refused(caller().get(f"/claims/{made['id']}"), 404, "not_found")
