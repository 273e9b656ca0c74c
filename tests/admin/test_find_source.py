"""Find source: words are looked for, what differs is shown, and the source is attached with one press."""

from typing import Any
from urllib.parse import urlencode

import pytest

from claims.models import ClaimCheck, DossierSource
from sources.models import Role, Source
from tests.admin.desk_helpers import at_desk, claim_of, desk_with_editor, opened, words
from tests.claims.checking_helpers import drain
from tests.claims.intake_helpers import source
from tests.factories import DeskFactory

pytestmark = pytest.mark.django_db

INTERVIEW = (
    "Asked about the ice, the pilot said: “We steer by the old lights, and we wait for daylight.” He said no more."
)
SAID = "We steer by the old lights, and we wait for daylight."


def asking(quote: str) -> str:
    return "?" + urlencode({"words": quote})


def found_for(client: Any, dossier: Any, quote: str) -> Any:
    return client.get(f"/admin/desk/{dossier.pk}/find-source/{asking(quote)}")


def with_interview() -> tuple[Any, Any, Any, Any]:
    """A story, and an interview on its desk that is not attached: client, editor, dossier, snapshot."""
    desk, client, editor = desk_with_editor()
    dossier = opened(client, desk)
    snapshot = source(desk, editor, INTERVIEW, "pilot.txt", title="The pilot speaks")
    drain()
    return client, editor, dossier, snapshot


def test_words_are_found_and_the_source_is_attached_with_one_press() -> None:
    client, _, dossier, snapshot = with_interview()
    page = found_for(client, dossier, SAID)
    said = words(page)
    assert "1 source The pilot speaks" in said
    assert "Exact" in said
    assert f"<mark>{SAID[:-1]}" in page.text
    address = f"/admin/desk/{dossier.pk}/find-source/attach/"
    assert client.get(address).status_code == 405
    after = client.post(address, {"snapshot": snapshot.pk, "words": SAID}, follow=True)
    assert "“The pilot speaks” is attached. Check again to compare the draft with it." in words(after)
    assert "Among the sources of this check." in words(after)
    link = DossierSource.objects.get(dossier=dossier, source=snapshot.source)
    assert (link.snapshot, link.position) == (snapshot, 2)
    again = client.post(address, {"snapshot": snapshot.pk, "words": SAID}, follow=True)
    assert "“The pilot speaks” is among the sources already." in words(again)
    assert DossierSource.objects.filter(dossier=dossier).count() == 3


def test_what_differs_is_shown_on_both_sides() -> None:
    client, _, dossier, _ = with_interview()
    page = found_for(client, dossier, SAID.replace("old", "new"))
    assert "<del>old</del>" in page.text
    assert "Here: new. In the source: old." in words(page)
    assert "Altered" in words(page)


def test_it_searches_all_ones_desks_without_a_dossier_and_attaches_nothing_there() -> None:
    client, *_ = with_interview()
    page = client.get("/admin/desk/find-source/" + asking(SAID))
    assert "1 source The pilot speaks" in words(page)
    assert "Attach to this check" not in words(page)
    assert '<a href="/admin/desk/find-source/">Find source</a>' in client.get("/admin/").text
    assert '<a href="/admin/desk/find-source/">Find source</a>' in client.get("/admin/desk/").text


def test_too_little_is_told_beside_the_field_and_nothing_found_is_said() -> None:
    client, _, dossier, _ = with_interview()
    for quote, told in (
        ("old lights", "Write at least 3 words: fewer stand everywhere."),
        ("", "This field is required."),
        ("word " * 1001, "Ensure this value has at most 5000 characters (it has 5004)."),
    ):
        page = found_for(client, dossier, quote)
        assert page.status_code == 400
        assert told in words(page)
    assert "Nothing found No source that you may see" in words(found_for(client, dossier, "The moon is a green cheese"))


def test_who_may_not_write_finds_and_attaches_nothing() -> None:
    _, _, dossier, snapshot = with_interview()
    reader, _ = at_desk(dossier.desk, Role.SECOND_READER)
    assert "1 source The pilot speaks" in words(found_for(reader, dossier, SAID))
    assert "Attach to this check" not in words(found_for(reader, dossier, SAID))
    address = f"/admin/desk/{dossier.pk}/find-source/attach/"
    assert reader.post(address, {"snapshot": snapshot.pk}).status_code == 403
    Source.objects.filter(pk=snapshot.source_id).update(confidential=True)
    assert "Nothing found" in words(found_for(reader, dossier, SAID))
    stranger, _ = at_desk(DeskFactory.create(), Role.EDITOR)
    assert found_for(stranger, dossier, SAID).status_code == 404
    assert "Nothing found" in words(stranger.get("/admin/desk/find-source/" + asking(SAID)))
    assert DossierSource.objects.filter(dossier=dossier).count() == 2


def test_only_a_source_of_the_desk_is_attached() -> None:
    client, editor, dossier, _ = with_interview()
    address = f"/admin/desk/{dossier.pk}/find-source/attach/"
    for number in ("", "x", "999999999", "²"):
        assert client.post(address, {"snapshot": number}).status_code == 404
    other, _, theirs = desk_with_editor()
    assert client.post(address, {"snapshot": source(other, theirs, INTERVIEW).pk}).status_code == 404
    draft = dossier.draft_versions.get().snapshot
    refused = client.post(address, {"snapshot": draft.pk}, follow=True)
    assert "Not attached: a draft under check is no evidence." in words(refused)
    del editor


def test_a_claims_page_leads_to_the_search_for_its_words() -> None:
    desk, client, editor = desk_with_editor()
    dossier = opened(client, desk, checked=True)
    claim = claim_of(dossier, "Nobody on board")
    page = client.get(f"/admin/claims/claim/{claim.pk}/change/")
    address = f"/admin/desk/{dossier.pk}/find-source/?words=Nobody+on+board+was+ever+in+danger%2C"
    assert f'<a href="{address}">Look for these words in all sources of the desk</a>' in page.text
    assert "1 source log" in words(client.get(address))
    del editor


def test_an_absent_quotation_is_told_where_else_on_the_desk_it_stands() -> None:
    desk, client, editor = desk_with_editor()
    draft = f"The harbour was closed. “{SAID}” said the pilot, Olof Berg.\n"
    made = client.post(
        "/admin/desk/new/",
        {"desk": desk.pk, "title": "Ice", "mode": "own_draft", "language": "en", "text": draft},
    )
    assert made.status_code == 302
    dossier = desk.dossiers.get()
    log = source(desk, editor, "Harbour log. The harbour was closed on Monday because of ice.", "log.txt", title="Log")
    client.post(f"/admin/desk/{dossier.pk}/find-source/attach/", {"snapshot": log.pk})
    snapshot = source(desk, editor, INTERVIEW, "pilot.txt", title="The pilot speaks")
    drain()
    client.post(f"/admin/desk/{dossier.pk}/check/")
    drain()
    claim = claim_of(dossier, SAID)
    check = ClaimCheck.objects.get(claim_version=claim.current)
    start = INTERVIEW.index(SAID)
    assert check.notes[-1] == f"elsewhere: {snapshot.pk} {start} {start + len(SAID)}"
    assert check.outcome == "problem"

    address = f"/admin/claims/claim/{claim.pk}/change/"
    said = f"these words stand in “The pilot speaks” (as it was on {snapshot.captured_at:%-d %B %Y}), "
    said += "which is not attached to this dossier"
    assert said in words(client.get(address))
    reader, _ = at_desk(desk, Role.SECOND_READER)
    assert said in words(reader.get(address))
    Source.objects.filter(pk=snapshot.source_id).update(confidential=True)
    assert "The pilot speaks" not in words(reader.get(address))
    assert said in words(client.get(address))
    client.post(f"/admin/desk/{dossier.pk}/find-source/attach/", {"snapshot": snapshot.pk})
    assert "not attached to this dossier" not in words(client.get(address))


def test_a_check_does_not_look_into_what_its_readers_may_not_see() -> None:
    desk, client, editor = desk_with_editor()
    draft = f"The harbour was closed. “{SAID}” said the pilot, Olof Berg.\n"
    fields = {"desk": desk.pk, "title": "Ice", "mode": "own_draft", "language": "en", "text": draft}
    assert client.post("/admin/desk/new/", fields).status_code == 302
    dossier = desk.dossiers.get()
    log = source(desk, editor, "Harbour log. The harbour was closed on Monday because of ice.", "log.txt", title="Log")
    client.post(f"/admin/desk/{dossier.pk}/find-source/attach/", {"snapshot": log.pk})
    source(desk, editor, INTERVIEW, "pilot.txt", title="The pilot speaks", confidential=True)
    other, _, theirs = desk_with_editor()
    source(other, theirs, INTERVIEW, "pilot.txt")
    drain()
    client.post(f"/admin/desk/{dossier.pk}/check/")
    drain()
    check = ClaimCheck.objects.get(claim_version=claim_of(dossier, SAID).current)
    assert check.outcome == "problem"
    assert [note for note in check.notes if "elsewhere" in note] == []
