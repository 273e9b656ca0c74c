"""Checking in the background: ask for a check, follow it, read what it gave. Everything is imported from here.

    request_check --> CheckRun and job --> find --> check, in batches --> compare --> run done

PostgreSQL holds the work (see `sources.outbox`); the same inputs are the same run, and every job may be done twice.
"""

from claims.checking.batches import BATCH, CUT_OFF, check, check_alone, find
from claims.checking.comparing import compare
from claims.checking.elsewhere import told, without_places
from claims.checking.inputs import NOT_CHECKED, Inputs, inputs_of
from claims.checking.reports import NoReport, report_of
from claims.checking.runs import (
    ALONE,
    CHECK,
    COMPARE,
    FIND,
    OutdatedDraft,
    Progress,
    fail_buried,
    progress,
    recheck_neighbours,
    request_check,
)

__all__ = [
    "ALONE",
    "BATCH",
    "CHECK",
    "COMPARE",
    "CUT_OFF",
    "FIND",
    "NOT_CHECKED",
    "Inputs",
    "NoReport",
    "OutdatedDraft",
    "Progress",
    "check",
    "check_alone",
    "compare",
    "fail_buried",
    "find",
    "inputs_of",
    "progress",
    "recheck_neighbours",
    "report_of",
    "request_check",
    "told",
    "without_places",
]
