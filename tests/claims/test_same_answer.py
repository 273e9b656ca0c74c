"""The service and `manage.py verify` give one answer: the report rebuilt from the rows is the one from the files."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from claims.checking import report_of
from claims.examination import report_json
from tests.claims.checking_helpers import checked, from_files

pytestmark = pytest.mark.django_db

LOOKALIKE = Path(__file__).parent.parent / "data" / "lookalike" / "dossier.json"


def verified(path: Path) -> dict[str, Any]:
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command("verify", str(path), "--json", stdout=out)
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


def test_the_rows_give_the_report_that_verify_prints() -> None:
    dossier, editor = from_files(LOOKALIKE)
    run = checked(dossier, editor)
    service = json.loads(json.dumps(report_json(report_of(run))))
    command = verified(LOOKALIKE)
    assert len(command["claims"]) > 10
    assert {one["outcome"] for one in command["claims"]} >= {"ok", "problem"}
    assert command["cross"]
    for part in ("claims", "cross", "coverage"):
        assert service[part] == command[part]
