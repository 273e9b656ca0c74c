import re

import pytest


@pytest.mark.django_db
def test_the_front_door_leads_to_the_admin_and_its_files(client):
    assert client.get("/").headers["Location"] == "/admin/"
    page = client.get("/admin/login/")
    assert page.status_code == 200
    sheets = re.findall(r'href="(/static/[^"]+\.css)"', page.text)
    assert "/static/admin/css/base.css" in sheets
    for sheet in sheets:
        answer = client.get(sheet)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, 'text/css; charset="utf-8"')
        answer.close()


@pytest.mark.django_db
def test_an_unknown_host_is_refused(client):
    assert client.get("/admin/login/", headers={"host": "elsewhere.example"}).status_code == 400
