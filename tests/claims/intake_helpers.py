"""A small story of the tests' own: a draft, its sources, and people on its desk."""

import datetime as dt
from typing import Any

from claims.intake import NewClaim, attach_source, latest_version, open_dossier, record_claims
from claims.models import Claim, Dossier
from sources.models import Desk, Role, Snapshot
from sources.services import SourceFields, add_source
from tests.factories import MOMENT, DeskFactory, member
from tests.indexing import index_now

DRAFT = """The ferry Aurora carried 48 passengers on Monday.

“Nobody was hurt on board,” said the harbour master, Ilse Brandt. The ferry Borealis carried 17 passengers on Tuesday.

The crew denied responsibility for the collision.
"""
LOG = """Harbour log, 2 March.
The ferry Aurora carried 47 passengers on Monday. “Nobody was hurt on board,” said Brandt.
"""
LATER = MOMENT + dt.timedelta(hours=9)


def story(text: str = DRAFT, **fields: Any) -> tuple[Dossier, Any]:
    """A dossier with that draft, opened by an editor of a new desk; returns both."""
    desk = DeskFactory.create()
    editor = member(desk, Role.EDITOR)
    dossier = open_dossier(desk=desk, data=text.encode(), filename="draft.txt", by=editor, now=MOMENT, **fields)
    return dossier, editor


def source(desk: Desk, by: Any, text: str = LOG, filename: str = "log.txt", **fields: Any) -> Snapshot:
    return add_source(
        desk=desk, data=text.encode(), filename=filename, by=by, fields=SourceFields(**fields), now=MOMENT
    )


def attached(dossier: Dossier, by: Any, text: str = LOG, filename: str = "log.txt", **fields: Any) -> Snapshot:
    snapshot = source(dossier.desk, by, text, filename, **fields)
    attach_source(dossier=dossier, snapshot=snapshot, by=by)
    index_now()
    return snapshot


NEEDED = "This needs the role of administrator, editor or checker on the desk"
FORTY_EIGHT = DRAFT.index("48")


def by_hand(dossier: Dossier, by: Any, kind: str, words: str, payload: Any = None) -> Claim:
    version = latest_version(dossier)
    start = version.snapshot.text.index(words)
    row = NewClaim(kind, start, start + len(words), payload)
    return record_claims(draft_version=version, rows=[row], by=by, origin="person", now=MOMENT)[0]


def outsider(dossier: Dossier, role: Role | None) -> Any:
    return member(dossier.desk, role) if role else member(DeskFactory.create(), Role.EDITOR)
