"""`manage.py demo`: a desk with people, a story and its sources, checked before your eyes and then served."""

import base64
import os
import shutil
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from claims.checking import progress, report_of, request_check
from claims.exporting import export, filename_of, format_named
from claims.exports import formats
from claims.intake import latest_version
from claims.management.commands.up import (
    Printer,
    add_serving_arguments,
    address,
    migrate,
    require_free,
    serve,
    serving,
    supervisor,
)
from claims.management.findings import findings_table
from claims.management.loading import load_dossier
from claims.management.supervisor import Supervisor
from claims.models import CheckRun, Dossier
from claims.models.words import RunState
from sources.models import Desk, Membership, Role

SAMPLE = Path(__file__).parents[2] / "samples" / "iraq_2021" / "dossier.json"
DESK = "demo"
PEOPLE = (
    ("administrator", Role.ADMINISTRATOR),
    ("editor", Role.EDITOR),
    ("checker-1", Role.CHECKER),
    ("checker-2", Role.CHECKER),
)
BAR = 40


class Command(BaseCommand):
    """Everything a newcomer needs to see what the service is for, in one go."""

    help = (
        "Load the sample dossier, check it with a real worker, print the findings, write the exports to var/exports,"
        " then serve. Run again, it finds the same dossier and people. For trying out only: the passwords are printed."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""
        add_serving_arguments(parser)
        parser.add_argument("--once", action="store_true", help="end after the exports, serve nothing")
        parser.add_argument("--force", action="store_true", help="run on external services without VOUCH_DEBUG too")

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up, check, show, and serve."""
        if is_external() and not settings.DEBUG and not options["force"]:
            raise CommandError(
                "DATABASE_URL names a database of yours and VOUCH_DEBUG is off: the demo would add people whose"
                " passwords are printed. Unset the URLs to use the embedded services, or say --force."
            )
        if not options["once"]:
            require_free(options["host"], options["port"])
        log = Log()
        with supervisor(log) as running:
            self._say("Bringing the database up to date ...")
            try:
                migrate(running)
            except CommandError:
                self.stderr.write(log.text())
                raise
            dossier, passwords = self._prepare()
            run = self._check(running, dossier, options, log)
            self._show(run)
            self._export(dossier)
            if not options["once"] and not running.stopping:
                running.sink = Printer(self.stdout, clicks(dossier, passwords, options))
                serve(running, options)

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()

    def _prepare(self) -> tuple[Dossier, dict[str, str]]:
        """The desk, its people and the sample, made unless they are there."""
        with transaction.atomic():
            desk, _ = Desk.objects.get_or_create(slug=DESK, defaults={"name": "Demo desk"})
            passwords = {name: make_person(desk, name, role) for name, role in PEOPLE}
        self._say("People of the demo desk (made for the demo only):")
        for name, role in PEOPLE:
            self._say(f"  {name:14} password {passwords[name]}   {role.label}")
        editor = User.objects.get(username="editor")
        dossier, new = load_dossier(SAMPLE, desk=desk, by=editor, now=timezone.now())
        word = "Loaded" if new else "Found"
        self._say(f"{word} the sample dossier: {dossier.title}, with {dossier.dossier_sources.count()} sources.")
        return dossier, passwords

    def _check(self, running: Supervisor, dossier: Dossier, options: dict[str, Any], log: "Log") -> CheckRun:
        """Ask for the check and watch a worker do it. Raises CommandError where it fails."""
        editor = User.objects.get(username="editor")
        run = request_check(draft_version=latest_version(dossier), by=editor, now=timezone.now())
        programs = serving(options)
        if progress(run).state != RunState.DONE:
            # The clock too: it finds work whose message was lost.
            running.start(programs["worker"])
            running.start(programs["beat"])
        bar = Bar(self.stdout, alive=self.stdout.isatty())
        while True:
            now = progress(run)
            bar.show(now.done, now.total, str(now.state.label))
            if now.state == RunState.DONE:
                bar.close()
                return run
            if now.state == RunState.FAILED or running.stopping:
                bar.close()
                run.refresh_from_db()
                raise CommandError(f"the check ended as {now.state.label}: {run.error or 'stopped'}\n{log.text()}")
            running.look(0.1)

    def _show(self, run: CheckRun) -> None:
        text = run.draft_version.snapshot.text
        width = min(shutil.get_terminal_size((110, 24)).columns, 130)
        self._say("\n" + findings_table(report_of(run), text, width=width, colour=self.style.SUCCESS("") != "") + "\n")

    def _export(self, dossier: Dossier) -> None:
        """Write the dossier in every format that is registered."""
        folder = Path(settings.STATE_DIR) / "exports"
        folder.mkdir(parents=True, exist_ok=True)
        editor = User.objects.get(username="editor")
        for name in formats():
            path = folder / filename_of(dossier, latest_version(dossier), format_named(name))
            part = path.with_name(path.name + ".part")
            with part.open("wb") as out:
                export(dossier=dossier, format=name, by=editor, now=timezone.now(), out=out)
            part.replace(path)
            self._say(f"Wrote {path} ({format_named(name).LABEL})")


class Log:
    """Keeps the last lines of the programs, to be shown where something fails."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, name: str, line: str) -> None:
        """Keep one line."""
        self.lines = [*self.lines[-200:], f"{name} | {line}"]

    def text(self) -> str:
        """What was kept."""
        return "\n".join(self.lines)


@dataclass(slots=True)
class Bar:
    """A progress bar: one line that is drawn over where somebody watches, else a line whenever something changed."""

    out: Any
    alive: bool
    shown: str = ""

    def show(self, done: int, total: int, state: str) -> None:
        """Draw how far it is."""
        filled = BAR * done // total if total else 0
        count = f"{done} of {total} claims" if total else "finding the claims"
        line = f"Checking [{'#' * filled}{'.' * (BAR - filled)}] {count}, {state}"
        if line != self.shown:
            self.out.write(f"\r{line:<{len(self.shown)}}" if self.alive else line, ending="" if self.alive else "\n")
            self.out.flush()
            self.shown = line

    def close(self) -> None:
        """End the line."""
        if self.alive:
            self.out.write("")


def is_external() -> bool:
    """Whether the services are the environment's own, not the embedded ones."""
    return not os.environ.get("VOUCH_EMBEDDED")


def make_person(desk: Desk, name: str, role: Role) -> str:
    """A person of the desk who may log in to the admin, and the password: the same on every run of an installation."""
    password = base64.b32encode(salted_hmac("vouch.demo", name).digest()).decode().lower()[:16]
    user, _ = User.objects.get_or_create(
        username=name, defaults={"is_staff": True, "is_superuser": role is Role.ADMINISTRATOR}
    )
    if not user.check_password(password):
        user.set_password(password)
        user.save(update_fields=["password"])
    Membership.objects.get_or_create(desk=desk, user=user, defaults={"role": role})
    return password


def clicks(dossier: Dossier, passwords: dict[str, str], options: dict[str, Any]) -> str:
    """What to open and press, once it is served."""
    home = address(options).removesuffix("/admin/")
    return "\n".join(
        (
            "",
            f"1. Open {home}{reverse('desk:draft', args=[dossier.pk])}",
            f"   and log in as editor, password {passwords['editor']}.",
            "2. The draft stands there with its claims marked. Click a red one: the source's words stand beside it.",
            f"3. Log in as checker-1, password {passwords['checker-1']}, and decide about a claim:",
            "   nobody decides about what they entered themselves.",
            f"4. Try a story of your own: {home}{reverse('desk:new')}",
            "Stop with Ctrl-C; the data stay.",
            "",
        )
    )
