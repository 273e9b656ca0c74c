"""The attribution in the words ahead of a fragment, in its own sentence."""

from typing import Final

from sources.text import Mention
from sources.text.lexicon import grammar, speech
from sources.text.phrases.chunks import chunk_end
from sources.text.phrases.subjects import find_subject_after, subject_index
from sources.text.phrases.tokens import Token
from sources.text.quotations.cues import Attribution, Confidence, according, is_cue, mention, phrase_at
from sources.text.quotations.structures import (
    around_relative,
    carrier,
    find_agent,
    find_aside,
    find_companion,
    is_passive,
)
from sources.text.quotations.units import Unit

_AND: Final = frozenset({"und", "et", "ve"})
_TRIES: Final = 8
_COMPLEMENTS: Final = frozenset({"that", "how", "whether", "what", "why", "if", "when", "because", "where"})


def find_ahead(text: str, unit: Unit, before: list[Token], after: list[Token]) -> Attribution | None:
    """The attribution ahead: the nearest verb of saying and whoever reports its subject's words in turn."""
    aside = find_aside(text, unit, before)
    if aside is not None:
        return aside
    tried = 0
    for at in range(len(before) - 1, -1, -1):
        token = before[at]
        if token.kind in ("?", "!", ";"):
            break
        noun = _noun_cue(text, unit, before, at)
        if noun is not None:
            return noun
        if token.kind == "E" and token.lower in speech.CUES and is_passive(before, at):
            agent = find_agent(text, unit, before, at, after)
            if agent is not None:
                return agent
        if not is_cue(before, at):
            continue
        inserted = _inserted(text, unit, before, at) or find_agent(text, unit, before, at, after)
        if inserted is not None:
            return inserted
        tried += 1
        if tried > _TRIES:
            break
        if is_passive(before, at):
            continue
        subject = _subject_of(before, at)
        if subject is None:
            inverted = _inverted(text, unit, before, at)
            if inverted is not None:
                return inverted
            continue
        turned = token.lower in speech.GERMAN or (before[at - 1].kind == "," and subject == (1, at - 1))
        if turned and subject[0] and before[subject[0] - 1].kind == "P":
            inverted = _inverted(text, unit, before, at, fronted=True)
            if inverted is not None:
                return inverted
        return _climb(text, unit, before, at, subject)
    for at, token in enumerate(before[:-1]):
        if token.lower == "according" and before[at + 1].lower == "to":
            return according(text, unit, before, at, "before")
    return _other(text, unit, before)


def _subject_of(before: list[Token], at: int) -> tuple[int, int] | None:
    """The subject of the verb of saying at `at`; of "he said, adding" it is that of the verb before."""
    participle = before[at].lower.endswith("ing")
    if participle and at > 2 and before[at - 1].kind == "," and before[at - 2].kind == "W":
        subject = subject_index(before[: at - 2])
        if subject is not None and subject[1] == at - 2:
            return subject
    if participle or (at and before[at - 1].lower == "to"):
        companion = find_companion(before, at)
        if companion is not None:
            return companion
    subject = subject_index(before[:at], participle)
    return subject if subject is None else _issuer(before, subject)


def _issuer(before: list[Token], subject: tuple[int, int]) -> tuple[int, int]:
    """Whoever issues the statement that is the subject: "The town released a statement saying …"."""
    first, last = carrier(before, subject)
    verb = first - 1
    article = before[first].lower in ("a", "an", "another", "several", "two")
    plural = verb > 0 and before[first].kind == "L" and before[last - 1].lower.endswith("s")
    indefinite = (article or plural) and before[last - 1].kind in ("L", "W")
    if not indefinite or verb < 1 or before[last - 1].lower not in speech.VEHICLES:
        return subject
    while verb > 0 and before[verb].lower in ("out", "off", "up"):
        verb -= 1
    if before[verb].kind not in ("V", "W", "E", "G"):
        return subject
    issuer = subject_index(before[:verb], before[verb].lower.endswith("ing"))
    return subject if issuer is None else issuer


def _inserted(text: str, unit: Unit, before: list[Token], at: int) -> Attribution | None:
    """An attribution set between commas, verb first: "The point, says Ann Poe, is that …"."""
    if at < 1 or before[at - 1].kind != "," or at + 2 >= len(before) or before[at + 1].kind != "M":
        return None
    end = chunk_end(before, at + 1, len(before))
    if end >= len(before) or before[end].kind != "," or before[at].lower not in ("says", "said", "writes", "wrote"):
        return None
    phrase = phrase_at(text, unit, before, at + 1, end)
    return Attribution(phrase, mention(unit, before[at]), "ahead.inserted", "medium", "before")


def _climb(text: str, unit: Unit, before: list[Token], at: int, subject: tuple[int, int]) -> Attribution:
    """From the verb of saying at `at` to the outermost one whose clause holds it ("Vale said that Poe called it …")."""
    inner: list[Mention] = []
    cue = at
    for _ in range(4):
        outer = _governing(before, subject[0]) or around_relative(before, subject[0])
        if outer is None:
            break
        higher = subject_index(before[:outer], before[outer].lower.endswith("ing"))
        if higher is None or higher == subject:
            break
        placed = subject[0] and before[subject[0] - 1].lower in (
            "on",
            "in",
            "at",
        )  # "Poe answered on Facebook, writing"
        if not placed:
            inner.insert(0, phrase_at(text, unit, before, *subject).mention)
        cue, subject = outer, higher
    token = before[cue]
    near = at >= len(before) - 3 or before[-1].kind in (":", ",")
    sure: Confidence = "high" if near and before[at].lower in speech.STRONG and not inner else "medium"
    phrase = phrase_at(text, unit, before, *subject)
    return Attribution(
        phrase,
        mention(unit, token),
        "ahead.verb",
        sure,
        "before",
        outer=_channel(text, unit, before, subject),
        inner=tuple(inner),
    )


def _channel(text: str, unit: Unit, before: list[Token], subject: tuple[int, int]) -> tuple[Mention, ...]:
    """Whoever passes the words on: "According to the Daily Mirror, spokesman Poe said …"."""
    for at in range(min(subject[0], len(before) - 1)):
        if before[at].lower == "according" and before[at + 1].lower == "to":
            found = according(text, unit, before[: subject[0]], at, "before")
            return () if found is None else (found.speaker.mention,)
    return ()


def _governing(before: list[Token], first: int) -> int | None:
    """The verb of saying in whose clause the subject at `first` stands, if nothing sets the clause apart."""
    at = first - 1
    if (
        at < 0
        or before[at].kind in (",", "C", "Q", ";", ":", "-", "?", "!")
        or before[at].lower in ("of", "with", "by")
    ):
        return None
    steps = 0
    while at >= 0 and steps < 12:
        token = before[at]
        if is_cue(before, at):
            direct = first - at == 1 or any(other.lower in _COMPLEMENTS for other in before[at + 1 : first])
            return at if direct or token.lower in speech.STRONG else None
        if token.kind in (",", ";", ":", "Q", "C", "R") and not (token.kind == "," and steps > 2):
            return None
        at -= 1
        steps += 1
    return None


def _noun_cue(text: str, unit: Unit, before: list[Token], at: int) -> Attribution | None:
    """ "Vale's claim that …": whoever owns the saying."""
    words = before[at].lower == "words" and at >= 2 and "in" in (before[at - 2].lower, before[max(0, at - 3)].lower)
    claims = at + 1 < len(before) and before[at + 1].lower == "that" and before[at].lower in speech.ASSERTIONS
    if at < 1 or not (words or claims):
        return None
    owner = at - 1
    while owner > 0 and at - owner < 3 and not before[owner].possessive and before[owner].kind in "LA#T":
        owner -= 1
    if before[owner].lower in ("his", "her", "their", "own"):
        owner -= before[owner].lower == "own"
    elif not before[owner].possessive:
        return None
    first = owner
    while first > 0 and before[first - 1].kind == "M" and not before[first - 1].possessive:
        first -= 1
    if first > 0 and before[first - 1].kind == "D":
        first -= 1
    return Attribution(
        phrase_at(text, unit, before, first, owner + 1), mention(unit, before[at]), "ahead.noun", "medium", "before"
    )


def _inverted(text: str, unit: Unit, before: list[Token], at: int, *, fronted: bool = False) -> Attribution | None:
    """A verb of saying that opens the sentence or follows a quotation, with its subject after it.

    `fronted`: something else opens it, as in German ("In Bremen sagte Ada Brandt: …").
    """
    if at and not fronted and before[at - 1].kind not in ("Q", ","):
        return None
    token = before[at]
    after = find_subject_after(text, unit.piece, unit.offset, token.end + unit.offset)
    if after is None or after.end > before[-1].end + unit.offset:
        return None
    return Attribution(after, mention(unit, token), "ahead.inverted", "medium", "before")


def _other(text: str, unit: Unit, before: list[Token]) -> Attribution | None:
    """A name and a colon, or the subject of whatever verb the sentence has, the first of its main clause rather."""
    last = len(before) - 1
    first = next((at + 1 for at in range(last - 1, 0, -1) if before[at].kind == "-"), 0)
    if before[first].lower in _AND:
        return None  # "Und weiter: …", "Et d’ajouter : …"
    if last > 0 and before[last].kind == ":" and before[first].kind in ("M", "D", "L"):
        end = chunk_end(before, first, last)
        named = before[end - 1].kind == "M" or before[end - 1].lower in grammar.ROLES
        if end == last and (named or (not first and before[0].kind == "D")):
            phrase = phrase_at(text, unit, before, first, end)
            return Attribution(phrase, mention(unit, before[last]), "ahead.colon", "medium", "before")
    main = 0
    if before[0].lower in ("when", "after", "as", "although", "though", "while", "because", "since", "if"):
        main = next((at for at in range(last) if before[at].kind == ","), 0)
    verbs = [at for at in range(main, last + 1) if before[at].kind in ("V", "E", "X")]
    nouns = [at for at in range(main, last + 1) if before[at].kind == "L" and at and before[at - 1].kind in ("N", "M")]
    for at in (*verbs, *nouns)[:_TRIES]:
        subject = subject_index(before[:at])
        if subject is not None:
            phrase = phrase_at(text, unit, before, *subject)
            return Attribution(phrase, mention(unit, before[at]), "ahead.open", "low", "before")
    if last > 0 and before[last].kind == ":" and before[0].kind in ("M", "D"):
        end = chunk_end(before, 0, last)
        if end > 1 and (before[end - 1].kind == "M" or before[0].kind == "D"):
            return Attribution(
                phrase_at(text, unit, before, 0, end), mention(unit, before[last]), "ahead.open", "low", "before"
            )
    return None
