"""Dossiers to export: one that was really examined, and one made by hand with every case a format must cope with."""

import datetime as dt

from claims.annotating import from_report
from claims.examination import Draft, examine_draft
from claims.exports import (
    MASKED,
    VOUCH,
    Agent,
    AnnotatedCitation,
    AnnotatedClaim,
    AnnotatedDossier,
    AnnotatedFinding,
    Bibliography,
    CheckStatus,
    Counts,
    CrossFinding,
    Difference,
    Gap,
    Mark,
    Passage,
    SourceRef,
    named_by_hash,
    sha256_of,
    stable_iri,
)
from claims.kinds import Material, SourceText
from sources.text.anchoring import Selector, describe

MOMENT = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)

FERRY = (
    "Harbour opens again\n\n"
    "The ferry carried 48 passengers on Monday, the harbour office said. “Nobody was hurt and nobody was in danger,” "
    "said Ilse Brandt, the harbour master.\n\n"
    "The Dock Workers’ Front claimed responsibility for the fire. Repairs cost 1.2 million euros.\n"
)
LOG = (
    "Harbour log, 2 March. The ferry carried 47 passengers on Monday. “Nobody was hurt and nobody was in danger,” "
    "said Ilse Brandt, the harbour master, when asked by reporters.\n"
)
STATEMENT = "The Dock Workers’ Front denied responsibility for the fire, a spokesman said on Tuesday.\n"


def examined(urls: dict[str, str] | None = None) -> AnnotatedDossier:
    """A short draft against two sources, as the core checks them."""
    sources = [
        SourceText(
            "log.txt",
            Material(LOG, "en"),
            title="Harbour log",
            publisher="Harbour Office",
            authors=("Ilse Brandt",),
            published=dt.date(2026, 3, 2),
            primary=True,
        ),
        SourceText("statement.txt", Material(STATEMENT, "en"), title="Statement of the Front"),
        SourceText("scan.pdf", Material(""), unreadable="the file is encrypted"),
    ]
    draft = Draft(Material(FERRY, "en"), "Harbour opens again")
    return from_report(draft, sources, examine_draft(draft, sources), generated=MOMENT, urls=urls)


def source(number: int, text: str, **fields: str) -> SourceRef:
    """A readable source with a captured text."""
    sha256 = sha256_of(text)
    return SourceRef(
        id=f"source{number}.txt",
        iri=named_by_hash(sha256),
        bibliography=Bibliography(**{"title": f"Source {number}", **fields}),  # type: ignore[arg-type]  # texts only
        text_sha256=sha256,
        captured_at=MOMENT,
    )


def claim(number: int, text: str, start: int, end: int, status: CheckStatus = "ok", **fields: object) -> AnnotatedClaim:
    """A claim at one place of a draft."""
    return AnnotatedClaim(
        id=str(number),
        iri=stable_iri("claim", str(number)),
        number=number,
        kind="quote",
        label="Quotation",
        text=text[start:end],
        places=(describe(text, start, end),) if start < end else (),
        status=status,
        **fields,  # type: ignore[arg-type]  # what a test names
    )


def dossier(text: str, claims: list[AnnotatedClaim], **fields: object) -> AnnotatedDossier:
    """A dossier of these claims, its marks in the order that formats are promised."""
    marks = [
        Mark(one.number, place.start, place.end, one.status, turn, tuple(two.number for two in one.shared if two.grave))
        for one in claims
        for turn, place in enumerate(one.places, 1)
    ]
    statuses = [one.status for one in claims]
    sha256 = sha256_of(text)
    given = {
        "iri": stable_iri("dossier", sha256),
        "title": "A draft",
        "draft": SourceRef("draft", named_by_hash(sha256), text_sha256=sha256, captured_at=MOMENT),
        "counts": Counts(*(statuses.count(status) for status in ("ok", "problem", "info", "unchecked", "stale"))),
        **fields,
    }
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.number))
    return AnnotatedDossier(text=text, marks=ordered, claims=claims, **given)  # type: ignore[arg-type]  # as above


HOSTILE = "</script><img src=x onerror=alert(1)> \"'& ]]> <!-- \u202e{} = ER  -"
"""Text that must arrive as text, whatever a format is made of."""


def everything() -> AnnotatedDossier:
    """Every status, finding, kind of citation and mask that there is, with hostile words in each field."""
    text = f"One two three. {HOSTILE} Four five six.\nSeven \U0001f6a2 eight.\n"
    held = source(1, f"Held: {HOSTILE}", authors=(HOSTILE,), url="javascript:alert(1)", publisher=HOSTILE)  # type: ignore[arg-type]  # a tuple of authors
    web = source(2, "Told.", url="https://news.example/a b?q=<1>", language="en", issued="2026-03")
    selector = Selector(HOSTILE, "Held: ", "", 6, 6 + len(HOSTILE))
    finding = AnnotatedFinding(
        rule="quote.negation",
        severity="high",
        message=HOSTILE,
        arithmetic="48 - 47 = 1",
        differences=(Difference("did", "did not"), Difference("", HOSTILE)),
        evidence=Passage(held, selector, "iv"),
    )
    shared = CrossFinding(1, finding, (1, 2), (HOSTILE,))
    claims = [
        claim(1, text, 0, 13, "problem", shared=(shared,), findings=(finding,),
              citations=(AnnotatedCitation(Passage(web)),)),
        claim(2, text, 4, 20, "ok", shared=(shared,), compared=("found word for word",),
              verdict="supported", state="approved",
              reviewer=Agent("person", HOSTILE), reviewed=MOMENT, creator=VOUCH, created=MOMENT, modified=MOMENT),
        claim(3, text, 15, 15 + len(HOSTILE), "unchecked", unchecked=HOSTILE),
        claim(4, text, len(text) - 9, len(text) - 2, "stale", compared_withheld=True, citations=(
            AnnotatedCitation(Passage(MASKED)),
            AnnotatedCitation(withheld=True, relation="contradicts"),
            AnnotatedCitation(channel="by phone", note=HOSTILE, noted_on=dt.date(2026, 3, 3), relation="context"),
        )),
        claim(5, text, 0, 0, "info", findings=(
            AnnotatedFinding("quote.absent", "low", "not shown", withheld=True, arithmetic="not shown"),
            AnnotatedFinding("quote.typographic", "info", "a dash", dismissed=HOSTILE),
        )),
    ]  # fmt: skip
    return dossier(
        text,
        claims,
        title=HOSTILE,
        language="en",
        version=2,
        cross=(shared,),
        gaps=(Gap("number", HOSTILE, 15, 15 + len(HOSTILE)),),
        sources=(held, web, MASKED, SourceRef("scan.pdf", "urn:x", unreadable=HOSTILE)),
        warnings=(HOSTILE,),
        generated=MOMENT,
    )
