"""The schema is whole, says what the addresses do, and needs no token."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver

from tests.api.caller import caller, refused


def schema() -> Any:
    out = StringIO()
    call_command("spectacular", validate=True, fail_on_warn=True, format="openapi-json", stdout=out)
    return json.loads(out.getvalue())


def test_it_is_valid_without_a_warning_and_names_every_address() -> None:
    made = schema()
    assert made["openapi"] == "3.1.1"
    operations = {
        f"{method.upper()} {path.removeprefix('/api/v1/')}": one["operationId"]
        for path, methods in made["paths"].items()
        for method, one in methods.items()
    }
    assert operations == {
        "GET sources": "list_sources",
        "POST sources": "add_source",
        "GET sources/{id}": "get_source",
        "POST sources/{id}/snapshots": "add_snapshot",
        "GET snapshots/{id}": "get_snapshot",
        "POST lookup": "look_up",
        "POST dossiers": "open_dossier",
        "GET dossiers/{id}": "get_dossier",
        "POST dossiers/{id}/draft-versions": "add_draft_version",
        "GET dossiers/{id}/claims": "list_claims",
        "POST dossiers/{id}/claims": "add_claims",
        "GET claims/{id}": "get_claim",
        "GET claims/{id}/anchors": "list_claim_anchors",
        "GET findings/{id}": "get_finding",
        "POST findings/{id}/set-aside": "set_finding_aside",
        "POST findings/{id}/take-back": "take_finding_back",
        "POST dossiers/{id}/sources/{source}/take-over": "take_over_snapshot",
        "POST dossiers/{id}/check": "check_dossier",
        "GET check-runs/{id}": "get_check_run",
        "GET dossiers/{id}/ledger": "get_ledger",
        "GET dossiers/{id}/disagreements": "list_disagreements",
        "GET dossiers/{id}/export": "export_dossier",
        "GET names": "list_names",
        "GET name-suggestions": "list_name_suggestions",
        "GET formats": "list_formats",
    }
    names = {name for name in get_resolver("claims.api.urls").reverse_dict if isinstance(name, str)}
    assert len(names - {"schema"}) == len(made["paths"])


def test_every_operation_declares_how_it_refuses_and_asks_for_a_token() -> None:
    made = schema()
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            wanted = {"400", "401", "403"} | ({"404"} if "{" in path else set())
            wanted |= {"409", "411", "413", "415", "422"} if method == "post" else set()
            refusals = {status for status in operation["responses"] if status >= "400"}
            assert refusals == wanted, path
            assert operation["security"] == [{"token": []}], path
            for status in refusals:
                content = operation["responses"][status]["content"]
                assert content == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    assert made["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


def test_the_inputs_say_what_they_take() -> None:
    made = schema()
    bodies = made["paths"]["/api/v1/sources"]["post"]["requestBody"]["content"]
    assert set(bodies) == {"multipart/form-data", "application/json"}
    source = made["components"]["schemas"]["SourceText"]
    assert (source["required"], source["additionalProperties"]) == (["text"], False)
    kinds = made["components"]["schemas"]["NewClaimRow"]["properties"]["kind"]["enum"]
    assert kinds == ["quantity", "quote", "responsibility", "statement"]


@pytest.mark.django_db
def test_it_is_served_to_anybody() -> None:
    answer = Client().get("/api/v1/schema?format=json")
    assert answer.status_code == 200
    assert json.loads(answer.content)["info"]["title"] == "Vouch"


@pytest.mark.django_db
def test_an_address_that_is_none_is_a_problem_too() -> None:
    program = caller()
    for method in ("get", "post", "put", "patch", "delete"):
        answer = getattr(Client(), method)("/api/v1/nothing/here", headers=program.headers)
        refused(answer, 404, "not_found")
