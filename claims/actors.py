"""Who is who on a desk: one table of people and bodies under all their spellings, and what people decided about it.

Whoever a claim, a source or a table names is looked up here, so that statements about one person meet whatever their
spelling. The machine only asks (`suggest`); a person answers (`accept`, `refuse`), and may take it back (`split`,
`part`). Every answer is a NameDecision, which nobody can change. Who decides holds the desk's row, so that of two
people who answer at once the second is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Q

from claims.models import Actor, ActorName, Dossier, NameDecision, NameSighting, NameSuggestion
from claims.models.words import NameAction, NameSide, SuggestionState
from sources.access import require
from sources.models import TRUSTED, Conflict, Desk
from sources.text.anchoring import Selector
from sources.text.names import LikelySame, bare_name, name_key, plain_spelling

TOLD_APART = "a person told them apart"
FOLLOWS = "It follows from another answer."
LENGTH = 300  # characters of a name that are kept


class ActorError(ValueError):
    """What was asked cannot be done with these names; the message says what to do instead."""


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


# Reading ------------------------------------------------------------------------------------------------------------


def accepted_names(desk: Desk) -> tuple[tuple[str, ...], ...]:
    """The accepted spellings of every actor of the desk, the actor's own name first. Merged actors are one group.

    Actors and spellings come in the order in which they were written down. Two queries.
    """
    actors = list(Actor.objects.filter(desk=desk).order_by("id"))
    merged = {actor.pk: actor.merged_into_id for actor in actors}
    groups: dict[int, list[str]] = {}
    rooted = sorted(actors, key=lambda actor: (_root(actor.pk, merged) != actor.pk, actor.pk))
    for actor in rooted:
        groups.setdefault(_root(actor.pk, merged), []).append(actor.name)
    accepted = ActorName.objects.filter(actor__desk=desk, accepted_by__isnull=False).order_by("id")
    for actor_id, name in accepted.values_list("actor_id", "name"):
        groups[_root(actor_id, merged)].append(name)
    return tuple(tuple(dict.fromkeys(names)) for _, names in sorted(groups.items()))


def told_apart(desk: Desk, accepted: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    """The pairs of spellings that a person refused to take for one name, in the order in which they were seen.

    Without those that have since been written into one group of `accepted`, which is the later word.
    """
    groups: dict[str, set[int]] = {}
    for at, group in enumerate(accepted):
        for name in group:
            groups.setdefault(plain_spelling(name), set()).add(at)
    refused = NameSuggestion.objects.filter(desk=desk, state=SuggestionState.REFUSED).order_by("id")
    return tuple(
        (row.first, row.second)
        for row in refused
        if not groups.get(row.first_plain, set()) & groups.get(row.second_plain, set())
    )


def _root(actor: int, merged: dict[int, int | None]) -> int:
    """The actor that this one was merged into, at the end of the chain; of a ring, its smallest."""
    seen: list[int] = []
    while True:
        if actor in seen:
            return min(seen[seen.index(actor) :])
        seen.append(actor)
        onward = merged.get(actor)
        if onward is None:
            return actor
        actor = onward


def spellings(actor: Actor) -> list[str]:
    """Every accepted spelling of an actor and of those merged into it, its own name first."""
    members = _members(actor)
    names = [actor.name, *(one.name for one in members if one.pk != actor.pk)]
    accepted = ActorName.objects.filter(actor__in=members, accepted_by__isnull=False).order_by("id")
    return list(dict.fromkeys([*names, *accepted.values_list("name", flat=True)]))


def _members(actor: Actor) -> list[Actor]:
    """The actor and whatever was merged into it, however often."""
    found = {actor.pk: actor}
    layer = [actor]
    while layer:
        layer = [one for one in Actor.objects.filter(merged_into__in=layer).order_by("id") if one.pk not in found]
        found |= {one.pk: one for one in layer}
    return list(found.values())


def bearers(desk: Desk, name: str) -> list[Actor]:
    """The actors of a desk that bear a name in this spelling; where they were merged, the one that stays."""
    plain = plain_spelling(name)
    rows = ActorName.objects.filter(actor__desk=desk, key=_key(name), accepted_by__isnull=False)
    ids = {actor for actor, spelled in rows.values_list("actor_id", "name") if plain_spelling(spelled) == plain}
    own = Actor.objects.filter(Q(pk__in=ids) | Q(desk=desk, name__iexact=bare_name(name))).order_by("id")
    found: dict[int, Actor] = {}
    for actor in own:
        while actor.merged_into is not None:
            actor = actor.merged_into
        found[actor.pk] = actor
    return list(found.values())


# Asking -------------------------------------------------------------------------------------------------------------


def suggest(*, dossier: Dossier, found: Sequence[Suggested]) -> int:
    """Put pairs of spellings into the desk's queue; returns how many are new. What was answered is not asked again.

    A pair that waits already gets the places where it was seen now. Safe to run twice, and beside itself.
    """
    pairs = {_pair(one.pair.first, one.pair.second): one for one in found}
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
            same = plain_spelling(row.first) == plain_spelling(one.pair.first)
            sides = (one.first, one.second) if same else (one.second, one.first)
            for side, places in zip(NameSide, sides, strict=True):
                sightings += [_sighting(row, side, place) for place in places]
        NameSighting.objects.bulk_create(sightings, ignore_conflicts=True)
        return known.count() - before


def _pair(first: str, second: str) -> tuple[str, str]:
    one, other = sorted((plain_spelling(first)[:LENGTH], plain_spelling(second)[:LENGTH]))
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


# Answering ----------------------------------------------------------------------------------------------------------


def accept(*, suggestion: NameSuggestion, seen: int, by: User, now: datetime, house: str = "", why: str = "") -> Actor:
    """Take two spellings for one name; returns the actor that bears both from now on.

    `house` is the spelling that the desk writes (one of the two, or a name of the actor): without it an actor that is
    known keeps its name, and a new one gets the first. Two known actors are merged into the one that was there first.
    Raises Conflict when somebody was faster, ActorError where a spelling belongs to several actors, PermissionDenied.
    """
    with _deciding(suggestion.desk, by):
        _answer(suggestion, seen, SuggestionState.ACCEPTED, by, now)
        known = [_one_bearer(suggestion.desk, name) for name in (suggestion.first, suggestion.second)]
        able = sorted({actor.pk: actor for actor in known if actor}.values(), key=lambda actor: actor.pk)
        stays = able[0] if able else Actor.objects.create(desk=suggestion.desk, name=house or suggestion.first)
        for other in able[1:]:
            _merge(other, stays, by)
        for name in (suggestion.first, suggestion.second):
            _spell(stays, name, by, now)
        if house and house != stays.name:
            if house not in spellings(stays):
                raise ActorError(f"“{house}” is no spelling of {stays.name}.")
            _spell(stays, stays.name, by, now)
            Actor.objects.filter(pk=stays.pk).update(name=house, version=F("version") + 1)
        NameDecision.objects.create(
            desk=suggestion.desk, action=NameAction.ACCEPT, first=suggestion.first, second=suggestion.second,
            actor=stays, other=able[1] if len(able) > 1 else None, suggestion=suggestion, by=by, why=why,
        )  # fmt: skip
        _settle(stays, by, now)
        stays.refresh_from_db()
        return stays


def refuse(*, suggestion: NameSuggestion, seen: int, by: User, now: datetime, why: str = "") -> None:
    """Take two spellings for two names: it is not asked again, and checks hold them apart. Raises as `accept` does."""
    with _deciding(suggestion.desk, by):
        _answer(suggestion, seen, SuggestionState.REFUSED, by, now)
        NameDecision.objects.create(
            desk=suggestion.desk, action=NameAction.REFUSE, first=suggestion.first, second=suggestion.second,
            suggestion=suggestion, by=by, why=why,
        )  # fmt: skip
        first, second = (_known_as(suggestion.desk, name) for name in (suggestion.first, suggestion.second))
        crossing = Q(first_plain__in=first, second_plain__in=second) | Q(first_plain__in=second, second_plain__in=first)
        _follow(suggestion.desk, crossing, NameAction.REFUSE, SuggestionState.REFUSED, None, by, now)


def split(*, name: ActorName, by: User, now: datetime, why: str = "") -> Actor:
    """Take an accepted spelling out of its actor and make it an actor of its own, which is returned.

    It is told apart from every other spelling that the actor has. Raises Conflict where the spelling has moved since,
    ActorError for the actor's own name, PermissionDenied.
    """
    with _deciding(name.actor.desk, by):
        current = ActorName.objects.select_related("actor__merged_into").filter(pk=name.pk, actor=name.actor_id).first()
        if current is None:
            raise Conflict(ActorName.objects.filter(pk=name.pk).first())
        actor = current.actor
        if plain_spelling(current.name) == plain_spelling(actor.name):
            raise ActorError(
                f"“{actor.name}” is this actor's own name. Split the other spellings off, or undo its merger."
            )
        made = Actor.objects.create(desk=actor.desk, name=current.name, kind=actor.kind)
        ActorName.objects.filter(pk=current.pk).update(actor=made, accepted_by=by, accepted_at=now)
        _hold_apart(_top(actor), [current.name], by, now)
        NameDecision.objects.create(
            desk=actor.desk, action=NameAction.SPLIT, first=actor.name, second=current.name, actor=actor, other=made,
            by=by, why=why,
        )  # fmt: skip
        return made


def merge(*, actor: Actor, into: Actor, seen: int, by: User, why: str = "") -> None:
    """Make two actors one: all spellings of `actor` are `into`'s from now on.

    Raises Conflict when somebody changed the actor since, ActorError where `into` cannot be it, PermissionDenied.
    """
    with _deciding(actor.desk, by):
        into = Actor.objects.get(pk=into.pk)
        if into.desk_id != actor.desk_id or into.merged_into_id is not None or into.pk == actor.pk:
            raise ActorError(f"{actor.name} cannot be merged into {into.name}: name another actor of this desk.")
        Actor.objects.guarded_update(actor.pk, seen=seen, expect={"merged_into": None}, merged_into=into, merged_by=by)
        NameDecision.objects.create(
            desk=actor.desk, action=NameAction.MERGE, first=into.name, second=actor.name, actor=into, other=actor,
            by=by, why=why,
        )  # fmt: skip


def part(*, actor: Actor, seen: int, by: User, now: datetime, why: str = "") -> None:
    """Take a merger back: the actor has its spellings to itself again, and they are told apart from the other's.

    Raises Conflict when somebody changed the actor since, PermissionDenied.
    """
    with _deciding(actor.desk, by):
        current = Actor.objects.select_related("merged_into").get(pk=actor.pk)
        if current.merged_into is None:
            raise Conflict(current)
        old, top = current.merged_into, _top(current)
        Actor.objects.guarded_update(actor.pk, seen=seen, merged_into=None, merged_by=None)
        _hold_apart(top, spellings(Actor.objects.get(pk=actor.pk)), by, now)
        NameDecision.objects.create(
            desk=actor.desk, action=NameAction.SPLIT, first=old.name, second=actor.name, actor=old, other=actor,
            by=by, why=why,
        )  # fmt: skip


# Inside a decision --------------------------------------------------------------------------------------------------


@contextmanager
def _deciding(desk: Desk, by: User) -> Iterator[None]:
    """A transaction in which one person at a time decides about a desk's names. Raises PermissionDenied."""
    require(by, desk, *TRUSTED)
    with transaction.atomic():
        Desk.objects.select_for_update(no_key=True).get(pk=desk.pk)
        yield


def _answer(suggestion: NameSuggestion, seen: int, state: SuggestionState, by: User, now: datetime) -> None:
    still = {"state": SuggestionState.OPEN}
    NameSuggestion.objects.guarded_update(
        suggestion.pk, seen=seen, expect=still, state=state, decided_by=by, decided_at=now
    )


def _one_bearer(desk: Desk, name: str) -> Actor | None:
    found = bearers(desk, name)
    if len(found) > 1:
        known = ", ".join(one.name for one in found)
        raise ActorError(f"Several actors bear “{name}”: {known}. Merge them, or split it off from those it is not.")
    return found[0] if found else None


def _merge(actor: Actor, into: Actor, by: User) -> None:
    Actor.objects.filter(pk=actor.pk).update(merged_into=into, merged_by=by, version=F("version") + 1)


def _spell(actor: Actor, name: str, by: User, now: datetime) -> None:
    """Write a spelling down, unless the actor or one merged into it has it."""
    if ActorName.objects.filter(actor__in=_members(actor), name=name, accepted_by__isnull=False).exists():
        return
    row, made = ActorName.objects.get_or_create(
        actor=actor, name=name, defaults={"key": _key(name), "accepted_by": by, "accepted_at": now}
    )
    if not made:
        ActorName.objects.filter(pk=row.pk, accepted_by__isnull=True).update(accepted_by=by, accepted_at=now)


def _key(name: str) -> str:
    return (name_key(name) or name)[:LENGTH]


def _top(actor: Actor) -> Actor:
    while actor.merged_into is not None:
        actor = actor.merged_into
    return actor


def _hold_apart(actor: Actor, names: Iterable[str], by: User, now: datetime) -> None:
    """Remember that an actor's spellings are not these: the pairs count as refused from now on."""
    pairs = {
        _pair(one, other): LikelySame(one, other, sure=False, reason=TOLD_APART)
        for one in spellings(actor)
        for other in names
    }
    pairs.pop(("", ""), None)
    for (first, second), pair in sorted(pairs.items()):
        row, made = NameSuggestion.objects.get_or_create(
            desk_id=actor.desk_id,
            first_plain=first,
            second_plain=second,
            defaults={
                "first": pair.first[:LENGTH],
                "second": pair.second[:LENGTH],
                "reason": pair.reason,
                "state": SuggestionState.REFUSED,
                "decided_by": by,
                "decided_at": now,
            },
        )
        if not made and row.state != SuggestionState.REFUSED:
            NameSuggestion.objects.filter(pk=row.pk).update(
                state=SuggestionState.REFUSED, decided_by=by, decided_at=now, version=F("version") + 1
            )


def _known_as(desk: Desk, name: str) -> set[str]:
    """Every plain spelling of the one actor that bears a name; the name alone where that is nobody, or not sure."""
    found = bearers(desk, name)
    names = spellings(found[0]) if len(found) == 1 else []
    return {plain_spelling(one)[:LENGTH] for one in (name, *names)}


def _settle(actor: Actor, by: User, now: datetime) -> None:
    """Answer the other open questions that follow: both spellings are this actor's now."""
    ours = {plain_spelling(name)[:LENGTH] for name in spellings(actor)}
    both = Q(first_plain__in=ours, second_plain__in=ours)
    _follow(actor.desk, both, NameAction.ACCEPT, SuggestionState.ACCEPTED, actor, by, now)


def _follow(
    desk: Desk,
    which: Q,
    action: NameAction,
    state: SuggestionState,
    actor: Actor | None,
    by: User,
    now: datetime,
) -> None:
    """Answer open questions as another was answered, on record."""
    waiting = NameSuggestion.objects.filter(which, desk=desk, state=SuggestionState.OPEN)
    NameDecision.objects.bulk_create(
        [
            NameDecision(
                desk=desk,
                action=action,
                first=row.first,
                second=row.second,
                actor=actor,
                suggestion=row,
                by=by,
                why=FOLLOWS,
            )
            for row in waiting.order_by("id")
        ]
    )
    waiting.update(state=state, decided_by=by, decided_at=now, version=F("version") + 1)
