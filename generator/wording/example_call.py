"""Choose a call that the document's own examples are enough for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from generator.examples.values import example_of
from generator.reading.document import Json, JsonObject
from generator.reading.references import parent
from generator.reading.supported import Operation, Parameter, Scalar, Supported

from .api import Api, Method, ResourceClass
from .client_class import shared_headers
from .names import argument_name
from .python import literal

MOMENTS: Final = frozenset({"date", "date-time"})
"""Formats of which JSON has no values that a method would take."""


@frozen(kw_only=True)
class ExampleCall:
    """A method with the arguments that have to be given."""

    resource: str
    method: str
    arguments: Mapping[str, Json]
    source: str
    """The call as it is written."""

    is_listing: bool


def client_arguments(api: Api, supported: Supported) -> dict[str, Json]:
    """Return what a client has to be made with, aside from a token."""
    headers = {literal(item.name): item for item in shared_headers(supported)}
    return {
        argument: _example(headers[name], supported.document)
        for name, argument in api.client.headers
    }


def example_call(api: Api, supported: Supported) -> ExampleCall | None:
    """Return the simplest call that only reads, if there is one."""
    shared = frozenset(item.name for item in shared_headers(supported))
    for operation, resource, method in _candidates(api, supported):
        arguments = _arguments(operation, supported.document, shared)
        if arguments is not None:
            return ExampleCall(
                resource=resource.attribute,
                method=method.name,
                arguments=arguments,
                source=_source(resource, method, arguments),
                is_listing=method.page is not None,
            )
    return None


@frozen
class Programs:
    """What the README of the package shows."""

    first: str
    """Makes a client, and the call with it."""

    watching: str
    """The same, told of drift."""


WATCH: Final = """\
def watch(drift: Drift) -> None:
    print(drift.operation, drift.status, drift.pointer, drift.kind)


"""


def programs(api: Api, supported: Supported) -> Programs:
    """Return programs that make the call."""
    name = f"{api.client.name}Client"
    url = {} if api.client.has_server else {"base_url": literal("https://api.example")}
    token = {"auth": 'AccessToken("my-token")'} if api.client.is_secured else {}
    given = {
        key: repr(value) for key, value in client_arguments(api, supported).items()
    }
    names, options = [name, *(["AccessToken"] if token else [])], token | given | url
    package = api.package.name
    statement = _statement(example_call(api, supported))
    made = f"{_made(name, options)}\n    {statement}"
    watched = f"{_made(name, options | {'on_drift': 'watch'})}\n    {statement}"
    return Programs(
        first=f"{_imported(package, names)}\n\n{made}",
        watching=f"{_imported(package, [*names, 'Drift'])}\n\n\n{WATCH}{watched}",
    )


def _imported(package: str, names: Iterable[str]) -> str:
    return f"from {package} import {', '.join(sorted(names))}"


def _made(name: str, options: Mapping[str, str]) -> str:
    arguments = ", ".join(f"{key}={value}" for key, value in options.items())
    return f"with {name}({arguments}) as client:"


def _statement(call: ExampleCall | None) -> str:
    if call is None:
        return "print(client)"
    shown = f"{call.source}.first()" if call.is_listing else call.source
    return f"print({shown})"


def _source(
    resource: ResourceClass, method: Method, arguments: Mapping[str, Json]
) -> str:
    in_path = [item.name for item in method.positional]
    passed = [ascii(arguments[name]) for name in in_path] + [
        f"{name}={value!a}" for name, value in arguments.items() if name not in in_path
    ]
    return f"client.{resource.attribute}.{method.name}({', '.join(passed)})"


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


def _arguments(
    operation: Operation, document: JsonObject, headers: frozenset[str]
) -> dict[str, Json] | None:
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
