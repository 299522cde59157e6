"""Make what a client is made with."""

from __future__ import annotations

import keyword
import re
import sys
from collections.abc import Iterable, Mapping
from typing import Final

from generator.errors import DocumentError
from generator.reading.document import Json, JsonObject, child
from generator.reading.supported import Operation, Parameter, Scalar, Supported
from generator.runtime.errors import ArgumentError
from generator.runtime.settings import server_url

from .api import Argument, ClientClass, Package
from .names import CLIENT_CLASSES, argument_name, class_name, snake_case, unique
from .python import docstring, literal, one_line, section, sentence, summary

VERSION: Final = re.compile(
    r"[0-9]+(\.[0-9]+)*((a|b|rc)[0-9]+)?(\.post[0-9]+)?(\.dev[0-9]+)?"
)
DISTRIBUTION: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")
TAKEN: Final = sys.stdlib_module_names | {"attr", "attrs", "dateutil", "httpx"}
"""Packages that ours would stand in the way of."""

VARIABLE: Final = re.compile(r"{([^{}]*)}")
ERROR_PARTS: Final = {
    "requestId": "request_id",
    "code": "code",
    "detail": "detail",
    "validationErrors": "validation_errors",
}
BASE_URL_DOC: Final = (
    "Where the API is, if it is not where the document says. It has to be https, except"
    " on this machine."
)
OPTIONS: Final = (
    ("base_url", BASE_URL_DOC),
    ("timeout", "Seconds to wait for a connection, for each read and for each write."),
    ("transport", "Stands in for the network, such as `httpx.MockTransport`."),
)
COMMON: Final = ("auth", *(name for name, _ in OPTIONS))
"""Arguments that every client has."""

REFUSAL: Final = "An argument cannot be sent, or could lead somewhere else."
HEADER_DOC: Final = "Sent with every call."


def package(document: JsonObject, source: str) -> Package:
    """Return the names of the distribution; *source* is the document's own."""
    info, client = _object(document.get("info")), _client(document)
    title = str(info.get("title", ""))
    name = str(client.get("package") or snake_case(title))
    version = str(info.get("version", ""))
    distribution = str(client.get("distribution") or name.replace("_", "-"))
    if not VERSION.fullmatch(version):
        raise DocumentError("#/info/version", f"{version!r} is no version for Python")
    if not name.isidentifier() or snake_case(name) != name or keyword.iskeyword(name):
        raise DocumentError("#/x-client/package", f"{name!r} is no name for a package")
    if name in TAKEN:
        raise DocumentError("#/x-client/package", f"{name!r} is a package already")
    if not DISTRIBUTION.fullmatch(distribution):
        problem = f"{distribution!r} is no name for a distribution"
        raise DocumentError("#/x-client/distribution", problem)
    return Package(
        distribution=distribution,
        name=name,
        version=version,
        description=one_line(sentence(str(info.get("summary") or title))),
        doc=docstring(summary(title, str(info.get("description", "")), 0), 0),
        source=source,
    )


def shared_headers(supported: Supported) -> tuple[Parameter, ...]:
    """Return the header parameters that every operation requires."""
    headers = [_headers(operation) for operation in supported.operations]
    first = headers[0] if headers else {}
    return tuple(
        item
        for name, item in first.items()
        if all(name in others for others in headers)
    )


def client_class(supported: Supported, headers: Iterable[Parameter]) -> ClientClass:
    """Return what the clients of *supported* are made with."""
    document = supported.document
    server, variables = _server(document)
    given = _object(_client(document).get("parameters"))
    arguments = {
        item.name: argument_name(str(given.get(item.name, item.name)))
        for item in headers
    }
    for name in given:
        if name not in arguments:
            pointer = child("#/x-client/parameters", name)
            raise DocumentError(pointer, "is no header that every operation requires")
    listed = [_header_argument(item, arguments[item.name]) for item in headers]
    listed += [_variable_argument(name, variable) for name, variable in variables]
    _check_arguments(headers, arguments, variables)
    name = class_name(str(_client(document).get("name") or document_title(document)))
    if f"{name}Client" in CLIENT_CLASSES:
        raise DocumentError("#/x-client/name", f"{name!r} would be the runtime's own")
    is_secured = any(operation.secured for operation in supported.operations)
    return ClientClass(
        doc=_doc(
            "A client that blocks. Close it, or use it in a `with` statement.",
            listed,
            is_secured=is_secured,
        ),
        async_doc=_doc(
            "An async client. Close it, or use it in an `async with` statement.",
            listed,
            is_secured=is_secured,
        ),
        name=name,
        arguments=tuple(listed),
        is_secured=is_secured,
        server=literal(server) if server else "",
        variables=tuple((literal(name), argument_name(name)) for name, _ in variables),
        allowed=tuple(
            (literal(name), _literals(_object(variable).get("enum")))
            for name, variable in variables
            if _object(variable).get("enum")
        ),
        headers=tuple((literal(name), value) for name, value in arguments.items()),
        errors=_errors(document),
    )


def document_title(document: JsonObject) -> str:
    """Return the title."""
    return str(_object(document.get("info")).get("title", ""))


def _doc(first: str, arguments: Iterable[Argument], *, is_secured: bool) -> str:
    entries = [("auth", "The access token to send.")] if is_secured else []
    entries += [(argument.name, argument.doc) for argument in arguments]
    parts = [first, section("Args", [*entries, *OPTIONS], 4)]
    parts.append(section("Raises", [("ArgumentError", REFUSAL)], 4))
    return docstring("\n\n".join(parts), 4)


def _client(document: JsonObject) -> JsonObject:
    return _object(document.get("x-client"))


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _headers(operation: Operation) -> dict[str, Parameter]:
    return {
        item.name: item
        for item in operation.parameters
        if item.location == "header"
        and item.required
        and item.place.shape == Scalar("string")
    }


def _server(document: JsonObject) -> tuple[str, list[tuple[str, JsonObject]]]:
    """Return the first server's URL, or nothing where it has no host of its own."""
    servers = document.get("servers")
    first = _object(servers[0]) if isinstance(servers, list) and servers else {}
    url = str(first.get("url", ""))
    if not url.startswith(("https://", "http://")):
        return "", []
    listed = _object(first.get("variables"))
    variables = {name: _object(value) for name, value in listed.items()}
    for name in VARIABLE.findall(url):
        if name not in variables:
            pointer = child("#/servers", 0, "url")
            raise DocumentError(pointer, f"has no variable {name!r}")
    _check_server(url, variables)
    return url, list(variables.items())


def _check_server(url: str, variables: Mapping[str, JsonObject]) -> None:
    """Raise where the client would refuse the address that the document gives it."""
    defaults = {name: str(raw.get("default", "")) for name, raw in variables.items()}
    choices = [
        defaults | {name: str(value)}
        for name, raw in variables.items()
        for value in _values(raw.get("enum"))
    ]
    for values in [defaults, *choices]:
        try:
            server_url(url, values, {})
        except ArgumentError as error:
            raise DocumentError("#/servers/0", f"cannot be reached: {error}") from None


def _header_argument(item: Parameter, name: str) -> Argument:
    return Argument(
        name=name,
        annotation="str",
        default="",
        doc=item.place.doc or HEADER_DOC,
    )


def _variable_argument(name: str, variable: JsonObject) -> Argument:
    allowed = variable.get("enum")
    return Argument(
        name=argument_name(name),
        annotation=f"Literal[{_literals(allowed)}]" if allowed else "str",
        default=literal(str(variable.get("default", ""))),
        doc=str(variable.get("description") or "A part of the server's address."),
    )


def _values(listed: Json) -> list[Json]:
    return listed if isinstance(listed, list) else []


def _literals(values: Json) -> str:
    return ", ".join(literal(str(value)) for value in _values(values))


def _check_arguments(
    headers: Iterable[Parameter],
    arguments: Mapping[str, str],
    variables: Iterable[tuple[str, JsonObject]],
) -> None:
    taken: dict[str, str] = dict.fromkeys(COMMON, "every client")
    for item in headers:
        unique(taken, arguments[item.name], item.place.pointer)
    for name, _ in variables:
        unique(taken, argument_name(name), child("#/servers/0/variables", name))


def _errors(document: JsonObject) -> tuple[tuple[str, str], ...]:
    given = _object(_client(document).get("errors"))
    return tuple(
        (part, _literals(given.get(name)))
        for name, part in ERROR_PARTS.items()
        if given.get(name)
    )
