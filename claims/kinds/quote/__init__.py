"""Quotations: are these the words, in this mouth, and not turned by what stands around them?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.kinds import Check, Context, Finding, FoundClaim, Material, SourceText, why_unchecked
from claims.kinds.quote.carrying import came_before, goes_on
from claims.kinds.quote.comparing import Around, QuoteCheck, check_quote
from claims.kinds.quote.telling import QUIET, evidence_of, findings_of, notes_of
from claims.kinds.quote.translation import translated
from sources.text import Span
from sources.text.languages import language_of
from sources.text.matching import ACCEPTABLE
from sources.text.subjects import PRONOUNS

__all__ = [
    "LABEL", "LADDER", "NAME", "QUIET", "Around", "Payload", "QuoteCheck", "check", "check_quote", "find",
]  # fmt: skip

NAME = "quote"
LABEL = "Quotation"

LADDER = (
    "exact", "typographic", "case", "editorial", "elided", "ambiguous", "spliced", "altered", "absent", "unchecked",
)  # fmt: skip
"""Outcomes from the best to the worst, to choose between sources."""


@dataclass(frozen=True, slots=True)
class Payload:
    """Whose words, as the draft has it. `speaker` is the mention, `resolved` the full name where a rule is sure."""

    speaker: str = ""
    resolved: str = ""
    quote_kind: str = "direct"
    confidence: str = "low"
    group: int = 0

    @property
    def said_by(self) -> str:
        """The speaker to show: the mention where it holds the full name ("Dr. Ann Poe"), else the full name."""
        return self.speaker if self.resolved in self.speaker else self.resolved


def find(draft: Material) -> Iterator[FoundClaim]:
    """Every marked fragment that is somebody's words; titles and scare quotes are not speech.

    Words that a speaker reports of somebody else ("Poe said that Vale called it “…”") are that other's.
    """
    for one in draft.quotations:
        if one.kind not in ("direct", "mixed"):
            continue
        pieces = draft.speakers.places(Span(one.start, one.end))
        piece = max(pieces, key=lambda each: each.end - each.start, default=None)
        said = None if piece is None or (one.speaker is None and piece.how != "turn") else piece.speaker
        # "he" of whom somebody else tells is not that somebody, whoever was named last
        own = said is None or (said.mention == one.speaker and one.resolved not in (piece.others if piece else ()))
        payload = Payload(
            speaker=said.mention.text if said is not None and said.mention is not None else "",
            resolved=(one.resolved if own or said is None else said.name) or "",
            quote_kind=one.kind,
            confidence=one.confidence,
            group=one.group,
        )
        yield FoundClaim(NAME, one.start, one.end, draft.text[one.start : one.end], payload)


def check(claim: FoundClaim, sources: Sequence[SourceText], context: Context) -> Check:
    """Look for the words in every source that has running text, and judge by the best place found."""
    payload = claim.payload
    assert isinstance(payload, Payload)  # noqa: S101 - the registry hands a kind its own claims only
    readable = [source for source in sources if source.has_prose]
    if not readable:
        return Check(unchecked=why_unchecked(sources))
    speaker = None if payload.said_by.lower() in PRONOUNS else payload.said_by or None
    quoted_in = language_of(claim.text) or (context.draft.written_in if context.draft is not None else None)
    around = Around(_paragraph_of(claim, context), quoted_in)
    results = [
        (source, _carried(claim, context, source, _check_in(claim.text, speaker, source, context, around)))
        for source in readable
    ]
    source, best = min(results, key=_order)
    if best.outcome in ("absent", "unchecked"):
        return _not_found(claim, sources, results, speaker, quoted_in, context)
    findings = tuple(findings_of(claim, source, best, speaker))
    notes = notes_of(source, best, speaker)
    if not best.acceptable:
        return Check(findings=findings, notes=notes)
    others = [row for row in results if row[0] is not source and row[1].acceptable and row[1].how != "reported"]
    held = [evidence_of(*row) for row in [(source, best), *sorted(others, key=_order)]]
    return Check(findings=findings, citations=tuple(held), notes=notes)


def _order(row: tuple[SourceText, QuoteCheck]) -> tuple[int, bool, int, int]:
    """Sources from the best to the worst: the right words in the right mouth, then whatever speaks against that.

    A source that gives the words to somebody else comes before one that does not say whose they are.
    """
    found = row[1]
    if found.acceptable:
        rank = 0 if found.told == "same" else 2
    else:
        rank = 1 if found.flags == {"misattributed"} and LADDER.index(found.outcome) < LADDER.index("ambiguous") else 3
    return rank, found.how == "reported", LADDER.index(found.outcome), len(found.flags)


def _check_in(quote: str, speaker: str | None, source: SourceText, context: Context, around: Around) -> QuoteCheck:
    return check_quote(
        quote,
        speaker,
        source.text,
        voice=source.voice,
        folded=source.material.folded,
        speakers=source.material.speakers,
        aliases=context.aliases,
        around=Around(around.context, around.quote_language, source.material.written_in),
    )


def _carried(claim: FoundClaim, context: Context, source: SourceText, found: QuoteCheck) -> QuoteCheck:
    """The result without the cuts that are none, because the draft has what stands there beside its quotation."""
    draft = context.draft
    if draft is None or not found.flags & {"cut_head", "cut_tail"} or draft.text[claim.start : claim.end] != claim.text:
        return found
    here, there = Span(claim.start, claim.end), Span(found.spans[0].start, found.spans[-1].end)
    flags = set(found.flags)
    alone = len(claim.text.split()) == 1  # a single word stands for itself, whatever came next
    if alone or goes_on(draft.text, here, source.text, there, draft.quotations, source.material.quotations):
        flags.discard("cut_tail")
    if came_before(draft.text, here, source.text, there):
        flags.discard("cut_head")
    return replace(found, flags=frozenset(flags), acceptable=found.outcome in ACCEPTABLE and not flags)


def _paragraph_of(claim: FoundClaim, context: Context) -> str:
    """The draft's paragraph without the quotation; "" where the draft at hand does not have it there."""
    draft = context.draft
    if draft is None or draft.text[claim.start : claim.end] != claim.text:
        return ""
    around = draft.paragraph_at(claim.start)
    return f"{draft.text[around.start : claim.start]} … {draft.text[claim.end : around.end]}"


def _not_found(
    claim: FoundClaim,
    sources: Sequence[SourceText],
    results: Sequence[tuple[SourceText, QuoteCheck]],
    speaker: str | None,
    quoted_in: str | None,
    context: Context,
) -> Check:
    """Not found. While a source could not be read or is in another language, that is no accusation."""
    foreign = [source for source, found in results if found.outcome == "unchecked"]
    unreadable = [source for source in sources if source.unreadable]
    findings = tuple(translated(claim, speaker, source, quoted_in, context) for source in foreign)
    why = []
    if unreadable:
        why.append(", ".join(source.id for source in unreadable) + " could not be read")
    if foreign:
        why.append(", ".join(source.id for source in foreign) + " is in another language or script")
    if why:
        compared = len(results) > len(foreign)
        reason = "; ".join(why)
        return Check(findings, unchecked=f"not in the sources that could be read; {reason}" if compared else reason)
    where = results[0][0].id if len(results) == 1 else f"any of the {len(results)} sources with running text"
    message = f"These words are not in {where}."
    return Check(findings=(Finding("quote.absent", "high", message, claim.start, claim.end),))
