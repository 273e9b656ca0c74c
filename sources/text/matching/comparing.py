"""Compare a quotation word by word with the passage of a text that comes closest to it."""

import itertools
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from sources.text import Span
from sources.text.folding import WORD, Folded, WordIndex
from sources.text.lexicon.operators import NEGATIVE_PREFIXES
from sources.text.matching import alignment, differences, guards
from sources.text.matching.pieces import Join, Prepared
from sources.text.matching.results import Edit, EditKind, Flag, Op, Outcome, QuoteMatch

#: Below this share of equal words within one window the quotation counts as absent, above it as altered. It only
#: chooses between two refusals.
PRESENT_SHARE: Final = 0.6
#: A longer quotation that does not stand in the text as it is, is not aligned: memory grows with the square.
MAX_WORDS: Final = 5000
_SHORTEST_RUN: Final = 3
_HARMLESS: Final[frozenset[EditKind]] = frozenset({"typography", "interruption", "elision", "bracket"})
_BEGINS = re.compile(r"(?:\A|[.!?…:\"“„«‘'”’\n\]])[\s\"“”„«»‘’'\[(]*\Z")
_SPACES_AND_MARKS = re.compile(r"[\s']+")


@dataclass(slots=True)
class _Findings:
    """What the comparison gathers on its way."""

    edits: list[Edit] = field(default_factory=list)
    flags: set[Flag] = field(default_factory=set)
    breaks: list[tuple[int, int]] = field(
        default_factory=list
    )  # source word numbers where one fragment ends, the next begins
    marks: int = 0  # quotation marks of the source that the quotation lacks
    doubles: bool = False  # whether double ones are among them
    spliced: bool = False
    altered: bool = False


class _Comparison:
    def __init__(self, prepared: Prepared, folded: Folded, index: WordIndex) -> None:
        self.prepared = prepared
        self.folded = folded
        self.index = index
        self.found = _Findings()
        self.words: list[str] = []
        self.places: list[Span] = []
        self.joins: dict[int, Join] = {}
        fragments, joins = prepared.parts
        key = prepared.folded.key
        for fragment, join in zip(fragments, joins, strict=False):
            if join.kind and self.words:
                self.joins[len(self.words)] = join
            span = prepared.folded.from_source(fragment.start, fragment.end)
            for match in WORD.finditer(key, span.start, span.end):
                self.words.append(match[0])
                self.places.append(Span(match.start(), match.end()))

    # -- places ---------------------------------------------------------------------------------------------

    def source_span(self, low: int, high: int) -> Span:
        """The text's code points of source words `low` to `high`; empty between two words when they are none."""
        if low == high:
            at = self.index.ends[low - 1] if low else 0
            return self.folded.to_source(at, at)
        return self.folded.to_source(self.index.starts[low], self.index.ends[high - 1])

    def quote_span(self, low: int, high: int) -> Span:
        if low == high:
            at = self.places[low - 1].end if low else 0
            back = self.prepared.folded.to_source(at, at)
        else:
            back = self.prepared.folded.to_source(self.places[low].start, self.places[high - 1].end)
        return self.prepared.place(back.start, back.end)

    def between(self, left: int, right: int) -> str:
        """The text between source word `left` and source word `right`, as it stands."""
        end = self.folded.to_source(self.index.starts[left], self.index.ends[left]).end
        return self.folded.source[end : self.folded.to_source(self.index.starts[right], self.index.ends[right]).start]

    def bridges(self, low: int, high: int) -> bool:
        return low < high and guards.interruption(self.between(low - 1, high)) is not None

    def same_sentence(self, left: int, right: int) -> bool:
        if right >= len(self.index.words) or left < 0:
            return left >= 0 and right - left <= 1
        raw = self.between(left, right)
        return not guards.crosses_sentence(raw) and not re.search(r"[\"“”„«»]|\n\s*\n", raw)

    # -- one alignment ----------------------------------------------------------------------------------------

    def best(self) -> alignment.Alignment | None:
        """The window whose alignment leaves the fewest differences."""
        candidates = []
        for low, high in alignment.windows(self.words, self.index):
            found = alignment.align(
                self.words, self.index, low, high, bridges=self.bridges, same_sentence=self.same_sentence
            )
            if found is not None:
                candidates.append(found)
        return max(candidates, key=lambda a: (a.matched, -len(a.steps), -a.source[0]), default=None)

    def within(self, low: int, high: int) -> alignment.Alignment | None:
        """The alignment with source words `low` to `high`, both ends fixed."""
        return alignment.align(
            self.words, self.index, low, high, bridges=lambda _a, _b: True, same_sentence=lambda _a, _b: True
        )

    def judge(self, aligned: alignment.Alignment) -> None:
        """Classify every step of an alignment into edits and flags."""
        previous: alignment.Step | None = None
        for step in aligned.steps:
            if step.op == "equal":
                if previous is not None and previous.op == "equal":
                    self.gap(step.quote_start, step.source_start)
                for offset in range(1, step.quote_end - step.quote_start):
                    self.gap(step.quote_start + offset, step.source_start + offset)
            else:
                self.changed(step)
            previous = step

    def edit(self, op: str, quote: tuple[int, int], source: tuple[int, int], kind: EditKind) -> None:
        ours, theirs = self.quote_span(*quote), self.source_span(*source)
        name: Op = "insert" if op == "insert" else "delete" if op == "delete" else "replace"
        self.found.edits.append(
            Edit(
                name,
                self.prepared.quote[ours.start : ours.end],
                self.folded.source[theirs.start : theirs.end],
                kind,
                (ours, theirs),
            )
        )
        if kind not in _HARMLESS:
            self.found.altered = True

    def cut_edges(self, aligned: alignment.Alignment) -> None:
        """A word, number or compound of the source that the quotation's first or last word is only a part of."""
        low, high = aligned.source
        key, index = self.folded.key, self.index
        for step, quote_at, source_at in (
            (aligned.steps[0], 0, low),
            (aligned.steps[-1], len(self.words) - 1, high - 1),
        ):
            if step.op != "equal" or not guards.cuts_token(key, index.starts[source_at], index.ends[source_at]):
                continue
            before = index.words[source_at - 1] if source_at else ""
            flags: set[Flag] = {"number"} if self.words[quote_at][0].isdigit() else set()
            if source_at == low and key[index.starts[low] - 1] == "-" and before in NEGATIVE_PREFIXES:
                flags = {"negation"}
            self.found.flags |= flags
            kind = differences.kind_of(frozenset(flags))
            self.edit("replace", (quote_at, quote_at + 1), (source_at, source_at + 1), kind)

    def changed(self, step: alignment.Step) -> None:
        quote, source = (step.quote_start, step.quote_end), (step.source_start, step.source_end)
        if step.op == "delete" and self.left_out(step):
            return
        join = next((self.joins[at] for at in range(quote[0], quote[1] + 1) if at in self.joins), None)
        ours, theirs = self.words[slice(*quote)], self.index.words[slice(*source)]
        quoted, text = self.quote_span(*quote), self.source_span(*source)
        raw = self.folded.source[text.start : text.end]
        if differences.joined_alike(ours, theirs, self.prepared.quote[quoted.start : quoted.end], raw):
            self.edit(step.op, quote, source, "typography")
            return
        flags = differences.changed_flags(ours, theirs, self.names(quote), self.source_names(source))
        if join is not None and join.kind == "bracket" and guards.hides([*theirs]):
            flags |= {"bracket_hides"}
        self.found.flags |= flags
        self.edit(step.op, quote, source, differences.kind_of(flags))

    def left_out(self, step: alignment.Step) -> bool:
        """Words of the source left out by a mark, by a speech tag or across sentences; False for any others."""
        low, high = step.source_start, step.source_end
        if not low or high >= len(self.index.words) or step.quote_start in (0, len(self.words)):
            return False
        raw = self.between(low - 1, high)
        quote, source = (step.quote_start, step.quote_end), (low, high)
        join = self.joins.get(step.quote_start)
        if join is not None and join.kind == "ellipsis":
            self.found.flags |= guards.gap_flags(raw)
            if guards.changes_turn(raw, self.folded.source, self.source_span(high, high + 1).start):
                self.found.flags |= {"elision_hides", "crosses_speaker"}
            self.edit("delete", quote, source, "elision")
            self.found.breaks.append(source)
            return True
        tag = guards.interruption(raw)
        if tag is not None and not WORD.search(raw, 0, tag.start) and not WORD.search(raw, tag.end):
            self.edit("delete", quote, source, "interruption")
            if guards.changes_turn(raw, self.folded.source, self.source_span(high, high + 1).start):
                self.found.flags.add("crosses_speaker")
                self.found.spliced = True
            self.found.breaks.append(source)
            return True
        if guards.changes_speaker(raw):
            self.found.flags.add("crosses_speaker")
        elif not guards.crosses_sentence(raw):
            return False
        flags = differences.changed_flags([], self.index.words[low:high], Counter(), self.source_names(source))
        self.found.flags |= flags
        self.found.spliced = True
        self.found.breaks.append(source)
        self.edit("delete", quote, source, differences.kind_of(flags))
        return True

    def gap(self, quote_at: int, source_at: int) -> None:
        """Compare what stands between two equal words in a row: spaces, marks, punctuation, signs."""
        ours = self.prepared.folded.key[self.places[quote_at - 1].end : self.places[quote_at].start]
        theirs = self.folded.key[self.index.ends[source_at - 1] : self.index.starts[source_at]]
        raw = self.between(source_at - 1, source_at)
        if ("\n" in raw or "'" in theirs) and guards.changes_speaker(raw):
            self.found.flags.add("crosses_speaker")
            self.found.spliced = True
        join = self.joins.get(quote_at)
        if join is not None:
            ours = re.sub(r"\[[^\]]*\]|[\[(]?\.\.\.[\])]?", "", ours)
            theirs = theirs.replace("...", "")
            if join.kind == "ellipsis":
                ours = theirs = ""
        if ours == theirs:
            return
        first, second = _SPACES_AND_MARKS.sub(" ", ours).strip(), _SPACES_AND_MARKS.sub(" ", theirs).strip()
        if "\n" not in raw:
            self.found.marks += theirs.count("'") - ours.count("'")
            self.found.doubles = self.found.doubles or re.search('["“”„«»]', raw) is not None
        digit = self.words[quote_at][0].isdigit()
        harmless = first == second or (not digit and {first, second} == {"", "-"} and " -" not in ours + theirs)
        quoted = Span(self.quote_span(quote_at - 1, quote_at).end, self.quote_span(quote_at, quote_at + 1).start)
        text = Span(self.source_span(source_at - 1, source_at).end, self.source_span(source_at, source_at + 1).start)
        signed = digit and not harmless and any(mark in first + second for mark in "-+<>=$€£%")
        if signed:
            self.found.flags.add("number")
        kind: EditKind = "typography" if harmless else "number" if signed else "punctuation"
        self.found.altered = self.found.altered or not harmless
        edit = Edit(
            "replace",
            self.prepared.quote[quoted.start : quoted.end],
            self.folded.source[text.start : text.end],
            kind,
            (quoted, text),
        )
        self.found.edits.append(edit)

    # -- names -------------------------------------------------------------------------------------------------

    def names(self, quote: tuple[int, int]) -> Counter[str]:
        raw, first = [], []
        for at in range(*quote):
            span = self.prepared.folded.to_source(self.places[at].start, self.places[at].end)
            raw.append(self.prepared.plain[span.start : span.end])
            first.append(_BEGINS.search(self.prepared.plain[max(0, span.start - 6) : span.start]) is not None)
        return differences.names_in(raw, first)

    def source_names(self, source: tuple[int, int]) -> Counter[str]:
        raw, first = [], []
        for at in range(*source):
            span = self.source_span(at, at + 1)
            raw.append(self.folded.source[span.start : span.end])
            before = self.folded.source[max(0, span.start - 6) : span.start]
            first.append(span.start == 0 or (_BEGINS.search("x" + before) is not None))
        return differences.names_in(raw, first)

    # -- results -----------------------------------------------------------------------------------------------

    def spans(self, aligned: alignment.Alignment) -> tuple[Span, ...]:
        low, high = aligned.source
        cuts = [low, *(at for pair in self.found.breaks for at in pair), high]
        return tuple(self.source_span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if a < b)


def compare(prepared: Prepared, folded: Folded) -> QuoteMatch:
    """The closest passage with every difference named; `absent` when no passage has most of the words.

    `unchecked` for a quotation of more than MAX_WORDS words, or with none outside an editor's brackets.
    """
    comparison = _Comparison(prepared, folded, folded.words)
    if not 0 < len(comparison.words) <= MAX_WORDS:
        return QuoteMatch("unchecked")
    aligned = comparison.best()
    share = aligned.matched / len(comparison.words) if aligned is not None else 0.0
    if aligned is None or len(comparison.words) - aligned.matched >= _SHORTEST_RUN:
        quilt = _quilt(comparison, aligned)
        if quilt is not None:
            return quilt
    if aligned is None or share < PRESENT_SHARE:
        return QuoteMatch("absent")
    comparison.judge(aligned)
    comparison.cut_edges(aligned)
    found = comparison.found
    if found.marks % 2:
        # One mark alone: the quotation runs from somebody's quoted words into the words of another.
        found.altered = True
        if found.doubles:
            found.flags.add("crosses_speaker")
    spans = comparison.spans(aligned)
    quoted = prepared.plain[prepared.folded.to_source(comparison.places[-1].start, comparison.places[-1].end).end :]
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
        found.flags |= guards.context_flags(folded.source, spans)
    end = len(prepared.plain) - len(quoted)
    spans = (*spans[:-1], prepared.widened(end, end, folded.source, spans[-1]))
    return QuoteMatch(outcome, spans, tuple(found.edits), frozenset(found.flags))


def _quilt(comparison: _Comparison, aligned: alignment.Alignment | None) -> QuoteMatch | None:
    """A quotation sewn together from runs that stand in different places of the text, or in another order."""
    runs = alignment.runs(comparison.words, comparison.index)
    covered = sum(length for _, _, length in runs)
    if len(runs) < 2 or covered < 0.9 * len(comparison.words) or (aligned is not None and aligned.matched >= covered):
        return None
    flags: set[Flag] = set()
    for (_, left, length), (_, right, _) in itertools.pairwise(runs):
        if right < left + length:
            flags.add("reordered")
        elif right > left + length and guards.changes_speaker(comparison.between(left + length - 1, right)):
            flags.add("crosses_speaker")
    spans = tuple(comparison.source_span(start, start + length) for _, start, length in runs)
    return QuoteMatch("spliced", spans, (), frozenset(flags))


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
    comparison = _Comparison(prepared, folded, folded.words)
    inside = folded.from_source(span.start, span.end)
    starts = folded.words.starts
    low = bisect_left(starts, inside.start)
    high = bisect_left(starts, inside.end)
    aligned = comparison.within(low, high)
    if aligned is None:
        return (), 0.0
    comparison.judge(aligned)
    return tuple(comparison.found.edits), aligned.matched / len(comparison.words)
