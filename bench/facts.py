"""How fast facts are checked against each other, and what the rules say of a real set of published seat counts.

    python -m bench.facts [--facts 100000]

The real set is read from the folder that VOUCH_EVAL_DATA names; without it that part says so and is left out.
"""

import argparse
import csv
import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from urllib.parse import urlsplit

from claims.rules import Delta, Fact, RuleResult, Status, Total, check_facts

SEED = 20310504
STATUSES: tuple[Status, ...] = ("", "projection", "partial", "preliminary", "final", "corrected")
#: The set's own statuses in ours; a seed claim is the draft's figure and has none.
THEIRS: dict[str, Status] = {
    "contested-partial": "partial",
    "preliminary-tally": "preliminary",
    "preliminary": "preliminary",
    "final": "final",
    "seed-claim": "",
}


def synthetic(count: int) -> list[Fact]:
    """Facts of many subjects and events, about five to a key, some of them changes and totals of others."""
    chance = random.Random(SEED)
    facts: list[Fact] = []
    for number in range(count):
        key = number // 5
        value = Fraction(20 + key % 50 + (chance.random() < 0.2))
        fact = Fact(
            id=f"f{number}",
            subject=f"Party {key % 400}",
            measure="seats",
            event=f"election {key // 400}",
            value=value,
            status=chance.choice(STATUSES),
            publisher=f"Paper {chance.randrange(8)}",
            as_of=f"2031-05-{chance.randrange(1, 29):02}",
        )
        if number % 50 == 49:
            change = facts[-1].value or Fraction(0)
            fact = replace(fact, value=value - change, lo=None, hi=None, relation=Delta(facts[-1].id, facts[-2].id, ""))
        elif number % 50 == 48:
            fact = replace(fact, relation=Total(tuple(one.id for one in facts[-4:]), closed=False))
        facts.append(fact)
    return facts


def one_key(count: int) -> list[Fact]:
    """The worst case: all facts on one key, every figure another."""
    return [
        Fact(f"f{number}", subject="A", measure="m", event="e", value=Fraction(number), publisher=f"P{number}")
        for number in range(count)
    ]


def measure(what: str, facts: Sequence[Fact]) -> None:
    """Check and print the rate."""
    started = time.perf_counter()
    results = check_facts(facts)
    took = time.perf_counter() - started
    print(f"{what}: {len(facts):,} facts in {took:.2f} s = {len(facts) / took:,.0f} facts/s, {len(results):,} results")


def published(folder: Path) -> list[Fact]:
    """The counts of the set; publisher = host of the source."""
    with (folder / "data/iraq_elections/seat_counts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Fact.from_dict(
            {
                "id": f"{number:02}",
                "subject": row["subject"],
                "measure": "seats",
                "event": row["election"],
                "value": row["seats"],
                "status": THEIRS[row["status"]],
                "as_of": row["as_of"],
                "publisher": urlsplit(row["source_url"]).netloc,
                "source": "" if row["source_url"].startswith("http") else "draft",
            }
        )
        for number, row in enumerate(rows, 1)
    ]


def tables(facts: Sequence[Fact]) -> Iterator[tuple[str, list[Fact]]]:
    """The sets of one publisher, election and day that are meant to be whole chambers of 329."""
    groups: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.publisher, fact.event, fact.as_of), []).append(fact)
    for (publisher, event, _), rows in groups.items():
        if publisher and len(rows) > 12:
            yield f"{publisher} {event}", rows


def verdict(rows: Sequence[Fact]) -> RuleResult:
    """What the total rule says of one table."""
    whole = Fact("whole", measure="chamber", value=Fraction(329), relation=Total(tuple(one.id for one in rows)))
    return next(one for one in check_facts([*rows, whole]) if one.rule == "quantity.total")


def mutations(rows: Sequence[Fact]) -> Iterator[list[Fact]]:
    """Every table with one cell changed: one more, one less, digits turned, emptied."""
    changes: list[Callable[[int], int]] = [
        lambda old: old + 1,
        lambda old: old - 1,
        lambda old: int(str(old)[::-1]),
        lambda old: 0,
    ]
    for place, fact in enumerate(rows):
        old = int(fact.value or 0)
        for new in sorted({change(old) for change in changes} - {old}):
            changed = replace(fact, value=Fraction(new), lo=Fraction(new), hi=Fraction(new))
            yield [*rows[:place], changed, *rows[place + 1 :]]


def real(folder: Path) -> None:
    """Print the verdicts on the published counts."""
    facts = published(folder)
    results = check_facts(facts)
    counts = Counter((one.rule, one.outcome, one.severity) for one in results)
    print(f"published counts: {len(facts)} facts")
    for (rule, outcome, severity), number in sorted(counts.items()):
        print(f"  {rule} {outcome} {severity}: {number}")
    for one in results:
        if one.outcome != "holds":
            print(f"    [{one.severity}] {one.rule}: {one.message}")
    by_id = {fact.id: fact for fact in facts}
    inside = sum(
        len({(by_id[name].publisher, by_id[name].as_of) for name in one.facts}) == 1
        for one in results
        if one.rule == "quantity.conflict" and one.outcome == "violated"
    )
    print(f"  conflicts inside one source: {inside}")
    for name, rows in tables(facts):
        caught = [verdict(changed).outcome == "violated" for changed in mutations(rows)]
        print(f"  table {name}: {len(rows)} rows, total 329 {verdict(rows).outcome}; ", end="")
        print(f"single-cell mutations caught: {sum(caught)} of {len(caught)}")


def main() -> None:
    """Run both parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=100_000)
    count = parser.parse_args().facts
    measure("five to a key", synthetic(count))
    measure("one key, all different", one_key(count))
    folder = Path(os.environ.get("VOUCH_EVAL_DATA", Path(__file__).parents[1] / "../shared"))
    if (folder / "data/iraq_elections/seat_counts.csv").exists():
        real(folder)
    else:
        print(f"no data/iraq_elections under {folder}: published counts left out (set VOUCH_EVAL_DATA)")


if __name__ == "__main__":
    main()
