"""Every probe of tests/data/quantity_probes.jsonl: the quantities of a text, whole, in order, and nothing else.

A line holds the text, the language if it is given, and for each quantity raw, value, kind and unit, and whichever of
lo, hi, lo_closed, hi_closed, modality and subject the line is about ("" = no subject; numbers as fractions).
"""

import json
import re
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
TURKISH = set(
    "sandalye sandalyenin kişi oy oldu yüzde yıl avro yaralı aday tane lira kez milletvekili seçmen asker bin iki "
    "üyelerin yumurta düzine derece sayılı".split()
)
NUMBERS = {"value", "lo", "hi"}


def test_there_are_enough_probes_of_each_language():
    arabic = [probe for probe in PROBES if re.search("[\u0621-\u064a\u06f0-\u06f9]", probe["text"])]
    turkish = [probe for probe in PROBES if TURKISH & set(probe["text"].replace("'", " ").lower().split())]
    assert len(PROBES) >= 280
    assert len(arabic) >= 50
    assert len(turkish) >= 40
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
