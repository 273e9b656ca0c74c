"""The export page: every format a file with its record; nothing for guests or other desks."""

import hashlib
import json

import pytest

from claims.models import Export
from sources.models import Role
from tests.admin.desk_helpers import at_desk, desk_with_editor, opened, words
from tests.factories import DeskFactory

pytestmark = pytest.mark.django_db


def test_each_format_is_a_button_and_gives_a_file_that_is_recorded():
    desk, client, editor = desk_with_editor()
    dossier = opened(client, desk, checked=True)
    address = f"/admin/desk/{dossier.pk}/export/"
    page = words(client.get(address))
    assert "Annotated page (HTML)" in page
    assert "Web Annotation (JSON-LD)" in page
    answer = client.post(address, {"format": "web_annotation"})
    assert answer.status_code == 200
    body = b"".join(answer.streaming_content)
    assert json.loads(body)["type"] == "AnnotationCollection"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    (made,) = Export.objects.all()
    assert (made.format, made.size, made.sha256) == ("web_annotation", len(body), hashlib.sha256(body).hexdigest())
    assert made.requested_by == editor
    assert made.filename in words(client.get(address))


def test_an_unknown_format_is_named_with_those_there_are():
    desk, client, _ = desk_with_editor()
    dossier = opened(client, desk)
    answer = client.post(f"/admin/desk/{dossier.pk}/export/", {"format": "papyrus"})
    assert answer.status_code == 400
    assert "Nothing exported: no format is called 'papyrus'; there are html, web_annotation." in words(answer)
    assert Export.objects.count() == 0


def test_another_desk_does_not_see_it():
    desk, client, _ = desk_with_editor()
    dossier = opened(client, desk)
    stranger, _ = at_desk(DeskFactory(), Role.EDITOR)
    assert stranger.get(f"/admin/desk/{dossier.pk}/export/").status_code == 404
    assert stranger.post(f"/admin/desk/{dossier.pk}/export/", {"format": "html"}).status_code == 404
    assert Export.objects.count() == 0


def test_a_guest_reads_and_takes_nothing_out():
    desk, client, _ = desk_with_editor()
    dossier = opened(client, desk)
    dossier.draft.open_to_guests = True
    dossier.draft.save()
    guest, _ = at_desk(desk, Role.GUEST)
    page = words(guest.get(f"/admin/desk/{dossier.pk}/export/"))
    assert "Guests read; exports are made by the desk." in page
    assert guest.post(f"/admin/desk/{dossier.pk}/export/", {"format": "html"}).status_code == 403
    assert Export.objects.count() == 0
