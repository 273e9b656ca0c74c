"""Citations, versions, and who may do what at the desk's pages."""

import pytest

from claims.models import CheckRun, Citation, Claim, DraftVersion
from sources.models import Role
from tests.admin.desk_helpers import DRAFT, LOG, at_desk, claim_of, desk_with_editor, span, words

pytestmark = pytest.mark.django_db

FERRY, QUOTED, DENIED = "48 passengers", "Nobody on board", "denied responsibility"


# Citations ----------------------------------------------------------------------------------------------------------


def test_words_of_a_source_are_cited(checked):
    dossier, address, client, editor = checked
    claim, source = claim_of(dossier, FERRY), dossier.sources.get(title="log")
    page = f"{address}sources/{source.pk}/"
    chosen = f"{claim.pk}.{claim.version}"
    assert f'<option value="{chosen}" selected>' in client.get(f"{page}?claim={claim.pk}").text
    sent = span("47 passengers", LOG) | {"claim": chosen, "relation": "contradicts"}
    answer = client.post(page, sent, follow=True)
    assert answer.redirect_chain == [(page, 302)]
    assert "Cited: “47 passengers” contradicts." in words(answer)
    cited = Citation.objects.get(accepted_by=editor)
    assert (cited.claim_version, cited.relation, cited.exact, cited.start) == (
        claim.current, "contradicts", "47 passengers", LOG.index("47"),
    )  # fmt: skip
    late = client.post(page, sent)
    assert late.status_code == 400
    assert "For the claim: Select a valid choice." in words(late)
    assert "47 passengers</textarea>" in late.text


def test_what_cannot_be_cited_is_told(checked):
    dossier, address, client, _ = checked
    claim, source = claim_of(dossier, FERRY), dossier.sources.get(title="log")
    page = f"{address}sources/{source.pk}/"
    sent = {"claim": f"{claim.pk}.{claim.version}", "relation": "supports"}
    none = client.post(page, sent | {"words": "49 passengers"})
    assert (none.status_code, "The text does not have the words “49 passengers”" in words(none)) == (400, True)
    nobody = client.post(page, span("47 passengers", LOG) | {"relation": "supports"})
    assert "For the claim: This field is required." in words(nobody)
    assert Citation.objects.exclude(accepted_by=None).count() == 0


def test_a_link_shows_the_passage(checked):
    dossier, address, client, _ = checked
    source = dossier.sources.get(title="log")
    start = LOG.index("47")
    page = client.get(f"{address}sources/{source.pk}/?from={start}&to={start + 13}").text
    assert f'<span id="passage"></span><mark class="is-shown" data-start="{start}">47 passengers</mark>' in page
    for wrong in ("from=5&to=4", "from=0&to=99999", "from=x&to=1", "from=&to="):
        assert "is-shown" not in client.get(f"{address}sources/{source.pk}/?{wrong}").text


# Versions -----------------------------------------------------------------------------------------------------------


def test_the_next_version_says_what_changed(checked):
    _, address, client, editor = checked
    second = DRAFT.replace("48", "47").replace("met on", "sat on the quay on")
    second = second[: second.index("The Dock Union")] + "The mate counted 12 lifeboats.\n"
    answer = client.post(f"{address}versions/", {"text": second, "note": "after the call"}, follow=True)
    assert answer.redirect_chain == [(f"{address}versions/2/changes/", 302)]
    said = words(answer)
    assert "Version 2 is here. Look at what changed, then check it." in said
    assert "1 changed, 1 new, 1 gone, 1 moved, 0 as they were." in said
    assert "Figure 48 passengers → 47 passengers (the draft changed: 48 -> 47)" in said
    assert "New (1) Found in this version for the first time. Figure 12 lifeboats" in said
    assert "Gone (1) No longer in the draft: these are withdrawn. Responsibility denied responsibility for" in said
    assert "by person" in said
    version = DraftVersion.objects.get(number=2)
    assert (version.note, version.author) == ("after the call", editor)
    assert "This is version 1. The latest is version 2." in words(client.get(f"{address}?version=1"))
    old = client.get(f"{address}?version=1").text
    assert "48 passengers</mark>" in old
    assert "Make a claim" not in old
    assert "stale 2 unchecked 1" in words(client.get(address))
    assert client.get(f"{address}versions/1/changes/").status_code == 404
    assert client.get(f"{address}versions/3/changes/").status_code == 404


def test_the_same_words_are_no_version(checked):
    dossier, address, client, _ = checked
    answer = client.post(f"{address}versions/", {"text": DRAFT, "note": "kept note"})
    assert answer.status_code == 400
    assert "these are the words of version 1, the latest, already." in words(answer)
    assert 'value="kept note"' in answer.text
    nothing = client.post(f"{address}versions/", {})
    assert "Paste the draft: Paste the draft here, or upload it as a file." in words(nothing)
    assert dossier.draft_versions.count() == 1


def test_claims_are_made_in_the_latest_version_only(checked):
    _, address, client, _ = checked
    client.post(f"{address}versions/", {"text": DRAFT.replace("48", "47")})
    answer = client.post(f"{address}?version=1", {"words": "Ilse Brandt", "kind": "quote"})
    assert answer.status_code == 400
    assert Claim.objects.count() == 3


# Who may ------------------------------------------------------------------------------------------------------------


def addresses(dossier):
    """Every address of a dossier's pages, and those of them that take a POST."""
    claim, source = dossier.claims.first(), dossier.sources.first()
    run = CheckRun.objects.get(draft_version__dossier=dossier)
    at = f"/admin/desk/{dossier.pk}/"
    writing = [
        at,
        f"{at}sources/",
        f"{at}sources/add/",
        f"{at}sources/{source.pk}/",
        f"{at}check/",
        f"{at}claims/{claim.pk}/change/",
        f"{at}claims/{claim.pk}/not-a-claim/",
        f"{at}versions/",
    ]
    return [*writing, f"{at}check/{run.pk}/", f"{at}check/{run.pk}/state.json", f"{at}versions/2/changes/"], writing


def test_another_desks_dossier_is_not_there(checked):
    dossier, _, _, _ = checked
    _, stranger, _ = desk_with_editor()
    everywhere, writing = addresses(dossier)
    reading = [place for place in everywhere if not place.endswith(("/add/", "/check/"))]  # these take a POST alone
    assert {place: stranger.get(place).status_code for place in reading} == dict.fromkeys(reading, 404)
    assert {place: stranger.post(place).status_code for place in writing} == dict.fromkeys(writing, 404)
    assert "The ferry" not in words(stranger.get("/admin/desk/"))


def test_a_guest_reads_what_is_open_and_writes_nothing(checked):
    dossier, address, _, _ = checked
    guest, _ = at_desk(dossier.desk, Role.GUEST)
    _, writing = addresses(dossier)
    assert guest.get(address).status_code == 404  # not opened to guests
    dossier.draft.open_to_guests = True
    dossier.draft.save()
    before = (Claim.objects.count(), Citation.objects.count(), CheckRun.objects.count(), DraftVersion.objects.count())
    source = dossier.sources.first()
    source.open_to_guests = True
    source.save()
    assert {place: guest.post(place).status_code for place in writing} == dict.fromkeys(writing, 403)
    page = guest.get(address)
    assert page.status_code == 200
    assert "<form" not in page.text.split('id="content"')[1]
    after = (Claim.objects.count(), Citation.objects.count(), CheckRun.objects.count(), DraftVersion.objects.count())
    assert after == before


def test_a_second_reader_may_set_aside_but_not_make(checked):
    dossier, address, _, _ = checked
    reader, _ = at_desk(dossier.desk, Role.SECOND_READER)
    assert reader.post(address, span("Ilse Brandt") | {"kind": "quote"}).status_code == 403
    claim = claim_of(dossier, DENIED)
    answer = reader.post(f"{address}claims/{claim.pk}/not-a-claim/", {"seen": claim.version, "why": "no claim"})
    assert answer.status_code == 302
    claim.refresh_from_db()
    assert claim.state == "rejected"


def test_nobody_is_let_in_without_a_name(checked, client):
    _, address, _, _ = checked
    for place in ("/admin/desk/", "/admin/desk/new/", address):
        assert client.get(place).headers["Location"] == f"/admin/login/?next={place}"


def test_the_front_page_lists_the_stories(checked):
    dossier, _, client, _ = checked
    said = words(client.get("/admin/desk/"))
    assert f"The ferry {dossier.desk} version 1 done 1 2 Mar 2026, 18:30" in said
