"""How fast one quotation is found in one document, and how true its place is, beside rapidfuzz and edlib.

    python -m bench.speed [--sizes 5k,100k,1m,20m] [--quotes N] [--seed S] [--text FILE ...] [--kinds]

Quotations of 5 to 60 words are cut from running text at random and altered in nine ways: exact, punct (marks and dashes
of another shape, commas lost), case, edit1, edit3, edit5 (words dropped, replaced, inserted; at most one in four),
bracket, elision, ocr (3 % of the letters). The first and the last word stay, so that the true place is beyond doubt.

Timed is `match_quote(quote, text, folded=cached)`, the best of three rounds per quotation, with everything that goes
with it: the outcome, the edits, the context. rapidfuzz.fuzz.partial_ratio_alignment and edlib's HW with its path get
quotation and text folded beforehand, edlib also recoded to one byte a character, for nothing. A place is right when
both offsets in the original text are the true ones. "cold" is what comes before: folding, indexing, and a first match.

The others answer with a place alone. Nothing in Vouch asks for that, so it has no function that stops there; "(place)"
is how much of its time has gone by when the words are found or aligned, before the difference is judged. The bars are
shown for both: the place is like for like, the whole comparison is what a caller waits for.

The text is that of the evaluation data (VOUCH_EVAL_DATA, default ../shared) or of `--text`. Where it is shorter than a
size, it is repeated with its words exchanged for others about as frequent, so that no sentence stands twice.
"""

import argparse
import json
import random
import re
import statistics
import sys
import time
import tracemalloc
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType

from rapidfuzz import fuzz

from bench.matching import data_folder
from bench.peers import peer
from sources.text import Span
from sources.text.folding import Folded, fold
from sources.text.matching import match_quote
from sources.text.matching.finding import places
from sources.text.matching.judging import Comparison
from sources.text.matching.pieces import Prepared

KINDS = ("exact", "punct", "case", "edit1", "edit3", "edit5", "bracket", "elision", "ocr")
SIZES = {"5k": 5_000, "100k": 100_000, "1m": 1_000_000, "20m": 20_000_000}
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+")
_SHAPES = str.maketrans({"'": "’", '"': "“", "’": "'", "“": '"', "”": '"', "—": "–", "–": "-", ",": ""})
_BRACKETS = ("[sic]", "[the ministry]", "[he]", "[Ms. Okafor]", "[the bill]")
_RANKS = 32


@dataclass(frozen=True, slots=True)
class Probe:
    """An altered quotation and where its words truly stand."""

    kind: str
    quote: str
    place: Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one tool answered: the place or none, and the best time in microseconds."""

    place: Span | None
    micros: float


def running_text(paths: Sequence[Path]) -> str | None:
    """The text to cut from: the files given, or the articles of the evaluation data; None where there are none."""
    if paths:
        return "\n\n".join(path.read_text("utf-8") for path in paths)
    folder = data_folder() / "data/quotations"
    articles: list[str] = []
    for name in ("polnear_dev", "ggt_dev", "polnear_train"):
        path = folder / f"{name}.jsonl"
        if path.is_file():
            with path.open(encoding="utf-8") as lines:
                articles += [json.loads(line)["text"] for line in lines]
    random.Random(0).shuffle(articles)
    return "\n\n".join(dict.fromkeys(articles)) or None


def stretched(text: str, size: int) -> str:
    """`size` code points: the text itself, then copies with each word exchanged for one about as frequent."""
    if len(text) >= size:
        return text[:size]
    counts = Counter(_WORD.findall(text.lower()))
    ranked = [word for word, _ in counts.most_common()]
    copies, length, number = [text], len(text), 0
    while length < size:
        number += 1
        random_ = random.Random(number)
        swap: dict[str, str] = {}
        for at in range(0, len(ranked), _RANKS):
            block = ranked[at : at + _RANKS]
            swap.update(zip(block, random_.sample(block, len(block)), strict=True))

        def exchanged(match: re.Match[str], swap: dict[str, str] = swap) -> str:
            other = swap.get(match[0].lower(), match[0])
            return other.capitalize() if match[0][0].isupper() else other

        copies.append(_WORD.sub(exchanged, text))
        length += len(copies[-1]) + 2
    return "\n\n".join(copies)[:size]


def altered(words: list[str], kind: str, random_: random.Random) -> str:
    """The words with one kind of alteration; never the first or the last."""
    words = list(words)
    if kind.startswith("edit"):
        for _ in range(max(1, min(int(kind[4:]), len(words) // 4))):
            at = random_.randrange(1, len(words) - 1)
            other = random_.choice(("certainly", "bridge", "seldom", "people", "green", "of"))
            words[at : at + 1] = random_.choice(([], [other], [words[at], other]))
            if len(words) < 4:
                break
    elif kind == "bracket":
        at = random_.randrange(1, len(words) - 1)
        words[at : at + random_.choice((1, 1, 2))] = [random_.choice(_BRACKETS)]
        if at == len(words) - 1:
            words.append("end")
    elif kind == "elision":
        at = random_.randrange(1, len(words) - 1)
        words[at : min(len(words) - 1, at + random_.randint(2, 8))] = [random_.choice(("...", "…", "[...]", ". . ."))]
    text = " ".join(words)
    if kind == "punct":
        return text.translate(_SHAPES)
    if kind == "case":
        return text.swapcase() if random_.random() < 0.3 else text.lower()
    if kind == "ocr":
        inner = [at for at in range(len(words[0]), len(text) - len(words[-1])) if text[at].isalpha()]
        letters = list(text)
        for at in random_.sample(inner, min(len(inner), max(1, round(0.03 * len(text))))):
            letters[at] = random_.choice("eaiourntlcb")
        return "".join(letters)
    return text


def _tokens(text: str, length: int, random_: random.Random) -> list[re.Match[str]]:
    """So many words in a row of one paragraph; fewer where no paragraph that long was met, none at all at worst."""
    best: list[re.Match[str]] = []
    for _ in range(100):
        start = random_.randrange(len(text))
        end = text.find("\n", start, start + 20 * length)
        tokens = list(_TOKEN.finditer(text, start, end if end >= 0 else start + 20 * length))[1:-1]
        if len(tokens) >= length:
            return tokens[:length]
        best = max(best, tokens, key=len)
    return best if len(best) >= 6 else []


def probes(text: str, count: int, seed: int) -> Iterator[Probe]:
    """Quotations from random places, the kinds in turn; cut inside a paragraph, at the borders of words."""
    random_ = random.Random(seed)
    made = 0
    while made < count:
        tokens = _tokens(text, random_.randint(5, 60), random_)
        if not tokens:
            continue
        low, high = tokens[0].start(), tokens[-1].end()
        while low < high and not text[low].isalnum():
            low += 1
        while high > low and not text[high - 1].isalnum():
            high -= 1
        words = text[low:high].split()
        if len(words) < 5 or not words[0][0].isalnum():
            continue
        kind = KINDS[made % len(KINDS)]
        if kind == "bracket" and len(words) < 6:
            continue
        last = words[-1]
        quote = altered(words, kind, random_)
        if kind == "bracket" and quote.endswith(" end"):
            quote = quote.removesuffix("end") + last
        made += 1
        yield Probe(kind, quote, Span(low, high))


def clocked(rounds: int, calls: Sequence[Callable[[], Span | None]]) -> list[Outcome]:
    """Every call once a round, so that none finds its own leavings in the processor's cache; the best time of each.

    The time is the processor's: a long call would else be charged with what else the machine does meanwhile.
    """
    best = [float("inf")] * len(calls)
    places: list[Span | None] = [None] * len(calls)
    for _ in range(rounds):
        for at, call in enumerate(calls):
            start = time.thread_time_ns()
            places[at] = call()
            best[at] = min(best[at], (time.thread_time_ns() - start) / 1000)
    return [Outcome(place, micros) for place, micros in zip(places, best, strict=True)]


def by_vouch(quotes: Sequence[str], text: str, folded: Folded) -> list[Callable[[], Span | None]]:
    """One call a quotation: the matcher as everybody calls it."""

    def call(quote: str) -> Span | None:
        match = match_quote(quote, text, folded=folded)
        return Span(match.spans[0].start, match.spans[-1].end) if match.spans else None

    return [partial(call, quote) for quote in quotes]


def by_place(quotes: Sequence[str], folded: Folded) -> list[Callable[[], Span | None]]:
    """One call a quotation: the matcher's steps up to the place, for comparison with those that give no more."""

    def call(quote: str) -> Span | None:
        prepared = Prepared(quote, opening=False)
        if prepared.whole is None:
            return None
        hit = next(places(prepared, folded, prepared.whole, 0, len(folded.key)), None)
        if hit is not None:
            return folded.to_source(hit.start, hit.end)
        comparison = Comparison(prepared, folded, folded.words)
        aligned = comparison.best()
        return None if aligned is None else comparison.source_span(*aligned.source)

    return [partial(call, quote) for quote in quotes]


def by_rapidfuzz(quotes: Sequence[str], folded: Folded) -> list[Callable[[], Span | None]]:
    """One call a quotation, folded beforehand; the way back to the original is timed, being next to nothing."""

    def call(key: str) -> Span | None:
        found = fuzz.partial_ratio_alignment(key, folded.key)
        return None if found is None else folded.to_source(found.dest_start, found.dest_end)

    return [partial(call, fold(quote).key) for quote in quotes]


def by_edlib(edlib: ModuleType, quotes: Sequence[str], folded: Folded) -> list[Callable[[], Span | None]]:
    """One call a quotation, folded and recoded to one byte a character beforehand."""
    text = folded.key.encode("latin-1", "replace")

    def call(key: bytes) -> Span | None:
        start, end = edlib.align(key, text, mode="HW", task="path")["locations"][0]
        return folded.to_source(start, end + 1)

    return [partial(call, fold(quote).key.encode("latin-1", "replace")) for quote in quotes]


def cold(name: str, text: str, near: str) -> Folded:
    """Print what folding, indexing and the first match take, and the memory that stays; the text folded."""
    start = time.perf_counter()
    folded = fold(text)
    fold_ms = (time.perf_counter() - start) * 1e3
    start = time.perf_counter()
    folded.words  # noqa: B018  built at the first use
    index_ms = (time.perf_counter() - start) * 1e3
    start = time.perf_counter()
    match_quote(near, text)
    all_ms = (time.perf_counter() - start) * 1e3
    start = time.perf_counter()
    fuzz.partial_ratio_alignment(fold(near).key, folded.key)
    theirs = (time.perf_counter() - start) * 1e3
    tracemalloc.start()
    again = fold(text)
    again.words  # noqa: B018
    kept = tracemalloc.get_traced_memory()[0] / len(text)
    tracemalloc.stop()
    print(
        f"\n{name}: cold: fold {fold_ms:.1f} ms, word index {index_ms:.1f} ms, a near miss from raw text"
        f" {all_ms:.1f} ms (rapidfuzz on folded text {theirs:.1f} ms); {kept:.1f} bytes kept per character"
    )
    return folded


def measure(name: str, text: str, count: int, seed: int, *, kinds: bool) -> dict[str, tuple[float, int]]:
    """Print one size; per tool its p50 in microseconds and how many places were right."""
    chosen = list(probes(text, count, seed))
    folded = cold(name, text, next(probe.quote for probe in chosen if probe.kind == "edit1"))
    match_quote(chosen[3].quote, text, folded=folded)
    quotes = [probe.quote for probe in chosen]
    tools = {"vouch": clocked(3, by_vouch(quotes, text, folded))}
    tools["(place)"] = clocked(3, by_place(quotes, folded))
    slow = 1 if len(text) > 5_000_000 else 3
    tools["rapidfuzz"] = clocked(slow, by_rapidfuzz(quotes, folded))
    edlib = peer("edlib")
    if edlib is not None:
        tools["edlib"] = clocked(slow, by_edlib(edlib, quotes, folded))
    result: dict[str, tuple[float, int]] = {}
    print(f"{'':10} {'p50 us':>10} {'p90 us':>10} {'max us':>10}  places right of {count}")
    for tool, outcomes in tools.items():
        times = sorted(outcome.micros for outcome in outcomes)
        right = sum(outcome.place == probe.place for outcome, probe in zip(outcomes, chosen, strict=True))
        result[tool] = statistics.median(times), right
        tenth = times[int(0.9 * len(times))]
        print(f"{tool:10} {result[tool][0]:10.0f} {tenth:10.0f} {times[-1]:10.0f}  {right}")
    if kinds:
        by_kind(chosen, tools)
    return result


def by_kind(chosen: Sequence[Probe], tools: dict[str, list[Outcome]]) -> None:
    """Print the median time and the share of right places per kind of alteration."""
    for kind in KINDS:
        row = []
        for tool, outcomes in tools.items():
            mine = [(o, p) for o, p in zip(outcomes, chosen, strict=True) if p.kind == kind]
            right = sum(outcome.place == probe.place for outcome, probe in mine)
            row.append(f"{tool} {statistics.median(o.micros for o, _ in mine):9.0f} us {right:3}/{len(mine)}")
        print(f"    {kind:8} " + "   ".join(row))


def bars(results: dict[str, dict[str, tuple[float, int]]]) -> int:
    """Say which bars hold; the number that do not."""
    checks: list[tuple[str, float, float]] = []
    for name, least in (("5k", 0.7), ("1m", 50.0)):
        if name in results:
            found = results[name]
            theirs = found["rapidfuzz"][0]
            checks.append((f"{name}: times rapidfuzz's speed, the place alone", theirs / found["(place)"][0], least))
            checks.append((f"{name}: times rapidfuzz's speed, the whole comparison", theirs / found["vouch"][0], least))
    right: dict[str, int] = defaultdict(int)
    for found in results.values():
        for tool, (_, count) in found.items():
            right[tool] += count
    checks.append(("right places over rapidfuzz's", right["vouch"] / max(1, right["rapidfuzz"]), 1.7))
    if "edlib" in right:
        checks.append(("right places over edlib's", right["vouch"] / max(1, right["edlib"]), 1.0))
    if {"100k", "20m"} <= set(results):
        small, large = (results[name]["vouch"][0] for name in ("100k", "20m"))
        checks.append(("1.5 times the p50 at 100k over the p50 at 20m", 1.5 * small / large, 1.0))
    print()
    for what, value, least in checks:
        print(f"{'holds ' if value >= least else 'MISSED'} {what}: {value:.2f} (bar {least:g})")
    return sum(value < least for _, value, least in checks)


def main() -> int:
    """Measure every size asked for; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", default="5k,100k,1m,20m", help="of " + ", ".join(SIZES))
    parser.add_argument("--quotes", type=int, default=450, help="per size; a tenth of it at 20 MB")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--kinds", action="store_true", help="show each kind of alteration")
    parser.add_argument("--text", type=Path, nargs="*", default=[], help="text files to cut from")
    options = parser.parse_args()
    text = running_text(options.text)
    if text is None:
        print("skipped: no evaluation data (VOUCH_EVAL_DATA names its folder) and no --text")
        return 0
    results: dict[str, dict[str, tuple[float, int]]] = {}
    for name in options.sizes.split(","):
        size = SIZES[name]
        count = options.quotes if size < 10_000_000 else max(len(KINDS), options.quotes // 10)
        results[name] = measure(name, stretched(text, size), count, options.seed, kinds=options.kinds)
    return 1 if bars(results) else 0


if __name__ == "__main__":
    sys.exit(main())
