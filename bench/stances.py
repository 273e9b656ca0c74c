"""Stances on labelled news sentences: is the stance found, whose is it, what about, and how fast.

    python -m bench.stances [--every 3 --part 0]

stance: a stance of the expected name is found (none where none is expected). actor, event: its mention overlaps the
labelled span. `--every` and `--part` take a share of the sentences by their id, so that one can be kept aside.
The data is found through VOUCH_EVAL_DATA (default ../shared); without it the bench says so and ends.
"""

import argparse
import json
import os
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sources.text import Mention
from sources.text.segments import sentences
from sources.text.stances import find_stances

ROOT = Path(__file__).resolve().parent.parent


@dataclass(slots=True)
class Count:
    """How many were right of how many."""

    right: int = 0
    all: int = 0

    def add(self, *, right: bool) -> None:
        """One more."""
        self.all += 1
        self.right += right

    def __str__(self) -> str:
        return f"{self.right}/{self.all} = {self.right / max(1, self.all):.3f}"


def overlaps(mention: Mention | None, span: list[int]) -> bool:
    return mention is not None and min(mention.end, span[1]) > max(mention.start, span[0])


def measure(rows: list[dict[str, Any]], names: dict[str, str | None]) -> None:
    stance, actor, event, traps = Count(), Count(), Count(), Count()
    for row in rows:
        found = find_stances(row["text"])
        wanted = names[row["stance"]]
        if wanted is None:
            stance.add(right=not found)
            traps.add(right=not found)
            continue
        match = next((each for each in found if each.stance == wanted), None)
        stance.add(right=match is not None)
        if row.get("actor_span") and wanted != "no_claim":
            actor.add(right=match is not None and overlaps(match.actor, row["actor_span"]))
        if row.get("event_span"):
            event.add(right=match is not None and overlaps(match.event, row["event_span"]))
    print(f"stance {stance} | actor {actor} | event {event} | traps left alone {traps}")


def measure_speed(texts: list[str], what: str) -> None:
    count = sum(len(sentences(text)) for text in texts)
    began = time.perf_counter()
    for text in texts:
        find_stances(text)
    print(f"{what}: {count / (time.perf_counter() - began):,.0f} sentences/s over {count}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--every", type=int, default=1)
    options.add_argument("--part", type=int, default=0)
    arguments = options.parse_args()
    data = (ROOT / os.environ.get("VOUCH_EVAL_DATA", "../shared")).resolve() / "data"
    if not (data / "denials.jsonl").exists():
        print("skipped: the evaluation data is not there (set VOUCH_EVAL_DATA)")
        return
    names = json.loads((data / "denials_stances.json").read_text(encoding="utf-8"))
    lines = (data / "denials.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if zlib.crc32(row["id"].encode()) % arguments.every == arguments.part]
    measure(rows, names)
    measure_speed([row["text"] for row in rows], "sentences that have a stance")
    news = data / "quotations" / "polnear_dev.jsonl"
    if news.exists():
        documents = [json.loads(line)["text"] for line in news.read_text(encoding="utf-8").splitlines()]
        measure_speed(documents, "whole news documents")


if __name__ == "__main__":
    main()
