"""What a person may not see is masked before any format gets it. When in doubt, the words are withheld."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.exports import MASKED, Bibliography, SourceRef, named_by_hash, web_address
from claims.intake import ReadSource
from claims.models import Finding
from sources.models import Precision, Snapshot, Source


@dataclass(frozen=True)
class Veil:
    """Which sources a reader may see. `names` are what a hidden source may be called by, case folded."""

    visible: frozenset[int]
    names: frozenset[str]
    hides_any: bool

    @classmethod
    def over(cls, sources: Iterable[ReadSource], visible: Iterable[int]) -> "Veil":
        """The veil over a dossier's sources for somebody who may see only those with the ids `visible`."""
        seen = frozenset(visible)
        hidden = [one for one in sources if one.source.pk not in seen]
        names = {
            name.casefold().strip()
            for one in hidden
            for name in (
                one.text.id,
                one.snapshot.filename if one.snapshot else "",
                one.source.title,
                one.source.publisher,
                one.source.voice_name,
                *one.source.authors,
            )
        }
        return cls(seen, frozenset(names - {""}), bool(hidden))

    def hides(self, *texts: str) -> bool:
        """Whether one of the texts names a hidden source."""
        folded = "\n".join(texts).casefold()
        return any(name in folded for name in self.names)

    def hides_finding(self, finding: Finding) -> bool:
        """Whether a finding speaks of a hidden source, or may: one without evidence may have compared any of them.

        Only that something was not found at all says nothing of what stands in a source.
        """
        if finding.evidence is not None and finding.evidence.source_id not in self.visible:
            return True
        if self.hides(finding.message, finding.arithmetic, finding.dismissed_because):
            return True
        return self.hides_any and finding.evidence is None and not finding.rule.endswith(".absent")

    def source(self, source: Source, snapshot: Snapshot | None, name: str = "") -> SourceRef:
        """The source as an export may show it to this reader."""
        if source.pk not in self.visible:
            return MASKED
        sha256 = snapshot.text_sha256 if snapshot else ""
        return SourceRef(
            id=name or (snapshot.filename if snapshot else "") or source.title,
            iri=web_address(source.url) or (named_by_hash(sha256) if sha256 else ""),
            bibliography=Bibliography(
                title=source.title,
                csl_type=source.csl_type,
                authors=tuple(source.authors),
                publisher=source.publisher,
                issued=_issued(source),
                url=source.url,
                language=source.language,
                standing=source.standing,
            ),
            text_sha256=sha256,
            captured_at=snapshot.captured_at if snapshot else None,
            confidential=source.confidential,
            unreadable="" if snapshot else "nothing of it was captured",
        )


def _issued(source: Source) -> str:
    """As much of the date as is known."""
    if source.issued is None:
        return ""
    length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(Precision(source.issued_precision), 10)
    return source.issued.isoformat()[:length]
