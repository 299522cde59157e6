"""The calls that the cases make."""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

from corti_interactions import (
    Answer,
    AsyncCortiClient,
    CortiClient,
    CortiError,
    EncounterCreate,
    EncounterUpdate,
    PatientInput,
    Timeout,
)
from faults.answers import ID
from faults.clients import Doing

ENCOUNTER: Final = EncounterCreate(
    identifier="planted-encounter",
    status="planned",
    type="consultation",
    title="planted-title",
)
CHANGES: Final = EncounterUpdate(status="completed", title="planted-title")
PATIENT: Final = PatientInput(identifier="planted-identifier", name="planted-name")


def getting(id_: str) -> Doing:
    """Get one interaction."""
    return Doing(
        lambda client: client.interactions.get(id_),
        lambda client: client.interactions.get(id_),
    )


IMPATIENT: Final = Timeout(read=0.1)


def raw_getting(id_: str) -> Doing:
    """Get one interaction in its raw form."""
    return Doing(
        lambda client: client.interactions.raw.get(id_),
        lambda client: client.interactions.raw.get(id_),
    )


def deleting(id_: str) -> Doing:
    """Delete one interaction."""
    return Doing(
        lambda client: client.interactions.delete(id_),
        lambda client: client.interactions.delete(id_),
    )


def updating(id_: str) -> Doing:
    """Update one interaction."""
    return Doing(
        lambda client: client.interactions.update(
            id_, encounter=CHANGES, patient=PATIENT
        ),
        lambda client: client.interactions.update(
            id_, encounter=CHANGES, patient=PATIENT
        ),
    )


def listing(limit: int | None = None) -> Doing:
    """List all interactions of a patient."""

    def blocking(client: CortiClient) -> object:
        return list(client.interactions.list(patient="planted-query", limit=limit))

    async def awaiting(client: AsyncCortiClient) -> object:
        pager = client.interactions.list(patient="planted-query", limit=limit)
        return [interaction async for interaction in pager]

    return Doing(blocking, awaiting)


GET: Final = getting(ID)
LIST: Final = listing()
CREATE: Final = Doing(
    lambda client: client.interactions.create(encounter=ENCOUNTER, patient=PATIENT),
    lambda client: client.interactions.create(encounter=ENCOUNTER, patient=PATIENT),
)
UPDATE: Final = updating(ID)
DELETE: Final = deleting(ID)
GET_SOON: Final = Doing(
    lambda client: client.with_options(deadline=0.1).interactions.get(ID),
    lambda client: client.with_options(deadline=0.1).interactions.get(ID),
)
GET_IMPATIENTLY: Final = Doing(
    lambda client: client.with_options(timeout=IMPATIENT).interactions.get(ID),
    lambda client: client.with_options(timeout=IMPATIENT).interactions.get(ID),
)
GET_IN_A_SECOND: Final = Doing(
    lambda client: client.with_options(deadline=1.0).interactions.get(ID),
    lambda client: client.with_options(deadline=1.0).interactions.get(ID),
)
RAW_GET: Final = raw_getting(ID)
RAW_DELETE: Final = Doing(
    lambda client: client.interactions.raw.delete(ID),
    lambda client: client.interactions.raw.delete(ID),
)
RAW_LIST: Final = Doing(
    lambda client: client.interactions.raw.list(patient="planted-query"),
    lambda client: client.interactions.raw.list(patient="planted-query"),
)
RAW_CREATE: Final = Doing(
    lambda client: client.interactions.raw.create(encounter=ENCOUNTER, patient=PATIENT),
    lambda client: client.interactions.raw.create(encounter=ENCOUNTER, patient=PATIENT),
)


def then(first: Doing, second: Doing) -> Doing:
    """Make one call after the other with the same client, and return the second's."""

    def blocking(client: CortiClient) -> object:
        first.blocking(client)
        return second.blocking(client)

    async def awaiting(client: AsyncCortiClient) -> object:
        await first.awaiting(client)
        return await second.awaiting(client)

    return Doing(blocking, awaiting)


def after(first: Doing, second: Doing) -> Doing:
    """Make one call after the other, whatever becomes of the first."""

    def blocking(client: CortiClient) -> object:
        with suppress(CortiError):
            first.blocking(client)
        return second.blocking(client)

    async def awaiting(client: AsyncCortiClient) -> object:
        with suppress(CortiError):
            await first.awaiting(client)
        return await second.awaiting(client)

    return Doing(blocking, awaiting)


def parsed(raw: Doing) -> Doing:
    """Make the call of *raw*, and return what is in its answer."""

    def blocking(client: CortiClient) -> object:
        return _parsed(raw.blocking(client))

    async def awaiting(client: AsyncCortiClient) -> object:
        return _parsed(await raw.awaiting(client))

    return Doing(blocking, awaiting)


def _parsed(answer: object) -> object:
    assert isinstance(answer, Answer)
    parse: Callable[[], object] = answer.parse
    return parse()
