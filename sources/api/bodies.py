"""What comes in: strict bodies and query strings, where a key that nobody knows is refused by its name."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from drf_spectacular.extensions import OpenApiSerializerExtension
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ParseError, ValidationError
from rest_framework.parsers import BaseParser

from sources.api.problems import Problem
from sources.readers import MAX_BYTES

MAX_UPLOAD: Final = MAX_BYTES + 1024 * 1024
"""The longest body that brings a document: the largest file, and the form around it."""

MAX_JSON: Final = 4 * 1024 * 1024
"""The longest body that brings none."""

_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


class StrictSerializer(serializers.Serializer[Any]):
    """A body, or a query string, all of whose keys are known."""

    def to_internal_value(self, data: Any) -> Any:
        """Check every key; what is unknown is told beside what is wrong with the known ones."""
        unknown = [str(key) for key in data if key not in self._known()] if isinstance(data, Mapping) else []
        refused: dict[str, Any] = {key[:100]: [ErrorDetail(self._advice(key), "unknown_key")] for key in unknown}
        if isinstance(data, QueryDict):
            # Of a form's field that is given twice the framework would quietly take the last.
            twice = (name for name, values in data.lists() if len(values) > 1 and name not in refused)
            for name in twice:
                if not isinstance(self.fields[name], serializers.ListField):
                    refused[name] = [ErrorDetail("This is given more than once.", "repeated")]
        try:
            value = super().to_internal_value(data)
        except ValidationError as error:
            if not refused or not isinstance(error.detail, dict):
                raise
            refused |= error.detail
        if refused:
            raise ValidationError(refused)
        return value

    def _known(self) -> list[str]:
        return [name for name, field in self.fields.items() if not field.read_only]

    def _advice(self, key: str) -> str:
        known = ", ".join(self._known()) or "none"
        return f"“{key[:100]}” is not known here. Known: {known}."


class StrictShape(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]  # its base registers it so
    """How the schema says that no other keys are taken."""

    target_class = StrictSerializer
    match_subclasses = True

    def map_serializer(self, auto_schema: Any, direction: Any) -> Any:
        """The serializer's own shape, closed."""
        shape = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        return shape | {"additionalProperties": False}


class StrictJSONParser(BaseParser):
    """JSON in UTF-8 (RFC 8259), without NaN, and no deeper than the interpreter's stack.

    Not the framework's own: that one refuses what is longer than a form field may be, and a document is. How long a
    body may be is each view's to say (`ApiView.longest`), before it is read.
    """

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """Parse the body. Raises ParseError."""
        try:
            return json.loads(stream.read().decode(), parse_constant=_no_constant)
        except ValueError as error:
            raise ParseError(f"The body is no JSON: {error}") from error
        except RecursionError as error:
            raise ParseError("The body is no JSON that can be read: it nests too deep.") from error


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no value")


@extend_schema_field({"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"})
class PartialDateField(serializers.Field[Any, Any, Any, Any]):
    """As much of a date as is known: 2021, 2021-10, 2021-10-17. In Python: its first day, and day, month or year."""

    def to_internal_value(self, data: Any) -> tuple[dt.date, str]:
        """The first day that is meant, and day, month or year."""
        found = _DATE.fullmatch(data) if isinstance(data, str) else None
        try:
            if found is None:
                raise ValueError
            year, month, day = (int(part) if part else 1 for part in found.groups())
            return dt.date(year, month, day), "day" if found[3] else "month" if found[2] else "year"
        except ValueError:
            raise ValidationError("Write the date as 2021, 2021-10 or 2021-10-17.", "invalid_date")

    def to_representation(self, value: Any) -> str:
        """As much of the date as is known."""
        day, precision = value
        whole: str = day.isoformat()
        return {"year": whole[:4], "month": whole[:7]}.get(precision, whole)


class TextField(serializers.CharField):
    """The words of a document: kept as they are, blanks around them included."""

    def __init__(self, **options: Any) -> None:
        super().__init__(trim_whitespace=False, **options)


@dataclass(frozen=True, slots=True)
class Uploaded:
    """The bytes of a document as they came in. `media_type` is what the sender called them, perhaps nothing."""

    data: bytes
    filename: str
    media_type: str = ""


class FileBody(StrictSerializer):
    """A document as a file, in a form."""

    file = serializers.FileField(allow_empty_file=True, help_text="HTML, PDF, Word, CSV, Excel or plain text.")


class TextBody(StrictSerializer):
    """A document as text, in JSON."""

    text = TextField(help_text="The document's text.")
    filename = serializers.CharField(
        default="text.txt", max_length=255, help_text="Its suffix says how the text is read: .txt, .html, .csv."
    )


def uploaded(body: dict[str, Any]) -> Uploaded:
    """Take the document out of a checked body, whichever way it came. Raises Problem 413 for what is too large."""
    file: UploadedFile[Any] | None = body.pop("file", None)
    if file is None:
        data = body.pop("text").encode()
        if len(data) > MAX_BYTES:
            raise too_large(MAX_BYTES)
        return Uploaded(data, body.pop("filename"))
    if (file.size or 0) > MAX_BYTES:
        raise too_large(MAX_BYTES)
    charset = f"; charset={file.charset}" if file.charset else ""
    return Uploaded(file.read(), file.name or "file", f"{file.content_type or ''}{charset}")


def too_large(most: int) -> Problem:
    """413, with the limit."""
    return Problem(413, "too_large", f"At most {most:,} bytes are taken. Split it and send the parts.")
