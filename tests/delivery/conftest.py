"""Real services in folders of their own, and the means to kill them."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from config import embedded

CHECKOUT = Path(__file__).parents[2]
CLIENT = """
import sys
from pathlib import Path
from config import embedded
embedded.ensure(Path(sys.stdin.readline().strip()), durable=sys.stdin.readline() == "durable\\n")
print("held", flush=True)
sys.stdin.read()
"""


def processes(state: Path) -> dict[int, str]:
    """Everything alive that works on the state folder: by its command line, or by its working directory (backends)."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                where = str((entry / "cwd").readlink())
            except OSError:
                continue
            if str(state) in command or where.startswith(str(state)):
                found[int(entry.name)] = command or "?"
    return found


def wait_until(condition: Callable[[], bool], seconds: float) -> float:
    """Seconds until the condition holds; fails when it does not within the limit."""
    begun = time.monotonic()
    while not condition():
        assert time.monotonic() - begun < seconds, f"not within {seconds} s"
        time.sleep(0.02)
    return time.monotonic() - begun


def ready(state: Path) -> embedded.Ready:
    """What the keeper publishes."""
    found = embedded.published(state)
    assert found is not None
    return found


def query(url: str, statement: str) -> list[tuple[object, ...]]:
    """Run one statement on a connection of its own."""
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


@dataclass
class Client:
    """Another process that holds the services."""

    state: Path
    durable: bool = False

    def __post_init__(self) -> None:
        """Start; `wait` waits for the services."""
        self.process = subprocess.Popen(
            [sys.executable, "-c", CLIENT],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={key: value for key, value in os.environ.items() if key not in embedded.VARIABLES},
        )
        assert self.process.stdin
        self.process.stdin.write(f"{self.state}\n{'durable' if self.durable else 'fast'}\n")
        self.process.stdin.flush()

    def wait(self) -> "Client":
        """Until it holds them."""
        assert self.process.stdout
        assert self.process.stderr
        line = self.process.stdout.readline()
        assert line == "held\n", self.process.stderr.read()
        return self

    def kill(self) -> None:
        """Kill -9."""
        self.process.kill()
        self.process.communicate()


def new_folder() -> Path:
    """An empty folder with a short path, such as a state folder is."""
    folder = Path(tempfile.mkdtemp(prefix="vd", dir="/tmp"))
    folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
    return folder


@pytest.fixture
def empty() -> Iterator[Path]:
    """A state folder in which nothing was ever started, and where nothing is left running afterwards."""
    folder = new_folder()
    yield folder
    embedded.stop(folder)
    wait_until(lambda: not processes(folder), 2)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def prepared() -> Iterator[Path]:
    """Data that initdb has made, to be copied."""
    folder = new_folder()
    embedded.ensure(folder, durable=False)
    embedded.stop(folder)
    yield folder / "postgres"
    shutil.rmtree(folder)


@pytest.fixture
def state(empty: Path, prepared: Path) -> Path:
    """A state folder in which the services have run before."""
    subprocess.run(["cp", "-a", prepared, empty / "postgres"], check=True)
    return empty


@pytest.fixture
def client(empty: Path) -> Iterator[Callable[..., Client]]:
    """Starts clients of the state folder; those left are ended."""
    clients: list[Client] = []

    def start(*, durable: bool = False) -> Client:
        clients.append(Client(empty, durable))
        return clients[-1]

    yield start
    for one in clients:
        one.kill()
