"""Marks of Markdown and HTML: what a reader sees of them."""

from __future__ import annotations

import pytest

from hcingest.extractors.text_dump.marks import marked_words
from hcingest.model.words import Gap


def seen(text: str) -> str:
    """The words as a reader sees them: ``|`` for a line end, ``¶`` for a paragraph, nothing between joined parts."""
    between = {Gap.NONE: "", Gap.SPACE: " ", Gap.LINE: "|", Gap.PARAGRAPH: "¶"}
    words = list(marked_words(text))
    return "".join(between[word.gap] * (index > 0) + word.text for index, word in enumerate(words))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**bold** and *slanted* and ***both***", "bold and slanted and both"),
        ("__bold__ and _slanted_", "bold and slanted"),
        ("<b>bold</b>, <EM>slanted</EM>, <span id='p1'></span>plain", "bold, slanted, plain"),
        ("~~gone~~ and `code`", "gone and code"),
        ("one<br>two<br/>three<BR />four", "one|two|three|four"),
        ("<p>one</p><p>two</p>", "one¶two"),
        ("<td>one</td><td>two</td>", "one two"),
        ("R&amp;D &lt;b&gt; 5&nbsp;% &#163;5 AT&T", "R&D <b> 5 % £5 AT&T"),
        (r"1\. a\_b \*starred\* \| \\server", r"1. a_b *starred* | \server"),
        ("[the page](https://a.example/x) [see](annex B)", "the page [see](annex B)"),
        ("![a map](map.png) ![](_page_1.jpeg)", "a map"),
        ("<https://a.example> <me@a.example>", "https://a.example me@a.example"),
        ("**cut off", "cut off"),
        ("5 * 3 * 2 snake_case_name 2 ** 3 *****", "5 * 3 * 2 snake_case_name 2 ** 3 *****"),
        ("x < 5 and y > 3, <name>", "x < 5 and y > 3, <name>"),
    ],
)
def test_what_a_reader_sees(text: str, expected: str) -> None:
    assert seen(text) == expected


@pytest.mark.parametrize("text", ["word<sup>1</sup> on", "word[^1] on", "word$^{1}$ on"])
def test_raised_marks_are_words_of_their_own(text: str) -> None:
    words = list(marked_words(text))
    assert [(word.text, word.style.raised, word.gap) for word in words] == [
        ("word", False, Gap.SPACE),
        ("1", True, Gap.NONE),
        ("on", False, Gap.SPACE),
    ]


def test_bold_is_a_matter_of_words() -> None:
    words = marked_words("**NI 35** PSA <b>26")
    assert [(word.text, word.style.bold) for word in words] == [
        ("NI", True),
        ("35", True),
        ("PSA", False),
        ("26", True),
    ]
