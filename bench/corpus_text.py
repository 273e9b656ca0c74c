"""The synthetic corpus of bench.corpus and the quotations that are taken from it, all from one seed."""

import itertools
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = 20261124
KINDS = ("exact", "punct", "case", "edit1", "edit3", "edit5", "bracket", "elision", "ocr")
_EDITS = {"edit1": 1, "edit3": 3, "edit5": 5}
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Query:
    """A quotation, the document and span it was taken from, and the words that stand there."""

    kind: str
    quote: str
    document: int
    start: int
    end: int
    truth: str


@dataclass(frozen=True)
class Language:
    """Words by falling frequency with their running weights, stock phrases, and marks for the ends of sentences."""

    words: list[str]
    weights: list[float]
    phrases: list[list[str]]
    stops: str


def _language(random_: random.Random, common: str, syllables: str, size: int, stops: str) -> Language:
    parts = syllables.split()
    words = list(dict.fromkeys(common.split()))
    known = set(words)
    while len(words) < size:
        # Frequent words are short, as everywhere.
        word = "".join(random_.choices(parts, k=random_.randint(1, 2) + (len(words) > 300) + (len(words) > 4000)))
        if word not in known:
            known.add(word)
            words.append(word)
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(size)))
    phrases = [random_.choices(words, cum_weights=weights, k=random_.randint(3, 6)) for _ in range(3000)]
    return Language(words, weights, phrases, stops)


def languages(random_: random.Random) -> list[Language]:
    english = (
        "the of to and a in that is for it on was he with as be at by have not are from this but had they his she or "
        "which we an were been has their one would will all there can if more about when who out so said what up its "
        "some into than them only other time new could these two may first then do any like my now over such our man"
    )
    arabic = (
        "في من على أن إلى التي عن مع هذا هذه ما كان الذي لا بعد كما قال بين أو قد ذلك كل لم غير عام خلال قبل يوم حتى"
    )
    turkish = (
        "ve bir bu da için ile de olarak çok daha en gibi kadar olan sonra ancak ise o her ya ne var değil yeni iki"
    )
    latin = (
        "ba con der est fal ger hin ion ker lan mor nis ost per qua rin sta tur ver wen th sh al en or ing ed ly men"
    )
    letters = "ال مس تق بر كا لي نو حد رش فا وم سل عر دي جم قر طب شع هل اب ون ين ات ية"
    harmonic = "ka le ri yor lar lık mı dü şe ğı çı ta ne ci sız de ba ün iş öl ar er im an ek"
    return [
        _language(random_, english, latin, 30_000, ".!?"),
        _language(random_, arabic, letters, 20_000, ".؟"),
        _language(random_, turkish, harmonic, 20_000, "."),
    ]


def _sentence(language: Language, random_: random.Random) -> str:
    words = random_.choices(language.words, cum_weights=language.weights, k=random_.randint(6, 26))
    if random_.random() < 0.15:
        at = random_.randrange(len(words))
        words[at:at] = random_.choice(language.phrases)
    if random_.random() < 0.2:
        words[random_.randrange(len(words))] = str(random_.randrange(2, 2030))
    for at in range(4, len(words) - 3, random_.randint(5, 11)):
        words[at] += ","
    text = " ".join(words)
    return text[0].upper() + text[1:] + random_.choice(language.stops)


def _paragraph(language: Language, random_: random.Random) -> str:
    return " ".join(_sentence(language, random_) for _ in range(random_.randint(2, 7)))


def synthetic() -> Iterator[str]:
    """Documents without end; the nth is the same in every run. Of ten, seven are English, two Arabic, one Turkish."""
    random_ = random.Random(SEED)
    spoken = languages(random_)
    shared = [[_paragraph(language, random_) for _ in range(60)] for language in spoken]
    for number in itertools.count():
        random_ = random.Random(SEED * 1_000_003 + number)
        which = random_.choices((0, 1, 2), (7, 2, 1))[0]
        paragraphs = [_paragraph(spoken[which], random_) for _ in range(random_.randint(4, 44))]
        for _ in range(random_.choice((0, 0, 1, 2))):
            paragraphs.insert(random_.randrange(len(paragraphs) + 1), random_.choice(shared[which]))
        yield "\n\n".join(paragraphs)


def documents(paths: Sequence[Path]) -> Iterator[str]:
    """The texts at the paths, then synthetic ones."""
    for path in paths:
        for file in sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]:
            yield from (text for text in _texts(file) if len(text.split()) >= 5)
    yield from synthetic()


def _texts(file: Path) -> Iterator[str]:
    from sources.readers import ReadError, read

    if file.suffix == ".jsonl":
        with file.open(encoding="utf-8") as lines:
            yield from (json.loads(line).get("text", "") for line in lines)
        return
    try:
        yield read(file.read_bytes(), filename=file.name).text
    except ReadError as error:
        print(f"{file}: {error}")


def queries_from(texts: Sequence[str], count: int) -> list[Query]:
    """Quotations of the documents, kind after kind, 5 to 60 words long (with n edits at least 4 n + 1)."""
    random_ = random.Random(SEED + 1)
    made: list[Query] = []
    kinds = itertools.cycle(KINDS)
    others = [word for text in texts[:50] for word in text.split()]
    while len(made) < count:
        kind = next(kinds)
        length = random_.randint(max(5, 4 * _EDITS.get(kind, 1) + 1), 60)
        number = random_.randrange(len(texts))
        text = texts[number]
        places = [match.span() for match in _WORD.finditer(text)]
        if len(places) <= length:
            continue
        at = random_.randrange(len(places) - length)
        start, end = places[at][0], places[at + length - 1][1]
        truth = text[start:end]
        made.append(Query(kind, altered(kind, truth, others, random_), number, start, end, truth))
    return made


def altered(kind: str, truth: str, others: Sequence[str], random_: random.Random) -> str:
    """The words as a draft may have them."""
    words = truth.split()
    if kind == "punct":
        return re.sub(r"[,;.]", "", " ".join(words)).replace("'", "’").replace(" ", "\u00a0", 1)
    if kind == "case":
        return " ".join(words).upper() if random_.random() < 0.5 else " ".join(words).lower()
    if kind in _EDITS:
        for at in sorted(random_.sample(range(len(words)), _EDITS[kind]), reverse=True):
            choice = random_.random()
            if choice < 0.5:
                words[at] = random_.choice(others)
            elif choice < 0.75:
                words.insert(at, random_.choice(others))
            else:
                del words[at]
    elif kind == "bracket":
        at = random_.randrange(1, len(words) - 1)
        words[at] = f"[{random_.choice(others).strip('.,')} {random_.choice(others).strip('.,')}]"
    elif kind == "elision":
        low = random_.randrange(2, len(words) - 1)
        words[low : min(len(words) - 1, low + random_.randint(1, 8))] = ["…"]
    elif kind == "ocr":
        return "".join(_misread(char, random_) for char in " ".join(words))
    return " ".join(words)


def _misread(char: str, random_: random.Random) -> str:
    if not char.isalpha() or random_.random() >= 0.03:
        return char
    return random_.choice("etaoinlr" if char.isascii() else "اليمنرçşı")
