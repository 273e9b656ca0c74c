"""Words by which a text ties a figure to who holds it (English): placing, comparing, changing, dividing up."""

from typing import Final

from sources.text.lexicon import word_set

#: Verbs of the place in a contest, which a figure follows after "with": "finished second with 34 seats".
PLACING: Final = word_set("""
    came comes come finished finishes finish ended ends emerged emerges placed ranked topped tops led leads trailed
    trails won wins headed swept dominated
""")
#: What may stand between such a verb and "with".
RANK_WORDS: Final = word_set("""
    first second third fourth fifth sixth seventh eighth ninth tenth last 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th
    joint the a in as on top out ahead bottom up place position largest biggest strongest winner leader poll polls list
    election elections vote race contest field table single bloc party force group clear runner runaway largest only
    again overall nationwide narrowly comfortably easily
""")
#: Phrases before a figure that is set against the one before it.
COMPARISONS: Final = frozenset(
    tuple(phrase.split())
    for phrase in (
        "compared with|compared to|in contrast to|in contrast with|as against|against|down from|up from|as opposed to"
        "|versus|vs|by contrast with|rather than"
    ).split("|")
)
#: Nouns for what somebody holds, whose owner is the one a change of it is about: "Fatah's share fell from 48 to 17".
HOLDINGS: Final = word_set(
    "share tally total seats representation presence number count haul result score vote votes support"
)
#: Verbs of change before "from ... to ...".
CHANGING: Final = word_set("""
    fell fall falls rose rise rises dropped drops drop went goes go slipped slips slid jumped jumps climbed climbs
    declined declines grew grows shrank shrinks sank plunged plummeted increased increases decreased decreases
""")
#: What parties win; "17 for Fatah" and "the PUK 17" are said of these, not of anything.
CONTESTED: Final = word_set("""
    seat seats vote votes mandate mandates point points mp mps deputy deputies lawmaker lawmakers member members ballot
    ballots percent goal goals medal medals councillor councillors
""")
#: Heads of a subject that name what is measured and not who holds it.
MEASURES: Final = word_set("""
    number turnout share rate price prices total figure toll count percentage proportion level output inflation
    unemployment support participation exports imports production temperature value budget deficit debt
""")
#: Verbs whose object a figure is held, won, lost or done by their subject.
HOLDING: Final = word_set("""
    won win wins winning gained gain gains gaining secured secure secures securing took take takes taking hold holds
    holding held has have had having lost lose loses losing received receive receives got get gets garnered obtained
    claimed captured clinched added adds controls control controlled commands commanded polled bagged earned collected
    picked kept keeps retained fielded scored lists sent fired launched used deployed killed wounded injured arrested
    employs
""")
#: Verbs by which a third party states somebody's figure: "the KDP, which the first count had put at 33".
RATING: Final = word_set("put puts placed estimated estimates projected projects pegged seen saw forecast set reckoned")
HAVING: Final = frozenset({"has", "have", "had", "having"})
GIVING: Final = word_set("""
    gave give gives given giving hands handed handing awards awarded awarding grants granted allots allotted allocated
""")
PERIODS: Final = word_set("second minute hour day night week month quarter year decade time")
HELPERS: Final = word_set("has have had also only then just already therefore still now even reportedly together")
SAYING: Final = word_set("said says say told tells reported reports announced found showed shows estimated believes")
