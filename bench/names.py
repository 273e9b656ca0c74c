"""Name pairs: what is called the same, what is asked, beside the likeness scores that others merge by.

    python -m bench.names

A rule may call no two people the same. The scores are read at the threshold that lets no negative pass, and at the
one that lets 10 % pass; their recall there is set beside ours. The data is found through VOUCH_EVAL_DATA
(default ../shared); without it the bench says so and ends.
"""

import csv
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from sources.text.names import compare_names

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and whether they are one person's."""

    a: str
    b: str
    is_match: bool


def share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / max(1, whole):.3f}"


def measure_rules(pairs: list[Pair], title: str) -> None:
    began = time.perf_counter()
    answers = [compare_names(pair.a, pair.b).same for pair in pairs]
    micros = 1e6 * (time.perf_counter() - began) / len(pairs)
    positives = [same for same, pair in zip(answers, pairs, strict=True) if pair.is_match]
    negatives = [same for same, pair in zip(answers, pairs, strict=True) if not pair.is_match]
    print(f"\n{title}: {len(positives)} positives, {len(negatives)} negatives")
    print(
        f"  rules: same {share(positives.count(True), len(positives))},"
        f" same or asked {share(len(positives) - positives.count(False), len(positives))};"
        f" negatives same {negatives.count(True)}, asked {share(negatives.count(None), len(negatives))}"
        f" ({micros:.0f} microseconds a pair)"
    )


def measure_score(pairs: list[Pair], name: str, score: Callable[[str, str], float]) -> None:
    began = time.perf_counter()
    scores = [score(pair.a, pair.b) for pair in pairs]
    micros = 1e6 * (time.perf_counter() - began) / len(pairs)
    positives = [value for value, pair in zip(scores, pairs, strict=True) if pair.is_match]
    negatives = sorted((value for value, pair in zip(scores, pairs, strict=True) if not pair.is_match), reverse=True)
    if not negatives:
        return
    none, tenth = negatives[0], negatives[len(negatives) // 10]
    print(
        f"  {name}: recall with no negative passing {share(sum(value > none for value in positives), len(positives))},"
        f" with 10 % passing {share(sum(value > tenth for value in positives), len(positives))}"
        f" ({micros:.0f} microseconds a pair)"
    )


def main() -> None:
    data = (
        (ROOT / os.environ.get("VOUCH_EVAL_DATA", "../shared")).resolve() / "data" / "numbers" / "name_pairs_arabic.csv"
    )
    if not data.exists():
        print("skipped: the evaluation data is not there (set VOUCH_EVAL_DATA)")
        return
    with data.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    groups = {
        "all pairs": rows,
        "Latin": [row for row in rows if row["kind"].startswith("latin")],
        "Arabic script": [row for row in rows if row["kind"].startswith("arabic")],
        "news names": [row for row in rows if row["kind"].startswith("seed")],
    }
    for title, group in groups.items():
        pairs = [Pair(row["name1"], row["name2"], row["is_match"] == "1") for row in group]
        measure_rules(pairs, title)
        measure_score(pairs, "rapidfuzz ratio", lambda a, b: fuzz.ratio(a.casefold(), b.casefold()))
        measure_score(pairs, "Jaro-Winkler", lambda a, b: JaroWinkler.similarity(a.casefold(), b.casefold()))
        measure_score(
            pairs, "anyascii + token sort", lambda a, b: fuzz.token_sort_ratio(anyascii(a).lower(), anyascii(b).lower())
        )


if __name__ == "__main__":
    main()
