"""The small words that turn or bound a statement, per language: negations, limiters, modals, conditions.

All keys are brought into the folded form of `sources.text.folding`. The lists are read together whatever the
language of a text: a quotation may carry words of another. A word that is an operator in one language and an ordinary
frequent word in another is left out (German "die" is no English verb here).
"""

from typing import Final

from sources.text.folding import fold
from sources.text.lexicon import word_set


def _folded(listing: str) -> frozenset[str]:
    """The words as the folded text has them: written here as people write them (yalnızca, außer)."""
    return frozenset(fold(word).key for word in word_set(listing))


_NEGATIONS_EN = _folded(
    """
    not no never none nobody nothing nowhere neither nor without cannot hardly scarcely barely rarely seldom lacks lack
    lacked refuse refused refuses deny denies denied fail failed fails unlikely impossible
    """
)
_NEGATIONS_DE = _folded(
    "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts nirgends weder ohne kaum nein"
)
# "pas" and "ne" stand in nearly every French negation; "plus" and "personne" only beside "ne".
_NEGATIONS_FR = _folded("ne pas jamais rien aucun aucune ni sans nul nulle nullement non guère")
_NEGATIONS_TR = _folded(
    "değil değildir değiliz değilim değiller yok yoktur hiç hiçbir asla hayır olmadan olmayan olmaz olmadı"
)
_NEGATIONS_AR = _folded("لا لم لن ليس ليست ليسوا لسنا لست غير دون بدون كلا ولا ولم ولن وليس فلا فلن فلم أبدا")
NEGATIONS: Final = _NEGATIONS_EN | _NEGATIONS_DE | _NEGATIONS_FR | _NEGATIONS_TR | _NEGATIONS_AR

#: English negation written into the word: don't, won't, isn't.
NEGATIVE_ENDING: Final = "n't"
#: French negation written onto the verb: n'est.
NEGATIVE_START: Final = "n'"
#: Two words that differ only by one of these have opposite senses: able, unable.
NEGATIVE_PREFIXES: Final = ("un", "in", "im", "il", "ir", "non", "dis", "nicht", "mis")
NEGATIVE_SUFFIXES: Final = (("ful", "less"),)

_LIMITERS_EN = _folded(
    """
    but unless except only provided providing however although though until if whether merely solely partly partially
    mostly almost nearly allegedly reportedly supposedly apparently perhaps maybe possibly probably
    """
)
_LIMITERS_DE = _folded(
    "aber sondern ausser sofern solange nur wenn falls obwohl jedoch allerdings vielleicht wohl angeblich bis"
)
_LIMITERS_FR = _folded("mais sauf excepté seulement toutefois cependant pourtant si quoique peut-être presque")
_LIMITERS_TR = _folded("ama fakat ancak lakin yalnızca sadece eğer şayet belki meğer rağmen")
_LIMITERS_AR = _folded("لكن ولكن إلا الا سوى فقط إذا اذا لو بشرط شرط ربما قد غير")
LIMITERS: Final = _LIMITERS_EN | _LIMITERS_DE | _LIMITERS_FR | _LIMITERS_TR | _LIMITERS_AR

#: What, standing right after the last quoted word, takes back or bounds it. Longest first where one begins another.
TAIL_LIMITERS: Final = tuple(
    sorted(
        fold(
            """
        but|unless|except|excepting|only|however|although|though|until|if|otherwise|provided|providing|as long as
        so long as|on condition|on the condition|apart from|other than|with the exception|even though|and only
        at most|subject to|pending|aber|sondern|ausser|sofern|solange|wenn|falls|obwohl|jedoch|allerdings
        es sei denn|vorausgesetzt|unter der bedingung|mais|sauf|excepté|toutefois|cependant|si|à moins
        à condition|pourvu que|tant que|sous réserve|jusqu'à ce que|ama|fakat|ancak|lakin|eğer|şayet|şartıyla
        koşuluyla|olmadıkça|olmazsa|لكن|ولكن|إلا|الا|إذا|اذا|بشرط|شريطة|لو|ما لم
        """.strip().replace("\n", "|")
        )
        .key.replace("| ", "|")
        .split("|"),
        key=len,
        reverse=True,
    )
)

_MODALS_EN = _folded(
    "may might must shall should will would can could ought cannot may've might've must've should've would've could've"
)
_MODALS_DE = _folded(
    """
    kann können könnte könnten konnte konnten muss müssen müsste mussten soll sollen sollte sollten darf dürfen dürfte
    wird werden würde würden möchte will wollen
    """
)
_MODALS_FR = _folded("peut peuvent pourrait pourraient doit doivent devrait devraient sera seront serait seraient")
_MODALS_TR = _folded("gerek gerekir gerekiyor lazım mümkün olabilir olmalı edebilir etmeli yapabilir yapmalı")
_MODALS_AR = _folded("قد ربما يجب سوف يمكن ينبغي يستطيع لعل يجوز")
MODALS: Final = _MODALS_EN | _MODALS_DE | _MODALS_FR | _MODALS_TR | _MODALS_AR
#: Modals written onto the pronoun: we'll, they'd.
MODAL_ENDINGS: Final = {"'ll": "will", "'d": "would"}

#: A condition that opens a clause: what follows in it is not asserted.
CONDITIONALS: Final = _folded(
    """
    if unless whether suppose supposing lest wenn falls ob sofern si eğer şayet إذا اذا لو
    """
)

#: Verbs of thinking and saying through which a "not" before them reaches what follows: "I do not think that ...".
REACHING_VERBS: Final = _folded(
    """
    think believe say said saying claim claimed claiming mean meant argue argued suggest suggested suggesting suppose
    imagine accept agree admit expect write wrote call called promise promised intend want plan true certain clear case
    sure idea glaube denke sage meine gesagt behauptet pense crois dis dit
    """
)

#: Verbs that open another speaker's turn.
ANSWERING_VERBS: Final = _folded(
    """
    reply replied replies answer answered answers respond responded responds counter countered retort retorted rejoined
    antwortete erwiderte entgegnete répondu répond répondit rétorqué yanıtladı cevapladı رد أجاب ردت أجابت
    """
)
#: Speakers whom nobody can name, in front of a verb of saying: what follows is theirs, not the writer's.
VAGUE_SPEAKERS: Final = _folded(
    """
    some many critics opponents people others they rivals detractors sceptics skeptics cynics everyone everybody
    manche viele kritiker gegner certains beaucoup critiques bazıları البعض
    """
)
CLAIMING_VERBS: Final = _folded(
    """
    say says said claim claims claimed argue argues argued believe believes believed allege alleges alleged think thinks
    thought insist insists insisted suggest suggests suggested pretend pretends pretended assume assumes assumed fear
    sagen behaupten glauben meinen disent prétendent croient affirment iddia diyor
    """
)
#: Nouns and adjectives that put a following clause in doubt: "the myth that ...", "it is false that ...".
DOUBTING_NOUNS: Final = _folded(
    """
    myth lie lies rumour rumours rumor rumors allegation allegations accusation accusations claim claims notion fiction
    pretence pretense suggestion false untrue wrong nonsense fantasy illusion
    """
)
#: Verbs that deny the words after them: 'He denied that "..."'.
DENYING_VERBS: Final = _folded(
    """
    deny denies denied denying dispute disputes disputed reject rejects rejected refute refutes refuted refuse refused
    bestritt bestreitet dementierte nie nié démenti نفى ينفي نفت
    """
)
#: Words after which a new clause stands on its own; a "not" before them does not reach it ("or" is none).
CLAUSE_OPENERS: Final = _folded(
    "and but so because since while whereas und aber denn weil et mais car ve ama fakat çünkü و لكن"
)

#: Function words an editor's bracket may stand in for without hiding anything.
REPLACEABLE: Final = _folded(
    """
    i me my mine myself you your yours he him his she her hers it its we us our ours they them their theirs
    himself herself itself themselves ourselves yourself this that these those there here then now today tomorrow
    yesterday tonight who whom whose which what one ones the a an is are was were am be been has have had do does did
    of in on at to for with and as by from it's that's he's she's they're we're i'm you're i've we've they've
    ich du er sie es wir ihr mich mir dich dir ihn ihm uns euch ihnen mein meine unser unsere der die das dem den
    je tu il elle nous vous ils elles me te lui leur leurs son sa ses notre nos ce cet cette ces le la les
    ben sen o biz siz onlar beni seni onu bizi sizi onları bu şu bunlar şunlar
    أنا أنت هو هي نحن هم هن هذا هذه ذلك تلك هؤلاء
    """
)
#: Words that open a noun phrase.
PHRASE_OPENERS: Final = _folded(
    """
    the this that these those my our your his her their its a an mr mrs ms dr sir
    der die das dieser diese dieses mein unser le la les ce cette ces mon notre bu şu هذا هذه
    """
)
#: Clitics after which a quotation may begin inside a written word: l'homme, d'abord. Not n': it negates.
CLITICS: Final = _folded("l d j m t s c qu jusqu lorsqu puisqu quoiqu")

_NUMBERS_DE = ["zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
_NUMBERS_FR = ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"]
#: Number words beyond those of `sources.text.lexicon.numbers`.
MORE_NUMBERS: Final = {word: value for words in (_NUMBERS_DE, _NUMBERS_FR) for value, word in enumerate(words, 2)}

#: Letters of Cyrillic and Greek that look like Latin ones, folded form on both sides.
LOOKALIKES: Final = str.maketrans(
    {
        **dict(zip("аеорсухіјѕһԁԛԝвкмнтг", "aeopcyxijshdqwbkmhtr", strict=True)),
        **dict(zip("αορυνικτχεηγ", "aopuviktxeny", strict=True)),
    }
)
