"""Where new tokens come from: nowhere, the token endpoint, or a caller's callable."""

from collections.abc import Awaitable, Callable
from typing import Final, Protocol, TypeAlias

from attrs import define, field, frozen

from .auth import (
    AccessToken,
    AuthorizationCode,
    ClientCredentials,
    Grant,
    Password,
    RefreshToken,
    Token,
)
from .calls import Call
from .deadlines import Deadline
from .errors import ArgumentError, TokenError
from .grants import TokenAnswer, TokenEndpoint, grant_call, refresh_call
from .threads import Threads
from .token_answers import is_final
from .token_callables import Awaited, Called, is_async
from .waiting import Waiting

Fetch: TypeAlias = Callable[[Call[TokenAnswer], Deadline], Awaitable[TokenAnswer]]
"""Makes the call to the token endpoint: a session."""

_EXPECTED: Final = "expected AccessToken, ClientCredentials or another of their kind"
_ENOUGH: Final = 10.0
"""Seconds for what cannot be fetched a second time, whatever a call's deadline is."""

_GONE: Final = "the login is over; log in again and make a client with the result"


class Source(Protocol):
    """What gives tokens; never asked for two at once."""

    @property
    def place(self) -> str:
        """What is asked, for messages."""
        ...

    def first(self) -> Token | None:
        """Return the token to begin with, if there is one."""
        ...

    def renews(self) -> bool:
        """Whether another token can be had."""
        ...

    async def token(self, deadline: Deadline) -> Token:
        """Get another token until *deadline*; raises what stands in the way."""
        ...


@frozen
class Ready:
    """One token, and no other."""

    _auth: AccessToken
    place: str = "auth"

    def first(self) -> Token:
        """Return it."""
        return Token(self._auth.token)

    def renews(self) -> bool:
        """There is no other."""
        return False

    async def token(self, deadline: Deadline) -> Token:
        """Return it again."""
        del deadline
        return self.first()


@define(eq=False)
class Granted:
    """The token endpoint; a refresh token is used before what it was given for."""

    _grant: Grant
    _endpoint: TokenEndpoint
    _waiting: Waiting = field(repr=False)
    _fetch: Fetch = field(repr=False)
    _refresh_token: str | None = field(default=None, init=False, repr=False)
    _used_up: bool = field(default=False, init=False)
    _landed: list[TokenAnswer] = field(
        factory=list[TokenAnswer], init=False, repr=False
    )
    """The answer that somebody was cancelled while waiting for."""

    def __attrs_post_init__(self) -> None:
        if isinstance(self._grant, RefreshToken):
            self._refresh_token = self._grant.refresh_token

    @property
    def place(self) -> str:
        """The path of the token endpoint."""
        return self._endpoint.path

    def first(self) -> Token | None:
        """Return the access token that came with the refresh token."""
        grant = self._grant
        if not isinstance(grant, RefreshToken) or grant.access_token is None:
            return None
        return Token(grant.access_token, expires_in=grant.expires_in)

    def renews(self) -> bool:
        """Whether there is a refresh token, or a grant that is not used up."""
        return self._refresh_token is not None or not self._used_up

    async def token(self, deadline: Deadline) -> Token:
        """Use the refresh token if there is one, and else the grant itself."""
        answer = await self._refreshed(deadline) or await self._granted(deadline)
        self._refresh_token = answer.refresh_token or self._refresh_token
        return Token(answer.access_token, expires_in=answer.expires_in)

    async def _refreshed(self, deadline: Deadline) -> TokenAnswer | None:
        if self._refresh_token is None:
            return None
        call = refresh_call(self._refresh_token, self._grant, self._endpoint)
        if not isinstance(self._grant, ClientCredentials | Password):
            return await self._once(call)
        try:
            return await self._fetch(call, deadline)
        except TokenError as error:
            if not is_final(error):
                raise
        self._refresh_token = None
        return None

    async def _granted(self, deadline: Deadline) -> TokenAnswer:
        if self._used_up or isinstance(self._grant, RefreshToken):
            raise TokenError(problem=_GONE)
        call = grant_call(self._grant, self._endpoint)
        if not isinstance(self._grant, AuthorizationCode):
            return await self._fetch(call, deadline)
        answer = await self._once(call)
        self._used_up = True
        return answer

    async def _once(self, call: Call[TokenAnswer]) -> TokenAnswer:
        """Make a call that works once, and keep its answer whoever gives up waiting."""

        async def fetch() -> None:
            self._landed.append(await self._fetch(call, Deadline.after(_ENOUGH)))

        if not self._landed:
            await self._waiting.landed(fetch)
        return self._landed.pop()


def source(
    auth: object, endpoint: TokenEndpoint | None, waiting: Waiting, fetch: Fetch
) -> Source:
    """Return what gives tokens for *auth*; raises `ArgumentError` if nothing does."""
    if isinstance(auth, AccessToken):
        return Ready(auth)
    if isinstance(auth, Grant):
        return Granted(auth, _known(endpoint), waiting, fetch)
    if not callable(auth) or isinstance(auth, type):
        raise ArgumentError(f"{_EXPECTED}, or a callable", "auth")
    if not isinstance(waiting, Threads):
        return Awaited(auth, waiting)
    if is_async(auth):
        raise ArgumentError("expected a sync callable; or use the async client", "auth")
    return Called(auth)


def _known(endpoint: TokenEndpoint | None) -> TokenEndpoint:
    if endpoint is None:
        raise ArgumentError("missing; it is where tokens are fetched", "token_url")
    return endpoint
