"""Versions of a draft: what becomes of each claim when the author hands in other words.

Every claim that stood in the last version is looked for in the new one:

- the same words at the same place: kept, with its decisions;
- the same words elsewhere (or in other typography): moved, with its decisions;
- other words between the same surroundings, or the same words that now say something else (another speaker beside the
  quotation, another year before the figure): changed. The claim stays the same one and gets a new version that holds
  the new words, what is found in them and the reason ("the draft changed: 17 -> 15"). It goes back to `proposed` unless
  it is rejected or withdrawn (`claims.intake.reopened`); earlier decisions stay in the record, earlier checks are of
  the earlier version, so that the claim is stale until it is checked again;
- found nowhere, or at several places alike: gone. The claim is withdrawn (a rejected one stays rejected) and not looked
  for in later versions: words that come back are a new claim;
- and what the kinds find at places where no claim stands is new.

Whoever changed by hand what a claim says of its surroundings (its speaker, its subject) keeps that change: only what
the machine had read there before is read again.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from claims.intake import ClaimError, Finder, NewClaim, latest_version, material_of, payload_dict, record_claims
from claims.intake.opening import locked
from claims.intake.placing import Place, places_in
from claims.intake.recording import BATCH, SETTLED, point_at_newest
from claims.kinds import FoundClaim, kinds
from claims.models import Claim, ClaimVersion, Dossier, DraftVersion, Occurrence
from claims.models.words import EditorialState, Origin
from sources.access import require
from sources.models import TRUSTED
from sources.services import add_snapshot
from sources.text import Span
from sources.text.anchoring import describe
from sources.text.matching import Edit

NOT_MEANT: Final = frozenset({("quote", "group"), ("quote", "confidence"), ("quantity", "year_carried")})
"""Fields of payloads that say how something was found, not what the draft says: their change changes no claim."""

OF_THE_WORDS: Final = {
    "quantity": {"raw", "value", "lo", "hi", "lo_closed", "hi_closed", "modality", "quantity_kind"},
    "responsibility": {"stance", "hedged", "mode"},
    "statement": {"form", "names", "dates", "negated"},
    "quote": {"quote_kind"},
}
"""Fields that the claim's own words say: with other words nobody's earlier correction of these holds."""

GONE: Final = {"orphan": "no longer in the draft", "ambiguous": "found at several places alike"}
_SHOWN_EDITS: Final = 4
_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class CarriedClaim:
    """One line of what changed: the claim (its id), its words before and after ("" = none), and why."""

    claim: int
    kind: str
    before: str
    after: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the claims from one version of a draft to a later one, each in the order of the claims' ids."""

    kept: tuple[CarriedClaim, ...] = ()
    moved: tuple[CarriedClaim, ...] = ()
    changed: tuple[CarriedClaim, ...] = ()
    gone: tuple[CarriedClaim, ...] = ()
    new: tuple[CarriedClaim, ...] = ()


def add_draft_version(
    *, dossier: Dossier, data: bytes, filename: str, by: User, note: str = "", media_type: str = "", now: dt.datetime
) -> tuple[DraftVersion, Changes]:
    """Take in a new version of the draft, carry every claim over and write down what is new in it.

    Raises ClaimError when the bytes are those of the latest version, ReadError when they cannot be read, and
    PermissionDenied. Reads both texts once; besides that, a search in the text per claim that moved or changed.
    """
    require(by, dossier.desk, *TRUSTED)
    with transaction.atomic():
        snapshot = add_snapshot(
            source=dossier.draft, data=data, filename=filename, by=by, media_type=media_type, now=now
        )
        held = locked(dossier)
        old = latest_version(held)
        if old.snapshot_id == snapshot.pk:
            raise ClaimError(f"these are the words of version {old.number}, the latest, already")
        claims = Claim.objects.select_for_update(of=("self",)).filter(dossier=held).order_by("id")
        by_id = {claim.pk: claim for claim in claims}
        new = DraftVersion.objects.create(
            dossier=held, number=old.number + 1, snapshot=snapshot, author=by, note=note.strip(), created_at=now
        )
        finder = Finder(material_of(new))
        _write(_carried(old, new, by_id, finder), new, now)
        rows = [
            NewClaim(one.kind, one.start, one.end, payload_dict(one.payload))
            for name in kinds()
            for one in finder.all(name)
        ]
        rows.sort(key=lambda row: (row.start, row.end, row.kind))
        record_claims(draft_version=new, rows=rows, by=None, origin=Origin.MACHINE, now=now)
        return new, changes_between(old, new)


@dataclass(frozen=True, slots=True)
class _Carried:
    """What becomes of one claim. No `span` = gone; a `payload` = changed, with the reason."""

    claim: Claim
    version: ClaimVersion
    before: Span
    state: str
    span: Span | None = None
    payload: dict[str, Any] | None = None
    why: str = ""

    @property
    def key(self) -> tuple[str, Span | None]:
        return self.claim.kind, self.span


def _carried(old: DraftVersion, new: DraftVersion, claims: dict[int, Claim], finder: Finder) -> list[_Carried]:
    """Every claim that stands in the old version by its current words, looked for in the new one."""
    standing = Occurrence.objects.filter(draft_version=old, start__isnull=False, claim_version__claim__in=claims)
    rows = [
        row
        for row in standing.select_related("claim_version").order_by("claim_version__claim_id", "start")
        if claims[row.claim_version.claim_id].current_id == row.claim_version_id
    ]
    selectors = [row.selector for row in rows]
    places = places_in(new.snapshot.text, old.snapshot.text, [one for one in selectors if one is not None])
    before = Finder(material_of(old))
    found = [
        _judged(claims[row.claim_version.claim_id], row, place, before, finder)
        for row, place in zip(rows, places, strict=True)
    ]
    best: dict[int, _Carried] = {}
    for one in found:  # Of a claim that stood at several places, the best place decides; the others are dropped.
        known = best.get(one.claim.pk)
        if known is None or _rank(one) < _rank(known):
            best[one.claim.pk] = one
    return _one_claim_a_place(list(best.values()))


def _rank(one: _Carried) -> int:
    return 2 if one.span is None else int(one.payload is not None)


def _one_claim_a_place(carried: list[_Carried]) -> list[_Carried]:
    """Two claims of a kind that stood at two places do not end at one: the surer keeps it, of equals neither."""
    wanting: dict[tuple[str, Span | None], list[_Carried]] = defaultdict(list)
    for one in carried:
        wanting[one.key].append(one)
    result = []
    for one in carried:
        rivals = [other for other in wanting[one.key] if other.before != one.before] if one.span else []
        if any(_sureness(other) <= _sureness(one) for other in rivals):
            one = _Carried(one.claim, one.version, one.before, "ambiguous")
        result.append(one)
    return result


def _sureness(one: _Carried) -> int:
    return ("exact", "relocated", "altered").index(one.state)


def _judged(claim: Claim, row: Occurrence, place: Place, before: Finder, after: Finder) -> _Carried:
    """Whether the claim at its new place still says what it said."""
    version = row.claim_version
    assert row.start is not None  # noqa: S101 - only placed occurrences are carried
    assert row.end is not None  # noqa: S101 - and the constraint gives the end with the start
    span = Span(row.start, row.end)
    if place.span is None:
        return _Carried(claim, version, span, place.state)
    was, now = before.at(claim.kind, span), after.at(claim.kind, place.span)
    target = place.span
    if now is not None and (place.state == "altered" or (was is not None and Span(was.start, was.end) == span)):
        target = Span(now.start, now.end)  # The words of the claim end where the kind says that they end now.
    if place.state == "altered":
        why = f"the draft changed: {_worded(place.edits, version.text, place.words)}"
        try:
            merged = _merged(claim, version, before, after, span, target, of_words=True)
        except ClaimError:
            return _Carried(claim, version, span, "orphan")
        return _Carried(claim, version, span, "altered", target, merged, why)
    differences = _differences(claim.kind, was, now)
    if not differences:
        return _Carried(claim, version, span, place.state, place.span)
    why = f"the draft changed around it: {'; '.join(differences)}"
    merged = _merged(claim, version, before, after, span, target, of_words=False) if now else version.payload
    return _Carried(claim, version, span, place.state, target, merged, why)


def _differences(kind: str, was: FoundClaim | None, now: FoundClaim | None) -> list[str]:
    """What is read there now and was not before, field by field. What was never read there cannot have changed."""
    if was is None:
        return []
    if now is None:
        return [f"no {kind} is found there any more"]
    old, new = payload_dict(was.payload), payload_dict(now.payload)
    changed = [name for name in old if old[name] != new[name] and (kind, name) not in NOT_MEANT]
    return [f"{name.replace('_', ' ')} {_value(old[name])} -> {_value(new[name])}" for name in changed]


def _value(value: Any) -> str:
    if isinstance(value, list):
        value = ", ".join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)[:_SHOWN] if value not in (None, "") else "not said"


def _merged(
    claim: Claim, version: ClaimVersion, before: Finder, after: Finder, old: Span, new: Span, *, of_words: bool
) -> dict[str, Any]:
    """What the claim says now: what is read at its new place, but what a person set otherwise than it was read stays.

    Raises ClaimError where nothing can be read in the new words and the kind has no default.
    """
    kind = claim.kind
    read = payload_dict(after.payload(kind, new))
    if claim.last_editor_id is None:
        return read
    try:
        was = payload_dict(before.payload(kind, old))
    except ClaimError:
        was = {}
    fixed = OF_THE_WORDS.get(kind, set()) if of_words else set()
    by_hand = {
        name: value
        for name, value in version.payload.items()
        if name in read and name not in fixed and value != was.get(name)
    }
    return read | by_hand


def _worded(edits: Sequence[Edit], before: str, after: str) -> str:
    """The words that differ ("17 -> 15"), or the whole where there are many."""
    told = [(edit.quoted.strip(), edit.source.strip()) for edit in edits]
    told = [(old, new) for old, new in told if old or new]
    if not told or len(told) > _SHOWN_EDITS:
        told = [(before, after)]
    return "; ".join(f"{old[:_SHOWN] or '(nothing)'} -> {new[:_SHOWN] or '(left out)'}" for old, new in told)


def _write(carried: Sequence[_Carried], new: DraftVersion, now: dt.datetime) -> None:
    """Versions, places and states, in a number of statements that does not grow with the claims (but for BATCH)."""
    changed = [one for one in carried if one.span is not None and one.payload is not None]
    text = new.snapshot.text
    selectors = {
        one.claim.pk: None if one.span is None else describe(text, one.span.start, one.span.end) for one in carried
    }
    versions = {}
    for one in changed:
        selector = selectors[one.claim.pk]
        versions[one.claim.pk] = ClaimVersion(
            claim=one.claim,
            number=one.version.number + 1,
            text=selector.exact if selector else one.version.text,
            payload=one.payload or {},
            origin=Origin.MACHINE,
            reason=one.why,
            created_at=now,
        )
    ClaimVersion.objects.bulk_create(versions.values(), batch_size=BATCH)
    places = []
    for one in carried:
        version = versions.get(one.claim.pk, one.version)
        place = Occurrence(claim_version=version, draft_version=new, state=one.state, created_at=now)
        place.selector = selectors[one.claim.pk]
        places.append(place)
    Occurrence.objects.bulk_create(places, batch_size=BATCH)
    point_at_newest(list(versions))
    gone = [one.claim for one in carried if one.span is None and one.claim.state not in SETTLED]
    _move(gone, EditorialState.WITHDRAWN)
    _move([one.claim for one in changed if one.claim.state not in SETTLED], EditorialState.PROPOSED)
    _count_up([one.claim for one in changed if one.claim.state in SETTLED])


def _move(claims: Sequence[Claim], state: EditorialState) -> None:
    for at in range(0, len(claims), BATCH):
        rows = Claim.objects.filter(pk__in=[claim.pk for claim in claims[at : at + BATCH]])
        rows.update(state=state, verdict="", version=F("version") + 1)


def _count_up(claims: Sequence[Claim]) -> None:
    for at in range(0, len(claims), BATCH):
        rows = Claim.objects.filter(pk__in=[claim.pk for claim in claims[at : at + BATCH]])
        rows.update(version=F("version") + 1)


def changes_between(old: DraftVersion, new: DraftVersion) -> Changes:
    """What became of the claims from `old` to `new` (a later version), from the records alone, at any later time.

    A claim that a person changed since counts as the carrying over left it. Two queries.
    """
    lines: dict[str, list[CarriedClaim]] = defaultdict(list)
    first = _by_claim(new)
    last = _by_claim(old)
    for claim in sorted(first.keys() | last.keys()):
        arrived = first[claim][0] if claim in first else None
        number = arrived.claim_version.number if arrived else None
        known = [row for row in last.get(claim, []) if number is None or row.claim_version.number <= number]
        left = next((row for row in reversed(known) if row.start is not None), None)
        sort = _sort(left, arrived)
        if sort is None:
            continue
        row = arrived or left
        assert row is not None  # noqa: S101 - the claim is in one of both
        after = arrived.exact if arrived else ""
        why = ""
        if sort == "changed":
            why = row.claim_version.reason
        elif sort == "gone":
            why = GONE.get(row.state, GONE["orphan"])
        kind = row.claim_version.claim.kind
        lines[sort].append(CarriedClaim(claim, kind, left.exact if left else "", after, why))
    return Changes(**{sort: tuple(rows) for sort, rows in lines.items()})


def _by_claim(draft_version: DraftVersion) -> dict[int, list[Occurrence]]:
    """The places of each claim in a version of the draft, those of its earliest version first."""
    rows = Occurrence.objects.filter(draft_version=draft_version).select_related("claim_version__claim")
    found: dict[int, list[Occurrence]] = defaultdict(list)
    for row in rows.order_by("claim_version__claim_id", "claim_version__number", "start"):
        found[row.claim_version.claim_id].append(row)
    return found


def _sort(left: Occurrence | None, arrived: Occurrence | None) -> str | None:
    if left is None:
        return "new" if arrived is not None and arrived.start is not None else None
    if arrived is None or arrived.start is None:
        return "gone"
    if arrived.claim_version_id != left.claim_version_id:
        return "changed"
    return "kept" if (left.start, left.exact) == (arrived.start, arrived.exact) else "moved"
