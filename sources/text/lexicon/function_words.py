"""The small words that show which language a text in Latin letters is written in. Data only, all lower case.

A word stands under every language that has it; what many share decides nothing.
"""

from typing import Final

from sources.text.lexicon import word_set

FUNCTION_WORDS: Final[dict[str, frozenset[str]]] = {
    "en": word_set(
        """
        the of and to in is was were are that this these those it he she they we you his her their our my your with
        for on at by from as be been being have has had not but or if which who whom whose what when where why how will
        would can could should shall may might must do does did there here than then them us its into about after
        before because while during without between against under over again never no so such only also more most
        some any all each i don't didn't won't it's that's there's we're they're can't isn't doesn't
        """
    ),
    "de": word_set(
        """
        der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen ist sind war
        waren sein hat haben hatte hatten wird werden wurde wurden kann können soll sollen muss müssen ich du er sie es
        wir ihr mich mir uns euch ihn ihm ihnen mein dein unser euer auf aus bei mit nach seit von vor zu zum zur über
        unter durch für gegen ohne um dass weil wenn als ob wie wo wer was auch nur noch schon mehr sehr hier dort dann
        so im am ins vom beim niemand nichts dieser diese dieses jetzt
        """
    ),
    "fr": word_set(
        """
        le la les un une des du de et ou mais ne pas est sont était étaient être a ont avait avaient avoir je tu il
        elle nous vous ils elles on me te se mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet
        cette ces qui que quoi dont où dans sur sous avec sans pour par chez entre vers contre plus très aussi bien si
        comme quand parce au aux en y jamais rien encore tout tous toute toutes c'est n'est d'un d'une qu'il qu'elle
        j'ai n'a l'on avant après
        """
    ),
    "tr": word_set(
        """
        ve bir bu şu o da de ki mi mı mu mü ile için gibi kadar ama fakat ancak çünkü daha en çok az değil var yok ben
        sen biz siz onlar bana sana ona bize size onlara beni seni onu bizi sizi onları benim senin onun bizim sizin
        her hiç bazı tüm bütün ne nasıl neden niçin nerede kim hangi sonra önce göre karşı dolayı olan olarak oldu
        olacak olduğu olduğunu olmak etti eden edecek ettiği diye ise veya ya hem artık böyle şimdi bugün
        """
    ),
    "es": word_set(
        """
        el la los las un una unos unas de del y o pero no es son era eran fue fueron ser estar está están ha han había
        yo tú él ella nosotros vosotros ellos ellas usted ustedes me te se nos mi tu su sus nuestro nuestra este esta
        estos estas ese esa que quien cuando donde como porque si en con sin por para entre sobre hasta desde contra
        más muy también ya al lo le les nunca nada todo todos todas hay
        """
    ),
    "it": word_set(
        """
        il lo la i gli le un uno una di del della dei delle dello degli e o ma non è sono era erano essere ha hanno
        aveva io tu lui lei noi voi loro mi ti si ci vi mio tuo suo nostro vostro questo questa questi queste quello
        che chi cui quando dove come perché se in nel nella con senza per tra fra su sul sulla da dal dalla al alla ai
        alle più molto anche già mai niente tutto tutti c'è
        """
    ),
    "nl": word_set(
        """
        de het een en of maar niet geen is zijn was waren wordt worden werd heeft hebben had hadden kan kunnen zal
        zullen moet moeten ik jij je hij zij ze wij we jullie u mijn jouw zijn haar ons onze hun dit dat deze die wie
        wat waar wanneer hoe waarom omdat als dan in op aan uit bij met naar van voor door over onder tegen zonder om
        te tot ook nog al meer zeer hier daar er
        """
    ),
    "pt": word_set(
        """
        o a os as um uma uns umas de do da dos das e ou mas não é são era eram foi foram ser estar está estão tem têm
        tinha eu tu ele ela nós vós eles elas você vocês me te se nos meu minha seu sua nosso nossa este esta isso esse
        essa que quem quando onde como porque se em no na nos nas com sem por para entre sobre até desde contra mais
        muito também já ao à aos às pelo pela nunca nada tudo todos há
        """
    ),
}

#: Letters of the Latin script that few other languages write. A word with one counts as a small word of the language.
OWN_LETTERS: Final[dict[str, frozenset[str]]] = {
    "de": frozenset("ß"),
    "fr": frozenset("œ"),
    "tr": frozenset("ğış"),
    "es": frozenset("ñ"),
    "pt": frozenset("ãõ"),
}

#: Letters that only some languages of the Arabic script write.
PERSIAN_LETTERS: Final = frozenset("پچژگیک")
URDU_LETTERS: Final = frozenset("ٹڈڑںےہ")

#: Letters that tell the languages of the Cyrillic script apart.
UKRAINIAN_LETTERS: Final = frozenset("їєґі")
RUSSIAN_LETTERS: Final = frozenset("ыэъё")
