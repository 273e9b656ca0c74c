"""What stands between commas and only describes, and what stands ahead of a clause: what a subject is not."""

from typing import Final

from sources.text.lexicon import grammar, places
from sources.text.phrases.tokens import Token

_FRONTS: Final = frozenset("PTG")
_CLAUSES: Final = frozenset({"after", "before", "since", "until", "as", "because"})


def segment_start(tokens: list[Token], last: int) -> int:
    """Where the stretch between commas begins that holds the token before `last`."""
    while last > 0 and (tokens[last - 1].kind not in (",", ";", ":", "-") or _subtitle_colon(tokens, last - 1)):
        last -= 1
    return last


def _subtitle_colon(tokens: list[Token], at: int) -> bool:
    """Whether the mark at `at` is the colon inside a title ("author of Old Ships: Trade in the Gulf")."""
    if tokens[at].kind != ":" or at + 1 >= len(tokens) or not tokens[at + 1].text[0].isupper():
        return False
    before = at - 1
    while before > 0 and tokens[before].kind in ("’", "'", "‘"):
        before -= 1
    return before > 0 and tokens[before].kind in ("M", "Q") and any(token.kind == "," for token in tokens[:before])


def is_insertion(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a stretch between commas only describes what stands before it."""
    token = tokens[start]
    if token.kind in ("R", "P", "G", "E", "#", "T") or token.lower in ("a", "an", "now", "then", "also", "himself"):
        return True
    if token.kind == "C":
        if _is_list_end(tokens, start):
            return True
        left = tokens[segment_start(tokens, start - 1) if start > 1 else 0 : start]
        return all(other.kind not in ("X", "V", "W", "E") for other in [*left[1:], *tokens[start:end]])
    if token.kind == "L":
        return all(other.kind not in ("X", "V", "W") for other in tokens[start:end])
    if token.kind == "D" and start > 1 and tokens[start - 2].kind == "M":
        return all(other.kind not in ("X", "V", "W") for other in tokens[start:end])
    if token.kind == "M" and start > 1 and tokens[start - 2].kind == "M":
        if token.text.endswith(".") and end - start > 1 and all(other.kind == "M" for other in tokens[start:end]):
            return False
        if token.lower in grammar.ROLES or token.lower in grammar.TITLES or token.text[1:2] == "-":
            return all(other.kind not in ("X", "V", "W") for other in tokens[start:end])
        if _is_list_end(tokens, start):
            return True
        return end - start <= 2 and tokens[start - 2].kind == "M" and _place_list(tokens, start)
    return False


def _is_list_end(tokens: list[Token], start: int) -> bool:
    """Whether a stretch goes on with an office named in the one before ("Minister of Trade, Labour and Ports")."""
    first = segment_start(tokens, start - 1) if start > 1 else 0
    office = tokens[first].lower in grammar.ROLES or tokens[first].lower in grammar.TITLES
    return first > 0 and office and tokens[first].kind == "M" and tokens[first - 1].kind == ","


def _place_list(tokens: list[Token], start: int) -> bool:
    """Whether the name at `start` goes on a list that began inside an insertion ("from Salem, Oregon")."""
    first = segment_start(tokens, start - 1)
    opens = first > 0 and tokens[first].kind in ("P", "L", "R", "G", "E", "D")
    return opens and any(token.kind == "P" for token in tokens[first:start])


def is_place(tokens: list[Token], start: int, end: int) -> bool:
    """Whether `tokens[start:end]`, between commas, names the state or land a place lies in ("in Salem, Oregon, …")."""
    if start < 2 or end - start > 2 or tokens[start - 1].kind != "," or tokens[start - 2].kind != "M":
        return False
    return all(token.kind == "M" for token in tokens[start:end]) and (
        " ".join(token.lower.strip(".") for token in tokens[start:end]) in places.AROUND
    )


def behind_front(tokens: list[Token], limit: int) -> tuple[int, int] | None:
    """The first stretch between commas before `limit` that is neither put ahead of the clause nor a place in that.

    None where the sentence does not open with such a phrase ("In a note to the board, the mayor, Ann Poe, said").
    """
    if not tokens or tokens[0].kind not in _FRONTS or tokens[0].lower in _CLAUSES:
        return None
    start = 0
    while start < limit:
        end = start
        while end < limit and tokens[end].kind not in (",", ";", ":", "-"):
            end += 1
        if end < limit and tokens[end].kind != ",":
            return None
        opens = tokens[start].kind if end > start else ""
        if opens in ("M", "D", "L") and not is_place(tokens, start, end):
            plain = all(token.kind not in ("X", "V", "W", "S", "R") for token in tokens[start:end])
            return (start, end) if plain and start else None
        start = end + 1
    return None
