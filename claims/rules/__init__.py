"""Rules that look across claims: figures that contradict, sums that do not add up, names spelt two ways.

A rule is one module of this package (or an entry point of the group `vouch.rules`) with the names that the `Rule`
protocol lists: facts in, results out. Rules are pure, exact (Fraction, never float) and deterministic: the same case,
in any order, gives the same results. A fact that a relation names and that is not there gives an `info` result that
says so, never an exception.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Literal, Protocol, cast

from claims.rules._facts import (
    STATUS_ORDER,
    Fact,
    FactKind,
    Key,
    Measure,
    Status,
)
from claims.rules._numbers import (
    Days,
    Interval,
    Modality,
    days,
    fold_key,
    fold_noun,
    is_percent,
    is_point,
    parse_number,
    show,
    show_interval,
    stands_for,
)
from claims.rules._reading import FactError
from claims.rules._relations import (
    WEEKDAYS,
    Delta,
    Elapsed,
    Listing,
    Majority,
    Rank,
    Relation,
    Share,
    Total,
    Weekday,
)
from sources.discovery import plugin_modules
from sources.text import Mention, Span

RuleOutcome = Literal["holds", "violated", "info"]
RuleSeverity = Literal["high", "medium", "low", "info", ""]

_SEVERITIES: tuple[RuleSeverity, ...] = ("high", "medium", "low", "info", "")
_HEDGES = {
    "approx": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "fewer_than": "fewer than ",
}


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What a rule has to say. `facts` are ids, the figure in question first; `mentions` are places in the draft.

    `holds` has no severity, `violated` has high, medium or low, `info` accuses nobody. `arithmetic` shows the sum.
    """

    rule: str
    outcome: RuleOutcome
    severity: RuleSeverity
    facts: tuple[str, ...]
    message: str
    arithmetic: str = ""
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """The sources that hold a claim: numbers into `DraftView.sources`. `place` is the claim in the draft."""

    claim: str
    place: Mention
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as the draft rules see it: its id, and whether it is primary (a document, a count, a witness)."""

    id: str
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Repeated:
    """Two sources of which one repeats the other: numbers into `DraftView.sources`.

    `share` is the part of the shorter one's own words, in percent; `words` the longest that both have, `first_at` and
    `second_at` where they stand in each (code points, half open).
    """

    first: int
    second: int
    share: int
    words: str
    first_at: Span
    second_at: Span


MOST_ASKED = 20
"""Sources that a policy can ask for, at most."""


@dataclass(frozen=True, slots=True)
class SourcePolicy:
    """What a desk asks of the sources of every claim: so many independent ones, or so many primary ones instead.

    `independent` 0 = nothing is asked; `primary` 0 = primary sources count as any other.
    """

    independent: int = 0
    primary: int = 1

    @classmethod
    def from_dict(cls, row: Mapping[str, object]) -> "SourcePolicy":
        """The policy as data: {"independent": 3, "primary": 1}. Raises ValueError, which names the key."""
        if unknown := sorted(set(row) - {"independent", "primary"}):
            raise ValueError(f"{unknown[0]!r} is no key of a source policy; it has 'independent' and 'primary'")
        asked = {}
        for key, value in row.items():
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_ASKED:
                raise ValueError(f"{key!r} must be a whole number from 0 to {MOST_ASKED}, not {value!r}")
            asked[key] = value
        return cls(**asked)

    def words(self) -> str:
        """The policy in words: "3 independent sources or 1 primary one"."""
        asked = f"{self.independent} independent source{'s' if self.independent != 1 else ''}"
        return f"{asked} or {self.primary} primary one{'s' if self.primary != 1 else ''}" if self.primary else asked


NO_POLICY = SourcePolicy()


@dataclass(frozen=True, slots=True)
class DraftView:
    """What the draft rules need of a draft: its text and the spans found in it (code points, half open).

    `accepted` are the spellings of one person or body that an editor accepted, the house spelling first; `apart` pairs
    that somebody told apart. `support` says for each claim which sources hold it, `repeated` which sources only repeat
    one another.
    """

    text: str
    quotations: tuple[Span, ...] = ()
    quantities: tuple[Span, ...] = ()
    covered: tuple[Span, ...] = ()
    names: tuple[Mention, ...] = ()
    accepted: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    sources: tuple[SourceView, ...] = ()
    support: tuple[Support, ...] = ()
    repeated: tuple[Repeated, ...] = ()
    policy: SourcePolicy = NO_POLICY


@dataclass(frozen=True)
class Case:
    """Everything the rules look at in one go: facts in order of their ids, measures, and the draft if there is one."""

    facts: Sequence[Fact]
    measures: Sequence[Measure] = ()
    draft: DraftView | None = None

    @cached_property
    def ordered(self) -> tuple[Fact, ...]:
        """The facts by id, so that no result depends on the order in which they came."""
        ordered = sorted(self.facts, key=lambda fact: fact.id)
        if any(one.id == other.id for one, other in pairwise(ordered)):  # an id given twice: order by all they say
            ordered.sort(key=lambda fact: (fact.id, repr(fact)))
        return tuple(ordered)

    @cached_property
    def by_id(self) -> Mapping[str, Fact]:
        """Each fact by its id; the first where an id is given twice."""
        found: dict[str, Fact] = {}
        for fact in self.ordered:
            found.setdefault(fact.id, fact)
        return found

    @cached_property
    def figures(self) -> Mapping[Key, Sequence[Fact]]:
        """The comparable figures by their key, each list in order of ids."""
        groups: dict[Key, list[Fact]] = {}
        for fact in self.ordered:
            if fact.comparable:
                groups.setdefault(fact.key, []).append(fact)
        return groups

    def lacking(self, fact: Fact, ids: Iterable[str]) -> RuleResult | None:
        """The result to give when facts that `fact` refers to are missing or have no figure; None if all are there."""
        missing = [one for one in ids if one not in self.by_id]
        if missing:
            return incomparable(
                (fact,),
                f"{name(fact)} refers to {', '.join(missing)}, which is not among the facts: nothing was computed",
            )
        bare = [one for one in ids if not self.by_id[one].has_figure or self.by_id[one].modality == "vague"]
        if bare:
            return incomparable(
                (fact, *(self.by_id[one] for one in bare)),
                f"{name(fact)} refers to {', '.join(bare)}, which has no exact figure: nothing was computed",
            )
        return None


class Rule(Protocol):
    """What a rule's module offers: its name, the rule ids that its results may carry, and the check itself."""

    NAME: str
    RULES: tuple[str, ...]

    def check(self, case: Case) -> Iterable[RuleResult]:
        """Everything this rule has to say about the case. Never raises for any facts."""


@cache
def _rules() -> tuple[Rule, ...]:
    found = [cast(Rule, module) for module in plugin_modules("claims.rules", "vouch.rules")]
    return tuple(sorted(found, key=lambda one: one.NAME))


def rules() -> list[Rule]:
    """All rules, in order of their names."""
    return list(_rules())


def check_case(case: Case) -> list[RuleResult]:
    """Run every rule; results by severity, then rule, facts and place, so that the same case gives the same list.

    Cost: O(n log n) in the facts, plus the pairs in conflict, of which at most a hundred per key and status are listed.
    """
    results = [result for rule in rules() for result in rule.check(case)]
    return sorted(results, key=_order)


def check_facts(facts: Iterable[Fact], *, measures: Iterable[Measure] = ()) -> list[RuleResult]:
    """Check structured facts against each other and against their measures, without a draft."""
    return check_case(Case(tuple(facts), tuple(measures)))


def _order(result: RuleResult) -> tuple[object, ...]:
    places = tuple((one.start, one.end) for one in result.mentions)
    return (_SEVERITIES.index(result.severity), result.rule, result.facts, places, result.message)


def incomparable(facts: Sequence[Fact], message: str) -> RuleResult:
    """The result that says what is missing for a comparison: neither silence nor an accusation."""
    return RuleResult("quantity.incomparable", "info", "info", tuple(fact.id for fact in facts), message)


def name(fact: Fact) -> str:
    """What a fact is about: "Harbour List, seats, 2031"; its id where it says nothing of itself."""
    head = fact.actor if fact.kind == "responsibility" else fact.subject
    what = "" if fact.kind == "responsibility" else (fact.measure or fact.unit)
    return ", ".join(part for part in (head, what, fact.event, fact.place) if part) or fact.id


def figure(fact: Fact) -> str:
    """A fact's figure as it was worded: "about 1,200", "44 percent", "at most 5"."""
    unit = f" {fact.unit}" if is_percent(fact.unit) and fact.unit != "%" else fact.unit if fact.unit == "%" else ""
    if fact.value is not None:
        return f"{_HEDGES.get(fact.modality, '')}{show(fact.value)}{unit}"
    return f"{show_interval(fact.interval)}{unit}"


def equals(interval: Interval) -> str:
    """The right side of a sum: "= 65", "≈ 0.35" where the exact number would be long."""
    shown = show_interval(interval)
    return shown if shown.startswith("≈") else f"= {shown}"


def term(fact: Fact) -> str:
    """A figure as a term of a sum: its number, or its interval in brackets."""
    shown = show_interval(fact.interval)
    return shown if fact.interval.is_point else f"({shown})"


def whence(fact: Fact) -> str:
    """Where a fact's figure stands: "in The Courier (final, 2031-05-04)", "here" for one of no named source."""
    details = ", ".join(part for part in (fact.status, fact.as_of) if part)
    place = f"in {fact.publisher or fact.source}" if fact.publisher or fact.source else "here"
    return f"{place} ({details})" if details else place


def whences(one: Fact, other: Fact) -> tuple[str, str]:
    """Where two facts stand, with their ids where nothing else tells them apart."""
    here, there = whence(one), whence(other)
    return (here, there) if here != there else (f"{here} [{one.id}]", f"{there} [{other.id}]")


__all__ = [
    "MOST_ASKED",
    "NO_POLICY",
    "STATUS_ORDER",
    "WEEKDAYS",
    "Case",
    "Days",
    "Delta",
    "DraftView",
    "Elapsed",
    "Fact",
    "FactError",
    "FactKind",
    "Interval",
    "Key",
    "Listing",
    "Majority",
    "Measure",
    "Mention",
    "Modality",
    "Rank",
    "Relation",
    "Repeated",
    "Rule",
    "RuleOutcome",
    "RuleResult",
    "RuleSeverity",
    "Share",
    "SourcePolicy",
    "SourceView",
    "Span",
    "Status",
    "Support",
    "Total",
    "Weekday",
    "check_case",
    "check_facts",
    "days",
    "equals",
    "figure",
    "fold_key",
    "fold_noun",
    "incomparable",
    "is_percent",
    "is_point",
    "name",
    "parse_number",
    "rules",
    "show",
    "show_interval",
    "stands_for",
    "term",
    "whence",
    "whences",
]
