"""A callable of the caller's own gives tokens."""

import threading
from collections.abc import Awaitable, Callable, Generator
from functools import partial
from typing import NoReturn

import anyio
import anyio.lowlevel
import pytest

from generator.runtime.auth import AsyncAuth, Token
from generator.runtime.deadlines import Deadline
from generator.runtime.errors import ArgumentError, DeadlineError, TokenError
from generator.runtime.tasks import Tasks
from generator.runtime.threads import Threads
from generator.runtime.token_callables import Awaited, Called
from generator.runtime.tokens import Tokens
from generator.runtime.waiting import Waiting
from runtime.token_desk import MODES, NAMES, Clock, Desk, Mode

modes = pytest.mark.parametrize("mode", MODES, ids=NAMES)
loops = pytest.mark.parametrize("mode", MODES[1:], ids=NAMES[1:])


def called(auth: AsyncAuth, waiting: Waiting) -> Tokens:
    """Make tokens that no endpoint gives."""
    return Tokens(auth, None, waiting, Desk().fetch)


class Mint:
    """Gives a new token each time."""

    def __init__(self, expires_in: float | None = None) -> None:
        self.threads: list[int] = []
        self._expires_in = expires_in

    def text(self) -> str:
        """Give the token alone."""
        self.threads.append(threading.get_ident())
        return f"t{len(self.threads)}"

    def token(self) -> Token:
        """Give it with its life."""
        return Token(self.text(), expires_in=self._expires_in)

    async def text_later(self) -> str:
        """Give the token alone."""
        await anyio.lowlevel.checkpoint()
        return self.text()

    async def token_later(self) -> Token:
        """Give it with its life."""
        await anyio.lowlevel.checkpoint()
        return self.token()


@modes
def test_a_string_is_used_until_it_is_refused(mode: Mode) -> None:
    """Nobody knows how long it is good."""
    tokens = called(Mint().text, mode.waiting)
    assert [mode.get(tokens), mode.get(tokens)] == ["t1", "t1"]
    assert tokens.drop("t1") is True
    assert [mode.get(tokens), mode.get(tokens)] == ["t2", "t2"]


@modes
def test_a_token_is_used_as_long_as_it_says(
    mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the margin that all tokens have."""
    clock = Clock()
    clock.use(monkeypatch.setattr)
    tokens = called(Mint(expires_in=100).token, mode.waiting)
    assert mode.get(tokens) == "t1"
    clock.now += 79
    assert mode.get(tokens) == "t1"
    clock.now += 2
    assert mode.get(tokens) == "t2"


def test_a_sync_client_calls_it_in_its_own_thread() -> None:
    """Where it is called from is of no concern to it."""
    mint = Mint()
    assert MODES[0].get(called(mint.text, Threads())) == "t1"
    assert mint.threads == [threading.get_ident()]


@loops
def test_an_async_client_calls_it_in_another_thread(mode: Mode) -> None:
    """It may block; the event loop must not."""
    mint = Mint()
    assert mode.get(called(mint.text, mode.waiting)) == "t1"
    assert mint.threads != [threading.get_ident()]


class Later:
    """Is async without being a function."""

    def __init__(self, mint: Mint) -> None:
        self._mint = mint

    async def __call__(self) -> str:
        """Give what the mint gives."""
        return await self._mint.text_later()


def hidden(call: Callable[[], Awaitable[str]]) -> Callable[[], Awaitable[str]]:
    """Make a function that nobody can see is async."""

    def function() -> Awaitable[str]:
        return call()

    return function


@loops
def test_an_async_callable_is_awaited_in_the_event_loop(mode: Mode) -> None:
    """However it was made."""
    mint = Mint()
    calls: list[Callable[[], Awaitable[str | Token]]] = [
        mint.text_later,
        mint.token_later,
        partial(mint.text_later),
        Later(mint),
        hidden(Later(mint)),
    ]
    given = [mode.get(called(call, mode.waiting)) for call in calls]
    assert given == ["t1", "t2", "t3", "t4", "t5"]
    assert mint.threads == [threading.get_ident()] * 5


def test_a_sync_client_refuses_an_async_callable() -> None:
    """At once, not at the first call."""
    mint = Mint()
    for call in (mint.text_later, partial(mint.text_later), Later(mint)):
        with pytest.raises(ArgumentError) as caught:
            called(call, Threads())
        assert str(caught.value) == (
            "auth: expected a sync callable; or use the async client"
        )


def test_a_sync_client_refuses_what_would_have_to_be_awaited() -> None:
    """Where it did not see it coming."""
    with pytest.raises(TokenError, match=r"got coroutine$"):
        MODES[0].get(called(hidden(Later(Mint())), Threads()))


@modes
@pytest.mark.parametrize(
    "given", [None, 5, b"planted", "", "Bearer planted", "a\n", ()]
)
def test_what_is_no_token_is_an_error(mode: Mode, given: str) -> None:
    """It is not quoted."""
    with pytest.raises(TokenError) as caught:
        mode.get(called(lambda: given, mode.waiting))
    assert str(caught.value) == (
        "no access token: the callable auth= has to return a Token, or a str that is "
        "the token alone, without 'Bearer '; "
        f"got {type(given).__name__}"
    )


@modes
@pytest.mark.parametrize(
    "kind", [ZeroDivisionError, TimeoutError, KeyError, TokenError]
)
def test_its_errors_are_the_callers(mode: Mode, kind: type[Exception]) -> None:
    """They pass unchanged."""
    error = kind("x") if kind is not TokenError else TokenError(problem="x")

    def fail() -> NoReturn:
        raise error

    tokens = called(fail, mode.waiting)
    for _ in range(2):
        with pytest.raises(kind) as caught:
            mode.get(tokens)
        assert caught.value is error
        assert caught.value.__context__ is None


@modes
def test_the_old_token_is_used_while_there_is_an_error(
    mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not for longer."""
    clock = Clock()
    clock.use(monkeypatch.setattr)
    plan = [Token("old", expires_in=300)]
    tokens = called(plan.pop, mode.waiting)
    assert mode.get(tokens) == "old"
    clock.now += 299
    assert mode.get(tokens) == "old"
    clock.now += 2
    with pytest.raises(IndexError):
        mode.get(tokens)


@modes
def test_it_may_give_a_token_that_was_refused(mode: Mode) -> None:
    """The API gets it again: there is no other."""
    tokens = called(lambda: "same", mode.waiting)
    assert mode.get(tokens) == "same"
    assert tokens.drop("same") is True
    assert mode.get(tokens) == "same"


@modes
def test_what_it_gave_before_a_refusal_is_fetched_again(
    mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have a cache of its own, and hear of the refusal in between."""
    clock = Clock()
    clock.use(monkeypatch.setattr)
    given = ["old", "old", "new"]

    def give() -> Token:
        if len(given) == 2:
            tokens.drop("old")
        return Token(given.pop(0), expires_in=300)

    tokens = called(give, mode.waiting)
    assert mode.get(tokens) == "old"
    clock.now += 271
    assert mode.get(tokens) == "new"


def test_a_sync_callable_of_a_sync_client_ends_when_it_likes() -> None:
    """Its token is not thrown away, although the deadline has passed."""
    assert MODES[0].get(called(lambda: "t", Threads()), Deadline.after(0)) == "t"


@pytest.fixture(name="never")
def _never() -> Generator[threading.Event]:
    never = threading.Event()
    yield never
    never.set()


@loops
def test_a_callable_that_blocks_is_left_alone(
    mode: Mode, never: threading.Event
) -> None:
    """Its thread goes on; the call ends in time."""
    tokens = called(lambda: f"{never.wait(30)}", mode.waiting)
    with pytest.raises(DeadlineError) as caught:
        mode.get(tokens, Deadline.after(0.02))
    assert str(caught.value).startswith(
        "POST auth: no complete answer, waiting for a token; try again later, "
    )
    assert not caught.value.sent
    assert caught.value.__context__ is None


@loops
def test_an_async_callable_that_waits_is_cancelled(mode: Mode) -> None:
    """The call ends in time."""
    ended: list[bool] = []

    async def wait() -> str:
        try:
            await anyio.sleep(30)
        finally:
            ended.append(True)
        return "t"

    with pytest.raises(DeadlineError):
        mode.get(called(wait, mode.waiting), Deadline.after(0.02))
    assert ended == [True]


class Promise:
    """Can be awaited without being a coroutine."""

    def __await__(self) -> Generator[object, None, str]:
        yield from anyio.lowlevel.checkpoint().__await__()
        return "t"


@loops
def test_anything_can_be_awaited(mode: Mode) -> None:
    """Only coroutines are common, though."""
    assert mode.get(called(hidden(Promise), mode.waiting)) == "t"


def test_a_callable_is_not_shown() -> None:
    """It may be a `partial` that holds a secret."""
    call = partial(str, "planted")
    assert "planted" not in repr(Called(call))
    assert "planted" not in repr(Awaited(call, Tasks()))
