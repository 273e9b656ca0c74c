"""Number words, scales, currencies, hedges and the interval table, as data.

Languages: English (en), Turkish (tr), Arabic (ar). Every key is lower case; Arabic keys carry no vowel signs and no
tatweel and are written with plain alef (`sources.text.quantities.tokens.key_of` brings a word to that form).
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from sources.text.lexicon import word_set

Modality = Literal["exact", "approx", "at_least", "more_than", "at_most", "fewer_than", "range", "vague"]
HedgeName = Literal[
    "exact", "precise", "rounded", "percent", "share", "threshold", "about", "nearly", "just_over",
    "more_than", "at_least", "fewer_than", "at_most",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of an interval round n: `factor * n`, moved outwards by the larger of half a step and `share * n`.

    The step is the unit of the last significant digit (one twelfth for a share such as "a third").
    """

    factor: Fraction | None = Fraction(1)
    half_steps: int = 0
    share: Fraction = Fraction(0)
    closed: bool = True


@dataclass(frozen=True, slots=True)
class IntervalRule:
    """What a wording says about n: a lower and an upper end (factor None = unbounded) and a modality."""

    lo: Bound
    hi: Bound
    modality: Modality


_AT = Bound()
_FREE = Bound(factor=None, closed=False)
_ZERO = Bound(factor=Fraction(0))

# The interval table. "Rounded" stands for a bare number of at least 1,000 with two or more trailing zeros, or one
# written with a scale word; a small round number (200 seats) is taken at its word.
INTERVALS: Final[dict[HedgeName, IntervalRule]] = {
    "exact": IntervalRule(_AT, _AT, "exact"),
    "precise": IntervalRule(_AT, _AT, "exact"),
    "rounded": IntervalRule(Bound(half_steps=1), Bound(half_steps=1, closed=False), "exact"),
    "percent": IntervalRule(Bound(half_steps=1), Bound(half_steps=1), "exact"),
    "share": IntervalRule(Bound(half_steps=1), Bound(half_steps=1), "exact"),
    "threshold": IntervalRule(_AT, _FREE, "at_least"),
    "about": IntervalRule(
        Bound(half_steps=1, share=Fraction(1, 20)), Bound(half_steps=1, share=Fraction(1, 20)), "approx"
    ),
    "nearly": IntervalRule(Bound(factor=Fraction(9, 10)), Bound(closed=False), "approx"),
    "just_over": IntervalRule(Bound(closed=False), Bound(factor=Fraction(11, 10)), "approx"),
    "more_than": IntervalRule(Bound(closed=False), _FREE, "more_than"),
    "at_least": IntervalRule(_AT, _FREE, "at_least"),
    "fewer_than": IntervalRule(_ZERO, Bound(closed=False), "fewer_than"),
    "at_most": IntervalRule(_ZERO, _AT, "at_most"),
}
SHARE_STEP: Final = Fraction(1, 12)
ROUND_FROM: Final = 1000


def _phrases(name: HedgeName, text: str) -> dict[tuple[str, ...], HedgeName]:
    return {tuple(phrase.split()): name for phrase in text.split("|")}


# Words that stand before the numeral; the longest phrase wins.
HEDGES_BEFORE: Final[dict[tuple[str, ...], HedgeName]] = {
    **_phrases("exact", "only|just|a total of|tam|sadece|yalnızca|فقط"),
    **_phrases("precise", "exactly|precisely|tam olarak|بالضبط"),
    **_phrases("about", "about|around|some|roughly|approximately|approx|approx .|circa|an estimated|estimated|~|≈"),
    **_phrases("about", "somewhere around|in the region of|yaklaşık|yaklaşık olarak|takriben|aşağı yukarı"),
    **_phrases("about", "نحو|حوالي|حوالى|زهاء|بنحو|بحوالي|ما يقرب من"),
    **_phrases("nearly", "nearly|almost|just under|close to|just short of|just below|approaching|neredeyse"),
    **_phrases("nearly", "قرابة|ما يقارب|يقارب|تقارب"),
    **_phrases("just_over", "just over|just above|slightly more than|slightly over|a little over|a little more than"),
    **_phrases("just_over", "little more than|just more than"),
    **_phrases("more_than", "more than|over|above|in excess of|upwards of|exceeding|greater than|higher than|>"),
    **_phrases("more_than", "well over|well above|far more than|much more than|اكثر من|ما يزيد على|ما يزيد عن"),
    **_phrases("more_than", "باكثر من|يزيد على|يزيد عن"),
    **_phrases("at_least", "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of"),
    **_phrases("at_least", "as few as|≥|en az|asgari|ما لا يقل عن|لا يقل عن|بما لا يقل عن|لا تقل عن"),
    **_phrases("fewer_than", "fewer than|less than|below|under|well under|well below|<|اقل من|باقل من"),
    **_phrases("at_most", "up to|at most|no more than|not more than|as many as|as much as|a maximum of|maximum of"),
    **_phrases("at_most", "≤|en fazla|en çok|azami|لا يزيد عن|لا يزيد على|لا يتجاوز|ما لا يزيد عن"),
}
# Words that stand after the numeral, or after the noun it counts.
HEDGES_AFTER: Final[dict[tuple[str, ...], HedgeName]] = {
    **_phrases("about", "or so|or thereabouts|civarında|kadar|dolayında|تقريبا"),
    **_phrases("at_least", "or more|at least|at the least|at a minimum|على الاقل|+"),
    **_phrases("at_most", "or fewer|or less|at most|at the most|على الاكثر|كحد اقصى"),
    **_phrases("more_than", "den fazla|dan fazla|ten fazla|tan fazla|ü aşkın|u aşkın|ı aşkın|i aşkın"),
    **_phrases("more_than", "yi aşkın|yı aşkın|yu aşkın|yü aşkın|aşkın"),
    **_phrases("fewer_than", "den az|dan az|ten az|tan az"),
}
HEDGE_MAX: Final = max(len(phrase) for phrase in (*HEDGES_BEFORE, *HEDGES_AFTER))


def _numbered(words: str, start: int, step: int = 1) -> dict[str, int]:
    return {word: start + place * step for place, variants in enumerate(words.split()) for word in variants.split("/")}


EN_UNITS: Final = _numbered("one two three four five six seven eight nine", 1)
EN_TEENS: Final = _numbered(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10
)  # fmt: skip
EN_TENS: Final = _numbered("twenty thirty forty/fourty fifty sixty seventy eighty ninety", 20, 10)
EN_SCALES: Final = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
EN_ORDINALS: Final = {
    **_numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth", 1),
    **_numbered("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth", 14),
    **_numbered("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth", 20, 10),
}
EN_DENOMINATORS: Final = {
    **_numbered("half/halves third/thirds quarter/quarters/fourth/fourths", 2) | {"quarter": 4, "quarters": 4},
    **_numbered("fifth/fifths sixth/sixths seventh/sevenths eighth/eighths ninth/ninths tenth/tenths", 5),
    **_numbered("twentieth/twentieths thirtieth/thirtieths fortieth/fortieths fiftieth/fiftieths", 20, 10),
    "hundredth": 100, "hundredths": 100, "thousandth": 10**3, "thousandths": 10**3, "millionth": 10**6,
    "millionths": 10**6, "billionth": 10**9, "billionths": 10**9, "trillionth": 10**12, "trillionths": 10**12,
}  # fmt: skip
MINUS_WORDS: Final = word_set("minus negative eksi سالب ناقص")
VULGAR: Final = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
# Written at once after the digits or one space later. A bare "m" or "b" may be metres or a label: only with money.
SCALE_SIGNS: Final = {"mn": 10**6, "mln": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12, "tln": 10**12}
SCALE_SIGNS_JOINED: Final = {**SCALE_SIGNS, "k": 10**3}
SCALE_SIGNS_MONEY: Final = {
    **SCALE_SIGNS_JOINED, "m": 10**6, "b": 10**9, "t": 10**12, "mm": 10**6, "mil": 10**6, "g": 10**9, "mio": 10**6,
    "mrd": 10**9, "mia": 10**9,
}  # fmt: skip

# Scale words of other languages behind figures, which English texts quote: "1,5 Millionen", "3,4 milliards".
EU_SCALES: Final = {
    "millionen": 10**6, "millions": 10**6, "millones": 10**6, "milioni": 10**6, "milliarde": 10**9,
    "milliarden": 10**9, "milliard": 10**9, "milliards": 10**9, "miliardi": 10**9,
}  # fmt: skip

TR_UNITS: Final = _numbered("bir iki üç dört beş altı yedi sekiz dokuz", 1)
TR_TENS: Final = _numbered("on yirmi otuz kırk elli altmış yetmiş seksen doksan", 10, 10)
TR_JOINED: Final = {ten + unit: TR_TENS[ten] + TR_UNITS[unit] for ten in TR_TENS for unit in TR_UNITS}
TR_SCALES: Final = {"bin": 10**3, "milyon": 10**6, "milyar": 10**9, "trilyon": 10**12}
TR_ZEROS: Final = word_set("sıfır")
TR_POINTS: Final = word_set("nokta virgül")  # decimals read out
TR_DENOMINATORS: Final = _numbered("ikide üçte dörtte beşte altıda yedide sekizde dokuzda onda", 2)
TR_ORDINALS: Final = {
    **_numbered("birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu", 1),
    **_numbered("onuncu yirminci otuzuncu kırkıncı ellinci altmışıncı yetmişinci sekseninci doksanıncı", 10, 10),
}
# The numerator of a share takes an ending: "üçte biri", "dörtte üçünü".
TR_NUMERATORS: Final = {
    stem + ending: value
    for value, (stem, endings) in enumerate(
        (
            ("bir", "|i|ini|ine|inin|inden"), ("iki", "|si|sini|sine|sinin|sinden"), ("üç", "|ü|ünü|üne|ünün|ünden"),
            ("dör", "t|dü|dünü|düne|dünün|dünden"), ("beş", "|i|ini|ine|inin|inden"),
            ("altı", "|sı|sını|sına|sının|sından"), ("yedi", "|si|sini|sine|sinin|sinden"),
            ("sekiz", "|i|ini|ine|inin|inden"), ("dokuz", "|u|unu|una|unun|undan"),
        ), 1,
    )
    for ending in endings.split("|")
}  # fmt: skip
TR_HALVES: Final = word_set("yarısı yarısını yarısına yarısının yarısından")
TR_ORDINAL_SUFFIXES: Final = word_set("inci ıncı uncu üncü nci ncı ncu ncü")

AR_UNITS: Final = _numbered(
    "واحد/واحدة/واحدا اثنان/اثنين/اثنتان/اثنتين/اثنا/اثني ثلاثة/ثلاث اربعة/اربع خمسة/خمس ستة/ست سبعة/سبع "
    "ثمانية/ثماني/ثمان تسعة/تسع عشرة/عشر",
    1,
)
AR_TEN: Final = frozenset({"عشر", "عشرة"})
AR_ELEVEN: Final = frozenset({"احد", "احدى"})  # a number only before "ten"
AR_TENS: Final = _numbered(
    "عشرون/عشرين ثلاثون/ثلاثين اربعون/اربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين", 20, 10
)
AR_HUNDREDS: Final = {
    **_numbered("مئة/مائة/مية مئتان/مئتين/مائتان/مائتين/مئتا/مئتي/مائتا/مائتي", 100, 100),
    **_numbered(
        "ثلاثمئة/ثلاثمائة اربعمئة/اربعمائة خمسمئة/خمسمائة ستمئة/ستمائة سبعمئة/سبعمائة ثمانمئة/ثمانمائة/ثمانيمئة "
        "تسعمئة/تسعمائة",
        300,
        100,
    ),
}
AR_SCALES: Final = {
    "الف": 10**3, "الفا": 10**3, "الاف": 10**3, "مليون": 10**6, "مليونا": 10**6, "ملايين": 10**6,
    "مليار": 10**9, "مليارا": 10**9, "مليارات": 10**9, "تريليون": 10**12, "ترليون": 10**12, "تريليونات": 10**12,
}  # fmt: skip
AR_DUAL_SCALES: Final = {
    "الفان": 2000, "الفين": 2000, "الفا": 2000, "الفي": 2000, "مليونان": 2 * 10**6, "مليونين": 2 * 10**6,
    "مليوني": 2 * 10**6, "ملياران": 2 * 10**9, "مليارين": 2 * 10**9, "ملياري": 2 * 10**9,
}  # fmt: skip
AR_FRACTIONS: Final = {
    "نصف": Fraction(1, 2), "ثلث": Fraction(1, 3), "ثلثا": Fraction(2, 3), "ثلثي": Fraction(2, 3),
    "ثلثان": Fraction(2, 3), "ثلثين": Fraction(2, 3), "ربع": Fraction(1, 4), "خمس": Fraction(1, 5),
    "سدس": Fraction(1, 6), "عشر": Fraction(1, 10),
}  # fmt: skip
AR_PLAIN_FRACTIONS: Final = word_set("نصف ثلث ثلثا ثلثي ثلثان ثلثين ربع سدس")  # the others are also cardinals
AR_PARTS: Final = {
    "اثلاث": 3, "ارباع": 4, "اخماس": 5, "اسداس": 6, "اسباع": 7, "اثمان": 8, "اتساع": 9, "اعشار": 10,
}  # fmt: skip
AR_ORDINALS: Final = _numbered(
    "الاول/الاولى الثاني/الثانية الثالث/الثالثة الرابع/الرابعة الخامس/الخامسة السادس/السادسة السابع/السابعة "
    "الثامن/الثامنة التاسع/التاسعة العاشر/العاشرة",
    1,
)
AR_DOZENS: Final = word_set("دزينة دزينات دستة دستات دزن")
AR_ZEROS: Final = word_set("صفر")

# Vague words: a contradiction can never rest on them. (lo, hi), both ends closed; None = no upper end.
VAGUE: Final[dict[tuple[str, ...], tuple[int, int | None]]] = {
    ("a", "handful"): (3, 7), ("handful",): (3, 7), ("handfuls",): (3, None),
    ("dozens",): (24, 99), ("scores",): (40, None), ("tens",): (20, 99),
    ("hundreds",): (200, 999), ("thousands",): (2000, None), ("millions",): (2 * 10**6, None),
    ("billions",): (2 * 10**9, None), ("trillions",): (2 * 10**12, None),
    ("dozens", "of", "thousands"): (24000, 99999),
    ("tens", "of", "thousands"): (20000, 99999), ("hundreds", "of", "thousands"): (200000, 999999),
    ("tens", "of", "millions"): (2 * 10**7, 10**8 - 1), ("hundreds", "of", "millions"): (2 * 10**8, 10**9 - 1),
    ("tens", "of", "billions"): (2 * 10**10, 10**11 - 1), ("hundreds", "of", "billions"): (2 * 10**11, 10**12 - 1),
    ("thousands", "of", "millions"): (2 * 10**9, None),
    ("onlarca",): (20, 99), ("yüzlerce",): (200, 999), ("binlerce",): (2000, None), ("düzinelerce",): (24, 99),
    ("on", "binlerce"): (20000, 99999), ("yüz", "binlerce"): (200000, 999999), ("milyonlarca",): (2 * 10**6, None),
    ("onbinlerce",): (20000, 99999), ("yüzbinlerce",): (200000, 999999),
    ("عشرات",): (20, 99), ("مئات",): (200, 999), ("الاف",): (2000, None), ("ملايين",): (2 * 10**6, None),
    ("عشرات", "الالاف"): (20000, 99999), ("عشرات", "الاف"): (20000, 99999),
    ("مئات", "الالاف"): (200000, 999999), ("مئات", "الاف"): (200000, 999999),
    ("عشرات", "الملايين"): (2 * 10**7, 10**8 - 1), ("مئات", "الملايين"): (2 * 10**8, 10**9 - 1),
}  # fmt: skip
VAGUE_MAX: Final = max(map(len, VAGUE))
# "several hundred": the plural's interval. (en and tr)
VAGUE_LEADS: Final = word_set("several few some many birkaç بضع بضعة عدة")
VAGUE_SCALES: Final[dict[str, tuple[int, int | None]]] = {
    "dozen": (24, 99), "hundred": (200, 999), "thousand": (2000, None), "million": (2 * 10**6, None),
    "billion": (2 * 10**9, None), "trillion": (2 * 10**12, None), "düzine": (24, 99), "yüz": (200, 999),
    "bin": (2000, None), "milyon": (2 * 10**6, None), "milyar": (2 * 10**9, None), "مئات": (200, 999),
    "الاف": (2000, None), "ملايين": (2 * 10**6, None), "مليارات": (2 * 10**9, None),
}  # fmt: skip

CURRENCY_SIGNS: Final = {
    "$": "USD", "€": "EUR", "£": "GBP", "₺": "TRY", "¥": "JPY", "₹": "INR", "₽": "RUB", "₪": "ILS",
}  # fmt: skip
DOLLARS: Final = {
    "us": "USD",
    "u.s.": "USD",
    "c": "CAD",
    "ca": "CAD",
    "a": "AUD",
    "au": "AUD",
    "nz": "NZD",
    "hk": "HKD",
}
CURRENCY_CODES: Final = word_set(
    "USD EUR GBP TRY IQD IRR SAR AED KWD JOD SYP LBP EGP QAR JPY CNY INR RUB ILS CHF CAD AUD "
    "SEK NOK DKK PLN CZK HUF RON BGN UAH GEL AMD AZN KZT PKR AFN BHD OMR YER SDG LYD TND DZD MAD ZAR NGN BRL MXN"
    " KRW NZD"
)
# Last word of the currency's name; a country before it names the code. Bare "dinar" or "pound" names no country: the
# unit is then the word itself.
CURRENCY_WORDS: Final = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "dinar": "dinar", "dinars": "dinar",
    "lira": "lira", "liras": "lira", "riyal": "riyal", "riyals": "riyal", "rial": "rial", "rials": "rial",
    "dirham": "dirham", "dirhams": "dirham", "rouble": "RUB", "roubles": "RUB", "yen": "JPY", "yuan": "CNY",
    "rupee": "rupee", "rupees": "rupee", "shekel": "ILS", "shekels": "ILS", "sterling": "GBP",
    "dolar": "USD", "doları": "USD", "dolarlık": "USD", "avro": "EUR", "avroluk": "EUR", "tl": "TRY", "lirası": "TRY",
    "liralık": "lira",
    "دولار": "USD", "دولارا": "USD", "دولارات": "USD", "يورو": "EUR", "دينار": "dinar", "دينارا": "dinar",
    "دنانير": "dinar", "ليرة": "lira", "ريال": "riyal", "ريالا": "riyal", "درهم": "dirham",
}  # fmt: skip
CURRENCY_NATIONS: Final = {
    ("iraqi", "dinar"): "IQD", ("kuwaiti", "dinar"): "KWD", ("jordanian", "dinar"): "JOD", ("turkish", "lira"): "TRY",
    ("syrian", "lira"): "SYP", ("saudi", "riyal"): "SAR", ("qatari", "riyal"): "QAR", ("iranian", "rial"): "IRR",
    ("us", "USD"): "USD", ("american", "USD"): "USD", ("canadian", "USD"): "CAD", ("australian", "USD"): "AUD",
    ("emirati", "dirham"): "AED", ("indian", "rupee"): "INR", ("türk", "TRY"): "TRY", ("abd", "USD"): "USD",
    ("irak", "dinar"): "IQD", ("عراقي", "dinar"): "IQD", ("كويتي", "dinar"): "KWD", ("تركية", "lira"): "TRY",
    ("سعودي", "riyal"): "SAR", ("اميركي", "USD"): "USD", ("امريكي", "USD"): "USD",
}  # fmt: skip

PERCENT_WORDS: Final = word_set("percent pct بالمئة بالمائة")
PERCENT_SIGNS: Final = frozenset("%٪﹪％")
