"""Names: keys, comparison by sure rules only, acronyms that the text defines, and spelling variants."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.text import Mention
from sources.text.names import compare_names, find_acronyms, find_names, name_key, variants

PAIRS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "data" / "name_probes.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['a']} / {pair['b']}")
def test_a_pair_is_the_same_different_or_a_question_both_ways_round(pair):
    there, back = compare_names(pair["a"], pair["b"]), compare_names(pair["b"], pair["a"])
    assert there.same is pair["same"], there.reason
    assert back.same is pair["same"], back.reason
    assert there.reason


def test_there_are_enough_pairs():
    assert len(PAIRS) >= 60


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Mohamed Al-Zourani", "mohamed zurani"),
        ("al-Zoorani", "zurani"),
        ("PM Karim al-Basri", "karim basri"),
        ("Abd ar-Rahman", "abdrahman"),
        ("Abdurrahman", "abdrahman"),
        ("Abou Salma", "abusalma"),
        ("Recep Işıklar", "recep isiklar"),
        ("İZMİR", "izmir"),
        ("Al Gore", "al gore"),
        ("Walid Al Moallem", "walid moalem"),
        ("Foreign Minister Selma Aydin", "selma aydin"),
        ("Foreign Ministry", "foreign ministry"),
        ("O’Brien, Jr.", "obrien junior"),
        ("الراوي", "راوي"),
        ("عبد الكريم", "عبدكريم"),
        ("عبدالكريم", "عبدكريم"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("…", ""),
    ],
)
def test_key(name, key):
    assert name_key(name) == key


def test_a_key_is_its_own_key():
    for pair in PAIRS:
        for name in (pair["a"], pair["b"]):
            key = name_key(name)
            if " " not in key and "junior" not in key and "senior" not in key:
                assert name_key(key) == key


def found(text: str) -> list[str]:
    return [mention.text for mention in find_names(text)]


def test_names_are_found_with_their_titles_and_without_a_possessive():
    text = "However, PM Karim al-Basri met Barwari’s Harbour Democratic Party and Abu Salma al-Idrisi in Tarsk."
    assert found(text) == [
        "PM Karim al-Basri",
        "Barwari",
        "Harbour Democratic Party",
        "Abu Salma al-Idrisi",
        "Tarsk",
    ]


def test_a_sentence_opening_is_no_name():
    assert found("The council met. There was no vote. In October, Oyelaran left.") == ["Oyelaran"]


def pairs(text: str) -> list[tuple[str, str]]:
    return [(variant.first.text, variant.second.text) for variant in variants(find_names(text))]


def test_two_spellings_of_a_surname_are_reported_once():
    text = (
        "Mohamed Al-Zourani won. Then al-Zoorani spoke, and al-Zoorani left with Al-Zourani’s brother. "
        "Karim al-Basri and AL-BASRI agreed with Basri."
    )
    assert pairs(text) == [("Mohamed Al-Zourani", "al-Zoorani")]


def test_a_third_spelling_is_paired_with_the_first():
    assert pairs("Al-Zourani met al-Zoorani and al-Zurani.") == [
        ("Al-Zourani", "al-Zoorani"),
        ("Al-Zourani", "al-Zurani"),
    ]


def test_given_names_that_two_people_spell_in_their_own_way_are_no_variant():
    assert pairs("Mohamed Farhan met Mohammad Qasir.") == []


def test_a_name_that_many_bear_makes_no_variant_wherever_it_stands():
    text = "Prime Minister Mahathir Mohamad met Sultan Muhammad V. Mohamad praised Sultan Muhammad."
    assert variants(find_names(text)) == []


@pytest.mark.parametrize(
    ("one", "other"), [("Phase I", "Phase II"), ("Louis XII", "Louis XIII"), ("Act II", "Act III")]
)
def test_a_number_is_no_spelling(one, other):
    assert name_key(one) != name_key(other)
    assert compare_names(one, other).same is False
    assert variants(find_names(f"They saw {one} before {other} came.")) == []


def test_one_full_name_with_two_given_spellings_is_a_variant():
    assert pairs("Mohamed Farhan spoke. Later Mohammad Farhan left.") == [("Mohamed Farhan", "Mohammad Farhan")]


def test_different_people_are_no_variants():
    assert pairs("Omar Idris and Umar Idriss... Hadi Karim met Hamid Karim, Anna Holt and Anne Holm.") == [
        ("Omar Idris", "Umar Idriss")
    ]
    assert pairs("Mohammed bin Sultan met Mohammed bin Salman. Iran and Iraq. Tarsk’s mayor left Tarsk.") == []


def test_the_shape_of_an_apostrophe_is_no_variant_but_its_absence_is():
    assert pairs("Hashim al-Sha’abi met Hashim al-Sha'abi.") == []
    assert pairs("Hashim al-Sha’abi met Hashim al-Shaabi.") == [("Hashim al-Sha’abi", "Hashim al-Shaabi")]


def test_a_variants_mentions_stand_in_the_text():
    text = "Al-Zourani met al-Zoorani."
    (variant,) = variants(find_names(text))
    assert variant.first == Mention("Al-Zourani", 0, 10)
    assert variant.second == Mention("al-Zoorani", 15, 25)
    assert variant.key == "zurani"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The State of Law Coalition (SoL) lost.", [("SoL", "State of Law Coalition")]),
        ("the Harbour Democratic Party (HDP) won", [("HDP", "Harbour Democratic Party")]),
        ("HRG (Harbour Regional Government) met", [("HRG", "Harbour Regional Government")]),
        ("the Union of Veld and Tarsk (UVT)", [("UVT", "Union of Veld and Tarsk")]),
        ("Members of the Harbour Unity Front (HUF) and HUF again (HUF)", [("HUF", "Harbour Unity Front")]),
        ("Oyelaran (CNN) said so", []),
        ("The lender cut rates (May) and left.", []),
        ("They left. Harbour Unity (HDP) won.", []),
        ("(HDP)", []),
    ],
)
def test_an_acronym_is_what_the_text_defines(text, expected):
    acronyms = find_acronyms(text)
    assert [(acronym.short.text, acronym.long.text) for acronym in acronyms] == expected
    for acronym in acronyms:
        for mention in (acronym.short, acronym.long):
            assert text[mention.start : mention.end] == mention.text


NAMELIKE = st.lists(
    st.sampled_from(
        [
            "al-",
            "Al",
            "el-",
            "Abd",
            "Abu",
            "bin",
            "Jr.",
            "Dr",
            "Ş",
            "İ",
            "ı",
            "'",
            "’",
            "ال",
            "عبد",
            "(",
            ")",
            " ",
            "A.",
            "X",
        ]
    ),
    max_size=12,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=80), NAMELIKE), st.one_of(st.text(max_size=80), NAMELIKE))
def test_any_text_is_compared_without_an_error_and_alike_both_ways(a, b):
    assert compare_names(a, b).same is compare_names(b, a).same
    assert name_key(a) == name_key(a.strip())
    for mention in find_names(a):
        assert a[mention.start : mention.end] == mention.text
    for acronym in find_acronyms(a):
        assert a[acronym.long.start : acronym.long.end] == acronym.long.text
    variants(find_names(a + " " + b))


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Hadi al-Amiri spoke first. Later al-Ameri left.", ("Hadi al-Amiri", "al-Ameri")),
        ("Rima al-Zubaidi wrote it; al-Zubaydi signed it.", ("Rima al-Zubaidi", "al-Zubaydi")),
    ],
)
def test_two_transliterations_with_the_article_are_variants(text, pair):
    (found,) = variants(find_names(text))
    assert (found.first.text, found.second.text) == pair


def test_names_that_are_not_arabic_are_no_variants_for_their_vowels():
    assert variants(find_names("Ann Bell came. Then Ann Bill went. Ms Moss saw Ms Muss.")) == []
