"""Every draft and source of tests/data/figure_pairs.jsonl: right drafts raise nothing, wrong ones are never accepted.

A line holds a draft, its only source, whether the draft is right by it, the rules of high or medium severity that speak
(none for a right draft; none for a wrong one where the rules abstain), and the outcome of each figure, in order.
"""

import json
from pathlib import Path

import pytest

from tests.kinds.helpers import examine, source

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data" / "figure_pairs.jsonl").read_text(encoding="utf-8").splitlines()
]
LOUD = {"high", "medium"}


def test_there_are_enough_pairs_of_both_sorts():
    right = [pair for pair in PAIRS if pair["right"]]
    flagged = [pair for pair in PAIRS if pair["rules"]]
    assert (len(PAIRS) >= 140, len(right) >= 80, len(flagged) >= 45) == (True, True, True)
    assert not any(pair["rules"] for pair in right)
    assert all(pair["rules"] or "unchecked" in pair["outcomes"] for pair in PAIRS if not pair["right"])


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["draft"][:70] for pair in PAIRS])
def test_pair(pair):
    report = examine(pair["draft"], source(pair["source"]))
    loud = {one.rule for claim in report.claims for one in claim.check.findings if one.severity in LOUD}
    loud |= {one.rule for one in report.cross if one.severity in LOUD}
    assert sorted(loud) == pair["rules"]
    assert [claim.outcome for claim in report.claims if claim.claim.kind == "quantity"] == pair["outcomes"]
