"""The ledger over articles that have nothing to do with each other: what it puts together, and what it accuses.

    python -m bench.ledger

All articles are put into one dossier as sources of one day, the worst there can be: every stance on "the attack" could
be on any of their attacks. Nothing in them contradicts anything, so each conflict or change would be a wrong one.
Printed are the events that stances of several articles were put under, for reading, and the time per million
characters. Needs the evaluation data (VOUCH_EVAL_DATA, default ../shared); says so where it is absent.
"""

import datetime
import json
import os
import time
from pathlib import Path

from claims.kinds import Material, SourceText
from claims.ledger import ledger_of
from sources.text.subjects import Aliases

ROOT = Path(__file__).resolve().parent.parent
FILES = ("polnear_train", "polnear_dev", "ggt_dev")
DAY = datetime.date(2016, 6, 1)


def articles(folder: Path) -> list[SourceText]:
    found: dict[str, SourceText] = {}
    for name in FILES:
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                id_ = str(row["doc_id"])
                found[id_] = SourceText(
                    id_, Material(row["text"], "en", DAY), publisher=row["publisher"], published=DAY
                )
    return list(found.values())


def main() -> None:
    folder = ROOT / os.environ.get("VOUCH_EVAL_DATA", "../shared") / "data" / "quotations"
    if not folder.is_dir():
        print(f"No evaluation data in {folder}: set VOUCH_EVAL_DATA.")
        return
    sources = articles(folder)
    size = sum(len(one.text) for one in sources) / 1e6
    start = time.perf_counter()
    stances = sum(len(one.material.stances) for one in sources)
    found = time.perf_counter()
    ledger = ledger_of({}, Material(""), sources, Aliases())
    done = time.perf_counter()
    shared = [event for event in ledger.events if len({one.source for one in event.entries}) > 1]
    notes = [note for event in ledger.events for note in event.notes]
    print(f"{len(sources)} articles, {stances} stances: {len(ledger.events)} events, {len(ledger.loose)} on none named")
    print(f"events of several articles: {len(shared)}; conflicts, changes and doubts: {len(notes)}")
    print(f"seconds per million characters: finding {(found - start) / size:.2f}, ledger {(done - found) / size:.2f}")
    for event in shared:
        print(f"- {event.label}: " + "; ".join(f"{one.actor or '?'} {one.stance} {one.event}" for one in event.entries))
    for note in notes:
        print(f"! {note.kind}: {note.message}")


if __name__ == "__main__":
    main()
