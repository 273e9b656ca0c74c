"""Cited passages looked for in a later text of their source, and what became of them in words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from claims.intake.placing import Place, places_in
from claims.models.words import AnchorState
from sources.text.anchoring import Selector, describe
from sources.text.matching import Edit

CHANGED: Final = (AnchorState.ALTERED, AnchorState.AMBIGUOUS, AnchorState.ORPHAN)
"""States in which the passage is not what was cited, or nobody can tell."""

_QUIET: Final = frozenset({"typography", "case", "punctuation"})
_SHOWN_EDITS: Final = 4
_SHOWN: Final = 200


@dataclass(frozen=True, slots=True)
class Anchored:
    """A passage in a later text: its state, its place there (None where there is no single one), and why in words."""

    state: AnchorState
    selector: Selector | None
    edits: tuple[Edit, ...]
    reason: str


def anchored_in(text: str, old: str, selectors: Sequence[Selector], captured_at: dt.datetime) -> list[Anchored]:
    """What became of each passage of `old` in `text`, which was captured then; in the order of `selectors`.

    Both texts are read once; besides that, a search in the text per passage of a sentence that changed.
    """
    places = places_in(text, old, selectors)
    return [_anchored(text, selector, place, captured_at) for selector, place in zip(selectors, places, strict=True)]


def _anchored(text: str, selector: Selector, place: Place, captured_at: dt.datetime) -> Anchored:
    state = AnchorState(place.state)
    found = _selector(text, place.span.start, place.span.end) if place.span else None
    snapshot = f"the snapshot of {day(captured_at)}"
    if state == AnchorState.EXACT:
        reason = f"The passage stands at its place in {snapshot}."
    elif state == AnchorState.RELOCATED:
        same = found is not None and found.exact == selector.exact
        where = "The same words stand elsewhere" if same else "The same words stand in other typography"
        reason = f"{where} in {snapshot}."
    elif state == AnchorState.ALTERED:
        told = "; ".join(worded(place.edits, selector.exact, found.exact if found else ""))
        reason = f"The passage was changed in {snapshot}: {told}."
    elif state == AnchorState.AMBIGUOUS:
        reason = f"In {snapshot} several places could be the passage; a person has to choose."
    else:
        reason = f"The passage is no longer in {snapshot}."
    return Anchored(state, found, place.edits, reason)


def _selector(text: str, start: int, end: int) -> Selector:
    described = describe(text, start, end)
    if (described.start, described.end) == (start, end):
        return described
    return Selector(text[start:end], described.prefix, described.suffix, start, end)


def worded(edits: Sequence[Edit], before: str, after: str) -> list[str]:
    """What changed, in words: “48” became “47”. Where too much did, the whole passage."""
    told = [edit for edit in edits if edit.kind not in _QUIET] or list(edits)
    pairs = [(edit.quoted.strip(), edit.source.strip()) for edit in told]
    pairs = [(old, new) for old, new in pairs if old or new]
    if not pairs or len(pairs) > _SHOWN_EDITS:
        pairs = [(before, after)]
    return [_change(_cut(old), _cut(new)) for old, new in pairs]


def _change(old: str, new: str) -> str:
    if not old:
        return f"“{new}” was put in"
    return f"“{old}” became “{new}”" if new else f"“{old}” was left out"


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def day(moment: dt.datetime) -> str:
    """A day as people write it, in the project's own time zone."""
    return moment.astimezone(timezone.get_default_timezone()).strftime("%-d %B %Y")
