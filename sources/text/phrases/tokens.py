"""Tokens of one sentence with the part they are likely to play, by word lists and endings."""

import re
from dataclasses import dataclass, replace
from typing import Final

from sources.text.lexicon import grammar, speech, word_set

#: What a whole quotation is replaced with, one for each of its characters, before a sentence is looked at.
HIDDEN: Final = "\ufffc"

_TOKEN: Final = re.compile(
    r"\ufffc+"
    r"|(?:[^\W\d_]\.){2,}(?:['’]s)?"
    r"|(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Rev|Hon|St|Jr|Sr|Supt|Insp|Maj|Atty|Sec)\."
    r"|[^\W\d_]\.(?=\s+[^\W\d_])|[DRI]-[A-Z][a-z]*\.|\d+[/:]\d+"
    r"|[$€£#@]?(?:[^\W_][\u0300-\u036f\u064b-\u0652]*)+"
    r"(?:(?:['’ʼ&\-‐‑]|[.,](?=\d))[^\W_]+)*(?:(?<=[sz])['’](?!\w))?"
    r"|\S"
)
_QUOTED: Final = re.compile(r"“[^”“]{0,4000}”|\"[^\"]{0,4000}\"|«[^»«]{0,4000}»|„[^“”„]{0,4000}[“”]")
_PREFIXED: Final = re.compile(
    r"(?:al|el|ul|an|as|ash|ar|at|az|ad|bin|d|de|l|o|ibn)[-'’‑](?:[a-z]{0,2}['’])?[^\W\d_a-z]"
)
_NOT_ADVERBS: Final = word_set(
    """
    family ally rally july italy reply supply assembly monopoly elderly fly bully belly ally anomaly emily sally
    kelly
    daily weekly monthly likely friendly early only lovely deadly costly unlikely homily melancholy molly holly
    """
)
#: Irregular participles that are no finite form, and finite forms that are no participle, for what stands before "by".
_PARTICIPLES: Final = word_set("written taken driven chosen known shown drawn given seen borne beaten overseen stolen")
_NO_PARTICIPLES: Final = word_set("""
    went came took gave began became drew drove fell flew forgot grew knew lay rose sat saw shook showed spoke stood
    swore sang sank woke wore wrote ate bore beat broke froze oversaw rang rode undertook withdrew threw stole chose
""")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `kind` is a letter:

    D determiner, P preposition, C conjunction, S subordinator, R relative, N personal subject, O object pronoun,
    X auxiliary, A adverb, V finite verb, W verb of saying, E -ed form, G -ing form, M capitalised name word,
    T time word, # number, L other word, Q hidden quotation, else the mark itself (dashes are all "-").
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str

    @property
    def possessive(self) -> bool:
        """Whether it ends in a genitive ("Iraq's", "voters’")."""
        return self.text[-2:] in ("'s", "’s") or self.text[-1:] in ("'", "’")


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for kind, words in (
        ("N", grammar.PERSONAL | grammar.CONTRACTED),
        ("O", grammar.OBJECT_PRONOUNS),
        ("R", grammar.RELATIVES),
        ("S", grammar.SUBORDINATORS - {"since", "after", "before", "until", "as", "once"}),
        ("C", grammar.CONJUNCTIONS),
        ("X", grammar.AUXILIARIES),
        ("D", grammar.DETERMINERS),
        ("P", grammar.PREPOSITIONS),
        ("T", grammar.TIME_WORDS - {"may"}),
        ("A", grammar.ADVERBS),
        ("W", speech.CUES),
        ("V", grammar.FINITE_VERBS),
        ("W", speech.FOREIGN),
    ):
        for word in words:
            table.setdefault(word, kind)
    for word in ("someone", "somebody", "everyone", "everybody", "anyone", "nobody", "others", "there"):
        table[word] = "N" if word != "there" else "A"
    return table


_KINDS: Final = _table()


def tokenise(text: str, start: int, end: int, *, opening: bool = True) -> list[Token]:
    """The tokens of `text[start:end]`, one sentence, whose quotations may be hidden; `opening`: from its beginning."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        written = match.group()
        lower = written.lower()
        kind = _kind(written, lower, opening)
        tokens.append(Token(match.start(), match.end(), written, lower, kind))
        if written[0].isalnum() or kind == "Q":
            opening = False
        elif kind == ":":
            opening = True
    for at in range(len(tokens) - 1):
        if _is_participle(tokens, at):
            tokens[at] = replace(tokens[at], kind="E")
        elif tokens[at].lower in speech.WITH_BACK and tokens[at + 1].lower == "back":
            tokens[at] = replace(tokens[at], kind="W")
    for at in range(1, len(tokens) - 1):
        if tokens[at].kind == "E" and _is_adjective(tokens, at):
            tokens[at] = replace(tokens[at], kind="L")
    return tokens


def _is_participle(tokens: list[Token], at: int) -> bool:
    """Whether "by" makes a participle of a form that may be finite elsewhere: "a party led by Ann Poe".

    Not before a figure, which is a margin ("led by 5 points").
    """
    if tokens[at + 1].lower != "by" or (at + 2 < len(tokens) and tokens[at + 2].kind == "#"):
        return False
    token = tokens[at]
    if token.kind == "W":
        return token.lower.endswith("ed")
    return (token.kind == "V" and token.lower not in _NO_PARTICIPLES) or token.text in _PARTICIPLES


def _is_adjective(tokens: list[Token], at: int) -> bool:
    """Whether an -ed form describes a noun, as the verb behind that shows: "the coastal armed groups denied ..."."""
    if tokens[at - 1].kind not in ("L", "M") or tokens[at + 1].lower not in grammar.ROLES:
        return False
    return at + 2 == len(tokens) or tokens[at + 2].kind in ("V", "W", "X", "E")


# names that end as participles do
_PLACES: Final = frozenset({"beijing", "nanjing", "boeing", "liaoning", "chongqing"})


def _kind(written: str, lower: str, opening: bool) -> str:
    first = written[0]
    if first == HIDDEN:
        return "Q"
    if first in "—–―-‒" and len(written) == 1:
        return "-"
    if lower.endswith(("-old", "-olds")):
        return "L"
    if first.isdigit() or (len(written) > 1 and first in "$€£#" and written[1].isdigit()):
        return "L" if "-" in written and written[-1].islower() and first.isdigit() else "#"
    if not (first.isalnum() or first == "@"):
        return written
    known = _KINDS.get(lower)
    if first.isupper() or first == "@" or _PREFIXED.match(written):
        if known in ("N", "O", "D", "P", "S", "R", "C", "T") or (opening and known in ("A", "X")):
            shouted = written.isupper() and len(written) > 1 and written != "OF"
            return "M" if shouted and (known in ("T", "O") or (len(written) > 2 and not opening)) else known
        if opening and lower.endswith("ly") and lower not in _NOT_ADVERBS:
            return "A"
        plain = "-" not in lower and (written[1:].islower() or written.isupper())  # "BuzzFeed" is a name
        if opening and plain and known == "W" and lower.endswith("ing") and written[1:].islower():
            return "G"
        participle = lower.endswith(("ing", "ed")) and len(lower) > 5 and lower not in _PLACES
        if opening and plain and known is None and participle:
            return "G" if lower.endswith("ing") else "E"
        return "M"
    if known:
        return known
    if lower.endswith("ly") and len(lower) > 4 and lower not in _NOT_ADVERBS:
        return "A"
    if lower.endswith("ed") and len(lower) > 4 and "-" not in lower:
        return "E"
    if lower.endswith("ing") and len(lower) > 5:
        return "G"
    return "L"


def hide_quotations(text: str, start: int, end: int) -> str:
    """`text[start:end]` with each quotation in it hidden; its length stays."""
    return _QUOTED.sub(lambda match: HIDDEN * len(match.group()), text[start:end])
