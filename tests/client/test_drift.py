"""Clients tell a hook, and the log, where answers are not what the document says."""

import json
import logging
from pathlib import Path
from threading import Thread, get_ident
from typing import Final

import anyio
import httpx
import pytest

from corti_interactions import (
    AccessToken,
    AsyncCortiClient,
    ClientCredentials,
    ConflictError,
    ContractMismatchError,
    CortiClient,
    Drift,
    DriftKind,
    NotFoundError,
    RetryPolicy,
)
from payloads.document import JsonObject, component, members
from payloads.files import FITTING, sample
from payloads.normal import without_odd_nulls

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
PAYLOADS: Final = Path(__file__).parents[1] / "golden" / "payloads"
GET: Final = "GET /interactions/{id}"
ONCE: Final = RetryPolicy(attempts=1)
BACKENDS: Final = ["asyncio", "trio"]
PATIENT: Final = "Ada Example"


def payload(name: str) -> JsonObject:
    """Return an answer as it could come."""
    text = (PAYLOADS / f"{name}.json").read_text(encoding="utf-8")
    read: JsonObject = json.loads(text)["wire"]
    return read


def interaction(**others: object) -> dict[str, object]:
    """Return an answer that is as documented, but for *others*."""
    answer = members(sample("interaction-reference-page", "Interaction"))
    return {**answer, **others}


def answering(content: object, status: int = 200) -> httpx.MockTransport:
    """Return a transport that always answers so."""
    return httpx.MockTransport(lambda _: httpx.Response(status, json=content))


def sync(told: list[Drift], content: object, status: int = 200) -> CortiClient:
    """Return a client that is answered so."""
    return CortiClient(
        tenant="acme",
        auth=AccessToken("planted"),
        transport=answering(content, status),
        on_drift=told.append,
        retries=ONCE,
    )


def places(told: list[Drift]) -> list[tuple[str, DriftKind]]:
    """Return what was told, in short."""
    return [(each.pointer, each.kind) for each in told]


def test_nothing_is_told_of_what_is_documented(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nulls where they may be included."""
    told: list[Drift] = []
    names = ("reference-page", "nulls", "absences", "patient-absences", "offsets")
    wanted = {f"interaction-{name}" for name in names}
    documented = [each.wire for each in FITTING if each.name in wanted]
    assert documented
    for content in documented:
        with sync(told, without_odd_nulls(component("Interaction"), content)) as client:
            client.interactions.get(ID)
    assert told == []
    assert [each for each in caplog.records if each.levelno > logging.INFO] == []


def test_drift_is_told() -> None:
    """With the operation, the status, the place and the kind."""
    told: list[Drift] = []
    content = interaction(endedAt=None, region=PATIENT, patient={"identifier": "p"})
    content["encounter"] = {
        "identifier": "e",
        "status": "new",
        "type": "newer",
        "period": {"startedAt": "2026-01-02T03:04:05Z"},
        "more": PATIENT,
    }
    with sync(told, content) as client:
        read = client.interactions.get(ID)
    assert read.extra == {"region": PATIENT}
    assert {(each.operation, each.status) for each in told} == {(GET, 200)}
    assert sorted(places(told)) == [
        ("/encounter/more", DriftKind.UNKNOWN_FIELD),
        ("/encounter/status", DriftKind.UNKNOWN_VALUE),
        ("/encounter/type", DriftKind.UNKNOWN_VALUE),
        ("/region", DriftKind.UNKNOWN_FIELD),
    ]
    assert PATIENT not in repr(told)


def test_nobody_has_to_listen(caplog: pytest.LogCaptureFixture) -> None:
    """Then nothing is looked for, and nothing is logged."""
    with CortiClient(
        tenant="acme",
        auth=AccessToken("planted"),
        transport=answering(interaction(region="eu")),
    ) as client:
        assert client.interactions.get(ID).extra == {"region": "eu"}
    assert [each for each in caplog.records if each.levelno > logging.INFO] == []


def test_every_way_to_an_answer(caplog: pytest.LogCaptureFixture) -> None:
    """A page, a raw answer, another client of the same group; one log for all."""
    told: list[Drift] = []
    other: list[Drift] = []
    content = {"interactions": [interaction(region="eu"), interaction(region="us")]}
    with sync(told, content) as client:
        assert client.interactions.list().first() is not None
        answer = client.interactions.raw.list()
        assert len(told) == 1
        answer.parse()
        answer.parse()
        assert len(told) == 2
        changed = client.with_options(on_drift=other.append)
        assert changed.interactions.list().first() is not None
        also = changed.with_options(deadline=5)
        assert also.interactions.list().first() is not None
    assert places(told) == places(other)
    assert (
        places(told) == [("/interactions/{index}/region", DriftKind.UNKNOWN_FIELD)] * 2
    )
    warnings = [each for each in caplog.records if each.levelno == logging.WARNING]
    assert [each.getMessage() for each in warnings] == [
        "GET /interactions/: answer 200: unknown field at /interactions/{index}/region"
    ]
    assert warnings[0].name == "corti_interactions"


def test_errors_are_told_and_raised() -> None:
    """Their bodies may be new, and their statuses."""
    told: list[Drift] = []
    with (
        sync(told, {"requestid": 5, "nova": 1}, 404) as client,
        pytest.raises(NotFoundError),
    ):
        client.interactions.get(ID)
    assert sorted(places(told)) == [
        ("/nova", DriftKind.UNKNOWN_FIELD),
        ("/requestid", DriftKind.TYPE),
        ("/status", DriftKind.MISSING),
        ("/type", DriftKind.MISSING),
    ]
    told.clear()
    with sync(told, {}, 200) as client, pytest.raises(ContractMismatchError):
        client.interactions.get(ID)
    assert {kind for _, kind in places(told)} == {DriftKind.MISSING}
    told.clear()
    with sync(told, {}, 409) as client:
        assert client.interactions.raw.delete(ID).status == 409
        assert told == []
        with pytest.raises(ConflictError):
            client.interactions.delete(ID)
    assert places(told) == [("", DriftKind.STATUS)]


def test_a_token_is_no_business_of_the_document() -> None:
    """What the endpoint answers is described elsewhere."""
    told: list[Drift] = []

    def handle(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            return httpx.Response(200, json={"access_token": "t", "expires_in": 300})
        return httpx.Response(204)

    with CortiClient(
        tenant="acme",
        auth=ClientCredentials("id", "secret"),
        transport=httpx.MockTransport(handle),
        on_drift=told.append,
    ) as client:
        client.interactions.delete(ID)
    assert told == []


@pytest.mark.parametrize("anyio_backend", BACKENDS)
async def test_drift_is_told_in_the_task() -> None:
    """Of several calls at once, each hears of its own answers."""
    told: dict[int, list[Drift]] = {}

    def heard(drift: Drift) -> None:
        told.setdefault(anyio.get_current_task().id, []).append(drift)

    def field(number: int) -> str:
        return f"of-{number}"

    def handle(request: httpx.Request) -> httpx.Response:
        name = request.url.path.rpartition("/")[2]
        return httpx.Response(200, json=interaction(**{field(int(name[:8])): 1}))

    async with AsyncCortiClient(
        tenant="acme",
        auth=AccessToken("planted"),
        transport=httpx.MockTransport(handle),
        on_drift=heard,
    ) as client:
        calls: dict[int, str] = {}

        async def get(number: int) -> None:
            name = f"{number:08}{ID[8:]}"
            calls[anyio.get_current_task().id] = f"/{field(number)}"
            await client.interactions.get(name)

        async with anyio.create_task_group() as group:
            for number in range(20):
                group.start_soon(get, number)
    found = {task: [each.pointer for each in hers] for task, hers in told.items()}
    assert found == {task: [pointer] for task, pointer in calls.items()}


@pytest.mark.parametrize("anyio_backend", BACKENDS)
async def test_an_async_pager_tells_too() -> None:
    """Once for each page."""
    told: list[Drift] = []
    content = {"interactions": [interaction(region="eu"), interaction(region="us")]}
    async with AsyncCortiClient(
        tenant="acme",
        auth=AccessToken("planted"),
        transport=answering(content),
        on_drift=told.append,
    ) as client:
        pages = client.interactions.list(limit=4).pages()
        assert [len(page) async for page in pages] == [2, 2]
    assert len(told) == 2


def test_drift_is_told_in_the_thread() -> None:
    """That of the call."""
    told: list[tuple[int, str]] = []

    def heard(drift: Drift) -> None:
        told.append((get_ident(), drift.pointer))

    with sync([], interaction(region="eu")) as client:
        listening = client.with_options(on_drift=heard)
        threads = [Thread(target=listening.interactions.get, args=(ID,)) for _ in "abc"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(told) == 3
    assert {pointer for _, pointer in told} == {"/region"}
    assert get_ident() not in dict(told)


def test_a_hook_that_fails_costs_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    """What it raises is logged."""

    def fail(_: Drift) -> None:
        raise LookupError

    with sync([], interaction(region=PATIENT)) as client:
        read = client.with_options(on_drift=fail).interactions.get(ID)
    assert read.extra == {"region": PATIENT}
    assert "on_drift failed; the call goes on" in caplog.text
    assert PATIENT not in caplog.text


@pytest.mark.parametrize(
    ("change", "told_of"),
    [
        ({"drift": 1}, [("/drift", DriftKind.UNKNOWN_FIELD)]),
        ({"assignedUserId": None, "patient": None}, []),
        ({"endedAt": "20260102T030405Z"}, [("/endedAt", DriftKind.FORMAT)]),
        (
            {"patient": {"identifier": "p", "gender": None}},
            [("/patient/gender", DriftKind.NULL)],
        ),
        (
            {"patient": {"identifier": "p", "gender": "new"}},
            [("/patient/gender", DriftKind.UNKNOWN_VALUE)],
        ),
    ],
)
def test_each_kind_that_is_tolerated(
    change: dict[str, object], told_of: list[tuple[str, DriftKind]]
) -> None:
    """One at a time."""
    told: list[Drift] = []
    with sync(told, interaction(**change)) as client:
        client.interactions.get(ID)
    assert places(told) == told_of
