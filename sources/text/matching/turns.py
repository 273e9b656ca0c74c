"""What a stretch of the source between two quoted pieces is: a speech tag, another speaker, another sentence."""

import re
from collections.abc import Sequence
from typing import Final

from sources.text import Span
from sources.text.folding import fold_key, words_in
from sources.text.lexicon.operators import (
    ANSWERING_VERBS,
    CLAIMING_VERBS,
    FUTURES,
    PHRASE_OPENERS,
    PRONOUNS,
    RELATIVES,
)
from sources.text.lexicon.speech import ARABIC, CUES, FRENCH, GERMAN, TURKISH
from sources.text.matching.guards import hides, modal
from sources.text.matching.numerals import is_number
from sources.text.matching.results import Flag
from sources.text.segments import is_hard_wrapped, split_sentences

MARK: Final = r"[\"“”„‟«»‘’‚‛‹›「」『』']"
SPEECH: Final = CUES | GERMAN | FRENCH | TURKISH | ARABIC
_NEAR: Final = 1200
_LONGEST_TAG: Final = 300
_CLOSES = re.compile(rf"{MARK}(?=[\s,،;؛:.…—–-]|\Z)")
_OPENS = re.compile(rf"(?:(?<=[\s—–-])|\A)(?:[«„‹](?=[\s\u00a0\u202f]?\S|\s*\Z)|{MARK}(?=\S|\Z))")
_SENTENCE_END = re.compile(r"[.!?…؟][\"”’'»)]*\s+(?=[\"“„«‘'»]*[A-ZÀ-ÖØ-Þ\u0130\u015e\u0400-\u042f\u0600-\u06ff])")
PARAGRAPH: Final = re.compile(r"\n[ \t]*\n|(?<=[.!?…؟\"”»'’:])[ \t]*\n")
_TURN_CUE = re.compile(
    r"(?:\A|\n)[ \t]*[^\W\d_a-zà-öø-ÿ][\w.'’ -]{0,40}[:：]|\n[ \t]*[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ .'’-]{1,40}\. [–—-]"
)
_TAG_ENDS = re.compile(r"[.!?]\s+\S")
_TAG_STOPS = re.compile(r"[.!?]\W*\Z")
_OTHER_MARK = re.compile(MARK.replace("'", "").replace("’", ""))
_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*")


def words_of(text: str) -> list[str]:
    """The folded words of a stretch."""
    return words_in(fold_key(text))


def stretch(text: str, start: int, end: int) -> str:
    """`text[start:end]`, with spaces for the line breaks of a hard-wrapped text: there they part no paragraphs."""
    raw = text[start:end]
    if "\n" not in raw or raw.count("\n") == 2 * raw.count("\n\n"):
        return raw
    if not is_hard_wrapped(text[max(0, start - _NEAR) : end + _NEAR]):
        return raw
    return "\n\n".join(_BREAK.sub(" ", part) for part in re.split(r"\n[ \t]*\n", raw))


def crosses_sentence(raw: str) -> bool:
    """Whether a stretch of the source holds a sentence's end or a paragraph border."""
    if PARAGRAPH.search(raw):
        return True
    if not _SENTENCE_END.search(raw):
        return False
    return len(split_sentences("x" + raw + "x", 0, len(raw) + 2)) > 1


def crosses_paragraph(raw: str) -> bool:
    """Whether a stretch of the source holds a paragraph border."""
    return PARAGRAPH.search(raw) is not None


def interruption(raw: str) -> Span | None:
    """The speech tag inside a stretch between quoted words: `," said X. "`; None when there is none.

    One clause with a verb of speech between a closing and an opening mark. Where the quoted words break off stands
    punctuation, or the verb comes first (“Gideceğiz” dedi Kaya “yarın”): "a" and "b" may else be two utterances. A
    second sentence in the tag may bring in another speaker. French writes it without marks: « Nous irons, dit-il,
    jusqu'au bout » (`inset`).
    """
    close = _CLOSES.search(raw)
    if close is None:
        return inset(raw)
    openings = list(_OPENS.finditer(raw, close.end()))
    if not openings:
        return None
    opening = openings[-1]
    tag = raw[close.end() : opening.start()]
    if len(tag) > _LONGEST_TAG or crosses_paragraph(tag) or _OTHER_MARK.search(tag):
        return None
    words = words_of(tag)
    if not any(word in SPEECH for word in words):
        return None
    before = raw[: close.start()].rstrip(" \u00a0\u202f\"“”„«»‘’'")[-1:]
    broken_off = before in (*",.!?…-–—;:،؛؟",) or tag.lstrip("\u00a0\u202f ")[:1] in (*",،;.",)
    if not broken_off and words[0] not in SPEECH:
        return None
    body = tag.strip().rstrip(".,،:;—–-").strip()
    if _TAG_ENDS.search(body) and len(split_sentences(body, 0, len(body))) > 1:
        return None
    return Span(close.start(), opening.end())


_INSET = re.compile(r"\s*[,–—-]\s*[^.;:!?\n«»“”\"]{2,160}[,–—-]\s*\Z")
_INVERSION = frozenset("a ont avait t il elle on ils elles".split())
_FRENCH_SMALL = _INVERSION | frozenset("le la l les un une m mme monsieur madame ce cette son sa".split())
_FRENCH_TAG = frozenset(fold_key(word) for word in FRENCH)
_ALSO_ENGLISH = frozenset({"note", "assure", "lance"})


def inset(raw: str) -> Span | None:
    """A French speech tag between commas inside the marks, verb first: ", a déclaré le ministre, "."""
    if not _INSET.match(raw):
        return None
    words = words_of(raw)
    verb = next((word for word in words if word not in _INVERSION), "")
    if verb not in _FRENCH_TAG or (verb in _ALSO_ENGLISH and not _FRENCH_SMALL.intersection(words)):
        return None
    return Span(0, len(raw))


def changes_speaker(raw: str) -> bool:
    """Whether a stretch between quoted words leaves one utterance and enters another."""
    if "\n" in raw and _TURN_CUE.search(raw, raw.index("\n")):
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
    if tag is None or not _TAG_STOPS.search(raw[tag.start : tag.end]):
        return False
    following = _NEXT_TAG.match(_TITLE_STOP.sub(r"\1 ", text[start : start + 1000]))
    if following is None:
        return False
    ours, theirs = (words_of(part) for part in (raw[tag.start : tag.end], following[1]))
    if not any(word in SPEECH for word in theirs[:5]):
        return False
    if any(word in ANSWERING_VERBS for word in theirs):
        return True
    pronouns = [{word for word in words if word in _PRONOUNS} for words in (ours, theirs)]
    if pronouns[1]:
        return bool(pronouns[0]) and not pronouns[0] & pronouns[1]
    names = {word.casefold() for word in re.findall(r"[^\W\d_]+", following[1]) if word[0].isupper()}
    return bool(names) and not names & set(ours)


_ASIDE = re.compile(r"\s*[,،–—(-][^.;:!?\n\"“”„«»]*[,،–—)-]\s*\Z")


_SAYING: Final = SPEECH | CLAIMING_VERBS | frozenset({"tell", "tells", "told", "puts", "put"})
_SELVES: Final = frozenset("i we ich wir je nous ben biz أنا نحن".split())
_AS: Final = frozenset("as so like wie comme كما".split())


def told_by_others(words: Sequence[str]) -> bool:
    """Whether a short clause between pauses gives the words beside it to somebody else: "as the owner puts it".

    The verb stands behind its subject ("they tell me"), before it ("sagt der Besitzer"), or after "as".
    """
    if not 2 <= len(words) <= 7 or not _SELVES.isdisjoint(words):
        return False
    said = [at for at, word in enumerate(words) if word in _SAYING]
    verb = next((word for word in words if word not in _INVERSION), "")
    if not said or (verb in _FRENCH_TAG and verb not in _ALSO_ENGLISH):  # « Nous irons, dit le maire. » is his own tag
        return False
    if words[0] in _AS:
        return True
    if said[0] == 0:
        return words[1] in PHRASE_OPENERS or words[1] in PRONOUNS or len(words) == 2
    return (words[0] in PHRASE_OPENERS or words[0] in PRONOUNS) and len(words) - said[-1] <= 2


def _binds(words: Sequence[str]) -> bool:
    """Whether a modal verb that says more than the time is among the words."""
    return any(found not in FUTURES for found in map(modal, words) if found)


def gap_flags(raw: str) -> frozenset[Flag]:
    """What an ellipsis over this stretch of the source would hide.

    A modal verb matters only where the gap lies inside one sentence and is no aside. What a relative
    clause between commas denies, it denies for itself: there only numbers count.
    """
    flags: set[Flag] = set()
    if changes_speaker(raw) or (len(_DOUBLE_MARKS.findall(raw)) % 2 and "\n" not in raw):
        flags |= {"elision_hides", "crosses_speaker"}
    if crosses_paragraph(raw):
        flags.add("elision_hides")
    tag = interruption(raw)
    rest = raw if tag is None else raw[: tag.start] + " " + raw[tag.end :]
    words = words_of(rest)
    aside = _ASIDE.match(rest) is not None
    if aside and words and words[0] in RELATIVES:
        if any(is_number(word) for word in words):
            flags.add("elision_hides")
    elif aside and words == ["too"]:
        return frozenset(flags)  # "I, too, was there"; but "too thin"
    elif (
        (aside and tag is None and told_by_others(words))
        or hides(words)
        or (not aside and _binds(words) and not crosses_sentence(rest))
    ):
        flags.add("elision_hides")
    return frozenset(flags)
