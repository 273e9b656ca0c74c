"""Compare a quotation word by word with the passage of a text that comes closest to it."""

import itertools
import re
from bisect import bisect_left
from typing import Final

from sources.text import Span
from sources.text.folding import Folded
from sources.text.lexicon.marks import LOOKALIKES
from sources.text.matching import alignment, context, differences, guards, turns
from sources.text.matching.judging import Comparison
from sources.text.matching.pieces import Prepared
from sources.text.matching.results import Edit, Flag, Outcome, QuoteMatch

#: Below this share of equal words within one window the quotation counts as absent, above it as altered. It only
#: chooses between two refusals.
PRESENT_SHARE: Final = 0.6
#: A longer quotation that does not stand in the text as it is, is not aligned: memory grows with the square.
MAX_WORDS: Final = 5000
_SHORTEST_RUN: Final = 3
_SHOWN_WORDS: Final = 60  # words between two runs that are worth showing as left out
_SHORTEST_LOOK: Final = 4
_LONGEST_LOOK: Final = 8
_FOREIGN_LOOK: Final = re.compile(f"[{''.join(map(chr, LOOKALIKES))}]")


def compare(prepared: Prepared, folded: Folded) -> QuoteMatch:
    """The closest passage with every difference named; `absent` when no passage has most of the words.

    `unchecked` for a quotation of more than MAX_WORDS words, or with none outside an editor's brackets.
    """
    comparison = Comparison(prepared, folded, folded.words)
    if not 0 < len(comparison.words) <= MAX_WORDS:
        return QuoteMatch("unchecked")
    aligned = comparison.best()
    share = aligned.matched / len(comparison.words) if aligned is not None else 0.0
    if aligned is None or len(comparison.words) - aligned.matched >= _SHORTEST_RUN:
        quilt = _quilt(comparison, aligned)
        if quilt is not None:
            return quilt
    if aligned is None or share < PRESENT_SHARE:
        return _looking_alike(prepared, folded) or QuoteMatch("absent")
    comparison.judge(aligned)
    comparison.cut_edges(aligned)
    comparison.denied_at_edges(aligned)
    found = comparison.found
    if found.marks % 2:
        # One mark alone: the quotation runs from somebody's quoted words into the words of another.
        found.altered = True
        if found.doubles:
            found.flags.add("crosses_speaker")
    spans = comparison.spans(aligned)
    quoted = prepared.plain[prepared.folded.to_source(comparison.starts[-1], comparison.ends[-1]).end :]
    if not found.altered and guards.ending_differs(quoted, folded.source, spans[-1]):
        found.altered = True
        found.edits.append(ending_edit(prepared, folded.source, spans[-1].end))
    outcome: Outcome = "altered" if found.altered else "typographic"
    if found.spliced:
        outcome = "spliced"
    elif not found.altered:
        kinds = {edit.kind for edit in found.edits}
        if "elision" in kinds or any(join.kind == "ellipsis" for join in prepared.parts[1]):
            outcome = "elided"
        elif kinds & {"interruption", "bracket"} or any(join.kind for join in prepared.parts[1]) or prepared.opened:
            outcome = "editorial"
        found.flags |= context.context_flags(folded, spans)
    end = len(prepared.plain) - len(quoted)
    spans = (*spans[:-1], prepared.widened(end, end, folded.source, spans[-1]))
    return QuoteMatch(outcome, spans, tuple(found.edits), frozenset(found.flags))


def _looking_alike(prepared: Prepared, folded: Folded) -> QuoteMatch | None:
    """A short quotation that only letters of another script keep from standing in the text; None for any other.

    A longer one shares enough words with its passage to be aligned with it.
    """
    fragment = prepared.whole
    if fragment is None or len(fragment.key) < _SHORTEST_LOOK or fragment.key.count(" ") > _LONGEST_LOOK:
        return None
    if not (_FOREIGN_LOOK.search(fragment.key) or _FOREIGN_LOOK.search(folded.key)):
        return None
    needle, haystack = fragment.key.translate(LOOKALIKES), folded.key.translate(LOOKALIKES)
    at = haystack.find(needle)
    if at < 0 or guards.cuts_token(folded.key, at, at + len(needle)):
        return None
    span = folded.to_source(at, at + len(needle))
    ours = prepared.place(fragment.start, fragment.end)
    quoted, source = prepared.quote[ours.start : ours.end], folded.source[span.start : span.end]
    edit = Edit("replace", quoted, source, "homoglyph", (ours, span))
    return QuoteMatch("altered", (span,), (edit,), frozenset({"homoglyph"}))


def _quilt(comparison: Comparison, aligned: alignment.Alignment | None) -> QuoteMatch | None:
    """A quotation sewn together from runs that stand in different places of the text, or in another order."""
    words = comparison.words
    gaps = min(len(words) // 10, len(words) - 1 - (aligned.matched if aligned is not None else 0))
    places = comparison.prepared.places(comparison.index)
    if sum([not found for found in places]) > gaps:
        return None
    runs = alignment.runs(words, comparison.index, places, gaps=gaps)
    covered = sum(length for _, _, length in runs)
    if len(runs) < 2 or covered < 0.9 * len(words) or (aligned is not None and aligned.matched >= covered):
        return None
    flags: set[Flag] = set()
    for (_, left, length), (_, right, _) in itertools.pairwise(runs):
        if right < left + length:
            flags.add("reordered")
        elif right > left + length and turns.changes_speaker(comparison.between(left + length - 1, right)):
            flags.add("crosses_speaker")
    for (ours, left, length), (next_ours, right, _) in itertools.pairwise([(0, runs[0][1], 0), *runs]):
        added, end = (ours + length, next_ours), left + length
        lost = (end, right) if end < right <= end + _SHOWN_WORDS and length else (end, end)
        if added[0] < added[1] or lost[0] < lost[1]:
            changed = comparison.flags_of(added, lost)
            flags |= changed
            op = "delete" if added[0] == added[1] else "insert" if lost[0] == lost[1] else "replace"
            comparison.edit(op, added, lost, differences.kind_of(changed))
    spans = tuple(comparison.source_span(start, start + length) for _, start, length in runs)
    return QuoteMatch("spliced", spans, tuple(comparison.found.edits), frozenset(flags))


def ending_edit(prepared: Prepared, text: str, end: int) -> Edit:
    """The edit for a question mark that was dropped or added at the end."""
    close = len(prepared.plain)
    begin = close
    while begin > 0 and not prepared.plain[begin - 1].isalnum():
        begin -= 1
    ours = prepared.place(begin, close)
    theirs = Span(end, min(len(text), end + 1))
    return Edit(
        "replace",
        prepared.quote[ours.start : ours.end],
        text[theirs.start : theirs.end],
        "punctuation",
        (ours, theirs),
    )


def word_edits(quote: str, folded: Folded, span: Span) -> tuple[tuple[Edit, ...], float]:
    """The edits between `quote` and the text's stretch `span`, and the share of its words that are equal."""
    prepared = Prepared(quote)
    if prepared.whole is None:
        return (), 0.0
    comparison = Comparison(prepared, folded, folded.words)
    inside = folded.from_source(span.start, span.end)
    starts = folded.words.starts
    low = bisect_left(starts, inside.start)
    high = bisect_left(starts, inside.end)
    aligned = comparison.within(low, high)
    if aligned is None:
        return (), 0.0
    comparison.judge(aligned)
    return tuple(comparison.found.edits), aligned.matched / len(comparison.words)
