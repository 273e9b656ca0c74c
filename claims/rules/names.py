"""One name, one spelling: a name that the draft spells in more than one way."""

from collections.abc import Iterator

from claims.rules import Case, Mention, RuleResult
from sources.text.names import name_key, plain_spelling, variants

NAME = "names"
RULES = ("name.variants",)


def check(case: Case) -> Iterator[RuleResult]:
    """One result per pair of spellings, at the first mention of each. Linear in the mentions.

    That both spellings are accepted says who is meant, not that a text may use both: the house spelling is named.
    Spellings that a person has told apart are two names.
    """
    if case.draft is None:
        return
    groups = [_Accepted(group) for group in case.draft.accepted if group]
    apart = {frozenset(map(plain_spelling, pair)) for pair in case.draft.apart}
    for pair in variants(case.draft.names):
        if apart and frozenset((plain_spelling(pair.first.text), plain_spelling(pair.second.text))) in apart:
            continue
        houses = {group.house for group in groups if group.holds(pair.first) or group.holds(pair.second)}
        advice = f" The house spelling is “{min(houses)}”." if len(houses) == 1 else " Settle on one."
        message = f"“{pair.first.text}” and “{pair.second.text}” are two spellings of one name.{advice}"
        yield RuleResult("name.variants", "violated", "low", (), message, mentions=(pair.first, pair.second))


class _Accepted:
    """The spellings that an editor accepted for one person or body; the first is the house spelling."""

    def __init__(self, spellings: tuple[str, ...]) -> None:
        self.house = spellings[0]
        self.forms = {form for spelling in spellings for form in (_plain(spelling), _plain(spelling.split()[-1]))}

    def holds(self, mention: Mention) -> bool:
        """Whether the mention, or what is left of it without the titles before it, is spelled in an accepted way."""
        words = mention.text.split()
        wanted = len(name_key(mention.text).split())
        return any(_plain(" ".join(words[start:])) in self.forms for start in range(max(1, len(words) - wanted + 1)))


def _plain(spelling: str) -> str:
    """A spelling without what makes none: case, the shape of apostrophes and hyphens, spaces."""
    return " ".join(spelling.casefold().translate(_SHAPES).split())


_SHAPES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʿ": "'", "‐": "-", "‑": "-", "–": "-"})
