"""Checking, the draft's page, claims and citations made by hand, versions: as an editor meets them."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import CheckRun, Claim, Decision
from claims.models.words import RunState
from sources.models import Job
from tests.admin.desk_helpers import DRAFT, claim_of, desk_with_editor, opened, span, words
from tests.claims.checking_helpers import drain
from tests.indexing import index_now

pytestmark = pytest.mark.django_db

FERRY, QUOTED, DENIED = "48 passengers", "Nobody on board", "denied responsibility"


# The check ----------------------------------------------------------------------------------------------------------


def test_a_check_is_asked_for_once_and_watched_to_its_end():
    desk, client, _ = desk_with_editor()
    dossier = opened(client, desk)
    index_now()
    address = f"/admin/desk/{dossier.pk}/check/"
    assert client.get(address).status_code == 405
    asked = client.post(address)
    run = CheckRun.objects.get()
    assert asked.headers["Location"] == f"{address}{run.pk}/"
    assert client.post(address).headers["Location"] == f"{address}{run.pk}/"
    assert list(Job.objects.values_list("name", flat=True)) == ["claims.find"]
    page = client.get(f"{address}{run.pk}/")
    assert "Looking for the claims in the draft …" in words(page)
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page.text
    assert f'data-state="{address}{run.pk}/state.json"' in page.text
    state = client.get(f"{address}{run.pk}/state.json").json()
    assert state == {"done": 0, "total": 0, "state": "queued", "next": None}

    drain()
    done = f"/admin/desk/{dossier.pk}/?version=1"
    assert client.get(f"{address}{run.pk}/state.json").json() == {"done": 3, "total": 3, "state": "done", "next": done}
    assert client.get(f"{address}{run.pk}/").headers["Location"] == done
    again = client.post(address, follow=True)
    assert again.redirect_chain == [(f"/admin/desk/{dossier.pk}/", 302)]
    assert "Nothing has changed since the last check." in words(again)
    assert CheckRun.objects.count() == 1


def test_a_failed_check_says_why(checked):
    _, address, client, _ = checked
    run = CheckRun.objects.get()
    CheckRun.objects.filter(pk=run.pk).update(state=RunState.FAILED, error="the disk was full")
    page = client.get(f"{address}check/{run.pk}/")
    assert "The check could not be finished, after 3 of 3 claims: the disk was full" in words(page)
    assert "refresh" not in page.text
    assert client.get(f"{address}check/{run.pk}/state.json").json()["next"] == f"{address}check/{run.pk}/"
    assert "The last check failed" in words(client.get(address))


@pytest.mark.usefixtures("checked")
def test_a_run_of_another_dossier_is_not_there():
    desk, other, _ = desk_with_editor()
    dossier = opened(other, desk)
    run = CheckRun.objects.get()
    assert other.get(f"/admin/desk/{dossier.pk}/check/{run.pk}/").status_code == 404
    assert other.get(f"/admin/desk/{dossier.pk}/check/{run.pk}/state.json").status_code == 404


# The draft's page ---------------------------------------------------------------------------------------------------


def test_the_draft_shows_every_claim_in_its_place_with_its_status(checked):
    _, address, client, _ = checked
    text = client.get(address).text
    start = DRAFT.index(FERRY)
    assert (
        f'<span id="at-1"></span><mark class="is-problem" data-start="{start}">48 passengers</mark>'
        f'<a class="tag is-problem" href="#claim-{Claim.objects.get(kind="quantity").pk}">1&nbsp;problem, medium</a>'
    ) in text
    behind = DRAFT.index("Tuesday") - 1  # code points: the emoji before it is one
    assert f'<span data-start="{behind}"> Tuesday. قال المدير إن الميناء مفتوح.</span></div>' in text


def test_the_text_between_the_tags_is_the_draft(checked):
    _, address, client, _ = checked
    found = re.findall(r'data-start="(\d+)">(.*?)</(?:span|mark)>', client.get(address).text, re.DOTALL)
    shown = [(int(start), unescape(words)) for start, words in found]
    assert "".join(piece for _, piece in shown) == DRAFT.strip()
    at = 0
    for start, piece in shown:
        assert start == at
        at += len(piece)


def test_markup_in_a_draft_is_words():
    desk, client, _ = desk_with_editor()
    client.post(
        "/admin/desk/new/", {"desk": desk.pk, "mode": "own_draft", "text": "<b>&amp;</b> <script>x</script> 7 seats"}
    )
    dossier = desk.dossiers.get()
    page = client.get(f"/admin/desk/{dossier.pk}/").text
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt; &lt;script&gt;x&lt;/script&gt; 7 seats" in page
    assert "<script>x" not in page


def test_problems_stand_first_and_one_status_can_be_chosen(checked):
    _, address, client, _ = checked

    def shown(query):
        page = client.get(f"{address}?{query}").text
        return [part.split("</p>")[0] for part in page.split('<p class="claim-words" dir="auto">')[1:]]

    quoted, denied = "Nobody on board was ever in danger,", "denied responsibility for the strike 🚢 of"
    assert shown("") == [FERRY, quoted, denied]
    assert shown("only=ok") == [quoted, denied]
    assert shown("only=problem") == [FERRY]
    assert shown("only=nonsense") == [FERRY, quoted, denied]
    assert shown("order=text") == [FERRY, quoted, denied]
    said = words(client.get(address))
    assert "all 3 problem 1 stale 0 unchecked 0 ok 2" in said
    assert "48 passengers (2026): log.txt counts the same thing, but nowhere 48. In the source: log" in said


def test_an_old_or_wrong_version_number(checked):
    _, address, client, _ = checked
    assert client.get(f"{address}?version=7").status_code == 404
    assert client.get(f"{address}?version=x").status_code == 200


def test_the_page_asks_no_more_of_the_database_with_more_claims(checked):
    _, address, client, _ = checked

    def queries():
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    before = queries()
    for text in ("The harbour board", "Ilse Brandt", "Dock Union"):
        client.post(address, span(text) | {"kind": "quote"})
    drain()
    assert Claim.objects.count() == 6
    assert queries() <= before


# Claims by hand -----------------------------------------------------------------------------------------------------


def test_selected_words_become_a_claim(checked):
    dossier, address, client, editor = checked
    answer = client.post(
        address, span("the strike 🚢 of Tuesday") | {"kind": "quote", "speaker": "Jon Aas"}, follow=True
    )
    assert answer.redirect_chain == [(address, 302)]
    assert "“the strike 🚢 of Tuesday” is now a claim. It is being checked now." in words(answer)
    claim = claim_of(dossier, "the strike")
    assert (claim.kind, claim.origin, claim.author, claim.current.payload["speaker"]) == (
        "quote", "person", editor, "Jon Aas",
    )  # fmt: skip
    place = claim.current.occurrences.get()
    assert (place.start, place.end) == (DRAFT.index("the strike"), DRAFT.index("the strike") + 23)
    drain()
    assert "problem 2" in words(client.get(address))  # no source has these words
    assert CheckRun.objects.count() == 2


def test_typed_words_become_a_claim_before_any_check():
    desk, client, _ = desk_with_editor()
    dossier = opened(client, desk)
    address = f"/admin/desk/{dossier.pk}/"
    answer = client.post(address, {"words": "48 PASSENGERS", "kind": "quantity", "subject": "the ferry"}, follow=True)
    assert "“48 passengers” is now a claim. It is checked with the rest when you press Check." in words(answer)
    payload = claim_of(dossier, FERRY).current.payload
    assert (payload["value"], payload["subject"], payload["measure"]) == ("48", "the ferry", "passenger")
    assert CheckRun.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"words": "on", "kind": "quote"}, "Words: “on” stands 3 times in the text. Say which place"),
        ({"words": "never said", "kind": "quote"}, "Words: The text does not have the words “never said”."),
        ({"words": FERRY, "start": 0, "end": 13, "kind": "quote"}, "At characters 0 to 13 the text has other words"),
        ({"words": "Ilse Brandt", "kind": "responsibility"}, "Stance: Say what the draft says of responsibility"),
        ({"words": "Ilse Brandt", "kind": "quantity"}, "Words: “Ilse Brandt” holds no figure that can be read."),
        ({"words": "", "kind": "quote"}, "Words: This field is required."),
        ({"words": FERRY}, "Kind of claim: This field is required."),
        ({"words": FERRY, "kind": "nonsense"}, "Kind of claim: Select a valid choice."),
    ],
)
def test_what_cannot_be_a_claim_is_told_and_kept(checked, given, says):
    _, address, client, _ = checked
    answer = client.post(address, given | {"speaker": "kept speaker"})
    assert answer.status_code == 400
    assert says in words(answer)
    assert 'value="kept speaker"' in answer.text
    assert '<details id="make-claim" class="desk-make" open>' in answer.text
    assert Claim.objects.count() == 3


def test_a_claim_is_changed_for_the_version_that_was_seen(checked):
    dossier, address, client, editor = checked
    claim = claim_of(dossier, QUOTED)
    change = f"{address}claims/{claim.pk}/change/"
    page = client.get(change)
    assert 'value="Ilse Brandt"' in page.text
    seen = claim.version
    form = {"seen": seen, "words": claim.current.text, "kind": "quote", "speaker": "Jon Aas", "reason": "a slip"}
    place = claim.current.occurrences.get()
    form |= {"start": place.start, "end": place.end}
    assert client.post(change, form).headers["Location"] == address
    claim.refresh_from_db()
    assert claim.current.payload["speaker"] == "Jon Aas"
    assert (claim.current.number, claim.current.reason, claim.last_editor) == (2, "a slip", editor)
    assert claim.current.occurrences.get().start == place.start
    late = client.post(change, form | {"speaker": "Kim Lund"})
    assert late.status_code == 409
    assert "Somebody changed this claim meanwhile." in words(late)
    assert 'value="Kim Lund"' in late.text
    same = client.post(change, form | {"seen": claim.version})
    assert same.status_code == 400
    assert "Nothing was changed." in words(same)
    drain()
    assert "problem 2" in words(client.get(address))  # the log has other lips for these words


def test_a_claims_words_are_moved(checked):
    dossier, address, client, _ = checked
    claim = claim_of(dossier, FERRY)
    form = {"seen": claim.version, "kind": "quantity", "figure": "48", "measure": "passenger", "subject": "the ferry"}
    answer = client.post(
        f"{address}claims/{claim.pk}/change/", form | span("48 passengers on Monday") | {"year": "2026"}
    )
    assert answer.status_code == 302
    claim.refresh_from_db()
    assert (claim.current.text, claim.current.payload["value"], claim.current.payload["subject"]) == (
        "48 passengers on Monday", "48", "the ferry",
    )  # fmt: skip


def test_another_kind_is_another_claim_and_the_old_one_is_set_aside(checked):
    dossier, address, client, editor = checked
    claim = claim_of(dossier, QUOTED)
    place = claim.current.occurrences.get()
    form = {"seen": claim.version, "words": claim.current.text, "start": place.start, "end": place.end}
    form |= {"kind": "responsibility", "stance": "denies_report", "actor": "Ilse Brandt"}
    assert client.post(f"{address}claims/{claim.pk}/change/", form).status_code == 302
    claim.refresh_from_db()
    assert claim.state == "rejected"
    assert Decision.objects.get(claim=claim).why == "It is a responsibility, and is now checked as one."
    made = Claim.objects.get(author=editor)
    assert (made.kind, made.current.payload["stance"], made.current.text) == (
        "responsibility", "denies_report", claim.current.text,
    )  # fmt: skip
    assert made.current.occurrences.get().start == place.start


def test_not_a_claim_needs_a_reason(checked):
    dossier, address, client, editor = checked
    claim = claim_of(dossier, DENIED)
    aside = f"{address}claims/{claim.pk}/not-a-claim/"
    assert "Why it is not a claim" in words(client.get(aside))
    empty = client.post(aside, {"seen": claim.version, "why": " "})
    assert (empty.status_code, "Why it is not a claim: This field is required." in words(empty)) == (400, True)
    answer = client.post(aside, {"seen": claim.version, "why": "said in passing"}, follow=True)
    assert answer.redirect_chain == [(address, 302)]
    assert "Set aside (1)" in words(answer)
    claim.refresh_from_db()
    decision = Decision.objects.get()
    assert (claim.state, decision.action, decision.why, decision.reviewer) == (
        "rejected", "reject", "said in passing", editor,
    )  # fmt: skip
    assert f"claim-{claim.pk}" not in answer.text.split("Set aside")[0]


def test_who_made_a_claim_takes_it_back(checked):
    _, address, client, editor = checked
    client.post(address, span("The harbour board") | {"kind": "quote"})
    claim = Claim.objects.get(author=editor)
    aside = f"{address}claims/{claim.pk}/not-a-claim/"
    assert "you take it back" in words(client.get(aside))
    client.post(aside, {"seen": claim.version, "why": "a slip"})
    claim.refresh_from_db()
    assert (claim.state, Decision.objects.get().action) == ("withdrawn", "withdraw")


def test_a_claim_that_was_changed_meanwhile_is_not_set_aside(checked):
    dossier, address, client, _ = checked
    claim = claim_of(dossier, DENIED)
    answer = client.post(f"{address}claims/{claim.pk}/not-a-claim/", {"seen": claim.version + 1, "why": "kept reason"})
    assert answer.status_code == 409
    assert "Somebody changed this claim meanwhile." in words(answer)
    assert "kept reason</textarea>" in answer.text
    assert Decision.objects.count() == 0


def test_what_rests_on_one_source_is_told_once_for_the_draft(checked):
    _, address, client, _ = checked
    said = words(client.get(address))
    whole, _, cards = said.partition("About the draft as a whole")[2].partition("problem")
    assert "on one source that is not marked as primary: “" in whole
    assert "not marked as primary" not in cards
