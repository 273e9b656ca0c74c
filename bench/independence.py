"""Whether a source that only repeats another is told from a separate report, on annotated news articles.

    python -m bench.independence [--part K]

copies: an article against a rewrite of it, made by a seeded script: paragraphs dropped and reordered, sentences cut,
a lead of another article put in front, 10 to 20 of 100 words outside the quotations replaced by other articles'.
separate: two articles of different publishers that share words of at least one quotation (eight words or more first,
then five), and, where those run out, an article and another one into which its quotations were put: said apart.
Needs the evaluation data (VOUCH_EVAL_DATA, default ../shared); says so where it is absent. `--part K` takes the pairs
whose number modulo 3 is K.
"""

import argparse
import itertools
import json
import os
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from sources.text import Span
from sources.text.folding import fold
from sources.text.quotations import find_quotations
from sources.text.sharing import Wording, compare

ROOT = Path(__file__).resolve().parent.parent
FILES = ("polnear_train", "polnear_dev", "ggt_dev")
COPIES = 150
SEPARATE = 150
_WORD = re.compile(r"[^\W_]+")

Pair = tuple[str, str, str]


def articles(folder: Path) -> dict[str, tuple[str, str]]:
    """Document id -> publisher and text."""
    found = {}
    for name in FILES:
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                found[document["doc_id"]] = document["publisher"], document["text"]
    return found


def wording(text: str) -> Wording:
    """As the service makes it: the words outside what it finds quoted."""
    quoted = [Span(one.start, one.end) for one in find_quotations(text) if one.kind in ("direct", "mixed")]
    return Wording(fold(text), quoted)


def rewritten(text: str, lead: str, words: list[str], seed: random.Random) -> str:
    """A copy as desks make them. See the module's text."""
    kept = [one for one in text.split("\n") if one.strip()]
    if len(kept) > 4:
        kept = [one for one in kept if seed.random() > 0.3] or kept
        at = seed.randrange(len(kept))
        kept = kept[at:] + kept[:at]
    share = seed.uniform(0.10, 0.20)
    done = []
    for paragraph in kept:
        quoted = [(one.start, one.end) for one in find_quotations(paragraph)]

        def other(match: re.Match[str], quoted: list[tuple[int, int]] = quoted) -> str:
            inside = any(start <= match.start() < end for start, end in quoted)
            return match[0] if inside or seed.random() > share else seed.choice(words)

        replaced = _WORD.sub(other, paragraph)
        sentences = re.split(r"(?<=[.!?]) ", replaced)
        if len(sentences) > 2 and seed.random() < 0.5:
            sentences.pop(seed.randrange(len(sentences)))
        done.append(" ".join(sentences))
    return "\n".join([lead, *done])


def copies(known: dict[str, tuple[str, str]], seed: random.Random) -> Iterator[Pair]:
    ids = sorted(known)
    words = _WORD.findall(" ".join(known[one][1] for one in seed.sample(ids, 20)))
    for id_ in seed.sample(ids, COPIES):
        lead = known[seed.choice(ids)][1].strip().split("\n")[0]
        text = known[id_][1]
        yield "copy", text, rewritten(text, lead, words, seed)


def quoted_runs(text: str, length: int) -> set[tuple[str, ...]]:
    found = set()
    for one in find_quotations(text):
        words = [match[0].casefold() for match in _WORD.finditer(text, one.start, one.end)]
        found |= {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
    return found


def separate(known: dict[str, tuple[str, str]], seed: random.Random) -> Iterator[Pair]:
    taken: dict[tuple[str, str], None] = {}
    for length in (8, 5):
        holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for id_, (_, text) in sorted(known.items()):
            for run in quoted_runs(text, length):
                holders[run].add(id_)
        for held in holders.values():
            for first, second in itertools.combinations(sorted(held), 2):
                if known[first][0] != known[second][0]:
                    taken[first, second] = None
        if len(taken) >= SEPARATE:
            break
    for first, second in list(taken)[:SEPARATE]:
        yield "separate", known[first][1], known[second][1]
    ids = sorted(known)
    for _ in range(SEPARATE - len(taken)):
        first, second = seed.sample(ids, 2)
        text, other = known[first][1], known[second][1]
        lines = [f"“{text[one.start : one.end]}”, it was said." for one in find_quotations(text)]
        yield "separate, made", text, "\n".join([other, *lines])


def measure(pairs: list[Pair]) -> None:
    right: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    shares: dict[str, list[float]] = defaultdict(list)
    began = time.perf_counter()
    size = 0
    for what, one, other in pairs:
        found = compare([wording(one), wording(other)])
        said = bool(found) and found[0].dependent
        counted[what] += 1
        right[what] += said == (what == "copy")
        shares[what].append(found[0].share if found else 0.0)
        size += len(one) + len(other)
    seconds = time.perf_counter() - began
    for what in counted:
        low, high = min(shares[what]), max(shares[what])
        print(f"{what}: {right[what]}/{counted[what]} right; share of runs in common {low:.3f} to {high:.3f}")
    print(f"{size / seconds / 1e6:.2f} million characters/s, finding the quotations included")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", type=int)
    arguments = options.parse_args()
    folder = (ROOT / os.environ.get("VOUCH_EVAL_DATA", "../shared")).resolve() / "data/quotations"
    if not (folder / "ggt_dev.jsonl").exists():
        print("skipped: the evaluation data is not there (set VOUCH_EVAL_DATA)")
        return
    known = articles(folder)
    seed = random.Random(20211107)
    pairs = [*copies(known, seed), *separate(known, seed)]
    if arguments.part is not None:
        pairs = [pair for at, pair in enumerate(pairs) if at % 3 == arguments.part]
    measure(pairs)


if __name__ == "__main__":
    main()
