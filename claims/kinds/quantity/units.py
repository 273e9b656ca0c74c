"""One number in two units: a slip of scale, percent for points, miles for kilometres; a part as a percentage."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from claims.figures import Figure, figures_of
from claims.figures.senses import Sense, confused, keys_like
from claims.figures.slips import scale_slip, telling
from claims.kinds import Check, Context, SourceText
from claims.kinds.quantity.case import Case, is_about
from claims.kinds.quantity.payload import Payload
from sources.text.lexicon.function_words import FUNCTION_WORDS
from sources.text.lexicon.numbers import CURRENCY_WORDS
from sources.text.lexicon.senses import UNIT_NAMES
from sources.text.segments import words
from sources.text.subjects import measure_key

SHARED_LEAST: Final = Fraction(3, 5)
"""Two sentences speak of one thing where they share this much of the telling words of the shorter one."""

_STEM: Final = 5
_DIGITS: Final = 3
_SHARED: Final = 2
_UNIT_STEMS: Final = frozenset(name[:_STEM] for name in (*UNIT_NAMES.values(), *CURRENCY_WORDS, "mile", "inch", "yard"))
_SCALES: Final = frozenset("hundr thous milli billi trill about nearl almos over more".split())


def slip_of_unit(case: Case, sources: Sequence[SourceText], context: Context) -> Check | None:
    """The same digits at another scale, or the same number of percent for percentage points."""
    payload = case.payload
    held = case.timely
    if not payload.subject and any(one.interval == case.own for one in case.same_measure):
        return None  # the source has just this number of it too
    if not payload.subject and telling(None if payload.value is None else Fraction(payload.value)):
        held = [one for one in case.same_measure if not one.subject and one.year in ("", payload.year)]
    for one in held:
        if not payload.subject and not (one.interval.middle_times(case.own) and speaks_of(case, context, one)):
            continue
        if times := scale_slip(case.own, one.interval):
            message = f"{case.said}: {one.source} has {one.raw}; this is {times}."
            sure = bool(payload.subject and one.year and one.year == payload.year)
            return Check((case.finding("quantity.unit", "high" if sure else "medium", message, one),))
    if payload.quantity_kind != "percent":
        return _other_unit(case, sources, context)
    other = "point" if measure_key(payload.measure) == "percent" else "percent"
    for source in sources:
        for one in figures_of(source).by_measure.get(other, ()):
            alike = is_about(one, payload, context) or (not payload.subject and not one.subject)
            timely = one.year == payload.year or "" in (one.year, payload.year)
            if one.kind == "percent" and one.interval == case.own and alike and timely:
                units = ("percentage points", "percent") if other == "point" else ("percent", "percentage points")
                message = f"{case.said}: {one.source} has {one.raw}: {units[0]}, not {units[1]}."
                return Check((case.finding("quantity.unit", "medium", message, one),))
    return None


def _other_unit(case: Case, sources: Sequence[SourceText], context: Context) -> Check | None:
    """The same number in a unit that is taken for the draft's, in a sentence that speaks of the same thing."""
    own, draft = measure_key(case.payload.measure), context.draft
    if not own or draft is None or case.same_measure:
        return None
    home = draft.sentence_at(case.claim.start)
    mine = _telling(draft.text[home.start : home.end])
    for source in sources:
        for one in figures_of(source).rows:
            if one.interval != case.own or one.year not in ("", case.payload.year):
                continue
            theirs = measure_key(one.measure)
            money = one.kind == case.payload.quantity_kind == "money" or _is_money(one, case.payload)
            slip = bool(theirs) and theirs not in keys_like(own) if money else confused(_unit(own), _unit(theirs))
            if not slip:
                continue
            words_ = mine - {own[:_STEM]}, _telling(one.evidence.text) - {theirs[:_STEM]}
            if _one_thing(*words_, rare=_rare(case.payload)):
                message = f"{case.said}: {source.id} has {one.raw} in {one.measure.upper() if money else one.measure}, "
                message += f"not in {case.payload.measure}."
                return Check((case.finding("quantity.unit", "medium", message, one),))
    return None


def speaks_of(case: Case, context: Context, figure: Figure | None = None) -> bool:
    """Whether a figure's sentence (without one: that of some figure of the measure) speaks of what the draft's does."""
    draft = context.draft
    if draft is None:
        return True
    home = draft.sentence_at(case.claim.start)
    mine = _telling(draft.text[home.start : home.end])
    figures = case.same_measure if figure is None else (figure,)
    return any(len(mine & theirs) >= _SHARED or _one_thing(mine, theirs, rare=False) for theirs in map(_told, figures))


def _told(figure: Figure) -> set[str]:
    return _telling(figure.evidence.text)


def _unit(measure: str) -> str:
    return UNIT_NAMES.get(measure, measure)


def _is_money(figure: Figure, payload: Payload) -> bool:
    """Whether one of the two is money, and the other of pounds, which may be money or weight."""
    return (figure.kind == "money" and payload.measure == "pound") or (
        payload.quantity_kind == "money" and figure.measure == "pound"
    )


def _telling(text: str) -> set[str]:
    """The words of a sentence that say what it is about, cut to their stems; no numbers, no names of units."""
    found = (text[one.start : one.end].lower() for one in words(text))
    stems = {word[:_STEM] for word in found if len(word) > 3 and word.isalpha() and word not in FUNCTION_WORDS}
    return stems - _SCALES - _UNIT_STEMS


def _rare(payload: Payload) -> bool:
    """Whether a number has so many digits that it does not stand in two sentences by chance."""
    value = None if payload.value is None else Fraction(payload.value)
    return value is not None and len(str(value.numerator).rstrip("0")) >= _DIGITS


def _one_thing(mine: set[str], theirs: set[str], *, rare: bool) -> bool:
    least = min(len(mine), len(theirs))
    if rare:
        return bool(mine & theirs)
    return least > 0 and Fraction(len(mine & theirs), least) >= SHARED_LEAST


def same_share(case: Case, sources: Sequence[SourceText]) -> Check | None:
    """A part of something that a source gives as a percentage of the same, or the reverse: "a fifth" and 20 percent.

    Only what agrees is told: a poll has many shares of one group.
    """
    kind = case.payload.quantity_kind
    if kind not in ("fraction", "percent") or case.payload.measure in ("percentage point", "basis point"):
        return None
    other, factor = ("percent", 100) if kind == "fraction" else ("fraction", Fraction(1, 100))
    own = case.own.scaled(factor)
    for source in sources:
        for one in figures_of(source).rows:
            if (
                one.kind == other
                and one.measure != "point"
                and one.interval.meets(own)
                and _same_whole(case.sense, one.sense)
            ):
                return Check(citations=(one.evidence,), notes=(f"{source.id} has {one.raw}: the same share",))
    return None


def _same_whole(one: Sense, other: Sense) -> bool:
    """Whether two shares are of one group, or say by how much one thing rose or fell."""
    if one.turn or other.turn:
        return one.turn == other.turn and one.changer == other.changer != ""
    return bool(one.base) and one.base == other.base
