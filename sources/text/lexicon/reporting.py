"""How German, French, Turkish and Arabic bring in speech besides their verbs of saying (`lexicon.speech`). Data only.

All lower case; French with both apostrophes.
"""

from typing import Final

from sources.text.lexicon import word_set

#: "According to", before the source.
ACCORDING: Final = word_set("laut selon d'après d’après بحسب حسب وبحسب وفق ووفق")
#: "According to", with the preposition ل written on to the first word of the source.
ACCORDING_JOINED: Final = word_set("وفقا وفقًا ووفقا طبقا طبقًا")
#: "According to", behind the source.
ACCORDING_BEHIND: Final = word_set("zufolge göre")

#: French auxiliaries, before a participle of saying.
FRENCH_HAVE: Final = word_set("a ont avait avaient s'est s’est s'était s’était aurait auraient")
#: French participles that only stand behind such an auxiliary.
FRENCH_PARTICIPLES: Final = word_set(
    """
    averti répété exclamé interrogé qualifié jugé estimé martelé prévenu assené ironisé lâché glissé soufflé crié
    plaidé soutenu réagi commenté traité accusé scandé tranché admis concédé
    """
)
#: Subjects that French writes behind the verb with a hyphen.
FRENCH_CLITICS: Final = ("elles", "elle", "ils", "il", "on")

#: Turkish words right behind a quotation that make its speaker the subject of the sentence.
TURKISH_BEHIND: Final = word_set(
    """
    ifadesini ifadelerini ifadesiyle açıklamasında açıklamasını açıklamasıyla değerlendirmesinde değerlendirmesini
    sözlerini sözleriyle sözleri sözü çıkışı dediği uyarısında uyarısını yorumunu yorumunda çağrısında çağrısını
    yanıtını cevabını diyerek
    """
)
#: Turkish participles behind a quotation whose noun, the speaker, follows.
TURKISH_RELATIVE: Final = word_set("diyen belirten söyleyen vurgulayan ifade_eden")

#: Arabic verbs for what stands in a document, before "in".
ARABIC_STANDS: Final = word_set("جاء وجاء ورد وورد")
#: Arabic words that end the subject of a verb of saying.
ARABIC_STOPS: Final = word_set(
    """
    إن أن إنه إنها أنه أنها بأن بأنه بأنها بأنهم إنهم قائلا قائلة قائلاً قائلةً أمس اليوم غدا الأحد الاثنين الثلاثاء
    الأربعاء الخميس الجمعة السبت يوم مساء صباح مشيرا مضيفا مؤكدا مشددا خلال كان كانت يكون تكون هو هي لدى عبر عقب
    حول بعد قبل بشأن القرار
    """
)
#: Arabic words between a quotation and the verb of saying.
ARABIC_LINKS: Final = word_set("كما حسبما هكذا هذا ما")

#: Offices and forms of address before a name, in the four languages.
TITLES: Final = word_set(
    """
    herr frau sprecher sprecherin minister ministerin präsident präsidentin kanzler kanzlerin bürgermeister
    bürgermeisterin direktor direktorin leiter leiterin chef chefin hafenmeister hafenmeisterin vorsitzender
    richter richterin anwalt anwältin gutachter gutachterin juge avocat avocate
    vorsitzende abgeordnete abgeordneter professor professorin doktor trainer trainerin
    monsieur madame mme capitaine ministre président présidente directeur directrice maire porte-parole professeur
    professeure docteur député députée sénateur sénatrice préfet préfète ingénieur ingénieure
    müdürü müdür başkanı başkan bakanı bakan belediye sözcüsü sözcü cumhurbaşkanı başbakan vali valisi milletvekili
    profesör doçent doktor bay bayan
    الوزير الوزيرة المتحدث المتحدثة الرئيس الرئيسة الدكتور الدكتورة المدير المديرة السيد السيدة النائب النائبة
    """
)

#: Words before a mark that keep a distance from what it holds.
SCARE_BEFORE: Final = word_set(
    """
    sogenannte sogenannten sogenannter sogenanntes angebliche angeblichen prétendu prétendue prétendus prétendues
    soi-disant dit sözde يسمى تسمى المسمى المسماة يدعى
    """
)
#: Kinds of works before or behind their name.
WORKS: Final = word_set(
    """
    roman buch film lied serie stück zeitschrift livre chanson série pièce journal
    quotidien romanı kitabı filmi adlı isimli dizisi
    صحيفة جريدة مجلة رواية كتاب فيلم أغنية مسرحية مسلسل ديوان
    """
)
