"""The patterns that open a stance, in the order in which they are tried; an earlier one keeps its words to itself.

A cue matches the head verb or noun with as much as is needed to tell the act from its lookalikes (claimed the lives
of, claimed the nomination, denied entry). Where `object` is a group of the pattern, what stands there and after it is
the event; without that group it begins where the match ends.
"""

from sources.text.stances.denying import DENYING
from sources.text.stances.rows import Row

# <WORDS> stand for the lists in `cues`.
CLAIMING: tuple[Row, ...] = (
    # neither yes nor no, before the denials that stand in it
    (
        "comment.neither", "no_comment", "plain", "active", "said",
        r"(?:declin\w+|refus\w+) to (?:either )?(?:confirm (?:or|nor) deny|deny (?:or|nor) confirm)"
        r"|(?:would|could|did|does|can) (?:not|neither) (?:confirm (?:or|nor) deny|deny (?:or|nor) confirm)"
        r"|neither confirm(?:s|ed|ing)? n?or den(?:y|ies|ied|ying)",
    ),
    (
        "comment.settled", "not_taking", "plain", "active", "after",
        r"(?:neither admit(?:s|ted|ting)? nor den(?:y|ies|ied|ying)|without (?:either )?admitting (?:or|nor) denying"
        r"|(?:did|do|does|would|will) (?:not|neither) admit (?:or|nor) deny)",
    ),
    (
        "comment.whether", "no_comment", "plain", "active", "clause",
        r"(?:(?:declin\w+|refus\w+) to|(?:would|did|could|will) ?n[o']?t|won't) say (?:whether|if) (?P<object>)"
        r"(?=[^;.]{1,60}?\b(?:behind|responsible|involved|(?:<HARMV>|<WRONGV>)|known|knew|aware)\b)",
    ),
    (
        "comment.none", "no_comment", "plain", "active", "about",
        r"(?:declin\w+|refus\w+) (?:immediate |further |public )?(?:to )?(?:publicly |immediately )?comment(?:ing)?\b"
        r"|(?:declin\w+|refus\w+) to answer(?: (?:questions|reporters))?(?! the (?:door|phone|call))\b"
        r"|(?:ha[ds]|have|offered|made|gave) no (?:immediate |further |public )?comment\b"
        r"|(?:would|did|could|does|has|have) ?n[o']?t (?:\w+ly )?(?:comment|commented|return <FEW>(?:calls?"
        r"|messages?|e-?mails?))\b"
        r"|(?:did|has|have|had|does) ?n[o'’]?t (?:yet |immediately "
        r"|\w+ly )?(?:(?:respond(?:ed)?|repl(?:y|ied)) to|answer(?:ed)?) (?:\w+ ){0,5}(?:comments?|e-?mails?"
        r"|questions?|calls?|messages?|inquir\w+)\b"
        r"|(?:could not|couldn['’]t) (?:immediately )?be reached(?: \w+){0,4} for (?:a )?comment\b"
        r"|not (?:immediately )?(?:available|reachable) for (?:a )?comment\b",
    ),
    (
        # only where "neither ... nor" stands before it
        "comment.nor", "no_comment", "silent", "active", "about",
        r"(?:(?:responded|replied) to (?:\w+ ){0,5}(?:comments?|e-?mails?|questions?|calls?|messages?|inquir\w+)"
        r"|commented|(?:could|was|were) (?:immediately )?(?:be )?(?:reached|available|reachable) for "
        r"(?:a )?comment|(?:answered|returned) (?:<FEW>)(?:calls?|messages?|e-?mails?|questions?))\b",
    ),
    (
        "comment.unanswered", "no_comment", "plain", "addressed", "none",
        r"(?:requests?|calls?|messages?|e-?mails?|questions?|letters?|inquiries)(?: for comment)?(?: \w{3,12}){0,2}"
        r" (?:to|with|at|for)(?= [^,;.]{2,80}? (?:(?:went|remained|gone) unanswered"
        r"|(?:was|were|has been|have been) (?:not|never) (?:immediately |yet )?(?:answered|returned)"
        r"|(?:was|were)n['’]t (?:immediately )?(?:answered|returned)))",
    ),
    (
        "comment.quoted", "no_comment", "plain", "quoted", "asked",
        r"no (?:further )?comment(?=[,.!]?[\"”'’])",
    ),
    (
        "comment.discuss", "no_comment", "plain", "active", "after",
        r"(?:declin\w+|refus\w+) to (?:publicly )?(?:discuss|address|be drawn on|answer questions (?:about|on)) "
        r"(?=(?:<FEW>)(?:<ALLEG>|<REPORT>|<HARM>)\b)",
    ),
    (
        "comment.silent", "no_comment", "plain", "active", "about",
        r"(?:(?:remain(?:s|ed)?|stay(?:s|ed)?|kept|keeps|was|were|been|is|are) silent|maintained (?:its"
        r"|his|her|their) silence)"
        r"(?= (?:on|about|over) )",
    ),
    (
        "comment.claimed", "no_claim", "plain", "active", "after",
        r"neither claim(?:s|ed|ing)? (?:<RESP> )?nor den(?:y|ies|ied|ying)(?: <RESP>\b)?(?: for)?",
    ),
    # nobody, or not this one
    (
        "claim.nominal.none", "no_claim", "plain", "existential", "after",
        r"no (?:immediate |official |credible |public |group['’]s |other |formal |early )?(?:claims?"
        r"|assertions?|admissions?)"
        r" of (?:<RESP>|blame)(?: (?:has been|was|had been) (?:made|issued|received)| came| emerged| followed)?"
        r"(?: for| of| in| after(?= <FEW><HARM>\b))?",
    ),
    (
        "claim.it.none", "no_claim", "plain", "existential", "before",
        r"(?:no[- ]one|nobody|no (?:\w+ )?(?:groups?|factions?|part(?:y|ies)|organi[sz]ations?|militias?|cells?))"
        r" (?:(?:has|had|have) )?(?:(?:yet|so far|immediately) )?claimed (?:it|them)\b",
    ),
    (
        "claim.passive.none", "no_claim", "plain", "existential", "before",
        r"<RESP>(?: for (?P<object>[^,;.]{1,80}?))? (?:has|have|had|was|is) (?:not|yet)(?: yet)? (?:been "
        r"|to be )?claimed\b"
        r"|(?:went|remains?|remained|gone|go|goes) unclaimed\b",
    ),
    (
        "take.not", "not_taking", "plain", "active", "after",
        r"(?:(?:not|n['’]t|without|never|refusals? to|(?:refus|declin|fail)(?:e|es|ed|ing|s)? to) (?:yet "
        r"|publicly |fully |openly )?"
        r"(?:<TAKE>|<ACCEPT>|admit(?:ted|ting)?)|avoid\w*|evad\w+|dodg\w+|shirk\w+) (?:<FEW>)(?:responsibility"
        r"|blame|ownership)"
        r"(?! (?:of |for )?(?:<DUTY>))(?: for| of| in)?",
    ),
    (
        "take.own", "not_taking", "plain", "active", "after",
        r"(?:(?:refus|declin|fail)(?:e|es|ed|ing|s)? to|(?:not|never|n['’]t)(?: yet)?) (?:own(?:ed)?"
        r"|fess(?:ed)?) up to\b",
    ),
    # claims
    (
        "claim.active", "claims_responsibility", "claim", "active", "after",
        r"(?:<CLAIM>|assert(?:s|ed|ing)?|declar(?:e|es|ed|ing)) (?:<FEW>)<RESP>\b(?! (?:under|against|cards?"
        r"|lines?|ratings?|unions?|notes?)\b)(?: for| of| in)?",
    ),
    (
        # a headline: no article, no full stop
        "claim.headline", "claims_responsibility", "claim", "active", "after",
        r"claims? (?P<object>)(?=(?!(?:the|a|an|to|that|in|on|at|of)\b)(?:<FEW>)(?:attack|bombing|blast|explosion"
        r"|killing|shooting|assassination|massacre|ambush|kidnapping|abduction|raid|hack|arson)"
        r"(?: (?:in|on|at|near|of|against|outside) (?:(?!(?:was|were|is|are|will|has|had|foiled|thwarted|planned"
        r"|failed|fake|false)\b)[\w'’-]{1,20} ?){1,6})?$)",
    ),
    (
        "claim.credit", "claims_responsibility", "claim", "active", "after",
        r"<TAKE> (?:<FEW>)credit(?: for| in)",
    ),
    (
        "claim.took", "claims_responsibility", "claim", "active", "after",
        r"<TAKE> (?!(?:sole|full|personal|total|complete|some|partial|ultimate"
        r"|political) )(?:<FEW>)responsibility for "
        r"(?=(?!(?:<FEW>)(?:failed|botched|bungled|disastrous|mistaken|fatal) )<FEW><FEW><HARM>\b"
        r"|(?:<HARMV>|carrying out|killing|bombing"
        r"|attacking) )",
    ),
    (
        "claim.passive.word", "claims_responsibility", "claim", "passive", "after",
        r"<RESP> (?:for (?P<object>[^,;.]{1,80}?) )?(?:has been|have been|was|were|is|had been"
        r"|being) (?:later |quickly |\w+ly )?"
        r"(?:claimed|asserted|taken)<BY>\b",
    ),
    (
        "claim.nominal.by", "claims_responsibility", "plain", "nominal_by", "after",
        r"(?:claims?|assertions?) of <RESP>(?: for (?P<object>[^,;.]{1,80}?))? (?:by|from|came from"
        r"|was made by|made by)\b",
    ),
    (
        "claim.nominal", "claims_responsibility", "plain", "nominal", "after",
        r"(?:claims?|assertions?) of <RESP>(?: for| of| in)?",
    ),
    (
        "claim.passive.act", "claims_responsibility", "claim", "passive", "before",
        r"(?:(?:has|have) been |had been |was |were |is |as |being )?(?:later |quickly |also |\w+ly )?claimed<BY>\b",
    ),
    (
        "claim.act", "claims_responsibility", "claim", "active", "after",
        r"<CLAIM> (?P<object>)(?:(?:several|some|many|most|two|three|one|all|both) of the |(?:a|the) "
        r"(?:string|series|spate|wave|number|pair) of |the |a |an "
        r"|this |that |these |those |two |three |several |both |last |\w+day['’]s )"
        r"(?:<FEW>)(?:attacks?|bombings?|blasts?|explosions?|killings?|shootings?|assassinations?|massacres?|ambush"
        r"|kidnappings?|abductions?|assaults?|strikes?|raids?|hacks?|arsons?|derailments?|hijackings?"
        r"|stabbings?|fires?"
        r"|sabotage|breach)\b(?! (?:victims?|came|began|started|could|might|will|was|were|is|are|had|has"
        r"|would|never|did))",
    ),
    (
        "claim.deed", "claims_responsibility", "claim", "active", "clause",
        r"<CLAIM> (?P<object>)(?:to have (?:<HARMV>)|(?:that )?(?:it|they|we|its (?:\w+ ){1,2}|he|she)"
        r" ?(?:had |has |have )?(?:itself |themselves )?(?:been behind|was behind|were behind|<HARMV>))\b",
    ),
    (
        # of a statement only: police who claim that a group killed somebody accuse it
        "claim.deed.statement", "claims_responsibility", "claim", "active", "clause",
        r"<CLAIM> (?P<object>)(?:that )?(?:the |its )(?:\w+ ){1,3}(?:had |has |have )?(?:<HARMV>)\b",
    ),
    (
        "claim.said", "claims_responsibility", "claim", "reported", "after",
        r"(?:said|says|saying|announced|confirmed|declared|stated|boasted|bragged)(?:<WHEN>| in [^,;.]{1,60}?)?"
        r" (?:that )?(?:it|they"
        r"|we|(?:his|her|its|their|our) (?:fighters|forces|members|men|militants|soldiers|troops))"
        r" (?:(?:was|were|is|are|had been) (?:behind|responsible for) |(?:had "
        r"|have )?(?:carried out|staged|perpetrated) )",
    ),
    (
        "claim.said.fighters", "claims_responsibility", "claim", "reported", "after",
        r"(?:said|says|saying|announced|confirmed|declared|stated)(?:<WHEN>)? (?:that )?"
        r"(?:(?:his|her|its|their) (?:\w+ )?(?:fighters|members|men|militants|gunmen|operatives|hackers|bombers?)|one"
        r" of its (?:members|fighters|men)) (?:had |have |has )?(?P<object>)(?:<HARMV>) (?=(?:the|a|an"
        r"|two|three|several)\b)",
    ),
    (
        "claim.boast", "claims_responsibility", "claim", "reported", "clause",
        r"(?:boast(?:s|ed|ing)?|brag(?:s|ged|ging)?)(?:<WHEN>)? (?:that )?(?:<SELF>) (?:had |have |has )?"
        r"(?P<object>)(?:<HARMV>|taken down|brought down|taken offline|defaced|breached|crippled|leaked|stolen)\b",
    ),
    (
        "claim.work", "claims_responsibility", "claim", "tail", "after",
        r"(?P<object>(?:the|this|that|both|these) (?:<FEW>)<HARM>(?: [^,;.\"“”]{1,50}?)?) (?:was|were|had been) "
        r"(?:the work of|carried out by|committed by|staged by) (?:its|our|his|their) (?:own )?"
        r"(?:\w+ )?(?:fighters|members|men|militants|forces|soldiers|cells?|unit|wing|people)\b",
    ),
    (
        "claim.us", "claims_responsibility", "claim", "quoted", "clause",
        r"it was (?:us|we|me|I) (?:who|that) (?P<object>)(?:had |have )?(?:<HARMV>)\b",
    ),
    (
        "claim.we", "claims_responsibility", "claim", "quoted", "after",
        r"we (?:carried out|are behind|were behind|are responsible for|were responsible for) "
        r"(?=(?:the|this|that|these|those|last|\w+day['’]s) (?:<FEW>)<HARM>\b)",
    ),
    # taking upon oneself
    (
        "accept.active", "accepts_responsibility", "take", "active", "after",
        r"(?:<TAKE>|<ACCEPT>|admit(?:s|ted|ting)?(?: to)?|express(?:ed|es)?) (?:<FEW>)(?:responsibility|blame"
        r"|fault|liability|culpability)\b(?!-| (?:game|culture|shifting)\b)"
        r"(?! of \w+ing\b)(?! (?:of |for )?(?:<DUTY>))(?: for| of| in)?",
    ),
    (
        "admit.guilty", "accepts_responsibility", "admit", "active", "after",
        r"(?:ple(?:a|)d(?:ed|s|ing)?|pled) guilty"
        r"(?: (?:(?:on|in|last|this|earlier) )?(?!to\b|and\b|but\b)[\w ]{2,20}?)?(?: to\b)"
        r"|(?:ple(?:a|)d(?:ed|s|ing)?|pled) guilty\b",
    ),
    (
        "deny.guilty", "denies_involvement", "plain", "active", "after",
        r"(?:ple(?:a|)d(?:ed|s|ing)?|pled) (?:not guilty|innocent)(?: (?:to|of)\b)?",
    ),
    (
        "admit.part", "accepts_responsibility", "admit", "active", "after",
        # "acknowledges their role" may well be another's role
        r"(?!acknowledg\w+ their )<ADMIT> (?:<FEW>)<INV>\b(?: (?:in|of|with|to|about))?",
    ),
    (
        "admit.act", "accepts_responsibility", "admit", "active", "after",
        r"<ADMIT> (?P<object>)(?:the |a |an |both |two |three |those |these )(?:<FEW>)<HARM>\b",
    ),
    (
        "admit.that", "accepts_responsibility", "admit", "active", "clause",
        r"<ADMIT> (?:that )?(?P<object>)(?:<SELF>) (?:had |has |have )?(?:knowingly |repeatedly "
        r"|\w+ly )?(?:<WRONGV>|(?:took|taken|used"
        r"|accepted|received) (?:the |a |an |banned |illegal |performance-enhancing )*(?:drugs?|bribes?"
        r"|money|steroids?"
        r"|substances?|payments?|pills?|kickbacks?)|ignored|neglected)\b",
    ),
    (
        "admit.crime", "accepts_responsibility", "admit", "active", "after",
        r"(?:admit(?:s|ted|ting)?(?: to)?|confess(?:es|ed|ing)? to) (?P<object>)(?=(?:\w+ ){0,2}?"
        r"(?:<CRIME>|negligence|perjury)\b(?! (?:victims?|was|were|is|are|had|has|cases?)))",
    ),
    (
        "admit.fault", "accepts_responsibility", "admit", "active", "after",
        r"<ADMIT> (?P<object>)(?=(?:<FEW>)(?:mistakes|errors|failings|lapses|shortcomings|wrongdoings?)\b)",
    ),
    (
        "admit.that.own", "accepts_responsibility", "admit", "active", "clause",
        r"<ADMIT> (?:that )?(?P<object>)(?:its|his|her|their|our) (?:own )?(?:units?|army|followers"
        r"|supporters|aircraft|planes?|jets?"
        r"|captain|drivers?|doctors?|nurses?|teachers?|drones?|forces"
        r"|soldiers|troops|pilots?|officers?|agents?|employees?|staff|fighters|men|members|police|workers|crews?"
        r"|engineers?|managers?|ships?) (?:had |has |have )?(?:<WRONGV>|ignored|neglected)\b",
    ),
    (
        "accept.mine", "accepts_responsibility", "take", "quoted", "none",
        r"(?P<object>(?:the|this|that) (?:\w+ )?(?:mistakes?|faults?|errors?|failures?|responsibility|blame)) "
        r"(?:is|was|were|are) (?:entirely |all )?(?:mine|ours)\b"
        r"|it (?:was|is) (?:(?:my|our) (?:fault|mistake|error)|(?:a|the) mistake of (?:mine|ours))\b",
    ),
    (
        "accept.said", "accepts_responsibility", "take", "reported", "after",
        r"(?:<SAY>|<ADMIT>|<ACCEPT>)(?: [^,;.\"“”]{1,60}?)? (?:that )?(?:he|she|I) (?:was|is|am) "
        r"(?:solely |personally "
        r"|fully |partly |ultimately )?(?:responsible|to blame|at fault)(?! (?:for )?(?:<DUTY>))(?: for)?"
        r"|(?:<ADMIT>|conced(?:e|es|ed|ing))(?:<WHEN>)? (?:that )?(?:it|they) (?:was|were|is|are) (?:\w+ly )?"
        r"(?:responsible|to blame|at fault)(?! (?:for )?(?:<DUTY>))(?: for)?",
    ),
    (
        "admit.deed", "accepts_responsibility", "admit", "active", "after",
        r"(?:admit(?:s|ted|ting)?|confess(?:es|ed|ing)?|fess(?:es|ed|ing)? up|own(?:s|ed"
        r"|ing)? up)(?: to)? (?P<object>)"
        r"(?!(?:during|being|something|nothing|anything|everything)\b)(?:having |(?:\w{3,}|us|ly|do)ing )",
    ),
)  # fmt: skip

BLAMING: tuple[Row, ...] = (
    (
        "blame.nominal", "blames", "blame", "active", "blame_on",
        r"(?:put(?:s|ting)?|cast(?:s|ing)?|plac(?:e|es|ed|ing)|laid|lay(?:s|ing)?|pin(?:s|ned|ning)?|pinn?ing"
        r"|heap(?:s|ed|ing)?) (?:<FEW>)(?:blame|responsibility)"
        r"(?: for (?P<object>[^,;.]{1,80}?))? (?:squarely |firmly )?(?:on|at the feet of|upon)(?P<target>)",
    ),
    (
        "blame.finger", "blames", "blame", "active", "blame_for",
        r"point(?:s|ed|ing)? (?:the|a|an accusing|the accusing|its|his|her|their) fingers? (?:squarely "
        r"|directly )?at (?P<target>)",
    ),
    (
        "blame.found", "blames", "blame", "active", "blame_for",
        r"(?:found|finds?) (?P<target>)(?=[^,;.]{1,60}? (?:responsible|to blame|at fault|liable"
        r"|guilty) for (?:the|a|his|her|their)\b)",
    ),
    (
        "blame.lies", "blames", "blame", "told", "blame_lies",
        r"(?:the )?(?:blame|responsibility|fault)(?: for (?P<object>[^,;.]{1,80}?))? (?:lies|lay"
        r"|rests) (?:squarely |solely |entirely )?with "
        r"(?!(?:me|us)\b)(?P<target>)",
    ),
    (
        "blame.attribute", "blames", "blame", "active", "blame_on",
        r"attribut(?:e|es|ed|ing) (?P<object>(?:the|this|that|these|those|both|last|\w+day['’]s) (?:<FEW>)<HARM>"
        r"(?: (?!to\b)[^,;.]{1,60}?)?) to (?P<target>)",
    ),
    (
        "blame.which", "blames", "blame", "active", "blame_which",
        r"(?:(?<!been[ ])(?<!was[ ])(?<!were[ ])(?<!is[ ])(?<!are[ ])(?<!ly[ ])blam(?:es|ed)"
        r"|(?<!of[ ])(?<!the[ ])(?<!any[ ])(?<!some[ ])(?<!no[ ])(?<!to[ ])blame) for\b(?P<target>)",
    ),
    (
        "blame.quoted", "blames", "blame", "quoted", "blame_quoted",
        r"(?:is|was|are|were) (?:behind|(?:to blame|responsible) for) (?P<object>)(?=(?:the|this|that"
        r"|these|those|his|her"
        r"|my|our|their) (?:<FEW>)<HARM>\b)",
    ),
    (
        "blame.passive", "blames", "blame", "passive", "before",
        r"(?:(?:has|have) been |had been |was |were |is |are )?(?:widely |\w+ly )?blamed (?:on|upon) (?P<target>)",
    ),
    (
        "blame.by", "blames", "blame", "passive", "blamed_by",
        r"(?:(?:has|have) been |had been |was |were |is |are |being |(?<=,[ ]))(?:widely "
        r"|\w+ly )?(?:blamed|accused|held"
        r" responsible)(?: (?:for|of) (?P<object>[^,;.]{1,80}?))? by\b",
    ),
    (
        "blame.passive.for", "blames", "blame", "passive", "blamed_for",
        r"(?:(?:has|have) been |had been |was |were |is |are )(?:widely |also |\w+ly )?blamed for\b",
    ),
    (
        "blame.work", "blames", "blame", "reported", "blame_on",
        r"(?:said|says|believes?|insisted|concluded|alleged|declared|suspects?)(?: \w+day)? (?:that )?"
        r"(?P<object>(?:the|this|that|these|those) (?:<FEW>)<HARM>(?: [^,;.\"“”]{1,50}?)?) (?:was|were|is|had been)"
        r" the work of(?P<target>)",
    ),
    (
        "blame.active", "blames", "blame", "active", "blame_for",
        r"(?:blam(?:es|ed|ing)|(?<!of[ ])(?<!the[ ])(?<!any[ ])(?<!some[ ])(?<!no[ ])(?<!more[ ])(?<!much[ ])blame) "
        r"(?P<target>)(?!(?:for|by|on|as|in|at|game|and|or)\b)",
    ),
    (
        "blame.accuse", "blames", "blame", "active", "blame_for",
        r"(?:accus(?:e|es|ed|ing)) (?P<target>)(?=(?!(?:of|by)\b)[^,;.]{1,100}? of\b)",
    ),
    (
        "blame.hold", "blames", "blame", "active", "blame_for",
        r"(?:held|hold(?:s|ing)?) (?P<target>)(?=[^,;.]{1,100}? (?:responsible|accountable) for\b)",
    ),
    (
        "blame.said", "blames", "blame", "reported", "blame_for",
        r"(?:said|says|insisted|argued|concluded|alleged|charged"
        r"|declared)(?: (?:on )?\w+day(?: \w+)?)? (?:that )?(?!(?:<SELF>|no\b))(?P<target>)"
        r"(?=[^,;.\"“”]{2,80}? (?:(?:bears?|bore) (?:<FEW>)responsibility|(?:is|was|are|were) (?:to blame"
        r"|behind the (?:\w+ ){0,2}(?:<HARM>)|responsible for (?:the|this|that|his|her|their) "
        r"(?:\w+ ){0,2}(?:<HARM>)))"
        r"(?! (?:of |for )?(?:<DUTY>)))",
    ),
)  # fmt: skip

TABLE = (*CLAIMING, *DENYING, *BLAMING)
