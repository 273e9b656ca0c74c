"""Payloads, differences and decisions in the words of people."""

from collections.abc import Mapping
from typing import Any, Final

from claims.models import Decision
from claims.models.words import Action, EditorialState, Stance, Verdict

LABELS: Final[Mapping[str, str]] = {
    "speaker": "Said by",
    "resolved": "That is",
    "quote_kind": "Quotation",
    "raw": "Figure",
    "measure": "Of what",
    "subject": "Whose",
    "year": "About the year",
    "actor": "Who",
    "stance": "Does what",
    "event": "About what",
    "target": "Against whom",
    "via": "Told through",
    "mode": "How it is put",
    "form": "Form",
    "names": "Names in it",
    "dates": "Dates in it",
}
"""What the fields of the kinds' payloads are called on the page; an unknown field is called by its own name."""

_WITHIN_OTHERS: Final = frozenset({"value", "lo", "hi", "lo_closed", "hi_closed", "modality", "quantity_kind"})
_UNSAID: Final = frozenset({"group", "confidence"})
_FLAGS: Final[Mapping[str, str]] = {
    "year_carried": "The year is taken from an earlier sentence.",
    "worded_as_preliminary": "Worded as preliminary.",
    "hedged": "Hedged: said with reserve.",
    "negated": "Negated.",
}

DIFFERENCES: Final[Mapping[str, str]] = {
    "negation": "a negation",
    "number": "a number",
    "name": "a name",
    "modal": "a modal verb",
    "homoglyph": "letters of another script",
    "bracket": "an editor's bracket",
    "elision": "an ellipsis",
    "interruption": "an interruption",
    "typography": "typography only",
    "case": "capitals only",
    "punctuation": "punctuation only",
}
"""Kinds of difference between the draft's words and the source's; plain `words` need no name."""


def payload_words(payload: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(label, words) of everything a payload says, in the order of LABELS (the database keeps none); nothing empty."""
    said: list[tuple[str, str]] = []
    remarks = []
    order = [*LABELS, *sorted(set(payload) - set(LABELS))]
    for name, value in ((name, payload[name]) for name in order if name in payload):
        if name == "raw":
            said += [("Figure", str(value)), ("Stands for", interval_words(payload))]
        elif name in _FLAGS:
            remarks += [_FLAGS[name]] if value else []
        elif name in _WITHIN_OTHERS | _UNSAID or value in ("", None, (), []) or _repeats(name, payload):
            continue
        else:
            said.append((LABELS.get(name, name.replace("_", " ").capitalize()), _plain(name, value)))
    return [*said, *([("Note", " ".join(remarks))] if remarks else [])]


def _repeats(name: str, payload: Mapping[str, Any]) -> bool:
    return name == "resolved" and payload[name] == payload.get("speaker")


def _plain(name: str, value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "stance" and value in Stance.values:
        return str(Stance(value).label)
    return str(value).replace("_", " ") if name in ("quote_kind", "mode", "form") else str(value)


def interval_words(payload: Mapping[str, Any]) -> str:
    """The numbers that a figure stands for: "exactly 48", "more than 400", "from 16.5 up to 17.5"."""
    low, high = payload.get("lo"), payload.get("hi")
    if low is None and high is None:
        return "no definite number"
    if low == high:
        return f"exactly {low}"
    if high is None:
        return f"{low} or more" if payload.get("lo_closed", True) else f"more than {low}"
    if low is None:
        return f"{high} or less" if payload.get("hi_closed", True) else f"less than {high}"
    start = f"from {low}" if payload.get("lo_closed", True) else f"more than {low}"
    return f"{start} up to {high}" if payload.get("hi_closed", True) else f"{start} to less than {high}"


BUTTONS: Final[Mapping[Action, str]] = {
    Action.APPROVE: "Approve",
    Action.REQUEST_CHANGES: "Request changes",
    Action.REJECT: "Reject: not a claim",
    Action.DISAGREE: "Disagree with the first reading",
    Action.ADJUDICATE: "Settle it",
    Action.PUBLISH: "Mark as published",
    Action.CORRECT: "Mark as corrected",
    Action.RETRACT: "Mark as retracted",
    Action.SUBMIT: "Submit for review",
    Action.WITHDRAW: "Withdraw",
}
"""What the buttons say."""

_DONE: Final[Mapping[str, str]] = {
    Action.APPROVE: "approved it",
    Action.REQUEST_CHANGES: "requested changes",
    Action.REJECT: "rejected it: not a claim",
    Action.DISAGREE: "disagreed with the first reading",
    Action.ADJUDICATE: "settled it",
    Action.PUBLISH: "marked it as published",
    Action.CORRECT: "marked it as corrected",
    Action.RETRACT: "marked it as retracted",
    Action.SUBMIT: "submitted it for review",
    Action.WITHDRAW: "withdrew it",
}


def name_of(person: Any) -> str:
    """A person's full name, or the user name of one who gave none."""
    return str(person.get_full_name() or person.get_username())


def done(decision: Decision) -> str:
    """What somebody did, to go after their name: "approved it as supported"."""
    verdict = f" as {Verdict(decision.verdict).label}" if decision.verdict else ""
    if decision.action == Action.APPROVE and decision.to_state == EditorialState.CHANGES_REQUESTED:
        return f"held it {Verdict(decision.verdict).label} and sent it back"
    return f"{_DONE.get(decision.action, decision.action)}{verdict}"


def outcome(decision: Decision) -> str:
    """What the person who decided is told."""
    verdict = Verdict(decision.verdict).label if decision.verdict else ""
    if decision.action in (Action.APPROVE, Action.ADJUDICATE):
        if decision.to_state == EditorialState.CHANGES_REQUESTED:
            return f"Sent back to the author: a claim held “{verdict}” cannot stand in the desk's own draft."
        if decision.to_state == EditorialState.SECOND_REVIEW:
            return f"Approved as {verdict}. A second reader is asked to read it, too."
        return f"Approved as {verdict}."
    return {
        Action.REQUEST_CHANGES: "Changes requested. The claim goes back to its author.",
        Action.REJECT: "Rejected: this is not a claim.",
        Action.DISAGREE: "Disagreement noted. A third person settles it.",
        Action.PUBLISH: "Marked as published.",
        Action.CORRECT: "Marked as corrected.",
        Action.RETRACT: "Marked as retracted.",
        Action.SUBMIT: "Submitted for review.",
        Action.WITHDRAW: "Withdrawn.",
    }[Action(decision.action)]
