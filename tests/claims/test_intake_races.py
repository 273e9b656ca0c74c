"""Two people at once: one wins, the other is told, nothing is half written."""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections

from claims.drafts import add_draft_version
from claims.intake import NewClaim, attach_source, change_claim, cite, latest_version, record_claims
from claims.models import Citation, Claim, ClaimVersion, DossierSource, DraftVersion, Occurrence
from sources.models import Conflict, Role, Snapshot
from sources.services import add_snapshot
from sources.text import Span
from tests.claims.intake_helpers import DRAFT, LATER, attached, source, story
from tests.factories import MOMENT, member

pytestmark = pytest.mark.django_db(transaction=True)

WAIT = 20
ROUNDS = 5


def at_once(*functions: Callable[[], Any]) -> list[Any]:
    """Run the functions in threads that start together; what each returned, or the exception it raised."""
    start = threading.Barrier(len(functions))

    def run(function: Callable[[], Any]) -> Any:
        try:
            start.wait(WAIT)
            return function()
        except Exception as error:  # noqa: BLE001  (what went wrong is the result)
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=len(functions)) as pool:
        return [one.result(WAIT) for one in [pool.submit(run, function) for function in functions]]


def test_of_two_changes_that_saw_one_version_one_wins() -> None:
    dossier, editor = story()
    other = member(dossier.desk, Role.CHECKER)
    start = DRAFT.index("48")
    for round_ in range(ROUNDS):
        row = NewClaim("quantity", start, start + 2)
        claim = record_claims(
            draft_version=latest_version(dossier), rows=[row], by=editor, origin="person", now=MOMENT
        )[0]

        def change(by: Any, end: int, claim: Claim = claim) -> ClaimVersion:
            return change_claim(claim=claim, seen=1, by=by, span=Span(start, end), reason=by.username, now=LATER)

        results = at_once(lambda: change(editor, start + 13), lambda: change(other, start + 20))
        assert Counter(type(one) for one in results) == {ClaimVersion: 1, Conflict: 1}
        won = next(one for one in results if isinstance(one, ClaimVersion))
        claim.refresh_from_db()
        assert (claim.version, claim.current, claim.last_editor) == (2, won, won.editor)
        assert list(claim.versions.order_by("number").values_list("number", flat=True)) == [1, 2]
        assert Occurrence.objects.filter(claim_version__claim=claim).count() == 2
        lost = next(one for one in results if isinstance(one, Conflict))
        assert isinstance(lost.current, Claim)
        assert lost.current.version == 2, round_


def test_a_change_and_a_citation_that_saw_one_version_do_not_both_win() -> None:
    dossier, editor = story()
    snapshot = attached(dossier, editor)
    start = DRAFT.index("48")
    row = NewClaim("quantity", start, start + 2)
    claim = record_claims(draft_version=latest_version(dossier), rows=[row], by=editor, origin="person", now=MOMENT)[0]
    results = at_once(
        lambda: change_claim(claim=claim, seen=1, by=editor, span=Span(start, start + 13), now=LATER),
        lambda: cite(claim=claim, seen=1, snapshot=snapshot, start=0, end=11, by=editor, now=LATER),
    )
    assert sum(isinstance(one, Conflict) for one in results) == 1
    assert Claim.objects.get().version == 2
    assert ClaimVersion.objects.count() + Citation.objects.count() == 2


def test_finding_twice_at_once_writes_nothing_twice() -> None:
    dossier, _ = story()
    version = latest_version(dossier)
    rows = [NewClaim("quantity", start, start + 2) for start in (DRAFT.index("48"), DRAFT.index("17"))]

    def find() -> list[int]:
        return [
            claim.pk for claim in record_claims(draft_version=version, rows=rows, by=None, origin="machine", now=MOMENT)
        ]

    results = at_once(find, find, find, find)
    assert all(one == results[0] for one in results), results
    assert len(results[0]) == Claim.objects.count() == Occurrence.objects.count() == 2


def test_two_new_versions_at_once_come_one_after_the_other() -> None:
    dossier, editor = story()
    start = DRAFT.index("17")
    row = NewClaim("quantity", start, start + len("17 passengers"))
    claim = record_claims(draft_version=latest_version(dossier), rows=[row], by=editor, origin="person", now=MOMENT)[0]

    def hand_in(number: str) -> DraftVersion:
        data = DRAFT.replace("17 passengers", f"{number} passengers").encode()
        return add_draft_version(dossier=dossier, data=data, filename=f"{number}.txt", by=editor, now=LATER)[0]

    results = at_once(lambda: hand_in("15"), lambda: hand_in("16"))
    assert sorted(one.number for one in results) == [2, 3]
    claim.refresh_from_db()
    assert claim.current is not None
    newest = max(results, key=lambda one: one.number)
    assert claim.current.number == claim.version == 3
    assert claim.current.text in newest.snapshot.text


def test_the_same_bytes_at_once_are_one_snapshot_and_one_attachment() -> None:
    dossier, editor = story()
    first = source(dossier.desk, editor)

    def capture() -> int:
        new = add_snapshot(source=first.source, data=b"Corrected log.", filename="log.txt", by=editor, now=LATER)
        return attach_source(dossier=dossier, snapshot=new, by=editor).snapshot_id or 0

    results = at_once(capture, capture, capture, capture)
    assert set(results) == {Snapshot.objects.get(source=first.source, text="Corrected log.").pk}
    assert DossierSource.objects.count() == 1
