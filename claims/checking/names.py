"""After a check: which spellings of the draft and its sources may be one name, for the desk's queue."""

from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from claims import actors
from claims.checking.inputs import Inputs, inputs_of
from claims.checking.runs import latest_draft, lock_dossier, request
from claims.kinds import Material
from claims.models import CheckRun, Dossier, DraftVersion
from sources import outbox
from sources.access import require
from sources.models import TRUSTED
from sources.text import Mention
from sources.text.anchoring import describe
from sources.text.names import find_names, likely_same, plain_spelling

SUGGEST = "claims.suggest_names"


def suggest_names(work: outbox.Work) -> None:
    """Ask about the names of a draft version and the sources it stands on; nothing where a newer version is there."""
    rows = DraftVersion.objects.select_related("dossier__desk", "snapshot")
    version = rows.filter(pk=work.arguments["draft_version"]).first()
    if version is None or latest_draft(version.dossier_id).pk != version.pk:
        return
    actors.suggest(dossier=version.dossier, found=_likely(inputs_of(version), version.snapshot_id))


def _likely(inputs: Inputs, draft: int) -> list[actors.Suggested]:
    """The pairs of spellings that the desk has not settled, each with its first place in every text."""
    prepared = inputs.prepared()
    texts = [(draft, prepared.draft.material)]
    texts += [(inputs.snapshots[one.id], one.material) for one in prepared.sources if one.id in inputs.snapshots]
    spelled: dict[str, str] = {}
    places: dict[str, dict[int, actors.Sighting]] = {}
    for snapshot, material in texts:
        for mention in _named(material):
            plain = plain_spelling(mention.text)
            if not plain:
                continue
            spelled.setdefault(plain, mention.text)
            if snapshot not in places.setdefault(plain, {}):
                where = describe(material.text, mention.start, mention.end)
                places[plain][snapshot] = actors.Sighting(snapshot, where)
    aliases = prepared.context.aliases
    found = []
    for pair in likely_same(spelled.values()):
        group = aliases.group(pair.first)
        if group is not None and group == aliases.group(pair.second):
            continue
        first, second = (tuple(places[plain_spelling(name)].values()) for name in (pair.first, pair.second))
        found.append(actors.Suggested(pair, first, second))
    return found


def _named(material: Material) -> Iterator[Mention]:
    """Whom a text names: runs of capitals, and who speaks or takes a stance, also in scripts without capitals."""
    yield from find_names(material.text)
    yield from (one.speaker for one in material.quotations if one.speaker is not None)
    yield from (one.actor for one in material.stances if one.actor is not None)


def recheck(*, dossier: Dossier, by: User, now: datetime) -> CheckRun | None:
    """Check a dossier again after its desk's names changed; None where it was never checked."""
    require(by, dossier.desk, *TRUSTED)
    with transaction.atomic():
        lock_dossier(dossier.pk)
        if not CheckRun.objects.filter(draft_version__dossier=dossier).exists():
            return None
        return request(latest_draft(dossier.pk), by=by, now=now)
