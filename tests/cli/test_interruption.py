"""What comes out when Ctrl-C is pressed while a library that is not Python's is at work."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from typing import NoReturn

import pytest

from hcingest.cli.interruption import heeded, is_interrupted
from hcingest.cli.reporting import Failure, attempt


@pytest.fixture(autouse=True)
def as_in_a_terminal() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _made_another_error() -> NoReturn:
    try:
        signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        raise TypeError("argument 1") from None
    raise AssertionError("nothing was raised")


def test_an_interruption_that_a_library_made_another_error_of_is_one():
    with pytest.raises(KeyboardInterrupt), heeded():
        attempt(_made_another_error)


def test_afterwards_errors_are_errors_again():
    with pytest.raises(KeyboardInterrupt), heeded():
        signal.raise_signal(signal.SIGINT)
    assert not is_interrupted() and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    with heeded():
        assert isinstance(attempt(int, "x"), Failure)


def test_who_pays_no_heed_to_ctrl_c_goes_on_so():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with heeded():
        signal.raise_signal(signal.SIGINT)
        assert not is_interrupted()
