"""How stories, sources and claims come in. Everything is imported from here; the modules keep files short.

Every service checks the person's role on the desk, locks the dossier first and then its claims, and writes all or
nothing. Guarded services take the version that the writer saw and raise `Conflict` when somebody was faster.
"""

from claims.intake.evidence import cite, note
from claims.intake.material import (
    ReadSource,
    draft_of,
    material_of,
    measures,
    read_sources,
    source_texts,
)
from claims.intake.opening import attach_source, latest_version, open_dossier
from claims.intake.payloads import ClaimError, Finder, found_claim, payload_dict, payload_of
from claims.intake.recording import NewClaim, change_claim, record_claims, reopened

__all__ = [
    "ClaimError",
    "Finder",
    "NewClaim",
    "ReadSource",
    "attach_source",
    "change_claim",
    "cite",
    "draft_of",
    "found_claim",
    "latest_version",
    "material_of",
    "measures",
    "note",
    "open_dossier",
    "payload_dict",
    "payload_of",
    "read_sources",
    "record_claims",
    "reopened",
    "source_texts",
]
