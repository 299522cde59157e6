"""A grant becomes a form, and the form becomes a call."""

import pytest

from generator.runtime.auth import (
    AuthorizationCode,
    ClientCredentials,
    Grant,
    Password,
    RefreshToken,
)
from generator.runtime.calls import Call
from generator.runtime.grants import (
    Login,
    TokenAnswer,
    TokenEndpoint,
    grant_call,
    refresh_call,
)
from generator.runtime.token_answers import read_refusal, read_token

ENDPOINT = TokenEndpoint(
    "https://auth.example.org/realms/acme/token", "/realms/{tenant}/token"
)


@pytest.mark.parametrize(
    ("grant", "form"),
    [
        (
            ClientCredentials("id", "secret"),
            (
                b"grant_type=client_credentials&client_id=id&client_secret=secret"
                b"&scope=openid"
            ),
        ),
        (
            ClientCredentials("i d", "s&c=r%t+\u00e9", scopes=("openid", "streams")),
            (
                b"grant_type=client_credentials&client_id=i+d"
                b"&client_secret=s%26c%3Dr%25t%2B%C3%A9&scope=openid+streams"
            ),
        ),
        (
            ClientCredentials("id", "secret", scopes=()),
            b"grant_type=client_credentials&client_id=id&client_secret=secret",
        ),
        (
            Password("ada@example.org", " p w ", client_id="id"),
            (
                b"grant_type=password&username=ada%40example.org&password=+p+w+"
                b"&client_id=id&scope=openid"
            ),
        ),
        (
            Password("ada", "pw", client_id="id", client_secret="secret", scopes=()),
            (
                b"grant_type=password&username=ada&password=pw"
                b"&client_id=id&client_secret=secret"
            ),
        ),
        (
            AuthorizationCode(
                "code",
                redirect_uri="https://example.org/back?x=1",
                client_id="id",
                code_verifier="v" * 43,
            ),
            b"grant_type=authorization_code&code=code"
            b"&redirect_uri=https%3A%2F%2Fexample.org%2Fback%3Fx%3D1&client_id=id"
            b"&code_verifier=" + b"v" * 43,
        ),
        (
            AuthorizationCode(
                "code", redirect_uri="x:/", client_id="id", client_secret="secret"
            ),
            (
                b"grant_type=authorization_code&code=code&redirect_uri=x%3A%2F"
                b"&client_id=id&client_secret=secret"
            ),
        ),
    ],
)
def test_a_grant_becomes_a_form(grant: Login, form: bytes) -> None:
    """As RFC 6749 and RFC 7636 have it; what is not known is left out."""
    assert grant_call(grant, ENDPOINT).body == form


@pytest.mark.parametrize(
    ("grant", "form"),
    [
        (
            RefreshToken("old", client_id="id"),
            b"grant_type=refresh_token&refresh_token=new&client_id=id",
        ),
        (
            ClientCredentials("id", "secret", scopes=("openid", "streams")),
            (
                b"grant_type=refresh_token&refresh_token=new"
                b"&client_id=id&client_secret=secret"
            ),
        ),
    ],
)
def test_a_refresh_token_becomes_a_form(grant: Grant, form: bytes) -> None:
    """It takes the place of what the first token was given for, scopes included."""
    assert refresh_call("new", grant, ENDPOINT).body == form


CALLS: list[tuple[Call[TokenAnswer], bool]] = [
    (grant_call(ClientCredentials("id", "secret"), ENDPOINT), True),
    (grant_call(Password("ada", "secret", client_id="id"), ENDPOINT), True),
    (
        grant_call(
            AuthorizationCode("secret", redirect_uri="x", client_id="id"), ENDPOINT
        ),
        False,
    ),
    (refresh_call("secret", ClientCredentials("id", "secret"), ENDPOINT), False),
]


@pytest.mark.parametrize(("call", "repeatable"), CALLS)
def test_only_what_is_not_used_up_may_be_sent_twice(
    call: Call[TokenAnswer], *, repeatable: bool
) -> None:
    """A code or a refresh token that was sent twice may end the login."""
    assert call.repeatable is repeatable


@pytest.mark.parametrize("call", [call for call, _ in CALLS])
def test_a_form_goes_to_the_token_endpoint(call: Call[TokenAnswer]) -> None:
    """Without a token, of course."""
    assert (call.method, call.url) == ("POST", ENDPOINT.url)
    assert not call.secured
    assert call.content_type == "application/x-www-form-urlencoded"
    assert call.accept == "application/json"
    assert call.answers == {200: read_token}
    assert call.refusal is read_refusal


@pytest.mark.parametrize("call", [call for call, _ in CALLS])
def test_a_call_shows_neither_secret_nor_tenant(call: Call[TokenAnswer]) -> None:
    """Messages have the template of the path alone."""
    assert call.template == "/realms/{tenant}/token"
    assert "secret" not in repr(call)
    assert "acme" not in repr(call)
