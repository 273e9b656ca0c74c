"""The draft as an annotated page that stands alone: no scripts, nothing fetched; for screen, ear and paper.

Every claim is marked in the draft with its number and status in words; its note says what was compared, what was
found, and shows the source passage with its bibliographic line. Marks may overlap; the draft's own characters are never
changed: the text of the element with class `draft` is the draft. Conforms to HTML as WHATWG has it, with the roles of
DPUB-ARIA 1.1 for notes.
"""

import itertools
from collections.abc import Iterator
from importlib.resources import files
from typing import BinaryIO

from claims.exports import (
    STATUS_WORDS,
    AnnotatedDossier,
    Mark,
    write_text,
)
from claims.exports.html._draft import draft_html
from claims.exports.html._escape import escape, language_attributes, moment_in_words
from claims.exports.html._notes import WITHHELD_FINDING, cross, gap, note, source_item
from sources.text.segments import paragraphs

NAME = "html"
LABEL = "Annotated page (HTML)"
MEDIA_TYPE = "text/html; charset=utf-8"
SUFFIX = ".html"

LISTED = 50
"""How many problems are listed at the top; the draft and the notes show all."""

SHOWN = 120
"""How many code points of a claim the list of problems shows."""


def write(dossier: AnnotatedDossier, out: BinaryIO) -> None:
    """Write the page. Memory grows with the draft's text, not with the number of claims."""
    write_text(out, _page(dossier))


def _page(dossier: AnnotatedDossier) -> Iterator[str]:
    yield from _head(dossier)
    yield '<main>\n<div class="panes">\n'
    yield '<article class="paper" id="draft" tabindex="-1" aria-labelledby="draft-heading">\n'
    yield '<h2 id="draft-heading">The draft</h2>\n'
    yield f'<div class="draft"{language_attributes(dossier.text, dossier.language)}>'
    yield from draft_html(dossier.text, dossier.marks, paragraphs(dossier.text))
    yield "</div>\n</article>\n"
    yield '<section class="notes" id="notes" tabindex="-1" role="doc-endnotes" aria-labelledby="notes-heading">\n'
    yield '<h2 id="notes-heading">Notes</h2>\n'
    if dossier.counts.total:
        yield "<ol>\n"
        for claim in dossier.claims:
            yield from note(claim, dossier.language)
        yield "</ol>\n"
    else:
        yield "<p>No claim was found in the draft.</p>\n"
    yield "</section>\n</div>\n"
    yield from _across(dossier)
    yield from _gaps(dossier)
    yield from _sources(dossier)
    yield "</main>\n"
    yield from _foot(dossier)


def _head(dossier: AnnotatedDossier) -> Iterator[str]:
    title = dossier.title or "Draft"
    style = files(__package__).joinpath("style.css").read_text(encoding="utf-8")
    generator = f"{dossier.generator.name} {dossier.generator.version}".strip()
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}: annotated draft</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="{escape(generator)}">\n'
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n"""
        f"<style>\n{style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#draft">Skip to the draft</a>\n<a class="skip" href="#notes">Skip to the notes</a>\n'
        f'<header>\n<h1 dir="auto">{escape(title)}</h1>\n'
    )
    said = ["Annotated draft"]
    if dossier.version is not None:
        said.append(f"version {dossier.version}")
    if dossier.generated:
        said.append(f"as checked on {moment_in_words(dossier.generated)}")
    yield f'<p class="about">{", ".join(said)}.</p>\n'
    yield '<dl class="counts">\n'
    for status, words in STATUS_WORDS.items():
        if number := dossier.counts.of(status):
            yield f'<div class="{status}"><dt>{words}</dt><dd>{number}</dd></div>\n'
    yield "</dl>\n"
    yield from _warnings(dossier)
    yield from _problems(dossier)
    yield "</header>\n"


def _warnings(dossier: AnnotatedDossier) -> Iterator[str]:
    if dossier.warnings:
        yield '<ul class="warnings">\n'
        for warning in dossier.warnings:
            yield f"<li>{escape(warning)}</li>\n"
        yield "</ul>\n"


def _problems(dossier: AnnotatedDossier) -> Iterator[str]:
    """What an editor looks at first: the claims that have a problem, and what does not go together."""
    total = dossier.counts.problem
    grave = list(itertools.islice((one for one in dossier.cross if one.grave), LISTED))
    if not total and not grave:
        return
    yield '<nav class="problems" aria-labelledby="problems-heading">\n'
    yield '<h2 id="problems-heading">To mend first</h2>\n<ol>\n'
    first = (mark for mark in dossier.marks if mark.status == "problem" and mark.turn == 1)
    for mark in itertools.islice(first, LISTED):
        yield (
            f'<li><a href="#note-{mark.number}">Claim {mark.number}</a>'
            f" <bdi{_lang(dossier)}>{escape(_words(dossier.text, mark))}</bdi></li>\n"
        )
    for one in grave:
        said = WITHHELD_FINDING if one.finding.withheld else f"<bdi>{escape(one.finding.message)}</bdi>"
        yield f'<li><a href="#finding-{one.number}">Finding F{one.number}</a> {said}</li>\n'
    yield "</ol>\n"
    if total > LISTED:
        yield f"<p>and {total - LISTED} more, marked in the draft.</p>\n"
    yield "</nav>\n"


def _lang(dossier: AnnotatedDossier) -> str:
    return language_attributes(dossier.text, dossier.language).partition(" dir=")[0]


def _words(text: str, mark: Mark) -> str:
    """The words under a mark, cut short with an ellipsis."""
    words = " ".join(text[mark.start : min(mark.end, mark.start + 2 * SHOWN)].split())
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()} …"


def _across(dossier: AnnotatedDossier) -> Iterator[str]:
    findings = iter(dossier.cross)
    first = next(findings, None)
    if first is None:
        return
    yield '<section class="across" aria-labelledby="across-heading">\n'
    yield '<h2 id="across-heading">Claims against each other</h2>\n<ul class="findings">\n'
    for one in itertools.chain([first], findings):
        yield from cross(one)
    yield "</ul>\n</section>\n"


def _gaps(dossier: AnnotatedDossier) -> Iterator[str]:
    if dossier.gaps:
        yield '<section class="gaps" aria-labelledby="gaps-heading">\n'
        yield '<h2 id="gaps-heading">Not covered by a claim</h2>\n<ul>\n'
        yield from map(gap, dossier.gaps)
        yield "</ul>\n</section>\n"


def _sources(dossier: AnnotatedDossier) -> Iterator[str]:
    if dossier.sources:
        yield '<section class="sources" role="doc-bibliography" aria-labelledby="sources-heading">\n'
        yield '<h2 id="sources-heading">Sources that were read</h2>\n<ul>\n'
        yield from map(source_item, dossier.sources)
        yield "</ul>\n</section>\n"


def _foot(dossier: AnnotatedDossier) -> Iterator[str]:
    yield (
        "<footer>\n<p>“Agrees” means that the words or figures were found as the note says, not that they are true. "
        "What could not be compared is called “not checked”: that is neither praise nor blame.</p>\n"
        f'<p class="hash">The draft’s text has the SHA-256 <code>{escape(dossier.draft.text_sha256)}</code>. Made by '
        f"{escape(dossier.generator.name)} {escape(dossier.generator.version)}.</p>\n</footer>\n</body>\n</html>\n"
    )
