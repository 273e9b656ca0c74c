"""Tie a passage to its text so that it is found again after the text changed, or honestly given up.

A selector keeps the passage's characters, its offsets and what stood before and after. Anchoring answers `exact`
(same characters, same offsets), `relocated` (same words up to folding, elsewhere or in other typography), `altered`
(other words between the same surroundings, with the edits), `ambiguous` or `orphan`. No similarity of the passage
itself decides: a passage that was deleted must not be given to a lookalike. What vouches for a place with the same
words is, in this order:

1. the surroundings: what stands on both sides of it, or the whole of one side. The fewer the words, the more is asked
   of the surroundings. Where they agree in part but name somebody else, or another number, or deny, the place is a
   parallel one ("The Farmers' Party won [17 seats]" for "The Reform Party won [17 seats]"), not the passage;
2. eight words or more: nobody writes the same eight words twice by chance;
3. four words or more that stood once in the old text (`alone`, which only the holder of the old text knows) and stand
   once in the new one;
4. the position, when nothing is left of the surroundings: the place is within a few code points of the old offset, and
   so few places have these words that one of them stands there by chance less than once in a hundred times. A common
   word in a short text never passes this.

What none of these vouches for is an orphan, wherever else the same words stand.
"""

from sources.text.anchoring.describing import CONTEXT, Selector, describe
from sources.text.anchoring.finding import anchor
from sources.text.anchoring.results import Anchor, State

__all__ = ["CONTEXT", "Anchor", "Selector", "State", "anchor", "describe"]
