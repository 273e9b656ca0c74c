"""Words that stand in a document: German "heißt es in …", French "lit-on dans …", Turkish "raporda … denildi"."""

import re
from typing import Final

from sources.text.lexicon import given, reporting
from sources.text.phrases import Phrase
from sources.text.phrases.tokens import Token
from sources.text.quotations.cues import Attribution, Place, mention, phrase_at
from sources.text.quotations.units import Unit

_LONGEST: Final = 8
_IN: Final = frozenset({"in", "im", "aus", "dans", "sur"})
_OF: Final = frozenset({"von", "vom", "der", "des", "de", "du", "la", "le", "l'", "d'"})
_STANDS: Final = frozenset({"heißt", "hieß", "heisst", "hiess"})
_ONE_READS: Final = frozenset({"lit-on", "lisait-on", "peut-on", "pouvait-on"})
_READ: Final = frozenset({"lit", "lire", "lisait"})
_TURKISH: Final = re.compile(
    r"(?:rapor|açıklama|karar|mektu[pb]|bildiri|tutana[kğ]|belge|met[i]?n|mesaj|yazı|pankart|afiş|tabela|levha)\w{0,6}[dt][ae]\Z"
)
_TURKISH_VERBS: Final = frozenset(
    {"denildi", "denildi̇", "deniyor", "yazıyor", "yazıyordu", "yazılıydı", "yazıldı", "belirtildi", "kaydedildi"}
)


def find_document(text: str, unit: Unit, before: list[Token], after: list[Token], at: int) -> Attribution | None:
    """The document that a fragment is taken from, or the person who wrote it; `at`: behind the comma in `after`."""
    rest = [token.lower for token in after[at : at + 3]]
    if len(rest) == 3 and rest[0] in _STANDS and rest[1] == "es" and rest[2] in _IN:
        return _source(text, unit, after, at, at + 3, "after")
    if rest and rest[0] in _ONE_READS:
        link = at + 1 + (len(rest) > 1 and rest[1] == "lire")
        if link < len(after) and after[link].lower in _IN:
            return _source(text, unit, after, at, link + 1, "after")
    return _ahead(text, unit, before) or _turkish(text, unit, before, after, at)


def _ahead(text: str, unit: Unit, before: list[Token]) -> Attribution | None:
    """ "In dem Beschluss von Richterin Wehm heißt es: …", "On lit dans le rapport : …"."""
    for at in range(len(before) - 1):
        word, following = before[at].lower, before[at + 1].lower
        if word in _STANDS and following == "es" and at > 1:
            link = next((back for back in range(at - 1, -1, -1) if before[back].lower in _IN), None)
            return None if link is None else _source(text, unit, before[:at], None, link + 1, "before")
        if word in _READ and following in _IN and at and before[at - 1].lower in ("on", "peut", "pouvait"):
            return _source(text, unit, before, at, at + 2, "before")
    return None


def _source(
    text: str, unit: Unit, tokens: list[Token], cue: int | None, first: int, place: Place
) -> Attribution | None:
    """The person behind "von" or "de", else all that names the document."""
    end = first
    while end < len(tokens) and end - first < _LONGEST:
        if tokens[end].kind not in ("M", "D", "L", "P", "O") and tokens[end].lower not in reporting.TITLES:
            break
        if end > first and tokens[end].kind == "P" and tokens[end].lower not in _OF:
            break
        end += 1
    while end > first and tokens[end - 1].kind in ("D", "P"):
        end -= 1
    if end == first:
        return None
    said = None if cue is None else mention(unit, tokens[cue])
    name = end
    while name > first and tokens[name - 1].kind == "M":
        name -= 1
    words = [token.lower for token in tokens[name:end]]
    if first < name < end and tokens[name - 1].lower in reporting.TITLES:
        name, words = name - 1, [tokens[name - 1].lower, *words]
    person = any(word in reporting.TITLES or word in given.FEMALE or word in given.MALE for word in words[:-1])
    if person and name > first and tokens[name - 1].lower in _OF:
        return Attribution(phrase_at(text, unit, tokens, name, end), said, "document", "medium", place)
    begin, close = tokens[first].start + unit.offset, tokens[end - 1].end + unit.offset
    return Attribution(
        Phrase(begin, close, text[begin:close], "common", begin, close), said, "document", "medium", place
    )


def _turkish(text: str, unit: Unit, before: list[Token], after: list[Token], at: int) -> Attribution | None:
    """ "Raporda “…” denildi": only where the verb behind the fragment has nobody for its subject."""
    if at >= len(after) or after[at].lower not in _TURKISH_VERBS:
        return None
    for place in range(len(before) - 1, -1, -1):
        if not _TURKISH.search(before[place].lower):
            continue
        first = place
        while first and before[first - 1].kind == "M" and place - first < _LONGEST:
            first -= 1
        start, end = before[first].start + unit.offset, before[place].end + unit.offset
        phrase = Phrase(start, end, text[start:end], "common", start, end)
        return Attribution(phrase, mention(unit, after[at]), "document", "medium", "before")
    return None
