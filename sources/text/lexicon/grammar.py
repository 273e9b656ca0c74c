"""Words of English that show how a sentence is built: no nouns, only what stands around them.

All lower case. They let the phrase rules find noun phrases and subjects without a model.
"""

from typing import Final

from sources.text.lexicon import word_set

DETERMINERS: Final = word_set(
    """
    the a an this these those his her its their our my your some any each every no another several many most few both
    either neither all such other more one two three four five six seven eight nine ten eleven twelve dozens hundreds
    thousands what whatever der die das ein eine einer le les une
    sa ses leur leurs ihr ihre sein seine
    """
)

#: Before these one capitalised word alone is a noun, not a name ("der Reeder").
GERMAN_DETERMINERS: Final = word_set("der die das ihr ihre sein seine ein eine")

PREPOSITIONS: Final = word_set(
    """
    auf vor nach aus über gegen für durch ohne während wegen beim vom zum zur im
    dans sur avec sans devant après chez à au aux vers depuis
    في من على إلى عن مع خلال بعد قبل von zu mit bei
    of in on at by for with from to into onto about over under after before during since until against among amid
    between through throughout within without toward towards upon near across behind beyond despite via per around
    along above below outside inside off out up down including regarding concerning following given unlike like besides
    except according alongside aboard beneath beside than versus vs as
    """
)

CONJUNCTIONS: Final = word_set("and or but nor yet & plus")

SUBORDINATORS: Final = word_set(
    """
    إن أن بأن إنه إنها أنه أنها dass qu'il que
    that because when while if although though whereas unless until whether how why after before since as once so
    whenever wherever lest till
    """
)

RELATIVES: Final = word_set("who whom whose which where")

SUBJECT_PRONOUNS: Final = word_set(
    """
    he she they it i we you someone somebody everyone everybody anyone nobody everything nothing none others those many
    some both several most few another
    """
)

PERSONAL: Final = word_set("he she they it i we you er sie il elle ils elles هو هي")

#: Before "of" and those of whom one or some speak ("one of his aides").
PART: Final = word_set("one two three some many several most both none another")

#: A personal subject with its auxiliary.
CONTRACTED: Final = word_set(
    """
    he's she's it's they're we're you're i'm i've we've they've you've he'd she'd they'd i'd he'll she'll they'll it'll
    he’s she’s it’s they’re we’re you’re i’m i’ve we’ve they’ve you’ve he’d she’d they’d i’d he’ll she’ll they’ll it’ll
    """
)
OBJECT_PRONOUNS: Final = word_set("him them me us himself herself themselves itself myself yourself ourselves")

AUXILIARIES: Final = word_set(
    """
    is are was were be been being am has have had having do does did will would can could may might must shall should
    isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't shouldn't
    cannot
    isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t doesn’t don’t didn’t won’t wouldn’t can’t couldn’t shouldn’t
    """
)

ADVERBS: Final = word_set(
    """
    also early late then now later again once still even just
    only ever never not often always sometimes soon already almost too
    very quite rather instead however meanwhile moreover nevertheless nonetheless furthermore therefore thus hence
    otherwise perhaps maybe indeed yet here there today tomorrow yesterday tonight ago earlier afterwards afterward
    further elsewhere together apart away back far well first second finally lastly next further so much more less
    half half-jokingly wryly bluntly twice
    """
)

#: Days, months and the like, which stand in a sentence without being anybody.
TIME_WORDS: Final = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays january february march april may june july august september october november december jan feb mar apr jun
    jul aug sept sep oct nov dec morning afternoon evening night noon midnight week month year decade weekend day days
    weeks months years hour hours minute minutes today yesterday tomorrow a.m p.m a.m. p.m. am pm et est gmt
    """
)

#: Finite forms of frequent verbs that no ending gives away.
FINITE_VERBS: Final = word_set(
    """
    went came took got made gave left kept held led lost won found felt began begun became brought bought built caught
    chose cost cut drew drove fell fought fled flew forgot grew hit hurt knew laid lay let lit meant met paid put ran
    rose sat saw sent set shot showed shut slid slept sold sought spent split spoke stood stole struck stuck sued swore
    taught thought threw took tore understood woke wore wound wrote sang sank swept hung dealt drank ate bore beat bet
    bid bound broke broadcast burst cast clung crept dug forbade forgave froze ground hid leapt leant lent overcame
    oversaw proved read rang rode sewed shook shone shrank spun sprang stung swam swung undertook upheld withdrew
    goes comes takes gets makes gives leaves keeps holds leads loses wins finds feels begins becomes brings runs sees
    sends sets shows stands thinks knows wants needs seems believes means lives works plays helps tries turns looks
    sits meets pays puts uses includes remains appears happens faces serves owns wears teaches represents
    want need seem believe think know mean make take go come get give keep remain include represent continue
    dismisses grows begs agrees supports opposes threatens refuses hopes expects plans
    """
)

#: Nouns for people and bodies that speak or act, which often follow or precede a name.
ROLES: Final = word_set(
    """
    spokesman spokeswoman spokesperson spokespeople president minister senator candidate campaign official officials
    leader leaders manager director chief chairman chairwoman chair secretary adviser advisor advisers aide aides lawyer
    lawyers attorney supporters supporter groups group militia militias forces force party alliance movement coalition
    bloc list team company union ministry office department agency police commission committee council court government
    administration parliament army police mayor governor judge professor author analyst expert economist reporter
    editor columnist host anchor coach captain player star actor actress singer director producer founder owner ceo
    nominee surrogate strategist pollster consultant investigator prosecutor detective officer sergeant general
    commander ambassador envoy diplomat lawmaker lawmakers legislator mp mps staff staffer member members resident
    voter voters doctor nurse teacher student students mother father wife husband son daughter brother sister victim
    witness witnesses neighbour neighbor friend statement report poll survey study newspaper paper magazine network
    fans fan families family citizens people man woman men women boy girl
    """
)

#: Titles and forms of address that open a name.
TITLES: Final = word_set(
    """
    mr mrs ms miss mx dr prof sen rep reps gov gen lt col sgt capt cmdr adm rev hon pres sir dame lord lady st fr
    president senator representative congressman congresswoman governor secretary minister professor judge justice
    mayor chancellor pope king queen prince princess ayatollah sheikh imam general colonel captain sergeant pm mp
    chairman chief
    """
)

#: Particles inside names.
PARTICLES: Final = word_set(
    "al el bin ibn ben abu umm bint de del della di da dos du la le van von der den ter ten of y e ul"
)
