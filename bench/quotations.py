"""How well quotations and their speakers are found, on annotated news articles.

    python -m bench.quotations [--part K]

Reads `data/quotations/*_dev.jsonl` below the folder named by VOUCH_EVAL_DATA (default ../shared) and says so where it
is absent. Counted are the fragments in double marks inside direct and mixed attributions, marks and edge punctuation
trimmed, split at paragraph ends. exact: the same span; found: intersection over union of at least .5, one to one;
joint recall: found, and the speaker overlaps the annotated source or ends in the same surname. `--part K` keeps the
documents whose number modulo 3 is K, to hold a part aside.
"""

import argparse
import json
import os
import re
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sources.text.quotations import Quotation, find_quotations

_EDGE: Final = " \t\r\n\"“”«»„‘’'.,;:!?…-–—()[]"
_PRONOUNS: Final = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "him", "her", "them"})

Pair = tuple[int, int]


@dataclass(slots=True)
class Tally:
    """Counts over the documents of one file."""

    gold: int = 0
    predicted: int = 0
    exact: int = 0
    found: int = 0
    sourced: int = 0
    right: int = 0


def pieces(text: str, start: int, end: int) -> Iterator[Pair]:
    """The trimmed stretches of each line that hold a letter or digit."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        first, last = start + line.start(), start + line.end()
        while first < last and text[first] in _EDGE:
            first += 1
        while last > first and text[last - 1] in _EDGE:
            last -= 1
        if any(character.isalnum() for character in text[first:last]):
            yield first, last


def marked(text: str, start: int, end: int) -> Iterator[Pair]:
    """The stretches in double marks; a mark left open runs to the end of its line."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        opened: int | None = None
        last = start + line.end()
        for at in range(start + line.start(), last):
            mark = text[at]
            if mark in "“«„" or (mark == '"' and opened is None):
                if opened is not None and at > opened:
                    yield opened, at
                opened = at + 1
            elif mark in '”»"' and opened is not None:
                yield opened, at
                opened = None
        if opened is not None:
            yield opened, last


def gold_of(document: dict[str, Any]) -> dict[Pair, dict[str, Any]]:
    """Annotated fragments with their attribution."""
    text: str = document["text"]
    found: dict[Pair, dict[str, Any]] = {}
    for quote in document["quotes"]:
        if quote["kind"] != "indirect":
            for start, end in quote["fragments"]:
                for fragment in marked(text, start, end):
                    for span in pieces(text, *fragment):
                        found.setdefault(span, quote)
    return dict(sorted(found.items()))


def predicted_of(text: str) -> dict[Pair, Quotation]:
    """What is found as speech."""
    found: dict[Pair, Quotation] = {}
    for quotation in find_quotations(text):
        if quotation.kind in ("direct", "mixed"):
            for span in pieces(text, quotation.start, quotation.end):
                found.setdefault(span, quotation)
    return dict(sorted(found.items()))


def overlap(one: Pair, other: Pair) -> float:
    """Intersection over union."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 0.0 if shared <= 0 else shared / (max(one[1], other[1]) - min(one[0], other[0]))


def surname(name: str) -> str | None:
    """The last word of more than two letters."""
    long = [word for word in re.findall(r"[\w'-]+", name.lower()) if len(word) > 2]
    return long[-1] if long else None


def speaker_right(gold: dict[str, Any], quotation: Quotation) -> bool:
    """Whether the speaker found is the annotated one."""
    mention = quotation.speaker
    if mention is None:
        return False
    if any(min(end, mention.end) > max(start, mention.start) for start, end in gold["speaker_frags"]):
        return True
    said, wanted = mention.text.lower().strip(), (gold["speaker"] or "").strip()
    if said == wanted.lower():
        return bool(said)
    if said in _PRONOUNS or wanted.lower() in _PRONOUNS or not wanted[:1].isupper():
        return False
    return surname(said) is not None and surname(said) == surname(wanted)


def count(document: dict[str, Any], tally: Tally) -> None:
    """Adds one document to the counts."""
    gold, predicted = gold_of(document), predicted_of(document["text"])
    tally.gold += len(gold)
    tally.predicted += len(predicted)
    tally.exact += sum(span in predicted for span in gold)
    tally.sourced += sum(bool(quote["speaker_frags"]) for quote in gold.values())
    pairs = sorted(
        ((overlap(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted) if overlap(g, p) >= 0.5),
        reverse=True,
    )
    quotes, quotations = list(gold.values()), list(predicted.values())
    used: set[tuple[str, int]] = set()
    for _, i, j in pairs:
        if ("gold", i) in used or ("predicted", j) in used:
            continue
        used |= {("gold", i), ("predicted", j)}
        tally.found += 1
        if quotes[i]["speaker_frags"]:
            tally.right += speaker_right(quotes[i], quotations[j])


def report(path: Path, part: int | None) -> str:
    """The figures of one file."""
    documents = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    documents = [d for d in documents if part is None or zlib.crc32(d["doc_id"].encode()) % 3 == part]
    began = time.process_time()
    for document in documents:
        find_quotations(document["text"])
    spent = time.process_time() - began
    tally = Tally()
    for document in documents:
        count(document, tally)
    precision, recall = tally.exact / max(1, tally.predicted), tally.exact / max(1, tally.gold)
    score = 2 * tally.exact / max(1, tally.predicted + tally.gold)
    return (
        f"{path.stem}: {len(documents)} documents, {tally.gold} fragments | exact P {precision:.3f} R {recall:.3f} "
        f"F1 {score:.3f} | found {tally.found / max(1, tally.gold):.3f} | joint recall "
        f"{tally.right / max(1, tally.sourced):.3f} | {len(documents) / max(spent, 1e-9):.0f} documents/s"
    )


def main() -> None:
    """Prints one line for each file."""
    options = argparse.ArgumentParser(description="Quotations and speakers on annotated news articles.")
    options.add_argument("--part", type=int, choices=(0, 1, 2))
    part: int | None = options.parse_args().part
    root = Path(__file__).resolve().parents[1]
    folder = root / os.environ.get("VOUCH_EVAL_DATA", "../shared") / "data" / "quotations"
    files = sorted(folder.glob("*_dev.jsonl"))
    if not files:
        print("skipped: no evaluation data; set VOUCH_EVAL_DATA to the folder that holds data/quotations")
        return
    for path in files:
        print(report(path, part))


if __name__ == "__main__":
    main()
