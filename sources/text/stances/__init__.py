"""Stances: who claims, denies, accepts, disavows or blames, as a text states it.

    find_stances("The brigade denied responsibility for the blast.")[0].stance    -> "denies_responsibility"

Cues are ordered patterns (`cues`); the verb group, the quotation and the words around them decide what becomes of a
cue (`clause`); subjects come from `sources.text.phrases`. Add a lookalike that must give nothing to
tests/data/stance_probes.jsonl first.
"""

from sources.text.stances.finding import find_stances
from sources.text.stances.likeness import same_event, speaks_for, telling_words
from sources.text.stances.model import Mode, Stance, StanceName

__all__ = ["Mode", "Stance", "StanceName", "find_stances", "same_event", "speaks_for", "telling_words"]
