"""Somebody who wants to know learns whether anything was tolerated."""

from threading import Thread

import pytest

from generator.runtime.noticing import notice, noticed, noticing


def test_nobody_has_to_want_to_know() -> None:
    """Then noticing does nothing."""
    notice()
    assert noticed("x") == "x"
    assert noticing(lambda: "y") == ("y", False)


def test_what_is_noticed_is_told() -> None:
    """Once is enough."""
    assert noticing(lambda: noticed(noticed("x"))) == ("x", True)
    assert noticing(lambda: "y") == ("y", False)


def test_only_what_is_inside_counts() -> None:
    """What is noticed within is told there, and nothing is left behind by an error."""
    assert noticing(lambda: noticing(lambda: noticed("x"))) == (("x", True), False)

    def fail() -> None:
        notice()
        raise LookupError

    with pytest.raises(LookupError):
        noticing(fail)
    assert noticing(lambda: "y") == ("y", False)


def test_other_threads_do_not_count() -> None:
    """Each reads answers of its own."""

    def read() -> None:
        thread = Thread(target=notice)
        thread.start()
        thread.join()

    assert noticing(read) == (None, False)
