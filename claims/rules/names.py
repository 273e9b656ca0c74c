"""One name, one spelling: a name that the draft spells in more than one way."""

from collections.abc import Iterator

from claims.rules import Case, Mention, RuleResult
from sources.text.names import name_key, variants

NAME = "names"
RULES = ("name.variants",)


def check(case: Case) -> Iterator[RuleResult]:
    """One result per pair of spellings, at the first mention of each. Linear in the mentions.

    Spellings that were accepted for one person or body are no finding, unless one of the pair is not among them.
    """
    if case.draft is None:
        return
    groups = [_Accepted(group) for group in case.draft.accepted if group]
    for pair in variants(case.draft.names):
        if any(group.holds(pair.first) and group.holds(pair.second) for group in groups):
            continue
        house = next((group.house for group in groups if group.holds(pair.first) or group.holds(pair.second)), "")
        advice = f" The accepted spelling is “{house}”." if house else " Settle on one."
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
