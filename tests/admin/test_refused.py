"""Forms that bring too much at once: the limit is named, and nothing of them is written."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sources.models import Role, Snapshot, Source
from tests.admin.test_lists import logged_in
from tests.api.caller import Caller, caller, refused, rows
from tests.claims.intake_helpers import story
from tests.factories import member

pytestmark = pytest.mark.django_db


def files(number: int) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(f"log{at}.txt", f"Day {at}: 47 passengers.".encode()) for at in range(number)]


def sent(typed: dict[str, Any], *, checks: bool = False) -> tuple[HttpResponse, int, int]:
    """The answer to sources sent to a new dossier, and how many sources and snapshots there are more."""
    dossier, editor = story()
    known = logged_in(editor)
    known.get(reverse("desk:sources", args=[dossier.pk]))  # its cookie is what the check asks for first
    client = Client(enforce_csrf_checks=checks)
    client.cookies = known.cookies
    before = Source.objects.count(), Snapshot.objects.count()
    answer: Any = client.post(reverse("desk:add_sources", args=[dossier.pk]), typed)
    return answer, Source.objects.count() - before[0], Snapshot.objects.count() - before[1]


@pytest.mark.parametrize("checks", [False, True])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"files": files(101)}, "One form takes at most 100 files. Send them in several parts."),
        ({f"x{at}": "1" for at in range(1001)}, "One form takes at most 1,000 fields. Save it in several parts."),
        (
            {"note_text": "47 passengers. " * 180_000},
            "What is typed or pasted into a form may have at most 2,621,440 bytes. Upload it as a file instead.",
        ),
    ],
)
def test_the_limit_is_named_and_nothing_is_written(typed: dict[str, Any], said: str, checks: bool) -> None:
    for file in typed.get("files", ()):
        file.seek(0)
    answer, sources, snapshots = sent(typed, checks=checks)
    assert (answer.status_code, sources, snapshots) == (413, 0, 0)
    page = answer.content.decode()
    assert said in page
    assert "Nothing was saved." in page
    assert '<a href="/admin/">Vouch</a>' in page


def test_as_many_as_are_taken_are_taken() -> None:
    answer, sources, _ = sent({"files": files(100)})
    assert (answer.status_code, sources) == (302, 100)


def test_other_bad_requests_get_the_plain_page() -> None:
    dossier, _ = story()
    client = logged_in(member(dossier.desk, Role.EDITOR))
    answer = client.get("/admin/", headers={"host": "elsewhere.example"})
    assert (answer.status_code, b"Bad Request" in answer.content) == (400, True)


def test_the_api_names_it_too() -> None:
    program: Caller = caller()
    before = rows()
    many = {f"x{at}": "1" for at in range(1001)}
    body = refused(program.form("/sources", **many), 413, "too_large")
    assert body["detail"] == "A form may have 1,000 fields at most."
    body = refused(program.form("/sources", file=files(101)), 413, "too_large")
    assert body["detail"] == "A form may have 100 files at most."
    body = refused(program.form("/sources", title="47 passengers. " * 180_000), 413, "too_large")
    assert body["detail"] == "The fields of a form that are no files may have 2,621,440 bytes at most."
    assert rows() == before
