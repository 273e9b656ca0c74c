"""The words of responsibility, English: what is claimed, denied, disavowed; who speaks; what makes it doubtful.

Data only: alternatives of a regular expression without capturing groups, one list a meaning. The rules that read them
stand in `sources.text.stances`.
"""

# What one takes or refuses to take upon oneself.
RESPONSIBILITY = "responsibility|credit|liability|culpability|authorship"

# One's own part in an act, as one denies or admits it.
INVOLVEMENT = (
    "involvement|roles?|parts?|complicity|participation|connections?|links?|ties|knowledge|hand"
    "|collusion|collaboration"
    "|wrongdoing|guilt|misconduct|impropriety|interference|meddling|plotting|intent|relationship|contacts?|negligence"
)

# Crimes that are denied or admitted by their bare name: "denies murder".
CRIMES = (
    "murder|manslaughter|rape|theft|fraud|arson|assault|corruption|treason|espionage|perjury|bribery|robbery|burglary"
    "|kidnapping|smuggling|embezzlement|conspiracy|terrorism|genocide|war crimes|torture|spying"
    "|collusion|libel|doping"
    "|wrongdoing|misconduct|cheating|harassment|abuse|sabotage|incitement|money laundering|vandalism|blackmail"
)

# What one calls an allegation that one rejects.
WORTHLESS = (
    "baseless|false|untrue|unfounded|groundless|fabricated|fabrications?|lies|a lie|fake|nonsense|ridiculous|absurd"
    "|politically motivated|without foundation|malicious|pure invention|pure fiction|inventions?|a hoax"
    "|a forgery|forger(?:y|ies)|forged"
    "|slander(?:ous)?|defamatory|made up|invented|rubbish|a smear"
)

# What others say one did.
ALLEGATIONS = (
    "allegations?|accusations?|charges?|claims?|suggestions?|insinuations?|assertions?|accounts?|imputations?|smears?"
    "|notions?|ideas?"
)

# What was written or told, without anybody's guilt in it.
REPORTS = "reports?|rumou?rs?|stories|story|speculation|reporting|article|existence"

# Acts of violence and other harm: only these can be "claimed" without the word responsibility.
HARM = (
    "attacks?|bombings?|bombs?|blasts?|explosions?|killings?|murders?|shootings?|assassinations?|massacres?|strikes?"
    "|raids?|ambush(?:es)?|assaults?|kidnappings?|abductions?|hackings?|hacks?|breach(?:es)?|incidents?"
    "|arsons?|fires?"
    "|operations?|shelling|rocket fire|launch(?:es)?|downing|hijackings?|stabbings?|slayings?|sabotage"
    "|atrocit(?:y|ies)"
    "|deaths?|crash(?:es)?|crimes?|barrages?|detonations?|beheadings?|executions?|poisonings?"
    "|derailments?|robber(?:y|ies)|looting|plots?|incursions?|cyberattacks?"
)

# Doing harm, as a participle or past tense: "claimed it had carried out", "denied ordering".
HARM_VERBS = (
    "carried out|killed|bombed|attacked|kidnapped|abducted|fired|shot|launched|hacked|struck|targeted|planted"
    "|detonated|assassinated|seized|ambushed|destroyed|blown up|burned|executed|staged|perpetrated|conducted|downed"
)

# A person or body that speaks for itself by a pronoun.
SELF = "he|she|it|they|we|I"

# Verbs that report what somebody says.
SAYING = (
    "said|says|say|saying|told|tells|telling|insisted|insists|insisting|stressed|maintained|maintains|declared"
    "|declares|stated|states|argued|argues|claimed|claims|claim|added|adds|testified|swore|wrote|writes"
    "|tweeted|asserted"
    "|announced|confirmed|reiterated|replied|responded|repeated"
)

# Adverbs and helpers that may stand inside a verb group.
HELPERS = (
    "has|have|had|having|is|are|was|were|be|been|being|do|does|did|(?-i:will)|would|can|could|(?-i:may)"
    "|might|must|should|shall"
    "|not|never|no longer|neither|nor|cannot|hasn['’]t|haven['’]t|hadn['’]t|isn['’]t|aren['’]t|wasn['’]t"
    "|weren['’]t|don['’]t|doesn['’]t|didn['’]t|won['’]t|wouldn['’]t|can['’]t|couldn['’]t|shouldn['’]t|mustn['’]t"
    "|also|again|now|since|still|yet|so far|long|ever|once|later|then|soon|today|yesterday|first|even"
    "|just|already|both"
    "|in turn|at first|in public|far|thus|always|often|all but|today"
    "|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|likewise"
    "|instead|without"
)

# Nouns that end as adverbs do: "the family denied".
NOT_ADVERBS = (
    "family|assembly|rally|ally|italy|sicily|july|supply|reply|monopoly|bully|anomaly|fly|homily|jelly|belly|lily"
)

# Verbs that lead up to another verb ("sought to distance himself", "stopped short of denying") and keep its subject.
CONTROL = (
    "(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|fail(?:s|ed|ing)?|continu(?:e|es|ed|ing)|seek(?:s|ing)?|sought"
    "|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|appear(?:s|ed)?|seem(?:s|ed)?|mov(?:e|es|ed|ing)|want(?:s|ed|ing)?"
    "|scrambl(?:e|es|ed|ing)|agree(?:s|d|ing)?|rush(?:es|ed|ing)?|hasten(?:s|ed|ing)?|beg(?:an|ins|inning)"
    "|start(?:s|ed|ing)?|(?:go|goes|going|went) on|prepar(?:e|es|ed|ing)|threaten(?:s|ed|ing)?|hesitat(?:e|es|ed|ing)"
    "|refusals?|failures?|inability|unwillingness|reluctance|unwilling|reluctant|yet|quick|eager"
    "|willing|ready|likely|unlikely|expected|believed|thought|reported"
    "|said|known|alleged|able|unable|bound|set|keen|ought|us(?:ed|ing) (?:twitter|facebook|social media)"
    "|(?:tak(?:e|es|ing|en)|took) (?:pains|steps)|ma(?:de|kes|king) no attempt) to"
    "|stop(?:s|ped|ping)? short of|(?:refrain(?:s|ed|ing)?|shrank|shr[iu]nk(?:s|ing)?) from"
    "|start(?:s|ed|ing)?|beg(?:an|ins|inning)|avoid(?:s|ed|ing)?|stop(?:s|ped|ping)?|keep(?:s|ing)?|kept"
)

NEGATION = (
    r"\b(?:not|never|no longer|neither|nor|cannot|without|hardly|unwilling|reluctant|hesitat\w+|yet to)\b|n['’]t\b"
    r"|\bno attempt\b"
)
REFUSAL = (
    r"\b(?:refus\w+|declin\w+|fail(?:s|ed|ing|ures?)?|stop(?:s|ped|ping)?|avoid\w*|unable|inability"
    r"|unwillingness|reluctance|refrain\w*"
    r"|shr[aiu]nk\w*|unwilling|without"
    r"|reluctant)\b"
)
DEMAND = r"\b(?:should|must|ought|shouldn['’]t|mustn['’]t)\b"
POSSIBLE = (
    r"\b(?:(?-i:may)|might|could|would|(?-i:will)|shall|can|likely|expected|bound|set|threaten\w*"
    r"|plans?|planned|preparing|ready"
    r"|won['’]t|wouldn['’]t|perhaps|probably|presumably|possibly)\b"
)

# Who is asked to do it has not done it: "urged Hamas to accept responsibility".
ASKED = (
    r"\b(?:urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|press(?:es|ed|ing)?|call(?:s|ed|ing)? (?:up)?on|calls? for|demand\w*"
    r"|want(?:s|ed)?|beg(?:s|ged|ging)?|invit\w+|implor\w+|challeng\w+|order(?:s|ed|ing)?|expect(?:s|ed|ing)?"
    r"|tell(?:s|ing)?"
    r"|pressur\w+|exhort\w+|encourag\w+)\b"
)

# Taking a denial or a claim back leaves none: "withdrew its denial".
TAKEN_BACK = (
    r"(?:retract(?:s|ed|ing)?|withdr(?:aw|aws|ew|awn|awing)|recant(?:s|ed|ing)?|walk(?:s|ed|ing)? back"
    r"|revok(?:e|es|ed|ing))"
)

# Doing wrong, as one admits it: "acknowledged that he had ordered the raid".
WRONG_VERBS = (
    f"{HARM_VERBS}|ordered|paid|lied|stolen|stole|bribed|planned|plotted|erred|failed|misled|cheated"
    f"|leaked|covered up"
    "|falsified|forged|broken|broke|abused|mishandled|made (?:a |the |some |serious )?(?:mistakes?|errors?)"
)

# Doing harm, as a bare verb: "did not carry out the raid".
HARM_BASE = (
    "carry out|kill|bomb|attack|kidnap|abduct|fire|shoot|launch|hack|strike|target|plant|detonate|assassinate|seize"
    "|ambush|destroy|blow up|burn|execute|stage|perpetrate|conduct|down|order|commit|shell|do (?:it|this|that)"
)

# What went wrong: answering for it is taking the blame.
FAULTS = (
    "failures?|fail(?:s|ed|ing)|errors?|mistakes?|loss(?:es)?|defeats?|deaths?|leaks?|collapses?"
    "|accidents?|crash(?:es)?"
    "|scandals?|abuses?|tragedy|disasters?|delays?|shortcomings?|oversights?|lapses?|damage|wrongs?"
    "|misconduct|injuries"
    "|shootings?|attacks?|incidents?|fires?|explosions?|blunders?|fiasco|mess|downfall|omissions?"
    "|outbreaks?|breach(?:es)?"
)

# What an office looks after: "took responsibility for the water supply" is a duty.
OFFICES = (
    "supply|supplies|railways?|networks?|ports?|airports?|museums?|archives?|grid|utilities|harbours?"
    "|roads?|schools?|ministr(?:y|ies)|departments?|portfolios?|budgets?|programmes?"
    "|programs?|projects?"
    "|services?|regions?|provinces?|districts?|teams?|education|health|housing|transport|planning"
    "|policy|policies|borders?"
    "|elections?|logistics|recruitment|training|maintenance|upkeep|security|safety|defen[cs]e|finances?"
    "|household|children"
    "|command|coordination|co-ordination|sector|sectors|prisons?|camps?|files?|affairs"
)

# A subject that is nobody, at its beginning.
NOBODY = r"(?:no|no[- ]one|nobody|none|neither)\b"

# Who rejects claims and charges by office: a ruling is no denial.
JUDGES = (
    r"\b(?:courts?|judges?|justices?|tribunals?|jur(?:y|ies|ors?)|magistrates?|arbitrators?|panels?|insurers?"
    r"|parole board"
    r"|appeals? board|commissioners?|registrars?|referees?|umpires?|immigration officials?)\b"
)

HEDGES = (
    r"\b(?:said to be|purport(?:ed|edly|s|ing)?|alleged(?:ly)?|reported(?:ly)?|apparent(?:ly)?|suppos(?:ed"
    r"|edly)|seeming(?:ly)?"
    r"|believed to (?:be|have)|thought to (?:be|have)|appear(?:s|ed)? to|seem(?:s|ed)? to|unverified|unconfirmed"
    r"|(?:said|claimed|says|claims) (?:he|she|they) (?:spoke|speaks?|was speaking|were speaking) for"
    r"|claim(?:s|ed|ing) to (?:be|represent|speak)|attributed to|if (?:confirmed|genuine|authentic)"
    r"|could not (?:immediately |independently )?be (?:\w+ )?(?:verified|confirmed)|all but|tacit(?:ly)?"
    r"|in effect|implicit(?:ly)?)\b"
)

# How it was said.
CHANNEL_PERSON = (
    "spokes(?:man|woman|person|people|men)|lawyers?|attorneys?|representatives?|publicists?|agents?|aides?|office"
    "|solicitors?|counsel|press secretary|press office|advis[eo]rs?|envoys?|deputy|deputies|media arm|news agency"
)
CHANNEL_MEDIUM = (
    "statements?|communiqu[eé]s?|videos?|messages?|interviews?|letters?|posts?|tweets?|press release|news release"
    "|news conference|press conference|briefing|e-?mails?|broadcasts?|speech|recording|audio recording|audiotape"
    "|televised address|address|telephone call|phone call|leaflets?|notes?|web ?sites?|news agency"
    "|hearing|testimony|affidavit|filing|blog post"
)
CHANNEL_PLACE = (
    "telegram|twitter|x|facebook|instagram|youtube|whatsapp|social media|state television|state tv|television|radio"
    "|cnn|fox news|msnbc|al jazeera|bbc|truth social|weibo|tiktok|amaq|al-manar"
)

# Seeing to something is a duty, no guilt: "bears responsibility for supervising the fund".
DUTIES = (
    "supervising|overseeing|managing|running|ensuring|maintaining|administering|protecting|guarding|providing"
    "|co-?ordinating|collecting|enforcing|organi[sz]ing|securing|leading|handling|monitoring|regulating|training"
    "|the safety|the security|the welfare|the defen[cs]e|the management|the supervision|the administration|the upkeep"
    "|the day-to-day|the portfolio|the maintenance"
)

# Words by which a sentence looks back: what it reports was said before the text was written.
LOOKING_BACK = (
    "had|earlier|previously|initially|originally|formerly|at first|at the time|back then|last (?:week|month|year)"
    "|(?:weeks|months|years|days) (?:ago|before|earlier)|in the past"
)

# A state that nobody is guilty of, as a denied report tells it: "denied that its captain was leaving".
NEWS = (
    "leaving|joining|merging|closing|moving|retiring|resigning|stepping down|quitting|dying|dead|ill"
    "|sick|unwell|pregnant"
    "|engaged|married|divorcing|bankrupt|insolvent|for sale|in talks|planning|considering|about to"
    "|seeking|in hospital"
    "|in a coma|running out|imminent|under way|postponed|cancelled|on strike"
)

# What is withheld from somebody: "denied entry" is no denial.
WITHHELD = (
    "entry|access|bail|visas?|permission|permits?|parole|asylum|treatment|justice|a|an|the right|food"
    "|water|care|him|her|them"
    "|us|me|you|himself|herself|themselves|itself|reports?|rumou?rs?|allegations?|accusations?|charges?"
    "|claims?|any|all"
)
