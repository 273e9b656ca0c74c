"""Sources over HTTP."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sources.api.bodies import MAX_UPLOAD
from sources.models import Role, Snapshot, Source
from sources.readers import MAX_BYTES
from tests.api.caller import LOG, caller, refused, rows
from tests.factories import SnapshotFactory, SourceFactory, sha256

pytestmark = pytest.mark.django_db

HTML = """<html lang="en"><head><title>Harbour log</title><meta name="author" content="Ilse Brandt">
<meta property="article:published_time" content="2026-03-02"></head>
<body><h1>Harbour log</h1><p>The ferry Aurora carried 47 passengers on Monday, said the harbour master.</p></body>
</html>"""


def test_text_becomes_a_source_with_its_snapshot() -> None:
    program = caller()
    answer = program.json(
        "/sources",
        {
            "text": LOG,
            "filename": "log.txt",
            "title": "Harbour log",
            "authors": ["Ilse Brandt", "Olof Berg"],
            "issued": "2026-03",
            "standing": "primary",
            "captured_from": "https://harbour.example/log",
        },
    )
    assert answer.status_code == 201
    snapshot = Snapshot.objects.get()
    body = answer.json()
    assert answer["Location"] == f"/api/v1/snapshots/{snapshot.pk}"
    assert {key: body[key] for key in ("id", "sha256", "text_length", "size", "filename", "reader", "warnings")} == {
        "id": snapshot.pk,
        "sha256": sha256(LOG),
        "text_length": len(LOG.rstrip("\n")),
        "size": len(LOG.encode()),
        "filename": "log.txt",
        "reader": "plain",
        "warnings": [],
    }
    assert (body["captured_from"], body["text_sha256"]) == ("https://harbour.example/log", snapshot.text_sha256)
    source = snapshot.source
    assert (source.desk, source.added_by, source.purpose) == (program.desk, program.user, "evidence")
    said = {key: body["source"][key] for key in ("id", "title", "authors", "issued", "standing", "version", "purpose")}
    assert said == {
        "id": source.pk,
        "title": "Harbour log",
        "authors": ["Ilse Brandt", "Olof Berg"],
        "issued": "2026-03",
        "standing": "primary",
        "version": 1,
        "purpose": "evidence",
    }
    assert (str(source.issued), source.issued_precision) == ("2026-03-01", "month")


def test_a_file_says_for_itself_what_the_sender_does_not() -> None:
    program = caller()
    file = SimpleUploadedFile("log.html", HTML.encode(), "text/html")
    body = program.form("/sources", file=file, publisher="Harbour office", authors=["A. Poe", "B. Roe"]).json()
    assert (body["reader"], body["filename"], body["media_type"]) == ("html", "log.html", "text/html")
    assert body["proposed"] == {
        "title": "Harbour log",
        "author": "Ilse Brandt",
        "date": "2026-03-02",
        "url": "",
        "publisher": "",
        "language": "en",
    }
    source = body["source"]
    assert (source["title"], source["issued"], source["language"]) == ("Harbour log", "2026-03-02", "en")
    assert (source["publisher"], source["authors"]) == ("Harbour office", ["A. Poe", "B. Roe"])
    assert bytes(Snapshot.objects.get().raw) == HTML.encode()


def test_a_file_that_no_reader_knows_is_told_in_the_readers_words() -> None:
    program = caller()
    for data, words in (
        (b"", "The file is empty."),
        (
            b"\x89PNG\r\n\x1a\n" + bytes(40),
            "This is a PNG picture. Run text recognition (OCR) on it and upload the result.",
        ),
    ):
        answer = program.form("/sources", file=SimpleUploadedFile("log.png", data, "image/png"))
        assert refused(answer, 422, "unreadable_file")["detail"] == words
    assert rows()["Source"] == 0


def test_too_large_is_said_before_the_body_is_read() -> None:
    program = caller()
    for content_type in ("application/json", "multipart/form-data; boundary=x"):
        answer = Client().generic(
            "POST",
            "/api/v1/sources",
            b"",
            content_type=content_type,
            headers=program.headers,
            CONTENT_LENGTH=str(MAX_UPLOAD + 1),
        )
        body = refused(answer, 413, "too_large")
        assert body["title"] == "Content Too Large"
        assert body["detail"] == "At most 53,477,376 bytes are taken. Split it and send the parts."
    assert rows()["Source"] == 0


def test_a_file_one_byte_too_large_is_refused() -> None:
    program = caller()
    answer = program.form("/sources", file=SimpleUploadedFile("log.txt", b"a" * (MAX_BYTES + 1), "text/plain"))
    body = refused(answer, 413, "too_large")
    assert body["detail"] == "At most 52,428,800 bytes are taken. Split it and send the parts."
    assert rows()["Source"] == 0


def test_a_body_of_no_stated_length_is_refused() -> None:
    program = caller()
    answer = Client().post("/api/v1/sources", headers=program.headers, HTTP_TRANSFER_ENCODING="chunked")
    refused(answer, 411, "length_required")


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ({}, [("required", "/text")]),
        ({"text": "A log.", "tilte": "x", "a/b": 1}, [("unknown_key", "/tilte"), ("unknown_key", "/a~1b")]),
        ({"text": 7, "file": "x"}, [("unknown_key", "/file")]),
        ({"text": "A\x00"}, [("null_characters_not_allowed", "/text")]),
        ({"text": "A \ud800"}, [("surrogate_characters_not_allowed", "/text")]),
        ({"text": "A", "issued": "2026-13"}, [("invalid_date", "/issued")]),
        ({"text": "A", "issued": "2 March"}, [("invalid_date", "/issued")]),
        ({"text": "A", "issued": 2026}, [("invalid_date", "/issued")]),
        ({"text": "A", "authors": ["Poe", ""]}, [("blank", "/authors/1")]),
        ({"text": "A", "authors": "Poe"}, [("not_a_list", "/authors")]),
        ({"text": "A", "standing": "near"}, [("invalid_choice", "/standing")]),
        ({"text": "A", "title": "t" * 501, "voice": 1}, [("max_length", "/title"), ("invalid_choice", "/voice")]),
        ([], [("invalid", "")]),
        ("text", [("invalid", "")]),
        ({"text": "A", "voice": "speaker"}, [("invalid", "")]),
        ({"text": "A", "confidential": True, "open_to_guests": True}, [("invalid", "")]),
    ],
)
def test_what_cannot_be_is_named_with_its_place(body: Any, faults: list[tuple[str, str]]) -> None:
    program = caller()
    answer = program.json("/sources", body)
    found = refused(answer, 422, "invalid")["errors"]
    assert [(one["code"], one["pointer"]) for one in found] == faults
    assert rows()["Source"] == 0


def test_an_unknown_key_is_told_with_the_known_ones() -> None:
    errors = caller().json("/sources", {"text": "A log.", "tilte": "x"}).json()["errors"]
    assert errors[0]["detail"].startswith("“tilte” is not known here. Known: title, csl_type, authors, publisher, ")


def test_a_form_is_as_strict() -> None:
    program = caller()

    def file() -> SimpleUploadedFile:
        return SimpleUploadedFile("log.txt", b"A log.", "text/plain")

    for fields, fault in (
        ({"file": file(), "tilte": "x"}, ("unknown_key", "/tilte")),
        ({"file": file(), "title": ["x", "y"]}, ("repeated", "/title")),
        ({"title": "x"}, ("required", "/file")),
        ({"file": "no file"}, ("invalid", "/file")),
        ({"file": file(), "text": "both"}, ("unknown_key", "/text")),
    ):
        found = refused(program.form("/sources", **fields), 422, "invalid")["errors"]
        assert [(one["code"], one["pointer"]) for one in found] == [fault]
    assert rows()["Source"] == 0


@pytest.mark.parametrize(
    ("data", "content_type", "status", "code"),
    [
        (b"{", "application/json", 400, "malformed"),
        (b'{"text": NaN}', "application/json", 400, "malformed"),
        (b'{"text": "\xff"}', "application/json", 400, "malformed"),
        (b"[" * 100_000, "application/json", 400, "malformed"),
        (b"text=A", "application/x-www-form-urlencoded", 415, "unsupported_media_type"),
        (b"<a/>", "text/xml", 415, "unsupported_media_type"),
        (b"nothing", "multipart/form-data; boundary=x", 422, "invalid"),
        (b"nothing", "multipart/form-data", 400, "malformed"),
    ],
)
def test_bodies_that_do_not_parse(data: bytes, content_type: str, status: int, code: str) -> None:
    program = caller()
    answer = Client().post("/api/v1/sources", data, content_type=content_type, headers=program.headers)
    refused(answer, status, code)
    assert rows()["Source"] == 0


def test_a_long_form_field_and_too_many_are_refused() -> None:
    program = caller()
    refused(program.form("/sources", title="t" * 3_000_000), 413, "too_large")
    refused(program.form("/sources", **{f"field{n}": "x" for n in range(1001)}), 413, "too_large")


def test_guests_and_second_readers_add_no_source() -> None:
    program = caller()
    snapshot = program.snapshot()
    for role in (Role.GUEST, Role.SECOND_READER):
        answer = caller(role, program.desk).json("/sources", {"text": "A log."})
        assert (
            "This needs the role of administrator, editor or checker"
            in refused(answer, 403, "permission_denied")["detail"]
        )
    assert Source.objects.count() == 1
    refused(caller(Role.GUEST, program.desk).get(f"/snapshots/{snapshot}"), 404, "not_found")


def test_another_desk_sees_nothing() -> None:
    program, stranger = caller(), caller()
    snapshot = program.snapshot()
    source = Source.objects.get().pk
    for path in (f"/sources/{source}", f"/snapshots/{snapshot}"):
        assert program.get(path).status_code == 200
        body = refused(stranger.get(path), 404, "not_found")
        assert body == refused(stranger.get(path), 404, "not_found")
    assert stranger.get("/sources").json() == {"results": [], "next": None}
    refused(stranger.get(f"/sources/{2**70}"), 404, "not_found")


def test_confidential_and_open_sources() -> None:
    program = caller()
    secret = program.snapshot(confidential=True)
    shown = program.snapshot(LOG + "Again.\n", open_to_guests=True)
    reader, guest = caller(Role.SECOND_READER, program.desk), caller(Role.GUEST, program.desk)
    assert [who.get(f"/snapshots/{secret}").status_code for who in (program, reader, guest)] == [200, 404, 404]
    assert [who.get(f"/snapshots/{shown}").status_code for who in (program, reader, guest)] == [200, 200, 200]


def test_a_snapshot_has_its_text_and_pages() -> None:
    program = caller()
    row = SnapshotFactory.create(source__desk=program.desk, pages=[{"number": 1, "start": 0, "end": 21}])
    body = program.get(f"/snapshots/{row.pk}").json()
    assert (body["text"], body["pages"]) == (row.text, [{"number": 1, "start": 0, "end": 21}])
    assert body["source"]["id"] == row.source_id
    assert "raw" not in body


def test_a_source_has_its_snapshots_the_newest_first() -> None:
    program = caller()
    source = SourceFactory.create(desk=program.desk)
    made = [SnapshotFactory.create(source=source, text=f"Log {n}.").pk for n in range(3)]
    body = program.get(f"/sources/{source.pk}").json()
    assert [one["id"] for one in body["snapshots"]] == made[::-1]
    assert "text" not in body["snapshots"][0]


def test_pages_go_from_the_newest_to_the_oldest_and_end(django_assert_num_queries: Any) -> None:
    program = caller()
    made = [SourceFactory.create(desk=program.desk).pk for _ in range(7)]
    SourceFactory.create(desk=program.desk, purpose="draft")
    program.get("/sources")
    seen, sizes, address = [], [], "http://testserver/api/v1/sources?limit=3"
    while address:
        with django_assert_num_queries(2):  # the token, the page
            body = Client().get(address.removeprefix("http://testserver"), headers=program.headers).json()
        sizes.append(len(body["results"]))
        seen += [one["id"] for one in body["results"]]
        address = body["next"]
    assert (seen, sizes) == (made[::-1], [3, 3, 1])
    assert len(program.get("/sources", purpose="draft").json()["results"]) == 1


def test_a_full_last_page_says_that_it_is_the_last() -> None:
    program = caller()
    SourceFactory.create_batch(2, desk=program.desk)
    assert program.get("/sources", limit=2).json()["next"] is None


@pytest.mark.parametrize(
    ("query", "parameter", "code"),
    [
        ("colour=red", "colour", "unknown_parameter"),
        ("limit=0", "limit", "min_value"),
        ("limit=201", "limit", "max_value"),
        ("limit=x", "limit", "invalid"),
        ("limit=1&limit=2", "limit", "repeated"),
        ("purpose=none", "purpose", "invalid_choice"),
        ("cursor=", "cursor", "blank"),
        ("cursor=abc", "cursor", "invalid_cursor"),
        ("cursor=%C3%A9", "cursor", "invalid_cursor"),
        ("cursor=YWZ0ZXIgOTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "cursor", "invalid_cursor"),
    ],
)
def test_a_query_that_cannot_be_names_its_parameter(query: str, parameter: str, code: str) -> None:
    program = caller()
    answer = Client().get(f"/api/v1/sources?{query}", headers=program.headers)
    errors = refused(answer, 400, "invalid_query")["errors"]
    assert [(one["parameter"], one["code"]) for one in errors] == [(parameter, code)]


def test_posting_takes_no_query() -> None:
    program = caller()
    answer = program.json("/sources?dry_run=1", {"text": "A log."})
    assert refused(answer, 400, "invalid_query")["errors"][0]["parameter"] == "dry_run"
    assert rows()["Source"] == 0


def test_other_methods_are_refused_with_those_there_are() -> None:
    program = caller()
    answer = Client().delete("/api/v1/sources", headers=program.headers)
    refused(answer, 405, "method_not_allowed")
    assert answer["Allow"] == "GET, HEAD, POST"


def test_a_long_text_in_json_is_taken() -> None:
    program = caller()
    body = program.json("/sources", {"text": "The ferry Aurora carried 47 passengers. " * 100_000}).json()
    assert body["text_length"] == 40 * 100_000 - 1
