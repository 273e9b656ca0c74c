"""Find a selector's passage in a text that may have changed since."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sources.text import Span
from sources.text.anchoring.altered import LONG_WORDS, SHORT_WORDS, altered
from sources.text.anchoring.context import Context, Support, border, names_another
from sources.text.anchoring.describing import Selector
from sources.text.anchoring.results import Anchor, State
from sources.text.folding import WORD, Folded, fold
from sources.text.matching.differences import character_edits

_MAX_PLACES: Final = 200
_BOTH_SIDES: Final = 3

_STAYED: Final = 8
"""Code points by which a passage may stand off its old offset and still count as in its place."""

_BY_CHANCE: Final = 0.01
"""The most places with the same words that may be expected, by chance, as near to the old offset as that."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A place with the passage's words: in the folded text, and by how many code points it is off the old offset."""

    place: Span
    support: Support
    off: int
    same: bool


def anchor(selector: Selector, text: str, *, folded: Folded | None = None, alone: bool = False) -> Anchor:
    """Find a selector's passage in a text, which may have changed since. Never raises; linear in the text.

    `folded` is `fold(text)` when the caller keeps it. `alone` says that the words stood only once in the text that the
    selector was made in. The package's docstring has the rules.
    """
    same = bool(selector.exact) and text[selector.start : selector.end] == selector.exact
    if same and text.startswith(selector.suffix, selector.end) and text.endswith(selector.prefix, 0, selector.start):
        return Anchor("exact", selector.start, selector.end)
    needle = fold(selector.exact).key.strip()
    if not needle:
        return Anchor("exact", selector.start, selector.end) if same else Anchor("orphan")
    folded = fold(text) if folded is None else folded
    context = Context.of(selector)
    places = list(_places(folded.key, needle, selector))
    near = folded.from_source(min(selector.start, len(text)), min(selector.start, len(text))).start
    ranked = sorted(places, key=lambda place: abs(place.start - near))[:_MAX_PLACES]
    hits = [_hit(selector, folded, context, place) for place in sorted(ranked)]
    chosen = _choose(selector, needle, hits, len(places), folded, context, alone)
    if chosen is not None:
        return chosen
    return altered(selector, folded, context) or Anchor("orphan")


def _places(key: str, needle: str, selector: Selector) -> Iterator[Span]:
    """Where the folded words stand; a border that was a word's border must be one again."""
    prefix, suffix = fold(selector.prefix).key, fold(selector.suffix).key
    begins_word = not (prefix[-1:].isalnum() and needle[:1].isalnum())
    ends_word = not (suffix[:1].isalnum() and needle[-1:].isalnum())
    at = key.find(needle)
    while at >= 0:
        end = at + len(needle)
        cut_left = begins_word and needle[0].isalnum() and key[at - 1 : at].isalnum()
        cut_right = ends_word and needle[-1].isalnum() and key[end : end + 1].isalnum()
        if not cut_left and not cut_right:
            yield Span(at, end)
        at = key.find(needle, at + 1)


def _hit(selector: Selector, folded: Folded, context: Context, place: Span) -> _Hit:
    found = folded.to_source(place.start, place.end)
    same = (
        selector.start <= found.start
        and found.end <= selector.end
        and folded.source[selector.start : selector.end] == selector.exact
    )
    return _Hit(place, context.support(folded.key, place.start, place.end), abs(found.start - selector.start), same)


def _choose(
    selector: Selector,
    needle: str,
    hits: list[_Hit],
    count: int,
    folded: Folded,
    context: Context,
    alone: bool,
) -> Anchor | None:
    """The place that the rules vouch for; None where the words stand at none, an orphan where they were taken out."""
    if not hits:
        return None
    length = len(WORD.findall(needle))
    best = max(hit.support.total for hit in hits)
    top = [hit for hit in hits if hit.support.total == best]
    here = next((hit for hit in top if hit.same), None)
    stayed = _stayed(hits, count, len(folded.source), folded.key, context)
    if here is not None and (here is stayed or _holds(length, here.support)):
        return _as_it_reads("exact", selector, folded, here, context)
    first = stayed if stayed in top else top[0]
    vouched = _vouched(length, first.support)
    if length < LONG_WORDS and names_another(selector, folded, first.place, first.support):
        changed = border(selector, folded, first.place, context) if vouched and len(top) == 1 else None
        if changed is not None:
            return Anchor("altered", changed.span.start, changed.span.end, changed.edits)
        return None
    if vouched:
        state: State = "relocated" if len(top) == 1 or first is stayed else "ambiguous"
        return _as_it_reads(state, selector, folded, first, context)
    if context.closed_up(folded.key):
        return Anchor("orphan")
    if stayed is not None and stayed in top:
        return _at("relocated", selector, folded, stayed.place)
    if alone and count == 1 and length > SHORT_WORDS and altered(selector, folded, context) is None:
        return _at("relocated", selector, folded, first.place)
    return None


def _vouched(length: int, support: Support) -> bool:
    """Whether length and surroundings vouch for a place: the fewer the words, the more of what stands round them."""
    if length >= LONG_WORDS:
        return True
    if support.between or support.whole:
        return True
    return support.total >= (_BOTH_SIDES if length > SHORT_WORDS else 4)


def _holds(length: int, support: Support) -> bool:
    """Whether a place at the old offset itself is the passage's: the offset makes up for half of the surroundings."""
    return _vouched(length, support) or support.inside or (support.before > 0 and support.after > 0)


def _stayed(hits: list[_Hit], count: int, length: int, key: str, context: Context) -> _Hit | None:
    """The only hit in the passage's place, where chance alone puts hardly any of so few there."""
    near = [hit for hit in hits if hit.off <= _STAYED]
    expected = count * (2 * _STAYED + 1) / max(length, 1)
    if len(near) != 1 or expected > _BY_CHANCE or context.survives(key, near[0].place):
        return None
    return near[0]


def _as_it_reads(state: State, selector: Selector, folded: Folded, hit: _Hit, context: Context) -> Anchor:
    """The passage at a hit, or altered where a governing word came or went at its border."""
    if state != "ambiguous":
        changed = border(selector, folded, hit.place, context)
        if changed is not None:
            return Anchor("altered", changed.span.start, changed.span.end, changed.edits)
    if state == "exact":
        return Anchor("exact", selector.start, selector.end)
    return _at(state, selector, folded, hit.place)


def _at(state: State, selector: Selector, folded: Folded, place: Span) -> Anchor:
    found = folded.to_source(place.start, place.end)
    # The folded needle was stripped of space at its ends; what the selector holds of it is taken along.
    start, end = found.start, found.end
    source = folded.source
    for char in reversed(selector.exact[: len(selector.exact) - len(selector.exact.lstrip())]):
        if source[start - 1 : start] == char:
            start -= 1
    for char in selector.exact[len(selector.exact.rstrip()) :]:
        if source[end : end + 1] == char:
            end += 1
    words = source[start:end]
    edits = () if words == selector.exact else character_edits(selector.exact, words, start, "case")
    return Anchor(state, start, end, edits)
