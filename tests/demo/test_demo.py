"""`make demo ONCE=1`: everything but serving, twice, on services of its own."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from config import embedded
from tests.delivery.conftest import CHECKOUT, new_folder, processes, wait_until
from tests.delivery.conftest import prepared as prepared  # a fixture

pytestmark = [pytest.mark.delivery]

ENVIRON = {
    key: value
    for key, value in os.environ.items()
    if key not in (*embedded.VARIABLES, embedded.MARK, "VOUCH_AS_OWNER", "VOUCH_DEBUG", "DJANGO_SETTINGS_MODULE")
}


@pytest.fixture(scope="module")
def state(prepared):
    folder = new_folder()
    subprocess.run(["cp", "-a", prepared, folder / "postgres"], check=True)
    yield folder
    embedded.stop(folder)
    wait_until(lambda: not processes(folder), 5)
    shutil.rmtree(folder)


def demo(state, **environ):
    done = subprocess.run(
        [sys.executable, "manage.py", "demo", "--once"],
        cwd=CHECKOUT,
        env=ENVIRON | {"VOUCH_STATE_DIR": str(state)} | environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    return done.returncode, done.stdout, done.stderr


def table(out):
    """Severity, line and rule of every finding that was printed."""
    return re.findall(r"^(high|medium|low|info) +(\d+) .* ([a-z]+\.[a-z]+)$", out, re.MULTILINE)


def exports(state):
    return {path.name: path.read_bytes() for path in (state / "exports").iterdir()}


def test_it_checks_the_sample_with_a_worker_and_a_second_run_finds_everything_there(state):
    status, first, errors = demo(state)
    assert (status, errors) == (0, "")
    assert "Loaded the sample dossier: Iraq’s armed parties after the vote, with 5 sources.\n" in first
    assert "] 28 of 28 claims, done\n" in first
    assert [row for row in table(first) if row[0] != "info"] == [
        ("high", "5", "quantity.mismatch"),
        ("high", "9", "quote.negation"),
        ("high", "11", "quote.misattributed"),
        ("high", "13", "responsibility.flipped"),
        ("medium", "5", "quantity.delta"),
        ("medium", "5", "quantity.superseded"),
        ("low", "13", "name.variants"),
    ]
    assert {name.rpartition(".")[2] for name in exports(state)} >= {"html", "jsonld"}
    assert all(exports(state).values())

    before = exports(state)
    status, second, errors = demo(state)
    assert (status, errors) == (0, "")
    assert "Found the sample dossier: Iraq’s armed parties after the vote, with 5 sources.\n" in second
    assert table(second) == table(first)
    assert re.findall(r"password (\S+)", second) == re.findall(r"password (\S+)", first)
    assert exports(state) == before


def test_it_refuses_a_database_that_is_not_its_own(state):
    urls = dict.fromkeys(embedded.VARIABLES, "postgresql://somebody@127.0.0.1:1/theirs")
    status, out, errors = demo(state, **urls)
    assert (status, out) == (1, "")
    assert errors.startswith("CommandError: DATABASE_URL names a database of yours and VOUCH_DEBUG is off:")
