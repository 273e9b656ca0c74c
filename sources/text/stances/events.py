"""What a stance is about, whom it blames, and the channel it came through."""

import re

from sources.text import Mention, Span
from sources.text.lexicon import stances as lexicon
from sources.text.phrases import find_phrases
from sources.text.stances.cues import Cue

# Where the object of a cue ends: punctuation, or a word that opens another clause.
_END = re.compile(
    r"[,;:()“”\"\[\]—–]|--|[ ]-[ ]|[ ](?:and|but|or|which|who|whom|that|while|as|after|before|when|where"
    r"|saying|leading|despite|because"
    r"|although|though|since|until|unless|prompting|adding|in order|even|if|through|via|within|during an?|told|said"
    r"|says|has|have|so far|on behalf of|in the name of"
    r"|had|was|were|is|are|would|will|in (?:a|an|its|his|her|their|the) (?:[\w-]{1,20} ){0,2}"
    rf"(?:{lexicon.CHANNEL_MEDIUM})|on (?:its|his|her|their) [\w ]{{1,30}}|on (?:{lexicon.CHANNEL_PLACE})"
    r"|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[,;:()“”\"—–]|--|[ ](?:and (?:said|that|he|she|it|they)|but|although|though|saying|adding|while"
    r"|when asked|despite)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"(?:and|but|or|nor|while|after|before|when|on \w+day|today|yesterday)\b", re.IGNORECASE)
_LONGEST = 240
_VIA_REACH = 200
_LEAD = re.compile(
    r"[ ]*(?:(?:on[ ]\w{3,6}day|today|yesterday)[ ])?(?:for|in|of|with|to|about|from|that|between|by)[ ]+",
    re.IGNORECASE,
)
_HARM = re.compile(rf"\b(?:{lexicon.HARM})\b", re.IGNORECASE)
_SAID = re.compile(rf"\b(?:{lexicon.ALLEGATIONS}|{lexicon.REPORTS})\b", re.IGNORECASE)
_ON = re.compile(
    rf"[ ](?:squarely |firmly |solely )?(?:on|upon|at the feet of)[ ](?!(?:{lexicon.CHANNEL_PLACE}|\w{{3,6}}day"
    rf"|\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b)",
    re.IGNORECASE,
)
_BLAME_END = re.compile(r"[,;:()“”\"—]|--|[ ](?:while|but|after|before|when|saying|because)[ ]", re.IGNORECASE)
_FOR = re.compile(
    r"[ ](?:(?:responsible|accountable|to blame|at fault|liable|guilty) )?for[ ]|[ ]behind[ ]", re.IGNORECASE
)
_OF = re.compile(r"[ ]of[ ]", re.IGNORECASE)
_LINKS = {"blame.accuse": _OF, "blame.finger": re.compile(r"[ ](?:for|over)[ ]", re.IGNORECASE)}
_PERSON = (
    rf"(?:[\w'-]{{1,25}}[ ]){{0,3}}?(?:{lexicon.CHANNEL_PERSON})\b(?:[ ](?:[A-Z][\w'-]{{1,25}}[ ]?){{1,3}}"
    rf"|[ ]for[ ](?:the[ ])?[\w' -]{{1,40}})?"
)
_VIA = re.compile(
    rf"\b(?:through|via)[ ](?P<person>{_PERSON})"
    rf"|\b(?:in|via|through|with|during)[ ](?P<medium>(?:a|an|its|his|her|their|the"
    rf"|this)[ ](?:(?!(?:via|through|in|on|with|during)\b)[\w'-]{{1,25}}[ ]){{0,4}}?(?:{lexicon.CHANNEL_MEDIUM}))\b"
    rf"|\b(?:on|via|over|to)[ ](?P<place>(?:its[ ]|his[ ]|her[ ]|their[ ]|the[ ])?(?:official[ ]"
    rf"|own[ ])?(?:{lexicon.CHANNEL_PLACE})\b(?:[ ](?:channel|account|page|feed))?)",
    re.IGNORECASE,
)


def _mention(text: str, start: int, end: int) -> Mention | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".!?…'’"):
        end -= 1
    return Mention(text[start:end], start, end) if start < end else None


def _cut(plain: str, start: int, end: int, stop: re.Pattern[str]) -> int:
    limit = min(end, start + _LONGEST)
    # the first word never ends the object: "that attack", "who ..."
    found = stop.search(plain, min(start + 1, limit), limit)
    return found.start() if found else limit


def object_after(text: str, plain: str, sentence: Span, start: int) -> Mention | None:
    """The noun phrase with its complements that follows `start`."""
    lead = _LEAD.match(plain, start, sentence.end)
    start = lead.end() if lead else start
    while start < sentence.end and plain[start] == " ":
        start += 1
    if start < sentence.end and (plain[start] in ',;:.)“”"' or _ANOTHER.match(plain, start)):
        return None
    if _VERB.match(plain, start, sentence.end) or _BEHALF.match(plain, start):
        return None
    return _mention(text, start, _cut(plain, start, sentence.end, _END))


_VERB = re.compile(r"(?:has|have|had|was|were|is|are|would|will|came|could|did|does)\b", re.IGNORECASE)


def clause_after(text: str, plain: str, sentence: Span, start: int) -> Mention | None:
    """The clause that follows `start`, up to its comma."""
    return _mention(text, start, _cut(plain, start, sentence.end, _CLAUSE_END))


def said_after(text: str, plain: str, sentence: Span, start: int) -> Mention | None:
    """An allegation or report that begins at `start`, with what it says: "reports by two papers that it had paid"."""
    end = _cut(plain, start, sentence.end, _END)
    that = _THAT.match(plain, end, sentence.end)
    if that:
        end = _cut(plain, that.end(), sentence.end, _CLAUSE_END)
    elif _FINITE.match(plain, end, sentence.end) and end - start >= len("claims it"):
        end = _cut(plain, end + 1, sentence.end, _CLAUSE_END)
    return _mention(text, start, end)


_THAT = re.compile(r"(?:,[ ][\w .'-]{2,40},)?[ ](?:that|saying)[ ]", re.IGNORECASE)
_FINITE = re.compile(r"[ ](?:has|have|had|was|were|is|are|would|will)\b", re.IGNORECASE)


def is_harm(event: Mention) -> bool:
    """Whether an act of harm is named in the words of the event."""
    return bool(_HARM.search(event.text))


def is_wrong(event: Mention) -> bool:
    """Whether a deed is named: an act of harm, a crime, or something done ("breaking the truce")."""
    return bool(_WRONG.search(event.text))


_WRONG = re.compile(rf"\b(?:{lexicon.HARM}|{lexicon.CRIMES})\b|^(?:having[ ])?\w{{2,20}}ing\b", re.IGNORECASE)


def act_before(text: str, plain: str, sentence: Span, end: int) -> Mention | None:
    """The act of harm named last before `end`: what "was claimed by" says was claimed. None: no such act."""
    return _noun_before(text, plain, max(sentence.start, end - 160), end, _HARM)


def allegation_before(text: str, plain: str, sentence: Span, end: int) -> Mention | None:
    """The allegation or report named last before `end`: what "was denied by" says was denied."""
    return _noun_before(text, plain, max(sentence.start, end - 120), end, _SAID)


def relative_before(text: str, plain: str, sentence: Span, subject: int, rule: str) -> Mention | None:
    """The allegation or act that a relative clause speaks of: "the charges, which he denies", "claims he denied".

    `subject` is where the subject of the clause begins. None: nothing of the sort stands right before it.
    """
    deny = rule != "claim.relative"
    link = (_LINK if deny else _WHICH).search(plain, max(sentence.start, subject - 30), subject)
    if link is None:
        return None
    start = max(sentence.start, link.start() - 120)
    head = (_SAID if rule == "deny.relative.reject" else _CHARGED) if deny else _HARM
    found = _noun_before(text, plain, start, link.start(), head)
    return found if found and not _BREAK.search(plain, found.end, link.start()) else None


_WHICH = re.compile(r",?[ ](?:which|(?:both|all|some|one)[ ]of[ ]which)[ ]$", re.IGNORECASE)
_LINK = re.compile(rf"{_WHICH.pattern[:-1]}$|[ ](?:that[ ])?$|,[ ](?:an?[ ])?$", re.IGNORECASE)
_BREAK = re.compile(r"[,;:.]|[ ](?:is|are|was|were|has|have|had|said|told|but)[ ]", re.IGNORECASE)
_CHARGED = re.compile(
    rf"\b(?:{lexicon.ALLEGATIONS}|{lexicon.REPORTS}|{lexicon.HARM}|{lexicon.CRIMES})\b", re.IGNORECASE
)


def is_office(event: Mention) -> bool:
    """Whether an office is taken on rather than a blame: its words name a duty and nothing that went wrong."""
    return bool(_OFFICES.search(event.text)) and not _FAULTS.search(event.text)


_OFFICES = re.compile(rf"\b(?:{lexicon.OFFICES})\b", re.IGNORECASE)
_FAULTS = re.compile(rf"\b(?:{lexicon.FAULTS})\b", re.IGNORECASE)


def _noun_before(text: str, plain: str, start: int, end: int, noun: re.Pattern[str]) -> Mention | None:
    nouns = list(noun.finditer(plain, start, end))
    if not nouns:
        return None
    last = nouns[-1]
    begin, stop = last.span()
    for phrase in find_phrases(text, start, end):
        if phrase.start <= last.start() < phrase.end:
            begin, stop = phrase.start, max(stop, phrase.end)
    own = _DETERMINER.match(plain, begin, end)
    lead = None if own else _DETERMINED.search(plain, max(start, begin - 40), begin)
    begin = lead.start() if lead else begin
    place = _PLACED.fullmatch(plain, stop, end)
    return _mention(text, begin, end if place else stop)


_DETERMINER = re.compile(r"(?:the|an?|this|that|both|these|those)[ ]", re.IGNORECASE)
_DETERMINED = re.compile(r"\b(?:the|a|an|this|that|both|these|those)[ ](?:[\w-]{1,20}[ ]){0,2}$", re.IGNORECASE)
_PLACED = re.compile(
    r"[ ](?:of|at|in|on|near|against|outside|inside|by)[ ](?:(?!(?:which|that|who|was"
    r"|were)\b)[\w'.-]{1,30}[ ]?){1,10}",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[ ](?:of|in|at|on|against|near|from)[ ]", re.IGNORECASE)


def phrase_after(text: str, plain: str, sentence: Span, start: int) -> Mention | None:
    """Only the noun phrase after `start` with its "of" and "in": what follows may be the verb of the noun itself."""
    lead = _LEAD.match(plain, start, sentence.end)
    start = lead.end() if lead else start
    end = _cut(plain, start, sentence.end, _END)
    found = find_phrases(text, start, end)
    if not found or plain[start : found[0].start].strip():
        start += len(plain[start:end]) - len(plain[start:end].lstrip())
        plainly = _ACT.match(plain, start, end)
        return _mention(text, start, plainly.end()) if plainly else None
    stop = found[0].end
    for phrase in found[1:]:
        if not _JOINED.fullmatch(plain, stop, phrase.start):
            break
        stop = phrase.end
    return _mention(text, found[0].start, stop)


_ACT = re.compile(
    rf"(?:the|an?|this|that|these|those)[ ](?:[\w'-]{{1,20}}[ ]){{0,2}}(?:{lexicon.HARM})\b", re.IGNORECASE
)


def meant(text: str, plain: str, sentence: Span, event: Mention, end: int) -> Mention:
    """The act that "it" stands for, where one is named before `end`: "denounced the coup attempt, but ... it"."""
    if event.text.lower() not in _PRONOUNS:
        return event
    return _noun_before(text, plain, max(sentence.start, end - 160), end, _MEANT) or event


_PRONOUNS = frozenset({"it", "this", "that", "them"})
_MEANT = re.compile(
    rf"\b(?:{lexicon.HARM}|{lexicon.CRIMES}|coup(?: attempt)?|scheme|scandal|leaks?|spill)\b", re.IGNORECASE
)


def behalf_after(text: str, plain: str, sentence: Span, start: int) -> Mention | None:
    """In whose name somebody speaks: "claimed the attack on behalf of the cell"."""
    found = _BEHALF.search(plain, start, min(sentence.end, start + _VIA_REACH))
    phrases = find_phrases(text, found.end(), sentence.end) if found else []
    return phrases[0].mention if found and phrases and phrases[0].start - found.end() <= 1 else None


_BEHALF = re.compile(r"\b(?:on behalf|in the name) of[ ]", re.IGNORECASE)


def for_which(text: str, plain: str, sentence: Span, subject: int) -> Mention | None:
    """The act before a relative clause: "the killing of the mayor, for which the Column claimed responsibility"."""
    link = _FOR_WHICH.search(plain, max(sentence.start, subject - 20), subject)
    if link is None:
        return None
    return _noun_before(text, plain, max(sentence.start, link.start() - 120), link.start(), _CHARGED)


_FOR_WHICH = re.compile(r",?[ ](?:for|in|of)[ ]which[ ]$", re.IGNORECASE)


def asked_about(text: str, plain: str, sentence: Span, cue: Span, *, before: bool = True) -> Mention | None:
    """What was not commented on: "declined to comment on the raid", "asked about the raid, the general ..."."""
    link = _ABOUT.match(plain, cue.end, sentence.end) or _ASKED.search(plain, cue.end, sentence.end)
    if link:
        return object_after(text, plain, sentence, link.end())
    link = _ASKED.search(plain, sentence.start, cue.start) if before else None
    if link and link.group().rstrip().lower().endswith(("whether", "if")):
        return clause_after(text, plain, sentence, link.end())
    return object_after(text, plain, sentence, link.end()) if link else None


_ABOUT = re.compile(
    r"[ ](?:publicly[ ]|further[ ])?(?:on|about|regarding|over)[ ](?:whether[ ])?"
    rf"(?!(?:\w{{3,6}}day|(?:{lexicon.CHANNEL_PLACE})|the record|camera|air|television|\d|behalf)\b)",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:asked|questioned|pressed)[ ](?:\w+[ ]){0,2}?(?:about|on|over|whether|if)[ ]", re.IGNORECASE)


def blamed_relative(text: str, plain: str, sentence: Span, subject: int) -> Mention | None:
    """Whom a relative clause blames: "Ostria, which Kiltan blames for the blast". `subject`: where Kiltan begins."""
    link = _WHOM.search(plain, max(sentence.start, subject - 20), subject)
    if link is None:
        return None
    found = find_phrases(text, max(sentence.start, link.start() - 80), link.start())
    return found[-1].mention if found and found[-1].end >= link.start() - 1 else None


_WHOM = re.compile(r",?[ ](?:which|whom|who|that)[ ]$", re.IGNORECASE)


def fronted(text: str, plain: str, sentence: Span, start: int) -> Mention | None:
    """What a participle at the head of a sentence was said of: "Denied by both, the pact is believed to exist"."""
    comma = plain.find(",", start, sentence.end)
    found = find_phrases(text, comma + 1, sentence.end) if comma >= 0 else []
    return found[0].mention if found and found[0].start - comma <= _NEXT else None


_NEXT = 2


def is_report(event: Mention) -> bool:
    """Whether only something written or told is named, and no accusation."""
    return bool(_REPORTED.match(event.text))


def is_news(event: Mention) -> bool:
    """Whether a clause tells of a state that nobody is guilty of: "that the queen is ill"."""
    return bool(_NEWS.search(event.text))


_NEWS = re.compile(rf"\b(?:is|was|are|were|(?:has|had) been)[ ](?:\w+ly[ ])?(?:{lexicon.NEWS})\b", re.IGNORECASE)
_REPORTED = re.compile(
    rf"(?:(?:the|a|an|all|any|such|these|those|widespread)[ ])*(?:[\w-]+[ ])?(?:{lexicon.REPORTS})\b", re.IGNORECASE
)


def blamed(text: str, plain: str, sentence: Span, start: int, cue: Cue) -> tuple[Mention | None, Mention | None]:
    """(event, target) after a verb of blame: "X for Y" or "Y on X"."""
    end = _cut(plain, start, sentence.end, _BLAME_END)
    on = _ON.search(plain, start, end) if cue.rule == "blame.active" else None
    link = _LINKS.get(cue.rule, _FOR).search(plain, start, end)
    if on and not (link and link.start() < on.start()):
        return _mention(text, start, on.start()), object_after(text, plain, sentence, on.end())
    behind = _BEHIND_RELATIVE.match(plain, end, sentence.end) if cue.rule == "blame.active" and not link else None
    if behind:  # "blamed the fire, which destroyed nine shops, on faulty wiring"
        return _mention(text, start, end), object_after(text, plain, sentence, behind.end())
    target = object_after(text, plain, sentence, start)
    if cue.form == "reported" or cue.rule in ("blame.accuse", "blame.hold"):
        phrases = find_phrases(text, start, end)
        target = Mention(phrases[0].text, phrases[0].start, phrases[0].end) if phrases else None
    if link and target:
        target = _mention(text, target.start, min(target.end, link.start()))
    return (object_after(text, plain, sentence, link.end()) if link else None), target


_BEHIND_RELATIVE = re.compile(r",[ ](?:which|who|whose)[ ][^,;.]{2,90},[ ](?:up)?on[ ](?!\w{3,6}day\b)", re.IGNORECASE)


def reason_after(text: str, plain: str, sentence: Span, start: int) -> Mention | None:
    """What somebody was blamed for or accused of, behind the agent: "accused by the army of breaking the truce"."""
    end = _cut(plain, start, sentence.end, _BLAME_END)
    link = _REASON.search(plain, start, end)
    return object_after(text, plain, sentence, link.end()) if link else None


_REASON = re.compile(r"[ ](?:for|of)[ ](?=\w{2,20}ing\b|the\b|an?\b|having\b)", re.IGNORECASE)


def channel(text: str, plain: str, sentence: Span, head: int) -> Mention | None:
    """Through whom or what it was said: "through a spokeswoman", "in a statement", "on Telegram"."""
    found = _VIA.search(plain, head, min(sentence.end, head + _VIA_REACH))
    if found is None:
        earlier = list(_VIA.finditer(plain, max(sentence.start, head - _VIA_REACH // 2), head))
        if not earlier:
            return None
        found = earlier[-1]
    group = next(name for name in ("person", "medium", "place") if found.group(name))
    return _mention(text, found.start(group), found.end(group))
