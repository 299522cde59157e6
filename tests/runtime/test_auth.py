"""Credentials are checked early, and keep to themselves."""

import copy
import pickle
import traceback
from collections.abc import Callable

import pytest

from generator.runtime.auth import (
    AccessToken,
    AuthorizationCode,
    ClientCredentials,
    Grant,
    Password,
    RefreshToken,
    Token,
    pkce_challenge,
)
from generator.runtime.errors import ArgumentError

VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
"""The example of RFC 7636."""

ALL: list[AccessToken | Token | Grant] = [
    AccessToken("secret-1"),
    Token("secret-1", expires_in=300),
    ClientCredentials("id", "secret-1"),
    RefreshToken(
        "secret-1",
        client_id="id",
        client_secret="secret-2",
        access_token="secret-3",
        expires_in=300,
    ),
    AuthorizationCode(
        "secret-1",
        redirect_uri="https://example.org/back",
        client_id="id",
        client_secret="secret-2",
        code_verifier=VERIFIER,
    ),
    Password("secret-user", "secret-1", client_id="id", client_secret="secret-2"),
]
credentials = pytest.mark.parametrize("auth", ALL, ids=lambda auth: type(auth).__name__)


@credentials
def test_no_secret_is_shown(auth: AccessToken | Token | Grant) -> None:
    """Neither by its repr nor by its str."""
    assert "<redacted>" in repr(auth)
    assert "secret-" not in f"{auth!r} {auth}"
    assert VERIFIER not in f"{auth!r} {auth}"


@credentials
def test_credentials_are_values(auth: AccessToken | Token | Grant) -> None:
    """A copy is equal, hashes alike and survives pickling."""
    for other in (copy.copy(auth), pickle.loads(pickle.dumps(auth))):
        assert other == auth
        assert hash(other) == hash(auth)


def test_what_is_no_secret_is_shown() -> None:
    """It helps whoever looks for a mistake."""
    assert repr(ClientCredentials("id", "x", scopes=["openid", "streams"])) == (
        "ClientCredentials(client_id='id', client_secret=<redacted>, "
        "scopes=('openid', 'streams'))"
    )


def test_public_clients_have_no_secret() -> None:
    """Everything that is optional can be left out."""
    assert repr(RefreshToken("x", client_id="id")) == (
        "RefreshToken(refresh_token=<redacted>, client_id='id', client_secret=None, "
        "access_token=None, expires_in=None)"
    )


@pytest.mark.parametrize(
    "token", ["", " ", "Bearer abc", "abc\n", "abc\r\nX: y", "a\0", "é", None, b"abc"]
)
@pytest.mark.parametrize(
    ("kind", "place"), [(AccessToken, "token"), (Token, "access_token")]
)
def test_what_is_no_token_is_refused(
    token: str, kind: Callable[[str], object], place: str
) -> None:
    """The error does not quote it."""
    with pytest.raises(ArgumentError) as caught:
        kind(token)
    assert str(caught.value) == (
        f"{place}: expected a token in visible ASCII, without 'Bearer '"
    )


def test_a_first_token_is_checked_too() -> None:
    """It goes into the same header."""
    with pytest.raises(ArgumentError, match=r"^access_token: expected a token in"):
        RefreshToken("x", client_id="id", access_token="Bearer abc")


FIELDS: list[tuple[str, Callable[[str], object]]] = [
    ("client_id", lambda text: ClientCredentials(text, "x")),
    ("client_secret", lambda text: ClientCredentials("x", text)),
    ("refresh_token", lambda text: RefreshToken(text, client_id="x")),
    ("client_id", lambda text: RefreshToken("x", client_id=text)),
    (
        "client_secret",
        lambda text: RefreshToken("x", client_id="x", client_secret=text),
    ),
    ("code", lambda text: AuthorizationCode(text, redirect_uri="x", client_id="x")),
    (
        "redirect_uri",
        lambda text: AuthorizationCode("x", redirect_uri=text, client_id="x"),
    ),
    (
        "client_id",
        lambda text: AuthorizationCode("x", redirect_uri="x", client_id=text),
    ),
    (
        "client_secret",
        lambda text: AuthorizationCode(
            "x", redirect_uri="x", client_id="x", client_secret=text
        ),
    ),
    ("client_id", lambda text: Password("x", "x", client_id=text)),
    (
        "client_secret",
        lambda text: Password("x", "x", client_id="x", client_secret=text),
    ),
]
fields = pytest.mark.parametrize(("place", "make"), FIELDS)


@fields
@pytest.mark.parametrize("text", ["", " x", "x\n", "x\r", "x\0", "\ud800", 5, b"x"])
def test_text_with_a_slip_is_refused(
    place: str, make: Callable[[str], object], text: str
) -> None:
    """A line end that came from a file would make the server refuse it."""
    with pytest.raises(ArgumentError) as caught:
        make(text)
    assert str(caught.value) == (
        f"{place}: expected printable text without spaces or line ends around it"
    )


@fields
@pytest.mark.parametrize("text", ["x", "x y", "ü", "~!@#$%^&*()_+=:/?;"])
def test_other_text_is_taken(
    place: str, make: Callable[[str], object], text: str
) -> None:
    """What a server gives as an id or a secret is its own business."""
    assert getattr(make(text), place) == text


@pytest.mark.parametrize("text", ["", "a\nb", "a\r", "\0", "\x7f", "\ud800", None])
def test_a_password_has_no_control_characters(text: str) -> None:
    """Neither has a user's name."""
    with pytest.raises(ArgumentError, match=r"^username: expected text without contr"):
        Password(text, "x", client_id="x")
    with pytest.raises(ArgumentError, match=r"^password: expected text without contr"):
        Password("x", text, client_id="x")


@pytest.mark.parametrize("text", [" ", " x ", "\u00a0", "pässwörd 🔑"])
def test_a_password_may_be_odd(text: str) -> None:
    """A user chose it."""
    assert Password("x", text, client_id="x").password == text


@pytest.mark.parametrize(
    "verifier", ["x" * 42, "x" * 129, "é" * 43, "x" * 43 + "\n", 5]
)
def test_a_verifier_has_the_form_of_rfc_7636(verifier: str) -> None:
    """Another one would be refused by the server."""
    with pytest.raises(
        ArgumentError, match=r"^code_verifier: expected 43 to 128 lette"
    ):
        AuthorizationCode("x", redirect_uri="x", client_id="x", code_verifier=verifier)


@pytest.mark.parametrize(
    "scopes", ["openid", "", ["a b"], [""], ["é"], [5], None, {"a"}]
)
def test_scopes_are_a_tuple_of_names(scopes: list[str]) -> None:
    """A string would be taken for its letters, a set has no order."""
    with pytest.raises(ArgumentError) as caught:
        ClientCredentials("x", "x", scopes=scopes)
    assert str(caught.value) == ("scopes: expected a tuple of names, e.g. ('openid',)")
    with pytest.raises(ArgumentError, match=r"^scopes: "):
        Password("x", "x", client_id="x", scopes=scopes)


@pytest.mark.parametrize("scopes", [(), ("openid", "https://example.org/x!~")])
def test_scopes_are_taken_as_they_are(scopes: tuple[str, ...]) -> None:
    """None at all leaves the choice to the server."""
    assert ClientCredentials("x", "x", scopes=list(scopes)).scopes == scopes


@pytest.mark.parametrize(
    "seconds", [True, "300", float("nan"), float("inf"), 10**400, -(10**400), b""]
)
def test_a_life_is_a_number_of_seconds(seconds: float) -> None:
    """Leave it out where it is not known."""
    with pytest.raises(ArgumentError, match=r"^expires_in: expected seconds as a "):
        Token("x", expires_in=seconds)
    with pytest.raises(ArgumentError, match=r"^expires_in: expected seconds as a "):
        RefreshToken("x", client_id="x", expires_in=seconds)


@pytest.mark.parametrize("seconds", [-3, 0, 0.5, 1e12, None])
def test_a_life_may_be_over(seconds: float | None) -> None:
    """Whoever computes what is left of it may be late."""
    assert Token("x", expires_in=seconds).expires_in == seconds


def test_the_challenge_is_that_of_rfc_7636() -> None:
    """Appendix B gives an example."""
    assert pkce_challenge(VERIFIER) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


PLANTED = "planted-secret"


def failing(make: Callable[[], object]) -> ArgumentError:
    """Return what *make* raises."""
    try:
        make()
    except ArgumentError as error:
        return error
    pytest.fail("nothing was raised")


@pytest.mark.parametrize(
    "make",
    [
        lambda: AccessToken(f"{PLANTED} "),
        lambda: Token(PLANTED, expires_in=float("inf")),
        lambda: ClientCredentials("x", f"{PLANTED}\n"),
        lambda: ClientCredentials("x", PLANTED, scopes="x"),
        lambda: Password(PLANTED, "\n", client_id="x"),
    ],
)
def test_no_frame_of_an_error_holds_a_secret(make: Callable[[], object]) -> None:
    """Tools that report errors print the locals of each frame."""
    error = failing(make)
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    assert PLANTED not in "".join(report.format())
    assert error.__cause__ is None
    assert error.__context__ is None
