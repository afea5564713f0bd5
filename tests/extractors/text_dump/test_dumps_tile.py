"""Whatever stands in a dump: each of its words is in one table or block, and the second count sees no more."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hcingest.audit import unread_words
from hcingest.errors import DamagedFileError
from hcingest.extractors.text_dump import read_text
from hcingest.options import DEFAULTS

SCRAPS = st.sampled_from(
    ["Mend", "road,", "2.", "a", "\t", "\t\t", " ", "  ", "|", " | ", "\\|", "\n", "\n\n", "\r\n", "\f", "**", "*", "_", "__",
     "<b>", "</b>", "<br>", "<sup>1</sup>", "<", ">", "<name>", "&amp;", "&", "&#65;", "[x](http://y.z)", "[", "](a)", "![", "[^1]",
     "[^1]: ", "# ", "## ", "- ", "•\t", "---", "|---|---|", "===", '"', '""', "`", "~~", "$^{2}$", "<!--", "-->", "Page 3 of 4",
     "NI 35", "Theme A: Roads", "\u00a0", "é", "\ufeff", "\\", "1\\."]
)  # fmt: skip


@given(st.lists(SCRAPS, max_size=60).map("".join))
def test_any_dump_tiles(text: str) -> None:
    try:
        document = read_text(Path("plan.txt"), text.encode(), DEFAULTS)
    except DamagedFileError:
        return
    assert document.declared is not None
    owners = Counter(piece.word.id for item in document.declared.flow for piece in item.pieces)
    assert owners == {word.id: 1 for word in document.words}
    assert [word.id for word in document.words] == list(range(len(document.words)))
    assert unread_words(document) == []
