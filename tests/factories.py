"""Factories of every record: each makes one valid row, with whatever it must belong to, on one desk."""

import datetime as dt
from fractions import Fraction
from typing import Any

import factory
from factory.django import DjangoModelFactory

from claims import models as claims
from claims.models.words import Action, EditorialState, Origin, Verdict
from sources import models as sources
from tests.factories_sources import (
    DRAFT as DRAFT,
)
from tests.factories_sources import (
    MOMENT as MOMENT,
)
from tests.factories_sources import (
    NOTE as NOTE,
)
from tests.factories_sources import (
    DeskFactory as DeskFactory,
)
from tests.factories_sources import (
    JobFactory as JobFactory,
)
from tests.factories_sources import (
    MembershipFactory as MembershipFactory,
)
from tests.factories_sources import (
    PassageFactory as PassageFactory,
)
from tests.factories_sources import (
    SnapshotFactory as SnapshotFactory,
)
from tests.factories_sources import (
    SourceFactory as SourceFactory,
)
from tests.factories_sources import (
    UserFactory as UserFactory,
)
from tests.factories_sources import (
    sha256 as sha256,
)
from tests.factories_sources import (
    within as within,
)


class DossierFactory(DjangoModelFactory[claims.Dossier]):
    class Meta:
        model = claims.Dossier

    desk = factory.SubFactory(DeskFactory)
    title = factory.Sequence(lambda n: f"The ferry, part {n}")
    draft = factory.SubFactory(
        SourceFactory, desk=factory.SelfAttribute("..desk"), purpose=sources.Purpose.DRAFT, title="The ferry (draft)"
    )


class DossierSourceFactory(DjangoModelFactory[claims.DossierSource]):
    class Meta:
        model = claims.DossierSource

    dossier = factory.SubFactory(DossierFactory)
    desk = factory.SelfAttribute("dossier.desk")
    source = factory.SubFactory(SourceFactory, desk=factory.SelfAttribute("..desk"))


class DraftVersionFactory(DjangoModelFactory[claims.DraftVersion]):
    class Meta:
        model = claims.DraftVersion

    dossier = factory.SubFactory(DossierFactory)
    number = 1
    snapshot = factory.SubFactory(SnapshotFactory, source=factory.SelfAttribute("..dossier.draft"), text=DRAFT)


class ClaimFactory(DjangoModelFactory[claims.Claim]):
    class Meta:
        model = claims.Claim

    dossier = factory.SubFactory(DossierFactory)
    kind = "quantity"


class ClaimVersionFactory(DjangoModelFactory[claims.ClaimVersion]):
    class Meta:
        model = claims.ClaimVersion

    claim = factory.SubFactory(ClaimFactory)
    number = 1
    text = "48 passengers"
    payload = factory.LazyFunction(lambda: {"value": "48"})


class OccurrenceFactory(DjangoModelFactory[claims.Occurrence]):
    class Meta:
        model = claims.Occurrence

    claim_version = factory.SubFactory(ClaimVersionFactory)
    draft_version = factory.SubFactory(
        DraftVersionFactory, dossier=factory.SelfAttribute("..claim_version.claim.dossier")
    )
    exact, prefix, suffix, start, end = within(DRAFT, "48").values()


class ActorFactory(DjangoModelFactory[claims.Actor]):
    class Meta:
        model = claims.Actor

    desk = factory.SubFactory(DeskFactory)
    name = "Ilse Brandt"


class ActorNameFactory(DjangoModelFactory[claims.ActorName]):
    class Meta:
        model = claims.ActorName

    actor = factory.SubFactory(ActorFactory)
    name = "Ilse Brandt"
    key = "brandt ilse"


class NameSuggestionFactory(DjangoModelFactory[claims.NameSuggestion]):
    class Meta:
        model = claims.NameSuggestion

    desk = factory.SubFactory(DeskFactory)
    first, second = "Karim al-Amiri", "Karim al-Ameri"
    first_plain = factory.Sequence(lambda n: f"karim al ameri {n}")
    second_plain = factory.Sequence(lambda n: f"karim al amiri {n}")
    reason = "one Arabic name in two transliterations"


class NameSightingFactory(DjangoModelFactory[claims.NameSighting]):
    class Meta:
        model = claims.NameSighting

    suggestion = factory.SubFactory(NameSuggestionFactory)
    snapshot = factory.SubFactory(SnapshotFactory, source__desk=factory.SelfAttribute("...suggestion.desk"))
    side = "first"
    exact, prefix, suffix, start, end = within(NOTE, "48").values()


class NameDecisionFactory(DjangoModelFactory[claims.NameDecision]):
    class Meta:
        model = claims.NameDecision

    desk = factory.SubFactory(DeskFactory)
    action = "refuse"
    first, second = "Karim al-Amiri", "Karim al-Ameri"
    by = factory.SubFactory(UserFactory)


class MeasureFactory(DjangoModelFactory[claims.Measure]):
    class Meta:
        model = claims.Measure

    desk = factory.SubFactory(DeskFactory)
    name = "passengers"
    key = "passenger"


class EventFactory(DjangoModelFactory[claims.Event]):
    class Meta:
        model = claims.Event

    desk = factory.SubFactory(DeskFactory)
    name = "the Monday crossing"
    key = "crossing monday"
    earliest = latest = dt.date(2026, 3, 2)


class FactFactory(DjangoModelFactory[claims.Fact]):
    class Meta:
        model = claims.Fact

    claim_version = factory.SubFactory(ClaimVersionFactory)
    dossier = factory.SelfAttribute("claim_version.claim.dossier")
    kind = "quantity"
    subject_key = "ferry"
    measure_key = "passenger"
    quantity_kind = "count"
    modality = "exact"
    value = lo = hi = Fraction(48)


class CellFactFactory(FactFactory):
    dossier = factory.SubFactory(DossierFactory)
    claim_version = None
    snapshot = factory.SubFactory(
        SnapshotFactory, source=factory.SubFactory(SourceFactory, desk=factory.SelfAttribute("...dossier.desk"))
    )
    table = row = column = 0


class CellMendFactory(DjangoModelFactory[claims.CellMend]):
    class Meta:
        model = claims.CellMend

    snapshot = factory.SubFactory(SnapshotFactory)
    table = row = column = 0
    subject = "the Monday ferry"
    because = "The row names two ferries."
    made_by = factory.SubFactory(UserFactory)


class MendCarryFactory(DjangoModelFactory[claims.MendCarry]):
    class Meta:
        model = claims.MendCarry

    mend = factory.SubFactory(CellMendFactory)
    snapshot = factory.SubFactory(
        SnapshotFactory,
        source=factory.SelfAttribute("..mend.snapshot.source"),
        raw=f"{NOTE}Counted again.".encode(),
    )
    state = "review"
    reason = "The cell held “48” and holds “47” now."


class DisagreementFactory(DjangoModelFactory[claims.Disagreement]):
    class Meta:
        model = claims.Disagreement

    fact = factory.SubFactory(FactFactory)
    other = factory.SubFactory(
        FactFactory,
        claim_version=factory.SubFactory(
            ClaimVersionFactory,
            claim=factory.SubFactory(
                ClaimFactory,
                dossier=factory.SubFactory(DossierFactory, desk=factory.SelfAttribute(".....fact.dossier.desk")),
            ),
        ),
    )
    rule, severity, message = "quantity.conflict", "medium", "48 here, 47 there."


class CitationFactory(DjangoModelFactory[claims.Citation]):
    class Meta:
        model = claims.Citation

    claim_version = factory.SubFactory(ClaimVersionFactory)
    snapshot = factory.SubFactory(
        SnapshotFactory,
        source=factory.SubFactory(SourceFactory, desk=factory.SelfAttribute("...claim_version.claim.dossier.desk")),
    )
    exact, prefix, suffix, start, end = within(NOTE, "48").values()


class NoteFactory(CitationFactory):
    snapshot = None
    exact = prefix = suffix = ""
    start = end = None
    channel = "phone"
    note = "Called the harbour office, which confirmed the number."
    noted_on = dt.date(2026, 3, 3)
    origin = Origin.PERSON
    accepted_by = factory.SubFactory(UserFactory)


class CheckRunFactory(DjangoModelFactory[claims.CheckRun]):
    class Meta:
        model = claims.CheckRun

    draft_version = factory.SubFactory(DraftVersionFactory)
    inputs_sha256 = factory.Sequence(lambda n: sha256(f"inputs {n}"))


class ClaimCheckFactory(DjangoModelFactory[claims.ClaimCheck]):
    class Meta:
        model = claims.ClaimCheck

    run = factory.SubFactory(CheckRunFactory)
    claim_version = factory.SubFactory(
        ClaimVersionFactory,
        claim=factory.SubFactory(ClaimFactory, dossier=factory.SelfAttribute("...run.draft_version.dossier")),
    )
    outcome = "ok"
    inputs_sha256 = sha256("what it was compared with")


class FindingFactory(DjangoModelFactory[claims.Finding]):
    class Meta:
        model = claims.Finding

    last_run = factory.SubFactory(CheckRunFactory)
    first_run = factory.SelfAttribute("last_run")
    dossier = factory.SelfAttribute("last_run.draft_version.dossier")
    rule = "quantity.mismatch"
    severity = "high"
    message = "The draft says 48 passengers, the log says 47."
    fingerprint = factory.Sequence(lambda n: sha256(f"finding {n}"))


class FindingDecisionFactory(DjangoModelFactory[claims.FindingDecision]):
    class Meta:
        model = claims.FindingDecision

    finding = factory.SubFactory(FindingFactory)
    seen = factory.Sequence(lambda n: n + 1)
    action = "set_aside"
    by = factory.SubFactory(UserFactory)
    why = "One was the pilot."


class ReanchoringFactory(DjangoModelFactory[claims.Reanchoring]):
    class Meta:
        model = claims.Reanchoring

    citation = factory.SubFactory(CitationFactory)
    snapshot = factory.SubFactory(
        SnapshotFactory,
        source=factory.SelfAttribute("..citation.snapshot.source"),
        raw=f"{NOTE}Printed again.".encode(),
    )
    state = "exact"
    reason = "The passage stands at its place in the snapshot of 2 March 2026."
    exact, prefix, suffix, start, end = within(NOTE, "48").values()


class DecisionFactory(DjangoModelFactory[claims.Decision]):
    class Meta:
        model = claims.Decision

    claim_version = factory.SubFactory(ClaimVersionFactory)
    claim = factory.SelfAttribute("claim_version.claim")
    draft_version = factory.SubFactory(DraftVersionFactory, dossier=factory.SelfAttribute("..claim.dossier"))
    seen = 1
    reviewer = factory.SubFactory(UserFactory)
    action = Action.APPROVE
    from_state = EditorialState.IN_REVIEW
    to_state = EditorialState.APPROVED
    verdict = Verdict.SUPPORTED


class AssignmentFactory(DjangoModelFactory[claims.Assignment]):
    class Meta:
        model = claims.Assignment

    claim = factory.SubFactory(ClaimFactory)
    reviewer = factory.SubFactory(UserFactory)
    leased_at = MOMENT
    expires_at = MOMENT + dt.timedelta(minutes=30)


class CommentFactory(DjangoModelFactory[claims.Comment]):
    class Meta:
        model = claims.Comment

    dossier = factory.SubFactory(DossierFactory)
    author = factory.SubFactory(UserFactory)
    body = "Is this the number on departure or on arrival?"


class QueryFactory(DjangoModelFactory[claims.Query]):
    class Meta:
        model = claims.Query

    dossier = factory.SubFactory(DossierFactory)
    asked_by = factory.SubFactory(UserFactory)
    asked_of_name = "Harbour office"
    question = "How many passengers were aboard on Monday?"


class TokenFactory(DjangoModelFactory[claims.Token]):
    class Meta:
        model = claims.Token

    desk = factory.SubFactory(DeskFactory)
    user = factory.SubFactory(UserFactory)
    name = "newsroom system"
    hint = "vch_1a2b"
    sha256 = factory.Sequence(lambda n: sha256(f"token {n}"))
    expires_at = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)


class WebhookFactory(DjangoModelFactory[claims.Webhook]):
    class Meta:
        model = claims.Webhook

    desk = factory.SubFactory(DeskFactory)
    url = "https://newsroom.example/hooks/vouch"
    secret = "s" * 32


class IdempotencyRecordFactory(DjangoModelFactory[claims.IdempotencyRecord]):
    class Meta:
        model = claims.IdempotencyRecord

    desk = factory.SubFactory(DeskFactory)
    user = factory.SubFactory(UserFactory)
    key = factory.Sequence(lambda n: f"submission-{n}")
    request_sha256 = sha256("a request")
    expires_at = MOMENT + dt.timedelta(days=1)


class ExportFactory(DjangoModelFactory[claims.Export]):
    class Meta:
        model = claims.Export

    dossier = factory.SubFactory(DossierFactory)
    format = "csl_json"


FACTORIES: dict[type, type[DjangoModelFactory[Any]]] = {
    made._meta.model: made
    for made in (
        DeskFactory, MembershipFactory, SourceFactory, SnapshotFactory, PassageFactory, JobFactory, DossierFactory,
        DossierSourceFactory, DraftVersionFactory, ClaimFactory, ClaimVersionFactory, OccurrenceFactory, ActorFactory,
        ActorNameFactory, MeasureFactory, EventFactory, FactFactory, DisagreementFactory, CitationFactory,
        CellMendFactory, MendCarryFactory,
        CheckRunFactory, ClaimCheckFactory, FindingFactory, DecisionFactory, AssignmentFactory, CommentFactory,
        QueryFactory, TokenFactory, WebhookFactory, IdempotencyRecordFactory, ExportFactory, ReanchoringFactory,
        NameSuggestionFactory, NameSightingFactory, NameDecisionFactory, FindingDecisionFactory,
    )
}  # fmt: skip
"""The factory of each model."""


def member(desk: sources.Desk, role: sources.Role) -> Any:
    """A new person with that role on the desk."""
    return MembershipFactory.create(desk=desk, role=role).user


def reviewed_claim(**fields: Any) -> claims.Claim:
    """A claim with a current version that stands in the first version of its draft."""
    occurrence = OccurrenceFactory.create(claim_version__claim=ClaimFactory.create(**fields))
    claim = occurrence.claim_version.claim
    claim.current = occurrence.claim_version
    claim.save(update_fields=["current"])
    return claim
