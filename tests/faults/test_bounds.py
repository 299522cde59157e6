"""What must not happen elsewhere than in the answer."""

import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from attrs import evolve

from corti_interactions import (
    AnswerTooLargeError,
    AsyncCortiClient,
    CortiClient,
    RedirectError,
)
from faults.answers import GOOD, ID, NO_PAGE, PAGE
from faults.body_cases import BOMB, HUNDRED_MEGABYTES, ONE, PART, SMALL
from faults.calls import CREATE, GET
from faults.cases import Case, fails, open_files, played
from faults.clients import WAYS, Doing, Way
from faults.faults import chunk, floods, raw, reply, says
from faults.server import Server
from faults.token_cases import PLAIN, gives, token


@pytest.fixture(name="way", params=WAYS.values(), ids=list(WAYS))
def each_way(request: pytest.FixtureRequest) -> Way:
    """Provide each way to make a call."""
    way: Way = request.param
    return way


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("doing", [GET, CREATE], ids=["get", "create"])
def test_no_redirect_is_followed(way: Way, doing: Doing, status: int) -> None:
    """Where it leads, nobody connects."""
    with Server((says(reply(200, GOOD)),)) as elsewhere:
        answer = reply(status, b"", f"Location: {elsewhere.url}/v2/interactions/{ID}")
        case = Case(
            script=(says(answer),),
            doing=doing,
            expected=fails(RedirectError, "not followed", status=status),
        )
        played(case, way).check()
        assert elsewhere.connections == 0


@pytest.mark.parametrize(
    ("head", "part"),
    [
        (raw(200, b"", f"Content-Length: {HUNDRED_MEGABYTES}"), PART),
        (raw(200, b"", "Transfer-Encoding: chunked"), chunk(PART)),
        (raw(200), PART),
    ],
    ids=["announced", "in chunks", "without a length"],
)
def test_what_is_too_large_is_not_read(way: Way, head: bytes, part: bytes) -> None:
    """The connection is closed as soon as it is known to be."""
    with Server((floods(head, part, 100),)) as server:
        outcome = way(GET, evolve(SMALL, base_url=server.url))
    assert type(outcome.error) is AnswerTooLargeError
    # What the kernel takes on its way is not read by anybody.
    assert server.sent < HUNDRED_MEGABYTES // 2


def test_what_is_too_large_is_not_unpacked(way: Way) -> None:
    """A hundred megabytes of nothing take no memory."""
    answer = reply(200, BOMB, "Content-Encoding: gzip")
    case = Case(
        script=(says(answer),),
        options=SMALL,
        expected=fails(AnswerTooLargeError, "max_answer_bytes"),
    )
    tracemalloc.start()
    try:
        played(case, way).check()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < HUNDRED_MEGABYTES // 4


def _in_threads(client: CortiClient) -> object:
    with ThreadPoolExecutor(20) as pool:
        calls = [pool.submit(client.interactions.get, ID) for _ in range(20)]
        results = [call.result() for call in calls]
        return results[0]


async def _in_tasks(client: AsyncCortiClient) -> object:
    found: list[object] = []

    async def get() -> None:
        found.append(await client.interactions.get(ID))

    async with anyio.create_task_group() as tasks:
        for _ in range(20):
            tasks.start_soon(get)
    return found[0]


def test_many_calls_share_one_token(way: Way) -> None:
    """It is fetched once, however many wait for it."""
    case = Case(
        token_script=(gives(token()),),
        script=(says(reply(200, GOOD)),),
        doing=Doing(_in_threads, _in_tasks),
        options=PLAIN,
        expected=ONE,
        requests=20,
        token_requests=1,
    )
    seen = played(case, way)
    seen.check()
    assert {request.headers["authorization"] for request in seen.requests} == {
        "Bearer planted-token-1"
    }


def test_a_fresh_token_is_sent_after_a_refused_one(way: Way) -> None:
    """And not the refused one again."""
    case = Case(
        token_script=(gives(token(1)), gives(token(2))),
        script=(says(reply(401)), says(reply(200, GOOD))),
        options=PLAIN,
        expected=ONE,
        requests=2,
        token_requests=2,
    )
    seen = played(case, way)
    seen.check()
    sent = [request.headers["authorization"] for request in seen.requests]
    assert sent == ["Bearer planted-token-1", "Bearer planted-token-2"]


def _one_of(client: CortiClient) -> object:
    for interaction in client.interactions.list():
        return interaction
    return None


async def _one_of_async(client: AsyncCortiClient) -> object:
    async for interaction in client.interactions.list():
        return interaction
    return None


def test_a_listing_can_be_left(way: Way) -> None:
    """No further page is asked for, and nothing stays open."""
    case = Case(
        script=(says(reply(200, PAGE)), says(reply(200, NO_PAGE))),
        doing=Doing(_one_of, _one_of_async),
        expected=ONE,
    )
    before = open_files()
    played(case, way).check()
    assert open_files() == before
