"""The cues, compiled: the rows of `table` with the word lists of the lexicon filled in.

Every quantifier is bounded, so that a sentence costs a fixed number of looks at each of its words.
"""

import re
from dataclasses import dataclass

from sources.text.lexicon import stances as lexicon
from sources.text.stances.gates import GATES
from sources.text.stances.model import StanceName
from sources.text.stances.rows import Family, Form, Object
from sources.text.stances.table import TABLE


@dataclass(frozen=True, slots=True)
class Cue:
    """One pattern. `family` says what a negation makes of it, `form` where the actor stands, `object` the event.

    `gate`: letters of which at least one stands in every sentence in which it can count.
    """

    rule: str
    gate: tuple[str, ...]
    stance: StanceName
    family: Family
    form: Form
    object: Object
    pattern: re.Pattern[str]


_WORDS = {
    "RESP": rf"(?:{lexicon.RESPONSIBILITY})",
    "INV": rf"(?:{lexicon.INVOLVEMENT})",
    "ALLEG": rf"(?:{lexicon.ALLEGATIONS})",
    "REPORT": rf"(?:{lexicon.REPORTS})",
    "HARMV": rf"(?:{lexicon.HARM_VERBS})",
    "HARMB": rf"(?:{lexicon.HARM_BASE})",
    "WRONGV": rf"(?:{lexicon.WRONG_VERBS})",
    "HARM": rf"(?:{lexicon.HARM})",
    "SELF": rf"(?:{lexicon.SELF})",
    "SAY": rf"(?:{lexicon.SAYING})",
    "CRIME": rf"(?:{lexicon.CRIMES})",
    "WORTHLESS": rf"(?:{lexicon.WORTHLESS})",
    "DUTY": rf"(?:{lexicon.DUTIES})",
    # up to five words that may stand between a verb and its noun: "the sole and full", "Indian", "grower"
    "MOD": r"(?:(?!(?:that|for|on|to|in|of|it|he|she|they|and|but|or|who|which|when|while)\b)[\w'’.&-]{1,30} ){0,5}",
    "FEW": r"(?:(?!(?:that|for|on|to|in|of|and|but|or)\b)[\w'’-]{1,25} ){0,3}",
    "NEWS": rf"(?:{lexicon.NEWS})",
    "DENIED": rf"(?:{lexicon.WITHHELD})",
    # "said late on Sunday that", "said on Telegram"
    # "was claimed overnight by"
    "BY": r"(?: (?:overnight|later|yesterday|today|soon|quickly|jointly|(?:late |early )?(?:on )?\w{3,6}day))? by",
    "WHEN": (
        r"(?: (?:(?:late|early|later|earlier) )?(?:on|in|at|to|over|via|through|during|after|last|this)\b"
        r" [^,;.\"“”]{1,50}?(?= that\b)|(?: late| early)?(?: on)? \w{3,6}day)"
    ),
    "CLAIM": r"claim(?:s|ed|ing)?",
    # "denied to reporters that", "denied on Friday that"
    "DENY": (
        r"den(?:y|ies|ied|ying)(?:,? (?:(?:to|before) (?:the )?\w{2,20}|in (?:court|parliament|public|an interview"
        r"|a statement)|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
        r"|(?:through|via|in|on|at|during|speaking) [^,;.]{2,50},)(?= that\b))?"
    ),
    "REJECT": (
        r"(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|rebuff(?:s|ed|ing)?|repudiat(?:e|es|ed|ing)|refut(?:e"
        r"|es|ed|ing)"
        r"|disput(?:e|es|ed|ing)|rubbish(?:es|ed|ing)?|ridicul(?:e|es|ed|ing)"
        r"|(?:brush|laugh|shrug|wav)(?:ed|es|s|ing)? (?:off|aside|away))"
        r"[\"”']?"
    ),
    "TAKE": r"(?:tak(?:e|es|en|ing)|took|assum(?:e|es|ed|ing)|shoulder(?:s|ed|ing)?)",
    "ACCEPT": r"(?:accept(?:s|ed|ing)?|acknowledg(?:e|es|ed|ing)|own(?:s|ed|ing)? up to|conced(?:e|es|ed|ing))",
    "ADMIT": (
        r"(?:admit(?:s|ted|ting)?(?: to)?|confess(?:es|ed|ing)?(?: to)?|acknowledg(?:e|es|ed|ing)|fess(?:es|ed"
        r"|ing)? up to"
        r"|own(?:s|ed|ing)? up to)"
    ),
}
_SLOT = re.compile(r"<([A-Z]+)>")


def _compile(pattern: str) -> re.Pattern[str]:
    """A pattern with its <WORDS> filled in and up to three spaces for each."""
    filled = _SLOT.sub(lambda slot: _WORDS[slot.group(1)], pattern)
    filled = filled.replace(" ?", "[ ]?")
    spaced = re.sub(r"(?<!\[)(?<!\\bI)(?<!\\bwe) (?!\])", " {1,3}", filled)
    return re.compile(rf"(?<![\w'’-])(?:{spaced})", re.IGNORECASE)


CUES: tuple[Cue, ...] = tuple(
    Cue(rule, GATES[rule], stance, family, form, object_, _compile(pattern))
    for rule, stance, family, form, object_, pattern in TABLE
)

# A sentence without any of these has no stance: one cheap look instead of forty.
TRIGGER = re.compile(
    r"claim|den(?:y|ie|ial)|respons|credit|disavow|disown|distanc|disassoc|dissoc|blam|guilt|confess|admit"
    r"|fess|own\w* up"
    r"|acknowledg|reject|dismiss|rebuff|repudiat|refut|disput|rubbish|ridicul|comment|nothing to do"
    r"|nothing wrong|accus|bore"
    r"|bear|behind"
    r"|involved|collud|carried out|unclaimed|disclaim|debunk|quash|sho[ot]\w* down|complicit|return|reached"
    r"|staged|perpetrated|(?:did|had|have)(?: not|n['’]t) |not say|whether|innocen"
    r"|baseless|untrue|false|fabricat|groundless|unfounded|nonsense|fake|\blies?\b|work of"
    r"|fighters|militants|gunmen|operatives|hackers|bombers|members|invention|fiction|hoax|silent"
    r"|silence|fault|found\b|boast"
    r"|brag|finger|attribut|true?th"
    r"|substance|it was (?:us|we|me)|\b(?:I|we) \w+|none of|\bno \w+|unanswered"
    r"|answer|repl|mine\b|ours\b|liabil|culpab|fault|alleg|no part|no role|no hand|knowledge|connection",
    re.IGNORECASE,
)
