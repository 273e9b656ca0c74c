"""How often a right speaker is called wrong, and a wrong one noticed, on annotated news articles.

    python -m bench.speakers [--file polnear_dev] [--part K]

Reads `data/quotations/*.jsonl` below the folder named by VOUCH_EVAL_DATA (default ../shared) and says so where it is
absent. Every annotated fragment of at least four words with a named source is looked up twice in the speaker map of
its own article: claimed for its source, and claimed for the first other named source of the article. Counted are the
answers: same, unsaid, other. Annotators take the outermost reporter for the source, the map whoever said the words:
such cases count as wrong here. `--part K` keeps the same third of the documents as it does in bench.quotations.
"""

import argparse
import json
import os
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from bench.quotations import gold_of
from sources.text import Span
from sources.text.speakers import SpeakerMap
from sources.text.subjects import PRONOUNS, Aliases

_FEWEST_WORDS: Final = 4
_LONGEST_NAME: Final = 60
_NO_ALIASES: Final = Aliases()


def named(quote: dict[str, Any]) -> str:
    """The annotated source by name, "" where it is a pronoun or a description."""
    name = str(quote.get("speaker_ref") or quote["speaker"] or "").split(",")[0].strip()
    return name if name[:1].isupper() and name.lower() not in PRONOUNS and len(name) < _LONGEST_NAME else ""


def answer(speakers: SpeakerMap, span: Span, claimed: str) -> str:
    """What the map says of a claimed speaker: same, unsaid or other."""
    told = [speakers.says(one, claimed, _NO_ALIASES) for one in speakers.places(span)]
    return "other" if False in told else "unsaid" if None in told or not told else "same"


def count(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """For each fragment: (right, answer) for its own source, (wrong, answer) for another of the article."""
    speakers = SpeakerMap(document["text"])
    gold = gold_of(document)
    names = list(dict.fromkeys(name for quote in gold.values() if (name := named(quote))))
    for (start, end), quote in gold.items():
        name = named(quote)
        if not name or len(document["text"][start:end].split()) < _FEWEST_WORDS:
            continue
        yield "right", answer(speakers, Span(start, end), name)
        others = [one for one in names if speakers.people.same(one, name, _NO_ALIASES) is False]
        if others:
            yield "wrong", answer(speakers, Span(start, end), others[0])


def part_of(document: dict[str, Any]) -> int:
    """Which third of its file a document belongs to: 0, 1 or 2."""
    return zlib.crc32(str(document["doc_id"]).encode()) % 3


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", choices=("polnear_dev", "polnear_train", "ggt_dev"), action="append")
    parser.add_argument("--part", type=int, choices=(0, 1, 2))
    options = parser.parse_args()
    home = Path(os.environ.get("VOUCH_EVAL_DATA", "../shared")) / "data" / "quotations"
    for name in options.file or ("polnear_dev", "ggt_dev"):
        path = home / f"{name}.jsonl"
        if not path.is_file():
            print(f"{name}: {path} is not there; nothing measured")
            continue
        documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        kept = [one for one in documents if options.part is None or part_of(one) == options.part]
        counts = Counter(row for document in kept for row in count(document))
        for claimed in ("right", "wrong"):
            total = sum(counts[claimed, told] for told in ("same", "unsaid", "other"))
            shares = (f"{told} {counts[claimed, told]}" for told in ("same", "unsaid", "other"))
            print(f"{name}: {len(kept)} documents, {claimed} speaker claimed {total} times: {', '.join(shares)}")


if __name__ == "__main__":
    main()
