"""What Vouch says about articles that are right: each article checked as a draft against itself.

    python -m bench.quiet [--every N] [--part K] [--show N]

An article that is its own source has every quotation verbatim, every figure and every stance in its source. So each
finding on a claim is a false alarm; findings across claims (conflict, delta, total, name variants ...) are printed by
rule with their messages, for reading: some articles do contradict themselves. Severity info is counted apart.
Needs the evaluation data (VOUCH_EVAL_DATA, default ../shared); says so where it is absent.
"""

import argparse
import time
from collections import Counter

from bench.ledger import FILES, articles
from bench.matching import data_folder
from claims.examination import Draft, examine_draft
from claims.kinds import Material


def main() -> None:
    """Check, count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="parts to cut the articles into")
    parser.add_argument("--part", type=int, default=0, metavar="K", help="the part to check")
    parser.add_argument("--show", type=int, default=5, metavar="N", help="messages to print per rule")
    options = parser.parse_args()
    folder = data_folder() / "data/quotations"
    if not all((folder / f"{name}.jsonl").is_file() for name in FILES):
        print(f"No evaluation data in {folder}: set VOUCH_EVAL_DATA.")
        return
    sources = articles(folder)[options.part :: options.every]
    counts: Counter[tuple[str, str]] = Counter()
    verdicts: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], list[str]] = {}
    loud: set[str] = set()
    start = time.perf_counter()
    for source in sources:
        report = examine_draft(Draft(Material(source.text, "en", source.published)), [source])
        for claim in report.claims:
            verdicts[claim.claim.kind, claim.outcome] += 1
        said = [
            (one.severity, one.rule, one.message, claim.claim.text)
            for claim in report.claims
            for one in claim.check.findings
        ]
        said += [
            (one.severity, one.rule, one.message, " / ".join(m.text for m in one.mentions)) for one in report.cross
        ]
        for severity, rule, message, text in said:
            counts[severity, rule] += 1
            shown.setdefault((severity, rule), []).append(f"{source.id}: {message} | {text[:200]!r}")
            if severity in ("high", "medium"):
                loud.add(source.id)
    print(f"{len(sources)} articles in {time.perf_counter() - start:.0f} s; {len(loud)} with a high or medium finding")
    print("; ".join(f"{kind} {verdict} {number}" for (kind, verdict), number in sorted(verdicts.items())))
    for key, number in sorted(counts.items()):
        print(f"{number:6} {key[0]} {key[1]}")
        for line in shown[key][: options.show]:
            print(f"         {line}")


if __name__ == "__main__":
    main()
