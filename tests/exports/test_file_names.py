"""What an export's file is called."""

import pytest

from claims.exporting import filename_of, format_named
from claims.models import Dossier, DraftVersion

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("../../etc/passwd\n", "etc-passwd-v1-html.html"),
        ("الميناء يفتح", "الميناء-يفتح-v1-html.html"),
        ("???", "dossier-v1-html.html"),
        ("x" * 300, f"{'x' * 80}-v1-html.html"),
    ],
)
def test_file_names(title: str, expected: str) -> None:
    assert filename_of(Dossier(title=title), DraftVersion(number=1), format_named("html")) == expected
