"""The ledger over HTTP: events, stances by day, what stands against what; only of what the token's person may see."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Claim
from sources.models import Role, Source
from tests.api.caller import Caller, caller, refused
from tests.claims.checking_helpers import drain

pytestmark = pytest.mark.django_db(transaction=True)

DRAFT = "The villa was attacked on 5 March 2031. The Northern Front denied responsibility for the attack."
CLAIMED = "On 7 March 2031, the Northern Front claimed responsibility for the attack on the villa."
DENIED = "On 7 March 2031, the Northern Front denied any role in the attack on the villa. The Hill Party denied it."


def story(program: Caller) -> tuple[int, list[int]]:
    snapshots = [program.snapshot(text, title=title, publisher=title) for title, text in _TEXTS]
    dossier = program.dossier(DRAFT, sources=snapshots)
    assert program.json(f"/dossiers/{dossier}/check").status_code == 202
    drain()
    return dossier, snapshots


_TEXTS = (("Norland Wire", CLAIMED), ("Morning Post", DENIED))


def test_it_tells_every_stance_and_the_conflict() -> None:
    program = caller()
    dossier, (wire, post) = story(program)
    body = program.get(f"/dossiers/{dossier}/ledger").json()
    (event,) = body["events"]
    assert (event["name"], event["day"], body["hidden"]) == ("the attack on the villa", "2031-03-05", 0)
    claim = Claim.objects.get(kind="responsibility")
    assert [(one["id"], one["snapshot"], one["claim"], one["stance"], one["day"]) for one in event["stances"]] == [
        ("s1.r1", wire, None, "claims_responsibility", "2031-03-07"),
        ("s2.r1", post, None, "denies_involvement", "2031-03-07"),
        (f"claim {claim.pk}", None, claim.pk, "denies_responsibility", ""),
    ]
    first = event["stances"][0]
    assert (first["text"], CLAIMED[first["start"] : first["end"]]) == (
        CLAIMED,
        "claimed responsibility for the attack on the villa",
    )
    assert event["notes"] == [
        {
            "kind": "conflict",
            "message": "Northern Front, the attack on the villa, 5 March 2031: denies involvement in Morning Post, "
            "but claims responsibility in Norland Wire, on one day.",
            "stances": ["s2.r1", "s1.r1"],
        }
    ]
    assert [(one["actor"], one["event"]) for one in body["loose"]] == [("Hill Party", "")]


def test_nothing_of_a_hidden_source_is_in_it() -> None:
    program = caller()
    dossier, _ = story(program)
    Source.objects.filter(title="Norland Wire").update(confidential=True)
    reader = caller(Role.SECOND_READER, program.desk, ("read",))
    answer: Any = reader.get(f"/dossiers/{dossier}/ledger")
    (event,) = answer.json()["events"]
    assert (len(event["stances"]), event["notes"], answer.json()["hidden"]) == (2, [], 1)
    assert "Norland Wire" not in answer.text


def test_another_desk_gets_none() -> None:
    dossier, _ = story(caller())
    refused(caller().get(f"/dossiers/{dossier}/ledger"), 404, "not_found")


def test_it_comes_in_pages_that_make_up_the_whole() -> None:
    program = caller()
    dossier, _ = story(program)
    whole = program.get(f"/dossiers/{dossier}/ledger").json()
    assert (whole["count"], whole["next"], whole["events"][0]["count"]) == (4, None, 3)
    first = program.get(f"/dossiers/{dossier}/ledger", limit="2").json()
    assert first["next"] == f"http://testserver/api/v1/dossiers/{dossier}/ledger?limit=2&cursor=2"
    second = Client().get(first["next"].removeprefix("http://testserver"), headers=program.headers).json()
    assert (second["next"], first["count"], second["count"]) == (None, 4, 4)
    (one,), (other,) = first["events"], second["events"]
    assert one["stances"] + other["stances"] == whole["events"][0]["stances"]
    assert (one["key"], one["count"], other["count"]) == (other["key"], 3, 3)
    assert (one["notes"], other["notes"]) == (whole["events"][0]["notes"], [])
    assert (first["loose"], second["loose"]) == ([], whole["loose"])
    past = program.get(f"/dossiers/{dossier}/ledger", cursor="40").json()
    assert (past["events"], past["loose"], past["next"]) == ([], [], None)
    refused(program.get(f"/dossiers/{dossier}/ledger", limit="0"), 400, "invalid_query")
    refused(program.get(f"/dossiers/{dossier}/ledger", cursor="x"), 400, "invalid_query")
