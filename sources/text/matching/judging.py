"""Name every difference between a quotation's words and the words of the text that they were aligned with."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from sources.text import Span
from sources.text.folding import WORD, Folded, WordIndex, fold_key, words_in
from sources.text.languages import language_of
from sources.text.lexicon.operators import NEGATIVE_PREFIXES
from sources.text.matching import alignment, differences, guards, marks, naming, turns
from sources.text.matching.guards import is_negation
from sources.text.matching.numerals import may_belong, values
from sources.text.matching.pieces import Prepared
from sources.text.matching.results import Edit, EditKind, Flag, Op

_HARMLESS: Final[frozenset[EditKind]] = frozenset({"typography", "interruption", "elision", "bracket", "numeral"})
_MARK_BETWEEN = re.compile(r"'(?![^\W_])|(?<![^\W_])'")
_SPACES_AND_MARKS = re.compile(r"[\s']+")
_SENTENCE = re.compile(r"[.!?…؟]['’”»\"]?\s|\n\s*\n")
_DOUBLE_MARK = re.compile('["“”„«»]')
_MARK_OR_PARAGRAPH = re.compile(r"[\"“”„«»]|\n\s*\n")
_WRITERS_MARK = re.compile(r"\[[^\]]*\]|[\[(]?\.\.\.[\])]?")


@dataclass(slots=True)
class Findings:
    """What the comparison gathers on its way."""

    edits: list[Edit] = field(default_factory=list)
    flags: set[Flag] = field(default_factory=set)
    breaks: list[tuple[int, int]] = field(
        default_factory=list
    )  # source word numbers where one fragment ends, the next begins
    marks: int = 0  # quotation marks of the source that the quotation lacks
    doubles: bool = False  # whether double ones are among them
    spliced: bool = False
    glued: int | None = None  # where the source's first word begins, whose first letters stand in brackets
    altered: bool = False


class Comparison:
    """A quotation's words beside a text's, and what was found in comparing them."""

    def __init__(self, prepared: Prepared, folded: Folded, index: WordIndex) -> None:
        self.prepared = prepared
        self.folded = folded
        self.index = index
        self.found = Findings()
        self.words, self.starts, self.ends, _, self.joins = prepared.wording
        self._german: bool | None = None

    # -- places ---------------------------------------------------------------------------------------------

    def source_span(self, low: int, high: int) -> Span:
        """The text's code points of source words `low` to `high`; empty between two words when they are none."""
        if low == high:
            at = self.index.ends[low - 1] if low else 0
            return self.folded.to_source(at, at)
        return self.folded.to_source(self.index.starts[low], self.index.ends[high - 1])

    def quote_span(self, low: int, high: int) -> Span:
        """The quotation's code points of its words `low` to `high`; empty between two words when they are none."""
        if low == high:
            at = self.ends[low - 1] if low else 0
            back = self.prepared.folded.to_source(at, at)
        else:
            back = self.prepared.folded.to_source(self.starts[low], self.ends[high - 1])
        return self.prepared.place(back.start, back.end)

    def between(self, left: int, right: int) -> str:
        """The text between source word `left` and source word `right`, as it stands."""
        end = self.folded.to_source(self.index.starts[left], self.index.ends[left]).end
        start = self.folded.to_source(self.index.starts[right], self.index.ends[right]).start
        return turns.stretch(self.folded.source, end, start)

    def bridges(self, low: int, high: int) -> bool:
        """Whether source words `low` to `high` are a mere speech tag."""
        return low < high and turns.interruption(self.between(low - 1, high)) is not None

    def same_sentence(self, left: int, right: int) -> bool:
        """Whether source words `left` and `right` stand in one sentence and on one side of every quotation mark."""
        if right >= len(self.index.words) or left < 0:
            return left >= 0 and right - left <= 1
        raw = self.between(left, right)
        return not turns.crosses_sentence(raw) and not _MARK_OR_PARAGRAPH.search(raw)

    # -- one alignment ----------------------------------------------------------------------------------------

    def best(self) -> alignment.Alignment | None:
        """The window whose alignment leaves the fewest differences."""
        candidates = []
        for low, high in alignment.windows(
            self.words, self.index, self.prepared.places(self.index), gapped=bool(self.joins)
        ):
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
                self.gaps(step)
            else:
                self.changed(step)
            previous = step

    def gaps(self, step: alignment.Step) -> None:
        """Compare what stands between the words of an equal run; the same spaces and commas need no closer look.

        A mark between two words does, since it may part two speakers.
        """
        ours, theirs = self.prepared.folded.key, self.folded.key
        starts, ends = self.index.starts, self.index.ends
        first, apart = starts[step.source_start], step.source_start - step.quote_start
        run = theirs[first : ends[step.source_end - 1]]
        same = run == ours[self.starts[step.quote_start] : self.ends[step.quote_end - 1]]
        if same and not any(step.quote_start < at < step.quote_end for at in self.joins):
            done = -1
            for mark in _MARK_BETWEEN.finditer(run):
                at = bisect_right(starts, first + mark.start())
                if at != done and ends[at - 1] <= first + mark.start():
                    self.gap(at - apart, at)
                done = at
            return
        for at in range(step.quote_start + 1, step.quote_end):
            between = theirs[ends[at + apart - 1] : starts[at + apart]]
            if "'" in between or at in self.joins or between != ours[self.ends[at - 1] : self.starts[at]]:
                self.gap(at, at + apart)

    def edit(self, op: str, quote: tuple[int, int], source: tuple[int, int], kind: EditKind) -> None:
        """Note an edit between quotation words and source words."""
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
            first = source_at == low and guards.cuts_token(key, index.starts[low], len(key))
            last = source_at == high - 1 and guards.cuts_token(key, 0, index.ends[source_at])
            if step.op != "equal" or not (first or last):
                continue
            before = index.words[source_at - 1] if source_at else ""
            flags: set[Flag] = {"number"} if self.words[quote_at][0].isdigit() else set()
            if source_at == low and key[index.starts[low] - 1] == "-" and before in NEGATIVE_PREFIXES:
                flags = {"negation"}
            self.found.flags |= flags
            kind = differences.kind_of(frozenset(flags))
            self.edit("replace", (quote_at, quote_at + 1), (source_at, source_at + 1), kind)

    def denied_at_edges(self, aligned: alignment.Alignment) -> None:
        """A negation of the source right beside a changed first or last word: lost with it (سنسمح for لن نسمح)."""
        (low, high), words = aligned.source, self.index.words
        first, last = aligned.steps[0], aligned.steps[-1]
        lost = (
            first.op == "replace" and low > 0 and is_negation(words[low - 1]) and self.between(low - 1, low).isspace()
        )
        if last.op == "replace" and high < len(words) and is_negation(words[high]):
            lost = lost or self.between(high - 1, high).isspace()
        if lost:
            self.found.flags.add("negation")

    def changed(self, step: alignment.Step) -> None:
        """Judge a step in which the words differ."""
        quote, source = (step.quote_start, step.quote_end), (step.source_start, step.source_end)
        if step.op == "delete" and self.left_out(step):
            return
        join = next((self.joins[at] for at in range(quote[0], quote[1] + 1) if at in self.joins), None)
        kind = self.harmless(quote, source)
        if kind is not None:
            self.edit(step.op, quote, source, kind)
            return
        flags = self.flags_of(quote, source)
        if join is not None and join.kind == "bracket" and guards.hides(self.index.words[slice(*source)]):
            flags |= {"bracket_hides"}
        self.found.flags |= flags
        self.edit(step.op, quote, source, differences.kind_of(flags))

    def harmless(self, quote: tuple[int, int], source: tuple[int, int]) -> EditKind | None:
        """The kind of a difference in writing alone: a hyphen, a letter in brackets, a number in words; else None."""
        ours, theirs = self.words[slice(*quote)], self.index.words[slice(*source)]
        quoted, text = self.quote_span(*quote), self.source_span(*source)
        written, raw = self.prepared.quote[quoted.start : quoted.end], self.folded.source[text.start : text.end]
        if differences.joined_alike(ours, theirs, written, raw):
            return "typography"
        if marks.loosely_joined(ours, theirs) and "-" in self.hyphens(written + raw):
            return "typography"
        if marks.same_initials(ours, theirs, written, raw):
            return "typography"
        around = self.folded.source[max(0, text.start - 1) : text.end + 1]
        if "".join(ours) == "".join(theirs) and "[" in around and len(theirs) > len(ours):
            return "bracket"  # [T]he in the source, The here
        glued = marks.GLUED_BEFORE.search(self.folded.source, max(0, text.start - 6), text.start)
        if glued and not quote[0] and "".join(ours) == fold_key(glued[1]) + "".join(theirs):
            self.found.glued = glued.start()
            return "bracket"
        if any(map(may_belong, (*ours, *theirs))):
            wide, far = self.number_round(quote, source)
            if differences.same_number(self.words[slice(*wide)], self.index.words[slice(*far)]):
                return "numeral"
        return None

    def hyphens(self, written: str) -> str:
        """Its hyphens and dashes as the folded form writes them."""
        return "".join("-" for char in written if char in "-‐‑")

    def number_round(self, quote: tuple[int, int], source: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
        """The stretch and the equal number words beside it: "30 | thousand" states another number than 30."""
        (low, high), (left, right) = quote, source
        words = self.index.words
        while low and left and self.words[low - 1] == words[left - 1] and may_belong(words[left - 1]):
            low, left = low - 1, left - 1
        while (
            high < len(self.words)
            and right < len(words)
            and self.words[high] == words[right]
            and may_belong(words[right])
        ):
            high, right = high + 1, right + 1
        return (low, high), (left, right)

    def flags_of(self, quote: tuple[int, int], source: tuple[int, int]) -> frozenset[Flag]:
        """What an edit changes among the words that carry the sense; a number is read with the words beside it."""
        ours, theirs = self.words[slice(*quote)], self.index.words[slice(*source)]
        flags = differences.changed_flags(ours, theirs)
        if "homoglyph" not in flags and self.names_differ(quote, source):
            flags |= {"name"}
        if "number" not in flags and any(map(may_belong, (*ours, *theirs))):
            wide, far = self.number_round(quote, source)
            if values(self.words[slice(*wide)]) != values(self.index.words[slice(*far)]):
                flags |= {"number"}
        return flags

    def left_out(self, step: alignment.Step) -> bool:
        """Words of the source left out by a mark, by a speech tag or across sentences; False for any others."""
        low, high = step.source_start, step.source_end
        if not low or high >= len(self.index.words) or step.quote_start in (0, len(self.words)):
            return False
        raw = self.between(low - 1, high)
        quote, source = (step.quote_start, step.quote_end), (low, high)
        join = self.joins.get(step.quote_start)
        if join is not None and join.kind == "ellipsis":
            if marks.is_sources_own(self.prepared.plain[join.start : join.end], raw):
                return False
            self.found.flags |= turns.gap_flags(raw)
            if turns.changes_turn(raw, self.folded.source, self.source_span(high, high + 1).start):
                self.found.flags |= {"elision_hides", "crosses_speaker"}
            self.edit("delete", quote, source, "elision")
            self.found.breaks.append(source)
            return True
        if marks.drops_note(raw, self.index.words[low - 1]):
            self.edit("delete", quote, source, "bracket")
            self.found.breaks.append(source)
            return True
        tag = turns.interruption(raw)
        if tag is not None and not WORD.search(raw, 0, tag.start) and not WORD.search(raw, tag.end):
            self.edit("delete", quote, source, "interruption")
            if turns.changes_turn(raw, self.folded.source, self.source_span(high, high + 1).start):
                self.found.flags.add("crosses_speaker")
                self.found.spliced = True
            self.found.breaks.append(source)
            return True
        if turns.changes_speaker(raw):
            self.found.flags.add("crosses_speaker")
        elif not turns.crosses_sentence(raw):
            return False
        flags = self.flags_of(quote, source)
        self.found.flags |= flags
        self.found.spliced = True
        self.found.breaks.append(source)
        self.edit("delete", quote, source, differences.kind_of(flags))
        return True

    def gap(self, quote_at: int, source_at: int) -> None:
        """Compare what stands between two equal words in a row: spaces, marks, punctuation, signs."""
        ours = self.prepared.folded.key[self.ends[quote_at - 1] : self.starts[quote_at]]
        theirs = self.folded.key[self.index.ends[source_at - 1] : self.index.starts[source_at]]
        text = Span(self.source_span(source_at - 1, source_at).end, self.source_span(source_at, source_at + 1).start)
        raw = turns.stretch(self.folded.source, text.start, text.end)
        if ("\n" in raw or "'" in theirs) and turns.changes_speaker(raw):
            self.found.flags.add("crosses_speaker")
            self.found.spliced = True
        join = self.joins.get(quote_at)
        if join is not None:
            ours = _WRITERS_MARK.sub("", ours)
            theirs = theirs.replace("...", "")
            if join.kind == "ellipsis":
                ours = theirs = ""
        if ours == theirs:
            return
        first, second = _SPACES_AND_MARKS.sub(" ", ours).strip(), _SPACES_AND_MARKS.sub(" ", theirs).strip()
        if "\n" not in raw:
            self.found.marks += theirs.count("'") - ours.count("'")
            self.found.doubles = self.found.doubles or _DOUBLE_MARK.search(raw) is not None
        digit = self.words[quote_at][0].isdigit()
        harmless = first == second or marks.same_joint(ours, theirs, self.words[quote_at - 1], self.words[quote_at])
        signed = digit and not harmless and any(mark in first + second for mark in "-+<>=$€£%")
        kind: EditKind = "typography" if harmless else "number" if signed else "punctuation"
        if signed:
            self.found.flags.add("number")
        elif not harmless and not digit:
            harmless = self.same_pause(first, second, quote_at, source_at)
        self.found.altered = self.found.altered or not harmless
        quoted = Span(self.quote_span(quote_at - 1, quote_at).end, self.quote_span(quote_at, quote_at + 1).start)
        edit = Edit(
            "replace",
            self.prepared.quote[quoted.start : quoted.end],
            self.folded.source[text.start : text.end],
            kind,
            (quoted, text),
        )
        self.found.edits.append(edit)

    def same_pause(self, first: str, second: str, quote_at: int, source_at: int) -> bool:
        """Whether the punctuation before two equal words differs without a difference in sense (`marks`)."""
        key, index = self.folded.key, self.index
        low = max(0, source_at - 40)
        before = key[index.starts[low] : index.ends[source_at - 1]]
        stops = [match.end() for match in _SENTENCE.finditer(before)]
        sentence = before[stops[-1] :] if stops else before
        precedes = words_in(sentence)
        return marks.same_pause(first, second, follows=self.words[quote_at], precedes=precedes, listed="," in sentence)

    # -- names -------------------------------------------------------------------------------------------------

    def names_differ(self, quote: tuple[int, int], source: tuple[int, int]) -> bool:
        """Whether one side of an edit names somebody whom the other does not."""
        index = self.index
        return naming.names_differ(
            naming.Stretch(self.prepared.folded, self.words, self.starts, self.ends, *quote),
            naming.Stretch(self.folded, index.words, index.starts, index.ends, *source),
            nouns_capitalised=lambda: self.german(source),
        )

    def german(self, source: tuple[int, int]) -> bool:
        """Whether capitals tell nothing here: German writes every noun with one."""
        if self._german is None:
            at = self.source_span(source[0], source[0]).start
            near = self.folded.source[max(0, at - 300) : at + 300]
            self._german = language_of(self.prepared.plain) == "de" or language_of(near) == "de"
        return self._german

    # -- results -----------------------------------------------------------------------------------------------

    def spans(self, aligned: alignment.Alignment) -> tuple[Span, ...]:
        """The places in the text, one per fragment."""
        low, high = aligned.source
        cuts = [low, *(at for pair in self.found.breaks for at in pair), high]
        found = tuple(self.source_span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if a < b)
        if found and self.found.glued is not None:
            return (Span(self.found.glued, found[0].end), *found[1:])
        return found
