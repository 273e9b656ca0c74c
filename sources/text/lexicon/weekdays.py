"""Names of days of the week, lower case, and of months that are no other word, to tell one occasion from another."""

from typing import Final

from sources.text.lexicon import word_set

OCCASIONS: Final = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february june july september october november
    december montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz juni juli
    oktober dezember lundi mardi mercredi jeudi vendredi samedi dimanche janvier février juin juillet août septembre
    octobre novembre décembre pazartesi salı çarşamba perşembe cuma cumartesi ocak şubat nisan mayıs haziran temmuz
    ağustos eylül kasım aralık الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
    """
)
