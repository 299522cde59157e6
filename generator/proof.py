"""Prove that a package works: call it, against a server that knows the document."""

from __future__ import annotations

import json
import subprocess
import sys
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
    with ExampleServer(supported.document) as server:
        order = _order(api, supported, server.base_url)
        done = _run(stage / "src", order)
    if server.problems:
        problems = "; ".join(map(printable, server.problems))
        raise OutputError(f"the first call breaks the document: {problems}")
    if done.returncode:
        raise OutputError(f"the package does not work:\n{done.stderr}")
    if order["method"] and not server.requests:
        raise OutputError("the first call sends no request")
    return done.stdout


def _run(source: Path, order: Order) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *OPTIONS, str(SCRIPT), str(source)]
    try:
        return subprocess.run(  # noqa: S603 - our own script
            command,
            input=json.dumps(order),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=LONGEST,
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
