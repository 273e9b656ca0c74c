"""What must hold round a hit: no word or number cut in two, and nothing just outside that turns its sense."""

import re
from typing import Final

from sources.text import Span
from sources.text.folding import WORD, fold
from sources.text.lexicon.grammar import AUXILIARIES
from sources.text.lexicon.numbers import AR_TENS, AR_UNITS, EN_SCALES, EN_TEENS, EN_TENS, EN_UNITS, TR_TENS, TR_UNITS
from sources.text.lexicon.operators import (
    ANSWERING_VERBS,
    CLAIMING_VERBS,
    CLAUSE_OPENERS,
    CLITICS,
    CONDITIONALS,
    DENYING_VERBS,
    DOUBTING,
    LIMITERS,
    MODAL_ENDINGS,
    MODALS,
    NEGATIONS,
    NEGATIVE_ENDING,
    NEGATIVE_START,
    REACHING_VERBS,
    TAIL_LIMITERS,
    VAGUE_SPEAKERS,
)
from sources.text.lexicon.speech import ARABIC, CUES, FRENCH, GERMAN, TURKISH
from sources.text.matching.results import Flag
from sources.text.segments import split_sentences

_WORD_CHARACTER = re.compile(r"[^\W_]")
_UNSPACED_LETTER = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_CLITIC = re.compile(r"([^\W\d_]+)'\Z")
_AFTER_DIGIT = re.compile(r"[.,:/]\d| ?%|‰| \d{1,2}/\d| ?-\d|-[^\W_]")
_AFTER_LETTER = re.compile(r"-[^\W_]|'[^\W_]")
_MARK = r"[\"“”„‟«»‘’‚‛‹›「」『』']"
_SPEECH: Final = CUES | GERMAN | FRENCH | TURKISH | ARABIC
_NUMBER_WORDS: Final = {
    **{word: value for word, value in EN_UNITS.items() if word != "one"}, **EN_TEENS, **EN_TENS, **EN_SCALES,
    "hundred": 100, "dozen": 12, **{word: value for word, value in TR_UNITS.items() if word not in ("bir", "on")},
    **{word: value for word, value in TR_TENS.items() if word != "on"}, **AR_UNITS, **AR_TENS,
}  # fmt: skip


def cuts_token(key: str, start: int, end: int, *, glued: bool = False) -> bool:
    """Whether `key[start:end]` begins or ends inside a word, a number, a compound, or after a sign.

    A `glued` stretch may begin after an apostrophe.
    """
    if (
        not (glued and key[start - 1 : start] == "'")
        and start > 0
        and _WORD_CHARACTER.match(key, start)
        and _cuts_before(key, start)
    ):
        return True
    if end >= len(key):
        return False
    last, following = key[end - 1], key[end]
    if _UNSPACED_LETTER.match(last) or _UNSPACED_LETTER.match(following):
        return False
    if not _WORD_CHARACTER.match(last):
        return False
    if _WORD_CHARACTER.match(following) or WORD.fullmatch(last + following):
        return True
    return bool((_AFTER_DIGIT if last.isdigit() else _AFTER_LETTER).match(key, end))


def _cuts_before(key: str, start: int) -> bool:
    before = key[start - 1]
    if _UNSPACED_LETTER.match(before) or _UNSPACED_LETTER.match(key[start]):
        return False
    if _WORD_CHARACTER.match(before):
        return True
    window = key[max(0, start - 12) : start]
    if before == "'":
        clitic = _CLITIC.search(window)
        return clitic is not None and clitic[1] not in CLITICS
    if before == "-":
        return len(window) < 2 or not window[-2].isspace() or key[start].isdigit()
    if key[start].isdigit() and before in ".,:/+":
        return before == "+" or (len(window) > 1 and window[-2].isdigit())
    return (
        key[start].isdigit() and window[-2:-1].isdigit() and re.match(r"\d{1,2}/\d", key[start : start + 4]) is not None
    )


def is_negation(word: str) -> bool:
    """Whether a folded word denies: not, never, don't, n'est."""
    return word in NEGATIONS or word.endswith(NEGATIVE_ENDING) or word.startswith(NEGATIVE_START)


def is_limiter(word: str) -> bool:
    """Whether a folded word bounds what is said: but, only, unless."""
    return word in LIMITERS


_CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall", "cannot": "can"}


def modal(word: str) -> str | None:
    """The modal in a folded word, without its negation (can't: can; we'll: will), or None: how sure, how binding."""
    base = word.removesuffix(NEGATIVE_ENDING)
    base = _CONTRACTED.get(base, base) if base != word or word in _CONTRACTED else base
    for ending, full in MODAL_ENDINGS.items():
        if base.endswith(ending):
            return full
    return base if base in MODALS else None


def number_value(word: str) -> str | None:
    """A folded word's number as digits without grouping, or None when it is none ("one" counts as a pronoun)."""
    if word[0].isdigit():
        return re.sub(r",(?=\d{3}(?!\d))", "", word)
    value = _NUMBER_WORDS.get(word)
    return None if value is None else str(value)


def hides(words: list[str]) -> bool:
    """Whether leaving these folded words out can change what the rest says."""
    return any(is_negation(word) or is_limiter(word) or number_value(word) is not None for word in words)


_CLOSES = re.compile(rf"{_MARK}(?=[\s,;:.…—–-]|\Z)")
_OPENS = re.compile(rf"(?:(?<=[\s—–-])|\A){_MARK}(?=\S|\Z)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)]*\s+(?=[\"“„«‘']*[A-ZÀ-ÖØ-Þ\u0400-\u042f\u0600-\u06ff])")
_PARAGRAPH = re.compile(r"\n[ \t]*\n|(?<=[.!?…\"”»'’:])[ \t]*\n")
_TRANSCRIPT_CUE = re.compile(r"\n[ \t]*[A-ZÀ-Þ][\w.' -]{1,40}:")
_TAG_ENDS = re.compile(r"[.!?]\s+\S")


def crosses_sentence(raw: str) -> bool:
    """Whether a stretch of the source holds a sentence's end or a paragraph border."""
    if _PARAGRAPH.search(raw):
        return True
    if not _SENTENCE_END.search(raw):
        return False
    return len(split_sentences("x" + raw + "x", 0, len(raw) + 2)) > 1


def crosses_paragraph(raw: str) -> bool:
    """Whether a stretch of the source holds a paragraph border."""
    return _PARAGRAPH.search(raw) is not None


def interruption(raw: str) -> Span | None:
    """The speech tag inside a stretch between quoted words: `," said X. "`; None when there is none.

    One clause with a verb of speech between a closing and an opening mark, with punctuation where the quoted words
    break off; a second sentence in it may bring in another speaker, and "a" and "b" may be two utterances.
    """
    close = _CLOSES.search(raw)
    if close is None:
        return None
    openings = list(_OPENS.finditer(raw, close.end()))
    if not openings:
        return None
    opening = openings[-1]
    tag = raw[close.end() : opening.start()]
    broken_off = raw[: close.start()].rstrip(" \"“”„«»‘’'")[-1:] in (*",.!?…-–—;:",) or tag[:1] in (*",;.",)
    if (
        not broken_off
        or len(tag) > 300
        or crosses_paragraph(tag)
        or re.search(_MARK.replace("'", "").replace("’", ""), tag)
    ):
        return None
    words = [match[0] for match in WORD.finditer(fold(tag).key)]
    if not any(word in _SPEECH for word in words):
        return None
    body = tag.strip().rstrip(".,:;—–-").strip()
    if _TAG_ENDS.search(body) and len(split_sentences(body, 0, len(body))) > 1:
        return None
    return Span(close.start(), opening.end())


def changes_speaker(raw: str) -> bool:
    """Whether a stretch between quoted words leaves one utterance and enters another."""
    if _TRANSCRIPT_CUE.search(raw):
        return True
    close = _CLOSES.search(raw)
    if close is None or interruption(raw) is not None:
        return False
    first_open = _OPENS.search(raw)
    if first_open is not None and first_open.start() < close.start():
        return False  # a quotation inside the words left out, opened and closed there
    return _OPENS.search(raw, close.end()) is not None


_DOUBLE_MARKS = re.compile('["“”„«»]')
# The quoted words up to their closing mark, and the tag that a comma or question mark there leaves open.
_NEXT_TAG = re.compile(r"[^\"“”„«»\n]{0,800}(?<=[,?!—–-])[’']?[\"”»]\s+([^.!?\"“”„«»\n]{1,160})")
_PRONOUNS = frozenset("he she they i we it er sie ils elle il elles o onlar هو هي هم".split())
_TITLE_STOP = re.compile(r"\b(Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Rev|St|Prof|Gen)\.")


def changes_turn(raw: str, text: str, start: int) -> bool:
    """Whether the words from `start` on are another speaker's than those before the speech tag in `raw`.

    In '"A," he said. "B," she replied.' only the second tag tells: it answers, or names somebody else.
    """
    tag = interruption(raw)
    if tag is None or not re.search(r"[.!?]\W*\Z", raw[tag.start : tag.end]):
        return False
    following = _NEXT_TAG.match(_TITLE_STOP.sub(r"\1 ", text[start : start + 1000]))
    if following is None:
        return False
    ours, theirs = (
        [match[0] for match in WORD.finditer(fold(part).key)] for part in (raw[tag.start : tag.end], following[1])
    )
    if not any(word in _SPEECH for word in theirs[:5]):
        return False
    if any(word in ANSWERING_VERBS for word in theirs):
        return True
    pronouns = [{word for word in words if word in _PRONOUNS} for words in (ours, theirs)]
    if pronouns[1]:
        return bool(pronouns[0]) and not pronouns[0] & pronouns[1]
    names = {word.casefold() for word in re.findall(r"[^\W\d_]+", following[1]) if word[0].isupper()}
    return bool(names) and not names & set(ours)


def gap_flags(raw: str) -> frozenset[Flag]:
    """What an ellipsis over this stretch of the source would hide."""
    flags: set[Flag] = set()
    if changes_speaker(raw) or (len(_DOUBLE_MARKS.findall(raw)) % 2 and "\n" not in raw):
        flags |= {"elision_hides", "crosses_speaker"}
    if crosses_paragraph(raw):
        flags.add("elision_hides")
    tag = interruption(raw)
    rest = raw if tag is None else raw[: tag.start] + " " + raw[tag.end :]
    if hides([match[0] for match in WORD.finditer(fold(rest).key)]):
        flags.add("elision_hides")
    return frozenset(flags)


_CONTEXT = 320
_CLAUSE = re.compile(r"[.;:!?()]\s|[,()]| - ")
_TAIL = re.compile(r"[ ,;'-]*")
_STOPS = re.compile(r"'?(?:[.!?;]|\s*\Z)|[.,]'")
_TAIL_TAG = re.compile(r",?' ?[^.!?']{1,160}, ?'")
_LIMITER_NEXT = re.compile(
    "(?:" + "|".join(map(re.escape, sorted(TAIL_LIMITERS, key=lambda one: (-len(one), one)))) + r")(?![^\W_])"
)
_THAT = frozenset({"that", "dass", "que", "ki", "أن", "إن", "بأن", "so", "it", "to"})
_VAGUE = re.compile(
    r"(?:it|es) (?:is|was|has been|wird) (?:\w+ly |often |sometimes )?(?:said|claimed|alleged|behauptet)\Z"
)


def _words_before(text: str, start: int) -> tuple[list[str], bool]:
    """The folded words of the clause before `start`, and whether a quotation mark stands between."""
    raw = text[max(0, start - _CONTEXT) : start]
    borders_at = [border.end() for border in _PARAGRAPH.finditer(raw)]
    raw = raw[borders_at[-1] :] if borders_at else raw
    key = fold(raw).key.rstrip()
    marked = key.endswith("'")
    key = key.rstrip("' ")
    if marked:
        key = key.rstrip(",: ")
    borders = [match.end() for match in (_STOP if marked else _CLAUSE).finditer(key + " ")]
    clause = key[borders[-1] :] if borders else key
    words = [match[0] for match in WORD.finditer(clause)]
    for at in range(len(words) - 1, -1, -1):
        if words[at] in CLAUSE_OPENERS:
            return words[at + 1 :], marked
    return words, marked


_STOP = re.compile(r"[.;!?]'?\s")


def cut_head(text: str, start: int) -> bool:
    """Whether the words right before `start`, in its clause, deny, doubt or condition what follows."""
    words, marked = _words_before(text, start)
    if not words:
        return False
    while words and words[-1] in _THAT:
        words = words[:-1]
    reached = any(is_negation(word) for word in words[-5:]) and bool(words) and words[-1] in REACHING_VERBS
    denied = bool(words) and words[-1] in DENYING_VERBS
    denied = denied or (len(words) > 1 and words[-2] in DENYING_VERBS and words[-1] in REACHING_VERBS)
    if marked or reached or denied:
        return reached or denied
    near = words[-3:]
    if any(is_negation(word) for word in near):
        return near[-2:] != ["not", "only"]
    if any(word in CONDITIONALS for word in words[-4:]):
        return True
    if words and words[-1] in DOUBTING:
        return True
    if words and words[-1] in CLAIMING_VERBS and any(word in VAGUE_SPEAKERS for word in words[-4:-1]):
        return True
    return _VAGUE.search(" ".join(words)) is not None


def cut_tail(text: str, end: int) -> bool:
    """Whether the sentence goes on right after `end` with a limiting word (but, unless, not)."""
    raw = text[end : end + _CONTEXT]
    border = _PARAGRAPH.search(raw)
    key = fold(raw[: border.start()] if border else raw).key
    following = WORD.search(key)
    if following is not None and key[: following.start()].isspace() and is_negation(following[0]):
        # "Probably | not." and "I do | not agree": the negation itself is cut off. "The mayor | can't attend" is not.
        last = [match[0] for match in WORD.finditer(fold(text[max(0, end - 24) : end]).key)][-1:]
        if _STOPS.match(key, following.end()) or (last and (last[0] in AUXILIARIES or modal(last[0]))):
            return True
    tag = _TAIL_TAG.match(key)
    if tag is None and re.match(r"[ ,;-]*'(?:[\s,;.-]|\Z)", key):
        return False  # the quoted words end here; what goes on is the writer's own sentence
    at = tag.end() if tag else 0
    skipped = _TAIL.match(key, at)
    return _LIMITER_NEXT.match(key, skipped.end() if skipped else at) is not None


def context_flags(text: str, spans: tuple[Span, ...]) -> frozenset[Flag]:
    """cut_head and cut_tail for the first and the last fragment of a quotation."""
    flags: set[Flag] = set()
    if cut_head(text, spans[0].start):
        flags.add("cut_head")
    if cut_tail(text, spans[-1].end):
        flags.add("cut_tail")
    return frozenset(flags)


_AFTER_WORD = re.compile(r"[\"“”„«»‘’'‹›)\] \u00a0]*([?؟.,;:!])?")
_STARTS_SENTENCE = re.compile(r"(?:\A|[.!?…:\n]|[\"“„«‘'])[\"“”„«»‘’'\s]*\Z")
_ASKS = ("?", "؟")


def ending_differs(quoted: str, text: str, span: Span) -> bool:
    """Whether the quotation ends as a statement where the source asks, or the other way round.

    `quoted` is the quotation from its last matched word on, `span` the matched words in the text. A part of a
    question may be quoted without its mark, a whole question may not.
    """
    ours = _AFTER_WORD.match(quoted)
    theirs = _AFTER_WORD.match(text[span.end : span.end + 8])
    mark, source = (found[1] if found else None for found in (ours, theirs))
    if mark in _ASKS or source not in _ASKS:
        return (mark in _ASKS) != (source in _ASKS)
    return mark in (".", "!") or _STARTS_SENTENCE.search(text[max(0, span.start - 8) : span.start]) is not None
