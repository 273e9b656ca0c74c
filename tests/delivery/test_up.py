"""`manage.py up` under kill -9 and SIGTERM: what dies comes back, and nothing stays behind."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

from config import embedded
from tests.delivery.conftest import CHECKOUT, new_folder, processes, ready, wait_until

pytestmark = [pytest.mark.delivery, pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")]

ENVIRON = {
    key: value
    for key, value in os.environ.items()
    if key not in (*embedded.VARIABLES, embedded.MARK, "VOUCH_AS_OWNER", "DJANGO_SETTINGS_MODULE")
}


@pytest.fixture(scope="module")
def folder(prepared):
    """One state folder for all tests here: only the first has to migrate."""
    state = new_folder()
    subprocess.run(["cp", "-a", prepared, state / "postgres"], check=True)
    yield state
    embedded.stop(state)
    wait_until(lambda: not processes(state), 5)
    shutil.rmtree(state)


class Up:
    """The running command, with the lines that it has printed."""

    def __init__(self, state):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.state = state
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "up", "--port", str(self.port), "--workers", "1", "--concurrency", "1"],
            cwd=CHECKOUT,
            env=ENVIRON | {"VOUCH_STATE_DIR": str(state)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines = []
        self.reader = threading.Thread(target=lambda: self.lines.extend(self.process.stdout))
        self.reader.start()

    def said(self, words):
        """How often a line held that."""
        return sum(words in line for line in list(self.lines))

    def wait_for(self, words, *, times=1, seconds=60):
        """Until lines with those words were printed so often."""
        assert self.process.poll() is None, "".join(self.lines)
        wait_until(lambda: self.said(words) >= times or self.process.poll() is not None, seconds)
        assert self.said(words) >= times, "".join(self.lines)
        return self

    def wait_until_up(self):
        """Until web and worker are at work."""
        return self.wait_for("Booting worker").wait_for("ready.")

    def own(self):
        """All processes of the service but the servers: by the folder in their environment."""
        mark = f"VOUCH_STATE_DIR={self.state}".encode()
        found = {}
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and mark in (entry / "environ").read_bytes().split(b"\0"):
                    found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
        return {pid: words for pid, words in found.items() if "config.keeper" not in words}

    def main_of(self, mark):
        """The process among them that `up` itself started."""
        children = {pid: words for pid, words in self.own().items() if mark in words}
        return next(pid for pid in children if parent(pid) == self.process.pid)

    def end(self):
        """Whatever happened, it is gone."""
        self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stdout.close()


def parent(pid):
    return int(re.search(r"^PPid:\t(\d+)$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)[1])


@pytest.fixture
def up(folder):
    service = Up(folder)
    yield service
    service.end()
    wait_until(lambda: not service.own(), 10)


def test_it_serves_starts_a_killed_worker_again_and_stops_cleanly(up, folder):
    up.wait_until_up()
    assert up.said(f"up      | Vouch is at http://127.0.0.1:{up.port}/admin/ (stop with Ctrl-C)") == 1
    with urllib.request.urlopen(f"http://127.0.0.1:{up.port}/admin/login/", timeout=20) as page:
        assert page.status == 200
        sheet = re.search(r'href="(/static/admin/css/base[^"]*)"', page.read().decode())[1]
    with urllib.request.urlopen(f"http://127.0.0.1:{up.port}{sheet}", timeout=20) as style:
        assert (style.status, style.headers["Content-Type"]) == (200, 'text/css; charset="utf-8"')

    killed = up.main_of("config.celery worker")
    pool = [pid for pid in up.own() if parent(pid) == killed]
    assert len(pool) == 1
    os.kill(killed, signal.SIGKILL)
    up.wait_for("worker ended (SIGKILL); starting it again in 0.5 s", seconds=5)
    assert pool[0] not in up.own()
    up.wait_for("ready.", times=2)
    assert up.main_of("config.celery worker") != killed

    up.process.send_signal(signal.SIGTERM)
    assert up.process.wait(timeout=60) == 0
    up.reader.join()
    stopped = [line.split()[2] for line in up.lines if re.search(r"^up .* stopped \(status 0\)$", line)]
    assert stopped == ["beat", "worker", "web"]
    assert up.own() == {}


def test_kill_9_leaves_nothing_behind_and_lets_the_servers_go(up, folder):
    up.wait_until_up()
    assert len(up.own()) == 6  # up, gunicorn and its worker, celery and its pool process, beat
    keeper = ready(folder).keeper
    up.process.kill()
    wait_until(lambda: not up.own(), 5)
    assert ready(folder).keeper == keeper  # they had a client until now
    wait_until(lambda: not processes(folder), 20)


def test_a_port_that_is_taken_is_refused_before_anything_starts(folder):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "manage.py", "up", "--port", str(port)],
            cwd=CHECKOUT,
            env=ENVIRON | {"VOUCH_STATE_DIR": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )
    message = f"CommandError: 127.0.0.1:{port} cannot be used: Address already in use. Choose another --port.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", message)
