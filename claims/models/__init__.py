"""The records of the claims side, one module per group. Everything is imported from here."""

from claims.models.access import IdempotencyRecord, Token, Webhook
from claims.models.base import SelectorRecord
from claims.models.checks import CheckRun, ClaimCheck, Finding
from claims.models.claims import Claim, ClaimVersion, Occurrence
from claims.models.dossiers import Dossier, DossierSource, DraftVersion
from claims.models.evidence import Citation
from claims.models.exports import Export
from claims.models.facts import Disagreement, Fact
from claims.models.mends import CellMend, MendCarry
from claims.models.names import NameDecision, NameSighting, NameSuggestion
from claims.models.reanchoring import Reanchoring
from claims.models.registry import Actor, ActorKind, ActorName, Event, Measure
from claims.models.review import Assignment, Comment, Decision, FindingDecision, Query

__all__ = [
    "Actor",
    "ActorKind",
    "ActorName",
    "Assignment",
    "CellMend",
    "CheckRun",
    "Citation",
    "Claim",
    "ClaimCheck",
    "ClaimVersion",
    "Comment",
    "Decision",
    "Disagreement",
    "Dossier",
    "DossierSource",
    "DraftVersion",
    "Event",
    "Export",
    "Fact",
    "Finding",
    "FindingDecision",
    "IdempotencyRecord",
    "Measure",
    "MendCarry",
    "NameDecision",
    "NameSighting",
    "NameSuggestion",
    "Occurrence",
    "Query",
    "Reanchoring",
    "SelectorRecord",
    "Token",
    "Webhook",
]
