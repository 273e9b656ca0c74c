"""Sources in JSON: one serializer for what comes in, one for what goes out."""

from dataclasses import fields
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from sources.api.bodies import FileBody, PartialDateField, StrictSerializer, TextBody
from sources.api.paging import PageQuery
from sources.models import FigureStatus, Purpose, Standing, Voice
from sources.models.material import csl_type_choices
from sources.services import SourceFields


class _Bibliography(StrictSerializer):
    """What a sender may say of a source. What it leaves out is taken from the document itself."""

    title = serializers.CharField(required=False, max_length=500)
    csl_type = serializers.ChoiceField(required=False, choices=csl_type_choices())
    authors = serializers.ListField(
        child=serializers.CharField(max_length=300), required=False, max_length=200, help_text="Names, in order."
    )
    publisher = serializers.CharField(required=False, max_length=300)
    issued = PartialDateField(required=False, help_text="2021, 2021-10 or 2021-10-17.")
    url = serializers.CharField(required=False, max_length=2000)
    language = serializers.CharField(required=False, max_length=35, help_text="BCP 47, for example en or ar-IQ.")
    standing = serializers.ChoiceField(required=False, choices=Standing.choices)
    voice = serializers.ChoiceField(required=False, choices=Voice.choices)
    voice_name = serializers.CharField(required=False, max_length=300)
    figures_status = serializers.ChoiceField(required=False, choices=FigureStatus.choices)
    figures_as_of = serializers.DateField(required=False)
    confidential = serializers.BooleanField(required=False)
    open_to_guests = serializers.BooleanField(required=False)
    captured_from = serializers.CharField(required=False, max_length=2000, help_text="Where the file was got.")


class SourceFile(_Bibliography, FileBody):
    """A new source as a file, in a form."""


class SourceText(_Bibliography, TextBody):
    """A new source as text, in JSON."""


class _Capture(StrictSerializer):
    captured_from = serializers.CharField(required=False, max_length=2000, help_text="Where the file was got.")


class SnapshotFile(_Capture, FileBody):
    """A source as it is now, as a file in a form."""


class SnapshotText(_Capture, TextBody):
    """A source as it is now, as text in JSON."""


def source_fields(body: dict[str, Any]) -> SourceFields:
    """What a checked body says of the source."""
    known = {field.name: body[field.name] for field in fields(SourceFields) if field.name in body}
    if "issued" in known:
        known["issued"], known["issued_precision"] = known["issued"]
    return SourceFields(**known | {"authors": tuple(known.get("authors", ()))})


class SourceQuery(PageQuery):
    """Which sources are asked for."""

    purpose = serializers.ChoiceField(choices=Purpose.choices, default=Purpose.EVIDENCE)


class SnapshotBrief(serializers.Serializer[Any]):
    """A snapshot without its text."""

    id = serializers.IntegerField()
    sha256 = serializers.CharField(source="raw_sha256", help_text="Of the bytes.")
    text_sha256 = serializers.CharField(help_text="Of the text in UTF-8.")
    text_length = serializers.IntegerField(help_text="Code points.")
    size = serializers.IntegerField(source="raw_size", help_text="Bytes.")
    filename = serializers.CharField()
    media_type = serializers.CharField()
    reader = serializers.CharField()
    warnings = serializers.ListField(child=serializers.CharField())
    captured_at = serializers.DateTimeField()
    captured_from = serializers.CharField()


class SourceBrief(serializers.Serializer[Any]):
    """A source as a bibliography knows it."""

    id = serializers.IntegerField()
    purpose = serializers.ChoiceField(choices=Purpose.choices)
    title = serializers.CharField()
    csl_type = serializers.CharField()
    authors = serializers.ListField(child=serializers.CharField())
    publisher = serializers.CharField()
    issued = serializers.SerializerMethodField(help_text="2021, 2021-10 or 2021-10-17.")
    url = serializers.CharField()
    language = serializers.CharField()
    standing = serializers.ChoiceField(choices=Standing.choices)
    voice = serializers.ChoiceField(choices=Voice.choices)
    voice_name = serializers.CharField()
    figures_status = serializers.CharField()
    figures_as_of = serializers.DateField(allow_null=True)
    confidential = serializers.BooleanField()
    open_to_guests = serializers.BooleanField()
    version = serializers.IntegerField()
    created_at = serializers.DateTimeField()

    def get_issued(self, source: Any) -> str | None:
        """As much of the date as is known."""
        if source.issued is None:
            return None
        return PartialDateField().to_representation((source.issued, source.issued_precision))


class SourceWhole(SourceBrief):
    """A source with its snapshots, the newest first."""

    snapshots = SnapshotBrief(many=True)


class SourcePage(serializers.Serializer[Any]):
    """A page of sources, the newest first."""

    results = SourceBrief(many=True)
    next = serializers.URLField(allow_null=True)


class Proposed(serializers.Serializer[Any]):
    """What a document says of itself, as its reader found it. Empty: it does not say."""

    title = serializers.CharField()
    author = serializers.CharField()
    date = serializers.CharField()
    url = serializers.CharField()
    publisher = serializers.CharField()
    language = serializers.CharField()


class SnapshotMade(SnapshotBrief):
    """The snapshot of a new source: what was read, and what the document says of itself."""

    source = SourceBrief()  # type: ignore[assignment]  # the metaclass takes it off the class
    proposed = serializers.SerializerMethodField()

    @extend_schema_field(Proposed)
    def get_proposed(self, snapshot: Any) -> dict[str, str]:
        """The reader's proposals, from the stored row."""
        names = ("author", "date", "url", "publisher", "language")
        return {"title": snapshot.title} | {name: snapshot.metadata.get(name, "") for name in names}


class PageSpan(serializers.Serializer[Any]):
    """A page of the document: its number and its span in the text, in code points, half open."""

    number = serializers.IntegerField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class SnapshotWhole(SnapshotMade):
    """A snapshot with its text and pages."""

    canonicalisation = serializers.CharField(help_text="Version of the rules that made the text.")
    text = serializers.CharField()
    pages = PageSpan(many=True)
