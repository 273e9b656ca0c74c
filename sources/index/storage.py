"""How shingles are stored: as 32-bit numbers that hold the desk, each in one of five columns. See migration 0004."""

from collections.abc import Iterable
from itertools import zip_longest
from typing import Final

COLUMNS: Final = 5
"""Columns of shingles in a row; a shingle's own number says which is its."""

_MASK: Final = (1 << 64) - 1
_SALT: Final = 0xC2B2AE3D27D4EB4F
_MIX: Final = 0xFF51AFD7ED558CCD


def by_column(shingles: Iterable[int], desk: int) -> tuple[list[int], ...]:
    """The stored numbers (signed, 32 bits) of a desk's shingles (unsigned, 64 bits), column by column."""
    salt = desk * _SALT & _MASK
    columns: tuple[list[int], ...] = tuple([] for _ in range(COLUMNS))
    for shingle in shingles:
        mixed = ((shingle ^ salt) * _MIX) & _MASK
        mixed ^= mixed >> 29
        columns[(mixed & 0xFFFFFFFF) * COLUMNS >> 32].append((mixed >> 32) - 0x80000000)
    return columns


def rows(passage: int, shingles: Iterable[int], desk: int) -> str:
    """A passage's rows in the text format of COPY."""
    lines = zip_longest(*by_column(shingles, desk), fillvalue="\\N")
    return "".join([f"{passage}\t{a}\t{b}\t{c}\t{d}\t{e}\n" for a, b, c, d, e in lines])
