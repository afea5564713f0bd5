"""How the values that exist in their hundred thousands are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T", bound=type)


@dataclass_transform(frozen_default=True)
def fixed(made: T) -> T:
    """A dataclass with slots that the type checker keeps from being changed.

    Python's own frozen dataclasses guard each field as they are made, which takes three times as long; words,
    pieces and rules are most of what is made of a document.
    """
    return dataclass(slots=True, unsafe_hash=True)(made)  # type: ignore[return-value]
