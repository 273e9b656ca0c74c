"""A quotation in one language and a source in another: nothing to accuse, and where the original may stand."""

import re
from collections.abc import Iterator
from typing import Final

from claims.kinds import Context, Evidence, Finding, FoundClaim, SourceText
from sources.text import Span
from sources.text.names import find_names, name_key
from sources.text.segments import split_sentences

_DIGITS: Final = re.compile(r"\d+")
_SHORTEST, _LONGEST = 0.4, 2.5
"""How long an original may be beside its translation."""

LANGUAGES: Final = {
    "ar": "Arabic", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hy": "Armenian", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "ko": "Korean", "nl": "Dutch", "pt": "Portuguese", "ru": "Russian", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip


def translated(
    claim: FoundClaim, speaker: str | None, source: SourceText, quoted_in: str | None, context: Context
) -> Finding:
    """The finding that a source has the words, if at all, in another language; with the original where one fits."""
    its = source.material.written_in
    mine = f"in {LANGUAGES.get(quoted_in, quoted_in)}" if quoted_in else "in another language"
    there = f"in {LANGUAGES.get(its, its)}" if its else "in another one"
    original = _original(claim.text, speaker, source, context)
    seen = "the passage shown may be the original" if original is not None else "no passage of it could be matched"
    message = f"{source.id} is {there}, the quotation {mine}: {seen}. A second reader of both languages is needed."
    evidence = None
    if original is not None:
        words = source.text[original.start : original.end]
        evidence = Evidence(source.id, original.start, original.end, words)
    return Finding("quote.translated", "info", message, claim.start, claim.end, evidence)


def _original(quote: str, speaker: str | None, source: SourceText, context: Context) -> Span | None:
    """The only words of the same speaker with the same numbers and names, or the only ones of about that length."""
    if not speaker:
        return None
    speakers = source.material.speakers
    said = [
        Span(one.start, one.end)
        for one in speakers.speeches(source.voice)
        if one.chain
        and one.chain[-1].name
        and (
            speakers.says(one, speaker, context.aliases) is True
            or speakers.people.fits(speaker, one.chain[-1].name, context.aliases)
        )
    ]
    pieces = [piece for span in said for piece in _pieces(quote, source.text, span)]
    wanted = _marks(quote)
    if wanted:
        marked = [span for span in pieces if wanted <= _marks(source.text[span.start : span.end])]
        return marked[0] if len(marked) == 1 else None
    near = [span for span in pieces if _SHORTEST * len(quote) <= len(span) <= _LONGEST * len(quote)]
    return near[0] if len(near) == 1 else None


def _pieces(quote: str, text: str, span: Span) -> Iterator[Span]:
    """The stretch, or its sentences where it is much longer than the quotation."""
    if len(span) <= _LONGEST * len(quote):
        yield span
    else:
        yield from split_sentences(text, span.start, span.end)


def _marks(text: str) -> set[str]:
    """What a translation keeps: the numbers, and the names that do not begin a sentence."""
    return set(_DIGITS.findall(text)) | {
        name_key(one.text) for one in find_names(text) if one.start and text[: one.start].rstrip()[-1:] not in ".?!:“"
    }
