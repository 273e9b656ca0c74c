"""A story's figures beside those of the desk's other dossiers."""

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.api import reading
from claims.checking import Apart, disagreements
from claims.models import Fact
from claims.models.words import Severity
from sources.api.base import ApiView, access

Out = serializers.Serializer[Any]


class FigureOut(Out):
    """A figure under its key; of a claim, or of a cell of a source's table (then `snapshot`, counted from 0)."""

    dossier = serializers.IntegerField(source="dossier_id")
    claim = serializers.IntegerField(source="claim_version.claim_id", default=None)
    snapshot = serializers.IntegerField(source="snapshot_id", allow_null=True)
    table = serializers.IntegerField(allow_null=True)
    row = serializers.IntegerField(allow_null=True)
    column = serializers.IntegerField(allow_null=True)
    subject = serializers.CharField(source="subject_key")
    measure = serializers.CharField(source="measure_key")
    event = serializers.CharField(source="event_key")
    place = serializers.CharField(source="place_key")
    interval = serializers.SerializerMethodField(help_text="In mathematical notation: [17, 17] or (400, ∞).")
    status = serializers.CharField()
    as_of = serializers.DateField(allow_null=True)
    publisher = serializers.CharField()

    def get_interval(self, fact: Fact) -> str:
        """The numbers that the figure stands for."""
        return fact.interval()


class DisagreementOut(Out):
    """Two figures that cannot both stand. `fact` is the one that the message speaks of first."""

    rule = serializers.ChoiceField(choices=["quantity.conflict", "quantity.superseded"])
    severity = serializers.ChoiceField(choices=Severity.choices)
    message = serializers.CharField()
    arithmetic = serializers.CharField()
    fact = FigureOut()
    other = FigureOut()


class DisagreementList(Out):
    """All disagreements of a dossier's figures, the gravest first."""

    results = DisagreementOut(many=True)


class Disagreements(ApiView):
    """A story's figures beside those of other dossiers."""

    @extend_schema(operation_id="list_disagreements", responses=DisagreementList, tags=["dossiers"])
    def get(self, request: Request, pk: int) -> Response:
        """Figures of this dossier and of the desk's others that cannot both stand, as far as one may see them."""
        dossier = get_object_or_404(reading.dossiers(request), pk=pk)
        found: list[Apart] = disagreements(access(request).user, dossier=dossier, desk=dossier.desk_id)
        return Response(DisagreementList({"results": found}).data)
