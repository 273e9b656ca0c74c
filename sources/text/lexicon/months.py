"""Names of months, weekdays and relative days in English, Turkish and Arabic, as data.

Arabic months come in three sets in the press: the Levantine and Iraqi one (تشرين الأول), the Egyptian one (أكتوبر) and
the Maghrebi one (غشت). Keys are lower case; Arabic ones as written, with the usual spelling variants.
"""

from typing import Final


def _months(listing: str) -> dict[str, int]:
    """A line for each month; variants of its name apart by a slash."""
    return {
        name.strip(): number
        for number, line in enumerate(listing.strip().splitlines(), 1)
        for name in line.strip().split("/")
    }


EN_MONTHS: Final = _months("""
    january/jan
    february/feb
    march/mar
    april/apr
    may
    june/jun
    july/jul
    august/aug
    september/sept/sep
    october/oct
    november/nov
    december/dec
""")
# Also verbs, adjectives or given names: alone they are a month only after one of MONTH_LEADS.
EN_UNSURE_MONTHS: Final = frozenset({"march", "mar", "may", "april", "june", "august", "jan", "jun", "sep", "dec"})
MONTH_LEADS: Final = frozenset({"in", "since", "until", "till", "by", "last", "next", "early", "late", "mid", "during"})
EN_MONTHS_SHORT: Final = frozenset(name for name in EN_MONTHS if len(name) <= 4 and name not in {"may", "june", "july"})

TR_MONTHS: Final = _months("""
    ocak
    şubat
    mart
    nisan
    mayıs
    haziran
    temmuz
    ağustos
    eylül
    ekim
    kasım
    aralık
""")

AR_MONTHS: Final = _months("""
    يناير/كانون الثاني/كانون ثاني/جانفي
    فبراير/شباط/فيفري
    مارس/آذار/اذار
    أبريل/ابريل/إبريل/نيسان/أفريل
    مايو/أيار/ايار/ماي
    يونيو/حزيران/جوان
    يوليو/تموز/يوليوز/جويلية
    أغسطس/اغسطس/آب/غشت/أوت
    سبتمبر/أيلول/ايلول/شتنبر
    أكتوبر/اكتوبر/تشرين الأول/تشرين الاول/تشرين أول
    نوفمبر/تشرين الثاني/تشرين ثاني/نونبر
    ديسمبر/كانون الأول/كانون الاول/كانون أول/دجنبر
""")

AR_DAYS: Final = {
    "الأول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الخامس": 5, "السادس": 6, "السابع": 7, "الثامن": 8,
    "التاسع": 9, "العاشر": 10,
}  # fmt: skip
TR_DAY_WORDS: Final = {
    ten + (" " + unit if unit else ""): start + add
    for ten, start in (("", 0), ("on", 10), ("yirmi", 20), ("otuz", 30))
    for add, unit in enumerate(("", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"))
    if 1 <= start + add <= 31 and ten
}

# Monday is 0, as in datetime.date.weekday().
WEEKDAYS: Final = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "pazartesi": 0, "salı": 1, "çarşamba": 2, "perşembe": 3, "cuma": 4, "cumartesi": 5, "pazar": 6,
    "الاثنين": 0, "الإثنين": 0, "الثلاثاء": 1, "الأربعاء": 2, "الاربعاء": 2, "الخميس": 3, "الجمعة": 4, "السبت": 5,
    "الأحد": 6, "الاحد": 6,
}  # fmt: skip
# "Pazar" is also a market, "cuma" a prayer; so a Turkish weekday counts only before one of these words.
TR_WEEKDAY_TAILS: Final = frozenset({"günü", "gecesi", "akşamı", "sabahı"})
RELATIVE_DAYS: Final = {
    "today": 0, "yesterday": -1, "tomorrow": 1, "bugün": 0, "dün": -1, "yarın": 1, "أمس": -1, "اليوم": 0, "غدا": 1,
}  # fmt: skip
