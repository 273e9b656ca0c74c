"""What must never be accepted, and the reason that is given for it."""

import pytest

from sources.text.matching import match_quote

VOTE = (
    "The rate fell to -3 percent, from 1.2 to 11.2 points; 1,700 people and 10² cells, 1¼ cups, 17% of voters. "
    "The party won 17 seats in the north. We have seventeen members. Voters are able to choose. It was useful for us. "
    "We can win this. The board can’t meet before June. Minister Sara Weiss may resign in the spring of next year. "
    "We met Iran-backed and non-violent groups."
)


def refused(quote: str, text: str) -> tuple[str, set[str]]:
    match = match_quote(quote, text)
    assert not match.acceptable, match
    return match.outcome, set(match.flags)


@pytest.mark.parametrize(
    ("quote", "flags"),
    [
        ("The party won 18 seats in the north", {"number"}),
        ("The party won 71 seats in the north", {"number"}),
        ("The party won 7 seats in the north", {"number"}),
        ("We have 18 members", {"number"}),
        ("fell to 3 percent", {"number"}),
        ("from 1.2 to 11", {"number"}),
        ("10 cells", {"number"}),
        ("¼ cups", {"number"}),
        ("Voters are not able to choose", {"negation"}),
        ("Voters are unable to choose", {"negation"}),
        ("It was useless for us", {"negation"}),
        ("We cannot win this", {"negation"}),
        ("The board can meet before June", {"negation"}),
        ("violent groups", {"negation"}),
        ("We could win this", {"modal"}),
        ("Minister Sara Weiss will resign in the spring", {"modal"}),
        ("Minister Omar Weiss may resign in the spring", {"name"}),
        ("Minister Sara Weiss may resign in the autumn of next year", set()),
        ("Minister Sara Weiss may resign in spring of next year", set()),
        ("Minister Sara Weiss may in resign the spring of next year", set()),
        ("Voters are аble to choose", {"homoglyph"}),
        ("We can win this?", set()),
        ("backed and non-violent groups", set()),
    ],
)
def test_altered(quote: str, flags: set[str]) -> None:
    assert refused(quote, VOTE) == ("altered", flags)


def test_a_percentage_is_not_its_bare_number() -> None:
    assert refused("turnout reached 17 of voters", "The turnout reached 17% of voters.") == ("altered", {"number"})


@pytest.mark.parametrize("quote", ["700 people", "102 cells", "1.2 to 1", "purple monkeys dance on the roof"])
def test_absent(quote: str) -> None:
    assert refused(quote, VOTE) == ("absent", set())


def test_an_edit_says_what_differs_and_where() -> None:
    quote, text = "We will raise taxes", "Aziz said: “We will not raise taxes.”"
    match = match_quote(quote, text)
    (edit,) = match.edits
    assert (edit.op, edit.quoted, edit.source, edit.kind) == ("delete", "", "not", "negation")
    assert text[edit.spans[1].start : edit.spans[1].end] == "not"
    assert [text[span.start : span.end] for span in match.spans] == ["We will not raise taxes"]
    (edit,) = match_quote("won 18 seats", "They won 17 seats.").edits
    assert (edit.op, edit.quoted, edit.source, edit.kind) == ("replace", "18", "17", "number")
    assert (edit.spans[0].start, edit.spans[0].end) == (4, 6)
    assert (edit.spans[1].start, edit.spans[1].end) == (9, 11)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("the vote was stolen", "Aziz said he would never say the vote was stolen."),
        ("the count was rigged", "Some critics claim that the count was rigged."),
        ("the bank failed", "It is not true that the bank failed."),
        ("the bank failed", "Nobody believes that the bank failed."),
        ("the dam will burst", "It is often claimed that the dam will burst."),
        ("the dam will burst", "She spoke of the myth that the dam will burst."),
        ("we lose the vote", "If we lose the vote, the coalition falls."),
        ("we took the money", "He denied that “we took the money”."),
        ("I will go", "She did not say: “I will go.”"),
        ("zahlen die Steuer", "Wir werden nicht zahlen die Steuer."),
        ("نستقيل قبل الانتخابات", "لن نستقيل قبل الانتخابات."),
    ],
)
def test_cut_after_what_turns_the_sense(quote: str, text: str) -> None:
    assert refused(quote, text) == ("exact", {"cut_head"})


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("We will stay", "“We will stay unless we are attacked,” she said."),
        ("We will sign", "We will sign, provided that they pay."),
        ("We will not raise taxes", "“We will not raise taxes, but fees may rise,” he said."),
        ("We will stay", "“We will stay,” he said on Monday, “but only until June.”"),
        ("Are we there? Probably", "“Are we there? Probably not.”"),
        ("I do", "“I do not agree with it.”"),
        ("Wir werden zahlen", "Wir werden zahlen, sofern alle zahlen."),
        ("Wir gehen", "Wir gehen, außer es regnet."),
        ("Vergi ödeyeceğiz", "Vergi ödeyeceğiz şartıyla herkes ödesin."),
    ],
)
def test_cut_before_what_limits_it(quote: str, text: str) -> None:
    assert refused(quote, text) == ("exact", {"cut_tail"})


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("We won the vote", "“We won the vote,” Aziz said, but the court disagreed."),
        ("We won the vote", "“We won the vote.” But the court disagreed."),
        ("the mayor’s deputy", "Later the mayor’s deputy can’t be reached."),
        ("the new minister acted", "It was not only the new minister acted on."),
        ("We lost", "He did not mince words and said: “We lost.”"),
        ("We go on", "That is not so. We go on."),
        ("it rained", "He never came because it rained."),
        ("the road is closed", "Aziz said that the road is closed."),
    ],
)
def test_harmless_surroundings_are_let_be(quote: str, text: str) -> None:
    match = match_quote(quote, text)
    assert (match.outcome, match.flags) == ("exact", frozenset())


@pytest.mark.parametrize(
    ("quote", "text", "flags"),
    [
        ("We will … raise taxes", "We will not raise taxes.", {"elision_hides"}),
        ("Members may … vote once", "Members may only vote once.", {"elision_hides"}),
        ("We won … in the north", "We won 17 seats, a record, in the north.", {"elision_hides"}),
        (
            "We built the school … and the road",
            "We built the school.\n\nThey paid for it and the road.",
            {"elision_hides"},
        ),
        (
            "We love our country … We hate war",
            "“We love our country,” he said. “Peace,” she said. “We hate war.”",
            {"elision_hides", "crosses_speaker"},
        ),
        (
            "We love … war",
            "“We love our country,” he said. “We hate war,” she replied.",
            {"elision_hides", "crosses_speaker"},
        ),
        (
            "I support it … Thank you",
            "WEISS: I support it.\nAZIZ: I oppose it.\nWEISS: Thank you.",
            {"elision_hides", "crosses_speaker"},
        ),
        (
            "a disgrace … an outrage",
            "He called the plan “a disgrace” and the vote “an outrage”.",
            {"elision_hides", "crosses_speaker"},
        ),
    ],
)
def test_an_ellipsis_may_not_hide(quote: str, text: str, flags: set[str]) -> None:
    assert refused(quote, text) == ("elided", flags)


@pytest.mark.parametrize(
    ("quote", "text", "flags"),
    [
        ("We will [gladly] raise taxes", "We will not raise taxes.", {"bracket_hides"}),
        ("We will [not] raise taxes", "We will raise taxes.", {"bracket_hides"}),
        ("They won [17] seats there", "They won many seats there.", {"bracket_hides"}),
        ("They won [few] seats there", "They won 17 seats there.", {"bracket_hides"}),
        ("They [support] this bill", "They oppose this bill.", {"bracket_hides"}),
        ("The [un]able minister left", "The able minister left.", {"negation"}),
    ],
)
def test_a_bracket_may_not_hide(quote: str, text: str, flags: set[str]) -> None:
    assert refused(quote, text) == ("altered", flags)


TALK = "“I think Sara will win the seat,” Omar Khan said. “Nobody knows that yet,” replied Lena Weiss. “We shall see.”"


@pytest.mark.parametrize(
    ("quote", "text", "flag"),
    [
        ("I think Sara will win the seat. Nobody knows that yet.", TALK, "crosses_speaker"),
        ("Nobody knows that yet. I think Sara will win the seat.", TALK, "reordered"),
        ("a disgrace an outrage", "He called the plan “a disgrace” and the vote “an outrage”.", "crosses_speaker"),
        ("We go home. We stay here.", "“We go home.”\n\n“We stay here.”", "crosses_speaker"),
        ("I back it. I oppose the war.", "WEISS: I back it.\nAZIZ: I oppose the war.", "crosses_speaker"),
    ],
)
def test_spliced(quote: str, text: str, flag: str) -> None:
    outcome, flags = refused(quote, text)
    assert outcome == "spliced"
    assert flag in flags


def test_silently_joined_sentences_are_spliced() -> None:
    text = "We closed the road in May. It was a long winter. Then we built the bridge."
    assert refused("We closed the road in May. Then we built the bridge.", text) == ("spliced", set())


def test_words_outside_the_marks_are_not_the_speakers() -> None:
    outcome, flags = refused("she would never leave", "She said she would “never leave” the house.")
    assert (outcome, flags) == ("altered", {"crosses_speaker"})


def test_scattered_single_words_make_no_quotation() -> None:
    text = "We love the sea. The terror of winter is gone. Our boats are new."
    assert not match_quote("We love … terror … boats", text).acceptable


def test_dotless_and_dotted_i_are_two_letters() -> None:
    assert refused("sinir kapısı açık", "sınır kapısı açık") == ("altered", set())
