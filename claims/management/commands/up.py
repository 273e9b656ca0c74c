"""`manage.py up`: the whole service as one command: web, worker and beat, watched and stopped together."""

import os
import socket
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, OutputWrapper

from claims.management.supervisor import Program, Sink, Supervisor, migration, programs

WIDTH = len("migrate")


class Command(BaseCommand):
    """Migrates, runs the three programs until it is told to stop, and starts again what dies."""

    help = (
        "Run web, worker and beat together until SIGTERM or Ctrl-C. Migrations are applied first. What dies is started"
        " again. On Linux nothing stays behind even when this process is killed with kill -9; elsewhere such a kill"
        " leaves the three running."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""
        add_serving_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until stopped."""
        require_free(options["host"], options["port"])
        sink = Printer(self.stdout, f"Vouch is at {address(options)} (stop with Ctrl-C)")
        with supervisor(sink) as running:
            migrate(running)
            serve(running, options)


def add_serving_arguments(parser: ArgumentParser) -> None:
    """What `up` and `demo` both take."""
    cores = os.cpu_count() or 1
    parser.add_argument("--port", type=int, default=8000, help="the port of the web server (default: %(default)s)")
    parser.add_argument("--host", default="127.0.0.1", help="the address it listens on (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="web processes of 8 threads (default: %(default)s)")
    parser.add_argument(
        "--concurrency", type=int, default=min(cores, 8), help="processes that check claims (default: %(default)s)"
    )


def address(options: dict[str, Any]) -> str:
    """Where a browser finds the service."""
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(options["host"], options["host"])  # noqa: S104  (read, not bound)
    return f"http://{f'[{host}]' if ':' in host and host[0] != '[' else host}:{options['port']}/admin/"


def require_free(host: str, port: int) -> None:
    """Nobody else listens there. Raises CommandError."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(f"{host}:{port} cannot be used: {error.strerror}. Choose another --port.") from error


class Printer:
    """Prints the programs' lines with their names before them, and a notice once the web server listens."""

    def __init__(self, out: OutputWrapper, notice: str) -> None:
        self._out = out
        self._notice = notice

    def __call__(self, name: str, line: str) -> None:
        """Print one line."""
        self._out.write(f"{name:<{WIDTH}} | {line}")
        if name == "web" and self._notice and "Listening at: " in line:
            self._out.write(f"{'up':<{WIDTH}} | " + self._notice.replace("\n", f"\n{'up':<{WIDTH}} | "))
            self._notice = ""
        self._out.flush()


def supervisor(sink: Sink) -> Supervisor:
    """A supervisor whose programs run here, on the services that this process holds."""
    environ = {name: value for name, value in os.environ.items() if name != "VOUCH_AS_OWNER"}
    return Supervisor(home=Path(settings.BASE_DIR), environ=environ, sink=sink)


def migrate(running: Supervisor) -> None:
    """Bring the database up to date. Raises CommandError where that fails, its output being shown already."""
    status = running.run(migration(Path(settings.BASE_DIR)))
    if status and not running.stopping:
        raise CommandError(f"the database could not be migrated (status {status})")


def serving(options: dict[str, Any]) -> dict[str, Program]:
    """The three programs by name."""
    # One file per port: two services on one machine do not share a clock.
    schedule = Path(settings.STATE_DIR) / f"beat-{options['port']}"
    schedule.parent.mkdir(parents=True, exist_ok=True)
    found = programs(
        port=options["port"],
        host=options["host"],
        workers=options["workers"],
        concurrency=options["concurrency"],
        schedule=schedule,
    )
    return {program.name: program for program in found}


def serve(running: Supervisor, options: dict[str, Any]) -> None:
    """Run all three until somebody asks to stop."""
    for program in serving(options).values():
        if not running.stopping:
            running.start(program)
    while not running.stopping:
        running.look()
