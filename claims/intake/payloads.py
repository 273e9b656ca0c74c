"""What a claim says, as its kind's frozen dataclass: read from JSON, checked key by key, never guessed."""

import bisect
import functools
import itertools
import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, asdict, fields
from typing import Any, Literal, cast

from claims.kinds import FoundClaim, Material, Payload, kinds
from claims.models import ClaimVersion, Occurrence
from claims.models.words import Modality, QuantityKind, Stance
from sources.text import Span

_NUMBER = re.compile(r"-?\d{1,40}(?:\.\d{1,40}|/0*[1-9]\d{0,39})?")
"""An exact number as payloads write it: 17, -3, 43.3, 1/3. Bounded: 1e999999999 would be counted out in memory."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

_WORDS: dict[tuple[str, str], list[str]] = {
    ("quantity", "modality"): Modality.values,
    ("quantity", "quantity_kind"): QuantityKind.values,
    ("responsibility", "stance"): Stance.values,
    ("responsibility", "mode"): ["assertion", "report", "conjecture", "question"],
    ("quote", "quote_kind"): ["direct", "mixed", "scare", "title"],
    ("quote", "confidence"): ["high", "medium", "low"],
}
"""The closed vocabularies of the kinds' own text fields (docs/verify.md)."""

_NUMBERS = {("quantity", "value"), ("quantity", "lo"), ("quantity", "hi")}


class ClaimError(ValueError):
    """A claim that cannot be. The message names the row and the key and says what is wrong."""


def payload_of(kind: str, data: Mapping[str, Any]) -> Payload:
    """The payload of a kind from JSON's own types; lists become tuples.

    Raises ClaimError for a kind that is not registered, for unknown and missing keys and for values that the kind
    cannot mean (a word outside its vocabulary, a number that is none).
    """
    shape = _shape(kind)
    if not isinstance(data, Mapping):
        raise ClaimError(f"payload must be an object, not {type(data).__name__}")
    known = {field.name for field in fields(shape)}
    if unknown := sorted(str(key) for key in data.keys() - known):
        raise ClaimError(f"payload has no key {unknown[0]!r}; a {kind} has {', '.join(sorted(known))}")
    values = {}
    hints = _hints(kind)
    for field in fields(shape):
        if field.name in data:
            values[field.name] = _value(kind, field.name, hints[field.name], data[field.name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise ClaimError(f"payload needs the key {field.name!r}")
    return cast(Payload, shape(**values))


def payload_dict(payload: Payload) -> dict[str, Any]:
    """A payload in JSON's own types, as it is stored: tuples become lists."""
    stored = asdict(cast(Any, payload))
    return {key: list(value) if isinstance(value, tuple) else value for key, value in stored.items()}


def found_claim(version: ClaimVersion, occurrence: Occurrence) -> FoundClaim:
    """The claim as the kinds know it: what `version` says, at the place of `occurrence`.

    Raises ClaimError when the occurrence has no place, or the stored payload is none of the kind's.
    """
    if occurrence.start is None or occurrence.end is None:
        raise ClaimError(f"claim {version.claim_id} stands at no one place in that version of the draft")
    kind = version.claim.kind
    return FoundClaim(kind, occurrence.start, occurrence.end, occurrence.exact, payload_of(kind, version.payload))


class Finder:
    """What the kinds find in one text, found once per kind, when first asked for."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._found: dict[str, list[FoundClaim]] = {}
        self._reach: dict[str, list[int]] = {}

    def all(self, kind: str) -> list[FoundClaim]:
        """The claims of a kind in the text, by their start. Raises ClaimError for a kind that is not registered."""
        if kind not in self._found:
            _shape(kind)
            found = sorted(kinds()[kind].find(self._material), key=lambda one: (one.start, one.end))
            self._found[kind] = found
            self._reach[kind] = list(itertools.accumulate((one.end for one in found), max))
        return self._found[kind]

    def at(self, kind: str, span: Span) -> FoundClaim | None:
        """What the kind finds at exactly this span, else the only thing it finds that shares words with it."""
        near = self._near(kind, span)
        exact = [one for one in near if (one.start, one.end) == (span.start, span.end)]
        best = exact or near
        return best[0] if len(best) == 1 else None

    def _near(self, kind: str, span: Span) -> list[FoundClaim]:
        """What shares words with the span: a binary search, then back for as long as anything reaches so far."""
        found = self.all(kind)
        near = []
        at = bisect.bisect_left(found, span.end, key=lambda one: one.start) - 1
        while at >= 0 and self._reach[kind][at] > span.start:
            if found[at].end > span.start:
                near.append(found[at])
            at -= 1
        return near

    def payload(self, kind: str, span: Span) -> Payload:
        """What a claim of the kind says at this span when nobody said more.

        What the kind finds there, else its defaults; a figure in whose words no number is read is a vague one. Raises
        ClaimError where the kind has no default for something it must know: nobody may guess a stance.
        """
        found = self.at(kind, span)
        if found is not None:
            return found.payload
        words = self._material.text[span.start : span.end]
        vague = {"value": None, "lo": None, "hi": None, "lo_closed": False, "hi_closed": False}
        plain = {"raw": words, "modality": "vague", "quantity_kind": "vague", **vague}
        try:
            return payload_of(kind, plain if kind == "quantity" else {})
        except ClaimError as error:
            raise ClaimError(f"nothing of the kind {kind} was found in “{words}”: {error}") from error


@functools.cache
def _hints(kind: str) -> dict[str, Any]:
    return typing.get_type_hints(_shape(kind))


def _shape(kind: str) -> type[Any]:
    if kind not in kinds():
        raise ClaimError(f"there is no kind of claim called {kind!r}; there are {', '.join(kinds())}")
    return kinds()[kind].Payload


def _value(kind: str, name: str, hint: Any, value: Any) -> Any:
    """The value as the dataclass has it. Raises ClaimError where it is of another type or means nothing."""
    read = _read(hint, value)
    if read is _WRONG:
        raise ClaimError(f"payload.{name} must be {_said(hint)}, not {value!r:.80}")
    allowed = _WORDS.get((kind, name))
    if allowed is not None and read not in allowed:
        raise ClaimError(f"payload.{name} is {read!r:.80}; it may be one of {', '.join(allowed)}")
    if (kind, name) in _NUMBERS and read is not None and not _NUMBER.fullmatch(read):
        raise ClaimError(f"payload.{name} is {read!r:.80}; write a number as 17, 43.3 or 1/3")
    return read


_WRONG = object()


def _read(hint: Any, value: Any) -> Any:
    origin = typing.get_origin(hint)
    if origin is Literal:
        return value if isinstance(value, str) and value in typing.get_args(hint) else _WRONG
    if origin in (typing.Union, types.UnionType):
        tries = (_read(option, value) for option in typing.get_args(hint))
        return next((one for one in tries if one is not _WRONG), _WRONG)
    if hint is type(None):
        return None if value is None else _WRONG
    if origin is tuple:
        whole = isinstance(value, list | tuple) and all(_is_text(one) for one in value)
        return tuple(value) if whole else _WRONG
    check: Callable[[Any], bool] = _CHECKS.get(hint, lambda _: False)
    return value if check(value) else _WRONG


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not _UNSTORABLE.search(value)


_CHECKS: dict[Any, Callable[[Any], bool]] = {
    str: _is_text,
    bool: lambda value: isinstance(value, bool),
    int: lambda value: isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53,
}


def _said(hint: Any) -> str:
    if typing.get_origin(hint) is Literal:
        return f"one of {', '.join(typing.get_args(hint))}"
    named = {str: "text", bool: "true or false", int: "a whole number", type(None): "null"}
    if hint in named:
        return named[hint]
    if typing.get_origin(hint) is tuple:
        return "a list of texts"
    return " or ".join(_said(option) for option in typing.get_args(hint))
