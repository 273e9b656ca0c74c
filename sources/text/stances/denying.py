"""The patterns that open a denial or keep away from something: the middle part of `table`, in its order."""

from sources.text.stances.rows import Row

DENYING: tuple[Row, ...] = (
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
        r"<REJECT> (?:as \w{2,20} )?(?P<object>)(?:<MOD>)(?:(?:notion|idea)s?(?= that (?:he|she"
        r"|it|they|his|her|its|their)\b)|allegations?|accusations?|charges|suggestions?(?! of)|insinuations?"
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
        r"(?P<object>(?:<MOD>)(?:allegations?|accusations?|charges|claims|suggestions?)(?: [^,;.\"“”]{1,60}?)?) "
        r"(?:as )?[\"“']?(?:(?:a|an|completely|totally|entirely|utterly|pure|complete|total|absolutely) ){0,2}"
        r"<WORTHLESS>\b",
    ),
    (
        "deny.worthless.said", "denies_involvement", "deny", "active", "said",
        r"(?:said|says|insisted|insists|maintained|stressed) (?:that )?(?P<object>(?:the|those|these|all|such|any) "
        r"(?:<MOD>)(?:allegations?|accusations?|charges|claims)(?: [^,;.\"“”]{1,60}?)?) (?:are|were|is|was) "
        r"[\"“']?(?:(?:a|completely|totally|entirely|utterly|pure|absolutely) ){0,2}<WORTHLESS>\b",
    ),
    (
        "deny.worthless.report", "denies_report", "deny", "active", "said",
        r"(?:call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|dismiss(?:es|ed"
        r"|ing)?) (?P<object>(?:<MOD>)<REPORT>(?: [^,;.\"“”]{1,60}?)?) "
        r"(?:as )?[\"“']?(?:(?:a|an|completely|totally|entirely|utterly|pure) ){0,2}<WORTHLESS>\b",
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
    (
        "deny.deed.said", "denies_involvement", "plain", "reported", "after",
        r"<SAY>(?: [^;.\"“”]{1,60}?)? (?:that )?(?:<SELF>|(?:his|her|its|their|our) (?:fighters|forces|members|men"
        r"|militants|soldiers|troops)) (?:did|have|had|has)(?: not|n't) (?:<HARMB>|<HARMV>)\b",
    ),
    (
        "deny.deed.first", "denies_involvement", "plain", "active", "after",
        r"(?<=\bI )(?:did|have|had)(?: not|n't) (?:<HARMB>|<HARMV>)\b"
        r"|(?<=\bwe )(?:did|have|had)(?: not|n't) (?:<HARMB>|<HARMV>)\b",
    ),
    (
        "deny.relative", "denies_involvement", "deny", "active", "relative",
        r"<DENY>(?=[ ]?(?:[,.;:!?)\"”'’]|$| and\b| but\b| in\b| on\b| at\b))",
    ),
    (
        "claim.relative", "claims_responsibility", "claim", "active", "relative",
        r"<CLAIM>(?=[ ]?(?:[,.;:!?)\"”'’]|$))",
    ),
    (
        "deny.innocent", "denies_involvement", "deny", "active", "none",
        r"(?:maintain|protest|proclaim|assert|profess)(?:s|ed|ing)? (?:his|her|its|their|my|our) innocence\b",
    ),
    (
        "deny.innocent.said", "denies_involvement", "plain", "reported", "after",
        r"<SAY>(?: [^,;.\"“”]{1,60}?)? (?:that )?(?:<SELF>) (?:is|was|are|were) (?:wholly |completely |totally )?"
        r"innocent\b(?: of)?",
    ),
    (
        "deny.nominal.that", "denies_involvement", "plain", "nominal", "clause",
        r"denials? that (?P<object>)(?=\w)",
    ),
    # keeping away from
    (
        "disavow.passive", "disavows", "disavow", "passive", "before",
        r"(?:(?:has|have) been |had been |was |were |is |are |being )(?:later |quickly |\w+ly )?"
        r"(?:disavowed|disowned|repudiated) by\b",
    ),
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
)  # fmt: skip
