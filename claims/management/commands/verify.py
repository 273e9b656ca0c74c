"""`manage.py verify`: check a draft against its sources from the command line, without a database or a server."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.dossier import DossierError, DossierFile, SourceEntry, load, parse
from claims.examination import examine_draft, report_json
from claims.management.terminal import facts_text, report_text
from claims.rules import Fact, FactError, Measure, RuleResult, check_facts

PROBLEM, CLEAN, COULD_NOT_RUN = 1, 0, 2


class Command(BaseCommand):
    """Reads the draft and the sources, prints the report, and says by the exit status whether there is a problem."""

    help = (
        "Check a draft against its sources. DRAFT is a text, Markdown, HTML, PDF or DOCX file with --source FILE for"
        " each source, or a DOSSIER.json that names them. Exit status: 0 no problem, 1 a finding of high or medium"
        " severity, 2 could not run."
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""
        parser.add_argument("draft", nargs="?", help="the draft, or a DOSSIER.json")
        parser.add_argument("--source", action="append", default=[], metavar="FILE", help="a source; may be repeated")
        parser.add_argument("--facts", metavar="FACTS.json", help="check structured facts instead of a draft")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, print, and exit with the status that the help names."""
        try:
            problem = self._facts(options) if options["facts"] else self._draft(options)
        except (DossierError, FactError, OSError, json.JSONDecodeError) as error:
            raise CommandError(_explained(error), returncode=COULD_NOT_RUN) from error
        if problem:
            sys.exit(PROBLEM)

    def _draft(self, options: dict[str, Any]) -> bool:
        if not options["draft"]:
            raise CommandError("name a draft, a DOSSIER.json, or --facts FACTS.json", returncode=COULD_NOT_RUN)
        named = Path(options["draft"])
        dossier, home = _dossier(named, options["source"])
        draft, sources, warnings = load(dossier, lambda name: (home / name).read_bytes())
        report = examine_draft(draft, sources)
        if options["json"]:
            self._json({**report_json(report), "warnings": warnings})
        else:
            self.stdout.write(report_text(report, draft, sources, warnings, colour=self.style.SUCCESS("") != ""))
        return report.has_problem

    def _facts(self, options: dict[str, Any]) -> bool:
        data = json.loads(Path(options["facts"]).read_text(encoding="utf-8-sig"))
        if not isinstance(data, dict) or not isinstance(data.get("facts"), list):
            raise FactError(f"{options['facts']} must be an object with a list under 'facts'")
        facts = [Fact.from_dict(row) for row in data["facts"]]
        measures = [Measure.from_dict(row) for row in data.get("measures", [])]
        results = check_facts(facts, measures=measures)
        warnings = [f"unknown key {key!r} in fact {one.id} is ignored" for one in facts for key in one.unknown_keys]
        if options["json"]:
            self._json({"results": [_result_json(one) for one in results], "warnings": warnings})
        else:
            self.stdout.write(facts_text(results, facts, warnings, colour=self.style.SUCCESS("") != ""))
        return any(one.severity in ("high", "medium") for one in results if one.outcome == "violated")

    def _json(self, data: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))


def _dossier(named: Path, sources: list[str]) -> tuple[DossierFile, Path]:
    """The dossier that the arguments name, and the folder that its files are relative to."""
    if named.suffix.lower() == ".json":
        home = named.parent
        dossier = parse(json.loads(named.read_text(encoding="utf-8-sig")))
        if sources:
            raise DossierError("give the sources in the dossier or with --source, not both")
        return dossier, home
    return DossierFile(draft=str(named), sources=tuple(SourceEntry(name) for name in sources)), Path()


def _result_json(one: RuleResult) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "outcome": one.outcome,
        "severity": one.severity,
        "facts": list(one.facts),
        "message": one.message,
        "arithmetic": one.arithmetic,
    }


def _explained(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}"
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}"
    return str(error)
