"""Which place of a text a person means: the offsets of a selection, or the words as typed into a form."""

from dataclasses import dataclass

from django import forms

from sources.text import Span
from sources.text.folding import fold

CONTEXT = 30
"""Code points shown on either side of words that stand at several places."""


class PlaceError(ValueError):
    """The words are not at the place, at no place, or at several; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a form gave: the words, which of several, and the offsets of a selection (code points, half open)."""

    words: str
    start: int | None = None
    end: int | None = None
    which: int | None = None


class PlaceForm(forms.Form):
    """The words of a text, typed or selected. A script fills `start` and `end` (code points) on selection."""

    words = forms.CharField(
        label="Words", widget=forms.Textarea(attrs={"rows": 3}), help_text="Select them in the text, or type them here."
    )
    which = forms.IntegerField(
        label="Which place",
        required=False,
        min_value=1,
        help_text="Only if the words stand there more than once: 1 for the first.",
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    @property
    def place(self) -> Place:
        """The place that was asked for. Only after `is_valid`."""
        given = self.cleaned_data
        return Place(given["words"], given.get("start"), given.get("end"), given.get("which"))


def find_place(text: str, place: Place) -> Span:
    """Where the words stand. A selection must hold exactly its words, so that no counting error ever moves a mark.

    Typed words are looked for as they are, then with quote marks, dashes, spaces and capitals folded.
    Raises PlaceError.
    """
    words = place.words.replace("\r\n", "\n").replace("\r", "\n")
    if place.start is not None and place.end is not None:
        if place.start < place.end <= len(text) and _same(text[place.start : place.end], words):
            return _trimmed(text, place.start, place.end)
        raise PlaceError(
            f"At characters {place.start} to {place.end} the text has other words than “{_short(words)}”. "
            "Load the page again and select them once more."
        )
    return _chosen(text, words.strip(), _occurrences(text, words.strip()), place.which)


def _same(ours: str, theirs: str) -> bool:
    """Browsers send line ends in their own way; nothing else may differ."""
    return ours.strip() == theirs.strip() and bool(ours.strip())


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _occurrences(text: str, words: str) -> list[Span]:
    if not words:
        raise PlaceError("Select words in the text, or type them.")
    found = [Span(at, at + len(words)) for at in _all(text, words)]
    if not found:
        folded, key = fold(text), fold(words).text.strip()
        found = [folded.to_source(at, at + len(key)) for at in _all(folded.text, key)] if key else []
    return [span for span in found if _is_whole(text, span)] or found


def _is_whole(text: str, span: Span) -> bool:
    """Whether no word is cut: "on" is meant as the word, not as two letters of "Monday"."""
    for outside, inside in ((span.start - 1, span.start), (span.end, span.end - 1)):
        if 0 <= outside < len(text) and text[outside].isalnum() and text[inside].isalnum():
            return False
    return True


def _all(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words))
    return found


def _chosen(text: str, words: str, found: list[Span], which: int | None) -> Span:
    if not found:
        raise PlaceError(f"The text does not have the words “{_short(words)}”. Copy them from the text.")
    if which is not None:
        if which > len(found):
            raise PlaceError(f"“{_short(words)}” stands {_times(len(found))} in the text; there is no place {which}.")
        return found[which - 1]
    if len(found) > 1:
        around = "; ".join(f"{number}: {_around(text, span)}" for number, span in enumerate(found[:5], 1))
        more = "" if len(found) <= 5 else f" and {len(found) - 5} more"
        raise PlaceError(
            f"“{_short(words)}” stands {_times(len(found))} in the text. Say which place, or give more words. "
            f"{around}{more}"
        )
    return found[0]


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _around(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    return f"…{' '.join((before + text[span.start : span.end] + after).split())}…"


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:77]}…"
