"""Every probe of tests/data/quantity_probes.jsonl: the quantities of a text, whole, in order, and nothing else.

A line holds the text, the language if it is given, and for each quantity raw, value, kind and unit, and whichever of
lo, hi, lo_closed, hi_closed, modality and subject the line is about ("" = no subject; numbers as fractions).
"""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from sources.text.quantities import Quantity, find_quantities

PROBES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data" / "quantity_probes.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
NUMBERS = {"value", "lo", "hi"}


def test_there_are_at_least_a_hundred_probes():
    assert len(PROBES) >= 100
    assert len({probe["text"] + str(probe.get("language")) for probe in PROBES}) == len(PROBES)


@pytest.mark.parametrize("probe", PROBES, ids=[probe["text"][:60] for probe in PROBES])
def test_probe(probe):
    found = find_quantities(probe["text"], language=probe.get("language"))
    wanted = probe["quantities"]
    assert [one.raw for one in found] == [one["raw"] for one in wanted]
    for quantity, expected in zip(found, wanted, strict=True):
        assert {key: shown(quantity, key) for key in expected} == {
            key: read(key, value) for key, value in expected.items()
        }


def shown(quantity: Quantity, key: str):
    if key == "subject":
        return quantity.subject.text if quantity.subject else ""
    return getattr(quantity, key)


def read(key: str, value):
    return Fraction(value) if key in NUMBERS and value is not None else value
