"""Open what sends requests: our own connections, or what the caller passed."""

import httpx

from .blocking import BlockingTransport
from .borrowed import BorrowedAsyncClient, BorrowedClient
from .errors import ArgumentError
from .lanes import Lanes
from .loops import at_end_of_loop
from .multiplexed import Multiplexed
from .network import Network
from .routes import Routes
from .tasks import Tasks
from .threads import Threads
from .tidy import TidyTransport


def open_sync(
    network: Network | None = None,
    transport: httpx.BaseTransport | None = None,
    http_client: httpx.Client | None = None,
) -> httpx.AsyncBaseTransport:
    """Return what blocks until a request is answered; nothing is opened before one.

    Raises `ArgumentError` unless one of the three is passed at most.
    """
    ours = _ours(network, transport, http_client)
    if transport is not None:
        _expect(transport, httpx.BaseTransport, "transport")
        return BlockingTransport(transport)
    if http_client is not None:
        _expect(http_client, httpx.Client, "http_client")
        return BlockingTransport(BorrowedClient(http_client))
    return _sync_network(ours)


def open_async(
    network: Network | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
    http_client: httpx.AsyncClient | None = None,
) -> httpx.AsyncBaseTransport:
    """Return what awaits the answer to a request; nothing is opened before one.

    Raises `ArgumentError` unless one of the three is passed at most.
    """
    ours = _ours(network, transport, http_client)
    if transport is not None:
        _expect(transport, httpx.AsyncBaseTransport, "transport")
        return transport
    if http_client is not None:
        _expect(http_client, httpx.AsyncClient, "http_client")
        return BorrowedAsyncClient(http_client)
    return _async_network(ours)


def _sync_network(network: Network) -> httpx.AsyncBaseTransport:
    # Threads must not share a connection over HTTP/2 either: `httpcore` would mix up
    # their requests.
    routes = Routes(network)
    return Lanes(
        lambda origin: BlockingTransport(routes.blocking(origin), single=True),
        Threads(),
        max_connections=network.max_connections,
    )


def _async_network(network: Network) -> httpx.AsyncBaseTransport:
    routes = Routes(network)
    if network.http2:
        return Multiplexed(routes.suspending, Tasks(), at_end=at_end_of_loop)
    return Lanes(
        lambda origin: TidyTransport(routes.suspending(origin)),
        Tasks(),
        max_connections=network.max_connections,
        at_end=at_end_of_loop,
    )


def _ours(network: object, transport: object, http_client: object) -> Network:
    ours = Network() if network is None else network
    if not isinstance(ours, Network):
        raise ArgumentError("expected a Network", "network")
    if transport is not None and http_client is not None:
        raise ArgumentError("pass transport= or http_client=, not both", "transport")
    if (transport or http_client) is not None and ours != Network():
        raise ArgumentError(
            "has no effect beside transport= or http_client=", "network"
        )
    return ours


def _expect(value: object, kind: type, name: str) -> None:
    if not isinstance(value, kind):
        raise ArgumentError(f"expected an httpx.{kind.__name__}", name)
