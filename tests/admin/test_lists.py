"""The admin's lists and records: every model is there, shown by desk, in a number of queries that no row adds to."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims import models as claims
from sources import models as sources
from sources.models import Role
from tests import factories
from tests.factories import FACTORIES, MembershipFactory

pytestmark = pytest.mark.django_db

MODELS = [*apps.get_app_config("sources").get_models(), *apps.get_app_config("claims").get_models()]
RECORDS = [model for model in MODELS if hasattr(model, "reach")]
FIXED = [
    sources.Snapshot, sources.Passage, claims.DossierSource, claims.DraftVersion, claims.ClaimVersion,
    claims.Occurrence, claims.Fact, claims.Disagreement, claims.Citation, claims.CheckRun, claims.ClaimCheck,
    claims.Finding, claims.Decision, claims.Assignment, claims.IdempotencyRecord, claims.Export, claims.NameSighting,
    claims.NameDecision, claims.FindingDecision,
]  # fmt: skip
"""What nobody adds, changes or deletes here."""


QUERIES = {
    claims.Claim: 8, claims.Finding: 8, claims.Citation: 8, claims.Decision: 10, claims.Dossier: 10,
    sources.Source: 10, sources.Snapshot: 11,
}  # fmt: skip
"""How many queries the lists that are read most take, whatever they hold."""


def name(model: Any) -> str:
    return str(model._meta.model_name)


def url(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def logged_in(user: Any) -> Client:
    User.objects.filter(pk=user.pk).update(is_staff=True)
    user.refresh_from_db()
    client = Client()
    client.force_login(user)
    return client


def desk_of(row: Any) -> sources.Desk:
    for step in row.reach.desk.split("__"):
        row = getattr(row, step) if step != "id" else row
    return row  # type: ignore[no-any-return]


def administrator_of(row: Any) -> Any:
    return MembershipFactory.create(desk=desk_of(row), role=Role.ADMINISTRATOR).user


def test_every_model_of_both_apps_is_registered() -> None:
    assert {model for model in MODELS if model not in admin.site._registry} == set()


@pytest.mark.parametrize("model", MODELS, ids=name)
def test_every_list_is_made_for_many_rows(model: Any) -> None:
    made = admin.site._registry[model]
    assert made.list_per_page == 50
    assert made.show_full_result_count is False
    assert made.search_fields
    assert len(made.list_display) >= 3


@pytest.mark.parametrize("model", RECORDS, ids=name)
def test_lists_show_what_belongs_to_the_desk_and_nothing_else(model: Any) -> None:
    mine, foreign = FACTORIES[model].create(), FACTORIES[model].create()
    client = logged_in(administrator_of(mine))
    shown = client.get(url(model, "changelist"))
    assert shown.status_code == 200
    rows = set(shown.context["cl"].result_list)
    assert mine in rows
    assert foreign not in rows
    assert {desk_of(row) for row in rows} == {desk_of(mine)}
    opened = client.get(url(model, "change", mine.pk))
    assert opened.status_code == 200
    assert client.get(url(model, "change", foreign.pk)).status_code in (302, 404)


@pytest.mark.parametrize("model", RECORDS, ids=name)
def test_no_row_adds_a_query(model: Any) -> None:
    first = FACTORIES[model].create()
    client = logged_in(administrator_of(first))
    client.get(url(model, "changelist"))

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(url(model, "changelist")).status_code == 200
        return len(captured)

    before = queries()
    desk = desk_of(first)
    for _ in range(4):
        another(model, first, desk)
    with_more = queries()
    shown = client.get(url(model, "changelist")).context["cl"].result_count
    assert shown >= (5 if model is not sources.Desk else 1)
    assert with_more == before
    assert before == QUERIES.get(model, before)


def another(model: Any, first: Any, desk: sources.Desk) -> Any:
    """One more row on the desk of the first."""
    if model in (claims.NameSuggestion, claims.NameDecision, claims.NameSighting):
        return FACTORIES[model].create(**{"suggestion__desk" if model is claims.NameSighting else "desk": desk})
    made = FACTORIES[model].create()
    if model is sources.Desk:
        return made
    move(made, desk)
    return made


def move(row: Any, desk: sources.Desk) -> None:
    """Give a row, by what it belongs to, to a desk (past the services: a test's own world)."""
    from django.db import connection

    old = desk_of(row)
    with connection.cursor() as cursor:
        for table in ("claims_dossier", "sources_source", "claims_dossiersource"):
            cursor.execute(f"UPDATE {table} SET desk_id = %s WHERE desk_id = %s", [desk.pk, old.pk])
        for table in ("sources_membership", "claims_actor", "claims_measure", "claims_event", "claims_token",
                      "claims_webhook", "claims_idempotencyrecord"):  # fmt: skip
            if row._meta.db_table == table or table == "claims_actor":
                key = ", key = key || id" if table in ("claims_measure", "claims_event") else ""
                address = ", url = url || id" if table == "claims_webhook" else ""
                cursor.execute(f"UPDATE {table} SET desk_id = %s{key}{address} WHERE desk_id = %s", [desk.pk, old.pk])


@pytest.mark.parametrize("model", FIXED, ids=name)
def test_what_never_changes_has_no_way_to_change_it(model: Any) -> None:
    row = FACTORIES[model].create()
    client = logged_in(administrator_of(row))
    assert client.get(url(model, "add")).status_code == 403
    assert client.get(url(model, "delete", row.pk)).status_code == 403
    assert client.post(url(model, "change", row.pk), {}).status_code == 403
    page = client.get(url(model, "change", row.pk)).content.decode()
    assert 'name="_save"' not in page
    assert client.post(
        url(model, "changelist"), {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    ).status_code in (200, 302)
    assert model.objects.filter(pk=row.pk).exists()


def test_append_only_records_are_among_them() -> None:
    assert {model for model in MODELS if model.append_only} <= set(FIXED)


def test_a_filter_names_no_desk_that_is_not_ones_own() -> None:
    dossier = factories.DossierFactory.create(desk__name="Harbour desk")
    factories.DeskFactory.create(name="Desk of others")
    client = logged_in(administrator_of(dossier))
    MembershipFactory.create(desk__name="Second desk", user=User.objects.get(pk=client.session["_auth_user_id"]))
    page = client.get(url(claims.Dossier, "changelist")).content.decode()
    assert "Harbour desk" in page
    assert "Second desk" in page
    assert "Desk of others" not in page


def test_the_header_is_the_products_name() -> None:
    client = logged_in(factories.member(factories.DeskFactory.create(), Role.CHECKER))
    page = client.get(reverse("admin:index")).content.decode()
    assert '<a href="/admin/">Vouch</a>' in page


def test_a_second_reader_and_a_guest_see_less() -> None:
    secret = factories.SnapshotFactory.create(source__confidential=True)
    desk = secret.source.desk
    shown = factories.SnapshotFactory.create(source=factories.SourceFactory.create(desk=desk))
    opened = factories.SnapshotFactory.create(source=factories.SourceFactory.create(desk=desk, open_to_guests=True))
    seen = {
        role: set(
            logged_in(factories.member(desk, role)).get(url(sources.Snapshot, "changelist")).context["cl"].queryset
        )
        for role in Role
    }
    every, second, guest = {secret, shown, opened}, {shown, opened}, {opened}
    assert seen == {
        Role.ADMINISTRATOR: every, Role.EDITOR: every, Role.CHECKER: every, Role.SECOND_READER: second,
        Role.GUEST: guest,
    }  # fmt: skip
