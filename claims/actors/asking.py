"""The queue: which spellings may be one name, asked once for a desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from claims.actors.table import LENGTH, plain_of
from claims.models import Dossier, NameSighting, NameSuggestion
from claims.models.words import NameSide, SuggestionState
from sources.text.anchoring import Selector
from sources.text.names import LikelySame


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a spelling stands: `selector` over the text of the snapshot with that id."""

    snapshot: int
    selector: Selector


@dataclass(frozen=True, slots=True)
class Suggested:
    """Two spellings that may be one name, and where each stands."""

    pair: LikelySame
    first: tuple[Sighting, ...]
    second: tuple[Sighting, ...]


def suggest(*, dossier: Dossier, found: Sequence[Suggested]) -> int:
    """Put pairs of spellings into the desk's queue; returns how many are new. What was answered is not asked again.

    A pair that waits already gets the places where it was seen now. Safe to run twice, and beside itself.
    """
    pairs = {pair_of(one.pair.first, one.pair.second): one for one in found}
    pairs.pop(("", ""), None)
    plain = Q(pk__in=[])
    for first, second in pairs:
        plain |= Q(first_plain=first, second_plain=second)
    with transaction.atomic():
        known = NameSuggestion.objects.filter(plain, desk=dossier.desk_id)
        before = known.count()
        rows = [_suggestion(dossier, key, one.pair) for key, one in sorted(pairs.items())]
        NameSuggestion.objects.bulk_create(rows, ignore_conflicts=True)
        sightings = []
        for row in known.filter(state=SuggestionState.OPEN).order_by("id"):
            one = pairs[row.first_plain, row.second_plain]
            # The row keeps the order in which the pair was first seen.
            same = plain_of(row.first) == plain_of(one.pair.first)
            sides = (one.first, one.second) if same else (one.second, one.first)
            for side, places in zip(NameSide, sides, strict=True):
                sightings += [_sighting(row, side, place) for place in places]
        NameSighting.objects.bulk_create(sightings, ignore_conflicts=True)
        return known.count() - before


def pair_of(first: str, second: str) -> tuple[str, str]:
    """Two spellings as one pair, whichever comes first; two empty strings where they are one spelling, or none."""
    one, other = sorted((plain_of(first), plain_of(second)))
    return (one, other) if one and one != other else ("", "")


def _suggestion(dossier: Dossier, key: tuple[str, str], pair: LikelySame) -> NameSuggestion:
    return NameSuggestion(
        desk_id=dossier.desk_id,
        dossier=dossier,
        first=pair.first[:LENGTH],
        second=pair.second[:LENGTH],
        first_plain=key[0],
        second_plain=key[1],
        sure=pair.sure,
        reason=pair.reason,
    )


def _sighting(row: NameSuggestion, side: NameSide, place: Sighting) -> NameSighting:
    made = NameSighting(suggestion=row, side=side, snapshot_id=place.snapshot)
    made.selector = place.selector
    return made
