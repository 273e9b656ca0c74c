"""Figures: is this number, of this measure and subject and year, the one that the source gives?"""

from collections.abc import Sequence
from fractions import Fraction

from claims.figures import Figure, figures_of, stated_in
from claims.figures.slips import bounds, hint
from claims.figures.standing import Numeral
from claims.kinds import Check, Context, FoundClaim, SourceText, why_unchecked
from claims.kinds.quantity.case import Case, case_of
from claims.kinds.quantity.changes import change_between, change_in_source, other_fate, stale_toll, turned_round
from claims.kinds.quantity.payload import NAME, Payload, find, interval_of
from claims.kinds.quantity.units import same_share, slip_of_unit, speaks_of
from sources.text.names import name_key
from sources.text.subjects import measure_key, subject_key

__all__ = ["LABEL", "NAME", "Payload", "check", "find", "interval_of"]

LABEL = "Figure"

DURATIONS = frozenset("second minute hour day week month year decade century".split())
"""Measures that any text counts of anything: that another passage counts weeks too says nothing."""

SHOWN = 160
"""Code points of a source's sentence that a reason shows."""


def check(claim: FoundClaim, sources: Sequence[SourceText], context: Context) -> Check:
    """Compare the figure with every figure of the sources that has its measure.

    In order: the same subject and year with an equal or compatible figure agrees; with another figure is a slip of
    unit or scale, or a mismatch; the number with the measure beside another subject, or without the measure, is found
    elsewhere; else it is absent. A year that was carried over is not held against a figure that is equal.
    """
    payload = claim.payload
    assert isinstance(payload, Payload)  # noqa: S101 - the registry hands a kind its own claims only
    readable = [source for source in sources if not source.unreadable]
    if not readable:
        return Check(unchecked=why_unchecked(sources))
    case = case_of(claim, payload, readable, context)
    agreeing = [one for one in (case.about if payload.year_carried else case.timely) if one.interval.meets(case.own)]
    if (stale := stale_toll(case, agreeing, context)) is not None:
        return stale
    if agreeing:
        return _agrees(case, agreeing)
    told = turned_round(case) or change_in_source(case, context) or same_share(case, readable)
    if told is not None:
        return told
    differing = [one for one in case.timely if one.year and one.year == payload.year]
    if differing and (change := change_between(payload, case.about)) is not None:
        return change
    if (slip := slip_of_unit(case, readable, context)) is not None:
        return slip
    if differing:
        return _mismatch(case, differing[0])
    return _without_figure(case, sources, context) if payload.subject else _nobody(case, sources, context)


def _agrees(case: Case, agreeing: Sequence[Figure], said: str = "") -> Check:
    """Equal figures before those within the draft's, these before compatible ones; one of each source.

    `said` ends each note in place of whose the figure is.
    """
    exact = [figure for figure in agreeing if figure.interval == case.own]
    inside = [figure for figure in agreeing if figure.interval.within(case.own)]
    best = _one_of_each_source([*exact, *inside, *agreeing])
    notes = tuple(
        f"{one.source} has {_stated(one)} {said or f'for {one.subject or case.payload.subject}'}" for one in best
    )
    citations = tuple(one.evidence for one in best)
    if exact or (inside and case.payload.modality != "exact"):
        return Check(citations=citations, notes=notes)
    first = best[0]
    if None in (first.interval.lo, first.interval.hi):
        told = f"{first.source} leaves it open ({bounds(first.interval)}); the draft has {bounds(case.own)}."
    else:
        told = f"{first.source} gives {first.raw}; {case.payload.raw} agrees with it only by rounding"
        told += f" ({bounds(case.own)} against {bounds(first.interval)})."
    return Check((case.finding("quantity.rounding", "info", told, first),), citations, notes)


def _stated(figure: Figure) -> str:
    """The figure as the source has it, with what it leaves open: "40 or more" for "at least 40"."""
    return bounds(figure.interval) if None in (figure.interval.lo, figure.interval.hi) else figure.raw


def _one_of_each_source(figures: Sequence[Figure]) -> list[Figure]:
    """The first figure of each source, in the order of the figures."""
    first: dict[str, Figure] = {}
    for figure in figures:
        first.setdefault(figure.source, figure)
    return list(first.values())


def _mismatch(case: Case, figure: Figure) -> Check:
    payload = case.payload
    message = f"{case.said}: {figure.source} has {_stated(figure)}."
    theirs = next((one for one in case.same_measure if one.interval == case.own and one.subject), None)
    if theirs is not None and theirs not in case.about:
        message += f" {payload.raw} is there for {theirs.subject}."
    else:
        message += hint(None if payload.value is None else Fraction(payload.value), figure.interval)
    return Check((case.finding("quantity.mismatch", "high", message, figure),))


def _nobody(case: Case, sources: Sequence[SourceText], context: Context) -> Check:
    """The rules see no holder in the draft: a figure that the source gives to nobody, or a total, is like it.

    So is one of the only holder in the sources that the draft's sentence names.
    """
    equal = [figure for figure in case.same_measure if figure.interval.meets(case.own)]
    alike = [figure for figure in equal if not figure.subject or figure.total_of]
    if (stale := stale_toll(case, equal, context)) is not None:
        return stale
    if alike:
        return _agrees(case, alike, "too; neither says whose, so number and measure were compared")
    named = _named_in_sentence(case, context)
    theirs = [figure for figure in equal if figure.subject and subject_key(figure.subject) in named]
    if (
        theirs
        and len(named) == 1
        and all(not (one.year and case.payload.year) or one.year == case.payload.year for one in theirs)
    ):
        return _agrees(case, theirs)
    if equal:
        whose = f"{equal[0].source} has {equal[0].raw} for {equal[0].subject}"
        return Check(unchecked=f"the draft's words do not say whose this is; {whose}")
    return _not_there(case, sources, context)


def _named_in_sentence(case: Case, context: Context) -> set[str]:
    """The holders of this measure in the sources whose names stand in the draft's sentence."""
    if context.draft is None:
        return set()
    home = context.draft.sentence_at(case.claim.start)
    sentence = f" {name_key(context.draft.text[home.start : home.end])} "
    keys = {subject_key(figure.subject) for figure in case.same_measure if figure.subject}
    return {key for key in keys if key and f" {key} " in sentence}


def _without_figure(case: Case, sources: Sequence[SourceText], context: Context) -> Check:
    """The subject's own figure for that year stands nowhere: the number may stand elsewhere, or nowhere."""
    then = next((figure for figure in case.about if figure.interval.meets(case.own)), None)
    if then is not None:
        message = f"{case.said}: {then.source} has {then.raw} for {then.year}."
        return Check((case.finding("quantity.elsewhere", "low", message, then),))
    here = next((figure for figure in case.same_measure if figure.interval.meets(case.own)), None)
    if here is not None:
        whose = f"for {here.subject}" if here.subject else "without saying whose"
        message = f"{case.said}: {here.source} has {here.raw} only {whose}."
        return Check((case.finding("quantity.elsewhere", "medium" if here.subject else "low", message, here),))
    return _not_there(case, sources, context)


def _not_there(case: Case, sources: Sequence[SourceText], context: Context) -> Check:
    """The number with this measure is in no source: absent where one counts the same thing, else nothing to compare.

    A percentage and an amount of money do not say what they are of: then a source has to speak of the same thing. Where
    a sentence has both the number and the thing counted, but does not surely say the one of the other, a person
    has to read it: nothing is accused.
    """
    payload = case.payload
    unreadable = next((source for source in sources if source.unreadable), None)
    if unreadable is None and (told := other_fate(case)) is not None:
        return told
    if unreadable is not None:
        return Check(unchecked=f"not in the sources that could be read; {unreadable.id} could not be read")
    if payload.quantity_kind == "zero":
        return Check(unchecked=f"no source says that there is no “{payload.measure}”")
    if case.same_measure and measure_key(payload.measure) not in DURATIONS:
        numeral = Numeral(case.claim.start, case.claim.end, payload.raw, case.own, "figure", payload.measure)
        for source in sources:
            near = stated_in(source).standing(numeral)
            if near.level == "together" and near.sentence is not None:
                words = " ".join(source.text[near.sentence.start : near.sentence.end].split())
                return Check(unchecked=f"{source.id} has this number near “{payload.measure}”: “{words[:SHOWN]}”")
        if payload.quantity_kind not in ("percent", "money", "fraction") or speaks_of(case, context):
            return _absent(case, sources)
    loose = _loose(case, sources)
    what = "states a change of" if payload.quantity_kind == "delta" else "counts"
    reason = f"no source {what} “{payload.measure}”" if payload.measure else "the draft does not say what this counts"
    if case.same_measure:
        reason = f"no source gives this number of “{payload.measure}”"
    elif loose is not None:
        reason += f"; {loose.source} has {loose.raw}, of something else"
    return Check(unchecked=reason)


def _absent(case: Case, sources: Sequence[SourceText]) -> Check:
    """A source counts the same thing and has the number of something else, or not at all."""
    loose, payload = _loose(case, sources), case.payload
    if loose is not None:
        of = f"“{loose.measure}”" if loose.measure else "something else"
        message = f"{case.said}: {loose.source} has {loose.raw}, but of {of}, not of “{payload.measure}”."
        return Check((case.finding("quantity.elsewhere", "medium", message, loose),))
    where = case.about[0] if case.about else case.same_measure[0]
    message = f"{case.said}: {where.source} counts the same thing, but nowhere {payload.raw}"
    if case.about:
        when = where.year or "without a year"
        message += f"; it has {where.raw} for {where.subject or payload.subject} ({when})"
    return Check((case.finding("quantity.absent", "medium", f"{message}.", where),))


def _loose(case: Case, sources: Sequence[SourceText]) -> Figure | None:
    """The first equal figure of whatever measure."""
    equal = (figures_of(source).by_interval.get(case.own) for source in sources)
    return next((figure for figure in equal if figure is not None), None)
