"""The marks with which a quotation's writer owns up to a change, and what may be changed behind them.

A bracket may explain, or put a name for a pronoun; it may not take the place of a "not", a number or any other word
that says something. A mark that the source has too is the source's own: it covers nothing that is lost beside it.
"""

import re
from collections.abc import Sequence
from typing import Final

from sources.text.folding import WORD, fold_key
from sources.text.lexicon.abbreviations import NEVER_FINAL
from sources.text.lexicon.grammar import ADVERBS, AUXILIARIES, CONJUNCTIONS, FINITE_VERBS, PREPOSITIONS
from sources.text.lexicon.operators import (
    CLAUSE_OPENERS,
    INTRODUCTORY,
    LISTING,
    LOOSE_PREFIXES,
    NOTES,
    PARTED_BY_HYPHEN,
    PHRASE_OPENERS,
    PRONOUNS,
    REPLACEABLE,
)
from sources.text.matching.guards import hides, is_limiter, is_negation, modal
from sources.text.matching.numerals import may_belong, values
from sources.text.matching.turns import crosses_sentence, words_of

_BRACKET_WORDS: Final = 8
_EDGES: Final = " \t\r\n\u00a0.,;:!?…\"“”„«»‘'،؛"
_ELLIPSIS: Final = r"(?:…|\.(?:[ \u00a0]?\.){2,4})"
ELLIPSIS: Final = re.compile(_ELLIPSIS)
GLUED_BEFORE: Final = re.compile(r"\[(\w{1,4})\]\Z")
_BRACKETED = re.compile(rf"[\[(]\s*{_ELLIPSIS}\s*[\])]")
_STARTS_ELLIPSIS = re.compile(rf"[\s.,;:!?'\"”’»]*?([\[(]?\s*{_ELLIPSIS}\s*[\])]?)")
_ENDS_ELLIPSIS = re.compile(rf"([\[(]?\s*{_ELLIPSIS}\s*[\])]?)[\s\"“‘«]*\Z")
_DEICTIC: Final = PRONOUNS | frozenset(
    fold_key(word)
    for word in "here there now then today tomorrow yesterday tonight hier dort heute morgen gestern jetzt ici là "
    "aujourd'hui hier demain maintenant burada orada bugün yarın dün şimdi هنا هناك اليوم أمس غدا الآن".split()
)
_POINTING: Final = frozenset(
    fold_key(word)
    for word in "this that these those my our your his her their its dieser diese dieses diesen diesem mein meine "
    "unser unsere ce cet cette ces mon ma mes notre nos bu şu هذا هذه".split()
)
_COMPARING: Final = frozenset("more most less least mehr meist weniger plus moins daha az en".split())
_ARTICLES: Final = frozenset("the a an der die das ein eine le la les un une".split())
_NO_NOUNS: Final = (REPLACEABLE - PRONOUNS) | ADVERBS | FINITE_VERBS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES
_NOTE = re.compile(r"[\s.,;:!?…]*[\[(]\s*([^\[\]()\n]{1,40}?)[\s.!]*[\])][\s.,;:!?…]*\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_DOUBLE_MARK = re.compile('["“”„«»]')
_PAUSE = re.compile("[,;:]")
_PAUSE_SIGN = re.compile(r"\.\.\.|[^\s\w]")
_CLAUSE = re.compile(r"[^.!?;:,\n\"“”„«»()\[\]،؛؟]{0,120}")
_BRACKET = re.compile(r"\s*\[([^\[\]\n]{1,80})\]\s*\Z")


def is_literal(mark: str, raw: str) -> bool:
    """Whether the source has the very same mark there and nothing else: then it is no change of the writer's."""
    ours = fold_key(mark).strip("[]() ")
    if not WORD.search(ours):
        return bool(raw.strip()) and not WORD.search(raw) and ELLIPSIS.search(raw) is not None
    if _unbracketed(raw):
        return False
    theirs = fold_key(raw).strip(" .,;:!?'-")
    return theirs in (f"[{ours}]", f"({ours})")


def _unbracketed(raw: str) -> bool:
    """Whether it surely holds no bracket; other scripts' brackets fold to these."""
    return raw.isascii() and "[" not in raw and "(" not in raw


def is_sources_own(mark: str, raw: str) -> bool:
    """Whether the mark stands in the source at an edge of `raw`, so that the other words of `raw` are lost unmarked.

    An ellipsis in brackets is the writer's where the source has one without.
    """
    if not WORD.search(raw):
        return False
    if not WORD.search(mark):
        found = _STARTS_ELLIPSIS.match(raw) or _ENDS_ELLIPSIS.search(raw)
        return found is not None and (not _BRACKETED.search(mark) or _BRACKETED.search(found[1]) is not None)
    if _unbracketed(raw):
        return False
    ours, theirs = fold_key(mark).strip(), fold_key(raw).strip(" ,;:!?'-")
    return theirs.startswith(ours) or theirs.rstrip(".").endswith(ours)


def drops_note(raw: str, before: str) -> bool:
    """Whether `raw`, lost from the source, is only what its editor put there: [sic], (laughs), "He [the mayor]".

    `before` is the folded word in front of it: a bracket explains a pronoun; after any other word it may stand in the
    place of something that was said.
    """
    note = None if ELLIPSIS.search(raw) else _NOTE.match(raw)
    if note and " ".join(words_of(note[1])) in NOTES:
        return True
    bracket = _BRACKET.match(raw)
    return bracket is not None and before in PRONOUNS and not hides(words_of(bracket[1]))


def _changes_form(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one word stands for another form of itself: [go] for "goes"."""
    if len(ours) != 1 or len(theirs) != 1:
        return False
    shared = 0
    for first, second in zip(ours[0], theirs[0], strict=False):
        if first != second:
            break
        shared += 1
    return shared >= 3 and shared >= 0.6 * max(len(ours[0]), len(theirs[0]))


def bracket_hides(bracketed: str, raw: str) -> bool:
    """Whether a bracket puts in, or takes the place of, what says something: `raw` is what it stands for."""
    raw = raw.strip(_EDGES)
    ours, theirs = words_of(bracketed), words_of(raw)
    if ours == theirs:
        return False
    if hides(theirs) or any(is_negation(word) or is_limiter(word) for word in ours):
        return True
    if any(modal(word) for word in (*ours, *theirs)):
        return True
    if values(ours) and theirs and not all(word in REPLACEABLE for word in theirs):
        return True
    if not theirs:
        return False
    if len(theirs) > _BRACKET_WORDS or crosses_sentence(raw) or _DOUBLE_MARK.search(raw):
        return True
    if _is_pronoun(theirs):
        return not (all(word in _DEICTIC for word in ours) or _is_nominal(ours))
    return not _may_stand_for(bracketed, ours, raw, theirs)


def _is_pronoun(words: Sequence[str]) -> bool:
    """Whether the words point at somebody or something, at most with a preposition: she, of them, de lui."""
    return all(word in _DEICTIC for word in words) or (
        len(words) == 2 and words[0] in REPLACEABLE and words[1] in PRONOUNS
    )


def _is_nominal(words: Sequence[str]) -> bool:
    """Whether the words can name what a pronoun points at; verbs, adverbs and the like that are known cannot."""
    if len(words) > 1 and words[0] in PHRASE_OPENERS:
        return True
    return not (set(words) <= _NO_NOUNS or words[0] in CONJUNCTIONS)


def _may_stand_for(bracketed: str, ours: Sequence[str], raw: str, theirs: Sequence[str]) -> bool:
    """Whether the bracket says the same thing in another way: a pronoun, a name, a fuller name, another form."""
    if all(word in AUXILIARIES for word in (*ours, *theirs)) or all(word in _ARTICLES for word in (*ours, *theirs)):
        return True
    capitals = sum(word[0].isupper() for word in _LETTERS.findall(raw))
    phrase = len(theirs) > 1 and theirs[0] in PHRASE_OPENERS and not _PAUSE.search(raw)
    if _is_pronoun(ours):
        return phrase or capitals == len(theirs)
    if _changes_form(ours, theirs):
        return True
    if capitals == len(theirs) and set(ours) & set(theirs):
        return True  # a fuller name, or a shorter one
    named = any(word[0].isupper() for word in _LETTERS.findall(bracketed))
    return phrase and _is_nominal(ours) and (named or theirs[0] in _POINTING or bool(set(ours) & set(theirs[1:])))


def follows_bracket(text: str, end: int) -> str:
    """The words of the clause right after a quotation that ends in a bracket: what that may stand for."""
    clause = _CLAUSE.match(text[end : end + 120])
    words = clause[0].split() if clause else []
    if len(words) > 3:
        words = words[: 2 if fold_key(words[0]) in REPLACEABLE else 1]
    return " ".join(words)


_BEFORE_BRACKET = re.compile(r"[^.!?;:,\n\"“”„«»()\[\]،؛؟—–-]{1,60}\Z")


def precedes_bracket(text: str, start: int) -> str:
    """The words of the clause right before a quotation that begins with a bracket, where they are few: "Some", "he".

    Of a longer clause only the last word, and only a pronoun: the bracket may else add to words that were cut.
    """
    clause = _BEFORE_BRACKET.search(text, max(0, start - 60), start)
    words = clause[0].split() if clause else []
    opened = max((at + 1 for at, word in enumerate(words) if fold_key(word) in CLAUSE_OPENERS), default=0)
    words = words[opened:]
    if len(words) > 2:
        words = words[-1:] if fold_key(words[-1]) in PRONOUNS else []
    return " ".join(words)


# -- punctuation ------------------------------------------------------------------------------------------------

_PAUSES: Final = frozenset({",", ";", ":", "-", "(", ")", "...", "!", "."})
_SOFT: Final = frozenset({",", ";", ":", "-", "(", ")", "..."})


def _pauses(between: str) -> set[str]:
    bare = between.replace("'", " ").replace(" - ", " - ")
    return {"..." if part == "..." else part for part in _PAUSE_SIGN.findall(bare)}


def same_pause(ours: str, theirs: str, *, follows: str, precedes: Sequence[str], listed: bool) -> bool:
    """Whether two ways to punctuate between the same two words leave their sense alone.

    Another mark for the same pause does (a comma, a semicolon, a colon, a dash, a parenthesis; "!" for "."). A comma
    that only one side has does before "and" or "or" in a list, and after an introductory word that begins its
    sentence. Any other comma can regroup a sentence ("eats, shoots and leaves"), and the end of a sentence is none.

    `precedes` are the folded words of the sentence before, `listed` tells whether a comma stands among them.
    """
    first, second = _pauses(ours), _pauses(theirs)
    if not (first | second) <= _PAUSES:
        return False
    if first and second:
        soft = first <= _SOFT and second <= _SOFT
        return soft or (first | second) <= {".", "!"}
    if (first | second) != {","}:
        return False
    if follows in LISTING:
        return listed and not any(is_negation(word) or is_limiter(word) for word in precedes)
    return len(precedes) == 1 and precedes[0] in INTRODUCTORY


def same_joint(ours: str, theirs: str, left: str, right: str) -> bool:
    """Whether what joins two equal words differs in writing alone: vice president, vice-president; Mr. Aziz, Mr Aziz.

    A hyphen beside a number or a comparative can join other words (twenty four-hour shifts, more-skilled workers).
    """
    if {ours, theirs} == {"-", " "}:
        return not (may_belong(left) or may_belong(right) or left in _COMPARING)
    return {ours.strip(), theirs.strip()} == {"", "."} and left in NEVER_FINAL


def same_initials(ours: Sequence[str], theirs: Sequence[str], quoted: str, source: str) -> bool:
    """Whether both sides are the same initials, with stops or without: U.S., US; but not "us"."""
    split, whole, raw = (ours, theirs, source) if len(ours) > len(theirs) else (theirs, ours, quoted)
    if len(whole) != 1 or len(split) < 2 or "".join(split) != whole[0] or any(len(word) > 1 for word in split):
        return False
    return raw.isupper() or whole[0] in ("am", "pm")


def loosely_joined(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two spellings of a compound differ by a hyphen that makes no other word: e-mail, email; not re-sign."""
    split, whole = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    if len(split) != 2 or len(whole) != 1 or "".join(split) != whole[0]:
        return False
    return split[0] in LOOSE_PREFIXES and whole[0] not in PARTED_BY_HYPHEN
