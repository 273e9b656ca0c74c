"""Who a fragment belongs to, as far as its own sentence says it."""

from dataclasses import replace
from typing import Final

from sources.text import Span
from sources.text.lexicon import speech
from sources.text.phrases import Phrase
from sources.text.phrases.chunks import chunk_end
from sources.text.phrases.subjects import find_subject_after, subject_index, without_brackets
from sources.text.phrases.tokens import Token
from sources.text.quotations.ahead import find_ahead
from sources.text.quotations.arabic import find_arabic, is_arabic
from sources.text.quotations.cues import Attribution, Confidence, according, is_cue, mention, phrase_at
from sources.text.quotations.foreign import find_foreign
from sources.text.quotations.marks import Fragment
from sources.text.quotations.units import Unit

_INTRODUCING: Final = 25  # code points from a verb of saying to the mark behind it: "Poe answered him: "
_FRONTED: Final = frozenset({"when", "after", "although", "though", "while", "because", "since"})


def attribute(text: str, unit: Unit, fragment: Fragment) -> Attribution | None:
    """The attribution that stands in the fragment's own sentence, or None."""
    found = _find(text, unit, fragment)
    if (
        found is None
        or found.speaker.kind == "pronoun"
        or (" " in found.speaker.mention.text and (found.speaker.kind == "name"))
    ):
        return found
    named = _named_beside(text, unit, found.speaker)
    if named is None:
        return found
    colon = found.rule == "ahead.open" and text[max(0, fragment.open - 3) : fragment.open].strip() == ":"
    return replace(found, speaker=named, confidence="medium" if colon else found.confidence)


def _named_beside(text: str, unit: Unit, speaker: Phrase) -> Phrase | None:
    """The name between commas behind a description: "The owner of the club, Peter Vale, said"."""
    tokens = unit.after(speaker.end)
    for step in range(min(7, len(tokens))):
        if tokens[step].kind == ",":
            first = step + 1
            while speaker.kind == "common" and first < min(step + 5, len(tokens)) and tokens[first].kind in ("D", "L"):
                first += 1
            last = first
            while last < len(tokens) and tokens[last].kind == "M" and not tokens[last].possessive:
                last += 1
            closed = last < len(tokens) and tokens[last].kind == ","
            return phrase_at(text, unit, tokens, first, last) if closed and last - first in (2, 3, 4) else None
        if tokens[step].kind not in ("P", "D", "M", "L", "#"):
            return None
    return None


def _find(text: str, unit: Unit, fragment: Fragment) -> Attribution | None:
    before = without_brackets(_after_dateline(unit.before(fragment.open)))
    after = without_brackets(unit.after(fragment.close))
    inside, outside = _ends_open(text, fragment, after)
    if is_arabic(before, after):
        return find_arabic(text, unit, before, after)
    foreign = find_foreign(text, unit, fragment, before, after)
    if foreign is not None:
        return foreign
    behind = _behind(text, unit, after, inside or outside, bool(before))
    words = any(token.kind != "Q" and token.text[0].isalnum() for token in before)
    ahead = find_ahead(text, unit, before, after) if before else None
    if fragment.credit is not None and behind is None and not words:
        return _credited(text, fragment.credit)
    if behind is not None and (inside or not words or (outside and behind.confidence == "high")):
        return ahead if ahead is not None and _ahead_rules(unit, before, ahead, behind) else behind
    if ahead is None or ahead.confidence == "low" or ahead.speaker.text.lower() == "it" or _is_weak(ahead):
        final = _final(text, unit, after)
        if final is not None and not (_is_weak(ahead) and _reports(final)):
            return final
    if ahead is not None and (behind is None or ahead.confidence != "low"):
        return ahead
    if fragment.credit is not None and (behind is None or behind.confidence == "low"):
        return _credited(text, fragment.credit)
    return behind or ahead


def _is_weak(ahead: Attribution | None) -> bool:
    """Whether the verb ahead may as well stand inside what somebody else says: "Vale called it “…”, Poe said"."""
    return (
        ahead is not None
        and ahead.confidence == "medium"
        and (ahead.rule == "ahead.verb" and ahead.cue is not None and ahead.cue.text.lower() not in speech.STRONG)
    )


def _reports(final: Attribution) -> bool:
    """Whether a newspaper or the like passes the words on, rather than speaks."""
    return final.cue is not None and final.cue.text.lower() in ("reported", "reports", "according")


def _credited(text: str, name: Span) -> Attribution:
    """The speaker named on a line below."""
    phrase = Phrase(name.start, name.end, text[name.start : name.end], "name", name.start, name.end)
    return Attribution(phrase, None, "behind.credit", "medium", "after")


def _ahead_rules(unit: Unit, before: list[Token], ahead: Attribution, behind: Attribution) -> bool:
    """Of two attributions around a fragment, whether the first is its own: "When he cried “No,” Poe said …"; or the
    one with the name: "Poe said the hall was “full,” she said."."""
    if ahead.rule != "ahead.verb" or ahead.cue is None:
        return False
    if before[0].lower in _FRONTED:
        first = next((token.start for token in before if token.kind == ","), before[-1].end)
        return ahead.cue.start - unit.offset < first
    named = behind.speaker.kind == "pronoun" and ahead.speaker.kind == "name"
    if before[-1].kind in (":", ",") and ahead.cue.end + _INTRODUCING >= before[-1].end + unit.offset:
        return named or ahead.speaker.kind == "name" != behind.speaker.kind
    return named and ahead.cue.text.lower() in speech.STRONG and ahead.confidence != "low"


def _after_dateline(tokens: list[Token]) -> list[Token]:
    """The tokens without a place, date and agency set before a dash at the start ("SALEM, Dec. 8 (AP) — …")."""
    dash = next((at for at in range(1, min(len(tokens), 14)) if tokens[at].kind == "-"), 0)
    head = tokens[:dash]
    bracket = bool(head) and head[-1].kind == ")"
    place = bool(head) and head[0].kind == "M" and (bracket or (len(head[0].text) > 2 and head[0].text.isupper()))
    words = [token.kind for token in head if token.text[0].isalnum()]
    return tokens[dash + 1 :] if place and all(kind in ("M", "T", "#", "P", "D") for kind in words) else tokens


def _ends_open(text: str, fragment: Fragment, after: list[Token]) -> tuple[bool, bool]:
    """Whether the fragment ends as before "…, she said": in a comma or question; or has a comma behind it."""
    last = text[fragment.end - 1]
    if last in "’'\"”" and fragment.end - 2 >= fragment.start:
        last = text[fragment.end - 2]
    return last in ",?!—–-…،", bool(after and after[0].kind in (",", "-", "،"))


def _behind(text: str, unit: Unit, after: list[Token], comma: bool, words: bool) -> Attribution | None:
    """The attribution right behind a fragment."""
    at = 0
    while at < len(after) and (
        after[at].kind in (",", "-", "A", "،")
        or (after[at].lower in ("and", "as") and (not words or (at > 0 and after[at].lower == "as")))
    ):
        at += 1
    if at >= len(after):
        return None
    first = after[at]
    if first.lower in speech.ACCORDING:
        return according(text, unit, after, at, "after")
    if first.kind == "W":
        if first.lower.endswith("ing"):
            return None
        subject = find_subject_after(text, unit.piece, unit.offset, first.end + unit.offset)
        if subject is None:
            return None
        sure: Confidence = "high" if first.lower in speech.STRONG else "medium"
        return Attribution(subject, mention(unit, first), "behind.inverted", sure, "after")
    if first.kind not in ("N", "M", "D", "L", "#", "E", "G"):
        return None
    return _behind_subject(text, unit, after, at, comma)


def _behind_subject(text: str, unit: Unit, after: list[Token], at: int, comma: bool) -> Attribution | None:
    limit = next((i for i in range(at, len(after)) if after[i].kind in ("Q", ";", "S", ":")), len(after))
    end = chunk_end(after, at, limit)
    for cue in range(max(end, at + 1), limit):
        token = after[cue]
        if token.kind == "W" and (cue == end or is_cue(after, cue) or (comma and cue >= limit - 1)):
            found = subject_index(after[at:cue])
            if found is None or found[0] > 1:
                return None
            sure: Confidence = "high" if token.lower in speech.STRONG and comma else "medium"
            phrase = phrase_at(text, unit, after, at + found[0], at + found[1])
            return Attribution(phrase, mention(unit, token), "behind.subject", sure, "after")
        if token.kind in ("V", "E") and cue == end and comma:
            if any(other.kind == "W" for other in after[cue : cue + 4]):
                continue
            phrase = phrase_at(text, unit, after, at, end)
            return Attribution(phrase, mention(unit, token), "behind.open", "low", "after")
    dash = at > 0 and after[at - 1].kind == "-"
    if dash and comma and end > at and end >= limit - 1 and after[at].kind == "M":
        return Attribution(phrase_at(text, unit, after, at, end), None, "behind.dash", "medium", "after")
    return None


def _final(text: str, unit: Unit, after: list[Token]) -> Attribution | None:
    """A speaker named at the end of the sentence, for all of it: "…, Poe writes.", "…, said Ann Poe of Salem."."""
    for comma in range(len(after) - 2, -1, -1):
        if after[comma].kind not in (",", "Q"):
            continue
        first = after[comma + 1]
        if first.lower == "according":
            return according(text, unit, after, comma + 1, "after")
        if first.lower in speech.STRONG and not first.lower.endswith("ing") and comma + 2 < len(after):
            subject = find_subject_after(text, unit.piece, unit.offset, first.end + unit.offset)
            if subject is not None and subject.kind != "common":
                return Attribution(subject, mention(unit, first), "behind.final_inverted", "medium", "after")
        end = chunk_end(after, comma + 1, len(after))
        if end == comma + 1 or end >= len(after) or first.possessive:
            continue
        at = end
        while at < len(after) - 1 and after[at].kind in ("A", "X"):
            at += 1
        late = at >= len(after) - 3 or (
            after[at].lower in speech.STRONG and after[at + 1].kind in ("P", "T", ",", "A", ";")
        )
        if after[at].kind == "W" and late and not _has_object(after, at):
            phrase = phrase_at(text, unit, after, comma + 1, end)
            return Attribution(phrase, mention(unit, after[at]), "behind.final", "medium", "after")
    return None


def _has_object(tokens: list[Token], at: int) -> bool:
    """Whether a quotation or a clause follows the verb, so that it belongs to that."""
    rest = tokens[at + 1 :]
    return any(token.kind == "Q" for token in rest) or (bool(rest) and rest[0].lower == "that")
