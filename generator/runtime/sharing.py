"""What a client has in common with those that `with_options` makes of it."""

import os
from threading import RLock

import httpx
from attrs import define, field

from .auth import AsyncAuth
from .drift import Noted
from .errors import ClosedError, ForkedError
from .grants import TokenEndpoint
from .tokens import Fetch, Tokens
from .waiting import Waiting


@define(eq=False)
class Shared:
    """The connections, the tokens, and whether they may be used."""

    transport: httpx.AsyncBaseTransport = field(repr=False)
    waiting: Waiting = field(repr=False)
    _auth: AsyncAuth | None = field(repr=False)
    _tokens: dict[TokenEndpoint | None, Tokens] = field(
        factory=dict[TokenEndpoint | None, Tokens], init=False, repr=False
    )
    drifts: Noted = field(factory=Noted, init=False, repr=False)
    """Where answers were seen to drift."""

    _process: int = field(factory=os.getpid, init=False, repr=False)
    _closed: bool = field(default=False, init=False)
    _changing: RLock = field(factory=RLock, init=False, repr=False)

    def check(self) -> None:
        """Raise `ClosedError` or `ForkedError` if no call can be made any more."""
        if self._closed:
            raise ClosedError
        if self._process != os.getpid():
            raise ForkedError

    def tokens(self, endpoint: TokenEndpoint | None, fetch: Fetch) -> Tokens | None:
        """Return the tokens of *endpoint*, which are fetched with *fetch*.

        Tenants have endpoints of their own; clients of one tenant share its tokens.
        """
        if self._auth is None:
            return None
        with self._changing:
            if endpoint not in self._tokens:
                made = Tokens(self._auth, endpoint, self.waiting, fetch)
                self._tokens[endpoint] = made
            return self._tokens[endpoint]

    @property
    def is_closed(self) -> bool:
        """Whether no call can be made any more."""
        return self._closed

    async def aclose(self) -> None:
        """Close the connections, unless they belong to another process."""
        with self._changing:
            was_closed, self._closed = self._closed, True
        if not was_closed and self._process == os.getpid():
            await self.transport.aclose()
