"""Words by which an English text ties one figure to others: changing, ranking, majorities, chambers, weekdays."""

from fractions import Fraction
from typing import Final, Literal

from sources.text.lexicon import word_set

Changed = Literal["rose", "fell", "doubled", "tripled", "halved"]

#: Verbs of change before "from ... to ...", with the change that they state.
CHANGE_VERBS: Final[dict[str, Changed]] = {
    **dict.fromkeys(
        "rose rises risen grew grows grown increased increases climbed jumped gained soared".split(), "rose"
    ),
    **dict.fromkeys(
        "fell falls fallen dropped drops declined declines decreased shrank shrunk slipped".split(), "fell"
    ),
    **dict.fromkeys("plunged plummeted lost".split(), "fell"),
    **dict.fromkeys("doubled doubles".split(), "doubled"),
    **dict.fromkeys("tripled triples trebled".split(), "tripled"),
    **dict.fromkeys("halved halves".split(), "halved"),
}
#: Verbs by which somebody loses or gains a part of what they have.
PART_VERBS: Final = {**dict.fromkeys("lost loses lose shed sheds".split(), "lost")}
#: Hedges before such a verb, with what they make of its factor.
CHANGE_HEDGES: Final = {
    "more than": "more_than",
    "nearly": "approx",
    "almost": "approx",
    "roughly": "approx",
    "about": "approx",
    "less than": "fewer_than",
}
#: Groups that a parliament's seats are counted for.
BLOCS: Final = word_set("bloc party group force alliance list coalition faction")
#: What holds seats.
CHAMBERS: Final = word_set(
    "parliament chamber house council assembly legislature senate congress board knesset bundestag diet"
)
ORDER_WORDS: Final = word_set("first second third fourth fifth sixth seventh eighth")
#: The shares that a qualified majority can be of.
MAJORITIES: Final = {
    "two-thirds": Fraction(2, 3),
    "two thirds": Fraction(2, 3),
    "three-fifths": Fraction(3, 5),
    "three-quarters": Fraction(3, 4),
    "three-fourths": Fraction(3, 4),
    "simple": Fraction(1, 2),
    "absolute": Fraction(1, 2),
    "outright": Fraction(1, 2),
}
DAYS_OF_WEEK: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: Units of time that two dates can be apart.
TIMES: Final = word_set("day week month year")
