"""Responsibility: who claimed, denied, disavowed or blamed, and whether the source says the same of the same people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.kinds import (
    Check,
    Context,
    Evidence,
    Finding,
    FoundClaim,
    Material,
    Severity,
    SourceText,
    why_unchecked,
)
from sources.text.names import name_key
from sources.text.segments import words
from sources.text.stances import Stance

NAME = "responsibility"
LABEL = "Responsibility"

SPOKEN = {
    "claims_responsibility": "claims responsibility",
    "denies_responsibility": "denies responsibility",
    "denies_involvement": "denies involvement",
    "denies_report": "denies a report",
    "disavows": "disavows",
    "accepts_responsibility": "accepts responsibility",
    "blames": "blames",
    "no_claim": "nobody has claimed responsibility",
    "no_comment": "did not comment",
    "not_taking": "does not take responsibility",
}
"""Stance -> words for a message."""

WEAK_EVENT_WORDS = frozenset("the a an this that of on in for to its their any all it".split())


@dataclass(frozen=True, slots=True)
class Payload:
    """Actor, stance and event as the draft words them; `resolved` flags say how it is put."""

    stance: str
    actor: str = ""
    event: str = ""
    target: str = ""
    via: str = ""
    hedged: bool = False
    mode: str = "assertion"


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How a source's stance compares with the claim's: None where the texts do not say enough."""

    source: SourceText
    stance: Stance
    actor: bool | None
    event: bool | None

    @property
    def evidence(self) -> Evidence:
        where = self.source.material.sentence_at(self.stance.start)
        return Evidence(self.source.id, where.start, where.end, self.source.text[where.start : where.end])


def find(draft: Material) -> Iterator[FoundClaim]:
    """Every stance in the draft's own words; one inside a quotation is the speaker's and is found there too."""
    for one in draft.stances:
        payload = Payload(
            stance=one.stance,
            actor=one.actor.text if one.actor else "",
            event=one.event.text if one.event else "",
            target=one.target.text if one.target else "",
            via=one.via.text if one.via else "",
            hedged=one.hedged,
            mode=one.mode,
        )
        yield FoundClaim(NAME, one.start, one.end, draft.text[one.start : one.end], payload)


def check(claim: FoundClaim, sources: Sequence[SourceText], context: Context) -> Check:
    """Compare the stance with every stance of the sources that shares its actor or its event.

    Nothing to compare with is `unchecked`: that a source is silent does not contradict what the draft reports.
    """
    payload = claim.payload
    assert isinstance(payload, Payload)  # noqa: S101 - the registry hands a kind its own claims only
    rows = [
        _compare(payload, source, stance, context)
        for source in sources
        if source.has_prose
        for stance in source.material.stances
    ]
    agreeing = [row for row in rows if row.stance.stance == payload.stance and row.event is not False]
    same_actor = [row for row in agreeing if row.actor is True or (not payload.actor and row.actor is None)]
    if same_actor:
        return _agrees(claim, payload, same_actor)
    flipped = [
        row for row in rows if row.actor is True and _one_event(payload, row) and row.stance.stance != payload.stance
    ]
    if flipped:
        return _problem(claim, "responsibility.flipped", flipped[0], f"the draft says “{SPOKEN[payload.stance]}”")
    others = [row for row in agreeing if row.actor is False and row.event is True]
    if others:
        return _problem(claim, "responsibility.actor", others[0], f"the draft names {payload.actor}")
    elsewhere = [
        row for row in rows if row.stance.stance == payload.stance and row.actor is True and row.event is False
    ]
    if elsewhere:
        return _problem(claim, "responsibility.event", elsewhere[0], f"the draft says it of “{payload.event}”")
    return _silent(claim, payload, sources, context)


def _compare(payload: Payload, source: SourceText, stance: Stance, context: Context) -> _Likeness:
    actor = context.aliases.same(payload.actor, stance.actor.text) if payload.actor and stance.actor else None
    return _Likeness(source, stance, actor, _same_event(payload.event, stance.event.text if stance.event else ""))


def _one_event(payload: Payload, row: _Likeness) -> bool:
    """Whether both speak of one event. Who declines to comment seldom says on what, so silence counts there."""
    if row.event is None:
        return "no_comment" in (payload.stance, row.stance.stance)
    return row.event


def _same_event(one: str, other: str) -> bool | None:
    """Events are one when their content words overlap; None when either side names none."""
    first, second = _event_words(one), _event_words(other)
    if not first or not second:
        return None
    return bool(first & second)


def _event_words(event: str) -> frozenset[str]:
    found = (name_key(event[span.start : span.end]) for span in words(event))
    return frozenset(word.rstrip("s") for word in found if word and word not in WEAK_EVENT_WORDS)


def _agrees(claim: FoundClaim, payload: Payload, rows: Sequence[_Likeness]) -> Check:
    best = min(rows, key=lambda row: (row.stance.hedged and not payload.hedged, row.event is not True))
    if best.stance.hedged and not payload.hedged:
        message = f"{best.source.id} hedges this (“{best.evidence.text}”); the draft states it plainly."
        finding = Finding("responsibility.hedge", "medium", message, claim.start, claim.end, best.evidence)
        return Check(findings=(finding,))
    said_by = best.stance.actor.text if best.stance.actor else "nobody named"
    notes = (f"{best.source.id}: {said_by}: {SPOKEN[best.stance.stance]}",)
    return Check(citations=(best.evidence,), notes=notes)


def _problem(claim: FoundClaim, rule: str, row: _Likeness, why: str) -> Check:
    said_by = row.stance.actor.text if row.stance.actor else "nobody named"
    about = f" of “{row.stance.event.text}”" if row.stance.event else ""
    message = f"{row.source.id}: {why}; the source: {said_by}, {SPOKEN[row.stance.stance]}{about}."
    severity: Severity = "medium" if rule == "responsibility.event" else "high"
    return Check(findings=(Finding(rule, severity, message, claim.start, claim.end, row.evidence),))


def _silent(claim: FoundClaim, payload: Payload, sources: Sequence[SourceText], context: Context) -> Check:
    """No comparable stance. A source that speaks of this actor's stance at all makes the claim `absent`."""
    readable = [source for source in sources if source.has_prose]
    if not readable:
        return Check(unchecked=why_unchecked(sources))
    unreadable = [source for source in sources if source.unreadable]
    if unreadable:
        return Check(unchecked=f"not in the sources that could be read; {unreadable[0].id} could not be read")
    for source in readable:
        for stance in source.material.stances:
            if payload.actor and stance.actor and context.aliases.same(payload.actor, stance.actor.text) is True:
                where = source.material.sentence_at(stance.start)
                passage = Evidence(source.id, where.start, where.end, source.text[where.start : where.end])
                message = f"{source.id} reports of {stance.actor.text}: {SPOKEN[stance.stance]}, but not this."
                return Check(
                    findings=(Finding("responsibility.absent", "medium", message, claim.start, claim.end, passage),)
                )
    return Check(
        unchecked="no source says anything comparable" if readable else "no source with running text was given"
    )
