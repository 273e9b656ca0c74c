"""On how many sources a claim rests, and how many of them speak for themselves.

A source that repeats another counts with it as one: a wire report in five papers is one witness. Without a policy of
the desk this only informs; with one, a claim that falls short is a finding.
"""

from collections.abc import Iterator, Sequence

from claims.rules import Case, DraftView, Repeated, RuleResult, Support

NAME = "independence"
RULES = ("source.none", "source.single", "source.dependent")

SHOWN = 120
"""Code points of the shared words that a message shows."""

LISTED, LISTED_WORDS = 8, 60
"""Claims that a message lists, and the code points that it shows of each."""


def check(case: Case) -> Iterator[RuleResult]:
    """One result for all claims on no source, one for all on a single one, one per pair of sources that repeat.

    With a policy each claim that falls short has a result of its own. Cost: linear in the claims and their sources.
    """
    draft = case.draft
    if draft is None or not draft.support:
        return
    bare = [one for one in draft.support if not one.sources]
    if bare:
        yield _none(bare, draft)
    roots = _roots(draft)
    held = [one for one in draft.support if one.sources]
    if draft.policy.independent:
        for one in held:
            yield from _short(one, draft, roots)
    else:
        single = [one for one in held if len(one.sources) == 1 and not draft.sources[one.sources[0]].primary]
        if single:
            yield _single(single)
    for pair in draft.repeated:
        both = [one for one in held if pair.first in one.sources and pair.second in one.sources]
        if both:
            yield _dependent(pair, both, draft)


def _roots(draft: DraftView) -> list[int]:
    """For each source the first of those that repeat one another, so that they count once."""
    roots = list(range(len(draft.sources)))

    def root(at: int) -> int:
        while roots[at] != at:
            at = roots[at]
        return at

    for pair in draft.repeated:
        first, second = sorted((root(pair.first), root(pair.second)))
        roots[second] = first
    return [root(at) for at in range(len(roots))]


def _listed(claims: Sequence[Support]) -> str:
    """The words of the first few claims, each cut to what can be read at a glance."""
    words = [" ".join(one.place.text.split()) for one in claims[:LISTED]]
    shown = [one if len(one) <= LISTED_WORDS else f"{one[:LISTED_WORDS].rstrip()} …" for one in words]
    more = f" and {len(claims) - LISTED} more" if len(claims) > LISTED else ""
    return ", ".join(f"“{one}”" for one in shown) + more


def _none(bare: Sequence[Support], draft: DraftView) -> RuleResult:
    count = "1 claim rests" if len(bare) == 1 else f"{len(bare)} claims rest"
    message = f"{count} on no source; nothing was found that agrees: {_listed(bare)}."
    claims, places = tuple(one.claim for one in bare), tuple(one.place for one in bare)
    if draft.policy.independent:
        return RuleResult("source.none", "violated", "medium", claims, message, mentions=places)
    return RuleResult("source.none", "info", "info", claims, message, mentions=places)


def _single(single: Sequence[Support]) -> RuleResult:
    count = "1 claim rests" if len(single) == 1 else f"{len(single)} claims rest"
    message = f"{count} on one source that is not marked as primary: {_listed(single)}."
    return RuleResult(
        "source.single", "info", "info", tuple(one.claim for one in single), message,
        mentions=tuple(one.place for one in single),
    )  # fmt: skip


def _short(one: Support, draft: DraftView, roots: Sequence[int]) -> Iterator[RuleResult]:
    """The result for a claim whose sources do not do what the policy asks; nothing for one whose do."""
    policy = draft.policy
    primary = sum(draft.sources[at].primary for at in one.sources)
    if policy.primary and primary >= policy.primary:
        return
    independent = len({roots[at] for at in one.sources})
    if independent >= policy.independent:
        return
    names = ", ".join(draft.sources[at].id for at in one.sources)
    what = "1 independent source" if independent == 1 else f"{independent} independent sources"
    message = f"Rests on {what} ({names}); the policy asks for {policy.words()}."
    yield RuleResult("source.single", "violated", "medium", (one.claim,), message, mentions=(one.place,))


def _dependent(pair: Repeated, both: Sequence[Support], draft: DraftView) -> RuleResult:
    first, second = draft.sources[pair.first].id, draft.sources[pair.second].id
    shown = pair.words if len(pair.words) <= SHOWN else f"{pair.words[:SHOWN].rstrip()} …"
    message = (
        f"{first} and {second} repeat one another and count as one source: {pair.share} % of the shorter one's own "
        f"words stand in the other, among them “{shown}” (characters {pair.first_at.start}-{pair.first_at.end} of "
        f"{first}, {pair.second_at.start}-{pair.second_at.end} of {second})."
    )
    return RuleResult(
        "source.dependent", "info", "info", tuple(one.claim for one in both), message,
        mentions=tuple(one.place for one in both),
    )  # fmt: skip
