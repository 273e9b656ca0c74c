"""Measure re-anchoring on edits of known outcome: far edits, moves, typography, numbers, polarity, deletions.

    python -m bench.anchoring [--show]

Needs the evaluation data (VOUCH_EVAL_DATA, default ../shared). The selectors are the cases' own (32 code points of
context); `right` is the true span with the right state: relocated or exact for unchanged words, altered with edits
where meaning changed, orphan for a deleted passage. A false anchor is a span that is not the truth and not
announced as ambiguous.
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from typing import Any

from bench.matching import data_folder
from sources.text.anchoring import Anchor, Selector, anchor


def edited(text: str, edits: list[list[Any]]) -> str:
    parts, done = [], 0
    for start, end, replacement in edits:
        parts += [text[done:start], replacement]
        done = end
    return "".join([*parts, text[done:]])


def verdict(case: dict[str, Any], found: Anchor) -> str:
    truth = case["truth"]
    if truth is None:
        return "right" if found.state == "orphan" else found.state if found.state == "ambiguous" else "FALSE ANCHOR"
    if found.state in ("orphan", "ambiguous"):
        return found.state
    if (found.start, found.end) != (truth["start"], truth["end"]):
        overlaps = found.start is not None and found.start < truth["end"] and truth["start"] < (found.end or 0)
        return f"overlaps, {found.state}" if overlaps else "FALSE ANCHOR"
    if truth.get("critical"):
        return "right" if found.state == "altered" and found.edits else f"span right, {found.state}"
    return "right" if found.state in ("exact", "relocated") else f"span right, {found.state}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what was not right")
    options = parser.parse_args()
    path = data_folder() / "data/standards/anchoring/reanchor-seed-cases.json"
    if not path.is_file():
        print("skipped: no evaluation data; VOUCH_EVAL_DATA names its folder")
        return 0
    data = json.loads(path.read_text(encoding="utf-8"))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    began = time.perf_counter()
    for case in data["cases"]:
        selector = Selector(case["quote"], case["prefix"], case["suffix"], case["start"], case["end"])
        found = anchor(selector, edited(data["text"], case["edits"]))
        result = verdict(case, found)
        counts[case["kind"]][result] += 1
        if options.show and result != "right":
            place = f"{found.start}:{found.end}"
            print(f"{case['kind']} {case['qkind']} {result}: {case['quote'][:70]!r} {place} {case['truth']}")
    seconds = time.perf_counter() - began
    for kind, counter in counts.items():
        print(f"{kind:22} {sum(counter.values()):4}  " + "  ".join(f"{k} {v}" for k, v in counter.most_common()))
    false = sum(counter["FALSE ANCHOR"] for counter in counts.values())
    print(f"false anchors {false} of {len(data['cases'])}; {len(data['cases']) / seconds:.0f} cases a second")
    return 1 if false else 0


if __name__ == "__main__":
    sys.exit(main())
