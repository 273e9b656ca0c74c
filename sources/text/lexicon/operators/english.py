"""English."""

import re
from typing import Final

from sources.text.lexicon.operators.model import Operators, folded, phrases

ENGLISH: Final = Operators(
    negations=folded(
        """
        not no never none nobody nothing nowhere neither nor without cannot hardly scarcely barely rarely seldom lacks
        lack lacked refuse refused refuses deny denies denied fail failed fails unlikely impossible
        """
    ),
    trailing_negations=folded("not"),
    limiters=folded(
        """
        but unless except only provided providing however although though until if whether merely solely partly
        partially mostly almost nearly allegedly reportedly supposedly apparently perhaps maybe possibly probably
        ostensibly purportedly barring
        """
    ),
    hiding_phrases=phrases(
        """
        so called|would be|at least|at most|in theory|according to|in part|on paper|in a sense
        more than|less than|fewer than|some of|most of|half of|part of|many of|few of
        as a joke|in jest|for a laugh|for fun|in a dream|in my dream|half of|half the
        """
    ),
    qualifiers=folded(
        """
        former ex alleged suspected presumed purported supposed fake false attempted potential
        possible likely fictional hypothetical failed too less half
        """
    ),
    tail_limiters=phrases(
        """
        but|unless|except|excepting|only|however|although|though|until|if|otherwise|provided|providing|as long as
        so long as|on condition|on the condition|apart from|other than|with the exception|even though|and only
        at most|subject to|pending|or else|in theory|in principle|for now|so far|up to a point|barring|assuming
        once we|once they|once the|once it|once he|once she|once you|once all|in case|yet not|not until|not unless
        rather than|instead of|at least until|at least for|at least not|at least in|at least on|at any rate|on paper
        or so|not that|about as far as|as far as i|as far as we|as far as is|as soon as|save for|depending on
        contingent on|but for|if only|or at least|or rather|more or less|excluding|short of|were it not
        for its time|for its age|for his age|for her age|for their age|for the time of year|for a beginner
        by the standards of|by our standards|by local standards|compared with|compared to|relative to|considering
        """
    ),
    causes=phrases("because of|because|due to|on account of|thanks to|for the sake of"),
    late_limiters=phrases(
        """
        unless|except|provided|only if|only when|only until|but only|but not|if and only if|as long as|on condition
        on one condition|not
        """
    ),
    tail_denials=phrases(
        """
        some claim|some say|some argue|some believe|some people claim|some people say|critics claim|critics say
        critics argue|they claim|they say|people say|opponents claim|opponents say|it is said|it is claimed
        it is alleged|it was claimed|it was alleged|so they say|so they claim|or so they say|or so they claim
        or so he claims|or so she claims|as some claim|as some say|is not true|is a lie|is a myth|is false|isn't true
        is simply not true|is nonsense
        """
    ),
    modals=folded(
        """
        may might must shall should will would can could ought cannot may've might've must've should've would've
        could've
        """
    ),
    futures=folded("will shall"),
    conditionals=folded("if unless whether suppose supposing lest provided providing assuming"),
    hearsay=phrases(
        """
        allegedly|supposedly|reportedly|purportedly|ostensibly|rumour has it|rumor has it|legend has it|it is said
        it was said|it has been said|it is often said|it is sometimes said|it is claimed|it was claimed
        it has been claimed|it is often claimed|it is alleged|it was alleged|it has been alleged|it is rumoured
        it is rumored|it is believed|they say|so they say|as if|as though|people say|far from
        """
    ),
    reaching_verbs=folded(
        """
        think believe say said saying claim claimed claiming mean meant argue argued suggest suggested suggesting
        suppose imagine accept agree admit expect write wrote call called promise promised intend want plan true
        certain clear case sure idea convinced believes thinks says claims imply implied know
        """
    ),
    unreal_verbs=folded("wish wishes wished imagine imagines pretend pretends pretended dream dreamt dreamed"),
    answering_verbs=folded(
        """
        reply replied replies answer answered answers respond responded responds counter countered retort retorted
        rejoined
        """
    ),
    vague_speakers=folded(
        """
        some many critics opponents people others they rivals detractors sceptics skeptics cynics everyone everybody
        """
    ),
    claiming_verbs=folded(
        """
        say says said claim claims claimed argue argues argued believe believes believed allege alleges alleged think
        thinks thought insist insists insisted suggest suggests suggested pretend pretends pretended assume assumes
        assumed fear maintain maintains assert asserts
        """
    ),
    doubting=folded(
        """
        myth lie lies rumour rumours rumor rumors allegation allegations accusation accusations claim claims notion
        fiction pretence pretense suggestion false untrue wrong nonsense fantasy illusion fallacy hoax
        """
    ),
    denying_verbs=folded(
        """
        deny denies denied denying dispute disputes disputed reject rejects rejected refute refutes refuted refuse
        refused doubt doubts doubted
        """
    ),
    complementisers=folded("that so it to"),
    clause_openers=folded("and but or nor so because since while whereas then therefore"),
    replaceable=folded(
        """
        i me my mine myself you your yours he him his she her hers it its we us our ours they them their theirs
        himself herself itself themselves ourselves yourself this that these those there here then now today tomorrow
        yesterday tonight who whom whose which what one ones the a an is are was were am be been being have has had
        do does did of in on at to for with and as by from it's that's he's she's they're we're i'm you're i've we've
        they've
        """
    ),
    pronouns=folded("i me you he him she her it we us they them this that these those his their our its my your who"),
    relatives=folded("who whom whose which where"),
    phrase_openers=folded("the this that these those my our your his her their its a an mr mrs ms dr sir"),
    introductory=folded(
        """
        today yesterday tomorrow tonight now finally frankly honestly clearly obviously meanwhile moreover furthermore
        instead later then first second third lastly recently eventually fortunately unfortunately thus therefore
        """
    ),
    disowning=phrases(
        """
        used to think|used to believe|used to say|once thought|once believed|once said|wrongly believed|wrongly thought
        wrongly said|mistakenly believed|mistakenly thought|falsely claimed|would have you believe|would have us believe
        want you to think|want you to believe|want us to think|want us to believe|wants you to think|wants us to believe
        wish i could say|wish we could say|wish i could tell you|like to be able to say|be lying if i said
        be lying if we said|a time when|the days when|a day when|under the impression|under the illusion|easy to say
        remains to be seen whether|remains to be proved|yet to be proved
        """
    ),
    ideas=folded(
        """
        idea notion assumption impression theory prejudice cliché belief superstition fear possibility prospect dream
        danger risk chance hope hypothesis
        """
    ),
    facts=folded(
        """
        fact truth reality point news proof evidence reminder sign conclusion result reason lesson day time moment year
        week month way thing confirmation extent circumstance coincidence knowledge realisation realization
        """
    ),
    degrees=phrases(
        "almost|nearly|virtually|as good as|at least|at most|up to|more than|less than|fewer than|all but|next to"
    ),
    portions=phrases(
        """
        some of|most of|many of|few of|a few of|half of|part of|parts of|none of|not all of|one of|a third of
        two thirds of|a quarter of|the majority of|a minority of
        """
    ),
    supposing=phrases(
        "suppose|supposing|imagine|assume|picture this|let us suppose|let's suppose|let's say|let us say"
        "|let us assume|let's assume|let us pretend|let's pretend|let us imagine|let's imagine|what if"
    ),
    remarks=phrases(
        """
        on paper|in theory at least|at least in theory|at least on paper|theoretically|technically|nominally
        we assumed|i assumed|we thought|i thought|we believed
        supposedly|apparently|allegedly|reportedly|perhaps|maybe|probably|possibly|presumably|i think|i guess|i suppose
        i hope|we hope|i believe|i'm told|i am told|we are told|we're told|i hear|or so|if at all|if any|if ever|in part
        in a way|in a sense|of sorts|more or less|give or take|so to speak|hopefully|as far as i know|as far as we know
        to my knowledge|to some extent|to a degree|to a certain extent|i imagine|or nearly so|or almost|on a good day
        not really|officially|for the moment|for the time being|they tell me|they tell us|or whatever
        """
    ),
    late_remarks=phrases(
        """
        or so they say|or so we|or so i|so they say|so we are told|so i am told|so i was told|so we were told
        not really|not yet|just kidding|only joking|i am joking|i'm joking|i was joking|at least until|at least not
        at least for now|at least on paper|at least in theory|not that|or so the|in my dreams|if only
        """
    ),
    ironies=folded("joked joking jokingly jest deadpanned sarcastically sarcastic mockingly facetiously sarcasm"),
    notes=phrases(
        """
        sic|laughs|laughing|laughter|applause|chuckles|pause|pauses|sighs|crosstalk|inaudible|unintelligible|cheers
        emphasis added|emphasis mine|cheering|crying|cries|smiles
        """
    ),
    titles=folded(
        """
        mr mrs ms miss dr sir lord lady dame prof professor president minister premier mayor governor senator chancellor
        king queen prince princess general colonel captain judge justice chairman chairwoman secretary deputy sheikh
        imam ayatollah bishop pope father sister brother
        """
    ),
    loose_prefixes=folded(
        """
        e co non anti pre post multi semi sub super inter counter mid under over on web micro macro mini ultra pro
        socio geo bio eco electro cyber auto trans intra extra hyper pseudo neo quasi self
        """
    ),
)

#: A condition without "if" right after the last quoted word: ", were the hours longer". No question (", were they?").
INVERTED_CONDITION: Final = re.compile(
    r", (?:were|had|should) (?:i|we|you|he|she|it|they|the|this|that|these|those|there|an?|my|his|her|its|our|your"
    r"|their)(?![^\W_]| ?\?)"
)

#: The same without a comma, where the quoted words have a "would": we would have paid | had the bank kept its word.
NOT_MEANT: Final = re.compile(r" (?:had|were|should) (?:[^\W\d_]+ ){1,3}(?:[^\W\d_]+(?:ed|en|t|d|e)|to|not)(?![^\W_])")
#: A next sentence that takes back: "Or we did until March. At least it was on Friday. That is what they told us."
BOUNDED_LATE: Final = re.compile(
    r"[.!;-] ?(?:"
    r"(?:or|at least)(?: that'?s?)? (?:i|we|he|she|it|they) (?:did|do|does|was|were|used to|had|thought|hoped)"
    r"(?![^\W_])"
    r"|(?:that|this)(?:'s| is| was) (?:only |just )?what (?:they|people|everybody|everyone|some|i was|we were|we are"
    r"|critics)(?![^\W_])"
    r"|[^.!?;']{1,60}, that is(?=[.!']|\Z)"
    r"|(?:so|or so) (?:[^\W\d_]+ ){1,4}(?:say|says|claim|claims|think|hope|hoped|thought|told|believed?)(?![^\W_])"
    r")"
)
#: The same as the end of the sentence itself: ", or so the ministry keeps telling us".
BOUNDING: Final = re.compile(
    r" ?[,-] ?(?:or so|so|or that is what|that is what|that's what|at least that is what|at least that's what) "
    r"(?:[^\W\d_]+ ){1,5}(?:say|says|said|claims?|claimed|thinks?|thought|hoped?|told|tells?|telling|believe[ds]?)"
    r"(?![^\W_])"
)

#: What holds only sometimes: "He is a good surgeon when he is sober".
WHENEVER: Final = re.compile(
    r" (?:when|whenever|where) (?:i|you|he|she|it|we|they|there|the [^\W\d_]+)"
    r"(?:'s|'re|'m| is| are| am| has| have| can| feels?| wants?| gets?)(?![^\W_])"
)
#: A statement that turns into a doubting question: "The plan is sound, is it?"
ASKED_BEHIND: Final = re.compile(
    r", (?:is|are|was|were|does|do|did|has|have|had|will|would|can|could) (?:i|you|he|she|it|we|they) ?\?"
)
#: A world that is not ours, or no longer, before the clause set in it: "In the film, ...", "Until last year, ...".
FRAMES: Final = re.compile(
    r"(?:\A|[.!?;:'] ?)(?:(?:and|but|so) )?(?:(?:in|on) (?:the|a|my|his|her|their|your|this|that|our|some) "
    r"(?:[^\W\d_]+ )?(?:film|movie|book|novel|play|story|series|game|dreams?|nightmares?|joke|fairy tale|legend|myth"
    r"|version|scenario|fantasy|simulation|exercise)|(?:until|till|up to) (?:[^\W_]+ ?){1,4}|in theory|on paper"
    r"|formerly|once),? ?\Z"
)
#: Behind the marks: the words were not said.
UNSAID: Final = re.compile(
    r"(?:misquoted|wrongly quoted|falsely quoted|(?:never|did not|didn't|never actually) (?:say|said)\Z"
    r"|den(?:y|ies|ied) (?:ever )?(?:saying|having said)|(?:is|was)(?: not|n't) what|not the words)(?![^\W_])"
)
