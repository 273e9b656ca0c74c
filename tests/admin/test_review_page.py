"""A claim's page: both sides with their marks, and decisions made on it."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims import models as claims
from claims.models.words import Action, EditorialState, FindingState, Verdict
from claims.review import decide
from sources.models import Role
from tests.factories import (
    DRAFT,
    MOMENT,
    NOTE,
    CitationFactory,
    ClaimCheckFactory,
    FindingFactory,
    NoteFactory,
    OccurrenceFactory,
    member,
    reviewed_claim,
    within,
)

pytestmark = pytest.mark.django_db


def client_of(claim: claims.Claim, role: Role = Role.CHECKER, name: str = "") -> tuple[Client, Any]:
    user = member(claim.dossier.desk, role)
    first, _, last = name.partition(" ")
    User.objects.filter(pk=user.pk).update(is_staff=True, first_name=first, last_name=last)
    user.refresh_from_db()
    client = Client()
    client.force_login(user)
    return client, user


def page_of(claim: claims.Claim) -> str:
    return reverse("admin:claims_claim_change", args=[claim.pk])


def words(html: str) -> str:
    """The page's text on one line, without marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).replace("&#x27;", "'")


def hidden(client: Client, claim: claims.Claim) -> dict[str, str]:
    """The hidden fields of the decision's form, as a browser would send them."""
    html = client.get(page_of(claim)).content.decode()
    form = html.split('id="decision-form"', 1)[1].split("</form>", 1)[0]
    return dict(re.findall(r'<input type="hidden" name="(seen|current|state|rows|digest)" value="([^"]*)"', form))


def quarrelling_claim() -> tuple[claims.Claim, claims.Finding]:
    """48 passengers in the draft against 47 in the log, which is cited."""
    claim = reviewed_claim()
    assert claim.current is not None
    place = claim.current.occurrences.get()
    log = NOTE.replace("48", "47")
    citation = CitationFactory.create(
        claim_version=claim.current,
        snapshot__text=log,
        snapshot__source__desk=claim.dossier.desk,
        snapshot__source__title="The log of 2 March",
        snapshot__source__publisher="Harbour office",
        **within(log, "47"),
    )
    run = ClaimCheckFactory.create(
        run__draft_version=place.draft_version,
        claim_version=claim.current,
        outcome="problem",
        notes=["log.txt has 47 for passengers"],
    ).run
    there = within(log, "47")
    finding = FindingFactory.create(
        claim=claim,
        claim_version=claim.current,
        last_run=run,
        start=place.start,
        end=place.end,
        evidence=citation.snapshot,
        evidence_start=there["start"],
        evidence_end=there["end"],
        arithmetic="48 - 47 = 1",
        differences=[
            {
                "draft": "48", "source": "47", "kind": "number", "start": place.start, "end": place.end,
                "source_start": there["start"], "source_end": there["end"],
            }
        ],
    )  # fmt: skip
    return claim, finding


def test_both_sides_stand_in_their_paragraphs_with_the_difference_marked() -> None:
    claim, _ = quarrelling_claim()
    client, _ = client_of(claim)
    html = client.get(page_of(claim)).content.decode()
    assert (
        '<p class="review-text" dir="auto">The ferry carried <mark><ins>48</ins></mark> passengers on Monday. '
        "“Nobody was hurt,” said the harbour master, Ilse Brandt.\n</p>"
    ) in html
    assert (
        '<p class="review-text" dir="auto">Harbour log, 2 March. Passengers aboard: <mark><del>47</del></mark>. '
        "The harbour master said nobody was hurt.\n</p>"
    ) in html
    assert 'In the draft: <ins dir="auto">48</ins>. In the source: <del dir="auto">47</del>.' in html
    said = words(html)
    assert "In the draft version 1" in said
    assert "The log of 2 March Harbour office, 2 March 2026, primary source" in said
    assert "Supports the claim, proposed by the machine. Compared for the finding quantity.mismatch." in said
    assert "High: The draft says 48 passengers, the log says 47. 48 - 47 = 1 quantity.mismatch" in said
    assert "What was compared log.txt has 47 for passengers Checked" in said
    assert "1 open finding" in said
    assert "<script>" not in html
    assert not re.search(r"<[^>]+ (style|on[a-z]+)=", html)


def test_the_page_asks_the_database_this_often() -> None:
    claim, _ = quarrelling_claim()
    client, _ = client_of(claim)
    client.get(page_of(claim))
    with CaptureQueriesContext(connection) as captured:
        client.get(page_of(claim))
    assert len(captured) == 30


def test_a_note_is_shown_as_heard() -> None:
    claim = reviewed_claim()
    note = NoteFactory.create(claim_version=claim.current)
    client, _ = client_of(claim)
    said = words(client.get(page_of(claim)).content.decode())
    assert (
        "Heard by phone Called the harbour office, which confirmed the number. "
        f"3 March 2026, noted by {note.accepted_by}. Checked by a person only."
    ) in said
    assert "Nothing yet: these words were never checked." in said


def test_an_approval_is_made_and_told() -> None:
    claim = reviewed_claim()
    client, user = client_of(claim, name="Mira Kaya")
    sent = hidden(client, claim) | {"action": "approve", "verdict": "supported", "why": "The log has it."}
    answer = client.post(page_of(claim), sent, follow=True)
    assert answer.redirect_chain == [(page_of(claim), 302)]
    said = words(answer.content.decode())
    assert "Approved as supported." in said
    assert "Approved, held supported" in said
    assert "Mira Kaya approved it as supported" in said
    decision = claims.Decision.objects.get()
    assert (decision.reviewer, decision.seen, decision.why) == (user, 1, "The log has it.")


@pytest.mark.parametrize(
    ("action", "verdict", "state", "told"),
    [
        ("request_changes", "", "changes_requested", "Changes requested. The claim goes back to its author."),
        ("request_changes", "supported", "changes_requested", "Changes requested. The claim goes back to its author."),
        ("reject", "", "rejected", "Rejected: this is not a claim."),
        (
            "approve", "contradicted", "changes_requested",
            "Sent back to the author: a claim held “contradicted” cannot stand in the desk's own draft.",
        ),
    ],
)  # fmt: skip
def test_what_each_button_does(action: str, verdict: str, state: str, told: str) -> None:
    claim = reviewed_claim()
    client, _ = client_of(claim)
    sent = hidden(client, claim) | {"action": action, "verdict": verdict, "why": "Because."}
    answer = client.post(page_of(claim), sent, follow=True)
    assert told in words(answer.content.decode())
    claim.refresh_from_db()
    assert claim.state == state


def test_a_missing_verdict_or_reason_is_said_and_the_rest_is_kept() -> None:
    claim = reviewed_claim()
    client, _ = client_of(claim)
    sent = hidden(client, claim)
    answer = client.post(page_of(claim), sent | {"action": "approve", "why": "It is in the log."})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "Please choose a verdict." in html
    assert "It is in the log.</textarea>" in html
    answer = client.post(page_of(claim), sent | {"action": "reject", "verdict": "opinion"})
    assert "Please say why: the decision “reject (not a claim)” needs a reason." in answer.content.decode()
    assert 'value="opinion" checked' in answer.content.decode()
    assert claims.Decision.objects.count() == 0


def test_a_conflict_shows_what_changed_and_keeps_what_was_typed() -> None:
    claim, finding = quarrelling_claim()
    mine, _ = client_of(claim)
    _, other = client_of(claim, name="Chris Okoro")
    sent = hidden(mine, claim) | {"action": "approve", "verdict": "supported", "why": "Word for word."}
    decide(claim=claim, seen=1, by=other, action=Action.REQUEST_CHANGES, why="Which log?", now=MOMENT)
    fresh = FindingFactory.create(
        claim=claim, claim_version=claim.current, last_run=finding.last_run, severity="low", message="It was Tuesday."
    )
    claims.Finding.objects.filter(pk=finding.pk).update(state=FindingState.GONE)
    answer = mine.post(page_of(claim), sent)
    assert answer.status_code == 409
    html = answer.content.decode()
    told = re.findall(r"<li>(.*?)</li>", html.split('class="review-trouble"')[1].split("</div>")[0])
    assert told == [
        "Chris Okoro requested changes, 2 March at 09:00. Reason: Which log?",
        "New finding, low: It was Tuesday.",
        "A finding is gone: The draft says 48 passengers, the log says 47.",
    ]
    assert "This claim changed while you were reading it, so nothing was saved. What you typed is kept below." in html
    assert "You had chosen: Approve, supported." in html
    assert "Word for word.</textarea>" in html
    assert 'name="seen" value="2"' in html
    assert f"f{fresh.pk}o" in html
    assert claims.Decision.objects.count() == 1


def test_a_change_of_the_words_is_told() -> None:
    claim = reviewed_claim()
    client, _ = client_of(claim)
    sent = hidden(client, claim) | {"action": "approve", "verdict": "supported"}
    editor = member(claim.dossier.desk, Role.EDITOR)
    was = claim.current
    assert was is not None
    version = claims.ClaimVersion.objects.create(
        claim=claim, number=2, text="48 people", payload={"value": "48", "measure": "people"}, origin="person",
        editor=editor, reason="The log counts crew.",
    )  # fmt: skip
    OccurrenceFactory.create(
        claim_version=version, draft_version=was.occurrences.get().draft_version, **within(DRAFT, "48")
    )
    claims.Claim.objects.guarded_update(claim.pk, seen=1, current=version, last_editor=editor)
    html = client.post(page_of(claim), sent).content.decode()
    told = re.findall(r"<li>(.*?)</li>", html.split('class="review-trouble"')[1].split("</div>")[0])
    assert told == [
        f"The claim was changed by {editor}: The log counts crew.",
        "Its words are now “48 people”.",
        "Of what: “” before, “people” now.",
    ]


def test_a_finding_that_arrived_meanwhile_stops_an_approval() -> None:
    claim, finding = quarrelling_claim()
    claims.Finding.objects.filter(pk=finding.pk).update(state=FindingState.GONE)
    client, _ = client_of(claim)
    sent = hidden(client, claim) | {"action": "approve", "verdict": "supported"}
    claims.Finding.objects.filter(pk=finding.pk).update(state=FindingState.OPEN)
    answer = client.post(page_of(claim), sent)
    assert answer.status_code == 409
    assert "New finding, high: The draft says 48 passengers, the log says 47." in answer.content.decode()
    assert claims.Decision.objects.count() == 0


def test_hidden_fields_made_up_tell_nothing_of_other_desks() -> None:
    claim = reviewed_claim()
    foreign = FindingFactory.create(message="The minister resigned.")
    client, _ = client_of(claim)
    sent = hidden(client, claim) | {"seen": "7", "rows": f"f{foreign.pk}o,c99,zz", "action": "reject", "why": "no"}
    answer = client.post(page_of(claim), sent)
    assert answer.status_code == 409
    assert "minister" not in answer.content.decode()


def test_one_s_own_claim_is_for_somebody_else() -> None:
    claim = reviewed_claim()
    client, user = client_of(claim)
    claims.Claim.objects.filter(pk=claim.pk).update(author=user, state=EditorialState.IN_REVIEW)
    html = client.get(page_of(claim)).content.decode()
    assert "You wrote this claim, so somebody else must review it." in html
    assert re.findall(r'name="action" value="(\w+)"', html) == ["withdraw"]
    sent = hidden(client, claim) | {"action": "approve", "verdict": "supported"}
    answer = client.post(page_of(claim), sent)
    assert answer.status_code == 403
    assert "You wrote this claim, so somebody else must review it." in answer.content.decode()


def test_a_finding_is_set_aside_on_the_page() -> None:
    claim, finding = quarrelling_claim()
    client, _ = client_of(claim)
    sent = hidden(client, claim) | {"dismiss": str(finding.pk), "finding_seen": "1"}
    answer = client.post(page_of(claim), sent | {"because": " "})
    assert (answer.status_code, "Please say why this finding can be set aside." in answer.content.decode()) == (
        400,
        True,
    )
    answer = client.post(page_of(claim), sent | {"because": "One was the pilot."}, follow=True)
    said = words(answer.content.decode())
    assert "The finding is set aside. It comes back if what it says changes." in said
    assert "High, set aside: The draft says 48 passengers" in said
    assert ": One was the pilot." in said
    assert "No open finding" in said
    again = client.post(page_of(claim), sent | {"because": "Twice."})
    assert again.status_code == 409
    assert "A finding was dismissed: The draft says 48 passengers, the log says 47." in again.content.decode()


def test_a_finding_is_taken_back_on_the_page() -> None:
    claim, finding = quarrelling_claim()
    client, reader = client_of(claim)
    sent = hidden(client, claim) | {"dismiss": str(finding.pk), "finding_seen": "1"}
    client.post(page_of(claim), sent | {"because": "One was the pilot."})
    assert 'name="take_back"' in client.get(page_of(claim)).content.decode()
    back = hidden(client, claim) | {"take_back": str(finding.pk), "finding_seen": "2"}
    answer = client.post(page_of(claim), back | {"because": ""})
    assert (answer.status_code, "Please say why this finding matters after all." in answer.content.decode()) == (
        400,
        True,
    )
    answer = client.post(page_of(claim), back | {"because": "He paid, too."}, follow=True)
    said = words(answer.content.decode())
    assert "The finding is open again and counts against the claim." in said
    assert "High: The draft says 48 passengers" in said
    assert "1 open finding" in said
    assert [f"by {reader} on" in one for one in said.split("Set aside ")[1:2]] == [True]
    assert ": One was the pilot." in said
    assert ": He paid, too." in said
    again = client.post(page_of(claim), back | {"because": "Twice."})
    assert again.status_code == 409
    assert "A finding is open again: The draft says 48 passengers, the log says 47." in again.content.decode()


def test_what_is_confidential_is_counted_and_not_shown_to_second_readers() -> None:
    claim, _ = quarrelling_claim()
    source = claims.Citation.objects.get().snapshot.source  # type: ignore[union-attr]
    source.confidential = True
    source.save()
    client, _ = client_of(claim, Role.SECOND_READER)
    said = words(client.get(page_of(claim)).content.decode())
    assert "1 more is confidential and not shown to you." in said
    assert "Some of what was compared is confidential, so it is not told here." in said
    assert "the log says 47" not in said
    assert "47 passengers" not in said
    assert "The log of 2 March" not in said


def test_a_guest_reads_and_decides_nothing() -> None:
    claim = reviewed_claim()
    draft = claim.dossier.draft
    draft.open_to_guests = True
    draft.save()
    client, _ = client_of(claim, Role.GUEST)
    html = client.get(page_of(claim)).content.decode()
    assert "Guests read; they decide nothing." in html
    assert 'name="action"' not in html


def test_strangers_find_no_claim() -> None:
    claim, other = reviewed_claim(), reviewed_claim()
    client, _ = client_of(other)
    assert client.get(page_of(claim)).status_code == 404
    assert client.post(page_of(claim), {"action": "reject", "why": "no"}).status_code == 404
    assert client.get(reverse("admin:claims_claim_change", args=["x"])).status_code == 404


def test_the_second_reader_is_asked_to_agree() -> None:
    claim = reviewed_claim(state=EditorialState.SECOND_REVIEW, verdict=Verdict.SUPPORTED)
    client, _ = client_of(claim, Role.SECOND_READER)
    html = client.get(page_of(claim)).content.decode()
    buttons = re.findall(r'name="action" value="(\w+)">([^<]+)<', html)
    assert buttons == [
        ("approve", "Agree with the first reading"),
        ("disagree", "Disagree with the first reading"),
        ("request_changes", "Request changes"),
    ]


def test_the_list_leads_to_the_page_and_says_where_each_claim_stands() -> None:
    claim, _ = quarrelling_claim()
    client, user = client_of(claim)
    html = client.get(reverse("admin:claims_claim_changelist")).content.decode()
    cells = [words(cell) for cell in re.findall(r'<t[hd] class="field-[^>]*>(.*?)</t[hd]>', html)]
    assert cells == ["48 passengers", "Figure", "problem", "1", "proposed", "-", claim.dossier.title]
    assert f'<a href="{page_of(claim)}">48 passengers</a>' in html
    for query, shown in (
        ("?review=me", 1),
        ("?check_status=problem", 1),
        ("?check_status=ok", 0),
        ("?q=passengers", 1),
    ):
        answer = client.get(reverse("admin:claims_claim_changelist") + query)
        assert answer.context["cl"].result_count == shown, query
    claims.Claim.objects.filter(pk=claim.pk).update(author=user)
    assert client.get(reverse("admin:claims_claim_changelist") + "?review=me").context["cl"].result_count == 0
