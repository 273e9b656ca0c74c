"""Kinds of claim. A kind finds its claims in a draft and checks one claim against sources; text in, values out.

A kind is one module of this package (or an entry point of the group `vouch.kinds`) with the names that the `Kind`
protocol lists. Everything that the shell stores of a claim is in `FoundClaim` and `Check`: both are plain values, and a
payload is a frozen dataclass whose fields are JSON's own types, so that it can be stored, shown and read back.
"""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Literal, Protocol, cast

from claims.material import Evidence, Material, SourceText
from sources.discovery import plugin_modules
from sources.text.subjects import Aliases

Severity = Literal["high", "medium", "low", "info"]
Outcome = Literal["ok", "problem", "info", "unchecked"]


class Payload(Protocol):
    """A frozen dataclass whose fields are str, bool, int, None or tuples of str."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


def why_unchecked(sources: Sequence[SourceText]) -> str:
    """Why there is nothing to compare with, for a claim that needs running text and found none to read."""
    unreadable = [f"{source.id} could not be read: {source.unreadable}" for source in sources if source.unreadable]
    if unreadable:
        return "; ".join(unreadable)
    return "no source with running text was given" if sources else "no source was given"


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim: its kind, its words in the draft (code points, half open) and what it says, as the kind's payload."""

    kind: str
    start: int
    end: int
    text: str
    payload: Payload

    def payload_dict(self) -> dict[str, Any]:
        """The payload in JSON's own types."""
        return asdict(cast(Any, self.payload))


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ, for display: what the draft has and what the source has (either may be empty).

    `start` and `end` are in the draft's text, `source_start` and `source_end` in the source's.
    """

    draft: str
    source: str
    kind: str
    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check has to say about a claim. `start` and `end` are in the draft's text."""

    rule: str
    severity: Severity
    message: str
    start: int
    end: int
    evidence: Evidence | None = None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """What checking one claim gave. `unchecked` says why nothing could be compared; then there is no verdict.

    `citations` are the passages that the claim was compared with and agrees with; `notes` say in words what was
    compared, so that an `ok` is never bare.
    """

    findings: tuple[Finding, ...] = ()
    citations: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()
    unchecked: str = ""

    @property
    def outcome(self) -> Outcome:
        """A problem with a finding of high or medium, info with only low or info ones, unchecked where not compared."""
        severities = {finding.severity for finding in self.findings}
        if severities & {"high", "medium"}:
            return "problem"
        if self.unchecked:
            return "unchecked"
        return "info" if severities else "ok"


@dataclass(frozen=True)
class Context:
    """What a check may know beside the claim and its sources: which names are one, and the draft around the claim."""

    aliases: Aliases = field(default_factory=Aliases)
    draft: Material | None = None


class Kind(Protocol):
    """What a kind's module offers."""

    NAME: str
    LABEL: str
    Payload: type[Any]

    def find(self, draft: Material) -> Iterator[FoundClaim]:
        """The claims of this kind in a draft, in text order."""

    def check(self, claim: FoundClaim, sources: Sequence[SourceText], context: Context) -> Check:
        """Compare one claim with the sources. Never raises for any text."""


__all__ = [
    "Check", "Context", "Difference", "Evidence", "Finding", "FoundClaim", "Kind", "Material", "Outcome", "Payload",
    "Severity", "SourceText", "kind_choices", "kinds", "why_unchecked",
]  # fmt: skip


@functools.cache
def kinds() -> dict[str, Kind]:
    """All kinds by name, in order of their names."""
    found = [cast(Kind, module) for module in plugin_modules("claims.kinds", "vouch.kinds")]
    return {kind.NAME: kind for kind in sorted(found, key=lambda one: one.NAME)}


def kind_choices() -> list[tuple[str, str]]:
    """(name, label) of every kind, for a form or a model field."""
    return [(kind.NAME, kind.LABEL) for kind in kinds().values()]
