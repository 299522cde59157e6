"""Whether a call that was too late may have been acted on."""

import socket
from collections.abc import Generator
from typing import Final

import anyio
import pytest

from corti_interactions import (
    AccessToken,
    AsyncCortiClient,
    CortiClient,
    DeadlineError,
    EncounterCreate,
    Network,
    RetryPolicy,
)

ENCOUNTER: Final = EncounterCreate(identifier="e", status="planned", type="inpatient")
ONCE: Final = RetryPolicy(attempts=1)
TOKEN: Final = AccessToken("invented")


@pytest.fixture(name="port")
def port_of_a_silent_server() -> Generator[int]:
    """Listen, and neither answer nor read."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def late(url: str) -> DeadlineError:
    """Create with the sync client, and return how that fails."""
    with CortiClient(
        auth=TOKEN, tenant="acme", base_url=url, deadline=0.2, retries=ONCE
    ) as client:
        with pytest.raises(DeadlineError) as caught:
            client.interactions.create(encounter=ENCOUNTER)
        return caught.value


async def async_late(url: str) -> DeadlineError:
    """Create with the async client, and return how that fails."""
    async with AsyncCortiClient(
        auth=TOKEN, tenant="acme", base_url=url, deadline=0.2, retries=ONCE
    ) as client:
        with pytest.raises(DeadlineError) as caught:
            await client.interactions.create(encounter=ENCOUNTER)
        return caught.value


@pytest.mark.parametrize(("scheme", "sent"), [("http", True), ("https", False)])
def test_only_a_request_that_left_may_have_been_acted_on(
    port: int, scheme: str, *, sent: bool
) -> None:
    """It does not leave before the connection is encrypted."""
    url = f"{scheme}://127.0.0.1:{port}"
    assert late(url).sent is sent
    for backend in ("asyncio", "trio"):
        assert anyio.run(async_late, url, backend=backend).sent is sent


async def test_whoever_queues_has_sent_nothing(port: int) -> None:
    """The create waits for the connection that a silent server keeps busy."""
    url = f"http://127.0.0.1:{port}"
    network = Network(max_connections=1)
    async with (
        AsyncCortiClient(
            auth=TOKEN, tenant="acme", base_url=url, network=network, retries=ONCE
        ) as client,
        anyio.create_task_group() as others,
    ):
        others.start_soon(client.interactions.raw.list)
        await anyio.wait_all_tasks_blocked()
        hurried = client.with_options(deadline=0.1)
        with pytest.raises(DeadlineError) as caught:
            await hurried.interactions.create(encounter=ENCOUNTER)
        assert not caught.value.sent
        others.cancel_scope.cancel()
