"""Checks and exports over HTTP."""

import base64
import hashlib
import json
from typing import Any

import pytest
from django.test import Client

from claims.exports import formats
from claims.models import CheckRun, Export
from sources.models import Job
from tests.api.caller import caller, refused
from tests.claims.checking_helpers import drain

pytestmark = pytest.mark.django_db


def test_a_check_is_taken_on_followed_and_done() -> None:
    program = caller()
    opened = program.dossier(sources=[program.snapshot()])
    answer = program.json(f"/dossiers/{opened}/check")
    assert (answer.status_code, answer["Retry-After"]) == (202, "1")
    run = CheckRun.objects.get()
    assert answer["Location"] == f"/api/v1/check-runs/{run.pk}"
    body = answer.json()
    assert {key: value for key, value in body.items() if key != "created_at"} == {
        "id": run.pk,
        "dossier": opened,
        "draft_version": 1,
        "state": "queued",
        "done": 0,
        "total": 0,
        "error": "",
        "started_at": None,
        "finished_at": None,
    }
    assert (run.requested_by, Job.objects.get().arguments) == (program.user, {"run": run.pk})
    assert program.get(f"/check-runs/{run.pk}").json() == body
    assert program.json(f"/dossiers/{opened}/check", {}).json() == body
    assert (CheckRun.objects.count(), Job.objects.count()) == (1, 1)
    drain()
    after = program.get(f"/check-runs/{run.pk}").json()
    claims = len(program.get(f"/dossiers/{opened}/claims").json()["results"])
    assert claims > 1
    assert (after["state"], after["done"], after["total"], after["error"]) == ("done", claims, claims, "")
    again = program.json(f"/dossiers/{opened}/check")
    assert (again.status_code, again.json()) == (202, after)
    assert CheckRun.objects.count() == 1


def test_a_check_takes_no_body() -> None:
    program = caller()
    opened = program.dossier()
    for body in ({"draft_version": 1}, []):
        refused(program.json(f"/dossiers/{opened}/check", body), 422, "invalid")
    assert not CheckRun.objects.exists()
    assert not Job.objects.exists()


def test_a_run_of_another_desk_is_not_there() -> None:
    program = caller()
    run = program.json(f"/dossiers/{program.dossier()}/check").json()["id"]
    refused(caller().get(f"/check-runs/{run}"), 404, "not_found")


def test_following_a_check_costs_two_queries(django_assert_num_queries: Any) -> None:
    program = caller()
    run = program.json(f"/dossiers/{program.dossier()}/check").json()["id"]
    program.get("/formats")
    with django_assert_num_queries(2):
        program.get(f"/check-runs/{run}")


def test_the_formats_are_those_that_are_registered() -> None:
    results = caller().get("/formats").json()["results"]
    assert [one["name"] for one in results] == list(formats())
    assert {"web_annotation", "html"} <= set(formats())
    shown = {one["name"]: (one["label"], one["media_type"], one["suffix"]) for one in results}
    assert shown == {name: (one.LABEL, one.MEDIA_TYPE, one.SUFFIX) for name, one in formats().items()}


@pytest.mark.parametrize("name", ["web_annotation", "html"])
def test_an_export_is_the_file_that_was_recorded(name: str) -> None:
    program = caller()
    opened = program.dossier(sources=[program.snapshot()])
    program.json(f"/dossiers/{opened}/check")
    drain()
    answer = program.get(f"/dossiers/{opened}/export", format=name)
    data = b"".join(answer.streaming_content)
    made = Export.objects.get()
    chosen = formats()[name]
    assert (answer.status_code, answer["Content-Type"]) == (200, chosen.MEDIA_TYPE)
    assert answer["Content-Disposition"] == f'attachment; filename="{made.filename}"'
    assert made.filename.endswith(chosen.SUFFIX)
    assert int(answer["Content-Length"]) == made.size == len(data)
    assert made.sha256 == hashlib.sha256(data).hexdigest()
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    assert answer["Repr-Digest"] == f"sha-256=:{digest}:"
    assert (made.requested_by, made.format) == (program.user, name)
    assert b"48 passengers" in data
    if name == "web_annotation":
        assert json.loads(data)["@context"] == "http://www.w3.org/ns/anno.jsonld" or isinstance(json.loads(data), list)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "required"),
        ("?format=", "blank"),
        ("?format=odt", "unknown_format"),
        ("?format=html&to=x", "unknown_parameter"),
    ],
)
def test_an_export_of_no_format_is_refused(query: str, code: str) -> None:
    program = caller()
    opened = program.dossier()
    answer = Client().get(f"/api/v1/dossiers/{opened}/export{query}", headers=program.headers)
    assert [one["code"] for one in refused(answer, 400, "invalid_query")["errors"]] == [code]
    assert not Export.objects.exists()


def test_asking_for_the_head_of_an_export_makes_none() -> None:
    program = caller()
    opened = program.dossier()
    answer = Client().head(f"/api/v1/dossiers/{opened}/export?format=html", headers=program.headers)
    assert (answer.status_code, answer["Allow"]) == (405, "GET")
    assert not Export.objects.exists()
