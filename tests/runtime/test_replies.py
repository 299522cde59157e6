"""An answer that was read whole knows what its status means."""

import pytest

from generator.runtime.replies import Reply


@pytest.mark.parametrize(
    ("status", "is_success", "is_error"),
    [
        (100, False, False),
        (199, False, False),
        (200, True, False),
        (299, True, False),
        (300, False, False),
        (399, False, False),
        (400, False, True),
        (599, False, True),
    ],
)
def test_a_status_is_understood(
    status: int, *, is_success: bool, is_error: bool
) -> None:
    """A redirect is neither a success nor an error."""
    reply = Reply(status, {}, b"")
    assert reply.is_success is is_success
    assert reply.is_error is is_error


def test_a_reply_shows_no_data() -> None:
    """Only its status."""
    assert repr(Reply(200, {"X-A": "secret"}, b"secret")) == "Reply(status=200)"
