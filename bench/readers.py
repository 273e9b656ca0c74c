"""Speed of the readers on generated documents, and what the HTML reader keeps beside trafilatura.

Run as `python -m bench.readers` from the project's root. Megabytes are of the file as it is uploaded; characters are
of the text that comes out. The pages of the comparison are generated: a known list of paragraphs that must be kept
(quotations, short paragraphs, lists, tables) among known noise that must not.
"""

import io
import random
import time
import warnings
from collections.abc import Callable

import docx
import trafilatura

from sources.readers import read
from tests.readers.pdfs import Line, make_pdf, paragraph

WORDS = (
    "the council vote minister said report budget harbour delay seats party election figures attack statement denied"
    " responsibility spokesman district evening convoy result preliminary count officials group support region"
).split()


def sentence(chance: random.Random, length: int = 14) -> str:
    """Words of a sentence, a quotation in one of three."""
    words = [chance.choice(WORDS) for _ in range(length)]
    text = " ".join(words).capitalize()
    return f"{text}." if chance.random() > 0.33 else f"“{text},” the chair said."


def prose(chance: random.Random, count: int) -> list[str]:
    """Paragraphs of one to five sentences."""
    return [" ".join(sentence(chance) for _ in range(chance.randint(1, 5))) for _ in range(count)]


def text_file(chance: random.Random) -> bytes:
    """Two megabytes of paragraphs."""
    return "\r\n\r\n".join(prose(chance, 6000)).encode()


def html_file(chance: random.Random) -> bytes:
    """A long article with a table in every tenth place."""
    table = "<table>" + "<tr><th>Party<th>Seats" + "<tr><td>Fatah<td>17" * 20 + "</table>"
    parts = [table if at % 10 == 0 else f"<p>{one}</p>" for at, one in enumerate(prose(chance, 4000))]
    return f"<!doctype html><body><article>{''.join(parts)}</article></body>".encode()


def pdf_file(chance: random.Random) -> bytes:
    """Two hundred pages of forty lines with running heads."""
    pages = []
    for number in range(1, 201):
        lines = paragraph([sentence(chance, 11)[:78] for _ in range(40)])
        pages.append([Line("Report", 72, 770, 9), *lines, Line(f"Page {number}", 280, 30, 9)])
    return make_pdf(pages)


def docx_file(chance: random.Random) -> bytes:
    """Two thousand paragraphs."""
    document = docx.Document()
    for one in prose(chance, 2000):
        document.add_paragraph(one)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def csv_file(chance: random.Random) -> bytes:
    """Fifty thousand rows of six cells."""
    rows = [f"{chance.choice(WORDS)};{chance.randint(1, 999)};{chance.random():.3f};a;b;{at}" for at in range(50_000)]
    return "\n".join(["name;seats;share;x;y;id", *rows]).encode()


def speed(name: str, make: Callable[[random.Random], bytes]) -> None:
    """The best of three runs."""
    data = make(random.Random(1))
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        document = read(data, filename=f"x.{name}")
        best = min(best, time.process_time() - start)
    size = len(data) / 1e6
    rate = len(document.text) / best / 1e6
    print(f"{name:5} {size:6.2f} MB {best:7.3f} s {size / best:8.1f} MB/s {rate:7.2f} M characters/s")


def page(chance: random.Random) -> tuple[str, list[str], list[str]]:
    """A page, what of it must be kept, what must not."""
    kept = [
        *prose(chance, chance.randint(2, 14)),
        f"“{sentence(chance, 4)}”",
        f"By {chance.choice(WORDS).title()} Okafor {chance.random()}",
    ]
    kept += [f"Item {chance.random()} of a list", f"{chance.random()} seats"]
    chance.shuffle(kept)
    noise = [f"Noise {chance.random()} {chance.choice(WORDS)}" for _ in range(6)]
    wrap = chance.choice(
        ["<article>{}</article>", "<main><div class=story>{}</div></main>", "<div id=content>{}</div>", "<div>{}</div>"]
    )
    shapes = [
        "<p>{}</p>",
        "<p>{}</p>",
        "<div>{}</div>",
        "<blockquote><p>{}</p></blockquote>",
        "<ul><li>{}</li><li>x</li></ul>",
    ]
    body = "".join(chance.choice(shapes).format(one) for one in kept)
    last = kept.pop()
    body = body.replace(last, f"<table><tr><th>{last}<th>b<tr><td>c<td>d</table>")
    kept.append(last)
    return (
        f"<!doctype html><html><head><title>T</title></head><body><nav><a href=/>{noise[0]}</a></nav>"
        f"<div class=share-bar>{noise[1]}</div><header><a href=/>{noise[2]}</a></header>{wrap.format(body)}"
        f"<div class=related><a href=x>{noise[3]}</a></div><ul><li><a href=y>{noise[4]}</a></ul>"
        f"<footer>{noise[5]}</footer></body></html>",
        kept,
        noise,
    )


def compare(count: int = 200) -> None:
    """Paragraphs kept and noise let in on `count` generated pages, by this reader and by trafilatura."""
    chance = random.Random(2)
    pages = [page(chance) for _ in range(count)]
    programs: list[tuple[str, Callable[[str], str]]] = [
        ("vouch", lambda source: read(source.encode(), filename="x.html").text),
        ("trafilatura", lambda source: trafilatura.extract(source, include_comments=False) or ""),
        (
            "trafilatura, recall",
            lambda source: trafilatura.extract(source, include_comments=False, favor_recall=True) or "",
        ),
    ]
    for name, extract in programs:
        start = time.process_time()
        texts = [" ".join(extract(source).split()) for source, _, _ in pages]
        seconds = time.process_time() - start
        kept = sum(one in text for text, (_, wanted, _) in zip(texts, pages, strict=True) for one in wanted)
        noise = sum(one in text for text, (_, _, unwanted) in zip(texts, pages, strict=True) for one in unwanted)
        wanted_all, noise_all = sum(len(one[1]) for one in pages), sum(len(one[2]) for one in pages)
        cost = f"{1000 * seconds / count:.1f} ms a page"
        print(f"{name:20} kept {kept}/{wanted_all} ({kept / wanted_all:.1%}), noise {noise}/{noise_all}, {cost}")


def main() -> None:
    """Print the speeds and the comparison."""
    makers = {"txt": text_file, "html": html_file, "pdf": pdf_file, "docx": docx_file, "csv": csv_file}
    for name, make in makers.items():
        speed(name, make)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        compare()


if __name__ == "__main__":
    main()
