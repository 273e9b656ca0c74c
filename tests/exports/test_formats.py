"""What every format owes, registered ones of other distributions included; and the values they share."""

import datetime as dt
import io
import tracemalloc
from collections.abc import Iterator

import pytest

from claims import exports
from claims.exports import AnnotatedClaim, Bibliography, Counts, Mark, SourceRef
from tests.exports import samples


class Null(io.RawIOBase):
    """Keeps nothing but the size and the largest piece."""

    size = largest = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # bytes only, as formats write
        self.size += len(data)
        self.largest = max(self.largest, len(data))
        return len(data)


def test_the_formats_that_are_there() -> None:
    assert {name: (one.LABEL, one.SUFFIX) for name, one in exports.formats().items()} == {
        "html": ("Annotated page (HTML)", ".html"),
        "web_annotation": ("Web Annotation (JSON-LD)", ".jsonld"),
    }


@pytest.mark.parametrize("name", exports.formats())
def test_a_format_names_itself_well(name: str) -> None:
    one = exports.formats()[name]
    assert name == one.NAME
    assert one.SUFFIX.startswith(".")
    assert "/" in one.MEDIA_TYPE


@pytest.mark.parametrize("name", exports.formats())
def test_every_format_copes_with_everything_and_twice_alike(name: str) -> None:
    once, again = io.BytesIO(), io.BytesIO()
    exports.formats()[name].write(samples.everything(), once)
    exports.formats()[name].write(samples.everything(), again)
    assert once.getvalue() == again.getvalue() != b""


@pytest.mark.parametrize("name", exports.formats())
def test_memory_does_not_grow_with_the_claims(name: str) -> None:
    text = "word " * 50

    def dossier(number: int) -> exports.AnnotatedDossier:
        def claims() -> Iterator[AnnotatedClaim]:
            return (samples.claim(at, text, 5 * (at % 50), 5 * (at % 50) + 4) for at in range(1, number + 1))

        def marks() -> Iterator[Mark]:
            return (Mark(at, 5 * (50 * at // (number + 1)), 5 * (50 * at // (number + 1)) + 4, "ok")
                    for at in range(1, number + 1))  # fmt: skip

        base = samples.dossier(text, [])
        return exports.AnnotatedDossier(
            base.iri, "Many", base.draft, text, exports.Again(marks), exports.Again(claims), Counts(ok=number)
        )

    def peak(number: int) -> int:
        made, out = dossier(number), Null()
        tracemalloc.start()
        exports.formats()[name].write(made, out)  # type: ignore[arg-type]  # it can write, which is all that is asked
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert out.size > 300 * number
        return highest

    peak(200)
    small, large = peak(500), peak(4000)
    assert large < small + 2 * exports.BLOCK * 4 + 500_000


def test_an_export_needs_no_framework() -> None:
    import subprocess
    import sys

    code = "import sys, claims.exports, claims.annotating; claims.exports.formats(); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b?c=d&e=%20#f", "https://a.example/b?c=d&e=%20#f"),
        (" HTTPS://a.example/ä b ", "HTTPS://a.example/%C3%A4%20b"),
        ('https://a.example/"<>', "https://a.example/%22%3C%3E"),
        ("javascript:alert(1)", ""),
        ("//a.example/b", ""),
        ("https:///b", ""),
        ("", ""),
    ],
)
def test_web_address(url: str, expected: str) -> None:
    assert exports.web_address(url) == expected


@pytest.mark.parametrize(
    ("issued", "expected"),
    [("2021", "2021"), ("2021-10", "October 2021"), ("2021-10-07", "7 October 2021"), ("2021-13", "2021-13"), ("", "")],
)
def test_day_in_words(issued: str, expected: str) -> None:
    assert exports.day_in_words(issued) == expected


def test_bibliographic_line() -> None:
    known = Bibliography("Who counts? A report.", "report", ("Ann Poe", "Body"), "Press", "2021-10")
    assert exports.bibliographic_line(SourceRef("a.txt", "x:y", known)) == (
        "Ann Poe, Body. Who counts? A report. Press. October 2021."
    )
    assert exports.bibliographic_line(SourceRef("a.txt", "x:y")) == "a.txt"


def test_names_of_things_depend_on_them_alone() -> None:
    assert exports.stable_iri("claim", "1") == exports.stable_iri("claim", "1")
    assert exports.stable_iri("claim", "1") != exports.stable_iri("claim", "2")
    assert exports.stable_iri("a\udc80").startswith("urn:uuid:")
    assert (
        exports.named_by_hash(exports.sha256_of("abc")) == "ni:///sha-256;ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"
    )


def test_counts() -> None:
    counts = Counts(ok=1, problem=2, info=3, unchecked=4, stale=5)
    assert counts.total == 15
    assert [counts.of(status) for status in exports.STATUS_WORDS] == [2, 5, 4, 3, 1]


def test_a_report_becomes_a_dossier() -> None:
    dossier = samples.examined()
    claims = list(dossier.claims)
    assert list(dossier.claims) == claims
    assert [(one.number, one.kind, one.status) for one in claims] == [
        (1, "quantity", "unchecked"),
        (2, "quote", "ok"),
        (3, "responsibility", "problem"),
        (4, "quantity", "unchecked"),
    ]
    assert dossier.counts == Counts(ok=1, problem=1, unchecked=2)
    assert [(mark.number, dossier.text[mark.start : mark.end]) for mark in dossier.marks] == [
        (one.number, one.text) for one in claims
    ]
    assert [(one.id, one.unreadable) for one in dossier.sources] == [
        ("log.txt", ""),
        ("statement.txt", ""),
        ("scan.pdf", "the file is encrypted"),
    ]
    assert dossier.generated == dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
