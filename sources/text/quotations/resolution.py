"""From a mention to the full name the text gives elsewhere."""

from sources.text.phrases import Phrase
from sources.text.quotations.units import Unit


class Names:
    """The full names of a text, in reading order."""

    def __init__(self, text: str, units: list[list[Unit]]) -> None:
        self.text = text

    def resolve(self, speaker: Phrase) -> str | None:
        """The full name behind a mention, or None."""
        return speaker.mention.text if speaker.kind == "name" else None
