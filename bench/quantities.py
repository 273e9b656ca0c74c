"""Scores of the quantity and date finders, other packages beside them, and their speed.

Run as `python -m bench.quantities` from the project's root. The probes and specifications are read from the evaluation
data named by VOUCH_EVAL_DATA (default ../shared) without running them; where they are absent only the speed is
measured. A value is dangerous if it is shown and the text does not say it: any that the case does not expect.
"""

import ast
import json
import os
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from bench.peers import peer
from sources.text.dates import find_dates
from sources.text.quantities import Quantity, find_quantities, numbers_in

PUBLISHED = date(2021, 11, 24)
SPOKEN = (
    "The Harbour List won 23 of 140 council seats, down from 31 in 2016, the electoral board said on 4 May 2020.",
    "Turnout was 51.7 percent, and about 1.3 million voters stayed at home.",
    "The minister said the talks would go on and that nobody had asked him to resign.",
    "At least nine people were killed and forty-two wounded when two rockets hit the market.",
    "Liman Listesi 140 sandalyenin 23'ünü aldı; katılım yüzde 51,7 oldu.",
    "حصلت القائمة على ثلاثة وعشرين مقعدا من أصل 140 مقعدا في 4 أيار 2020.",
)
LANGUAGES: Final = {"English": "en", "Turkish": "tr", "Arabic": "ar"}
#: Cases of the specifications (language, place in the file) whose expected value their own text contradicts.
SPEC_ERRORS: Final = {
    ("Arabic", 16): "one of a hundred trillion is 1e-14; 1e-10 is that of a hundred trillionths, the English original",
    ("Arabic", 44): "322 thousand in words of scale is 322,000; expected are 322 hundreds, the English original",
    ("Arabic", 53): "joined by and, the fifths are added, as in the file's other mixed numbers; not a fifth of all",
    ("Arabic", 64): "twelve milliards are 12,000,000,000; expected is 1.2 milliard",
    ("Arabic", 97): "one million with the word joined to its figure is written so in the press; the case denies it",
}

Values = Counter[str]


@dataclass(frozen=True, slots=True)
class Case:
    """A text of a set and the values it states."""

    text: str
    expected: Values
    place: int


def main() -> None:
    """Print all scores and the speed."""
    folder = Path(os.environ.get("VOUCH_EVAL_DATA", "../shared")) / "data" / "numbers"
    numbers, dates = folder / "news_number_probes.py", folder / "date_probes.py"
    others = dict(peers())
    if numbers.exists() and dates.exists():
        news = news_cases(numbers)
        score("news probes, find_quantities", news, lambda text: shown(find_quantities(text)))
        for name, read in others.items():
            score(f"news probes, {name}", news, read, quiet=True)
        score_dates(probes(dates))
        for language, code in LANGUAGES.items():
            score_specification(folder, language, code, others)
    else:
        print(f"skipped the scores: no probes in {folder} (set VOUCH_EVAL_DATA)")
    speeds(others)


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


def counted(values: Iterable[object]) -> Values:
    """A multiset of values, equal where ten significant figures are."""
    return Counter(f"{float(value):.10g}" for value in values)  # type: ignore[arg-type]  # numbers of any kind


def shown(quantities: list[Quantity]) -> Values:
    """The numbers a reader sees: the value, or both ends of a range; no ordinals, no vague words."""
    stated = [quantity for quantity in quantities if quantity.kind not in {"ordinal", "vague"}]
    ends = [(one.lo, one.hi) if one.kind == "range" else (one.value,) for one in stated]
    return counted(end for pair in ends for end in pair if end is not None)


def news_cases(path: Path) -> list[Case]:
    """The number probes as cases."""
    cases = []
    for place, (text, expected, *_) in enumerate(probes(path)):
        if not isinstance(expected, list):
            raise TypeError(f"no list of values: {expected!r}")
        cases.append(Case(str(text), counted(expected), place))
    return cases


def score(
    name: str, cases: list[Case], read: Callable[[str], Values], *, quiet: bool = False, errors: str = ""
) -> None:
    """How many texts give exactly the expected values, and how many values are shown that nobody stated."""
    exact = dangerous = excused = 0
    for case in cases:
        got = read(case.text)
        exact += got == case.expected
        wrong = sum((got - case.expected).values())
        reason = SPEC_ERRORS.get((errors, case.place), "") if wrong else ""
        excused += bool(reason)
        dangerous += 0 if reason else wrong
        if not quiet and reason:
            print(f"  error of the specification, case {case.place}: {reason}; got {dict(got)}")
        elif not quiet and wrong:
            print(f"  dangerous: {case.text!r} wanted {dict(case.expected)} got {dict(got)}")
        elif not quiet and not errors and got != case.expected:
            print(f"  missed: {case.text!r} wanted {dict(case.expected)} got {dict(got)}")
    rest = f" (and {excused} errors of the specification)" if excused else ""
    print(f"{name}: {exact} of {len(cases)} exact ({exact / len(cases):.1%}), {dangerous} dangerous values{rest}")


def score_specification(folder: Path, language: str, code: str, others: dict[str, Callable[[str], Values]]) -> None:
    """Recognizers' NumberModel specification of a language; the packages that read it beside."""
    path = folder / "recognizers_specs/Specs/Number" / language / "NumberModel.json"
    if not path.exists():
        print(f"skipped the {language} specification: no {path}")
        return
    cases = []
    for place, case in enumerate(json.loads(path.read_text(encoding="utf-8-sig"))):
        written = [str(result["Resolution"]["value"]) for result in case["Results"]]
        if code == "tr":
            written = [value.replace(",", ".") for value in written]
        cases.append(Case(case["Input"], counted(written), place))

    def ours(text: str) -> Values:
        return counted(number.value for number in numbers_in(text, language=code))

    score(f"{language} NumberModel, numbers_in", cases, ours, errors=language)
    for name, read in others.items():
        if code == "en":
            score(f"{language} NumberModel, {name}", cases, read, quiet=True)


def peers() -> Iterable[tuple[str, Callable[[str], Values]]]:
    """The packages beside, each as a function of an English text."""
    recognizers, quantulum = peer("recognizers_number"), peer("quantulum3.parser")
    spoken, classifier = peer("text_to_num"), peer("quantulum3.classifier")
    if recognizers:

        def recognized(text: str) -> Values:
            found = recognizers.recognize_number(text, "en-us")
            return counted(one.resolution["value"] for one in found if one.resolution)

        yield "recognizers-text", recognized
    if quantulum and classifier:
        classifier.USE_CLF = False  # type: ignore[attr-defined]  # its model needs another scikit-learn

        def parsed(text: str) -> Values:
            return counted(one.value for one in quantulum.parse(text))

        yield "quantulum3", parsed
    if spoken:

        def digits(text: str) -> Values:
            figures = re.findall(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?(?!\w)", spoken.alpha2digit(text, "en"))
            return counted(one.replace(",", "") for one in figures)

        yield "text2num", digits


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


def speeds(others: dict[str, Callable[[str], Values]]) -> None:
    """Sentences a second on one core, each the median of five rounds that take turns."""
    finders: dict[str, Callable[[str], object]] = {
        "find_quantities": find_quantities, "find_dates": find_dates, "numbers_in": numbers_in, **others
    }  # fmt: skip
    times: dict[str, list[float]] = {name: [] for name in finders}
    for _ in range(5):
        for name, find in finders.items():
            rounds = 5 if name in others else 40
            begun = time.perf_counter()
            for _ in range(rounds):
                for sentence in SPOKEN:
                    find(sentence)
            times[name].append((time.perf_counter() - begun) / rounds / len(SPOKEN))
    for name, spent in times.items():
        middle = statistics.median(spent)
        print(f"{name}: {1 / middle:,.0f} sentences/s ({middle * 1e6:.0f} µs each)")
    if "quantulum3" in times:
        ratio = statistics.median(times["quantulum3"]) / statistics.median(times["find_quantities"])
        print(f"find_quantities is {ratio:.1f} times as fast as quantulum3")


if __name__ == "__main__":
    main()
