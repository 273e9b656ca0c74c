"""Short ways to make a draft, a source and a check in tests of kinds."""

import datetime

from claims.examination import Draft, Report, examine_draft
from claims.kinds import Check, Context, FoundClaim, Material, SourceText, kinds
from sources.readers import read
from sources.text.subjects import Aliases


def source(text: str, id_: str = "note.txt", **known: object) -> SourceText:
    published = known.pop("published", None)
    return SourceText(id_, Material(text, published=published), published=published, **known)  # type: ignore[arg-type]


def table(csv: str, id_: str = "table.csv", **known: object) -> SourceText:
    document = read(csv.encode(), filename=id_)
    return SourceText(id_, Material(document.text), tables=document.tables, **known)  # type: ignore[arg-type]


def claims(kind: str, draft: str, **known: object) -> list[FoundClaim]:
    return list(kinds()[kind].find(Material(draft, **known)))  # type: ignore[arg-type]


def check(
    kind: str, draft: str, *sources: SourceText, accepted: list[list[str]] | None = None, **known: object
) -> Check:
    """The check of the only claim of `kind` in `draft`."""
    (claim,) = claims(kind, draft, **known)
    aliases = Aliases.collect(accepted or [], [draft, *(one.text for one in sources)])
    return kinds()[kind].check(claim, sources, Context(aliases, Material(draft, **known)))  # type: ignore[arg-type]


def told(result: Check) -> list[tuple[str, str]]:
    """Rule and severity of every finding."""
    return [(finding.rule, finding.severity) for finding in result.findings]


def examine(draft: str, *sources: SourceText, published: datetime.date | None = None) -> Report:
    return examine_draft(Draft(Material(draft, published=published)), sources)
