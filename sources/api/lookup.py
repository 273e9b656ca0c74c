"""Where does a quotation come from, in all sources that the token's person may see?"""

from typing import Any

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from sources.api.base import ApiView, access, checked
from sources.api.bodies import StrictSerializer
from sources.api.serializers import SourceBrief
from sources.index import LONGEST, MIN_WORDS, MOST, look_up
from sources.text.matching import Edit
from sources.text.shingles import word_count


class Asked(StrictSerializer):
    """The words that are looked for."""

    quote = serializers.CharField(
        max_length=LONGEST, help_text=f"The quotation, without its marks: {MIN_WORDS} words at least."
    )
    limit = serializers.IntegerField(default=5, min_value=1, max_value=MOST, help_text="How many sources at most.")

    def validate_quote(self, quote: str) -> str:
        """Refuse what would stand everywhere."""
        if word_count(quote) < MIN_WORDS:
            raise serializers.ValidationError(f"Send at least {MIN_WORDS} words: fewer stand everywhere.", "too_short")
        return quote


class PlaceEdit(serializers.Serializer[Any]):
    """A difference: `insert` where only the quotation has words, `delete` where only the source has, `replace`."""

    op = serializers.CharField()
    kind = serializers.CharField(help_text="words, number, negation, name, case, typography ...")
    quoted = serializers.CharField(help_text="The quotation's words.")
    source = serializers.CharField(help_text="The source's words.")  # type: ignore[assignment]  # taken off the class
    quote_start = serializers.IntegerField(help_text="Code points of the quotation.")
    quote_end = serializers.IntegerField()
    start = serializers.IntegerField(help_text="Code points of the snapshot's text.")
    end = serializers.IntegerField()


class PlaceFound(serializers.Serializer[Any]):
    """A place where the words stand, and how; `start` and `end` are code points of the snapshot's text, half open."""

    source = SourceBrief()  # type: ignore[assignment]  # the metaclass takes it off the class
    snapshot = serializers.IntegerField(source="snapshot.pk")
    captured_at = serializers.DateTimeField(source="snapshot.captured_at")
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    text = serializers.CharField(help_text="What stands there.")
    outcome = serializers.CharField(source="match.outcome", help_text="exact, typographic, elided, altered ...")
    acceptable = serializers.BooleanField(source="match.acceptable", help_text="The words stand there, safely quoted.")
    flags = serializers.SerializerMethodField(help_text="What makes the use of the words unsafe.")
    edits = serializers.SerializerMethodField()

    def get_flags(self, place: Any) -> list[str]:
        """In a fixed order."""
        return sorted(place.match.flags)

    @extend_schema_field(PlaceEdit(many=True))
    def get_edits(self, place: Any) -> list[dict[str, Any]]:
        """In the order of the text."""
        return [_edit(one) for one in place.match.edits]


def _edit(one: Edit) -> dict[str, Any]:
    quote, source = one.spans
    places = {"quote_start": quote.start, "quote_end": quote.end, "start": source.start, "end": source.end}
    return {"op": one.op, "kind": one.kind, "quoted": one.quoted, "source": one.source} | places


class Looked(serializers.Serializer[Any]):
    """The best place of each source, the nearest first. An empty list does not say that nobody said it."""

    results = PlaceFound(many=True)


class LookUp(ApiView):
    """Looking a quotation up. A POST because words do not belong into addresses; nothing is written."""

    only_reads = True

    @extend_schema(operation_id="look_up", request=Asked, responses=Looked, tags=["sources"])
    def post(self, request: Request) -> Response:
        """Find the sources that a quotation may come from, whole or altered; needs the scope `read`."""
        asked, who = checked(Asked(data=request.data)), access(request)
        places = look_up(asked["quote"], user=who.user, desk=who.desk, limit=asked["limit"])
        return Response(Looked({"results": places}).data)
