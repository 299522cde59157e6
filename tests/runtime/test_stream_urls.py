"""A stream's address gets the token, and gives it to the API alone."""

import pickle
import traceback

import pytest

from generator.runtime.errors import ArgumentError
from generator.runtime.stream_urls import stream_url

HOST = "api.eu.corti.app"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("wss://api.eu.corti.app/s", "/s?token=Bearer%20abc"),
        ("wss://api.eu.corti.app/s?", "/s?token=Bearer%20abc"),
        ("wss://api.eu.corti.app", "?token=Bearer%20abc"),
        ("wss://api.eu.corti.app?a=b", "?a=b&token=Bearer%20abc"),
        (
            "wss://api.eu.corti.app/s?tenant-name=acme",
            "/s?tenant-name=acme&token=Bearer%20abc",
        ),
        ("wss://api.eu.corti.app/s?a=%2F&&b=c+d&", "/s?a=%2F&b=c+d&token=Bearer%20abc"),
        ("wss://api.eu.corti.app/s?token=old", "/s?token=Bearer%20abc"),
        ("wss://api.eu.corti.app/s?token", "/s?token=Bearer%20abc"),
        ("wss://api.eu.corti.app/s?token=x&a=b&token=y", "/s?a=b&token=Bearer%20abc"),
        ("wss://api.eu.corti.app/s?%74oken=x&a=b", "/s?a=b&token=Bearer%20abc"),
        ("wss://api.eu.corti.app/s?tokens=x", "/s?tokens=x&token=Bearer%20abc"),
        ("wss://api.eu.corti.app/s?Token=x", "/s?Token=x&token=Bearer%20abc"),
        ("wss://api.eu.corti.app/a/../b%20c;d,e:f@g?h?i/j", None),
    ],
)
def test_a_token_joins_the_query(url: str, expected: str | None) -> None:
    """With `?` or `&` as the address needs it, and instead of one that is there."""
    expected = expected or "/a/../b%20c;d,e:f@g?h?i/j&token=Bearer%20abc"
    assert str(stream_url(url, "abc", host=HOST)) == f"wss://{HOST}{expected}"


def test_a_token_is_encoded() -> None:
    """It could have a sign in it that separates."""
    url = stream_url("wss://api.eu.corti.app/s", "a+b/c=d&e~f.g-h", host=HOST)
    assert str(url).endswith("?token=Bearer%20a%2Bb%2Fc%3Dd%26e~f.g-h")


def test_the_parameter_may_have_another_name() -> None:
    """The document of the API says which."""
    url = stream_url(
        "wss://api.eu.corti.app/s?token=x&a+t=y", "abc", host=HOST, parameter="a t"
    )
    assert str(url).endswith("/s?token=x&a%20t=Bearer%20abc")


def test_an_address_is_used_like_any_string_but_not_shown() -> None:
    """What opens the connection needs no more than a string."""
    url = stream_url("wss://api.eu.corti.app/s", "abc", host=HOST)
    expected = "wss://api.eu.corti.app/s?token=Bearer%20abc"
    assert url == expected
    assert f"{url}" == expected
    assert pickle.loads(pickle.dumps(url)) == expected
    assert f"{url!r} {[url]}" == "<redacted> [<redacted>]"
    assert repr(pickle.loads(pickle.dumps(url))) == "<redacted>"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("WSS://API.EU.Corti.App/s", HOST),
        ("wss://api.eu.corti.app/s", "API.eu.corti.app"),
        ("wss://api.eu.corti.app:443/s", HOST),
        ("wss://api.eu.corti.app/s", "api.eu.corti.app:443"),
        ("wss://api.eu.corti.app:8443/s", "api.eu.corti.app:8443"),
        ("ws://127.0.0.1/s", "127.0.0.1"),
        ("ws://127.0.0.1:8000/s", "127.0.0.1:8000"),
        ("ws://127.0.0.1:8000/s", "127.0.0.1"),
        ("ws://localhost:8000/s", "localhost:8000"),
        ("ws://[::1]:8000/s", "[::1]:8000"),
        ("wss://[::1]/s", "[::1]"),
    ],
)
def test_the_host_is_that_of_the_api(url: str, host: str) -> None:
    """In any case, with its usual port or the API's own; of this machine, with any."""
    assert stream_url(url, "abc", host=host) == f"{url}?token=Bearer%20abc"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("wss://evil.example/s", HOST),
        ("wss://api.us.corti.app/s", HOST),
        ("wss://xapi.eu.corti.app/s", HOST),
        ("wss://api.eu.corti.app.evil.example/s", HOST),
        ("wss://api.eu.corti.app./s", HOST),
        ("wss://api.eu.corti.app:8443/s", HOST),
        ("wss://api.eu.corti.app:80/s", HOST),
        ("wss://api.eu.corti.app/s", "api.eu.corti.app:8443"),
        ("ws://127.0.0.1:8001/s", "127.0.0.1:8000"),
        ("ws://127.0.0.1:8000/s", "localhost:8000"),
    ],
)
def test_another_host_gets_no_token(url: str, host: str) -> None:
    """Not even another port."""
    with pytest.raises(ArgumentError) as caught:
        stream_url(url, "abc", host=host)
    assert str(caught.value) == (
        "websocket_url: expected the host of the API; the token is for no other"
    )


def test_what_is_not_encrypted_stays_on_this_machine() -> None:
    """A token would be read on its way."""
    with pytest.raises(ArgumentError) as caught:
        stream_url("ws://api.eu.corti.app/s", "abc", host=HOST)
    assert str(caught.value) == (
        "websocket_url: expected wss; ws is for 127.0.0.1, ::1 and localhost"
    )


@pytest.mark.parametrize(
    "url",
    [
        "",
        None,
        5,
        b"wss://api.eu.corti.app/s",
        "/s",
        "//api.eu.corti.app/s",
        "api.eu.corti.app/s",
        "https://api.eu.corti.app/s",
        "wss:api.eu.corti.app/s",
        "wss:///s",
        "wss://user@api.eu.corti.app/s",
        "wss://user:secret@api.eu.corti.app/s",
        "wss://evil.example\\@api.eu.corti.app/s",
        "wss://api.eu.corti.app\\@evil.example/s",
        "wss://api.eu.corti.app#@evil.example/s",
        "wss://api.eu.corti.app/s#",
        "wss://api.eu.corti.app/s?a=b#c",
        "wss://api.eu.corti.app:/s",
        "wss://api.eu.corti.app:https/s",
        "wss://api.eu.corti.app:4430000/s",
        "wss://api.eu.corti.app/ s",
        "wss://api.eu.corti.app/s?a=b c",
        "wss://api.eu.corti.app/s\n",
        "\twss://api.eu.corti.app/s",
        "wss://api.eu.corti.app/\u017f",
        "wss://api.eu.corti.app/\u00e9",
        'wss://api.eu.corti.app/"',
        "wss://api.eu.corti.app/{id}",
        "wss://%61pi.eu.corti.app/s",
        "wss://[api.eu.corti.app]/s",
    ],
)
def test_an_address_has_no_other_parts(url: str) -> None:
    """Whoever reads it must not see another host than we do."""
    with pytest.raises(ArgumentError) as caught:
        stream_url(url, "abc", host=HOST)
    assert str(caught.value) == (
        "websocket_url: expected wss://host[:port][/path][?query] and nothing else"
    )


@pytest.mark.parametrize("token", ["", "Bearer abc", "a b", "é", None])
def test_what_is_no_token_is_refused(token: str) -> None:
    """Without `Bearer`, which is added."""
    with pytest.raises(
        ArgumentError, match=r"^token: expected a token in visible ASCI"
    ):
        stream_url("wss://api.eu.corti.app/s", token, host=HOST)


PLANTED = "planted-secret"


def failing(url: str, token: str) -> ArgumentError:
    """Return what is raised."""
    try:
        stream_url(url, token, host=HOST)
    except ArgumentError as error:
        del url, token
        return error
    pytest.fail("nothing was raised")


@pytest.mark.parametrize(
    ("url", "token"),
    [(f"wss://{PLANTED}/", "abc"), (f"wss://{HOST}/", f"{PLANTED} x"), (PLANTED, "x")],
)
def test_no_frame_of_an_error_holds_the_address(url: str, token: str) -> None:
    """Nor the token: tools that report errors print the locals of each frame."""
    error = failing(url, token)
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    assert PLANTED not in "".join(report.format())
    assert error.__cause__ is None
    assert error.__context__ is None
