"""The ladder: what may be accepted, on which rung, with which spans."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sources.text import Span
from sources.text.folding import fold
from sources.text.matching import ACCEPTABLE, match_quote
from sources.text.segments import words

SPEECH = (
    "The minister spoke on Monday: “We will not raise taxes this year. The council’s budget — all of it — is safe.”\n\n"
    "“The party won 17 seats,” said Karim Aziz, who did not attend. “It lost 1.25 million voters in four years.”\n\n"
    "Is the house on fire? He [the mayor] was calm and left the elec-\ntoral office of İRAM with his ﬁrst deputy.\n\n"
    "Our country is ready for a new and better government in every province of the north. They closed the old road "
    "to the river in spring, and it stayed dry."
)


def found(quote: str, text: str = SPEECH) -> tuple[str, list[str]]:
    match = match_quote(quote, text)
    assert match.acceptable, match
    return match.outcome, [text[span.start : span.end] for span in match.spans]


@pytest.mark.parametrize(
    ("quote", "outcome", "source"),
    [
        ("We will not raise taxes this year", "exact", "We will not raise taxes this year"),
        ("“We will not raise taxes this year,”", "exact", "We will not raise taxes this year"),
        ("won 17 seats.", "exact", "won 17 seats"),
        ("Is the house on fire?", "exact", "Is the house on fire?"),
        ("the house on fire", "exact", "the house on fire"),
        ("He [the mayor] was calm", "exact", "He [the mayor] was calm"),
        ("The council's budget", "typographic", "The council’s budget"),
        ("budget - all of it - is safe", "typographic", "budget — all of it — is safe"),
        ("budget—all of it—is safe", "typographic", "budget — all of it — is safe"),
        ("budget -- all of it -- is safe", "typographic", "budget — all of it — is safe"),
        ("We\u00a0will  not\nraise taxes", "typographic", "We will not raise taxes"),
        ("We will not raise ta\u00adxes", "typographic", "We will not raise taxes"),
        ("the electoral office", "typographic", "the elec-\ntoral office"),
        ("his first deputy", "typographic", "his ﬁrst deputy"),
        ("we will not raise taxes", "case", "We will not raise taxes"),
        ("office of iram", "case", "office of İRAM"),
        ("office of IRAM", "case", "office of İRAM"),
        ("[O]ur country is ready", "editorial", "Our country is ready"),
        ("[o]ur country is ready", "editorial", "Our country is ready"),
    ],
)
def test_one_stretch(quote: str, outcome: str, source: str) -> None:
    assert found(quote) == (outcome, [source])


@pytest.mark.parametrize(
    ("quote", "outcome", "sources"),
    [
        ("Our country is ready … in every province", "elided", ["Our country is ready", "in every province"]),
        ("Our country is ready [...] in every province", "elided", ["Our country is ready", "in every province"]),
        ("Our country is ready . . . in every province", "elided", ["Our country is ready", "in every province"]),
        ("Our country is ready (…) in every province", "elided", ["Our country is ready", "in every province"]),
        ("…ready for a new and better government…", "elided", ["ready for a new and better government"]),
        ("[The engineers] closed the old road", "editorial", ["closed the old road"]),
        ("in spring, and [the river bed] stayed dry", "editorial", ["in spring, and", "stayed dry"]),
        ("They [the engineers] closed the old road", "editorial", ["They", "closed the old road"]),
        ("[the mayor] was [wholly] calm", "editorial", ["[the mayor] was", "calm"]),
        ("They closed [sic] the old road", "editorial", ["They closed", "the old road"]),
        (
            "The party won 17 seats. It lost 1.25 million voters in four years.",
            "editorial",
            ["The party won 17 seats", "It lost 1.25 million voters in four years."],
        ),
        (
            "The party won 17 seats … It lost 1.25 million voters",
            "elided",
            ["The party won 17 seats", "It lost 1.25 million voters"],
        ),
    ],
)
def test_fragments_in_order(quote: str, outcome: str, sources: list[str]) -> None:
    assert found(quote) == (outcome, sources)


def test_inner_marks_may_change_their_shape() -> None:
    text = "He said: \"My mother told me, 'Never lie,' and I listened.\""
    for quote in ("My mother told me, “Never lie,” and I listened", "My mother told me, 'Never lie', and I listened"):
        assert match_quote(quote, text).outcome == "typographic"


def test_a_quotation_over_two_paragraphs_with_an_opening_mark_each() -> None:
    text = "“First we rebuild the school.\n\n“Then we rebuild the road,” Aziz said."
    assert found("First we rebuild the school. Then we rebuild the road", text) == (
        "typographic",
        ["First we rebuild the school.\n\n“Then we rebuild the road"],
    )


def test_a_compound_broken_at_a_line_end_keeps_its_hyphen_in_the_quotation() -> None:
    text = "The co-opera-\ntive will re-\nopen in Iran-\nbacked areas, they said."
    whole = text[: text.index(",")]
    assert found("The co-operative will re-open in Iran-backed areas", text) == ("typographic", [whole])
    text = "The members will resign before the summer recess."
    assert match_quote("The members will re-sign before the summer", text).outcome == "altered"


@pytest.mark.parametrize(
    ("quote", "text", "outcome"),
    [
        ("homme est libre", "L'homme est libre.", "exact"),
        ("« Nous partons »", "Il a dit : « Nous partons ».", "exact"),
        ("Wir zahlen die Strasse", "„Wir zahlen die Straße“, sagte er.", "typographic"),
        ("SINIR KAPISI AÇIK", "sınır kapısı açık", "case"),
        ("لَنْ نَسْتَقيلَ", "قال لن نستقيل.", "typographic"),
        ("فاز ب ١٧ مقعدا", "فاز ب 17 مقعدا في البرلمان", "typographic"),
        ("政府は辞任", "昨日、政府は辞任しました", "exact"),
    ],
)
def test_other_languages(quote: str, text: str, outcome: str) -> None:
    match = match_quote(quote, text)
    assert (match.outcome, match.acceptable) == (outcome, True)


def test_case_and_typography_come_with_their_characters() -> None:
    match = match_quote("we won’t go", "We won't go.")
    assert match.outcome == "case"
    assert [(edit.op, edit.quoted, edit.source, edit.kind, edit.spans) for edit in match.edits] == [
        ("replace", "w", "W", "case", (Span(0, 1), Span(0, 1))),
        ("replace", "’", "'", "typography", (Span(6, 7), Span(6, 7))),
    ]


def test_the_same_words_twice_are_ambiguous_until_one_place_is_named() -> None:
    text = "“We will win,” said Aziz. Later Weiss said: “We will win.”"
    match = match_quote("We will win", text)
    assert (match.outcome, match.acceptable) == ("ambiguous", False)
    places = [match.spans, *match.alternatives]
    assert places == [(Span(1, 12),), (Span(45, 56),)]
    second = match_quote("We will win", text, within=Span(40, len(text)))
    assert (second.outcome, second.spans) == ("exact", (Span(45, 56),))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("", "Some text."),
        ("“…”", "Some text."),
        ("Some words", ""),
        ("Some words", "… — …"),
        ("[T]", "Some text."),
        ("[sic] …", "Some text."),
        ("نص عربي", "Latin text only"),
    ],
)
def test_nothing_to_compare_is_unchecked(quote: str, text: str) -> None:
    match = match_quote(quote, text)
    assert (match.outcome, match.spans, match.acceptable) == ("unchecked", (), False)


def test_a_kept_folded_text_gives_the_same_answer() -> None:
    folded = fold(SPEECH)
    for quote in ("won 17 seats", "won 18 seats", "we will … this year", "no such words here at all"):
        assert match_quote(quote, SPEECH, folded=folded) == match_quote(quote, SPEECH)


ODD = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("abc AB.,…[]()'\"“”‘’-\n1234%ıİé")), max_size=50)


@settings(max_examples=300)
@given(ODD, ODD)
def test_any_quotation_of_any_text_gives_a_result_with_spans_inside(quote: str, text: str) -> None:
    for match in (match_quote(quote, text), match_quote(quote, quote + " " + text), match_quote(text, text)):
        assert all(0 <= span.start <= span.end <= len(quote) + 1 + len(text) for span in match.spans)
        assert match.acceptable == (match.outcome in ACCEPTABLE and not match.flags)
        for edit in match.edits:
            assert edit.spans[0].start <= edit.spans[0].end


VOCABULARY = [
    "Aziz",
    "the",
    "not",
    "17",
    "1.5",
    "won",
    "don’t",
    "“yes”",
    "said",
    "but",
    "seats,",
    "İRAM",
    "co-op",
    "here.",
]


@given(st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=25), st.data())
def test_any_slice_on_word_borders_is_found_where_it_stands(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    tokens = words(text)
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    start, end = tokens[first].start, tokens[last].end
    quote = text[start:end]
    assume(quote.strip("'“”"))
    match = match_quote(quote, text)
    places = [match.spans, *match.alternatives]
    assert match.outcome in ("exact", "ambiguous")
    assert any(len(place) == 1 and place[0].start <= start + 1 and end - 1 <= place[0].end for place in places)
    assert all(text[place[0].start : place[0].end] in quote for place in places[:1]) or match.outcome == "ambiguous"
