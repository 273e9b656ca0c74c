"""A desk's names: who is who, and which spellings wait for a person. Answers are given in the admin, by people."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claims.actors import accepted_names
from claims.models import Actor, NameSuggestion
from claims.models.words import NameSide, SuggestionState
from sources.api.base import ApiView, access, reachable
from sources.api.paging import PageQuery, page

Out = serializers.Serializer[Any]


class NameOut(Out):
    """One person or body under all accepted spellings."""

    house = serializers.CharField(help_text="The spelling that the desk writes.")
    spellings = serializers.ListField(child=serializers.CharField(), help_text="The house spelling first.")


class NameList(Out):
    """Everybody that the desk knows, in the order in which they were written down."""

    results = NameOut(many=True)


class SightingOut(Out):
    """Where a spelling stands: its first place in a snapshot, in code points, half open."""

    side = serializers.ChoiceField(choices=NameSide.choices)
    snapshot = serializers.IntegerField(source="snapshot_id")
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    exact = serializers.CharField()
    prefix = serializers.CharField()
    suffix = serializers.CharField()


class SuggestionOut(Out):
    """Two spellings that may be one name. `sure`: a rule of spelling makes them one name, which may be two people."""

    id = serializers.IntegerField()
    dossier = serializers.IntegerField(source="dossier_id", allow_null=True, help_text="Where it was seen first.")
    first = serializers.CharField()
    second = serializers.CharField()
    sure = serializers.BooleanField()
    reason = serializers.CharField()
    state = serializers.ChoiceField(choices=SuggestionState.choices)
    decided_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField()
    sightings = SightingOut(many=True)


class SuggestionPage(Out):
    """A page of questions, the newest first."""

    results = SuggestionOut(many=True)
    next = serializers.URLField(allow_null=True)


class SuggestionQuery(PageQuery):
    """Which questions."""

    state = serializers.ChoiceField(required=False, choices=SuggestionState.choices, help_text="Without it: all.")


class Names(ApiView):
    """Who is who on the desk."""

    @extend_schema(operation_id="list_names", responses=NameList, tags=["names"])
    def get(self, request: Request) -> Response:
        """The people and bodies of the desk with their accepted spellings; none for who may not see them."""
        seen = reachable(Actor, request).exists()
        groups = accepted_names(access(request).desk) if seen else ()
        rows = [{"house": group[0], "spellings": group} for group in groups]
        return Response(NameList({"results": rows}).data)


class NameSuggestions(ApiView):
    """Spellings that may be one name."""

    queries = {"GET": SuggestionQuery}

    @extend_schema(
        operation_id="list_name_suggestions", parameters=[SuggestionQuery], responses=SuggestionPage, tags=["names"]
    )
    def get(self, request: Request) -> Response:
        """The questions of the desk with the places of both spellings, for those who see every source."""
        rows = reachable(NameSuggestion, request).prefetch_related("sightings")
        if "state" in self.query:
            rows = rows.filter(state=self.query["state"])
        return Response(SuggestionPage(page(rows, request, self.query, newest_first=True)).data)
