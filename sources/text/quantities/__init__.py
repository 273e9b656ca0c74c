"""Quantities in running text: what number is stated, of what, how exactly, and by whom it is held.

Deterministic rules over word tables for English, Turkish and Arabic; where a number could be read in two ways it is
left out, never guessed.
"""

from sources.text.lexicon.numbers import Modality
from sources.text.quantities.finding import find_quantities
from sources.text.quantities.model import Kind, Quantity
from sources.text.quantities.parsing import parse_number
from sources.text.quantities.plain import Number, numbers_in

__all__ = ["Kind", "Modality", "Number", "Quantity", "find_quantities", "numbers_in", "parse_number"]
