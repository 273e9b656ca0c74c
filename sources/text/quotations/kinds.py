"""Speech or not: direct, mixed, a title, or a word held at arm's length."""

from sources.text.lexicon import speech
from sources.text.quotations import Kind
from sources.text.quotations.cues import Attribution
from sources.text.quotations.marks import Fragment
from sources.text.quotations.units import Unit


def classify(text: str, unit: Unit, fragment: Fragment, own: Attribution | None) -> Kind:
    """The kind of a fragment; `own` is the attribution its sentence gives it."""
    inside = text[fragment.start : fragment.end]
    words = inside.split()
    before = [token for token in unit.tokens if token.end <= fragment.open - unit.offset]
    if fragment.style == "single" and not (len(words) >= 3 and own is not None and own.confidence == "high"):
        return "scare"
    last = before[-1].lower if before else ""
    if len(words) <= 8 and last in speech.SCARE_BEFORE:
        return "scare"
    if len(words) <= 8 and last in speech.TITLE_NOUNS and _title_case(words):
        return "title"
    whole = not before or before[-1].kind in (":", ",", "Q") or inside[-1] in ".,?!"
    return "direct" if whole and len(words) > 2 else "mixed"


def _title_case(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 3]
    return bool(words) and words[0][:1].isupper() and all(word[0].isupper() or not word[0].isalpha() for word in long)
