"""Scores of the quantity and date finders on the news probes, and their speed.

Run as `python -m bench.quantities` from the project's root. The probes are read from the evaluation data named by
VOUCH_EVAL_DATA (default ../shared) without running them; where they are absent only the speed is measured.
"""

import ast
import os
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sources.text.dates import find_dates
from sources.text.quantities import Quantity, find_quantities

PUBLISHED = date(2021, 11, 24)
SPOKEN = (
    "The Harbour List won 23 of 140 council seats, down from 31 in 2016, the electoral board said on 4 May 2020.",
    "Turnout was 51.7 percent, and about 1.3 million voters stayed at home.",
    "The minister said the talks would go on and that nobody had asked him to resign.",
    "At least nine people were killed and forty-two wounded when two rockets hit the market.",
    "Liman Listesi 140 sandalyenin 23'ünü aldı; katılım yüzde 51,7 oldu.",
    "حصلت القائمة على ثلاثة وعشرين مقعدا من أصل 140 مقعدا في 4 أيار 2020.",
)


def main() -> None:
    """Print both scores, the number of wrong values and the speed."""
    folder = Path(os.environ.get("VOUCH_EVAL_DATA", "../shared")) / "data" / "numbers"
    numbers, dates = folder / "news_number_probes.py", folder / "date_probes.py"
    if numbers.exists() and dates.exists():
        score_numbers(probes(numbers))
        score_dates(probes(dates))
    else:
        print(f"skipped the scores: no probes in {folder} (set VOUCH_EVAL_DATA)")
    speed("find_quantities", find_quantities)
    speed("find_dates", find_dates)


def probes(path: Path) -> list[tuple[object, ...]]:
    """The list P of a probe file, read from its source; divisions of numbers are carried out, nothing else is run."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lists = [node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "P"]
    if len(lists) != 1 or not isinstance(lists[0], ast.List):
        raise ValueError(f"{path}: expected one list P")
    rows = [evaluated(item) for item in lists[0].elts]
    return [row for row in rows if isinstance(row, tuple)]


def evaluated(node: ast.expr) -> object:
    """A literal, a tuple or list of them, or a quotient of two numbers."""
    if isinstance(node, ast.Tuple):
        return tuple(evaluated(item) for item in node.elts)
    if isinstance(node, ast.List):
        return [evaluated(item) for item in node.elts]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        return float(ast.literal_eval(node.left)) / float(ast.literal_eval(node.right))
    return ast.literal_eval(node)


def shown(quantities: list[Quantity]) -> Counter[float]:
    """The numbers a reader sees: the value, or both ends of a range; no ordinals, no vague words."""
    values: Counter[float] = Counter()
    for quantity in quantities:
        if quantity.kind in {"ordinal", "vague"}:
            continue
        ends = (quantity.lo, quantity.hi) if quantity.kind == "range" else (quantity.value,)
        values.update(round(float(end), 6) for end in ends if end is not None)
    return values


def score_numbers(rows: list[tuple[object, ...]]) -> None:
    """How many texts give exactly the expected values, and how many values are shown that nobody stated."""
    exact = wrong = 0
    for text, expected, *_ in rows:
        if not isinstance(expected, list):
            raise TypeError(f"no list of values: {expected!r}")
        wanted = Counter(round(float(value), 6) for value in expected)
        got = shown(find_quantities(str(text)))
        exact += got == wanted
        wrong += sum((got - wanted).values())
        if got != wanted:
            print(f"  missed: {text!r} wanted {dict(wanted)} got {dict(got)}")
    print(f"number probes: {exact} of {len(rows)} exact, {wrong} wrong values shown")


def score_dates(rows: list[tuple[object, ...]]) -> None:
    """How many texts give the expected date, or none where none is stated."""
    right = 0
    for text, expected in rows:
        found = [
            mention.earliest.isoformat() for mention in find_dates(str(text), published=PUBLISHED) if mention.earliest
        ]
        good = any(day.startswith(str(expected)) for day in found) if expected else not found
        right += good
        if not good:
            print(f"  missed: {text!r} wanted {expected} got {found}")
    print(f"date probes: {right} of {len(rows)} right")


def speed(name: str, find: Callable[[str], object], rounds: int = 300) -> None:
    """Sentences a second on one core."""
    begun = time.perf_counter()
    for _ in range(rounds):
        for sentence in SPOKEN:
            find(sentence)
    spent = time.perf_counter() - begun
    print(f"{name}: {rounds * len(SPOKEN) / spent:,.0f} sentences/s ({spent / rounds / len(SPOKEN) * 1e6:.0f} µs each)")


if __name__ == "__main__":
    main()
