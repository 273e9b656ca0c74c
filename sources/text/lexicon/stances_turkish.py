"""The words of responsibility, Turkish, for the core stances. Data only: Turkish puts the verb last."""

# Acts of harm, in whatever case ending.
HARM = (
    r"(?:saldırı|bombala[n]?ma|kaza|çökme|sızıntı|patlama|suikast|cinayet|katliam|baskın|eylem|kaçırma"
    r"|pusu|infaz|sabotaj|bombardıman|yangın"
    r"|hırsızlı|kundaklama|olay|öldür[ül]{0,2}me|vur[ul]{0,2}ma|roket|füze)\w{0,12}(?: atış\w{0,6})?"
)
# Wrong that is done without violence: denied and admitted, but not "taken on" as an attack is.
WRONGS = r"(?:yolsuzlu[kğ]|rüşvet|doping|hile|dolandırıcılı[kğ]|kaçakçılı[kğ]|işkence|taciz|ihmal)\w{0,12}"
ALLEGATIONS = r"(?:iddia|suçlama|itham|isnat)\w{0,12}"
REPORTS = r"(?:haber|söylenti|dedikodu)\w{0,12}"

_SAID = r"(?:söyle|belirt|açıkla|savun|ifade et|bildir|kaydet|vurgula|öne sür|dile getir)\w+"
_STRONGLY = r"(?:(?:kesin|sert) bir dille |kesinlikle |resmen |henüz |dün |bugün |tümüyle |tamamen )?"
_REJECTED = r"(?:redded|reddet|yalanla|inkâr et|inkar et|kabul etme)\w+"

# (rule, stance, pattern up to the finite verb). Groups: `object` = what it is about, `target` = who is blamed.
ROWS: tuple[tuple[str, str, str], ...] = (
    (
        "tr.claim.none", "no_claim",
        rf"(?:sorumlulu\w+ )?{_STRONGLY}üstlenen {_STRONGLY}(?:bir (?:örgüt|grup) )?(?:olma|çıkma)(?:dı"
        rf"|mış|mıştı)\w*",
    ),
    (
        "tr.take.refuse", "not_taking",
        rf"sorumlulu\w+ {_STRONGLY}(?:(?:üstlenmek|kabul etmek|almak)ten kaçın\w+|almaktan kaçın\w+"
        r"|(?:üstlenmeyi|almayı|kabul etmeyi) (?:reddet|redded)\w+|(?:kabul etmedi|almadı|kabul etmiyor)\w*)",
    ),
    ("tr.claim.not", "no_claim", rf"(?:sorumlulu\w+ )?{_STRONGLY}üstlenme(?:di|miş|mişti|diler)\w*"),
    (
        "tr.deny.responsibility", "denies_responsibility",
        rf"sorumlulu\w+ {_STRONGLY}{_REJECTED}|sorumlu olma(?:dığını|dıklarını) {_SAID}",
    ),
    (
        "tr.accept", "accepts_responsibility",
        rf"sorumlulu\w+ {_STRONGLY}(?:kabul (?:et|ed)\w+|üzerine aldı\w*)|suçunu (?:kabul|itiraf) (?:et|ed)\w+",
    ),
    (
        "tr.claim.passive", "claims_responsibility",
        rf"(?P<object>(?:[^\W\d_][^\s,;.]{{0,25}} ){{0,4}}?(?i:{HARM})),? "
        rf"(?P<agent>[^,;.]{{2,60}}?) tarafından {_STRONGLY}"
        r"üstlenil(?:di|miş|mişti|iyor)\w*",
    ),
    (
        "tr.claim", "claims_responsibility",
        rf"(?:sorumlulu\w+ {_STRONGLY}|(?P<act>{HARM} ){_STRONGLY}(?:[A-ZÇĞİÖŞÜ]\S+ ){{0,4}}?)"
        r"üstlen(?:di|miş|iyor|mişti)\w*",
    ),
    (
        "tr.deny.involvement", "denies_involvement",
        r"(?:ilgi|ilişki|bağlantı|alaka|dahl|dahil|rol|parma[ğk])\w{0,7} (?:olma|bulunma)(?:dığını|dıklarını) "
        rf"{_SAID}|{_STRONGLY}(?:düzenle|yap|gerçekleştir|öldür|saldır)me(?:diğini|diklerini) {_SAID}",
    ),
    (
        "tr.deny.part", "denies_involvement",
        rf"(?:rol|bağlantı|dahl|katılım|ilgi|ilişki|pay|müdahale)\w{{1,8}} {_STRONGLY}{_REJECTED}",
    ),
    (
        "tr.deny.untrue", "denies_report",
        rf"(?P<object>(?:[^\W\d_][^\s,;.]{{0,25}} ){{0,5}}?{REPORTS}) (?:doğru olma(?:dığını|dıklarını)"
        rf"|gerçek(?:leri)? "
        rf"yansıtmadığını|(?:asılsız|yalan|gerçek dışı) olduğunu) {_SAID}",
    ),
    (
        "tr.deny.untrue.allegation", "denies_involvement",
        rf"(?P<object>(?:[^\W\d_][^\s,;.]{{0,25}} ){{0,5}}?{ALLEGATIONS}) (?:doğru olma(?:dığını"
        rf"|dıklarını)|gerçek(?:leri)? "
        rf"yansıtmadığını|(?:asılsız|yalan|gerçek dışı) olduğunu) {_SAID}",
    ),
    (
        "tr.admit", "accepts_responsibility",
        r"(?P<object>(?:[^\W\d_][^\s,;.]{0,25} ){0,3}?[^\s,;.]{2,20}[dt][ıiuü](?:ğını|ğini|ğunu|ğünü"
        r"|klarını|klerini)) "
        r"(?:itiraf et(?:ti|miş|tiler)|itiraf ediyor)\w*",
    ),
    (
        "tr.distance", "disavows",
        r"(?P<object>(?:[^\W\d_][^\s,;.]{0,25} ){0,3}?[^\s,;.]{2,25}[dt][ae]n) kendi(?:ni|sini) "
        r"(?:uzak tut|soyutla)(?:tu|du|dı|muş|mış)\w*",
    ),
    (
        "tr.blame.from", "blames",
        r"(?P<object>(?:[^\W\d_][^\s,;.]{0,25} ){0,2}?[^\s,;.]{2,25}[dt][ae]n) "
        r"(?P<target>[^\s,;.]{2,25}(?: [^\s,;.]{2,25}?)?)"
        r"(?:y[ıiuü]|n[ıiuü]|[ıiuü]) sorumlu tut(?:tu|muş|uyor)\w*",
    ),
    (
        "tr.blame.with", "blames",
        r"(?P<target>[^\s,;.]{2,25}?(?: [^\s,;.]{2,25}?)?)['’]?(?:y[ıiuü]|n[ıiuü]|[ıiuü]) "
        r"(?P<object>(?:[^\s,;.]{2,25} ){0,4}"
        r"[^\s,;.]{2,25}m[ae]kl[ae]) suçla(?:dı|mış|dılar)\w*",
    ),
    (
        "tr.deny.report", "denies_report",
        rf"(?P<object>(?:[^\W\d_][^\s,;.]{{0,25}} ){{0,5}}?{REPORTS}) {_STRONGLY}(?:yalanla|tekzip et|tekzip ed)\w+",
    ),
    (
        "tr.deny.allegation", "denies_involvement",
        rf"(?P<object>(?:[^\W\d_][^\s,;.]{{0,25}} ){{0,5}}?{ALLEGATIONS}) {_STRONGLY}{_REJECTED}",
    ),
    (
        "tr.comment", "no_comment",
        r"(?:yorum|açıklama) yap(?:madı|mamış|mayı reddet|mayı redded|maktan kaçın)\w*|sorular\w* yanıtsız bırak\w+"
        r"|sorular\w* (?:yanıt|cevap) verme(?:di|miş)\w*",
    ),
    (
        "tr.blame", "blames",
        r"(?P<target>[A-ZÇĞİÖŞÜ][^\s,;.'’]{1,25}?(?: [A-ZÇĞİÖŞÜ][^\s,;.'’]{1,25}?){0,4})['’]?(?:y?[iıuü]|n[iıuü]) "
        r"(?:sorumlu tut|suçla)(?:du|tu|dı|mış|muş|uyor|ıyor)\w*",
    ),
)  # fmt: skip

TRIGGER = (
    r"üstlen|sorumlu|yalanla|redde|kabul etme|inkâr|inkar|tekzip|yorum yap|açıklama yap|yanıtsız|yanıt verme"
    r"|cevap verme|mesafe|soyutla|uzak tut|yansıtma|asılsız|suçla|suçunu|itiraf|(?:olma|bulunma|le|ür"
    r"|ır|ap|ir)(?:dı|me)"
)

# An office, a role or a cost is taken on with the same verb as an attack.
NOT_ACTS = (
    r"(?:görev|rol|proje|liderl|başkanl|yönetim|maliyet|masraf|ihale|sponsor|bakım|işletme|yapım)\w*\s+(?:de |da )?$"
)

# Who acts, by common nouns, in whatever ending a subject has.
DOERS = (
    r"(?:örgüt|grup|grub|ordu|hükümet|bakan|bakanlı|sözcü|parti|lider|yetkili|şirket|polis|başkan|milis|militan|cephe"
    r"|tugay|hareket|komutan|belediye|kurum|banka|avukat|müdür|sanık|zanlı|aile|dernek|sendika|vali|elçi|büyükelçi"
    r"|kuvvet|sporcu|bakanlık|büyükelçilik|üniversite|birlik|güç|cemaat|taraf|yönetici|temsilci|holding"
    r"|kulüb|kulüp)\w{0,10}"
)
NOBODY = r"(?:hiç ?kimse|kimse|(?:hiç ?bir|herhangi bir) (?:örgüt|grup|kişi|taraf|kurum|kuruluş|ülke|devlet))\b"
WHEN = (
    r"(?:dün|bugün|önceki gün|geçen (?:hafta|ay|yıl)|(?:pazartesi|salı|çarşamba|perşembe|cuma|cumartesi"
    r"|pazar)(?: günü)?|daha sonra|ardından|ancak|öte yandan|fakat|ama)"
)
