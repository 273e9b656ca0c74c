"""Citations follow their words into the snapshot that their dossier reads."""

from django.db.models import Exists, F, OuterRef

from claims.models import Citation, Claim, Reanchoring
from claims.models.words import AnchorState
from sources.models import Snapshot


def move(dossier: int, snapshot: Snapshot) -> int:
    """Point what a dossier's current claims cite of earlier snapshots to the same words in this one; returns how many.

    Only passages that stand there unchanged move. Where the claim cites the place already, the citation stays where it
    was. The claims count as changed, their states and decisions stay: each decision has pinned what its maker saw. The
    dossier is locked by the caller.
    """
    rows = Reanchoring.objects.filter(
        snapshot=snapshot,
        state__in=(AnchorState.EXACT, AnchorState.RELOCATED),
        citation__claim_version__claim__dossier=dossier,
        citation__claim_version__claim__current=F("citation__claim_version"),
    ).exclude(citation__snapshot=snapshot)
    taken = Citation.objects.filter(
        claim_version=OuterRef("citation__claim_version"),
        snapshot=snapshot,
        start=OuterRef("start"),
        end=OuterRef("end"),
        relation=OuterRef("citation__relation"),
    )
    claims = set()
    seen = set()
    for row in rows.filter(~Exists(taken)).select_related("citation__claim_version").order_by("citation_id"):
        citation = row.citation
        place = citation.claim_version_id, row.start, row.end, citation.relation
        if place in seen:
            continue
        seen.add(place)
        citation.selector = row.selector
        Citation.objects.guarded_update(
            citation.pk,
            seen=citation.version,
            snapshot=snapshot,
            exact=citation.exact,
            prefix=citation.prefix,
            suffix=citation.suffix,
            start=citation.start,
            end=citation.end,
        )
        claims.add(citation.claim_version.claim_id)
    Claim.objects.filter(pk__in=claims).update(version=F("version") + 1)
    return len(seen)
