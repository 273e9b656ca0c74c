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
        "comment.whether", "no_comment", "plain", "active", "clause",
        r"(?:(?:declin\w+|refus\w+) to|(?:would|did|could|will) ?n[o']?t|won't) say (?:whether|if) (?P<object>)"
        r"(?=[^;.]{1,60}?\b(?:behind|responsible|involved|(?:<HARMV>))\b)",
    ),
    (
        "comment.none", "no_comment", "plain", "active", "none",
        r"(?:declin\w+|refus\w+) (?:immediate |further |public )?(?:to )?(?:publicly |immediately )?comment(?:ing)?\b"
        r"|(?:ha[ds]|have|offered|made|gave) no (?:immediate |further |public )?comment\b"
        r"|(?:would|did|could|does|has|have) ?n[o']?t (?:\w+ly )?(?:comment|commented|return <FEW>(?:calls?"
        r"|messages?|e-?mails?))\b"
        r"|(?:did|has|have|had|does) ?n[o'’]?t (?:yet |immediately "
        r"|\w+ly )?respond(?:ed)? to (?:\w+ ){0,5}(?:comments?|e-?mails?"
        r"|questions?|calls?|messages?|inquir\w+)\b"
        r"|(?:could not|couldn['’]t) (?:immediately )?be reached(?: \w+){0,4} for (?:a )?comment\b"
        r"|not (?:immediately )?(?:available|reachable) for (?:a )?comment\b",
    ),
    # nobody, or not this one
    (
        "claim.nominal.none", "no_claim", "plain", "existential", "after",
        r"no (?:immediate |official |credible |public |group['’]s |other |formal |early )?(?:claims?"
        r"|assertions?|admissions?)"
        r" of (?:<RESP>|blame)(?: for| of| in)?",
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
    # claims
    (
        "claim.active", "claims_responsibility", "claim", "active", "after",
        r"(?:<CLAIM>|assert(?:s|ed|ing)?|declar(?:e|es|ed|ing)) (?:<FEW>)<RESP>\b(?! (?:under|against|cards?"
        r"|lines?|ratings?|unions?|notes?)\b)(?: for| of| in)?",
    ),
    (
        "claim.credit", "claims_responsibility", "claim", "active", "after",
        r"<TAKE> (?:<FEW>)credit(?: for| in)",
    ),
    (
        "claim.took", "claims_responsibility", "claim", "active", "after",
        r"<TAKE> (?:<FEW>)responsibility for (?=<FEW><FEW><HARM>\b|(?:<HARMV>|carrying out|killing|bombing"
        r"|attacking) )",
    ),
    (
        "claim.passive.word", "claims_responsibility", "claim", "passive", "after",
        r"<RESP> (?:for (?P<object>[^,;.]{1,80}?) )?(?:has been|have been|was|were|is|had been"
        r"|being) (?:later |quickly |\w+ly )?"
        r"(?:claimed|asserted|taken) by\b",
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
        r"(?:(?:has|have) been |had been |was |were |is |as |being )?(?:later |quickly |also |\w+ly )?claimed by\b",
    ),
    (
        "claim.act", "claims_responsibility", "claim", "active", "after",
        r"<CLAIM> (?P<object>)(?:the |a |an |this |that |these |those |two |three |several |both |last |\w+day['’]s )"
        r"(?:<FEW>)(?:attacks?|bombings?|blasts?|explosions?|killings?|shootings?|assassinations?|massacres?|ambush"
        r"|kidnappings?|abductions?|assaults?|strikes?|raids?|hacks?)\b(?! (?:victims?|was|were|is|are|had|has"
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
        r"(?:said|says|saying|announced|confirmed|declared|stated)(?: on \w+day"
        r"| in [^,;.]{1,60}?)? (?:that )?(?:it|they"
        r"|we|(?:his|her|its|their|our) (?:fighters|forces|members|men|militants|soldiers|troops))"
        r" (?:(?:was|were|is|are|had been) (?:behind|responsible for) |(?:had "
        r"|have )?(?:carried out|staged|perpetrated) )",
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
        r"<ADMIT> (?:that )?(?P<object>)(?:<SELF>) (?:had |has |have )?(?:<WRONGV>)\b",
    ),
    (
        "accept.said", "accepts_responsibility", "take", "reported", "after",
        r"<SAY>(?: [^,;.\"“”]{1,60}?)? (?:that )?(?:he|she|I) (?:was|is|am) (?:solely |personally |fully |partly "
        r"|ultimately )?(?:responsible|to blame)(?! (?:for )?(?:<DUTY>))(?: for)?",
    ),
    (
        "admit.deed", "accepts_responsibility", "admit", "active", "after",
        r"(?:admit(?:s|ted|ting)?|confess(?:es|ed|ing)?|fess(?:es|ed|ing)? up|own(?:s|ed"
        r"|ing)? up)(?: to)? (?P<object>)"
        r"(?:having |\w{3,}ing )",
    ),
)  # fmt: skip

BLAMING: tuple[Row, ...] = (
    (
        "blame.nominal", "blames", "blame", "active", "blame_on",
        r"(?:put(?:s|ting)?|cast(?:s|ing)?|plac(?:e|es|ed|ing)|laid|lay(?:s|ing)?|pin(?:s|ned|ning)?|pinn?ing"
        r"|heap(?:s|ed|ing)?) (?:<FEW>)blame"
        r"(?: for (?P<object>[^,;.]{1,80}?))? (?:squarely |firmly )?(?:on|at the feet of|upon)(?P<target>)",
    ),
    (
        "blame.passive", "blames", "blame", "passive", "before",
        r"(?:(?:has|have) been |had been |was |were |is |are )?(?:widely |\w+ly )?blamed (?:on|upon) (?P<target>)",
    ),
    (
        "blame.by", "blames", "blame", "passive", "blamed_by",
        r"(?:(?:has|have) been |had been |was |were |is |are |being )(?:widely |\w+ly )?(?:blamed|accused|held"
        r" responsible)(?: (?:for|of) (?P<object>[^,;.]{1,80}?))? by\b",
    ),
    (
        "blame.work", "blames", "blame", "reported", "blame_on",
        r"(?:said|says|believes?|insisted|concluded|alleged|declared|suspects?)(?: \w+day)? (?:that )?"
        r"(?P<object>(?:the|this|that|these|those) (?:<FEW>)<HARM>(?: [^,;.\"“”]{1,50}?)?) (?:was|were|is|had been)"
        r" the work of(?P<target>)",
    ),
    (
        "blame.active", "blames", "blame", "active", "blame_for",
        r"blam(?:e|es|ed|ing) (?P<target>)(?!(?:for|by|on|as|in|at|game|and|or)\b)",
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
        r"|behind the (?:\w+ ){0,2}(?:<HARM>)))"
        r"(?! (?:of |for )?(?:<DUTY>)))",
    ),
)  # fmt: skip

TABLE = (*CLAIMING, *DENYING, *BLAMING)
