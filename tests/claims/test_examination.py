"""A draft against its sources as a whole: derived figures, conflicts, coverage, and one answer for one input."""

import dataclasses
import datetime
import json
import subprocess
import sys
from pathlib import Path

from claims.dossier import load, parse
from claims.examination import Draft, Report, examine_claim, examine_draft, report_json
from claims.kinds import Material
from tests.kinds.helpers import claims, examine, source, table

LOOKALIKE = Path(__file__).parent.parent / "data" / "lookalike"
ROOT = Path(__file__).parent.parent.parent
TWO_VOTES = "In 2019 the Harbour List won 41 seats. In 2022 the Harbour List won 14 seats. "


def outcomes(report: Report) -> list[tuple[str, str]]:
    return [(one.claim.text, one.outcome) for one in report.claims]


def crosses(report: Report) -> list[tuple[str, str]]:
    """What the rules found between claims; what they say of the sources has tests of its own (tests/rules)."""
    return [(one.rule, one.severity) for one in report.cross if not one.rule.startswith("source.")]


def test_a_loss_that_the_two_counts_confirm_is_ok_without_a_source_of_its_own():
    report = examine(TWO_VOTES + "The Harbour List lost 27 seats.", source("The weather was fine all day."))
    delta = report.claims[-1]
    assert (delta.claim.text, delta.outcome) == ("27 seats", "ok")
    assert delta.check.notes == ("derived: 14 - 41 = -27",)
    assert crosses(report) == []


def test_a_loss_that_the_two_counts_refute_is_a_finding_with_its_arithmetic():
    report = examine(TWO_VOTES + "The Harbour List lost 30 seats.", source("The weather was fine all day."))
    (cross,) = [one for one in report.cross if one.rule != "source.none"]
    assert (cross.rule, cross.severity) == ("quantity.delta", "medium")
    assert cross.arithmetic.startswith("14 - 41 = -27")
    assert [one.claim.text for one in report.claims if one.id in cross.claims] == ["41 seats", "14 seats", "30 seats"]
    assert report.has_problem


def test_two_figures_of_one_thing_in_one_draft_conflict():
    draft = "In 2022 the Harbour List won 14 seats. The Harbour List won 17 seats in 2022."
    report = examine(draft)
    assert crosses(report) == [("quantity.conflict", "medium")]
    assert report.cross[0].claims == ("c1", "c2")


def test_a_preliminary_figure_is_superseded_by_the_final_one():
    early = table("List,Seats\nHill Party,34\n", "early.csv", publisher="Agency", status="preliminary",
                  published=datetime.date(2022, 2, 16))  # fmt: skip
    final = table("List,Seats\nHill Party,33\n", "final.csv", publisher="Commission", status="final",
                  published=datetime.date(2022, 3, 2))  # fmt: skip
    plain = examine("In 2022 the Hill Party won 34 seats.", early, final, published=datetime.date(2022, 3, 14))
    assert outcomes(plain) == [("34 seats", "ok")]
    assert crosses(plain) == [("quantity.superseded", "medium")]
    told = examine(
        "By the preliminary count of 2022 the Hill Party won 34 seats.",
        early,
        final,
        published=datetime.date(2022, 3, 14),
    )
    assert not told.has_problem


def test_a_mismatch_that_the_claim_tells_is_not_told_twice():
    report = examine("In 2022 the Hill Party won 48 seats.", table("List,Seats 2022\nHill Party,47\n"))
    assert outcomes(report) == [("48 seats", "problem")]
    assert [finding.rule for finding in report.claims[0].check.findings] == ["quantity.mismatch"]
    assert crosses(report) == []


def test_a_table_that_does_not_add_up_is_told_but_does_not_fail_the_draft():
    report = examine(
        "In 2022 the Hill Party won 66 seats.", table("List,Seats 2022\nHill Party,66\nOthers,10\nTotal,80\n")
    )
    assert crosses(report) == [("quantity.total", "low")]
    assert not report.has_problem


def test_sources_that_disagree_on_what_the_draft_does_not_say_are_no_matter_of_the_draft():
    one = table("List,Seats 2022\nHill Party,66\nSea Party,31\n", "one.csv", publisher="Commission", status="final")
    other = table("List,Seats 2022\nHill Party,66\nSea Party,32\n", "other.csv", publisher="Agency", status="final")
    report = examine("In 2022 the Hill Party won 66 seats.", one, other)
    assert (outcomes(report), crosses(report)) == ([("66 seats", "ok")], [])


def test_a_total_without_a_holder_is_compared_and_not_called_incomparable():
    report = examine(
        "In 2022, 97 seats were filled.", table("List,Seats 2022\nHill Party,66\nSea Party,31\nTotal,97\n")
    )
    assert (outcomes(report), crosses(report)) == ([("97 seats", "ok")], [])


def test_neighbours_of_a_single_claim_are_compared_with_it():
    first, second = claims("quantity", "In 2022 the Harbour List won 14 seats. The Harbour List won 17 seats in 2022.")
    alone = examine_claim(first, [])
    assert (alone.outcome, alone.findings) == ("unchecked", ())
    beside = examine_claim(first, [], [second])
    assert [finding.rule for finding in beside.findings] == ["quantity.conflict"]


def test_every_claim_of_the_sample_has_the_outcome_that_was_planned():
    dossier = parse(json.loads((LOOKALIKE / "dossier.json").read_bytes()))
    draft, sources, _ = load(dossier, lambda name: (LOOKALIKE / name).read_bytes())
    report = examine_draft(draft, sources)
    told = {one.claim.text: one for one in report.claims if one.claim.kind != "statement"}
    assert {text[:40]: one.outcome for text, one in told.items()} == {
        "two rocket attacks": "unchecked",
        "denied responsibility for the attack": "ok",
        "not taking responsibility for the attack": "unchecked",
        "14 parliamentary seats": "ok",
        "41 seats": "problem",
        "29 seats": "problem",
        "66 seats": "ok",
        "the attack moved the line and made a new": "ok",
    }
    assert crosses(report) == [("name.variants", "low")]
    assert (report.coverage.numbers_total, report.coverage.quotations_total, report.coverage.uncovered) == (5, 1, ())


def test_the_same_input_gives_the_same_bytes_in_another_process():
    code = (
        "import json,sys;from pathlib import Path;from claims.dossier import load,parse;"
        "from claims.examination import examine_draft,report_json;home=Path(sys.argv[1]);"
        "d,s,_=load(parse(json.loads((home/'dossier.json').read_bytes())),lambda n:(home/n).read_bytes());"
        "print(json.dumps(report_json(examine_draft(d,s))))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, str(LOOKALIKE)], cwd=ROOT, capture_output=True, check=True,
            env={"PYTHONHASHSEED": seed, "PATH": "/usr/bin:/bin"},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1]
    assert json.loads(runs[0])["coverage"]["numbers_total"] == 5


def test_the_report_is_plain_json():
    report = examine(TWO_VOTES, source("In 2022 the Harbour List won 13 seats."))
    data = json.loads(json.dumps(report_json(report)))
    assert sorted(data["claims"][0]) == [
        "citations", "end", "findings", "id", "kind", "notes", "outcome", "payload", "start", "text", "unchecked",
    ]  # fmt: skip
    (finding,) = data["claims"][-1]["findings"]
    assert finding == {
        "rule": "quantity.mismatch",
        "severity": "high",
        "message": "14 seats (the Harbour List, 2022): note.txt has 13.",
        "start": 68,
        "end": 76,
        "evidence": {"source": "note.txt", "start": 0, "end": 38, "text": "In 2022 the Harbour List won 13 seats."},
    }


def test_the_pure_core_needs_no_framework():
    code = (
        "import sys, claims.examination, claims.dossier, sources.readers as r; r.readers(); claims.examination.kinds();"
        "print([name for name in ('django','celery','redis','psycopg','rest_framework') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_nothing_in_a_report_can_be_changed_afterwards():
    report = examine_draft(Draft(Material("Nobody said anything.")), [])
    assert dataclasses.is_dataclass(report)
    assert report.claims == ()


BOOKS = "The Harbour Fund raised $3.2 million in 2021. The Harbour Fund had $800,000 in its account in 2021."


def test_two_sums_of_one_text_are_no_conflict_with_each_other():
    report = examine(BOOKS, source(BOOKS, "wire.txt"))
    assert [one.claim.text for one in report.claims if one.claim.kind == "quantity"] == ["$3.2 million", "$800,000"]
    assert [one.rule for one in report.cross if one.severity in ("high", "medium")] == []


def test_a_sum_that_stands_in_another_text_still_conflicts():
    here = "The Harbour Fund raised $3.2 million in 2021."
    there = source("The Harbour Fund raised $2.1 million in 2021.", "wire.txt")
    report = examine(here, there)
    assert report.has_problem
