"""Which language a text is written in, and when there is no answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text.languages import language_of, primary


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We will not close the harbour before the spring.", "en"),
        ("Wir werden den Hafen nicht vor dem Frühjahr schließen.", "de"),
        ("Nous ne fermerons pas le port avant le printemps.", "fr"),
        ("Limanı bahardan önce kapatmayacağız.", "tr"),
        ("No cerraremos el puerto antes de la primavera.", "es"),
        ("Non chiuderemo il porto prima della primavera.", "it"),
        ("We sluiten de haven niet voor het voorjaar.", "nl"),
        ("Não fecharemos o porto antes da primavera.", "pt"),
        ("لن نغلق الميناء قبل الربيع", "ar"),
        ("ما بندر را پیش از بهار نمی‌بندیم", "fa"),
        ("ہم بہار سے پہلے بندرگاہ بند نہیں کریں گے", "ur"),
        ("Мы не закроем порт до весны, это обещание", "ru"),
        ("Ми не закриємо порт до весни, це наша обіцянка", "uk"),
        ("לא נסגור את הנמל", "he"),
        ("春の前に港を閉めません", "ja"),
        ("春天之前我们不会关闭港口", "zh"),
        ("봄 전에는 항구를 닫지 않습니다", "ko"),
    ],
)
def test_a_sentence_shows_its_language(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["", "1,200", "dark day", "A dark day", "Ada Brandt, Karl Mott, Bremen", "Hafen bleibt offen", "x " * 50]
)
def test_what_is_too_short_or_shows_no_small_words_has_no_answer(text):
    assert language_of(text) is None


def test_half_of_each_script_has_no_answer():
    assert language_of("the harbour لن نغلق الميناء the spring الربيع") is None


def test_a_name_with_foreign_letters_does_not_make_a_text_foreign():
    assert language_of("The mayor, Işıl Çağlayan, said that she would not close it.") == "en"


def test_a_stretch_is_read_for_itself():
    text = "He told the paper: „Wir werden den Hafen nicht schließen, das ist sicher.“ That was in June."
    start = text.index("Wir")
    assert language_of(text, start, text.index("“")) == "de"


@pytest.mark.parametrize(
    ("tag", "language"), [("en-GB", "en"), ("DE", "de"), ("ar_IQ", "ar"), ("und", None), ("", None)]
)
def test_the_language_of_a_tag(tag, language):
    assert primary(tag) == language


@given(st.text())
def test_no_text_makes_it_raise(text):
    assert language_of(text) is None or len(language_of(text) or "") == 2
