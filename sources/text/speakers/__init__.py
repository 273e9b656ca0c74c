"""Who says what in a text: the speaker map of a source.

Quotations with their speakers, the turns of interviews and transcripts, signed and set-off quotations, headlines and
indirect speech, as chains from the outermost reporter to whoever said the words. What the text does not say has no
answer. Offsets are code points over the text, half open. Building a map is linear in the text; a place is looked up
by bisection. No text makes it raise.
"""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from sources.text import Span
from sources.text.flow import flowing
from sources.text.folding import WORD
from sources.text.lexicon.grammar import PERSONAL
from sources.text.lexicon.speech import ACCORDING, FOREIGN, STRONG
from sources.text.quotations import Quotation, find_quotations
from sources.text.segments import paragraphs, sentences
from sources.text.speakers.blocks import find_blocks
from sources.text.speakers.chains import chain_of
from sources.text.speakers.composed import compose
from sources.text.speakers.model import How, Said, Speaker
from sources.text.speakers.people import People, is_first_person
from sources.text.speakers.reported import reported
from sources.text.speakers.turns import Turns, find_turns
from sources.text.subjects import PRONOUNS, Aliases

__all__ = ["How", "People", "Said", "Speaker", "SpeakerMap"]

_MOST: Final = 0.8
_AHEAD: Final = 400  # code points of a sentence in which a second speaker is looked for
"""The share of a turn or block that a quotation must fill to be all of it."""

_FEW_WORDS: Final = 3
"""Words of the running text that are too few to say that nobody else used them."""

_IF: Final = frozenset(
    "if when whenever because after before while once should wenn falls weil als si quand eğer إذا لو".split()
)
_SAYING: Final = STRONG | FOREIGN | ACCORDING


class SpeakerMap:
    """Who says each stretch of a text. `quotations` are those of the text, where they were found already."""

    def __init__(self, text: str, quotations: Sequence[Quotation] | None = None) -> None:
        self._composed = compose(text)
        self._text = flowing(text if self._composed is None else self._composed.text)
        self._given = quotations if self._composed is None else None
        self._nested: dict[int, list[Said]] = {}
        self._spoken_of: dict[tuple[str, Aliases], bool] = {}
        self.people = People(self._text)

    def places(self, span: Span, voice: str | None = None) -> tuple[Said, ...]:
        """Who says the words of a span: one stretch, or several in order where it reaches over a border.

        `voice` is who speaks outside quotations and turns. Stretches without words, between two marks, are left out.
        """
        if self._composed is None:
            return self._places(span, voice)
        return tuple(map(self._composed.outward, self._places(self._composed.inward(span), voice)))

    def _places(self, span: Span, voice: str | None) -> tuple[Said, ...]:
        pieces: list[Said] = []
        for quoted, start, end in _cut(self._quoted, self._quoted_starts, span.start, span.end):
            if quoted is not None:
                pieces.append(self._with_voice(self._innermost(quoted, start, end), voice))
                continue
            for base, first, last in _cut(self._base, self._base_starts, start, end):
                words = list(WORD.finditer(self._text, first, last))
                if not words:
                    continue
                first, last = words[0].start(), words[-1].end()
                if base is not None:
                    pieces.append(replace(base, start=first, end=last))
                else:
                    pieces.extend(self._outside(first, last, voice))
        return tuple(pieces)

    def says(self, said: Said, claimed: str, aliases: Aliases) -> bool | None:
        """Whether the text gives a stretch to `claimed`: True, False (surely somebody else's), None = not said."""
        if self._composed is not None:
            said = self._composed.inward_said(said)
        speaker = said.speaker
        if speaker is None:
            return False if self._never_says(said, claimed, aliases) else None
        if said.how == "turn" and self._has_other_turn(speaker, claimed, aliases):
            return False
        told: bool | None = None
        for name in dict.fromkeys((speaker.name, speaker.shown)):
            if speaker.name and told is None:
                told = self.people.same(claimed, name, aliases)
        if told is None:
            close = speaker.name and self.people.fits(claimed, speaker.name, aliases)
            wrong = not close and any(self.people.fits(claimed, other, aliases) for other in said.others)
            return False if wrong else None
        if told is False and speaker.mention is not None and said.how != "turn":
            tied = self.people.joined(speaker.mention)
            if any(self.people.fits(claimed, other, aliases) for other in tied) or self._ahead(said, claimed, aliases):
                return None
        if told is False and said.how != "turn" and not self._antecedent_sure(speaker, claimed, aliases):
            return None
        return None if told is False and not said.sure else told

    def _ahead(self, said: Said, claimed: str, aliases: Aliases) -> bool:
        """Whether the sentence of words whose speaker is not certain names `claimed` ahead of them, on its own."""
        if not said.weak or len(said.chain) > 1:
            return False
        at = bisect.bisect_right(self._sentences, said.start, key=lambda sentence: sentence.start) - 1
        start = max(self._sentences[at].start if at >= 0 else 0, said.start - _AHEAD)
        named = self.people.between(start, said.start)
        free = (name for name, end in named if self._text[end : end + 2] not in ("'s", "’s"))
        return any(self.people.fits(claimed, name, aliases) for name in free)

    def _has_other_turn(self, speaker: Speaker, claimed: str, aliases: Aliases) -> bool:
        """Whether `claimed` has turns of their own in the talk, under another label than this one."""
        if speaker.name and self.people.fits(claimed, speaker.name, aliases):
            return False
        return any(label != speaker.name and self.people.fits(claimed, label, aliases) for label in self._turns.labels)

    def _antecedent_sure(self, speaker: Speaker, claimed: str, aliases: Aliases) -> bool:
        """Whether "she" is surely not `claimed`: not named so far, or the person she is was named last."""
        mention = speaker.mention
        stands_in = mention is not None and (
            mention.text.lower() in PRONOUNS or self.people.full(mention.text) != speaker.name
        )
        if mention is None or not stands_in or not speaker.name:
            return True
        if speaker.also and self.people.fits(claimed, speaker.also, aliases):
            return False
        named = self.people.first_named(claimed, aliases)
        if named is None or named >= mention.start:
            return True
        last = self.people.last_before(mention.start)
        if last is None or self._text[last[1] : last[1] + 2] in ("'s", "’s"):
            return False
        return self.people.fits(last[0], speaker.name, aliases)

    def speeches(self, voice: str | None = None) -> Iterator[Said]:
        """Every stretch that somebody says in so many words, in text order: quotations, then turns and blocks."""
        for one in (*(self._with_voice(said, voice) for said in self._quoted), *self._base):
            yield one if self._composed is None else self._composed.outward(one)

    @cached_property
    def _found(self) -> Sequence[Quotation]:
        return find_quotations(self._text) if self._given is None else self._given

    @cached_property
    def _paragraphs(self) -> list[Span]:
        return paragraphs(self._text)

    @cached_property
    def _sentences(self) -> list[Span]:
        return sentences(self._text)

    @cached_property
    def _turns(self) -> Turns:
        return find_turns(self._text, self.people)

    @cached_property
    def _base(self) -> list[Said]:
        """Turns, then set-off words, then headlines: none overlaps one before it in this order."""
        kept: list[Said] = list(self._turns.turns)
        for some in (find_blocks(self._text, self._paragraphs, self.people), self._turns.headlines):
            starts = [one.start for one in kept]
            free = [one for one in some if not _touches(kept, starts, one)]
            kept = sorted([*kept, *free], key=lambda one: one.start)
        return kept

    @cached_property
    def _base_starts(self) -> list[int]:
        return [one.start for one in self._base]

    @cached_property
    def _quoted(self) -> list[Said]:
        spoken = [one for one in self._found if one.kind in ("direct", "mixed")]
        return [self._said(one) for one in spoken if not self._holds_turn(one)]

    def _holds_turn(self, found: Quotation) -> bool:
        """Whether marks stand round labels and all: "WALLACE: But Governor …"."""
        after = bisect.bisect_right(self._base_starts, found.start)
        return after < len(self._base) and self._base[after].how == "turn" and self._base[after].start < found.end

    @cached_property
    def _quoted_starts(self) -> list[int]:
        return [one.start for one in self._quoted]

    def _said(self, found: Quotation) -> Said:
        """A quotation with its chain, inside the turn or block that holds it."""
        base = _at(self._base, self._base_starts, found.start)
        own = found.speaker is not None and not found.rule.startswith("lent")
        chain = chain_of(found, self._text, 0, self.people)
        sure = (found.confidence != "low" or self._named_before_colon(found)) and not self._conditional(found)
        if base is None:
            weak = own and found.confidence == "medium"
            said = Said(found.start, found.end, chain or (Speaker(""),), "quoted", sure, weak=weak)
            return self._nesting(said, None)
        label = base.chain[-1].mention
        mine = own and label is not None and found.speaker is not None and label.span.overlaps(found.speaker.span)
        whole = found.end - found.start >= _MOST * (base.end - base.start)
        if mine or base.how == "headline" or (not own and (whole or base.how == "signed")):
            return replace(base, start=found.start, end=found.end)
        inner = Said(found.start, found.end, chain if own else (Speaker(""),), "quoted", sure and base.sure)
        return self._nesting(inner, base)

    def _named_before_colon(self, found: Quotation) -> bool:
        """Whether the quotation follows a colon behind a clause whose subject is a full name: "Poe was blunter: …"."""
        if found.speaker is None or found.rule != "ahead.open":
            return False
        before = self._text[max(0, found.start - 4) : found.start].rstrip(" \u00a0\"“„«»‘'")
        return before.endswith(":") and len(self.people.full(found.speaker.text).split()) > 1

    def _conditional(self, found: Quotation) -> bool:
        """Whether the clause of saying depends on another: "if the president says …", "when Poe said …"."""
        if found.speaker is None:
            return False
        before = WORD.findall(self._text[max(0, found.speaker.start - 16) : found.speaker.start])
        return bool(before) and before[-1].lower() in _IF

    def _nesting(self, said: Said, outer: Said | None) -> Said:
        """The stretch as told by `outer`'s speaker; "I" is that speaker; somebody else is surely not."""
        before = () if outer is None else outer.chain
        chain = said.chain
        if before and chain and is_first_person(chain[-1].shown):
            chain = chain[:-1]
        if before and chain and chain[-1].is_pronoun and chain[-1].name == before[-1].name:
            chain = (*chain[:-1], replace(chain[-1], name=""))
        whole = (*before, *chain)
        if not whole:
            return said
        last = whole[-1]
        # In reported speech "she" may be the reporter; inside marks, and for any other words, it is somebody else.
        within = () if last.is_pronoun or not last.shown else whole[len(before) : -1]
        told = before if chain and last.shown else ()
        if not last.is_pronoun and not self.people.is_somebody(last.shown):
            told = within = ()
        names = tuple(one.name for one in (*told, *within) if one.name)
        return replace(said, chain=whole, others=names)

    def _with_voice(self, said: Said, voice: str | None) -> Said:
        """The stretch inside the text of `voice`, who is the outermost of its chain."""
        if not voice or _at(self._base, self._base_starts, said.start) is not None:
            return said
        if said.chain and said.chain[0].name and self.people.fits(said.chain[0].name, voice, Aliases()):
            return said
        told = Said(0, len(self._text), (Speaker(voice),), "running")
        nested = self._nesting(replace(said, others=()), told)
        return replace(nested, others=tuple(dict.fromkeys((*nested.others, *said.others))))

    def _innermost(self, quoted: Said, start: int, end: int) -> Said:
        """The quotation inside the quotation that holds the whole span, or the outer one."""
        if quoted.start not in self._nested:
            self._nested[quoted.start] = self._inside(quoted)
        for inner in self._nested[quoted.start]:
            if inner.start <= start and end <= inner.end:
                return replace(inner, start=start, end=end)
        return replace(quoted, start=start, end=end)

    def _inside(self, quoted: Said) -> list[Said]:
        """The attributed quotations inside one; single marks in it count as double ones."""
        inside = self._text[quoted.start : quoted.end]
        found: list[Said] = []
        marked = find_quotations(inside)
        if not any(one.kind in ("direct", "mixed") for one in marked):
            letters = list(inside)
            for one in marked:
                if one.start and inside[one.start - 1] in "'‘‚‹":
                    letters[one.start - 1], letters[one.end] = "“", "”"
            marked = find_quotations("".join(letters))
        for one in marked:
            if one.kind not in ("direct", "mixed") or one.rule.startswith("lent") or one.speaker is None:
                continue
            chain = chain_of(one, self._text, quoted.start, self.people)
            said = Said(one.start + quoted.start, one.end + quoted.start, chain, "quoted", one.confidence != "low")
            found.append(self._nesting(replace(said, sure=said.sure and quoted.sure), quoted))
        return found

    def _outside(self, start: int, end: int, voice: str | None) -> Iterator[Said]:
        """The running text, sentence by sentence: somebody's reported words, or the text's own."""
        own = Said(start, end, (Speaker(voice),) if voice else (), "running")
        for sentence in self._sentences_over(start, end):
            piece = Span(max(start, sentence.start), min(end, sentence.end))
            told = reported(self._text, sentence, piece, self.people)
            if told is None:
                yield replace(own, start=piece.start, end=piece.end)
            else:
                # Whoever writes the text has the wording, whosever words they report.
                yield replace(told, chain=own.chain, sure=True) if voice else told

    def _sentences_over(self, start: int, end: int) -> list[Span]:
        first = bisect.bisect_right(self._sentences, start, key=lambda one: one.start) - 1
        last = bisect.bisect_left(self._sentences, end, key=lambda one: one.start)
        held = [one for one in self._sentences[max(0, first) : last] if one.start < end and start < one.end]
        return held or [Span(start, end)]

    @cached_property
    def _third_persons(self) -> tuple[str, ...]:
        """Who is named in the running text as having spoken: the running text is not theirs."""
        named: dict[str, None] = {}
        for one in self._found:
            told = one.cue is not None and one.cue.text != ":" and one.confidence != "low"
            if told and one.resolved and _at(self._base, self._base_starts, one.start) is None:
                named[one.resolved] = None
        return tuple(named)

    def _never_says(self, said: Said, claimed: str, aliases: Aliases) -> bool:
        """Whether the running text is surely not `claimed`'s: it names them as a speaker in the third person.

        A sentence that may report their words, and the one behind it, which may go on with them, are left out.
        """
        if said.how != "running" or len(WORD.findall(self._text, said.start, said.end)) <= _FEW_WORDS:
            return False
        place = bisect.bisect_right(self._found, said.start, key=lambda one: one.start) - 1
        if place >= 0 and said.start < self._found[place].end:
            return False  # in marks that may be of speech, or of a term
        key = claimed, aliases
        if key not in self._spoken_of:
            self._spoken_of[key] = any(self.people.fits(claimed, name, aliases) for name in self._third_persons)
        if not self._spoken_of[key]:
            return False
        here = bisect.bisect_right(self._sentences, said.start, key=lambda one: one.start) - 1
        if here >= 0 and self._text[self._sentences[here].start] in "—–―":
            return False  # a line of a dialogue
        near = self._sentences[max(0, here - 1) : here + 1]
        if len(near) == 2 and "\n" in self._text[near[0].end : near[1].start]:
            near = near[1:]
        return not any(self._may_report(self._text[one.start : one.end], claimed) for one in near)

    def _may_report(self, sentence: str, claimed: str) -> bool:
        """Whether a sentence has a word of saying and may have `claimed`, or a pronoun, as its speaker."""
        words = {match[0].lower() for match in WORD.finditer(sentence)}
        if words.isdisjoint(_SAYING):
            return False
        return not words.isdisjoint(PERSONAL) or not words.isdisjoint(
            match[0].lower() for match in WORD.finditer(claimed)
        )


def _cut(
    stretches: Sequence[Said], starts: Sequence[int], start: int, end: int
) -> Iterator[tuple[Said | None, int, int]]:
    """The parts of a span that lie in a stretch, and those between (None), in order."""
    at = max(0, bisect.bisect_right(starts, start) - 1)
    place = start
    while place < end:
        while at < len(stretches) and stretches[at].end <= place:
            at += 1
        if at == len(stretches) or stretches[at].start >= end:
            yield None, place, end
            return
        one = stretches[at]
        if one.start > place:
            yield None, place, one.start
        yield one, max(place, one.start), min(end, one.end)
        place = one.end


def _at(stretches: Sequence[Said], starts: Sequence[int], place: int) -> Said | None:
    found = bisect.bisect_right(starts, place) - 1
    return stretches[found] if found >= 0 and place < stretches[found].end else None


def _touches(kept: Sequence[Said], starts: Sequence[int], one: Said) -> bool:
    at = bisect.bisect_left(starts, one.end) - 1
    return at >= 0 and kept[at].end > one.start
