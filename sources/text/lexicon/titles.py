"""Titles before names, suffixes after them, and the spellings of given names that are one name. Data only.

All entries are folded as `sources.text.names.keys.fold_letters` folds: lower case, no accents, no dots.
"""

import re

from sources.text.lexicon import word_set

# Words that stand before a person's name and are no part of it.
TITLES: frozenset[str] = word_set("""
    mr mrs ms miss mx dr prof professor sir dame lord lady madam madame monsieur mme herr frau senor senora don
    pm president premier chancellor minister secretary speaker senator sen representative rep congressman
    congresswoman mp mep governor gov mayor councillor ambassador envoy commissioner judge justice attorney sheriff
    director chairman chairwoman chair chairperson general gen lieutenant lt major maj colonel col captain capt
    sergeant sgt corporal cpl brigadier brig admiral adm commander cdr marshal king queen prince princess emir duke
    duchess pope cardinal archbishop bishop father rev reverend rabbi imam ayatollah hojatoleslam sheikh shaykh sheik
    shaikh sayyid sayyed seyyed mullah mulla maulana haji hajji hajj spokesman spokeswoman spokesperson analyst
    sayin basbakan cumhurbaskani bakan former ex late then
    """)

# Words that make part of a title only before one of the words above: "Foreign Minister X", not "Foreign Ministry".
TITLE_MODIFIERS: frozenset[str] = word_set(
    "prime vice deputy foreign defence defense interior finance chief crown grand acting state attorney"
)

# Titles whose bearer goes by a given name: "King Abdullah" and "Abdullah" may well be two people.
REGNAL: frozenset[str] = word_set(
    "king queen prince princess emir pope cardinal archbishop bishop father sheikh shaykh"
)

# Suffixes that tell a son from his father.
SUFFIXES: dict[str, str] = {
    "jr": "junior",
    "junior": "junior",
    "sr": "senior",
    "senior": "senior",
    "ii": "2",
    "iii": "3",
    "iv": "4",
}

# Arabic titles, folded (alef, yeh, teh marbuta) and without the article.
ARABIC_TITLES: frozenset[str] = word_set("رءيس دكتور د شيخ سيد سيده امام ايه لواء فريق وزير ملك استاذ")

# Spellings of one given name, however a registry or a newsroom wrote it: the first of a line is its key.
# Only forms that no other name shares: "Hamed" (Hamid or Haamid) and "Salem" (Salim or Saalim) are not here.
_GIVEN = """
    mohamed muhamad mohamad muhamed muhammad mohammed mohammad muhammed mohd mhd mehmed mohamet
    ahmed ahmad ahmet
    mahmud mahmood mahmoud mehmud
    mustafa mostafa moustafa mustapha mostapha
    yusuf youssef yousef yusef yusif yousuf youssif yousif yussef josef
    ibrahim ebrahim ibraheem
    ismail ismael esmail ismaeel
    uthman othman osman uthmaan
    umar omar omer
    usama osama oussama ossama usamah osamah
    husain husayn hussein husein hussain houssein hossein hoseyn husseyn
    faisal faysal feisal faysel
    khalid khaled khaleed
    walid waleed oualid
    rashid rasheed rachid
    saif sayf seif
    sulaiman sulayman suleiman soleiman sulaymaan suleyman soleyman
    abdulah abdallah abdullah abdalla abdulla
    zaid zayd zeid
    ayman aiman aymen
    muqtada moqtada muktada
    masud masoud massoud masood mesud
    qasim qasem qassem kasim kasem kassem qassim kassim
    nuri nouri noori
    ali aly
    salih saleh
    adil adel
    yasir yasser yaser yassir
    mahir maher
    hatim hatem
    ramiz ramez
    harith hareth
    faruk farouk farouq faruq
    shawki shawqi shauqi
    mahdi mehdi
    abas abbas
    jafar jaafar jafer cafer
    kazim kadhim kazem kadhem
    aisha ayesha aysha aicha
    fatima fatimah fatma fatemeh
    hizbulah hezbollah hizbullah hizballah hezbullah hizbollah
"""

# The table is asked after ou, oo and uu were folded to u (`names.keys`).
GIVEN_NAMES: dict[str, str] = {
    re.sub("ou|oo|uu", "u", spelling): spellings[0]
    for spellings in (line.split() for line in _GIVEN.splitlines())
    for spelling in spellings
}
