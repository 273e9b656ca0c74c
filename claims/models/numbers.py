"""Exact numbers in the database: a fraction is stored as it is, and an index finds it without ever missing it."""

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import BooleanField, DecimalField, F, Func, Q
from django.db.models.lookups import LessThanOrEqual

FRACTION = r"^(0|-?[1-9][0-9]*)/[1-9][0-9]*$"
"""How a fraction is stored: numerator, a slash, a positive denominator, in lowest terms, no leading zeros."""

INDEX_PLACES = 10
"""Decimal places of the outward-rounded copy that the index holds."""


def _to_fraction(stored: str) -> Fraction:
    numerator, denominator = stored.split("/")
    return Fraction(int(numerator), int(denominator))


if TYPE_CHECKING:
    _TextField = models.TextField[Fraction | int | str | None, Fraction | None]
else:
    _TextField = models.TextField  # generic for the type checker only


class FractionField(_TextField):
    """An exact number: `Fraction` in Python, `numerator/denominator` in lowest terms in the database, NULL for None.

    Accepts Fraction, int and stored text. Floats are refused with a TypeError: they are not exact.
    """

    description = "An exact number"

    def from_db_value(self, value: str | None, expression: object, connection: object) -> Fraction | None:
        """Stored text to Fraction."""
        return None if value is None else _to_fraction(value)

    def to_python(self, value: Any) -> Fraction | None:
        """What forms and fixtures give. Raises ValidationError for text that is no fraction or decimal number."""
        if value is None or value == "":
            return None
        if isinstance(value, Fraction):
            return value
        if isinstance(value, float):
            raise TypeError("a float is not exact: give a Fraction, an int or text")
        try:
            return Fraction(value)
        except (ValueError, ZeroDivisionError):
            raise ValidationError("%(value)s is no number", code="invalid", params={"value": value})

    def get_prep_value(self, value: Any) -> Any:
        """Fraction to stored text."""
        if value is None or hasattr(value, "resolve_expression"):
            return value
        number = self.to_python(value)
        return None if number is None else f"{number.numerator}/{number.denominator}"

    def value_to_string(self, obj: models.Model) -> str:
        """For fixtures."""
        stored = self.get_prep_value(self.value_from_object(obj))
        return "" if stored is None else str(stored)


_FLOOR = "(div({n} * 1e{p} - mod(mod({n} * 1e{p}, {d}) + {d}, {d}), {d}) * 1e-{p})::numeric(60, {p})".replace(
    "{p}", str(INDEX_PLACES)
)
_NUMERATOR = "split_part(%(expressions)s, '/', 1)::numeric"
_DENOMINATOR = "split_part(%(expressions)s, '/', 2)::numeric"


class RoundedDown(Func):
    """The greatest number of INDEX_PLACES decimals that is not above a stored fraction."""

    template = _FLOOR.format(n=_NUMERATOR, d=_DENOMINATOR)
    arity = 1
    output_field = DecimalField(max_digits=60, decimal_places=INDEX_PLACES)


class RoundedUp(Func):
    """The least number of INDEX_PLACES decimals that is not below a stored fraction."""

    template = f"(-{_FLOOR.format(n=f'(-{_NUMERATOR})', d=_DENOMINATOR)})"
    arity = 1
    output_field = DecimalField(max_digits=60, decimal_places=INDEX_PLACES)


class Numerator(Func):
    """The numerator of a stored fraction, as numeric."""

    template = _NUMERATOR
    arity = 1
    output_field = DecimalField(max_digits=1000, decimal_places=0)


class Denominator(Func):
    """The denominator of a stored fraction, as numeric."""

    template = _DENOMINATOR
    arity = 1
    output_field = DecimalField(max_digits=1000, decimal_places=0)


def in_order(lower: str, upper: str, *, name: str) -> models.CheckConstraint:
    """A constraint that one fraction is not above another, exactly (an empty one bounds nothing)."""
    left = Numerator(F(lower)) * Denominator(F(upper))
    right = Numerator(F(upper)) * Denominator(F(lower))
    return models.CheckConstraint(condition=Q(LessThanOrEqual(left, right)), name=name)


def well_formed(*fields: str, name: str) -> models.CheckConstraint:
    """A constraint that fractions are stored in the one form that reads back."""
    rule = Q()
    for field in fields:
        rule &= Q(**{f"{field}__isnull": True}) | Q(StoredAsFraction(F(field)))
    return models.CheckConstraint(condition=rule, name=name)


class StoredAsFraction(Func):
    """Whether a column's text is a fraction in stored form: one number has one form, so equal text is equal numbers."""

    template = f"CASE WHEN %(expressions)s ~ '{FRACTION}' THEN gcd({_NUMERATOR}, {_DENOMINATOR}) = 1 ELSE false END"
    arity = 1
    output_field = BooleanField()
