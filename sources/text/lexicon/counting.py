"""Words that tell a counted thing from a label, a change from a level, and where a counted noun's phrase ends."""

from typing import Final

from sources.text.lexicon import word_set

# A number after one of these names a thing and counts nothing: Resolution 2231, page 17, Flight 655.
LABELS: Final = word_set("""
    stage round lap
    resolution resolutions article articles section sections paragraph paragraphs clause page pages pp p chapter figure
    fig figs chapters tables secs
    table appendix annex no nos nr number numbers flight highway route road phase channel room gate version line
    decree law act order directive rule bill case file item step level grade class category type model unit brigade
    division battalion regiment group psalm verse vol volume issue episode season part question block district ward
    sector zone area camp terminal platform bus boeing airbus falcon soyuz apollo windows android ios protocol title
    amendment res ext extension iphone playstation xbox formula lot building apartment suite tel phone fax isbn doi id
    serial lesson exercise unscr option note interstate dial
    madde maddesi sayfa sayılı karar kararı no'lu nolu bölüm
    المادة مادة القرار قرار الفقرة فقرة الصفحة صفحة رقم القانون الفصل البند
""")
# Labels that are also ordinary nouns: they name a thing only with a capital or as the first part of a list mark.
CAPITAL_LABELS: Final = word_set("""
    stage round lap
    group area order law act rule case type model class level unit part number numbers issue zone sector road road
    title block line step note building camp bus district ward option question division brigade season bill file
    table figure item room table category grade phase
""")

# Nouns that a bare number before them counts, even a number that looks like a year.
COUNTED: Final = word_set("""
    seats votes voters people members mps lawmakers deputies candidates delegates parties ministers soldiers troops
    fighters militants rebels policemen officers civilians protesters demonstrators detainees prisoners hostages women
    men children students teachers workers employees families households refugees migrants victims casualties deaths
    fatalities injuries wounded drones rockets missiles bombs tanks vehicles aircraft houses homes schools hospitals
    barrels tonnes tons kilometres kilometers km miles metres meters dollars euros dinars liras pounds days weeks months
    hours minutes attacks strikes airstrikes explosions cases tests doses patients ballots stations arrests complaints
    persons residents citizens years decades
""")
COUNTED_SINGULAR: Final = word_set("seat vote point place mp member deputy minister")

# Words that end a counted noun's phrase (never part of it).
PHRASE_STOPS: Final = word_set("""
    in of to for from with at by on into over under about around as per than that which who whom whose when where while
    and or but nor if because since after before until during through across against between among amid despite within
    without the a an this these those each every all both either any some no not only also its their his her our your my
    it they he she we you i them him us is are was were be been being am has have had having do does did will would can
    could shall should may might must won win wins gained took takes secured lost holds hold held went go goes got get
    gets said says told voted voting rallied died killed wounded injured used needed down up so more fewer less out
    there here now then too again respectively apiece ago later earlier including excluding following plus minus versus
    vs yes just even still already yet nearly almost once came come fell rose remain remains stood stands make makes
    made took gave give showed shows show cast elected seems seem means mean took
""")
# Words between the numeral and its noun that are no part of the noun's name.
NOUN_LEADS: Final = word_set(
    "more additional extra further other others new of the its their his her our all those these"
)
# Singular words in -s, and words in -s that are no nouns.
NOT_PLURAL: Final = word_set("""
    is was has does says less serious various religious previous famous dangerous numerous victorious anonymous campus
    status consensus congress press class crisis analysis basis news politics series loss process success access address
    across unless plus thus always perhaps besides towards afterwards business illness us this goes as its his religious
    indigenous ambitious gas bus virus census surplus bonus nervous jobless homeless powerless
""")
IRREGULAR_PLURALS: Final[dict[str, str]] = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "policemen": "policeman",
    "servicemen": "serviceman", "servicewomen": "servicewoman", "policewomen": "policewoman", "gunmen": "gunman",
    "congressmen": "congressman", "fishermen": "fisherman", "troops": "troop", "police": "police",
    "aircraft": "aircraft", "crises": "crisis", "feet": "foot", "lives": "life", "wives": "wife", "halves": "half",
    "personnel": "personnel",
    "km": "km", "kg": "kg", "series": "series", "percent": "percent", "wounded": "wounded", "dead": "dead",
}  # fmt: skip

# A number right after one of these (hedges apart) is a change, not a level.
LOSS_VERBS: Final = word_set("lost lose loses losing shed sheds shedding forfeited ceded خسر خسرت يخسر فقد فقدت")
LOSS_NOUNS: Final = word_set("loss losses drop decrease fall decline reduction cut")
GAIN_NOUNS: Final = word_set("gain gains increase rise growth")
FALL_VERBS: Final = word_set(
    "fell fall falls dropped drop drops declined decline decreased decrease shrank shrunk slipped reduced cut down sank"
)
RISE_VERBS: Final = word_set(
    "rose rise rises increased increase grew grow grown jumped climbed up raised expanded surged soared improved"
)
CHANGE_WORDS: Final = (
    FALL_VERBS
    | RISE_VERBS
    | LOSS_NOUNS
    | GAIN_NOUNS
    | word_set("went go goes going moved changed doubled tripled halved shift shifted change swing swung swell swelled")
    | word_set("ارتفع ارتفعت زاد زادت ازداد ازدادت نما نمت صعد صعدت تضاعف تضاعفت انخفض انخفضت تراجع تراجعت هبط هبطت")
)
ADDITIONS: Final = word_set("more additional extra further")
TR_LOSS: Final = word_set("kaybetti kaybettiler kaybetmişti kaybederek kaybeden kaybedildi")
TR_COUNTED: Final = ("sandalye", "milletvekili", "oy", "üye", "kişi", "asker", "koltuk", "vekil", "seçmen", "ülke")
TR_ENDINGS: Final = word_set("""
    nin nın nun nün in ın un ün yi yı yu yü i ı u ü den dan ten tan de da te ta e a ye ya lik lık luk lük li lı lu lü
    ler lar leri ları lerin ların si sı sini sını ni nı
""")
VOTE_WORDS: Final = word_set("vote votes voted voting vote passed approved rejected oyla")
SCORE_VERBS: Final = word_set("won win wins beat beats lost defeated drew lead led")

# "one" before these is a pronoun or a way of speaking.
ONE_IDIOMS: Final = word_set(
    "day other thing way hand time side reason another sided example wonder extent man step point word"
)
SUFFIXED_NOT_COUNTED: Final = word_set("way fold ply time faced edged off on to up sided dimensional pronged")
# Phrases in which "no" is followed by a plural that is not counted.
NO_NOUNS: Final = COUNTED | word_set("lawmaker seat votes representatives mandates injured")
# Relative pronouns and auxiliaries after "half": "half were women".
HALF_TAILS: Final = word_set("of the its their his her our that those these all were are was is have had said")
HALF_LEADS: Final = word_set(
    "than nearly almost about around roughly over under by only exactly just least most approximately"
)
# Last words of an address, whose house number counts nothing: "10 Mill Street".
STREETS: Final = word_set("""
    street road avenue lane square boulevard drive terrace crescent sokak sokağı caddesi bulvarı st rd ave blvd
""")
AGE_WORDS: Final = word_set("aged age yaşında yaşındaki")
TIME_TAILS: Final = word_set("am pm a.m p.m gmt utc o'clock o’clock est et bst")
TURKISH_MARKS: Final = word_set("""
    ve bir bu için ile olarak olan göre de da çok daha en milyon milyar yüzde oy sandalye kişi seçim seçimlerinde parti
    partisi meclis milletvekili aldı kazandı kaybetti oldu etti sonra önce yılında tarihinde toplam kadar gibi ise
""")
ENGLISH_MARKS: Final = word_set("""
    the of and to in a is was were that for with by from at it its their has have had an as be are not which who but
    said after before won lost seats votes people more than
""")
