"""Words that no source of the dossier has, and that stand in another source of the desk.

A check says so beside its finding, and nothing else follows from it: what is absent stays absent until somebody
attaches that source. Stored is only where the words stand, never a title: who may see the source is asked when somebody
reads it (`told`), since a source may become confidential later. A check looks into what every reader of the dossier may
see: no confidential sources, and where guests read along only those that are open to them.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from claims.examination import ExaminedClaim
from claims.models import CheckRun, ClaimCheck, ClaimVersion, Dossier
from sources.index import look_up_open
from sources.models import Snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.contrib.auth.models import AnonymousUser, User

ELSEWHERE: Final = "elsewhere: "
"""How such a note begins; the snapshot's id and the span of the words follow."""

ABSENT: Final = "quote.absent"

_CLAIMS: Final = 100
_PLACES: Final = 3


def look_elsewhere(run: CheckRun, claims: Iterable[ExaminedClaim], versions: "Mapping[str, ClaimVersion]") -> None:
    """Note for the run's absent quotations (the first hundred) where else on the desk the very words stand."""
    absent = [one for one in claims if any(finding.rule == ABSENT for finding in one.check.findings)]
    dossier = Dossier.objects.select_related("desk", "draft").get(pk=run.draft_version.dossier_id)
    attached = list(dossier.dossier_sources.values_list("source_id", flat=True))
    for one in absent[:_CLAIMS]:
        guests = dossier.draft.open_to_guests
        places = look_up_open(one.claim.text, desk=dossier.desk, guests=guests, without=attached, limit=_PLACES)
        standing = [place for place in places if place.match.acceptable]
        notes = [f"{ELSEWHERE}{place.snapshot.pk} {place.start} {place.end}" for place in standing]
        row = ClaimCheck.objects.filter(run=run, claim_version=versions[one.id])
        row.update(notes=[*one.check.notes, *notes])


def without_places(notes: Iterable[str]) -> list[str]:
    """What the check itself said."""
    return [note for note in notes if not note.startswith(ELSEWHERE)]


def told(check: ClaimCheck, user: "User | AnonymousUser") -> list[str]:
    """The notes in words for one person: places in sources that they may see and that are still not attached."""
    places = [note.removeprefix(ELSEWHERE).split() for note in check.notes if note.startswith(ELSEWHERE)]
    return [*without_places(check.notes), *(_words(check, places, user) if places else [])]


def _words(check: ClaimCheck, places: Sequence[Sequence[str]], user: "User | AnonymousUser") -> list[str]:
    seen = Snapshot.objects.visible_to(user).filter(pk__in=[int(place[0]) for place in places])
    free = seen.exclude(source__dossier_sources__dossier=check.run.draft_version.dossier_id)
    rows = free.order_by("pk").values_list("source__title", "captured_at")
    return [
        f"these words stand in “{title}” (as it was on {when:%-d %B %Y}), which is not attached to this dossier"
        for title, when in rows
    ]
