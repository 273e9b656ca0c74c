"""Turkish: negation, condition and doubt stand behind what they govern, often as endings (`matching.endings`)."""

import re
from typing import Final

from sources.text.lexicon.operators.model import Operators, folded, phrases

TURKISH: Final = Operators(
    negations=folded(
        """
        değil değildir değiliz değilim değiller değilse değildi yok yoktur yoktu hiç hiçbir asla hayır olmadan olmayan
        olmaz olmadı kimse hiçbiri reddetti reddediyor katiyen imkansız
        """
    ),
    trailing_negations=folded("değil değildir değiliz değilim değiller değildi yok yoktur yoktu"),
    limiters=folded(
        """
        ama fakat ancak lakin yalnızca sadece eğer şayet belki meğer rağmen neredeyse galiba sanırım muhtemelen sözde
        güya kısmen ise sanki hariç dışında
        """
    ),
    hiding_phrases=phrases("şaka olsun diye|şaka yollu|sözüm ona|kâğıt üzerinde"),
    qualifiers=folded("eski sözde şüpheli sahte iddia olası muhtemel sabık"),
    tail_limiters=phrases(
        """
        ama|fakat|ancak|lakin|eğer|şayet|şartıyla|şartı ile|koşuluyla|olmadıkça|olmazsa|yalnızca|sadece|hariç|dışında
        yoksa|aksi takdirde|aksi halde|takdirde|sürece|kaydıyla|yeter ki|ne var ki|teoride|şimdilik|tabii eğer
        en azından|kâğıt üzerinde|kağıt üzerinde|bildiğim kadarıyla|o da
        """
    ),
    late_limiters=phrases("ama sadece|ama yalnızca|ama ancak|yalnızca|tabii eğer|ama değil|şartıyla|aksi takdirde"),
    tail_denials=phrases(
        """
        iddia ediliyor|iddia ediyorlar|iddia ediyor bazıları|diyorlar|deniyor|deniliyor|demiyorum|demiyoruz|demem
        diyemem|diyemeyiz|demedim|demedik|denemez|diyen yok|demek yanlış|doğru değil|yalan|yanlış|iftira
        diye bir şey yok|demek istemiyorum|sanılıyor|söylenemez|söylentisi|iddiası
        """
    ),
    modals=folded(
        """
        gerek gerekir gerekiyor gerekli lazım mümkün olabilir olmalı edebilir etmeli yapabilir yapmalı zorunda
        zorundayız
        """
    ),
    futures=folded(""),
    conditionals=folded("eğer şayet ise takdirde halinde sürece şartıyla koşuluyla"),
    hearsay=phrases(
        "iddiaya göre|iddialara göre|söylentiye göre|sözde|güya|sanki|bazılarına göre|eleştirmenlere göre|rivayete göre"
    ),
    reaching_verbs=folded("dedi diyor söyledi sanmıyorum düşünmüyorum inanmıyorum doğru demek söylemek iddia"),
    unreal_verbs=folded("keşke diyelim varsayalım"),
    answering_verbs=folded("yanıtladı cevapladı karşılık yanıt cevap"),
    vague_speakers=folded("bazıları kimileri eleştirmenler muhalifler birçokları herkes birileri"),
    claiming_verbs=folded(
        "iddia diyor diyorlar söylüyor söylüyorlar düşünüyor sanıyor savunuyor ediyor ediyorlar söyledi söylediler"
        " sandı sandılar inanıyor inanıyorlar"
    ),
    doubting=folded("yalan yanlış iftira efsane söylenti masal hayal"),
    denying_verbs=folded("yalanladı reddetti reddediyor inkar"),
    complementisers=folded("ki"),
    clause_openers=folded("ve veya ama fakat çünkü zira"),
    replaceable=folded(
        """
        ben sen o biz siz onlar beni seni onu bizi sizi onları bana sana ona bize size onlara benim senin onun bizim
        sizin onların bu şu bunlar şunlar bunu şunu burada orada bugün yarın dün şimdi bir ve ile için
        """
    ),
    pronouns=folded("ben sen o biz siz onlar onu onun onlara ona bu şu bunlar bunu"),
    relatives=folded("ki"),
    phrase_openers=folded("bu şu o bir bay bayan"),
    introductory=folded("bugün dün yarın şimdi nihayet sonunda açıkçası"),
    disowning=phrases("eskiden|bir zamanlar"),
    degrees=phrases("neredeyse|en az|en fazla|az kalsın"),
    supposing=phrases("varsayalım|diyelim|düşünün|hayal edin"),
    remarks=phrases(
        """
        en azından kâğıt üzerinde|en azından kağıt üzerinde|kâğıt üzerinde|kağıt üzerinde|en azından teoride|teoride
        en azından şimdilik|şimdilik|sanırım|galiba|herhalde|belki|muhtemelen|umarım|bildiğim kadarıyla|bir bakıma
        sözüm ona|güya|aşağı yukarı|resmen|diyelim|inşallah|öyle diyorlar|öyle deniyor
        """
    ),
    late_remarks=phrases("en azından|daha doğrusu|öyle diyorlar|öyle deniyor|şaka yapıyorum|şaka tabii|pek sayılmaz"),
    ironies=folded("espri şakayla esprisini alaycı alaylı alayla şakalaştı"),
    notes=phrases(
        "sic|gülüşmeler|gülüşme|gülüyor|gülerek|kahkaha|alkış|alkışlar|sessizlik|duraklama|anlaşılmıyor|aynen"
    ),
    titles=folded(
        "bay bayan sayın bakan başbakan başkan cumhurbaşkanı milletvekili vali general doktor profesör hakim"
    ),
    loose_prefixes=folded("e anti mikro makro oto"),
)

#: Negation inside the verb, folded (dotless i reads i): yanaşmadı, istemiyoruz, gitmeyecek, olmaz, sormadan.
NEGATIVE_VERB: Final = re.compile(
    r"\w{2,}(?:m[aeiuü]yor\w{0,6}|m[ae]d[iı](?:m|n|k|niz|ler|lar)?|m[ae]mi[sş]\w{0,6}|m[ae]y[ae]c[ae][kğ]\w{0,6}"
    r"|m[ae]z(?:lar|ler|di|sa|se|sak|sek|siniz)?|m[ae]m|m[ae]y[ae]n|m[ae]d[ae]n|m[ae]sin(?:lar|ler)?|m[ae]y[iı]z)"
)
#: Words of that shape which deny nothing.
NOT_NEGATIVE: Final = folded(
    "ramadan ramazan komedi namaz gomez gómez imam hamam tamam program islam selam anlam yorum madam mamma"
)
#: "can" and "must" inside the verb: gelebilir, gitmelidir.
POSSIBILITY: Final = re.compile(r"\w{2,}[ae]bil(?:ir|iyor|ecek|eceğ|di|se|me|il)\w{0,8}")
OBLIGATION: Final = re.compile(r"\w{3,}m[ae]li(?:y[iı][zm]|dir|siniz|lar|ler)?")
#: A condition in the verb that ends its clause: yağarsa, gelmezse, istiyorsak. English "course" has that shape too.
CONDITIONAL_VERB: Final = re.compile(
    r"\w{2,}(?:[aeiuü]rs[ae]|m[ae]zs[ae]|yors[ae]|d[iuü]ys[ae]|s[ae]yd[iı]|c[ae]ks[ae])(?:m|n|k|niz|nuz|lar|ler)?"
)
#: A clause made into a noun, which the verb behind it governs: olduğunu, geleceğini, kaybettiğimizi; and "diye".
NOMINAL_CLAUSE: Final = re.compile(r"\w{2,}(?:[dt][iuü]ğ\w{0,5}[iuü]|[ae]c[ae]ğ\w{0,5}[iuü]|m[ae]s[iı]n[iı])|diye")
#: Verbs that only claim what stands before them.
CLAIMS_BEFORE: Final = folded("iddia iddiası iddiasında sanıyor sanıyorlar söylentisi güya sözde sürüyor sürüyorlar")
