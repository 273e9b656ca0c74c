"""What people decide about names, and the ways back. Every decision holds the desk's row and is kept for ever."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Q

from claims.actors.asking import pair_of
from claims.actors.table import LENGTH, bearers, key_of, members, plain_of, spellings
from claims.models import Actor, ActorName, NameDecision, NameSuggestion
from claims.models.words import NameAction, SuggestionState
from sources.access import require
from sources.models import TRUSTED, Conflict, Desk
from sources.text.names import LikelySame

TOLD_APART = "a person told them apart"
FOLLOWS = "It follows from another answer."


class ActorError(ValueError):
    """What was asked cannot be done with these names; the message says what to do instead."""


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
        if plain_of(current.name) == plain_of(actor.name):
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


# Inside a decision ----------------------------------------------------------------------------------------------------


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
    if ActorName.objects.filter(actor__in=members(actor), name=name, accepted_by__isnull=False).exists():
        return
    row, made = ActorName.objects.get_or_create(
        actor=actor, name=name, defaults={"key": key_of(name), "accepted_by": by, "accepted_at": now}
    )
    if not made:
        ActorName.objects.filter(pk=row.pk, accepted_by__isnull=True).update(accepted_by=by, accepted_at=now)


def _top(actor: Actor) -> Actor:
    while actor.merged_into is not None:
        actor = actor.merged_into
    return actor


def _hold_apart(actor: Actor, names: Iterable[str], by: User, now: datetime) -> None:
    """Remember that an actor's spellings are not these: the pairs count as refused from now on."""
    pairs = {
        pair_of(one, other): LikelySame(one, other, sure=False, reason=TOLD_APART)
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
    return {plain_of(one) for one in (name, *names)}


def _settle(actor: Actor, by: User, now: datetime) -> None:
    """Answer the other open questions that follow: both spellings are this actor's now."""
    ours = {plain_of(name) for name in spellings(actor)}
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
