"""Two figures of a draft that share a key and yet are of two things, by the words round them. Pure."""

import re
from collections.abc import Mapping
from typing import Final

from claims.kinds import FoundClaim
from claims.kinds.quantity import Payload
from claims.material import Material
from claims.rules import RuleResult
from sources.text.lexicon.holders import HOLDING

_WORD: Final = re.compile(r"[^\W\d_]+")
_REACH: Final = 40
_BETWEEN: Final = frozenset(
    "a an the about some around nearly almost just only over more than at least most up to roughly another all".split()
)
_HOLDS: Final = "holds"


def of_two_things(result: RuleResult, claims: Mapping[str, FoundClaim], draft: Material) -> bool:
    """Whether a conflict of two of the draft's own figures is none: a writer means two things by them.

    They stand in one sentence ("raised $3 million and had $800,000"), or one is a bound and the other a number, or
    what is done to them differs.
    """
    if result.rule != "quantity.conflict" or len(result.facts) != 2:
        return False
    pair = [claims.get(id_) for id_ in result.facts]
    one, other = pair
    if one is None or other is None:
        return False
    if not (isinstance(one.payload, Payload) and isinstance(other.payload, Payload)):
        return False
    if draft.sentence_at(one.start) == draft.sentence_at(other.start):
        return True
    bounded = [None in (payload.lo, payload.hi) for payload in (one.payload, other.payload)]
    return bounded[0] != bounded[1] or _done(draft, one) != _done(draft, other)


def _done(draft: Material, claim: FoundClaim) -> str:
    """The last telling word before a figure; all verbs of holding and winning are one."""
    home = draft.sentence_at(claim.start)
    words = _WORD.findall(draft.text[max(home.start, claim.start - _REACH) : claim.start].lower())
    while words and words[-1] in _BETWEEN:
        words.pop()
    if not words:
        return ""
    return _HOLDS if words[-1] in HOLDING else words[-1]
