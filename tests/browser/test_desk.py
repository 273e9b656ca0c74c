"""The desk's pages in a browser: dropping files, selecting words, watching a check."""

import pytest
from playwright.sync_api import expect

from claims.models import Citation, Claim, DossierSource
from sources.models import Role
from tests.admin.desk_helpers import DRAFT, LOG, STATEMENT, at_desk, desk_with_editor, opened
from tests.browser.conftest import shot
from tests.claims.checking_helpers import drain

pytestmark = pytest.mark.django_db(transaction=True)

SELECT = """([first, last]) => {
  const text = document.querySelector("[data-selects]");
  const nodes = [...text.querySelectorAll("[data-start]")].map((piece) => piece.firstChild);
  const whole = nodes.map((node) => node.data).join("");
  const at = (offset) => {
    for (const node of nodes) {
      if (offset <= node.length) return [node, offset];
      offset -= node.length;
    }
  };
  const start = whole.indexOf(first);
  const end = whole.indexOf(last, start) + last.length;
  const range = document.createRange();
  range.setStart(...at(start));
  range.setEnd(...at(end));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  document.dispatchEvent(new MouseEvent("mouseup"));
}"""
"""Select from the first words to the last ones, counting in the browser's own units."""

DROP = """([selector, files]) => {
  const transfer = new DataTransfer();
  for (const [name, text] of files) transfer.items.add(new File([text], name, { type: "text/plain" }));
  const zone = document.querySelector(selector).closest(".desk-drop");
  zone.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""


def test_a_check_from_the_first_page_to_the_findings(page_for):
    _, client, _ = desk_with_editor()
    page = page_for(client)
    page.goto("/admin/")
    page.get_by_role("link", name="New check").click()
    page.get_by_label("Paste the draft").fill(DRAFT)
    page.get_by_label("Title:", exact=True).fill("The ferry")
    page.evaluate(DROP, ["[name=files]", [["log.txt", LOG], ["statement.txt", STATEMENT], ["empty.txt", ""]]])
    expect(page.locator(".desk-drop li")).to_have_count(3)
    page.evaluate(DROP, ["[name=files]", [["more.txt", LOG + "More."]]])
    expect(page.locator(".desk-drop li")).to_have_count(4)
    page.get_by_role("button", name="Remove more.txt").click()
    shot(page, "new-check")
    page.get_by_role("button", name="Take in and go on").click()

    expect(page.get_by_text("Not taken: empty.txt. The file is empty.")).to_be_visible()
    titles = DossierSource.objects.order_by("position").values_list("source__title", flat=True)
    assert list(titles) == ["log", "statement"]
    page.get_by_label("Title:", exact=True).first.fill("The harbour’s log")
    page.get_by_role("button", name="Save the sources").click()
    expect(page.get_by_text("1 source saved.")).to_be_visible()
    page.get_by_label("Publisher:", exact=True).first.fill("Harbour Board")
    shot(page, "sources")

    page.get_by_role("button", name="Check", exact=True).click()
    expect(page).to_have_title("Checking The ferry | Vouch")
    assert DossierSource.objects.get(position=0).source.publisher == "Harbour Board"  # saved before it was checked
    expect(page.get_by_text("Looking for the claims in the draft …")).to_be_visible()
    shot(page, "progress")
    drain()
    page.wait_for_url("**/?version=1")
    expect(page.locator(".desk-claims > li")).to_have_count(3)
    expect(page.locator(".desk-claims > li").first).to_contain_text("problem")
    shot(page, "draft")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("met on 2 March", "met on 2 March"),
        ("of Tuesday", "of Tuesday"),  # behind an emoji, which is two units for the browser and one code point
        ("🚢", "🚢"),
        ("قال", "مفتوح"),
        ("48 passengers", "Monday"),  # across a mark and its tag
        ("master, Ilse Brandt.", "The Dock Union"),  # across a paragraph
    ],
)
def test_selected_words_are_the_words_of_the_claim(page_for, first, last):
    desk, client, editor = desk_with_editor()
    dossier = opened(client, desk, checked=True)
    page = page_for(client)
    page.goto(f"/admin/desk/{dossier.pk}/")
    page.evaluate(SELECT, [first, last])
    start = DRAFT.index(first)
    end = DRAFT.index(last, start) + len(last)
    expect(page.get_by_label("Words")).to_have_value(DRAFT[start:end])
    assert page.locator("#make-claim [name=start]").input_value() == str(start)
    assert page.locator("#make-claim [name=end]").input_value() == str(end)
    page.get_by_label("Quotation").check()
    expect(page.get_by_label("Speaker")).to_be_visible()
    expect(page.get_by_label("Stance")).to_be_hidden()
    page.get_by_label("Speaker").fill("Ilse Brandt")
    shot(page, f"make-claim-{start}")
    page.get_by_role("button", name="Make the claim").click()

    expect(page.get_by_text("is now a claim.")).to_be_visible()
    made = Claim.objects.get(author=editor)
    place = made.current.occurrences.get()
    assert (made.kind, place.start, place.end, place.exact) == ("quote", start, end, DRAFT[start:end])
    assert made.current.payload["speaker"] == "Ilse Brandt"


def test_words_typed_after_a_selection_are_looked_for(page_for):
    desk, client, _ = desk_with_editor()
    dossier = opened(client, desk)
    page = page_for(client)
    page.goto(f"/admin/desk/{dossier.pk}/")
    page.evaluate(SELECT, ["The harbour board", "The harbour board"])
    page.get_by_label("Words").fill("Ilse Brandt")
    assert page.locator("#make-claim [name=start]").input_value() == ""
    page.get_by_label("Statement").check()
    page.get_by_role("button", name="Make the claim").click()
    expect(page.locator("#make-claim .errornote")).to_contain_text("statement")  # names no form: nothing may be guessed
    expect(page.get_by_label("Words")).to_have_value("Ilse Brandt")


def test_words_of_a_source_are_cited_for_the_chosen_claim(page_for):
    desk, client, editor = desk_with_editor()
    dossier = opened(client, desk, checked=True)
    claim = Claim.objects.get(dossier=dossier, kind="quantity")
    source = DossierSource.objects.get(dossier=dossier, source__title="log").source
    page = page_for(client)
    page.goto(f"/admin/desk/{dossier.pk}/sources/{source.pk}/?claim={claim.pk}")
    page.evaluate(SELECT, ["The ferry carried 47", "Monday"])
    page.get_by_label("What the passage does").select_option("contradicts")
    shot(page, "source")
    page.get_by_role("button", name="Cite it").click()
    expect(page.get_by_text("Cited: “The ferry carried 47 passengers on Monday” contradicts.")).to_be_visible()
    cited = Citation.objects.get(accepted_by=editor)
    assert (cited.claim_version_id, cited.relation) == (claim.current_id, "contradicts")
    assert (cited.start, cited.exact) == (LOG.index("The ferry"), "The ferry carried 47 passengers on Monday")


def test_a_claim_is_moved_by_selecting_other_words(page_for):
    desk, client, _ = desk_with_editor()
    dossier = opened(client, desk, checked=True)
    claim = Claim.objects.get(dossier=dossier, kind="quantity")
    page = page_for(client)
    page.goto(f"/admin/desk/{dossier.pk}/claims/{claim.pk}/change/")
    expect(page.get_by_label("What is counted")).to_be_visible()
    expect(page.get_by_label("Speaker")).to_be_hidden()
    page.evaluate(SELECT, ["48 passengers", "Monday"])
    shot(page, "change-claim")
    page.get_by_role("button", name="Save the change").click()
    expect(page.get_by_text("The claim is changed")).to_be_visible()
    claim.refresh_from_db()
    assert (claim.current.text, claim.current.payload["value"]) == ("48 passengers on Monday", "48")


def test_without_scripts_the_way_is_the_same(page_for):
    _, client, editor = desk_with_editor()
    page = page_for(client, scripts=False)
    page.goto("/admin/desk/new/")
    page.get_by_label("Paste the draft").fill(DRAFT)
    page.locator("[name=files]").set_input_files(
        [
            {"name": "log.txt", "mimeType": "text/plain", "buffer": LOG.encode()},
            {"name": "statement.txt", "mimeType": "text/plain", "buffer": STATEMENT.encode()},
        ]
    )
    page.get_by_role("button", name="Take in and go on").click()
    page.get_by_role("button", name="Check", exact=True).click()
    assert page.locator("meta[http-equiv=refresh]").get_attribute("content") == "2"
    drain()
    page.wait_for_url("**/?version=1")  # the page reloads itself, and the finished check leads on
    page.locator("summary", has_text="Make a claim").click()
    page.get_by_label("Words").fill("the strike 🚢 of Tuesday")
    page.get_by_label("Quotation").check()
    page.get_by_role("button", name="Make the claim").click()
    place = Claim.objects.get(author=editor).current.occurrences.get()
    assert (place.start, place.exact) == (DRAFT.index("the strike"), "the strike 🚢 of Tuesday")


def test_two_clicks_are_one_check(page_for):
    desk, client, _ = desk_with_editor()
    page = page_for(client)
    page.goto("/admin/desk/new/")
    page.get_by_label("Paste the draft").fill(DRAFT)
    page.get_by_role("button", name="Take in and go on").dblclick()
    page.wait_for_url("**/sources/")
    assert desk.dossiers.count() == 1


def test_a_guest_gets_no_ways_to_write(page_for):
    desk, client, _ = desk_with_editor()
    dossier = opened(client, desk, checked=True)
    dossier.draft.open_to_guests = True
    dossier.draft.save()
    guest, _ = at_desk(desk, Role.GUEST)
    page = page_for(guest)
    page.goto(f"/admin/desk/{dossier.pk}/")
    expect(page.locator(".desk-claims > li")).to_have_count(3)
    assert page.locator("#content form").count() == 0
    assert page.locator("[data-selects]").count() == 0
    assert page.locator("script:not([src])").count() == 0


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_runs_over_the_side(page_for, dark):
    desk, client, _ = desk_with_editor()
    dossier = opened(client, desk, checked=True)
    client.post(
        f"/admin/desk/{dossier.pk}/versions/", {"text": DRAFT.replace("48", "47").replace("board met", "council met")}
    )
    places = ("", "new/", f"{dossier.pk}/", f"{dossier.pk}/sources/", f"{dossier.pk}/versions/2/changes/")
    for width in (390, 1360):
        page = page_for(client, dark=dark, width=width)
        for place in places:
            page.goto(f"/admin/desk/{place}")
            over = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
            shot(page, f"width-{width}-{'dark' if dark else 'light'}-{place.replace('/', '-') or 'front'}")
            assert over <= 0, f"{place} at {width}: {over} pixels over the side"


def test_a_source_that_changed_is_shown_and_taken_over(page_for):
    desk, client, _ = desk_with_editor()
    dossier = opened(client, desk, checked=True)
    source = DossierSource.objects.get(dossier=dossier, source__title="log").source_id
    page = page_for(client)
    page.goto(f"/admin/desk/{dossier.pk}/sources/{source}/")
    page.get_by_text("Add it as it is now").click()
    changed = LOG.replace("was ever in danger", "was in danger").replace("47 passengers", "46 passengers")
    page.get_by_label("or paste its words").fill(changed)
    page.get_by_role("button", name="Keep this snapshot").click()
    expect(page.get_by_text("Kept. Its cited passages are being looked for")).to_be_visible()
    drain()
    page.reload()
    expect(page.get_by_text("Of the passages cited: 1 changed.")).to_be_visible()
    shot(page, "source-changed")
    page.locator(".desk-since").get_by_role("link", name="claim").first.click()
    expect(page.get_by_text("Out of date: something changed since it was checked")).to_be_visible()
    shot(page, "claim-source-changed")
    page.go_back()
    page.get_by_role("button", name="Take the newer snapshot over and check again").click()
    expect(page.get_by_text("is read as it is now")).to_be_visible()
    drain()
    page.goto(f"/admin/desk/{dossier.pk}/sources/{source}/")
    expect(page.get_by_text("Changed since")).to_have_count(0)
