"""What stands round a numeral: currency and percent, hedge, counted noun, direction of a change."""

from dataclasses import dataclass
from typing import Final, Literal

from sources.text.lexicon import word_set
from sources.text.lexicon.counting import (
    ADDITIONS,
    AGE_WORDS,
    COUNTED_SINGULAR,
    FALL_VERBS,
    GAIN_NOUNS,
    IRREGULAR_PLURALS,
    LOSS_NOUNS,
    LOSS_VERBS,
    NOUN_LEADS,
    PHRASE_STOPS,
    RISE_VERBS,
    TR_COUNTED,
    TR_ENDINGS,
    TR_LOSS,
)
from sources.text.lexicon.holders import COMPARISONS
from sources.text.lexicon.numbers import (
    CURRENCY_CODES,
    CURRENCY_NATIONS,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLARS,
    HEDGE_MAX,
    HEDGES_AFTER,
    HEDGES_BEFORE,
    MINUS_WORDS,
    PERCENT_SIGNS,
    PERCENT_WORDS,
    HedgeName,
)
from sources.text.quantities.english import plural
from sources.text.quantities.english_numbers import BELOW_HUNDRED
from sources.text.quantities.model import Numeral
from sources.text.quantities.scales import HYPHENS, UNITS
from sources.text.quantities.tokens import Scan

_NOUN_LONGEST: Final = 5
_FEWER: Final = frozenset({"fewer", "less"})
_FOREIGN_STOPS: Final = word_set("""
    ve ile arasında olarak aldı kazandı oldu etti çıktı düştü kaybetti daha fazla az den dan ten tan civarında aşkın
    من في الى على و او عن بين مع ان اصل لكن قد هذا هذه بعد قبل خلال كان اخرون اخرين
""")
_POSSESSIVES: Final = frozenset({"its", "their", "his", "her"})
_JOINED_AND: Final = ("وال", "وب", "ول")  # "and the", "and with", "and for" joined to the next word
_AFTER_LOST: Final = word_set("in by to since at during overall last this")
_PICKED: Final = word_set("pick picked picks picking take took taken made make end ended wind wound come came set")
GAINS: Final = word_set("gained gain gains gaining")


@dataclass(frozen=True, slots=True)
class Affix:
    """A numeral with its sign, currency and percent: tokens `first` to `last`, half open."""

    first: int
    last: int
    kind: Literal["", "percent", "money"]
    unit: str
    sign: int


def affix(scan: Scan, number: Numeral) -> Affix:
    """The numeral's own signs and words: "US$1.5bn", "yüzde 51,7", "1.22 percentage points", "10 Iraqi dinars"."""
    first, last, kind, unit = number.first, number.last, "", ""
    before = scan.at(first - 1)
    if before.key in CURRENCY_SIGNS and before.end >= scan.at(first).start - 1:
        first, kind, unit = first - 1, "money", CURRENCY_SIGNS[before.key]
        nation = scan.at(first - 1)
        if before.key == "$" and scan.joined(first) and nation.key in DOLLARS:
            first, unit = first - 1, DOLLARS[nation.key]
        elif before.key == "$" and (scan.key(last), "USD") in CURRENCY_NATIONS:
            unit = CURRENCY_NATIONS[(scan.key(last), "USD")]
    elif before.text in CURRENCY_CODES:
        first, kind, unit = first - 1, "money", before.text
    elif (before.key in PERCENT_SIGNS and scan.at(first - 2).kind != "n") or before.key == "yüzde":
        first, kind, unit = first - 1, "percent", "percent"
        if scan.key(last) in {"puan", "puanlık"}:
            last, unit = last + 1, "percentage point"
    if not kind:
        kind, unit, last = _right(scan, last)
    sign, first = _sign(scan, first)
    return Affix(first, last, "percent" if kind == "percent" else "money" if kind == "money" else "", unit, sign)


def _right(scan: Scan, last: int) -> tuple[str, str, int]:
    """Percent or currency after a numeral: (kind, unit, index after it)."""
    place = last + 1 if scan.key(last) in HYPHENS and scan.joined(last) and scan.joined(last + 1) else last
    key, after = scan.key(place), scan.key(place + 1)
    if key in PERCENT_SIGNS or key in PERCENT_WORDS:
        return "percent", "percent", place + 1
    if key == "per" and after == "cent":
        return "percent", "percent", place + 2
    if key == "pp" and scan.at(place).text == "pp":
        return "percent", "percentage point", place + 1
    if key == "basis" and after in {"point", "points"}:
        return "percent", "basis point", place + 2
    if key == "percentage":
        point = place + 2 if after in HYPHENS else place + 1
        if scan.key(point) in {"point", "points"}:
            return "percent", "percentage point", point + 1
    if key == "في" and after in {"المئة", "المائة", "المية"}:
        return "percent", "percent", place + 2
    if key in CURRENCY_SIGNS and scan.at(place + 1).kind != "n":
        return "money", CURRENCY_SIGNS[key], place + 1
    if scan.at(place).text in CURRENCY_CODES:
        return "money", scan.at(place).text, place + 1
    if key in CURRENCY_WORDS:
        unit = CURRENCY_WORDS[key]
        nation = CURRENCY_NATIONS.get((after, unit))
        return ("money", nation, place + 2) if nation else ("money", unit, place + 1)
    if after in CURRENCY_WORDS and (nation := CURRENCY_NATIONS.get((key, CURRENCY_WORDS[after]))):
        return "money", nation, place + 2
    if key == "pounds" and after == "sterling":
        return "money", "GBP", place + 2
    return "", "", last


def _sign(scan: Scan, first: int) -> tuple[int, int]:
    """A minus or plus that can be nothing else: (-1, 0 or 1, the index the span begins at); 2 = could be either.

    -2 is a minus in words, which is no change.
    """
    before = scan.at(first - 1)
    if before.key in MINUS_WORDS and before.kind == "w":
        return _said_sign(scan, first)
    if not scan.joined(first) or (scan.joined(first - 1) and scan.key(first - 2) != "("):
        return 0, first
    if before.key == "−":
        return -1, first - 1
    if before.key == "+":
        return 1, first - 1
    if before.key in {"-", "–"}:
        return (-1, first - 1) if scan.key(first - 2) == "(" else (2, first)
    return 0, first


def _said_sign(scan: Scan, first: int) -> tuple[int, int]:
    """ "minus 5 degrees": -2, a level; no sign in "plus or minus 3", 2 = open in sums and "tested negative 5 times"."""
    if scan.key(first - 2) in {"or", "±", "/"}:
        return 0, first
    summed = scan.at(first - 2).kind == "n" or scan.key(first - 2) in BELOW_HUNDRED
    if summed or scan.key(first - 1) == "negative":
        return 2, first
    return -2, first - 1


def hedge_before(scan: Scan, first: int) -> tuple[HedgeName | None, int]:
    """The hedge before a token and the index where it begins; (None, first) if there is none."""
    for skip in (0, 1):
        if skip and scan.key(first - 1) not in {"the", "its", "their"}:
            break
        end = first - skip
        for length in range(min(HEDGE_MAX, end), 0, -1):
            phrase = tuple(scan.key(index) for index in range(end - length, end))
            hedge = HEDGES_BEFORE.get(phrase)
            if hedge is None and phrase[0][:1] == "و":
                hedge = HEDGES_BEFORE.get((phrase[0][1:], *phrase[1:]))
            if hedge and not (phrase == ("over",) and scan.key(end - 2) in {"victory", "win", "lead", "majority"}):
                return hedge, end - length
    return None, first


def hedge_after(scan: Scan, last: int) -> HedgeName | None:
    """The hedge after a token: "or more", "at least", "100+", "'den fazla"."""
    if scan.key(last) == "+":
        loose = scan.joined(last) and not scan.joined(last + 1)
        return "at_least" if loose else None
    if scan.key(last) in HYPHENS and scan.joined(last) and scan.key(last + 1) in {"plus", "odd"}:
        return "at_least" if scan.key(last + 1) == "plus" else "about"
    start = last + 1 if scan.key(last) in {"'", "’"} and scan.joined(last) else last
    for length in range(4, 0, -1):
        hedge = HEDGES_AFTER.get(tuple(scan.key(index) for index in range(start, start + length)))
        if hedge:
            return hedge
    return None


@dataclass(frozen=True, slots=True)
class Noun:
    """The counted noun: its unit, the index after its head (-1 if there is none), and a word like "more" before it."""

    unit: str
    last: int
    addition: str = ""


def counted_noun(scan: Scan, last: int, *, single: bool, following: Numeral | None, foreign: bool) -> Noun:
    """The noun that a numeral ending before `last` counts; `following` is the next numeral, which may share it."""
    if scan.key(last) in HYPHENS and scan.joined(last) and scan.joined(last + 1) and scan.at(last + 1).kind == "w":
        unit = scan.key(last + 1)
        if unit in {"square", "cubic"} and scan.key(last + 2) in HYPHENS and scan.joined(last + 2):
            return Noun(scan.key(last + 3), last + 4)
        if unit not in {"strong", "plus", "odd"}:
            return Noun("" if unit in PHRASE_STOPS else singular(unit), last + 2)
        if unit == "strong" or foreign:
            return Noun("", last + 2)
        last += 2
    if scan.joined(last) and scan.key(last) in UNITS:
        if scan.key(last + 1) == "/" and scan.joined(last + 1) and scan.joined(last + 2):
            return Noun(f"{scan.key(last)}/{scan.key(last + 2)}", last + 3)
        return Noun(scan.key(last), last + 1)
    if scan.spaced(last) and scan.at(last).text in UNITS:
        return Noun(scan.key(last), last + 1)
    index, addition = last + (scan.key(last) == "+" and scan.joined(last)), ""
    while scan.key(index) in NOUN_LEADS or scan.key(index) in _FEWER:
        if scan.key(index) == "less" and not plural(scan.key(index + 1)) and scan.key(index + 1) != "than":
            break  # "seven less political panels"
        if scan.key(index) in ADDITIONS | _FEWER:
            addition = scan.key(index)
        index += 1
        if following is not None and index == following.first and scan.key(index - 1) != "more":
            index = following.last
        if index - last > _NOUN_LONGEST:
            return Noun("", -1, addition)
    if foreign:
        word = scan.at(index)
        named = word.kind == "w" and word.key not in _FOREIGN_STOPS and scan.spaced(index)
        named = named and not word.text[0].isupper() and not word.key.startswith(_JOINED_AND)
        return Noun(_foreign_unit(word.key), index + 1, addition) if named else Noun("", -1, addition)
    unit, after = _head(scan, index, single=single)
    if unit in UNITS and scan.key(after) == "/" and scan.joined(after) and scan.joined(after + 1):
        return Noun(f"{unit}/{scan.key(after + 1)}", after + 2, addition)
    return Noun(unit, after, addition)


def _foreign_unit(key: str) -> str:
    """A Turkish or Arabic noun as written, without the endings of known Turkish ones and the Arabic accusative's."""
    for noun in TR_COUNTED:
        if key.startswith(noun) and key[len(noun) :] in TR_ENDINGS:
            return noun
    return key[:-1] if key[-1] == "ا" and len(key) > 3 and key[0] >= "\u0600" else key


def _head(scan: Scan, first: int, *, single: bool) -> tuple[str, int]:
    """The head of an English noun phrase that begins at a token: (unit, index after it)."""
    last = first
    while last - first < _NOUN_LONGEST:
        token = scan.at(last)
        if token.kind != "w" or token.key in PHRASE_STOPS or token.key.endswith(("'s", "s'")):
            break
        if last > first and scan.joined(last):
            break
        if not single and (plural(token.key) or token.key in IRREGULAR_PLURALS):
            after = scan.at(last + 1)
            compound = (
                after.kind == "w" and scan.spaced(last + 1) and plural(after.key) and after.key not in PHRASE_STOPS
            )
            if not compound:
                return singular(token.key), last + 1
        last += 1
        if scan.key(last) in HYPHENS and scan.joined(last) and scan.joined(last + 1):
            last += 1
            if scan.at(last).kind == "w":
                last += 1
    while last - first > 1 and scan.key(last - 1).endswith("ed"):
        last -= 1  # "one soldier returned"
    head = scan.key(last - 1) if last > first else ""
    if single and head.isalpha():
        return singular(head), last
    if head in COUNTED_SINGULAR:
        return head, last
    return "", -1


def singular(key: str) -> str:
    """The singular of an English plural by its ending; a word that is no plural stays as it is."""
    if key in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[key]
    if not plural(key):
        return key
    if key.endswith("ies") and len(key) > 4 and key not in {"movies", "series"}:
        return key[:-3] + "y"
    return key[:-2] if key.endswith(("ches", "shes", "sses", "xes")) else key[:-1]


def direction(scan: Scan, first: int, noun: Noun, signs: Affix, *, article: bool) -> int:
    """-1 for a loss, 1 for a gain, 0 for a level. `first` is where the numeral with its hedge begins.

    "lost 31 seats", "31 seats were lost", "down 3", "fell by 3", "a loss of 3", "3 fewer seats" are losses; "3 more",
    "another 3", "rose by 3", "a rise of 3", "(+3)", "gained a seat" gains. "Gained 34 seats" is a level: it is said
    of totals as well as of changes, and only an article, "more" and the like decide.
    """
    before, earlier = scan.key(first - 1), scan.key(first - 2)
    if noun.addition:
        return -1 if noun.addition in _FEWER else 1
    if signs.sign:
        return 0 if signs.sign == -2 else signs.sign
    if before in {"another", "additional", "further", "extra"}:
        return -1 if earlier in LOSS_VERBS else 1
    if before >= "\u0600" and any(scan.key(place) in LOSS_VERBS for place in range(first - 4, first - 1)):
        return -1  # the verb comes first in Arabic, then its subject
    if before in LOSS_VERBS or (before in _POSSESSIVES and earlier in LOSS_VERBS):
        return -1
    if before in {"of", "by"}:
        return _change(before, earlier)
    if article and before in GAINS:
        return 1
    if noun.last > 0:
        tail = (scan.key(noun.last), scan.key(noun.last + 1))
        passive = tail[0] == "lost" and (tail[1] in _AFTER_LOST or not tail[1].isalpha())
        if tail[0] in TR_LOSS or passive or tail in {("were", "lost"), ("was", "lost")}:
            return -1
        if tail[0] in {"fewer", "less"} and tail[1] == "than":
            return -1
        if tail == ("more", "than"):
            return 1
    if (
        before in {"up", "down"}
        and earlier not in _PICKED
        and (noun.unit in COUNTED_SINGULAR or scan.key(signs.last) == "to")
    ):
        return 1 if before == "up" else -1
    return 0


def _change(before: str, word: str) -> int:
    """The direction that "fell by" or "an increase of" gives."""
    if word in LOSS_NOUNS or (before == "by" and word in FALL_VERBS):
        return -1
    return 1 if word in GAIN_NOUNS or (before == "by" and word in RISE_VERBS) else 0


def compared(scan: Scan, first: int) -> bool:
    """Whether the quantity at a token is set against the one before it: "compared with 48", "down from 48"."""
    end = first - (scan.key(first - 1) in {"the", "its", "their"})
    if scan.key(end - 1) == "after" and scan.key(first + 1) in {"in", "at"} and scan.key(end - 2) in {",", "("}:
        return True  # "17 seats, after 48 in 2018": what there was before
    return any(tuple(scan.key(index) for index in range(end - length, end)) in COMPARISONS for length in (2, 3, 1))


def is_age(scan: Scan, first: int) -> bool:
    """Whether a numeral gives an age: "aged 35"."""
    return scan.key(first - 1) in AGE_WORDS
