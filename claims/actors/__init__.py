"""Who is who on a desk: one table of people and bodies under all their spellings, and what people decided about it.

Whoever a claim, a source or a table names is looked up here, so that statements about one person meet whatever their
spelling. The machine only asks (`suggest`); a person answers (`accept`, `refuse`), and may take it back (`split`,
`part`). Every answer is a NameDecision, which nobody can change. Who decides holds the desk's row, so that of two
people who answer at once the second is told.
"""

from claims.actors.answering import ActorError, accept, merge, part, refuse, split
from claims.actors.asking import Sighting, Suggested, suggest
from claims.actors.table import accepted_names, bearers, spellings, told_apart

__all__ = [
    "ActorError",
    "Sighting",
    "Suggested",
    "accept",
    "accepted_names",
    "bearers",
    "merge",
    "part",
    "refuse",
    "spellings",
    "split",
    "suggest",
    "told_apart",
]
