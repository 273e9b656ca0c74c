"""Numbers of a claim that the page it cites does not bear out, on the marked claims of WiCE.

Run as `python -m bench.wice` from the project's root; `--every 3 --part 0` scores one third, `--wrong` lists what went
wrong, `--plain` leaves the counted noun aside. The set (annotations ODC-BY 1.0, ryokamoi/wice) is read from the
evaluation data named by VOUCH_EVAL_DATA (default ../shared); without it nothing is measured.

Counted is every number of a claim that `claims.figures.standing` finds: figures, ordinals, days and years of dates, and
numbers in labels and scores. It is unsupported if a token that it touches is marked so. It is flagged if its page has
it nowhere, or has it in no sentence with the noun that it counts, or in no date that can be the claim's.
"""

import argparse
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.figures.standing import Numeral, Stated, date_parts, numerals_of, telling_words
from claims.material import Material

BARS = {"precision": 0.97, "recall": 0.65}
SETS = ("train", "dev")


@dataclass
class Score:
    """Flagged rightly, flagged wrongly, missed, and left alone rightly."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    clear: int = 0

    def add(self, unsupported: bool, flagged: bool) -> None:
        """Count one number."""
        if flagged:
            self.hits, self.false = self.hits + unsupported, self.false + (not unsupported)
        else:
            self.missed, self.clear = self.missed + unsupported, self.clear + (not unsupported)

    def line(self, name: str) -> str:
        """The counts and both rates."""
        precision = self.hits / max(1, self.hits + self.false)
        recall = self.hits / max(1, self.hits + self.missed)
        counts = f"{self.hits:4} hits {self.false:3} false {self.missed:4} missed {self.clear:4} clear"
        return f"{name:8} {counts}   precision {precision:.3f}   recall {recall:.3f}"


def main() -> None:
    """Print the scores of both parts and of all."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--every", type=int, default=1, help="score every n-th claim only, or with --but all others")
    ask.add_argument("--part", type=int, default=0, help="of these the one with this remainder")
    ask.add_argument("--but", action="store_true", help="all but that part")
    ask.add_argument("--wrong", action="store_true", help="list what went wrong")
    ask.add_argument("--plain", action="store_true", help="flag only what the page has nowhere")
    asked = ask.parse_args()
    folder = Path(os.environ.get("VOUCH_EVAL_DATA", "../shared")) / "data" / "numbers" / "wice"
    if not folder.exists():
        print(f"skipped: no marked claims in {folder} (set VOUCH_EVAL_DATA)")
        return
    total = Score()
    for name in SETS:
        score = Score()
        lines = (folder / f"nst_{name}.jsonl").read_text(encoding="utf-8").splitlines()
        for at, line in enumerate(lines):
            if (at % asked.every == asked.part) == asked.but:
                continue
            for numeral, unsupported, flagged in judged(json.loads(line), plain=asked.plain):
                score.add(unsupported, flagged)
                total.add(unsupported, flagged)
                if asked.wrong and unsupported != flagged:
                    claim = json.loads(line)["claim"]
                    print(f"{name} {at} {'false ' if flagged else 'missed'} {numeral.raw!r} {numeral.sort} | {claim}")
        print(score.line(name))
    print(total.line("both"))
    print(f"bars: precision >= {BARS['precision']}, recall >= {BARS['recall']} on both")


def judged(row: Mapping[str, Any], *, plain: bool = False) -> Iterator[tuple[Numeral, bool, bool]]:
    """Each number of a marked claim, whether it is marked as unsupported, and whether it is flagged."""
    claim = Material(row["claim"])
    page = Stated(Material("\n\n".join(row["evidence"])))
    marked, about = list(_marked(row)), telling_words(claim.text)
    for numeral in numerals_of(claim):
        date = date_parts(claim.text[numeral.date.start : numeral.date.end]) if numeral.date else None
        level = page.standing(numeral, date=date, about=about).level
        touched = any(start < numeral.end and numeral.start < end for start, end in marked)
        yield numeral, touched, level == "absent" or (level == "apart" and not plain)


def _marked(row: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """The spans of the unsupported tokens in the claim."""
    at = 0
    for token, unsupported in zip(row["claim_tokens"], row["non_supported_spans"], strict=True):
        start = row["claim"].find(token, at)
        if start < 0:
            continue
        at = start + len(token)
        if unsupported:
            yield start, at


if __name__ == "__main__":
    main()
