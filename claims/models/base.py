"""What several records of the claims side share."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from sources.models import STAFF, Reach, Record, Role
from sources.models.functions import CodePoints, equal
from sources.text.anchoring import Selector


def person(**options: Any) -> "models.ForeignKey[Any, Any]":
    """A foreign key to a person. Nobody who left a trace is deleted: people who leave are made inactive."""
    options.setdefault("related_name", "+")
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, **options)


def reach_within(
    dossier: str,
    *,
    source: str = "",
    confidential: tuple[str, ...] = (),
    internal: bool = False,
    staff: tuple[Role, ...] = STAFF,
    own: str = "",
) -> Reach:
    """Who sees a record that belongs to a dossier.

    `dossier` is the path to the dossier (empty for the dossier itself), `source` the path to the source whose words the
    record shows, `confidential` further flags. What is `internal` (the desk's own talk) no guest sees, except what
    `own` leads to.
    """
    stem = f"{dossier}__" if dossier else ""
    closed = (f"{stem}draft__confidential", *([f"{source}__confidential"] if source else []), *confidential)
    opened = (f"{stem}draft__open_to_guests", *([f"{source}__open_to_guests"] if source else []))
    return Reach(desk=f"{stem}desk", confidential=closed, guests=None if internal else opened, staff=staff, own=own)


class SelectorRecord(Record):
    """A place in the text of a snapshot: TextQuoteSelector and TextPositionSelector in one.

    `start` and `end` are code points, half open, over the snapshot's text; `exact` is that text between them, `prefix`
    and `suffix` what stands around it. All are empty where there is no single place.
    """

    append_only: ClassVar[bool] = False

    exact = models.TextField(blank=True, default="")
    prefix = models.TextField(blank=True, default="")
    suffix = models.TextField(blank=True, default="")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def selector(self) -> Selector | None:
        """The place as the anchoring of texts knows it, or None."""
        if self.start is None or self.end is None:
            return None
        return Selector(exact=self.exact, prefix=self.prefix, suffix=self.suffix, start=self.start, end=self.end)

    @selector.setter
    def selector(self, selector: Selector | None) -> None:
        place = selector or Selector(exact="", prefix="", suffix="", start=0, end=0)
        self.exact, self.prefix, self.suffix = place.exact, place.prefix, place.suffix
        self.start, self.end = (selector.start, selector.end) if selector else (None, None)


NO_PLACE = Q(start__isnull=True, end__isnull=True, exact="", prefix="", suffix="")
A_PLACE = Q(start__isnull=False, end__isnull=False, start__lt=F("end"))


def selector_rules(stem: str) -> list[models.BaseConstraint]:
    """A whole place or none, and as many code points of exact words as the span is long."""
    return [
        models.CheckConstraint(condition=NO_PLACE | A_PLACE, name=f"{stem}_a_place_or_none"),
        equal(CodePoints(F("exact")), Coalesce(F("end") - F("start"), 0), name=f"{stem}_exact_fills_span"),
    ]


def span_rules(stem: str, start: str = "start", end: str = "end") -> list[models.BaseConstraint]:
    """Both ends or neither, and the start before the end."""
    return [
        models.CheckConstraint(
            condition=Q(**{f"{start}__isnull": True, f"{end}__isnull": True})
            | Q(**{f"{start}__isnull": False, f"{end}__isnull": False, f"{start}__lt": F(end)}),
            name=f"{stem}_span_whole_or_none",
        )
    ]
