"""Words by which a text ties one figure to others: changing, ranking, majorities, chambers, weekdays."""

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
#: Turkish verbs behind "48'den 17'ye".
CHANGE_VERBS_TURKISH: Final[dict[str, Changed]] = {
    **dict.fromkeys("düştü düşmüştü düşmüş geriledi gerilemişti indi inmişti azaldı azalmıştı".split(), "fell"),
    **dict.fromkeys("yükseldi yükselmişti çıktı çıkmıştı arttı artmıştı ulaştı".split(), "rose"),
    **dict.fromkeys(("yarı yarıya düştü", "yarı yarıya azaldı", "yarı yarıya indi"), "halved"),
}
#: How much it changed, before them: "yüzde 65 azalarak".
CHANGE_WAYS_TURKISH: Final = word_set("azalarak düşerek gerileyerek artarak yükselerek azalışla düşüşle artışla")
#: Arabic verbs before "من 48 إلى 17".
CHANGE_VERBS_ARABIC: Final[dict[str, Changed]] = {
    **dict.fromkeys("تراجع تراجعت انخفض انخفضت هبط هبطت تقلص تقلصت انكمش انكمشت".split(), "fell"),
    **dict.fromkeys("ارتفع ارتفعت زاد زادت ازداد ازدادت صعد صعدت نما نمت".split(), "rose"),
    **dict.fromkeys("تضاعف تضاعفت".split(), "doubled"),
}
#: Units of time, whose number before a change is no size of it.
TIMES_FOREIGN: Final = word_set("gün hafta ay yıl يوم ايام أيام اسبوع أسبوع شهر اشهر أشهر سنة سنوات عام اعوام أعوام")
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
