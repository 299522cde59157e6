"""Tell a contract from what is damaged: kept ones come from files."""

import math
import re
from collections.abc import Container
from typing import Final

from .keywords import FLAGS
from .values import (
    Json,
    JsonObject,
    UnreadableError,
    child,
    children,
    elements,
    members,
    row,
    rows,
    text,
)

KEY: Final = re.compile(r"[A-Z]+ /.*", re.DOTALL)
STATUS: Final = re.compile(r"[1-5]([0-9]{2}|XX)|default")
PARAMETER: Final = re.compile(r"(path|query|header|cookie) .+", re.DOTALL)
SWITCHES: Final = ("required", "nullable", *FLAGS.values())


def check(contract: JsonObject) -> None:
    """Raise `UnreadableError` if *contract* is not what `contract_of` returns."""
    _check_values(contract, "contract")
    for place, said in child(contract, "prose").items():
        text(said, place)
    for scheme in children(contract, "securitySchemes").values():
        children(scheme, "flows")
    for name, value in child(child(contract, "client"), "parameters").items():
        text(value, name)
    _check_servers(contract)
    known = child(contract, "schemas").keys()
    for name, schema in children(contract, "schemas").items():
        _check_schema(schema, name, known)
    for key, operation in children(contract, "operations").items():
        _check_name(KEY, key)
        _check_operation(operation, key, known)


def _check_values(value: Json, place: str) -> None:
    """Refuse numbers and letters that no JSON text has."""
    match value:
        case float() if not math.isfinite(value):
            raise UnreadableError(f"{place}: {value} is no number")
        case str() if not _is_text(value):
            raise UnreadableError(f"{place}: holds half a letter")
        case list():
            for each in value:
                _check_values(each, place)
        case dict():
            for key, each in value.items():
                _check_values(key, place)
                _check_values(each, key)
        case _:
            pass


def _is_text(value: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in value)


def _check_servers(part: JsonObject) -> None:
    for server in rows(part, "servers"):
        text(server.get("url"), "url")
        for variable in children(server, "variables").values():
            row(variable, "enum")


def _check_operation(operation: JsonObject, place: str, known: Container[str]) -> None:
    for name, parameter in children(operation, "parameters").items():
        _check_name(PARAMETER, name)
        _check_part(parameter, f"{place}: {name}", known)
    if "body" in operation:
        body = child(operation, "body")
        _check_required(body, f"{place}: body")
        _check_contents(body, f"{place}: body", known)
    for status, answer in children(operation, "answers").items():
        _check_name(STATUS, status)
        _check_contents(answer, f"{place}: answer {status}", known)
        for name, header in children(answer, "headers").items():
            _check_schema(header, f"{place}: header {name}", known)
    for way in rows(operation, "security"):
        for name in way:
            row(way, name)
    child(operation, "pagination")
    _check_servers(operation)


def _check_contents(part: JsonObject, place: str, known: Container[str]) -> None:
    for media, schema in children(part, "content").items():
        _check_schema(schema, f"{place} {media}", known)


def _check_part(schema: JsonObject, place: str, known: Container[str]) -> None:
    _check_required(schema, place)
    _check_schema(schema, place, known)


def _check_schema(schema: JsonObject, place: str, known: Container[str]) -> None:
    """Look at all of *schema*: what refers to another one may say little more."""
    if "ref" in schema:
        if text(schema["ref"], place) not in known:
            raise UnreadableError(f"{place}: {schema['ref']} is no schema")
    else:
        text(schema.get("kind"), f"{place}: kind")
    for key in SWITCHES:
        if not isinstance(schema.get(key, False), bool):
            raise UnreadableError(f"{place}: {key} is neither true nor false")
    row(schema, "enum")
    for name, field in children(schema, "fields").items():
        _check_part(field, f"{place}.{name}", known)
    if "items" in schema or schema.get("kind") == "array":
        _check_schema(members(schema.get("items"), f"{place}[]"), f"{place}[]", known)
    if not isinstance(schema.get("additional", False), bool):
        _check_schema(child(schema, "additional"), f"{place}{{}}", known)
    for key in ("variants", "parts"):
        for part in elements(schema.get(key, []), f"{place}: {key}"):
            _check_schema(members(part, f"{place}: {key}"), place, known)


def _check_required(part: JsonObject, place: str) -> None:
    if not isinstance(part.get("required"), bool):
        raise UnreadableError(f"{place}: required is neither true nor false")


def _check_name(form: re.Pattern[str], name: str) -> None:
    if not form.fullmatch(name):
        raise UnreadableError(f"{name or 'nothing'}: is no name here")
