"""What a finding stands on is shown as it was compared, and marked once the dossier reads its source otherwise."""

from typing import Any

import pytest
from django.urls import reverse

from claims.models import Claim, Dossier, DossierSource, Finding
from claims.reanchoring import EvidenceNow, evidence_now, take_over
from sources.models import Role, Snapshot
from sources.services import add_snapshot
from tests.admin.test_review_page import client_of, page_of, words
from tests.api.caller import caller
from tests.claims.checking_helpers import checked, drain
from tests.claims.intake_helpers import LATER, attached, story

pytestmark = pytest.mark.django_db

DRAFT = "In 2022 the Harbour List won 14 seats.\n"
LOG = "A first count. In 2022 the Harbour List won 15 seats. Nobody was surprised.\n"
SAID = "In 2022 the Harbour List won 15 seats."


@pytest.fixture
def told() -> tuple[Dossier, Any, Snapshot, Finding]:
    """A figure that its source contradicts, checked."""
    dossier, editor = story(DRAFT)
    snapshot = attached(dossier, editor, LOG)
    checked(dossier, editor)
    return dossier, editor, snapshot, Finding.objects.get(dossier=dossier, rule="quantity.mismatch")


def anew(snapshot: Snapshot, by: Any, text: str) -> Snapshot:
    made = add_snapshot(source=snapshot.source, data=text.encode(), filename="log.txt", by=by, now=LATER)
    drain()
    return made


def now(finding: Finding) -> EvidenceNow:
    return evidence_now([Finding.objects.get(pk=finding.pk)], places=True)[finding.pk]


def test_a_passage_that_is_read_is_not_marked(told: Any) -> None:
    _, editor, snapshot, finding = told
    assert now(finding) == EvidenceNow("read", snapshot.pk)
    anew(snapshot, editor, "Corrected. " + LOG)
    assert now(finding) == EvidenceNow("read", snapshot.pk)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Corrected. " + LOG, (26, 64)),
        (LOG.replace("15", "14"), (None, None)),
        (LOG + LOG, (None, None)),
    ],
)
def test_once_another_snapshot_is_read_the_same_words_are_pointed_at_or_nothing(
    told: Any, text: str, place: tuple[int | None, int | None]
) -> None:
    dossier, editor, snapshot, finding = told
    new = anew(snapshot, editor, text)
    take_over(dossier=dossier, snapshot=new, seen=snapshot.pk, by=editor, now=LATER)
    stands = now(finding)
    assert stands == EvidenceNow("earlier", new.pk, *place)
    finding.refresh_from_db()
    assert finding.evidence == snapshot
    assert snapshot.text[finding.evidence_start : finding.evidence_end] == SAID
    if stands.start is not None:
        assert new.text[stands.start : stands.end] == SAID
    checked(dossier, editor)
    assert {one.state for one in evidence_now(Finding.objects.filter(dossier=dossier, state="open")).values()} <= {
        "read"
    }


def test_a_source_that_follows_the_newest_is_marked_as_soon_as_that_comes_in(told: Any) -> None:
    dossier, editor, snapshot, finding = told
    DossierSource.objects.filter(dossier=dossier).update(snapshot=None)
    new = anew(snapshot, editor, LOG.replace("15", "16"))
    assert now(finding) == EvidenceNow("earlier", new.pk)


def test_a_source_that_was_taken_out_is_told(told: Any) -> None:
    dossier, _, _, finding = told
    DossierSource.objects.filter(dossier=dossier).delete()
    assert now(finding) == EvidenceNow("dropped")


def test_the_page_and_the_api_say_so(told: Any, django_assert_num_queries: Any) -> None:
    dossier, editor, snapshot, finding = told
    claim = Claim.objects.get(pk=finding.claim_id)
    client, _ = client_of(claim)
    program = caller(Role.EDITOR, dossier.desk)
    assert "Not how the source is read now." not in words(client.get(page_of(claim)).content.decode())
    (found,) = program.get(f"/claims/{claim.pk}").json()["findings"]
    assert found["evidence"]["state"] == "read"
    new = anew(snapshot, editor, "Corrected. " + LOG)
    take_over(dossier=dossier, snapshot=new, seen=snapshot.pk, by=editor, now=LATER)
    html = client.get(page_of(claim)).content.decode()
    day = snapshot.captured_at.strftime("%-d %B %Y")
    assert (
        f"Not how the source is read now. Compared in the snapshot of {day}; the draft reads a later one now, and the"
        " same words stand there. Check again. See them there" in words(html)
    )
    way = reverse("admin:sources_snapshot_text", args=[new.pk])
    assert f'<a href="{way}?start=26&amp;end=64#passage">See them there</a>' in html
    (found,) = program.get(f"/claims/{claim.pk}").json()["findings"]
    assert found["evidence"] | {"start": 0, "end": 0} == {
        "snapshot": snapshot.pk, "start": 0, "end": 0, "state": "earlier",
    }  # fmt: skip
    rows = list(Finding.objects.filter(dossier=dossier).select_related("evidence"))
    with django_assert_num_queries(1):
        evidence_now(rows)
