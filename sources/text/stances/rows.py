"""What a row of the table of cues is made of."""

from typing import Literal

from sources.text.stances.model import StanceName

# quoted: only inside a quotation, whose speaker is meant; tail: before a clause ", the group said" that names who;
# told: as tail or as reported, whichever stands there; addressed: who was written to stands after it
Form = Literal[
    "active", "passive", "nominal", "nominal_by", "reported", "existential", "quoted", "tail", "told", "addressed"
]
Family = Literal["claim", "take", "admit", "deny", "disavow", "blame", "plain", "silent"]
Object = Literal[
    "after", "before", "clause", "said", "relative", "blame_for", "blame_on", "blamed_by", "none",
    "about", "asked", "fronted", "blame_which", "blame_lies", "blamed_for", "blame_quoted",
]  # fmt: skip
Row = tuple[str, StanceName, Family, Form, Object, str]
