# Made from spec/interactions.yaml by "python -m generator regenerate".
"""The clients: one set of connections, and every resource of the API."""

from __future__ import annotations

from typing import Final, Literal

import httpx

from ._runtime.auth import AccessToken
from ._runtime.clients import AsyncClient, SyncClient
from ._runtime.responses import ErrorShape
from ._runtime.settings import ClientSettings, header_value, server_url
from .resources.interactions import AsyncInteractions, Interactions

USER_AGENT: Final = "corti-interactions/1.0.0"

ERRORS: Final = ErrorShape(
    request_id=("requestid",),
    code=("type",),
    detail=("detail", "details", "title"),
    validation_errors=("validationErrors",),
)


class CortiClient(SyncClient):
    """A client that blocks. Close it, or use it in a `with` statement.

    Args:
        auth: The access token to send.
        tenant: Name of the tenant on whose behalf the request is made. It routes and
            authenticates the request, and stands in the token URL too.
        environment: Region in which the data is stored and processed.
        base_url: Where the API is, if it is not where the document says. It has to be
            https, except on this machine.
        timeout: Seconds to wait for a connection, for each read and for each write.
        transport: Stands in for the network, such as `httpx.MockTransport`.

    Raises:
        ArgumentError: An argument cannot be sent, or could lead somewhere else.
    """

    interactions: Interactions

    def __init__(
        self,
        *,
        auth: AccessToken,
        tenant: str,
        environment: Literal["eu", "us"] = "eu",
        base_url: str | None = None,
        timeout: float = 60.0,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        super().__init__(
            ClientSettings(
                base_url=server_url(
                    "https://api.{environment}.corti.app/v2",
                    {"environment": environment},
                    {"environment": ("eu", "us")},
                    base_url,
                ),
                auth=auth,
                headers={"Tenant-Name": header_value("tenant", tenant)},
                user_agent=USER_AGENT,
                timeout=timeout,
                errors=ERRORS,
            ),
            transport,
        )
        self.interactions = Interactions(self._transport)


class AsyncCortiClient(AsyncClient):
    """An async client. Close it, or use it in an `async with` statement.

    Args:
        auth: The access token to send.
        tenant: Name of the tenant on whose behalf the request is made. It routes and
            authenticates the request, and stands in the token URL too.
        environment: Region in which the data is stored and processed.
        base_url: Where the API is, if it is not where the document says. It has to be
            https, except on this machine.
        timeout: Seconds to wait for a connection, for each read and for each write.
        transport: Stands in for the network, such as `httpx.MockTransport`.

    Raises:
        ArgumentError: An argument cannot be sent, or could lead somewhere else.
    """

    interactions: AsyncInteractions

    def __init__(
        self,
        *,
        auth: AccessToken,
        tenant: str,
        environment: Literal["eu", "us"] = "eu",
        base_url: str | None = None,
        timeout: float = 60.0,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        super().__init__(
            ClientSettings(
                base_url=server_url(
                    "https://api.{environment}.corti.app/v2",
                    {"environment": environment},
                    {"environment": ("eu", "us")},
                    base_url,
                ),
                auth=auth,
                headers={"Tenant-Name": header_value("tenant", tenant)},
                user_agent=USER_AGENT,
                timeout=timeout,
                errors=ERRORS,
            ),
            transport,
        )
        self.interactions = AsyncInteractions(self._transport)
