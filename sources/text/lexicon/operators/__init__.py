"""The small words that turn or bound a statement, per language: negations, limiters, modals, conditions.

All keys are brought into the folded form of `sources.text.folding`. The lists are read together whatever the
language of a text: a quotation may carry words of another. A word that is an operator in one language and an ordinary
frequent word in another is left out (German "die" is no English verb here).
"""

from typing import Final

from sources.text.lexicon.operators.arabic import ARABIC
from sources.text.lexicon.operators.english import ENGLISH
from sources.text.lexicon.operators.french import FRENCH
from sources.text.lexicon.operators.german import GERMAN
from sources.text.lexicon.operators.model import Operators, folded
from sources.text.lexicon.operators.turkish import TURKISH

LANGUAGES: Final[tuple[Operators, ...]] = (ENGLISH, GERMAN, FRENCH, TURKISH, ARABIC)


def _union(*parts: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*parts)


NEGATIONS: Final = _union(*(one.negations for one in LANGUAGES))
TRAILING_NEGATIONS: Final = _union(*(one.trailing_negations for one in LANGUAGES))
LIMITERS: Final = _union(*(one.limiters for one in LANGUAGES))
HIDING_PHRASES: Final = _union(
    *(one.hiding_phrases for one in LANGUAGES),
    *(frozenset(phrase for phrase in one.tail_limiters if " " in phrase) for one in LANGUAGES),
)
QUALIFIERS: Final = _union(*(one.qualifiers for one in LANGUAGES))
#: Those of languages in which the adjective follows its noun.
FOLLOWING_QUALIFIERS: Final = FRENCH.qualifiers | ARABIC.qualifiers
TAIL_LIMITERS: Final = _union(*(one.tail_limiters for one in LANGUAGES))
CAUSES: Final = _union(*(one.causes for one in LANGUAGES))
LATE_LIMITERS: Final = _union(*(one.late_limiters for one in LANGUAGES))
TAIL_DENIALS: Final = _union(*(one.tail_denials for one in LANGUAGES))
FUTURES: Final = _union(*(one.futures for one in LANGUAGES))
MODALS: Final = _union(*(one.modals for one in LANGUAGES))
CONDITIONALS: Final = _union(*(one.conditionals for one in LANGUAGES))
HEARSAY: Final = _union(*(one.hearsay for one in LANGUAGES))
REACHING_VERBS: Final = _union(*(one.reaching_verbs for one in LANGUAGES))
UNREAL_VERBS: Final = _union(*(one.unreal_verbs for one in LANGUAGES))
ANSWERING_VERBS: Final = _union(*(one.answering_verbs for one in LANGUAGES))
VAGUE_SPEAKERS: Final = _union(*(one.vague_speakers for one in LANGUAGES))
CLAIMING_VERBS: Final = _union(*(one.claiming_verbs for one in LANGUAGES))
DOUBTING: Final = _union(*(one.doubting for one in LANGUAGES))
DENYING_VERBS: Final = _union(*(one.denying_verbs for one in LANGUAGES))
COMPLEMENTISERS: Final = _union(*(one.complementisers for one in LANGUAGES))
CLAUSE_OPENERS: Final = _union(*(one.clause_openers for one in LANGUAGES))
REPLACEABLE: Final = _union(*(one.replaceable for one in LANGUAGES))
PRONOUNS: Final = _union(*(one.pronouns for one in LANGUAGES))
RELATIVES: Final = _union(*(one.relatives for one in LANGUAGES))
PHRASE_OPENERS: Final = _union(*(one.phrase_openers for one in LANGUAGES))
INTRODUCTORY: Final = _union(*(one.introductory for one in LANGUAGES))
DISOWNING: Final = _union(*(one.disowning for one in LANGUAGES))
IDEAS: Final = _union(*(one.ideas for one in LANGUAGES))
FACTS: Final = _union(*(one.facts for one in LANGUAGES))
DEGREES: Final = _union(*(one.degrees for one in LANGUAGES))
PORTIONS: Final = _union(*(one.portions for one in LANGUAGES))
SUPPOSING: Final = _union(*(one.supposing for one in LANGUAGES))
REMARKS: Final = _union(*(one.remarks for one in LANGUAGES))
LATE_REMARKS: Final = _union(*(one.late_remarks for one in LANGUAGES))
IRONIES: Final = _union(*(one.ironies for one in LANGUAGES))
NOTES: Final = _union(*(one.notes for one in LANGUAGES))
TITLES: Final = _union(*(one.titles for one in LANGUAGES))
LOOSE_PREFIXES: Final = _union(*(one.loose_prefixes for one in LANGUAGES))

#: English negation written into the word: don't, won't, isn't.
NEGATIVE_ENDING: Final = "n't"
#: French negation written onto the verb: n'est.
NEGATIVE_START: Final = "n'"
#: Two words that differ only by one of these have opposite senses: able, unable.
NEGATIVE_PREFIXES: Final = ("un", "in", "im", "il", "ir", "non", "dis", "nicht", "mis", "miss")
NEGATIVE_SUFFIXES: Final = (
    ("ful", "less"),
    ("voll", "los"),
    ("li", "siz"),
    ("li", "suz"),
    ("lu", "suz"),
    ("lü", "süz"),
)
#: Modals written onto the pronoun: we'll, they'd.
MODAL_ENDINGS: Final = {"'ll": "will", "'d": "would"}
#: Conditions in form only: "if you ask me, ...".
IDLE_CONDITIONS: Final = (
    "if you ask me",
    "if you look",
    "if you think about it",
    "if you remember",
    "if you will",
    "if i may",
    "if anything",
    "if you like",
    "wenn sie mich fragen",
)
#: Words that a hyphen parts from others of the same letters, though their beginning is one of LOOSE_PREFIXES.
PARTED_BY_HYPHEN: Final = folded("coop coops preposition prepositions overage underage ontime onside subtext underway")
#: "and" and "or", before which the comma of a list is a matter of house style.
LISTING: Final = folded("and or und oder et ou ve veya ya و أو")
#: A number word a ten or a unit may be joined to.
NUMBER_JOINERS: Final = folded("and und et و")
#: Clitics after which a quotation may begin inside a written word: l'homme, d'abord. Not n': it negates.
CLITICS: Final = folded("l d j m t s c qu jusqu lorsqu puisqu quoiqu")
