"""Opening a dossier, giving it sources, writing claims down, changing them, putting evidence behind them."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from claims import dossier as files
from claims.examination import find_claims
from claims.intake import (
    ClaimError,
    NewClaim,
    attach_source,
    change_claim,
    cite,
    draft_of,
    found_claim,
    latest_version,
    material_of,
    note,
    open_dossier,
    payload_dict,
    read_sources,
    record_claims,
    source_texts,
)
from claims.models import Citation, Claim, ClaimVersion, Dossier, DossierSource, DraftVersion, Occurrence
from claims.rules import Measure
from sources.models import Role, Source
from sources.readers import ReadError
from sources.services import add_snapshot
from sources.text import Span
from tests.claims.intake_helpers import (
    DRAFT,
    FORTY_EIGHT,
    LOG,
    NEEDED,
    attached,
    by_hand,
    outsider,
    source,
    story,
)
from tests.factories import (
    MOMENT,
    ActorFactory,
    ActorNameFactory,
    DeskFactory,
    MeasureFactory,
    member,
)

pytestmark = pytest.mark.django_db

# Dossiers and sources -------------------------------------------------------------------------------------------------


def test_a_dossier_opens_with_the_first_version_of_its_draft() -> None:
    planned = dt.datetime(2026, 3, 3, 18, 30, tzinfo=dt.UTC)
    dossier, editor = story(
        title="The ferry", language="en", planned_publication=planned, mode="fact_check", policy={"second": True}
    )
    stored = Dossier.objects.get()
    assert stored == dossier
    assert (stored.title, stored.mode, stored.policy, stored.opened_by) == (
        "The ferry",
        "fact_check",
        {"second": True},
        editor,
    )
    assert (stored.draft.purpose, stored.draft.title) == ("draft", "The ferry")
    version = latest_version(dossier)
    assert (version.number, version.author, version.snapshot.source) == (1, editor, stored.draft)
    material = material_of(version)
    assert (material.text, material.language, material.published) == (
        DRAFT.rstrip("\n"),
        "en",
        dt.date(2026, 3, 3),
    )
    assert draft_of(version).title == "The ferry"


def test_a_dossier_without_a_title_takes_the_drafts() -> None:
    assert story("The ferry\n\nIt carried 48 passengers.\n")[0].title == "The ferry"


def test_a_dossier_that_cannot_be_leaves_nothing() -> None:
    desk = DeskFactory.create()
    editor = member(desk, Role.EDITOR)
    with pytest.raises(ValidationError, match="'rumour' is not a valid choice"):
        open_dossier(desk=desk, title="x", data=b"Words.", filename="d.txt", by=editor, mode="rumour", now=MOMENT)
    with pytest.raises(ReadError, match="nothing but white space"):
        open_dossier(desk=desk, title="x", data=b"  ", filename="d.txt", by=editor, now=MOMENT)
    with pytest.raises(PermissionDenied, match=NEEDED):
        open_dossier(desk=desk, title="x", data=b"Words.", filename="d.txt", by=member(desk, Role.GUEST), now=MOMENT)
    assert not Dossier.objects.exists()
    assert not Source.objects.exists()


def test_sources_come_in_order_and_are_read_as_the_pinned_snapshot_has_them() -> None:
    dossier, editor = story()
    first = attached(dossier, editor)
    second = attached(dossier, editor, "A statement of the owners.", "statement.txt")
    assert [one.id for one in source_texts(dossier)] == ["log.txt", "statement.txt"]
    later = MOMENT + dt.timedelta(hours=1)
    newer = add_snapshot(source=first.source, data=b"Corrected log.", filename="log2.txt", by=editor, now=later)
    assert [one.snapshot for one in read_sources(dossier)] == [first, second]
    attach_source(dossier=dossier, snapshot=newer, by=editor)
    assert [one.text.text for one in read_sources(dossier)] == ["Corrected log.", "A statement of the owners."]
    DossierSource.objects.filter(source=first.source).update(snapshot=None)
    assert [one.snapshot for one in read_sources(dossier)] == [newer, second]
    attach_source(dossier=dossier, snapshot=first, by=editor, position=9)
    assert [one.id for one in source_texts(dossier)] == ["statement.txt", "log.txt"]
    assert DossierSource.objects.count() == 2


def test_two_files_of_one_name_are_told_apart_by_their_sources() -> None:
    dossier, editor = story()
    one, other = attached(dossier, editor), attached(dossier, editor, "Another log.")
    third = attached(dossier, editor, "A third log.", "third.txt")
    assert [text.id for text in source_texts(dossier)] == [
        f"log.txt#{one.source_id}",
        f"log.txt#{other.source_id}",
        "third.txt",
    ]
    attached(dossier, editor, "A trap.", f"log.txt#{one.source_id}")
    ids = [text.id for text in source_texts(dossier)]
    assert len(set(ids)) == 4
    assert ids[2] == f"third.txt#{third.source_id}"


def test_a_source_of_which_nothing_was_captured_is_unreadable_and_says_so() -> None:
    dossier, _ = story()
    empty = Source.objects.create(desk=dossier.desk, title="A film")
    DossierSource.objects.create(desk=dossier.desk, dossier=dossier, source=empty)
    (text,) = source_texts(dossier)
    assert (text.id, text.text, text.unreadable) == ("A film", "", "nothing of it was captured")


def test_no_draft_no_foreign_source_and_no_stranger_comes_in() -> None:
    dossier, editor = story()
    with pytest.raises(ClaimError, match="a draft under check is no evidence"):
        attach_source(dossier=dossier, snapshot=latest_version(dossier).snapshot, by=editor)
    other, other_editor = story()
    with pytest.raises(ClaimError, match="the source belongs to another desk"):
        attach_source(dossier=dossier, snapshot=source(other.desk, other_editor), by=editor)
    with pytest.raises(PermissionDenied, match=NEEDED):
        attach_source(dossier=dossier, snapshot=source(dossier.desk, editor), by=other_editor)
    assert not DossierSource.objects.exists()


def test_the_service_reads_a_dossier_as_the_command_line_does() -> None:
    """Every field of the core's Draft and SourceText, from rows and from the same files on a disk."""
    table = "Ferry,Passengers\nAurora,47\nBorealis,17\n"
    described = {
        "title": "The ferry",
        "draft": "draft.txt",
        "language": "en",
        "planned_publication": "2026-03-03",
        "names": [["Ilse Brandt", "Brandt"], ["MS Aurora", "the Aurora"]],
        "measures": [{"name": "passengers", "unit": "person", "min": 0, "max": "1200", "integer": True}],
        "sources": [
            {
                "file": "log.txt", "title": "Harbour log", "publisher": "Harbour office", "published": "2026-03-02",
                "language": "en", "primary": True, "status": "final", "as_of": "2026-03-01",
            },
            {"file": "talk.txt", "title": "A talk", "authors": ["Karl Meyer"], "voice": "Ilse Brandt"},
            {"file": "column.txt", "title": "A column", "authors": ["Karl Meyer"], "voice": "author"},
            {"file": "counts.csv", "title": "Counts"},
        ],
    }  # fmt: skip
    on_disk = {"draft.txt": DRAFT, "log.txt": LOG, "talk.txt": "I saw it.", "column.txt": "Mine.", "counts.csv": table}
    draft, texts, _ = files.load(files.parse(described), lambda name: on_disk[name].encode())

    dossier, editor = story(
        title="The ferry", language="en", planned_publication=dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
    )
    fields: list[dict[str, Any]] = [
        {
            "title": "Harbour log", "publisher": "Harbour office", "issued": dt.date(2026, 3, 2), "language": "en",
            "standing": "primary", "figures_status": "final", "figures_as_of": dt.date(2026, 3, 1),
        },
        {"title": "A talk", "authors": ("Karl Meyer",), "voice": "speaker", "voice_name": "Ilse Brandt"},
        {"title": "A column", "authors": ("Karl Meyer",), "voice": "author"},
        {"title": "Counts"},
    ]  # fmt: skip
    for name, said in zip(("log.txt", "talk.txt", "column.txt", "counts.csv"), fields, strict=True):
        attached(dossier, editor, on_disk[name], name, **said)
    for name, spelling in (("Ilse Brandt", "Brandt"), ("MS Aurora", "the Aurora")):
        actor = ActorFactory.create(desk=dossier.desk, name=name)
        ActorNameFactory.create(actor=actor, name=spelling, accepted_by=editor, accepted_at=MOMENT)
        ActorNameFactory.create(actor=actor, name=f"{name}?", key="suggested")
    MeasureFactory.create(desk=dossier.desk, name="passengers", unit="person", minimum=0, maximum=1200, integer=True)
    assert draft_of(latest_version(dossier)) == draft
    assert source_texts(dossier) == texts
    assert texts[3].tables[0].rows[0][1].text == "47"
    assert draft.measures == (Measure("passengers", "person", Fraction(0), Fraction(1200), True),)


def test_merged_actors_are_one_group_under_the_name_of_the_one_that_stays() -> None:
    dossier, editor = story()
    wrong = ActorFactory.create(desk=dossier.desk, name="I. Brand")
    right = ActorFactory.create(desk=dossier.desk, name="Ilse Brandt")
    ActorNameFactory.create(actor=wrong, name="Brand", accepted_by=editor, accepted_at=MOMENT)
    wrong.merged_into, wrong.merged_by = right, editor
    wrong.save()
    ActorFactory.create(name="Of another desk")
    assert draft_of(latest_version(dossier)).accepted == (("Ilse Brandt", "I. Brand", "Brand"),)


# Claims ---------------------------------------------------------------------------------------------------------------


def test_what_the_kinds_find_is_written_down_once_and_reads_back_the_same() -> None:
    dossier, _ = story()
    version = latest_version(dossier)
    found = find_claims(material_of(version))
    rows = [NewClaim(one.kind, one.start, one.end, payload_dict(one.payload)) for one in found]
    made = record_claims(draft_version=version, rows=[*rows, rows[0]], by=None, origin="machine", now=MOMENT)
    assert made[-1].pk == made[0].pk
    Claim.objects.filter(pk=made[1].pk).update(state="rejected")
    again = record_claims(draft_version=version, rows=rows, by=None, origin="machine", now=MOMENT)
    assert [claim.pk for claim in again] == [claim.pk for claim in made[:-1]]
    assert Claim.objects.count() == ClaimVersion.objects.count() == Occurrence.objects.count() == len(found) == 4
    claims = Claim.objects.select_related("current").order_by("id")
    back = [found_claim(one.current, one.current.occurrences.get()) for one in claims if one.current]
    assert back == found
    assert {(one.origin, one.author, one.last_editor, one.version) for one in claims} == {("machine", None, None, 1)}


def test_a_persons_claim_says_what_is_found_there_and_who_wrote_it() -> None:
    dossier, editor = story()
    claim = by_hand(dossier, editor, "quantity", "carried 48")
    assert claim.current is not None
    found = next(one for one in find_claims(material_of(latest_version(dossier))) if one.text == "48 passengers")
    assert (claim.current.text, claim.current.payload) == ("carried 48", payload_dict(found.payload))
    assert claim.current.payload["value"] == "48"
    assert (claim.origin, claim.author, claim.last_editor, claim.current.editor) == ("person", *[editor] * 3)
    place = Occurrence.objects.get(claim_version=claim.current)
    assert (place.start, place.end, place.state, place.created_at) == (
        FORTY_EIGHT - 8,
        FORTY_EIGHT + 2,
        "exact",
        MOMENT,
    )
    vague = by_hand(dossier, editor, "quantity", "The crew")
    assert vague.current is not None
    assert (vague.current.payload["raw"], vague.current.payload["modality"]) == ("The crew", "vague")
    quote = by_hand(dossier, editor, "quote", "Tuesday")
    assert quote.current is not None
    assert (quote.current.payload["speaker"], quote.current.payload["confidence"]) == ("", "low")


QUANTITY = {
    "raw": "48", "value": "48", "lo": "48", "hi": "48", "lo_closed": True, "hi_closed": True, "modality": "exact",
    "quantity_kind": "count",
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "span", "payload", "message"),
    [
        ("quantity", (24, 26), QUANTITY | {"colour": "red"}, "rows[1]: payload has no key 'colour'"),
        ("quantity", (24, 26), {"raw": "48"}, "rows[1]: payload needs the key 'value'"),
        ("quantity", (24, 26), QUANTITY | {"value": 48}, "rows[1]: payload.value must be text or null, not 48"),
        ("quantity", (24, 26), QUANTITY | {"lo_closed": 1}, "rows[1]: payload.lo_closed must be true or false, not 1"),
        ("quantity", (24, 26), QUANTITY | {"hi": "1e999999999"}, "rows[1]: payload.hi is '1e999999999'; write a"),
        ("quantity", (24, 26), QUANTITY | {"hi": "1/0"}, "rows[1]: payload.hi is '1/0'; write a number as"),
        ("quantity", (24, 26), QUANTITY | {"modality": "surely"}, "rows[1]: payload.modality is 'surely'; it may be"),
        ("quantity", (24, 26), ["48"], "rows[1]: payload must be an object, not list"),
        ("quote", (0, 5), {"speaker": "a\0b"}, "rows[1]: payload.speaker must be text, not 'a\\x00b'"),
        ("quote", (0, 5), {"group": True}, "rows[1]: payload.group must be a whole number, not True"),
        ("responsibility", (0, 5), {"stance": "shrugs"}, "rows[1]: payload.stance is 'shrugs'; it may be one of"),
        ("responsibility", (0, 9), None, "rows[1]: nothing of the kind responsibility was found in “The ferry”"),
        ("statement", (0, 5), {"form": "oracle"}, "rows[1]: payload.form must be one of indirect, role, dated"),
        ("statement", (0, 5), {"form": "role", "names": "Brandt"}, "rows[1]: payload.names must be a list of texts"),
        ("rumour", (0, 5), {}, "rows[1]: there is no kind of claim called 'rumour'"),
        ("quote", (5, 5), None, "rows[1]: start 5 and end 5 are no span in a text of"),
        ("quote", (-1, 5), None, "rows[1]: start -1 and end 5 are no span"),
        ("quote", (0, 9999), None, "rows[1]: start 0 and end 9999 are no span"),
        ("quote", (49, 51), None, "rows[1]: there are no words from 49 to 51"),
    ],
)
def test_one_bad_row_names_itself_and_nothing_is_written(
    kind: str, span: tuple[int, int], payload: Any, message: str
) -> None:
    dossier, editor = story()
    rows = [NewClaim("quantity", FORTY_EIGHT, FORTY_EIGHT + 2), NewClaim(kind, *span, payload)]
    with pytest.raises(ClaimError) as refused:
        record_claims(draft_version=latest_version(dossier), rows=rows, by=editor, origin="api", now=MOMENT)
    assert str(refused.value).startswith(message)
    assert not Claim.objects.exists()


def test_a_persons_claim_goes_into_the_latest_version_only() -> None:
    dossier, editor = story()
    old = latest_version(dossier)
    snapshot = add_snapshot(source=dossier.draft, data=b"Other words.", filename="2.txt", by=editor, now=MOMENT)
    DraftVersion.objects.create(dossier=dossier, number=2, snapshot=snapshot)
    with pytest.raises(ClaimError, match="version 1 of the draft is not the latest"):
        record_claims(draft_version=old, rows=[NewClaim("quote", 0, 5)], by=editor, origin="person", now=MOMENT)
    assert not Claim.objects.exists()


@pytest.mark.parametrize("role", [Role.GUEST, Role.SECOND_READER, None])
def test_who_only_reads_writes_no_claims_and_no_evidence(role: Role | None) -> None:
    dossier, editor = story()
    snapshot = attached(dossier, editor)
    claim = by_hand(dossier, editor, "quantity", "48")
    person = outsider(dossier, role)
    version = latest_version(dossier)
    with pytest.raises(PermissionDenied, match=NEEDED):
        record_claims(draft_version=version, rows=[NewClaim("quote", 0, 5)], by=person, origin="person", now=MOMENT)
    with pytest.raises(PermissionDenied, match="Only the machine writes claims without a person"):
        record_claims(draft_version=version, rows=[NewClaim("quote", 0, 5)], by=None, origin="api", now=MOMENT)
    with pytest.raises(PermissionDenied, match=NEEDED):
        change_claim(claim=claim, seen=1, by=person, span=Span(0, 5), now=MOMENT)
    with pytest.raises(PermissionDenied, match=NEEDED):
        cite(claim=claim, seen=1, snapshot=snapshot, start=0, end=5, by=person, now=MOMENT)
    with pytest.raises(PermissionDenied, match=NEEDED):
        note(claim=claim, by=person, channel="phone", note="They said so.", now=MOMENT)
    assert Claim.objects.get().version == 1
    assert ClaimVersion.objects.count() == 1
    assert not Citation.objects.exists()
