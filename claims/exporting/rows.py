"""A dossier's rows as the export formats get them, a batch at a time: memory does not grow with their number."""

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar, cast

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Count, Exists, F, OuterRef, QuerySet, Window
from django.db.models.functions import RowNumber

from claims import exports
from claims.checking import without_places
from claims.examination import UNCOVERED
from claims.exporting.statuses import check_statuses, latest_checks
from claims.exporting.veil import Veil
from claims.exports import (
    MASKED,
    Agent,
    AnnotatedCitation,
    AnnotatedClaim,
    AnnotatedFinding,
    CheckStatus,
    Counts,
    CrossFinding,
    Gap,
    Mark,
    Passage,
    SourceRef,
)
from claims.kinds import kinds
from claims.models import Citation, ClaimCheck, ClaimVersion, Decision, DraftVersion, Finding, Occurrence
from claims.models.words import Channel, EditorialState, FindingState, Origin, Severity
from sources.models import Snapshot
from sources.text.anchoring import Selector, describe

Person = AbstractBaseUser | AnonymousUser
T = TypeVar("T")

LEFT_OUT: Final = (EditorialState.REJECTED, EditorialState.WITHDRAWN)
"""States of what is no claim of the draft."""

BATCH: Final = 500
"""How many claims are held at once."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a claim stands: `turn` counts its places from 1, `times` is how many there are."""

    version: int
    claim: int
    start: int | None
    end: int | None
    turn: int
    times: int


@dataclass(frozen=True)
class Reading:
    """A draft version as one person reads it. `texts` are those of the dossier's sources, by snapshot."""

    draft_version: DraftVersion
    user: Person
    veil: Veil
    texts: Mapping[int, Snapshot]
    stem: str
    newest: bool

    def marks(self) -> Iterator[Mark]:
        """Where claims stand, by place, the longest first."""
        number = 0
        repeated: dict[int, int] = {}
        for places in _batches(self._places()):
            statuses = self._statuses({place.version for place in places})
            for place in places:
                if place.start is None or place.end is None:
                    continue
                if place.turn == 1:
                    number += 1
                    if place.times > 1:
                        repeated[place.version] = number
                known = repeated.get(place.version, number)
                grave = tuple(one.number for one in self._shared.get(place.claim, ()) if one.grave)
                yield Mark(known, place.start, place.end, statuses[place.version], place.turn, grave)

    def claims(self) -> Iterator[AnnotatedClaim]:
        """The claims by the place where each stands first; those that were lost in this version come last."""
        number = 1
        for places in _batches(self._places(first=True)):
            yield from self._annotated([place.version for place in places], number)
            number += len(places)

    def counts(self) -> Counts:
        """How many claims have which status."""
        tally: Counter[CheckStatus] = Counter()
        for places in _batches(self._places(first=True)):
            tally.update(self._statuses({place.version for place in places}).values())
        return Counts(tally["ok"], tally["problem"], tally["info"], tally["unchecked"], tally["stale"])

    @cached_property
    def cross(self) -> tuple[CrossFinding, ...]:
        """What the last check said of several claims or the draft as a whole, the worst first. Held: they are few."""
        return tuple(one for _, one in self._cross)

    @cached_property
    def _shared(self) -> dict[int, list[CrossFinding]]:
        """The findings over several claims, by claim."""
        return _grouped((claim, one) for claims, one in self._cross for claim in claims)

    @cached_property
    def _cross(self) -> list[tuple[frozenset[int], CrossFinding]]:
        rows = self._of_the_whole().exclude(rule=UNCOVERED).select_related("evidence__source")
        shown = rows.defer("evidence__raw", "evidence__text", "evidence__tables").prefetch_related("involved")
        ordered = sorted(shown, key=_worst_first)
        numbers = self._numbers({claim.pk for row in ordered for claim in row.involved.all()})
        found = []
        for number, row in enumerate(ordered, 1):
            claims = frozenset(claim.pk for claim in row.involved.all() if claim.pk in numbers)
            mentions = tuple(str(one.get("text", "")) for one in row.mentions)
            involved = tuple(sorted(numbers[claim] for claim in claims))
            found.append((claims, CrossFinding(number, self._finding(row), involved, mentions)))
        return found

    def gaps(self) -> tuple[Gap, ...]:
        """Figures and quotations of the draft that no claim covers, as the last check found them."""
        rows = self._of_the_whole().filter(rule=UNCOVERED, state=FindingState.OPEN).order_by("id")
        return tuple(
            Gap(one["kind"], one["text"], one["start"], one["end"])
            for mentions in rows.values_list("mentions", flat=True)
            for one in mentions
        )

    def _of_the_whole(self) -> "QuerySet[Finding]":
        found = Finding.objects.filter(last_run__draft_version=self.draft_version, claim=None)
        return found.exclude(state=FindingState.GONE)

    def _statuses(self, versions: Iterable[int]) -> dict[int, CheckStatus]:
        return check_statuses(versions, newest=self.newest)

    def _numbers(self, claims: set[int]) -> dict[int, int]:
        """The numbers of the named claims."""
        if not claims:
            return {}
        numbered = enumerate(self._places(first=True), 1)
        return {place.claim: number for number, place in numbered if place.claim in claims}

    def _places(self, *, first: bool = False) -> Iterator[_Place]:
        """Each place of each claim (or only its `first`), those without one last.

        A claim that was changed while this version was the draft stands in it with its last words.
        """
        here = Occurrence.objects.filter(draft_version=self.draft_version)
        later = here.filter(
            claim_version__claim=OuterRef("claim_version__claim"),
            claim_version__number__gt=OuterRef("claim_version__number"),
        )
        order = [F("start").asc(nulls_last=True), F("end").desc(nulls_last=True), F("id").asc()]
        places = (
            here.exclude(claim_version__claim__state__in=LEFT_OUT)
            .filter(~Exists(later))
            .annotate(
                turn=Window(RowNumber(), partition_by=F("claim_version"), order_by=order),
                times=Window(Count("id"), partition_by=F("claim_version")),
            )
        )
        if first:
            places = places.filter(turn=1)
        rows = places.order_by(*order[:2], "claim_version_id", "id")
        fields = ("claim_version", "claim_version__claim", "start", "end", "turn", "times")
        for row in rows.values_list(*fields).iterator(chunk_size=BATCH):
            yield _Place(*row)

    def _annotated(self, versions: list[int], first: int) -> Iterator[AnnotatedClaim]:
        """One batch, in the order of `versions`, numbered from `first`. A fixed number of queries."""
        rows = ClaimVersion.objects.select_related("claim__author", "claim__last_editor").in_bulk(versions)
        claims = [row.claim_id for row in rows.values()]
        statuses = self._statuses(versions)
        places = _grouped(
            (one.claim_version_id, one)
            for one in Occurrence.objects.filter(
                draft_version=self.draft_version, claim_version__in=versions, start__isnull=False
            ).order_by("start", "-end", "id")
        )
        citations = _grouped((row.claim_version_id, row) for row in _citations(versions))
        heard = set(
            Citation.objects.visible_to(self.user)
            .filter(claim_version__in=versions, snapshot=None)
            .values_list("id", flat=True)
        )
        findings = _grouped((row.claim_version_id, row) for row in _findings(versions))
        checks = latest_checks(versions)
        decisions = {
            row.claim_id: row
            for row in Decision.objects.visible_to(self.user)
            .filter(claim__in=claims)
            .exclude(verdict="")
            .select_related("reviewer")
            .order_by("claim_id", "-id")
            .distinct("claim_id")
        }
        for number, version in enumerate(versions, first):
            yield self._claim(
                number,
                rows[version],
                statuses[version],
                checks.get(version),
                decisions.get(rows[version].claim_id),
                places=tuple(cast(Selector, one.selector) for one in places.get(version, ())),
                citations=tuple(self._citation(row, heard) for row in citations.get(version, ())),
                findings=tuple(self._finding(row) for row in sorted(findings.get(version, ()), key=_worst_first)),
            )

    def _claim(
        self,
        number: int,
        version: ClaimVersion,
        status: CheckStatus,
        check: ClaimCheck | None,
        decision: Decision | None,
        *,
        places: tuple[Selector, ...],
        citations: tuple[AnnotatedCitation, ...],
        findings: tuple[AnnotatedFinding, ...],
    ) -> AnnotatedClaim:
        claim = version.claim
        masked = any(one.passage and one.passage.source.masked for one in citations)
        compared = tuple(without_places(check.notes)) if check else ()
        unchecked = check.unchecked if check else "no check has run yet"
        withheld = (masked or any(one.withheld for one in findings) or self.veil.hides(*compared, unchecked)) and bool(
            compared or unchecked
        )
        stands = decision if decision and decision.verdict == claim.verdict else None
        return AnnotatedClaim(
            id=str(claim.pk),
            iri=exports.stable_iri("claim", self.stem, str(claim.pk)),
            number=number,
            kind=claim.kind,
            label=kinds()[claim.kind].LABEL if claim.kind in kinds() else claim.kind,
            text=version.text,
            places=places,
            status=status,
            compared=() if withheld else compared,
            compared_withheld=withheld,
            unchecked="" if withheld else unchecked,
            findings=findings,
            shared=tuple(self._shared.get(claim.pk, ())),
            citations=citations,
            state=claim.state,
            verdict=claim.verdict,
            reviewer=_person(stands.reviewer) if stands else None,
            reviewed=stands.created_at if stands else None,
            creator=_person(claim.author) if claim.author else exports.VOUCH,
            created=claim.created_at,
            modified=max(version.created_at, stands.created_at if stands else version.created_at),
        )

    def _finding(self, row: Finding) -> AnnotatedFinding:
        severity = cast(exports.Severity, row.severity)
        dismissed = row.dismissed_because if row.state == FindingState.DISMISSED else ""
        if self.veil.hides_finding(row):
            return AnnotatedFinding(
                row.rule, severity, "", dismissed="a reason that is withheld" if dismissed else "", withheld=True
            )
        return AnnotatedFinding(
            rule=row.rule,
            severity=severity,
            message=row.message,
            arithmetic=row.arithmetic,
            differences=tuple(
                exports.Difference(one.get("draft", ""), one.get("source", ""), one.get("kind", ""))
                for one in row.differences
            ),
            evidence=self._evidence(row),
            dismissed=dismissed,
        )

    def _evidence(self, row: Finding) -> Passage | None:
        if row.evidence is None:
            return None
        source = self._source(row.evidence)
        if row.evidence_start is None or row.evidence_end is None:
            return Passage(source)
        text = (self.texts.get(row.evidence.pk) or Snapshot.objects.only("text").get(pk=row.evidence.pk)).text
        place = describe(text, row.evidence_start, row.evidence_end)
        return Passage(source, place, _page(row.evidence, place.start))

    def _citation(self, row: Citation, heard: set[int]) -> AnnotatedCitation:
        relation = cast(exports.Relation, row.relation)
        if row.snapshot is None:
            if row.pk not in heard:
                return AnnotatedCitation(relation=relation, withheld=True)
            channel = str(Channel(row.channel).label)
            return AnnotatedCitation(relation=relation, channel=channel, note=row.note, noted_on=row.noted_on)
        source = self._source(row.snapshot)
        if source.masked:
            return AnnotatedCitation(Passage(MASKED), relation)
        passage = Passage(source, row.selector, _page(row.snapshot, row.start or 0))
        proposed = row.origin == Origin.MACHINE and row.accepted_by_id is None
        return AnnotatedCitation(passage, relation, row.outcome, proposed=proposed)

    def _source(self, snapshot: Snapshot) -> SourceRef:
        return self.veil.source(snapshot.source, snapshot)


def _citations(versions: list[int]) -> "QuerySet[Citation]":
    rows = Citation.objects.filter(claim_version__in=versions).select_related("snapshot__source")
    return rows.defer("snapshot__raw", "snapshot__text", "snapshot__tables").order_by("id")


def _findings(versions: list[int]) -> "QuerySet[Finding]":
    rows = Finding.objects.filter(claim_version__in=versions).exclude(state=FindingState.GONE)
    return rows.select_related("evidence__source").defer("evidence__raw", "evidence__text", "evidence__tables")


def _worst_first(row: Finding) -> tuple[bool, int, int]:
    return row.state != FindingState.OPEN, Severity.values.index(row.severity), row.pk


def _page(snapshot: Snapshot, position: int) -> str:
    """The number of the page on which `position` stands, "" in a text without pages."""
    found = (page["number"] for page in snapshot.pages if page["start"] <= position < page["end"])
    return str(next(found, ""))


def _person(user: "AbstractBaseUser") -> Agent:
    full = getattr(user, "get_full_name", str)()
    return Agent("person", full or user.get_username())


def _grouped(pairs: "Iterable[tuple[int | None, T]]") -> dict[int, list[T]]:
    groups: dict[int, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key or 0, []).append(value)
    return groups


def _batches(rows: Iterator[T]) -> Iterator[list[T]]:
    while batch := list(itertools.islice(rows, BATCH)):
        yield batch
