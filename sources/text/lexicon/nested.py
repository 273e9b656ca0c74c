"""Words by which somebody reports what somebody else has said: "Poe said a farmer had told him that …".

All lower case. Used to find the inner speaker, so only forms that follow their subject, or stand last (Turkish).
"""

from typing import Final

from sources.text.lexicon import word_set

#: Words that bring in whoever passes the words on.
THROUGH: Final = (
    "according to", "laut", "nach angaben von", "nach angaben der", "nach angaben des", "selon", "d'après", "d’après",
    "وفقا ل", "بحسب", "وبحسب", "وفق",
)  # fmt: skip

#: Determiners of somebody whom the outer speaker brings in.
SOMEBODY: Final = word_set(
    "a an one his her their another ein eine einer sein seine ihr ihre un une son sa leur certain bir"
)

#: Auxiliaries between that somebody and the verb.
HAVING: Final = word_set("has had have habe hätte hat hatte a avait ait aurait once later also")

#: The verbs, as they stand after their subject.
TOLD: Final = word_set(
    """
    said says told tells claimed claims reported reports testified stated
    gesagt ausgesagt behauptet erklärt berichtet mitgeteilt erzählt angegeben genannt sagte behauptete
    dit affirmé déclaré raconté expliqué assuré rapporté confié parlé
    """
)

#: Verbs that give somebody's word for a thing; without an auxiliary they may be passive ("a house called …").
CALLING: Final = word_set("called calls described describes dubbed termed labelled labeled branded")

#: Arabic verbs between "that somebody" and what they said.
ARABIC_TOLD: Final = word_set("قال قالت أفاد أفادت ذكر ذكرت أخبر أخبرت أكد أكدت ادعى ادعت زعم زعمت صرح صرحت أبلغ أبلغت")

#: Turkish nominal forms: what somebody said, before the outer verb.
TURKISH_TOLD: Final = word_set(
    "söylediğini söylediklerini anlattığını dediğini belirttiğini savunduğunu bildirdiğini ifade aktardığını"
)

#: Heads of phrases that no person or body stands behind: "a hand wrote in red".
NOBODY: Final = word_set(
    """
    hand hands main mains el eli يد wall mur mauer wand duvar جدار حائط voice voix stimme ses صوت inscription inschrift
    yazı كتابة graffiti banner banderole schild sign
    """
)

#: Arabic words after which a noun is not the subject.
ARABIC_BEFORE: Final = word_set("على في من إلى عن مع بعد قبل خلال عند فوق تحت بين قرب أمام خلف")

#: Forms of "to be" that open an Arabic clause without a speaker.
ARABIC_BEING: Final = word_set("كان كانت وكان وكانت يكون تكون جاء وجاء ورد وورد")
