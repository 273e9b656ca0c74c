"""Attribution in Turkish: the verb of saying stands behind the quotation, its subject opens the sentence or follows."""

from sources.text.lexicon import reporting, speech
from sources.text.phrases.subjects import find_subject_after
from sources.text.phrases.tokens import Token
from sources.text.quotations.cues import Attribution, mention, phrase_at
from sources.text.quotations.units import Unit


def find_turkish(text: str, unit: Unit, before: list[Token], after: list[Token], at: int) -> Attribution | None:
    """The attribution of a fragment with `after[at]` as the first word behind it, or None."""
    while at + 1 < len(after) and after[at].kind in ("Q", ",", "A", "C", "L") and _joins(after, at):
        at += 1
    first = after[at] if at < len(after) else None
    if first is not None and first.lower in reporting.TURKISH_RELATIVE:
        end = _name_end(after, at + 1)
        if end > at + 1:
            phrase = phrase_at(text, unit, after, at + 1, end)
            return Attribution(phrase, mention(unit, first), "behind.relative", "high", "after")
        if end + 1 < len(after) and after[end].kind == "L":
            phrase = phrase_at(text, unit, after, end, end + 1)
            return Attribution(phrase, mention(unit, first), "behind.relative", "medium", "after")
    behind = first is not None and (
        first.lower in reporting.TURKISH_BEHIND or (first.lower in speech.TURKISH and first.lower not in speech.CUES)
    )
    if first is not None and behind:
        return _verb_last(text, unit, before, after, at)
    for place, token in enumerate(before):
        if token.lower == "göre" and place:
            return _according(text, unit, before, place)
    return None


def _joins(after: list[Token], at: int) -> bool:
    """Whether `after[at]` belongs to "ve “…”", one more quotation under the same verb."""
    return after[at].kind == "Q" or (after[at].lower == "ve" and after[at + 1].kind == "Q")


def _verb_last(text: str, unit: Unit, before: list[Token], after: list[Token], at: int) -> Attribution | None:
    cue = mention(unit, after[at])
    start = next((i for i in range(len(before)) if before[i].kind == "M"), None)
    if start is not None:
        phrase = phrase_at(text, unit, before, start, _name_end(before, start))
        return Attribution(phrase, cue, "behind.verb_last", "high", "after")
    verb = after[at + 1] if after[at].lower == "diye" and at + 1 < len(after) else after[at]
    place = after.index(verb) + 1
    end = _name_end(after, place)
    if end > place:
        return Attribution(phrase_at(text, unit, after, place, end), cue, "behind.inverted", "high", "after")
    subject = find_subject_after(text, unit.piece, unit.offset, verb.end + unit.offset)
    return None if subject is None else Attribution(subject, cue, "behind.inverted", "high", "after")


def _according(text: str, unit: Unit, before: list[Token], at: int) -> Attribution | None:
    """ "X'e göre": the case ending behind the apostrophe is no part of the name."""
    first = at
    while first and before[first - 1].kind == "M":
        first -= 1
    if first == at:
        return None
    last = before[at - 1]
    cut = max(last.text.rfind("'"), last.text.rfind("’"))
    if cut > 0:
        last = Token(last.start, last.start + cut, last.text[:cut], last.lower[:cut], last.kind)
    phrase = phrase_at(text, unit, [*before[: at - 1], last], first, at)
    return Attribution(phrase, mention(unit, before[at]), "according", "medium", "before")


def _name_end(tokens: list[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].kind == "M":
        at += 1
    return at
