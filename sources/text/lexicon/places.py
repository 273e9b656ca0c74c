"""States, provinces and lands that follow the name of a town behind a comma, written out or short. Data only.

All lower case and without full stops ("Salem, Ore., …": "ore").
"""

from typing import Final

_LONG: Final = """
    alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia, hawaii, idaho,
    illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota,
    mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, new york, north carolina,
    north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas,
    utah, vermont, virginia, washington, west virginia, wisconsin, wyoming, puerto rico, alberta, british columbia,
    manitoba, new brunswick, newfoundland, nova scotia, ontario, prince edward island, quebec, saskatchewan, england,
    scotland, wales, northern ireland, ireland, france, germany, italy, spain, turkey, iraq, iran, syria, lebanon,
    jordan, egypt, israel, canada, mexico, japan, china, india, australia, new zealand
"""
_SHORT: Final = """
    al ak az ar ca co ct de fl ga hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm nv ny oh ok or pa
    ri sc sd tn tx ut va vt wa wi wv wy dc ala ariz ark calif colo conn del fla ill ind kan mass mich minn miss mont
    neb nev ore penn tenn tex wash wis wyo ont alta sask man que bc ab mb sk on qc ns nb pei uk
"""

AROUND: Final = frozenset(name.strip() for name in _LONG.split(",")) | frozenset(_SHORT.split())

#: Words that open the name of a place which ends in a given name ("San Jose", "Camp David").
OPENING: Final = frozenset(
    ("san", "santa", "saint", "st", "sankt", "prince", "king", "queen", "mount", "fort", "port", "lake", "camp", "new")
)
