"""The controlling subject of a finite verb, found on its left or, for inverted order, on its right."""

from typing import Final

from sources.text.lexicon import grammar, speech
from sources.text.phrases.chunks import Phrase, chunk_end, chunks, make_phrase
from sources.text.phrases.insertions import behind_front, is_insertion, is_place, segment_start
from sources.text.phrases.tokens import Token, tokenise

_AHEAD: Final = 400  # code points: a subject behind its verb is not longer
_BREAKS: Final = frozenset(",;:-.?!…")
_VERBS: Final = frozenset("XVW")
_NOMINAL: Final = frozenset("MLNT#D")
_FRONTED: Final = frozenset("PGESATR")


def find_subject_before(text: str, piece: str, offset: int, verb_start: int) -> Phrase | None:
    """As `subject_before`, over `piece` = the sentence from `offset` on, with its quotations hidden."""
    tokens = without_brackets(tokenise(piece, 0, verb_start - offset))
    verb = piece[verb_start - offset :].split(maxsplit=1)
    participle = bool(verb) and verb[0].rstrip(",.:;").lower().endswith("ing")
    found = _subject(tokens, participle)
    return None if found is None else _shift(text, tokens, found, offset)


def find_subject_after(text: str, piece: str, offset: int, verb_end: int) -> Phrase | None:
    """As `subject_after`, over `piece` = the sentence from `offset` on, with its quotations hidden."""
    begin = verb_end - offset
    tokens = tokenise(piece, begin, min(len(piece), begin + _AHEAD), opening=False)
    at = 0
    while at < len(tokens) and (tokens[at].kind in ("A", "X") or (at == 0 and tokens[at].lower in ("out", "on", "up"))):
        at += 1
    while at + 1 < len(tokens) and tokens[at].kind in ("E", "A") and tokens[at + 1].kind in ("L", "M"):
        at += 1
    if at >= len(tokens) or tokens[at].kind not in ("N", "D", "M", "L", "#"):
        return None
    end = chunk_end(tokens, at, len(tokens))
    if tokens[at].lower in grammar.PART and at + 2 < len(tokens) and tokens[at + 1].lower == "of":
        whole = chunk_end(tokens, at + 2, len(tokens))
        end = whole if whole > at + 2 and tokens[whole - 1].kind == "L" else end
    if end == at:
        return None
    if tokens[end - 1].kind == "L" and (end == at + 1 or tokens[at + 1].lower != "of"):
        at, end = _name_after(tokens, at, end)
    return _shift(text, tokens, (at, end), offset)


def _name_after(tokens: list[Token], at: int, end: int) -> tuple[int, int]:
    """From a description on to the name it leads to: "oil and gas worker Ann Poe", "Vale's partner, Ann Poe,"."""
    if end + 1 >= len(tokens):
        return at, end
    after = tokens[end + 1].kind
    if tokens[end].kind == "," and after == "M":
        last = chunk_end(tokens, end + 1, len(tokens))
        closed = last == len(tokens) or tokens[last].kind in (",", ".", "-", "Q", ":", ";")
        if closed and all(token.kind == "M" for token in tokens[end + 1 : last]):
            return end + 1, last
    if tokens[end].lower in ("and", "of") and after == "L":
        last = chunk_end(tokens, end + 1, len(tokens))
        if tokens[last - 1].kind == "M":
            return at, last
    return at, end


def _shift(text: str, tokens: list[Token], found: tuple[int, int], offset: int) -> Phrase:
    first, last = found
    moved = [
        Token(token.start + offset, token.end + offset, token.text, token.lower, token.kind)
        for token in tokens[first:last]
    ]
    return make_phrase(text, moved, 0, last - first)


def without_brackets(tokens: list[Token]) -> list[Token]:
    """The tokens without those in brackets, and without full stops."""
    tokens = [token for token in tokens if token.kind != "."]
    kept: list[Token] = []
    depth = 0
    closers = sum(token.kind in (")", "]") for token in tokens)
    for token in tokens:
        if token.kind in ("(", "[") and closers:
            depth += 1
        elif token.kind in (")", "]"):
            depth, closers = max(0, depth - 1), closers - 1
        elif not depth:
            kept.append(token)
    return kept


def _subject(tokens: list[Token], participle: bool) -> tuple[int, int] | None:
    at = len(tokens) - 1
    moved = False
    while at >= 0 and (tokens[at].kind in ("A", "X", "O") or tokens[at].lower == "not"):
        moved = moved or tokens[at].kind == "X"
        at -= 1
    at = _before_time(tokens, at)
    if at < 0:
        return None
    token = tokens[at]
    if participle and not moved and (token.kind in ("P", ",", "-", "C", "W", "Q") or at == 0):
        return _main_subject(tokens, at)
    noun = token.kind == "W" and token.lower in speech.ALSO_NOUNS and _after_noun(tokens, at)
    if (token.lower == "to" or token.kind in ("C", "V", "W", "E", "G")) and not noun:
        return _main_subject(tokens, at)
    if token.kind in (",", "-"):
        return _before_insertion(tokens, at)
    if token.kind == "R" or (token.lower == "that" and at > 0 and tokens[at - 1].kind in ("L", "M")):
        return _antecedent(tokens, at)
    if token.kind in _NOMINAL or token.kind == "W" or token.lower == "that":
        return _nearest(tokens, at) if participle and not moved else _in_window(tokens, at)
    return None


def _before_time(tokens: list[Token], at: int) -> int:
    """Steps back over when it was: "Poe earlier this week", "Poe on Friday", "Poe, on Friday," stays."""
    while at > 0 and tokens[at].kind == "T":
        back = at - 1
        while back > 0 and (
            tokens[back].kind in ("D", "#", "A", "T") or tokens[back].lower in ("on", "in", "last", "next")
        ):
            back -= 1
        if tokens[back].kind not in ("M", "L", "N", ")"):
            return at
        at = back
    return at


def _nearest(tokens: list[Token], last: int) -> tuple[int, int] | None:
    """The phrase that ends at `last`, not the first of its stretch ("footage of Ann Poe asking")."""
    first = last
    while first > 0 and not _is_boundary(tokens, first - 1, last):
        first -= 1
    found = list(chunks(tokens, first, last + 1))
    return found[-1] if found else None


def _after_noun(tokens: list[Token], at: int) -> bool:
    return at > 0 and (tokens[at - 1].kind in ("D", "M", "L", "#") or tokens[at - 1].possessive)


def _opens_by_phrase(tokens: list[Token], at: int, last: int) -> bool:
    """Whether "led by" or the like stands at `at`: what leads to it ("once led by", "and backed by") ends no phrase."""
    return at < last and tokens[at].kind == "E" and tokens[at + 1].lower == "by"


def _is_boundary(tokens: list[Token], at: int, last: int) -> bool:
    token = tokens[at]
    kind = token.kind
    if kind in "MLNTDP#&/'’‘$%":
        return kind == "N" and at < last
    if kind == "E":
        after = tokens[at + 1] if at < last else None
        before = tokens[at - 1] if at else None
        adjective = before is not None and (before.kind in ("D", "#", "A") or before.possessive)
        return not (adjective or (after is not None and after.kind == "P"))
    if kind in ("A", "C") and at > 0 and _opens_by_phrase(tokens, at + 1, last):
        return False
    if kind == "G":
        return False
    if kind == "W":
        if (
            at
            and at < last
            and token.lower.endswith("ing")
            and tokens[at - 1].kind == "L"
            and tokens[at + 1].kind == "P"
        ):
            return False
        return not (
            token.lower in speech.ALSO_NOUNS and _after_noun(tokens, at) and (at == last or tokens[at - 1].kind == "D")
        )
    return not (kind == "A" and at > 0 and tokens[at - 1].kind == "D")


def _in_window(tokens: list[Token], last: int) -> tuple[int, int] | None:
    """The subject in the stretch without a verb that ends at `last`."""
    for at in range(last - 1, max(-1, last - 8), -1):
        if (
            tokens[at].lower == "what"
            and tokens[at + 1].kind in "MN"
            and chunk_end(tokens, at + 1, last + 1) == last + 1
        ):
            return at + 1, last + 1
    first = last
    if tokens[last].kind != "N":
        while first > 0 and not _is_boundary(tokens, first - 1, last):
            first -= 1
    edge = tokens[first - 1] if first else None
    if edge is not None:
        if edge.kind == "C":
            joined = _joined_left(tokens, first - 1, last)
            if joined:
                return joined
        elif edge.kind == "R" and edge.lower != "whose" and _own_subject(tokens, first, last):
            return _choose(tokens, first, last + 1)
        elif edge.kind == "R" or (edge.kind in _VERBS or edge.kind in ("E", "A")):
            relative = _relative_left(tokens, first - 1)
            if relative is not None:
                found = _antecedent(tokens, relative)
                if found:
                    return found
    chosen = _choose(tokens, first, last + 1)
    if chosen is not None and tokens[last].kind == "W" and chosen[1] == last:
        return chosen[0], last + 1
    return chosen


def _own_subject(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a relative clause has a subject of its own right behind its relative word ("which the FBI called")."""
    return tokens[first].kind in ("N", "M", "D") and tokens[last].kind in ("N", "M", "L", "#")


def _relative_left(tokens: list[Token], at: int) -> int | None:
    """The nearest relative word left of `at` in the same stretch between commas."""
    while at >= 0 and tokens[at].kind not in _BREAKS and tokens[at].kind not in ("S", "C", "Q"):
        if tokens[at].kind == "R" and tokens[at].lower in ("who", "which", "whose"):
            return at
        at -= 1
    return None


def _joined_left(tokens: list[Token], conjunction: int, last: int) -> tuple[int, int] | None:
    """For "A and B <verb>": the phrase A, where nothing but a clause border stands before it."""
    if conjunction == 0 or tokens[conjunction].lower not in ("and", "or", "&"):
        return None
    if tokens[conjunction - 1].kind not in ("M", "L"):
        return None
    first = conjunction - 1
    while first > 0 and not _is_boundary(tokens, first - 1, conjunction - 1):
        first -= 1
    if first and tokens[first - 1].kind not in ("S", ",", ";", ":", "-"):
        return None
    if tokens[first].kind in ("P", "E", "G"):
        return None
    return _choose(tokens, first, last + 1)


def _choose(tokens: list[Token], first: int, limit: int) -> tuple[int, int] | None:
    """Of the phrases in a stretch the first, or the last where the stretch opens with a fronted phrase."""
    while first < limit and (
        tokens[first].kind in ("C", "A")
        or (tokens[first].kind == "T" and first + 1 < limit and tokens[first + 1].kind == "P")
    ):
        first += 1
    found = [(start, end) for start, end in chunks(tokens, first, limit) if tokens[end - 1].kind not in ("T",)]
    if not found:
        return None
    if tokens[first].kind in ("P", "G", "E") and not (tokens[first].lower == "as" and tokens[first + 1].kind == "D"):
        free = [pair for pair in found if tokens[pair[0] - 1].kind not in ("P", "G", "E") or pair[0] == first]
        doers = {pair for pair in found if pair[0] > first + 1 and _opens_by_phrase(tokens, pair[0] - 2, limit)}
        return (free or [pair for pair in found if pair not in doers] or found)[-1]
    start, end = found[0]
    if len(found) > 1 and end < limit and found[1][0] == end + 1:
        word, head = tokens[end].lower, tokens[end - 1].lower
        described = (
            tokens[start].kind == "L" and tokens[found[1][0]].kind == "L" and tokens[found[1][1] - 1].kind == "M"
        )
        if (word in ("from", "by") and head in speech.SPEECH_NOUNS) or (word == "of" and described):
            return start, found[1][1]
    return start, end


def _antecedent(tokens: list[Token], relative: int) -> tuple[int, int] | None:
    last = relative - 1
    while last >= 0 and (tokens[last].kind in _BREAKS or tokens[last].kind in ("P", "C")):
        last -= 1
    if last < 0 or tokens[last].kind not in _NOMINAL:
        return None
    if tokens[relative - 1].kind in _BREAKS:
        segment = segment_start(tokens, last)
        if segment and is_insertion(tokens, segment, last + 1):
            last = segment - 1
            while last > 0 and tokens[last].kind in _BREAKS:
                last -= 1
    return _nearest(tokens, last) if tokens[last].kind == "M" else _in_window(tokens, last)


def _before_insertion(tokens: list[Token], comma: int) -> tuple[int, int] | None:
    """The subject left of the insertion that the comma or dash at `comma` closes."""
    named = behind_front(tokens, comma)
    if named is not None:
        return _choose(tokens, *named)
    first = segment_start(tokens, comma)
    steps = 0
    while first > 1 and steps < 12:
        last = first - 1
        while last > 0 and tokens[last].kind in (",", "-"):
            last -= 1
        start = segment_start(tokens, last + 1) if last >= 0 else 0
        start = min(start, last)
        if tokens[start - 1].kind in (";", ":") and start > 0 and tokens[start].kind in ("C",):
            break
        if start == 0 or not is_insertion(tokens, start, last + 1):
            if tokens[last].kind == "Q":
                return None
            return _in_window(tokens, last) if tokens[last].kind in "MLNT#DW" else _choose(tokens, start, last + 1)
        first = start
        steps += 1
    return _choose(tokens, 0, comma)


def _main_subject(tokens: list[Token], at: int) -> tuple[int, int] | None:
    """The subject of the clause to which a participle, an infinitive or a second verb before `at` belongs."""
    limit = at + 1 if tokens[at].kind not in ("C", "P", ",", "-") else at
    first = _clause_start(tokens, limit)
    segment = first
    while segment < limit:
        end = segment
        while end < limit and tokens[end].kind not in (",", ";", "-"):
            end += 1
        while segment < end and tokens[segment].kind == "Q":
            segment += 1
        kind = tokens[segment].kind if segment < limit else ""
        passed = end < limit and is_place(tokens, segment, end)
        if end > segment and not passed and ((kind not in _FRONTED and kind not in ("Q", ",")) or end >= limit):
            free = (
                pair for pair in chunks(tokens, segment, end) if pair[0] == segment or tokens[pair[0] - 1].kind != "P"
            )
            found = next(free, None)
            if found:
                return found
        segment = end + 1
    return next(iter(chunks(tokens, first, limit)), None)


def _clause_start(tokens: list[Token], limit: int) -> int:
    """After the last semicolon, colon or ", and <subject> <verb>" before `limit`."""
    for at in range(limit - 1, 0, -1):
        if tokens[at].kind in (";", ":", ".", "?", "!"):
            return at + 1
        if (
            tokens[at].kind == "C"
            and tokens[at - 1].kind == ","
            and at + 2 < limit
            and tokens[at + 1].kind in ("N", "M", "D")
        ):
            end = chunk_end(tokens, at + 1, limit)
            if end < limit and tokens[end].kind in ("X", "V", "W", "E", "A"):
                return at + 1
    return 0


def subject_index(tokens: list[Token], participle: bool = False) -> tuple[int, int] | None:
    """The subject of a verb that follows right after `tokens`, as indices into them; brackets are stepped over."""
    kept = without_brackets(tokens)
    found = _subject(kept, participle)
    if found is None or len(kept) == len(tokens):
        return found
    first, last = tokens.index(kept[found[0]]), tokens.index(kept[found[1] - 1])
    return first, last + 1
