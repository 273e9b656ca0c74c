"""The queue of names in a browser: a question with its evidence, answered by one press."""

import pytest
from playwright.sync_api import expect

from sources.models import Role
from tests.admin.desk_helpers import at_desk
from tests.browser.conftest import shot
from tests.claims.checking_helpers import checked
from tests.claims.intake_helpers import attached, story

pytestmark = pytest.mark.django_db(transaction=True)

DRAFT = (
    "The governing board of the port met for two hours on Monday. Minister Karim al-Amiri spoke first, and said that "
    "the northern quay would stay closed.\n\nLater Karim al-Ameri left for the capital, and the board voted.\n"
)
REPORT = "The plan is Karim al-Amiri’s own, two members of the board said.\n"
ARABIC = "قال كريم الأميري: «لن نترك الميناء اليوم».\n"


def test_a_question_is_read_and_answered(page_for):
    dossier, editor = story(DRAFT, title="The board of the port")
    attached(dossier, editor, REPORT, title="Harbour Gazette, 3 March")
    attached(dossier, editor, ARABIC, "arabic.txt", language="ar", title="Al-Marfa, 3 March")
    checked(dossier, editor)
    client, _ = at_desk(dossier.desk, Role.EDITOR, name="editor")
    page = page_for(client)
    page.goto("/admin/claims/namesuggestion/")
    shot(page, "names-queue")
    page.get_by_role("link", name="Karim al-Amiri / Karim al-Ameri").click()
    expect(page.locator("mark")).to_have_count(3)
    page.get_by_role("radio", name="Karim al-Ameri").check()
    page.get_by_label("Why").fill("His office writes it so.")
    shot(page, "names-question")
    page.get_by_role("button", name="One name").click()
    expect(page.locator(".messagelist")).to_contain_text("The house spelling is “Karim al-Ameri”.")
    page.goto("/admin/claims/namesuggestion/")
    page.get_by_role("link", name="Karim al-Amiri / كريم الأميري").click()
    shot(page, "names-scripts")
    page.get_by_role("button", name="Two names").click()
    expect(page.locator(".messagelist")).to_contain_text("It is not asked again.")
    page.goto("/admin/claims/namedecision/")
    shot(page, "names-history")
