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
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from claims.rules import Delta, Fact, RuleResult, Status, Total, check_facts
from sources.text.quantities import find_quantities

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


PAIRS = Path(__file__).with_name("seat_count_pairs.csv")


class Pair(NamedTuple):
    """Two counts, each by election, subject, publisher and day, and what is said of them."""

    rule: str
    severity: str
    counts: frozenset[tuple[str, str, str, str]]


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
                "publisher": row_publisher(row),
                "source": "" if row["source_url"].startswith("http") else "draft",
            }
        )
        for number, row in enumerate(rows, 1)
    ]


def row_publisher(row: Mapping[str, str]) -> str:
    """Who published a count: the agency where the note says so, else the host of the page; "" for the draft."""
    return "KUNA" if row["note"].startswith("KUNA") else urlsplit(row["source_url"]).netloc


def expected() -> set[Pair]:
    """The pairs of counts that must be told, with their verdict; rows are named by their key."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return {
            Pair(
                row["rule"],
                row["severity"],
                frozenset(
                    (row["election"], row["subject"], publisher, day)
                    for publisher, day in ((row["publisher"], row["as_of"]), (row["other"], row["other_as_of"]))
                ),
            )
            for row in csv.DictReader(file)
        }


def told(facts: Sequence[Fact], results: Sequence[RuleResult]) -> set[Pair]:
    """The pairs that the rules tell, in the same form."""
    by_id = {fact.id: fact for fact in facts}
    keys = {id_: (one.event, one.subject, one.publisher or one.source, one.as_of) for id_, one in by_id.items()}
    return {
        Pair(one.rule, one.severity, frozenset(keys[id_] for id_ in one.facts))
        for one in results
        if one.outcome != "holds"
    }


def nearly(facts: Sequence[Fact]) -> Iterator[tuple[str, str, str]]:
    """What the change rule says of parts that are stated of the fall from 48 to 17: wording, verdict, arithmetic."""
    start = next(one for one in facts if one.subject == "Fatah Alliance" and one.value == 48)
    end = next(one for one in facts if one.subject == "Fatah Alliance" and one.status == "final" and one.value == 17)
    for text in (
        "The alliance lost nearly two thirds of its seats.",
        "The alliance lost more than two thirds of its seats.",
    ):
        (part,) = find_quantities(text)
        lost = Fact(
            "lost",
            value=part.value,
            lo=part.lo,
            hi=part.hi,
            lo_closed=part.lo_closed,
            hi_closed=part.hi_closed,
            modality=part.modality,
            relation=Delta(start.id, end.id, "lost"),
        )
        (result,) = [one for one in check_facts([start, end, lost]) if one.rule == "quantity.delta"]
        yield text, result.outcome, result.arithmetic


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
    wanted, given = expected(), told(facts, results)
    print(f"  pairs expected: {len(wanted)}, told: {len(given)}, both: {len(wanted & given)}, equal: {wanted == given}")
    for what, pairs in (("not told", wanted - given), ("not expected", given - wanted)):
        for pair in sorted(pairs, key=str):
            print(f"    {what}: {pair}")
    for text, said, arithmetic in nearly(facts):
        print(f"  {text!r}: {said} ({arithmetic})")
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
