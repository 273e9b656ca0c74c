"""Relations that a draft states in Turkish and Arabic, and those of English that need no year: parts, majorities."""

import pytest

from claims.examination import Draft, examine_draft
from claims.material import Material


def told(text: str) -> list[tuple[str, str]]:
    """Rule and arithmetic of each finding of high or medium severity between figures."""
    report = examine_draft(Draft(Material(text)), [])
    return [
        (one.rule, one.arithmetic)
        for one in report.cross
        if one.rule.startswith("quantity.") and one.severity in ("high", "medium")
    ]


@pytest.mark.parametrize(
    ("text", "rule", "arithmetic"),
    [
        ("Partinin sandalye sayısı 17'den 48'e düştü.", "quantity.delta", "48 - 17 = +31"),
        ("Sandalye sayısı yüzde 30 azalarak 48'den 17'ye düştü.", "quantity.delta", "(17 - 48) / 48 ≈ -64.58 %"),
        ("İşsizlik yüzde 15'ten yüzde 12'ye yükseldi.", "quantity.delta",
         "(11.5 to 12.5) - (14.5 to 15.5) = -4 to -2"),
        ("Otobüste 43 kişi (38 erkek ve 6 kadın) vardı.", "quantity.total", "38 + 6 = 44"),
        ("Parti 120 sandalyenin 48'ini, yani yüzde 45'ini kazandı.", "quantity.share", "48 / 120 × 100 = 40 %"),
        ("ارتفعت مقاعد التحالف من 48 إلى 17.", "quantity.delta", "17 - 48 = -31"),
        ("انخفضت مقاعد الحزب بنسبة 30 في المئة من 48 إلى 17.", "quantity.delta", "(17 - 48) / 48 ≈ -64.58 %"),
        ("تضاعف عدد الأعضاء من 200 إلى 250 عضوا.", "quantity.delta", "250 / 200 = 1.25"),
        ("حصل الحزب على 48 من أصل 120 مقعدا، أي 45 في المئة.", "quantity.share", "48 / 120 × 100 = 40 %"),
        ("نقلت الحافلة 43 شخصا (38 رجلا و6 نساء).", "quantity.total", "38 + 6 = 44"),
        ("The club has 90 members: 50 adults, 30 juniors and 20 veterans.", "quantity.total", "50 + 30 + 20 = 100"),
        ("With 55 of the 120 seats, the Blue Party has an absolute majority.", "quantity.rank",
         "120 × 1/2 = 60; at least 61; stated: 55"),
        ("With 59 of the 120 seats, the Blues hold a majority.", "quantity.rank",
         "120 × 1/2 = 60; at least 61; stated: 59"),
        ("The Blue Party won 60 of the 120 seats, a majority.", "quantity.rank",
         "120 × 1/2 = 60; at least 61; stated: 60"),
        ("The Blue Party won 40 seats and the Red Party won 52 seats. The Blue Party is the largest party.",
         "quantity.rank", "52 > [40]"),
    ],
)  # fmt: skip
def test_what_does_not_add_up_is_told(text: str, rule: str, arithmetic: str) -> None:
    assert told(text) == [(rule, arithmetic)]


@pytest.mark.parametrize(
    "text",
    [
        "Partinin sandalye sayısı 48'den 17'ye düştü.",
        "Sandalye sayısı yüzde 65 azalarak 48'den 17'ye düştü.",
        "İşsizlik yüzde 12'den yüzde 15'e yükseldi.",
        "Otobüste 43 kişi (38 erkek ve 5 kadın) vardı.",
        "Parti 120 sandalyenin 48'ini, yani yüzde 40'ını kazandı.",
        "Üç ay sonra fiyat 48'den 17'ye düştü.",
        "تراجعت مقاعد التحالف من 48 إلى 17.",
        "انخفضت مقاعد الحزب بنسبة 65 في المئة من 48 إلى 17.",
        "حصل الحزب على 48 من أصل 120 مقعدا، أي 40 في المئة.",
        "نقلت الحافلة 43 شخصا (38 رجلا و5 نساء).",
        "سافر من 12 إلى 15 شخصا.",
        "The club has 90 members: 50 adults, 30 juniors and 10 veterans.",
        "He scored 40 points: 9 rebounds and 5 assists.",
        "The report lists 40 incidents: 22 fires and 15 floods were the largest groups.",
        "The choir has 30 singers: 12 women joined this year.",
        "With 58 of the 120 seats, the Blues hope for a majority with the Greens.",
        "The list had 40 names, among them: 22 teachers and 15 nurses.",
        "The Blue Party won 61 of the 120 seats, a majority.",
        "With 55 of the 120 seats, the Blue Party does not have a majority.",
        "With 55 of the 120 seats, the Blue Party would need six more for a majority.",
        "With 55 of the 120 seats, the Blue Party lacks a majority.",
        "The Blue Party won 40 seats and the Red Party won 52 seats. The Red Party is the largest party.",
    ],
)
def test_what_adds_up_or_can_be_read_otherwise_raises_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 the Hill Fund raised $3.2 million and had about $800,000 left.",
        "In 2022 the Hill Party won 26 seats. In 2022 the Hill Party has at least 334 seats.",
        "In 2022 the Hill Party won 26 seats. In 2022 the Hill Party contests 98 seats.",
    ],
)
def test_two_figures_that_the_words_keep_apart_do_not_conflict(text: str) -> None:
    assert told(text) == []


def test_two_figures_of_one_verb_in_two_sentences_conflict():
    text = "In 2022 the Hill Party won 26 seats. The Hill Party took 29 seats in 2022."
    assert told(text) == [("quantity.conflict", "29 - 26 = 3")]
