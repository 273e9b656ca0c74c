"""Measure the verdict on single quotations: the probe bank of tests/data/quote_probes, beside other checkers.

    python -m bench.probes [--language en ...] [--show]

Only one thing is asked of each: may this quotation stand as it is, under this name, by this source? (What else a probe
expects of Vouch, the reason, the spans and the speaker, is held by tests/kinds/test_quote_probes.py.) Others are read
generously: every verdict that the tool itself calls clean counts as accepted, a note is not demanded, an error counts
as a refusal, and an advisory verdict counts as right either way. None of them takes a speaker; krokai looks for one.

Prints right answers per class, then the sums with false accepts and false rejects. Exit status 1 if Vouch accepts
a quotation that it must not.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from bench.peers import peer
from claims.kinds.quote import check_quote

BANK = Path(__file__).resolve().parent.parent / "tests/data/quote_probes"


@dataclass(frozen=True, slots=True)
class Probe:
    """One quotation against one text, and whether it may stand."""

    id: str
    kind: str
    language: str
    source: str
    quote: str
    speaker: str | None
    voice: str | None
    acceptable: bool


@dataclass(frozen=True, slots=True)
class Tool:
    """A checker: its name and its answer, True for accepted, None for a warning that is right either way."""

    name: str
    ask: Callable[[Probe], bool | None]
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[bool] = field(default_factory=Counter)

    def take(self, probe: Probe) -> bool:
        """Ask about the probe, count the answer, and say whether it was right."""
        answer = self.ask(probe)
        right = answer is None or answer is probe.acceptable
        self.right[probe.kind] += right
        if not right:
            self.wrong[answer is True] += 1
        return right


def probes(languages: Sequence[str] = ()) -> Iterator[Probe]:
    """The bank in a fixed order, of these languages or of all."""
    for path in sorted(BANK.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if not languages or row["language"] in languages:
                yield Probe(
                    row["id"], row["class"], row["language"], row["source"], row["quote"], row["speaker"],
                    row.get("voice"), row["expect"]["acceptable"],
                )  # fmt: skip


def _vouch(probe: Probe) -> bool:
    return check_quote(probe.quote, probe.speaker, probe.source, voice=probe.voice).acceptable


def _gtrex(module: ModuleType, policy: str) -> Callable[[Probe], bool]:
    def ask(probe: Probe) -> bool:
        return bool(module.Verifier(probe.source, getattr(module, policy)).verify(probe.quote).grounded)

    return ask


def _grounded(module: ModuleType) -> Callable[[Probe], bool]:
    def ask(probe: Probe) -> bool:
        claim = module.Claim(module.Kind.QUOTE, probe.quote, 0, len(probe.quote))
        return bool(module.verify([claim], [module.Source(Path("source.txt"), probe.source)]).passed)

    return ask


def _krokai(verify: ModuleType, corpus: ModuleType, verdicts: ModuleType) -> Callable[[Probe], bool | None]:
    """krokai reads folders: each probe's source is written to one. Its WRONG_SPEAKER is clean, yet a warning."""

    def ask(probe: Probe) -> bool | None:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "source.txt").write_text(probe.source, "utf-8")
            verdict = verify.check(probe.quote, corpus.Corpus([folder], quiet=True))[0]
        return None if verdict == "WRONG_SPEAKER" else verdict in verdicts.CLEAN

    return ask


def _refusing(ask: Callable[[Probe], bool | None]) -> Callable[[Probe], bool | None]:
    def safe(probe: Probe) -> bool | None:
        try:
            return ask(probe)
        except Exception as error:  # noqa: BLE001  another's tool may raise anything: that is a refusal too
            print(f"{probe.id}: {error!r}"[:120], file=sys.stderr)
            return False

    return safe


def tools() -> list[Tool]:
    """Vouch, and whatever of the others is installed."""
    found = [Tool("vouch", _vouch)]
    if gtrex := peer("gtrex"):
        found += [Tool(f"gtrex {policy}", _refusing(_gtrex(gtrex, policy))) for policy in ("DEFAULT", "PERMISSIVE")]
    if grounded := peer("grounded"):
        found.append(Tool("grounded-check", _refusing(_grounded(grounded))))
    parts = [peer(f"krokai.{part}") for part in ("verify", "corpus", "verdicts")] if peer("krokai") else []
    if parts and parts[0] and parts[1] and parts[2]:
        found.append(Tool("krokai", _refusing(_krokai(parts[0], parts[1], parts[2]))))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", nargs="*", default=(), help="only these: en de fr tr ar")
    parser.add_argument("--show", action="store_true", help="print the probes that Vouch gets wrong")
    options = parser.parse_args()
    bank = list(probes(options.language))
    asked = tools()
    for probe in bank:
        for tool in asked:
            if not tool.take(probe) and tool is asked[0] and options.show:
                print(f"{probe.id}: must {'stand' if probe.acceptable else 'fall'}: {probe.quote!r}")
    sizes = Counter(probe.kind for probe in bank)
    width = max(map(len, sizes))
    print(f"{'':{width}} " + " ".join(f"{tool.name:>18}" for tool in asked))
    for kind, size in sizes.items():
        print(f"{kind:{width}} " + " ".join(f"{f'{tool.right[kind]}/{size}':>18}" for tool in asked))
    for tool in asked:
        right = tool.right.total()
        print(
            f"{tool.name:{width}} {right}/{len(bank)} right ({right / len(bank):.1%}), "
            f"{tool.wrong[True]} false accepts, {tool.wrong[False]} false rejects"
        )
    return 1 if asked[0].wrong[True] else 0


if __name__ == "__main__":
    sys.exit(main())
