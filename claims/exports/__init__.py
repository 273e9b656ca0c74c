"""Export formats: annotated citations as files. One module each, or an entry point of the group `vouch.exports`.

A format gets an `AnnotatedDossier`, plain values that hold everything it may show, and writes bytes to a stream. It
asks no clock, no database and no network: the same dossier gives the same bytes. What somebody may not see is masked
before a format gets it (`SourceRef.masked`, `withheld`): a format never decides who may see what.
"""

import base64
import datetime
import functools
import hashlib
import re
import urllib.parse
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final, Generic, Literal, Protocol, TypeVar, cast

from sources.discovery import plugin_modules
from sources.text.anchoring import Selector

CheckStatus = Literal["ok", "problem", "info", "unchecked", "stale"]
Severity = Literal["high", "medium", "low", "info"]
Relation = Literal["supports", "contradicts", "context"]
AgentKind = Literal["person", "software"]

STATUS_WORDS: Final[dict[CheckStatus, str]] = {
    "problem": "problem",
    "stale": "out of date",
    "unchecked": "not checked",
    "info": "to know",
    "ok": "agrees",
}
"""A check status in words for a reader, in the order in which an editor wants them."""

RELATION_WORDS: Final[dict[Relation, str]] = {
    "supports": "Supports the claim",
    "contradicts": "Contradicts the claim",
    "context": "Gives context",
}

BLOCK: Final = 1 << 16
"""How many characters are gathered before they are written."""

T = TypeVar("T")

_NAMESPACE: Final = uuid.UUID("5b0c1a52-7a0e-5d0b-9a63-3d1c3f1e2a77")
_WEB = re.compile(r"https?://[^\s/]+", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Agent:
    """Who made something: a person, or a program with its version."""

    kind: AgentKind
    name: str
    version: str = ""


VOUCH: Final = Agent("software", "Vouch", "0.1.0")
"""The program that makes exports and proposes claims."""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """A source as a bibliography knows it. `issued` is as much of the date as is known: 2021, 2021-10, 2021-10-17."""

    title: str = ""
    csl_type: str = "document"
    authors: tuple[str, ...] = ()
    publisher: str = ""
    issued: str = ""
    url: str = ""
    language: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class SourceRef:
    """One text that was read: what it is, and by hash exactly which.

    `iri` names it: its address on the web, or the hash of its text. `masked` means that the reader of this export may
    not know which source it is: then nothing else is filled. `confidential` tells those who may see it to keep it so.
    """

    id: str
    iri: str
    bibliography: Bibliography = field(default_factory=Bibliography)
    text_sha256: str = ""
    captured_at: datetime.datetime | None = None
    confidential: bool = False
    masked: bool = False
    unreadable: str = ""


MASKED: Final = SourceRef(id="", iri="", confidential=True, masked=True)
"""What stands for every source that may not be shown."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source. `selector` is over the text whose hash the source names (code points, half open)."""

    source: SourceRef
    selector: Selector | None = None
    page: str = ""


@dataclass(frozen=True, slots=True)
class AnnotatedCitation:
    """What a claim rests on: a passage, or a `note` of what came over a `channel` that left no document.

    `withheld`: the note is confidential. `proposed` says that a machine put it there and nobody has accepted it yet.
    """

    passage: Passage | None = None
    relation: Relation = "supports"
    outcome: str = ""
    note: str = ""
    channel: str = ""
    noted_on: datetime.date | None = None
    withheld: bool = False
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ: what the draft has and what the source has; either may be empty."""

    draft: str
    source: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class AnnotatedFinding:
    """One thing that checking had to say. `dismissed` is the reason why a person set it aside ("" = it is open).

    `withheld`: it speaks of a source that may not be shown, so that only rule and severity are left.
    """

    rule: str
    severity: Severity
    message: str
    arithmetic: str = ""
    differences: tuple[Difference, ...] = ()
    evidence: Passage | None = None
    dismissed: str = ""
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class CrossFinding:
    """A finding over several claims, which it names by their numbers. `mentions` are words of the draft.

    `number` counts these findings from 1, the worst first.
    """

    number: int
    finding: AnnotatedFinding
    claims: tuple[int, ...] = ()
    mentions: tuple[str, ...] = ()

    @property
    def grave(self) -> bool:
        """Whether it is open and of high or medium severity: then the claims it names are not in order."""
        return self.finding.severity in ("high", "medium") and not self.finding.dismissed


@dataclass(frozen=True, slots=True)
class Gap:
    """A figure or quotation of the draft that no claim covers, in code points, half open."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One place in the draft where a claim stands (code points, half open), with the claim's number and status.

    `turn` counts the places of one claim from 1. `shared` are the numbers of the grave findings over several claims
    that name this one: its own status may be ok all the same.
    """

    number: int
    start: int
    end: int
    status: CheckStatus
    turn: int = 1
    shared: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnotatedClaim:
    """A claim with everything that is known of it. `number` counts the claims of the export from 1, in text order.

    `places` are where it stands in the draft, none if it was lost there. `compared` says in words what was compared
    (`compared_withheld`: it names a source that may not be shown); `unchecked` why nothing could be.
    `shared` are the findings over several claims that name this one; they do not count for `status`. `state`,
    `verdict` and `reviewer` are people's: empty where nobody has decided.
    """

    id: str
    iri: str
    number: int
    kind: str
    label: str
    text: str
    places: tuple[Selector, ...]
    status: CheckStatus
    compared: tuple[str, ...] = ()
    compared_withheld: bool = False
    unchecked: str = ""
    findings: tuple[AnnotatedFinding, ...] = ()
    shared: tuple[CrossFinding, ...] = ()
    citations: tuple[AnnotatedCitation, ...] = ()
    state: str = ""
    verdict: str = ""
    reviewer: Agent | None = None
    reviewed: datetime.datetime | None = None
    creator: Agent | None = None
    created: datetime.datetime | None = None
    modified: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims have each check status."""

    ok: int = 0
    problem: int = 0
    info: int = 0
    unchecked: int = 0
    stale: int = 0

    @property
    def total(self) -> int:
        """All claims."""
        return self.ok + self.problem + self.info + self.unchecked + self.stale

    def of(self, status: CheckStatus) -> int:
        """The number of claims with that status."""
        return cast(int, getattr(self, status))


class Again(Generic[T]):
    """An iterable that can be gone through more than once without being held in memory: each pass asks anew."""

    def __init__(self, make: Callable[[], Iterator[T]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[T]:
        """Start another pass."""
        return self._make()


@dataclass(frozen=True)
class AnnotatedDossier:
    """A draft with its claims, as a format gets it.

    `marks` come by (start, longest first), `claims` by number. Both may be long: go through them, do not gather them;
    they can be gone through again and then give the same. `generated` is when what is told here was known: never the
    time of writing, so that the same state gives the same bytes.
    """

    iri: str
    title: str
    draft: SourceRef
    text: str
    marks: Iterable[Mark]
    claims: Iterable[AnnotatedClaim]
    counts: Counts
    language: str = ""
    version: int | None = None
    cross: Iterable[CrossFinding] = ()
    gaps: tuple[Gap, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    warnings: tuple[str, ...] = ()
    generator: Agent = VOUCH
    generated: datetime.datetime | None = None


class Format(Protocol):
    """What a format's module offers. NAME is what the API and the command line call it, SUFFIX begins with a dot."""

    NAME: str
    LABEL: str
    MEDIA_TYPE: str
    SUFFIX: str

    def write(self, dossier: AnnotatedDossier, out: BinaryIO) -> None:
        """Write the whole file, front to back. Never raises for any text; what `out` raises goes through."""


@functools.cache
def formats() -> dict[str, Format]:
    """All formats by name, in order of their names."""
    found = [cast(Format, module) for module in plugin_modules("claims.exports", "vouch.exports")]
    return {one.NAME: one for one in sorted(found, key=lambda one: one.NAME)}


def write_text(out: BinaryIO, pieces: Iterable[str], errors: str = "strict") -> None:
    """Write pieces of text as UTF-8, a block at a time, so that memory does not grow with the file."""
    gathered: list[str] = []
    size = 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size >= BLOCK:
            out.write("".join(gathered).encode("utf-8", errors))
            gathered, size = [], 0
    out.write("".join(gathered).encode("utf-8", errors))


def sha256_of(text: str) -> str:
    """SHA-256 of a text's UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def named_by_hash(sha256: str) -> str:
    """The name of exactly these bytes, as RFC 6920 has it: `ni:///sha-256;` and the hash in base64url."""
    return "ni:///sha-256;" + base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")


def web_address(url: str) -> str:
    """The address as a URI of printable ASCII, or "" where it is not one of the web (a script, a path, a remark)."""
    address = url.strip()
    if not _WEB.match(address):
        return ""
    return urllib.parse.quote(address, safe="%/:=&?~#+!$,;'@()*[]-._", errors="replace")


def stable_iri(*parts: str) -> str:
    """A `urn:uuid:` that depends on the parts alone, so that the same thing has the same name in every export."""
    return uuid.uuid5(_NAMESPACE, "\n".join(parts).encode("utf-8", "replace").decode()).urn


def day_in_words(issued: str) -> str:
    """2021-10-17 as "17 October 2021", 2021-10 as "October 2021"; anything else as it is."""
    found = _DAY.fullmatch(issued)
    if not found or not 1 <= int(found[2] or 1) <= 12:
        return issued
    month = _MONTHS[int(found[2]) - 1] if found[2] else ""
    day = str(int(found[3])) if found[3] else ""
    return " ".join(part for part in (day, month, found[1]) if part)


def bibliographic_line(source: SourceRef) -> str:
    """Authors, title, publisher and date as one line; the source's id where nothing else is known."""
    known = source.bibliography
    parts = (", ".join(known.authors), known.title, known.publisher, day_in_words(known.issued))
    line = ". ".join(part.strip().rstrip(".") for part in parts if part.strip())
    return f"{line}." if line else source.id
