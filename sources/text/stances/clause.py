"""The words around a cue: its verb group, the quotation it stands in, how sure the sentence is."""

import re
from dataclasses import dataclass

from sources.text import Span
from sources.text.lexicon import stances as lexicon
from sources.text.stances.model import Mode

_ADVERB = rf"(?!(?:{lexicon.NOT_ADVERBS})\b)\w{{2,20}}ly"
_STEP = re.compile(
    rf"(?:^|(?<=[\s,(\"“]))(?:{lexicon.CONTROL}|{lexicon.HELPERS}|{_ADVERB}),?[ ]{{1,3}}$",
    re.IGNORECASE,
)
_BARE_TO = re.compile(r"(?:^|(?<=\s))to[ ]{1,3}$", re.IGNORECASE)
_STEPS = 7
_STEP_WINDOW = 40
_NEGATION = re.compile(lexicon.NEGATION, re.IGNORECASE)
_REFUSAL = re.compile(lexicon.REFUSAL, re.IGNORECASE)
_DEMAND = re.compile(lexicon.DEMAND, re.IGNORECASE)
_POSSIBLE = re.compile(lexicon.POSSIBLE, re.IGNORECASE)
_HEDGES = re.compile(lexicon.HEDGES, re.IGNORECASE)
_IF = re.compile(r"(?:^|[\s,(])(?:if|unless|in case|as if|as though)[ ][^,;]{0,60}$", re.IGNORECASE)
_WHETHER = re.compile(r"\bwhether\b[^,;]{0,60}$", re.IGNORECASE)
_REPORTED = re.compile(
    rf"(?:\b(?:(?:{lexicon.SAYING})(?! to be\b)|quoted|cited|reported|believes?|reports|noted|notes|recalled|alleged"
    rf"|suggested)\b[^;\"“”]{{0,70}}|according to [^;]{{0,60}})$",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r", (?:\w+ ){1,5}(?:said|says|reported|reports)\b[^\"“”]{0,40}$", re.IGNORECASE)
_SOURCE = re.compile(r"\baccording to\b", re.IGNORECASE)
_WOULD_NOT = re.compile(r"\bwould(?: not|n['’]t)\b", re.IGNORECASE)  # "would not accept it": so it was then
_SPACES = (*range(9, 14), 0x85, 0xA0, 0x2007, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F)
_EVEN_SPACES: dict[int, str] = {**dict.fromkeys(_SPACES, " "), 0x2019: "'"}


def even_spaces(text: str) -> str:
    """The text with every white space a plain one and curly apostrophes straight; offsets stay."""
    return text.translate(_EVEN_SPACES)


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The helpers, adverbs and leading verbs before a head verb: `start` is where they begin.

    `infinitive`: a bare "to" stands before the head without a verb that keeps the subject.
    """

    start: int
    words: str
    infinitive: bool

    @property
    def negated(self) -> bool:
        """Whether the group says no: not, never, without, refused to, stopped short of."""
        return bool(_NEGATION.search(self.words) or _REFUSAL.search(self.words))

    @property
    def refused(self) -> bool:
        """Whether the group names a refusal, not only an absence."""
        return bool(_REFUSAL.search(self.words))

    @property
    def demanded(self) -> bool:
        """Whether it only should happen."""
        return bool(_DEMAND.search(self.words))

    @property
    def possible(self) -> bool:
        """Whether it only may, will or would happen."""
        return bool(_POSSIBLE.search(self.words))


def verb_group(plain: str, sentence: Span, head: int) -> VerbGroup:
    """The verb group left of the head verb at `head`. A few steps over short windows."""
    start = head
    for _ in range(_STEPS):
        found = _STEP.search(plain[max(sentence.start, start - _STEP_WINDOW) : start])
        if found is None:
            break
        start -= found.end() - found.start()
    infinitive = _BARE_TO.search(plain[max(sentence.start, start - 6) : start])
    if infinitive:
        start -= infinitive.end() - infinitive.start()
    return VerbGroup(start, plain[start:head], bool(infinitive))


def quotation_around(text: str, sentence: Span, place: int) -> Span | None:
    """The part of the sentence that stands in the quotation marks around `place`, or None outside of any."""
    before, after = text[sentence.start : place], text[place : sentence.end]
    opened = max(before.rfind("“"), before.rfind("„"))
    closed = before.rfind("”")
    straight = before.count('"')
    start = -1
    if opened > closed:
        start = sentence.start + opened + 1
    elif straight % 2:
        start = sentence.start + before.rfind('"') + 1
    elif opened < 0 and closed < 0 and not straight:
        # a quotation that began in an earlier sentence and ends here
        end = after.find("”")
        if end >= 0 and after.rfind("“", 0, end) < 0:
            return Span(sentence.start, place + end)
        if after.count('"') % 2 and '"' in after:
            return Span(sentence.start, place + after.find('"'))
        return None
    if start < 0:
        return None
    ends = [mark for mark in (after.find("”"), after.find('"')) if mark >= 0]
    return Span(start, place + min(ends) if ends else sentence.end)


def is_hedged(plain: str, sentence: Span, head: int) -> bool:
    """Whether the words before the cue doubt that the actor took this stance."""
    return bool(_HEDGES.search(plain, max(sentence.start, head - 120), head)) or bool(
        re.search(
            r"\bif (?:confirmed|genuine|authentic)\b|not be (?:\w+ )?(?:verified|confirmed)", plain[head : sentence.end]
        )
    )


def mode_of(plain: str, sentence: Span, head: int, group: VerbGroup, actor_start: int | None, quoted: bool) -> Mode:
    """How the sentence holds the stance: see `Mode`."""
    if plain[sentence.start : sentence.end].rstrip("\"”') ").endswith("?"):
        return "question"
    left = plain[max(sentence.start, head - 160) : head]
    if _WHETHER.search(left):
        return "question"
    if (group.possible and not _WOULD_NOT.search(group.words)) or _IF.search(left):
        return "conjecture"
    if quoted:
        return "report"
    edge = actor_start if actor_start is not None and sentence.start <= actor_start < head else group.start
    before = plain[max(sentence.start, edge - 100) : edge]
    if _REPORTED.search(before) and not before.rstrip().endswith(","):
        return "report"
    told = _ACCORDING.search(plain, head, sentence.end) or _SOURCE.search(plain, sentence.start, sentence.end)
    return "report" if told else "assertion"
