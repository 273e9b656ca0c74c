"""Opening a dossier, attaching sources, writing claims down."""

import pytest

from claims.examination import find_claims
from claims.intake import (
    NewClaim,
    draft_of,
    found_claim,
    latest_version,
    material_of,
    payload_dict,
    record_claims,
    source_texts,
)
from claims.models import Claim
from tests.claims.intake_helpers import DRAFT, attached, story
from tests.factories import MOMENT

pytestmark = pytest.mark.django_db


def test_what_the_kinds_find_is_written_down_once_and_reads_back_the_same() -> None:
    dossier, editor = story()
    attached(dossier, editor)
    version = latest_version(dossier)
    found = find_claims(material_of(version))
    rows = [NewClaim(one.kind, one.start, one.end, payload_dict(one.payload)) for one in found]
    made = record_claims(draft_version=version, rows=rows, by=None, origin="machine", now=MOMENT)
    again = record_claims(draft_version=version, rows=rows, by=None, origin="machine", now=MOMENT)
    assert [claim.pk for claim in again] == [claim.pk for claim in made]
    assert Claim.objects.count() == len(found) == 4
    back = [
        found_claim(claim.current, claim.current.occurrences.get(draft_version=version))
        for claim in Claim.objects.order_by("id")
        if claim.current
    ]
    assert back == found
    assert [one.id for one in source_texts(dossier)] == ["log.txt"]
    assert draft_of(version).material.text == DRAFT.rstrip("\n")
