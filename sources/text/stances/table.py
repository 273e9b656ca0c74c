"""The patterns that open a stance, in the order in which they are tried; an earlier one keeps its words to itself.

A cue matches the head verb or noun with as much as is needed to tell the act from its lookalikes (claimed the lives
of, claimed the nomination, denied entry). Where `object` is a group of the pattern, what stands there and after it is
the event; without that group it begins where the match ends.
"""

from typing import Literal

from sources.text.stances.model import StanceName

Form = Literal["active", "passive", "nominal", "nominal_by", "reported", "existential"]
Family = Literal["claim", "take", "admit", "deny", "disavow", "blame", "plain"]
Object = Literal["after", "before", "clause", "said", "blame_for", "blame_on", "none"]
Row = tuple[str, StanceName, Family, Form, Object, str]

# <WORDS> stand for the lists in `cues`.
TABLE: tuple[Row, ...] = (
    # neither yes nor no, before the denials that stand in it
    (
        "comment.neither", "no_comment", "plain", "active", "said",
        r"(?:declin\w+|refus\w+) to (?:either )?(?:confirm (?:or|nor) deny|deny (?:or|nor) confirm)"
        r"|(?:would|could|did|does|can) (?:not|neither) (?:confirm (?:or|nor) deny|deny (?:or|nor) confirm)"
        r"|neither confirm(?:s|ed|ing)? n?or den(?:y|ies|ied|ying)",
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
        r"|fault|liability|culpability)"
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
        "admit.deed", "accepts_responsibility", "admit", "active", "after",
        r"(?:admit(?:s|ted|ting)?|confess(?:es|ed|ing)?|fess(?:es|ed|ing)? up|own(?:s|ed"
        r"|ing)? up)(?: to)? (?P<object>)"
        r"(?:having |\w{3,}ing )",
    ),
    # denials
    (
        "deny.responsibility", "denies_responsibility", "deny", "active", "after",
        r"(?:<DENY>|<REJECT>|disclaim(?:s|ed|ing)?) (?:<FEW>)(?:<RESP>|blame|(?:being|to be"
        r"|that (?:<SELF>) (?:is|was|are|were|had been|bore))"
        r" (?:\w+ )?(?:responsib(?:le|ility)|to blame))(?: for| of| in)?",
    ),
    (
        "deny.responsibility.nominal.by", "denies_responsibility", "plain", "nominal_by", "after",
        r"denials? of (?:<FEW>)(?:<RESP>|blame)(?: (?:for|in) (?P<object>[^,;.]{1,80}?))? (?:by|from)\b",
    ),
    (
        "deny.responsibility.nominal", "denies_responsibility", "plain", "nominal", "after",
        r"denials? of (?:<FEW>)(?:<RESP>|blame)(?: for| in| of)?",
    ),
    (
        "deny.responsibility.lies", "denies_responsibility", "plain", "existential", "after",
        r"(?:not all|none of|not) (?:of )?(?:the )?(?:responsibility|blame|fault)(?: (?:for|of"
        r"|in) (?P<object>[^,;.]{1,80}?))? (?:lies|rests|falls)"
        r" with (?:me|us)\b",
    ),
    (
        "deny.responsibility.said", "denies_responsibility", "deny", "reported", "after",
        r"<SAY>(?: [^,;.\"“”]{1,60}?)? (?:that )?(?:<SELF>) (?:was|were|is|are|had been|am)(?: not|n['’]t"
        r"|not) (?:in any way |directly )?"
        r"(?:responsible|to blame)(?: for| in)?",
    ),
    (
        "deny.involvement", "denies_involvement", "deny", "active", "after",
        r"<DENY> (?:<MOD>)<INV>\b(?: (?:in|of|with|to|about|between|as) )?",
    ),
    (
        "deny.involvement.nominal.by", "denies_involvement", "plain", "nominal_by", "after",
        r"denials? of (?:<MOD>)(?:<INV>|<ALLEG>)(?: (?:in|with|to) (?P<object>[^,;.]{1,80}?))? (?:by|from)\b",
    ),
    (
        "deny.involvement.nominal", "denies_involvement", "plain", "nominal", "after",
        r"denials? of (?:<MOD>)(?:<INV>|<ALLEG>)\b(?: (?:in|with|to|that) )?",
    ),
    (
        "deny.report.self", "denies_involvement", "deny", "active", "clause",
        r"(?:<DENY>|<REJECT>) (?:<MOD>)(?:<REPORT>)(?: that)? (?P<object>)(?:he|she|it|they|we|I) ",
    ),
    (
        "deny.report", "denies_report", "deny", "active", "said",
        r"(?:<DENY>|<REJECT>|disput(?:e|es|ed|ing)|debunk(?:s|ed|ing)?|quash(?:es|ed|ing)?|shoot(?:s"
        r"|ing)? down|shot down) (?:as \w+ )?(?P<object>)"
        r"(?:<MOD>)<REPORT>\b(?! with\b)",
    ),
    (
        "deny.allegation", "denies_involvement", "deny", "active", "said",
        r"<DENY> (?P<object>)(?:<MOD>)<ALLEG>\b",
    ),
    (
        "reject.allegation", "denies_involvement", "deny", "active", "said",
        r"<REJECT> (?P<object>)(?:<MOD>)(?:allegations?|accusations?|charges|suggestions?(?! of)|insinuations?"
        r"|imputations?|assertions?|claims(?! (?:for|against)))\b",
    ),
    (
        "reject.offer", "denies_report", "deny", "active", "said",
        r"<REJECT> (?:<MOD>)(?P<object>)suggestions? of\b",
    ),
    (
        "deny.passive", "denies_involvement", "deny", "passive", "before",
        r"(?:(?:has|have) been |had been |was |were |is |are |being )(?:later |quickly |also |\w+ly )?"
        r"(?:denied|rejected|dismissed) by\b",
    ),
    (
        "deny.causal", "denies_involvement", "deny", "active", "clause",
        r"<DENY> (?:that )?(?P<object>)[^;.]{1,120}? (?:had|has|have) anything to do with\b",
    ),
    (
        "deny.clause.self", "denies_involvement", "deny", "active", "clause",
        r"<DENY> (?:that )?(?P<object>)(?:(?!it (?:a|an|the|any|access|entry|permission|aid|help|use)\b)(?:<SELF>)"
        r"|(?:his|her|its|their) (?!(?:a|an|the|any)\b)\w+) \w+",
    ),
    (
        "deny.clause.past", "denies_involvement", "deny", "active", "clause",
        r"<DENY> that (?P<object>)(?=[^;]{1,200}?\b(?:was|were|had|did)\b)(?![^;]{1,60}?\b(?:would|will|could"
        r"|might)\b)",
    ),
    (
        "deny.clause", "denies_report", "deny", "active", "clause",
        r"<DENY> that ",
    ),
    (
        "deny.deed", "denies_involvement", "deny", "active", "clause",
        r"<DENY> (?:ever )?(?P<object>)(?:having|doing|\w{3,}ing)\b(?! (?:reports?|permission|permit))"
    ),
    (
        "deny.act", "denies_involvement", "deny", "active", "clause",
        r"<DENY> (?P<object>)(?:(?:the|any|all|those|these|this|such|every|both) (?:<FEW>)(?:<HARM>|wrongdoing"
        r"|abuses?|accusers?))\b",
    ),
    (
        "deny.crime", "denies_involvement", "deny", "active", "after",
        r"<DENY> (?P<object>)(?:<CRIME>)\b(?! (?:victims?|trials?|charges?))",
    ),
    (
        "deny.worthless", "denies_involvement", "deny", "active", "said",
        r"(?:call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|label(?:s|led|ling|ed)?|brand(?:s|ed|ing)?|dismiss(?:es"
        r"|ed|ing)?) "
        r"(?P<object>(?:<MOD>)(?:allegations?|accusations?|charges|claims|suggestions?)(?: [^,;.]{1,60}?)?) (?:as )?"
        r"(?:(?:a|an|completely|totally|entirely|utterly|pure|complete|total|absolutely) ){0,2}<WORTHLESS>\b",
    ),
    (
        "deny.worthless.said", "denies_involvement", "deny", "active", "said",
        r"(?:said|says|insisted|insists|maintained|stressed) (?:that )?(?P<object>(?:the|those|these|all|such|any) "
        r"(?:<MOD>)(?:allegations?|accusations?|charges|claims)(?: [^,;.]{1,60}?)?) (?:are|were|is|was) "
        r"(?:(?:a|completely|totally|entirely|utterly|pure|absolutely) ){0,2}<WORTHLESS>\b",
    ),
    (
        "deny.worthless.report", "denies_report", "deny", "active", "said",
        r"(?:call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|dismiss(?:es|ed"
        r"|ing)?) (?P<object>(?:<MOD>)<REPORT>(?: [^,;.]{1,60}?)?) "
        r"(?:as )?(?:(?:a|an|completely|totally|entirely|utterly|pure) ){0,2}<WORTHLESS>\b",
    ),
    (
        "deny.it", "denies_involvement", "deny", "active", "none",
        r"<DENY> (?P<object>)(?:it|this|that|them|doing so|everything|all of (?:it"
        r"|this))(?=[ ]?(?:[,.;:!?)\"”'’]|$| on| in| and| but| to| at| when))",
    ),
    (
        "deny.nothing.said", "denies_involvement", "plain", "reported", "after",
        r"<SAY>(?: [^;\"“”]{1,80}?)? (?:that )?(?:<SELF>) (?:(?:had|has"
        r"|have) (?:absolutely )?(?:nothing to do with"
        r"|no (?:<FEW>)(?:<INV>)\b(?: (?:in|of|with|to|about))?)|(?:was|were|is|are|had)(?: not"
        r"|n['’]t) (?:been )?(?:involved in|behind|colluding"
        r"|complicit in|connected (?:to|with)|linked to|part of|a party to))",
    ),
    (
        "deny.nothing.first", "denies_involvement", "plain", "active", "after",
        r"(?<=\bI )(?:had|have) (?:absolutely )?(?:nothing to do with|no (?:<FEW>)<INV>\b(?: (?:in|of|with|to"
        r"|about))?)"
        r"|(?<=\bwe )(?:had|have) (?:absolutely )?(?:nothing to do with|no (?:<FEW>)<INV>\b(?: (?:in|of|with"
        r"|to|about))?)"
        r"|(?:our|my) (?:[\w-]{1,20} ){1,2}(?:was|were|is|are|had)(?: not|n['’]t) (?:been )?(?:involved|behind"
        r"|complicit)\b(?: in)?",
    ),
    (
        "deny.nothing.other", "denies_report", "plain", "reported", "clause",
        r"(?:said|says|argued|argues|insisted|insists|maintained"
        r"|maintains) (?:that )?(?P<object>)(?:(?!(?:who|which|that|because)\b)[^,;.\"“”]){2,100}? (?:had|has"
        r"|have) nothing to do with\b",
    ),
    # keeping away from
    (
        "disavow.active", "disavows", "disavow", "active", "after",
        r"(?:disavow(?:s|ed|ing)?|disown(?:s|ed|ing)?)\b",
    ),
    (
        "disavow.distance", "disavows", "disavow", "active", "after",
        r"(?:distanc(?:e|es|ed|ing)|dissociat(?:e|es|ed|ing)|disassociat(?:e|es|ed|ing)) (?:him|her|it|them|my"
        r"|our|your)sel(?:f|ves)"
        r"(?: (?:\w+ly|further|somewhat|as far as \w+))? from",
    ),
    # blame
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
