"""A kind of claim as a plug-in may bring one, whose check breaks on purpose: it raises, or ends the process."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from claims.kinds import Check, Context, FoundClaim, Material, SourceText

WORD = "POISON"


class Killed(BaseException):
    """What no handler survives: like a kill, it leaves the job as it was, with its lease."""


@dataclass(frozen=True, slots=True)
class Payload:
    word: str


def poison(breaks: BaseException) -> Any:
    """The kind `poison`, which finds the word POISON and whose check raises `breaks` while that stands in `now`."""
    kind = SimpleNamespace(NAME="poison", LABEL="Poison", Payload=Payload, now=[breaks], tried=0)

    def find(draft: Material) -> Iterator[FoundClaim]:
        start = draft.text.find(WORD)
        if start >= 0:
            yield FoundClaim("poison", start, start + len(WORD), WORD, Payload(WORD))

    def check(claim: FoundClaim, sources: Sequence[SourceText], context: Context) -> Check:
        kind.tried += 1
        for one in kind.now:
            raise one
        return Check(notes=("it was harmless",))

    kind.find, kind.check = find, check
    return kind
