"""Every kind of edit and its flag, with the very words, in several languages."""

import pytest

from sources.text.matching import match_quote
from sources.text.matching.numerals import values


def edits(quote: str, text: str) -> tuple[str, set[str], list[tuple[str, str, str, str]]]:
    match = match_quote(quote, text)
    return match.outcome, set(match.flags), [(e.op, e.quoted, e.source, e.kind) for e in match.edits]


@pytest.mark.parametrize(
    ("quote", "text", "edit"),
    [
        ("We do like the plan", "We do not like the plan.", ("delete", "", "not", "negation")),
        ("Wir wollen nicht gehen", "Wir wollen gehen.", ("insert", "nicht", "", "negation")),
        ("Il est jamais prêt ici", "Il est toujours prêt ici.", ("replace", "jamais", "toujours", "negation")),
        ("Bu görüşe katılıyorum", "Bu görüşe katılmıyorum.", ("replace", "katılıyorum", "katılmıyorum", "negation")),
        ("Depoya kimse yaklaştı", "Depoya kimse yaklaşmadı.", ("replace", "yaklaştı", "yaklaşmadı", "negation")),
        ("نحن ننسحب غدا", "نحن لن ننسحب غدا.", ("delete", "", "لن", "negation")),
        ("It was useful to us", "It was useless to us.", ("replace", "useful", "useless", "negation")),
        ("They won 18 seats", "They won 17 seats.", ("replace", "18", "17", "number")),
        ("Twenty-two came here", "Twenty-one came here.", ("replace", "two", "one", "number")),
        ("Wir haben elf Sitze", "Wir haben zwölf Sitze.", ("replace", "elf", "zwölf", "number")),
        ("Nous vendons treize mille billets", "Nous vendons trente mille billets.",
         ("replace", "treize", "trente", "number")),
        ("Otuz bin bilet sattık", "Kırk bin bilet sattık.", ("replace", "Otuz", "Kırk", "number")),
        ("بعنا ثلاثين بطاقة", "بعنا أربعين بطاقة.", ("replace", "ثلاثين", "أربعين", "number")),
        ("in the first round", "We lost in the third round.", ("replace", "first", "third", "number")),
        ("Minister Omar Weiss left", "Minister Karim Weiss left.", ("replace", "Omar", "Karim", "name")),
        ("Wir trafen Frau Weiss dort", "Wir trafen Frau Braun dort.", ("replace", "Weiss", "Braun", "name")),
        ("Das Haus ist teuer", "Das Auto ist teuer.", ("replace", "Haus", "Auto", "words")),  # nouns have capitals
        ("Nous aimons Lyon beaucoup", "Nous aimons Nice beaucoup.", ("replace", "Lyon", "Nice", "name")),
        ("Sonra Ankara'da kaldık", "Sonra İzmir'de kaldık.", ("replace", "Ankara'da", "İzmir'de", "name")),
        ("قابلنا السيد كريم هناك", "قابلنا السيد سمير هناك.", ("replace", "كريم", "سمير", "name")),
        ("She will resign soon", "She may resign soon.", ("replace", "will", "may", "modal")),
        ("Wir müssen jetzt gehen", "Wir dürfen jetzt gehen.", ("replace", "müssen", "dürfen", "modal")),
        ("Il doit partir demain", "Il peut partir demain.", ("replace", "doit", "peut", "modal")),
        ("Yarın bize gelir", "Yarın bize gelebilir.", ("replace", "gelir", "gelebilir", "modal")),
        ("يجب أن نرحل", "ربما أن نرحل.", ("replace", "يجب", "ربما", "modal")),
        ("They closed the bridge", "They closed the road.", ("replace", "bridge", "road", "words")),
        ("We cаme here early", "We came here early.", ("replace", "cаme", "came", "homoglyph")),
    ],
)  # fmt: skip
def test_a_changed_word(quote: str, text: str, edit: tuple[str, str, str, str]) -> None:
    flags = set() if edit[3] == "words" else {edit[3]}
    assert edits(quote, text) == ("altered", flags, [edit])


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("سنسمح لأحد بالعبور", "لن نسمح لأحد بالعبور."),
        ("Voted for the bill today", "We never voting for the bill today."),
        ("Wir gingen gestern ins Dorf", "Wir gingen gestern ins Kino nicht."),
    ],
)
def test_a_negation_beside_the_changed_word_is_named(quote: str, text: str) -> None:
    match = match_quote(quote, text)
    assert (match.outcome, "negation" in match.flags) == ("altered", True)


@pytest.mark.parametrize(
    ("quote", "text", "pair"),
    [
        ("We have 17 members", "We have seventeen members.", ("17", "seventeen")),
        ("We have forty members", "We have 40 members.", ("forty", "40")),
        ("It rose by 17 percent", "It rose by 17%.", ("17 percent", "17%")),
        ("It cost 2.5 million pounds", "It cost 2,500,000 pounds.", ("2.5 million", "2,500,000")),
        ("Wir haben 27 Leute", "Wir haben siebenundzwanzig Leute.", ("27", "siebenundzwanzig")),
        ("Il reste 97 places", "Il reste quatre-vingt-dix-sept places.", ("97", "quatre-vingt-dix-sept")),
        ("Liman 11 gemi aldı", "Liman on bir gemi aldı.", ("11", "on bir")),
        ("بعنا 30 ألف بطاقة", "بعنا ثلاثين ألف بطاقة.", ("30", "ثلاثين")),
    ],
)
def test_one_number_in_two_ways_is_named_and_accepted(quote: str, text: str, pair: tuple[str, str]) -> None:
    assert edits(quote, text) == ("typographic", set(), [("replace", *pair, "numeral")])


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("twenty one", {"21": 1}),
        ("two hundred and five", {"205": 1}),
        ("two thousand five hundred", {"2500": 1}),
        ("three and four", {"3": 1, "4": 1}),
        ("one of us", {}),
        ("one million", {"1000000": 1}),
        ("1.5 million", {"1500000": 1}),
        ("1,700 2.5 10/12", {"1700": 1, "5/2": 1, "10/12": 1}),
        ("17% 17 per cent", {"17%": 2}),
        ("2 nd first", {"#2": 1, "#1": 1}),
        ("dreihundertelf zweitausend", {"311": 1, "2000": 1}),
        ("vingt et un", {"21": 1}),
        ("soixante dix", {"70": 1}),
        ("deux cents", {"200": 1}),
        ("iki yüz elli", {"250": 1}),
        ("yüzde on yedi", {"17%": 1}),
        ("سبعة عشر", {"17": 1}),
        ("سبعة وعشرون", {"27": 1}),
        ("17 في المئة", {"17%": 1}),
        ("half", {"1/2": 1}),
    ],
)
def test_values(words: str, stated: dict[str, int]) -> None:
    assert dict(values(words.split())) == stated


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("We stay here. Nobody leaves us.", "“We stay here,” said Aziz. “Nobody leaves us,” replied Weiss."),
        ("Wir bleiben hier. Ihr geht bald.", "AZIZ: Wir bleiben hier.\nWEISS: Ihr geht bald."),
        ("Nous restons ici. Vous partez bientôt.", "« Nous restons ici. »\n\n« Vous partez bientôt. »"),
        ("نحن باقون هنا. أنتم راحلون غدا.", "كريم: نحن باقون هنا.\nسمير: أنتم راحلون غدا."),
        ("Biz burada kalıyoruz. Siz yarın gidin.", "AZİZ: Biz burada kalıyoruz.\nWEISS: Siz yarın gidin."),
    ],
)
def test_crosses_speaker(quote: str, text: str) -> None:
    match = match_quote(quote, text)
    assert (match.outcome, "crosses_speaker" in match.flags) == ("spliced", True)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Nobody leaves us now. We stay here then.", "We stay here then. Nobody leaves us now."),
        ("Ihr geht sehr bald. Wir bleiben ganz hier.", "Wir bleiben ganz hier. Ihr geht sehr bald."),
        ("Vous partez bientôt demain. Nous restons ici aussi.", "Nous restons ici aussi. Vous partez bientôt demain."),
        ("أنتم راحلون غدا صباحا. نحن باقون هنا دائما.", "نحن باقون هنا دائما. أنتم راحلون غدا صباحا."),
    ],
)
def test_reordered(quote: str, text: str) -> None:
    match = match_quote(quote, text)
    assert (match.outcome, match.flags) == ("spliced", {"reordered"})


def test_a_text_that_is_a_wreck_is_unchecked() -> None:
    assert (
        match_quote("The dam will hold", "\ufffd\ufffd\ufffd\ufffd \ufffd\ufffd dam \ufffd\ufffd\ufffd").outcome
        == "unchecked"
    )
    assert match_quote("The dam will hold", "(cid:3)(cid:40)(cid:41) x (cid:77)(cid:3)").outcome == "unchecked"
    assert match_quote("The dam will hold", "Nothing of that sort was ever said here.").outcome == "absent"
