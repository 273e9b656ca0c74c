"""What a draft's own text says of how its figures hang together, as facts with relations. Pure.

English, with the core of it in Turkish and Arabic: from ... to ..., how much of it, shares and parts of a whole.

"fell by 65 percent from 48 to 17", "5.2 percent of the 329 seats", "43 people (38 men and 5 women)", "three parties: A,
B and C", "the second-largest bloc", "a two-thirds majority of 220", "Sunday, 10 October 2021", "three days later, on 14
October". Each wording gives a fact that the rules check like any other (`claims.rules`), with its place in the draft.
Other people's words are left alone, and so is whatever has a second reading.
"""

from collections.abc import Iterator, Mapping, Sequence

from claims.facts import Namer
from claims.kinds import FoundClaim
from claims.material import Material
from claims.relations.apart import of_two_things
from claims.relations.base import Stated
from claims.relations.reading import Reading
from claims.rules import Fact, RuleResult
from sources.text import Mention, Span

__all__ = ["Stated", "derived_by", "of_two_things", "stated_facts", "told"]

RULES = frozenset(("delta", "share", "total", "rank", "listing", "time"))
"""The rules (of quantity) that speak of a relation; what others say of these facts they say of the claims already."""


def stated_facts(material: Material, names: Namer, facts: Sequence[Fact]) -> list[Stated]:
    """All that the draft's text says of its figures. `facts` are those of its claims. Ids begin with "r".

    Cost: linear in the text and its quantities; each wording looks a bounded way around its figure.
    """
    return list(Reading(material, names, facts).all())


def told(
    results: Sequence[RuleResult], stated: Sequence[Stated], claims: Mapping[str, FoundClaim]
) -> Iterator[tuple[RuleResult, Mention, tuple[str, ...]]]:
    """The results on stated relations, each with its place and the claims (figures) that stand in it."""
    places = {one.fact.id: one.place for one in stated if one.place is not None}
    figures = [(id_, claim) for id_, claim in claims.items() if claim.kind == "quantity"]
    for result in results:
        place = places.get(result.facts[0]) if result.facts else None
        if place is not None and result.rule.removeprefix("quantity.") in RULES:
            inside = [id_ for id_, claim in figures if place.start <= claim.start < place.end]
            yield result, place, tuple(dict.fromkeys((*inside, *(id_ for id_ in result.facts if id_ in claims))))


def derived_by(
    results: Sequence[RuleResult], stated: Sequence[Stated], claims: Mapping[str, FoundClaim]
) -> Iterator[tuple[str, RuleResult]]:
    """The claims whose figure follows from others as it is stated, each with the result that shows it."""
    spans: dict[str, Span] = {one.fact.id: one.derived for one in stated if one.derived is not None}
    starts = {claim.start: id_ for id_, claim in claims.items() if claim.kind == "quantity"}
    for result in results:
        span = spans.get(result.facts[0]) if result.facts else None
        if span is not None and span.start in starts and result.outcome == "holds":
            yield starts[span.start], result
