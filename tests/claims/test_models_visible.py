"""Who sees what on the claims side: by desk, by role, by the draft's and the sources' confidentiality."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from claims.models import Citation, DossierSource, Fact, Finding, IdempotencyRecord, Query, Token
from sources.models import Desk, Record, Role
from tests.factories import (
    FACTORIES,
    CellFactFactory,
    CitationFactory,
    ClaimVersionFactory,
    DeskFactory,
    DossierFactory,
    DossierSourceFactory,
    DraftVersionFactory,
    FindingFactory,
    NoteFactory,
    QueryFactory,
    SnapshotFactory,
    SourceFactory,
    TokenFactory,
    UserFactory,
    member,
)

pytestmark = pytest.mark.django_db

ALL = ["confidential", "open", "ordinary"]
TRUSTED = (Role.ADMINISTRATOR, Role.EDITOR, Role.CHECKER)
OTHERS = {Role.SECOND_READER: ["open", "ordinary"], Role.GUEST: ["open"]}

# Each model: the factory's path to a dossier, and whether guests may see it at all.
IN_A_DOSSIER = {
    "Dossier": ("", True),
    "DossierSource": ("dossier", False),  # the source itself is not open
    "DraftVersion": ("dossier", True),
    "Claim": ("dossier", True),
    "ClaimVersion": ("claim__dossier", True),
    "Occurrence": ("claim_version__claim__dossier", True),
    "Fact": ("claim_version__claim__dossier", True),
    "Disagreement": ("fact__claim_version__claim__dossier", False),  # the other dossier is not open
    "Citation": ("claim_version__claim__dossier", False),  # the source itself is not open
    "Reanchoring": ("citation__claim_version__claim__dossier", False),
    "CheckRun": ("draft_version__dossier", True),
    "ClaimCheck": ("run__draft_version__dossier", True),
    "Finding": ("last_run__draft_version__dossier", True),
    "FindingDecision": ("finding__last_run__draft_version__dossier", False),
    "Decision": ("claim_version__claim__dossier", False),
    "Assignment": ("claim__dossier", False),
    "Comment": ("dossier", False),
    "Query": ("dossier", False),
}
OF_A_DESK = {
    "Actor": "desk", "ActorName": "actor__desk", "Measure": "desk", "Event": "desk",
    "CellMend": "snapshot__source__desk", "MendCarry": "mend__snapshot__source__desk",
}  # fmt: skip
RECORDS = {model.__name__: model for model in apps.get_app_config("claims").get_models() if issubclass(model, Record)}
NAMES = ("NameSuggestion", "NameSighting", "NameDecision")


def test_no_record_is_left_out() -> None:
    rest = {*NAMES, "Export", "Token", "Webhook", "IdempotencyRecord"}
    assert set(RECORDS) == set(IN_A_DOSSIER) | set(OF_A_DESK) | rest


def dossiers(desk: Desk) -> dict[str, Any]:
    """A dossier with an ordinary draft, one with a confidential draft, one that is open to guests."""
    return {
        "ordinary": DossierFactory.create(desk=desk),
        "confidential": DossierFactory.create(desk=desk, draft__confidential=True),
        "open": DossierFactory.create(desk=desk, draft__open_to_guests=True),
    }


@pytest.mark.parametrize("name", list(IN_A_DOSSIER))
def test_what_is_in_a_dossier_is_seen_with_its_draft(name: str) -> None:
    path, guests = IN_A_DOSSIER[name]
    model, factory = RECORDS[name], FACTORIES[RECORDS[name]]
    desk = DeskFactory.create()
    made = dossiers(desk)
    rows = {key: factory.create(**{path: dossier}).pk if path else dossier.pk for key, dossier in made.items()}
    factory.create()  # on another desk

    def seen(user: Any) -> list[str]:
        visible = set(model.objects.visible_to(user).values_list("pk", flat=True))
        names = sorted(key for key, pk in rows.items() if pk in visible)
        assert len(visible) == len(names), "rows of another desk are seen"
        return names

    for role in TRUSTED:
        assert seen(member(desk, role)) == ALL, role
    assert seen(member(desk, Role.SECOND_READER)) == ["open", "ordinary"]
    assert seen(member(desk, Role.GUEST)) == (["open"] if guests else [])
    for outsider in (AnonymousUser(), UserFactory.create(is_superuser=True)):
        assert seen(outsider) == []


@pytest.mark.parametrize("name", list(OF_A_DESK))
def test_the_registry_is_the_staffs(name: str) -> None:
    desk = DeskFactory.create()
    model, factory = RECORDS[name], FACTORIES[RECORDS[name]]
    row = factory.create(**{OF_A_DESK[name]: desk})
    factory.create()
    for role in Role:
        expected = [] if role is Role.GUEST else [row]
        assert list(model.objects.visible_to(member(desk, role))) == expected, role


@pytest.mark.parametrize("name", NAMES)
def test_who_may_be_whom_is_for_those_who_see_every_source(name: str) -> None:
    desk = DeskFactory.create()
    model, factory = RECORDS[name], FACTORIES[RECORDS[name]]
    row = factory.create(**{"suggestion__desk" if name == "NameSighting" else "desk": desk})
    factory.create()
    for role in Role:
        assert list(model.objects.visible_to(member(desk, role))) == ([row] if role in TRUSTED else []), role


def test_the_words_of_a_confidential_source_are_seen_by_those_who_may_see_the_source() -> None:
    desk = DeskFactory.create()
    dossier = DossierFactory.create(desk=desk, draft__open_to_guests=True)
    version = ClaimVersionFactory.create(claim__dossier=dossier)
    run = {"last_run__draft_version": DraftVersionFactory.create(dossier=dossier)}
    rows: dict[str, list[Record]] = {}
    for name, flags in {
        "ordinary": {},
        "confidential": {"confidential": True},
        "open": {"open_to_guests": True},
    }.items():
        snapshot = SnapshotFactory.create(source=SourceFactory.create(desk=desk, **flags))
        rows[name] = [
            DossierSourceFactory.create(dossier=dossier, source=snapshot.source),
            CitationFactory.create(claim_version=version, snapshot=snapshot),
            CellFactFactory.create(dossier=dossier, snapshot=snapshot),
            FindingFactory.create(**run, evidence=snapshot, evidence_start=0, evidence_end=1),
        ]
        run = {"last_run": rows[name][3].last_run}  # type: ignore[attr-defined]
    for position, model in enumerate((DossierSource, Citation, Fact, Finding)):
        for role in Role:
            seen = set(model.objects.visible_to(member(desk, role)))
            names = ALL if role in TRUSTED else OTHERS[role]
            assert seen == {rows[name][position] for name in names}, (model, role)


def test_a_confidential_note_is_hidden_as_a_confidential_source_is() -> None:
    desk = DeskFactory.create()
    where = {"claim_version__claim__dossier": DossierFactory.create(desk=desk, draft__open_to_guests=True)}
    said, whispered = NoteFactory.create(**where), NoteFactory.create(**where, confidential=True)
    assert set(Citation.objects.visible_to(member(desk, Role.CHECKER))) == {said, whispered}
    assert set(Citation.objects.visible_to(member(desk, Role.SECOND_READER))) == {said}
    assert set(Citation.objects.visible_to(member(desk, Role.GUEST))) == {said}


def test_a_guest_sees_the_questions_put_to_him() -> None:
    desk = DeskFactory.create()
    guest = member(desk, Role.GUEST)
    dossier = DossierFactory.create(desk=desk)
    QueryFactory.create(dossier=dossier)
    mine = QueryFactory.create(dossier=dossier, asked_of=guest, asked_of_name="")
    assert list(Query.objects.visible_to(guest)) == [mine]
    guest.memberships.all().delete()
    assert not Query.objects.visible_to(guest).exists()


def test_an_export_may_show_everything_so_the_trusted_see_it() -> None:
    desk = DeskFactory.create()
    export = FACTORIES[RECORDS["Export"]].create(dossier__desk=desk)
    for role in Role:
        seen = list(RECORDS["Export"].objects.visible_to(member(desk, role)))
        assert seen == ([export] if role in TRUSTED else []), role


@pytest.mark.parametrize("model", [Token, IdempotencyRecord])
def test_a_key_is_seen_by_its_owner_and_the_administrators(model: Any) -> None:
    desk = DeskFactory.create()
    for role in Role:
        user = member(desk, role)
        mine = FACTORIES[model].create(desk=desk, user=user)
        others = FACTORIES[model].create(desk=desk)
        expected = set(model.objects.filter(desk=desk)) if role is Role.ADMINISTRATOR else {mine}
        assert set(model.objects.visible_to(user)) == expected, role
        assert others not in expected or role is Role.ADMINISTRATOR
    TokenFactory.create()


def test_a_webhook_is_the_administrators() -> None:
    desk = DeskFactory.create()
    hook = FACTORIES[RECORDS["Webhook"]].create(desk=desk)
    for role in Role:
        seen = list(RECORDS["Webhook"].objects.visible_to(member(desk, role)))
        assert seen == ([hook] if role is Role.ADMINISTRATOR else []), role


def test_a_long_list_is_one_query_without_duplicates(django_assert_num_queries: Any) -> None:
    desk = DeskFactory.create()
    user = member(desk, Role.SECOND_READER)
    made = dossiers(desk)
    for dossier in made.values():
        CitationFactory.create(claim_version__claim__dossier=dossier)
    with django_assert_num_queries(1) as captured:
        assert len(Citation.objects.visible_to(user)) == 2
    assert "DISTINCT" not in captured.captured_queries[0]["sql"]
