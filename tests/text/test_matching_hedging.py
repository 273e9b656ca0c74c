"""What makes quoted words less sure, less many or less serious is flagged where it is cut, and nothing else is."""

import pytest

from sources.text.matching import match_quote


def _flags(quote: str, text: str) -> frozenset[str]:
    return match_quote(quote, text).flags


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("the kiln is cold", "“I used to think that the kiln is cold,” she said."),
        ("the kiln is cold", "“There is a theory that the kiln is cold,” she said."),
        ("the kiln is cold", "“My cousin tells everyone that the kiln is cold,” she said."),
        ("the kiln is cold", "“According to the baker, the kiln is cold,” she said."),
        ("the kiln is cold", "“In the novel, the kiln is cold,” she said."),
        ("The kiln bursts at noon", "“Suppose the pressure rises. The kiln bursts at noon,” she said."),
        ("the bricks are cracked", "“Most of the bricks are cracked,” she said."),
        ("40 bricks are cracked", "“At least 40 bricks are cracked,” she said."),
        ("five bricks are cracked", "“One in five bricks are cracked,” she said."),
    ],
)
def test_what_stands_before_the_words_can_soften_them(quote, text):
    assert _flags(quote, text) == {"cut_head"}


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("The kiln is cold", "“The kiln is cold, on paper,” she said."),
        ("The kiln is cold", "“The kiln is cold, or so the baker keeps saying,” she said."),
        ("The kiln is cold", "“The kiln is cold, says the baker,” she said."),
        ("The kiln is cold", "“The kiln is cold. Or it was at noon,” she said."),
        ("The kiln is cold", "“The kiln is cold. That is what they told us,” she said."),
        ("The kiln is cold", "“The kiln is cold when the wind is north,” she said."),
        ("The kiln is cold", "“The kiln is cold, is it?” she said."),
        ("We would have lit it", "“We would have lit it had the baker asked,” she said."),
        ("The kiln is cold", "“The kiln is cold,” she joked."),
        ("The kiln is cold", "“The kiln is cold,” she never said."),
    ],
)
def test_what_stands_behind_the_words_can_soften_them(quote, text):
    assert _flags(quote, text) == {"cut_tail"}


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("the kiln is cold", "“It is a fact that the kiln is cold,” she said."),
        ("the kiln is cold", "“I think the kiln is cold,” she said."),
        ("The kiln is cold", "“Imagine the smell. The kiln is cold,” she said."),
        ("The kiln is cold", "“The kiln is cold. In theory, it holds two tons,” she said."),
        ("The kiln is cold", "“The kiln is cold. At least forty people saw it,” she said."),
        ("The kiln is cold", "“The kiln is cold,” she said, though she did not say why."),
        ("Le four est froid", "« Le four est froid, dit Anne Morel. »"),
    ],
)
def test_what_only_stands_near_does_not(quote, text):
    assert _flags(quote, text) == frozenset()


@pytest.mark.parametrize(
    ("quote", "flags"),
    [
        ("[All] bricks were old", {"bracket_hides"}),
        ("[The miller] sold them", {"bracket_hides"}),
        ("[Mr Penn] sold them", frozenset()),
        ("Some bricks … by the river", frozenset()),
        ("The cart was … a wreck", {"elision_hides"}),
    ],
)
def test_brackets_and_ellipses_answer_for_whom_and_how_many_they_hide(quote, flags):
    text = (
        "“I asked Mr Penn about it. He sold them before the miller came. Some bricks were old. Some bricks, red ones, "
        "lay by the river. The cart was, as the miller puts it, a wreck,” she said."
    )
    assert _flags(quote, text) == flags
