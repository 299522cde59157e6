"""Make the calls of a load, one for each number."""

from typing import Final
from uuid import UUID

from corti_interactions import (
    AsyncCortiClient,
    ClientCredentials,
    CortiClient,
    CortiError,
    EncounterCreate,
    EncounterUpdate,
    RetryPolicy,
    Timeout,
)
from load.ledger import Ledger, method_of

RETRIES: Final = RetryPolicy(attempts=5, backoff=0.01, longest_backoff=0.1)
TIMEOUT: Final = Timeout(connect=20, read=1.0, write=20, pool=60)
DEADLINE: Final = 8.0
CREDENTIALS: Final = ClientCredentials("client", "secret")


def blocking(url: str) -> CortiClient:
    """Return a client that blocks."""
    return CortiClient(
        auth=CREDENTIALS,
        tenant="acme",
        base_url=url,
        token_url=f"{url}/token",
        timeout=TIMEOUT,
        deadline=DEADLINE,
        retries=RETRIES,
    )


def awaiting(url: str) -> AsyncCortiClient:
    """Return a client that awaits."""
    return AsyncCortiClient(
        auth=CREDENTIALS,
        tenant="acme",
        base_url=url,
        token_url=f"{url}/token",
        timeout=TIMEOUT,
        deadline=DEADLINE,
        retries=RETRIES,
    )


def _created(number: int) -> EncounterCreate:
    return EncounterCreate(
        identifier="enc", status="planned", type="consultation", title=str(number)
    )


def _changed(number: int) -> EncounterUpdate:
    return EncounterUpdate(title=str(number))


def call(client: CortiClient, number: int) -> UUID | str | None:
    """Make the call with that *number*, and return the id in its answer."""
    id_, interactions = UUID(int=number), client.interactions
    match method_of(number):
        case "GET":
            return interactions.get(id_).id
        case "POST":
            return interactions.create(encounter=_created(number)).interaction_id
        case "PATCH":
            return interactions.update(id_, encounter=_changed(number)).id
        case _:
            interactions.delete(id_)
            return None


async def acall(client: AsyncCortiClient, number: int) -> UUID | str | None:
    """Make the call with that *number*, and return the id in its answer."""
    id_, interactions = UUID(int=number), client.interactions
    match method_of(number):
        case "GET":
            return (await interactions.get(id_)).id
        case "POST":
            created = await interactions.create(encounter=_created(number))
            return created.interaction_id
        case "PATCH":
            return (await interactions.update(id_, encounter=_changed(number))).id
        case _:
            await interactions.delete(id_)
            return None


def noted(ledger: Ledger, number: int, client: CortiClient) -> None:
    """Make the call with that *number*, and note what it comes to."""
    try:
        ledger.answered(number, call(client, number))
    except CortiError as error:
        ledger.failed(number, error)


async def anoted(ledger: Ledger, number: int, client: AsyncCortiClient) -> None:
    """Make the call with that *number*, and note what it comes to."""
    try:
        ledger.answered(number, await acall(client, number))
    except CortiError as error:
        ledger.failed(number, error)
