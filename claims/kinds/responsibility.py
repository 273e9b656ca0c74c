"""Responsibility: who claimed, denied, disavowed or blamed, and whether the source says the same of the same people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
from sources.text.stances import Stance, same_event, speaks_for, telling_words
from sources.text.subjects import PRONOUNS

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

NOBODY = "nobody named"


def spoken(stance: str, actor: str) -> str:
    """The stance in words: somebody who is named "has not claimed responsibility", else nobody has."""
    named = actor not in ("", NOBODY)
    return "has not claimed responsibility" if stance == "no_claim" and named else SPOKEN[stance]


TAKES = frozenset({"claims_responsibility", "accepts_responsibility"})
REJECTS = frozenset({"denies_responsibility", "denies_involvement", "denies_report", "disavows"})
SILENT = frozenset({"no_claim", "no_comment", "not_taking"})
"""Stances that say neither yes nor no."""

UNSURE = frozenset({"conjecture", "question"})
"""Modes in which a text does not say that the stance was taken."""


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
    """How a source's stance compares with the claim's: None where the texts do not say enough.

    `spoken`: the actor is the same but for somebody who speaks for it, whom the text named here has: "source" or
    "draft". `official` tells a spokesman from a lawyer or an aide.
    """

    source: SourceText
    stance: Stance
    actor: bool | None
    event: bool | None
    spoken: str = ""
    official: bool = True
    target: bool | None = None

    @property
    def evidence(self) -> Evidence:
        return _sentence(self.source, self.stance)


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
    check = _judged(claim, payload, rows) or _silent(claim, payload, sources, context)
    return replace(check, findings=(*check.findings, *_unfair(claim, payload, sources, context)))


def _judged(claim: FoundClaim, payload: Payload, rows: Sequence[_Likeness]) -> Check | None:
    """The check by the best comparable stance of the sources; None where there is none."""
    agreeing = [row for row in rows if _one_stance(payload.stance, row.stance.stance) and row.event is not False]
    same_actor = [row for row in agreeing if row.actor is True or (not payload.actor and row.actor is None)]
    blamed = [row for row in same_actor if row.target is not False]
    sure = [row for row in blamed if not _other_words(payload, row)]
    if sure:
        return _agrees(claim, payload, sure)
    if same_actor and not blamed:
        return _problem(claim, "responsibility.actor", "high", same_actor[0], f"the draft blames {payload.target}")
    differing = [
        row
        for row in rows
        if (row.actor is True or _nobody_claims(payload, row))
        and _one_event(payload, row)
        and not _one_stance(payload.stance, row.stance.stance)
    ]
    if differing:
        return _differs(claim, payload, min(differing, key=lambda row: _severity(payload.stance, row.stance.stance)))
    if blamed:
        return _unsure(payload, blamed[0])
    others = [row for row in agreeing if row.actor is False and row.event is True]
    if others:
        return _problem(claim, "responsibility.actor", "high", others[0], f"the draft names {payload.actor}")
    elsewhere = [
        row
        for row in rows
        if _one_stance(payload.stance, row.stance.stance) and row.actor is True and row.event is False
    ]
    if elsewhere:
        why = f"the draft says it of “{payload.event}”"
        return _problem(claim, "responsibility.event", "medium", elsewhere[0], why)
    return None


def _one_stance(drafted: str, told: str) -> bool:
    """Whether two stances are one; to deny an act and to deny the report of it are the same denial in other words."""
    return drafted == told or {drafted, told} == {"denies_involvement", "denies_report"}


def _other_words(payload: Payload, row: _Likeness) -> bool:
    """Whether both say what it is about, in words that share nothing that tells events apart."""
    theirs = row.stance.event.text if row.stance.event else ""
    return row.event is None and bool(telling_words(payload.event) and telling_words(theirs))


def _nobody_claims(payload: Payload, row: _Likeness) -> bool:
    """Whether the draft has somebody claim what the source says nobody has claimed."""
    nobody = row.stance.stance == "no_claim" and row.stance.actor is None and row.stance.mode not in UNSURE
    return nobody and payload.stance == "claims_responsibility" and payload.mode not in UNSURE


def _unsure(payload: Payload, row: _Likeness) -> Check:
    """The same stance of the same actor about what may be another event: a person says."""
    about = row.stance.event.text if row.stance.event else ""
    return Check(
        unchecked=f"{row.source.id} says it of “{about}”; whether that is “{payload.event}” is not plain to see"
    )


def _compare(payload: Payload, source: SourceText, stance: Stance, context: Context) -> _Likeness:
    event = same_event(payload.event, stance.event.text if stance.event else "")
    blames = payload.stance == "blames" and payload.target and stance.target
    target = context.aliases.same(payload.target, stance.target.text) if blames and stance.target else None
    if not payload.actor or stance.actor is None:
        return _Likeness(source, stance, None, event, target=target)
    actor = context.aliases.same(payload.actor, stance.actor.text)
    if actor is True:
        return _Likeness(source, stance, True, event, target=target)
    for spoken, speaker, principal in (
        ("source", stance.actor.text, payload.actor),
        ("draft", payload.actor, stance.actor.text),
    ):
        known = speaks_for(speaker)
        if known and context.aliases.same(known[0], principal) is True:
            through = (stance.via.text if stance.via else "") if spoken == "draft" else payload.via
            if through and through.rsplit(" ", 1)[-1].casefold() in speaker.casefold():
                return _Likeness(source, stance, True, event, target=target)  # "denied it through a spokesman"
            return _Likeness(source, stance, True, event, spoken, known[1], target)
    return _Likeness(source, stance, actor, event, target=target)


def _one_event(payload: Payload, row: _Likeness) -> bool:
    """Whether both speak of one event. Who declines to comment seldom says on what, so silence counts there."""
    if row.event is None:
        return "no_comment" in (payload.stance, row.stance.stance) and not _other_words(payload, row)
    return row.event


def _severity(drafted: str, told: str) -> Severity:
    """high for the opposite, and for a statement where there was none or none where there was; medium for a nuance."""
    if (drafted, told) == ("claims_responsibility", "no_claim"):
        return "medium"  # it may have been claimed since
    nuance = any(drafted in group and told in group for group in (TAKES, REJECTS, SILENT))
    return "medium" if nuance else "high"


def _differs(claim: FoundClaim, payload: Payload, row: _Likeness) -> Check:
    """The same actor and event with another stance: turned round, more or less than the source says, or a nuance."""
    told = row.stance.stance
    why = f"the draft says “{spoken(payload.stance, payload.actor)}”"
    if told in SILENT and payload.stance not in SILENT:
        why = f"the draft says more than the source: “{spoken(payload.stance, payload.actor)}”"
    elif payload.stance in SILENT and told not in SILENT:
        why = f"the draft says less than the source: “{spoken(payload.stance, payload.actor)}”"
    return _problem(claim, "responsibility.flipped", _severity(payload.stance, told), row, why)


def _agrees(claim: FoundClaim, payload: Payload, rows: Sequence[_Likeness]) -> Check:
    best = min(rows, key=lambda row: (_doubted(payload, row), bool(row.spoken), row.event is not True))
    said_by = best.stance.actor.text if best.stance.actor else NOBODY
    if _doubted(payload, best):
        how = "hedges this" if best.stance.hedged else "does not say that this happened"
        message = f"{best.source.id} {how} (“{best.evidence.text}”); the draft states it plainly."
        finding = Finding("responsibility.hedge", "medium", message, claim.start, claim.end, best.evidence)
        return Check(findings=(finding,))
    notes = (f"{best.source.id}: {said_by}: {spoken(best.stance.stance, said_by)}",)
    if not best.spoken:
        plain = [row for row in rows if not row.spoken and not _doubted(payload, row)]
        per_source = {row.source.id: row.evidence for row in [best, *plain][::-1]}
        others = tuple(per_source[id_] for id_ in sorted(per_source) if id_ != best.source.id)
        return Check(citations=(best.evidence, *others), notes=notes)
    message = f"{best.source.id} gives this to “{said_by}”, the draft to “{payload.actor}”."
    severity: Severity = "low" if best.official else "medium"
    finding = Finding("responsibility.actor", severity, message, claim.start, claim.end, best.evidence)
    return Check(findings=(finding,), citations=(best.evidence,) if best.official else (), notes=notes)


def _doubted(payload: Payload, row: _Likeness) -> bool:
    """Whether the source doubts what the draft states plainly."""
    return (row.stance.hedged and not payload.hedged) or (row.stance.mode in UNSURE and payload.mode not in UNSURE)


def _unfair(
    claim: FoundClaim, payload: Payload, sources: Sequence[SourceText], context: Context
) -> tuple[Finding, ...]:
    """An accusation without the denial that a source holds, or a denial without the accusation that it answers.

    Only where the draft has no such stance at all, and no stance of a pronoun that may be one.
    """
    if context.draft is None:
        return ()
    if payload.stance == "blames" and payload.target:
        wanted, who = REJECTS, payload.target
        told = "{0} reports that {1} {2}; the draft gives the accusation without it."
    elif payload.stance in REJECTS and payload.actor:
        wanted, who = frozenset({"blames"}), payload.actor
        told = "{0} reports who accuses {1} ({2}); the draft gives the denial without it."
    else:
        return ()
    if any(_answers(one, wanted, who, payload.event, context) is not False for one in context.draft.stances):
        return ()
    for source in sources:
        for stance in source.material.stances if source.has_prose else ():
            if _answers(stance, wanted, who, payload.event, context) is True:
                passage = _sentence(source, stance)
                how = SPOKEN[stance.stance] if stance.stance in REJECTS else (stance.actor.text if stance.actor else "")
                message = told.format(source.id, who, how or "without a name")
                return (Finding("responsibility.fairness", "medium", message, claim.start, claim.end, passage),)
    return ()


def _answers(stance: Stance, wanted: frozenset[str], who: str, event: str, context: Context) -> bool | None:
    """Whether a stance is one of `wanted` by or against `who` on the event; None where it may be."""
    if stance.stance not in wanted or stance.mode in UNSURE:
        return False
    party = stance.target if stance.stance == "blames" else stance.actor
    if party is None or party.text.casefold() in PRONOUNS:
        return None
    principal = speaks_for(party.text)
    same = context.aliases.same(who, party.text) or (principal and context.aliases.same(who, principal[0]))
    if not same:
        return False
    on = same_event(event, stance.event.text if stance.event else "")
    return on if event and stance.event else None


def _problem(claim: FoundClaim, rule: str, severity: Severity, row: _Likeness, why: str) -> Check:
    said_by = row.stance.actor.text if row.stance.actor else NOBODY
    whom = f" {row.stance.target.text}" if row.stance.stance == "blames" and row.stance.target else ""
    about = f"{whom} (about “{row.stance.event.text}”)" if row.stance.event else whom
    message = f"{row.source.id}: {why}; the source: {said_by}, {spoken(row.stance.stance, said_by)}{about}."
    return Check(findings=(Finding(rule, severity, message, claim.start, claim.end, row.evidence),))


def _sentence(source: SourceText, stance: Stance) -> Evidence:
    where = source.material.sentence_at(stance.start)
    return Evidence(source.id, where.start, where.end, source.text[where.start : where.end])


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
                passage = _sentence(source, stance)
                message = f"{source.id} reports of {stance.actor.text}: {SPOKEN[stance.stance]}, but not this."
                return Check(
                    findings=(Finding("responsibility.absent", "medium", message, claim.start, claim.end, passage),)
                )
    return Check(
        unchecked="no source says anything comparable" if readable else "no source with running text was given"
    )
