"""Checking, the draft's page, claims and citations made by hand, versions: as an editor meets them."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import CheckRun, Citation, Claim, Decision, DraftVersion
from claims.models.words import RunState
from sources.models import Job, Role
from tests.admin.desk_helpers import DRAFT, LOG, at_desk, claim_of, desk_with_editor, opened, words
from tests.claims.checking_helpers import drain

pytestmark = pytest.mark.django_db

FERRY, QUOTED, DENIED = "48 passengers", "Nobody on board", "denied responsibility"


@pytest.fixture
def checked():
    """A checked story: its dossier, its address, and a client with the editor at it."""
    desk, client, editor = desk_with_editor()
    dossier = opened(client, desk, checked=True)
    return dossier, f"/admin/desk/{dossier.pk}/", client, editor


def span(text, draft=DRAFT):
    """The fields of a selection of these words."""
    start = draft.index(text)
    return {"words": text, "start": start, "end": start + len(text)}


# The check ----------------------------------------------------------------------------------------------------------


def test_a_check_is_asked_for_once_and_watched_to_its_end():
    desk, client, _ = desk_with_editor()
    dossier = opened(client, desk)
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
