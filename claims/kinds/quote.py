"""Quotations: are these the words, in this mouth, and not turned by what stands around them?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.kinds import (
    Check,
    Context,
    Difference,
    Evidence,
    Finding,
    FoundClaim,
    Material,
    Severity,
    SourceText,
    why_unchecked,
)
from sources.text import Mention, Span
from sources.text.folding import Folded
from sources.text.matching import Edit, QuoteMatch, match_quote
from sources.text.quotations import Quotation, find_quotations
from sources.text.segments import paragraphs
from sources.text.subjects import Aliases

NAME = "quote"
LABEL = "Quotation"

LADDER = (
    "exact", "typographic", "case", "editorial", "elided", "ambiguous", "spliced", "altered", "absent", "unchecked",
)  # fmt: skip
"""Outcomes from the best to the worst, to choose between sources."""

FLAG_RULES: dict[str, tuple[str, Severity, str]] = {
    "negation": ("quote.negation", "high", "a negation differs"),
    "number": ("quote.number", "high", "a number differs"),
    "name": ("quote.name", "high", "a name differs"),
    "modal": ("quote.modal", "high", "a modal verb differs (may, will, must ...)"),
    "cut_head": ("quote.context", "high", "the words just before it in the source change its meaning"),
    "cut_tail": ("quote.context", "high", "the quotation stops where the source goes on to limit it"),
    "elision_hides": ("quote.elision", "high", "the ellipsis hides words that matter"),
    "bracket_hides": ("quote.bracket", "high", "the brackets replace words that matter"),
    "crosses_speaker": ("quote.spliced", "high", "it joins words of two speakers"),
    "reordered": ("quote.spliced", "high", "its parts stand in another order in the source"),
    "misattributed": ("quote.misattributed", "high", "the source gives these words to somebody else"),
    "homoglyph": ("quote.homoglyph", "medium", "it holds letters of another script that look alike"),
}
"""Flag -> rule, severity and what to tell the editor (docs/verify.md)."""

QUIET = ("typography", "case", "punctuation")
"""Kinds of difference that need no words of their own in a message."""

HOW = {
    "exact": "found word for word",
    "typographic": "found; only quote marks, dashes, spaces or final punctuation differ",
    "case": "found; only capitals differ",
    "editorial": "found; the bracketed words are the editor's",
    "elided": "found in order; the gap is marked",
}
"""What an acceptable outcome compared, in words."""


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


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """A quotation compared with one text. Spans and `speaker` are over that text, in code points, half open.

    `speaker` is who says these words in the source, None where the source does not say.
    """

    outcome: str
    flags: frozenset[str]
    acceptable: bool
    speaker: Mention | None
    edits: tuple[Edit, ...]
    spans: tuple[Span, ...]


def check_quote(
    quote: str,
    speaker: str | None,
    text: str,
    *,
    voice: str | None = None,
    folded: Folded | None = None,
    quotations: Sequence[Quotation] | None = None,
    aliases: Aliases | None = None,
) -> QuoteCheck:
    """Compare a quotation and its speaker with a source's text.

    `voice` says who speaks in the text outside its quotations (the author of a column, the speaker of a speech);
    without it the running text is nobody's. `folded` and `quotations` are caches of `text`. Never raises.
    A wrong speaker is said only where both sides give a name and the names are surely not one.
    """
    aliases = aliases or Aliases()
    quotations = find_quotations(text) if quotations is None else quotations
    match = match_quote(quote, text, folded=folded)
    if match.outcome == "ambiguous" and speaker:
        match = _decide_by_speaker(quote, speaker, text, match, voice, quotations, aliases)
    said_by, name = _speaker_at(match.spans, text, voice, quotations)
    flags = set(match.flags)
    if speaker and name and match.outcome not in ("absent", "unchecked") and aliases.same(speaker, name) is False:
        flags.add("misattributed")
    return QuoteCheck(
        outcome=match.outcome,
        flags=frozenset(flags),
        acceptable=match.acceptable and not flags,
        speaker=said_by,
        edits=match.edits,
        spans=match.spans,
    )


def _speaker_at(
    spans: Sequence[Span], text: str, voice: str | None, quotations: Sequence[Quotation]
) -> tuple[Mention | None, str | None]:
    """Who says the words at `spans`: the mention, where there is one, and the name to compare by."""
    if not spans:
        return None, None
    whole = Span(spans[0].start, spans[-1].end)
    inside = [
        one
        for one in quotations
        if one.kind in ("direct", "mixed") and one.start <= whole.end and whole.start <= one.end
    ]
    if inside:
        holder = min(inside, key=lambda one: (abs(one.start - whole.start), one.end - one.start))
        if holder.speaker is None:
            return None, holder.resolved
        return holder.speaker, holder.resolved or holder.speaker.text
    return None, voice


def _decide_by_speaker(
    quote: str,
    speaker: str,
    text: str,
    match: QuoteMatch,
    voice: str | None,
    quotations: Sequence[Quotation],
    aliases: Aliases,
) -> QuoteMatch:
    """Of several equal places take the only one whose speaker is the claimed one; else leave it ambiguous."""
    places = [match.spans, *match.alternatives]
    own = [spans for spans in places if _same_speaker(speaker, _speaker_at(spans, text, voice, quotations)[1], aliases)]
    if len(own) != 1:
        return match
    home = next((one for one in paragraphs(text) if one.contains(own[0][0])), Span(0, len(text)))
    there = match_quote(quote, text[home.start : home.end])
    if there.outcome == "ambiguous":
        return match
    return replace(
        there,
        spans=tuple(Span(span.start + home.start, span.end + home.start) for span in there.spans),
        alternatives=(),
    )


def _same_speaker(speaker: str, name: str | None, aliases: Aliases) -> bool:
    return bool(name) and aliases.same(speaker, name or "") is True


def find(draft: Material) -> Iterator[FoundClaim]:
    """Every marked fragment that is somebody's words; titles and scare quotes are not speech."""
    for one in draft.quotations:
        if one.kind not in ("direct", "mixed"):
            continue
        payload = Payload(
            speaker=one.speaker.text if one.speaker else "",
            resolved=one.resolved or "",
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
    speaker = payload.said_by or None
    results = [(source, _check_in(claim.text, speaker, source, context)) for source in readable]
    source, best = min(
        results, key=lambda row: (not row[1].acceptable, LADDER.index(row[1].outcome), len(row[1].flags))
    )
    if best.outcome == "unchecked":
        return Check(unchecked="no source is in the script of this quotation, so the words could not be compared")
    if best.outcome == "absent":
        return _absent(claim, sources, readable)
    evidence = _evidence(source, best)
    findings = tuple(_findings(claim, source, best, evidence, speaker))
    notes = _notes(source, best, speaker)
    return Check(findings=findings, citations=(evidence,) if best.acceptable else (), notes=notes)


def _check_in(quote: str, speaker: str | None, source: SourceText, context: Context) -> QuoteCheck:
    return check_quote(
        quote,
        speaker,
        source.text,
        voice=source.voice,
        folded=source.material.folded,
        quotations=source.material.quotations,
        aliases=context.aliases,
    )


def _absent(claim: FoundClaim, sources: Sequence[SourceText], readable: Sequence[SourceText]) -> Check:
    """Not found. While a source could not be read, that is no accusation: the words may stand there."""
    unreadable = [source for source in sources if source.unreadable]
    if unreadable:
        names = ", ".join(source.id for source in unreadable)
        return Check(unchecked=f"not in the sources that could be read; {names} could not be read")
    where = readable[0].id if len(readable) == 1 else f"any of the {len(readable)} sources with running text"
    message = f"These words are not in {where}."
    return Check(findings=(Finding("quote.absent", "high", message, claim.start, claim.end),))


def _evidence(source: SourceText, best: QuoteCheck) -> Evidence:
    start, end = best.spans[0].start, best.spans[-1].end
    return Evidence(source.id, start, end, source.text[start:end])


def _findings(
    claim: FoundClaim, source: SourceText, best: QuoteCheck, evidence: Evidence, speaker: str | None
) -> Iterator[Finding]:
    differences = tuple(_difference(claim, edit) for edit in best.edits)
    for rule, severity, why in dict.fromkeys(FLAG_RULES[flag] for flag in sorted(best.flags)):
        if rule == "quote.misattributed":
            said_by = best.speaker.text if best.speaker else source.voice
            why = f"the draft gives these words to {speaker}, the source to {said_by}"
        yield Finding(
            rule, severity, _sentence(source, why, differences), claim.start, claim.end, evidence, differences
        )
    if best.flags or best.acceptable:
        if best.acceptable and best.outcome == "typographic":
            yield Finding(
                "quote.typographic",
                "info",
                f"{source.id}: {HOW['typographic']}.",
                claim.start,
                claim.end,
                evidence,
                differences,
            )
        return
    if best.outcome == "ambiguous":
        message = f"{source.id}: the same words stand in several places; say which one is meant."
        yield Finding("quote.ambiguous", "low", message, claim.start, claim.end, evidence)
    elif best.outcome == "spliced":
        message = _sentence(source, "words from several places are joined without a mark", differences)
        yield Finding("quote.spliced", "high", message, claim.start, claim.end, evidence, differences)
    else:
        message = _sentence(source, f"{len(differences)} place(s) differ", differences)
        yield Finding("quote.altered", "high", message, claim.start, claim.end, evidence, differences)


def _difference(claim: FoundClaim, edit: Edit) -> Difference:
    here, there = edit.spans
    places = (claim.start + here.start, claim.start + here.end, there.start, there.end)
    return Difference(edit.quoted, edit.source, edit.kind, *places)


def _sentence(source: SourceText, why: str, differences: Sequence[Difference]) -> str:
    shown = [_shown(one) for one in differences if one.kind not in QUIET][:3]
    return f"{source.id}: {why}" + (f" ({'; '.join(shown)})" if shown else "") + "."


def _shown(difference: Difference) -> str:
    if not difference.draft:
        return f"the source also has “{difference.source}”"
    if not difference.source:
        return f"“{difference.draft}” is not in the source"
    return f"“{difference.draft}” here, “{difference.source}” in the source"


def _notes(source: SourceText, best: QuoteCheck, speaker: str | None) -> tuple[str, ...]:
    notes = [f"{source.id}: {HOW[best.outcome]}"] if best.outcome in HOW and best.acceptable else []
    if speaker and best.speaker is None and source.voice is None:
        notes.append(f"{source.id} does not say who spoke, so the speaker ({speaker}) was not compared")
    elif speaker and best.acceptable:
        notes.append(f"speaker: {speaker} here, {best.speaker.text if best.speaker else source.voice} in {source.id}")
    return tuple(notes)
