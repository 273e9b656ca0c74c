"""Every probe of tests/data/quote_probes: one quotation against one text, with the verdict a careful editor would give.

A probe is {id, class, language, source, quote, speaker, voice?, expect}. Of `expect`: `acceptable`; `outcome`, the
outcomes that can be defended; `flags` that must all be raised, `any_flags` of which one must; `covers`, the words of
the source that the spans must take in (and `avoids` those they must leave out); `speaker`, who says it in the source
(null: the source does not tell). An acceptable quotation has spans that reach no further than its words.
"""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from claims.kinds.quote import check_quote
from sources.text import Span

PROBES = [
    json.loads(line)
    for path in sorted((Path(__file__).parents[1] / "data/quote_probes").glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
LANGUAGES = {"en", "de", "fr", "tr", "ar"}
FOLDING = """quote_marks dashes spaces soft_hyphen invisible normal_form ligatures line_hyphen running_header
    continuation_marks arabic_forms turkish_i homoglyph"""
MATCHING = """ellipsis_benign ellipsis_negation ellipsis_limiter ellipsis_number ellipsis_speaker ellipsis_paragraph
    bracket_benign sic initial_bracket bracket_hides speech_tag omission insertion order splice_sentences
    splice_speakers number_words number_changed name_changed modal_changed negation_changed wording context_negation
    context_report limiter_after token_cut equal_places unreadable other_language absent"""
ATTRIBUTION = "cue interview transcript dash headline nested author_words wrong_mouth unknown_speaker"


def _places(words: str, source: str) -> list[set[int]]:
    """Every place of these words in the source, as the positions of their letters and digits."""
    starts = [found.start() for found in re.finditer(f"(?={re.escape(words)})", source)]
    return [{start + at for at, char in enumerate(words) if char.isalnum()} for start in starts]


def _name(text: str) -> set[str]:
    """The words of a name without case, composed, the four Turkish letters i taken as one."""
    composed = unicodedata.normalize("NFC", text)
    return set(re.findall(r"\w+", composed.replace("İ", "i").replace("ı", "i").casefold()))


def _assert_spans(probe: dict, spans: tuple[Span, ...]) -> None:
    source, expect = probe["source"], probe["expect"]
    assert all(0 <= span.start < span.end <= len(source) for span in spans), spans
    covered = {at for span in spans for at in range(span.start, span.end)}
    wanted = [_places(words, source) for words in expect.get("covers", ())]
    for words, places in zip(expect.get("covers", ()), wanted, strict=True):
        assert any(place <= covered for place in places), f"not covered: {words}"
    for words in expect.get("avoids", ()):
        assert not any(place & covered for place in _places(words, source)), f"covered: {words}"
    if expect["acceptable"] and expect.get("covers") == [probe["quote"]]:
        letters = {at for at in covered if source[at].isalnum()}
        assert letters in wanted[0], f"covered beyond the words: {[source[s.start : s.end] for s in spans]}"


def _assert_speaker(wanted: str | None, found: str | None) -> None:
    if wanted is None:
        assert found is None, f"speaker guessed: {found}"
        return
    assert found is not None, "speaker not found"
    assert _name(wanted) <= _name(found) or _name(found) <= _name(wanted), f"speaker: {found}"


@pytest.mark.parametrize("probe", PROBES, ids=[probe["id"] for probe in PROBES])
def test_a_quotation_gets_its_verdict(probe):
    expect = probe["expect"]
    check = check_quote(probe["quote"], probe["speaker"], probe["source"], voice=probe.get("voice"))
    shown = f"{check.outcome} {sorted(check.flags)} {check.speaker and check.speaker.text!r}"

    assert check.acceptable is expect["acceptable"], shown
    assert check.outcome in expect["outcome"], shown
    assert set(expect.get("flags", ())) <= set(check.flags), shown
    if "any_flags" in expect:
        assert check.flags & set(expect["any_flags"]), shown
    _assert_spans(probe, check.spans)
    if "speaker" in expect:
        _assert_speaker(expect["speaker"], check.speaker.text if check.speaker else None)


def test_the_bank_holds_every_class_and_language():
    classes = Counter(probe["class"] for probe in PROBES)
    languages = Counter(probe["language"] for probe in PROBES)
    verdicts = Counter(probe["expect"]["acceptable"] for probe in PROBES)

    assert len(PROBES) >= 200
    assert len({probe["id"] for probe in PROBES}) == len(PROBES)
    assert set(classes) == set(f"{FOLDING} {MATCHING} {ATTRIBUTION}".split())
    assert min(classes.values()) >= 6, classes
    assert set(languages) == LANGUAGES
    assert min(languages.values()) >= 20, languages
    assert min(verdicts.values()) >= len(PROBES) * 2 // 5, verdicts
