"""Text into HTML: escaping, languages and directions, dates."""

import datetime
import html
import re
import unicodedata
from typing import Final

_NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT: Final = frozenset("ar arc azb ckb dv fa glk he ks lrc mzn nqo pnb ps sd syr ug ur yi".split())
_SCRIPTS_RIGHT_TO_LEFT: Final = frozenset("arab hebr nkoo syrc thaa".split())
_LOOKED_AT: Final = 2000


def escape(text: str) -> str:
    """Text as HTML content or attribute value.

    A carriage return stays one; characters that no HTML document may hold become U+FFFD (canonical texts have none).
    """
    return html.escape(_NOT_IN_HTML.sub("\ufffd", text)).replace("\r", "&#13;")


def language_attributes(text: str, language: str) -> str:
    """` lang="ar" dir="rtl"`: the language where it is a well-formed tag, the direction by it or by the letters."""
    tag = language.strip().replace("_", "-")
    lang = f' lang="{tag}"' if _TAG.fullmatch(tag) else ' lang=""'
    return f'{lang} dir="{direction(text, tag if lang else "")}"'


def direction(text: str, language: str = "") -> str:
    """`rtl` or `ltr`: by the language's script, else by what most letters at the beginning of the text are."""
    parts = language.lower().split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _SCRIPTS_RIGHT_TO_LEFT else "ltr"
    if parts[0]:
        return "rtl" if parts[0] in _RIGHT_TO_LEFT else "ltr"
    classes = [unicodedata.bidirectional(char) for char in text[:_LOOKED_AT]]
    return "rtl" if sum(one in ("R", "AL") for one in classes) > classes.count("L") else "ltr"


def moment_in_words(moment: datetime.datetime) -> str:
    """2 March 2026, 09:00 UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    utc = aware.astimezone(datetime.UTC)
    return f"{utc.day} {utc:%B} {utc.year}, {utc:%H:%M} UTC"
