"""Speech or not: direct, mixed, a title, or a word held at arm's length."""

import re
from typing import Final

from sources.text.lexicon import reporting, speech
from sources.text.phrases.tokens import Token
from sources.text.quotations import Kind
from sources.text.quotations.cues import Attribution
from sources.text.quotations.marks import Fragment
from sources.text.quotations.units import Unit

_LONGEST_TITLE: Final = 8
_LINKS: Final = frozenset({"and", "or", "und", "oder", "et", "ou", "ve", "veya", "و", "أو"})
_BROADCAST: Final = frozenset({"radio", "television", "tv", "cable"})
_NEAR: Final = 6  # tokens up to the object of a verb of use
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+\Z")
_SENTENCES: Final = re.compile(r"[^\W\d_]{2}[.?!]\s+[^\W\d_a-z]")


def classify(text: str, unit: Unit, fragment: Fragment, own: Attribution | None, earlier: Kind | None = None) -> Kind:
    """The kind of a fragment; `own` is the attribution its sentence gives it, `earlier` the kind of the one before."""
    inside = text[fragment.start : fragment.end]
    words = inside.split(None, _LONGEST_TITLE + 1)
    before = unit.before(fragment.open)
    after = unit.after(fragment.close)[:3]
    if not fragment.primary and not (len(words) >= 3 and own is not None and own.confidence == "high"):
        return "scare"
    if _ADDRESS.match(inside):
        return "scare"
    if _has_author(inside, after, own):
        return "title"
    if len(words) <= _LONGEST_TITLE and (_is_chanted(before, after) or _is_used_term(before)):
        return "direct" if inside[-1] in ".?!" and len(words) > 2 else "mixed"
    if len(words) <= 2 and _is_nickname(text, unit, fragment):
        return "scare"
    if own is not None and _modifies_speaker(text, unit, fragment, own):
        own = None
    if _is_work_abroad(words, fragment, inside, before):
        return "title"
    return _named_or_spoken(words, inside, before, after[:2], own, earlier)


def _named_or_spoken(
    words: list[str],
    inside: str,
    before: list[Token],
    after: list[Token],
    own: Attribution | None,
    earlier: Kind | None,
) -> Kind:
    """The kind where neither a by-line nor a chant decides."""
    if _is_work(words, inside, before, after):
        return "title"
    if earlier == "title" and len(words) <= _LONGEST_TITLE and _capitals(words) and _is_joined(before):
        return "title"
    noun = len(before) > 1 and before[-2].kind == "D" and before[-1].lower in speech.SCARE_BEFORE
    if len(words) <= _LONGEST_TITLE and (noun or _is_label(before)):
        return "scare"
    if len(words) <= _LONGEST_TITLE and not _named_by_cue(before):
        if before and before[-1].lower in speech.SCARE_BEFORE:
            return "scare"
        if _is_title(words, inside, before, after, own):
            return "title"
        if _is_scare(words, inside, before, after, own):
            return "scare"
    whole = not before or before[-1].kind in (":", ",", "Q") or inside[-1] in ".,?!"
    whole = whole or _SENTENCES.search(inside) is not None
    return "direct" if whole and len(words) > 2 else "mixed"


def _has_author(inside: str, after: list[Token], own: Attribution | None) -> bool:
    """Whether a by-line follows: "“Old Tide,” by Ann Poe"; what somebody says of it is lower case or has a verb."""
    if not inside[0].isupper() or (own is not None and own.rule not in ("ahead.open", "according")):
        return False
    at = 1 if after and after[0].kind == "," else 0
    return len(after) > at + 1 and after[at].lower == "by" and after[at + 1].kind == "M"


def _is_chanted(before: list[Token], after: list[Token]) -> bool:
    """Whether many are heard to say it: "chants of “…”", "“…” chants"."""
    if len(before) > 1 and before[-1].lower == "of" and before[-2].lower in speech.SHOUTED:
        return True
    return any(token.lower in speech.SHOUTED for token in after[:1])


def _is_used_term(before: list[Token]) -> bool:
    """Whether somebody is said to use the words: "has used the term “…”", "by using the phrase “…”"."""
    if len(before) < 2 or before[-1].lower not in speech.TERMS:
        return False
    return any(token.lower in speech.USED for token in before[-_NEAR:-1])


def _is_nickname(text: str, unit: Unit, fragment: Fragment) -> bool:
    """Whether it stands inside a person's name: "Ann “Sparky” Poe"."""
    before, after = unit.before(fragment.open), unit.after(fragment.close)
    if not before or not after or not text[fragment.start].isupper() or not text[fragment.end - 1].isalnum():
        return False
    last, first = before[-1], after[0]
    if last.kind != "M" or first.kind != "M" or last.possessive:
        return False
    return last.end + unit.offset == fragment.open - 1 and first.start + unit.offset == fragment.close + 1


def _modifies_speaker(text: str, unit: Unit, fragment: Fragment, own: Attribution) -> bool:
    """Whether the words stand within the phrase taken for the speaker: "the “grey” wagon reported" is no speech."""
    before, after = unit.before(fragment.open), unit.after(fragment.close)
    if own.rule != "behind.subject" or not before or before[-1].kind != "D" or not after:
        return False
    bare = fragment.end + 1 == fragment.close and text[fragment.end - 1].isalnum()
    return bare and after[0].kind in ("L", "M") and own.speaker.start == after[0].start + unit.offset


def _is_work_abroad(words: list[str], fragment: Fragment, inside: str, before: list[Token]) -> bool:
    """Whether a noun for a work stands right before, where capitals do not tell a title: « L’Écho du port », Arabic."""
    if len(words) > _LONGEST_TITLE or not before or before[-1].lower not in reporting.WORKS or inside[-1] in ".?!,،":
        return False
    caseless = inside[0].isalpha() and inside[0].lower() == inside[0].upper()
    return caseless or (fragment.style in ("angled", "low") and inside[0].isupper() and not _named_by_cue(before))


def _is_joined(before: list[Token]) -> bool:
    """Whether only a conjunction or a comma parts it from the marked words before."""
    words = [token for token in before[-3:] if token.kind != ","]
    last = words[-2:]
    return bool(last) and (last[-1].kind == "Q" or (len(last) > 1 and last[0].kind == "Q" and last[1].lower in _LINKS))


def _named_by_cue(before: list[Token]) -> bool:
    """Whether a verb of saying stands right before ("called it “…”", "chanting “…”")."""
    return any(token.kind == "W" and token.lower not in speech.ALSO_NOUNS for token in before[-3:])


def _is_work(words: list[str], inside: str, before: list[Token], after: list[Token]) -> bool:
    """Whether a programme, book or film is named, whatever else the sentence says: "told SBC's “Good Morning”"."""
    if len(words) > _LONGEST_TITLE or not before or not _capitals(words) or inside[-1] == "!":
        return False
    last, earlier = before[-1], before[-2] if len(before) > 1 else None
    if last.kind == "," and earlier is not None:
        return earlier.lower in speech.WORKS and not (earlier.kind == "W" and len(words) == 1)
    if last.kind == "M" and last.possessive:
        network = last.text[:-2].isupper() or (earlier is not None and earlier.lower in speech.BROADCAST)
        return network and (len(words) > 1 or bool(after))
    if last.lower in speech.WORKS:
        return True
    told = last.lower in ("told", "tells") and len(words) > 1 and bool(after) and after[0].kind != ","
    broadcast = last.lower in ("on", "of", "with", "in") and len(words) > 1 and inside[-1] not in "?"
    return told or broadcast


def _is_label(before: list[Token]) -> bool:
    """Whether the words are only what something is called or what is to be pressed: "a group called “…”"."""
    if len(before) < 2:
        return False
    last, earlier = before[-1], before[-2]
    if last.lower in ("click", "press", "tap", "pseudonym", "moniker"):
        return True
    if last.lower == "as" and earlier.lower == "known":
        return True
    return last.lower in ("called", "named", "titled", "entitled", "headlined") and (
        earlier.kind in ("L", ",") or (earlier.kind == "M" and earlier.text[0].islower())
    )


def _capitals(words: list[str]) -> bool:
    """Whether every word but the small ones opens with a capital, as in a title."""
    bare = [word.strip("(),.:;?!'’‘“”\"") for word in words]
    small = [word for word in bare if word and not word[0].isupper() and not word[0].isdigit()]
    return (
        bool(bare[0]) and (bare[0][0].isupper() or bare[0][0].isdigit()) and all(word in speech.SMALL for word in small)
    )


def _is_title(words: list[str], inside: str, before: list[Token], after: list[Token], own: Attribution | None) -> bool:
    if not _title_case(words) or (len(words) == 1 and inside[-1] in "?!."):
        return False
    last = before[-1] if before else None
    if any(token.lower in speech.CHANTED for token in before[-2:]):
        return False
    broadcast = len(after) > 1 and after[0].lower in _BROADCAST
    beside = (last is not None and last.lower in speech.TITLE_NOUNS) or (
        bool(after) and after[1 if broadcast else 0].lower in speech.TITLE_NOUNS
    )
    if beside:
        return True
    if last is not None and last.kind == "M" and last.possessive:
        return True
    if own is not None and own.place == "after" and inside[-1] in ",?!":
        return False
    if own is not None and own.rule == "ahead.verb":
        return False
    if last is None or last.kind in (":", ","):
        return own is None and len(words) > 1 and inside[-1] not in ".?!"
    return len(words) > 1


def _is_scare(words: list[str], inside: str, before: list[Token], after: list[Token], own: Attribution | None) -> bool:
    """A word or two that nobody in the sentence is said to have used."""
    if own is not None and own.rule != "ahead.open":
        return False
    if not before and inside[-1] in ".,?!":
        return False
    attributive = bool(after) and after[0].kind in ("L", "M")
    if own is None:
        return len(words) == 1 or (len(words) <= 3 and attributive)
    held = bool(before) and before[-1].kind == "D" and before[-1].lower not in ("a", "an")
    return len(words) == 1 and (attributive or held)


def _title_case(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 3]
    return bool(words) and words[0][:1].isupper() and all(word[0].isupper() or not word[0].isalpha() for word in long)
