# Made from generator/runtime/clients.py by "python -m generator regenerate".
"""What a client is, whatever its resources are."""

from types import TracebackType
from typing import NoReturn, Self

import httpx
from attrs import evolve

from .auth import AsyncAuth, Auth
from .calling import Caller
from .connections import open_async, open_sync
from .log_filter import UrlFilter
from .network import Network
from .options import Options
from .sessions import AsyncSession, Session
from .setup import Setup
from .sharing import Shared
from .tasks import Tasks
from .threads import Threads
from .waiting import finished


class _Client:
    """What sync and async clients have in common."""

    def __init__(self, setup: Setup, shared: Shared) -> None:
        self._setup, self._shared = setup, shared
        caller = Caller(setup.settings(), shared)
        tokens = shared.tokens(setup.token_endpoint(), caller.fetch)
        self._bind(evolve(caller, tokens=tokens))

    def log_filter(self) -> UrlFilter:
        """Return a filter that shortens this client's URLs in the log of `httpx`.

        Only a client with `http_client=` needs it, for that logs whole URLs itself:
        `logging.getLogger("httpx").addFilter(client.log_filter())`.
        """
        endpoint = self._setup.token_endpoint()
        urls = [self._setup.settings().base_url, *([endpoint.url] if endpoint else [])]
        return UrlFilter.of(urls)

    @property
    def _options(self) -> Options:
        return self._setup.options

    def __repr__(self) -> str:
        base_url = self._setup.settings().base_url
        return f"{type(self).__name__}(base_url={base_url!r})"

    def __reduce__(self) -> NoReturn:
        name = type(self).__name__
        raise TypeError(f"a {name} cannot be pickled; make one in each process")

    def _bind(self, caller: Caller) -> None:
        """Make calls with *caller*."""
        raise NotImplementedError

    def _changed(self, options: Options, **arguments: object) -> Self:
        """Return a client that has other settings and the same connections."""
        client = type(self).__new__(type(self))
        vars(client).update(vars(self))  # Of a subclass, too.
        setup = self._setup.changed(arguments, options)
        _Client.__init__(client, setup, self._shared)
        return client


class SyncClient(_Client):
    """Holds the connections that its resources share."""

    _session: Session

    def __init__(
        self,
        setup: Setup,
        auth: Auth | None = None,
        network: Network | None = None,
        transport: httpx.BaseTransport | None = None,
        http_client: httpx.Client | None = None,
    ) -> None:
        connections = open_sync(network, transport, http_client)
        super().__init__(setup, Shared(connections, Threads(), auth))

    def close(self) -> None:
        """Close the connections; every later call raises `ClosedError`."""
        finished(self._shared.aclose())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _bind(self, caller: Caller) -> None:
        self._session = Session(caller)


class AsyncClient(_Client):
    """Holds the connections that its resources share."""

    _session: AsyncSession

    def __init__(
        self,
        setup: Setup,
        auth: AsyncAuth | None = None,
        network: Network | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        connections = open_async(network, transport, http_client)
        super().__init__(setup, Shared(connections, Tasks(), auth))

    async def aclose(self) -> None:
        """Close the connections; every later call raises `ClosedError`."""
        await self._shared.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    def _bind(self, caller: Caller) -> None:
        self._session = AsyncSession(caller)
