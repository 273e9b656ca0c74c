"""Words of each language as data: no rules here, only lists that the rules read."""


def word_set(listing: str) -> frozenset[str]:
    """The words of a listing that is written out over lines for people to read."""
    return frozenset(listing.split())
