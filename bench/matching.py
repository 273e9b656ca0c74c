"""Measure quotation matching: controlled edits of real direct quotations, beside gtrex in the same run.

    python -m bench.matching [--part K ...] [--limit N] [--seed S] [--show] [--alone]

Needs the evaluation data (VOUCH_EVAL_DATA, default ../shared): every fragment of at least eight words of a direct
quotation in the two development files is looked up in its own article after an edit. A benign edit must come out on
the rung of its name, with a span from the original's first word to its last. A harmful one must never be acceptable.

What is right for a benign edit is settled without the matcher. Where the words stand twice in the article (counted
word by word), the right grade is `ambiguous`. Where the article itself stops the quotation before a limit or after
a condition, no other grade than the one with its `cut_` flag is right either, but that takes judgement: such
quotations are counted as wrong here and their number is printed.

Not harmful, and counted apart: an edit that leaves the same words in the same order, and one whose words stand in a
row somewhere in the article (by a "not" dropped in one sentence, another sentence may be quoted word for word).

`--part K` takes the documents whose number in their file is K modulo 3 (several may be given). gtrex 1.1.0 is asked
under its two policies; whatever it calls grounded counts as accepted, and as right for every benign edit.
"""

import argparse
import json
import os
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from bench.peers import peer
from sources.text.folding import WORD, Folded, fold
from sources.text.matching import QuoteMatch, match_quote

_PRONOUN = re.compile(r"(?<![^\W_])(he|she|they|we|you|it|I)(?=,? [^\W_])")
# Somebody whom the quotation itself names before a pronoun: another name in brackets would be a false one.
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Senator|President|Governor|Secretary|Judge)\.? [A-Z]")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?![\w.,%])")
_NUMBER_WORD = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|hundred)\b")
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|would|can|could|should|has|have|do|does|did|may|must)\b(?! not)(?!n)")
_NOT = re.compile(r" (?:not|never)\b|n['’]t\b")
_OWN_MARKS = re.compile(r"…|\.\s?\.|[\[\]()]")
# What a benign ellipsis must not leave out: the list is the benchmark's own, not the matcher's.
_HEAVY = frozenset(
    """
    no not never none nobody nothing nor neither without hardly rarely cannot but only unless except if until whether
    although though however may might can could would should must almost nearly just maybe perhaps probably possibly
    some most many few all every half twice once first second one two three four five six seven eight nine ten former
    alleged likely unlikely fail failed refuse refused deny denied lack merely barely less more least mostly lacks
    solely
    rather instead apparently hundreds thousands millions dozens hundred thousand million billion dozen
    """.split()
)
_RUNGS = {
    "verbatim": {"exact"}, "typography": {"typographic"}, "case": {"case"}, "whitespace": {"typographic", "exact"},
    "marked ellipsis": {"elided"}, "bracket": {"editorial"}, "capital in bracket": {"editorial"},
}  # fmt: skip
_SHAPES = str.maketrans(dict[str, str | int | None]({"’": "'", "“": '"', "”": '"', "—": "–", "'": "’", '"': "”"}))


def data_folder() -> Path:
    root = Path(__file__).resolve().parent.parent
    return (root / os.environ.get("VOUCH_EVAL_DATA", "../shared")).resolve()


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its words written in a row between bars, to count where some of them stand."""

    text: str
    folded: Folded
    words: str
    quotes: tuple[str, ...]

    def count(self, words: Sequence[str]) -> int:
        """In how many places these words stand in a row."""
        needle, found, at = _row(words), 0, -1
        while (at := self.words.find(needle, at + 1)) >= 0:
            found += 1
        return found


def _row(words: Sequence[str]) -> str:
    return "|" + "|".join(words) + "|"


def words_of(text: str) -> list[str]:
    return [match[0] for match in WORD.finditer(fold(text).key)]


def documents(folder: Path, parts: Sequence[int]) -> Iterator[Document]:
    """The articles of both files with the fragments of at least eight words of their direct quotations."""
    for name in ("polnear_dev", "ggt_dev"):
        with (folder / "data/quotations" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % 3 not in parts:
                    continue
                document = json.loads(line)
                text = document["text"]
                fragments = [
                    text[start:end].strip(" \"“”\n'’‘,")
                    for quote in document["quotes"]
                    if quote["kind"] == "direct"
                    for start, end in quote["fragments"]
                ]
                kept = tuple(fragment for fragment in fragments if len(fragment.split()) >= 8)
                yield Document(text, fold(text), _row(words_of(text)), kept)


def _middle(words: list[str], length: int, random_: random.Random) -> tuple[int, int]:
    start = random_.randrange(2, max(3, len(words) - length - 2))
    return start, start + length


def benign(quote: str, random_: random.Random) -> Iterator[tuple[str, str]]:
    """Edits that say the same, or own up to what they leave out."""
    yield "verbatim", quote
    yield "typography", quote.translate(_SHAPES).replace(" ", "\u00a0", 1)
    if quote[0].isalpha():
        yield "case", quote[0].swapcase() + quote[1:]
        yield "capital in bracket", f"[{quote[0].swapcase()}]{quote[1:]}"
    yield "whitespace", re.sub(r" ", "\n", quote, count=2).replace(" ", "  ", 1)
    words = quote.split()
    for length in (1, 2):
        low, high = _middle(words, length, random_)
        gap = words_of(" ".join(words[low:high]))
        around = " ".join(words[low - 1 : high + 1])
        heavy = any(word in _HEAVY or word.endswith("n't") or word[0].isdigit() for word in gap)
        if gap and not heavy and not re.search(r"[.!?…\[\]()]", around):
            yield "marked ellipsis", " ".join([*words[:low], "…" if length == 2 else "[...]", *words[high:]])
    pronoun = _PRONOUN.search(quote, 1)
    if pronoun and not _TITLED.search(quote, 0, pronoun.start()):
        yield "bracket", quote[: pronoun.start()] + "[Kadhimi]" + quote[pronoun.end() :]


def harmful(quote: str, random_: random.Random) -> Iterator[tuple[str, str]]:
    """Edits that change what was said."""
    words = quote.split()
    for at in random_.sample(range(1, len(words) - 1), 2):
        yield "dropped word", " ".join(words[:at] + words[at + 1 :])
    pairs = [i for i in range(len(words) - 1) if fold(words[i]).key.strip(".,'") != fold(words[i + 1]).key.strip(".,'")]
    for i in random_.sample(pairs, min(2, len(pairs))):
        yield "swapped words", " ".join([*words[:i], words[i + 1], words[i], *words[i + 2 :]])
    for length in (2, 3):
        low, high = _middle(words, length, random_)
        yield "silent cut", " ".join(words[:low] + words[high:])
    for auxiliary in list(_AUXILIARY.finditer(quote))[:2]:
        yield "negation put in", quote[: auxiliary.end()] + " not" + quote[auxiliary.end() :]
    for negation in list(_NOT.finditer(quote))[:2]:
        yield "negation dropped", quote[: negation.start()] + quote[negation.end() :]
        if negation[0].startswith(" ") and negation.end() < len(quote) - 3:
            yield "ellipsis over not", quote[: negation.start()] + " …" + quote[negation.end() :]
        elif negation.end() < len(quote) - 3:
            start = quote.rfind(" ", 0, negation.start())
            if start > 0:
                yield "ellipsis over not", quote[:start] + " …" + quote[negation.end() :]
    for number in list(_NUMBER.finditer(quote))[:2]:
        yield "number changed", quote[: number.start()] + str(int(number[0]) + 1) + quote[number.end() :]
    for number in list(_NUMBER_WORD.finditer(quote))[:1]:
        other = "eleven" if number[0] != "hundred" else "thousand"
        yield "number changed", quote[: number.start()] + other + quote[number.end() :]


@dataclass(slots=True)
class Tally:
    """What one tool did with every edit."""

    name: str
    ask: Callable[[Document], Callable[[str], QuoteMatch | bool]]
    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def line(self) -> str:
        """The bars in one line."""
        right = total = accepted = asked = 0
        for name, counter in self.counts.items():
            count = sum(counter.values())
            if name in _RUNGS:
                right, total = right + counter["right"] + counter["right (stands twice)"], total + count
            else:
                accepted, asked = accepted + counter["ACCEPTED"], asked + count
        share = 100 * right / total if total else 0.0
        return f"{self.name:18} benign right {right} of {total} ({share:.2f} %), harmful accepted {accepted} of {asked}"


def _verdict(name: str, match: QuoteMatch | bool, variant: str, quote: str, document: Document) -> str:
    if isinstance(match, bool):
        return "right" if match else "not accepted"
    twice = document.count(words_of(quote)) > 1
    if match.outcome == "ambiguous":
        return "right (stands twice)" if twice else "ambiguous"
    if not match.acceptable:
        return match.outcome + "".join(f"+{flag}" for flag in sorted(match.flags))
    found = words_of(document.text[match.spans[0].start : match.spans[-1].end])
    if found != words_of(quote):
        return "WRONG SPAN"
    if twice:
        return "TWICE, NOT SAID"
    rungs = _RUNGS[name]
    if name in ("bracket", "capital in bracket") and "…" in variant + quote.replace("...", "…"):
        rungs = rungs | {"elided"}  # an ellipsis of the article's own asks for the rung above
    return "right" if match.outcome in rungs else f"on rung {match.outcome}"


def _innocent(variant: str, quote: str, document: Document) -> str | None:
    """Why an edit meant to harm does none, or None."""
    words = words_of(variant)
    if words == words_of(quote):
        return "same words"
    return "stands elsewhere" if document.count(words) else None


def run(tallies: Sequence[Tally], found: Iterator[Document], limit: int, *, seed: int, show: bool) -> Counter[str]:
    """Ask every tool about every edit; what was left aside, and why, is returned."""
    aside: Counter[str] = Counter()
    for document in found:
        random_ = random.Random(f"{seed} {document.text[:200]}")  # the same edits whatever else is measured
        asks = [(tally, tally.ask(document)) for tally in tallies]
        for quote in document.quotes:
            if aside["quotations"] >= limit:
                return aside
            aside["quotations"] += 1
            for name, variant in benign(quote, random_):
                for tally, ask in asks:
                    answer = ask(variant)
                    verdict = _verdict(name, answer, variant, quote, document)
                    tally.counts[name][verdict] += 1
                    if show and isinstance(answer, QuoteMatch) and not verdict.startswith("right"):
                        edits = [(edit.kind, edit.quoted, edit.source) for edit in answer.edits]
                        print(f"{name}: {verdict} {variant[:300]!r} {edits}")
            for name, variant in harmful(quote, random_):
                innocent = _innocent(variant, quote, document)
                if innocent:
                    aside[f"{name}: {innocent}"] += 1
                    continue
                label = name + "*" * (_OWN_MARKS.search(quote) is not None)
                for tally, ask in asks:
                    answer = ask(variant)
                    accepted = answer if isinstance(answer, bool) else answer.acceptable
                    outcome = "refused" if isinstance(answer, bool) else answer.outcome
                    tally.counts[label]["ACCEPTED" if accepted else outcome] += 1
                    if accepted and isinstance(answer, QuoteMatch):
                        print(f"HARMFUL ACCEPTED {label}: {answer.outcome} {variant[:300]!r}\n    of {quote[:300]!r}")
    return aside


def _ours() -> Tally:
    def ask(document: Document) -> Callable[[str], QuoteMatch | bool]:
        return lambda quote: match_quote(quote, document.text, folded=document.folded)

    return Tally("vouch", ask)


def _theirs(gtrex: ModuleType, policy: str) -> Tally:
    def ask(document: Document) -> Callable[[str], QuoteMatch | bool]:
        verifier = gtrex.Verifier(document.text, getattr(gtrex, policy))
        return lambda quote: bool(verifier.verify(quote).grounded)

    return Tally(f"gtrex {policy}", ask)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--part", type=int, action="append", choices=(0, 1, 2), help="documents of this number modulo 3"
    )
    parser.add_argument("--limit", type=int, default=100_000, help="stop after so many quotations")
    parser.add_argument("--seed", type=int, default=20261124, help="of the places where the edits are made")
    parser.add_argument("--show", action="store_true", help="print what was not right")
    parser.add_argument("--alone", action="store_true", help="leave gtrex out")
    options = parser.parse_args()
    folder = data_folder()
    if not (folder / "data/quotations").is_dir():
        print("skipped: no evaluation data; VOUCH_EVAL_DATA names its folder")
        return 0
    gtrex = None if options.alone else peer("gtrex")
    tallies = [_ours(), *([_theirs(gtrex, policy) for policy in ("DEFAULT", "PERMISSIVE")] if gtrex else [])]
    parts = options.part or [0, 1, 2]
    aside = run(tallies, documents(folder, parts), options.limit, seed=options.seed, show=options.show)
    for name, counter in tallies[0].counts.items():
        print(f"{name:20} {sum(counter.values()):5}  " + "  ".join(f"{k} {v}" for k, v in counter.most_common()))
    print("* quotations with an editor's marks of their own")
    print(f"parts {', '.join(map(str, parts))}: {aside.pop('quotations')} quotations; not harmful, left aside:")
    print("   " + (", ".join(f"{name} {count}" for name, count in sorted(aside.items())) or "none"))
    for tally in tallies:
        print(tally.line())
    return 1 if any(counter["ACCEPTED"] for counter in tallies[0].counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
