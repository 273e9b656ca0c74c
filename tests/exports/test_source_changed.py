"""A source that changed since it was cited is said in every export, to those who may see the source."""

import io

import pytest

from claims.exporting import annotated, write_export
from claims.exports import formats
from claims.intake import latest_version
from sources.models import Role, Source
from sources.services import add_snapshot
from tests.claims.checking_helpers import checked, drain
from tests.claims.intake_helpers import LATER, LOG, attached, story
from tests.factories import member

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_changed_source_is_said() -> None:
    dossier, editor = story()
    snapshot = attached(dossier, editor)
    checked(dossier, editor)
    changed = LOG.replace("was hurt", "was badly hurt")
    new = add_snapshot(source=snapshot.source, data=changed.encode(), filename="log.txt", by=editor, now=LATER)
    drain()
    draft = latest_version(dossier)
    (quote,) = (one for one in annotated(draft, user=editor).claims if one.kind == "quote")
    assert quote.status == "stale"
    (found,) = (one for one in quote.findings if one.rule == "source.changed")
    assert (found.severity, found.dismissed, found.withheld) == ("medium", "", False)
    assert found.message.endswith("“badly” was put in.")
    assert found.evidence is not None
    assert found.evidence.selector is not None
    assert found.evidence.selector.exact.startswith("Nobody was badly hurt on board")
    assert found.evidence.source.text_sha256 == new.text_sha256
    assert len(formats()) >= 2
    for name in formats():
        out = io.BytesIO()
        write_export(dossier, name, out, editor)
        assert "was badly hurt" in out.getvalue().decode(), name
    Source.objects.filter(pk=snapshot.source_id).update(confidential=True)
    reader = member(dossier.desk, Role.SECOND_READER)
    for name in formats():
        out = io.BytesIO()
        write_export(dossier, name, out, reader)
        assert "badly" not in out.getvalue().decode(), name
