"""Many calls at once, to a server that misbehaves at random."""

import asyncio
import logging
import os
import threading
import time
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import anyio
import pytest
from attrs import define, field

from load.calls import anoted, awaiting, blocking, noted
from load.ledger import Ledger, open_files, resident
from load.running import PATIENCE, Running, running

CALLS: Final = int(os.environ.get("LOAD_CALLS", "100000"))
FEWER: Final = max(CALLS // 10, 500)
AT_ONCE: Final = 50
GROWTH: Final = 24 * 2**20
"""Bytes that memory may grow by when everybody is warm; a leak grows with the calls."""


@define
class Numbers:
    """Gives each number once, to whoever asks; knows when a part of them is gone."""

    size: int
    _numbers: Iterator[int] = field(init=False)
    _lock: threading.Lock = field(factory=threading.Lock)
    memory: list[int] = field(factory=list[int])
    """What the process had after each tenth of the calls."""

    def __attrs_post_init__(self) -> None:
        self._numbers = iter(range(self.size))

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        with self._lock:
            number = next(self._numbers)
            if number % (self.size // 10) == self.size // 10 - 1:
                self.memory.append(resident())
            return number

    @property
    def growth(self) -> int:
        """How much memory came on top in the last eight tenths."""
        return self.memory[-1] - self.memory[1]


@pytest.fixture(name="server")
def misbehaving_server() -> Generator[Running]:
    """Run a server whose faults are the same each time."""
    with running(seed=3) as server:
        yield server


@pytest.fixture(autouse=True)
def _quiet() -> Generator[None]:
    """Log nothing, for pytest would keep it, and memory would grow."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(autouse=True)
def _nothing_left() -> Generator[None]:
    """See that no socket and no thread is left."""
    files, threads = open_files(), threading.active_count()
    yield
    end = time.monotonic() + PATIENCE
    while threading.active_count() > threads and time.monotonic() < end:
        time.sleep(0.05)  # Idle threads of libraries end by themselves.
    assert threading.active_count() <= threads, threading.enumerate()
    assert open_files() <= files


async def _load(server: Running, numbers: Numbers, ledger: Ledger) -> None:
    async def work() -> None:
        for number in numbers:
            await anoted(ledger, number, client)

    async with awaiting(server.url) as client, anyio.create_task_group() as tasks:
        for _ in range(AT_ONCE):
            tasks.start_soon(work)


def _check(server: Running, numbers: Numbers, ledger: Ledger) -> None:
    accounts = server.accounts_at_the_end()
    ledger.check(accounts)
    assert accounts.open == 0
    assert numbers.growth < GROWTH, numbers.memory


def test_every_call_comes_to_an_end_under_asyncio(server: Running) -> None:
    """In a value or a typed error, and nothing is done twice, lost or left."""
    numbers, ledger = Numbers(CALLS), Ledger(CALLS)

    async def main() -> None:
        async with asyncio.timeout(60 + CALLS / 20):
            await _load(server, numbers, ledger)
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(main())
    _check(server, numbers, ledger)


def test_every_call_comes_to_an_end_under_trio(server: Running) -> None:
    """In a value or a typed error, and nothing is done twice, lost or left."""
    numbers, ledger = Numbers(FEWER), Ledger(FEWER)

    async def main() -> None:
        with anyio.fail_after(60 + FEWER / 20):
            await _load(server, numbers, ledger)

    anyio.run(main, backend="trio")
    _check(server, numbers, ledger)


def test_every_call_comes_to_an_end_in_threads(server: Running) -> None:
    """In a value or a typed error, and nothing is done twice, lost or left."""
    numbers, ledger = Numbers(FEWER), Ledger(FEWER)
    with blocking(server.url) as client, ThreadPoolExecutor(AT_ONCE) as pool:

        def work() -> None:
            for number in numbers:
                noted(ledger, number, client)

        for each in [pool.submit(work) for _ in range(AT_ONCE)]:
            each.result(60 + FEWER / 20)
    _check(server, numbers, ledger)
