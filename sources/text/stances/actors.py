"""Whose stance it is: the subject, the agent after "by", the owner of a noun, the speaker of a quotation."""

import re

from sources.text import Mention, Span
from sources.text.lexicon import stances as lexicon
from sources.text.phrases import Phrase, find_phrases, subject_after, subject_before

_SAYING = re.compile(rf"\b(?:{lexicon.SAYING})\b", re.IGNORECASE)
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_PRONOUN_OWNER = re.compile(r"\b(its|his|her|their|my|our)[ ](?:[\w'-]{1,20}[ ]){0,3}$", re.IGNORECASE)
_OWNER = re.compile(r"['](?:s)?[ ](?:[\w-]{1,20}[ ]){0,3}$")
_ISSUING = re.compile(
    r"\b(?:issu|publish|repeat|mak|made|releas|post|offer|reiterat|sent|send)\w*[ ](?:(?:a|an|its|another|his"
    r"|her|their|the)[ ])?"
    r"(?:[\w-]{1,20}[ ]){0,2}$",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"its", "his", "her", "their", "my", "our"})
_ISSUED = re.compile(
    r"\b(?:(?:has|have|had|later|also|then)[ ]){0,2}(?:issu|publish|releas|post|sent|send|put out|circulat"
    r"|distribut)\w*[ ]$",
    re.IGNORECASE,
)
_STATEMENT_FROM = re.compile(
    rf"(?:(?:an?|the|one|another)[ ])?(?:[\w-]{{1,20}}[ ]){{0,3}}?(?:{lexicon.CHANNEL_MEDIUM})[ ](?:from|by|of)[ ]",
    re.IGNORECASE,
)
_MEDIUM = re.compile(rf"\b(?:{lexicon.CHANNEL_MEDIUM})\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|by|in the name of|attributed to|on behalf of|of)[ ]", re.IGNORECASE)
_DESCRIBES = re.compile(
    r"[ ]*(?:which|who|whose|whom|a|an|one|now|then|also|himself|herself|itself|the|in|from|of|at|for|speaking"
    r"|asked|(?:and |but )?not|rather than|instead of|unlike|like|along with|together with|including)\b",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"[ ]*(?:in|on|at|after|before|when|while|although|though|if|as|since|during|for|by|with|despite|and|but"
    r"|or|so)\b",
    re.IGNORECASE,
)
_COMPLEMENT = re.compile(
    r"[ ](?:for|of|from|in|at|with|to|close to|loyal to|led by|backed by|(?:linked|allied|affiliated) (?:to|with))[ ]"
    r"(?:(?!(?:who|which|that|said|says|told|and|but)\b)[\w'’-]{1,30}[ ]){1,8}",
    re.IGNORECASE,
)
_STATEMENT_OF = re.compile(
    r"\b((?:a|an|the|one|another)[ ](?:[\w-]{1,20}[ ]){0,3}?"
    rf"(?:{lexicon.CHANNEL_MEDIUM}))[ ](?:[\w-]{{1,20}}[ ]){{0,4}}"
    r"(?:from|by|attributed[ ]to|in[ ]the[ ]name[ ]of|on[ ]behalf[ ]of)[ ]$",
    re.IGNORECASE,
)
_CAUSING = re.compile(
    r"\b(?:forc|push|prompt|compel|oblig|press|pressur|driv|drove|caus|allow|lead|led|permitt?|requir"
    r"|mov)(?:e|es|ed|ing|s)?\b"
    r"[^;:]{0,80}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:[ ]\d[\d.]{0,5})?")  # "Louis 14", "Crew 2.0"
_RELATIVE = re.compile(r"(?:[ ](?:and|but)|,)?[ ](?:who|which)[ ]$", re.IGNORECASE)
_NEAR = 4  # code points between "by" and its phrase


def _first_phrase(text: str, start: int, end: int) -> Phrase | None:
    found = find_phrases(text, start, end)
    return found[0] if found and found[0].start - start <= _NEAR else None


def agent_after(text: str, sentence: Span, place: int) -> Mention | None:
    """The phrase right after `place`, as after "by"."""
    found = _first_phrase(text, place, sentence.end)
    return found.mention if found else None


def possessor_before(text: str, plain: str, sentence: Span, head: int) -> Mention | None:
    """The owner written right before a noun: "the group's denial", "its denial"."""
    window = max(sentence.start, head - 60)
    left = plain[window:head]
    owner = _OWNER.search(left)
    if owner:
        place = window + owner.start()
        for phrase in find_phrases(text, sentence.start, head):
            if phrase.start < place < phrase.end or phrase.end == place:
                inner = max(plain.rfind("' ", phrase.start, place), plain.rfind("'s ", phrase.start, place) + 1)
                begin = inner + 2 if inner > phrase.start else phrase.start
                return Mention(text[begin:place], begin, place) if begin < place else None
    pronoun = _PRONOUN_OWNER.search(left)
    if pronoun:
        start = window + pronoun.start(1)
        return Mention(text[start : start + len(pronoun.group(1))], start, start + len(pronoun.group(1)))
    return None


def owner_before(text: str, plain: str, sentence: Span, head: int) -> Mention | None:
    """Whose claim or denial: the possessor of the noun, or who issued it."""
    owner = possessor_before(text, plain, sentence, head)
    if owner:
        return owner
    window = max(sentence.start, head - 60)
    left = plain[window:head]
    issuing = _ISSUING.search(left)
    subject = subject_before(text, sentence, window + issuing.start() if issuing else head)
    return subject.mention if subject else None


def subject_of(
    text: str, plain: str, sentence: Span, start: int, infinitive: bool
) -> tuple[Mention | None, Mention | None]:
    """The subject of the verb group at `start` and, where that is a statement or the like, the statement as channel."""
    quoted = _QUOTED_AS.search(plain, max(sentence.start, start - 120), start)
    if quoted:
        found = find_phrases(text, quoted.start("who"), quoted.end("who"))
        if found:
            return found[0].mention, None
    if _WITHOUT.match(plain, start):
        return _main_subject(text, plain, sentence, start), None
    if infinitive and _CAUSING.search(plain, max(sentence.start, start - 90), start):
        found = find_phrases(text, sentence.start, start)
        if found and start - found[-1].end <= 2 and found[-1].kind != "common":
            return found[-1].mention, None
    subject = (
        _before_comma(text, plain, sentence, start)
        or _described(text, plain, sentence, start)
        or subject_before(text, sentence, start)
    )
    whom = _OF_WHOM.search(plain, max(sentence.start, start - 30), start)
    if whom:
        found = find_phrases(text, sentence.start, whom.start())
        return (found[-1].mention if found and found[-1].end >= whom.start() - 1 else None), None
    styled = _self_styled(text, plain, sentence, start)
    if styled:
        return styled, None
    stated = _STATEMENT_FROM.match(plain, subject.start, subject.end) if subject else None
    if subject and stated:
        head = len(stated.group().rsplit(" ", 2)[0])
        return (
            Mention(text[stated.end() : subject.end], stated.end(), subject.end),
            Mention(text[subject.start : subject.start + head], subject.start, subject.start + head),
        )
    if subject is None or _MEDIUM.search(subject.text.rsplit(" ", 1)[-1]):
        return _behind_statement(text, plain, sentence, start, subject)
    medium = _STATEMENT_OF.search(plain, max(sentence.start, subject.start - 90), subject.start)
    via = Mention(text[medium.start(1) : medium.end(1)], medium.start(1), medium.end(1)) if medium else None
    return _with_complement(text, plain, subject, start), via


_QUOTED_AS = re.compile(r"\b(?:quot|cit)(?:es?|ed|ing)[ ](?P<who>[^,;.\"“”]{2,60})[ ]as[ ]$", re.IGNORECASE)
_OF_WHOM = re.compile(r",?[ ](?:all|both|most|some|many|each|two|three)[ ]of[ ]whom[ ]$", re.IGNORECASE)
_WITHOUT = re.compile(r"without\b", re.IGNORECASE)
_STYLED = re.compile(
    r"[ ](?:calling (?:it|them|him|her)sel(?:f|ves)|known as|called|named|(?:going|who goes"
    r"|which goes) by the name(?: of)?)[ ]"
    r"(?P<name>(?:[Tt]he[ ])?[A-Z][\w'’-]{1,25}(?:[ ](?:of|the|for|and|[A-Z][\w'’-]{1,25})){0,6}),?[ ]$"
)


def _main_subject(text: str, plain: str, sentence: Span, start: int) -> Mention | None:
    """Who does something without admitting: the subject that opens the clause, not what stands before "without"."""
    first = max(sentence.start, max(plain.rfind(mark, sentence.start, start) for mark in ',;:“"') + 1)
    found = find_phrases(text, first, start)
    if found and not plain[first : found[0].start].strip():
        return found[0].mention
    before = subject_before(text, sentence, first) if first > sentence.start else None
    fallback = before or subject_before(text, sentence, start)
    return fallback.mention if fallback else None


def _self_styled(text: str, plain: str, sentence: Span, start: int) -> Mention | None:
    """The whole name that stands before the verb and that its bearer gives itself: "Sons of the Marsh"."""
    styled = _STYLED.search(plain, max(sentence.start, start - 120), start)
    return Mention(text[slice(*styled.span("name"))], *styled.span("name")) if styled else None


def _with_complement(text: str, plain: str, subject: Phrase, verb: int) -> Mention:
    """A common phrase with what belongs to it right up to its verb: "a spokeswoman for the ministry"."""
    between = plain[subject.end : verb]
    if subject.kind != "common" or not _COMPLEMENT.fullmatch(between):
        return subject.mention
    end = subject.end + len(between.rstrip())
    return Mention(text[subject.start : end], subject.start, end)


def _before_comma(text: str, plain: str, sentence: Span, start: int) -> Phrase | None:
    """The subject of a verb right after a comma, past what only describes it.

    "The boy's uncle, Omar Vale, denied": the name in apposition; "Vale, who had fled, denied": the name before.
    """
    edge = len(plain[:start].rstrip())
    if edge <= sentence.start or plain[edge - 1] != ",":
        return None
    end = edge - 1
    described = True
    while described:
        first = max(plain.rfind(mark, sentence.start, end) for mark in ",;:(—") + 1
        first = max(first, sentence.start)
        described = bool(_DESCRIBES.match(plain, first, end)) and first > sentence.start
        if not described:
            break
        end = first - 1
    found = find_phrases(text, first, end)
    if not found or _FRONTED.match(plain, first, end) or (end == edge - 1 and found[0].kind != "name"):
        return None
    if end == edge - 1 and (found[0].end != end or len(found) != 1):
        return None
    return found[0]


def _described(text: str, plain: str, sentence: Span, start: int) -> Phrase | None:
    """The name before a description in apposition whose relative clause goes on with the verb at `start`.

    "Ann Poe, a member of two cells that police have named, who claimed ...": Ann Poe.
    """
    relative = _RELATIVE.search(plain, max(sentence.start, start - 20), start)
    if relative is None:
        return None
    end, described = relative.start(), False
    while (comma := plain.rfind(",", sentence.start, end)) >= 0:
        if not plain[comma + 1 : end].strip():
            end = comma
            continue
        if not _DESCRIBES.match(plain, comma + 1, end):
            break
        end, described = comma, True
    if not described:
        return None
    found = [
        phrase for phrase in find_phrases(text, sentence.start, end) if _NUMBERED.fullmatch(plain, phrase.end, end)
    ]
    return found[-1] if found and found[-1].text[0].isupper() else None


def _behind_statement(
    text: str, plain: str, sentence: Span, start: int, statement: Phrase | None
) -> tuple[Mention | None, Mention | None]:
    """Who speaks where the grammatical subject is a statement, or where there is none before the verb."""
    via = statement.mention if statement else None
    if statement:
        owner = possessor_before(text, plain, sentence, statement.end - len(statement.text.rsplit(" ", 1)[-1]))
        if owner and owner.text.lower() not in _PRONOUNS:
            return owner, via
        issued = _ISSUED.search(plain, max(sentence.start, statement.start - 40), statement.start)
        if issued:
            issuer = subject_before(text, sentence, issued.start())
            return (issuer.mention if issuer else None), via
        source = _FROM.search(plain, statement.end, start)
        phrase = _first_phrase(text, source.end(), start) if source else None
        if phrase:
            return phrase.mention, via
    comma = plain.find(",", start, sentence.end)
    if comma >= 0 and not plain[sentence.start : start].count(","):
        # "In a statement claiming responsibility, the group said ..."
        phrase = _first_phrase(text, comma + 1, sentence.end)
        if phrase:
            return phrase.mention, via
    return via, None


def speaker_of(text: str, plain: str, sentence: Span, quotation: Span) -> Mention | None:
    """Who says the quotation, by a verb of saying after or before it in its sentence."""
    after = _SAYING.search(plain, quotation.end, sentence.end)
    if after:
        rest = Span(min(quotation.end + 1, sentence.end), sentence.end)
        found = subject_before(text, rest, after.start()) or subject_after(text, rest, after.end())
        if found:
            return found.mention
    before = list(_SAYING.finditer(plain, sentence.start, quotation.start))
    if before:
        found = subject_before(text, sentence, before[-1].start())
        if found:
            return found.mention
    return None


def joined_with(text: str, plain: str, sentence: Span, actor: Mention, verb: int) -> Mention | None:
    """The other half of a pair that shares the verb at `verb`; None where the pair is not plain to see."""
    link = _AND.match(plain, actor.end, verb)
    if link:
        found = find_phrases(text, link.end(), verb)
        whole = len(found) == 1 and found[0].start == link.end() and not plain[found[0].end : verb].strip()
        return found[0].mention if whole else None
    pair = _NEITHER_NOR.search(plain, max(sentence.start, actor.start - 80), actor.start)
    if pair and not plain[actor.end : verb].strip():
        found = find_phrases(text, pair.start("one"), pair.end("one"))
        return found[0].mention if found and found[0].start == pair.start("one") else None
    return None


def agent_beside(text: str, plain: str, sentence: Span, agent: Mention) -> Mention | None:
    """The second of two agents: "was claimed by the rebels and by Ostria"."""
    link = _AND_BY.match(plain, agent.end, sentence.end)
    found = find_phrases(text, link.end(), sentence.end) if link else []
    return found[0].mention if link and found and found[0].start == link.end() else None


_AND_BY = re.compile(r",?[ ]and[ ]by[ ]", re.IGNORECASE)
_AND = re.compile(r",?[ ](?:and|nor)[ ](?:also[ ])?", re.IGNORECASE)
_NEITHER_NOR = re.compile(r"\bneither[ ](?P<one>[^,;.]{2,60}?)[ ]nor[ ]$", re.IGNORECASE)


def speaker_behind(text: str, plain: str, sentence: Span, start: int, end: int) -> Mention | None:
    """Who says what the words from `start` to `end` state, by a clause behind them: "..., its director said"."""
    comma = plain.find(",", end, sentence.end)
    if comma < 0:
        return None
    return speaker_of(text, plain, Span(start, sentence.end), Span(start, comma))


def teller_before(text: str, plain: str, sentence: Span, start: int) -> Mention | None:
    """The subject of a verb of saying right before `start`: "the airline said there was no truth in it"."""
    said = _SAID_THAT.search(plain, max(sentence.start, start - 30), start)
    found = subject_before(text, sentence, said.start()) if said else None
    return found.mention if found else None


_SAID_THAT = re.compile(rf"\b(?:{lexicon.SAYING})[ ](?:that[ ])?$", re.IGNORECASE)


def is_first_person(actor: Mention | None) -> bool:
    """Whether the actor is the speaker of the quotation it stands in."""
    return actor is not None and actor.text.lower() in _FIRST_PERSON


def first_person_in(text: str, span: Span) -> Mention | None:
    """The "me" or "us" among the words of a cue."""
    found = re.search(r"\b(?:me|us)\b", text[span.start : span.end])
    if found is None:
        return None
    return Mention(found.group(), span.start + found.start(), span.start + found.end())
