"""Who claimed and who denied, over HTTP: the ledger of a dossier's draft and sources."""

from typing import Any

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

Out = serializers.Serializer[Any]


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


class EventOut(Out):
    """One event with the stances on it, by day; those without a day come last."""

    key = serializers.CharField(help_text="Follows from the name and the day.")
    name = serializers.CharField()
    day = serializers.CharField(help_text="When it happened, as far as a text says it; empty where not known.")
    stances = StanceOut(many=True)
    notes = NoteOut(many=True)


class LedgerOut(Out):
    """The ledger; `loose` are stances that name no event. `hidden` counts sources that your person may not see."""

    draft_version = serializers.IntegerField()
    events = EventOut(many=True)
    loose = StanceOut(many=True)
    hidden = serializers.IntegerField()


class DossierLedger(ApiView):
    """Who claimed, denied or blamed, by event."""

    @extend_schema(operation_id="get_ledger", responses=LedgerOut, tags=["dossiers"])
    def get(self, request: Request, pk: int) -> Response:
        """The stances of the draft's latest version and of the dossier's sources, with conflicts and changes."""
        dossier = get_object_or_404(reachable(Dossier, request).select_related("desk", "draft__desk"), pk=pk)
        draft_version = reading.latest_draft(dossier)
        seen = ledger_seen_by(request.user, draft_version)
        body = {
            "draft_version": draft_version.pk,
            "events": [_event(event, seen) for event in seen.ledger.events],
            "loose": [_stance(entry, seen) for entry in seen.ledger.loose],
            "hidden": seen.hidden,
        }
        return Response(LedgerOut(body).data)


def _event(event: Happening, seen: SeenLedger) -> dict[str, Any]:
    return {
        "key": event.key,
        "name": event.name,
        "day": _day(event.day),
        "stances": [_stance(entry, seen) for entry in event.entries],
        "notes": [{"kind": one.kind, "message": one.message, "stances": one.entries} for one in event.notes],
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
