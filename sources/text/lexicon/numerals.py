"""Number words of five languages in the folded form of `sources.text.folding`, to compare what two wordings count.

Only values; how words combine is read in `sources.text.matching.numerals`. Left out are words that mean something else
far more often in one of the languages (French "seize", Turkish "on" and "yüz" standing alone).
"""

from typing import Final

from sources.text.folding import fold
from sources.text.lexicon.numbers import (
    AR_HUNDREDS,
    AR_SCALES,
    AR_TENS,
    AR_UNITS,
    EN_ORDINALS,
    EN_SCALES,
    EN_TEENS,
    EN_TENS,
    EN_UNITS,
    TR_JOINED,
    TR_SCALES,
    TR_TENS,
    TR_UNITS,
)


def _listed(words: str, start: int, step: int = 1) -> dict[str, int]:
    return {word: start + place * step for place, group in enumerate(words.split()) for word in group.split("/")}


def _folded(values: dict[str, int]) -> dict[str, int]:
    return {fold(word).key: value for word, value in values.items()}


_DE_UNITS = _listed("zwei/zwo drei vier fünf sechs sieben acht neun", 2)
_DE_TEENS = _listed("zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", 10)
_DE_TENS = _listed("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10)


def _german() -> dict[str, int]:
    """German writes one word up to a thousand and beyond: siebenundzwanzig, dreihundertelf, zweitausend."""
    ones = {"ein": 1, **_DE_UNITS}
    small = {**_DE_UNITS, **_DE_TEENS, **_DE_TENS}
    small |= {f"{one}und{ten}": high + low for one, low in ones.items() for ten, high in _DE_TENS.items()}
    hundreds = {"hundert": 100, **{f"{one}hundert": 100 * value for one, value in ones.items()}}
    big = {**hundreds, **{head + tail: high + low for head, high in hundreds.items() for tail, low in small.items()}}
    return {**small, **big, "tausend": 1000, **{f"{one}tausend": 1000 * value for one, value in (ones | small).items()}}


_FR = {
    **_listed("deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze", 2),
    **_listed("vingt/vingts trente quarante cinquante soixante", 20, 10),
}

#: Words that count on their own.
CARDINALS: Final = _folded(
    {
        **{word: value for word, value in EN_UNITS.items() if word != "one"}, **EN_TEENS, **EN_TENS,
        "hundred": 100, "hundreds": 100, "dozen": 12, "dozens": 12, **_german(), **_FR,
        **{word: value for word, value in TR_UNITS.items() if word != "bir"},
        **{word: value for word, value in TR_TENS.items() if word != "on"},
        **{word: value for word, value in TR_JOINED.items() if word != "onbir"}, **AR_UNITS, **AR_TENS, **AR_HUNDREDS,
    }
)  # fmt: skip
#: Words that multiply what stands before them.
SCALES: Final = _folded(
    {
        **EN_SCALES, **{word + "s": value for word, value in EN_SCALES.items() if word not in ("lakh", "crore")},
        "hundred": 100, "tausend": 1000, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9, "mille": 1000,
        "milliard": 10**9, "milliards": 10**9, **{word: value for word, value in TR_SCALES.items() if word != "bin"},
        **AR_SCALES, "bn": 10**9,
    }
)  # fmt: skip
#: Words that count only beside another number: one million, on yedi, deux cents.
BESIDE_ANOTHER: Final = _folded({"on": 10, "bin": 1000, "yüz": 100, "cent": 100, "cents": 100, "seize": 16})
ONES: Final = frozenset(fold(word).key for word in ("one", "ein", "eine", "eins", "un", "une", "bir", "واحد", "واحدة"))
ORDINALS: Final = {word: value for word, value in _folded(EN_ORDINALS).items() if word != "second"} | _folded(
    {
        **_listed("erste/ersten/erster zweite/zweiten/zweiter dritte/dritten/dritter vierte/vierten fünfte/fünften", 1),
        **_listed("premier/première deuxième troisième quatrième cinquième sixième", 1),
        **_listed("birinci ikinci üçüncü dördüncü beşinci altıncı", 1),
        **_listed("الأول/الأولى الثاني/الثانية الثالث/الثالثة الرابع/الرابعة الخامس/الخامسة", 1),
    }
)
ORDINAL_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})
#: What a number may be a share of, as one or two words after it, or before it.
PERCENT_AFTER: Final = frozenset(
    fold(word).key
    for word in (
        "percent",
        "per cent",
        "pc",
        "prozent",
        "pour cent",
        "pourcent",
        "بالمئة",
        "بالمائة",
        "في المئة",
        "في المائة",
    )
)
PERCENT_BEFORE: Final = frozenset({fold("yüzde").key})
HALVES: Final = frozenset(
    fold(word).key for word in ("half", "halb", "halbe", "hälfte", "moitié", "demi", "yarım", "yarısı", "نصف")
)
#: The words of those phrases, one by one.
PERCENT_PARTS: Final = frozenset(word for phrase in PERCENT_AFTER | PERCENT_BEFORE for word in phrase.split())
