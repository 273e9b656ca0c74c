"""Measure quotation matching: controlled edits of real direct quotations, and time against rapidfuzz.

    python -m bench.matching [--limit N] [--show]

Needs the evaluation data (VOUCH_EVAL_DATA, default ../shared): every direct quotation of at least eight words of the
two development files is looked up in its own article after an edit. Benign edits must be accepted on the named rung
with spans from the original's first word to its last; harmful ones must never be acceptable. A benign quotation whose
words stand twice in its article is rightly `ambiguous`; it is counted apart. A quotation that the article itself cuts
before a limiter counts as not accepted.
"""

import argparse
import json
import os
import random
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz

from sources.text.folding import WORD, Folded, fold
from sources.text.matching import QuoteMatch, match_quote
from sources.text.matching.guards import hides

_PRONOUN = re.compile(r"(?<![^\W_])(he|she|they|we|you|it|I)(?=,? [^\W_])")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?![\w.,%])")
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|should|has|have)\b(?! not)(?!n)")
_NOT = re.compile(r" (?:not|never)\b|n['’]t\b")
_EDITED = re.compile(r"…|\.\s?\.|[\[\]]")


def data_folder() -> Path:
    root = Path(__file__).resolve().parent.parent
    return (root / os.environ.get("VOUCH_EVAL_DATA", "../shared")).resolve()


def quotations(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Document, its text, the words of one direct quotation as they stand there (the first fragment)."""
    for name in ("polnear_dev", "ggt_dev"):
        with (folder / "data/quotations" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                for quote in document["quotes"]:
                    start, end = quote["fragments"][0]
                    words = document["text"][start:end]
                    if quote["kind"] == "direct" and len(words.split()) >= 8:
                        yield document["doc_id"], document["text"], words.strip(" \"“”\n'’‘,")


def _middle(words: list[str], length: int, random_: random.Random) -> tuple[int, int]:
    start = random_.randrange(2, max(3, len(words) - length - 2))
    return start, start + length


def benign(quote: str, random_: random.Random) -> Iterator[tuple[str, str]]:
    yield "verbatim", quote
    swapped = quote.translate(
        str.maketrans(dict[str, str | int | None]({"’": "'", "“": '"', "”": '"', "—": "–", "'": "’", '"': "”"}))
    )
    yield "typography", swapped.replace(" ", "\u00a0", 1)
    if quote[0].isalpha():
        yield "case", quote[0].swapcase() + quote[1:]
    yield "whitespace", re.sub(r" ", "\n", quote, count=2).replace(" ", "  ", 1)
    words = quote.split()
    low, high = _middle(words, 2, random_)
    gap = [match[0] for match in WORD.finditer(fold(" ".join(words[low:high])).key)]
    if not hides(gap) and not re.search(r"[.!?]", " ".join(words[low - 1 : high])):
        yield "ellipsis", " ".join([*words[:low], "…", *words[high:]])
    pronoun = _PRONOUN.search(quote, 1)
    if pronoun:
        yield "bracket", quote[: pronoun.start()] + "[Kadhimi]" + quote[pronoun.end() :]


def harmful(quote: str, random_: random.Random) -> Iterator[tuple[str, str]]:
    """Edits that change what was said."""
    words = quote.split()
    at = random_.randrange(1, len(words) - 1)
    yield "dropped word", " ".join(words[:at] + words[at + 1 :])
    pairs = [i for i in range(len(words) - 1) if fold(words[i]).key.strip(".,'") != fold(words[i + 1]).key.strip(".,'")]
    if pairs:
        i = random_.choice(pairs)
        yield "swapped words", " ".join([*words[:i], words[i + 1], words[i], *words[i + 2 :]])
    low, high = _middle(words, 2, random_)
    yield "silent cut", " ".join(words[:low] + words[high:])
    auxiliary = _AUXILIARY.search(quote)
    if auxiliary:
        yield "negation put in", quote[: auxiliary.end()] + " not" + quote[auxiliary.end() :]
    negation = _NOT.search(quote)
    if negation:
        yield "negation dropped", quote[: negation.start()] + quote[negation.end() :]
        if negation.start() > 0 and negation[0].startswith(" ") and negation.end() < len(quote) - 3:
            yield "ellipsis over not", quote[: negation.start()] + " …" + quote[negation.end() :]
    number = _NUMBER.search(quote)
    if number:
        yield "number + 1", quote[: number.start()] + str(int(number[0]) + 1) + quote[number.end() :]


_RUNGS = {
    "verbatim": {"exact"}, "typography": {"typographic"}, "case": {"case"}, "whitespace": {"typographic", "exact"},
    "ellipsis": {"elided"}, "bracket": {"editorial"},
}  # fmt: skip


def accuracy(folder: Path, limit: int, *, show: bool) -> int:
    random_ = random.Random(20261124)
    kept: dict[str, Folded] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    bad = marked = 0
    for done, (document, text, quote) in enumerate(quotations(folder)):
        if done >= limit:
            break
        folded = kept.setdefault(document, fold(text))
        for name, variant in benign(quote, random_):
            match = match_quote(variant, text, folded=folded)
            verdict = _benign_verdict(name, match, quote, text)
            counts[name][verdict] += 1
            if show and verdict not in ("right", "twice"):
                print(
                    f"{name}: {match.outcome} {sorted(match.flags)} {variant[:200]!r} {[e.kind for e in match.edits]}"
                )
        for name, variant in harmful(quote, random_):
            match = match_quote(variant, text, folded=folded)
            if _EDITED.search(quote):
                name += "*"
            counts[name]["ACCEPTED" if match.acceptable else match.outcome] += 1
            bad += match.acceptable and not name.endswith("*")
            marked += match.acceptable and name.endswith("*")
            if match.acceptable:
                print(f"HARMFUL ACCEPTED {name}: {match.outcome} {variant[:300]!r}\n    of {quote[:300]!r}")
    right = twice = total = 0
    for name, counter in counts.items():
        print(f"{name:18} {sum(counter.values()):5}  " + "  ".join(f"{k} {v}" for k, v in counter.most_common()))
        if name in _RUNGS:
            right, twice = right + counter["right"], twice + counter["twice"]
            total += sum(counter.values())
    print(f"benign right {100 * right / total:.2f} % (+ {twice} twice in the text) of {total}; harmful accepted {bad}")
    print(f"* quotations with an editor's marks of their own (words lost beside one are marked): accepted {marked}")
    return bad


def _benign_verdict(name: str, match: QuoteMatch, quote: str, text: str) -> str:
    if match.outcome == "ambiguous":
        return "twice"
    if match.acceptable:
        found = WORD.findall(fold(text[match.spans[0].start : match.spans[-1].end]).key)
        if found != WORD.findall(fold(quote).key):
            return "WRONG SPAN"
        return "right" if match.outcome in _RUNGS[name] else f"on rung {match.outcome}"
    return match.outcome + "".join(f"+{flag}" for flag in sorted(match.flags))


def _clock(call: Callable[[], object], repeat: int) -> float:
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6


def speed(folder: Path) -> None:
    texts: list[str] = []
    found: list[str] = []
    for document, text, quote in quotations(folder):
        if not texts or texts[-1] != text:
            texts.append(text)
        found.append(quote)
        del document
    print("size       fold ms  words ms  exact us  near us  absent us  rapidfuzz near us")
    joined = "\n\n".join(texts)
    for size in (5_000, 100_000, 1_000_000):
        text = (joined * (size // len(joined) + 1))[:size]
        # the probe stands once, late in the text
        probe = "Nobody in the valley had ever measured the bridge before the ministry decided to close it for repairs."
        near = probe.replace("measured", "painted")
        at = text.rfind("\n", 0, int(size * 0.93))
        text = text[:at] + "\n" + probe + text[at:]
        start = time.perf_counter()
        folded = fold(text)
        fold_time = time.perf_counter() - start
        start = time.perf_counter()
        folded.words  # noqa: B018  built at the first use
        word_time = time.perf_counter() - start
        absent = "Purple lanterns drifted over seven quiet harbours while accountants rehearsed their operetta."
        row = [_clock(partial(match_quote, quote, text, folded=folded), 15) for quote in (probe, near, absent)]
        theirs = _clock(partial(fuzz.partial_ratio_alignment, fold(near).key, folded.key), 5)
        assert match_quote(probe, text, folded=folded).outcome == "exact"
        assert match_quote(near, text, folded=folded).outcome == "altered"
        print(f"{size:9} {fold_time * 1e3:8.1f} {word_time * 1e3:9.1f}", *(f"{t:9.0f}" for t in (*row, theirs)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=10_000)
    parser.add_argument("--show", action="store_true", help="print what was not right")
    options = parser.parse_args()
    folder = data_folder()
    if not (folder / "data/quotations").is_dir():
        print("skipped: no evaluation data; VOUCH_EVAL_DATA names its folder")
        return 0
    bad = accuracy(folder, options.limit, show=options.show)
    speed(folder)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
