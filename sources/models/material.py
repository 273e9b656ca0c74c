"""What was said, where, unchanged for ever: sources, their snapshots, and the passages cut from them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from sources.models.base import Reach, Record, one_of
from sources.models.desks import Desk
from sources.models.functions import ByteCount, CodePoints, Sha256OfBytes, Sha256OfText, equal, json_is

MAX_RAW_BYTES = 64 * 1024 * 1024
"""The largest file that is kept. The bytes live in a row: whole, backed up with it, in its transaction."""

_CSL_TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage"
)
CSL_TYPES = tuple(_CSL_TYPES.split())
"""The item types of the Citation Style Language 1.0.2. Another body's list: offered, not enforced by the database."""


def csl_type_choices() -> list[tuple[str, str]]:
    """The CSL types with readable labels."""
    return [(name, name.replace("_", " ").replace("-", " ")) for name in CSL_TYPES]


class Purpose(models.TextChoices):
    """Why the desk holds a text: as evidence, or as the draft under check (never evidence for itself)."""

    EVIDENCE = "evidence", "evidence"
    DRAFT = "draft", "draft"


class Standing(models.TextChoices):
    """How near the source is to what it tells."""

    PRIMARY = "primary", "primary"
    SECONDARY = "secondary", "secondary"
    UNKNOWN = "unknown", "not said"


class Voice(models.TextChoices):
    """Whose words a source's running text is, outside its quotation marks."""

    AUTHOR = "author", "its author's"
    SPEAKER = "speaker", "one speaker's (an interview, a speech)"
    NONE = "none", "nobody's"


class Precision(models.TextChoices):
    """How much of a publication date is known; the unknown part of the stored date is 1."""

    DAY = "day", "day"
    MONTH = "month", "month"
    YEAR = "year", "year"


class FigureStatus(models.TextChoices):
    """How final published figures are, in this order."""

    PROJECTION = "projection", "projection"
    PARTIAL = "partial", "partial"
    PRELIMINARY = "preliminary", "preliminary"
    FINAL = "final", "final"
    CORRECTED = "corrected", "corrected"


class Source(Record):
    """A document or a conversation that claims rest on, as a bibliography knows it; its bytes are in its snapshots.

    `confidential` closes the source, its bytes, its text and whatever shows its words to all but administrators,
    editors and checkers of the desk. `open_to_guests` is the contrary step and never goes with it.
    """

    reach: ClassVar[Reach] = Reach(desk="desk", confidential=("confidential",), guests=("open_to_guests",))

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="sources")
    purpose = models.CharField(max_length=8, choices=Purpose.choices, default=Purpose.EVIDENCE)
    csl_type = models.CharField(max_length=32, choices=csl_type_choices, default="document")
    title = models.CharField(max_length=500)
    authors = models.JSONField(default=list, blank=True, help_text="Names in order, as a list of strings.")
    publisher = models.CharField(max_length=300, blank=True, default="")
    issued = models.DateField(null=True, blank=True)
    issued_precision = models.CharField(max_length=8, choices=Precision.choices, blank=True, default="")
    url = models.CharField(max_length=2000, blank=True, default="")
    language = models.CharField(max_length=35, blank=True, default="", help_text="BCP 47, for example en or ar-IQ.")
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.UNKNOWN)
    voice = models.CharField(max_length=8, choices=Voice.choices, default=Voice.NONE)
    voice_name = models.CharField(max_length=300, blank=True, default="")
    figures_status = models.CharField(max_length=12, choices=FigureStatus.choices, blank=True, default="")
    figures_as_of = models.DateField(null=True, blank=True)
    confidential = models.BooleanField(default=False)
    open_to_guests = models.BooleanField(default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = [models.Index(fields=["desk", "-created_at", "-id"], name="source_desk_recent")]
        constraints = [
            models.UniqueConstraint(fields=["id", "desk"], name="source_with_its_desk"),
            models.CheckConstraint(condition=~Q(title=""), name="source_has_a_title"),
            json_is("authors", "array", name="source_authors_list"),
            one_of("purpose", Purpose, name="source_purpose_known"),
            one_of("standing", Standing, name="source_standing_known"),
            one_of("voice", Voice, name="source_voice_known"),
            one_of("issued_precision", Precision, blank=True, name="source_precision_known"),
            one_of("figures_status", FigureStatus, blank=True, name="source_figures_status_known"),
            models.CheckConstraint(
                condition=Q(issued__isnull=True, issued_precision="")
                | (Q(issued__isnull=False) & ~Q(issued_precision="")),
                name="source_date_with_precision",
            ),
            models.CheckConstraint(
                condition=~Q(voice=Voice.SPEAKER) | ~Q(voice_name=""), name="source_speaker_is_named"
            ),
            models.CheckConstraint(
                condition=~Q(confidential=True, open_to_guests=True), name="source_confidential_or_open"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Snapshot(Record):
    """The bytes of a source as they were at one moment, and the text that a reader took from them.

    Append-only: every citation, passage and decision speaks of offsets into exactly this text. Other bytes are another
    snapshot. The database computes both hashes itself, so a row that does not hold what it says cannot be written.
    """

    append_only: ClassVar[bool] = True
    reach: ClassVar[Reach] = Reach(
        desk="source__desk", confidential=("source__confidential",), guests=("source__open_to_guests",)
    )

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="snapshots")
    raw = models.BinaryField()
    raw_sha256 = models.CharField(max_length=64)
    raw_size = models.GeneratedField(
        expression=ByteCount("raw"), output_field=models.IntegerField(), db_persist=True, editable=False
    )
    filename = models.CharField(max_length=255, blank=True, default="")
    media_type = models.CharField(max_length=255, blank=True, default="")
    text = models.TextField(blank=True)
    text_sha256 = models.CharField(max_length=64)
    text_length = models.GeneratedField(
        expression=CodePoints("text"), output_field=models.IntegerField(), db_persist=True, editable=False
    )
    reader = models.CharField(max_length=64)
    reader_version = models.CharField(max_length=32)
    canonicalisation = models.CharField(max_length=32)
    title = models.CharField(max_length=500, blank=True, default="")
    metadata = models.JSONField(default=dict, blank=True)
    pages = models.JSONField(default=list, blank=True)
    tables = models.JSONField(default=list, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    captured_at = models.DateTimeField(db_default=Now())
    captured_from = models.CharField(max_length=2000, blank=True, default="")
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-captured_at", "-id")
        indexes = [
            models.Index(fields=["raw_sha256"], name="snapshot_raw_sha256"),
            models.Index(fields=["text_sha256"], name="snapshot_text_sha256"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["source", "raw_sha256"], name="snapshot_once_per_source_and_bytes"),
            equal(F("raw_sha256"), Sha256OfBytes(F("raw")), name="snapshot_raw_hash_true"),
            equal(F("text_sha256"), Sha256OfText(F("text")), name="snapshot_text_hash_true"),
            models.CheckConstraint(condition=Q(raw_size__lte=MAX_RAW_BYTES), name="snapshot_raw_size_capped"),
            models.CheckConstraint(
                condition=~Q(reader="") & ~Q(reader_version="") & ~Q(canonicalisation=""),
                name="snapshot_reader_versions_said",
            ),
            json_is("metadata", "object", name="snapshot_metadata_object"),
            json_is("pages", "array", name="snapshot_pages_list"),
            json_is("tables", "array", name="snapshot_tables_list"),
            json_is("warnings", "array", name="snapshot_warnings_list"),
        ]

    def __str__(self) -> str:
        return f"{self.filename or self.title or 'snapshot'} {self.raw_sha256[:12]}"


class Passage(Record):
    """A stretch of a snapshot's text that the index knows, in code points, half open. Passages overlap, so that a
    quotation across the border of two is found; a later cutter may throw them away and cut anew.
    """

    reach: ClassVar[Reach] = Reach(
        desk="snapshot__source__desk",
        confidential=("snapshot__source__confidential",),
        guests=("snapshot__source__open_to_guests",),
    )

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    cutter = models.CharField(max_length=32, help_text="Version of the rule that cut it.")

    class Meta:
        ordering = ("snapshot", "start", "end")
        constraints = [
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="passage_start_before_end"),
            models.UniqueConstraint(fields=["snapshot", "start", "end"], name="passage_once_per_span"),
        ]

    def __str__(self) -> str:
        return f"snapshot {self.snapshot_id} [{self.start}:{self.end}]"
