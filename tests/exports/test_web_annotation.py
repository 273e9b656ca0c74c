"""The annotations: the standard's own schemas, selectors that select, and nothing that was withheld."""

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator  # type: ignore[import-untyped]  # it has no types of its own
from referencing import Registry
from referencing.jsonschema import DRAFT4

from claims.exports import AnnotatedDossier, named_by_hash, sha256_of, web_annotation
from sources.text.anchoring import Selector, anchor
from tests.exports import samples

PROJECT = Path(__file__).parents[2]
SUITE = PROJECT / os.environ.get("VOUCH_EVAL_DATA", "../shared") / "data/standards/web-annotation-tests"
"""The test suite of the Web Annotation Working Group, where it is at hand."""


def written(dossier: AnnotatedDossier) -> bytes:
    out = io.BytesIO()
    web_annotation.write(dossier, out)
    return out.getvalue()


def collection(dossier: AnnotatedDossier) -> Any:
    return json.loads(written(dossier))


def annotations(dossier: AnnotatedDossier) -> list[Any]:
    items: list[Any] = collection(dossier)["first"]["items"]
    return items


def _load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8-sig"))


def failures(kind: str, document: Any) -> list[str]:
    """The assertions of the suite (annotationMusts, collectionMusts, pageMusts) that a document does not meet."""
    definitions = [(path.name, _load(path)) for path in sorted((SUITE / "definitions").glob("*.json"))]
    registry: Registry[Any] = Registry().with_resources(
        (key, DRAFT4.create_resource(content))
        for name, content in definitions
        for key in {name, content.get("id", name)}
    )
    (test,) = SUITE.rglob(f"{kind}.test")
    failed = []
    for name in [one for one in _load(test)["assertions"] if isinstance(one, str)]:
        schema = _load(SUITE / name)
        schema.pop("id", None)
        checker = Draft4Validator(schema, registry=registry, format_checker=Draft4Validator.FORMAT_CHECKER)
        if checker.is_valid(document) != (schema.get("expectedResult", "valid") == "valid"):
            failed.append(name)
    return failed


needs_suite = pytest.mark.skipif(not SUITE.is_dir(), reason=f"the W3C test suite is not at {SUITE}")


@needs_suite
@pytest.mark.parametrize("dossier", [samples.examined(), samples.everything()], ids=["examined", "everything"])
def test_the_suites_schemas_accept_it(dossier: AnnotatedDossier) -> None:
    whole = collection(dossier)
    assert failures("collectionMusts", whole) == []
    assert failures("pageMusts", whole["first"]) == []
    for one in whole["first"]["items"]:
        assert failures("annotationMusts", one) == []


@needs_suite
def test_the_suites_schemas_would_notice() -> None:
    (good, *_) = annotations(samples.examined())
    assert failures("annotationMusts", {**good, "type": "Note"}) != []
    assert failures("annotationMusts", {**good, "bodyValue": "both"}) != []
    assert failures("annotationMusts", {key: value for key, value in good.items() if key != "target"}) != []


@needs_suite
def test_a_collection_of_nothing() -> None:
    empty = collection(samples.dossier("Words.", []))
    assert empty["total"] == 0
    assert "first" not in empty
    assert failures("collectionMusts", empty) == []


def test_a_claim_is_an_annotation() -> None:
    dossier = samples.examined()
    one = annotations(dossier)[1]
    software = {"id": one["generator"]["id"], "type": "Software", "name": "Vouch 0.1.0"}
    assert one["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert one["motivation"] == "assessing"
    assert one["creator"] == one["generator"] == software
    assert one["generated"] == "2026-03-02T09:00:00Z"
    assert one["target"] == {
        "type": "SpecificResource",
        "source": named_by_hash(sha256_of(samples.FERRY)),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "Nobody was hurt and nobody was in danger,",
                "prefix": "erry carried 48 passengers on Monday, the harbour office said. “",
                "suffix": "” said Ilse Brandt, the harbour master.\n\nThe Dock Workers’ Front",
            },
            {"type": "TextPositionSelector", "start": 90, "end": 131},
        ],
    }
    status, kind, words, passage = one["body"]
    assert (status["value"], status["purpose"]) == ("ok", "tagging")
    assert (kind["value"], kind["purpose"]) == ("quote", "classifying")
    assert words["value"].startswith("Quotation: agrees. Compared: log.txt: found word for word")
    assert passage["source"] == {
        "id": named_by_hash(sha256_of(samples.LOG)),
        "type": "Text",
        "language": "en",
        "dcterms:bibliographicCitation": "Ilse Brandt. Harbour log. Harbour Office. 2 March 2026.",
        "dcterms:title": "Harbour log",
        "dcterms:creator": ["Ilse Brandt"],
        "dcterms:publisher": "Harbour Office",
        "dcterms:issued": "2026-03-02",
    }
    assert passage["selector"][0]["exact"] == "Nobody was hurt and nobody was in danger,"


def test_selectors_select_in_draft_and_source() -> None:
    texts = {named_by_hash(sha256_of(text)): text for text in (samples.FERRY, samples.LOG, samples.STATEMENT)}
    checked = 0
    for one in annotations(samples.examined()):
        for place in [one["target"], *(body for body in one["body"] if body["type"] == "SpecificResource")]:
            source = place["source"] if isinstance(place["source"], str) else place["source"]["id"]
            quote, position = place["selector"]
            assert texts[source][position["start"] : position["end"]] == quote["exact"]
            found = anchor(
                Selector(
                    quote["exact"],
                    quote.get("prefix", ""),
                    quote.get("suffix", ""),
                    position["start"],
                    position["end"],
                ),
                texts[source],
            )
            assert (found.state, found.start, found.end) == ("exact", position["start"], position["end"])
            checked += 1
    assert checked == 6


def test_a_web_source_is_named_by_its_address_and_state() -> None:
    (first, *_) = annotations(samples.everything())
    web = next(body for body in first["body"] if body["type"] == "SpecificResource")
    assert web["source"]["id"] == named_by_hash(sha256_of("Told."))
    assert web["state"] == {
        "type": "TimeState",
        "sourceDate": "2026-03-02T09:00:00Z",
        "cached": named_by_hash(sha256_of("Told.")),
    }
    examined = annotations(samples.examined({"log.txt": "https://harbour.example/log book"}))
    assert examined[1]["body"][3]["source"]["id"] == "https://harbour.example/log%20book"


def test_people_are_named_with_their_verdict() -> None:
    second = annotations(samples.everything())[1]
    verdict = second["body"][2]
    assert (verdict["value"], verdict["creator"]["type"]) == ("supported", "Person")
    assert verdict["creator"]["name"] == samples.HOSTILE
    assert verdict["created"] == second["created"] == second["modified"] == "2026-03-02T09:00:00Z"


def test_findings_over_several_claims_are_with_each_of_them() -> None:
    first, second, *others = annotations(samples.everything())
    words = f"With other claims: High: {samples.HOSTILE} 48 - 47 = 1 [quote.negation]"
    for one in (first, second):
        assert [body["value"] for body in one["body"] if "value" in body].count(words) == 1
    assert words not in json.dumps(others)


def test_what_is_withheld_is_not_in_the_file() -> None:
    fourth, fifth = annotations(samples.everything())[3:]
    assert [body["value"] for body in fourth["body"][2:]] == [
        "Quotation: out of date. What was compared names a confidential source and is withheld.",
        "Supports the claim. The source is confidential: its words are not part of this export.",
        "Contradicts the claim. The source is confidential: its words are not part of this export.",
        f"Gives context (by phone, 2026-03-03): {samples.HOSTILE}",
    ]
    assert b"not shown" not in written(samples.everything())
    assert fifth["body"][3]["value"] == (
        "Low: what it says is withheld: it speaks of a confidential source [quote.absent]"
    )
    assert fifth["body"][4]["value"] == f"Info: a dash [quote.typographic] Dismissed: {samples.HOSTILE}"


def test_a_claim_that_was_lost_points_at_the_draft_as_a_whole() -> None:
    fifth = annotations(samples.everything())[4]
    draft = named_by_hash(sha256_of(samples.everything().text))
    assert fifth["target"]["source"] == fifth["target"]["scope"] == draft
    assert "selector" not in fifth["target"]


def test_offsets_are_code_points() -> None:
    fourth = annotations(samples.everything())[3]
    quote, position = fourth["target"]["selector"]
    assert quote["exact"] == "\U0001f6a2 eight"[:7]
    assert position["end"] - position["start"] == len(quote["exact"])


def test_text_that_utf8_cannot_hold_is_escaped() -> None:
    dossier = samples.dossier("ab", [samples.claim(1, "ab", 0, 1, "unchecked", unchecked="lone \udc80")])
    assert annotations(dossier)[0]["body"][2]["value"] == "Quotation: not checked. Not checked: lone \udc80."


def test_one_annotation_a_line_and_the_same_bytes_again() -> None:
    first = written(samples.everything())
    assert first == written(samples.everything())
    lines = first.decode().split("\n")
    assert len(lines) == 1 + 5 + 2
    assert json.loads(lines[1].removesuffix(","))["type"] == "Annotation"
