"""A dossier from files, checked by the real handlers in this process."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from claims.checking import request_check
from claims.dossier import DossierFile, SourceEntry, parse
from claims.intake import attach_source, latest_version, open_dossier
from claims.models import Actor, ActorName, CheckRun, Dossier, Measure
from claims.models.words import RunState
from sources.models import Desk, Role
from sources.outbox import Drained, run_due
from sources.services import SourceFields, add_source
from sources.text.names import name_key
from sources.text.subjects import measure_key
from tests.claims.intake_helpers import attached, story
from tests.factories import DeskFactory, member
from tests.indexing import index_now

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


VOTES = (
    "In 2019 the Harbour List won 41 seats. In 2022 the Harbour List won 14 seats. The Harbour List lost 27 seats.\n"
)
TABLE = "List,Seats\nHarbour List,14\nReform List,20\n"
WRONG = TABLE.replace("14", "15")
OF_2022: dict[str, Any] = {"issued": dt.date(2022, 3, 2), "issued_precision": "day"}


def clock() -> Callable[[], dt.datetime]:
    """A clock that stands far enough ahead that whatever was enqueued is due."""
    return lambda: dt.datetime.now(dt.UTC) + dt.timedelta(seconds=1)


def drain() -> Drained:
    """Run what is due, as a worker would."""
    return run_due(clock=clock(), limit=1000)


def from_files(path: Path) -> tuple[Dossier, Any]:
    """A DOSSIER.json as rows of a new desk, entered by its editor."""
    file = parse(json.loads(path.read_text()))
    desk = DeskFactory.create()
    editor = member(desk, Role.EDITOR)
    planned = file.planned_publication
    dossier = open_dossier(
        desk=desk,
        title=file.title,
        data=(path.parent / file.draft).read_bytes(),
        filename=file.draft,
        by=editor,
        language=file.language or "",
        planned_publication=dt.datetime(planned.year, planned.month, planned.day, 12, tzinfo=dt.UTC)
        if planned
        else None,
        now=NOW,
    )
    _words(desk, editor, file)
    for entry in file.sources:
        data = (path.parent / entry.file).read_bytes()
        snapshot = add_source(desk=desk, data=data, filename=entry.file, by=editor, fields=_fields(entry), now=NOW)
        attach_source(dossier=dossier, snapshot=snapshot, by=editor)
    index_now()
    return dossier, editor


def _words(desk: Desk, editor: Any, file: DossierFile) -> None:
    for first, *others in file.names:
        actor = Actor.objects.create(desk=desk, name=first)
        for name in (first, *others):
            ActorName.objects.create(actor=actor, name=name, key=name_key(name), accepted_by=editor, accepted_at=NOW)
    for one in file.measures:
        Measure.objects.create(
            desk=desk,
            name=one.name,
            key=measure_key(one.name),
            unit=one.unit,
            minimum=None if one.min is None else int(one.min),
            maximum=None if one.max is None else int(one.max),
            integer=one.integer,
        )


def _fields(entry: SourceEntry) -> SourceFields:
    return SourceFields(
        title=entry.title,
        csl_type=entry.type or "document",
        authors=entry.authors,
        publisher=entry.publisher,
        issued=entry.published,
        issued_precision="day" if entry.published else "",
        language=entry.language or "",
        standing="primary" if entry.primary else "unknown",
        figures_status=entry.status,
        figures_as_of=entry.as_of,
    )


def checked(dossier: Dossier, editor: Any) -> CheckRun:
    """A check of the dossier's latest draft, run to its end."""
    run = request_check(draft_version=latest_version(dossier), by=editor, now=NOW)
    drain()
    run.refresh_from_db()
    assert (run.state, run.done) == (RunState.DONE, run.total), run.error
    return run


def wards(number: int, figures: int | None = None) -> tuple[str, str, str]:
    """A long story: a draft with a quotation and a figure for each ward, the table and the interviews behind them.

    Every tenth figure is one too high, and every fifteenth quotation has lost its "not". Only the first `figures` wards
    have a figure, where that is given.
    """
    draft, table, interviews = [], ["Ward,Votes"], []
    for at in range(number):
        ward = f"{_FIRST[at % 20]}{_SECOND[at // 20 % 20]}"
        votes = 1200 + 7 * at
        said = f"We did not close station {at + 1} of {ward} before the evening"
        quoted = said.replace("did not close", "did close") if at % 15 == 14 else said
        sentence = f"“{quoted},” said Ilse Brandt."
        if figures is None or at < figures:
            sentence = f"The {ward} ward had {votes + (at % 10 == 9):,} votes in 2021. {sentence}"
            table.append(f"{ward} ward,{votes}")
        draft.append(sentence)
        interviews.append(f"“{said},” Ilse Brandt said.")
    return "\n\n".join(draft) + "\n", "\n".join(table) + "\n", "\n\n".join(interviews) + "\n"


_FIRST = "Al Bor Cas Dun El Far Gor Hal Is Jor Kel Lom Mar Nor Os Pel Quin Ros Sel Tor".split()
_SECOND = (
    "aven bridge combe dale ford gate ham holt ley marsh mere ness port shaw stead thorpe ton wick wold worth".split()
)


def ward_dossier(number: int, figures: int | None = None) -> tuple[Dossier, Any]:
    """The long story as a dossier of its own desk, and the editor who opened it."""
    draft, table, interviews = wards(number, figures)
    desk = DeskFactory.create()
    editor = member(desk, Role.EDITOR)
    dossier = open_dossier(desk=desk, title="The wards", data=draft.encode(), filename="draft.txt", by=editor, now=NOW)
    for text, filename, fields in (
        (table, "results.csv", SourceFields(issued=dt.date(2021, 11, 30), issued_precision="day")),
        (interviews, "interviews.txt", SourceFields()),
    ):
        snapshot = add_source(desk=desk, data=text.encode(), filename=filename, by=editor, fields=fields, now=NOW)
        attach_source(dossier=dossier, snapshot=snapshot, by=editor)
    index_now()
    return dossier, editor


def elections(table: str = TABLE) -> tuple[Dossier, Any]:
    """Three figures, the third the difference of the other two, and a table that holds the second."""
    dossier, editor = story(VOTES)
    attached(dossier, editor, table, "results.csv", **OF_2022)
    return dossier, editor
