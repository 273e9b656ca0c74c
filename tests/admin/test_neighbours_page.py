"""The page that puts a story's figures beside those of other dossiers."""

from fractions import Fraction

import pytest

from sources.models import Role, Source
from tests.admin.desk_helpers import at_desk, words
from tests.api.caller import caller
from tests.factories import DeskFactory, DossierFactory, FactFactory

pytestmark = pytest.mark.django_db


def figure(dossier, value):
    number = Fraction(value)
    return FactFactory.create(
        claim_version__claim__dossier=dossier, event_key="2031", value=number, lo=number, hi=number
    )


def test_it_shows_both_figures_with_the_way_to_them():
    desk = DeskFactory.create()
    here, there = DossierFactory.create(desk=desk), DossierFactory.create(desk=desk, title="The other story")
    mine, theirs = figure(here, 48), figure(there, 47)
    reader, _ = at_desk(desk, Role.SECOND_READER)
    page = reader.get(f"/admin/desk/{here.pk}/other-dossiers/")
    html = page.content.decode()
    assert "ferry, passenger, 2031" in words(page)
    assert "48 - 47 = 1" in words(page)
    assert f'href="/admin/claims/claim/{mine.claim_version.claim_id}/change/">48<' in html
    assert f'href="/admin/claims/claim/{theirs.claim_version.claim_id}/change/">47<' in html
    assert f'href="/admin/desk/{there.pk}/">The other story<' in html
    Source.objects.filter(pk=there.draft_id).update(confidential=True)
    closed = words(reader.get(f"/admin/desk/{here.pk}/other-dossiers/"))
    assert "No figure of this dossier is contradicted" in closed
    assert "The other story" not in closed


def test_it_is_closed_to_strangers():
    here = DossierFactory.create()
    stranger, _ = at_desk(DeskFactory.create(), Role.EDITOR)
    assert stranger.get(f"/admin/desk/{here.pk}/other-dossiers/").status_code == 404


def test_the_api_gives_the_same_for_the_tokens_desk():
    program = caller()
    here, there = DossierFactory.create_batch(2, desk=program.desk)
    mine, theirs = figure(here, 48), figure(there, 47)
    (row,) = program.get(f"/dossiers/{here.pk}/disagreements").json()["results"]
    assert (row["rule"], row["severity"], row["arithmetic"]) == ("quantity.conflict", "medium", "48 - 47 = 1")
    assert {row["fact"]["claim"], row["other"]["claim"]} == {one.claim_version.claim_id for one in (mine, theirs)}
    assert {row["fact"]["interval"], row["other"]["interval"]} == {"[48, 48]", "[47, 47]"}
    assert row["fact"]["snapshot"] is None
    assert program.get(f"/dossiers/{DossierFactory.create().pk}/disagreements").status_code == 404
