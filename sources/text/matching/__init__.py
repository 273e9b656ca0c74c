"""Whether a text says what a quotation says it does, and if not, what differs.

The ladder: `exact`, `typographic`, `case`, `editorial` (an editor's bracket, or a speech tag that interrupts the
quoted words in the source), `elided` (a marked ellipsis) can be acceptable; `altered`, `spliced`, `ambiguous`,
`absent` never are, nor is `unchecked`. No similarity score decides: words are found, or aligned and each difference
is named.
"""

import re
import unicodedata
from functools import cache

from sources.text import Span
from sources.text.folding import WORD, Folded, fold, words_in
from sources.text.matching.comparing import compare
from sources.text.matching.finding import find_chains, find_whole
from sources.text.matching.pieces import Prepared
from sources.text.matching.results import ACCEPTABLE, Edit, EditKind, Flag, Op, Outcome, QuoteMatch

__all__ = ["ACCEPTABLE", "Edit", "EditKind", "Flag", "Op", "Outcome", "QuoteMatch", "match_quote"]

_READ = 20_000
# Replacement characters, controls, private use, and glyph numbers that a PDF gave instead of letters.
_WRECK = re.compile(r"[\ufffd\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff]+|\(cid:\d+\)")
_LETTER = re.compile(r"[^\W\d_]")


@cache
def _script(char: str) -> str:
    name = unicodedata.name(char, "").split(" ", 1)[0]
    return "CJK" if name in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL") else name


def _scripts(text: str) -> set[str]:
    return {_script(char) for char in set(_LETTER.findall(text))}


def _find(prepared: Prepared, folded: Folded, region: Span) -> QuoteMatch | None:
    found = find_whole(prepared, folded, region)
    if found is None and prepared.marked and any(join.kind for join in prepared.parts[1]):
        found = find_chains(prepared, folded, region)
    return found


def _other_script(prepared: Prepared, folded: Folded) -> bool:
    """Whether quotation and text have no script in common. One shared word, or letter, settles it at little cost."""
    if any(prepared.places(folded.words)):
        return False
    known, key = folded.words.postings.__contains__, prepared.folded.key
    if any(map(known, key.split())) or any(map(known, words_in(key))):
        return False
    ours = _scripts(prepared.plain)
    return bool(ours) and not ours & _scripts(folded.source)


def _unreadable(text: str) -> bool:
    """Whether the text is the wreck of another: a tenth of its beginning are signs that nobody writes."""
    beginning = text[:_READ]
    wreck = sum(match.end() - match.start() for match in _WRECK.finditer(beginning))
    return 10 * wreck > len(beginning)


def match_quote(quote: str, text: str, *, folded: Folded | None = None, within: Span | None = None) -> QuoteMatch:
    """Compare a quotation with a text and say what was found, where, and how it differs.

    `folded` is `fold(text)` when the caller keeps it: then a quotation that stands in the text costs a substring
    search, and any other one an alignment of a few windows. `within` (code points of the text) limits the search to
    one place, to judge one of several `alternatives`. Any Unicode is accepted; nothing is raised. An empty
    quotation or text, or one in another script than the text, or a text that is a wreck of signs, is `unchecked`.
    """
    prepared = Prepared(quote, opening=False)
    if prepared.whole is None or not WORD.search(text):
        return QuoteMatch("unchecked")
    if folded is None:
        folded = fold(text)
    region = Span(0, len(folded.text)) if within is None else folded.from_source(within.start, within.end)
    found = _find(prepared, folded, region)
    if found is None and "\n" in quote:
        continued = Prepared(quote, opening=False, continued=True)
        if continued.folded.key != prepared.folded.key:
            prepared = continued
            found = _find(prepared, folded, region)
    if found is None and "[" in quote:
        prepared = Prepared(quote)
        found = _find(prepared, folded, region) if prepared.opened else None
    if found is not None:
        return found
    if within is not None:
        return QuoteMatch("absent")
    if _other_script(prepared, folded):
        return QuoteMatch("unchecked")
    found = compare(prepared, folded)
    return QuoteMatch("unchecked") if found.outcome == "absent" and _unreadable(text) else found
