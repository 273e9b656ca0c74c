"""From a mention to the full name the text gives elsewhere."""

import bisect
from collections import defaultdict
from typing import Final

from sources.text.lexicon import grammar
from sources.text.phrases import Phrase
from sources.text.phrases.chunks import chunks, make_phrase
from sources.text.quotations.units import Unit

_PERSONS: Final = frozenset({"he", "she", "il", "elle", "er", "sie"})
_REACH: Final = 700


class Names:
    """The full names of a text, by their last word and in reading order."""

    def __init__(self, units: list[list[Unit]]) -> None:
        self._by_last: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._places: list[int] = []
        self._order: list[str] = []
        for row in units:
            for unit in row:
                self._read(unit)

    def _read(self, unit: Unit) -> None:
        for first, last in chunks(unit.tokens, 0, len(unit.tokens)):
            if unit.tokens[last - 1].kind != "M":
                continue
            phrase = make_phrase(unit.piece, unit.tokens, first, last)
            bare = bare_name(phrase.mention.text)
            words = bare.split()
            if phrase.kind != "name" or not 2 <= len(words) <= 5:
                continue
            place = phrase.start + unit.offset
            self._by_last[words[-1].lower()].append((place, bare))
            self._places.append(place)
            self._order.append(bare)

    def resolve(self, speaker: Phrase, last_named: tuple[int, str] | None) -> str | None:
        """The full name behind a mention, or None. `last_named`: place and name of the last speaker with a name.

        A name of several words is full already; a single one takes the nearest full name before it that ends in it,
        else the only one after it. "He" and "she" take the last named speaker or the last full name, if near and if
        the two do not differ.
        """
        if speaker.kind == "name":
            return self._full(speaker)
        if speaker.kind != "pronoun" or speaker.text.lower() not in _PERSONS:
            return None
        return self._person(speaker.start, last_named)

    def _full(self, speaker: Phrase) -> str | None:
        bare = bare_name(speaker.mention.text)
        words = bare.split()
        if len(words) != 1:
            return bare or None
        known = self._by_last.get(words[0].lower(), [])
        earlier = [name for place, name in known if place < speaker.start]
        if earlier:
            return earlier[-1]
        later = {name for _, name in known}
        if len(later) == 1:
            return later.pop()
        return None if later else bare

    def _person(self, start: int, last_named: tuple[int, str] | None) -> str | None:
        place = bisect.bisect_left(self._places, start) - 1
        name = self._order[place] if place >= 0 and start - self._places[place] <= _REACH else None
        if last_named is None or start - last_named[0] > _REACH:
            return name
        if name is None or place < 0 or self._places[place] <= last_named[0] or name == last_named[1]:
            return last_named[1]
        return None


def bare_name(name: str) -> str:
    """A name without the titles in front of it."""
    words = name.split()
    while len(words) > 1 and words[0].lower().rstrip(".") in grammar.TITLES | grammar.ROLES | {"the"}:
        words = words[1:]
    return " ".join(words)
