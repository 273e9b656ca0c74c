"""Where do these words come from? The index of all that the desks' sources say. Everything is imported from here.

    snapshot --job--> passages and their shingles --look_up--> candidates --align--> places, with what differs

The index only proposes passages. Whether and how a quotation stands in one is `sources.text.matching`'s to say, and who
may see it is asked of the records when somebody looks.
"""

from sources.index.lookup import LONGEST, MIN_WORDS, MOST, Place, look_up, look_up_open
from sources.index.writing import INDEX, index_snapshot, request_index, unindexed

__all__ = [
    "INDEX",
    "LONGEST",
    "MIN_WORDS",
    "MOST",
    "Place",
    "index_snapshot",
    "look_up",
    "look_up_open",
    "request_index",
    "unindexed",
]
