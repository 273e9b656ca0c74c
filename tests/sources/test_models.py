"""Every record's invariants, held by the database itself: each is broken by a plain insert and refused by name."""

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.executor import MigrationExecutor

from sources.models import MAX_RAW_BYTES, Conflict, Membership, Passage, Snapshot, Source
from tests.factories import (
    FACTORIES,
    NOTE,
    DeskFactory,
    JobFactory,
    MembershipFactory,
    PassageFactory,
    SnapshotFactory,
    SourceFactory,
    UserFactory,
    sha256,
)

pytestmark = pytest.mark.django_db

OURS = [model for name in ("sources", "claims") for model in apps.get_app_config(name).get_models()]


def refused(constraint: str, make: Any, **fields: Any) -> None:
    """Making a row with these fields is refused by the named constraint, and leaves no row."""
    with pytest.raises(IntegrityError, match=f'"{constraint}"'), transaction.atomic():
        make.create(**fields)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_model_has_a_factory_that_makes_a_valid_row_and_says_what_it_is(model: type[models.Model]) -> None:
    if model not in FACTORIES:
        assert model._meta.auto_created or model.__name__ == "Finding_involved"
        return
    row = FACTORIES[model].create()
    fresh = model._default_manager.get(pk=row.pk)
    assert "__str__" in vars(model)
    assert str(fresh)
    assert "object (" not in str(fresh)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_every_choice_of_a_closed_vocabulary_fits_its_column(model: type[models.Model]) -> None:
    for field in model._meta.get_fields():
        if isinstance(field, models.CharField) and field.choices and field.max_length:
            assert max(len(str(value)) for value, _ in field.flatchoices) <= field.max_length


def test_models_and_migrations_agree() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def test_the_roles_come_before_every_other_migration() -> None:
    plan = MigrationExecutor(connection).loader.graph
    order = plan._generate_plan(plan.leaf_nodes(), at_end=True)
    assert order[0] == ("sources", "0001_roles")


def test_a_person_has_one_role_on_a_desk() -> None:
    first = MembershipFactory.create()
    refused("membership_once_per_desk", MembershipFactory, desk=first.desk, user=first.user, role="guest")
    refused("membership_role_known", MembershipFactory, role="owner")
    assert Membership.objects.count() == 1


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("source_has_a_title", {"title": ""}),
        ("source_authors_list", {"authors": "Ilse Brandt"}),
        ("source_purpose_known", {"purpose": "other"}),
        ("source_standing_known", {"standing": "tertiary"}),
        ("source_voice_known", {"voice": "choir"}),
        ("source_precision_known", {"issued_precision": "week"}),
        ("source_figures_status_known", {"figures_status": "provisional"}),
        ("source_date_with_precision", {"issued_precision": ""}),
        ("source_date_with_precision", {"issued": None}),
        ("source_speaker_is_named", {"voice": "speaker"}),
        ("source_confidential_or_open", {"confidential": True, "open_to_guests": True}),
    ],
)
def test_a_source_is_refused(constraint: str, fields: dict[str, Any]) -> None:
    refused(constraint, SourceFactory, **fields)
    assert Source.objects.count() == 0


def test_a_source_without_a_date_needs_no_precision() -> None:
    assert SourceFactory.create(issued=None, issued_precision="").pk


def test_a_desk_has_a_name_and_a_slug_of_its_own() -> None:
    refused("desk_has_a_name", DeskFactory, name="")
    DeskFactory.create(slug="politics")
    refused("sources_desk_slug_key", DeskFactory, slug="politics")


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("snapshot_raw_hash_true", {"raw_sha256": sha256("other bytes")}),
        ("snapshot_text_hash_true", {"text_sha256": sha256("another text")}),
        ("snapshot_reader_versions_said", {"reader_version": ""}),
        ("snapshot_metadata_object", {"metadata": []}),
        ("snapshot_pages_list", {"pages": {}}),
        ("snapshot_tables_list", {"tables": {}}),
        ("snapshot_warnings_list", {"warnings": "none"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_snapshot_is_refused(constraint: str, fields: dict[str, Any]) -> None:
    refused(constraint, SnapshotFactory, **fields)
    assert Snapshot.objects.count() == 0


def test_a_snapshot_has_a_largest_size() -> None:
    """Made in the server: the bytes need not travel for it."""
    snapshot = SnapshotFactory.create()
    columns = [field.column for field in Snapshot._meta.concrete_fields if not (field.primary_key or field.generated)]
    values = {"raw": "bytes.made", "raw_sha256": "encode(sha256(bytes.made), 'hex')"}
    insert = (
        f"INSERT INTO sources_snapshot ({', '.join(columns)})"
        f" SELECT {', '.join(values.get(name, name) for name in columns)} FROM sources_snapshot,"
        " (SELECT convert_to(repeat('x', %s), 'UTF8') AS made) AS bytes WHERE id = %s"
    )
    with connection.cursor() as cursor:
        with pytest.raises(IntegrityError, match='"snapshot_raw_size_capped"'), transaction.atomic():
            cursor.execute(insert, [MAX_RAW_BYTES + 1, snapshot.pk])
        cursor.execute(insert, [1000, snapshot.pk])
    assert list(Snapshot.objects.order_by("pk").values_list("raw_size", flat=True)) == [len(NOTE), 1000]


def test_a_source_has_one_snapshot_of_the_same_bytes() -> None:
    first = SnapshotFactory.create()
    refused("snapshot_once_per_source_and_bytes", SnapshotFactory, source=first.source)
    SnapshotFactory.create()  # another source may hold them too
    assert Snapshot.objects.filter(raw_sha256=first.raw_sha256).count() == 2


def test_a_snapshot_measures_bytes_and_code_points_itself() -> None:
    snapshot = SnapshotFactory.create(text="Zaporizhzhia 🚢 العراق")
    assert (snapshot.raw_size, snapshot.text_length) == (len("Zaporizhzhia 🚢 العراق".encode()), 21)
    stored = Snapshot.objects.get(pk=snapshot.pk)
    assert bytes(stored.raw) == stored.text.encode()


def test_passages_are_spans_and_stand_once() -> None:
    passage = PassageFactory.create()
    refused("passage_start_before_end", PassageFactory, start=5, end=5)
    refused("passage_start_before_end", PassageFactory, start=6, end=5)
    refused("passage_once_per_span", PassageFactory, snapshot=passage.snapshot, cutter="2")
    refused("sources_passage_start_check", PassageFactory, start=-1)
    assert Passage.objects.count() == 1


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("job_state_known", {"state": "asleep"}),
        ("job_has_a_name", {"name": ""}),
        ("job_arguments_object", {"arguments": [1]}),
        ("job_running_is_counted", {"state": "running"}),
        ("job_dead_says_why", {"state": "dead"}),
    ],
)
def test_a_job_is_refused(constraint: str, fields: dict[str, Any]) -> None:
    refused(constraint, JobFactory, **fields)


def test_a_key_waits_once_and_no_key_waits_as_often_as_it_likes() -> None:
    JobFactory.create(key="dossier 7")
    refused("job_waits_once_per_key", JobFactory, key="dossier 7")
    JobFactory.create(key="dossier 7", state="running", attempts=1)
    JobFactory.create(key="dossier 7", name="tests.other")
    JobFactory.create()
    JobFactory.create()


def test_a_guarded_update_needs_the_version_that_was_seen() -> None:
    source = SourceFactory.create(title="Log")
    Source.objects.guarded_update(source.pk, seen=1, title="Harbour log")
    with pytest.raises(Conflict, match="is now at version 2") as caught:
        Source.objects.guarded_update(source.pk, seen=1, title="Ship's log")
    assert caught.value.current == source
    assert Source.objects.values_list("title", "version").get(pk=source.pk) == ("Harbour log", 2)


def test_a_guarded_update_holds_what_was_expected_and_knows_what_is_gone() -> None:
    source = SourceFactory.create()
    with pytest.raises(Conflict, match="is now at version 1"):
        Source.objects.guarded_update(source.pk, seen=1, expect={"confidential": True}, title="Log")
    source.delete()
    with pytest.raises(Conflict, match="is gone") as caught:
        Source.objects.guarded_update(source.pk, seen=1, title="Log")
    assert caught.value.current is None


def test_what_has_snapshots_stays() -> None:
    snapshot = SnapshotFactory.create()
    with pytest.raises(models.ProtectedError):
        snapshot.source.delete()
    user = UserFactory.create()
    SnapshotFactory.create(captured_by=user)
    with pytest.raises(models.ProtectedError):
        user.delete()


def test_the_database_says_when_a_row_was_made() -> None:
    before = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=1)
    assert before < DeskFactory.create().created_at < before + dt.timedelta(minutes=2)
