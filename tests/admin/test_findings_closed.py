"""A finding between claims is told in the words of all sources: who may not see one of them does not read it."""

import pytest

from sources.models import Role, Source
from tests.admin.desk_helpers import at_desk, desk_with_editor, opened, words
from tests.factories import CheckRunFactory, FindingFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/claims/finding/"


def test_a_second_reader_reads_it_only_while_every_source_is_open():
    desk, editor, _ = desk_with_editor()
    dossier = opened(editor, desk)
    run = CheckRunFactory.create(draft_version=dossier.draft_versions.get())
    finding = FindingFactory.create(last_run=run, rule="quantity.conflict", message="48 here, 4711 in the log.")
    reader, _ = at_desk(desk, Role.SECOND_READER)
    assert "48 here, 4711 in the log." in words(reader.get(LIST))
    Source.objects.filter(desk=desk, dossiers=dossier).update(confidential=True)
    assert "4711" not in words(reader.get(LIST))
    assert reader.get(f"{LIST}{finding.pk}/change/").status_code == 302
    assert "48 here, 4711 in the log." in words(editor.get(LIST))
