"""Words that bring in speech, per language: verbs of saying, phrases, and what warns of a title or a scare quote.

English forms are spun from base forms; the other languages list the finite forms the press uses. All lower case.
"""

from typing import Final

from sources.text.lexicon import reporting, word_set

_REGULAR: Final = word_set(
    """
    accuse acknowledge add address admit advise affirm agree allege announce answer appeal argue ask assert assure
    attack attest bellow bemoan blast boast brag brand bristle call caution challenge charge chide chuckle cite claim
    clarify comment compare complain concede conclude chime condemn confess confide confirm confuse congratulate
    contend
    continue counter cry crack decide declare decry defend demand denounce deny deride describe detail dismiss
    disclose
    discuss dispute dub echo elaborate emphasize emphasise encourage exclaim exhort explain exclaim expand express
    gripe groan growl gush hail hint howl identify imply indicate infer inform inquire insinuate insist instruct
    interject interrupt joke jest label lament laugh lecture liken maintain mention mock muse mutter note object
    observe
    offer opine outline pledge plead point post posit praise predict preface proclaim promise pronounce propose
    protest question quip quote rail rant react reason reassure recall recite recount reference refer reflect refute
    reiterate rejoin relate remark remember remind repeat reply report request respond retort reveal ridicule rule
    scoff scold scream seethe shout shriek sigh slam smile sneer snap speculate state stress suggest summarize
    summarise surmise tease testify tout trumpet tweet urge utter vent venture voice vow wail warn whisper
    wonder worry yell retweet caption title characterize characterise chant nickname criticize criticise blog
    email text rebuke
    lambast lambaste assail rip deem term press beam thunder demur marvel crow lament grumble fume sniff drawl
    croak boom
    """
)

_DOUBLED: Final = {"admit": "admitt", "brag": "bragg", "quip": "quipp", "refer": "referr", "infer": "inferr",
                   "dub": "dubb", "slam": "slamm", "snap": "snapp", "rip": "ripp", "blog": "blogg"}  # fmt: skip

_IRREGULAR: Final = word_set(
    """
    say says said saying tell tells told telling write writes wrote written writing speak speaks spoke spoken speaking
    read reads reading think thinks thought swear swears swore sworn forewarn hold holds find finds found
    sing sings sang begin begins began go goes went put puts know knows
    believe believes believed feel feels felt mean means meant show shows showed
    """
)


def _forms(base: str) -> tuple[str, ...]:
    stem = _DOUBLED.get(base, base)
    if base.endswith("e"):
        return base, base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    return base, third, stem + "ed", stem + "ing"


#: Every form of every English verb that may bring in speech.
CUES: Final = frozenset(form for base in _REGULAR for form in _forms(base)) | _IRREGULAR

#: Verbs that bring in speech with "back" behind them ("shot back", "fires back").
WITH_BACK: Final = word_set(
    """
    shot shoots fired fires firing shooting hit hits struck strikes wrote texted snapped barked
    """
)

#: Verbs that bring in speech wherever they stand beside a quotation.
STRONG: Final = word_set(
    """
    say says said saying tell tells told telling ask asks asked asking add adds added adding write writes wrote
    writing
    tweet tweets tweeted tweeting warn warns warned declare declares declared explain explains explained reply replies
    replied respond responds responded continue continues continued insist insists insisted argue argues argued
    conclude concludes concluded acknowledge acknowledged admit admits admitted announce announced recall recalls
    recalled joke jokes joked quip quips quipped
    """
)

#: Forms that are nouns as often as verbs: a noun after a determiner, an adjective or a possessive.
ALSO_NOUNS: Final = word_set(
    """
    comment comments question questions report reports claim claims remark remarks note notes answer answers charge
    charges demand demands promise promises tweet tweets post posts request requests appeal appeals attack attacks
    reference references quote quotes call calls point points state states text texts email emails title titles offer
    offers challenge challenges joke jokes laugh smile cry sigh object objects pledge pledges protest protests address
    addresses label labels brand brands detail details reason reasons voice voices view views rule rules term terms
    echo echoes hint hints speculation cite mention mentions shout shouts counter repeat change press crack cracks
    show shows find finds hold holds read reads worry worries scream screams vow vows reply replies estimate debate
    """
)

#: Nouns whose content is speech: "in a statement: …", "his words, …".
SPEECH_NOUNS: Final = word_set(
    """
    statement statements remark remarks word words tweet tweets comment comments post posts message messages letter
    letters email emails e-mail memo note notes speech speeches interview quote quotes question questions answer reply
    response report reports claim claims argument line lines joke text caption headline op-ed article essay testimony
    release announcement study document survey poll review investigation warning promise pledge call calls
    accusation allegation slogan chant chants refrain
    """
)

#: Nouns whose content, behind "that", is what their owner says: "Vale's contention that …".
ASSERTIONS: Final = SPEECH_NOUNS | word_set(
    "assertion conclusion contention insistence suggestion belief complaint declaration finding ruling boast remark"
)

#: Nouns for what carries words to others: whoever issues one speaks in it ("released an ad saying …").
VEHICLES: Final = SPEECH_NOUNS | word_set(
    """
    ad ads advert spot commercial video videos newsletter leaflet flyer memo banner banners sign signs piece
    """
)

#: Words right before a mark that announce a title or a name, not speech.
TITLE_NOUNS: Final = reporting.WORKS | word_set(
    """
    book books novel film films movie movies song songs album show series episode play poem essay article magazine
    programme program documentary drama sitcom podcast single video game sketch segment paper painting memoir author
    titled entitled musical opera comedy column columnist blog website hit ballad anthem track tune
    host hosts co-host star stars starring anchor actor actress singer director soundtrack reality sequel trilogy
    section chapter exhibition thriller bestseller
    """
)

#: Kinds of works whose name follows in marks whatever verb the sentence has: "his new film, “Old Tide,” …".
WORKS: Final = word_set(
    """
    book novel film movie song album show series sitcom podcast memoir documentary musical opera comedy drama thriller
    bestseller sequel trilogy ballad anthem soundtrack program programme video ad advert commercial poem play magazine
    """
)

#: What is said aloud by many, or written up, and has capitals like a title.
CHANTED: Final = word_set(
    """
    chant chants cry cries call calls slogan slogans shout shouts motto banner banners sign signs
    """
)

#: Nouns for what many call out, before "of" or behind the words.
SHOUTED: Final = word_set("chant chants cry cries shout shouts yells boos calls")

#: Nouns for a word or a few as such, which somebody may be said to use.
TERMS: Final = word_set("term terms phrase phrases word words expression expressions label labels hashtag slogan")
USED: Final = word_set(
    """
    use uses used using coin coins coined coining utter utters uttered uttering invoke invokes invoked invoking prefer
    prefers preferred preferring repeat repeats repeated repeating employ employs employed employing adopt adopts
    adopted adopting
    """
)

#: Broadcasters, before whose genitive "Times" and the like stand.
BROADCAST: Final = word_set("abc bbc cbc cbs cnn cnbc ctv fox hbo itv mtv msnbc nbc npr pbs sky channel radio news")

#: Words that stay small inside a title.
SMALL: Final = word_set("a an and as at but by for from in nor of on or the to up vs with")

#: Words right before a mark that announce a word as a word or a distance from it.
SCARE_BEFORE: Final = reporting.SCARE_BEFORE | word_set(
    "so-called dubbed nicknamed known aka a.k.a. alias named word term phrase hashtag nickname"
)

ACCORDING: Final = word_set("according per")

GERMAN: Final = word_set(
    """
    sagte sagt sagten sagen erklärte erklärt erklärten betonte betont betonten meinte meint meinten fügte ergänzte
    ergänzt schrieb schreibt schrieben twitterte kritisierte kritisiert warnte warnt forderte fordert antwortete
    antwortet fragte fragt rief ruft berichtete berichtet behauptete behauptet kündigte versicherte versichert
    bekräftigte bekräftigt mahnte räumte nannte nennt äußerte verkündete teilte erzählte erzählt urteilte
    erwiderte erwidert erwiderten entgegnete entgegnet murmelte murmelt bemerkte bemerkt bestätigte bestätigt
    bezeichnete bezeichneten bezeichnet
    skandierte skandierten skandiert
    schimpfte schimpft jubelte jubelt formulierte formuliert spottete spottet klagte klagt scherzte scherzt
    """
)
FRENCH: Final = word_set(
    """
    dit disait déclare déclaré déclarait affirme affirmé affirmait explique expliqué expliquait ajoute ajouté ajoutait
    assure assuré estime estimé indique indiqué précise précisé souligne souligné raconte raconté répond répondu lance
    lancé insiste insisté note noté rappelle rappelé confie confié écrit écrivait martèle martelé dénonce dénoncé
    annonce annoncé regrette regretté poursuit poursuivi conclut résume résumé demande demandé juge jugé reconnaît
    reconnu prévient prévenu tweete tweeté s'exclame s’exclame s'interroge s’interroge
    rapporte rapporté rapportait murmure murmuré réplique répliqué rétorque rétorqué soupire soupiré glisse glissé
    promet promis témoigne témoigné confirme confirmé plaisante plaisanté tranche tranché
    sourit souri réagit réagi ironise ironisé constate constaté plaide plaidé observe observé renchérit renchéri
    scande scandent scandé
    s'indigne s’indigne s'emporte s’emporte s'étonne s’étonne s'inquiète s’inquiète s'insurge s’insurge s'amuse s’amuse
    """
)
TURKISH: Final = word_set(
    """
    dedi diyor der demiş diye söyledi söylüyor belirtti belirtiyor ifade ekledi açıkladı vurguladı kaydetti konuştu
    yazdı sordu yanıtladı anlattı uyardı iddia savundu bildirdi duyurdu aktardı dile dediler söylediler belirttiler
    şeklinde değerlendirdi çağırdı
    """
)
ARABIC: Final = word_set(
    """
    قال قالت قالوا يقول تقول وقال وقالت ويقول وتقول أضاف أضافت وأضاف وأضافت أكد أكدت وأكد وأكدت صرح صرحت وصرح أعلن
    أعلنت وأعلن وأعلنت ذكر ذكرت وذكر وذكرت أوضح أوضحت وأوضح وأوضحت أشار أشارت وأشار كتب كتبت وكتب تابع وتابع وتابعت
    تساءل تساءلت وتساءل وتساءلت وصف وصفت ووصف ووصفت شدد وشدد شددت حذر وحذر حذرت اعتبر واعتبر رأى ورأى نفى ونفى
    نفت سأل وسأل رد ورد غرد ردد وردد رددوا ورددوا صرخ صرخت وصرخ صاح صاحت وصاح هتف وهتف هتفوا وهتفوا علق علقت وعلق وعلقت
    """
)

#: Every form of the other languages.
FOREIGN: Final = GERMAN | FRENCH | TURKISH | ARABIC
