"""Looking quotations up over HTTP."""

from typing import Any

import pytest

from sources.models import Role, Source
from tests.api.caller import LOG, caller, refused, rows

pytestmark = pytest.mark.django_db

QUOTE = "The ferry Aurora carried 47 passengers on Monday"


def test_a_quotation_is_found_with_its_place_and_what_differs() -> None:
    program = caller()
    snapshot = program.snapshot(title="Harbour log")
    answer = program.json("/lookup", {"quote": QUOTE.replace("47", "48")})
    assert answer.status_code == 200
    (found,) = answer.json()["results"]
    start = LOG.index(QUOTE)
    assert {key: found[key] for key in ("snapshot", "start", "end", "text", "outcome", "acceptable", "flags")} == {
        "snapshot": snapshot,
        "start": start,
        "end": start + len(QUOTE),
        "text": QUOTE,
        "outcome": "altered",
        "acceptable": False,
        "flags": ["number"],
    }
    at = QUOTE.index("47")
    assert found["edits"] == [
        {
            "op": "replace", "kind": "number", "quoted": "48", "source": "47",
            "quote_start": at, "quote_end": at + 2, "start": start + at, "end": start + at + 2,
        }
    ]  # fmt: skip
    assert (found["source"]["title"], found["source"]["id"]) == ("Harbour log", Source.objects.get().pk)
    (found,) = program.json("/lookup", {"quote": QUOTE, "limit": 1}).json()["results"]
    assert (found["outcome"], found["acceptable"], found["edits"]) == ("exact", True, [])
    assert program.json("/lookup", {"quote": "Nobody has ever said anything like this"}).json() == {"results": []}


def test_reading_is_enough_and_nothing_is_written() -> None:
    writer = caller()
    writer.snapshot()
    before = rows()
    reader = caller(Role.CHECKER, desk=writer.desk, scopes=("read",))
    assert len(reader.json("/lookup", {"quote": QUOTE}).json()["results"]) == 1
    assert rows() == before
    writer_only = caller(Role.CHECKER, desk=writer.desk, scopes=("write",))
    refused(writer_only.json("/lookup", {"quote": QUOTE}), 403, "insufficient_scope")


def test_only_sources_of_the_tokens_desk_that_its_person_may_see_are_found() -> None:
    writer = caller()
    writer.snapshot()
    other = caller()
    assert other.json("/lookup", {"quote": QUOTE}).json() == {"results": []}
    Source.objects.update(confidential=True)
    second_reader = caller(Role.SECOND_READER, desk=writer.desk)
    assert second_reader.json("/lookup", {"quote": QUOTE}).json() == {"results": []}
    assert len(writer.json("/lookup", {"quote": QUOTE}).json()["results"]) == 1


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ({}, [("required", "/quote")]),
        ({"quote": "two words"}, [("too_short", "/quote")]),
        ({"quote": "— … —"}, [("too_short", "/quote")]),
        ({"quote": "word " * 1001}, [("max_length", "/quote")]),
        ({"quote": QUOTE, "limit": 21}, [("max_value", "/limit")]),
        ({"quote": QUOTE, "limit": 0}, [("min_value", "/limit")]),
        ({"quote": QUOTE, "desk": 1}, [("unknown_key", "/desk")]),
    ],
)
def test_what_cannot_be_looked_up_is_refused_by_its_place(body: Any, faults: list[tuple[str, str]]) -> None:
    answer = refused(caller().json("/lookup", body), 422, "invalid")
    assert [(one["code"], one["pointer"]) for one in answer["errors"]] == faults
