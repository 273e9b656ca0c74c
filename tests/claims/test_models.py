"""What the records of the claims side do: four eyes, leases, exact numbers, kinds from the registry, forms."""

import random
from fractions import Fraction
from math import ceil, floor
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.writer import MigrationWriter

from claims.kinds import kind_choices
from claims.models import Assignment, Citation, Claim, Decision, Fact, Finding, Occurrence
from claims.models.words import AUTHOR_ACTIONS, Action
from sources.models import Conflict
from sources.text.anchoring import anchor, describe
from tests.factories import (
    DRAFT,
    FACTORIES,
    MOMENT,
    AssignmentFactory,
    CellFactFactory,
    CitationFactory,
    ClaimFactory,
    ClaimVersionFactory,
    DecisionFactory,
    FactFactory,
    FindingFactory,
    NoteFactory,
    OccurrenceFactory,
    SnapshotFactory,
    UserFactory,
    reviewed_claim,
)

pytestmark = pytest.mark.django_db


class TestFourEyes:
    @pytest.mark.parametrize("action", [action for action in Action if action not in AUTHOR_ACTIONS])
    @pytest.mark.parametrize("role", ["author", "last_editor"])
    def test_who_wrote_a_claim_or_changed_it_last_decides_nothing_about_it(self, action: Action, role: str) -> None:
        user = UserFactory.create()
        verdict = "supported" if action in {Action.APPROVE, Action.DISAGREE, Action.ADJUDICATE} else ""
        fields: dict[str, Any] = {"action": action, "verdict": verdict, "why": "because", "reviewer": user}
        with pytest.raises(IntegrityError, match=f'"decision_reviewer_not_{role}"'), transaction.atomic():
            DecisionFactory.create(**fields, **{f"claim_{role}": user})
        assert not Decision.objects.exists()
        DecisionFactory.create(**fields, **{f"claim_{role}": UserFactory.create()})

    @pytest.mark.parametrize("action", AUTHOR_ACTIONS)
    def test_an_author_submits_and_withdraws(self, action: Action) -> None:
        user = UserFactory.create()
        decision = DecisionFactory.create(
            action=action, verdict="", reviewer=user, claim_author=user, claim_last_editor=user
        )
        assert decision.pk

    def test_a_claim_that_a_machine_found_has_no_author_to_refuse(self) -> None:
        assert DecisionFactory.create(claim_author=None, claim_last_editor=None).pk


class TestGuards:
    def test_of_two_that_saw_one_version_one_wins(self) -> None:
        claim = ClaimFactory.create(state="in_review")
        Claim.objects.guarded_update(claim.pk, seen=1, expect={"state": "in_review"}, state="changes_requested")
        with pytest.raises(Conflict) as caught:
            Claim.objects.guarded_update(claim.pk, seen=1, expect={"state": "in_review"}, state="rejected")
        assert isinstance(caught.value.current, Claim)
        assert (caught.value.current.state, caught.value.current.version) == ("changes_requested", 2)

    def test_a_lease_that_was_ended_leaves_the_claim_to_the_next(self) -> None:
        lease = AssignmentFactory.create()
        Assignment.objects.filter(pk=lease.pk).update(ended_at=MOMENT)
        AssignmentFactory.create(claim=lease.claim)
        assert Assignment.objects.filter(claim=lease.claim).count() == 2

    def test_what_was_decided_stays(self) -> None:
        decision = DecisionFactory.create()
        for row in (decision.claim, decision.claim_version, decision.draft_version, decision.reviewer):
            with pytest.raises(models.ProtectedError):
                row.delete()

    def test_a_finding_is_one_for_each_claim_and_fingerprint(self) -> None:
        first = FindingFactory.create()
        version = ClaimVersionFactory.create(claim__dossier=first.dossier)
        FindingFactory.create(
            last_run=first.last_run, fingerprint=first.fingerprint, claim=version.claim, claim_version=version
        )
        assert Finding.objects.filter(fingerprint=first.fingerprint).count() == 2

    def test_a_claim_may_stand_in_a_draft_more_than_once_or_nowhere(self) -> None:
        claim = reviewed_claim()
        first = claim.current.occurrences.get()
        where = {"claim_version": first.claim_version, "draft_version": first.draft_version}
        OccurrenceFactory.create(**where, start=0, end=2, exact="Th")
        nowhere = {"start": None, "end": None, "exact": "", "prefix": "", "suffix": ""}
        OccurrenceFactory.create(**where, **nowhere, state="orphan")
        with pytest.raises(IntegrityError, match='"occurrence_once_per_place"'), transaction.atomic():
            OccurrenceFactory.create(**where, **nowhere, state="ambiguous")

    def test_a_note_needs_no_snapshot(self) -> None:
        assert str(NoteFactory.create()).endswith("supports by phone")


class TestSelectors:
    def test_a_place_is_stored_and_read_as_a_selector(self) -> None:
        selector = describe(DRAFT, 55, 70)
        occurrence = OccurrenceFactory.create(selector=selector)
        stored = Occurrence.objects.get(pk=occurrence.pk)
        assert stored.selector == selector
        assert (stored.start, stored.end, stored.exact) == (55, 70, DRAFT[55:70])
        assert anchor(selector, DRAFT).state == "exact"

    def test_no_place_is_no_selector(self) -> None:
        occurrence = OccurrenceFactory.create()
        occurrence.selector, occurrence.state = None, "orphan"
        occurrence.save()
        stored = Occurrence.objects.get(pk=occurrence.pk)
        assert (stored.selector, stored.start, stored.end, stored.exact) == (None, None, None, "")

    def test_code_points_are_counted_not_bytes_or_code_units(self) -> None:
        text = "Ferry 🚢 “Æsa” carried العراق’s delegation."
        snapshot = SnapshotFactory.create(text=text)
        citation = CitationFactory.create(snapshot=snapshot, selector=describe(text, 6, 30))
        assert Citation.objects.get(pk=citation.pk).exact == "🚢 “Æsa” carried العراق’s"[:24]


class TestExactNumbers:
    @pytest.mark.parametrize(
        ("number", "down", "up"),
        [
            (Fraction(48), "48.0000000000", "48.0000000000"),
            (Fraction(0), "0.0000000000", "0.0000000000"),
            (Fraction(1, 3), "0.3333333333", "0.3333333334"),
            (Fraction(-1, 3), "-0.3333333334", "-0.3333333333"),
            (Fraction(-7, 2), "-3.5000000000", "-3.5000000000"),
            (Fraction(1, 10**40), "0.0000000000", "0.0000000001"),
            (Fraction(-1, 10**40), "-0.0000000001", "0.0000000000"),
            (Fraction(10**40 + 1), f"1{'0' * 39}1.0000000000", f"1{'0' * 39}1.0000000000"),
        ],
    )
    def test_the_index_rounds_outward_and_the_number_stays_itself(self, number: Fraction, down: str, up: str) -> None:
        fact = FactFactory.create(value=number, lo=number, hi=number)
        stored = Fact.objects.get(pk=fact.pk)
        assert (stored.value, stored.lo, stored.hi) == (number, number, number)
        assert (f"{stored.lo_index:f}", f"{stored.hi_index:f}") == (down, up)

    def test_it_rounds_as_pythons_exact_arithmetic_does(self) -> None:
        draw = random.Random(7)
        numbers = [Fraction(draw.randint(-(10**18), 10**18), draw.randint(1, 10**12)) for _ in range(300)]
        seed = FactFactory.create()
        common = {"dossier": seed.dossier, "claim_version": seed.claim_version, "kind": "quantity", "modality": "exact"}
        Fact.objects.bulk_create([Fact(**common, lo=number, hi=number) for number in numbers])
        for fact in Fact.objects.exclude(pk=seed.pk):
            assert Fraction(fact.lo_index) == Fraction(floor(fact.lo * 10**10), 10**10)
            assert Fraction(fact.hi_index) == Fraction(ceil(fact.hi * 10**10), 10**10)
        assert sorted(fact.lo for fact in Fact.objects.exclude(pk=seed.pk)) == sorted(numbers)

    def test_an_open_end_is_no_number(self) -> None:
        fact = Fact.objects.get(pk=FactFactory.create(value=None, lo=400, hi=None, lo_closed=False).pk)
        assert (fact.lo, fact.hi, fact.hi_index) == (Fraction(400), None, None)
        assert fact.interval() == "(400, ∞)"
        assert str(fact) == "ferry / passenger: (400, ∞)"
        assert FactFactory.create(value=None, lo=None, hi=7).interval() == "(-∞, 7]"

    def test_equal_numbers_are_found_by_value(self) -> None:
        FactFactory.create(value=Fraction(4, 6))
        assert Fact.objects.filter(value=Fraction(2, 3)).count() == 1
        assert Fact.objects.filter(lo_index__lte=48, hi_index__gte=48).count() == 1

    def test_only_exact_numbers_are_taken(self) -> None:
        with pytest.raises(TypeError, match="a float is not exact"):
            FactFactory.create(value=0.1)
        field = Fact._meta.get_field("value")
        assert field.to_python("4.25") == Fraction(17, 4)
        assert field.to_python("") is None
        with pytest.raises(ValidationError, match="many is no number"):
            field.to_python("many")
        with pytest.raises(ValidationError, match="1/0 is no number"):
            field.to_python("1/0")
        assert field.value_to_string(Fact(value=Fraction(4, 6))) == "2/3"

    def test_a_fact_comes_from_a_cell_too(self) -> None:
        assert CellFactFactory.create().snapshot.facts.count() == 1


class TestKinds:
    def test_kinds_come_from_the_registry_without_a_migration(self) -> None:
        field = Claim._meta.get_field("kind")
        assert field.flatchoices == kind_choices()
        written, imports = MigrationWriter.serialize(field)
        assert "choices=claims.models.words.kind_choices" in written
        assert "import claims.models.words" in imports


class TestForms:
    @pytest.mark.parametrize("model", list(FACTORIES), ids=lambda model: model.__name__)
    def test_a_valid_row_passes_the_checks_of_a_form(self, model: type[models.Model]) -> None:
        row = FACTORIES[model].create()
        row.full_clean(validate_unique=True)

    def test_a_form_is_told_before_the_database_is_asked(self) -> None:
        user = UserFactory.create()
        decision = DecisionFactory.build(
            **dict.fromkeys(("claim", "claim_version", "draft_version")), reviewer=user, claim_author=user
        )
        with pytest.raises(ValidationError, match="decision_reviewer_not_author"):
            decision.validate_constraints()
        with pytest.raises(ValidationError, match="fact_interval_in_order"):
            Fact(kind="quantity", modality="range", lo=Fraction(2), hi=Fraction(1)).validate_constraints()


def test_lists_are_served_by_indices() -> None:
    """The orders that queues and pages ask for exist as indices of the tables, by name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename LIKE 'claims\\_%'")
        indices = {name for (name,) in cursor.fetchall()}
    assert {
        index.name for model in apps.get_app_config("claims").get_models() for index in model._meta.indexes
    } <= indices
    assert "claim_dossier_state" in indices
