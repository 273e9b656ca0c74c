"""The pages of the ledger: the events of a story, and who claimed and denied each, day by day."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Dossier
from sources.models import Desk, Role, Source
from tests.admin.desk_helpers import a_file, at_desk, claim_of, desk_with_editor, fields, words
from tests.claims.checking_helpers import drain

pytestmark = pytest.mark.django_db

DRAFT = (
    "The villa of the mayor was attacked on 5 March 2031. The Northern Front denied responsibility for the attack.\n\n"
    "The harbour stayed open.\n"
)
MORNING = "The Northern Front denied responsibility for Wednesday's attack on the villa.\n"
WIRE = "On 7 March 2031, the Northern Front claimed responsibility for the attack on the villa.\n"
LATER = (
    "A spokesman for the Northern Front claimed responsibility on Sunday for the attack on the villa on 5 March.\n\n"
    "The Hill Party denied any involvement.\n"
)
EVENING = "The Northern Front denied responsibility for the attack on the villa.\n"
SOURCES = (
    ("Evening Star", EVENING, 6),
    ("Morning Post", MORNING, 7),
    ("Norland Wire", WIRE, 8),
    ("The Courier", LATER, 10),
)


def story(client: Client, desk: Desk, *, check: bool = True) -> Dossier:
    """A denial in the draft, and four papers that do not tell the same."""
    files = [a_file(f"{number}.txt", text) for number, (_, text, _) in enumerate(SOURCES, 1)]
    given = fields(desk) | {"title": "The villa", "planned_publication": "2031-03-12T18:30"}
    answer = client.post("/admin/desk/new/", given | {"text": DRAFT, "files": files})
    assert answer.status_code == 302, words(answer)
    dossier = Dossier.objects.get(desk=desk)
    sources = Source.objects.filter(dossiers=dossier).order_by("dossier_sources__position")
    for source, (title, _, day) in zip(sources, SOURCES, strict=True):
        Source.objects.filter(pk=source.pk).update(
            title=title, publisher=title, issued=datetime.date(2031, 3, day), issued_precision="day"
        )
    if check:
        client.post(f"/admin/desk/{dossier.pk}/check/")
        drain()
    return dossier


def event_page(client: Client, dossier: Dossier, of: str = "denied responsibility") -> str:
    """The address of the event of a claim."""
    claim = claim_of(dossier, of)
    return str(client.get(f"/admin/desk/{dossier.pk}/responsibility/?claim={claim.pk}").headers["Location"])


def test_the_list_has_every_event_with_its_day_and_what_stands_against_what():
    desk, client, _ = desk_with_editor()
    dossier = story(client, desk)
    page = client.get(f"/admin/desk/{dossier.pk}/responsibility/")
    assert "attack on the villa 5 March 2031 Northern Front 5 1 conflict 1 change of stand" in words(page)
    assert "On no event that the text names 1 Hill Party denies involvement" in words(page)
    assert f'href="/admin/desk/{dossier.pk}/responsibility/"' in client.get(f"/admin/desk/{dossier.pk}/").text


def test_an_event_shows_its_conflict_its_change_and_every_passage():
    desk, client, _ = desk_with_editor()
    dossier = story(client, desk)
    page = client.get(event_page(client, dossier).partition("#")[0])
    said = words(page)
    assert (
        "Conflict: Northern Front denies responsibility (Morning Post) and claims responsibility (Norland Wire), "
        "both on 7 March 2031. See 2, 3." in said
    )
    assert (
        "Change of stand: Northern Front denies responsibility (Evening Star) on 6 March 2031, then "
        "claims responsibility (The Courier) on 9 March 2031." in said
    )
    assert "Actor 6 March 2031 7 March 2031 9 March 2031 day not known" in said
    assert "2 Northern Front denies responsibility conflict · 7 March 2031 · dated by the day of publication" in said
    assert (
        "4 Northern Front claims responsibility change · 9 March 2031 · "
        "the text names “A spokesman for the Northern Front”" in said
    )
    wire = Source.objects.get(title="Norland Wire")
    start, end = 0, len(WIRE.strip())
    assert f'href="/admin/desk/{dossier.pk}/sources/{wire.pk}/?from={start}&amp;to={end}#passage"' in page.text
    assert "<mark>claimed responsibility for the attack on the villa</mark>" in page.text
    assert f'href="/admin/claims/claim/{claim_of(dossier, "denied responsibility").pk}/change/"' in page.text


def test_a_claim_leads_to_its_event_from_the_draft_and_from_its_own_page():
    desk, client, _ = desk_with_editor()
    dossier = story(client, desk)
    claim = claim_of(dossier, "denied responsibility")
    way = f'href="/admin/desk/{dossier.pk}/responsibility/?claim={claim.pk}"'
    assert way in client.get(f"/admin/desk/{dossier.pk}/").text
    assert way in client.get(f"/admin/claims/claim/{claim.pk}/change/").text
    assert event_page(client, dossier).endswith(f"#stance-claim-{claim.pk}")
    nothing = client.get(f"/admin/desk/{dossier.pk}/responsibility/?claim=0")
    assert (nothing.status_code, "That claim does not say on which event" in words(nothing)) == (200, True)


def test_who_may_not_see_a_source_reads_nothing_that_follows_from_it():
    desk, client, _ = desk_with_editor()
    dossier = story(client, desk)
    Source.objects.filter(title="Norland Wire").update(confidential=True)
    reader, _ = at_desk(desk, Role.SECOND_READER)
    page = words(reader.get(event_page(reader, dossier).partition("#")[0]))
    assert "Norland Wire" not in page
    assert "Conflict" not in page
    assert "Change of stand" in page
    assert "1 source that you may not see is left out." in page
    assert "Norland Wire" in words(client.get(event_page(client, dossier).partition("#")[0]))


def test_an_event_that_is_none_and_a_story_of_another_desk_are_not_there():
    desk, client, _ = desk_with_editor()
    dossier = story(client, desk, check=False)
    assert client.get(f"/admin/desk/{dossier.pk}/responsibility/0123456789ab/").status_code == 404
    _, other, _ = desk_with_editor()
    assert other.get(f"/admin/desk/{dossier.pk}/responsibility/").status_code == 404


def test_what_was_set_aside_is_no_stance_and_other_sources_stay():
    desk, client, _ = desk_with_editor()
    dossier = story(client, desk)
    assert "Northern Front 5 1 conflict" in words(client.get(f"/admin/desk/{dossier.pk}/responsibility/"))
    Claim.objects.filter(pk=claim_of(dossier, "denied responsibility").pk).update(state="rejected")
    assert "Northern Front 4 1 conflict" in words(client.get(f"/admin/desk/{dossier.pk}/responsibility/"))


def test_its_queries_do_not_grow_with_the_stances():
    desk, client, _ = desk_with_editor()
    dossier = story(client, desk)
    address = event_page(client, dossier).partition("#")[0]
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert len(asked) <= 25


def test_a_day_that_is_missing_is_said():
    desk, client, _ = desk_with_editor()
    dossier = story(client, desk, check=False)
    Source.objects.filter(title__in=("Evening Star", "Morning Post")).update(issued=None, issued_precision="")
    client.post(f"/admin/desk/{dossier.pk}/check/")
    drain()
    assert (
        "Not clear: Northern Front denies responsibility (the draft), claims responsibility (Norland Wire): "
        "a contradiction or a change of stand? A day is not known." in words(client.get(event_page(client, dossier)))
    )


def many(number: int) -> str:
    """A paper that reports so many stances on one event, by forty groups on seven days, and half as many on none."""
    days = [f"{at} March 2031" for at in range(6, 13)]
    verbs = ("claimed", "denied")
    told = ["The villa of the mayor was attacked on 5 March 2031."]
    for at in range(number):
        group = f"the {_GROUPS[at % 40]} Front"
        sort = verbs[at // 40 % 2]
        told.append(f"On {days[at % 7]}, {group} {sort} responsibility for the attack on the villa.")
        if at % 2:
            told.append(f"The {_GROUPS[at % 40]} Party denied any involvement.")
    return "\n\n".join(told) + "\n"


_GROUPS = [first + second for first in ("Nor", "Sud", "Wes", "Os", "Kal") for second in
           ("land", "mark", "dale", "moor", "ford", "wick", "holm", "gard")]  # fmt: skip


def long_story(client: Client, desk: Desk, number: int) -> Dossier:
    given = fields(desk) | {"title": "The villa", "text": DRAFT, "files": [a_file("paper.txt", many(number))]}
    assert client.post("/admin/desk/new/", given).status_code == 302
    dossier = Dossier.objects.filter(desk=desk).latest("pk")
    client.post(f"/admin/desk/{dossier.pk}/check/")
    drain()
    return dossier


def test_two_thousand_stances_come_in_pages_at_a_fixed_number_of_queries():
    desk, client, _ = desk_with_editor()
    small, large = long_story(client, desk, 20), long_story(client, desk, 1400)

    def counted(address: str) -> tuple[int, str]:
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address)
        assert page.status_code == 200
        return len(captured), page.text

    lists = [counted(f"/admin/desk/{one.pk}/responsibility/") for one in (small, large)]
    assert lists[0][0] == lists[1][0]
    assert lists[1][1].count('class="claim-number"') == 100
    assert 'href="?loose=2"' in lists[1][1]
    events = [event_page(client, one).partition("?")[0] for one in (small, large)]
    shown = [counted(address) for address in events]
    assert shown[0][0] == shown[1][0]
    html = shown[1][1]
    assert html.count('class="claim-number"') == 100
    assert "1401 stances" in html
    assert "This page has 1 to 100" in html
    assert len(html) < 400_000
    assert "?page=2" not in shown[0][1]
    last = counted(f"{events[1]}?page=15")
    assert (last[0], last[1].count('class="claim-number"')) == (shown[1][0], 1)
    assert "This page has 1401 to 1401" in last[1]
