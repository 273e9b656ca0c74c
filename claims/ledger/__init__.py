"""The ledger of stances: per event, who took which stance when, as the draft and every source tell it. Pure.

    ledger = ledger_of(claims, draft, sources, aliases)
    ledger.events[0].label                     -> "the attack on the villa, 5 March 2031"
    [note.kind for note in ledger.events[0].notes]     -> ["change"]

Entries (`entries`) get their days (`dating`) and come together by event (`grouping`) only where that is sure. What they
say against each other is the rule's word (`claims.rules.stance`), so a page and a check never differ.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from claims.facts import Namer
from claims.kinds import FoundClaim, Material, SourceText
from claims.kinds.responsibility import SPOKEN
from claims.ledger.entries import draft_entries, source_entries
from claims.ledger.grouping import Group, grouped
from claims.ledger.model import Dated, Days, Entry, Happening, Ledger, Note, NoteKind, by_day
from claims.rules import Case, Fact, fold_key
from claims.rules import stance as rule
from sources.text.subjects import Aliases

__all__ = ["Dated", "Days", "Entry", "Happening", "Ledger", "Note", "NoteKind", "facts_of", "ledger_of"]

_GRAVEST: Final[tuple[NoteKind, ...]] = ("conflict", "change", "unclear")


def ledger_of(
    claims: Mapping[str, FoundClaim], draft: Material, sources: Sequence[SourceText], aliases: Aliases
) -> Ledger:
    """The ledger of a draft's claims (by id, as they stand in its text) and its sources' running text.

    Cost: finding the stances of the texts, once for each `Material`; the rest is about linear in their number.
    """
    names = Namer(aliases)
    entries = [*draft_entries(claims, draft, names), *source_entries(sources, names)]
    groups, loose = grouped(entries, {"": draft.text} | {source.id: source.text for source in sources})
    named = _named(groups)
    return Ledger(
        tuple(_happening(group, name, key) for group, (name, key) in zip(groups, named, strict=True)),
        tuple(by_day(loose)),
    )


def _named(groups: Sequence[Group]) -> list[tuple[str, str]]:
    """(name, key) of each event; two that are called the same on the same day are numbered."""
    counted: Counter[tuple[str, str]] = Counter()
    found = []
    for group in groups:
        name, day = group.name, group.day.iso if group.day else ""
        counted[fold_key(name), day] += 1
        number = counted[fold_key(name), day]
        said = f"{fold_key(name)}\n{day}\n{number}"
        shown = f"{name} ({number})" if number > 1 else name
        found.append((shown, hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]))
    return found


def _happening(group: Group, name: str, key: str) -> Happening:
    event = Happening(key, name, group.day, tuple(by_day(group.entries)), ())
    found = rule.compared(Case(_facts(event)).ordered)
    notes = [Note(sort, one.message, one.facts) for sort, one in found if sort != "agrees"]
    notes.sort(key=lambda note: (_GRAVEST.index(note.kind), note.entries))
    return Happening(event.key, event.name, event.day, event.entries, tuple(notes))


def facts_of(ledger: Ledger) -> list[Fact]:
    """The stances that can contradict each other as facts for the rules, and the draft's that name no event."""
    loose = tuple(_fact(one, "") for one in ledger.loose if one.from_draft and one.comparable)
    return [*(fact for event in ledger.events for fact in _facts(event)), *loose]


def _facts(event: Happening) -> tuple[Fact, ...]:
    return tuple(_fact(one, event.label) for one in event.entries if one.comparable and one.stance in SPOKEN)


def _fact(entry: Entry, event: str) -> Fact:
    day = entry.day.iso if entry.day else ""
    return Fact(
        id=entry.id,
        kind="responsibility",
        actor=entry.actor,
        stance=entry.stance,
        event=event,
        date=day if entry.dated == "stated" else "",
        as_of=day if entry.dated == "published" else "",
        source=entry.source,
        publisher=entry.publisher,
    )
