"""`manage.py verify` as a person runs it: a process of its own, no database, no server, an exit status that speaks."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
LOOKALIKE = ROOT / "tests" / "data" / "lookalike"


def verify(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command with an environment that names no database, no queue and a state folder that must stay unused."""
    env = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")
    }
    command = [sys.executable, str(ROOT / "manage.py"), "verify", *map(str, arguments)]
    return subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**env, "VOUCH_STATE_DIR": "/nonexistent/state"},
        check=False,
    )


def test_the_sample_has_problems_and_says_where():
    done = verify("tests/data/lookalike/dossier.json")
    assert done.returncode == 1
    assert "high quantity.mismatch: 41 seats (Tide Alliance, 2019): statement.html has 40." in done.stdout
    assert "\x1b[" not in done.stdout  # no colours into a pipe
    assert done.stderr == ""


def test_files_by_name_in_any_folder(tmp_path):
    (tmp_path / "draft.txt").write_text("Ada Brandt said: “We will close the harbour in May.”\n")
    (tmp_path / "note.txt").write_text('Ada Brandt said: "We will not close the harbour in May."\n')
    done = verify("draft.txt", "--source", "note.txt", cwd=tmp_path)
    assert done.returncode == 1
    rows = done.stdout.splitlines()
    at = next(number for number, row in enumerate(rows) if "quote.negation" in row)
    assert rows[at].strip() == "high quote.negation: note.txt: a negation differs (the source also has “not”)."
    assert rows[at + 3].endswith('not close the harbour in May."')
    caret = rows[at + 4].index("^")
    assert rows[at + 3][caret : caret + 3] == "not"
    assert rows[at + 4].strip() == "^^^"


def test_a_clean_draft_exits_with_zero(tmp_path):
    (tmp_path / "draft.txt").write_text("Ada Brandt said: “We will close the harbour in May.”\n")
    (tmp_path / "note.txt").write_text('Ada Brandt said: "We will close the harbour in May."\n')
    done = verify("draft.txt", "--source", "note.txt", "--json", cwd=tmp_path)
    assert done.returncode == 0
    data = json.loads(done.stdout)
    assert [(one["kind"], one["outcome"]) for one in data["claims"]] == [("quote", "ok")]
    assert sorted(data) == ["claims", "coverage", "cross", "warnings"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.txt"], "CommandError: the draft missing.txt cannot be read: No such file or directory"),
        ([], "CommandError: name a draft, a DOSSIER.json, or --facts FACTS.json"),
        (["missing.json"], "CommandError: missing.json: No such file or directory"),
        (["broken.json"], "CommandError: not valid JSON: Expecting value at line 1, column 11"),
        (["empty.json"], "CommandError: the dossier: 'draft' is missing"),
        (["empty.txt"], "CommandError: the draft empty.txt cannot be read: "),
    ],
)
def test_what_cannot_run_says_why_and_exits_with_two(tmp_path, arguments, message):
    (tmp_path / "broken.json").write_text('{"draft": ')
    (tmp_path / "empty.json").write_text("{}")
    (tmp_path / "empty.txt").write_text("")
    done = verify(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(message)
    assert done.stdout == ""


def test_structured_facts(tmp_path):
    facts = {
        "facts": [
            {"id": "a", "kind": "quantity", "subject": "Hill Party", "measure": "seats", "value": 48, "event": "2022"},
            {"id": "b", "kind": "quantity", "subject": "Hill Party", "measure": "seats", "value": 47, "event": "2022",
             "publisher": "Commission", "status": "final", "colour": "red"},
        ]
    }  # fmt: skip
    (tmp_path / "facts.json").write_text(json.dumps(facts))
    done = verify("--facts", "facts.json", "--json", cwd=tmp_path)
    assert done.returncode == 1
    data = json.loads(done.stdout)
    assert [(one["rule"], one["outcome"], one["facts"]) for one in data["results"]] == [
        ("quantity.conflict", "violated", ["a", "b"])
    ]
    assert data["warnings"] == ["unknown key 'colour' in fact b is ignored"]
    (tmp_path / "facts.json").write_text(json.dumps({"facts": [{"id": "a", "value": "many"}]}))
    broken = verify("--facts", "facts.json", cwd=tmp_path)
    assert broken.returncode == 2
    assert broken.stderr.startswith("CommandError: fact 'a': value: 'many' is not a number")


def test_the_model_article_where_the_evaluation_data_is(tmp_path):
    data = Path(os.environ.get("VOUCH_EVAL_DATA", ROOT.parent / "shared"))
    article = (ROOT / data / "seed" / "article.txt").resolve()
    if not article.exists():
        pytest.skip(f"no evaluation data: {article} is not there (set VOUCH_EVAL_DATA)")
    done = verify(article, "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    rows = found["claims"]
    assert [(one["payload"]["subject"], one["payload"]["value"], one["payload"]["year"], one["text"].split()[-1])
            for one in rows if one["kind"] == "quantity"] == [
        ("", "3", "2021", "attacks"),
        ("Fatah Alliance", "17", "2021", "seats"),
        ("Fatah Alliance", "48", "2018", "seats"),
        ("Maliki-led SoL", "34", "2021", "seats"),
        ("the Sadrist Movement", "73", "2021", "seats"),
    ]  # fmt: skip
    assert [(one["payload"]["speaker"], one["payload"]["quote_kind"]) for one in rows if one["kind"] == "quote"] == [
        ("Dr. Fanar Haddad", "direct")
    ]
    assert [(one["payload"]["actor"], one["payload"]["stance"]) for one in rows if one["kind"] == "responsibility"] == [
        ("Iran-backed groups", "denies_responsibility"),
        ("", "not_taking"),
    ]
    assert [
        (one["rule"], [mention["text"] for mention in one["mentions"]])
        for one in found["cross"]
        if one["rule"] != "source.none"
    ] == [("name.variants", ["Mohamed Al-Halbousi", "al-Halboosi"])]
    assert {one["outcome"] for one in rows} == {"unchecked"}
