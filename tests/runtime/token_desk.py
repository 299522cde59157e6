"""What tests of tokens share: a token endpoint without a network, and a clock."""

import inspect
from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import parse_qsl

import anyio
from attrs import define, field

from generator.runtime import token_flights, tokens
from generator.runtime.auth import AsyncAuth, ClientCredentials
from generator.runtime.calls import Call
from generator.runtime.deadlines import Deadline
from generator.runtime.errors import TokenError, TransportError
from generator.runtime.grants import TokenAnswer, TokenEndpoint
from generator.runtime.tasks import Tasks
from generator.runtime.threads import Threads
from generator.runtime.tokens import Tokens
from generator.runtime.waiting import Waiting, finished

ENDPOINT = TokenEndpoint("https://auth.example.org/token", "/realms/{tenant}/token")
AUTH = ClientCredentials("id", "secret")


@define
class Clock:
    """Stands where it is put; takes the place of the module `time`."""

    now: float = 1000.0

    def monotonic(self) -> float:
        """Return the time."""
        return self.now

    def use(self, set_attribute: Callable[[object, str, object], None]) -> None:
        """Let tokens grow old by it."""
        set_attribute(tokens, "time", self)
        set_attribute(token_flights, "time", self)


@define(eq=False)
class Desk:
    """Gives what it was told to give, and then tokens that are valid for 300 s."""

    plan: list[TokenAnswer | Exception] = field(factory=list[TokenAnswer | Exception])
    asked: list[dict[str, str]] = field(factory=list[dict[str, str]])
    deadlines: list[Deadline] = field(factory=list[Deadline])
    meanwhile: Callable[[], object] = field(default=lambda: None)
    """Happens before each answer; awaited if it can be."""

    async def fetch(self, call: Call[TokenAnswer], deadline: Deadline) -> TokenAnswer:
        """Take the place of a session."""
        self.asked.append(dict(parse_qsl((call.body or b"").decode())))
        self.deadlines.append(deadline)
        happening = self.meanwhile()
        if inspect.isawaitable(happening):
            await happening
        if not self.plan:
            return answer(f"t{len(self.asked)}")
        given = self.plan.pop(0)
        if isinstance(given, Exception):
            raise given
        return given


def answer(
    token: str, expires_in: float | None = 300, refresh_token: str | None = None
) -> TokenAnswer:
    """Give a token."""
    return TokenAnswer(
        access_token=token, expires_in=expires_in, refresh_token=refresh_token
    )


def lost() -> TransportError:
    """Make the error of a network that is down."""
    return TransportError(method="POST", path=ENDPOINT.path, reason="ConnectError")


def refused(status: int | None) -> TokenError:
    """Make the error of a token endpoint that gives no token."""
    return TokenError(problem="no", status=status)


def soon() -> Deadline:
    """Return a deadline that only a test that hangs will see."""
    return Deadline.after(10)


def make(desk: Desk, waiting: Waiting, auth: AsyncAuth = AUTH) -> Tokens:
    """Make what is tested."""
    return Tokens(auth, ENDPOINT, waiting, desk.fetch)


@define
class Blocking:
    """A sync client."""

    waiting: Waiting = field(factory=Threads)

    def get(self, tokens: Tokens, deadline: Deadline | None = None) -> str:
        """Block until there is a token."""
        return finished(tokens.get(deadline or soon()))


@define
class Looping:
    """An async client, with a new event loop for each token."""

    backend: str
    waiting: Waiting = field(factory=Tasks)

    def get(self, tokens: Tokens, deadline: Deadline | None = None) -> str:
        """Run until there is a token."""
        return anyio.run(tokens.get, deadline or soon(), backend=self.backend)


Mode: TypeAlias = Blocking | Looping
MODES: list[Mode] = [Blocking(), Looping("asyncio"), Looping("trio")]
NAMES = ["sync", "asyncio", "trio"]
