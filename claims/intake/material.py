"""A dossier as the pure core takes it: the draft and the sources, exactly as a dossier on disk would be read."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils import timezone

from claims import rules
from claims.actors import accepted_names, told_apart
from claims.dossier import source_policy
from claims.examination import Draft
from claims.kinds import Material, SourceText
from claims.material import Mend, Precision
from claims.models import CellMend, Dossier, DossierSource, DraftVersion, Measure
from sources.models import Desk, Snapshot, Source, Standing, Voice
from sources.selectors import latest_snapshots
from sources.services import document_of

NOT_CAPTURED = "nothing of it was captured"
"""Why there is no text of a source that has no snapshot yet."""


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source of a dossier as the core sees it, and the row its words come from (None: nothing was captured)."""

    text: SourceText
    source: Source
    snapshot: Snapshot | None


def material_of(draft_version: DraftVersion) -> Material:
    """The text of a draft version, with the language and the day that its dossier plans to publish it on.

    The day is that of the project's own time zone, wherever the reader sits: the same dossier gives the same answer.
    """
    dossier = draft_version.dossier
    planned = dossier.planned_publication
    day = planned.astimezone(timezone.get_default_timezone()).date() if planned else None
    return Material(draft_version.snapshot.text, dossier.language or None, day)


def draft_of(draft_version: DraftVersion) -> Draft:
    """The draft version with what the desk knows: accepted spellings of names, and measures with their bounds."""
    dossier = draft_version.dossier
    accepted = accepted_names(dossier.desk)
    return Draft(
        material_of(draft_version),
        dossier.title,
        accepted,
        measures(dossier.desk),
        source_policy(dossier.policy),
        told_apart(dossier.desk, accepted),
    )


def measures(desk: Desk) -> tuple[rules.Measure, ...]:
    """What the desk counts, in the order in which it was written down."""
    return tuple(
        rules.Measure(
            name=one.name,
            unit=one.unit,
            min=None if one.minimum is None else Fraction(one.minimum),
            max=None if one.maximum is None else Fraction(one.maximum),
            integer=one.integer,
        )
        for one in Measure.objects.filter(desk=desk).order_by("id")
    )


def read_sources(dossier: Dossier) -> list[ReadSource]:
    """The sources of a dossier in their order, each with the pinned snapshot or else its latest. Four queries.

    The bytes are not fetched. A source's `id` is its file's name; where two of a dossier share one, a # and the
    source's own number are added to both.
    """
    rows = list(DossierSource.objects.filter(dossier=dossier).select_related("source").order_by("position", "id"))
    pinned = [row.snapshot_id for row in rows if row.snapshot_id is not None]
    unpinned = [row.source_id for row in rows if row.snapshot_id is None]
    by_id = Snapshot.objects.defer("raw").in_bulk(pinned)
    by_source = latest_snapshots(unpinned)
    found = [
        (row.source, by_id[row.snapshot_id] if row.snapshot_id is not None else by_source.get(row.source_id))
        for row in rows
    ]
    names = [(snapshot.filename if snapshot else "") or source.title for source, snapshot in found]
    mends = _mends([snapshot.pk for _, snapshot in found if snapshot is not None])
    ids = _told_apart(names, [source.pk for source, _ in found])
    return [
        ReadSource(_source_text(id_, source, snapshot, mends), source, snapshot)
        for id_, (source, snapshot) in zip(ids, found, strict=True)
    ]


def _mends(snapshots: list[int]) -> dict[int, tuple[Mend, ...]]:
    """What people said of the tables' cells, by snapshot."""
    found: dict[int, tuple[Mend, ...]] = {}
    for one in CellMend.objects.filter(snapshot__in=snapshots):
        mend = Mend(one.table, one.row, one.column, one.subject, one.measure, one.year, one.left_out)
        found[one.snapshot_id] = (*found.get(one.snapshot_id, ()), mend)
    return found


def _told_apart(names: list[str], numbers: list[int]) -> list[str]:
    shared = Counter(names)
    every = [f"{name}#{number}" for name, number in zip(names, numbers, strict=True)]
    ids = [numbered if shared[name] > 1 else name for name, numbered in zip(names, every, strict=True)]
    # A file may itself be called "log.txt#7"; with its own number behind it no id meets another.
    return ids if len(set(ids)) == len(ids) else every


def source_texts(dossier: Dossier) -> list[SourceText]:
    """The sources of a dossier as the core sees them. See `read_sources`."""
    return [one.text for one in read_sources(dossier)]


def _source_text(
    name: str, source: Source, snapshot: Snapshot | None, mends: Mapping[int, tuple[Mend, ...]]
) -> SourceText:
    return SourceText(
        id=name,
        material=Material(snapshot.text if snapshot else "", source.language or None, source.issued),
        title=source.title,
        publisher=source.publisher,
        authors=tuple(source.authors),
        published=source.issued,
        published_to=_precision(source),
        as_of=source.figures_as_of,
        status=source.figures_status,
        voice=_voice(source),
        primary=source.standing == Standing.PRIMARY,
        tables=document_of(snapshot).tables if snapshot else (),
        mends=mends.get(snapshot.pk, ()) if snapshot else (),
        unreadable="" if snapshot else NOT_CAPTURED,
    )


def _precision(source: Source) -> Precision:
    """How much of its day of publication is known."""
    known: dict[str, Precision] = {"year": "year", "month": "month"}
    return known.get(source.issued_precision, "day")


def _voice(source: Source) -> str | None:
    """The name of who speaks in the running text, where one speaks."""
    if source.voice == Voice.SPEAKER:
        return source.voice_name
    if source.voice == Voice.AUTHOR:
        return source.authors[0] if source.authors else None
    return None
