"""The closed vocabularies of the claims side, and the open ones that registries fill.

The database holds the closed ones as constraints. A word here is the word that people, exports and the API use.
"""

from django.db import models


def kind_choices() -> list[tuple[str, str]]:
    """The registered kinds of claim. A callable, so that a new kind needs no migration."""
    from claims.kinds import kind_choices as registered  # asked when a form is made, not when models load

    return registered()


class Mode(models.TextChoices):
    """Whose text is under check: the desk's own draft, or what others published."""

    OWN_DRAFT = "own_draft", "own draft"
    FACT_CHECK = "fact_check", "fact-check of others"


class Origin(models.TextChoices):
    """Who put a record there."""

    MACHINE = "machine", "machine"
    PERSON = "person", "person"
    API = "api", "API"


class EditorialState(models.TextChoices):
    """Where a claim stands in the desk's review."""

    PROPOSED = "proposed", "proposed"
    IN_REVIEW = "in_review", "in review"
    CHANGES_REQUESTED = "changes_requested", "changes requested"
    SECOND_REVIEW = "second_review", "second review"
    ADJUDICATION = "adjudication", "adjudication"
    APPROVED = "approved", "approved"
    PUBLISHED = "published", "published"
    CORRECTED = "corrected", "corrected"
    RETRACTED = "retracted", "retracted"
    REJECTED = "rejected", "rejected (not a claim)"
    WITHDRAWN = "withdrawn", "withdrawn"


class Verdict(models.TextChoices):
    """What a person holds of a claim after checking it."""

    SUPPORTED = "supported", "supported"
    SUPPORTED_WITH_DIFFERENCE = "supported_with_difference", "supported, with a difference"
    CONTRADICTED = "contradicted", "contradicted"
    CONFLICTING = "conflicting", "conflicting evidence"
    INSUFFICIENT = "insufficient", "insufficient evidence"
    NOT_CHECKABLE = "not_checkable", "not checkable"
    OPINION = "opinion", "opinion"


class Action(models.TextChoices):
    """What a decision does to a claim."""

    SUBMIT = "submit", "submit for review"
    REQUEST_CHANGES = "request_changes", "request changes"
    APPROVE = "approve", "approve"
    DISAGREE = "disagree", "disagree with the first reading"
    ADJUDICATE = "adjudicate", "adjudicate"
    PUBLISH = "publish", "publish"
    CORRECT = "correct", "correct"
    RETRACT = "retract", "retract"
    REJECT = "reject", "reject (not a claim)"
    WITHDRAW = "withdraw", "withdraw"


AUTHOR_ACTIONS = (Action.SUBMIT, Action.WITHDRAW)
"""What the claim's own author may do: neither says that anything is true."""

VERDICT_ACTIONS = (Action.APPROVE, Action.DISAGREE, Action.ADJUDICATE)
"""What must carry a verdict; nothing else may."""

REASON_ACTIONS = (
    Action.REQUEST_CHANGES,
    Action.DISAGREE,
    Action.ADJUDICATE,
    Action.CORRECT,
    Action.RETRACT,
    Action.REJECT,
)
"""What must say why in words."""


class Severity(models.TextChoices):
    """How much a finding matters."""

    HIGH = "high", "high"
    MEDIUM = "medium", "medium"
    LOW = "low", "low"
    INFO = "info", "info"


class AnchorState(models.TextChoices):
    """What became of a selector in a text."""

    EXACT = "exact", "exact"
    RELOCATED = "relocated", "relocated"
    ALTERED = "altered", "altered"
    AMBIGUOUS = "ambiguous", "ambiguous"
    ORPHAN = "orphan", "orphan"


PLACED = (AnchorState.EXACT, AnchorState.RELOCATED, AnchorState.ALTERED)
"""The anchor states that name one place."""


class QuoteOutcome(models.TextChoices):
    """How the words of a quotation relate to those of the passage."""

    EXACT = "exact", "exact"
    TYPOGRAPHIC = "typographic", "typographic"
    CASE = "case", "case"
    EDITORIAL = "editorial", "editorial"
    ELIDED = "elided", "elided"
    ALTERED = "altered", "altered"
    SPLICED = "spliced", "spliced"
    AMBIGUOUS = "ambiguous", "ambiguous"
    ABSENT = "absent", "absent"
    UNCHECKED = "unchecked", "unchecked"


class Relation(models.TextChoices):
    """What a cited passage does for the claim."""

    SUPPORTS = "supports", "supports"
    CONTRADICTS = "contradicts", "contradicts"
    CONTEXT = "context", "gives context"


class Channel(models.TextChoices):
    """How something reached a person that is in no document."""

    PHONE = "phone", "by phone"
    EMAIL = "email", "by e-mail"
    IN_PERSON = "in_person", "in person"
    RECORDING = "recording", "on a recording"


class FactKind(models.TextChoices):
    """What a fact is about."""

    QUANTITY = "quantity", "quantity"
    RESPONSIBILITY = "responsibility", "responsibility"


class QuantityKind(models.TextChoices):
    """What kind of number it is."""

    COUNT = "count", "count"
    FRACTION = "fraction", "fraction"
    PERCENT = "percent", "percent"
    MONEY = "money", "money"
    ORDINAL = "ordinal", "ordinal"
    RANGE = "range", "range"
    DELTA = "delta", "delta"
    ZERO = "zero", "zero"
    VAGUE = "vague", "vague"


class Modality(models.TextChoices):
    """How a value is meant: as it stands, or as a bound."""

    EXACT = "exact", "exactly"
    APPROX = "approx", "about"
    AT_LEAST = "at_least", "at least"
    MORE_THAN = "more_than", "more than"
    AT_MOST = "at_most", "at most"
    FEWER_THAN = "fewer_than", "fewer than"
    RANGE = "range", "from ... to ..."
    VAGUE = "vague", "vague"


class Stance(models.TextChoices):
    """What somebody does about responsibility for an event."""

    CLAIMS_RESPONSIBILITY = "claims_responsibility", "claims responsibility"
    DENIES_RESPONSIBILITY = "denies_responsibility", "denies responsibility"
    DENIES_INVOLVEMENT = "denies_involvement", "denies involvement"
    DENIES_REPORT = "denies_report", "denies a report"
    DISAVOWS = "disavows", "disavows"
    ACCEPTS_RESPONSIBILITY = "accepts_responsibility", "accepts responsibility"
    BLAMES = "blames", "blames"
    NO_CLAIM = "no_claim", "nobody has claimed responsibility"
    NO_COMMENT = "no_comment", "no comment"
    NOT_TAKING = "not_taking", "has not taken responsibility"


class RunState(models.TextChoices):
    """How far work in the background has come."""

    QUEUED = "queued", "queued"
    RUNNING = "running", "running"
    DONE = "done", "done"
    FAILED = "failed", "failed"


class FindingState(models.TextChoices):
    """`open` until a person dismisses it with a reason, or a later run no longer makes it."""

    OPEN = "open", "open"
    DISMISSED = "dismissed", "dismissed"
    GONE = "gone", "gone"


class FindingAction(models.TextChoices):
    """What a person does about a finding."""

    SET_ASIDE = "set_aside", "set aside"
    TAKE_BACK = "take_back", "taken back"


class CarryState(models.TextChoices):
    """What became of a mended cell in a later snapshot of its source."""

    CARRIED = "carried", "carried over"
    REVIEW = "review", "to be looked at"
    SETTLED = "settled", "looked at"


class CheckOutcome(models.TextChoices):
    """What checking one claim gave, at that moment (`stale` is computed from it, never stored)."""

    OK = "ok", "ok"
    PROBLEM = "problem", "problem"
    INFO = "info", "info"
    UNCHECKED = "unchecked", "unchecked"


class Task(models.TextChoices):
    """What a person has taken a claim for."""

    REVIEW = "review", "review"
    SECOND_REVIEW = "second_review", "second review"
    ADJUDICATION = "adjudication", "adjudication"


class QueryState(models.TextChoices):
    """Whether a question has its answer."""

    OPEN = "open", "open"
    ANSWERED = "answered", "answered"
    CLOSED = "closed", "closed without an answer"


class SuggestionState(models.TextChoices):
    """What became of the question whether two spellings are one name."""

    OPEN = "open", "open"
    ACCEPTED = "accepted", "one name"
    REFUSED = "refused", "two names"


class NameSide(models.TextChoices):
    """Which of the two spellings of a suggestion."""

    FIRST = "first", "first"
    SECOND = "second", "second"


class NameAction(models.TextChoices):
    """What a decision does with two names."""

    ACCEPT = "accept", "taken for one name"
    REFUSE = "refuse", "taken for two names"
    MERGE = "merge", "merged"
    SPLIT = "split", "split"
