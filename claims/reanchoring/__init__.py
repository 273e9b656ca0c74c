"""A source was captured anew: where do its cited passages stand now? Everything is imported from here.

    new snapshot --> job --> every citation of an earlier one is looked for in it --> Reanchoring rows
                              exact, relocated: nothing to say          altered, ambiguous, orphan: a finding
    a person takes the snapshot over --> the dossier reads it, what stands in it unchanged points to it

A dossier stays with the snapshot that it was given, so that no evidence changes under a decision. What changed is a
finding of the rule `source.changed` on every claim that cites it; until the finding is set aside or the new snapshot is
taken over, the claim is stale. Words that stand as before keep the claim's decisions and raise nothing. What people
mended in its tables follows where the cell is surely the same (`mending`).
"""

from claims.reanchoring.anchors import CHANGED, Anchored, anchored_in
from claims.reanchoring.evidence import EvidenceNow, evidence_now
from claims.reanchoring.mending import carry_mends, settle
from claims.reanchoring.reading import SourceChange, changes_of, newer_snapshots
from claims.reanchoring.storing import BATCH, reanchor
from claims.reanchoring.taking import TakenOver, take_over

__all__ = [
    "BATCH",
    "CHANGED",
    "Anchored",
    "EvidenceNow",
    "SourceChange",
    "TakenOver",
    "anchored_in",
    "carry_mends",
    "changes_of",
    "evidence_now",
    "newer_snapshots",
    "reanchor",
    "settle",
    "take_over",
]
