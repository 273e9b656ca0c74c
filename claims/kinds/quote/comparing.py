"""A quotation against one text: the words, the mouth they are put in, and which of several equal places is meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from sources.text import Mention, Span
from sources.text.folding import Folded
from sources.text.languages import is_garbled, language_of
from sources.text.lexicon.weekdays import OCCASIONS
from sources.text.matching import Edit, QuoteMatch, match_quote
from sources.text.names import find_names, name_key
from sources.text.speakers import How, Said, Speaker, SpeakerMap
from sources.text.subjects import Aliases

_FIRST_HAND: Final[tuple[How, ...]] = ("quoted", "turn", "signed")
_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_REACH: Final = 2_000
"""Code points on either side of a place within which its paragraph is looked for."""

Told = Literal["same", "other", "unsaid"]


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """A quotation compared with one text. Spans and `speaker` are over that text, in code points, half open.

    `speaker` is who says these words in the source, by the full name where the text has it; None where the source does
    not say. The `voice` of a source, which its text need not name, has an empty place. `chain`: through whom the words
    come, outermost first, whoever said them last, by the fullest names that are
    sure. `told`: the speaker is the claimed one, surely another, or the source does not settle it. `how` the source
    gives the words: in so many words, or reported in its own.
    """

    outcome: str
    flags: frozenset[str]
    acceptable: bool
    speaker: Mention | None
    edits: tuple[Edit, ...]
    spans: tuple[Span, ...]
    chain: tuple[Speaker, ...] = ()
    told: Told = "unsaid"
    how: How = "running"
    alternatives: tuple[tuple[Span, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside the quotation and the text.

    `context` is the draft's paragraph with the quotation left out; `quote_language` and `text_language` two-letter
    codes, worked out from the words where they are not given.
    """

    context: str = ""
    quote_language: str | None = None
    text_language: str | None = None


def check_quote(
    quote: str,
    speaker: str | None,
    text: str,
    *,
    voice: str | None = None,
    folded: Folded | None = None,
    speakers: SpeakerMap | None = None,
    aliases: Aliases | None = None,
    around: Around | None = None,
) -> QuoteCheck:
    """Compare a quotation and its speaker with a source's text.

    `voice` says who speaks in the text outside its quotations (the author of a column, the speaker of a speech);
    without it the running text is nobody's. `folded` and `speakers` are caches of `text`. Never raises.
    A wrong speaker is said only where both sides give a name and the names are surely not one, or where the text says
    that it is somebody else. Words that are not found in a text of another language are unchecked, not absent.
    """
    aliases = aliases or Aliases()
    around = around or Around()
    speakers = speakers or SpeakerMap(text)
    match = match_quote(quote, text, folded=folded)
    if match.outcome == "absent" and (is_garbled(text) or _other_language(quote, text, around)):
        match = QuoteMatch("unchecked")
    if match.outcome == "ambiguous":
        match = _decided(quote, speaker, text, match, voice, speakers, aliases, around, folded)
    pieces = _pieces(match.spans, speakers, voice)
    verdicts = [_told(piece, speaker, speakers, aliases) for piece in pieces]
    told: Told = "other" if "other" in verdicts else "unsaid" if "unsaid" in verdicts or not verdicts else "same"
    flags = set(match.flags)
    if told == "other" and match.outcome not in ("absent", "unchecked"):
        flags.add("misattributed")
    telling = pieces[verdicts.index(told)] if told in verdicts else None
    said_by = telling.speaker if telling is not None else None
    return QuoteCheck(
        outcome=match.outcome,
        flags=frozenset(flags),
        acceptable=match.acceptable and not flags,
        speaker=_mention(said_by, text),
        edits=match.edits,
        spans=match.spans,
        chain=telling.chain if telling is not None else (),
        told=told,
        how=_least(pieces),
        alternatives=match.alternatives,
    )


def _mention(speaker: Speaker | None, text: str) -> Mention | None:
    """The speaker as a mention in the text: with the full name where the text has it before the place or anywhere."""
    if speaker is None or not speaker.shown:
        return None
    if speaker.mention is None:
        return Mention(speaker.name, 0, 0)
    name, place = speaker.name, speaker.mention.start
    if name and name.casefold() not in speaker.mention.text.casefold():
        at = text.rfind(name, 0, place)
        at = at if at >= 0 else text.find(name, place)
        if at >= 0:
            return Mention(name, at, at + len(name))
    return speaker.mention if name or not speaker.is_pronoun else None


def _pieces(spans: Iterable[Span], speakers: SpeakerMap, voice: str | None) -> list[Said]:
    return [piece for span in spans for piece in speakers.places(span, voice)]


def _told(piece: Said, speaker: str | None, speakers: SpeakerMap, aliases: Aliases) -> Told:
    if not speaker:
        return "unsaid"
    answer = speakers.says(piece, speaker, aliases)
    return "unsaid" if answer is None else "same" if answer else "other"


def _least(pieces: Sequence[Said]) -> How:
    """How the least literal of several pieces is given."""
    order = get_args(How)
    return max((piece.how for piece in pieces), key=order.index, default="running")


def _other_language(quote: str, text: str, around: Around) -> bool:
    """Whether quotation and text are surely in two languages."""
    mine = around.quote_language or language_of(quote)
    its = around.text_language or language_of(text)
    return mine is not None and its is not None and mine != its


def _decided(
    quote: str,
    speaker: str | None,
    text: str,
    match: QuoteMatch,
    voice: str | None,
    speakers: SpeakerMap,
    aliases: Aliases,
    around: Around,
    folded: Folded | None,
) -> QuoteMatch:
    """Of several equal places the only one that speaker or context leave; the match as it is where they do not.

    The speaker decides first: the places that are the claimed speaker's, else those that are nobody else's. Of these,
    words given in so many words come before a headline or a report of them, and a place where they are whole before
    one where the text goes on to limit them. Then the draft's words round the
    quotation: names and numbers that only one place shares.
    """
    places = list(dict.fromkeys((match.spans, *match.alternatives)))
    rows = [_pieces(spans, speakers, voice) for spans in places]
    verdicts = [{_told(piece, speaker, speakers, aliases) for piece in row} or {"unsaid"} for row in rows]
    left = [at for at, verdict in enumerate(verdicts) if verdict == {"same"}]
    if speaker and not left:
        left = [at for at, verdict in enumerate(verdicts) if "other" not in verdict]
    if not speaker or not left:
        left = list(range(len(places)))
    elif len(left) > 1 and all(verdicts[at] == {"same"} for at in left):
        literal = [at for at in left if rows[at] and all(piece.how in _FIRST_HAND for piece in rows[at])]
        left = literal or left
    if len(left) > 1:
        left = [at for at in left if not _is_cut(quote, text, places[at], folded)] or left
    if len(left) > 1 and around.context:
        named = [one.name for at in left for piece in rows[at] for one in piece.chain]
        left = _by_context(text, [places[at] for at in left], left, around.context, named)
    if len(left) != 1:
        return match
    spans = places[left[0]]
    there = match_quote(quote, text, folded=folded, within=Span(spans[0].start, spans[-1].end))
    return match if there.outcome in ("ambiguous", "absent") else replace(there, alternatives=())


def _is_cut(quote: str, text: str, spans: tuple[Span, ...], folded: Folded | None) -> bool:
    """Whether the words stand cut out of what governs or limits them at this place."""
    there = match_quote(quote, text, folded=folded, within=Span(spans[0].start, spans[-1].end))
    return not there.flags.isdisjoint({"cut_head", "cut_tail"})


def _by_context(
    text: str, places: Sequence[tuple[Span, ...]], numbers: list[int], context: str, named: Sequence[str]
) -> list[int]:
    """The only place whose paragraph shares a name or number with the draft's that no other place's has; else all."""
    wanted = _marks(context).difference(*(name_key(name).split() for name in named))
    shared = [wanted & _marks(_paragraph(text, spans)) for spans in places]
    telling = [
        number
        for at, number in enumerate(numbers)
        if shared[at].difference(*(one for other, one in enumerate(shared) if other != at))
    ]
    return telling if len(telling) == 1 else numbers


def _paragraph(text: str, spans: tuple[Span, ...]) -> str:
    """The lines that a place stands in, without its own words."""
    start, end = spans[0].start, spans[-1].end
    first = text.rfind("\n", max(0, start - _REACH), start) + 1 or max(0, start - _REACH)
    last = text.find("\n", end, end + _REACH)
    return f"{text[first:start]} … {text[end : last if last >= 0 else end + _REACH]}"


def _marks(text: str) -> set[str]:
    """What tells a place apart: the words of its names, its days and its numbers."""
    named = {word for name in find_names(text) for word in name_key(name.text).split() if len(word) > 1}
    days = OCCASIONS.intersection(word.lower() for word in _WORD.findall(text))
    return named | days | set(_NUMBER.findall(text))
