"""People at the desk's pages, and a story for them to check."""

import re
from html import unescape
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from claims.models import Claim, Dossier
from sources.models import Desk, Role
from tests.claims.checking_helpers import drain
from tests.factories import DeskFactory, member

DRAFT = (
    "The harbour board met on 2 March 2026.\n\n"
    "The ferry carried 48 passengers on Monday. “Nobody on board was ever in danger,” said the harbour master, "
    "Ilse Brandt.\n\n"
    "The Dock Union denied responsibility for the strike 🚢 of Tuesday. قال المدير إن الميناء مفتوح.\n"
)
LOG = (
    "Harbour log, 2 March 2026.\n\nThe ferry carried 47 passengers on Monday.\n\n"
    "“Nobody on board was ever in danger,” said Ilse Brandt, the harbour master.\n"
)
STATEMENT = "Statement of the Dock Union.\n\nThe Dock Union denied responsibility for the strike of Tuesday.\n"


def at_desk(desk: Desk, role: Role, *, name: str = "") -> tuple[Client, Any]:
    """A client with somebody of that role on the desk logged in, who may enter the admin; and that person."""
    user = member(desk, role)
    user.is_staff = True
    if name:
        user.username = name
    user.save()
    client = Client()
    client.force_login(user)
    return client, user


def a_file(name: str, data: bytes | str, media_type: str = "text/plain") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data, media_type)


def opened(client: Client, desk: Desk, *, checked: bool = False) -> Dossier:
    """The story, taken in through the page itself, with two sources; checked by the real handlers where asked."""
    files = [a_file("log.txt", LOG), a_file("statement.txt", STATEMENT)]
    answer = client.post("/admin/desk/new/", fields(desk) | {"text": DRAFT, "files": files})
    assert answer.status_code == 302, words(answer)
    dossier = Dossier.objects.get(desk=desk)
    if checked:
        client.post(f"/admin/desk/{dossier.pk}/check/")
        drain()
    return dossier


def fields(desk: Desk) -> dict[str, Any]:
    """The fields of a new check but for the draft and its sources."""
    return {
        "desk": desk.pk,
        "title": "The ferry",
        "mode": "own_draft",
        "planned_publication": "2026-03-02T18:30",
        "language": "en",
    }


def desk_with_editor() -> tuple[Desk, Client, Any]:
    """A desk, a client with its editor logged in, and the editor."""
    desk = DeskFactory.create()
    return desk, *at_desk(desk, Role.EDITOR)


def words(answer: Any) -> str:
    """What a page says, without its tags, in single blanks."""
    body = re.sub(r"(?s)<(script|style|svg|select|textarea).*?</\1>|<[^>]*>", " ", answer.text)
    return re.sub(r" (?=[:,.])", "", " ".join(unescape(body).split()))


def claim_of(dossier: Dossier, text: str) -> Claim:
    """The claim whose words begin so."""
    return Claim.objects.select_related("current").get(dossier=dossier, current__text__startswith=text)


def span(text: str, draft: str = DRAFT) -> dict[str, Any]:
    """The fields of a selection of these words."""
    start = draft.index(text)
    return {"words": text, "start": start, "end": start + len(text)}
