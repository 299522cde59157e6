"""The arguments that a call takes, derived from what its request carries."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .directions import REQUEST, fields_of
from .names import argument_name
from .values import JsonObject, child, children, text

JSON: Final = "application/json"
EMPTY: Final[JsonObject] = {}
TYPED: Final = frozenset({"uuid", "date", "date-time"})
"""Formats of text that Python has a type for."""

BRACES: Final = re.compile(r"\{([^}]*)\}")


def is_json(media: str) -> bool:
    """Return whether what is of the type *media* is JSON, maybe of a special kind."""
    bare = media.partition(";")[0]
    return bare == JSON or bare.endswith("+json")


def json_of(part: JsonObject) -> JsonObject:
    """Return the schema of the JSON that a body or an answer holds, if it does."""
    contents = children(part, "content")
    return next((contents[media] for media in contents if is_json(media)), EMPTY)


@dataclass(frozen=True, kw_only=True)
class Argument:
    """One argument of a method."""

    name: str
    source: str
    """Where it goes: `path`, `query`, `header`, `field` of the body, or `body`.

    Or `limit`, which goes nowhere: it says how many items of a listing are wanted.
    """

    wire: str
    """What it is called there."""

    schema: JsonObject
    required: bool


class Arguments:
    """What the methods for a contract take."""

    def __init__(self, contract: JsonObject) -> None:
        self._contract = contract
        self._operations = children(contract, "operations")

    def of(self, key: str) -> list[Argument]:
        """Return what a request for the operation *key* is made of, the path first.

        The number of a listing's page is not among it.
        """
        page = self.page(key)
        return [each for each in self.of_raw(key) if each.name != page]

    def of_method(self, key: str) -> list[Argument]:
        """Return the arguments of the method for *key*; a listing has a limit."""
        found = self.of(key)
        return [*found, _limit(self.of_raw(key))] if self.page(key) else found

    def of_raw(self, key: str) -> list[Argument]:
        """Return the arguments of the method that returns an answer as it came.

        It does not count pages, so that the number of the page is one of them.
        """
        operation = self._operations[key]
        return [*self._parameters(key, operation), *self._body(operation)]

    def page(self, key: str) -> str:
        """Return the argument for the number of a listing's page, or nothing."""
        page = child(self._operations[key], "pagination").get("parameter")
        return argument_name(str(page)) if page else ""

    def of_client(self) -> dict[str, str]:
        """Return arguments of the client by the header that each call sends."""
        given = child(child(self._contract, "client"), "parameters")
        headers = [
            {
                name
                for name, parameter in children(operation, "parameters").items()
                if name.startswith("header ") and _is_plain(parameter)
            }
            for operation in self._operations.values()
        ]
        shared = sorted(set[str].intersection(*headers)) if headers else []
        names = [header.removeprefix("header ") for header in shared]
        return {name: str(given.get(name, argument_name(name))) for name in names}

    def resolved(self, schema: JsonObject) -> JsonObject:
        """Return what *schema* says, wherever it says it."""
        if "ref" not in schema:
            return schema
        return children(self._contract, "schemas")[text(schema["ref"], "ref")]

    def body_fields(self, operation: JsonObject) -> dict[str, JsonObject] | None:
        """Return the fields of a body that is spread over arguments, if it is one."""
        body = child(operation, "body")
        given = json_of(body)
        schema = self.resolved(given)
        fields = fields_of(schema, REQUEST)
        is_plain = not schema.get("additional") and "nullable" not in given
        is_spread = fields and is_plain and body["required"] is True
        return fields if is_spread and _are_distinct(operation, fields) else None

    def _parameters(self, key: str, operation: JsonObject) -> list[Argument]:
        of_client = {f"header {name}" for name in self.of_client()}
        found = [
            _argument(*_split(name), parameter)
            for name, parameter in sorted(children(operation, "parameters").items())
            if name not in of_client
        ]
        steps = BRACES.findall(key)
        in_path = [each for each in found if each.source == "path"]
        return [
            *sorted(in_path, key=lambda each: steps.index(each.wire)),
            *(each for each in found if each.source != "path"),
        ]

    def _body(self, operation: JsonObject) -> list[Argument]:
        if "body" not in operation:
            return []
        fields = self.body_fields(operation)
        if fields is None:
            return [_whole_body(child(operation, "body"))]
        return [_argument("field", wire, schema) for wire, schema in fields.items()]


def _is_plain(parameter: JsonObject) -> bool:
    """Return whether every call sends *parameter*, as any text."""
    is_open = TYPED.isdisjoint({str(parameter.get("format"))})
    is_any = is_open and parameter.keys().isdisjoint({"enum", "const"})
    is_sent = parameter["required"] is True
    return is_sent and is_any and parameter.get("kind") == "string"


def _are_distinct(operation: JsonObject, fields: Iterable[str]) -> bool:
    """Return whether no two of the fields and the parameters want one name."""
    parameters = (_split(name)[1] for name in children(operation, "parameters"))
    names = [argument_name(name) for name in (*fields, *parameters)]
    return len({*names}) == len(names)


def _split(name: str) -> tuple[str, str]:
    source, _, wire = name.partition(" ")
    return source, wire


def _argument(source: str, wire: str, schema: JsonObject) -> Argument:
    return Argument(
        name=argument_name(wire),
        source=source,
        wire=wire,
        schema=schema,
        required=schema["required"] is True,
    )


def _limit(others: list[Argument]) -> Argument:
    taken = {each.name for each in others}
    return Argument(
        name="limit_" if "limit" in taken else "limit",
        source="limit",
        wire="limit",
        schema={"kind": "integer"},
        required=False,
    )


def _whole_body(body: JsonObject) -> Argument:
    media, schema = next(iter(sorted(children(body, "content").items())))
    return Argument(
        name="body",
        source="body",
        wire=media,
        schema=schema,
        required=body["required"] is True,
    )
