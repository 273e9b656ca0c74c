"""What stands just before and just after quoted words in the source, and turns or bounds what they say.

Where the words begin right after an opening mark of the source, only a governing verb in front of it counts ('He denied
that “...”'); the rest of that sentence is the writer's own. Where they end at a closing mark, the source's sentence
goes on in the writer's words, unless a speech tag opens the marks again (“..., ” she said, “but ...”).
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from sources.text import Span
from sources.text.folding import WORD, Folded, fold_key, words_in
from sources.text.lexicon.grammar import AUXILIARIES
from sources.text.lexicon.operators import (
    CAUSES,
    CLAIMING_VERBS,
    CLAUSE_OPENERS,
    COMPLEMENTISERS,
    CONDITIONALS,
    DEGREES,
    DENYING_VERBS,
    DOUBTING,
    HEARSAY,
    IDLE_CONDITIONS,
    LATE_LIMITERS,
    PHRASE_OPENERS,
    PRONOUNS,
    REACHING_VERBS,
    TAIL_DENIALS,
    TAIL_LIMITERS,
    TRAILING_NEGATIONS,
    UNREAL_VERBS,
    VAGUE_SPEAKERS,
)
from sources.text.lexicon.operators.english import INVERTED_CONDITION
from sources.text.lexicon.operators.german import CLAUSE_END_NEGATIONS, INVERTED_GERMAN
from sources.text.lexicon.operators.turkish import CLAIMS_BEFORE, CONDITIONAL_VERB, NOMINAL_CLAUSE
from sources.text.lexicon.speech import CUES
from sources.text.matching import hedging
from sources.text.matching.guards import is_negation, modal
from sources.text.matching.results import Flag
from sources.text.matching.turns import MARK, PARAGRAPH, SPEECH, inset, interruption, stretch, words_of

_REACH: Final = 320
_CLAUSE = re.compile(r"[.;:!?()]\s|[,()]| - ")
_STOP = re.compile(r"[.;:!?]'?\s")
_ASKING: Final = frozenset({"why", "warum", "pourquoi", "neden", "لماذا"})
_TURKISH = re.compile("[ğışĞİŞ]")


def _either(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest first."""
    longest = sorted(phrases, key=lambda one: (-len(one), one))
    return re.compile("(?:" + "|".join(map(re.escape, longest)) + r")(?![^\W_])")


_THAT = re.compile(r"(?:\A|[\s,]+)(?:" + "|".join(map(re.escape, sorted(COMPLEMENTISERS))) + r")['’]?\s*\Z")
_THAT_REACH: Final = 32  # the longest "that" with all the spaces that may stand round it
_BRINGS_IN: Final = COMPLEMENTISERS - {"so", "it", "to", "ce"}
_OPENS_CLAUSE = re.compile(r"[\s,](?:" + "|".join(map(re.escape, sorted(_BRINGS_IN))) + r")['’]?\s*\Z")
_VERBAL = re.compile(r"(?!wrongdoing|\w*thing)\w{2,}(?:ing|er|ir|oir|re)|zu")
_TELLING: Final = frozenset({"tell", "tells", "told", "telling"})
_FIRST_PERSON: Final = frozenset("i we i've we've i'm we're ich wir je j nous ben biz أنا نحن".split())
_HEARSAY: Final = tuple(HEARSAY)
_HEARSAY_ENDS = re.compile(
    r"(?<![^\W_])(?:" + "|".join(map(re.escape, sorted(HEARSAY, key=len, reverse=True))) + r"),?\s*\Z"
)
_CONDITION_PHRASES: Final = _either(
    fold_key(phrase)
    for phrase in (
        "as long as", "so long as", "on condition", "on the condition", "in case", "only if", "only when", "even if",
        "unter der bedingung", "unter der voraussetzung", "nur wenn", "es sei denn", "à condition", "tant que",
        "à moins", "pourvu que", "même si", "في حال", "ما لم", "إلا إذا",
    )
)  # fmt: skip
# '"If it rains," he said, "': the first half of a sentence that a speech tag interrupts.
_INTERRUPTED = re.compile(r"'([^']{2,220}),' ?[^.!?']{1,120}, ?'\Z|'([^']{2,220})', ?[^.!?']{1,120}, ?'\Z")


def _key_before(folded: Folded, start: int) -> str:
    """The paragraph's folded words before `start`, from at most _REACH code points, without a space at the end."""
    text, low = folded.source, max(0, start - _REACH)
    line = text.rfind("\n", low, start)
    raw = text[low if line < 0 else line + 1 : start]
    if not raw:
        return ""
    # A line's end may be a hard wrap's, a page's or a paragraph's: only a blank line needs no closer look.
    if raw.isprintable() and (line < 0 or (line > low and text[line - 1] == "\n" and raw[0] != " ")):
        begin = folded.offset(start - len(raw))
        if line < 0 or raw[0].isalnum() or folded.offset(line + 2) > begin:  # no repeated mark that was taken away
            return folded.key[begin : folded.offset(start)].rstrip(" ")
    raw = stretch(text, low, start)
    borders = [border.end() for border in PARAGRAPH.finditer(raw)]
    return fold_key(raw[borders[-1] :] if borders else raw).rstrip(" ")


def _last_sentence(key: str) -> str:
    """The key from the last end of a sentence that words follow: what stands before it governs nothing behind it."""
    at = max(key.rfind(". "), key.rfind("; "), key.rfind("! "), key.rfind("? "))
    return key[at:] if at > 0 and WORD.search(key, at) else key


def _without_that(key: str) -> str:
    """The key without the "that" at its end."""
    that = _THAT.search(key, max(0, len(key) - _THAT_REACH))
    return key[: that.start()] if that else key


def _last_clause(key: str, border: re.Pattern[str]) -> list[str]:
    """The words after the last border, without what a conjunction parts from the end."""
    last = 0
    for match in border.finditer(key + " "):
        last = match.end()
    words = words_in(key[last:])
    for at in range(len(words) - 1, -1, -1):
        if words[at] in CLAUSE_OPENERS:
            return words[at + 1 :]
    return words


def _governed(words: Sequence[str]) -> bool:
    """Whether a clause that ends in these words denies, doubts or gives to nobody the clause that it brings in."""
    if not words:
        return False
    last = words[-1]
    if last not in REACHING_VERBS:
        return last in DENYING_VERBS
    before = words[-6:-1]
    near = [word for at, word in enumerate(before) if not at or before[at - 1] not in _ASKING]
    if any(is_negation(word) or word in DOUBTING for word in near) or not DEGREES.isdisjoint(words[-2:-1]):
        return True
    return last in DENYING_VERBS or (len(words) > 1 and words[-2] in DENYING_VERBS)


def _denied(words: Sequence[str]) -> bool:
    """Whether a sentence that goes on with the words denies them: denied that he had, a nié vouloir."""
    at = next((at for at in range(len(words) - 1, -1, -1) if words[at] in DENYING_VERBS), None)
    if at is None or any(word in SPEECH for word in words[at + 1 :]):
        return False
    rest = words[at + 1 :]
    return not rest or any(word in _BRINGS_IN for word in rest) or _VERBAL.fullmatch(rest[0]) is not None


def _reported(key: str, words: Sequence[str], text: str, start: int, first: str) -> bool:
    """Inside a quotation: whether the speaker only tells what somebody else says ("My rival says (that) | ...")."""
    if not words or _FIRST_PERSON.intersection(words) or not _within_marks(text, start):
        return False
    if hedging.according_before(key):
        return True
    near = words[-3:]
    if _without_that(key) != key:
        return any(word in SPEECH or word in CLAIMING_VERBS or word in _TELLING for word in near)
    return words[-1] in CLAIMING_VERBS and (first in PRONOUNS or first in PHRASE_OPENERS)


def _within_marks(text: str, start: int) -> bool:
    """Whether the last double mark before `start`, if near, opens a quotation."""
    before = text[max(0, start - _REACH) : start].rpartition("\n\n")[2]
    at = max(map(before.rfind, '"“”„«»'))
    return (
        at >= 0
        and (at == 0 or before[at - 1] in " \t\n(\u00a0")
        and (before[at] == "«" or before[at + 1 : at + 2].isalnum())
    )


def _claimed(words: Sequence[str]) -> bool:
    """Whether a clause ends in a claim of somebody unnamed: some claim that, يزعم البعض أن."""
    if words and words[-1] in DOUBTING and (words[-1] not in CUES or (len(words) > 1 and words[-2] in PHRASE_OPENERS)):
        return True
    near = words[-4:]
    return not CLAIMING_VERBS.isdisjoint(near[-2:]) and not VAGUE_SPEAKERS.isdisjoint(near) and len(near) > 1


def _conditioned(key: str, text: str, start: int) -> bool:
    """Whether the sentence opens with a condition on which the words from `start` on depend."""
    stops = [match.end() for match in _STOP.finditer(key)]
    sentence = key[stops[-1] :] if stops else key
    words = words_in(sentence)
    if not words:
        return False
    if CONDITIONAL_VERB.fullmatch(words[-1]) and _TURKISH.search(text, max(0, start - _REACH), start + _REACH):
        return True
    while len(words) > 1 and words[0] in CLAUSE_OPENERS:
        words = words[1:]
    opened = " ".join(words)
    if opened.startswith(IDLE_CONDITIONS):
        return False
    parted = sentence.rstrip().endswith((",", " -")) or words[-1] in CLAUSE_OPENERS
    return parted and (words[0] in CONDITIONALS or _CONDITION_PHRASES.match(opened) is not None)


_ASKED = re.compile(r"['\"”’»\s]*[?؟]")


def cut_head(folded: Folded, start: int, end: int | None = None) -> bool:
    """Whether the words right before `start`, in its sentence, deny, doubt or condition what follows."""
    text, key = folded.source, _key_before(folded, start)
    interrupted = _INTERRUPTED.search(key) if key.endswith("'") else None
    marked = key.endswith("'") and not interrupted
    if interrupted:
        key = (interrupted[1] or interrupted[2]) + ","
    key = key.rstrip("' ")
    if not marked and hedging.supposed_before(key.rstrip(" ") + " "):
        return True
    announced = key.endswith((":", "-"))
    key = _last_sentence(key.rstrip(",: ") if marked else key)
    every = words_in(key)
    if not every:
        return False
    bare = _without_that(key)
    words = _last_clause(bare.rstrip(", ") if marked else bare, _CLAUSE)
    if _governed(words) and not (marked and key.endswith("-")):
        return True
    if not announced and not DENYING_VERBS.isdisjoint(every) and _denied(_last_clause(key, _STOP)):
        return True
    if marked:
        return False
    if end is not None and _softened(folded, key, bare, words, start, end):
        return True
    if _may_condition(key, every[-1]) and _conditioned(key, text, start):
        return True
    if bare.rstrip(" ,").endswith(_HEARSAY) and _HEARSAY_ENDS.search(bare) is not None:
        return True
    if bare.endswith(","):
        return _claimed(before := _last_clause(bare.rstrip(", "), _CLAUSE)) or _governed(before)
    near = words[-3:]
    if any(map(is_negation, near)):
        return near[-2:] != ["not", "only"]
    if not words:
        return False
    if words[-1] in UNREAL_VERBS or not CONDITIONALS.isdisjoint(words[-4:]) or _claimed(words):
        return True
    if end is None or not (words[-1] in REACHING_VERBS or words[-1] in CLAIMING_VERBS):
        return False
    return _ASKED.match(text[end : end + 6]) is not None


def _softened(folded: Folded, key: str, bare: str, words: Sequence[str], start: int, end: int) -> bool:
    """Whether the words before soften the quotation or give it to somebody else; in Turkish the verb stands behind."""
    quoted = folded.key[folded.offset(start) : folded.offset(end)]
    first = WORD.search(quoted)
    if first is None:
        return False
    if bare.endswith((",", " ")):
        words = _last_clause(bare.rstrip(", "), _CLAUSE)
    if hedging.softened_before(key, bare, first[0]) or _reported(key, words, folded.source, start, first[0]):
        return True
    if _OPENS_CLAUSE.search(key) and _within_marks(folded.source, start) and hedging.thought_of(words):
        return True
    last = (words_in(quoted[-32:]) or [""])[-1]
    if not NOMINAL_CLAUSE.fullmatch(last):
        return False
    following = WORD.match(folded.key, folded.offset(end) + 1)
    return following is not None and following[0] in CLAIMING_VERBS and _within_marks(folded.source, start)


def _may_condition(key: str, last: str) -> bool:
    """Whether the last word, or what follows it, can end a condition: what rules most sentences out at once."""
    return key.endswith((",", " -")) or last in CLAUSE_OPENERS or CONDITIONAL_VERB.fullmatch(last) is not None


_TAIL_TAG = re.compile(rf"[,.…–—-]?{MARK}([^\"“”„«»\n]{{1,200}}?)\s?(?:[\"“„«»]|(?<=\s)['‘‹])(?=\s?\w)")
_TAIL_INSET = re.compile(r"\s*,[^.;:!?\n]{2,120}?,(?=\s)")
_SKIPPED = re.compile(r"[ ,;(-]*")
_CLOSED = re.compile(r"[ ,;.!-]*'(?:[\s,;.-]|\Z)")
_STOPS = re.compile(r"'?(?:[.!?;]|\s*\Z)|[.,]'")
_LIMITS = _either(TAIL_LIMITERS)
_DENIES = _either(TAIL_DENIALS)
_CAUSE = _either(CAUSES)
_ADVERSATIVE: Final = frozenset({"but", "mais", "ama", "aber", "بل"})
_NOT_ONLY = re.compile(
    r"(?:not|n't) (?:just|only|merely|simply)\b|nicht (?:nur|bloss)\b|pas seulement\b|sadece .{0,80} değil"
)
_LATE = re.compile(r"[.!;-] ?")
_LIMITS_LATE = _either(LATE_LIMITERS)
_REST = re.compile(r"[^.!?;:,']*")


def _key_after(folded: Folded, end: int) -> tuple[str, bool]:
    """The folded text from `end` on, and whether a sentence ended there: a speech tag is skipped."""
    text, high = folded.source, min(len(folded.source), end + _REACH)
    line = text.find("\n", end, high)
    raw = text[end : high if line < 0 else line]
    if raw.isprintable() and (line < 0 or (text[line + 1 : line + 2] == "\n" and raw[-1:] != " ")):
        key: str | None = folded.key[folded.offset(end) : folded.offset(end + len(raw))]
    else:
        raw, key = stretch(text, end, high), None
        border = PARAGRAPH.search(raw)
        raw = raw[: border.start()] if border else raw
    aside = _TAIL_INSET.match(raw)
    if aside and inset(aside[0]):
        raw, key = "," + raw[aside.end() :], None
    if key is None:
        key = fold_key(raw)
    tag = _TAIL_TAG.match(raw)
    resumes = tag is not None and interruption(tag[0]) is not None and not _THAT.search(fold_key(tag[1]))
    if tag is not None and resumes and words_of(tag[1])[0] not in CLAUSE_OPENERS:
        return fold_key(raw[tag.end() :]), raw[0] in ".!?" or tag[1].endswith(".")
    return ("" if _CLOSED.match(key) else key), False


def _loses_negation(key: str, last: str) -> bool:
    """Whether the words right after the cut deny what stands before it: "Probably | not.", "Wir gehen | nicht"."""
    following = WORD.search(key)
    if following is None or not key[: following.start()].isspace():
        return False
    word = following[0]
    if word in TRAILING_NEGATIONS and word != "not":
        return True
    if is_negation(word) and (_STOPS.match(key, following.end()) or last in AUXILIARIES or modal(last)):
        return True
    rest = words_in((_REST.match(key) or following)[0])[:7]
    if CLAUSE_END_NEGATIONS.isdisjoint(rest):
        return False
    opened = next((at for at, other in enumerate(rest) if other in CLAUSE_OPENERS), len(rest))
    return not CLAUSE_END_NEGATIONS.isdisjoint(rest[:opened])


def _governed_behind(key: str, last: str) -> bool:
    """Turkish: a clause made into a noun, governed by a denial or a mere claim behind it."""
    if not NOMINAL_CLAUSE.fullmatch(last):
        return False
    rest = _REST.match(key)
    words = words_in(rest[0] if rest else "")[:6]
    return any(is_negation(word) or word in CLAIMS_BEFORE for word in words)


def _adds(limiter: str, text: str, end: int) -> bool:
    """Whether the limiter only adds to what it follows: "not just the north, | but the south"."""
    if limiter not in _ADVERSATIVE:
        return False
    before = re.split(r"[.;!?\n]", fold_key(text[max(0, end - _REACH) : end]))[-1]
    return _NOT_ONLY.search(before) is not None


def cut_tail(folded: Folded, end: int) -> bool:
    """Whether the sentence goes on right after `end` with what takes back or bounds it (but, unless, not)."""
    key, ended = _key_after(folded, end)
    if hedging.ironic(folded.source, end):
        return True
    if not key:
        return False
    if not ended:
        at = folded.offset(end)
        quoted = words_in(folded.key[max(0, at - 80) : at]) or [""]
        last = quoted[-1]
        if hedging.given_away(key) and _within_marks(folded.source, end):
            return True
        if hedging.softened_behind(key, quoted[-8:]) or hedging.unreal_behind(key, quoted):
            return True
        if _loses_negation(key, last) or _governed_behind(key, last):
            return True
        skipped = _SKIPPED.match(key)
        at = skipped.end() if skipped else 0
        limit = _LIMITS.match(key, at)
        if (
            (limit and not _adds(limit[0], folded.source, end))
            or _DENIES.match(key, at)
            or INVERTED_CONDITION.match(key)
            or INVERTED_GERMAN.match(key)
        ):
            return True
    stop = _LATE.match(key)
    late = _LIMITS_LATE.match(key, 0 if ended else stop.end() if stop else len(key))
    if late is None:
        return False
    # "Unless they pay, we leave." bounds what follows; only without a clause of its own does it look back.
    sentence = re.split(r"[.!?;]", key[late.end() :], maxsplit=1)[0]
    return "," not in sentence if not is_negation(late[0]) else not sentence.strip(" '")


def context_flags(folded: Folded, spans: tuple[Span, ...]) -> frozenset[Flag]:
    """cut_head and cut_tail for the first and the last fragment of a quotation (spans of the text's code points)."""
    head = cut_head(folded, spans[0].start, spans[-1].end)
    return _CUT[head, cut_tail(folded, spans[-1].end) or _cuts_cause(folded, spans[-1])]


def _cuts_cause(folded: Folded, span: Span) -> bool:
    """Whether the quotation denies something and the source goes on with the cause that may be what it denies.

    "The trees are not dying because of me" does not say that the trees are not dying.
    """
    key, ended = _key_after(folded, span.end)
    if ended or not _CAUSE.match(key.lstrip(" ")):
        return False
    quoted = folded.key[folded.offset(span.start) : folded.offset(span.end)]
    return any(is_negation(word) for word in words_in(re.split(r"[,.;:!?]", quoted)[-1]))


_CUT: Final[dict[tuple[bool, bool], frozenset[Flag]]] = {
    (False, False): frozenset(),
    (True, False): frozenset({"cut_head"}),
    (False, True): frozenset({"cut_tail"}),
    (True, True): frozenset({"cut_head", "cut_tail"}),
}
