"""Prove that a package works: call it, against a server that knows the document."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from .errors import OutputError, printable
from .examples.server import ExampleServer
from .first_call import Order
from .reading.supported import Supported
from .wording.api import Api
from .wording.example_call import client_arguments, example_call

SCRIPT: Final = Path(__file__).with_name("first_call.py")
OPTIONS: Final = ("-I", "-B", "-X", "utf8")
"""Nothing from around, nothing left behind, and the encoding that is read here."""

TOKEN: Final = "example"  # noqa: S105 - opens the example server only
LONGEST: Final = 120.0
"""Seconds until a package that neither works nor fails counts as failed."""


def prove(stage: Path, api: Api, supported: Supported) -> str:
    """Import the package in *stage* and call it; return the result as it prints.

    Raises `OutputError` where anything fails, or the call breaks the document.
    """
    return call(api, supported, sys.executable, stage / "src")


def call(
    api: Api,
    supported: Supported,
    python: str,
    *folders: Path,
    variables: Mapping[str, str] | None = None,
) -> str:
    """Have *python* import the package, from *folders* first, and call it.

    It sees the *variables* of an environment, or else those that are around. Raises
    `OutputError` as `prove` does.
    """
    with ExampleServer(supported.document) as server:
        order = _order(api, supported, server.base_url)
        command = [python, *OPTIONS, str(SCRIPT), *map(str, folders)]
        done = _run(command, order, variables)
    if server.problems:
        problems = "; ".join(map(printable, server.problems))
        raise OutputError(f"the first call breaks the document: {problems}")
    if done.returncode:
        raise OutputError(f"the package does not work:\n{done.stderr}")
    if order["method"] and not server.requests:
        raise OutputError("the first call sends no request")
    return done.stdout


def _run(
    command: Sequence[str], order: Order, variables: Mapping[str, str] | None
) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - our own script
            command,
            input=json.dumps(order),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=LONGEST,
            env=variables,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise OutputError("the package does not come to an end") from None


def _order(api: Api, supported: Supported, base_url: str) -> Order:
    call = example_call(api, supported)
    return Order(
        package=api.package.name,
        client=api.client.name,
        options={"base_url": base_url, **client_arguments(api, supported)},
        token=TOKEN if api.client.is_secured else "",
        resource=call.resource if call else "",
        method=call.method if call else "",
        arguments=call.arguments if call else {},
        source=call.source if call else "",
        is_listing=call.is_listing if call else False,
    )
