"""Names: folded keys, comparison that merges only where a rule is sure, acronyms, and spelling variants.

    name_key("Mohamed Al-Halbousi")                        -> "mohamed halbusi"
    compare_names("al-Halbousi", "al-Halboosi").same       -> True
    compare_names("al-Halboosi", "Mohamed al-Halbousi")    -> .same is None: ask
    find_names(text), variants(mentions), find_acronyms(text), likely_same(names)

No score ever merges two people: `same` is True only by a rule that can be said in words (`reason`).
"""

from sources.text.names.comparing import NameComparison, compare_names
from sources.text.names.finding import Acronym, Variant, find_acronyms, find_names, variants
from sources.text.names.keys import name_key
from sources.text.names.likely import LikelySame, bare_name, likely_same, plain_spelling

__all__ = [
    "Acronym",
    "LikelySame",
    "NameComparison",
    "Variant",
    "bare_name",
    "compare_names",
    "find_acronyms",
    "find_names",
    "likely_same",
    "name_key",
    "plain_spelling",
    "variants",
]
