"""Each way to log in has its own way to go on."""

import asyncio
from collections.abc import Sequence

import anyio
import anyio.lowlevel
import pytest

from generator.runtime.auth import (
    AccessToken,
    AsyncAuth,
    AuthorizationCode,
    ClientCredentials,
    Password,
    RefreshToken,
)
from generator.runtime.deadlines import Deadline
from generator.runtime.errors import ArgumentError, TokenError, TransportError
from generator.runtime.tasks import Tasks
from generator.runtime.threads import Threads
from generator.runtime.token_sources import Ready, source
from generator.runtime.tokens import Tokens
from generator.runtime.waiting import Waiting, finished
from runtime.token_desk import (
    AUTH,
    ENDPOINT,
    MODES,
    NAMES,
    Blocking,
    Desk,
    Mode,
    answer,
    lost,
    make,
    refused,
    soon,
)

CODE = AuthorizationCode("code", redirect_uri="https://example.org/", client_id="id")
PASSWORD = Password("ada", "secret", client_id="id")
REFRESH = RefreshToken("r0", client_id="id")
SYNC = Blocking()


def asked(desk: Desk) -> list[str]:
    """Say what was asked for with what."""
    return [form.get("refresh_token", form["grant_type"]) for form in desk.asked]


def renewed(tokens: Tokens, times: int) -> list[str]:
    """Get a token, and others in place of each that is refused."""
    given: list[str] = []
    for _ in range(times):
        given.append(SYNC.get(tokens))
        tokens.drop(given[-1])
    return given


@pytest.mark.parametrize(
    ("auth", "expected"),
    [
        (AUTH, ["client_credentials"] * 3),
        (PASSWORD, ["password"] * 3),
        (REFRESH, ["r0"] * 3),
    ],
)
def test_what_is_not_used_up_is_used_again(
    auth: AsyncAuth, expected: Sequence[str]
) -> None:
    """Where the endpoint gives no refresh token."""
    desk = Desk()
    assert renewed(make(desk, SYNC.waiting, auth), 3) == ["t1", "t2", "t3"]
    assert asked(desk) == expected


@pytest.mark.parametrize(
    ("auth", "first"),
    [
        (AUTH, "client_credentials"),
        (PASSWORD, "password"),
        (CODE, "authorization_code"),
        (REFRESH, "r0"),
    ],
)
def test_a_refresh_token_is_used_where_there_is_one(
    auth: AsyncAuth, first: str
) -> None:
    """Always the newest; one that is not replaced stays in use."""
    desk = Desk([answer("a", 300, "r1"), answer("b"), answer("c", 300, "r2")])
    tokens = make(desk, SYNC.waiting, auth)
    assert renewed(tokens, 4) == ["a", "b", "c", "t4"]
    assert asked(desk) == [first, "r1", "r1", "r2"]


@pytest.mark.parametrize("auth", [AUTH, PASSWORD])
def test_a_dead_refresh_token_is_no_end(auth: ClientCredentials | Password) -> None:
    """What it was given for is still good."""
    desk = Desk([answer("a", 300, "r1"), refused(400)])
    assert renewed(make(desk, SYNC.waiting, auth), 3) == ["a", "t3", "t4"]
    grant = "password" if auth is PASSWORD else "client_credentials"
    assert asked(desk) == [grant, "r1", grant, grant]


@pytest.mark.parametrize("error", [lost(), refused(503)])
def test_a_refresh_token_survives_a_passing_failure(
    error: TokenError | TransportError,
) -> None:
    """Nobody said that it is dead."""
    desk = Desk([answer("a", 300, "r1"), error])
    tokens = make(desk, SYNC.waiting)
    assert renewed(tokens, 1) == ["a"]
    with pytest.raises(type(error)):
        SYNC.get(tokens)
    assert SYNC.get(tokens) == "t3"
    assert asked(desk) == ["client_credentials", "r1", "r1"]


@pytest.mark.parametrize("auth", [CODE, REFRESH])
def test_a_login_ends_with_its_refresh_token(
    auth: AuthorizationCode | RefreshToken,
) -> None:
    """The endpoint's own error says so."""
    desk = Desk([answer("a", 300, "r1"), refused(400)])
    tokens = make(desk, SYNC.waiting, auth)
    assert renewed(tokens, 1) == ["a"]
    with pytest.raises(TokenError, match="status 400"):
        SYNC.get(tokens)


def test_a_code_is_used_once() -> None:
    """Its token stays in use, as there is no other."""
    desk = Desk([answer("a", 0)])
    tokens = make(desk, SYNC.waiting, CODE)
    assert SYNC.get(tokens) == "a"
    assert tokens.drop("a") is False
    with pytest.raises(TokenError) as caught:
        SYNC.get(tokens)
    assert str(caught.value) == (
        "no access token: the login is over; "
        "log in again and make a client with the result"
    )
    assert asked(desk) == ["authorization_code"]


def test_a_code_that_did_not_arrive_is_sent_again() -> None:
    """Perhaps nobody saw it; if somebody did, the endpoint will say so."""
    desk = Desk([lost()])
    tokens = make(desk, SYNC.waiting, CODE)
    with pytest.raises(TransportError):
        SYNC.get(tokens)
    assert tokens.drop("x") is True
    assert SYNC.get(tokens) == "t2"
    assert asked(desk) == ["authorization_code", "authorization_code"]


async def cancelled(desk: Desk, tokens: Tokens) -> None:
    """Ask for a token, and be cancelled while it is fetched."""

    async def give_up() -> None:
        scope.cancel()
        await anyio.lowlevel.checkpoint()

    desk.meanwhile = give_up
    with anyio.CancelScope() as scope:
        await tokens.get(soon())
        await anyio.lowlevel.checkpoint()
    assert scope.cancelled_caught
    desk.meanwhile = lambda: None


@pytest.mark.parametrize(
    ("auth", "first"), [(CODE, "authorization_code"), (REFRESH, "r0")]
)
async def test_what_works_once_is_fetched_to_its_end(
    auth: AsyncAuth, first: str
) -> None:
    """Though the one who fetches was cancelled; else what it is for would be lost."""
    desk = Desk([answer("a", 300, "r1"), answer("b", 300, "r2")])
    tokens = make(desk, Tasks(), auth)
    await cancelled(desk, tokens)
    assert await tokens.get(soon()) == "a"
    tokens.drop("a")
    await cancelled(desk, tokens)
    assert await tokens.get(soon()) == "b"
    tokens.drop("b")
    assert await tokens.get(soon()) == "t3"
    assert asked(desk) == [first, "r1", "r2"]


@pytest.mark.parametrize(
    ("auth", "first"), [(CODE, "authorization_code"), (REFRESH, "r0")]
)
def test_asyncio_does_not_end_what_works_once(auth: AsyncAuth, first: str) -> None:
    """It cancels in its own way, as its timeouts do."""
    desk = Desk([answer("a", 300, "r1")])
    tokens = make(desk, Tasks(), auth)

    async def main() -> str:
        task = asyncio.create_task(tokens.get(soon()))

        async def give_up() -> None:
            task.cancel()
            await asyncio.sleep(0)

        desk.meanwhile = give_up
        with pytest.raises(asyncio.CancelledError):
            await task
        return await tokens.get(soon())

    assert asyncio.run(main()) == "a"
    assert asked(desk) == [first]


@pytest.mark.parametrize("auth", [AUTH, PASSWORD])
async def test_what_works_again_is_cancelled(auth: AsyncAuth) -> None:
    """Nothing is lost, and nobody waits for what is not wanted any more."""
    desk = Desk()
    tokens = make(desk, Tasks(), auth)
    await cancelled(desk, tokens)
    assert await tokens.get(soon()) == "t2"
    assert len(desk.asked) == 2


@pytest.mark.parametrize("mode", MODES, ids=NAMES)
@pytest.mark.parametrize(
    ("auth", "has_its_own"),
    [(CODE, True), (REFRESH, True), (AUTH, False), (PASSWORD, False)],
)
def test_what_works_once_has_a_deadline_of_its_own(
    mode: Mode, auth: AsyncAuth, *, has_its_own: bool
) -> None:
    """That of the one who fetches may be short, or the end of the login."""
    desk = Desk([answer("a", 300, "r1")])
    tokens = make(desk, mode.waiting, auth)
    for _ in range(2):
        tokens.drop(mode.get(tokens, Deadline.after(2)))
    assert [each.remaining() > 2 for each in desk.deadlines] == [has_its_own] * 2


def test_a_first_token_saves_a_request() -> None:
    """The refresh token is there for when it is refused."""
    desk = Desk()
    auth = RefreshToken("r0", client_id="id", access_token="mine")
    assert renewed(make(desk, SYNC.waiting, auth), 2) == ["mine", "t1"]
    assert asked(desk) == ["r0"]


def test_a_ready_token_is_all_there_is() -> None:
    """Whatever it is asked for."""
    ready = Ready(AccessToken("mine"))
    assert ready.first() == finished(ready.token(soon()))


@pytest.mark.parametrize("waiting", [Threads(), Tasks()], ids=["sync", "async"])
@pytest.mark.parametrize("auth", [None, "token", b"token", 5, {}, ClientCredentials])
def test_what_gives_no_token_is_refused(waiting: Waiting, auth: object) -> None:
    """A class, which could be called, is a slip as well."""
    with pytest.raises(ArgumentError) as caught:
        source(auth, ENDPOINT, waiting, Desk().fetch)
    assert str(caught.value) == (
        "auth: expected AccessToken, ClientCredentials or another of their kind, "
        "or a callable"
    )


def test_a_source_shows_no_secret() -> None:
    """Frames of errors hold it."""
    auth = RefreshToken("planted", client_id="id", client_secret="planted")
    made = source(auth, ENDPOINT, SYNC.waiting, Desk().fetch)
    assert made.place == ENDPOINT.path
    assert "planted" not in repr(made)
    assert "planted" not in repr(Ready(AccessToken("planted")))
