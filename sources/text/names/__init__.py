"""Names: folded keys, comparison that merges only where a rule is sure, acronyms, and spelling variants.

    name_key("Mohamed Al-Halbousi")                        -> "mohamed halbusi"
    compare_names("al-Halbousi", "al-Halboosi").same       -> True
    compare_names("al-Halboosi", "Mohamed al-Halbousi")    -> .same is None: ask
    find_names(text), variants(mentions), find_acronyms(text)

No score ever merges two people: `same` is True only by a rule that can be said in words (`reason`).
"""

from sources.text.names.comparing import NameComparison, compare_names
from sources.text.names.finding import Acronym, Variant, find_acronyms, find_names, variants
from sources.text.names.keys import name_key

__all__ = [
    "Acronym",
    "NameComparison",
    "Variant",
    "compare_names",
    "find_acronyms",
    "find_names",
    "name_key",
    "variants",
]
