"""Checking in the background: ask for a check, follow it, read what it gave. Everything is imported from here.

    request_check --> CheckRun and job --> find --> check, in batches --> compare --> run done --> meet the neighbours

PostgreSQL holds the work (see `sources.outbox`); the same inputs are the same run, and every job may be done twice.
"""

from claims.checking.batches import BATCH, CUT_OFF, check, check_alone, find
from claims.checking.cited import STEERED
from claims.checking.comparing import compare
from claims.checking.elsewhere import told, without_places
from claims.checking.inputs import NOT_CHECKED, Inputs, inputs_of
from claims.checking.ledger import SeenLedger, ledger_seen_by
from claims.checking.names import SUGGEST, recheck, suggest_names
from claims.checking.neighbours import MEET, Apart, disagreements, meet
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
    "MEET",
    "NOT_CHECKED",
    "STEERED",
    "SUGGEST",
    "Apart",
    "Inputs",
    "NoReport",
    "OutdatedDraft",
    "Progress",
    "SeenLedger",
    "check",
    "check_alone",
    "compare",
    "disagreements",
    "fail_buried",
    "find",
    "inputs_of",
    "ledger_seen_by",
    "meet",
    "progress",
    "recheck",
    "recheck_neighbours",
    "report_of",
    "request_check",
    "suggest_names",
    "told",
    "without_places",
]
