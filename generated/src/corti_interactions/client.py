# Made from spec/interactions.yaml by "python -m generator regenerate".
"""The clients: one set of connections, and every resource of the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, Self

import httpx

from . import contract
from ._runtime.attempts import Hook
from ._runtime.auth import AsyncAuth, Auth
from ._runtime.clients import AsyncClient, SyncClient
from ._runtime.deadlines import Timeout
from ._runtime.description import Description
from ._runtime.discreet import discreet
from ._runtime.drift import DriftHook
from ._runtime.environment import Environment
from ._runtime.network import Network
from ._runtime.options import Options
from ._runtime.responses import ErrorShape
from ._runtime.retrying import RetryPolicy
from ._runtime.setup import Setup
from .resources.interactions import AsyncInteractions, Interactions

API: Final = Description(
    user_agent="corti-interactions/1.0.0",
    server="https://api.{environment}.corti.app/v2",
    oauth_url=(
        "https://auth.{environment}.corti.app/realms/{tenant}"
        "/protocol/openid-connect/token"
    ),
    allowed={"environment": ("eu", "us")},
    headers={"Tenant-Name": "tenant"},
    errors=ErrorShape(
        request_id=("requestid",),
        code=("type",),
        detail=("detail", "details", "title"),
        validation_errors=("validationErrors",),
    ),
    never_retried={429: ("A0021",)},
    contract=contract.load,
)
"""What all calls have in common."""


@discreet
class CortiClient(SyncClient):
    """A client that blocks. Close it, or use it in a `with` statement.

    Args:
        auth: Who is calling: `ClientCredentials`, an `AccessToken`, another way to log
            in, or something to call that returns a token.
        tenant: Name of the tenant on whose behalf the request is made. It routes and
            authenticates the request, and stands in the token URL too.
        environment: Region in which the data is stored and processed.
        base_url: Where the API is, if it is not where the document says. It has to be
            https, except on this machine.
        token_url: Where access tokens are had, if that is somewhere else too.
        timeout: Seconds that each part of an attempt may take: to connect, to read, to
            write, to wait for a free connection.
        deadline: Seconds that a whole call may take, with all its attempts and the
            waits between them. 180 at first.
        retries: When a call that failed is tried again; see `RetryPolicy`.
        headers: Further headers of each request to the API.
        max_answer_bytes: Size beyond which an answer is refused. 32 MiB at first.
        on_attempt: Called with an `Attempt` after each attempt of each call.
        on_drift: Called with a `Drift` for each place where an answer is not what the
            document says, though it may be read all the same.
        network: Proxy, certificates and connections; see `Network`.
        transport: Stands in for the network, such as `httpx.MockTransport`. It is
            closed with the client.
        http_client: A client of httpx to send everything with. Whoever made it closes
            it.

    Raises:
        ArgumentError: An argument cannot be sent, or could lead somewhere else.
    """

    def __init__(
        self,
        *,
        auth: Auth,
        tenant: str,
        environment: Literal["eu", "us"] = "eu",
        base_url: str | None = None,
        token_url: str | None = None,
        timeout: Timeout | float | None = None,
        deadline: float | None = None,
        retries: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        max_answer_bytes: int | None = None,
        on_attempt: Hook | None = None,
        on_drift: DriftHook | None = None,
        network: Network | None = None,
        transport: httpx.BaseTransport | None = None,
        http_client: httpx.Client | None = None,
    ) -> None:
        super().__init__(
            Setup(
                description=API,
                arguments={"tenant": tenant, "environment": environment},
                base_url=base_url,
                token_url=token_url,
                options=Options().changed(
                    timeout=timeout,
                    deadline=deadline,
                    retries=retries,
                    headers=headers,
                    max_answer_bytes=max_answer_bytes,
                    on_attempt=on_attempt,
                    on_drift=on_drift,
                ),
            ),
            auth=auth,
            network=network,
            transport=transport,
            http_client=http_client,
        )

    @property
    def interactions(self) -> Interactions:
        """Clinical conversations with their encounter and patient.

        Every method may raise a `CortiError`.
        """
        return Interactions(self._session)

    @classmethod
    def from_env(
        cls,
        *,
        timeout: Timeout | float | None = None,
        deadline: float | None = None,
        retries: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        max_answer_bytes: int | None = None,
        on_attempt: Hook | None = None,
        on_drift: DriftHook | None = None,
        network: Network | None = None,
    ) -> Self:
        """Make a client from environment variables.

        Reads `CORTI_TENANT`, `CORTI_CLIENT_ID` with `CORTI_CLIENT_SECRET` (or
        `CORTI_ACCESS_TOKEN` alone). Also read, if they are set: `CORTI_ENVIRONMENT`,
        `CORTI_BASE_URL`, `CORTI_TOKEN_URL`.

        Args:
            timeout: Seconds that each part of an attempt may take: to connect, to read,
                to write, to wait for a free connection.
            deadline: Seconds that a whole call may take, with all its attempts and the
                waits between them. 180 at first.
            retries: When a call that failed is tried again; see `RetryPolicy`.
            headers: Further headers of each request to the API.
            max_answer_bytes: Size beyond which an answer is refused. 32 MiB at first.
            on_attempt: Called with an `Attempt` after each attempt of each call.
            on_drift: Called with a `Drift` for each place where an answer is not what
                the document says, though it may be read all the same.
            network: Proxy, certificates and connections; see `Network`.

        Raises:
            ArgumentError: A variable is missing, or has a value that cannot be.
        """
        given = Environment("CORTI_")
        return given.named(
            lambda: cls(
                auth=given.auth(),
                tenant=given.text("TENANT"),
                environment=given.choice("ENVIRONMENT", ("eu", "us"), "eu"),
                base_url=given.optional("BASE_URL"),
                token_url=given.optional("TOKEN_URL"),
                timeout=timeout,
                deadline=deadline,
                retries=retries,
                headers=headers,
                max_answer_bytes=max_answer_bytes,
                on_attempt=on_attempt,
                on_drift=on_drift,
                network=network,
            )
        )

    def with_options(
        self,
        *,
        tenant: str | None = None,
        timeout: Timeout | float | None = None,
        deadline: float | None = None,
        retries: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        max_answer_bytes: int | None = None,
        on_attempt: Hook | None = None,
        on_drift: DriftHook | None = None,
    ) -> Self:
        """Return a client with other settings that shares this one's connections.

        What is not given stays as it is; further headers are added. Closing either
        client closes both.

        Args:
            tenant: Name of the tenant on whose behalf the request is made. It routes
                and authenticates the request, and stands in the token URL too.
            timeout: Seconds that each part of an attempt may take: to connect, to read,
                to write, to wait for a free connection.
            deadline: Seconds that a whole call may take, with all its attempts and the
                waits between them. 180 at first.
            retries: When a call that failed is tried again; see `RetryPolicy`.
            headers: Further headers of each request to the API.
            max_answer_bytes: Size beyond which an answer is refused. 32 MiB at first.
            on_attempt: Called with an `Attempt` after each attempt of each call.
            on_drift: Called with a `Drift` for each place where an answer is not what
                the document says, though it may be read all the same.

        Raises:
            ArgumentError: An argument cannot be sent, or could lead somewhere else.
        """
        return self._changed(
            self._options.changed(
                timeout=timeout,
                deadline=deadline,
                retries=retries,
                headers=headers,
                max_answer_bytes=max_answer_bytes,
                on_attempt=on_attempt,
                on_drift=on_drift,
            ),
            tenant=tenant,
        )

    def stream_url(self, websocket_url: str) -> str:
        """Return a URL for streaming, with an access token: keep it out of logs.

        Args:
            websocket_url: The URL as the API has given it.

        Raises:
            ArgumentError: The URL leads somewhere else than to the API.
        """
        return self._session.stream_url(websocket_url, "token")


@discreet
class AsyncCortiClient(AsyncClient):
    """An async client. Close it, or use it in an `async with` statement.

    Args:
        auth: Who is calling: `ClientCredentials`, an `AccessToken`, another way to log
            in, or something to call that returns a token.
        tenant: Name of the tenant on whose behalf the request is made. It routes and
            authenticates the request, and stands in the token URL too.
        environment: Region in which the data is stored and processed.
        base_url: Where the API is, if it is not where the document says. It has to be
            https, except on this machine.
        token_url: Where access tokens are had, if that is somewhere else too.
        timeout: Seconds that each part of an attempt may take: to connect, to read, to
            write, to wait for a free connection.
        deadline: Seconds that a whole call may take, with all its attempts and the
            waits between them. 180 at first.
        retries: When a call that failed is tried again; see `RetryPolicy`.
        headers: Further headers of each request to the API.
        max_answer_bytes: Size beyond which an answer is refused. 32 MiB at first.
        on_attempt: Called with an `Attempt` after each attempt of each call.
        on_drift: Called with a `Drift` for each place where an answer is not what the
            document says, though it may be read all the same.
        network: Proxy, certificates and connections; see `Network`.
        transport: Stands in for the network, such as `httpx.MockTransport`. It is
            closed with the client.
        http_client: A client of httpx to send everything with. Whoever made it closes
            it.

    Raises:
        ArgumentError: An argument cannot be sent, or could lead somewhere else.
    """

    def __init__(
        self,
        *,
        auth: AsyncAuth,
        tenant: str,
        environment: Literal["eu", "us"] = "eu",
        base_url: str | None = None,
        token_url: str | None = None,
        timeout: Timeout | float | None = None,
        deadline: float | None = None,
        retries: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        max_answer_bytes: int | None = None,
        on_attempt: Hook | None = None,
        on_drift: DriftHook | None = None,
        network: Network | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        http_client: httpx.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            Setup(
                description=API,
                arguments={"tenant": tenant, "environment": environment},
                base_url=base_url,
                token_url=token_url,
                options=Options().changed(
                    timeout=timeout,
                    deadline=deadline,
                    retries=retries,
                    headers=headers,
                    max_answer_bytes=max_answer_bytes,
                    on_attempt=on_attempt,
                    on_drift=on_drift,
                ),
            ),
            auth=auth,
            network=network,
            transport=transport,
            http_client=http_client,
        )

    @property
    def interactions(self) -> AsyncInteractions:
        """Clinical conversations with their encounter and patient.

        Every method may raise a `CortiError`.
        """
        return AsyncInteractions(self._session)

    @classmethod
    def from_env(
        cls,
        *,
        timeout: Timeout | float | None = None,
        deadline: float | None = None,
        retries: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        max_answer_bytes: int | None = None,
        on_attempt: Hook | None = None,
        on_drift: DriftHook | None = None,
        network: Network | None = None,
    ) -> Self:
        """Make a client from environment variables.

        Reads `CORTI_TENANT`, `CORTI_CLIENT_ID` with `CORTI_CLIENT_SECRET` (or
        `CORTI_ACCESS_TOKEN` alone). Also read, if they are set: `CORTI_ENVIRONMENT`,
        `CORTI_BASE_URL`, `CORTI_TOKEN_URL`.

        Args:
            timeout: Seconds that each part of an attempt may take: to connect, to read,
                to write, to wait for a free connection.
            deadline: Seconds that a whole call may take, with all its attempts and the
                waits between them. 180 at first.
            retries: When a call that failed is tried again; see `RetryPolicy`.
            headers: Further headers of each request to the API.
            max_answer_bytes: Size beyond which an answer is refused. 32 MiB at first.
            on_attempt: Called with an `Attempt` after each attempt of each call.
            on_drift: Called with a `Drift` for each place where an answer is not what
                the document says, though it may be read all the same.
            network: Proxy, certificates and connections; see `Network`.

        Raises:
            ArgumentError: A variable is missing, or has a value that cannot be.
        """
        given = Environment("CORTI_")
        return given.named(
            lambda: cls(
                auth=given.auth(),
                tenant=given.text("TENANT"),
                environment=given.choice("ENVIRONMENT", ("eu", "us"), "eu"),
                base_url=given.optional("BASE_URL"),
                token_url=given.optional("TOKEN_URL"),
                timeout=timeout,
                deadline=deadline,
                retries=retries,
                headers=headers,
                max_answer_bytes=max_answer_bytes,
                on_attempt=on_attempt,
                on_drift=on_drift,
                network=network,
            )
        )

    def with_options(
        self,
        *,
        tenant: str | None = None,
        timeout: Timeout | float | None = None,
        deadline: float | None = None,
        retries: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        max_answer_bytes: int | None = None,
        on_attempt: Hook | None = None,
        on_drift: DriftHook | None = None,
    ) -> Self:
        """Return a client with other settings that shares this one's connections.

        What is not given stays as it is; further headers are added. Closing either
        client closes both.

        Args:
            tenant: Name of the tenant on whose behalf the request is made. It routes
                and authenticates the request, and stands in the token URL too.
            timeout: Seconds that each part of an attempt may take: to connect, to read,
                to write, to wait for a free connection.
            deadline: Seconds that a whole call may take, with all its attempts and the
                waits between them. 180 at first.
            retries: When a call that failed is tried again; see `RetryPolicy`.
            headers: Further headers of each request to the API.
            max_answer_bytes: Size beyond which an answer is refused. 32 MiB at first.
            on_attempt: Called with an `Attempt` after each attempt of each call.
            on_drift: Called with a `Drift` for each place where an answer is not what
                the document says, though it may be read all the same.

        Raises:
            ArgumentError: An argument cannot be sent, or could lead somewhere else.
        """
        return self._changed(
            self._options.changed(
                timeout=timeout,
                deadline=deadline,
                retries=retries,
                headers=headers,
                max_answer_bytes=max_answer_bytes,
                on_attempt=on_attempt,
                on_drift=on_drift,
            ),
            tenant=tenant,
        )

    async def stream_url(self, websocket_url: str) -> str:
        """Return a URL for streaming, with an access token: keep it out of logs.

        Args:
            websocket_url: The URL as the API has given it.

        Raises:
            ArgumentError: The URL leads somewhere else than to the API.
        """
        return await self._session.stream_url(websocket_url, "token")
