from __future__ import annotations

import pytest

from hcingest.model.letters import unswapped


@pytest.mark.parametrize(
    ("read", "drawn"),
    [
        ("bene昀椀ts", "benefits"),
        ("ini琀椀a琀椀ve", "initiative"),
        ("o昀케ce", "oﬀice"),
        ("昀 and 攀", "昀 and 攀"),  # one character alone may be what it looks like
        ("攀登", "攀登"),
        ("plain words", "plain words"),
    ],
)
def test_ligatures_with_exchanged_bytes(read: str, drawn: str) -> None:
    assert unswapped(read) == drawn
