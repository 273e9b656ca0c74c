"""The ledger's pages in a browser: nothing runs over the side, and the numbers lead to the passages."""

import pytest
from playwright.sync_api import expect

from tests.admin.desk_helpers import desk_with_editor
from tests.admin.test_ledger import event_page, story
from tests.browser.conftest import shot

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [390, 1360])
def test_the_pages_of_an_event_fit_and_lead_on(page_for, width, dark):
    desk, client, _ = desk_with_editor()
    dossier = story(client, desk)
    page = page_for(client, dark=dark, width=width)
    event = event_page(client, dossier).partition("#")[0]
    for name, address in (("ledger", f"/admin/desk/{dossier.pk}/responsibility/"), ("ledger-event", event)):
        page.goto(address)
        shot(page, f"{name}-{width}-{'dark' if dark else 'light'}")
        over = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{name} at {width}: {over} pixels over the side"
    page.locator(".ledger-said a").first.click()
    expect(page.locator(".ledger-entries > li:target")).to_have_count(1)
