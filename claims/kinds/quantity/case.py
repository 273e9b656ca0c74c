"""A draft's figure beside those of the sources that it can be compared with."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claims.figures import Figure, Interval, figures_of
from claims.figures.model import UNSAID
from claims.figures.senses import Sense, alike, counted_key, opposite, sense_of
from claims.kinds import Context, Finding, FoundClaim, Severity, SourceText
from claims.kinds.quantity.payload import Payload, interval_of
from sources.text.names import name_key
from sources.text.subjects import measure_key, subject_key


@dataclass(frozen=True, slots=True)
class Case:
    """A figure under check with the sources' figures of its measure: of all, of its subject, of its year too.

    `counted` are all of the measure, whatever their sort; `turned` those with its number that rose where it fell, or
    fell where it rose.
    """

    claim: FoundClaim
    payload: Payload
    own: Interval
    sense: Sense
    counted: Sequence[Figure]
    turned: Sequence[Figure]
    same_measure: Sequence[Figure]
    about: Sequence[Figure]
    timely: Sequence[Figure]

    @property
    def said(self) -> str:
        """The figure as an editor would name it: "41 seats (Tide Alliance, 2019)"."""
        words = " ".join(self.claim.text.split())
        about = ", ".join(part for part in (self.payload.subject, self.payload.year) if part)
        return f"{words} ({about})" if about else words

    def finding(self, rule: str, severity: Severity, message: str, figure: Figure) -> Finding:
        """A finding on the whole claim that shows a figure of a source."""
        return Finding(rule, severity, message, self.claim.start, self.claim.end, figure.evidence)


def case_of(claim: FoundClaim, payload: Payload, sources: Sequence[SourceText], context: Context) -> Case:
    """The case of a claim against what can be read of its sources."""
    sense, own = _sense(claim, context), interval_of(payload)
    wanted = counted_key(measure_key(payload.measure), sense)
    counted = [figure for source in sources for figure in figures_of(source).counting(wanted)]
    same_measure = [one for one in counted if _same_sort(one, payload) and alike(one.sense, sense)]
    about = [figure for figure in same_measure if is_about(figure, payload, context)]
    timely = [figure for figure in about if not (figure.year and payload.year) or figure.year == payload.year]
    turned = [
        one for one in counted if _other_way(one, payload, own, sense) and _one_mover(one, payload, sense, context)
    ]
    return Case(claim, payload, own, sense, counted, turned, same_measure, about, timely)


def _sense(claim: FoundClaim, context: Context) -> Sense:
    """What the draft's words round the figure add."""
    if context.draft is None:
        return UNSAID
    known = context.draft.quantities
    at = bisect_left(known, claim.start, key=lambda one: one.start)
    return sense_of(context.draft, known[at]) if at < len(known) and known[at].start == claim.start else UNSAID


def _same_sort(figure: Figure, payload: Payload) -> bool:
    """A change is compared with changes, a share with shares; counts, ranges, zeros and money are one sort."""
    loose = {"range": "count", "zero": "count", "money": "count"}
    return loose.get(figure.kind, figure.kind) == loose.get(payload.quantity_kind, payload.quantity_kind)


def _other_way(figure: Figure, payload: Payload, own: Interval, sense: Sense) -> bool:
    """Whether a figure has the number of the draft's, the other way round: a rise for a fall, a loss for a gain."""
    if figure.year and payload.year and figure.year != payload.year:
        return False
    if opposite(figure.sense, sense):
        return _same_sort(figure, payload) and figure.interval.meets(own)
    changed = payload.quantity_kind == "delta" or payload.may_be_change
    return changed and figure.kind == "delta" and own != own.mirrored() and figure.interval.meets(own.mirrored())


def _one_mover(figure: Figure, payload: Payload, sense: Sense, context: Context) -> bool:
    """Whether one thing surely is what rose and fell: the subject, or what stands before the verb of both."""
    if payload.subject and figure.subject:
        return context.aliases.same(payload.subject, figure.subject) is True
    return bool(sense.changer) and sense.changer == figure.sense.changer


def is_about(figure: Figure, payload: Payload, context: Context) -> bool:
    """Whether a figure is the draft's subject's, by its own subject or its sentence."""
    if not payload.subject:
        return False
    if figure.subject:
        return context.aliases.same(payload.subject, figure.subject) is True
    key = subject_key(payload.subject)
    return bool(key) and f" {key} " in f" {name_key(figure.evidence.text)} "
