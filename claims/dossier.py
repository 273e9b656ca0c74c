"""A dossier as a file: a draft, the sources behind it and what the desk knows of them (DOSSIER.json).

Pure but for the bytes, which the caller fetches: `parse` checks the JSON, `load` reads the named files.
"""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from claims.examination import Draft
from claims.kinds import Material, SourceText
from claims.material import Precision
from claims.rules import Measure, SourcePolicy
from sources.readers import Document, ReadError, read

KNOWN = frozenset("title draft sources id language planned_publication mode policy measures names".split())
KNOWN_OF_SOURCE = frozenset(
    "file title type publisher authors published url language primary voice status as_of".split()
)
STATUSES = ("", "projection", "partial", "preliminary", "final", "corrected")
DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class DossierError(ValueError):
    """A dossier that cannot be used. The message says where ("sources[2].file") and what is wrong."""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """What a dossier says of one source."""

    file: str
    title: str = ""
    type: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    published: datetime.date | None = None
    published_to: Precision = "day"
    url: str = ""
    language: str | None = None
    primary: bool = False
    voice: str | None = None
    status: str = ""
    as_of: datetime.date | None = None

    @property
    def speaking(self) -> str | None:
        """The name of who speaks in the running text: `voice` may say "author" or "speaker", or give the name."""
        if self.voice in ("author", "speaker"):
            return self.authors[0] if self.authors else None
        return None if self.voice in (None, "", "none") else self.voice


@dataclass(frozen=True, slots=True)
class DossierFile:
    """A dossier's JSON, checked. `warnings` name the keys that nothing here knows."""

    draft: str
    title: str = ""
    sources: tuple[SourceEntry, ...] = ()
    id: str = ""
    language: str | None = None
    planned_publication: datetime.date | None = None
    mode: str = "own_draft"
    names: tuple[tuple[str, ...], ...] = ()
    measures: tuple[Measure, ...] = ()
    policy: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = field(default=())


def source_policy(policy: Mapping[str, Any]) -> SourcePolicy:
    """What a dossier's policy asks of the sources: its part `sources`. Raises ValueError or TypeError with the key."""
    part = policy.get("sources", {})
    if not isinstance(part, Mapping):
        raise TypeError(f"'sources' must be an object, not {type(part).__name__}")
    return SourcePolicy.from_dict(part)


def parse(data: object) -> DossierFile:
    """Check a dossier's JSON. Unknown keys are warned about, never fatal. Raises DossierError."""
    whole = _mapping(data, "the dossier")
    warnings = [f"unknown key {key!r} in the dossier is ignored" for key in sorted(set(whole) - KNOWN)]
    rows = _list(whole.get("sources", []), "sources")
    entries = []
    for number, row in enumerate(rows):
        entry = _mapping(row, f"sources[{number}]")
        unknown = sorted(set(entry) - KNOWN_OF_SOURCE)
        warnings += [f"unknown key {key!r} in sources[{number}] is ignored" for key in unknown]
        entries.append(_entry(entry, f"sources[{number}]"))
    try:
        measures = tuple(
            Measure.from_dict(_mapping(one, "measures")) for one in _list(whole.get("measures", []), "measures")
        )
    except ValueError as error:
        raise DossierError(f"measures: {error}") from error
    policy = whole.get("policy") or {}
    if not isinstance(policy, Mapping):
        warnings.append(f"policy is ignored: it must be an object, not {type(policy).__name__}")
        policy = {}
    try:
        source_policy(policy)
    except (TypeError, ValueError) as error:
        raise DossierError(f"policy: {error}") from error
    return DossierFile(
        draft=_text(whole, "draft", "the dossier", needed=True),
        title=_text(whole, "title", "the dossier"),
        sources=tuple(entries),
        id=_text(whole, "id", "the dossier"),
        language=_text(whole, "language", "the dossier") or None,
        planned_publication=_day(whole, "planned_publication", "the dossier"),
        mode=_text(whole, "mode", "the dossier") or "own_draft",
        names=tuple(_texts(group, f"names[{at}]") for at, group in enumerate(_list(whole.get("names", []), "names"))),
        measures=measures,
        policy=policy,
        warnings=tuple(warnings),
    )


def _entry(entry: Mapping[str, Any], where: str) -> SourceEntry:
    status = _text(entry, "status", where)
    if status not in STATUSES:
        raise DossierError(f"{where}.status is {status!r}; it may be one of {', '.join(STATUSES[1:])}")
    return SourceEntry(
        file=_text(entry, "file", where, needed=True),
        title=_text(entry, "title", where),
        type=_text(entry, "type", where),
        publisher=_text(entry, "publisher", where),
        authors=_texts(entry.get("authors", []), f"{where}.authors"),
        published=_day(entry, "published", where),
        published_to=_precision(_text(entry, "published", where)),
        url=_text(entry, "url", where),
        language=_text(entry, "language", where) or None,
        primary=bool(entry.get("primary", False)),
        voice=_text(entry, "voice", where) or None,
        status=status,
        as_of=_day(entry, "as_of", where),
    )


def _mapping(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise DossierError(f"{where} must be an object, not {type(value).__name__}")
    return value


def _list(value: object, where: str) -> Sequence[Any]:
    if not isinstance(value, list):
        raise DossierError(f"{where} must be a list, not {type(value).__name__}")
    return value


def _text(row: Mapping[str, Any], key: str, where: str, *, needed: bool = False) -> str:
    value = row.get(key)
    if value is None or value == "":
        if needed:
            raise DossierError(f"{where}: {key!r} is missing")
        return ""
    if not isinstance(value, str):
        raise DossierError(f"{where}.{key} must be text, not {type(value).__name__}")
    return value


def _texts(value: object, where: str) -> tuple[str, ...]:
    rows = [value] if isinstance(value, str) else _list(value, where)
    if not all(isinstance(one, str) for one in rows):
        raise DossierError(f"{where} must hold texts only")
    return tuple(rows)


def _day(row: Mapping[str, Any], key: str, where: str) -> datetime.date | None:
    """A date as 2021, 2021-10 or 2021-10-17; of a month or year the first day."""
    text = _text(row, key, where)
    if not text:
        return None
    found = DAY.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else 1 for part in found.groups())
        return datetime.date(year, month, day)
    except ValueError as error:
        raise DossierError(f"{where}.{key} is {text!r}; write a date as 2021-10-17, 2021-10 or 2021") from error


def _precision(day: str) -> Precision:
    """How much of a checked date was written."""
    written: dict[int, Precision] = {len("2021"): "year", len("2021-10"): "month"}
    return written.get(len(day), "day")


def load(dossier: DossierFile, fetch: Callable[[str], bytes]) -> tuple[Draft, list[SourceText], list[str]]:
    """Read the draft and the sources, and say what the readers warned about.

    A source that cannot be read stays in the list, marked unreadable: what it might have held is then `unchecked`.
    Raises DossierError when the draft itself cannot be read. `fetch(name)` may raise OSError.
    """
    warnings = list(dossier.warnings)
    try:
        document = read(fetch(dossier.draft), filename=dossier.draft)
    except (ReadError, OSError) as error:
        raise DossierError(f"the draft {dossier.draft} cannot be read: {_reason(error)}") from error
    warnings += [f"{dossier.draft}: {warning}" for warning in document.warnings]
    material = Material(document.text, dossier.language, dossier.planned_publication)
    sources = []
    for entry in dossier.sources:
        try:
            read_in = read(fetch(entry.file), filename=entry.file)
        except (ReadError, OSError) as error:
            warnings.append(f"{entry.file} cannot be read: {_reason(error)}")
            sources.append(_source(entry, Document(text=""), unreadable=_reason(error)))
            continue
        warnings += [f"{entry.file}: {warning}" for warning in read_in.warnings]
        sources.append(_source(entry, read_in))
    policy = source_policy(dossier.policy)
    draft = Draft(material, dossier.title or document.title, dossier.names, dossier.measures, policy)
    return draft, sources, warnings


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error)


def _source(entry: SourceEntry, document: Document, unreadable: str = "") -> SourceText:
    return SourceText(
        id=entry.file,
        material=Material(document.text, entry.language, entry.published),
        title=entry.title or document.title,
        publisher=entry.publisher or document.metadata.publisher,
        authors=entry.authors,
        published=entry.published,
        published_to=entry.published_to,
        as_of=entry.as_of,
        status=entry.status,
        voice=entry.speaking,
        primary=entry.primary,
        tables=document.tables,
        unreadable=unreadable,
    )
