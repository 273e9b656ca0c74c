"""One server as a child of the keeper, and the questions the keeper asks of the system about servers."""

from __future__ import annotations

import ctypes
import hashlib
import os
import pwd
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.embedded import START_LIMIT, STOP_LIMIT, ServicesError, open_log, tail


@dataclass(slots=True)
class Server:
    """One of the two servers, as the keeper's child."""

    name: str
    command: list[str]
    end: signal.Signals  # asks it to finish what it does and go
    answers: Callable[[int], bool]  # whether the process of that pid is ready for clients
    identity: dict[str, Any]  # how it is run: as whom, where
    process: subprocess.Popen[bytes] | None = None

    def start(self, state: Path) -> int:
        """Run it, wait until it answers, return its pid.

        Tried five times: what a killed predecessor left in shared memory is gone within moments.

        Raises:
            ServicesError: it does not answer; with the end of its log.
        """
        deadline = time.monotonic() + START_LIMIT
        prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None
        keeper = os.getpid()

        def die_with_keeper() -> None:  # runs in the child after it changed user, which would clear the setting
            if prctl and (prctl(1, int(self.end)) or os.getppid() != keeper):  # 1 = PR_SET_PDEATHSIG
                os._exit(1)

        for attempt in range(5):
            time.sleep(attempt * 0.3)
            with open_log(state, self.name) as log:
                self.process = subprocess.Popen(
                    self.command,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    preexec_fn=die_with_keeper,  # noqa: PLW1509  (the keeper has one thread)
                    **self.identity,
                )
            while self.process.poll() is None and time.monotonic() < deadline:
                if self.answers(self.process.pid):
                    return self.process.pid
                time.sleep(0.01)
        raise ServicesError(f"{self.name} does not start.{tail(state, self.name)}")

    def stop(self) -> None:
        """Ask it to go, wait, and kill it if it does not."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(self.end)
            try:
                self.process.wait(STOP_LIMIT)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def server_user(state: Path) -> pwd.struct_passwd | None:
    """Whom the servers run as: None = the keeper's own user; root's servers run as another.

    That is VOUCH_RUN_USER, else the owner of the state folder if that is not root, else `nobody`.

    Raises:
        ServicesError: the user running this, or the one named, has no entry among the system's users (PostgreSQL
            needs one); or the one named is root.
    """
    named, uid = os.environ.get("VOUCH_RUN_USER"), os.geteuid()
    try:
        if uid:
            pwd.getpwuid(uid)
            return None
        if named:
            user = pwd.getpwnam(named)
        else:
            owner = state.stat().st_uid
            user = pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")
    except KeyError as error:
        raise ServicesError(f"PostgreSQL needs a user that the system knows: {error.args[0]}.") from error
    if user.pw_uid == 0:
        raise ServicesError("PostgreSQL does not run as root: set VOUCH_RUN_USER to another user.")
    return user


def digest(value: object) -> str:
    """A short name for a value, the same every time."""
    return hashlib.sha256(str(value).encode()).hexdigest()[:12]


def say(message: str) -> None:
    """A line in the keeper's log."""
    print(time.strftime("%Y-%m-%d %H:%M:%S"), f"keeper {os.getpid()}:", message, flush=True)  # noqa: T201


def postmaster_ready(data: Path, pid: int) -> bool:
    """Whether PostgreSQL says in its pid file that it takes connections (the eighth line, as pg_ctl reads it)."""
    try:
        lines = (data / "postmaster.pid").read_text().split("\n")
    except FileNotFoundError:
        return False
    return len(lines) > 7 and lines[0] == str(pid) and lines[7].strip() == "ready"


def pong(path: Path) -> bool:
    """Whether Valkey answers, which it does once its file is loaded."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(2)
            connection.connect(str(path))
            connection.sendall(b"PING\r\n")
            return connection.recv(64).startswith(b"+PONG")
    except OSError:
        return False


def retire(pid_file: Path, folder: str, end: signal.Signals) -> None:
    """End the server that a killed keeper has left on its folder, and clear its pid file.

    A pid that now belongs to something else (after a restart of the machine) is told by its command line.

    Raises:
        ServicesError: it does not end.
    """
    try:
        pid = int(pid_file.read_text().split("\n")[0] or 0)
    except FileNotFoundError:
        return
    deadline = time.monotonic() + STOP_LIMIT
    asked = False
    while pid and folder in command_line(pid):
        if not asked:
            say(f"process {pid} is left on {folder}; ending it")
            os.kill(pid, end)
            asked = True
        if time.monotonic() > deadline:
            raise ServicesError(f"Process {pid}, left on {folder}, does not end.")
        time.sleep(0.02)
    pid_file.unlink(missing_ok=True)


def command_line(pid: int) -> str:
    """A process's command line, empty when it is gone."""
    if Path("/proc/self/cmdline").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            return ""
    return subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
