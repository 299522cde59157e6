"""One client serves many threads, and many event loops."""

import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import anyio
import pytest

from corti_interactions import AsyncCortiClient, CortiClient, Network
from faults.answers import GOOD, ID
from faults.body_cases import ONE
from faults.calls import GET
from faults.clients import ONCE, TOKEN
from network.http2 import Http2
from network.serving import secured, trusted
from runtime.peers import Behaviour, Line, Peer, serving

MANY = 20
TIMES = 5


def together(count: int) -> Behaviour:
    """Answer when so many connections have a request, and then at once."""
    barrier = Barrier(count)

    def behave(line: Line) -> None:
        line.request()
        barrier.wait(10)
        line.answer(GOOD)
        while line.request():
            line.answer(GOOD)

    return behave


class Echoing:
    """Answers with the identifier that it was asked for."""

    def __call__(self, line: Line) -> None:
        """Serve a connection."""
        while request := line.request():
            asked = request.split()[1].rpartition(b"/")[2]
            line.answer(GOOD.replace(ID.encode(), asked))


def blocking(peer: Peer, network: Network) -> CortiClient:
    """Make a client for threads."""
    return CortiClient(
        auth=TOKEN,
        tenant="acme",
        base_url=peer.url.removesuffix("/path"),
        network=network,
        retries=ONCE,
    )


def awaiting(peer: Peer, network: Network) -> AsyncCortiClient:
    """Make a client for tasks."""
    return AsyncCortiClient(
        auth=TOKEN,
        tenant="acme",
        base_url=peer.url.removesuffix("/path"),
        network=network,
        retries=ONCE,
    )


def in_threads(count: int, work: Callable[[int], object]) -> list[object]:
    """Do *work* in many threads at once."""
    start = Barrier(count)

    def started(number: int) -> object:
        start.wait(10)
        return work(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(started, range(count)))


def test_threads_call_at_once() -> None:
    """Each over a connection for itself, and all are closed in the end."""
    with serving(together(MANY)) as peer:
        with blocking(peer, Network()) as client:
            found = in_threads(MANY, lambda _: GET.blocking(client))
        assert found == [ONE.value] * MANY
        assert peer.accepted == MANY
        assert peer.wait_for_open(0)


@pytest.mark.parametrize("most", [1, 4])
def test_threads_wait_for_each_other(most: int) -> None:
    """Where there are fewer connections than threads, and each gets its own answer."""

    def work(number: int) -> object:
        ids = [f"{number:08d}-0000-4000-8000-{time:012d}" for time in range(TIMES)]
        found = [client.interactions.get(id_) for id_ in ids]
        return [str(each.id) for each in found] == ids

    with serving(Echoing()) as peer:
        with blocking(peer, Network(max_connections=most)) as client:
            assert in_threads(MANY, work) == [True] * MANY
        assert peer.accepted <= most
        assert peer.wait_for_open(0)


def test_threads_may_take_a_client_each() -> None:
    """Made from one, with which they share all connections."""
    with serving(Echoing()) as peer:
        with blocking(peer, Network(max_connections=2)) as client:
            made = in_threads(MANY, lambda _: client.with_options(deadline=20.0))
            found = in_threads(
                MANY, lambda number: GET.blocking(_expected(made[number]))
            )
        assert found == [ONE.value] * MANY
        assert peer.accepted <= 2


def _expected(client: object) -> CortiClient:
    assert isinstance(client, CortiClient)
    return client


LOOPS = [("asyncio", "asyncio"), ("asyncio", "trio"), ("trio", "trio")]


def run_each(backends: tuple[str, str], work: Callable[[], Awaitable[object]]) -> None:
    """Do *work* in two event loops in two threads at once."""
    in_threads(2, lambda number: anyio.run(work, backend=backends[number]))


@pytest.mark.parametrize("backends", LOOPS)
@pytest.mark.parametrize("http2", [False, True])
def test_event_loops_call_at_once(backends: tuple[str, str], *, http2: bool) -> None:
    """Each over connections of its own, which are closed with it."""
    server = Http2(all_together=Barrier(2)) if http2 else together(2)
    context = secured("h2" if http2 else "http/1.1")

    async def work() -> None:
        for _ in range(TIMES):
            assert await GET.awaiting(client) == ONE.value

    with serving(server, context) as peer:
        client = awaiting(peer, trusted(http2=http2))
        run_each(backends, work)
        assert peer.accepted == 2
        assert peer.wait_for_open(0)
        anyio.run(client.aclose)


@pytest.mark.parametrize("backends", LOOPS)
def test_event_loops_have_many_tasks_each(backends: tuple[str, str]) -> None:
    """No answer goes astray, and the bound is for each loop."""

    async def get(id_: str) -> None:
        assert str((await client.interactions.get(id_)).id) == id_

    async def work() -> None:
        thread = threading.get_ident() % 10**8
        async with anyio.create_task_group() as tasks:
            for number in range(MANY):
                tasks.start_soon(get, f"{thread:08d}-0000-4000-8000-{number:012d}")

    with serving(Echoing(), secured()) as peer:
        client = awaiting(peer, Network(verify=trusted().verify, max_connections=3))
        run_each(backends, work)
        assert peer.accepted <= 6
        assert peer.wait_for_open(0)
        anyio.run(client.aclose)


def test_a_client_is_closed_in_one_loop_and_used_in_another() -> None:
    """The call that is on its way is answered, and no other one is begun."""
    asked, closed = threading.Event(), threading.Event()

    def behave(line: Line) -> None:
        line.request()
        asked.set()
        closed.wait(10)
        line.answer(GOOD)

    async def work() -> object:
        return await GET.awaiting(client)

    with serving(behave) as peer, ThreadPoolExecutor(1) as pool:
        client = awaiting(peer, Network())
        call = pool.submit(anyio.run, work)
        assert asked.wait(10)
        anyio.run(client.aclose)
        closed.set()
        assert call.result(10) == ONE.value
        assert peer.wait_for_open(0)
