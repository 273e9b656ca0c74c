"""The core stances in Turkish and Arabic: one pattern a stance, the actor by where such a language puts its subject.

Less is read than in English: the cue, whose it is and what it is about. Where the subject is not plain to see, the
actor is None.
"""

import re
from dataclasses import dataclass
from typing import Final, cast

from sources.text import Mention, Span
from sources.text.lexicon import stances_arabic as arabic
from sources.text.lexicon import stances_turkish as turkish
from sources.text.stances.model import Mode, Stance, StanceName


@dataclass(frozen=True, slots=True)
class _Row:
    rule: str
    stance: StanceName
    pattern: re.Pattern[str]


def _rows(rows: tuple[tuple[str, str, str], ...], edge: str) -> tuple[_Row, ...]:
    return tuple(
        _Row(rule, cast(StanceName, stance), re.compile(rf"{edge}(?:{pattern})")) for rule, stance, pattern in rows
    )


_TURKISH: Final = _rows(turkish.ROWS, r"(?<!\w)")
_ARABIC: Final = _rows(arabic.ROWS, r"(?<!\w)[وف]?")
_TURKISH_TRIGGER = re.compile(turkish.TRIGGER)
_ARABIC_TRIGGER = re.compile(arabic.TRIGGER)
_ARABIC_LETTER = re.compile(r"[ء-ي]")
_TURKISH_LETTER = re.compile(r"[ışğİçöüÖÜÇŞĞ]")

_ACT = re.compile(rf"(?:[^\W\d_][^\s,;.]{{0,25}} ){{0,6}}?\b(?:{turkish.HARM}|{turkish.WRONGS})", re.IGNORECASE)
_NO_SUBJECT = re.compile(rf"(?:{turkish.HARM}|\w+[dt][ae]ki)\Z", re.IGNORECASE)
_NOT_ACTS = re.compile(turkish.NOT_ACTS)
_WHEN = re.compile(rf"\s*{turkish.WHEN},?\s+", re.IGNORECASE)
_DOER_WORD = re.compile(rf"(?:{turkish.DOERS}|bir|bu|eski|yeni|ve|ile)\Z", re.IGNORECASE)
_NOBODY = re.compile(turkish.NOBODY, re.IGNORECASE)
_END = re.compile(arabic.END)
_WORD = re.compile(r"[^\s،؛.:,;\"“”«»]+")
_STOPS = re.compile(r"[وف]?(?:في|من|على|عن|إلى|بعد|قبل|مع|خلال|لكن|كما|ثم|لم|قد|أن|إن|كانت|كان|إنها|إنه|يوم|أمس)\Z")
_EDGE = " \t\r\n,;:.،؛\"“”«»'’"
_LONGEST_SUBJECT = 6
_REACH = 800  # code points on either side of a cue, so that a page without a stop stays linear


def possible(text: str, start: int, end: int) -> bool:
    """Whether a stance of either language may stand between `start` and `end`: letters of its own, and a cue."""
    if _ARABIC_LETTER.search(text, start, end):
        return _ARABIC_TRIGGER.search(text, start, end) is not None
    return bool(_TURKISH_LETTER.search(text, start, end) and _TURKISH_TRIGGER.search(text, start, end))


def in_sentence(text: str, sentence: Span) -> list[Stance]:
    """The stances of one sentence of either language; none in a sentence of another."""
    in_arabic = _ARABIC_LETTER.search(text, sentence.start, sentence.end) is not None
    taken: list[Span] = []
    found: list[Stance] = []
    for row in _ARABIC if in_arabic else _TURKISH:
        for match in row.pattern.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span())
            if any(span.start < other.end and other.start < span.end for other in taken):
                continue
            near = Span(max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH))
            stance = (_arabic if in_arabic else _turkish)(text, near, row, match)
            taken.append(span)
            if stance is not None:
                found.append(stance)
    return sorted(found, key=lambda one: (one.start, one.end))


def _mention(text: str, start: int, end: int) -> Mention | None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Mention(text[start:end], start, end) if start < end else None


def _mode(text: str, sentence: Span) -> Mode:
    return "question" if text[sentence.start : sentence.end].rstrip(' "”»’').endswith(("?", "؟")) else "assertion"


def _group(match: re.Match[str], name: str) -> tuple[int, int] | None:
    return match.span(name) if match.groupdict().get(name) else None


def _arabic(text: str, sentence: Span, row: _Row, match: re.Match[str]) -> Stance | None:
    about = _group(match, "object")
    event = None
    if about:
        stop = _END.search(text, about[0], about[1])
        event = _mention(text, about[0], stop.start() if stop else about[1])
    after = _group(match, "actor")
    actor = _mention(text, *after) if after else _subject_before(text, sentence, match.start())
    target = _mention(text, *match.span("target")) if match.groupdict().get("target") else None
    if row.rule == "ar.claim.none":
        actor = None
    end = max(one.end for one in (event, target, actor) if one) if (event or target or actor) else match.end()
    return Stance(
        match.start(), max(end, match.start() + 1), actor, row.stance, event,
        target=event if row.stance == "disavows" else target, mode=_mode(text, sentence),
    )  # fmt: skip


def _subject_before(text: str, sentence: Span, verb: int) -> Mention | None:
    """The words between the last border before the verb and the verb, where they can be a subject and are few."""
    start = verb
    words = list(_WORD.finditer(text, sentence.start, verb))
    for word in reversed(words):
        if text[word.end() : start].strip():
            break
        if _STOPS.match(word[0]):
            return None
        start = word.start()
    if start == verb or len(text[start:verb].split()) > _LONGEST_SUBJECT:
        return None
    return _mention(text, start, verb)


def _turkish(text: str, sentence: Span, row: _Row, match: re.Match[str]) -> Stance | None:
    agent = _group(match, "agent")
    if agent:
        return _stance(text, sentence, row, match, _mention(text, *agent), _mention(text, *match.span("object")))
    if row.stance in ("claims_responsibility", "no_claim") and "sorumlulu" not in match[0]:
        named = match.groupdict().get("act") or _ACT.search(text, sentence.start, match.start())
        if not named or _NOT_ACTS.search(text, sentence.start, match.start()):
            return None
    about = _group(match, "object")
    event = _mention(text, *about) if about else _act_before(text, sentence, match)
    start = _WHEN.match(text, sentence.start, match.start())
    first = start.end() if start else sentence.start
    limit = min(match.start(), event.start) if event and event.start > first else match.start()
    if row.rule == "tr.admit" and about:
        limit = max(limit, about[1])
    actor = None if _NOBODY.search(text, sentence.start, match.end()) else _turkish_subject(text, first, limit)
    if event and actor and event.start < actor.end and event.end > actor.start:
        event = _mention(text, actor.end, event.end)
    if actor is None and event and event.start <= first + 1 and row.stance != "no_claim":
        actor = _turkish_subject(text, event.end + 1, match.end())
    if row.stance in ("claims_responsibility", "no_claim") and _NOBODY.search(text, sentence.start, match.end()):
        return None if row.stance == "claims_responsibility" else _stance(text, sentence, row, match, None, event)
    return _stance(text, sentence, row, match, actor, event)


def _stance(
    text: str, sentence: Span, row: _Row, match: re.Match[str], actor: Mention | None, event: Mention | None
) -> Stance:
    start = min(match.start(), event.start) if event else match.start()
    target = _mention(text, *match.span("target")) if match.groupdict().get("target") else None
    return Stance(start, match.end(), actor, row.stance, event, target=target, mode=_mode(text, sentence))


def _act_before(text: str, sentence: Span, match: re.Match[str]) -> Mention | None:
    """The act of harm named last before the verb, with the words that lead to it since the last comma."""
    limit = match.end("act") if match.groupdict().get("act") else match.start()
    edge = max(text.rfind(",", sentence.start, limit) + 1, sentence.start)
    found = list(_ACT.finditer(text, edge, limit))
    return _mention(text, found[-1].start(), found[-1].end()) if found else None


def _turkish_subject(text: str, start: int, limit: int) -> Mention | None:
    """The run of names and of words for those who act, from `start` on, that ends at a comma or before another word."""
    end = start
    for word in _WORD.finditer(text, start, limit):
        bare = word[0].rstrip("'’")
        if text[end : word.start()].strip(' "“'):
            break
        if not (bare[0].isupper() or _DOER_WORD.match(bare)) or _NO_SUBJECT.match(bare):
            break
        end = word.end()
    return _mention(text, start, end)
