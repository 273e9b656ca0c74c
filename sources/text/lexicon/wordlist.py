"""Write a word list as a paragraph instead of one string literal a word."""


def words(text: str) -> frozenset[str]:
    """The words of `text`, which spaces and line ends part."""
    return frozenset(text.split())
