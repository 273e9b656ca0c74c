"""Programs run together as children of one process: started, watched, their lines gathered, stopped in order.

Each child leads a session of its own, so that Ctrl-C reaches only the supervisor, which then stops them one after the
other. `config.tether` kills each with the supervisor, however that ends (on Linux; elsewhere a supervisor killed with
kill -9 leaves them running). Everything happens in the thread that calls: no threads, no locks.
"""

import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Self

FIRST_WAIT = 0.5  # seconds before what died is started again; doubled each time up to the longest
LONGEST_WAIT = 30.0
STEADY = 30.0  # seconds of running after which a death counts as the first again
POLL = 0.1
LONGEST_LINE = 1 << 16  # bytes: what goes on longer than that without an end is a line

Sink = Callable[[str, str], None]
"""Takes a program's name and one line that it wrote."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program to keep running. `patience`: seconds that it gets between being asked to stop and being killed.

    Those of a lower `leave` stop first: what gives others work before what does it.
    """

    name: str
    command: tuple[str, ...]
    patience: float = 10.0
    leave: int = 0


class Child:
    """One running program of ours."""

    def __init__(self, program: Program, process: subprocess.Popen[bytes], *, once: bool) -> None:
        self.program = program
        self.process = process
        self.once = once  # it may end
        self.begun = time.monotonic()
        self.rest = b""

    def kill(self, sort: signal.Signals) -> None:
        """Signal the child alone (SIGTERM: it looks after its own) or, to kill, whatever is left of its session."""
        with suppress(ProcessLookupError):
            if sort is signal.SIGKILL:
                os.killpg(self.process.pid, sort)
            else:
                os.kill(self.process.pid, sort)


class Supervisor:
    """Keeps programs running. A context manager: leaving it stops them, one after the other.

    Within it SIGTERM and SIGINT ask to stop (`stopping` says so), and a second one kills what does not stop at once.
    """

    def __init__(self, *, home: Path, environ: Mapping[str, str], sink: Sink) -> None:
        self.sink = sink
        self.stopping = False
        self._home = home
        self._environ = {**environ, "PYTHONUNBUFFERED": "1"}
        self._children: dict[str, Child] = {}
        self._kept: set[str] = set()  # names of what was started to be kept running
        self._due: dict[str, tuple[float, Program]] = {}  # what died: when to start it again
        self._deaths: dict[str, int] = {}
        self._selector = selectors.DefaultSelector()
        self._hurry = False
        self._before: dict[signal.Signals, object] = {}

    def __enter__(self) -> Self:
        for sort in (signal.SIGTERM, signal.SIGINT):
            self._before[sort] = signal.signal(sort, self._on_signal)
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.stop()
        finally:
            for sort, handler in self._before.items():
                signal.signal(sort, handler)  # type: ignore[arg-type]  # what signal() gave, it takes back
            self._selector.close()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._hurry = self.stopping
        self.stopping = True

    def start(self, program: Program) -> None:
        """Start a program and keep it running from now on. One of the same name is not started twice."""
        if program.name not in self._kept:
            self._kept.add(program.name)
            self._spawn(program)

    def run(self, program: Program) -> int:
        """Run a program to its end and return its exit status; the others are looked after meanwhile."""
        child = self._spawn(program, once=True)
        while child.process.poll() is None:
            if self.stopping:
                self._end(child)
            self.look(restart=not self.stopping)
        self._gone(child)
        return child.process.returncode

    def look(self, seconds: float = POLL, *, restart: bool = True) -> None:
        """Pass lines on for up to `seconds`, and start again what died and is due."""
        for key, _ in self._selector.select(min(seconds, POLL) if restart else seconds):
            self._read(key.data)
        if not restart:
            return
        for child in list(self._children.values()):
            if not child.once and child.process.poll() is not None:
                self._died(child)
        for name, (due, program) in list(self._due.items()):
            if time.monotonic() >= due:
                del self._due[name]
                self._spawn(program)

    def stop(self) -> None:
        """Stop everything in the order in which it leaves, each within its patience; what does not stop is killed."""
        self._due.clear()
        self.stopping = True
        for child in sorted(self._children.values(), key=lambda child: child.program.leave):
            self._end(child)

    # What happens to one child ---------------------------------------------------------------------------------------

    def _spawn(self, program: Program, *, once: bool = False) -> Child:
        command = [sys.executable, "-m", "config.tether", str(os.getpid()), *program.command]
        process = subprocess.Popen(
            command,
            cwd=self._home,
            env=self._environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        child = Child(program, process, once=once)
        assert process.stdout is not None  # noqa: S101  (PIPE, three lines up)
        os.set_blocking(process.stdout.fileno(), False)
        self._selector.register(process.stdout, selectors.EVENT_READ, child)
        self._children[program.name] = child
        return child

    def _read(self, child: Child) -> None:
        assert child.process.stdout is not None  # noqa: S101
        if child.process.stdout.closed:
            return
        data: bytes | None = child.process.stdout.read(LONGEST_LINE)
        if data == b"":  # the end: nobody holds the other side any more
            self._selector.unregister(child.process.stdout)
            child.process.stdout.close()
        *lines, child.rest = (child.rest + (data or b"")).split(b"\n")
        if child.rest and (data == b"" or len(child.rest) > LONGEST_LINE):
            lines, child.rest = [*lines, child.rest], b""
        for line in lines:
            self.sink(child.program.name, line.decode("utf-8", errors="replace").rstrip("\r"))

    def _gone(self, child: Child) -> None:
        """Tidy up after a child that has ended: its session's stragglers, its last lines, its place."""
        if self._children.get(child.program.name) is not child:
            return
        child.kill(signal.SIGKILL)
        assert child.process.stdout is not None  # noqa: S101
        deadline = time.monotonic() + 1.0
        while not child.process.stdout.closed and time.monotonic() < deadline:
            self._read(child)
        if not child.process.stdout.closed:
            self._selector.unregister(child.process.stdout)
            child.process.stdout.close()
        del self._children[child.program.name]

    def _died(self, child: Child) -> None:
        """Plan the next start of a program that ended by itself."""
        name, status = child.program.name, child.process.returncode
        self._gone(child)
        steady = time.monotonic() - child.begun > STEADY
        deaths = self._deaths[name] = 1 if steady else self._deaths.get(name, 0) + 1
        wait = min(FIRST_WAIT * 2 ** (deaths - 1), LONGEST_WAIT)
        self._due[name] = (time.monotonic() + wait, child.program)
        self.sink("up", f"{name} ended ({ending(status)}); starting it again in {wait:g} s")

    def _end(self, child: Child) -> None:
        """Ask a child to stop, wait as long as it may take, then kill it."""
        child.kill(signal.SIGTERM)
        deadline = time.monotonic() + child.program.patience
        while child.process.poll() is None:
            if self._hurry or time.monotonic() > deadline:
                child.kill(signal.SIGKILL)
                child.process.wait()
                break
            self.look(restart=False)
        self._gone(child)
        self.sink("up", f"{child.program.name} stopped ({ending(child.process.returncode)})")


def ending(status: int) -> str:
    """An exit status in words."""
    return signal.Signals(-status).name if status < 0 else f"status {status}"


def programs(*, port: int, host: str, workers: int, concurrency: int, schedule: Path) -> Sequence[Program]:
    """Web, worker and beat, by the order in which they start; they leave in the opposite one."""
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    web = ("-m", "gunicorn", "-c", "python:config.web", "--bind", bind, "--workers", str(workers), "config.wsgi")
    worker = ("worker", "--concurrency", str(concurrency), "--without-gossip", "--without-mingle", "--loglevel", "INFO")
    beat = ("beat", "--schedule", str(schedule), "--pidfile=", "--loglevel", "WARNING")
    celery = ("-m", "celery", "-q", "-A", "config.celery")
    return (
        Program("web", (sys.executable, *web), patience=20.0, leave=3),
        Program("worker", (sys.executable, *celery, *worker), patience=40.0, leave=2),
        Program("beat", (sys.executable, *celery, *beat), patience=5.0, leave=1),
    )


def migration(home: Path) -> Program:
    """Bring the database up to date, as the role that owns it."""
    return Program("migrate", (sys.executable, str(home / "manage.py"), "migrate", "--noinput"), patience=60.0)
