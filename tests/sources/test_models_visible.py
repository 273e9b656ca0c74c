"""Who sees what on the source side: by desk, by role, by confidentiality."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test.utils import CaptureQueriesContext

from sources.models import Desk, Membership, Passage, Role, Snapshot, Source
from tests.factories import DeskFactory, MembershipFactory, PassageFactory, SourceFactory, UserFactory, member

pytestmark = pytest.mark.django_db

TITLES = ["confidential", "open to guests", "ordinary"]
SEES = {
    Role.ADMINISTRATOR: TITLES,
    Role.EDITOR: TITLES,
    Role.CHECKER: TITLES,
    Role.SECOND_READER: ["open to guests", "ordinary"],
    Role.GUEST: ["open to guests"],
}


@pytest.fixture
def desk() -> Desk:
    """A desk with three sources, each with a snapshot and a passage; and another desk with one."""
    desk = DeskFactory.create()
    for title in TITLES:
        source = SourceFactory.create(
            desk=desk, title=title, confidential=title == "confidential", open_to_guests=title == "open to guests"
        )
        PassageFactory.create(snapshot__source=source)
    PassageFactory.create(snapshot__source__open_to_guests=True, snapshot__source__title="of another desk")
    return desk


def seen(user: Any) -> dict[str, list[str]]:
    return {
        "source": sorted(Source.objects.visible_to(user).values_list("title", flat=True)),
        "snapshot": sorted(Snapshot.objects.visible_to(user).values_list("source__title", flat=True)),
        "passage": sorted(Passage.objects.visible_to(user).values_list("snapshot__source__title", flat=True)),
    }


@pytest.mark.parametrize("role", list(Role))
def test_a_member_sees_what_the_role_may(desk: Desk, role: Role) -> None:
    assert seen(member(desk, role)) == {"source": SEES[role], "snapshot": SEES[role], "passage": SEES[role]}


def test_nobody_else_sees_anything(desk: Desk) -> None:
    nothing = {"source": [], "snapshot": [], "passage": []}
    inactive = member(desk, Role.ADMINISTRATOR)
    inactive.is_active = False
    inactive.save()
    for outsider in (AnonymousUser(), UserFactory.create(), UserFactory.create(is_superuser=True), inactive):
        assert seen(outsider) == nothing
        assert not Desk.objects.visible_to(outsider).exists()
        assert not Membership.objects.visible_to(outsider).exists()


def test_a_member_of_two_desks_sees_both_with_each_ones_role(desk: Desk) -> None:
    user = member(desk, Role.GUEST)
    other = Source.objects.get(title="of another desk").desk
    SourceFactory.create(desk=other, title="confidential of another desk", confidential=True)
    MembershipFactory.create(desk=other, user=user, role=Role.CHECKER)
    assert seen(user)["source"] == ["confidential of another desk", "of another desk", "open to guests"]
    assert set(Desk.objects.visible_to(user)) == {desk, other}


def test_leaving_the_desk_closes_it(desk: Desk) -> None:
    user = member(desk, Role.EDITOR)
    Membership.objects.get(user=user).delete()
    assert seen(user)["source"] == []


@pytest.mark.parametrize("role", list(Role))
def test_staff_see_the_desks_people_and_a_guest_only_himself(desk: Desk, role: Role) -> None:
    user = member(desk, role)
    colleague = member(desk, Role.EDITOR)
    people = set(Membership.objects.visible_to(user).values_list("user", flat=True))
    assert people == ({user.pk} if role is Role.GUEST else {user.pk, colleague.pk})
    assert list(Desk.objects.visible_to(user)) == [desk]


def test_it_is_one_query_and_goes_on_as_a_queryset(desk: Desk, django_assert_num_queries: Any) -> None:
    user = member(desk, Role.SECOND_READER)
    with django_assert_num_queries(1) as captured:
        assert isinstance(captured, CaptureQueriesContext)
        found = Snapshot.objects.filter(text__contains="48").visible_to(user).filter(source__confidential=False)
        assert len(found) == 2
    assert "DISTINCT" not in captured.captured_queries[0]["sql"]
