"""Words around names: capitalised words that are none, small words inside, closing words of bodies. Data only."""

from sources.text.lexicon import word_set

# Capitalised at the start of a sentence, never of a name (folded forms).
NEVER_NAMES: frozenset[str] = word_set("""
    a an the this that these those there here it its he she they we i you his her their our my your him them us
    and but or nor so yet for if when while where although though because since as at by in into of on off to from
    with without within after before during until till upon over under among between against about above across
    despite following according meanwhile moreover however nonetheless nevertheless therefore thus hence also apart
    even still then now today yesterday tomorrow not no none nobody nothing all any each every both either neither
    some many most much more few several other another such what which who whom whose why how whether once only just
    later earlier last next first second third equally given regardless instead otherwise further furthermore
    additionally finally perhaps maybe indeed yes one two three four five six seven eight nine ten is are was were
    be been being do does did has have had will would can could may might must shall should let to
    january february march july september october november december monday tuesday wednesday thursday friday
    saturday sunday
    bir bu su o ve ama fakat ancak icin ise
    """)

# Words that an acronym may pass over ("State of Law", "Kurdistan Workers and Farmers").
SMALL_WORDS: frozenset[str] = word_set("of the and for in on to a an de la le du des et ve und der die")

# Closing words of a body's name that an acronym often leaves out ("State of Law Coalition (SoL)").
ORGANISATION_TAILS: frozenset[str] = word_set("""
    coalition party alliance movement bloc group council committee organisation organization forces force front
    union network agency association federation commission ministry list brigade brigades army
    """)
