"""Places, marks and payloads of the desk's pages: what needs no database."""

import pytest

from claims.admin.desk.marking import Mark, pieces
from claims.admin.desk.payloads import AnswerError, amended, payload_for
from claims.admin.desk.places import Place, PlaceError, find_place
from claims.kinds import Material
from sources.text import Span

TEXT = "The crew 🚢 said “no”. The mate said “no”. قال البحار لا."


def test_a_selection_is_taken_where_it_says():
    assert find_place(TEXT, Place("🚢 said", 9, 15)) == Span(9, 15)
    assert find_place(TEXT, Place("said", 10, 16)) == Span(11, 15)  # the blanks round the words are not selected
    assert find_place("one\ntwo", Place("one\r\ntwo", 0, 7)) == Span(0, 7)  # as browsers send line ends


@pytest.mark.parametrize(("start", "end"), [(10, 15), (9, 14), (15, 9), (9, 900), (0, 6)])
def test_a_selection_that_holds_other_words_is_refused(start, end):
    with pytest.raises(PlaceError, match=f"At characters {start} to {end} the text has other words than “🚢 said”"):
        find_place(TEXT, Place("🚢 said", start, end))


def test_typed_words_are_looked_for_then_folded():
    assert find_place(TEXT, Place("The mate")) == Span(22, 30)
    assert find_place(TEXT, Place('the MATE said "no"')) == Span(22, 40)
    assert find_place(TEXT, Place("قال البحار")) == Span(42, 52)
    assert find_place(TEXT, Place("“no”", which=2)) == Span(36, 40)
    assert find_place("Monday, on board", Place("on")) == Span(8, 10)  # the word, not letters of another
    assert find_place("Monday, off board", Place("on")) == Span(1, 3)


def test_words_at_no_place_or_several_are_told():
    with pytest.raises(PlaceError, match="The text does not have the words “The cook”"):
        find_place(TEXT, Place("The cook"))
    with pytest.raises(PlaceError) as several:
        find_place(TEXT, Place("“no”"))
    assert str(several.value) == (
        "““no”” stands 2 times in the text. Say which place, or give more words. "
        "1: …The crew 🚢 said “no”. The mate said “no”. قال البح…; "
        "2: …ew 🚢 said “no”. The mate said “no”. قال البحار لا.…"
    )
    with pytest.raises(PlaceError, match="there is no place 3"):
        find_place(TEXT, Place("“no”", which=3))
    with pytest.raises(PlaceError, match="Select words in the text"):
        find_place(TEXT, Place("  "))


def test_pieces_give_the_text_again_and_colour_the_most_exact_mark():
    outer, inner = Mark(0, 20, 1, "problem"), Mark(9, 15, 2, "ok")
    cut = pieces(TEXT, [outer, inner, Mark(50, 50, 3, "ok"), Mark(90, 95, 4, "ok")])
    assert "".join(piece.text for piece in cut) == TEXT
    assert [(piece.start, piece.text, piece.status, piece.under) for piece in cut] == [
        (0, "The crew ", "problem", ""),
        (9, "🚢 said", "ok", "problem"),
        (15, " “no”", "problem", ""),
        (20, TEXT[20:], "", ""),
    ]
    assert [(piece.opens, piece.closes) for piece in cut] == [
        ((outer,), ()),
        ((inner,), (inner,)),
        ((), (outer,)),
        ((), ()),
    ]


def test_pieces_of_marks_that_cross_or_run_over():
    cut = pieces("abcdef", [Mark(0, 4, 1, "ok"), Mark(2, 99, 2, "problem")])
    assert [(piece.text, [mark.number for mark in piece.marks]) for piece in cut] == [
        ("ab", [1]),
        ("cd", [1, 2]),
        ("ef", [2]),
    ]
    assert pieces("", []) == []


SEATS = Material("In 2022 the Harbour List won 14 seats. It denied nothing.")


def test_what_the_kind_finds_needs_no_answers():
    assert payload_for("quantity", {}, material=SEATS, span=Span(29, 37)) is None
    assert payload_for("quote", {}, material=SEATS, span=Span(0, 7)) is None


def test_answers_go_over_what_the_kind_finds():
    payload = payload_for("quantity", {"subject": "Reform List"}, material=SEATS, span=Span(29, 37))
    assert payload is not None
    assert (payload["value"], payload["subject"], payload["year"]) == ("14", "Reform List", "2022")
    quote = payload_for("quote", {"speaker": "Ilse Brandt"}, material=SEATS, span=Span(0, 7))
    assert quote == {
        "speaker": "Ilse Brandt", "resolved": "", "quote_kind": "direct", "confidence": "high", "group": 0,
    }  # fmt: skip


def test_a_figure_is_read_from_what_was_typed():
    payload = payload_for("quantity", {"figure": "about 1,200"}, material=SEATS, span=Span(12, 24))
    assert payload is not None
    assert (payload["raw"], payload["value"], payload["modality"]) == ("1,200", "1200", "approx")
    for typed, says in (("many", "“many” holds no figure"), ("3 and 4 boats", "“3 and 4 boats” holds 2 figures")):
        with pytest.raises(AnswerError, match=says) as refused:
            payload_for("quantity", {"figure": typed}, material=SEATS, span=Span(12, 24))
        assert refused.value.field == "figure"
    with pytest.raises(AnswerError, match="“Harbour List” holds no figure") as refused:
        payload_for("quantity", {}, material=SEATS, span=Span(12, 24))
    assert refused.value.field == "words"
    with pytest.raises(AnswerError, match="“22” is no year"):
        payload_for("quantity", {"year": "22"}, material=SEATS, span=Span(29, 37))


def test_nobody_guesses_a_stance():
    with pytest.raises(AnswerError, match="Say what the draft says of responsibility") as refused:
        payload_for("responsibility", {"actor": "the List"}, material=SEATS, span=Span(39, 41))
    assert refused.value.field == "stance"
    payload = payload_for(
        "responsibility", {"actor": "the List", "stance": "no_comment"}, material=SEATS, span=Span(39, 41)
    )
    assert payload is not None
    assert (payload["actor"], payload["stance"], payload["mode"]) == ("the List", "no_comment", "assertion")


def test_an_emptied_answer_empties_its_field():
    stored = {
        "speaker": "Brandt",
        "resolved": "Ilse Brandt",
        "quote_kind": "direct",
        "confidence": "medium",
        "group": 2,
    }
    assert amended("quote", stored, {"speaker": "Brandt"}) == stored
    assert amended("quote", stored, {"speaker": ""}) == stored | {"speaker": "", "resolved": "", "confidence": "low"}


def test_a_moved_figure_is_read_from_its_new_words():
    stored = payload_for("quantity", {"subject": "Reform List"}, material=SEATS, span=Span(29, 37))
    assert stored is not None
    answers = {"figure": "14", "subject": "Reform List", "measure": stored["measure"], "year": "2022"}
    moved = amended("quantity", stored, answers, words="15 seats")
    assert (moved["value"], moved["lo"], moved["hi"], moved["subject"]) == ("15", "15", "15", "Reform List")
    typed = amended("quantity", stored, answers | {"figure": "16"}, words="15 seats")
    assert typed["value"] == "16"
