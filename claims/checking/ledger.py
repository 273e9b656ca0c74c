"""The ledger of a dossier as one person may see it: worked out from the texts when asked, so that it is never old."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from claims.checking.claims import claims_in
from claims.examination import context_of
from claims.intake import ClaimError, ReadSource, draft_of, found_claim, read_sources
from claims.kinds import FoundClaim, Material
from claims.ledger import Ledger, ledger_of
from claims.models import Claim, DraftVersion
from sources.models import Source

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User


@dataclass(frozen=True)
class SeenLedger:
    """A ledger with the rows behind it. `claims` are by the ids of the ledger's entries, `sources` by their ids there.

    `hidden` counts the sources that were left out because this person may not see them.
    """

    ledger: Ledger
    claims: Mapping[str, Claim]
    sources: Mapping[str, ReadSource]
    hidden: int


def ledger_seen_by(user: "User | AnonymousUser", draft_version: DraftVersion) -> SeenLedger:
    """The stances of a draft version's claims and of its dossier's sources, as far as `user` may see both.

    Nothing of a hidden source enters: no entry, no conflict, no name of an event. Cost: about 2 s for each million
    characters of a text that this process has not read lately, else some milliseconds.
    """
    draft = draft_of(draft_version)
    every = read_sources(draft_version.dossier)
    allowed = set(Source.objects.visible_to(user).filter(dossiers=draft_version.dossier).values_list("pk", flat=True))
    read = [one for one in every if one.source.pk in allowed]
    texts = [replace(one.text, material=_kept(one.text.material)) for one in read]
    rows = _claims(user, draft_version)
    material = _kept(draft.material)
    ledger = ledger_of(
        {id_: found for id_, (_, found) in rows.items()}, material, texts, context_of(draft, texts).aliases
    )
    return SeenLedger(
        ledger,
        {id_: claim for id_, (claim, _) in rows.items()},
        {one.text.id: one for one in read},
        len(every) - len(read),
    )


def _claims(user: "User | AnonymousUser", draft_version: DraftVersion) -> dict[str, tuple[Claim, FoundClaim]]:
    visible = set(Claim.objects.visible_to(user).filter(dossier=draft_version.dossier_id).values_list("pk", flat=True))
    found: dict[str, tuple[Claim, FoundClaim]] = {}
    for one in claims_in(draft_version):
        claim = one.version.claim
        if claim.pk not in visible:
            continue
        try:
            found[f"claim {claim.pk}"] = claim, found_claim(one.version, one.occurrence)
        except ClaimError:
            continue  # its kind is not installed any more: it takes no stance that could be read
    return found


def _kept(material: Material) -> Material:
    return _material(material.text, material.language, material.published)


@lru_cache(maxsize=32)
def _material(text: str, language: str | None, published: datetime.date | None) -> Material:
    """What was found in a text before, if this process has read it lately."""
    return Material(text, language, published)
