"""Written forms whose full stop does not, or need not, end a sentence: English, German, French, Turkish.

Lower case and without the final stop. The lists are closed facts of the written languages, gathered by hand.
"""

from typing import Final

from sources.text.lexicon import word_set

#: A name, number or noun follows: the stop never ends a sentence.
NEVER_FINAL: Final = word_set(
    """
    mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col sgt capt cmdr cmdre adm rev hon pres supt insp
    maj cpl pvt atty asst assoc secy amb brig ofc msgr fr sr st ste mt ft vs v vol vols pp cf e.g i.e viz ca
    approx jan feb apr aug sept oct nov dec gouv mme mlle mm z.b d.h u.a bzw abs hr dipl hrsg sog vgl doç av
    sn uzm öğr gör yrd bkz yy örn müh alb yzb koru
    """
)

#: The stop does not end a sentence where a digit follows.
BEFORE_NUMBER: Final = word_set(
    """
    no nos nr fig figs art para paras sec ch p s abb
    """
)

#: The stop may end a sentence: it does where the next word is one that opens sentences.
SOMETIMES_FINAL: Final = word_set(
    """
    u.s u.k u.n e.u u.a.e u.s.a d.c n.y l.a a.m p.m jr sr inc ltd co corp bros llc plc etc ph.d m.d b.a m.a
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore
    pa tenn tex va vt wash wis wyo n.h n.j n.m n.c n.d s.c s.d r.i w.va usw etc vb vd v.b v.s bd blvd ave rd
    """
)

#: Words that, capitalised after a stop, open a sentence.
OPENERS: Final = word_set(
    """
    the a an he she it they we i you this that these those there here but and so yet in on at after before
    when while if as since although though however meanwhile still then now also for with by from his her its
    their our my what who why how where one some many most no not all both each another last next more der die
    das ein eine er sie es wir ich aber und doch auch in im am nach bei seit wenn als le la les un une il elle
    ils elles on nous je mais et ce cette ces dans en après bu şu o ve ama ancak bir
    """
)

#: Months that follow an ordinal day with a stop ("7. November", "7. Kasım").
MONTHS_AFTER_DAY: Final = word_set(
    """
    januar jänner februar märz april mai juni juli august september oktober november dezember ocak şubat mart
    nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    """
)
