"""Measure re-anchoring on edits of known outcome: far edits, moves, typography, numbers, polarity, deletions.

    python -m bench.anchoring [--show] [--described] [--aligned] [--lookalikes]

Needs the evaluation data (VOUCH_EVAL_DATA, default ../shared). The selectors are the cases' own (32 code points of
context); `right` is the true span with the right state: relocated or exact for unchanged words, altered with edits
where meaning changed, orphan for a deleted passage. A false anchor is a span that is not the truth and not
announced as ambiguous.

`--aligned` looks as the service does for a source that was captured anew: with the old text at hand, the sentences of
both aligned first.

`--lookalikes` asks the hardest question of any text: a sentence is deleted some of whose words stand elsewhere, too.
Whatever is not an orphan then is a lookalike, unless 50 code points on one side of it are the same as well (the text
says the whole thing twice).
"""

import argparse
import json
import os
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any, cast

from bench.matching import data_folder
from sources.text import Span
from sources.text.anchoring import Anchor, Selector, State, anchor, describe
from sources.text.segments import sentences

Look = Callable[[Selector, str, str], Anchor]


def edited(text: str, edits: list[list[Any]]) -> str:
    parts, done = [], 0
    for start, end, replacement in edits:
        parts += [text[done:start], replacement]
        done = end
    return "".join([*parts, text[done:]])


def verdict(case: dict[str, Any], found: Anchor) -> str:
    truth = case["truth"]
    if truth is None:
        return "right" if found.state == "orphan" else found.state if found.state == "ambiguous" else "FALSE ANCHOR"
    if found.state in ("orphan", "ambiguous"):
        return found.state
    if (found.start, found.end) != (truth["start"], truth["end"]):
        overlaps = found.start is not None and found.start < truth["end"] and truth["start"] < (found.end or 0)
        return f"overlaps, {found.state}" if overlaps else "FALSE ANCHOR"
    if truth.get("critical"):
        return "right" if found.state == "altered" and found.edits else f"span right, {found.state}"
    return "right" if found.state in ("exact", "relocated") else f"span right, {found.state}"


def repeated(text: str, length: int) -> list[Span]:
    """The first places of up to 40 stretches of so many words that stand in the text more than once."""
    tokens = [match.span() for match in re.finditer(r"\w+(?:['’-]\w+)*", text)]
    places: dict[str, list[Span]] = defaultdict(list)
    for (start, _), (_, end) in zip(tokens, tokens[length - 1 :], strict=False):
        places[text[start:end]].append(Span(start, end))
    found = [spans[0] for spans in places.values() if len(spans) > 1]
    return random.Random(length).sample(found, min(40, len(found)))


def said_twice(old: str, place: Span, new: str, found: Anchor) -> bool:
    """Whether the text says the passage twice with the same words round it, and not only the passage's own."""
    if found.start is None or found.end is None:
        return False
    before, after = (plain(words) for words in (old[place.start - 50 : place.end], old[place.start : place.end + 50]))
    return before[5:] in plain(new[max(0, found.start - 80) : found.end]) or (
        after[:-5] in plain(new[found.start : found.end + 80])
    )


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def with_old() -> Look:
    """The service's way; its module stands beside models, so that Django has to be set up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from claims.intake.placing import places_in

    def look(selector: Selector, new: str, old: str) -> Anchor:
        (place,) = places_in(new, old, [selector])
        start, end = (place.span.start, place.span.end) if place.span else (None, None)
        return Anchor(cast(State, place.state), start, end, place.edits)

    return look


def lookalikes(seed: str, look: Look) -> None:
    texts = [seed]
    for path in sorted((data_folder() / "data/quotations").glob("*dev*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        texts += [json.loads(line)["text"] for line in lines[:150:6]]
    states: Counter[str] = Counter()
    for text in texts:
        whole = sentences(text)
        for place in (place for length in range(1, 7) for place in repeated(text, length)):
            span = next((one for one in whole if one.contains(place)), None)
            if span is None:
                continue
            new = text[: span.start] + text[span.end :]
            found = look(describe(text, place.start, place.end), new, text)
            states["said twice" if said_twice(text, place, new, found) else found.state] += 1
    told = "  ".join(f"{state} {count}" for state, count in states.most_common())
    print(f"deleted, words stand elsewhere ({len(texts)} texts) {sum(states.values())}  {told}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what was not right")
    parser.add_argument("--described", action="store_true", help="with selectors made here instead of the cases' own")
    parser.add_argument("--aligned", action="store_true", help="with the old text at hand, as the service has it")
    parser.add_argument("--lookalikes", action="store_true", help="delete sentences whose words stand elsewhere")
    options = parser.parse_args()
    path = data_folder() / "data/standards/anchoring/reanchor-seed-cases.json"
    if not path.is_file():
        print("skipped: no evaluation data; VOUCH_EVAL_DATA names its folder")
        return 0
    data = json.loads(path.read_text(encoding="utf-8"))
    look = with_old() if options.aligned else lambda selector, new, old: anchor(selector, new)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    began = time.perf_counter()
    for case in data["cases"]:
        selector = Selector(case["quote"], case["prefix"], case["suffix"], case["start"], case["end"])
        if options.described:
            selector = describe(data["text"], case["start"], case["end"])
        found = look(selector, edited(data["text"], case["edits"]), data["text"])
        result = verdict(case, found)
        counts[case["kind"]][result] += 1
        if options.show and result != "right":
            place = f"{found.start}:{found.end}"
            print(f"{case['kind']} {case['qkind']} {result}: {case['quote'][:70]!r} {place} {case['truth']}")
    seconds = time.perf_counter() - began
    for kind, counter in counts.items():
        print(f"{kind:22} {sum(counter.values()):4}  " + "  ".join(f"{k} {v}" for k, v in counter.most_common()))
    false = sum(counter["FALSE ANCHOR"] for counter in counts.values())
    print(f"false anchors {false} of {len(data['cases'])}; {len(data['cases']) / seconds:.0f} cases a second")
    if options.lookalikes:
        lookalikes(data["text"], look)
    return 1 if false else 0


if __name__ == "__main__":
    sys.exit(main())
