"""The emitted clients: made from the environment, changed, asked for a stream."""

from typing import Final

import httpx
import pytest

from corti_interactions import (
    AccessToken,
    ArgumentError,
    AsyncCortiClient,
    CortiClient,
    RetryPolicy,
)

CLIENTS: Final = (CortiClient, AsyncCortiClient)
ENVIRONMENT: Final = {
    "CORTI_TENANT": "acme",
    "CORTI_CLIENT_ID": "id",
    "CORTI_CLIENT_SECRET": "secret",
}
STREAM: Final = "wss://api.eu.corti.app/interactions/1/streams?tenant-name=acme"
PLANTED: Final = "planted-token"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    for name in ("ACCESS_TOKEN", "ENVIRONMENT", "BASE_URL", "TOKEN_URL"):
        monkeypatch.delenv(f"CORTI_{name}", raising=False)


@pytest.mark.parametrize("client", CLIENTS)
def test_the_environment_is_enough(
    client: type[CortiClient | AsyncCortiClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three variables make a client, and a fourth one moves it to another region."""
    name = client.__name__
    shown = f"{name}(base_url='https://api.eu.corti.app/v2')"
    assert repr(client.from_env(deadline=9)) == shown
    monkeypatch.setenv("CORTI_ENVIRONMENT", "us")
    shown = f"{name}(base_url='https://api.us.corti.app/v2')"
    assert repr(client.from_env()) == shown
    monkeypatch.setenv("CORTI_BASE_URL", "https://here.example/v2")
    assert repr(client.from_env()) == f"{name}(base_url='https://here.example/v2')"


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("name", ENVIRONMENT)
@pytest.mark.parametrize("value", ["", None])
def test_what_is_missing_is_named(
    client: type[CortiClient | AsyncCortiClient],
    name: str,
    value: str | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A variable that is not set, or has nothing in it."""
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    with pytest.raises(ArgumentError) as caught:
        client.from_env()
    assert str(caught.value).startswith(f"{name}: set this environment variable")


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CORTI_TENANT", "a\n"),
        ("CORTI_CLIENT_ID", "a\n"),
        ("CORTI_CLIENT_SECRET", ""),
        ("CORTI_ACCESS_TOKEN", f"{PLANTED}\n"),
        ("CORTI_ENVIRONMENT", "a\n"),
        ("CORTI_BASE_URL", "https://api.example.org\n"),
        ("CORTI_TOKEN_URL", "http://auth.example.org/token"),
    ],
)
def test_a_variable_that_cannot_be_is_named(
    client: type[CortiClient | AsyncCortiClient],
    name: str,
    value: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As it is called in the environment, and without its value."""
    monkeypatch.setenv(name, value)
    with pytest.raises(ArgumentError) as caught:
        client.from_env()
    assert str(caught.value).startswith(f"{name}: ")
    assert PLANTED not in str(caught.value)


@pytest.mark.parametrize("client", CLIENTS)
def test_an_argument_beside_the_environment_has_its_own_name(
    client: type[CortiClient | AsyncCortiClient],
) -> None:
    """It comes from no variable."""
    with pytest.raises(ArgumentError, match=r"^deadline: expected"):
        client.from_env(deadline=0)


def test_a_token_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is sent as it is, and comes before the credentials."""
    monkeypatch.setenv("CORTI_ACCESS_TOKEN", PLANTED)
    with CortiClient.from_env() as client:
        assert f"token=Bearer%20{PLANTED}" in client.stream_url(STREAM)


def test_a_changed_client_leaves_the_first_as_it_is() -> None:
    """Tenant, headers and attempts of some calls are those calls' own."""
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(503)

    client = CortiClient(
        auth=AccessToken(PLANTED),
        tenant="acme",
        headers={"X-One": "1"},
        retries=RetryPolicy(attempts=1),
        transport=httpx.MockTransport(answer),
    )
    changed = client.with_options(
        tenant="other",
        headers={"x-two": "2"},
        retries=RetryPolicy(attempts=2, backoff=0.0001),
    )
    for each in (changed, client):
        assert each.interactions.raw.get("0" * 8 + "-0000" * 3 + "-" + "0" * 12).status

    names = ("Tenant-Name", "X-One", "X-Two")
    sent = [tuple(map(request.headers.get, names)) for request in asked]
    assert sent == [("other", "1", "2")] * 2 + [("acme", "1", None)]


async def test_a_stream_has_a_token() -> None:
    """Sync and async, and a repr shows nothing of it."""
    expected = f"{STREAM}&token=Bearer%20{PLANTED}"
    async with AsyncCortiClient(auth=AccessToken(PLANTED), tenant="acme") as client:
        assert str(await client.stream_url(STREAM)) == expected
    with CortiClient(auth=AccessToken(PLANTED), tenant="acme") as blocking:
        url = blocking.stream_url(STREAM)
        assert str(url) == expected
        assert PLANTED not in repr(url)
        with pytest.raises(ArgumentError, match="the host of the API"):
            blocking.stream_url("wss://api.eu.corti.app.evil.example/")
