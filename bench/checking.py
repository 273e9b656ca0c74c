"""How fast the jobs of a check run: a dossier of 500 claims through the outbox on a real PostgreSQL, in one process.

    .venv/bin/python -m bench.checking [--wards 250] [--figures 250]

Prints seconds for each kind of job and claims a second, beside the pure core alone on the same texts; then the same for
a second check after one claim was changed. The database is a test database of the tests' settings, dropped at the end.
"""

import argparse
import os
import time
from collections import defaultdict

import django


def main() -> None:
    """Run the check and print its times."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--wards", type=int, default=250, help="wards in the story; each has a quotation")
    parser.add_argument("--figures", type=int, default=None, help="how many of them have a figure (default: all)")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from django.test.utils import setup_databases, teardown_databases

    made = setup_databases(verbosity=0, interactive=False)
    try:
        measure(options.wards, options.figures)
    finally:
        teardown_databases(made, verbosity=0)


def measure(wards: int, figures: int | None) -> None:
    """Check a story of that size, and check it again after a change."""
    from claims.checking import progress, recheck_neighbours, request_check
    from claims.examination import examine_draft
    from claims.intake import change_claim, draft_of, latest_version, source_texts
    from claims.models import Claim
    from tests.claims.checking_helpers import NOW, ward_dossier

    dossier, editor = ward_dossier(wards, figures)
    version = latest_version(dossier)
    draft, sources = draft_of(version), source_texts(dossier)
    begun = time.perf_counter()
    core = examine_draft(draft, sources)
    alone = time.perf_counter() - begun
    begun = time.perf_counter()
    run = request_check(draft_version=version, by=editor, now=NOW)
    asked = time.perf_counter() - begun
    total = worked()
    assert progress(run).done == len(core.claims)
    print(f"  asking: {asked:.3f} s")
    print(f"{len(core.claims)} claims in {total:.2f} s: {len(core.claims) / total:.0f} claims/s")
    print(f"the core alone: {alone:.2f} s, {len(core.claims) / alone:.0f} claims/s")
    claim = Claim.objects.order_by("id")[0]
    assert claim.current
    change_claim(claim=claim, seen=claim.version, by=editor, payload=claim.current.payload, now=NOW)
    recheck_neighbours(claim=claim, by=editor, now=NOW)
    print("after one claim was changed:")
    print(f"checked again in {worked():.2f} s")


def worked() -> float:
    """Run everything that is due, print the seconds by kind of job, and return their sum."""
    from django.utils import timezone

    from sources.models import Job
    from sources.outbox import run_due

    seconds: dict[str, list[float]] = defaultdict(list)
    while (job := Job.objects.order_by("due", "id").first()) is not None:
        begun = time.perf_counter()
        assert run_due(clock=timezone.now, limit=1).done == 1
        seconds[job.name].append(time.perf_counter() - begun)
    for name, spent in seconds.items():
        print(f"  {name}: {len(spent)} x {sum(spent) / len(spent):.3f} s")
    return sum(map(sum, seconds.values()))


if __name__ == "__main__":
    main()
