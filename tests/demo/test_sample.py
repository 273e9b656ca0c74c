"""The sample dossier: every planted error is found, and nothing that is right is accused."""

import csv
import json
from pathlib import Path

import pytest

from claims.dossier import load, parse
from claims.examination import examine_draft

SAMPLE = Path(__file__).parents[2] / "claims" / "samples" / "iraq_2021"

PLANTED = [
    ("quantity.mismatch", "high", "48 seats"),
    ("quote.negation", "high", "The voters did turn against the armed groups as such,"),
    (
        "quote.misattributed",
        "high",
        "We placed one candidate where others placed four, and we told each family which name to write,",
    ),
    ("responsibility.flipped", "high", "declined to comment on the attack"),
]
PLANTED_BETWEEN = [
    ("quantity.delta", "medium", ["48 seats", "17 seats", "32 seats"]),
    ("quantity.superseded", "medium", ["34 seats"]),
    ("name.variants", "low", ["Faris al-Mansouri", "Al-Mansoori"]),
]
RIGHT = [
    "73 seats",
    "329 seats",
    "37 seats",
    "31 seats",
    "25 seats",
    "6 more seats",
    "33 seats",
    "9 seats",
    "They punished candidates … who never came back to their districts,",
    "sit in opposition until the next election",
    "claimed responsibility for the attack",
    "Nobody will disarm before the ministries are shared out,",
]


@pytest.fixture(scope="module")
def report():
    dossier = parse(json.loads((SAMPLE / "dossier.json").read_text()))
    draft, sources, warnings = load(dossier, lambda name: (SAMPLE / name).read_bytes())
    assert warnings == []
    assert [source.id for source in sources if source.unreadable] == []
    return examine_draft(draft, sources)


def test_the_planted_errors_are_found_and_nothing_else_is_accused(report):
    found = [
        (finding.rule, finding.severity, one.claim.text)
        for one in report.claims
        for finding in one.check.findings
        if finding.severity != "info"
    ]
    assert found == PLANTED


def test_what_does_not_add_up_between_claims_is_found_and_nothing_else(report):
    words = {one.id: one.claim.text for one in report.claims}
    found = {
        (
            cross.rule,
            cross.severity,
            tuple(sorted({m.text for m in cross.mentions} or {words[c] for c in cross.claims})),
        )
        for cross in report.cross
        if cross.severity != "info"
    }
    assert found == {(rule, severity, tuple(sorted(texts))) for rule, severity, texts in PLANTED_BETWEEN}


def test_the_right_statements_agree_with_their_sources(report):
    outcomes = {}
    for one in report.claims:
        outcomes.setdefault(one.claim.text, set()).add(one.outcome)
    assert {text: outcomes.get(text) for text in RIGHT} == {text: {"ok"} for text in RIGHT}


def test_a_rounded_share_that_no_source_states_is_left_to_a_person(report):
    (share,) = (one for one in report.claims if one.claim.text == "22 percent")
    assert share.outcome == "unchecked"


def test_nothing_in_the_draft_is_left_without_a_claim(report):
    assert report.coverage.uncovered == ()


def test_the_final_table_sums_to_the_whole():
    with (SAMPLE / "final_results.csv").open() as rows:
        table = {row["List"]: int(row["Seats"]) for row in csv.DictReader(rows)}
    assert (table.pop("Total"), sum(table.values()), len(table)) == (329, 329, 19)
