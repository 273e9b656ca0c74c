"""The patterns that open a denial or keep away from something: the middle part of `table`, in its order."""

from sources.text.stances.rows import Row

DENYING: tuple[Row, ...] = (
    (
        "deny.responsibility", "denies_responsibility", "deny", "active", "after",
        r"(?:<DENY>|<REJECT>|disclaim(?:s|ed|ing)?) (?:<FEW>)(?:<RESP>|blame|fault|(?:being|to be"
        r"|that (?:<SELF>) (?:is|was|are|were|had been|bore))"
        r" (?:\w+ )?(?:responsib(?:le|ility)|to blame)|that (?:his|her|its|their|our) "
        r"(?:\w+ ){1,2}(?:is|was|are|were|had been)"
        r" (?:\w+ly )?(?:responsible|to blame|behind))(?: for| of| in)?",
    ),
    (
        "deny.responsibility.passive", "denies_responsibility", "deny", "passive", "after",
        r"<RESP> (?:for (?P<object>[^,;.]{1,80}?) )(?:has been|have been|was|were|is|had been|being) "
        r"(?:later |quickly "
        r"|\w+ly )?(?:denied|rejected|disclaimed) by\b",
    ),
    (
        "deny.involvement.passive", "denies_involvement", "deny", "passive", "after",
        r"(?:any |all |a )?(?:<FEW>)<INV> (?:in|to|with|between) (?P<object>[^,;.]{1,80}?) (?:has been"
        r"|have been|was|were"
        r"|is|are|had been|being) (?:later |quickly |\w+ly )?(?:denied|rejected) by\b",
    ),
    (
        "deny.responsibility.first", "denies_responsibility", "deny", "quoted", "after",
        r"(?:I|we) (?:was|were|am|are|had been)(?: not|n['’]t) (?:in any way |\w+ly )?(?:responsible"
        r"|to blame)(?! to\b)(?: for)?",
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
        r"(?:<DENY>|<REJECT>) (?:<MOD>)(?:<REPORT>)(?: that)? (?P<object>)(?:he|she|it|they|we|I) "
        r"(?!(?:would|will|may|might|could|is to|was to|were to|(?:is|was|are|were|had been) "
        r"(?:\w+ly )?(?:<NEWS>))\b)",
    ),
    (
        # a benign state of affairs: "denied that its captain was leaving"
        "deny.news", "denies_report", "deny", "active", "clause",
        r"<DENY> (?:that )?(?P<object>)(?=(?!(?:<DENIED>)\b)(?:[\w'’-]{1,25} ){1,4}?(?:is|was|are|were"
        r"|has been|had been) "
        r"(?:\w+ly )?(?:<NEWS>)\b)",
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
        r"|imputations?|assertions?|claims(?! (?:for|against))|charge(?= (?:as|that|of|by)\b|[,.]))\b",
    ),
    (
        "reject.offer", "denies_report", "deny", "active", "said",
        r"<REJECT> (?:<MOD>)(?P<object>)suggestions? of\b",
    ),
    (
        "deny.fronted", "denies_involvement", "deny", "passive", "fronted",
        r"(?:denied|rejected|dismissed) by (?=[^,;.]{2,60}, (?:the|this|these|those|both|all|his|her|its|their)\b)",
    ),
    (
        "deny.passive", "denies_involvement", "deny", "passive", "before",
        r"(?:(?:has|have) been |had been |was |were |is |are |being |(?<=,[ ])|(?<=ly[ ]))(?:later "
        r"|quickly |also |\w+ly )?"
        r"(?:denied|rejected|dismissed)<BY>\b",
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
        r"<DENY> (?:ever |\w{2,}ly )?(?P<object>)(?:having|doing|being|(?:\w{3,}|us|ly)ing)\b(?! (?:reports?"
        r"|permission|permit))"
    ),
    (
        "deny.act", "denies_involvement", "deny", "active", "clause",
        r"<DENY> (?P<object>)(?:(?:the|any|all|those|these|this|such|every|both) (?:<FEW>)(?:<HARM>|wrongdoing"
        r"|abuses?|accusers?))\b",
    ),
    (
        "deny.crime", "denies_involvement", "deny", "active", "after",
        r"<DENY> (?P<object>)(?:(?:\w+ )?(?:counts?|offences?) of (?:\w+ )?)?(?:<CRIME>)\b(?! "
        r"(?:victims?|trials?|charges?))",
    ),
    (
        "deny.worthless", "denies_involvement", "deny", "active", "said",
        r"(?:call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|label(?:s|led|ling|ed)?|brand(?:s|ed|ing)?|dismiss(?:es"
        r"|ed|ing)?) "
        r"(?P<object>(?:<MOD>)(?:allegations?|accusations?|charges|claims|suggestions?)(?: [^,;.\"“”]{1,60}?)??) "
        r"(?:as )?[\"“']?(?:(?:a|an|completely|totally|entirely|utterly|pure|complete|total|absolutely) ){0,2}"
        r"<WORTHLESS>\b",
    ),
    (
        "deny.worthless.said", "denies_involvement", "deny", "active", "said",
        r"(?:said|says|insisted|insists|maintained|stressed) (?:that )?(?P<object>(?:the|those|these|all|such|any) "
        r"(?:<MOD>)(?:allegations?|accusations?|charges|claims)(?: [^,;.\"“”]{1,60}?)??) (?:are|were|is|was) "
        r"[\"“']?(?:(?:a|completely|totally|entirely|utterly|pure|absolutely) ){0,2}<WORTHLESS>\b",
    ),
    (
        "deny.worthless.report.said", "denies_report", "deny", "active", "said",
        r"(?:said|says|insisted|insists|maintained|stressed) (?:that )?(?P<object>(?:(?:the|those|these"
        r"|all|such|any|media|press) )*"
        r"<REPORT>(?: [^,;.\"“”]{1,60}?)??) (?:are|were|is|was) "
        r"[\"“']?(?:(?:a|completely|totally|entirely|utterly|pure|absolutely) ){0,2}<WORTHLESS>\b",
    ),
    (
        "deny.worthless.report", "denies_report", "deny", "active", "said",
        r"(?:call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|dismiss(?:es|ed"
        r"|ing)?) (?P<object>(?:<MOD>)(?:<REPORT>|memos?|documents?|videos?|photos?|recordings?|footage"
        r"|letters?)(?: [^,;.\"“”]{1,60}?)??) "
        r"(?:as )?[\"“']?(?:(?:a|an|completely|totally|entirely|utterly|pure) ){0,2}<WORTHLESS>\b",
    ),
    (
        "deny.none.quoted", "denies_involvement", "plain", "quoted", "none",
        r"(?:none|not one) of (?:our|my) (?:\w+ ){0,2}(?:members|staff|employees|fighters|forces"
        r"|soldiers|officers|troops|agents"
        r"|players|officials|people|men|athletes|riders|students|teachers) "
        r"(?:did|took|used|was|were|knew|had|has|have|broke|fired|paid|received|accepted|carried out)\b",
    ),
    (
        "deny.worthless.quoted", "denies_involvement", "plain", "quoted", "none",
        r"(?P<object>(?:the|these|those|this|such|all|any) (?:<MOD>)(?:allegations?|accusations?|charges?|claims?)) "
        r"(?:is|are|was|were) (?:(?:a|simply|just|all|completely|totally|entirely|utterly|pure"
        r"|absolutely) ){0,2}<WORTHLESS>\b",
    ),
    (
        "deny.worthless.report.quoted", "denies_report", "plain", "quoted", "none",
        r"(?P<object>(?:the|these|those|this|such|all|any) (?:<MOD>)(?:<REPORT>|news)) (?:is|are|was|were) "
        r"(?:(?:a|simply|just|all|completely|totally|entirely|utterly|pure|absolutely) ){0,2}<WORTHLESS>\b",
    ),
    (
        "deny.truth", "denies_report", "plain", "told", "said",
        r"(?:there (?:is|was|are|were) (?:absolutely )?no (?:truth|basis|substance) (?:in|to|for) "
        r"|not true: )(?P<object>)"
        r"(?=(?:<MOD>)(?:<REPORT>|<ALLEG>)\b)",
    ),
    (
        "deny.nothing.tail", "denies_involvement", "plain", "tail", "after",
        r"(?:no (?:\w+ ){0,2}(?:members|staff|employees?|fighters|forces|soldiers|officers?|troops"
        r"|agents?|personnel|players?|officials?)"
        r"|none of (?:its|our|his|her|their) (?:\w+ ){1,2}) ?(?:was|were|is|are|had been) "
        r"(?:involved in|behind|linked to"
        r"|connected (?:to|with)|part of|implicated in) (?P<object>)",
    ),
    (
        "deny.it", "denies_involvement", "deny", "active", "none",
        r"<DENY> (?P<object>)(?:it|this|that|them|doing so|everything|all of (?:it"
        r"|this))(?=[ ]?(?:[,.;:!?)\"”'’]|$| on| in| and| but| to| at| when| \w{2,20}ly\b))",
    ),
    (
        "deny.nothing.said", "denies_involvement", "plain", "reported", "after",
        r"<SAY>(?: [^;\"“”]{1,80}?)? (?:that )?(?:(?:<SELF>)|(?:its|their|our|his|her) (?:government"
        r"|country|forces|fighters"
        r"|members|men|troops|soldiers|party|staff|employees|players)) (?:(?:had|has"
        r"|have) (?:absolutely )?(?:nothing to do with"
        r"|no (?:<FEW>)(?:<INV>)\b(?: (?:in|of|with|to|about))?)|(?:did|(?:had|has"
        r"|have) done) nothing wrong\b|(?:was|were|is|are|had)(?: not"
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
        "deny.never.first", "denies_involvement", "plain", "quoted", "after",
        r"I (?:never|did(?: not|n't)|have never|had never) (?:take|took|taken|touch(?:ed)?|steal|stole|stolen"
        r"|pay|paid|accept(?:ed)?|receive[d]?|order(?:ed)?|kill(?:ed)?|hit|harm(?:ed)?|cheat(?:ed)?"
        r"|dope[d]?|bribe[d]?"
        r"|hack(?:ed)?|abuse[d]?|attack(?:ed)?|shot|shoot|fire[d]?|sign(?:ed)?|forge[d]?"
        r"|threaten(?:ed)?|assault(?:ed)?) "
        r"(?=(?:the|a|an|any|that|this|those|these|any(?:one|body|thing)|him|her|them|money|drugs|bribes|part)\b)",
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
        "deny.relative.reject", "denies_involvement", "deny", "active", "relative",
        r"(?:reject(?:s|ed)?|disput(?:es?|ed)|dismiss(?:es|ed)?|rebut(?:s|ted)?)(?=[ ]?(?:[,.;:!?)\"”'’]|$| as\b))",
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
        r"(?:disavow(?:s|ed|ing)?|disown(?:s|ed|ing)?)\b|repudiat(?:e|es|ed|ing)(?= (?:the|any|all"
        r"|their|his|her|its|these|those) "
        r"(?:<FEW>)(?:<HARM>|violence|remarks|comments|statements?|views|extremis[tm]s?)\b)",
    ),
    (
        "disavow.distance", "disavows", "disavow", "active", "after",
        r"(?:distanc(?:e|es|ed|ing)|dissociat(?:e|es|ed|ing)|disassociat(?:e|es|ed|ing)) (?:him|her|it|them|my"
        r"|our|your)sel(?:f|ves)"
        r"(?: (?:\w+ly|further|somewhat|as far as \w+))? from"
        r"|(?:distanc(?:es|ed|ing)|(?<=to[ ])distance) (?:the|his|her|its|their|our|my) (?:[\w-]{2,20} ){1,3}?from"
        r"(?= (?:the|his|her|its|their|any|these|those|that|this)\b)"
        r"|put(?:s|ting)? (?:<FEW>)distance between (?:him|her|it|them)sel(?:f|ves) and",
    ),
)  # fmt: skip
