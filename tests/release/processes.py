"""Servers in processes of their own, which are stopped for certain."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

HOST: Final = "127.0.0.1"
PATIENCE: Final = 60.0
"""Seconds that a server may take to start on a busy machine."""


def free_port() -> int:
    """Return a port at which nobody listens."""
    with socket.create_server((HOST, 0)) as listening:
        return int(listening.getsockname()[1])


def run(arguments: Sequence[str], log: Path) -> None:
    """Run Python with *arguments* to its end; it writes to *log*."""
    with log.open("ab") as output:
        subprocess.run(  # noqa: S603 - our own command
            [sys.executable, *arguments],
            stdout=output,
            stderr=subprocess.STDOUT,
            env=_environment(),
            check=True,
        )


@contextmanager
def running(arguments: Sequence[str], port: int, log: Path) -> Generator[None]:
    """Run a server as long as somebody needs it; it writes to *log*."""
    with log.open("ab") as output:
        process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=_environment(),
        )
    try:
        _wait(process, port, log)
        yield
    finally:
        process.kill()  # it has nothing to keep
        process.wait()


def _environment() -> dict[str, str]:
    """Return the environment without what would measure the server as well."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("COVERAGE_", "COV_"))
    }


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return when the server listens; raises `RuntimeError` if it never will."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with socket.create_connection((HOST, port), timeout=1):
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')}")
