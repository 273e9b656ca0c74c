"""The notes to the draft: for each claim its status in words, what was compared, the findings and the passages."""

from collections.abc import Iterator

from claims.exports import (
    RELATION_WORDS,
    STATUS_WORDS,
    AnnotatedCitation,
    AnnotatedClaim,
    AnnotatedFinding,
    CrossFinding,
    Difference,
    Gap,
    Passage,
    SourceRef,
    bibliographic_line,
    web_address,
)
from claims.exports.html._escape import escape, language_attributes, moment_in_words
from sources.text.anchoring import CONTEXT, Selector

WITHHELD_PASSAGE = "The source is confidential. Its words are not shown to the reader of this page."
WITHHELD_FINDING = "What this finding says is not shown: it speaks of a confidential source."
WITHHELD_COMPARED = "What was compared is not shown: it names a confidential source."


def note(claim: AnnotatedClaim, language: str) -> Iterator[str]:
    """The note of one claim, as an item of the list of notes."""
    yield f'<li class="note {claim.status}" id="note-{claim.number}">\n'
    yield (
        f'<h3><a class="number" role="doc-backlink" href="#claim-{claim.number}"'
        f' aria-label="Claim {claim.number}: back to the draft">{claim.number}</a> {escape(claim.label)}'
        f' <span class="status {claim.status}">{STATUS_WORDS[claim.status]}</span></h3>\n'
        if claim.places
        else f'<h3><span class="number">{claim.number}</span> {escape(claim.label)}'
        f' <span class="status {claim.status}">{STATUS_WORDS[claim.status]}</span></h3>\n'
    )
    yield f'<p class="words"{language_attributes(claim.text, language)}>{escape(claim.text)}</p>\n'
    if not claim.places:
        yield '<p class="lost">This claim was not found again in this version of the draft.</p>\n'
    yield from _compared(claim)
    if claim.findings:
        yield '<ul class="findings">\n'
        for one in claim.findings:
            yield from finding(one)
        yield "</ul>\n"
    for shared in claim.shared:
        yield (
            f'<p class="shared">With other claims: <a href="#finding-{shared.number}">finding F{shared.number}</a>'
            f" ({shared.finding.severity}, <code>{escape(shared.finding.rule)}</code>).</p>\n"
        )
    shown: set[Passage] = set()
    for citation in claim.citations:
        yield from _citation(citation)
        if citation.passage:
            shown.add(citation.passage)
    for one in claim.findings:
        if one.evidence and not one.evidence.source.masked and one.evidence not in shown:
            shown.add(one.evidence)
            yield from _passage(one.evidence, "Compared with")
    yield from _review(claim)
    yield "</li>\n"


def _compared(claim: AnnotatedClaim) -> Iterator[str]:
    if claim.unchecked:
        yield f'<p class="compared"><strong>Not checked:</strong> <bdi>{escape(claim.unchecked)}</bdi></p>\n'
    if claim.compared_withheld:
        yield f'<p class="compared">{WITHHELD_COMPARED}</p>\n'
    elif claim.compared:
        yield f'<p class="compared"><strong>Compared:</strong> <bdi>{escape("; ".join(claim.compared))}</bdi></p>\n'


def finding(one: AnnotatedFinding, number: int | None = None) -> Iterator[str]:
    """A finding as an item of a list; one over several claims has a `number` to be found by."""
    where, name = ("", "") if number is None else (f' id="finding-{number}"', f"<strong>F{number}</strong> ")
    severity = f'<span class="severity">{one.severity.capitalize()}</span>'
    yield f'<li class="finding {one.severity}"{where}><p>{name}{severity} '
    yield WITHHELD_FINDING if one.withheld else f"<bdi>{escape(one.message)}</bdi>"
    yield f" <code>{escape(one.rule)}</code></p>\n"
    if one.arithmetic and not one.withheld:
        yield f'<p class="arithmetic">{escape(one.arithmetic)}</p>\n'
    if one.differences and not one.withheld:
        yield from _differences(one.differences)
    if one.dismissed:
        yield f'<p class="dismissed"><strong>Set aside by a person:</strong> <bdi>{escape(one.dismissed)}</bdi></p>\n'
    yield "</li>\n"


def _differences(differences: tuple[Difference, ...]) -> Iterator[str]:
    yield (
        '<table class="differences"><thead><tr><th scope="col">The draft has</th>'
        '<th scope="col">The source has</th></tr></thead><tbody>\n'
    )
    for one in differences:
        yield f"<tr><td>{_side(one.draft, 'del')}</td><td>{_side(one.source, 'ins')}</td></tr>\n"
    yield "</tbody></table>\n"


def _side(words: str, tag: str) -> str:
    return f"<{tag}><bdi>{escape(words)}</bdi></{tag}>" if words.strip() else '<span class="none">nothing</span>'


def _citation(citation: AnnotatedCitation) -> Iterator[str]:
    relation = RELATION_WORDS[citation.relation]
    if citation.withheld:
        yield f'<p class="passage masked"><strong>{relation}.</strong> {WITHHELD_PASSAGE}</p>\n'
    elif citation.passage:
        yield from _passage(citation.passage, relation, " Proposed by the program." if citation.proposed else "")
    else:
        day = f", {citation.noted_on.isoformat()}" if citation.noted_on else ""
        yield (
            f'<figure class="passage"><blockquote dir="auto"><p>{escape(citation.note)}</p></blockquote>'
            f"<figcaption><strong>{relation}.</strong> Heard {escape(citation.channel)}{day}; no document holds it."
            "</figcaption></figure>\n"
        )


def _passage(passage: Passage, relation: str, remark: str = "") -> Iterator[str]:
    source = passage.source
    if source.masked:
        yield f'<p class="passage masked"><strong>{relation}.</strong> {WITHHELD_PASSAGE}</p>\n'
        return
    yield '<figure class="passage">'
    if passage.selector:
        place = passage.selector
        attributes = language_attributes(place.exact, source.bibliography.language)
        before, after = _around(place)
        yield (
            f'<blockquote{attributes}><p><span class="around">{escape(before)}</span>'
            f'<mark class="cited">{escape(place.exact)}</mark>'
            f'<span class="around">{escape(after)}</span></p></blockquote>'
        )
    page = f", page {escape(passage.page)}" if passage.page else ""
    yield f"<figcaption><strong>{relation}:</strong> {source_line(source)}{page}{remark}</figcaption></figure>\n"


def _around(place: Selector) -> tuple[str, str]:
    """What stands round a passage, cut at spaces, with an ellipsis where the source goes on."""
    before, after = place.prefix, place.suffix
    if len(before) < place.start:
        before = f"… {before[before.find(' ') + 1 :]}"
    if len(after) >= CONTEXT:
        after = f"{after[: after.rfind(' ')] if ' ' in after else after} …"
    return before, after


def source_line(source: SourceRef) -> str:
    """The bibliographic line, with a link only to an address of the web, and what must not be overlooked."""
    line = f"<bdi>{escape(bibliographic_line(source))}</bdi>"
    address = web_address(source.bibliography.url)
    if address:
        shown = f"<bdi>{escape(source.bibliography.url)}</bdi>"
        line += f' <a class="address" href="{escape(address)}" rel="noreferrer">{shown}</a>'
    if source.bibliography.standing in ("primary", "secondary"):
        line += f" ({source.bibliography.standing} source)"
    if source.confidential:
        line += ' <strong class="confidential">Confidential source: not for publication.</strong>'
    return line


def _review(claim: AnnotatedClaim) -> Iterator[str]:
    said = []
    if claim.verdict:
        who = f" by <bdi>{escape(claim.reviewer.name)}</bdi>" if claim.reviewer else ""
        when = f", {moment_in_words(claim.reviewed)}" if claim.reviewed else ""
        said.append(f"Verdict{who}{when}: <strong>{escape(claim.verdict.replace('_', ' '))}</strong>.")
    if claim.state:
        said.append(f"In the review: {escape(claim.state.replace('_', ' '))}.")
    if said:
        yield f'<p class="review">{" ".join(said)}</p>\n'


def cross(one: CrossFinding) -> Iterator[str]:
    """A finding over several claims, with links to their notes."""
    inner = "".join(finding(one.finding, one.number))
    links = ", ".join(f'<a href="#note-{number}">claim {number}</a>' for number in one.claims)
    words = ", ".join(f"<q><bdi>{escape(mention)}</bdi></q>" for mention in one.mentions)
    rest = "; ".join(part for part in (links, words) if part)
    about = f'<p class="about">On {rest}.</p>\n' if rest else ""
    yield inner.removesuffix("</li>\n") + about + "</li>\n"


def gap(one: Gap) -> str:
    """A figure or quotation that no claim covers, as an item of a list."""
    return f"<li>{escape(one.kind)}: <q><bdi>{escape(one.text)}</bdi></q></li>\n"


def source_item(source: SourceRef) -> str:
    """A source as an item of the list of sources, with when it was captured and the hash of what was read."""
    if source.masked:
        return "<li>A confidential source, which is not shown to the reader of this page.</li>\n"
    parts = [source_line(source)]
    if source.unreadable:
        parts.append(f'<strong class="unreadable">Could not be read: <bdi>{escape(source.unreadable)}</bdi></strong>')
    if source.captured_at:
        parts.append(f"Captured {moment_in_words(source.captured_at)}.")
    if source.text_sha256 and not source.unreadable:
        parts.append(f'<span class="hash">Text SHA-256 <code>{source.text_sha256}</code></span>')
    return f"<li>{' '.join(parts)}</li>\n"
