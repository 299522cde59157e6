"""A token reaches the API, and nothing else."""

import pytest

from generator.runtime.auth import AccessToken
from generator.runtime.errors import ArgumentError


def test_a_token_becomes_a_header() -> None:
    """As OAuth 2 has it."""
    assert AccessToken("abc.d-e_f").headers() == {"Authorization": "Bearer abc.d-e_f"}


def test_a_token_is_not_shown() -> None:
    """Neither by its repr nor by its str."""
    assert repr(AccessToken("abc")) == str(AccessToken("abc"))
    assert repr(AccessToken("abc")) == "AccessToken(token=<redacted>)"


@pytest.mark.parametrize(
    "token", ["", " ", "Bearer abc", "abc\n", "abc\r\nX: y", "a\0", "é", None, b"abc"]
)
def test_what_is_no_token_is_refused(token: str) -> None:
    """The error does not quote it."""
    with pytest.raises(ArgumentError) as caught:
        AccessToken(token)
    assert str(caught.value) == (
        "token: expected a token in visible ASCII, without 'Bearer '"
    )
