"""Bytes to text and text to canonical form."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.text import Span
from sources.text.canonical import TextBuilder, canonicalise, decode, looks_binary, one_line


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("a\r\nb\rc\x85d\u2028e\u2029f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a \t\nb\t", "a\nb"),
        ("a\n\n\n\nb\r\n\r\n\r\nc", "a\n\nb\n\nc"),
        ("\n\na\n\n", "a"),
        ("a\x00b\x07c\x1fd\x7fe\x9ff", "abcdef"),
        ("a\tb", "a\tb"),
        ("a\ud800b\udfffc\ufffed\uffff", "a\ufffdb\ufffdc\ufffdd\ufffd"),
        (
            "“x” – ‘y’ — \u00a0İ co\u00adop e\u0301 é \u200f\ufeff",
            "“x” – ‘y’ — \u00a0İ co\u00adop e\u0301 é \u200f\ufeff",
        ),
        ("  indented\n    more", "  indented\n    more"),
        ("a\n \n \n b", "a\n\n b"),
        ("", ""),
    ],
)
def test_canonical_form(raw: str, canonical: str) -> None:
    assert canonicalise(raw) == canonical


@given(st.text(st.characters(), max_size=60) | st.text("a \t\n\r\x00\x0b\x85\ud800", max_size=30))
def test_canonicalising_twice_changes_nothing(text: str) -> None:
    once = canonicalise(text)
    assert canonicalise(once) == once
    once.encode("utf-8")


def test_a_long_run_of_spaces_costs_linear_time() -> None:
    assert canonicalise(" " * 2_000_000 + "x") == " " * 2_000_000 + "x"


def test_one_line_keeps_no_break_spaces() -> None:
    assert one_line("  a \n\t b\u00a0c \r\n") == "a b\u00a0c"


SENTENCE = "Bakan “İstanbul’da” — dedi; بغداد 1,017 €"


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_marks(bom: bytes, encoding: str) -> None:
    decoded = decode(bom + SENTENCE.encode(encoding), declared="windows-1251")
    assert (decoded.text, decoded.encoding, decoded.warnings) == (SENTENCE, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    data = "The council voted on Tuesday.\n".encode(encoding)
    assert not looks_binary(data)
    assert decode(data).text == "The council voted on Tuesday.\n"


GUESS = "The encoding is not declared and not UTF-8; read as windows-{}, a guess: check accents and quotation marks."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said: “We won’t wait — it’s over.”", "1252"),
        ("«Nous ne sommes pas responsables», a déclaré le ministre à Paris.", "1252"),
        ("Bakan “Saldırıyı biz yapmadık” dedi ve İstanbul’a döndü.", "1254"),
        ("Ağrı’da şüpheli", "1254"),
        ("قال الوزير: «لسنا مسؤولين عن الهجوم» في بغداد يوم الأحد.", "1256"),
    ],
)
def test_windows_encodings_are_guessed_and_said(text: str, code: str) -> None:
    decoded = decode(text.encode(f"cp{code}"))
    assert (decoded.text, decoded.warnings) == (text, (GUESS.format(code),))


def test_a_declared_encoding_needs_no_guess() -> None:
    data = "Министр сказал".encode("cp1251")
    assert (decode(data, declared="windows-1251").text, decode(data, declared="windows-1251").warnings) == (
        "Министр сказал",
        (),
    )


def test_latin_1_is_read_as_browsers_do() -> None:
    assert decode("“x” €".encode("cp1252"), declared="ISO-8859-1").text == "“x” €"


def test_valid_utf_8_beats_a_wrong_declaration() -> None:
    decoded = decode("café".encode(), declared="iso-8859-1")
    assert decoded.text == "café"
    assert decoded.warnings == ("The file declares the encoding iso-8859-1 but is valid UTF-8; it was read as UTF-8.",)


def test_seven_bit_encodings_are_believed() -> None:
    assert decode("東京".encode("iso2022_jp"), declared="ISO-2022-JP").text == "東京"


def test_a_few_broken_bytes_leave_utf_8_standing() -> None:
    data = ("é" * 30).encode() + b"\xc3"
    assert decode(data).text == "é" * 30 + "\ufffd"
    assert decode(data).warnings == ("1 places are not valid UTF-8; they are shown as U+FFFD.",)


@pytest.mark.parametrize(
    "declared", ["no-such-charset", "unicode_escape", "utf-7", "rot13", "hex", "", "\0", "utf-16", "idna", "x" * 500]
)
def test_odd_declarations_do_no_harm(declared: str) -> None:
    assert decode(b"plain", declared=declared).text == "plain"


@given(
    st.binary(max_size=200),
    st.sampled_from([None, "utf-7", "utf-8", "cp1252", "big5", "hz", "punycode", "zip", "unicode_escape"]),
)
def test_any_bytes_become_text(data: bytes, declared: str | None) -> None:
    assert isinstance(decode(data, declared=declared).text, str)


def test_builder_knows_where_everything_stands() -> None:
    builder = TextBuilder()
    assert builder.paragraph(" \n") is None
    assert builder.paragraph("One.\r\nTwo.  ") == Span(0, 9)
    assert builder.row(["a", "", "b", ""]) == [Span(10, 11), None, Span(17, 18)]
    assert builder.row(["", ""]) == []
    assert builder.paragraph("End") == Span(20, 23)
    assert builder.text == "One.\nTwo.\na |  | b\n\nEnd"
    assert builder.length == 23
