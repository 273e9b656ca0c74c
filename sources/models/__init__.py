"""The records of the source side. Everything is imported from here; the modules are only a way to keep files short."""

from sources.models.base import (
    ADMINISTRATORS,
    STAFF,
    TRUSTED,
    Conflict,
    Reach,
    Record,
    RecordQuerySet,
    Role,
    one_of,
    sha256_like,
)
from sources.models.desks import Desk, Membership
from sources.models.jobs import Job, JobState
from sources.models.material import (
    MAX_RAW_BYTES,
    FigureStatus,
    Passage,
    Precision,
    Purpose,
    Snapshot,
    Source,
    Standing,
    Voice,
)

__all__ = [
    "ADMINISTRATORS",
    "MAX_RAW_BYTES",
    "STAFF",
    "TRUSTED",
    "Conflict",
    "Desk",
    "FigureStatus",
    "Job",
    "JobState",
    "Membership",
    "Passage",
    "Precision",
    "Purpose",
    "Reach",
    "Record",
    "RecordQuerySet",
    "Role",
    "Snapshot",
    "Source",
    "Standing",
    "Voice",
    "one_of",
    "sha256_like",
]
