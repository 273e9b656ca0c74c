"""Words that say which way a figure went, what befell those it counts, and units that go by several names."""

from typing import Final, Literal

Turn = Literal["", "rise", "fall"]

#: Verbs and nouns right before the size of a change ("rose 12 percent", "a drop of 12 percent"), in English.
TURNS_BEFORE: Final[dict[str, Turn]] = {
    **dict.fromkeys(
        "rose rise rises risen rising grew grow grows grown growing increased increase increases increasing climbed"
        " climb climbs climbing jumped jump jumps jumping gained gain gains gaining soared soar soars soaring surged"
        " surge surges surging expanded expand expands expanding advanced strengthened warmed growth gains up".split(),
        "rise",
    ),
    **dict.fromkeys(
        "fell fall falls fallen falling dropped drop drops dropping declined decline declines declining decreased"
        " decrease decreases decreasing shrank shrink shrinks shrunk shrinking slipped slip slips slipping plunged"
        " plunge plunges plunging plummeted plummets slumped slump slumps slumping tumbled tumble tumbles tumbling"
        " contracted contract contracts contracting sank sink sinks lost lose loses losing weakened retreated reduction"
        " contraction loss down".split(),
        "fall",
    ),
}
#: Verbs by which somebody changes something "by" so much.
TURNS_CAUSED: Final[dict[str, Turn]] = {
    **dict.fromkeys(
        "raised raise raises raising increased increase increases increasing lifted boosted expanded".split(), "rise"
    ),
    **dict.fromkeys("reduced reduce reduces reducing cut cuts cutting lowered lower lowers trimmed".split(), "fall"),
}
#: Words right after a percentage or a part that is a change: "12 percent higher", "a 12 percent drop".
TURNS_AFTER: Final[dict[str, Turn]] = {
    **dict.fromkeys("more higher up rise increase growth gain jump surge".split(), "rise"),
    **dict.fromkeys("less lower fewer down fall drop decline decrease cut reduction slump contraction".split(), "fall"),
    **dict.fromkeys("arttı artmıştı artış yükseldi yükselmişti büyüdü artarak yükselerek".split(), "rise"),
    **dict.fromkeys(
        "azaldı azalmıştı azalış düştü düşmüştü geriledi küçüldü azalarak düşerek gerileyerek geriledi".split(), "fall"
    ),
}
#: Arabic verbs and nouns of change, some words before the size.
TURNS_ARABIC: Final[dict[str, Turn]] = {
    **dict.fromkeys("ارتفع ارتفعت ارتفاع زاد زادت زيادة ازداد ازدادت نما نمت نمو صعد صعدت".split(), "rise"),
    **dict.fromkeys("انخفض انخفضت انخفاض تراجع تراجعت هبط هبطت هبوط تقلص تقلصت انكمش انكمشت هوى هوت".split(), "fall"),
}
#: Words before "up" with which it is no rise: "made up 12 percent".
NO_RISE: Final = frozenset("made make makes making picked took take takes taking signed set ended end".split())

Fate = Literal["", "killed", "wounded", "arrested", "missing", "saved", "displaced", "destroyed", "damaged"]

#: What befell those who are counted: two figures of people are of different people where this differs.
FATES: Final[dict[str, Fate]] = {
    **dict.fromkeys(
        "killed kill kills killing died die dies dying dead death deaths perished slain fatalities drowned".split(),
        "killed",
    ),
    **dict.fromkeys(
        "wounded wound wounds wounding injured injure injures injuring injuries hurt hospitalised hospitalized".split(),
        "wounded",
    ),
    **dict.fromkeys("arrested arrest arrests arresting detained detain detains detaining".split(), "arrested"),
    **dict.fromkeys("missing unaccounted".split(), "missing"),
    **dict.fromkeys("rescued rescue rescues rescuing saved survived survive survivors survivor".split(), "saved"),
    **dict.fromkeys("displaced displacing evacuated evacuating homeless".split(), "displaced"),
    **dict.fromkeys("destroyed destroys destroying".split(), "destroyed"),
    **dict.fromkeys("damaged damages damaging".split(), "damaged"),
    **dict.fromkeys("öldü ölen öldüren öldürüldü ölü öldürdü".split(), "killed"),
    **dict.fromkeys("yaralandı yaralanan yaralı yaraladı".split(), "wounded"),
    **dict.fromkeys("tutuklandı gözaltına".split(), "arrested"),
    **dict.fromkeys("kurtarıldı kurtarılan".split(), "saved"),
    **dict.fromkeys("قتل قتلت قتلوا مقتل قتلى قتيلا قتيل مصرع مصرعهم وفاة توفي".split(), "killed"),
    **dict.fromkeys("أصيب اصيب وأصيب إصابة وإصابة اصابة جرح وجرح جرحى جريحا مصابا".split(), "wounded"),
    **dict.fromkeys("اعتقل اعتقلت اعتقال واعتقل واعتقلت".split(), "arrested"),
    **dict.fromkeys("إنقاذ انقاذ ناجيا".split(), "saved"),
}
#: Counted nouns that are people with a fate: "41 deaths" are 41 people killed.
FATED_NOUNS: Final[dict[str, Fate]] = {
    "death": "killed", "fatality": "killed", "dead": "killed", "injury": "wounded", "wounded": "wounded",
    "injured": "wounded", "arrest": "arrested", "detainee": "arrested", "survivor": "saved",
}  # fmt: skip

#: Other names of one unit.
UNIT_NAMES: Final[dict[str, str]] = {
    "km": "kilometre", "kilometer": "kilometre", "meter": "metre", "cm": "centimetre", "centimeter": "centimetre",
    "mm": "millimetre", "millimeter": "millimetre", "kg": "kilogram", "kilo": "kilogram", "ton": "tonne",
    "mw": "megawatt", "gw": "gigawatt", "kw": "kilowatt", "mph": "mile/hour", "kph": "km/h",
    "ha": "hectare", "celsiu": "degree", "liter": "litre", "lb": "pound",
}  # fmt: skip
#: Units that writers take for one another.
CONFUSED: Final = (
    frozenset(("kilometre", "mile")),
    frozenset(("metre", "foot", "yard")),
    frozenset(("kilowatt", "megawatt", "gigawatt")),
    frozenset(("centimetre", "inch", "millimetre")),
    frozenset(("hectare", "acre")),
)
#: Names of money that say no country, with the codes that they may stand for.
BARE_MONEY: Final[dict[str, frozenset[str]]] = {
    "pound": frozenset(("gbp", "egp", "syp", "lbp", "sdg")),
    "dinar": frozenset(("iqd", "kwd", "jod", "bhd", "dzd", "lyd", "tnd")),
    "lira": frozenset(("try", "syp", "lbp")),
    "riyal": frozenset(("sar", "qar", "yer", "omr")),
    "rial": frozenset(("irr", "omr", "yer")),
    "dirham": frozenset(("aed", "mad")),
    "rupee": frozenset(("inr", "pkr")),
    "franc": frozenset(("chf",)),
}
