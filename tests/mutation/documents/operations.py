"""Operators on operations: method, path, names, listing, body, who may ask."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.values import child, children, row, rows

from .operators import (
    ADDITIVE,
    BREAKING,
    Change,
    Edit,
    Operator,
    Show,
    always,
    put,
    without,
)
from .shown import of_operation
from .sources import METHODS, Path, Source, at

Applies = Callable[[JsonObject], bool]

JSON: Final = "application/json"
PATCH_JSON: Final = "application/merge-patch+json"


def _each(
    source: Source, make: Change, applies: Applies, word: str = ""
) -> Iterator[Edit]:
    for key, path, raw in source.operations():
        if applies(raw):

            def change(root: JsonObject, path: Path = path) -> None:
                make(at(root, path))

            yield Edit(key, "any", change, of_operation(source, key, word))


def _every(_: JsonObject) -> bool:
    return True


def _says(name: str) -> Applies:
    return lambda raw: name in raw


def _dropped(source: Source) -> Iterator[Edit]:
    for key, path, _ in source.operations():

        def change(root: JsonObject, path: Path = path) -> None:
            item = at(root, path[:-1])
            del item[str(path[-1])]
            if not set(METHODS) & item.keys():
                del child(root, "paths")[str(path[1])]

        yield Edit(key, "any", change, of_operation(source, key))


def _added(source: Source) -> Iterator[Edit]:
    for path in child(source.root, "paths"):

        def change(root: JsonObject, path: str = path) -> None:
            at(root, ("paths", path))["put"] = {
                "operationId": "interactions_added",
                "tags": ["interactions"],
                "responses": {"204": {"description": "Done."}},
            }

        if "put" not in children(source.root, "paths")[path]:
            shows = (Show("Interactions.added"), Show("_added"))
            yield Edit(f"PUT {path}", "any", change, shows)


def _other_method(source: Source) -> Iterator[Edit]:
    for key, path, _ in source.operations():

        def change(root: JsonObject, path: Path = path) -> None:
            item = at(root, path[:-1])
            free = "put" if "put" not in item else "options"
            item[free] = item.pop(str(path[-1]))

        yield Edit(key, "any", change, of_operation(source, key))


def _other_path(source: Source, renamed: Callable[[str], str]) -> Iterator[Edit]:
    for path in child(source.root, "paths"):
        new = renamed(path)
        if new != path:

            def change(root: JsonObject, path: str = path, new: str = new) -> None:
                paths = child(root, "paths")
                paths[new] = paths.pop(path)

            keys = [key for key in source.methods if key.partition(" ")[2] == path]
            shows = tuple(show for key in keys for show in of_operation(source, key))
            yield Edit(f"{path} to {new}", "any", change, shows)


def _other_word(path: str) -> str:
    head, _, tail = path.removeprefix("/").partition("/")
    return f"/{head}Renamed/{tail}"


def _without_slash(path: str) -> str:
    return path.rstrip("/")


def _other_variable(source: Source) -> Iterator[Edit]:
    """Rename the parameter in a path, in both of its places."""
    for path in child(source.root, "paths"):
        if "{id}" in path:

            def change(root: JsonObject, path: str = path) -> None:
                paths = child(root, "paths")
                paths[path.replace("{id}", "{uuid}")] = paths.pop(path)
                at(root, ("components", "parameters", "InteractionId"))["name"] = "uuid"

            keys = [key for key in source.methods if key.partition(" ")[2] == path]
            shows = tuple(show for key in keys for show in of_operation(source, key))
            yield Edit(f"{path}: id", "any", change, shows)


def _rename(raw: JsonObject) -> None:
    raw["operationId"] = f"{raw['operationId']}_renamed"


def _swapped(source: Source) -> Iterator[Edit]:
    known = [*source.operations()]
    for (one, path, _), (other, its, _) in pairwise(known):

        def change(root: JsonObject, path: Path = path, its: Path = its) -> None:
            a, b = at(root, path), at(root, its)
            a["operationId"], b["operationId"] = b["operationId"], a["operationId"]

        yield Edit(f"{one} and {other}", "any", change, of_operation(source, one))


def _retag(raw: JsonObject) -> None:
    raw["tags"] = ["conversations"]


def _body(source: Source, make: Change, applies: Applies) -> Iterator[Edit]:
    def change(raw: JsonObject) -> None:
        make(child(raw, "requestBody"))

    return _each(
        source,
        change,
        lambda raw: "requestBody" in raw and applies(child(raw, "requestBody")),
    )


def _retype(body: JsonObject) -> None:
    content = child(body, "content")
    content[PATCH_JSON] = content.pop(JSON)


def _bytes_too(body: JsonObject) -> None:
    schema: JsonObject = {"type": "string", "format": "binary"}
    child(body, "content")["application/octet-stream"] = {"schema": schema}


def _new_body(*, required: bool) -> Change:
    schema: JsonObject = {"type": "object", "properties": {"why": {"type": "string"}}}
    return put(
        "requestBody", {"required": required, "content": {JSON: {"schema": schema}}}
    )


def _retarget(body: JsonObject) -> None:
    schema = child(child(child(body, "content"), JSON), "schema")
    schema["$ref"] = "#/components/schemas/Patient"


def _as_array(body: JsonObject) -> None:
    media = child(child(body, "content"), JSON)
    media["schema"] = {"type": "array", "items": media["schema"]}


PAGINATION: Final[dict[str, Json]] = {
    "parameter": "pageSize",
    "first": 0,
    "size": "index",
    "identity": "websocketUrl",
}
"""What a listing could say otherwise."""


def _paged_otherwise(name: str) -> Operator:
    def change(raw: JsonObject) -> None:
        child(raw, "x-pagination")[name] = PAGINATION[name]

    return Operator(
        f"x-pagination: {name} changed",
        always(BREAKING),
        lambda source: _each(source, change, _says("x-pagination")),
    )


def _paged_without(name: str) -> Operator:
    def change(raw: JsonObject) -> None:
        del child(raw, "x-pagination")[name]

    return Operator(
        f"x-pagination: {name} dropped",
        always(BREAKING),
        lambda source: _each(source, change, _says("x-pagination")),
    )


def _secured_otherwise(source: Source) -> Iterator[Edit]:
    def change(raw: JsonObject) -> None:
        raw["security"] = [{"bearer": []}]

    return _each(source, change, lambda raw: "security" not in raw)


def _whole_security(name: str, make: Change, level: str) -> Operator:
    def edits(_: Source) -> Iterator[Edit]:
        shows = (Show("client.py"), Show("CortiClient"), Show(""))
        yield Edit("document", "any", make, shows)

    return Operator(name, always(ADDITIVE if level == "additive" else BREAKING), edits)


def _one_way_less(root: JsonObject) -> None:
    root["security"] = [*row(root, "security")[:-1]]


def _one_way_more(root: JsonObject) -> None:
    at(root, ("components", "securitySchemes"))["more"] = {
        "type": "http",
        "scheme": "bearer",
    }
    root["security"] = [*row(root, "security"), {"more": []}]


def _other_scope(root: JsonObject) -> None:
    rows(root, "security")[0]["oauth2"] = ["streams"]


def _open(root: JsonObject) -> None:
    del root["security"]


SECURITY: Final = (
    Operator(
        "operation no longer secured",
        always(BREAKING),
        lambda source: _each(
            source, put("security", []), lambda raw: raw.get("security") != []
        ),
    ),
    Operator("operation secured otherwise", always(BREAKING), _secured_otherwise),
    _whole_security("security: alternative dropped", _one_way_less, "breaking"),
    _whole_security("security: alternative added", _one_way_more, "additive"),
    _whole_security("security: scope changed", _other_scope, "breaking"),
    _whole_security("security dropped", _open, "breaking"),
)

OPERATORS: Final = (
    Operator("operation dropped", always(BREAKING), _dropped),
    Operator("operation added", always(ADDITIVE), _added),
    Operator("method changed", always(BREAKING), _other_method),
    Operator(
        "path changed",
        always(BREAKING),
        lambda source: _other_path(source, _other_word),
    ),
    Operator(
        "path lost its slash",
        always(BREAKING),
        lambda source: _other_path(source, _without_slash),
    ),
    Operator("path's parameter renamed", always(BREAKING), _other_variable),
    Operator(
        "operationId changed",
        always(BREAKING),
        lambda source: _each(source, _rename, _every),
    ),
    Operator(
        "operationId dropped",
        always(BREAKING),
        lambda source: _each(source, without("operationId"), _every),
    ),
    Operator("operationIds swapped", always(BREAKING), _swapped),
    Operator(
        "tag changed", always(BREAKING), lambda source: _each(source, _retag, _every)
    ),
    Operator(
        "tag dropped",
        always(BREAKING),
        lambda source: _each(source, without("tags"), _every),
    ),
    Operator(
        "operation became deprecated",
        always(ADDITIVE),
        lambda source: _each(
            source,
            put("deprecated", value=True),
            lambda raw: "deprecated" not in raw,
        ),
    ),
    Operator(
        "operation has its own server",
        always(BREAKING),
        lambda source: _each(
            source, put("servers", [{"url": "https://other.example"}]), _every
        ),
    ),
    Operator(
        "x-pagination dropped",
        always(BREAKING),
        lambda source: _each(source, without("x-pagination"), _says("x-pagination")),
    ),
    *map(_paged_otherwise, PAGINATION),
    *map(_paged_without, ("size", "identity")),
    Operator(
        "body dropped",
        always(BREAKING),
        lambda source: _each(source, without("requestBody"), _says("requestBody")),
    ),
    Operator(
        "body added, required",
        always(BREAKING),
        lambda source: _each(
            source, _new_body(required=True), lambda raw: "requestBody" not in raw
        ),
    ),
    Operator(
        "body added, optional",
        always(ADDITIVE),
        lambda source: _each(
            source, _new_body(required=False), lambda raw: "requestBody" not in raw
        ),
    ),
    Operator(
        "body became optional",
        # Its fields were arguments; now the whole is one, which may be left out.
        always(BREAKING),
        lambda source: _body(
            source,
            put("required", value=False),
            lambda raw: raw.get("required") is True,
        ),
    ),
    Operator(
        "body's media type changed",
        always(BREAKING),
        lambda source: _body(source, _retype, _every),
    ),
    Operator(
        "body's media type added",
        always(ADDITIVE),
        lambda source: _body(source, _bytes_too, _every),
    ),
    Operator(
        "body's schema retargeted",
        always(BREAKING),
        lambda source: _body(source, _retarget, _every),
    ),
    Operator(
        "body became an array of it",
        always(BREAKING),
        lambda source: _body(source, _as_array, _every),
    ),
    *SECURITY,
)
