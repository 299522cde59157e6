"""The body of a request can be sent in either way, and as often as it has to be."""

import gc
import warnings

import pytest

from generator.runtime.request_bodies import RequestBody

BODY = RequestBody(b"planted")


def test_it_blocks() -> None:
    """It is one part, each time."""
    assert list(BODY) == list(BODY) == [b"planted"]
    assert "planted" not in repr(BODY)


async def test_it_is_awaited() -> None:
    """It is one part, each time."""
    for _ in range(2):
        assert [part async for part in BODY] == [b"planted"]
    assert repr(aiter(BODY)) == "_Parts()"


@pytest.mark.parametrize("anyio_backend", ["trio"])
async def test_nobody_complains_when_it_is_left_half_way() -> None:
    """As where a server reads nothing."""
    with warnings.catch_warnings(record=True) as complaints:
        warnings.simplefilter("always")
        assert await anext(aiter(BODY)) == b"planted"
        gc.collect()
    assert complaints == []
