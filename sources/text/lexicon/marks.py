"""Marks that typesetters choose and writers do not mean: quotation marks, hyphens, dashes; and letters that look alike.

Characters are data from the Unicode character database (version 15); no rule stands here.
"""

from typing import Final

#: Marks that fold to an apostrophe: single quotation marks of all scripts, primes, apostrophes of transliterations.
SINGLE_QUOTES: Final = "'‘’‚‛′‵ʹʼʻʾʿˈˊˋ`´‹›❛❜❟❮❯＇〈〉՚׳ߴߵ"
#: Marks that fold to a double quotation mark.
DOUBLE_QUOTES: Final = '"“”„‟″‴‶‷«»「」『』《》〝〞〟＂❝❞❠🙶🙷🙸״⹂ˮ'
#: Hyphens and minus signs, which fold to a hyphen.
HYPHENS: Final = "-‐‑−﹣－⁃˗֊־᠆⸗"
#: Dashes between numbers or, with spaces, between clauses.
EN_DASHES: Final = "–‒"
#: Dashes between clauses.
EM_DASHES: Final = "—―⸺⸻﹘〜〰"
#: One character for another of the same sense: punctuation of Arabic and Chinese, Persian letters, Greek's final sigma.
SAME_SENSE: Final = {
    "،": ",", "؛": ";", "؟": "?", "٫": ".", "٬": ",", "٪": "%", "۔": ".", "。": ".", "、": ",", "⁄": "/", "∕": "/",
    "ی": "ي", "ک": "ك", "ı": "i", "İ": "i", "ς": "σ",
}  # fmt: skip
#: Characters without a width of their own that Unicode does not class as format characters.
INVISIBLE: Final = frozenset(
    map(
        chr,
        [
            0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0, 0xFFFC,
            *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0),
        ],
    )
)  # fmt: skip
#: Arabic vowel signs, recitation marks and tatweel; not the hamza and madda that belong to a letter (U+0653 to U+0655).
ARABIC_SIGNS: Final = frozenset(
    map(chr, [0x0640, 0x0670, *range(0x0610, 0x061B), *range(0x064B, 0x0653), *range(0x0656, 0x0660),
              *range(0x06D6, 0x06EE), *range(0x08D3, 0x0900)])
)  # fmt: skip

_CYRILLIC: Final = ("аеорсухіјѕһԁԛԝвкмнтгґүѵӏ", "aeopcyxijshdqwbkmhtrryvl")
_GREEK: Final = ("αορυνικτχεηγβωϲϳζ", "aopuviktxenybwcjz")
_OTHERS: Final = ("օսոհցքɑɡɩʏᴏᴄᴠᴡᴢ", "ounhgqagiyocvwz")
#: Letters of Cyrillic, Greek, Armenian and phonetic scripts that look like Latin ones, folded form on both sides.
LOOKALIKES: Final = str.maketrans(
    {
        **dict(zip(*_OTHERS, strict=True)),
        **dict(zip(*_GREEK, strict=True)),
        **dict(zip(*_CYRILLIC, strict=True)),
    }
)
