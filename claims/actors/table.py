"""The table of a desk's people and bodies, read: every accepted spelling, what was told apart, who bears a name."""

from collections.abc import Iterable

from django.db.models import Q

from claims.models import Actor, ActorName, NameSuggestion
from claims.models.words import SuggestionState
from sources.models import Desk
from sources.text.names import bare_name, name_key, plain_spelling

LENGTH = 300
"""Characters of a name that are kept."""


def key_of(name: str) -> str:
    """The folded key under which a spelling is stored; of a name that has none, the name."""
    return (name_key(name) or name)[:LENGTH]


def plain_of(name: str) -> str:
    """The plain spelling under which questions are stored."""
    return plain_spelling(name)[:LENGTH]


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
    whole = members(actor)
    names = [actor.name, *(one.name for one in whole if one.pk != actor.pk)]
    accepted = ActorName.objects.filter(actor__in=whole, accepted_by__isnull=False).order_by("id")
    return list(dict.fromkeys([*names, *accepted.values_list("name", flat=True)]))


def members(actor: Actor) -> list[Actor]:
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
    rows = ActorName.objects.filter(actor__desk=desk, key=key_of(name), accepted_by__isnull=False)
    ids = {actor for actor, spelled in rows.values_list("actor_id", "name") if plain_spelling(spelled) == plain}
    own = Actor.objects.filter(Q(pk__in=ids) | Q(desk=desk, name__iexact=bare_name(name))).order_by("id")
    found: dict[int, Actor] = {}
    for actor in own:
        while actor.merged_into is not None:
            actor = actor.merged_into
        found[actor.pk] = actor
    return list(found.values())
