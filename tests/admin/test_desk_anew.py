"""A source captured anew at the desk: what became of its passages is shown, and one press takes the snapshot over."""

from typing import Any

import pytest

from claims.models import Citation, Dossier, DossierSource, Reanchoring
from sources.models import Role, Snapshot, Source
from tests.admin.desk_helpers import LOG, a_file, at_desk, claim_of, words
from tests.claims.checking_helpers import drain

pytestmark = pytest.mark.django_db(transaction=True)

CHANGED = LOG.replace("was ever in danger", "was in danger")


def log_of(dossier: Dossier) -> DossierSource:
    return DossierSource.objects.select_related("source").get(dossier=dossier, source__title__icontains="log")


def anew(client: Any, dossier: Dossier, text: str = CHANGED) -> Any:
    source = log_of(dossier).source_id
    where = f"/admin/desk/{dossier.pk}/sources/{source}/anew/"
    answer = client.post(where, {"anew-file": a_file("log.txt", text)}, follow=True)
    drain()
    return answer


def test_what_became_of_the_passages_is_on_the_pages(checked: tuple[Dossier, str, Any, Any]) -> None:
    dossier, address, client, _ = checked
    claim = claim_of(dossier, "Nobody on board")
    source = f"{address}sources/{log_of(dossier).source_id}/"
    assert "Changed since" not in words(client.get(source))
    answer = anew(client, dossier)
    assert answer.redirect_chain == [(source, 302)]
    assert "Kept. Its cited passages are being looked for in it" in words(answer)
    change = Reanchoring.objects.get(citation__claim_version=claim.current, state="altered")
    assert change.reason.endswith("“ever” was left out.")
    shown = words(client.get(source))
    assert "Changed since: a newer snapshot of" in shown
    assert "Of the passages cited: 1 changed" in shown
    assert change.reason in shown
    assert "Take the newer snapshot over and check again" in client.get(source).text
    assert "changed since" in words(client.get(f"{address}sources/"))
    page = client.get(f"/admin/claims/claim/{claim.pk}/change/")
    assert "Out of date: something changed since it was checked" in words(page)
    assert words(page).count(change.reason) == 2, "beside the passage, and as a finding"
    assert "source.changed" in words(page)
    assert "Nobody on board was <del>ever</del> in danger," in " ".join(page.text.split())


def test_one_press_takes_it_over_and_checks_again(checked: tuple[Dossier, str, Any, Any]) -> None:
    dossier, address, client, _ = checked
    link = log_of(dossier)
    anew(client, dossier, f"Printed again.\n\n{LOG}")
    new = Snapshot.objects.latest("pk")
    where = f"{address}sources/{link.source_id}/take-over/"
    stale = client.post(where, {"snapshot": new.pk, "seen": new.pk}, follow=True)
    assert "Somebody changed which snapshot is read meanwhile" in words(stale)
    answer = client.post(where, {"snapshot": new.pk, "seen": link.snapshot_id}, follow=True)
    assert answer.redirect_chain[0][0].startswith(f"{address}check/")
    assert "“log” is read as it is now. 1 citation followed its words." in words(answer)
    drain()
    claim = claim_of(dossier, "Nobody on board")
    assert list(Citation.objects.filter(claim_version=claim.current).values_list("snapshot", flat=True)) == [new.pk]
    assert "Changed since" not in words(client.get(f"{address}sources/{link.source_id}/"))
    assert "changed since" not in words(client.get(f"{address}sources/"))


def test_nothing_and_the_same_bytes_are_no_snapshot(checked: tuple[Dossier, str, Any, Any]) -> None:
    dossier, address, client, _ = checked
    where = f"{address}sources/{log_of(dossier).source_id}/anew/"
    assert "Choose the file, or paste its words." in words(client.post(where, follow=True))
    assert "Not taken: The file is empty." in words(
        client.post(where, {"anew-file": a_file("log.txt", "")}, follow=True)
    )
    assert "These bytes stand already" in words(client.post(where, {"anew-file": a_file("log.txt", LOG)}, follow=True))
    assert Snapshot.objects.filter(source=log_of(dossier).source).count() == 1
    assert "Kept." in words(client.post(where, {"anew-words": CHANGED}, follow=True))
    assert client.get(where).status_code == 405


def test_only_the_desk_does_and_sees_it(checked: tuple[Dossier, str, Any, Any]) -> None:
    dossier, address, client, _ = checked
    link = log_of(dossier)
    claim = claim_of(dossier, "Nobody on board")
    anew(client, dossier)
    new = Snapshot.objects.latest("pk")
    reader, _ = at_desk(dossier.desk, Role.SECOND_READER)
    source = f"{address}sources/{link.source_id}/"
    assert "Of the passages cited: 1 changed" in words(reader.get(source))
    assert "Take the newer snapshot over" not in reader.get(source).text
    assert reader.post(f"{source}take-over/", {"snapshot": new.pk, "seen": link.snapshot_id}).status_code == 403
    assert reader.post(f"{source}anew/", {"anew-words": "Mine."}).status_code == 403
    Source.objects.filter(pk=link.source_id).update(confidential=True)
    assert reader.get(source).status_code == 404
    assert "was left out" not in words(reader.get(f"/admin/claims/claim/{claim.pk}/change/"))
    assert "was left out" in words(client.get(f"/admin/claims/claim/{claim.pk}/change/"))
    assert log_of(dossier).snapshot_id == link.snapshot_id
