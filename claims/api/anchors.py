"""What became of cited passages in newer snapshots of their sources, and taking such a snapshot over."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api import reading
from claims.checking import request_check
from claims.models import Claim, Dossier, DossierSource, Reanchoring
from claims.models.words import AnchorState, FindingState
from claims.reanchoring import changes_of, take_over
from sources.api.base import ApiView, access, checked, reachable
from sources.api.bodies import StrictSerializer
from sources.models import Snapshot

Out = serializers.Serializer[Any]


class EditOut(Out):
    """Words that differ: `quoted` stood in the cited passage, `source` stands there now; either may be empty."""

    op = serializers.ChoiceField(choices=["insert", "delete", "replace"])
    quoted = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]  # the metaclass takes it off the class
    kind = serializers.CharField(help_text="number, negation, name, words ...")
    start = serializers.IntegerField(help_text="In the newer snapshot's text, in code points.")
    end = serializers.IntegerField(help_text="Half open.")


class AnchorOut(Out):
    """One citation in one newer snapshot of its source; no place (null) where the passage is at no single one."""

    citation = serializers.IntegerField(source="citation_id")
    cited_snapshot = serializers.IntegerField(source="citation.snapshot_id")
    snapshot = serializers.IntegerField(source="snapshot_id")
    captured_at = serializers.DateTimeField(source="snapshot.captured_at")
    source = serializers.IntegerField(source="snapshot.source_id")  # type: ignore[assignment]  # as above
    state = serializers.ChoiceField(choices=AnchorState.choices)
    start = serializers.IntegerField(allow_null=True)
    end = serializers.IntegerField(allow_null=True)
    cited = serializers.CharField(source="citation.exact", help_text="The passage as the claim cites it now.")
    exact = serializers.CharField(help_text="The words at the place in the newer snapshot.")
    prefix = serializers.CharField()
    suffix = serializers.CharField()
    edits = EditOut(many=True)
    reason = serializers.CharField()
    finding = serializers.IntegerField(source="finding_id", allow_null=True, help_text="Raised where it changed.")
    finding_state = serializers.ChoiceField(source="finding.state", choices=FindingState.choices, default=None)


class AnchorList(Out):
    """What became of a claim's citations, the newest snapshots first."""

    results = AnchorOut(many=True)


class TakeOver(StrictSerializer):
    """The snapshot to read from now on, and the one that is read now as far as you know."""

    snapshot = serializers.IntegerField(min_value=1)
    seen = serializers.IntegerField(
        min_value=1, allow_null=True, help_text="Where the dossier reads another by now, nothing is changed."
    )


class TakenOverOut(Out):
    """A source as it is read from now on, how many citations followed their words, and the check that was asked for."""

    source = serializers.IntegerField(source="link.source_id")  # type: ignore[assignment]  # as above
    snapshot = serializers.IntegerField(source="link.snapshot_id")
    moved = serializers.IntegerField()
    check_run = serializers.IntegerField()


class ClaimAnchors(ApiView):
    """A claim's citations in newer snapshots of their sources."""

    @extend_schema(operation_id="list_claim_anchors", responses=AnchorList, tags=["claims"])
    def get(self, request: Request, pk: int) -> Response:
        """What became of each passage that the claim cites: its state, the words that differ, and why, in words."""
        claim = get_object_or_404(reachable(Claim, request), pk=pk)
        rows = reachable(Reanchoring, request).filter(citation__claim_version=claim.current_id)
        return Response(AnchorList({"results": changes_of(rows)}).data)


class DossierSourceTakeOver(ApiView):
    """A newer snapshot of a source that a story stands on."""

    @extend_schema(
        operation_id="take_over_snapshot", request=TakeOver, responses={200: TakenOverOut}, tags=["dossiers"]
    )
    def post(self, request: Request, pk: int, source: int) -> Response:
        """Read the source as this snapshot has it, and check the story again."""
        dossier = get_object_or_404(reachable(Dossier, request).select_related("desk", "draft__desk"), pk=pk)
        link = get_object_or_404(reachable(DossierSource, request), dossier=dossier, source=source)
        body = checked(TakeOver(data=request.data))
        snapshots = reachable(Snapshot, request).select_related("source__desk").defer("raw", "tables")
        snapshot = get_object_or_404(snapshots, pk=body["snapshot"], source=link.source_id)
        user, now = access(request).user, timezone.now()
        taken = take_over(dossier=dossier, snapshot=snapshot, seen=body["seen"], by=user, now=now)
        run = request_check(draft_version=reading.latest_draft(dossier), by=user, now=now)
        answer = TakenOverOut({"link": taken.link, "moved": taken.moved, "check_run": run.pk})
        return Response(answer.data, headers={"Location": reverse("api:check-run", args=[run.pk])})
