"""A checked story for the tests of the desk's pages."""

from typing import Any

import pytest

from claims.models import Dossier
from tests.admin.desk_helpers import desk_with_editor, opened


@pytest.fixture
def checked(db: None) -> tuple[Dossier, str, Any, Any]:
    """A checked story: its dossier, its address, and a client with the editor at it."""
    desk, client, editor = desk_with_editor()
    dossier = opened(client, desk, checked=True)
    return dossier, f"/admin/desk/{dossier.pk}/", client, editor
