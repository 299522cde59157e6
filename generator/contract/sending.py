"""Requests, written down from the values that they carry."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias
from urllib.parse import quote

from .arguments import JSON, Argument, Arguments, is_json
from .values import (
    Json,
    JsonObject,
    canonical,
    child,
    children,
    members,
    row,
    rows,
)

Given: TypeAlias = Sequence[tuple[Argument, Json]]

TOKEN: Final = "token"  # noqa: S105 - stands for one
CLIENT: Final = "acme"
"""The value of every argument of the client that each call sends."""


class Sender:
    """Writes down the requests for the operations of one contract."""

    def __init__(self, contract: JsonObject) -> None:
        self._operations = children(contract, "operations")
        self._base = _base(rows(contract, "servers")[0])
        self._arguments = Arguments(contract)
        self._always: JsonObject = dict.fromkeys(self._arguments.of_client(), CLIENT)

    def sent(self, key: str, given: Given) -> JsonObject:
        """Return the `request` for *key*, and the `next` one of a listing."""
        page = child(self._operations[key], "pagination")
        if not page:
            return {"request": self._request(key, given, [])}
        name, first = str(page["parameter"]), int(str(page.get("first", 1)))
        return {
            "request": self._request(key, given, [f"{name}={first}"]),
            "next": self._request(key, given, [f"{name}={first + 1}"]),
        }

    def _request(self, key: str, given: Given, page: Sequence[str]) -> JsonObject:
        operation = self._operations[key]
        method, _, path = key.partition(" ")
        query = [*page, *_query(given)]
        body = self._body(operation, given)
        sent = {"Content-Type": _media(operation)} if body else {}
        return {
            "method": method,
            "url": self._base + _path(path, given),
            "query": [*sorted(query, key=_key)],
            "headers": {
                **self._always,
                **_headers(operation),
                **_own_headers(given),
                **sent,
            },
            **body,
        }

    def _body(self, operation: JsonObject, given: Given) -> JsonObject:
        carried: JsonObject = {}
        for argument, value in given:
            if argument.source == "body":
                return {"body" if is_json(argument.wire) else "bytes": value}
            if argument.source == "field":
                carried[argument.wire] = value
        is_spread = "body" in operation and self._arguments.body_fields(operation)
        return {"body": carried} if is_spread else {}


def _base(server: JsonObject) -> str:
    url = str(server["url"])
    for name, variable in children(server, "variables").items():
        url = url.replace(f"{{{name}}}", str(variable["default"]))
    return url.rstrip("/")


def _path(path: str, given: Given) -> str:
    for argument, value in given:
        if argument.source == "path":
            path = path.replace(f"{{{argument.wire}}}", _quoted(value))
    return path


def _query(given: Given) -> Iterator[str]:
    for argument, value in given:
        if argument.source == "query":
            yield from _pairs(argument, value if isinstance(value, list) else [value])


def _key(pair: str) -> str:
    return pair.partition("=")[0]


def _pairs(argument: Argument, values: Sequence[Json]) -> list[str]:
    name = _quoted(argument.wire)
    if argument.schema["explode"] is True:
        return [f"{name}={_quoted(value)}" for value in values]
    return [f"{name}={','.join(map(_quoted, values))}"]


def _quoted(value: Json) -> str:
    return quote(value if isinstance(value, str) else canonical(value), safe="")


def _own_headers(given: Given) -> JsonObject:
    return {
        argument.wire: str(value)
        for argument, value in given
        if argument.source == "header"
    }


def _headers(operation: JsonObject) -> JsonObject:
    """Return those that do not depend on the arguments."""
    token: JsonObject = {"Authorization": f"Bearer {TOKEN}"}
    return {"Accept": _accepted(operation), **(token if _is_secured(operation) else {})}


def _accepted(operation: JsonObject) -> str:
    media = {
        name
        for status, answer in children(operation, "answers").items()
        for name in child(answer, "content")
        if status.startswith("2")
    }
    return ", ".join(sorted(media)) or JSON


def _media(operation: JsonObject) -> str:
    return min(child(child(operation, "body"), "content"))


def _is_secured(operation: JsonObject) -> bool:
    return any(members(way, "security") for way in row(operation, "security"))
