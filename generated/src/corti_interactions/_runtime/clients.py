# Made from generator/runtime/clients.py by "python -m generator regenerate".
"""What a client is, whatever its resources are."""

from types import TracebackType
from typing import Self

import httpx

from .settings import ClientSettings
from .transport import AsyncTransport, Transport


class SyncClient:
    """Holds the connections that its resources share."""

    def __init__(
        self, settings: ClientSettings, transport: httpx.BaseTransport | None = None
    ) -> None:
        self._transport = Transport(settings, transport)

    def close(self) -> None:
        """Close the connections; every later call raises `ClosedError`."""
        self._transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return _shown(self, self._transport.settings)


class AsyncClient:
    """Holds the connections that its resources share."""

    def __init__(
        self,
        settings: ClientSettings,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._transport = AsyncTransport(settings, transport)

    async def aclose(self) -> None:
        """Close the connections; every later call raises `ClosedError`."""
        await self._transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return _shown(self, self._transport.settings)


def _shown(client: object, settings: ClientSettings) -> str:
    return f"{type(client).__name__}(base_url={settings.base_url!r})"
