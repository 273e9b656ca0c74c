"""SQL functions that the constraints and generated columns are written with."""

from typing import Any

from django.db import models
from django.db.models import CharField, F, Func, IntegerField, Q
from django.db.models.lookups import Exact


class JsonType(Func):
    """`jsonb_typeof(column)`: object, array, string, number, boolean or null."""

    function = "jsonb_typeof"
    output_field = CharField()


class Sha256OfBytes(Func):
    """SHA-256 of a bytea column, in lower-case hexadecimal."""

    template = "encode(sha256(%(expressions)s), 'hex')"
    arity = 1
    output_field = CharField()


class Sha256OfText(Func):
    """SHA-256 of a text column's UTF-8 bytes, in lower-case hexadecimal."""

    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    arity = 1
    output_field = CharField()


class ByteCount(Func):
    """Number of bytes in a bytea column."""

    function = "octet_length"
    arity = 1
    output_field = IntegerField()


class CodePoints(Func):
    """Number of code points in a text column: what Python's len() says of the same text."""

    function = "char_length"
    arity = 1
    output_field = IntegerField()


def json_is(field: str, kind: str, *, name: str) -> models.CheckConstraint:
    """A JSON column whose outermost value is of `kind` (object, array)."""
    return equal(JsonType(F(field)), models.Value(kind), name=name)


def equal(left: Any, right: Any, *, name: str) -> models.CheckConstraint:
    """A constraint that two expressions over one row give the same value."""
    return models.CheckConstraint(condition=Q(Exact(left, right)), name=name)
