"""Who claimed and who denied, over HTTP: the ledger of a dossier's draft and sources."""

from collections.abc import Sequence
from typing import Any, Final

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api import reading
from claims.checking import SeenLedger, ledger_seen_by
from claims.ledger import Days, Entry, Happening
from claims.models import Dossier
from claims.models.words import Stance
from sources.api.base import ApiView, reachable
from sources.api.bodies import StrictSerializer

Out = serializers.Serializer[Any]

LIMIT: Final = 200
MOST: Final = 1000


class StanceOut(Out):
    """One stance as one text reports it: the draft's has a `claim`, a source's has a `snapshot`."""

    id = serializers.CharField(help_text="Within this answer; `notes` name it.")
    claim = serializers.IntegerField(allow_null=True)
    snapshot = serializers.IntegerField(allow_null=True)
    start = serializers.IntegerField(help_text="Of the stance, in code points of the draft's or the snapshot's text.")
    end = serializers.IntegerField(help_text="Half open.")
    text = serializers.CharField(help_text="The sentence that states it.")
    stance = serializers.ChoiceField(choices=Stance.choices)
    actor = serializers.CharField(help_text="One spelling for all of one actor; empty where the text names nobody.")
    said_by = serializers.CharField(help_text="As the text has it: a spokesman, another spelling.")
    event = serializers.CharField(help_text="As the text has it.")
    target = serializers.CharField(help_text="Who is blamed or disavowed.")
    via = serializers.CharField(help_text="The channel or the person that spoke for the actor.")
    hedged = serializers.BooleanField(help_text="The text doubts that the actor said so.")
    mode = serializers.ChoiceField(choices=["assertion", "report", "conjecture", "question"])
    day = serializers.CharField(help_text="When it was taken: 2031, 2031-03, 2031-03-07; empty where not known.")
    dated = serializers.ChoiceField(
        choices=["stated", "published", ""], help_text="By the text itself, or only by the day of publication."
    )


class NoteOut(Out):
    """What stances on one event say against each other."""

    kind = serializers.ChoiceField(choices=["conflict", "change", "unclear"])
    message = serializers.CharField()
    stances = serializers.ListField(child=serializers.CharField(), help_text="Their ids, the two compared first.")


class LedgerQuery(StrictSerializer):
    """The query string of a ledger."""

    limit = serializers.IntegerField(
        default=LIMIT, min_value=1, max_value=MOST, help_text="How many stances at most on a page."
    )
    cursor = serializers.IntegerField(
        default=0, min_value=0, max_value=10_000_000, help_text="Stances that come before: take it from `next`."
    )


class EventOut(Out):
    """One event with the stances on it, by day; those without a day come last.

    An event whose stances do not fit goes on on the next page; `count` says how many it has in all, and `notes` has
    what stances of this page are part of.
    """

    key = serializers.CharField(help_text="Follows from the name and the day.")
    name = serializers.CharField()
    day = serializers.CharField(help_text="When it happened, as far as a text says it; empty where not known.")
    count = serializers.IntegerField()
    stances = StanceOut(many=True)
    notes = NoteOut(many=True)


class LedgerOut(Out):
    """A page of the ledger: events, then `loose` stances, which name none. `count` has all of both.

    `hidden` counts sources that your person may not see.
    """

    draft_version = serializers.IntegerField()
    events = EventOut(many=True)
    loose = StanceOut(many=True)
    hidden = serializers.IntegerField()
    count = serializers.IntegerField()
    next = serializers.URLField(allow_null=True)


class DossierLedger(ApiView):
    """Who claimed, denied or blamed, by event."""

    queries = {"GET": LedgerQuery}

    @extend_schema(operation_id="get_ledger", parameters=[LedgerQuery], responses=LedgerOut, tags=["dossiers"])
    def get(self, request: Request, pk: int) -> Response:
        """The stances of the draft's latest version and of the dossier's sources, with conflicts and changes."""
        dossier = get_object_or_404(reachable(Dossier, request).select_related("desk", "draft__desk"), pk=pk)
        draft_version = reading.latest_draft(dossier)
        seen = ledger_seen_by(request.user, draft_version)
        first, last = self.query["cursor"], self.query["cursor"] + self.query["limit"]
        events, loose, count = _between(seen, first, last)
        body = {
            "draft_version": draft_version.pk,
            "events": events,
            "loose": loose,
            "hidden": seen.hidden,
            "count": count,
            "next": None,
        }
        if last < count:
            given = request.query_params.copy()
            given["cursor"] = str(last)
            body["next"] = request.build_absolute_uri(f"{request.path}?{given.urlencode()}")
        return Response(LedgerOut(body).data)


def _between(seen: SeenLedger, first: int, last: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]], int]:
    """The events and the loose stances with the stances from `first` up to `last`, and how many there are in all."""
    events, at = [], 0
    for event in seen.ledger.events:
        entries = event.entries[max(0, first - at) : max(0, last - at)]
        at += len(event.entries)
        if entries:
            events.append(_event(event, entries, seen))
    loose = seen.ledger.loose[max(0, first - at) : max(0, last - at)]
    return events, [_stance(entry, seen) for entry in loose], at + len(seen.ledger.loose)


def _event(event: Happening, entries: Sequence[Entry], seen: SeenLedger) -> dict[str, Any]:
    shown = {entry.id for entry in entries}
    notes = [one for one in event.notes if not shown.isdisjoint(one.entries)]
    return {
        "key": event.key,
        "name": event.name,
        "day": _day(event.day),
        "count": len(event.entries),
        "stances": [_stance(entry, seen) for entry in entries],
        "notes": [{"kind": one.kind, "message": one.message, "stances": one.entries} for one in notes],
    }


def _stance(entry: Entry, seen: SeenLedger) -> dict[str, Any]:
    snapshot = seen.sources[entry.source].snapshot if entry.source else None
    same = ("id", "start", "end", "stance", "actor", "said_by", "event", "target", "via", "hedged", "mode", "dated")
    return {name: getattr(entry, name) for name in same} | {
        "claim": seen.claims[entry.id].pk if entry.from_draft else None,
        "snapshot": snapshot.pk if snapshot else None,
        "text": entry.words,
        "day": _day(entry.day),
    }


def _day(day: Days | None) -> str:
    return (day.iso or f"{day.first.isoformat()}/{day.last.isoformat()}") if day else ""
