"""What an editor is told of a quotation that was compared: findings, their evidence, and notes."""

import bisect
from collections.abc import Iterator, Sequence
from typing import Final

from claims.kinds import Difference, Evidence, Finding, FoundClaim, Severity, SourceText
from claims.kinds.quote.comparing import QuoteCheck
from sources.text import Mention
from sources.text.matching import Edit
from sources.text.speakers import Speaker

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

_NAMED_WITHIN: Final = 2_000
"""Code points that a passage shown as evidence may have at most when it takes in where the speaker is named."""


def evidence_of(source: SourceText, best: QuoteCheck, *, naming: bool = False) -> Evidence:
    """The passage that was compared; `naming`: with the place where the source names the speaker, if near."""
    start, end = best.spans[0].start, best.spans[-1].end
    named = best.chain[-1].mention if best.chain else None
    if naming and named is not None:
        first, last = min(start, named.start), max(end, named.end)
        if last - first <= _NAMED_WITHIN:
            start, end = first, last
    return Evidence(source.id, start, end, source.text[start:end])


_SHOWN_BESIDE = 80
"""Code points of what stands beside cut words that a message shows."""


def findings_of(claim: FoundClaim, source: SourceText, best: QuoteCheck, speaker: str | None) -> Iterator[Finding]:
    """The findings of a claim by the best place found."""
    evidence = evidence_of(source, best)
    differences = tuple(_difference(claim, edit) for edit in best.edits)
    for rule, severity, why in dict.fromkeys(FLAG_RULES[flag] for flag in sorted(best.flags)):
        if rule == "quote.misattributed":
            message = _misattributed(source, best, speaker or "")
            named = evidence_of(source, best, naming=True)
            yield Finding(rule, severity, message, claim.start, claim.end, named, differences)
            continue
        message = _sentence(source.id, why, differences)
        if rule == "quote.context":
            message += _beside(source.text, best, before=why == FLAG_RULES["cut_head"][2])
        yield Finding(rule, severity, message, claim.start, claim.end, evidence, differences)
    if best.acceptable:
        yield from _small(claim, source, best, evidence, differences)
    elif not best.flags:
        yield _plain(claim, source, best, evidence, differences)


def _beside(text: str, best: QuoteCheck, *, before: bool) -> str:
    """What the source has beside the quoted words on the side where they are cut, as much as a line shows."""
    if before:
        place = best.spans[0].start
        left = text[max(0, place - _SHOWN_BESIDE) : place].rpartition("\n")[2]
        return f" It has before: “{left.partition(' ')[2].strip() if len(left) == _SHOWN_BESIDE else left.strip()}”."
    place = best.spans[-1].end
    right = text[place : place + _SHOWN_BESIDE].partition("\n")[0]
    return f" It goes on: “{right.rpartition(' ')[0].strip() if len(right) == _SHOWN_BESIDE else right.strip()}”."


def _small(
    claim: FoundClaim, source: SourceText, best: QuoteCheck, evidence: Evidence, differences: tuple[Difference, ...]
) -> Iterator[Finding]:
    """What is worth knowing of an acceptable quotation."""
    if best.outcome == "typographic":
        message = f"{source.id}: {HOW['typographic']}."
        yield Finding("quote.typographic", "info", message, claim.start, claim.end, evidence, differences)
    if best.how == "reported" and best.told == "same":
        message = (
            f"{_where(source, evidence.start)}: the source reports these words of {_chain(best.chain)} without marks, "
            "so they may be its own wording; quotation marks make them verbatim."
        )
        named = evidence_of(source, best, naming=True)
        yield Finding("quote.reported", "low", message, claim.start, claim.end, named)


def _plain(
    claim: FoundClaim, source: SourceText, best: QuoteCheck, evidence: Evidence, differences: tuple[Difference, ...]
) -> Finding:
    """An unacceptable quotation that no flag explains."""
    if best.outcome == "ambiguous":
        message = f"{source.id}: the same words stand in {1 + len(best.alternatives)} places; say which one is meant."
        return Finding("quote.ambiguous", "low", message, claim.start, claim.end, evidence)
    if best.outcome == "spliced":
        message = _sentence(source.id, "words from several places are joined without a mark", differences)
        return Finding("quote.spliced", "high", message, claim.start, claim.end, evidence, differences)
    message = _sentence(source.id, f"{len(differences)} place(s) differ", differences)
    return Finding("quote.altered", "high", message, claim.start, claim.end, evidence, differences)


def _misattributed(source: SourceText, best: QuoteCheck, speaker: str) -> str:
    where = _where(source, best.spans[0].start)
    if not best.chain:
        return (
            f"{where}: the draft gives these words to {speaker}, the source has them in its running text, "
            f"which speaks of {speaker} as somebody else."
        )
    by = best.chain[-1]
    if best.how == "reported" and by.mention is None:
        return f"{where}: the draft gives these words to {speaker}, in the source they are {by.shown}’s report of them."
    if not by.shown:
        told = " and ".join(filter(None, (one.shown for one in best.chain[:-1])))
        return (
            f"{where}: the draft gives these words to {speaker}, the source to somebody whom "
            f"{told or 'it'} quotes without a name."
        )
    named = (
        "" if by.mention is None or _near(best, by.mention) else f", named in {_paragraph(source, by.mention.start)}"
    )
    return f"{where}: the draft gives these words to {speaker}, the source to {_chain(best.chain)}{named}."


def _near(best: QuoteCheck, mention: Mention) -> bool:
    return abs(best.spans[0].start - mention.start) <= _NAMED_WITHIN


def _chain(chain: Sequence[Speaker]) -> str:
    """Whoever said the words, and through whom they come: "Karl Mott, as told by the Daily Echo"."""
    by = _shown(chain[-1])
    through = [_shown(one) for one in chain[:-1] if one.shown]
    return f"{by}, as told by {', '.join(reversed(through))}" if through else by


def _shown(speaker: Speaker) -> str:
    """The mention in the source, with the full name where the mention does not hold it: "she (Ada Brandt)"."""
    if speaker.mention is None or not speaker.name or speaker.name.casefold() in speaker.mention.text.casefold():
        return speaker.shown
    return f"{speaker.mention.text} ({speaker.name})"


def _where(source: SourceText, place: int) -> str:
    return f"{source.id}, {_paragraph(source, place)}"


def _paragraph(source: SourceText, place: int) -> str:
    number = bisect.bisect_right(source.material.paragraphs, place, key=lambda one: one.start)
    return f"paragraph {max(1, number)}"


def _difference(claim: FoundClaim, edit: Edit) -> Difference:
    here, there = edit.spans
    places = (claim.start + here.start, claim.start + here.end, there.start, there.end)
    return Difference(edit.quoted, edit.source, edit.kind, *places)


def _sentence(name: str, why: str, differences: Sequence[Difference]) -> str:
    shown = [_worded(one) for one in differences if one.kind not in QUIET][:3]
    return f"{name}: {why}" + (f" ({'; '.join(shown)})" if shown else "") + "."


def _worded(difference: Difference) -> str:
    if not difference.draft:
        return f"the source also has “{difference.source}”"
    if not difference.source:
        return f"“{difference.draft}” is not in the source"
    return f"“{difference.draft}” here, “{difference.source}” in the source"


def notes_of(source: SourceText, best: QuoteCheck, speaker: str | None) -> tuple[str, ...]:
    """What was compared, in words."""
    notes = [f"{source.id}: {HOW[best.outcome]}"] if best.outcome in HOW and best.acceptable else []
    named = bool(best.chain) and bool(best.chain[-1].shown)
    if speaker and not named and best.told != "other":
        notes.append(f"{source.id} does not say who spoke, so the speaker ({speaker}) was not compared")
    elif speaker and best.acceptable:
        note = f"speaker: {speaker} here, {_chain(best.chain)} in {source.id}"
        notes.append(note if best.told == "same" else f"{note}; whether they are one is for a person to say")
    return tuple(notes)
