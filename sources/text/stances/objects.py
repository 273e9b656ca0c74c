"""What a cue is about and whom it blames, by what its row says of its object."""

import re

from sources.text import Mention, Span
from sources.text.stances import actors, clause, events
from sources.text.stances.cues import Cue

Pair = tuple[Mention | None, Mention | None]
"""(event, target)."""


def object_of(text: str, plain: str, sentence: Span, cue: Cue, match: re.Match[str], group: clause.VerbGroup) -> Pair:
    """(event, target) by what the cue says of its object."""
    if cue.stance == "blames" and cue.object != "before":
        return _blamed(text, plain, sentence, cue, match, group)
    span = Span(*match.span())
    if cue.object == "about":
        return events.asked_about(text, plain, sentence, span), None
    if cue.object == "asked":
        return events.asked_about(text, plain, sentence, span, before=False), None
    if cue.object == "fronted":
        return events.fronted(text, plain, sentence, match.end()), None
    if _named(text, match):
        return _named(text, match), None
    if cue.rule == "disavow.passive":
        disowned = actors.subject_of(text, plain, sentence, group.start, False)[0]
        return disowned, disowned
    start = match.start("object") if match.groupdict().get("object") is not None else match.end()
    if cue.object == "before":
        find = events.allegation_before if cue.rule == "deny.passive" else events.act_before
        event = find(text, plain, sentence, group.start)
        target = events.object_after(text, plain, sentence, match.end()) if cue.stance == "blames" else None
        return event, target
    if cue.object == "said":
        return events.said_after(text, plain, sentence, start), None
    if cue.object == "clause":
        return events.clause_after(text, plain, sentence, start), None
    if cue.object == "after" and cue.form == "nominal":
        return events.phrase_after(text, plain, sentence, start), None
    if cue.object == "after":
        return events.object_after(text, plain, sentence, start), None
    return None, None


def _named(text: str, match: re.Match[str]) -> Mention | None:
    """The words of the group "object", where the pattern itself takes them in."""
    if not match.groupdict().get("object"):
        return None
    start, end = match.span("object")
    return Mention(text[start:end], start, end)


def _blamed(text: str, plain: str, sentence: Span, cue: Cue, match: re.Match[str], group: clause.VerbGroup) -> Pair:
    named = _named(text, match)
    if cue.object == "blame_which":
        blamer = actors.subject_of(text, plain, sentence, group.start, group.infinitive)[0]
        whom = events.blamed_relative(text, plain, sentence, blamer.start) if blamer else None
        return events.object_after(text, plain, sentence, match.end()), whom
    if cue.object == "blamed_for":
        target = actors.subject_of(text, plain, sentence, group.start, False)[0]
        return events.object_after(text, plain, sentence, match.end()), target
    if cue.object == "blame_lies":
        return named, events.object_after(text, plain, sentence, match.start("target"))
    if cue.object == "blame_quoted":
        quotation = clause.quotation_around(text, sentence, group.start)
        inside = Span(quotation.start, sentence.end) if quotation else sentence
        about = events.object_after(text, plain, sentence, match.start("object"))
        return about, actors.subject_of(text, plain, inside, group.start, False)[0]
    if cue.object == "blamed_by":
        target = actors.subject_of(text, plain, sentence, group.start, False)[0]
        event = named or events.reason_after(text, plain, sentence, match.end())
        if "accused" in match.group().lower() and not (event and events.is_wrong(event)):
            return event, None  # accused of vanity: no act to answer for
        return event, target
    event, target = events.blamed(text, plain, sentence, match.start("target"), cue)
    return (named if cue.object == "blame_on" and named else event), target
