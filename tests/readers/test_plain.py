"""Plain text and Markdown."""

import pytest

from sources.readers import Metadata, read


def test_hard_wrapped_lines_stay() -> None:
    text = "The council, which met on Tuesday, put off its vote\nuntil May, as its chair had asked.\n\nNext."
    assert read(text.encode()).text == text


def test_windows_file() -> None:
    document = read(b"\xef\xbb\xbfA title\r\n\r\n\r\n\r\nOne line. \r\nAnother.\x1a")
    assert (document.text, document.title, document.warnings) == ("A title\n\nOne line.\nAnother.", "A title", ())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("intro that ends.\n\n## The heading ##\n\ntext", "The heading"),
        ("The heading\n===========\ntext", "The heading"),
        ("A first line\n\nText.", "A first line"),
        ("A first line is a sentence here.\n\nText.", ""),
        ("“No,” he said.”\nmore", ""),
        ("x" * 201, ""),
        ("#hashtag is no heading\nb", "#hashtag is no heading"),
    ],
)
def test_title(text: str, title: str) -> None:
    assert read(text.encode(), filename="x.md").title == title


def test_front_matter_proposes_and_leaves_the_text() -> None:
    source = (
        "---\ntitle: 'Who fired'\nauthors:\n  - Lena Okafor\n  - Omar Aziz\ndate: 2024-03-05\nlang: en\n"
        '# note\npublisher: "Example Herald"\nlink: https://example.org/a\ntags: [a, b]\n---\n\nText “here”.\n'
    )
    document = read(source.encode(), filename="x.md")
    assert document.text == "Text “here”."
    assert document.title == "Who fired"
    assert document.metadata == Metadata(
        author="Lena Okafor; Omar Aziz",
        date="2024-03-05",
        url="https://example.org/a",
        publisher="Example Herald",
        language="en",
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\nNo front matter, a rule above.\n---\nText",
        "---\n---\nText",
        "---\ntitle: x\nText without an end",
        "---\n# only a comment\n---\nText",
    ],
)
def test_what_only_looks_like_front_matter_stays(text: str) -> None:
    assert read(text.encode(), filename="x.md").text == text


def test_markdown_is_kept_as_typed() -> None:
    text = "# A\n\n> “Quoted” *words*\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- item [link](https://example.org)"
    assert read(text.encode(), filename="x.md").text == text
