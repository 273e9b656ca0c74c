"""What of the draft was not looked at: quotations and figures that no claim covers. Says so; accuses nobody."""

from collections.abc import Iterator, Sequence

from claims.rules import Case, DraftView, Mention, RuleResult, Span

NAME = "coverage"
RULES = ("coverage.uncovered",)

WORDS_SHOWN = 60


def check(case: Case) -> Iterator[RuleResult]:
    """One result per uncovered span, in text order. Cost: O(n log n) in the spans."""
    if case.draft is None:
        return
    merged = _merged(case.draft.covered)
    for what, spans in (("quotation", case.draft.quotations), ("figure", case.draft.quantities)):
        place = 0
        for span in sorted(set(spans)):
            while place < len(merged) and merged[place].end <= span.start:
                place += 1
            if place == len(merged) or not merged[place].overlaps(span):
                yield _uncovered(case.draft, what, span)


def _merged(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        elif span.start < span.end:
            found.append(span)
    return found


def _uncovered(draft: DraftView, what: str, span: Span) -> RuleResult:
    words = draft.text[span.start : span.end]
    shown = words if len(words) <= WORDS_SHOWN else f"{words[:WORDS_SHOWN]}…"
    message = f"The {what} “{shown}” stands in no claim: nobody has checked it."
    mention = Mention(words, span.start, span.end)
    return RuleResult("coverage.uncovered", "info", "info", (), message, mentions=(mention,))
