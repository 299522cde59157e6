"""Run the server, and ask it for its accounts."""

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from attrs import field, frozen

SERVER: Final = Path(__file__).with_name("server.py")
PATIENCE: Final = 30.0
"""Seconds until connections that a client has closed are closed on both sides."""


@frozen
class Accounts:
    """What the server did."""

    requests: int
    open: int
    """How many connections it has now."""

    acted: dict[str, dict[int, int]]
    """How often, by method and number."""

    def doubled(self, method: str) -> list[int]:
        """Return the numbers of the calls that were acted on more than once."""
        return [number for number, times in self.acted[method].items() if times > 1]


@frozen
class Running:
    """A server in another process."""

    port: int
    _opener: urllib.request.OpenerDirector = field(
        factory=lambda: urllib.request.build_opener(urllib.request.ProxyHandler({}))
    )

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def accounts(self) -> Accounts:
        """Ask it what it did."""
        with self._opener.open(f"{self.url}/accounts", timeout=PATIENCE) as answer:
            told = json.load(answer)
        acted = {
            method: {int(number): times for number, times in numbers.items()}
            for method, numbers in told["acted"].items()
        }
        return Accounts(told["requests"], told["open"], acted)

    def accounts_at_the_end(self) -> Accounts:
        """Ask it what it did, when no connection is left, or after a long time."""
        end = time.monotonic() + PATIENCE
        while (accounts := self.accounts()).open and time.monotonic() < end:
            time.sleep(0.05)
        return accounts


@contextmanager
def running(seed: int) -> Generator[Running]:
    """Run a server with the faults of *seed*."""
    with subprocess.Popen(  # noqa: S603 - our own server
        [sys.executable, str(SERVER), str(seed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield Running(int(process.stdout.readline()))
        finally:
            process.kill()
