"""Words that show that a name is a body's and not a person's, and words by which people are called without a name.

All lower case and folded as `sources.text.names.name_key` folds.
"""

from typing import Final

from sources.text.lexicon import word_set

#: Words inside names of bodies.
BODY_WORDS: Final = word_set(
    """
    watch bank group fund institute university college school ministry office agency party council court union
    commission committee company corporation corp inc ltd plc llc gmbh ag sa international association foundation
    centre center network news times post herald tribune gazette echo mirror guardian journal press daily radio
    television tv police army navy government department authority board league club society service services
    archive archives library museum gallery theatre theater
    federation organisation organization movement front alliance coalition house parliament senate assembly congress
    team hospital church brigade brigades militia forces force command bloc list campaign embassy union unions
    ministerium partei amt behorde verband gewerkschaft polizei regierung zeitung universitat stiftung
    ministere parti syndicat gouvernement mairie prefecture universite fondation police assemblee
    bakanlik bakanligi parti partisi sendika belediye belediyesi hukumet emniyet universite universitesi
    """
)

#: Words for people and bodies that stand in place of a name, beside the roles of `grammar.ROLES`.
CALLED: Final = word_set(
    """
    father mother brother sister grandmother grandfather uncle aunt cousin friend friends colleague colleagues boss
    neighbour neighbor neighbours neighbors farmer fisherman fishermen worker workers driver passenger crowd protester
    protesters demonstrators activist activists critic critics opponent opponents source sources insider insiders
    caller reader readers customer customers tenant tenants owner owners guest priest nun monk soldier soldiers guard
    guards mayor clerk councillor economist scientist scientists researcher researchers historian engineer pilot sailor
    chancellor deputy premier king queen prince princess bishop archbishop rabbi imam coroner
    sprecher sprecherin minister ministerin kanzler kanzlerin burgermeister burgermeisterin vorsitzende vorsitzender
    chef chefin anwalt anwaltin vater mutter zeuge zeugin polizei regierung prasident prasidentin bundeskanzler
    bundeskanzlerin abgeordnete abgeordneter forscher forscherin professorin
    ministre president presidente maire porte parole directeur directrice avocat avocate depute deputee pere mere
    temoin premiere chercheur chercheuse professeur
    bakan bakani baskan baskani sozcu sozcusu mudur muduru milletvekili avukat avukati cumhurbaskani basbakan baba anne
    tanik yetkili yetkililer profesor
    وزير رءيس متحدث ناءب مدير محام شاهد ناطق
    """
)
