"""Who claimed and who denied: the events of a story, and for each the stances by actor and day, with conflicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from claims.admin.desk.common import dossier_or_404, page, person, version_or_404
from claims.checking import SeenLedger, ledger_seen_by
from claims.kinds.responsibility import SPOKEN
from claims.ledger import Entry, Happening, Note
from claims.models import Dossier

AROUND = 220
"""Code points of a passage that are shown on either side of the words that state the stance."""

PER_PAGE: Final = 100
"""Stances, or events, on a page."""

NOTES: Final = 50
"""Conflicts, changes and doubts that a page tells in full, the gravest first; the rest is told with its stances."""

_NOBODY: Final = "not named"
_MODES: Final[Mapping[str, str]] = {
    "report": "reported, not stated by the text itself",
    "conjecture": "only expected or possible",
    "question": "only asked",
}
_HEADS: Final[Mapping[str, str]] = {"conflict": "Conflict", "change": "Change of stand", "unclear": "Not clear"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One stance as the page shows it. `cut` is its passage before, in and after the words that state it."""

    id: str
    number: int
    actor: str
    stance: str
    said_by: str
    details: tuple[str, ...]
    day: str
    cut: tuple[str, str, str]
    title: str
    url: str
    from_draft: bool
    marks: tuple[str, ...]

    @property
    def way(self) -> str:
        """The way to it from any page of its event."""
        return f"?page={(self.number - 1) // PER_PAGE + 1}#{self.id}"


@dataclass(frozen=True, slots=True)
class Line:
    """One actor's line of the table: a cell for each day."""

    actor: str
    cells: tuple[Sequence[Shown], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What stances say against each other: a word for it, a sentence, and the stances that it is about."""

    kind: str
    head: str
    sentence: str
    entries: tuple[Shown, ...]


def ledger(request: HttpRequest, pk: int) -> HttpResponse:
    """The events of a story. With `claim`, the event on which that claim takes a stance."""
    dossier = dossier_or_404(request, pk)
    seen = ledger_seen_by(person(request), version_or_404(dossier, None))
    asked = request.GET.get("claim", "")
    if asked:
        event = seen.ledger.of_claim(f"claim {asked}")
        if event is not None:
            number = next(at for at, one in enumerate(event.entries) if one.id == f"claim {asked}")
            place = f"?page={number // PER_PAGE + 1}#{_target(f'claim {asked}')}"
            return redirect(reverse("desk:ledger_event", args=[pk, event.key]) + place)
        messages.info(request, "That claim does not say on which event it takes a stance.")
    events = Paginator(seen.ledger.events, PER_PAGE).get_page(request.GET.get("page"))
    loose = Paginator(seen.ledger.loose, PER_PAGE).get_page(request.GET.get("loose"))
    return page(
        request,
        "ledger.html",
        "Claims and denials",
        dossier=dossier,
        tab="ledger",
        events=[(event, _count(event, "conflict"), _count(event, "change")) for event in events],
        shown=events,
        loose=[_one(dossier, seen, entry, at, ()) for at, entry in enumerate(loose, loose.start_index())],
        loose_pages=loose,
        hidden=seen.hidden,
    )


def ledger_event(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One event: what contradicts what, the stances at a glance, and each with its passage."""
    dossier = dossier_or_404(request, pk)
    seen = ledger_seen_by(person(request), version_or_404(dossier, None))
    event = next((one for one in seen.ledger.events if one.key == key), None)
    if event is None:
        raise Http404("There is no such event: the draft or its sources may have changed. Go back to the list.")
    shown = _shown(dossier, seen, event.entries, event.notes)
    by_id = {entry.id: one for entry, one in zip(event.entries, shown, strict=True)}
    pages = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    here = list(pages.object_list)
    told = _told(event, {one.id for one in here}, pages.number)
    days = tuple(dict.fromkeys(one.day for one in here))
    cells: dict[tuple[str, str], list[Shown]] = {}
    for one in here:
        cells.setdefault((one.actor, one.day), []).append(one)
    return page(
        request,
        "ledger_event.html",
        f"Who claimed, who denied: {event.label}",
        dossier=dossier,
        tab="ledger",
        event=event,
        said=[_said(note, by_id) for note in told[:NOTES]],
        more=len(told[NOTES:]),
        conflicts=_count(event, "conflict"),
        changes=_count(event, "change"),
        shown=pages,
        days=[day or "day not known" for day in days],
        lines=[
            Line(actor, tuple(cells.get((actor, day), ()) for day in days))
            for actor in dict.fromkeys(one.actor for one in here)
        ],
        entries=here,
        hidden=seen.hidden,
    )


def _told(event: Happening, here: set[str], number: int) -> list[Note]:
    """What a page tells: the first everything, the gravest first; the others what their own stances are part of."""
    if number == 1:
        return list(event.notes)
    return [note for note in event.notes if any(_target(id_) in here for id_ in note.entries)]


def _count(event: Happening, kind: str) -> int:
    return sum(note.kind == kind for note in event.notes)


def _target(id_: str) -> str:
    return "stance-" + id_.replace(" ", "-").replace(".", "-")


def _shown(dossier: Dossier, seen: SeenLedger, entries: Sequence[Entry], notes: Sequence[Note]) -> list[Shown]:
    kinds: dict[str, list[str]] = {}
    for note in notes:
        for id_ in note.entries:
            kinds.setdefault(id_, []).append(note.kind)
    marks = {id_: tuple(dict.fromkeys(found)) for id_, found in kinds.items()}
    return [_one(dossier, seen, entry, number, marks.get(entry.id, ())) for number, entry in enumerate(entries, 1)]


def _one(dossier: Dossier, seen: SeenLedger, entry: Entry, number: int, marks: tuple[str, ...]) -> Shown:
    title, url = _whence(dossier, seen, entry)
    return Shown(
        id=_target(entry.id),
        number=number,
        actor=entry.actor or _NOBODY,
        stance=_stance(entry),
        said_by=entry.said_by,
        details=tuple(_details(entry)),
        day=entry.day.words if entry.day else "",
        cut=_cut(entry),
        title=title,
        url=url,
        from_draft=entry.from_draft,
        marks=marks,
    )


def _whence(dossier: Dossier, seen: SeenLedger, entry: Entry) -> tuple[str, str]:
    if entry.from_draft:
        return "The draft", reverse("admin:claims_claim_change", args=[seen.claims[entry.id].pk])
    source = seen.sources[entry.source].source
    place = f"?from={entry.passage.start}&to={entry.passage.end}#passage"
    return source.title, reverse("desk:source", args=[dossier.pk, source.pk]) + place


def _stance(entry: Entry) -> str:
    words = SPOKEN[entry.stance]
    return f"{words} {entry.target}" if entry.stance == "blames" and entry.target else words


def _details(entry: Entry) -> list[str]:
    found = [f"through {entry.via}"] if entry.via and entry.via != entry.said_by else []
    if entry.said_by and entry.said_by.casefold() not in (entry.actor.casefold(), f"the {entry.actor}".casefold()):
        found.append(f"the text names “{entry.said_by}”")
    if entry.hedged:
        found.append("the text doubts that it comes from there")
    if entry.mode in _MODES:
        found.append(_MODES[entry.mode])
    if entry.dated == "published":
        found.append("dated by the day of publication")
    return found


def _cut(entry: Entry) -> tuple[str, str, str]:
    start = max(0, entry.start - entry.passage.start)
    end = min(len(entry.words), max(start, entry.end - entry.passage.start))
    before, after = entry.words[:start], entry.words[end:]
    before = before if len(before) <= AROUND else f"… {before[-AROUND:]}"
    after = after if len(after) <= AROUND else f"{after[:AROUND]} …"
    return before, entry.words[start:end], after


def _said(note: Note, by_id: Mapping[str, Shown]) -> Said:
    one, other = (by_id[id_] for id_ in note.entries[:2])
    here, there = f"{one.stance} ({_place(one)})", f"{other.stance} ({_place(other)})"
    match note.kind:
        case "conflict":
            more = len(note.entries) - 2
            rest = f"; {more} more of that day {'take' if more > 1 else 'takes'} one side or the other" if more else ""
            sentence = f"{one.actor} {here} and {there}, both on {one.day}{rest}."
        case "change":
            sentence = f"{one.actor} {here} on {one.day}, then {there} on {other.day}."
        case _:
            sentence = f"{one.actor} {here}, {there}: a contradiction or a change of stand? A day is not known."
    return Said(note.kind, _HEADS[note.kind], sentence, tuple(by_id[id_] for id_ in note.entries))


def _place(one: Shown) -> str:
    return "the draft" if one.from_draft else one.title
