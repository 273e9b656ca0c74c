"""The words of responsibility, Arabic, for the core stances. Data only: the verb stands before its subject or after."""

HARM = (
    r"(?:ال)?(?:هجوم|هجمات|تفجير|تفجيرات|اعتداء|عملية|عمليات|اغتيال|قصف|انفجار|مجزرة|كمين|استهداف|ضربة|غارة|قتل|خطف"
    r"|اختطاف|حريق|حادث|حادثة|إطلاق|صاروخ|صواريخ|تخريب|سرقة|اختراق)"
)
ALLEGATIONS = r"(?:ال)?(?:اتهامات|اتهام|مزاعم|ادعاءات|تهم|تهمة|افتراءات)"
REPORTS = r"(?:ال)?(?:تقارير|أنباء|أخبار|شائعات|إشاعات|خبر|تقرير)"

_DOER = r"(?P<actor>[^\s،؛.:\"«»]+(?: (?!(?:أن|أنه|أنها|أنهم|قد) )[^\s،؛.:\"«»]+){0,5}?)"
_OF_IT = r"مسؤولي(?:ته|تها|تهم|تنا|ة)(?: الكاملة)?"
_THE_ACT = rf"(?P<object>{HARM}(?: [^\s،؛.:\"«»]+){{0,8}})"
_PART = r"(?:أي |أية )?(?:ضلوع|تورط|علاق|صل|مشارك|وقوف|دور|ارتباط|تور[ّ]ط|معرف|علم)(?:ه|ها|هم|ة|ته|تها|تهم|نا)?"

_DENIES = r"(?:نفى|نفت|ينفي|تنفي|نفوا)"
_REST = r"(?P<object>[^،؛.:]{2,80})"

# (rule, stance, pattern). `actor` stands after the verb (before it where the group is empty), `object` is the event.
ROWS: tuple[tuple[str, str, str], ...] = (
    (
        "ar.claim.none", "no_claim",
        r"لم (?:تعلن|يعلن|تتبن|يتبن|تتبنى|يتبنى)(?: بعد)? (?:أي|أية|أحد)"
        r"(?: (?:جهة|جماعة|تنظيم|فصيل|طرف|مجموعة|منظمة))?"
        rf"(?: حتى الآن| بعد)?(?: {_OF_IT} عن)?(?: {_THE_ACT})?",
    ),
    (
        "ar.claim.not", "no_claim",
        rf"لم (?:تعلن|يعلن|تتبن|يتبن|تتبنى|يتبنى) {_DOER}(?: {_OF_IT} عن)? {_THE_ACT}",
    ),
    (
        "ar.take.refuse", "not_taking",
        rf"(?:رفض|رفضت|يرفض|ترفض) (?:{_DOER} )?(?:تحم[ّ]?ل|قبول) (?:أي |كامل )?(?:ال)?مسؤولية(?: عن {_REST})?",
    ),
    ("ar.deny.responsibility", "denies_responsibility", rf"{_DENIES} (?:{_DOER} )?(?:أي |أية )?{_OF_IT} عن {_THE_ACT}"),
    ("ar.claim", "claims_responsibility", rf"(?:أعلن|أعلنت|أعلنوا|تعلن|يعلن) (?:{_DOER} )?{_OF_IT} عن {_THE_ACT}"),
    ("ar.claim.adopt", "claims_responsibility", rf"تبن[ّ]?(?:ى|ت|وا) (?:{_DOER} )?{_THE_ACT}"),
    (
        "ar.accept", "accepts_responsibility",
        rf"(?:تحمل|تحملت|يتحمل) (?:{_DOER} )?(?:كامل )?المسؤولية(?: الكاملة)? عن {_REST}",
    ),
    (
        "ar.admit", "accepts_responsibility",
        rf"(?:أقر|أقرت|اعترف|اعترفت) (?:{_DOER} )?(?:بمسؤولي\w+|بالمسؤولية|بارتكاب)(?: عن)?(?: {_REST})?",
    ),
    (
        "ar.comment.refuse", "no_comment",
        rf"(?:رفض|رفضت|امتنع|امتنعت) (?:{_DOER} )?(?:عن )?التعليق(?: (?:على|عن|بشأن|حول) {_REST})?",
    ),
    (
        "ar.admit.deed", "accepts_responsibility",
        rf"(?:أقر|أقرت|اعترف|اعترفت) (?:{_DOER} )?ب(?P<object>(?:تعاطي|سرقة|اختلاس|تلقي|تزوير|قتل|ارتكاب"
        rf"|تنفيذ|قصف|تورط|مشاركة|دور"
        r"|خطأ|تهم|ذنب|فشل|اختراق|استهداف)[^،؛.:]{0,60})",
    ),
    (
        "ar.deny.involvement", "denies_involvement",
        rf"{_DENIES} (?:{_DOER} )?{_PART}(?: (?:في|عن|وراء))?(?: (?:له|لها|لهم))? (?:ب(?=ال))?{_REST}",
    ),
    (
        "ar.deny.report", "denies_report",
        rf"(?:{_DENIES}|كذب|كذبت) (?:{_DOER} )?(?:صحة )?(?P<object>{REPORTS}(?: [^\s،؛.:\"«»]+){{0,8}})",
    ),
    (
        "ar.deny.allegation", "denies_involvement",
        rf"(?:{_DENIES}|رفض|رفضت|رفضوا) (?:{_DOER} )?(?:هذه |كل |جميع |كافة )?"
        rf"(?P<object>{ALLEGATIONS}(?: [^\s،؛.:\"«»]+){{0,8}})",
    ),
    (
        "ar.deny.deed", "denies_involvement",
        rf"{_DENIES} {_DOER} (?P<object>(?:تعاطي|سرقة|اختلاس|تلقي|تزوير|ارتكاب|تنفيذ|تمويل|تجسس|التجسس|ابتزاز|رشوة)"
        r"(?: [^\s،؛.:]+){0,6})",
    ),
    ("ar.deny.act", "denies_involvement", rf"{_DENIES} {_DOER} {_THE_ACT}"),
    (
        "ar.deny.self", "denies_involvement",
        rf"{_DENIES} {_DOER} (?:أنه|أنها|أنهم|أن يكون|أن تكون|أن يكونوا) (?P<object>[^،؛.:]{{2,80}})",
    ),
    ("ar.deny.that", "denies_report", rf"{_DENIES} {_DOER} (?:أن|ما) (?P<object>[^،؛.:]{{2,80}})"),
    ("ar.comment.not", "no_comment", rf"لم (?:يعلق|تعلق) {_DOER}(?= على|[،؛.:]|$)"),
    ("ar.disavow", "disavows", rf"(?:تبرأ|تبرأت) (?:{_DOER} )?من {_REST}"),
    ("ar.distance", "disavows", rf"(?:نأى|نأت) (?:{_DOER} )?(?:بنفسه|بنفسها) عن {_REST}"),
    (
        "ar.blame", "blames",
        r"(?:اتهم|اتهمت|حم[ّ]?ل|حم[ّ]?لت) (?P<actor>[^\s،؛.:]+) (?P<target>[^\s،؛.:]+) (?:ب(?=[^\s])"
        r"|مسؤولية )" + _REST,
    ),
)  # fmt: skip

TRIGGER = r"مسؤولي|تبن|نف[ىتيو]|تنفي|رفض|امتنع|لم يعلق|لم تعلق|تبرأ|نأى|نأت|اتهم|حم[ّ]?ل|أقر|اعترف|المسؤولية|كذب"

# Where what a stance is about ends.
END = (
    r" (?:في بيان|عبر|خلال|بعد|قبل|يوم|أمس|مساء|صباح|قائلا|قائلة|مؤكدا|مؤكدة|التي|الذي|وقال|وقالت|حتى الآن|بحسب|وفق"
    r"|على لسان|ووصف\w*|واعتبر\w*)\b"
)
