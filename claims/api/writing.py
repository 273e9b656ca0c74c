"""What the views do where one request is several services' work: all or nothing, every fault told with its place."""

import base64
import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from django.db import transaction
from django.http import FileResponse
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from claims.api.problems import fault_of
from claims.api.reading import latest_draft
from claims.api.serializers import NewClaimRow
from claims.exporting import UnknownFormat, format_named
from claims.exporting import export_file as made_file
from claims.exports import formats
from claims.intake import ClaimError, NewClaim, attach_source, open_dossier, payload_of, record_claims
from claims.models import Claim, Dossier
from claims.models.words import Origin
from sources.api.base import access, reachable
from sources.api.bodies import Uploaded
from sources.api.problems import Fault, Problem, faults_in, invalid
from sources.models import Snapshot

ROWS: Final = 500
"""How many claims one request may bring."""


def open_with_sources(request: Request, document: Uploaded, body: dict[str, Any], *, now: dt.datetime) -> Dossier:
    """Open a dossier and attach the snapshots it names. Raises Problem 422 for one that is not there to be seen."""
    wanted: list[int] = body.pop("sources")
    rows = reachable(Snapshot, request).select_related("source__desk").defer("raw", "text", "tables", "pages")
    known = rows.in_bulk(wanted)
    unknown = [(index, pk) for index, pk in enumerate(wanted) if pk not in known]
    if unknown:
        raise invalid(Fault(f"There is no snapshot {pk}.", "unknown", ("sources", index)) for index, pk in unknown)
    with transaction.atomic():
        dossier = open_dossier(
            desk=access(request).desk,
            by=access(request).user,
            data=document.data,
            filename=document.filename,
            now=now,
            **body,
        )
        for index, pk in enumerate(wanted):
            try:
                attach_source(dossier=dossier, snapshot=known[pk], by=access(request).user, position=index)
            except ClaimError as error:
                fault = fault_of(error)
                raise invalid([Fault(fault.detail, fault.code, ("sources", index))]) from error
    return dossier


def write_claims(request: Request, dossier: Dossier, *, number: int | None, now: dt.datetime) -> list[Claim]:
    """Write the claims of a body (one, or a list) down. Every row is looked at before one is written.

    `number` is the version of the draft whose places the rows give, if the sender says. Raises Problem 409 where that
    is not the latest, 422 with each row's fault.
    """
    single = not isinstance(request.data, list)
    given: list[Any] = [request.data] if single else list(request.data)
    if not 1 <= len(given) <= ROWS:
        raise invalid([Fault(f"A list has from 1 to {ROWS} claims, not {len(given)}.", "length", ())])
    draft_version = latest_draft(dossier)
    if number not in (None, draft_version.number):
        detail = f"Version {number} of the draft is not the latest, {draft_version.number} is."
        fault = Fault(detail, "outdated_draft", parameter="draft_version")
        raise Problem(409, "conflict", detail, (fault,))
    rows, faults = _checked_rows(given, draft_version.snapshot.text, single=single)
    if faults:
        raise invalid(faults)
    new = [NewClaim(row["kind"], row["start"], row["end"], row.get("payload")) for row in rows]
    try:
        return record_claims(draft_version=draft_version, rows=new, by=access(request).user, origin=Origin.API, now=now)
    except ClaimError as error:
        fault = fault_of(error)
        path = (fault.path or ())[1:] if single else fault.path
        raise invalid([Fault(fault.detail, fault.code, path)]) from error


def export_file(request: Request, dossier: Dossier, name: str, *, now: dt.datetime) -> FileResponse:
    """The dossier as a file, and the record that it left the house. Raises Problem 400 for a format that is none."""
    try:
        format_named(name)
    except UnknownFormat as error:
        fault = Fault(
            f"There is no format “{name}”. There are: {', '.join(formats())}.", "unknown_format", parameter="format"
        )
        raise Problem(400, "invalid_query", fault.detail, (fault,)) from error
    made, out = made_file(dossier=dossier, format=name, by=access(request).user, now=now)
    digest = base64.b64encode(bytes.fromhex(made.sha256)).decode()
    return FileResponse(
        out,
        as_attachment=True,
        filename=made.filename,
        content_type=made.media_type,
        headers={"Repr-Digest": f"sha-256=:{digest}:"},
    )


def _checked_rows(given: Sequence[Any], text: str, *, single: bool) -> tuple[list[dict[str, Any]], list[Fault]]:
    """The rows that can be read, and every fault of the others with its place."""
    shape = NewClaimRow()  # one for all rows: making one takes longer than checking with it
    rows: list[dict[str, Any]] = []
    faults: list[Fault] = []
    for index, one in enumerate(given):
        path: tuple[str | int, ...] = () if single else (index,)
        try:
            row = shape.run_validation(one)
        except ValidationError as error:
            faults += faults_in(error.detail, path)
            continue
        rows.append(row)
        if fault := _fault(row, text):
            faults.append(Fault(fault.detail, fault.code, path + (fault.path or ())))
    return rows, faults


def _fault(row: dict[str, Any], text: str) -> Fault | None:
    """What is wrong with a row, if anything: its place first, then its payload."""
    start, end = row["start"], row["end"]
    if start >= end:
        return Fault("The end must be after the start.", "invalid", ("end",))
    if end > len(text):
        return Fault(f"The draft has {len(text)} code points.", "invalid", ("end",))
    if "exact" in row and row["exact"] != text[start:end]:
        return Fault(f"The draft has “{text[start:end][:200]}” there.", "other_words", ("exact",))
    if "payload" in row:
        try:
            payload_of(row["kind"], row["payload"])
        except ClaimError as error:
            return fault_of(error)
    return None
