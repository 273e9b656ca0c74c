"""Labels that open a turn in interviews and transcripts, and what tells them from other words before a colon.

All lower case. Languages: English, German, French, Turkish, Arabic.
"""

import re
from typing import Final

from sources.text.lexicon import word_set

#: Labels of whoever asks.
QUESTIONS: Final = word_set("q question frage f soru s س سؤال السؤال")

#: Labels of whoever answers.
ANSWERS: Final = word_set("a answer antwort réponse r cevap yanıt c ج جواب الجواب")

#: Roles of somebody who asks or leads, used as a label without a name.
ASKERS: Final = word_set(
    """
    interviewer interviewerin interviewers moderator moderatorin host presenter journalist reporter reporterin
    correspondent intervieweur intervieweuse journaliste animateur modératrice modérateur sunucu muhabir gazeteci
    المذيع المذيعة المحاور المحاورة الصحفي الصحفية مراسل المراسل
    """
)

#: First words of labels that hide who speaks: "SPEAKER 2", "Unidentified male".
ANONYMOUS: Final = word_set(
    """
    speaker unidentified unknown voice voices male female man woman audience participant caller respondent witness
    sprecher sprecherin stimme teilnehmer zuhörer intervenant intervenante inconnu inconnue voix konuşmacı bilinmeyen
    katılımcı متحدث المتحدث صوت مشارك
    """
)

#: Words before a colon that name no speaker.
NOT_SPEAKERS: Final = word_set(
    """
    note notes update updated source sources photo photos image images picture caption credit credits video audio
    date dated time place location venue subject from to cc bcc re title author authors editor editors warning
    correction clarification contact contacts phone telephone tel fax email e-mail mail address summary conclusion
    conclusions introduction background analysis opinion comment comments example examples result results total
    topic topics agenda item items present attendees attending apologies participants published version status
    keywords tags category url link links website web see read also related more details example figure table
    chart map graphic copyright language type file pages page chapter section part annex appendix attachment
    strengths weaknesses advantages disadvantages pros cons question questions answers facts fact key point points
    warning caution important tip hint remark recording duration length transcript interview byline reporting
    writing editing watch read listen more live breaking exclusive gallery story stories headline advertisement
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
    hinweis anmerkung quelle quellen foto fotos bild datum zeit ort betreff von an titel autor redaktion kontakt
    telefon zusammenfassung fazit einleitung hintergrund beispiel ergebnis stand thema themen anwesend protokoll
    remarque source date lieu heure objet titre auteur contact résumé conclusion exemple légende crédit
    not kaynak fotoğraf tarih yer saat konu başlık yazar iletişim özet sonuç örnek güncelleme
    ملاحظة المصدر مصدر صورة التاريخ المكان الزمان الموضوع العنوان الكاتب تحديث خلاصة
    """
)

#: Words that announce whom an interview was made with; the name follows.
INTERVIEW_WITH: Final = re.compile(
    r"(?:\b(?:interview(?:ed|s)?(?: note)?(?: with|:| was| \u2014| \u2013)?|in conversation with|conversation with|"
    r"talks? (?:to|with)|talked (?:to|with)|spoke (?:to|with)|speaks (?:to|with)|questions (?:to|for)|interviewee:|"
    r"guest:|interview mit|gespräch mit|fragen an|sprach mit|spricht mit|entretien avec|interview de|questions à|"
    r"rencontre avec|مقابلة مع|حوار مع|لقاء مع))[ \t]+",
    re.IGNORECASE,
)

#: Words that announce who asked; the name follows.
ASKED_BY: Final = re.compile(
    r"(?:^|[\s(*_])(?:interviewer:|interviewed by|interview by|questions by|asked by|moderated by|by|interview:|"
    r"interviewt von|das gespräch führten?|die fragen stellten?|von|par|propos recueillis par|söyleşi:|röportaj:|"
    r"حاوره|حاورته|أجرى الحوار)[ \t]+(?=[^\Wa-z\d_])",
    re.IGNORECASE,
)

#: Words of a turn's line that end the talk.
END_OF_TALK: Final = re.compile(
    r"[\[(<*]*(?:end|ends|ende|fin|son|انتهى)(?: of (?:interview|transcript|recording))?[\])>*.]*$", re.I
)
