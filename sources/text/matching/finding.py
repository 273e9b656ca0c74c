"""Find a quotation's own words in a text: as one stretch, or as fragments in order with marked gaps between."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final

from sources.text import Span
from sources.text.folding import WORD, Folded, fold_keeping_case, fold_key
from sources.text.matching import context, differences, guards, marks, naming, turns
from sources.text.matching.comparing import ending_edit
from sources.text.matching.pieces import Fragment, Join, Prepared
from sources.text.matching.results import Edit, EditKind, Flag, Op, Outcome, QuoteMatch

_MAX_PLACES: Final = 64
_MAX_TRIES: Final = 5000
_ELLIPSIS_REACH: Final = 1500
_BRACKET_REACH: Final = 80
_SHORT_FRAGMENT: Final = 3


def places(prepared: Prepared, folded: Folded, fragment: Fragment, low: int, high: int) -> Iterator[Span]:
    """Where the fragment's folded words stand in `folded.key[low:high]`, no token cut."""
    for at in islice(folded.occurrences(fragment.key, low, high, partial(prepared.seed, fragment)), _MAX_TRIES):
        end = at + len(fragment.key)
        if stands(folded, fragment, at, end):
            yield Span(at, end)


def stands(folded: Folded, fragment: Fragment, at: int, end: int) -> bool:
    """Whether a hit cuts no word, number or original character."""
    return (
        not guards.cuts_token(folded.key, at, end, glued=fragment.glued)
        and folded.is_border(at)
        and folded.is_border(end)
    )


_LINE_END = re.compile(r"(?<=\w)-[ \t]*\r?\n[ \t]*(?=\w)")
_COMPOUND = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


def hyphenated(folded: Folded, fragment: Fragment, low: int, high: int) -> Iterator[Span]:
    """Source spans where the fragment stands but for hyphens at line ends, which may belong to a compound.

    Folding has to join "Iran-" and "backed" across a line's end; only the quotation can tell that the hyphen stays.
    A hyphen anywhere else must be there or not be there on both sides. Worth asking only for a fragment with a hyphen
    in a text with line ends hyphenated.
    """
    bare = _COMPOUND.sub("", fragment.key)
    text, hyphens = folded.joined
    at, tries = text.find(bare), 0
    while at >= 0 and tries < _MAX_TRIES:
        tries += 1
        start, end = (offset + bisect_right(hyphens, offset) for offset in (at, at + len(bare) - 1))
        end += 1
        if low <= start and end <= high and stands(folded, fragment, start, end):
            span = folded.to_source(start, end)
            if _same_but_line_ends(fragment.key, folded, Span(start, end), span):
                yield span
        at = text.find(bare, at + 1)


def _same_but_line_ends(needle: str, folded: Folded, hit: Span, span: Span) -> bool:
    joints = {
        folded.from_source(match.start(), match.start()).start
        for match in _LINE_END.finditer(folded.source, max(0, span.start - 1), span.end + 1)
    }
    here = hit.start
    for char in needle:
        if here < hit.end and folded.key[here] == char:
            here += 1
        elif char != "-" or here not in joints:
            return False
    return here == hit.end


def _nearest_before(folded: Folded, fragment: Fragment, low: int, high: int) -> Span | None:
    at = folded.key.rfind(fragment.key, max(0, low), high)
    while at >= 0:
        end = at + len(fragment.key)
        if stands(folded, fragment, at, end):
            return Span(at, end)
        at = folded.key.rfind(fragment.key, max(0, low), end - 1)
    return None


def _rung(prepared: Prepared, fragment: Fragment, folded: Folded, span: Span) -> tuple[Outcome, tuple[Edit, ...]]:
    """exact, typographic, case or altered (another letter), with the places that differ."""
    quoted = prepared.plain[fragment.start : fragment.end]
    source = folded.source[span.start : span.end]
    if quoted == source:
        return "exact", ()
    if ("\n" in source or "\u00ad" in source) and fold_key(quoted) != fold_key(source):
        # a compound hyphenated at a line's end, or a page's
        return "typographic", _character_edits(prepared, fragment, source, span, "typography")
    ours, theirs = fold_keeping_case(quoted), fold_keeping_case(source)
    if ours == theirs:
        return "typographic", _character_edits(prepared, fragment, source, span, "typography")
    if differences.same_but_for_case(ours, theirs):
        return "case", _character_edits(prepared, fragment, source, span, "case")
    return "altered", _character_edits(prepared, fragment, source, span, "words")


def _character_edits(
    prepared: Prepared, fragment: Fragment, source: str, span: Span, kind: EditKind
) -> tuple[Edit, ...]:
    quoted = prepared.plain[fragment.start : fragment.end]
    start = fragment.start
    return differences.character_edits(
        quoted, source, span.start, kind, ours_at=lambda low, high: prepared.place(start + low, start + high)
    )


def find_whole(prepared: Prepared, folded: Folded, region: Span) -> QuoteMatch | None:
    """The quotation as one stretch of the text; None when it does not stand there."""
    fragment = prepared.whole
    if fragment is None:
        return None
    found = places(prepared, folded, fragment, region.start, region.end)
    hits = [folded.to_source(hit.start, hit.end) for hit in islice(found, _MAX_PLACES + 1)]
    if not hits and "-" in fragment.key and folded.has_line_ends:
        hits = list(hyphenated(folded, fragment, region.start, region.end))
    if not hits:
        return None
    wide = [prepared.widened(fragment.start, fragment.end, folded.source, hit) for hit in hits]
    if len(hits) > 1:
        return QuoteMatch("ambiguous", (wide[0],), alternatives=tuple((hit,) for hit in wide[1:]))
    span = hits[0]
    outcome, edits = _rung(prepared, fragment, folded, span)
    if guards.ending_differs(prepared.plain[fragment.end :], folded.source, span):
        return QuoteMatch("altered", (wide[0],), (*edits, ending_edit(prepared, folded.source, span.end)))
    if prepared.opened and outcome != "altered":
        outcome = "editorial"
    if outcome != "altered" and _cut_is_marked(prepared, fragment, folded.source, span):
        outcome = "elided"
    return QuoteMatch(outcome, (wide[0],), edits, context.context_flags(folded, (span,)))


def _cut_is_marked(prepared: Prepared, fragment: Fragment, text: str, span: Span) -> bool:
    """Whether the quotation begins or ends with an ellipsis that the source does not have there."""
    leads = marks.ELLIPSIS.search(prepared.plain, 0, fragment.start) is not None
    trails = marks.ELLIPSIS.search(prepared.plain, fragment.end) is not None
    return (leads and not marks.ELLIPSIS.search(text, max(0, span.start - 8), span.start)) or (
        trails and not marks.ELLIPSIS.search(text, span.end, span.end + 8)
    )


@dataclass(frozen=True, slots=True)
class _Chain:
    hits: tuple[Span, ...]


def find_chains(prepared: Prepared, folded: Folded, region: Span) -> QuoteMatch | None:
    """The fragments in order, each near the one before; None when they do not stand so anywhere."""
    fragments = prepared.parts[0]
    if not fragments:
        return None
    anchor = max(range(len(fragments)), key=lambda at: len(fragments[at].key))
    chains: list[_Chain] = []
    for tries, hit in enumerate(places(prepared, folded, fragments[anchor], region.start, region.end)):
        chain = _extend(prepared, folded, anchor, hit)
        if chain is not None and chain not in chains:
            chains.append(chain)
        if tries >= _MAX_PLACES:
            break
    if not chains:
        return None
    spans = [tuple(folded.to_source(hit.start, hit.end) for hit in chain.hits) for chain in chains]
    if len(spans) > 1:
        return QuoteMatch("ambiguous", spans[0], alternatives=tuple(spans[1:]))
    return _judge(prepared, folded, spans[0])


def _reach(join: Join) -> int:
    return _ELLIPSIS_REACH if join.kind == "ellipsis" else _BRACKET_REACH


def _extend(prepared: Prepared, folded: Folded, anchor: int, hit: Span) -> _Chain | None:
    fragments, joins = prepared.parts
    hits = [hit]
    for at in range(anchor + 1, len(fragments)):
        low = hits[-1].end
        high = low + _reach(joins[at]) + len(fragments[at].key)
        found = next(places(prepared, folded, fragments[at], low, min(high, len(folded.key))), None)
        if found is None:
            return None
        hits.append(found)
    for at in range(anchor - 1, -1, -1):
        high = hits[0].start
        before = _nearest_before(folded, fragments[at], high - _reach(joins[at + 1]) - len(fragments[at].key), high)
        if before is None:
            return None
        hits.insert(0, before)
    return _Chain(tuple(hits))


def _judge(prepared: Prepared, folded: Folded, spans: tuple[Span, ...]) -> QuoteMatch | None:
    """Grade fragments found in order; None where they are too short and too far apart to belong together."""
    fragments, joins = prepared.parts
    flags: set[Flag] = set(context.context_flags(folded, spans))
    edits: list[Edit] = []
    altered = False
    outer = _over_literal_marks(prepared, folded.source, spans)
    # A mark at the edge counts as the writer's own unless the source has the very same there.
    edges = {
        joins[0].kind if outer.start == spans[0].start else "",
        joins[-1].kind if outer.end == spans[-1].end else "",
    }
    marked, elided = prepared.opened or edges != {""}, "ellipsis" in edges
    outer = _over_same_words(joins, folded.source, outer)
    for at, (fragment, span) in enumerate(zip(fragments, spans, strict=True)):
        rung, changes = _rung(prepared, fragment, folded, span)
        edits.extend(changes)
        altered = altered or rung == "altered"
        rest = prepared.plain[fragment.end : joins[at + 1].start]
        if guards.ending_differs(rest, folded.source, span) and (rest.strip() or at == len(fragments) - 1):
            altered = True
            edits.append(ending_edit(prepared, folded.source, span.end))
    for at in range(1, len(fragments)):
        join, left, right = joins[at], spans[at - 1], spans[at]
        raw = turns.stretch(folded.source, left.end, right.start)
        mark = prepared.plain[join.start : join.end]
        if marks.is_literal(mark, raw):
            continue
        moved = join.bracketed and f"[{join.bracketed}]" in folded.source[max(0, outer.start - 40) : outer.end + 40]
        if marks.is_sources_own(mark, raw) or moved or (join.bracketed and "[" in raw):
            altered = True
            edits.append(_gap_edit(prepared, join, folded.source, left.end, right.start, "words"))
            continue
        marked = True
        if join.kind == "ellipsis":
            elided = True
            flags |= turns.gap_flags(raw)
            if turns.changes_turn(raw, folded.source, right.start):
                flags |= {"elision_hides", "crosses_speaker"}
            edits.append(_gap_edit(prepared, join, folded.source, left.end, right.start, "elision"))
            short = min(len(WORD.findall(fragments[at - 1].key)), len(WORD.findall(fragments[at].key)))
            if short < _SHORT_FRAGMENT and turns.crosses_sentence(raw) and "crosses_speaker" not in flags:
                return None
        if join.bracketed or join.kind == "bracket":
            # Beside an ellipsis the bracket only adds: what is left out there is the ellipsis's.
            if _misplaced(join, "" if join.kind == "ellipsis" else raw, folded.source, left.end):
                flags.add("bracket_hides")
                altered = True
            edits.append(_gap_edit(prepared, join, folded.source, left.end, right.start, "bracket"))
    hides, beside = _at_the_edges(prepared, folded.source, spans, outer, edges)
    flags |= hides
    altered = altered or any(edit.kind == "words" for edit in beside)
    edits.extend(beside)
    outcome: Outcome = "altered" if altered else "elided" if elided else "editorial" if marked else "typographic"
    return QuoteMatch(outcome, _stretched(prepared, folded.source, spans, outer), tuple(edits), frozenset(flags))


def _at_the_edges(
    prepared: Prepared, text: str, spans: tuple[Span, ...], outer: Span, edges: set[str]
) -> tuple[set[Flag], list[Edit]]:
    """What the brackets at the beginning and the end hide, and where the source has other brackets there."""
    joins = prepared.parts[1]
    flags: set[Flag] = set()
    edits: list[Edit] = []
    for join, own in ((joins[0], joins[0].kind in edges), (joins[-1], joins[-1].kind in edges)):
        if join is joins[-1]:
            stands_for, stood_at = marks.follows_bracket(text, outer.end), outer.end
        else:
            stands_for = marks.precedes_bracket(text, outer.start)
            stood_at = outer.start - len(stands_for) - 1
        repeated = outer.start < spans[0].start if join is joins[0] else outer.end > spans[-1].end
        if own and join.bracketed and _beside_bracket(text, outer, leading=join is joins[0]):
            # the source has a bracket of its own there, with other words
            edits.append(_gap_edit(prepared, join, text, outer.start, outer.start, "words"))
        if own and join.bracketed and not repeated and _misplaced(join, stands_for, text, stood_at):
            flags.add("bracket_hides")
    return flags, edits


def _stretched(prepared: Prepared, text: str, spans: tuple[Span, ...], outer: Span) -> tuple[Span, ...]:
    """The fragments' places, the first and the last out to `outer` and over the punctuation both sides have there."""
    first, last = prepared.parts[0][0], prepared.parts[0][-1]
    spans = (Span(outer.start, spans[0].end), *spans[1:])
    spans = (*spans[:-1], Span(spans[-1].start, outer.end))
    spans = (prepared.widened(first.start, first.start, text, spans[0]), *spans[1:])
    return (*spans[:-1], prepared.widened(last.end, last.end, text, spans[-1]))


def _over_literal_marks(prepared: Prepared, text: str, spans: tuple[Span, ...]) -> Span:
    """From the first fragment to the last, with the marks at the edges that the source has in the same characters."""
    joins = prepared.parts[1]
    start, end = spans[0].start, spans[-1].end
    first, last = (prepared.plain[join.start : join.end] for join in (joins[0], joins[-1]))
    if first and (before := text[max(0, start - len(first) - 2) : start].rstrip()).endswith(first):
        start -= len(text[max(0, start - len(first) - 2) : start]) - len(before) + len(first)
    if last and (after := text[end : end + len(last) + 2].lstrip()).startswith(last):
        end += len(text[end : end + len(last) + 2]) - len(after) + len(last)
    return Span(start, end)


def _misplaced(join: Join, stands_for: str, text: str, at: int) -> bool:
    """Whether the bracket may not stand for these words of the text, which begin at `at`."""
    return marks.bracket_hides(join.bracketed, stands_for) or naming.points_elsewhere(
        join.bracketed, stands_for.strip(), text, at
    )


def _beside_bracket(text: str, outer: Span, *, leading: bool) -> bool:
    """Whether the source has a bracket right before, or right after, the words that were found."""
    if leading:
        return text[max(0, outer.start - 3) : outer.start].rstrip().endswith("]")
    return text[outer.end : outer.end + 3].lstrip().startswith("[")


def _over_same_words(joins: tuple[Join, ...], text: str, outer: Span) -> Span:
    """`outer` with the words before and after it that a bracket at the edge repeats, in another case: "[i] think"."""
    start, end = outer.start, outer.end
    first, last = joins[0].bracketed, joins[-1].bracketed
    before = text[max(0, start - len(first) - 1) : start]
    if first and fold_key(before).strip(" '") == fold_key(first):  # also "[i]'ve"
        start -= len(before.lstrip())
    if last and fold_key(text[end : end + len(last) + 1]).strip() == fold_key(last):
        end += len(text[end : end + len(last) + 1].rstrip())
    return Span(start, end)


def _gap_edit(prepared: Prepared, join: Join, text: str, start: int, end: int, kind: EditKind) -> Edit:
    ours = prepared.place(join.start, join.end)
    op: Op = "replace" if text[start:end].strip() else "insert"
    return Edit(op, prepared.quote[ours.start : ours.end], text[start:end], kind, (ours, Span(start, end)))
