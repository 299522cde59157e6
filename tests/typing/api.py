"""What users write, checked by the type checkers and never run.

Each mark stands on a line that must not pass, with the reason beside it: both checkers
complain about a mark where nothing is wrong.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Literal, assert_type
from uuid import UUID

import httpx

from corti_interactions import (
    UNSET,
    AccessToken,
    Answer,
    ArgumentError,
    AsyncCortiClient,
    AsyncInteractions,
    AsyncPager,
    Attempt,
    AuthorizationCode,
    ClientCredentials,
    ContractMismatchError,
    CortiClient,
    CortiError,
    Drift,
    DriftKind,
    Encounter,
    EncounterCreate,
    EncounterStatus,
    EncounterType,
    EncounterUpdate,
    Gender,
    Interaction,
    InteractionCreated,
    InteractionList,
    Interactions,
    InteractionSort,
    InteractionUpdate,
    Network,
    Pager,
    Password,
    Patient,
    PatientInput,
    Period,
    PeriodInput,
    Problem,
    RefreshToken,
    RequestTimeoutError,
    RetryPolicy,
    SortDirection,
    StatusError,
    Timeout,
    Token,
    TokenError,
    TransportError,
    Unset,
    contract,
)

ID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
TOKEN = AccessToken("invented")
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
PERIOD = PeriodInput(started_at=START)


def make_clients(transport: httpx.MockTransport) -> None:
    """A client needs a token and a tenant, and may be told the rest."""
    CortiClient(auth=TOKEN, tenant="acme")
    CortiClient(auth=TOKEN, tenant="acme", environment="us", timeout=5)
    CortiClient(auth=TOKEN, tenant="acme", base_url=None, transport=transport)
    AsyncCortiClient(auth=TOKEN, tenant="acme", base_url="", transport=transport)
    with CortiClient(auth=TOKEN, tenant="acme") as client:
        assert_type(client, CortiClient)
        assert_type(client.interactions, Interactions)
    assert_type(client.close(), None)


async def make_async_clients() -> None:
    """The async client is closed where it can be awaited."""
    async with AsyncCortiClient(auth=TOKEN, tenant="acme") as client:
        assert_type(client, AsyncCortiClient)
        assert_type(client.interactions, AsyncInteractions)
    assert_type(await client.aclose(), None)


def log_in() -> None:
    """Every way to log in is taken, and a callable that returns a token."""
    for auth in (
        ClientCredentials("id", "secret", scopes=("openid", "streams")),
        RefreshToken("refresh", client_id="id", access_token="access", expires_in=300),
        AuthorizationCode("code", redirect_uri="https://a.example", client_id="id"),
        Password("name", "password", client_id="id"),
    ):
        CortiClient(auth=auth, tenant="acme")
        AsyncCortiClient(auth=auth, tenant="acme")
    CortiClient(auth=lambda: "token", tenant="acme")
    CortiClient(auth=lambda: Token("token", expires_in=300), tenant="acme")

    async def token() -> Token:
        return Token("token")

    AsyncCortiClient(auth=token, tenant="acme")
    CortiClient(auth=token, tenant="acme")  # type: ignore[arg-type]  # async
    assert_type(CortiClient.from_env(deadline=9), CortiClient)
    assert_type(AsyncCortiClient.from_env(network=Network()), AsyncCortiClient)


def set_up(client: CortiClient, sync: httpx.Client, other: httpx.AsyncClient) -> None:
    """What may differ from call to call makes another client of one."""
    network = Network(proxy="http://127.0.0.1:1", max_connections=5)
    CortiClient(auth=TOKEN, tenant="acme", network=network)
    CortiClient(auth=TOKEN, tenant="acme", http_client=sync)
    AsyncCortiClient(auth=TOKEN, tenant="acme", http_client=other)
    CortiClient(
        auth=TOKEN,
        tenant="acme",
        http_client=other,  # type: ignore[arg-type]  # of the other kind
    )
    changed = client.with_options(
        tenant="other",
        timeout=Timeout(read=5),
        deadline=30,
        retries=RetryPolicy(attempts=1),
        headers={"X-Trace": "1"},
        max_answer_bytes=1024,
        on_attempt=watch,
        on_drift=watch_drift,
    )
    assert_type(changed, CortiClient)
    assert_type(client.stream_url("wss://api.eu.corti.app/"), str)


def watch(attempt: Attempt) -> None:
    """A hook gets what the log gets."""
    assert_type((attempt.method, attempt.path, attempt.number), tuple[str, str, int])
    assert_type(attempt.status, int | None)
    assert_type(attempt.wait, float | None)


def watch_drift(drift: Drift) -> None:
    """Another hook gets places and kinds, and no values."""
    assert_type((drift.operation, drift.status), tuple[str, int])
    assert_type((drift.pointer, drift.kind), tuple[str, DriftKind])
    assert_type(contract.load(), dict[str, object])
    assert_type(contract.text(), str)


def get_raw(client: CortiClient) -> None:
    """An answer is typed before it is parsed."""
    answer = client.interactions.raw.get(ID)
    assert_type(answer, Answer[Interaction])
    assert_type((answer.status, answer.content), tuple[int, bytes])
    assert_type(answer.headers, Mapping[str, str])
    assert_type(answer.parse(), Interaction)
    listing = client.interactions.raw.list(index=2, page_size=5)
    assert_type(listing.parse().interactions, tuple[Interaction, ...])
    assert_type(client.interactions.raw.delete(ID).parse(), None)


async def get_raw_async(client: AsyncCortiClient) -> None:
    """Only the answer is awaited, for then it is there."""
    answer = await client.interactions.raw.get(ID)
    assert_type(answer.parse(), Interaction)
    assert_type(await client.stream_url("wss://api.eu.corti.app/"), str)


def get(client: CortiClient) -> None:
    """An id is a UUID or its text."""
    assert_type(client.interactions.get(ID), Interaction)
    assert_type(client.interactions.get(UUID(ID)), Interaction)
    assert_type(client.interactions.get(id_=ID), Interaction)


def list_(client: CortiClient) -> None:
    """A list is iterated by item or by page."""
    pager = client.interactions.list()
    assert_type(pager, Pager[Interaction])
    assert_type(iter(pager), Iterator[Interaction])
    assert_type(pager.pages(), Iterator[tuple[Interaction, ...]])
    assert_type([each.id for each in pager], list[UUID])
    assert_type(next(pager.pages(), None), tuple[Interaction, ...] | None)
    assert_type(pager.first(), Interaction | None)
    assert_type(client.interactions.list(limit=5).distinct(), Pager[Interaction])


def list_some(client: CortiClient) -> None:
    """Enums are taken as members and as text, mixed too."""
    client.interactions.list(
        sort="createdAt",
        direction="asc",
        page_size=50,
        encounter_status=["planned", EncounterStatus.ON_HOLD],
        patient="pat-1",
    )
    client.interactions.list(
        sort=InteractionSort.ENDED_AT,
        direction=SortDirection.DESC,
        encounter_status=(EncounterStatus.PLANNED,),
    )
    client.interactions.list(sort=None, page_size=None, encounter_status=None)


def create(client: CortiClient) -> None:
    """Only the encounter is needed."""
    encounter = EncounterCreate(
        identifier="enc-1", status="planned", type=EncounterType.CONSULTATION
    )
    created = client.interactions.create(encounter=encounter)
    assert_type(created, InteractionCreated)
    assert_type(created.interaction_id, UUID)
    assert_type(created.websocket_url, str)
    client.interactions.create(
        encounter=encounter,
        assigned_user_id=UUID(ID),
        patient=PatientInput(identifier="pat-1", gender="female", birth_date=None),
    )


def update(client: CortiClient, patient: Patient) -> None:
    """Everything may stay as it is, and a title can be cleared."""
    assert_type(client.interactions.update(ID), Interaction)
    client.interactions.update(ID, encounter=EncounterUpdate(title=None))
    client.interactions.update(
        UUID(ID),
        assigned_user_id=ID,
        encounter=EncounterUpdate(status=EncounterStatus.COMPLETED, period=PERIOD),
        patient=patient.to_input(),
    )
    client.interactions.update(ID, assigned_user_id=UNSET, patient=UNSET)


def delete(client: CortiClient) -> None:
    """There is no answer, and an editor shows that."""
    assert_type(client.interactions.delete(ID), None)


async def use_async(client: AsyncCortiClient) -> None:
    """The same calls are awaited, and lists are iterated with `async for`."""
    assert_type(await client.interactions.get(ID), Interaction)
    assert_type(await client.interactions.update(ID), Interaction)
    encounter = EncounterCreate(identifier="", status="planned", type="inpatient")
    created = await client.interactions.create(encounter=encounter)
    assert_type(created, InteractionCreated)
    await client.interactions.delete(ID)


async def list_async(client: AsyncCortiClient) -> None:
    """A list is made without waiting, and waits for each page."""
    pager = client.interactions.list(sort="id", encounter_status=["deleted"])
    assert_type(pager, AsyncPager[Interaction])
    assert_type(aiter(pager), AsyncIterator[Interaction])
    assert_type(pager.pages(), AsyncIterator[tuple[Interaction, ...]])
    assert_type([each.id async for each in pager], list[UUID])
    assert_type(await pager.first(), Interaction | None)
    assert_type(pager.distinct(), AsyncPager[Interaction])


def read_interaction(interaction: Interaction) -> None:
    """What may be missing is `None`, and nothing that is read is `UNSET`."""
    assert_type(interaction.id, UUID)
    assert_type(interaction.assigned_user_id, UUID | None)
    assert_type(interaction.encounter, Encounter)
    assert_type(interaction.patient, Patient | None)
    assert_type(interaction.ended_at, datetime | None)
    assert_type(interaction.created_at, datetime)
    assert_type(interaction.updated_at, datetime)
    assert_type(interaction.websocket_url, str)
    assert_type(interaction.last_updated, datetime)
    assert_type(interaction.extra, Mapping[str, object])
    assert_type(interaction.to_dict(), dict[str, object])


def read_encounter(encounter: Encounter) -> None:
    """An enum is open: a later value is a `str`."""
    assert_type(encounter.identifier, str)
    assert_type(encounter.status, EncounterStatus | str)
    assert_type(encounter.type, EncounterType | str)
    assert_type(encounter.period, Period)
    assert_type(encounter.period.started_at, datetime)
    assert_type(encounter.period.ended_at, datetime | None)
    assert_type(encounter.title, str | None)
    if isinstance(encounter.status, EncounterStatus):
        assert_type(encounter.status, EncounterStatus)
    assert_type(encounter.status == "planned", bool)
    assert_type(encounter.status.upper(), str)


def read_patient(patient: Patient) -> None:
    """Nothing but the identifier is certain."""
    assert_type(patient.identifier, str)
    assert_type(patient.name, str | None)
    assert_type(patient.gender, Gender | str | None)
    assert_type(patient.birth_date, datetime | None)
    assert_type(patient.pronouns, str | None)
    assert_type(patient.to_input(), PatientInput)


def read_the_rest(wire: object) -> None:
    """Every class that is read can be read by hand."""
    assert_type(Interaction.from_dict(wire), Interaction)
    assert_type(Period.from_dict(wire).to_input(), PeriodInput)
    assert_type(InteractionCreated.from_dict(wire).interaction_id, UUID)
    assert_type(InteractionList.from_dict(wire).interactions, tuple[Interaction, ...])
    problem = Problem.from_dict(wire)
    assert_type(problem.status, int)
    assert_type(problem.detail, str | None)
    assert_type(problem.validation_errors, tuple[Mapping[str, str], ...] | None)


def fill_in(changes: EncounterUpdate, patient: PatientInput) -> None:
    """What is sent is set, cleared or left out."""
    assert_type(changes.title, str | Unset | None)
    if changes.title is not UNSET:
        assert_type(changes.title, str | None)
    assert_type(changes.identifier, str | Unset)
    assert_type(changes.period, PeriodInput | Unset)
    assert_type(patient.birth_date, datetime | Unset | None)
    assert_type(InteractionUpdate().patient, PatientInput | Unset)
    assert_type(InteractionUpdate().to_dict(), dict[str, object])


def narrow(encounter: EncounterCreate) -> str:
    """A checker knows when all values of a closed enum are dealt with."""
    status = encounter.status
    assert_type(
        status,
        EncounterStatus
        | Literal[
            "planned", "in-progress", "on-hold", "completed", "cancelled", "deleted"
        ],
    )
    return status


def handle(client: CortiClient) -> str | None:
    """One class catches all, and each says what it knows."""
    try:
        client.interactions.delete(ID)
    except RequestTimeoutError as error:
        assert_type(error.reason, str)
    except TransportError as error:
        assert_type((error.method, error.path, error.sent), tuple[str, str, bool])
    except TokenError as error:
        assert_type(error.code, str | None)
    except (ArgumentError, ContractMismatchError) as error:
        assert_type((error.path, error.problem), tuple[str, str])
    except StatusError as error:
        assert_type(error.status, int)
        assert_type(error.retry_after, float | None)
        assert_type(error.validation_errors, tuple[Mapping[str, object], ...])
        return error.request_id
    except CortiError as error:
        return str(error)
    return None


def refuse_arguments(client: CortiClient, patient: Patient) -> None:
    """What the document does not allow is found before anything runs."""
    calls = client.interactions
    calls.get(5)  # type: ignore[arg-type]  # an id is no number
    calls.get()  # type: ignore[call-arg]  # which one?
    calls.list(sort="name")  # type: ignore[arg-type]  # no such order
    calls.list(index=2)  # type: ignore[call-arg]  # the pager counts
    calls.list(encounter_status="planned")  # type: ignore[arg-type]  # letters
    calls.create()  # type: ignore[call-arg]  # an encounter is needed
    calls.update(ID, encounter=None)  # type: ignore[arg-type]  # cannot be cleared
    calls.update(ID, patient=patient)  # type: ignore[arg-type]  # lacks to_input()
    calls.delete(ID, None)  # type: ignore[call-arg]  # nothing to say


def refuse_clients() -> None:
    """A client that could not work is not made."""
    CortiClient(auth=TOKEN)  # type: ignore[call-arg]  # no tenant
    CortiClient(auth="token", tenant="acme")  # type: ignore[arg-type]  # a bare string
    CortiClient(
        auth=TOKEN,
        tenant="acme",
        environment="de",  # type: ignore[arg-type]  # no such region
    )


def refuse_values(status: EncounterStatus | str) -> None:
    """Closed enums, required fields and types hold for what is sent."""
    EncounterUpdate(status="Planned")  # type: ignore[arg-type]  # another case
    EncounterUpdate(status=status)  # type: ignore[arg-type]  # an open enum
    EncounterUpdate(status=None)  # type: ignore[arg-type]  # cannot be cleared
    EncounterUpdate(type=Gender.MALE)  # type: ignore[arg-type]  # another enum
    PatientInput()  # type: ignore[call-arg]  # no identifier
    PatientInput("pat-1")  # type: ignore[call-arg]  # fields go by name
    PatientInput(identifier="", extra={})  # type: ignore[call-arg]  # only when read
    PeriodInput(started_at="2026-03-02")  # type: ignore[arg-type]  # text
    PeriodInput(started_at=date(2026, 3, 2))  # type: ignore[arg-type]  # no time
    PeriodInput.from_dict({})  # type: ignore[attr-defined]  # only sent


def refuse_use(interaction: Interaction, pager: Pager[Interaction]) -> None:
    """What may be missing is not used unseen, and nothing is changed."""
    interaction.id = UUID(ID)  # type: ignore[misc]  # frozen
    _ = interaction.patient.name  # type: ignore[union-attr]  # there may be no patient
    _ = interaction.ended_at - START  # type: ignore[operator]  # it may not have ended
    _ = interaction.encounter.status.value  # type: ignore[attr-defined]  # may be a str
    _ = pager[0]  # type: ignore[index]  # pages come one after another
    len(pager)  # type: ignore[arg-type]  # nobody knows


async def refuse_mixing(client: AsyncCortiClient) -> None:
    """What must be awaited has no fields before."""
    _ = client.interactions.get(ID).id  # type: ignore[attr-defined]  # not awaited
    await client.interactions.list()  # type: ignore[misc]  # iterated, not awaited
    for _ in client.interactions.list():  # type: ignore[attr-defined]  # async for
        pass
