"""What a row of the table of cues is made of."""

from typing import Literal

from sources.text.stances.model import StanceName

Form = Literal["active", "passive", "nominal", "nominal_by", "reported", "existential"]
Family = Literal["claim", "take", "admit", "deny", "disavow", "blame", "plain"]
Object = Literal["after", "before", "clause", "said", "relative", "blame_for", "blame_on", "blamed_by", "none"]
Row = tuple[str, StanceName, Family, Form, Object, str]
