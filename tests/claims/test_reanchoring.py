"""A source is captured anew: its citations are looked for; claims whose passage changed go stale."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from claims import intake
from claims.checking import request_check
from claims.intake import attach_source, latest_version
from claims.models import Citation, Claim, Dossier, DossierSource, Finding, Reanchoring
from claims.models.words import FindingState
from claims.reanchoring import BATCH, newer_snapshots, reanchor, storing, take_over
from claims.review import decide, dismiss, sight
from claims.selectors import check_status, findings_open
from sources.models import Conflict, Job, Role, Snapshot
from sources.outbox import Work
from sources.services import SNAPSHOT_ADDED, add_snapshot
from tests.claims.checking_helpers import checked, drain
from tests.claims.intake_helpers import DRAFT, LOG, attached, by_hand, story
from tests.factories import MOMENT, member

pytestmark = pytest.mark.django_db(transaction=True)

CAPTURED = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
LATER = CAPTURED + dt.timedelta(days=2)
SAID = "Nobody was hurt on board"


def cited(words: str = "47 passengers", claimed: str = "48 passengers") -> tuple[Dossier, Any, Claim, Snapshot]:
    """A story with one claim that cites those words of the harbour's log."""
    dossier, editor = story()
    snapshot = attached(dossier, editor, title="The harbour log")
    claim = by_hand(dossier, editor, "quote" if claimed == SAID else "quantity", claimed)
    start = LOG.index(words)
    intake.cite(
        claim=claim, seen=claim.version, snapshot=snapshot, start=start, end=start + len(words), by=editor, now=MOMENT
    )
    claim.refresh_from_db()
    return dossier, editor, claim, snapshot


def captured(snapshot: Snapshot, text: str, by: Any, now: dt.datetime = CAPTURED) -> Snapshot:
    return add_snapshot(source=snapshot.source, data=text.encode(), filename="log.txt", by=by, now=now)


def status(claim: Claim) -> str:
    return str(check_status(Claim.objects.filter(pk=claim.pk)).get().check_status)


def test_a_changed_passage_makes_its_claim_stale_and_says_how_it_changed() -> None:
    dossier, editor, claim, snapshot = cited()
    checked(dossier, editor)
    claim.refresh_from_db()
    before, version = status(claim), claim.version
    assert before != "stale"
    new = captured(snapshot, LOG.replace("47", "46"), editor)
    assert Job.objects.filter(name=SNAPSHOT_ADDED).get().arguments == {"snapshot": new.pk}
    drain()
    row = Reanchoring.objects.get(citation__relation="supports", citation__claim_version__claim=claim)
    start = LOG.index("47 passengers")
    assert (row.snapshot, row.state, row.start, row.end, row.exact) == (
        new,
        "altered",
        start,
        start + 13,
        "46 passengers",
    )
    assert row.reason == "The passage was changed in the snapshot of 24 November 2026: “47” became “46”."
    assert row.edits == [
        {"op": "replace", "quoted": "47", "source": "46", "kind": "number", "start": start, "end": start + 2}
    ]
    found = row.finding
    assert found is not None
    assert (found.rule, found.severity, found.state, found.last_run) == ("source.changed", "medium", "open", None)
    assert found.message == f"The claim cites “47 passengers”. {row.reason}"
    assert (found.evidence, found.evidence_start, found.evidence_end) == (new, start, start + 13)
    assert (found.claim, found.claim_version) == (claim, claim.current)
    assert found in findings_open(claim)
    claim.refresh_from_db()
    assert (status(claim), claim.version) == ("stale", version + 1)
    citation = row.citation
    assert (citation.snapshot, citation.exact) == (snapshot, "47 passengers")


@pytest.mark.parametrize(
    ("text", "state", "severity", "reason"),
    [
        ("Corrected.\n" + LOG, "relocated", None,
         "The same words stand elsewhere in the snapshot of 24 November 2026."),
        (LOG + "More.\n", "exact", None, "The passage stands at its place in the snapshot of 24 November 2026."),
        (LOG.replace("“Nobody was hurt on board,” said Brandt.", ""), "orphan", "medium",
         "The passage is no longer in the snapshot of 24 November 2026."),
        (LOG.replace("Nobody was hurt", "Nobody was badly hurt"), "altered", "medium",
         "The passage was changed in the snapshot of 24 November 2026: “badly” was put in."),
    ],
)  # fmt: skip
def test_every_state_is_told(text: str, state: str, severity: str | None, reason: str) -> None:
    _, editor, claim, snapshot = cited(SAID, SAID)
    version = claim.version
    captured(snapshot, text, editor)
    drain()
    row = Reanchoring.objects.get()
    assert (row.state, row.reason) == (state, reason)
    assert (row.finding and row.finding.severity) == severity
    claim.refresh_from_db()
    assert claim.version == version + (severity is not None)
    assert status(claim) == ("stale" if severity else "unchecked")


def test_what_nobody_can_tell_is_of_low_severity_and_stale_all_the_same() -> None:
    dossier, editor = story()
    line = "The tide tables and all the tariffs are kept by the office. "
    snapshot = attached(dossier, editor, f"One. {line}Two, and then the crew went ashore for the night.")
    claim = by_hand(dossier, editor, "quantity", "48 passengers")
    start, end = snapshot.text.index("tide"), snapshot.text.index(". Two")
    intake.cite(claim=claim, seen=claim.version, snapshot=snapshot, start=start, end=end, by=editor, now=MOMENT)
    captured(snapshot, f"{line}\n\n{line}", editor)
    drain()
    row = Reanchoring.objects.get()
    assert (row.state, row.start, row.exact) == ("ambiguous", None, "")
    assert row.finding is not None
    assert (row.finding.severity, row.finding.evidence_start) == ("low", None)
    assert status(claim) == "stale"


def test_running_again_writes_nothing_twice() -> None:
    _, editor, claim, snapshot = cited()
    new = captured(snapshot, LOG.replace("47", "46"), editor)
    drain()
    claim.refresh_from_db()
    version = claim.version
    work = Work(job=1, name=SNAPSHOT_ADDED, key=str(new.pk), arguments={"snapshot": new.pk}, attempt=2, last=False)
    for _ in range(2):
        with transaction.atomic():
            reanchor(work, now=LATER)
    assert (Reanchoring.objects.count(), Finding.objects.count(), Job.objects.count()) == (1, 1, 0)
    claim.refresh_from_db()
    assert claim.version == version
    gone = Work(job=1, name=SNAPSHOT_ADDED, key="0", arguments={"snapshot": 0}, attempt=1, last=False)
    reanchor(gone, now=LATER)


def test_many_citations_are_done_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    dossier, editor = story()
    snapshot = attached(dossier, editor)
    claim = by_hand(dossier, editor, "quantity", "48 passengers")
    for at in range(7):
        claim.refresh_from_db()
        intake.cite(claim=claim, seen=claim.version, snapshot=snapshot, start=at, end=at + 9, by=editor, now=MOMENT)
    monkeypatch.setattr(storing, "BATCH", 3)
    assert BATCH == 200
    captured(snapshot, "Harbour log, 3 March.\n" + LOG.partition("\n")[2], editor)
    assert drain().done >= 3
    assert Reanchoring.objects.count() == 7
    assert not Job.objects.filter(name=SNAPSHOT_ADDED).exists()


def test_citations_of_several_earlier_snapshots_are_all_done() -> None:
    dossier, editor, claim, snapshot = cited()
    second = captured(snapshot, LOG + "More.\n", editor)
    attach_source(dossier=dossier, snapshot=second, by=editor)
    claim.refresh_from_db()
    start = second.text.index(SAID)
    intake.cite(
        claim=claim, seen=claim.version, snapshot=second, start=start, end=start + len(SAID), by=editor, now=LATER
    )
    drain()
    third = captured(snapshot, LOG.replace("47", "46"), editor, LATER)
    assert drain().done >= 2
    rows = Reanchoring.objects.filter(snapshot=third).order_by("citation")
    assert [(row.citation.snapshot, row.state) for row in rows] == [(snapshot, "altered"), (second, "exact")]


def test_a_dismissal_holds_for_the_same_change_and_ends_with_another() -> None:
    _, editor, claim, snapshot = cited()
    captured(snapshot, LOG.replace("47", "46"), editor)
    drain()
    found = Finding.objects.get()
    checker = member(claim.dossier.desk, Role.CHECKER)
    dismiss(found, seen=found.version, by=checker, why="We cite the log as it was on Monday.", now=LATER)
    assert status(claim) == "unchecked"
    captured(snapshot, LOG.replace("47", "46") + "More.\n", editor, LATER)
    drain()
    found.refresh_from_db()
    assert (found.state, Finding.objects.count(), Reanchoring.objects.count()) == ("dismissed", 1, 2)
    assert "26 November 2026" in found.message
    newest = captured(snapshot, LOG.replace("47", "45"), editor, LATER + dt.timedelta(days=1))
    drain()
    found.refresh_from_db()
    assert found.state == FindingState.GONE
    assert Finding.objects.exclude(pk=found.pk).get().evidence == newest
    assert status(claim) == "stale"


def test_a_passage_that_is_back_lets_the_finding_go() -> None:
    _, editor, claim, snapshot = cited()
    captured(snapshot, LOG.replace("47", "46"), editor)
    drain()
    assert status(claim) == "stale"
    captured(snapshot, LOG + "As was said first.\n", editor, LATER)
    drain()
    assert Finding.objects.get().state == FindingState.GONE
    assert status(claim) == "unchecked"


def test_an_earlier_snapshot_that_comes_in_late_raises_nothing() -> None:
    _, editor, claim, snapshot = cited()
    captured(snapshot, LOG + "More.\n", editor, LATER)
    captured(snapshot, LOG.replace("47", "46"), editor, CAPTURED)
    drain()
    assert set(Reanchoring.objects.values_list("state", flat=True)) == {"exact", "altered"}
    assert not Finding.objects.exists()
    assert status(claim) == "unchecked"


def test_taking_the_snapshot_over_moves_what_stands_and_keeps_its_decision() -> None:
    dossier, editor, claim, snapshot = cited(SAID, SAID)
    checker = member(dossier.desk, Role.CHECKER)
    other = member(dossier.desk, Role.SECOND_READER)
    decide(claim=claim, seen=claim.version, by=editor, action="submit", now=CAPTURED)
    claim.refresh_from_db()
    decide(claim=claim, seen=claim.version, by=checker, action="approve", verdict="supported", now=CAPTURED)
    claim.refresh_from_db()
    new = captured(snapshot, "Corrected.\n" + LOG, editor)
    drain()
    (change,) = newer_snapshots(DossierSource.objects.filter(dossier=dossier))
    assert (change.link.snapshot, change.newest) == (snapshot, new)
    with pytest.raises(PermissionDenied):
        take_over(dossier=dossier, snapshot=new, seen=snapshot.pk, by=other, now=LATER)
    with pytest.raises(Conflict):
        take_over(dossier=dossier, snapshot=new, seen=None, by=editor, now=LATER)
    taken = take_over(dossier=dossier, snapshot=new, seen=snapshot.pk, by=editor, now=LATER)
    assert (taken.moved, taken.link.snapshot) == (1, new)
    citation = Citation.objects.get(claim_version=claim.current)
    start = new.text.index(SAID)
    assert (citation.snapshot, citation.start, citation.exact, citation.version) == (new, start, SAID, 2)
    claim.refresh_from_db()
    assert (claim.state, claim.verdict) == ("approved", "supported")
    assert claim.decisions.order_by("-pk")[0].evidence[0]["snapshot"] == snapshot.pk
    assert newer_snapshots(DossierSource.objects.filter(dossier=dossier)) == []
    with pytest.raises(Conflict):
        take_over(dossier=dossier, snapshot=new, seen=snapshot.pk, by=editor, now=LATER)


def test_taking_over_before_the_job_has_run_looks_for_the_passages_itself() -> None:
    dossier, editor, claim, snapshot = cited()
    new = captured(snapshot, LOG.replace("47", "46"), editor)
    assert take_over(dossier=dossier, snapshot=new, seen=snapshot.pk, by=editor, now=LATER).moved == 0
    assert Reanchoring.objects.get().state == "altered"
    drain()
    assert (Reanchoring.objects.count(), Finding.objects.filter(rule="source.changed").count()) == (1, 1)
    citation = Citation.objects.get(accepted_by=editor)
    assert (citation.snapshot, citation.exact) == (snapshot, "47 passengers")
    checked(dossier, editor)
    found = Finding.objects.get(rule="source.changed")
    assert found.state == FindingState.OPEN, "a person cited it, so a person settles it"
    assert status(claim) == "problem"


def test_a_check_after_taking_over_settles_what_the_machine_cited() -> None:
    dossier, editor = story()
    snapshot = attached(dossier, editor)
    checked(dossier, editor)
    citation = Citation.objects.get(claim_version__claim__kind="quote")
    claim = citation.claim_version.claim
    new = captured(snapshot, LOG.replace("was hurt", "was badly hurt"), editor)
    drain()
    assert status(claim) == "stale"
    run = request_check(draft_version=latest_version(dossier), by=editor, now=LATER)
    assert run.state == "done", "the dossier still reads the snapshot that it was given"
    assert status(claim) == "stale"
    take_over(dossier=dossier, snapshot=new, seen=snapshot.pk, by=editor, now=LATER)
    checked(dossier, editor)
    assert Finding.objects.get(rule="source.changed").state == FindingState.GONE
    assert not Citation.objects.filter(claim_version=claim.current).exists()
    assert status(claim) == "problem"
    assert Finding.objects.get(claim=claim, state="open").evidence == new


def test_what_is_cited_after_the_snapshot_came_in_is_looked_for_too() -> None:
    dossier, editor = story()
    snapshot = attached(dossier, editor)
    captured(snapshot, LOG.replace("was hurt", "was badly hurt"), editor)
    drain()
    assert not Reanchoring.objects.exists()
    checked(dossier, editor)
    drain()
    row = Reanchoring.objects.get(citation__claim_version__claim__kind="quote")
    assert row.state == "altered"
    assert status(row.citation.claim_version.claim) == "stale"


def test_a_dossier_that_follows_the_newest_snapshot_has_its_citations_moved() -> None:
    dossier, editor, _, snapshot = cited(SAID, SAID)
    DossierSource.objects.filter(dossier=dossier).update(snapshot=None)
    new = captured(snapshot, "Corrected.\n" + LOG, editor)
    drain()
    assert Citation.objects.get().snapshot == new
    assert newer_snapshots(DossierSource.objects.filter(dossier=dossier)) == []


def test_a_citation_of_the_place_already_is_not_doubled() -> None:
    dossier, editor, claim, snapshot = cited(SAID, SAID)
    new = captured(snapshot, LOG + "More.\n", editor)
    attach_source(dossier=dossier, snapshot=new, by=editor)
    claim.refresh_from_db()
    start = new.text.index(SAID)
    intake.cite(claim=claim, seen=claim.version, snapshot=new, start=start, end=start + len(SAID), by=editor, now=LATER)
    attach_source(dossier=dossier, snapshot=snapshot, by=editor)
    assert take_over(dossier=dossier, snapshot=new, seen=snapshot.pk, by=editor, now=LATER).moved == 0
    assert sorted(Citation.objects.values_list("snapshot", flat=True)) == sorted([snapshot.pk, new.pk])


def test_who_decides_on_a_page_from_before_is_told() -> None:
    dossier, editor, claim, snapshot = cited()
    decide(claim=claim, seen=claim.version, by=editor, action="submit", now=CAPTURED)
    claim.refresh_from_db()
    checker = member(dossier.desk, Role.CHECKER)
    shown, seen = sight(claim, checker).digest, claim.version
    captured(snapshot, LOG.replace("47", "46"), editor)
    drain()
    with pytest.raises(Conflict):
        decide(claim=claim, seen=seen, by=checker, action="approve", verdict="supported", now=LATER)
    claim.refresh_from_db()
    with pytest.raises(Conflict):
        decide(
            claim=claim, seen=claim.version, by=checker, action="approve", verdict="supported", shown=shown, now=LATER
        )


def test_a_new_version_of_a_draft_and_the_same_bytes_are_no_news() -> None:
    dossier, editor, _, snapshot = cited()
    drain()
    assert captured(snapshot, LOG, editor) == snapshot
    add_snapshot(source=dossier.draft, data=DRAFT.encode() + b"More.\n", filename="2.txt", by=editor, now=CAPTURED)
    drain()
    assert not Reanchoring.objects.exists()
