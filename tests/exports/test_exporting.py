"""Exports from the database: what the check gave, to each what they may see, and a true record of the bytes."""

import dataclasses
import datetime as dt
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.annotating import from_report
from claims.checking import report_of
from claims.exporting import UnknownFormat, annotated, export, write_export
from claims.exports import AnnotatedClaim, AnnotatedDossier, formats
from claims.intake import attach_source, change_claim, cite, draft_of, latest_version, note, open_dossier, source_texts
from claims.models import Claim, Dossier, DraftVersion, Export, Finding, Occurrence
from claims.models.words import EditorialState, FindingState
from claims.review import decide
from sources.models import Role, Snapshot, Source
from sources.services import SourceFields, add_source
from sources.text import Span
from tests.claims.checking_helpers import checked, from_files
from tests.exports.samples import FERRY, LOG, STATEMENT
from tests.factories import (
    ClaimFactory,
    ClaimVersionFactory,
    DeskFactory,
    DraftVersionFactory,
    FindingFactory,
    OccurrenceFactory,
    SnapshotFactory,
    UserFactory,
    member,
)

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
LOOKALIKE = Path(__file__).parent.parent / "data" / "lookalike" / "dossier.json"


@dataclasses.dataclass(frozen=True)
class Ferry:
    """The checked dossier of the ferry: its log is confidential, the statement open."""

    dossier: Dossier
    editor: Any
    log: Snapshot
    statement: Snapshot

    @property
    def draft(self) -> DraftVersion:
        return latest_version(self.dossier)

    def as_read_by(self, role: Role) -> AnnotatedDossier:
        return annotated(self.draft, user=member(self.dossier.desk, role))


@pytest.fixture
def ferry() -> Ferry:
    desk = DeskFactory.create()
    editor = member(desk, Role.EDITOR)
    dossier = open_dossier(
        desk=desk, title="Harbour opens again", data=FERRY.encode(), filename="draft.txt", by=editor, now=NOW
    )
    log = add_source(
        desk=desk,
        data=LOG.encode(),
        filename="log.txt",
        by=editor,
        fields=SourceFields(
            title="Harbour log",
            publisher="Harbour Office",
            authors=("Ilse Brandt",),
            issued=dt.date(2026, 3, 1),
            issued_precision="month",
            standing="primary",
            confidential=True,
        ),
        now=NOW,
    )
    statement = add_source(
        desk=desk,
        data=STATEMENT.encode(),
        filename="statement.txt",
        by=editor,
        fields=SourceFields(title="Statement of the Front", url="https://front.example/statement"),
        now=NOW,
    )
    for snapshot in (log, statement):
        attach_source(dossier=dossier, snapshot=snapshot, by=editor)
    checked(dossier, editor)
    return Ferry(dossier, editor, log, statement)


def written(dossier: Dossier, name: str, user: Any) -> bytes:
    out = io.BytesIO()
    write_export(dossier, name, out, user)
    return out.getvalue()


def told(one: AnnotatedClaim) -> AnnotatedClaim:
    """A claim without what only the database knows: its row, its people, its times and its state."""
    citations = tuple(dataclasses.replace(c, outcome="", passage=_bare(c.passage)) for c in one.citations)
    findings = tuple(dataclasses.replace(f, evidence=_bare(f.evidence)) for f in one.findings)
    return dataclasses.replace(
        one, id="", iri="", state="", creator=None, created=None, modified=None, citations=citations, findings=findings
    )


def _bare(passage: Any) -> Any:
    return passage and (passage.source.text_sha256, passage.selector)


def test_the_rows_and_the_files_give_one_dossier() -> None:
    dossier, editor = from_files(LOOKALIKE)
    run = checked(dossier, editor)
    version = latest_version(dossier)
    ours = annotated(version, user=editor)
    theirs = from_report(draft_of(version), source_texts(dossier), report_of(run))
    mine, its = list(ours.claims), list(theirs.claims)
    assert len(mine) > 10
    assert [told(one) for one in mine] == [told(one) for one in its]
    assert list(ours.marks) == list(theirs.marks)
    assert (ours.counts, ours.text, ours.gaps) == (theirs.counts, theirs.text, theirs.gaps)
    assert ours.counts.problem > 0
    assert sorted(one.finding.message for one in ours.cross) == sorted(one.finding.message for one in theirs.cross)
    assert list(ours.claims) == mine


def test_what_an_editor_reads(ferry: Ferry) -> None:
    dossier = ferry.as_read_by(Role.EDITOR)
    assert (dossier.title, dossier.text, dossier.version) == ("Harbour opens again", FERRY.rstrip(), 1)
    quote = list(dossier.claims)[1]
    assert (quote.kind, quote.number, quote.status, quote.state) == ("quote", 2, "ok", "proposed")
    assert quote.compared[0] == "log.txt: found word for word"
    (citation,) = quote.citations
    assert citation.proposed
    assert citation.passage is not None
    assert citation.passage.selector is not None
    assert citation.passage.selector.exact == "Nobody was hurt and nobody was in danger,"
    source = citation.passage.source
    assert (source.id, source.confidential, source.text_sha256) == ("log.txt", True, ferry.log.text_sha256)
    assert (source.bibliography.issued, source.bibliography.standing) == ("2026-03", "primary")
    assert [one.iri for one in dossier.sources][1] == "https://front.example/statement"


def test_a_second_reader_gets_no_word_of_a_confidential_source(ferry: Ferry) -> None:
    reader = member(ferry.dossier.desk, Role.SECOND_READER)
    dossier = annotated(ferry.draft, user=reader)
    quote = list(dossier.claims)[1]
    assert [one.passage and one.passage.source.masked for one in quote.citations] == [True]
    assert (quote.compared, quote.compared_withheld) == ((), True)
    assert [one.masked for one in dossier.sources] == [True, False]
    for name in formats():
        file = written(ferry.dossier, name, reader).decode()
        for secret in ("log.txt", "Harbour log", "Harbour Office", "47 passengers", "reporters", ferry.log.text_sha256):
            assert secret not in file, (name, secret)
        assert "Statement of the Front" in file
        assert "confidential" in file
    trusted = written(ferry.dossier, "html", ferry.editor).decode()
    assert "Harbour log" in trusted
    assert "not for publication" in trusted


def test_findings_about_a_hidden_source_say_only_that_they_are(ferry: Ferry) -> None:
    run = ferry.dossier.draft_versions.get().check_runs.get()
    claim = Claim.objects.filter(dossier=ferry.dossier, kind="quantity").order_by("id").first()
    assert claim is not None
    given: dict[str, Any] = {"last_run": run, "claim": claim, "claim_version": claim.current}
    FindingFactory.create(**given, rule="quantity.mismatch", message="evidence hidden", evidence=ferry.log)
    FindingFactory.create(
        **given, rule="quantity.elsewhere", message="seen in the HARBOUR LOG", evidence=ferry.statement
    )
    FindingFactory.create(**given, rule="quantity.conflict", message="47 elsewhere")
    FindingFactory.create(**given, rule="quantity.unit", message="another unit", evidence=ferry.statement)
    FindingFactory.create(last_run=run, rule="quantity.total", message="it does not add up", severity="low")

    def messages(role: Role) -> set[tuple[str, str, bool]]:
        dossier = ferry.as_read_by(role)
        every = [one for claim in dossier.claims for one in claim.findings] + [one.finding for one in dossier.cross]
        made = {"quantity.mismatch", "quantity.elsewhere", "quantity.conflict", "quantity.unit", "quantity.total"}
        return {(one.rule, one.message, one.withheld) for one in every if one.rule in made}

    assert messages(Role.SECOND_READER) == {
        ("quantity.mismatch", "", True),
        ("quantity.elsewhere", "", True),
        ("quantity.conflict", "", True),
        ("quantity.unit", "another unit", False),
        ("quantity.total", "", True),
    }
    assert {message for _, message, _ in messages(Role.CHECKER)} == {
        "evidence hidden", "seen in the HARBOUR LOG", "47 elsewhere", "another unit", "it does not add up",
    }  # fmt: skip


def test_a_guest_and_a_stranger(ferry: Ferry) -> None:
    for user in (
        member(ferry.dossier.desk, Role.GUEST),
        UserFactory.create(),
        member(DeskFactory.create(), Role.EDITOR),
    ):
        with pytest.raises(PermissionDenied, match="not open to you"):
            annotated(ferry.draft, user=user)
    Source.objects.filter(pk=ferry.dossier.draft_id).update(open_to_guests=True)
    dossier = ferry.as_read_by(Role.GUEST)
    assert [one.masked for one in dossier.sources] == [True, True]
    assert all(one.withheld for claim in dossier.claims for one in claim.findings if one.evidence)
    with pytest.raises(PermissionDenied, match="needs the role of administrator"):
        export(dossier=ferry.dossier, format="html", by=member(ferry.dossier.desk, Role.GUEST), now=NOW)
    assert Export.objects.count() == 0


def test_notes_of_a_phone_call(ferry: Ferry) -> None:
    claim = Claim.objects.filter(dossier=ferry.dossier, kind="quantity").order_by("id").first()
    assert claim is not None
    note(claim=claim, by=ferry.editor, channel="phone", note="They said 48.", noted_on=NOW.date(), now=NOW)
    note(claim=claim, by=ferry.editor, channel="email", note="Our secret.", confidential=True, now=NOW)

    def notes(role: Role) -> list[tuple[str, str, bool]]:
        (one,) = [one for one in ferry.as_read_by(role).claims if one.id == str(claim.pk)]
        return [(cited.channel, cited.note, cited.withheld) for cited in one.citations if cited.passage is None]

    assert notes(Role.CHECKER) == [("by phone", "They said 48.", False), ("by e-mail", "Our secret.", False)]
    assert notes(Role.SECOND_READER) == [("by phone", "They said 48.", False), ("", "", True)]


def test_a_verdict_with_its_reviewer(ferry: Ferry) -> None:
    claim = Claim.objects.get(dossier=ferry.dossier, kind="quote")
    reviewer = member(ferry.dossier.desk, Role.CHECKER)
    decide(claim=claim, seen=claim.version, by=reviewer, action="approve", verdict="supported", now=NOW)
    claim.refresh_from_db()
    quote = list(ferry.as_read_by(Role.EDITOR).claims)[1]
    assert (quote.verdict, quote.state) == (claim.verdict, claim.state)
    assert quote.verdict == "supported"
    assert quote.reviewer is not None
    assert quote.reviewer.name == reviewer.get_username()
    Source.objects.filter(pk=ferry.dossier.draft_id).update(open_to_guests=True)
    assert list(ferry.as_read_by(Role.GUEST).claims)[1].reviewer is None


def test_a_dismissed_finding_makes_no_problem(ferry: Ferry) -> None:
    before = ferry.as_read_by(Role.EDITOR).counts
    (problem,) = [one for one in ferry.as_read_by(Role.EDITOR).claims if one.kind == "responsibility"]
    assert problem.status == "problem"
    Finding.objects.filter(claim=int(problem.id)).update(
        state=FindingState.DISMISSED, dismissed_by=ferry.editor, dismissed_at=NOW, dismissed_because="An old statement."
    )
    after = ferry.as_read_by(Role.EDITOR)
    (again,) = [one for one in after.claims if one.id == problem.id]
    assert (again.status, again.findings[0].dismissed) == ("ok", "An old statement.")
    assert (after.counts.problem, after.counts.ok) == (before.problem - 1, before.ok + 1)


def test_a_change_makes_a_claim_stale_and_what_is_no_claim_leaves(ferry: Ferry) -> None:
    quantity = Claim.objects.filter(dossier=ferry.dossier, kind="quantity").order_by("id").first()
    assert quantity is not None
    start = FERRY.index("48 passengers on Monday")
    change_claim(
        claim=quantity,
        seen=quantity.version,
        by=ferry.editor,
        span=Span(start, start + 23),
        reason="with its day",
        now=NOW,
    )
    first = next(iter(ferry.as_read_by(Role.EDITOR).claims))
    assert (first.text, first.status) == ("48 passengers on Monday", "stale")
    Claim.objects.filter(pk=quantity.pk).update(state=EditorialState.REJECTED)
    assert [one.number for one in ferry.as_read_by(Role.EDITOR).claims] == [1, 2, 3]
    assert [mark.number for mark in ferry.as_read_by(Role.EDITOR).marks] == [1, 2, 3]


def test_a_persons_citation_comes_with_its_relation(ferry: Ferry) -> None:
    claim = Claim.objects.filter(dossier=ferry.dossier, kind="quantity").order_by("id").first()
    assert claim is not None
    start = LOG.index("47 passengers")
    cite(
        claim=claim, seen=claim.version, snapshot=ferry.log, start=start, end=start + 13, by=ferry.editor,
        relation="contradicts", now=NOW,
    )  # fmt: skip
    (one,) = [one for one in ferry.as_read_by(Role.CHECKER).claims if one.id == str(claim.pk)]
    (citation,) = [cited for cited in one.citations if cited.relation == "contradicts"]
    assert not citation.proposed
    assert citation.passage is not None
    assert citation.passage.selector is not None
    assert citation.passage.selector.exact == "47 passengers"


def test_claims_in_several_places_and_in_none() -> None:
    text = "Seven ships. Seven ships came, seven ships left.\n"
    draft = DraftVersionFactory.create(snapshot__text=text)
    editor = member(draft.dossier.desk, Role.EDITOR)

    def claim(*places: tuple[int, int]) -> Claim:
        version = ClaimVersionFactory.create(claim=ClaimFactory.create(dossier=draft.dossier), text="seven ships")
        for start, end in places:
            OccurrenceFactory.create(
                claim_version=version, draft_version=draft, exact=text[start:end], prefix="", suffix="", start=start,
                end=end,
            )  # fmt: skip
        if not places:
            Occurrence.objects.create(claim_version=version, draft_version=draft, state="orphan")
        return version.claim

    lost, twice, around = claim(), claim((13, 24), (31, 42)), claim((13, 30))
    dossier = annotated(draft, user=editor)
    assert [(one.id, one.number, [(p.start, p.end) for p in one.places]) for one in dossier.claims] == [
        (str(around.pk), 1, [(13, 30)]),
        (str(twice.pk), 2, [(13, 24), (31, 42)]),
        (str(lost.pk), 3, []),
    ]
    assert [(mark.number, mark.turn, mark.start, mark.end) for mark in dossier.marks] == [
        (1, 1, 13, 30),
        (2, 1, 13, 24),
        (2, 2, 31, 42),
    ]
    assert dossier.counts.unchecked == dossier.counts.total == 3


def test_an_export_leaves_a_true_record(ferry: Ferry) -> None:
    out = io.BytesIO()
    made = export(dossier=ferry.dossier, format="web_annotation", by=ferry.editor, now=NOW, out=out)
    made.refresh_from_db()
    assert (made.size, made.sha256) == (len(out.getvalue()), hashlib.sha256(out.getvalue()).hexdigest())
    assert made.filename == "Harbour-opens-again-v1-web-annotation.jsonld"
    assert made.media_type == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    assert (made.state, made.finished_at, made.requested_by) == ("done", NOW, ferry.editor)
    assert made.parameters == {"draft_version": 1}
    assert json.loads(out.getvalue())["total"] == 4


@pytest.mark.parametrize("name", formats())
def test_the_same_state_gives_the_same_bytes(ferry: Ferry, name: str) -> None:
    first = export(dossier=ferry.dossier, format=name, by=ferry.editor, now=NOW)
    later = timezone.now() + dt.timedelta(days=3)
    assert export(dossier=ferry.dossier, format=name, by=ferry.editor, now=later).sha256 == first.sha256
    assert hashlib.sha256(written(ferry.dossier, name, ferry.editor)).hexdigest() == first.sha256


def test_an_unknown_format(ferry: Ferry) -> None:
    with pytest.raises(UnknownFormat, match="no format is called 'fax'; there are html, web_annotation"):
        export(dossier=ferry.dossier, format="fax", by=ferry.editor, now=NOW)
    assert Export.objects.count() == 0


def test_queries_do_not_grow_with_the_claims() -> None:
    def cost(number: int) -> int:
        text = "One ship. " * number
        draft = DraftVersionFactory.create(snapshot__text=text)
        editor = member(draft.dossier.desk, Role.EDITOR)
        for at in range(number):
            version = ClaimVersionFactory.create(claim=ClaimFactory.create(dossier=draft.dossier), text="One")
            OccurrenceFactory.create(
                claim_version=version, draft_version=draft, exact="One", prefix="", suffix="", start=10 * at,
                end=10 * at + 3,
            )  # fmt: skip
        with CaptureQueriesContext(
            connection,
        ) as caught:
            write_export(draft.dossier, "html", io.BytesIO(), editor)
        return len(caught)

    assert cost(3) == cost(40)


@pytest.mark.django_db(transaction=True)
def test_an_export_is_of_one_moment(owner_connection: Any) -> None:
    snapshot = SnapshotFactory.create(text="One ship.\n")
    draft = DraftVersionFactory.create(snapshot=snapshot)
    editor = member(draft.dossier.desk, Role.EDITOR)
    for start, end in ((0, 3), (4, 8)):
        version = ClaimVersionFactory.create(claim=ClaimFactory.create(dossier=draft.dossier), text="x")
        OccurrenceFactory.create(
            claim_version=version, draft_version=draft, exact="One ship."[start:end], prefix="", suffix="",
            start=start, end=end,
        )  # fmt: skip

    class Meanwhile(io.BytesIO):
        """Somebody withdraws every claim at the moment of the first write."""

        def write(self, data: Any) -> int:
            owner_connection.execute("UPDATE claims_claim SET state = 'withdrawn'")
            return super().write(data)

    out = Meanwhile()
    write_export(draft.dossier, "html", out, editor)
    page = out.getvalue().decode()
    assert (page.count("<mark"), page.count('<li class="note')) == (2, 2)
    assert list(annotated(draft, user=editor).claims) == []
