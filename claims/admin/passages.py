"""The two sides of a claim's page: the draft's words in their paragraph, and the passages of sources, marked."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils import timezone

from claims.admin.wording import DIFFERENCES, name_of
from claims.kinds.quote import QUIET
from claims.models import Citation, Claim, Finding, Occurrence
from claims.models.words import FindingState
from claims.reanchoring import EvidenceNow, evidence_now
from sources.models import Snapshot
from sources.text import Span
from sources.text.segments import paragraphs

AROUND_DRAFT: Final = 2_000
"""Code points of the draft that are looked at on either side of a claim, to find its paragraph."""

AROUND_SOURCE: Final = 600
"""The same for a passage of a source."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind: `differs` where the other text has other words."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs that are all inside the claim or passage (`marked`), or all around it."""

    marked: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """A paragraph with its marks; `cut_before` and `cut_after` say that the text goes on there."""

    stretches: tuple[Stretch, ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Words that differ: the draft's, the source's (either may be empty), and what kind of difference it is."""

    draft: str
    source: str
    kind: str


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """A passage of a source beside the claim. `roles` say in words why it is shown, `outdated` that the draft is not
    checked against this snapshot any more (with `now`, the address of the very words in the one that is read).
    """

    title: str
    about: str
    where: str
    url: str
    roles: tuple[str, ...]
    window: Window
    differences: tuple[WordDifference, ...]
    outdated: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What a person heard that stands in no document."""

    channel: str
    words: str
    about: str


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of a claim. `hidden` counts citations that this person may not see."""

    draft: Window | None
    passages: tuple[SourcePassage, ...]
    notes: tuple[Note, ...]
    hidden: int


def stretches(text: str, offset: int, marked: Span, differing: Iterable[Span]) -> tuple[Stretch, ...]:
    """Cut `text`, which starts at `offset` of its document, at the borders of the marks; joined, it is whole again.

    All spans are over the document, in code points, half open; what lies outside the text is left out.
    """
    size = len(text)
    main = Span(*_inside(marked, offset, size))
    differs = [Span(*_inside(span, offset, size)) for span in differing]
    borders = sorted({0, size, main.start, main.end, *(place for span in differs for place in (span.start, span.end))})
    made: list[Stretch] = []
    for start, end in itertools.pairwise(borders):
        run = Run(text[start:end], any(span.start <= start and end <= span.end for span in differs))
        inside = main.start <= start and end <= main.end
        if made and made[-1].marked is inside:
            made[-1] = Stretch(inside, (*made[-1].runs, run))
        else:
            made.append(Stretch(inside, (run,)))
    return tuple(made)


def _inside(span: Span, offset: int, size: int) -> tuple[int, int]:
    return min(max(span.start - offset, 0), size), min(max(span.end - offset, 0), size)


def window(snapshot: Snapshot, place: Span, differing: Sequence[Span], around: int) -> Window:
    """The paragraphs that a place lies in, as far as `around` code points before and after it. Reads only those."""
    begin = max(0, place.start - around)
    length = min(snapshot.text_length, place.end + around) - begin
    text = Snapshot.objects.filter(pk=snapshot.pk).values_list(Substr("text", begin + 1, length), flat=True).get()
    first, last = place.start - begin, place.end - begin
    touched = [one for one in paragraphs(text) if one.start < last and first < one.end]
    start = min([first, *(one.start for one in touched)])
    end = max([last, *(one.end for one in touched)])
    cut_before, cut_after = start == 0 and begin > 0, end == len(text) and begin + len(text) < snapshot.text_length
    if cut_before:
        start = min(first, text.find(" ", 0, first) + 1)
    if cut_after and (space := text.rfind(" ", last)) > 0:
        end = space
    return Window(stretches(text[start:end], begin + start, place, differing), cut_before, cut_after)


def sides(claim: Claim, occurrence: Occurrence | None, findings: Sequence[Finding], user: User) -> Sides:
    """What is shown of a claim: three queries, and one for each passage."""
    shift = _shift(claim, occurrence)
    draft = None
    if occurrence is not None and occurrence.start is not None and occurrence.end is not None:
        own = [
            span
            for finding in findings
            if finding.state == FindingState.OPEN and finding.claim_id == claim.pk
            for one in finding.differences
            if (span := _span(one, "start", "end", shift(finding))) and one.get("kind") not in QUIET
        ]
        draft = window(occurrence.draft_version.snapshot, Span(occurrence.start, occurrence.end), own, AROUND_DRAFT)
    every = Citation.objects.filter(claim_version=claim.current_id)
    cited = list(
        every.visible_to(user)
        .select_related("snapshot__source", "accepted_by")
        .defer("snapshot__raw", "snapshot__text", "snapshot__tables", "snapshot__metadata")
        .order_by("pk")
    )
    notes = tuple(_note(one) for one in cited if one.snapshot_id is None)
    return Sides(draft, _passages(cited, findings), notes, every.count() - len(cited))


def _shift(claim: Claim, occurrence: Occurrence | None) -> Any:
    """How far a claim's place has moved since a finding about it was written (another version of the draft)."""

    def of(finding: Finding) -> int:
        if occurrence is None or occurrence.start is None or finding.start is None or finding.claim_id != claim.pk:
            return 0
        return int(occurrence.start) - int(finding.start)

    return of


def _span(row: Mapping[str, Any], start: str, end: str, shift: int = 0) -> Span | None:
    first, last = row.get(start), row.get(end)
    if not isinstance(first, int) or not isinstance(last, int) or first >= last or first + shift < 0:
        return None
    return Span(first + shift, last + shift)


@dataclass(slots=True)
class _Place:
    """A place in a source while it is gathered from citations and findings."""

    snapshot: Snapshot
    span: Span
    roles: list[str]
    differences: list[Mapping[str, Any]]
    stands: EvidenceNow | None = None


def _passages(cited: Sequence[Citation], findings: Sequence[Finding]) -> tuple[SourcePassage, ...]:
    """Each place once, in the order of citations, then of findings."""
    places: dict[tuple[int, int, int], _Place] = {}

    def at(snapshot: Snapshot, start: int, end: int) -> _Place:
        return places.setdefault((snapshot.pk, start, end), _Place(snapshot, Span(start, end), [], []))

    for one in cited:
        if one.snapshot is not None and one.start is not None and one.end is not None:
            at(one.snapshot, one.start, one.end).roles.append(_role(one))
    stands = evidence_now((one for one in findings if one.state == FindingState.OPEN), places=True)
    for finding in findings:
        if finding.evidence is None or finding.evidence_start is None or finding.evidence_end is None:
            continue
        if finding.state == FindingState.OPEN:
            place = at(finding.evidence, finding.evidence_start, finding.evidence_end)
            place.roles.append(f"compared for the finding {finding.rule}")
            place.differences += [row for row in finding.differences if row not in place.differences]
            place.stands = stands[finding.pk]
    return tuple(_passage(place) for place in places.values())


def _passage(place: _Place) -> SourcePassage:
    source = place.snapshot.source
    loud = [row for row in place.differences if row.get("kind") not in QUIET]
    differing = [span for row in loud if (span := _span(row, "source_start", "source_end"))]
    issued = (
        source.issued.strftime({"year": "%Y", "month": "%B %Y"}.get(source.issued_precision, "%-d %B %Y"))
        if source.issued
        else ""
    )
    page = next((one["number"] for one in place.snapshot.pages if one["start"] <= place.span.start < one["end"]), None)
    standing = f"{source.get_standing_display()} source" if source.standing != "unknown" else ""
    return SourcePassage(
        title=source.title,
        about=", ".join(filter(None, [source.publisher, issued, standing])),
        where=f"page {page}" if page is not None else "",
        url=_address(place.snapshot.pk, place.span.start, place.span.end),
        roles=tuple(dict.fromkeys(place.roles)),
        window=window(place.snapshot, place.span, differing, AROUND_SOURCE),
        differences=tuple(
            WordDifference(row.get("draft", ""), row.get("source", ""), DIFFERENCES.get(row.get("kind", ""), ""))
            for row in place.differences
        ),
        outdated=_outdated(place),
        now=_address(place.stands.snapshot, place.stands.start, place.stands.end) if place.stands else "",
    )


def _outdated(place: _Place) -> str:
    """What to say of a passage that a finding stands on and that the dossier does not read any more."""
    taken = timezone.localtime(place.snapshot.captured_at).strftime("%-d %B %Y")
    match place.stands.state if place.stands else "read":
        case "earlier":
            found = place.stands is not None and place.stands.start is not None
            words = "the same words stand there" if found else "these words do not stand there at one place"
            return f"Compared in the snapshot of {taken}; the draft reads a later one now, and {words}. Check again."
        case "later":
            return f"From the newer snapshot of {taken}, which the draft does not read."
        case "dropped":
            return "The draft does not stand on this source any more. Check again."
    return ""


def _address(snapshot: int | None, start: int | None, end: int | None) -> str:
    if snapshot is None or start is None:
        return ""
    return reverse("admin:sources_snapshot_text", args=[snapshot]) + f"?start={start}&end={end}#passage"


def _role(citation: Citation) -> str:
    who = f"accepted by {name_of(citation.accepted_by)}" if citation.accepted_by else "proposed by the machine"
    words = f"; {citation.get_outcome_display()}" if citation.outcome else ""
    return (
        f"{citation.get_relation_display()} the claim, {who}{words}"
        if citation.relation != "context"
        else (f"gives context, {who}{words}")
    )


def _note(citation: Citation) -> Note:
    day = citation.noted_on.strftime("%-d %B %Y") if citation.noted_on else ""
    secret = "confidential" if citation.confidential else ""
    about = ", ".join(filter(None, [day, f"noted by {name_of(citation.accepted_by)}", secret]))
    return Note(citation.get_channel_display(), citation.note, about)
