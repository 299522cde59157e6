"""Make what a client is made with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.errors import DocumentError
from generator.reading.document import JsonObject, child
from generator.reading.supported import Operation, Parameter, Scalar, Supported

from .addresses import Server, server, token_url
from .api import Argument, ClientClass
from .client_docs import class_docs, environment_doc, options_doc
from .client_options import NAMES
from .model_classes import doc_of
from .names import CLIENT_CLASSES, argument_name, class_name, unique
from .python import folded, literal
from .surroundings import as_list, as_object, client_settings, title

ERROR_PARTS: Final = {
    "requestId": "request_id",
    "code": "code",
    "detail": "detail",
    "validationErrors": "validation_errors",
}
PREFIX: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
HEADER_DOC: Final = "Sent with every call."
VARIABLE_DOC: Final = "A part of the server's address."


def shared_headers(supported: Supported) -> tuple[Parameter, ...]:
    """Return the header parameters that every operation requires."""
    headers = [_headers(operation) for operation in supported.operations]
    first = headers[0] if headers else {}
    return tuple(
        item
        for name, item in first.items()
        if all(name in others for others in headers)
    )


def client_class(
    supported: Supported, headers: Iterable[Parameter], user_agent: str
) -> ClientClass:
    """Return what the clients of *supported*, which say *user_agent*, are made with."""
    document = supported.document
    arguments = _header_arguments(document, headers)
    at = server(document)
    _check_arguments(headers, arguments, at)
    name = class_name(str(client_settings(document).get("name") or title(document)))
    if f"{name}Client" in CLIENT_CLASSES:
        raise DocumentError("#/x-client/name", f"{name!r} would be the runtime's own")
    is_secured = any(operation.secured for operation in supported.operations)
    changeable = [_header_argument(item, arguments[item.name]) for item in headers]
    listed = [*changeable, *_variable_arguments(at)]
    prefix = _prefix(document)
    return ClientClass(
        name=name,
        docs=class_docs(listed, is_secured=is_secured),
        arguments=tuple(listed),
        changeable=tuple(changeable),
        placed=_placed(at, listed),
        is_secured=is_secured,
        has_server=bool(at.url),
        headers=tuple((literal(name), value) for name, value in arguments.items()),
        description=tuple(_description(document, at, arguments, user_agent)),
        options_doc=options_doc(changeable),
        prefix=literal(prefix) if prefix else "",
        environment=_environment(at, listed) if prefix else (),
        environment_doc=environment_doc(prefix, listed, is_secured=is_secured),
        stream_token=_stream_token(document, is_secured=is_secured),
    )


def _headers(operation: Operation) -> dict[str, Parameter]:
    return {
        item.name: item
        for item in operation.parameters
        if item.location == "header"
        and item.required
        and item.place.shape == Scalar("string")
    }


def _header_arguments(
    document: JsonObject, headers: Iterable[Parameter]
) -> dict[str, str]:
    given = as_object(client_settings(document).get("parameters"))
    arguments = {
        item.name: argument_name(str(given.get(item.name, item.name)))
        for item in headers
    }
    for name in given:
        if name not in arguments:
            pointer = child("#/x-client/parameters", name)
            raise DocumentError(pointer, "is no header that every operation requires")
    return arguments


def _header_argument(item: Parameter, name: str) -> Argument:
    doc = doc_of(item.place) or HEADER_DOC
    return Argument(name=name, annotation="str", default="", doc=doc)


def _variable_arguments(at: Server) -> Iterator[Argument]:
    for name, variable in at.variables.items():
        allowed = at.allowed()[name]
        yield Argument(
            name=argument_name(name),
            annotation=f"Literal[{_literals(allowed)}]" if allowed else "str",
            default=literal(at.defaults()[name]),
            doc=str(variable.get("description") or VARIABLE_DOC),
        )


def _placed(at: Server, arguments: Iterable[Argument]) -> tuple[tuple[str, str], ...]:
    """Return each place (a literal) with the argument that goes there."""
    variables = {argument_name(name): name for name in at.variables}
    return tuple(
        (literal(variables.get(item.name, item.name)), item.name) for item in arguments
    )


def _literals(values: Iterable[object]) -> str:
    return ", ".join(literal(str(value)) for value in values)


def _check_arguments(
    headers: Iterable[Parameter], arguments: Mapping[str, str], at: Server
) -> None:
    taken: dict[str, str] = dict.fromkeys(NAMES, "every client")
    for item in headers:
        unique(taken, arguments[item.name], item.place.pointer)
    for name in at.variables:
        unique(taken, argument_name(name), child("#/servers/0/variables", name))


def _description(
    document: JsonObject, at: Server, arguments: Mapping[str, str], user_agent: str
) -> Iterator[tuple[str, str]]:
    """Yield what all calls have in common: each name with its expression."""
    yield "user_agent", literal(user_agent)
    token = token_url(document, at, arguments.values())
    yield from _if("server", folded(at.url) if at.url else "")
    yield from _if("oauth_url", folded(token) if token else "")
    yield from _if("allowed", _table({k: _tuple(v) for k, v in at.allowed().items()}))
    yield from _if("headers", _table({k: literal(v) for k, v in arguments.items()}))
    yield from _if("errors", _error_shape(document))
    yield from _if("never_retried", _never_retried(document))
    yield "contract", "contract.load"


def _if(name: str, expression: str) -> Iterator[tuple[str, str]]:
    if expression:
        yield name, expression


def _table(items: Mapping[str, str]) -> str:
    listed = ", ".join(f"{literal(name)}: {value}" for name, value in items.items())
    return f"{{{listed}}}" if listed else ""


def _tuple(values: Iterable[object]) -> str:
    listed = _literals(values)
    return f"({listed},)" if listed else "()"


def _error_shape(document: JsonObject) -> str:
    given = as_object(client_settings(document).get("errors"))
    parts = [
        f"{part}={_tuple(as_list(given[name]))}"
        for name, part in ERROR_PARTS.items()
        if name in given
    ]
    return f"ErrorShape({', '.join(parts)})" if parts else ""


def _never_retried(document: JsonObject) -> str:
    given = as_object(client_settings(document).get("neverRetried"))
    listed = (f"{int(key)}: {_tuple(as_list(codes))}" for key, codes in given.items())
    return f"{{{', '.join(listed)}}}" if given else ""


def _environment(
    at: Server, arguments: Iterable[Argument]
) -> tuple[tuple[str, str], ...]:
    """Return each argument with the expression that reads it from the environment."""
    choices = {
        argument_name(name): _tuple(values) for name, values in at.allowed().items()
    }
    return tuple(
        (item.name, _read(item, choices.get(item.name, "()"))) for item in arguments
    )


def _read(item: Argument, choices: str) -> str:
    name = literal(item.name.upper())
    if choices != "()":
        return f"given.choice({name}, {choices}, {item.default})"
    return f"given.text({name}{', ' if item.default else ''}{item.default})"


def _prefix(document: JsonObject) -> str:
    """Return what begins the names of environment variables; may be nothing."""
    prefix = client_settings(document).get("environmentPrefix")
    if prefix is None:
        return ""
    if not isinstance(prefix, str) or not PREFIX.fullmatch(prefix):
        problem = f"no environment variable begins with {prefix!r}"
        raise DocumentError("#/x-client/environmentPrefix", problem)
    return prefix


def _stream_token(document: JsonObject, *, is_secured: bool) -> str:
    parameter = client_settings(document).get("streamToken")
    if parameter is None:
        return ""
    if not isinstance(parameter, str) or not parameter:
        raise DocumentError("#/x-client/streamToken", "is no name of a parameter")
    if not is_secured:
        problem = "there is no token, for no operation is secured"
        raise DocumentError("#/x-client/streamToken", problem)
    return literal(parameter)
