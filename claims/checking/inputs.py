"""What a check reads, gathered once and named by hashes, so that the same inputs are known to be the same."""

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from claims.checking.cited import Cited, cited_in
from claims.examination import Draft, context_of
from claims.intake import draft_of, read_sources
from claims.kinds import Context, SourceText, kinds
from claims.models import Claim, DraftVersion
from claims.models.words import EditorialState, Origin
from claims.rules import rules

NOT_CHECKED = (EditorialState.REJECTED, EditorialState.WITHDRAWN, EditorialState.RETRACTED)
"""States of claims that a check leaves out: no claim at all, or none that still stands."""

_PURE = (
    "sources/text",
    "claims/kinds",
    "claims/ledger",
    "claims/rules",
    "claims/figures",
    "claims/relations",
    *(f"claims/{name}.py" for name in ("examination", "facts", "material", "checking/cited")),
)
_KEPT = 2
"""How many dossiers' analysed texts a worker holds: a check comes in batches, one after the other."""


@dataclass(frozen=True)
class Prepared:
    """A draft and its sources as the core takes them; what is found in their texts is found once, then kept here."""

    draft: Draft
    sources: tuple[SourceText, ...]
    context: Context


@dataclass(frozen=True)
class Inputs:
    """Everything that a check of a draft version reads. `stated` names it in JSON's own types, texts by their hashes.

    `snapshots` gives the snapshot behind each source's id, `cited` what people cited for a version of a claim.
    """

    draft: Draft
    sources: tuple[SourceText, ...]
    snapshots: Mapping[str, int]
    cited: Mapping[int, tuple[Cited, ...]]
    stated: Mapping[str, Any]

    @property
    def material_sha256(self) -> str:
        """The hash of what every claim is compared with, whichever claims there are."""
        return digest({key: value for key, value in self.stated.items() if key not in ("claims", "left_out", "cited")})

    def prepared(self) -> Prepared:
        """The draft and sources with what was found in them before, if this process has seen them lately."""
        key = self.material_sha256
        found = _prepared.pop(key, None)
        if found is None:
            found = Prepared(self.draft, self.sources, context_of(self.draft, self.sources))
        _prepared[key] = found
        while len(_prepared) > _KEPT:
            _prepared.pop(next(iter(_prepared)))
        return found

    def same_as(self, stated: Mapping[str, Any]) -> bool:
        """Whether a run that stated these inputs reads what is there now (by whichever version of the code)."""
        mine, its = dict(self.stated), dict(stated)
        for one in (mine, its):
            one.pop("engine", None)
            one.pop("after", None)
        return mine == its


_prepared: dict[str, Prepared] = {}


def inputs_of(draft_version: DraftVersion) -> Inputs:
    """Read what a check of the draft version would read now.

    Claims enter by the versions that people and programs gave them: those that the machine found follow from the rest.
    """
    draft = draft_of(draft_version)
    read = read_sources(draft_version.dossier)
    sources = tuple(one.text for one in read)
    snapshots = {one.text.id: one.snapshot.pk for one in read if one.snapshot is not None}
    cited = cited_in(draft_version.dossier_id, snapshots)
    claims = Claim.objects.filter(dossier=draft_version.dossier_id)
    stated = {
        "engine": engine_sha256(),
        "draft": _material(draft.material),
        "accepted": draft.accepted,
        "apart": draft.apart,
        "measures": [dataclasses.asdict(one) for one in draft.measures],
        "policy": dataclasses.asdict(draft.policy),
        "sources": [_source(one) | {"snapshot": snapshots.get(one.id)} for one in sources],
        "claims": list(
            claims.exclude(current__origin=Origin.MACHINE)
            .exclude(current__isnull=True)
            .exclude(state__in=NOT_CHECKED)
            .order_by("id")
            .values_list("id", "current_id")
        ),
        "cited": [[version, *(dataclasses.astuple(one) for one in cited[version])] for version in sorted(cited)],
        "left_out": list(claims.filter(state__in=NOT_CHECKED).order_by("id").values_list("id", flat=True)),
    }
    return Inputs(draft, sources, snapshots, cited, json.loads(json.dumps(stated, default=str)))


def _material(material: Any) -> dict[str, Any]:
    return {"text": _sha256(material.text), "language": material.language, "published": material.published}


def _source(source: SourceText) -> dict[str, Any]:
    named = {
        one.name: getattr(source, one.name)
        for one in dataclasses.fields(source)
        if one.compare and one.name not in ("material", "tables")
    }
    return named | _material(source.material) | {"tables": digest(repr(source.tables)), "published": source.published}


def digest(value: object) -> str:
    """SHA-256 of a value in canonical JSON."""
    return _sha256(json.dumps(value, sort_keys=True, ensure_ascii=False, default=str))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def engine_sha256() -> str:
    """The hash of the code and word lists that decide what a check gives: other code is another input."""
    hashed = hashlib.sha256()
    for path in sorted({*_own_files(), *_plugin_files()}):
        hashed.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return hashed.hexdigest()


def _own_files() -> Iterator[Path]:
    for name in _PURE:
        home = Path(settings.BASE_DIR) / name
        yield from (
            [home] if home.is_file() else (path for path in home.rglob("*") if path.is_file() and path.suffix != ".pyc")
        )


def _plugin_files() -> Iterator[Path]:
    for module in (*kinds().values(), *rules()):
        if path := getattr(module, "__file__", None):
            yield Path(path)
