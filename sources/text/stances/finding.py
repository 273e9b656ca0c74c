"""Find the stances of a text: cues in each sentence, then what their words and their surroundings make of them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from sources.text import Mention, Span
from sources.text.dates import DateMention, find_dates
from sources.text.lexicon import stances as lexicon
from sources.text.segments import sentences
from sources.text.stances import actors, clause, events, foreign
from sources.text.stances.cues import CUES, TRIGGER, Cue
from sources.text.stances.model import Stance, StanceName
from sources.text.stances.objects import object_of

_NOBODY = re.compile(lexicon.NOBODY, re.IGNORECASE)
_NOBODY_NEAR = re.compile(
    r"(?:^|[\s,(\"“])(?:no[- ]one|nobody|none|no)[ ][^,;.]{0,50}$|(?:no[- ]one|nobody|none)[ ]$"
    r"|\bwithout (?:anyone|anybody|any[ ]\w{2,20})[ ]$",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"\bneither[ ][^,;.]{1,45}[ ]nor[ ][^,;.]{1,25}$|\bnor[ ][^,;.]{1,40}$", re.IGNORECASE)
_WISHED = re.compile(
    r"\b(?:demand|insist|urg|ask|request|recommend|suggest|propos|requir)\w*[ ](?:[\w'’-]{1,20}[ ]){0,2}"
    r"that\b[^;.]{0,80}$",
    re.IGNORECASE,
)
_BASE = re.compile(r"(?:take|accept|admit|acknowledge|own|shoulder|assume|claim|deny|disavow)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\bcharges? against (?!(?:it|itself|himself|herself|themselves|us|me)\b)", re.IGNORECASE)
_CLAIM_TO = re.compile(r"\bclaims? (?:to|on) (?:the|a|an|his|her|its|their)\b", re.IGNORECASE)
_TAKEN_BACK = re.compile(rf"\b{lexicon.TAKEN_BACK}[ ](?:[\w'’-]{{1,20}}[ ]){{0,3}}$", re.IGNORECASE)
_NOT_EVERY = re.compile(r"\bnot (?:every|all|each|many)[ ][^,;.]{0,40}$", re.IGNORECASE)
_UNLIKELY = re.compile(r"\bunlikely\b", re.IGNORECASE)
# what should be done is a proposal, no accusation: "suggestions that pensions be cut"
_PROPOSED = re.compile(r"[ ]that[ ][^,;.]{1,60}?[ ](?:be|should)[ ]", re.IGNORECASE)
_ANYONE = re.compile(r"any(?:one|body)\b", re.IGNORECASE)
_HARD = re.compile(
    r"\b(?:hard|difficult|impossible|easy|pointless|futile|foolish|tempting|wrong|useless|possible|absurd)[ ]$",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"{lexicon.ASKED}[^;.]{{0,80}}$", re.IGNORECASE)
# A film or a paper that is claimed to blame somebody takes no stance: "groups who claim it blames farmers".
_ITS_CLAIMED_VIEW = re.compile(r"\bclaim(?:s|ed|ing)?[ ](?:that[ ])?it[ ]$", re.IGNORECASE)
# "Take responsibility", "Blame the weather": an order at the head of a sentence.
_ORDER = re.compile(
    r"(?:take|accept|admit|deny|blame|claim|accuse|disavow|hold|reject|put)\b.{0,200}", re.IGNORECASE | re.DOTALL
)
_REFLEXIVE = frozenset(
    {
        "themselves",
        "himself",
        "herself",
        "itself",
        "myself",
        "ourselves",
        "yourself",
        "each other",
        "somebody",
        "someone",
        "anybody",
        "anyone",
        "others",
    }
)
_JUDGES = re.compile(lexicon.JUDGES, re.IGNORECASE)
_JUDGED = frozenset(
    {
        "deny.relative.reject",
        "deny.allegation",
        "reject.allegation",
        "deny.passive",
        "deny.report",
        "reject.offer",
        "deny.responsibility",
    }
)


def find_stances(text: str) -> list[Stance]:
    """The stances towards acts and allegations that the text states, in order; English in full, Turkish and
    Arabic for the core stances.

    Each is read in its own sentence: what only an earlier sentence names is not resolved here. What is negated is
    never given as its opposite: "never disavowed" gives nothing, "has not claimed" gives `no_claim`. Offsets are
    code points over `text`. Raises on no text; linear in its length.
    """
    english, other = TRIGGER.search(text), foreign.possible(text, 0, len(text))
    if not english and not other:
        return []
    plain = clause.even_spaces(text)
    found: list[Stance] = []
    for sentence in sentences(text):
        if english and TRIGGER.search(plain, sentence.start, sentence.end):
            found.extend(_in_sentence(text, plain, sentence))
        if other and foreign.possible(text, sentence.start, sentence.end):
            found.extend(foreign.in_sentence(text, sentence))
    return found


def _in_sentence(text: str, plain: str, sentence: Span) -> list[Stance]:
    taken = bytearray(len(sentence))
    found: list[Stance] = []
    lowered = plain[sentence.start : sentence.end].lower()
    for cue in CUES:
        if not any(letters in lowered for letters in cue.gate):
            continue
        for match in cue.pattern.finditer(plain, sentence.start, sentence.end):
            first, last = match.start() - sentence.start, match.end() - sentence.start
            if any(taken[first:last]):
                continue
            taken[first:last] = b"\1" * (last - first)
            stance = _build(text, plain, _around(sentence, match), cue, match)
            if stance is not None:
                others = list(_others(text, plain, sentence, cue, match, stance))
                found.append(_without_both(stance) if others else stance)
                found.extend(replace(stance, actor=one) for one in others)
    return sorted(found, key=lambda stance: (stance.start, stance.end))


def _without_both(stance: Stance) -> Stance:
    """The first of a pair by itself: "both the union and the company" is the union, and the company."""
    actor = stance.actor
    lead = _BOTH.match(actor.text) if actor else None
    if actor is None or lead is None:
        return stance
    return replace(stance, actor=Mention(actor.text[lead.end() :], actor.start + lead.end(), actor.end))


_BOTH = re.compile(r"both[ ]+", re.IGNORECASE)


def _others(text: str, plain: str, sentence: Span, cue: Cue, match: re.Match[str], stance: Stance) -> Iterator[Mention]:
    """Who else takes the stance: "both Ostria and the rebels claimed", "neither the army nor the rebels accepted"."""
    if stance.actor is None:
        return
    if stance.actor.start >= match.end():
        agent = actors.agent_beside(text, plain, sentence, stance.actor) if cue.form == "passive" else None
        if agent is not None:
            yield agent
        return
    verb = clause.verb_group(plain, sentence, match.start()).start
    other = actors.joined_with(text, plain, sentence, stance.actor, verb)
    if other is not None:
        yield other


def _around(sentence: Span, match: re.Match[str]) -> Span:
    """As much of the sentence as is looked at for one match: bounded, so that a page without a stop stays linear."""
    return Span(max(sentence.start, match.start() - _REACH), min(sentence.end, match.end() + _REACH))


def _build(text: str, plain: str, sentence: Span, cue: Cue, match: re.Match[str]) -> Stance | None:
    """One stance out of one match, or None where its surroundings take it back."""
    head = match.start()
    if _ORDER.fullmatch(plain, head, match.end()) and not plain[sentence.start : head].strip("\"“'‘ "):
        return None
    group = clause.verb_group(plain, sentence, head)
    quotation = clause.quotation_around(text, sentence, head)
    actor, via = _actor(text, plain, sentence, cue, match, group, quotation)
    if actor is None and cue.form in _SPOKEN:
        return None
    name = _polarity(plain, sentence, cue, group, actor)
    if name is None or _is_ruling(plain, sentence, cue, match, group, actor):
        return None
    if _withdrawn(plain, sentence, cue, match, group, via):
        return None
    event, target = object_of(text, plain, sentence, cue, match, group)
    name = _told(cue, name, event)
    if cue.object == "relative":
        event = events.relative_before(text, plain, sentence, actor.start, cue.rule) if actor else None
    if event is None and actor is not None and cue.object == "after":
        event = events.for_which(text, plain, sentence, actor.start)
    if event is not None and actor is not None and actor.start < event.start and cue.form != "passive":
        event = events.meant(text, plain, sentence, event, head)
    behalf = events.behalf_after(text, plain, sentence, match.end()) if cue.family in ("claim", "deny") else None
    if behalf is not None:
        actor, via = behalf, via or actor
    mode = clause.mode_of(plain, sentence, head, group, _edge(actor, event, head), quotation is not None)
    if _empty(cue, group, event, target):
        return None
    if cue.stance == "disavows" and target is None:
        target = event
    nobody = (
        name in ("no_claim", "no_comment")
        and actor is not None
        and bool(
            _NOBODY.match(actor.text)
            or _ANYONE.match(actor.text)
            or (group.infinitive and _NOBODY_NEAR.search(plain, max(sentence.start, group.start - 60), group.start))
        )
    )
    ends = [match.end(), *(mention.end for mention in (event, target) if mention and mention.start >= head)]
    start = group.start if group.negated else head
    return Stance(
        start=start,
        end=max(ends),
        actor=None if nobody else actor,
        stance=name,
        event=event,
        target=target,
        hedged=clause.is_hedged(plain, sentence, head),
        via=via or events.channel(text, plain, sentence, head),
        date=_date(text, sentence, actor, match.end(), event),
        mode=mode,
    )


def _withdrawn(
    plain: str, sentence: Span, cue: Cue, match: re.Match[str], group: clause.VerbGroup, via: Mention | None
) -> bool:
    """Whether the words around a cue take it back: it is only wished, asked for, or hard to do; or another's office."""
    head = match.start()
    before = plain[max(sentence.start, group.start - 120) : group.start]
    return bool(
        _TAKEN_BACK.search(plain, max(sentence.start, head - 60), head)
        or _NOT_EVERY.search(before)
        or (_BASE.match(plain, head) and _WISHED.search(before))
        or (group.infinitive and (_ASKED.search(before) or _HARD.search(before)))
        or (cue.rule == "claim.deed.statement" and via is None)
        # who dismisses the charges against another decides on them
        or (cue.rule == "reject.allegation" and _AGAINST.search(plain, match.start("object"), match.end() + 60))
        or (cue.rule == "reject.allegation" and _PROPOSED.match(plain, match.end(), sentence.end))
        or (cue.rule == "deny.passive" and _CLAIM_TO.search(plain, max(sentence.start, head - 80), head))
        or (cue.stance == "blames" and _ITS_CLAIMED_VIEW.search(plain, sentence.start, group.start))
    )


def _told(cue: Cue, name: StanceName, event: Mention | None) -> StanceName:
    """A denial by what is denied: of a report, where only something written or told is named."""
    if event is None:
        return name
    report = cue.rule in ("deny.passive", "deny.fronted") and events.is_report(event)
    return "denies_report" if report or (cue.rule == "deny.nominal.that" and events.is_news(event)) else name


def _empty(cue: Cue, group: clause.VerbGroup, event: Mention | None, target: Mention | None) -> bool:
    """Whether what the cue needs beside it is missing, or shows that no act is meant."""
    if event is None and (
        cue.object == "relative"
        or cue.rule in ("claim.it.none", "deny.fronted")
        or (cue.object == "before" and cue.form == "passive" and cue.stance != "blames")
    ):
        return True
    if target is None and cue.stance == "blames":
        return True
    target = target or (event if cue.stance == "disavows" else None)
    if target is not None and (target.text.lower() in _REFLEXIVE or _NOBODY.match(target.text)):
        return True
    if cue.rule == "accept.active" and group.possible and not (event and events.is_harm(event)):
        return True  # "will take responsibility for the roads" is an office
    return cue.rule in ("accept.active", "take.not") and event is not None and events.is_office(event)


def _edge(actor: Mention | None, event: Mention | None, head: int) -> int | None:
    """Where the words of the stance begin: at its actor, or at its event where only that stands before the cue."""
    if event is not None and event.start < head and (actor is None or actor.start > head):
        return event.start
    return actor.start if actor else None


def _actor(
    text: str,
    plain: str,
    sentence: Span,
    cue: Cue,
    match: re.Match[str],
    group: clause.VerbGroup,
    quotation: Span | None,
) -> tuple[Mention | None, Mention | None]:
    """(actor, channel) by the form of the cue; a first person in a quotation is its speaker."""
    if cue.form in _SPOKEN:
        return _spoken_by(text, plain, sentence, cue, match, quotation), None
    if cue.form == "addressed":
        return actors.agent_after(text, sentence, match.end()), None
    if cue.form == "existential":
        speaker = actors.speaker_of(text, plain, sentence, quotation) if quotation else None
        return speaker or actors.first_person_in(text, Span(*match.span())), None
    if cue.form == "nominal_by":
        owner = actors.possessor_before(text, plain, sentence, match.start())
        return owner or actors.agent_after(text, sentence, match.end()), None
    if cue.form == "passive":
        if cue.stance == "blames" and cue.object != "blamed_by":
            return None, None
        return actors.agent_after(text, sentence, match.end()), None
    if cue.form == "nominal":
        return actors.owner_before(text, plain, sentence, match.start()), None
    inside = Span(max(sentence.start, quotation.start), sentence.end) if quotation else sentence
    actor, via = actors.subject_of(text, plain, inside, group.start, group.infinitive)
    if quotation and (actor is None or actors.is_first_person(actor)):
        return actors.speaker_of(text, plain, sentence, quotation) or actor, via
    return actor, via


_SPOKEN = frozenset({"quoted", "tail", "told"})  # whose position it is stands outside of the words of the cue


def _spoken_by(
    text: str, plain: str, sentence: Span, cue: Cue, match: re.Match[str], quotation: Span | None
) -> Mention | None:
    if quotation:
        return actors.speaker_of(text, plain, sentence, quotation)
    if cue.form == "quoted":
        return None
    before = actors.teller_before(text, plain, sentence, match.start()) if cue.form == "told" else None
    return before or actors.speaker_behind(text, plain, sentence, match.start(), match.end())


def _polarity(
    plain: str, sentence: Span, cue: Cue, group: clause.VerbGroup, actor: Mention | None
) -> StanceName | None:
    """What the cue's stance becomes under the negation, demand or empty subject around it; None = nothing."""
    if cue.family == "plain":
        return cue.stance
    before = plain[max(sentence.start, group.start - 90) : group.start]
    nobody = bool(actor and _NOBODY.match(actor.text)) or bool(_NOBODY_NEAR.search(before))
    negated = group.negated or bool(_NEITHER.search(before))
    if group.demanded or _UNLIKELY.search(group.words):
        return None
    if cue.family == "silent":
        return "no_comment" if nobody or _NEITHER.search(before) else None
    if cue.family == "claim":
        if nobody or (negated and not group.refused):
            return "no_claim"
        return "not_taking" if group.refused else cue.stance
    if cue.family in ("take", "admit"):
        if nobody:
            return "no_claim" if cue.family == "take" or cue.rule in ("admit.deed", "admit.part", "admit.act") else None
        return "not_taking" if negated else cue.stance
    if nobody or negated:
        return None
    if cue.family == "blame" and cue.form == "passive" and group.possible:
        return None
    return cue.stance


_OWN_PART = re.compile(r"\b(?:that|being|to be)\b", re.IGNORECASE)


def _is_ruling(
    plain: str, sentence: Span, cue: Cue, match: re.Match[str], group: clause.VerbGroup, actor: Mention | None
) -> bool:
    """Whether a court or an insurer turns a claim down: that is its office, no denial."""
    if cue.rule not in _JUDGED:
        return False
    near = plain[max(sentence.start, group.start - 40) : group.start] if cue.form == "active" else ""
    if cue.rule == "deny.responsibility" and _OWN_PART.search(match.group()):
        return False
    return bool(actor and _JUDGES.search(actor.text)) or bool(_JUDGES.search(near) and not actor)


def _date(text: str, sentence: Span, actor: Mention | None, cue_end: int, event: Mention | None) -> DateMention | None:
    """When it was said: a date that opens the sentence, or stands between the actor and the object of the cue.

    A date inside or after the object may be the act's and is left alone.
    """
    for mention in _dates(text, sentence):
        if mention.start - sentence.start <= _OPENING or (actor and actor.end <= mention.start < cue_end):
            return mention
    return None


_REACH = 800  # code points on either side of a cue
_OPENING = 4  # "On 7 November, the group denied ..."


def _dates(text: str, sentence: Span) -> Iterator[DateMention]:
    """The dates of one sentence, by their place in the whole text."""
    for mention in find_dates(text[sentence.start : sentence.end]):
        yield DateMention(
            mention.start + sentence.start, mention.end + sentence.start, mention.earliest, mention.latest
        )
