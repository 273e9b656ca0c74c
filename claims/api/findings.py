"""Findings: one with what people decided about it, setting it aside, and taking that back."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims import review
from claims.api import reading
from claims.api.serializers import FindingOut
from claims.models.words import FindingAction
from sources.api.base import ApiView, access, checked
from sources.api.bodies import StrictSerializer, TextField

Out = serializers.Serializer[Any]


class FindingDecisionOut(Out):
    """That somebody set the finding aside or took that back, and why."""

    id = serializers.IntegerField()
    action = serializers.ChoiceField(choices=FindingAction.choices)
    by = serializers.CharField(source="by.username")
    why = serializers.CharField()
    seen = serializers.IntegerField(help_text="The finding's version that the person saw.")
    created_at = serializers.DateTimeField()


class FindingWhole(FindingOut):
    """A finding with what people decided about it, as far as you may see that, the first first."""

    decisions = FindingDecisionOut(many=True, source="seen_decisions")


class AboutFinding(StrictSerializer):
    """The finding's version as you know it, and your reason."""

    seen = serializers.IntegerField(min_value=1, help_text="Where the finding has changed since, nothing is written.")
    why = TextField(max_length=2000)


class OneFinding(ApiView):
    """One finding."""

    @extend_schema(operation_id="get_finding", responses=FindingWhole, tags=["findings"])
    def get(self, request: Request, pk: int) -> Response:
        """A finding with what people decided about it."""
        return Response(FindingWhole(reading.finding(request, pk)).data)


class SetAside(ApiView):
    """Findings that do not matter here."""

    writes_with = "review"

    @extend_schema(
        operation_id="set_finding_aside", request=AboutFinding, responses={200: FindingWhole}, tags=["findings"]
    )
    def post(self, request: Request, pk: int) -> Response:
        """Set an open finding aside, with a reason. It comes back if what it says changes."""
        return _decided(request, pk, review.dismiss)


class TakeBack(ApiView):
    """Findings that matter after all."""

    writes_with = "review"

    @extend_schema(
        operation_id="take_finding_back", request=AboutFinding, responses={200: FindingWhole}, tags=["findings"]
    )
    def post(self, request: Request, pk: int) -> Response:
        """Open a finding again that was set aside, with a reason. It counts against its claims at once."""
        return _decided(request, pk, review.take_back)


def _decided(request: Request, pk: int, act: Callable[..., None]) -> Response:
    finding = reading.finding(request, pk)
    body = checked(AboutFinding(data=request.data))
    act(finding, seen=body["seen"], by=access(request).user, why=body["why"], now=timezone.now())
    return Response(FindingWhole(reading.finding(request, pk)).data)
