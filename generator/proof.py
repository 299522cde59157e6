"""Prove that a package works: call it, against a server that knows the document."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from .errors import OutputError
from .examples.server import ExampleServer
from .examples.values import example_of
from .first_call import Order
from .reading.document import Json, JsonObject
from .reading.references import parent
from .reading.supported import Operation, Parameter, Scalar, Supported
from .wording.api import Api, Method, ResourceClass
from .wording.client_class import shared_headers
from .wording.names import argument_name
from .wording.python import literal

SCRIPT: Final = Path(__file__).with_name("first_call.py")
TOKEN: Final = "example"  # noqa: S105 - opens the example server only
LONGEST: Final = 120.0
"""Seconds until a package that neither works nor fails counts as failed."""

MOMENTS: Final = frozenset({"date", "date-time"})
"""Formats of which JSON has no values that a method would take."""


def prove(stage: Path, api: Api, supported: Supported) -> str:
    """Import the package in *stage* and call it; return the result as it prints.

    Raises `OutputError` where anything fails, or the call breaks the document.
    """
    with ExampleServer(supported.document) as server:
        order = _order(api, supported, server.base_url)
        shown = _run(stage / "src", order)
        if server.problems or (order["method"] and not server.requests):
            problems = "; ".join(server.problems) or "no request came"
            raise OutputError(f"the first call breaks the document: {problems}")
    return shown


def _run(source: Path, order: Order) -> str:
    command = [sys.executable, "-I", "-B", str(SCRIPT), str(source)]
    try:
        done = subprocess.run(  # noqa: S603 - our own script
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
    if done.returncode:
        raise OutputError(f"the package does not work:\n{done.stderr}")
    return done.stdout


def _order(api: Api, supported: Supported, base_url: str) -> Order:
    order = Order(
        package=api.package.name,
        client=api.client.name,
        options={"base_url": base_url} | _client_arguments(api, supported),
        token=TOKEN if api.client.is_secured else "",
        resource="",
        method="",
        arguments={},
        is_listing=False,
    )
    shared = frozenset(item.name for item in shared_headers(supported))
    for operation, resource, method in _candidates(api, supported):
        arguments = _arguments(operation, supported.document, shared)
        if arguments is not None:
            order["resource"], order["method"] = resource.attribute, method.name
            order["arguments"] = arguments
            order["is_listing"] = method.page is not None
            break
    return order


def _candidates(
    api: Api, supported: Supported
) -> list[tuple[Operation, ResourceClass, Method]]:
    """Return the operations that only read, the simplest first."""
    methods = {
        (method.verb, method.template): (resource, method)
        for resource in api.resources
        for method in resource.methods
    }
    found = [
        (operation, *methods[literal(operation.method), literal(operation.path)])
        for operation in supported.operations
        if operation.method == "GET" and operation.body is None
    ]
    return sorted(
        found, key=lambda item: (item[2].page is not None, item[2].name != "get")
    )


def _client_arguments(api: Api, supported: Supported) -> dict[str, object]:
    headers = {literal(item.name): item for item in shared_headers(supported)}
    return {
        argument: _example(headers[name], supported.document)
        for name, argument in api.client.headers
    }


def _arguments(
    operation: Operation, document: JsonObject, headers: frozenset[str]
) -> dict[str, object] | None:
    """Return the arguments that have to be given, if JSON has values for them."""
    needed = [
        item
        for item in operation.parameters
        if item.required and item.name not in headers
    ]
    if any(not _is_sendable(item) for item in needed):
        return None
    return {argument_name(item.name): _example(item, document) for item in needed}


def _is_sendable(item: Parameter) -> bool:
    shape = item.place.shape
    return not isinstance(shape, Scalar) or shape.format not in MOMENTS


def _example(item: Parameter, document: JsonObject) -> Json:
    """Return the document's own example of a parameter, or one of its schema."""
    raw = parent(document, item.place.pointer)
    if "example" in raw:
        return raw["example"]
    examples = raw.get("examples")
    for example in examples.values() if isinstance(examples, dict) else ():
        if isinstance(example, dict) and "value" in example:
            return example["value"]
    schema = raw.get("schema")
    return example_of(schema if isinstance(schema, dict) else {}, document)
