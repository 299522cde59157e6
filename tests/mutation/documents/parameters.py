"""Operators on parameters: name, place, need and spelling."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.contract import JsonObject
from generator.contract.values import elements, row, rows

from .operators import (
    ADDITIVE,
    ANY,
    BREAKING,
    PRIVACY,
    Change,
    Edit,
    Operator,
    always,
    put,
)
from .shown import of_client, of_operation, of_parameter
from .sources import Path, Source, at, raw_parameters

NEW: Final = "added-by-mutation"

OF_THE_CLIENT: Final = "of the client"
"""The case of a header that every call sends; else it is an argument of each."""

Applies = Callable[[JsonObject], bool]


def _each(source: Source, make: Change, applies: Applies) -> Iterator[Edit]:
    for place, path, raw in raw_parameters(source):
        if applies(raw):

            def change(root: JsonObject, path: Path = path) -> None:
                make(at(root, path))

            name = str(raw["name"])
            shows = of_parameter(source, place, name)
            case = OF_THE_CLIENT if name in of_client(source) else ANY
            yield Edit(place, case, change, shows)


def _dropped(source: Source) -> Iterator[Edit]:
    """Drop a parameter where it is written, or wherever it is referred to."""
    for place, path, raw in raw_parameters(source):
        shared = path[0] == "components"
        change = _unshared(str(path[-1])) if shared else _unlisted(path)
        shows = of_parameter(source, place, str(raw["name"]))
        yield Edit(place, ANY, change, shows)


def _unlisted(path: Path) -> Change:
    def change(root: JsonObject) -> None:
        holder = elements(at(root, path[:-2])["parameters"], "parameters")
        del holder[int(path[-1])]

    return change


def _unshared(name: str) -> Change:
    def change(root: JsonObject) -> None:
        for item in _holders(root):
            item["parameters"] = [
                each
                for each in rows(item, "parameters")
                if each.get("$ref") != f"#/components/parameters/{name}"
            ]
        del at(root, ("components", "parameters"))[name]

    return change


def _holders(root: JsonObject) -> Iterator[JsonObject]:
    for item in at(root, ("paths",)).values():
        if isinstance(item, dict):
            for part in (item, *item.values()):
                if isinstance(part, dict) and "parameters" in part:
                    yield part


def _added(source: Source, where: str, *, required: bool) -> Iterator[Edit]:
    name = NEW if where == "query" else "Added-By-Mutation"
    new: JsonObject = {
        "name": name,
        "in": where,
        "required": required,
        "x-phi": False,
        "schema": {"type": "string"},
    }
    for key, path, _ in source.operations():

        def change(root: JsonObject, path: Path = path) -> None:
            operation = at(root, path)
            operation["parameters"] = [*row(operation, "parameters"), {**new}]

        shows = of_operation(source, key, name) + of_operation(
            source, key, "added_by_mutation"
        )
        yield Edit(f"{key}: {where} parameter", "any", change, shows)


def _rename(raw: JsonObject) -> None:
    raw["name"] = f"{raw['name']}Renamed"


def _move(place: str) -> Change:
    def make(raw: JsonObject) -> None:
        raw["in"] = place
        raw.pop("style", None)
        raw.pop("explode", None)

    return make


def _is_in(*places: str) -> Applies:
    return lambda raw: raw["in"] in places


def _is_optional(raw: JsonObject) -> bool:
    return raw.get("required") is not True


def _can_be_optional(raw: JsonObject) -> bool:
    return raw.get("required") is True and raw["in"] != "path"


def _every(_: JsonObject) -> bool:
    return True


def _content(raw: JsonObject) -> None:
    raw["content"] = {"application/json": {"schema": raw.pop("schema")}}


OPERATORS: Final = (
    Operator("parameter dropped", always(BREAKING), _dropped),
    Operator(
        "query parameter added, optional",
        always(ADDITIVE),
        lambda source: _added(source, "query", required=False),
    ),
    Operator(
        "query parameter added, required",
        always(BREAKING),
        lambda source: _added(source, "query", required=True),
    ),
    Operator(
        "header parameter added, optional",
        always(ADDITIVE),
        lambda source: _added(source, "header", required=False),
    ),
    Operator(
        "header parameter added, required",
        always(BREAKING),
        lambda source: _added(source, "header", required=True),
    ),
    Operator(
        "parameter renamed",
        always(BREAKING),
        lambda source: _each(source, _rename, _is_in("query", "header")),
    ),
    Operator(
        "parameter moved to the query",
        always(BREAKING),
        lambda source: _each(source, _move("query"), _is_in("header")),
    ),
    Operator(
        "parameter moved to a header",
        always(BREAKING),
        lambda source: _each(source, _move("header"), _is_in("query")),
    ),
    Operator(
        "parameter moved to a cookie",
        always(BREAKING),
        lambda source: _each(source, _move("cookie"), _is_in("query", "header")),
    ),
    Operator(
        "parameter became required",
        always(BREAKING),
        lambda source: _each(source, put("required", value=True), _is_optional),
    ),
    Operator(
        "parameter became optional",
        {ANY: ADDITIVE, OF_THE_CLIENT: BREAKING},
        lambda source: _each(source, put("required", value=False), _can_be_optional),
    ),
    Operator(
        "parameter became deprecated",
        always(ADDITIVE),
        lambda source: _each(
            source,
            put("deprecated", value=True),
            lambda raw: "deprecated" not in raw,
        ),
    ),
    Operator(
        "parameter's style changed",
        always(BREAKING),
        lambda source: _each(source, put("style", "spaceDelimited"), _is_in("query")),
    ),
    Operator(
        "path parameter's style changed",
        always(BREAKING),
        lambda source: _each(source, put("style", "matrix"), _is_in("path")),
    ),
    Operator(
        "parameter no longer exploded",
        always(BREAKING),
        lambda source: _each(source, put("explode", value=False), _is_in("query")),
    ),
    Operator(
        "parameter's reserved characters allowed",
        always(BREAKING),
        lambda source: _each(source, put("allowReserved", value=True), _is_in("query")),
    ),
    Operator(
        "parameter's empty value allowed",
        always(BREAKING),
        lambda source: _each(
            source, put("allowEmptyValue", value=True), _is_in("query")
        ),
    ),
    Operator(
        "parameter's schema became content",
        always(BREAKING),
        lambda source: _each(source, _content, _every),
    ),
    Operator(
        "parameter's x-phi denied",
        always(PRIVACY),
        lambda source: _each(
            source, put("x-phi", value=False), lambda raw: raw.get("x-phi") is True
        ),
    ),
    Operator(
        "parameter's x-phi claimed",
        always(ADDITIVE),
        lambda source: _each(
            source,
            put("x-phi", value=True),
            lambda raw: raw.get("x-phi") is not True,
        ),
    ),
)
