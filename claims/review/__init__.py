"""Review: decisions about claims (`deciding`) and about what checks found against them (`findings`)."""

from claims.review.deciding import (
    EARLIER,
    PASSABLE,
    ROLES,
    TRANSITIONS,
    ReviewError,
    SeenEvidence,
    SeenFinding,
    Sight,
    allowed_actions,
    decide,
    landing,
    sight,
    wants_second_reader,
    why_not,
)
from claims.review.findings import dismiss, take_back

__all__ = [
    "EARLIER",
    "PASSABLE",
    "ROLES",
    "TRANSITIONS",
    "ReviewError",
    "SeenEvidence",
    "SeenFinding",
    "Sight",
    "allowed_actions",
    "decide",
    "dismiss",
    "landing",
    "sight",
    "take_back",
    "wants_second_reader",
    "why_not",
]
