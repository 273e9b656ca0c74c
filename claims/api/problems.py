"""The one exception handler: whatever a view raised becomes a problem, the claims side's own errors first."""

import re
from typing import Any, Final

from rest_framework.response import Response
from rest_framework.views import set_rollback

from claims.checking import OutdatedDraft
from claims.intake import ClaimError
from claims.review import ReviewError
from sources.api.problems import Fault, Problem, invalid, problem_of

_ROW: Final = re.compile(r"rows\[(\d+)\]: (.*)", re.DOTALL)
_KEY: Final = re.compile(r"(?:payload (?:has no|needs the) key '(\w+)'|payload\.(\w+) |(payload|start|kind)\b)")


def answer(error: Exception, context: dict[str, Any]) -> Response | None:
    """The response for an exception in a view; None lets what is our own fault go up."""
    problem = _ours(error) or problem_of(error)
    if problem is None:
        return None
    set_rollback()
    return problem.response(context["request"])


def _ours(error: Exception) -> Problem | None:
    match error:
        case OutdatedDraft():
            return Problem(409, "conflict", str(error))
        case ClaimError():
            return invalid([fault_of(error)])
        case ReviewError():
            return invalid([Fault(str(error), "invalid", ())])
    return None


def fault_of(error: ClaimError, row: int | None = None) -> Fault:
    """What a claim's error says, with its place: the row that it or the caller names, and the key."""
    words = str(error)
    if found := _ROW.fullmatch(words):
        row, words = int(found[1]), found[2]
    path: tuple[str | int, ...] = () if row is None else (row,)
    if key := _KEY.match(words):
        path += ("payload", key[1] or key[2]) if key[1] or key[2] else (key[3],)
    elif words.startswith("there is no kind "):
        path += ("kind",)
    return Fault(words if key else words[0].upper() + words[1:], "invalid_claim", path)
