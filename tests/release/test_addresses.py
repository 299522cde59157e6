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


@pytest.mark.parametrize(
    ("given", "url", "host"),
    [
        (
            "https://u:P@Index.Example:443/S/",
            "https://index.example/S/",
            "index.example",
        ),
        ("https://index.example:/s/", "https://index.example/s/", "index.example"),
        ("https://index.example:80", "https://index.example:80", "index.example"),
        ("http://LocalHost:080/s/", "http://localhost/s/", "localhost"),
        ("http://localhost:443/s/", "http://localhost:443/s/", "localhost"),
        ("HTTP://[::1]:80/s/", "http://[::1]/s/", "::1"),
        ("https://u@[2001:DB8::1]:444/", "https://[2001:db8::1]:444/", "2001:db8::1"),
    ],
)
def test_one_way_to_write_it(given: str, url: str, host: str) -> None:
    """Who reads, who uploads and pip take the same server for the same."""
    found = parsed(given, "index")
    assert (found.url, found.host) == (url, host)


def test_places() -> None:
    """A keyring is asked for the address, the index that it is of, and the server."""
    found = parsed("https://ours@index.example:444/simple", "index")
    url = "https://index.example:444/simple"
    assert found.places == (url, f"{url}/", "index.example:444")
    upload = Address("https://index.example/", "index.example", index=f"{url}/")
    assert upload.places == ("https://index.example/", f"{url}/", "index.example")


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
