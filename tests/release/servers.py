"""Package indexes that people really run, on this machine for a while."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import httpx
from attrs import evolve, field, frozen

from release.processes import HOST, free_port, run, running

__all__ = [
    "HOST",
    "PASSWORD",
    "USER",
    "Server",
    "another",
    "devpi",
    "free_port",
    "pypi_server",
]

USER: Final = "somebody"
PASSWORD: Final = "pass-1234"  # noqa: S105 - of servers that a test starts

CHEAP: Final = (
    *("--argon2-memory-cost", "8"),
    *("--argon2-time-cost", "1"),
    *("--argon2-parallelism", "1"),
)
"""Derives devpi's keys in no time, where 13 seconds are usual."""


@frozen
class Server:
    """Where an index is, and who may upload to it."""

    index: str
    upload: str
    user: str = USER
    password: str | None = field(default=None, repr=False)

    @property
    def environment(self) -> dict[str, str]:
        """What tells twine the credentials; nothing, where none are wanted."""
        if self.password is None:
            return {}
        return {"TWINE_USERNAME": self.user, "TWINE_PASSWORD": self.password}

    @property
    def netrc(self) -> str:
        """A line of netrc, for those who download."""
        return f"machine {HOST} login {self.user} password {self.password}\n"


@contextmanager
def pypi_server(
    folder: Path, *, password: str | None = None, closed: bool = False
) -> Generator[Server]:
    """Serve the files in *folder*, and nothing of any other index.

    With *password* an upload needs it; *closed*, a download needs it too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    access = ("-P", ".", "-a", ".")
    if password is not None:
        secrets = folder.parent / f"{folder.name}.htpasswd"
        secrets.write_text(f"{USER}:{password}\n", encoding="utf-8")
        actions = "update,list,download" if closed else "update"
        access = ("-P", str(secrets), "-a", actions)
    port = free_port()
    options = ("--disable-fallback", "--server", "auto", "--log-stream", "none")
    where = ("-i", HOST, "-p", str(port), *access, str(folder))
    log = folder.parent / f"{folder.name}.log"
    with running(["-m", "pypiserver", "run", *options, *where], port, log):
        address = f"http://{HOST}:{port}/"
        yield Server(f"{address}simple/", address, password=password)


@contextmanager
def devpi(folder: Path) -> Generator[Server]:
    """Serve a non-volatile index of devpi, which inherits from no other one."""
    folder.mkdir(parents=True, exist_ok=True)
    data = ("--serverdir", str(folder / "server"))
    log = folder / "devpi.log"
    init = ("--no-root-pypi", "--root-passwd", PASSWORD)
    run([*_script("devpi_server.init", "init"), *data, *init], log)
    port = free_port()
    where = ("--host", HOST, "--port", str(port), "--threads", "4", "--offline-mode")
    serve = _script("devpi_server.main", "main")
    with running([*serve, *data, *where, *CHEAP], port, log):
        address = f"http://{HOST}:{port}/{USER}"
        httpx.put(address, json={"password": PASSWORD}).raise_for_status()
        server = Server(f"{address}/none/+simple/", f"{address}/none/")
        yield another(evolve(server, password=PASSWORD), "releases")


def another(server: Server, name: str) -> Server:
    """Return a new, empty index called *name* on the same devpi as *server*."""
    address = f"{server.upload.removesuffix('/').rpartition('/')[0]}/{name}"
    httpx.put(
        address,
        json={"type": "stage", "bases": [], "volatile": False},
        auth=(server.user, server.password or ""),
    ).raise_for_status()
    return evolve(server, index=f"{address}/+simple/", upload=f"{address}/")


def _script(module: str, function: str) -> list[str]:
    """Return how to start what devpi has as a script, wherever that may be."""
    return ["-c", f"from {module} import {function}; raise SystemExit({function}())"]
