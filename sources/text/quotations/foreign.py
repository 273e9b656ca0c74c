"""Word orders that English does not have: French compound tenses and "-t-il", German "so …", Turkish."""

import re
from typing import Final

from sources.text import Mention
from sources.text.lexicon import reporting, speech
from sources.text.lexicon.weekdays import OCCASIONS
from sources.text.phrases import Phrase
from sources.text.phrases.chunks import chunk_end
from sources.text.phrases.subjects import find_subject_after, subject_index
from sources.text.phrases.tokens import Token
from sources.text.quotations.cues import Attribution, mention, phrase_at
from sources.text.quotations.documents import find_document
from sources.text.quotations.marks import Fragment
from sources.text.quotations.turkish import find_turkish
from sources.text.quotations.units import Unit

_INSERTED: Final = re.compile(
    r", (?:(?P<clitic>[^\W\d_]{2,14}(?:-t)?-(?:elles|elle|ils|il))"
    r"|(?:(?:a|ont|avait) )?(?P<verb>[^\W\d_]{2,14})"
    r" (?P<name>[^\W\d_a-z][\w’'-]{1,20}(?: [^\W\d_a-z][\w’'-]{1,20}){0,3})),"
)


def find_foreign(
    text: str, unit: Unit, fragment: Fragment, before: list[Token], after: list[Token]
) -> Attribution | None:
    """The attribution of a fragment in German, French or Turkish word order, or None."""
    at = 0
    while at < len(after) and after[at].kind in (",", "-"):
        at += 1
    found = (
        find_document(text, unit, before, after, at)
        or _french_behind(text, unit, after, at)
        or find_turkish(text, unit, before, after, at)
    )
    if found is None and 0 < at < len(after) - 1 and after[at].lower == "so" and after[at + 1].kind in ("M", "D"):
        found = _source(text, unit, after, at, at + 1)
    return found or _ahead(text, unit, before) or _inside(text, fragment)


def _french_behind(text: str, unit: Unit, after: list[Token], at: int) -> Attribution | None:
    """ "…, a déclaré X", "…, dit-elle", "…, ont-ils répété"."""
    if at >= len(after):
        return None
    first = after[at]
    verb, _, rest = first.lower.partition("-")
    following = after[at + 1] if at + 1 < len(after) else None
    participle = following is not None and _is_participle(following.lower)
    if rest and (verb in speech.FRENCH or (verb in reporting.FRENCH_HAVE and participle)):
        return _clitic(text, unit, first, rest)
    if first.lower in reporting.FRENCH_HAVE and participle and following is not None:
        day = at + 2 < len(after) and after[at + 2].lower in OCCASIONS  # « …, a dit vendredi la maire »
        begin = after[at + 2] if day else following
        subject = find_subject_after(text, unit.piece, unit.offset, begin.end + unit.offset)
        if subject is not None:
            return Attribution(subject, mention(unit, following), "behind.inverted", "high", "after")
    return None


def _has(word: str) -> bool:
    """Whether a French auxiliary stands here, also behind an elided object ("l’a", "m'ont")."""
    return word in reporting.FRENCH_HAVE or (word[1:2] in ("'", "’") and word[2:] in reporting.FRENCH_HAVE)


def _is_participle(word: str) -> bool:
    """Whether a French participle of saying stands here, in any gender and number ("note" is a present form)."""
    if word in speech.FRENCH and word.endswith("e") and not word.endswith("ée"):
        return False
    forms = {word, word.removesuffix("s"), word.removesuffix("e"), word.removesuffix("es")}
    return any(form in speech.FRENCH or form in reporting.FRENCH_PARTICIPLES for form in forms)


def _clitic(text: str, unit: Unit, token: Token, rest: str) -> Attribution | None:
    pronoun = next((word for word in reporting.FRENCH_CLITICS if rest in (word, "t-" + word)), None)
    if pronoun is None:
        return None
    end = token.end + unit.offset
    start = end - len(pronoun)
    phrase = Phrase(start, end, text[start:end], "pronoun", start, end)
    return Attribution(phrase, mention(unit, token), "behind.inverted", "high", "after")


def _ahead(text: str, unit: Unit, before: list[Token]) -> Attribution | None:
    """ "Selon X, …", "Laut X …", "X zufolge …", "X a estimé que …"."""
    for at, token in enumerate(before):
        if token.lower in reporting.ACCORDING and at + 1 < len(before):
            return _source(text, unit, before, at, at + 1)
        if token.lower == "zufolge" and at:
            first = at
            while first and before[first - 1].kind == "M":
                first -= 1
            if first < at:
                phrase = phrase_at(text, unit, before, first, at)
                return Attribution(phrase, mention(unit, token), "according", "medium", "before")
    for at in range(len(before) - 1, 1, -1):
        if _has(before[at - 1].lower) and _is_participle(before[at].lower):
            subject = subject_index(before[: at - 1])
            if subject is not None:
                phrase = phrase_at(text, unit, before, *subject)
                return Attribution(phrase, mention(unit, before[at]), "ahead.verb", "medium", "before")
    return None


def _source(text: str, unit: Unit, tokens: list[Token], cue: int, first: int) -> Attribution | None:
    """The source behind "laut", "selon" or "so": a name as far as its capitals go, else a phrase."""
    end = first
    while end < len(tokens) and (tokens[end].kind == "M" or (end == first and tokens[end].kind == "D")):
        end += 1
    if end == first or tokens[end - 1].kind == "D":
        end = chunk_end(tokens, first, len(tokens))
    if end == first:
        return None
    return Attribution(
        phrase_at(text, unit, tokens, first, end), mention(unit, tokens[cue]), "according", "medium", "before"
    )


def _inside(text: str, fragment: Fragment) -> Attribution | None:
    """An attribution set between commas inside guillemets: « Le port, a déclaré Anne Morel, restera fermé. »."""
    if fragment.style != "angled":
        return None
    for match in _INSERTED.finditer(text, fragment.start, min(fragment.end, fragment.start + 2000)):
        clitic, verb = match["clitic"], match["verb"]
        if clitic and clitic.partition("-")[0] in speech.FRENCH:
            start = match.start("clitic") + clitic.rindex("-") + 1
            end = match.end("clitic")
            phrase = Phrase(start, end, text[start:end], "pronoun", start, end)
        elif verb and (verb in speech.FRENCH or _is_participle(verb)):
            start, end = match.span("name")
            phrase = Phrase(start, end, text[start:end], "name", start, end)
        else:
            continue
        start, end = match.span("clitic" if clitic else "verb")
        return Attribution(phrase, Mention(text[start:end], start, end), "inside", "medium", "after")
    return None
