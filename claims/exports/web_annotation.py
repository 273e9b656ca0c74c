"""W3C Web Annotation: an AnnotationCollection in JSON-LD with all annotations on one embedded page, one per claim.

The target of an annotation is the claim's place in the draft, named by the hash of the draft's text and selected by a
TextQuoteSelector and a TextPositionSelector (code points). Its bodies are the check status and a person's verdict as
tags, what was compared and each finding as text, and each cited passage as a SpecificResource with the same two
selectors and the state (TimeState) of the source in which the words stood so. Each annotation carries its own
`@context`, so that one cut out of the file stands for itself. One annotation is one line of the file.

Terms: Web Annotation Data Model, W3C Recommendation of 23 February 2017. Bibliographic terms are those of Dublin Core,
which the annotation context knows as `dcterms`.
"""

import datetime
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from claims.exports import (
    RELATION_WORDS,
    STATUS_WORDS,
    Agent,
    AnnotatedCitation,
    AnnotatedClaim,
    AnnotatedDossier,
    AnnotatedFinding,
    Passage,
    SourceRef,
    bibliographic_line,
    named_by_hash,
    stable_iri,
    write_text,
)
from sources.text.anchoring import Selector

NAME = "web_annotation"
LABEL = "Web Annotation (JSON-LD)"
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
SUFFIX = ".jsonld"

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
WITHHELD: Final = "The source is confidential: its words are not part of this export."

Json = dict[str, Any]


def write(dossier: AnnotatedDossier, out: BinaryIO) -> None:
    """Write the collection. Lone surrogates, which UTF-8 cannot hold, become JSON escapes."""
    write_text(out, _pieces(dossier), errors="backslashreplace")


def _pieces(dossier: AnnotatedDossier) -> Iterator[str]:
    label = f"{dossier.title or 'Draft'}: claims and their sources"
    total = dossier.counts.total
    head: Json = {
        "@context": CONTEXT,
        "id": dossier.iri,
        "type": "AnnotationCollection",
        "label": label,
        "total": total,
        "generator": _agent(dossier.generator),
        **_moments(generated=dossier.generated),
    }
    if not total:
        yield f"{_json(head)}\n"
        return
    page: Json = {
        "@context": CONTEXT,
        "id": stable_iri(dossier.iri, "page 1"),
        "type": "AnnotationPage",
        "startIndex": 0,
        "partOf": {"id": dossier.iri, "type": "AnnotationCollection", "label": label, "total": total},
    }
    yield f'{_json(head)[:-1]}, "first": {_json(page)[:-1]}, "items": ['
    before = "\n"
    for claim in dossier.claims:
        yield f"{before}{_json(_annotation(claim, dossier))}"
        before = ",\n"
    yield "\n]}}\n"


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _annotation(claim: AnnotatedClaim, dossier: AnnotatedDossier) -> Json:
    return {
        "@context": CONTEXT,
        "id": claim.iri,
        "type": "Annotation",
        "motivation": "assessing",
        **({"creator": _agent(claim.creator)} if claim.creator else {}),
        **_moments(created=claim.created, modified=claim.modified),
        "generator": _agent(dossier.generator),
        **_moments(generated=dossier.generated),
        "target": _one_or_all([_target(place, dossier) for place in claim.places] or [_target(None, dossier)]),
        "body": list(_bodies(claim)),
    }


def _bodies(claim: AnnotatedClaim) -> Iterator[Json]:
    yield _text(claim.status, "tagging")
    yield _text(claim.kind, "classifying")
    if claim.verdict:
        by = {"creator": _agent(claim.reviewer)} if claim.reviewer else {}
        yield {**_text(claim.verdict, "tagging"), **by, **_moments(created=claim.reviewed)}
    yield _text(" ".join(_summary(claim)), "commenting")
    for finding in claim.findings:
        yield _text(finding_words(finding), "commenting")
    for shared in claim.shared:
        yield _text(f"With other claims: {finding_words(shared.finding)}", "commenting")
    for citation in claim.citations:
        yield _citation(citation)
    shown = {_key(one.passage) for one in claim.citations}
    for finding in claim.findings:
        if finding.evidence and not finding.evidence.source.masked and _key(finding.evidence) not in shown:
            shown.add(_key(finding.evidence))
            yield _passage(finding.evidence)


def _summary(claim: AnnotatedClaim) -> Iterator[str]:
    yield f"{claim.label}: {STATUS_WORDS[claim.status]}."
    if not claim.places:
        yield "The claim was not found again in this version of the draft."
    if claim.unchecked:
        yield f"Not checked: {claim.unchecked}."
    if claim.compared_withheld:
        yield "What was compared names a confidential source and is withheld."
    elif claim.compared:
        yield f"Compared: {'; '.join(claim.compared)}."


def finding_words(finding: AnnotatedFinding) -> str:
    """A finding in one text: severity, message, arithmetic, rule, and why it was set aside if it was."""
    message = "what it says is withheld: it speaks of a confidential source" if finding.withheld else finding.message
    parts = [f"{finding.severity.capitalize()}: {message}"]
    if finding.arithmetic and not finding.withheld:
        parts.append(finding.arithmetic)
    parts.append(f"[{finding.rule}]")
    if finding.dismissed:
        parts.append(f"Dismissed: {finding.dismissed}")
    return " ".join(parts)


def _citation(citation: AnnotatedCitation) -> Json:
    if citation.passage and not citation.passage.source.masked:
        return _passage(citation.passage)
    if citation.passage or citation.withheld:
        return _text(f"{RELATION_WORDS[citation.relation]}. {WITHHELD}", "describing")
    day = f", {citation.noted_on.isoformat()}" if citation.noted_on else ""
    return _text(f"{RELATION_WORDS[citation.relation]} ({citation.channel}{day}): {citation.note}", "describing")


def _key(passage: Passage | None) -> tuple[str, Selector | None]:
    return (passage.source.iri, passage.selector) if passage else ("", None)


def _passage(passage: Passage) -> Json:
    """A passage as a body. Its purpose is linking; the source is described beside its IRI."""
    return {
        "type": "SpecificResource",
        "purpose": "linking",
        "source": _source(passage.source),
        **({"selector": _selectors(passage.selector)} if passage.selector else {}),
        **_state(passage.source),
    }


def _source(source: SourceRef) -> Json:
    known = source.bibliography
    said: Json = {
        "language": known.language,
        "dcterms:bibliographicCitation": bibliographic_line(source),
        "dcterms:title": known.title,
        "dcterms:creator": list(known.authors),
        "dcterms:publisher": known.publisher,
        "dcterms:issued": known.issued,
    }
    return {"id": source.iri, "type": "Text", **{key: value for key, value in said.items() if value}}


def _state(source: SourceRef) -> Json:
    """Which state of the source: when it was captured, and the hash of its text as the name of the copy."""
    if source.captured_at is None:
        return {}
    kept = {"cached": named_by_hash(source.text_sha256)} if source.text_sha256 else {}
    return {"state": {"type": "TimeState", "sourceDate": _instant(source.captured_at), **kept}}


def _target(place: Selector | None, dossier: AnnotatedDossier) -> Json:
    """A place in the draft; the whole draft for a claim that has no place, which no lookalike is given."""
    return {
        "type": "SpecificResource",
        "source": dossier.draft.iri,
        **({"selector": _selectors(place)} if place else {"scope": dossier.draft.iri}),
        **_state(dossier.draft),
    }


def _selectors(selector: Selector) -> list[Json]:
    quote: Json = {"type": "TextQuoteSelector", "exact": selector.exact}
    around = {"prefix": selector.prefix, "suffix": selector.suffix}
    quote.update({key: value for key, value in around.items() if value})
    return [quote, {"type": "TextPositionSelector", "start": selector.start, "end": selector.end}]


def _text(value: str, purpose: str) -> Json:
    language = {} if purpose in ("tagging", "classifying") else {"language": "en"}
    return {"type": "TextualBody", "value": value, "format": "text/plain", **language, "purpose": purpose}


def _agent(agent: Agent) -> Json:
    name = f"{agent.name} {agent.version}".strip()
    return {
        "id": stable_iri("agent", agent.kind, name),
        "type": "Person" if agent.kind == "person" else "Software",
        "name": name,
    }


def _moments(**moments: datetime.datetime | None) -> Json:
    return {key: _instant(moment) for key, moment in moments.items() if moment}


def _instant(moment: datetime.datetime) -> str:
    """In UTC with a Z. A moment without a zone is taken for UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return aware.astimezone(datetime.UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _one_or_all(targets: list[Json]) -> Json | list[Json]:
    return targets[0] if len(targets) == 1 else targets
