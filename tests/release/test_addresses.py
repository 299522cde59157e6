"""Only addresses that are whole are spoken to, and none is shown with a secret."""

import pytest

from generator.index.addresses import Address, parsed
from generator.index.problem import IndexServerError


@pytest.mark.parametrize(
    ("given", "user", "password"),
    [
        ("", "", None),
        ("somebody@", "somebody", None),
        ("somebody:@", "somebody", ""),
        (":pass@", "", "pass"),
        ("some%40body:p%2Fw%C3%B6rd@", "some@body", "p/wörd"),
        ("some@body:pa@ss@", "some@body", "pa@ss"),
    ],
)
def test_who_asks(given: str, user: str, password: str | None) -> None:
    """An empty password is one, and none is none."""
    found = parsed(f"https://{given}index.example:444/simple/", "index")
    url = "https://index.example:444/simple/"
    assert found == Address(url, "index.example", user, password)
    assert found.netloc == "index.example:444"


def test_nobody_is_shown() -> None:
    """A user may be a token."""
    found = parsed("https://token:secret@index.example/simple/", "index")
    assert repr(found) == (
        "Address(url='https://index.example/simple/', host='index.example')"
    )


@pytest.mark.parametrize("mark", "/?#")
@pytest.mark.parametrize("scheme", ["https", "http"])
@pytest.mark.parametrize("port", ["12", "pa", ""])
def test_password_that_is_cut_in_two(mark: str, scheme: str, port: str) -> None:
    """What is left of the mark is no host, and is not shown as one."""
    address = f"{scheme}://token:{port}{mark}ss@index.example/simple/"
    with pytest.raises(IndexServerError) as caught:
        parsed(address, "upload address")
    said = str(caught.value)
    assert said.startswith("upload address: its address has an @ behind its host. In a")
    assert "token" not in said
    assert "ss@" not in said
