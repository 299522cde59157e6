"""The token endpoint's answer becomes a token, or an error that says what to do."""

import json

import pytest

from generator.runtime.errors import TokenError, TransportError
from generator.runtime.replies import Reply
from generator.runtime.token_answers import (
    TokenAnswer,
    is_final,
    read_refusal,
    read_token,
)


def body(**fields: object) -> bytes:
    """Write an answer with a token that is good for 300 seconds."""
    usual = {"access_token": "token", "token_type": "Bearer", "expires_in": 300}
    return json.dumps({**usual, **fields}).encode()


def test_an_answer_becomes_a_token() -> None:
    """Fields that nobody needs are left alone."""
    answer = read_token(
        body(refresh_token="more", refresh_expires_in=0, scope="openid", id_token=5)
    )
    assert answer == TokenAnswer(
        access_token="token", expires_in=300.0, refresh_token="more"
    )


def test_an_answer_may_be_brief() -> None:
    """Only the token itself has to be there."""
    assert read_token(b'{"access_token": "t"}') == TokenAnswer(access_token="t")


def test_an_answer_shows_no_token() -> None:
    """It may end up in a debugger's list of variables."""
    answer = TokenAnswer(access_token="secret", refresh_token="secret")
    assert repr(answer) == (
        "TokenAnswer(access_token=<redacted>, expires_in=None, "
        "refresh_token=<redacted>)"
    )


@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        (300, 300.0),
        (0.5, 0.5),
        ("300", 300.0),
        ("300.5", 300.5),
        (0, 0.0),
        (-5, 0.0),
        ("-5", 0.0),
        (10**12, 1e12),
        (10**400, None),
        ("9" * 400, None),
        ("soon", None),
        ("", None),
        ("nan", None),
        ("-inf", None),
        (None, None),
        (True, None),
        ([300], None),
    ],
)
def test_a_life_may_be_anything(given: object, seconds: float | None) -> None:
    """What makes no sense counts as not known, and what is negative as over."""
    assert read_token(body(expires_in=given)).expires_in == seconds


@pytest.mark.parametrize("kind", ["Bearer", "bearer", "BEARER", None])
def test_the_type_is_bearer_in_any_case(kind: str | None) -> None:
    """Some servers leave it out."""
    assert read_token(body(token_type=kind)) == read_token(body())


@pytest.mark.parametrize("kind", ["mac", "DPoP", "", 5, ["Bearer"]])
def test_another_type_is_refused(kind: object) -> None:
    """The API could not read such a token."""
    with pytest.raises(TokenError, match=r"of the type Bearer, got another$"):
        read_token(body(token_type=kind))


@pytest.mark.parametrize("token", ["", " ", "a b", "a\nb", "é", None, 5, ["token"]])
def test_what_is_no_token_is_refused(token: object) -> None:
    """It could not stand in a header."""
    with pytest.raises(
        TokenError, match=r"^no access token: expected JSON with an acc"
    ):
        read_token(body(access_token=token))


@pytest.mark.parametrize("token", ["", None, 5, ["more"]])
def test_what_is_no_refresh_token_is_none(token: object) -> None:
    """The access token is good without it."""
    assert read_token(body(refresh_token=token)).refresh_token is None


@pytest.mark.parametrize(
    "content",
    [b"", b"secret", b"[]", b"null", b'"secret"', b"{}", b"\xff", b'{"access_token":'],
)
def test_an_answer_of_another_kind_is_an_error(content: bytes) -> None:
    """It is not quoted."""
    with pytest.raises(TokenError) as caught:
        read_token(content)
    assert str(caught.value) == (
        "no access token: "
        "expected JSON with an access_token; check token_url and the proxy"
    )
    assert caught.value.__context__ is None


@pytest.mark.parametrize("content", [b"<html>", b"\r\n <!DOCTYPE html>"])
def test_a_page_is_told_apart(content: bytes) -> None:
    """A proxy that wants somebody to log in answers with one."""
    with pytest.raises(TokenError, match=r"\(the answer is HTML: perhaps a proxy's\)$"):
        read_token(content)
    assert str(read_refusal(Reply(503, {}, content))) == (
        "no access token (status 503): the token endpoint failed; try again later "
        "(the answer is HTML: perhaps a proxy's)"
    )


def test_an_error_with_a_wrong_status_is_one() -> None:
    """Some servers refuse with a 200."""
    content = b'{"error": "invalid_client", "error_description": "secret"}'
    with pytest.raises(TokenError) as caught:
        read_token(content)
    assert caught.value.code == "invalid_client"
    assert caught.value.status is None
    assert str(caught.value) == (
        "no access token (invalid_client): "
        "check client id, secret, tenant and environment"
    )


def refusal(status: int, content: bytes = b"") -> TokenError:
    """Read an answer that gives no token."""
    return read_refusal(Reply(status, {}, content))


def refused(code: object) -> bytes:
    """Write an OAuth error."""
    return json.dumps({"error": code, "error_description": "Ada is out"}).encode()


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        ("invalid_client", "check client id, secret, tenant and environment"),
        (
            "unauthorized_client",
            (
                "check client id and secret, "
                "and whether this client may log in in this way"
            ),
        ),
        (
            "invalid_grant",
            "what was used to log in is wrong, expired or used up; log in again",
        ),
        ("invalid_scope", "this client may not have these scopes; check scopes="),
        (
            "unsupported_grant_type",
            "the token endpoint does not offer this way to log in",
        ),
        (
            "invalid_request",
            "the token endpoint refused; check credentials, tenant and token_url",
        ),
    ],
)
def test_a_code_says_what_to_do(code: str, advice: str) -> None:
    """The description, which may name a user, can be asked for but does not show."""
    error = refusal(401, refused(code))
    assert str(error) == f"no access token (status 401, {code}): {advice}"
    assert (error.status, error.code, error.description) == (401, code, "Ada is out")
    assert "Ada" not in repr(error)


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        (302, "redirects, which is not followed; check token_url"),
        (400, "refused; check credentials, tenant and token_url"),
        (404, "check tenant, environment and token_url"),
        (408, "try again later"),
        (429, "asked too often; try again later"),
        (500, "failed; try again later"),
        (503, "failed; try again later"),
        (600, "refused; check credentials, tenant and token_url"),
    ],
)
@pytest.mark.parametrize("content", [b"", b"secret", b"[]", b"{}", refused(5)])
def test_a_status_says_what_to_do(status: int, advice: str, content: bytes) -> None:
    """Whatever the body is."""
    error = refusal(status, content)
    assert str(error).startswith(f"no access token (status {status}): ")
    assert str(error).endswith(advice)
    assert error.code is None


def test_a_code_that_is_prose_does_not_show() -> None:
    """Nobody knows what a server puts there."""
    error = refusal(404, refused("Realm does not exist"))
    assert error.code == "Realm does not exist"
    assert str(error) == (
        "no access token (status 404, <redacted>): there is no such token endpoint; "
        "check tenant, environment and token_url"
    )


@pytest.mark.parametrize(
    ("status", "final"),
    [(302, False), (400, True), (401, True), (408, False), (429, False), (500, False)],
)
def test_a_refusal_is_final(status: int, *, final: bool) -> None:
    """Time cures the others."""
    assert is_final(refusal(status)) is final


def test_what_is_no_refusal_is_not_final() -> None:
    """A page of a proxy is gone when the proxy is well."""
    assert not is_final(TokenError(problem="x"))
    assert not is_final(TransportError(method="POST", path="/", reason="x"))
