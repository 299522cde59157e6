"""Rewrites after which a document means the same: no operator here changes anything."""

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.values import child, children, elements, row, rows

from .operators import NONE, Change, Edit, Operator, always
from .sources import Path, Slot, Source, at, objects, raw_parameters, slots


def _same(name: str, edits: Callable[[Source], Iterable[Edit]]) -> Operator:
    """Return an operator after which a document means the same."""
    return Operator(name, always(NONE), edits, is_promise=False)


def _everywhere(
    source: Source, make: Change, applies: Callable[[Slot], bool]
) -> Iterator[Edit]:
    for slot in filter(applies, slots(source)):

        def change(root: JsonObject, path: Path = slot.path) -> None:
            make(at(root, path))

        yield Edit(slot.place, "any", change)


def _once(name: str, make: Change) -> Operator:
    def edits(_: Source) -> Iterator[Edit]:
        yield Edit("document", "any", make)

    return _same(name, edits)


def _turned(raw: JsonObject) -> None:
    raw["type"] = row(raw, "type")[::-1]


def _listed(raw: JsonObject) -> None:
    raw["type"] = [raw["type"]]


def _any_of(raw: JsonObject) -> None:
    raw["oneOf"] = row(raw, "oneOf")[::-1]


def _all_of_one(raw: JsonObject) -> None:
    raw["allOf"] = [{"$ref": raw.pop("$ref")}]


def _escaped(raw: JsonObject) -> None:
    head, _, name = str(raw["$ref"]).rpartition("/")
    raw["$ref"] = f"{head}/%{ord(name[0]):02X}{name[1:]}"


def _flag(name: str) -> Change:
    def change(raw: JsonObject) -> None:
        raw[name] = False

    return change


def _lacks(name: str) -> Callable[[Slot], bool]:
    return lambda slot: slot.is_field and name not in slot.raw


def _said_false(name: str) -> Operator:
    return _same(
        f"{name} said to be false",
        lambda source: _everywhere(source, _flag(name), _lacks(name)),
    )


def _said_private(slot: Slot) -> bool:
    return slot.raw.get("x-phi") is False


def _no_flag(raw: JsonObject) -> None:
    del raw["x-phi"]


def _no_bound(raw: JsonObject) -> None:
    raw["minLength"] = 0


def _text(slot: Slot) -> bool:
    return slot.types == ["string"] and "minLength" not in slot.raw


def _sorted_keys(value: Json) -> Json:
    match value:
        case dict():
            return {key: _sorted_keys(value[key]) for key in sorted(value)}
        case list():
            return [_sorted_keys(item) for item in value]
        case _:
            return value


def _order_keys(root: JsonObject) -> None:
    ordered = _sorted_keys(root)
    root.clear()
    root.update(ordered if isinstance(ordered, dict) else {})


def _turn_keys(root: JsonObject) -> None:
    for key in [*root][::-1]:
        root[key] = root.pop(key)


def _turn_required(source: Source) -> Iterator[Edit]:
    for name in objects(source):
        if len(row(source.schemas[name], "required")) > 1:

            def change(root: JsonObject, name: str = name) -> None:
                schema = at(root, ("components", "schemas", name))
                schema["required"] = row(schema, "required")[::-1]

            yield Edit(name, "any", change)


def _turn_fields(source: Source) -> Iterator[Edit]:
    for name in objects(source):

        def change(root: JsonObject, name: str = name) -> None:
            schema = at(root, ("components", "schemas", name))
            fields = child(schema, "properties")
            schema["properties"] = {key: fields[key] for key in [*fields][::-1]}

        yield Edit(name, "any", change)


def _untyped(source: Source) -> Iterator[Edit]:
    """Leave out a type that the rest implies."""
    for name in objects(source):

        def change(root: JsonObject, name: str = name) -> None:
            at(root, ("components", "schemas", name)).pop("type", None)

        yield Edit(name, "any", change)


def _inlined(source: Source, section: str) -> Iterator[Edit]:
    """Put what a reference leads to in the place of the reference."""
    for place, path in _references(source.root, f"#/components/{section}/"):

        def change(root: JsonObject, path: Path = path) -> None:
            raw = at(root, path)
            name = str(raw["$ref"]).rpartition("/")[2]
            del raw["$ref"]
            raw.update(deepcopy(at(root, ("components", section, name))))

        yield Edit(place, "any", change)


def _references(root: Json, prefix: str, path: Path = ()) -> Iterator[tuple[str, Path]]:
    match root:
        case dict():
            if str(root.get("$ref", "")).startswith(prefix):
                yield "/".join(map(str, path)), path
            for key, inner in root.items():
                yield from _references(inner, prefix, (*path, key))
        case list():
            for number, inner in enumerate(root):
                yield from _references(inner, prefix, (*path, number))
        case _:
            return


def _down(root: JsonObject) -> None:
    """Give each operation the parameters of its path."""
    for item in children(root, "paths").values():
        shared = item.pop("parameters", [])
        for operation in item.values():
            if isinstance(operation, dict) and "responses" in operation:
                own = row(operation, "parameters")
                held = [*deepcopy(elements(shared, "parameters")), *own]
                operation["parameters"] = held


def _secured_each(root: JsonObject) -> None:
    """Say of each operation who may ask, instead of the document."""
    usual = root.pop("security", [])
    for item in children(root, "paths").values():
        for operation in item.values():
            if isinstance(operation, dict) and "responses" in operation:
                operation.setdefault("security", deepcopy(usual))


def _secured_too(root: JsonObject) -> None:
    """Say of each operation who may ask, as the document does."""
    usual = root["security"]
    _secured_each(root)
    root["security"] = usual


def _turn_security(root: JsonObject) -> None:
    root["security"] = row(root, "security")[::-1]


def _turn_paths(root: JsonObject) -> None:
    paths = child(root, "paths")
    root["paths"] = {path: paths[path] for path in [*paths][::-1]}


def _turn_schemas(root: JsonObject) -> None:
    schemas = at(root, ("components", "schemas"))
    at(root, ("components",))["schemas"] = {
        name: schemas[name] for name in [*schemas][::-1]
    }


def _of_parameters(
    source: Source, make: Change, applies: Callable[[JsonObject], bool]
) -> Iterator[Edit]:
    for place, path, raw in raw_parameters(source):
        if applies(raw):

            def change(root: JsonObject, path: Path = path) -> None:
                make(at(root, path))

            yield Edit(place, "any", change)


def _spelt_out(raw: JsonObject) -> None:
    raw["style"] = "form" if raw["in"] == "query" else "simple"
    raw["explode"] = raw["in"] == "query"


def _unspelt(raw: JsonObject) -> None:
    raw.pop("style", None)
    raw.pop("explode", None)


def _not_required(raw: JsonObject) -> None:
    raw["required"] = False


def _turn_statuses(source: Source) -> Iterator[Edit]:
    for key, path, _ in source.operations():

        def change(root: JsonObject, path: Path = path) -> None:
            operation = at(root, path)
            answers = child(operation, "responses")
            operation["responses"] = {each: answers[each] for each in [*answers][::-1]}

        yield Edit(key, "any", change)


def _unused(root: JsonObject) -> None:
    components = at(root, ("components",))
    components["headers"] = {"Unused": {"schema": {"type": "string"}}}
    components["examples"] = {"Unused": {"value": 1}}
    components["requestBodies"] = {
        "Unused": {"content": {"application/json": {"schema": {"type": "string"}}}}
    }
    child(components, "responses")["Unused"] = {"description": "Never."}
    child(components, "parameters")["Unused"] = {
        "name": "unused",
        "in": "query",
        "schema": {"type": "string"},
    }


def _no_examples(value: Json) -> None:
    if isinstance(value, dict):
        for key in ("example", "examples"):
            value.pop(key, None)
        for inner in value.values():
            _no_examples(inner)
    if isinstance(value, list):
        for inner in value:
            _no_examples(inner)


EXCLUSIVE: Final = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}


def _old_words(root: JsonObject) -> None:
    """Write the document in OpenAPI 3.0."""
    root["openapi"] = "3.0.3"
    info = child(root, "info")
    said = [str(info.pop(name)) for name in ("summary", "description") if name in info]
    info["description"] = "\n\n".join(said)
    licence = child(child(root, "info"), "license")
    licence.pop("identifier", None)
    _old_nulls(root)


def _old_nulls(value: Json) -> None:
    if isinstance(value, dict):
        given = value.get("type")
        if isinstance(given, list) and "null" in given:
            (value["type"],) = [kind for kind in given if kind != "null"]
            value["nullable"] = True
        if {"type": "null"} in rows_of(value, "oneOf"):
            kept = [
                each for each in rows_of(value, "oneOf") if each != {"type": "null"}
            ]
            del value["oneOf"]
            value["allOf"] = [*kept]
            value["nullable"] = True
        if "$ref" in value and len(value) > 1 and "allOf" not in value:
            value["allOf"] = [{"$ref": value.pop("$ref")}]
        for bound, flag in EXCLUSIVE.items():
            if flag in value:
                value[bound], value[flag] = value[flag], True
        for inner in value.values():
            _old_nulls(inner)
    if isinstance(value, list):
        for inner in value:
            _old_nulls(inner)


def rows_of(value: JsonObject, name: str) -> list[JsonObject]:
    """Return the objects in an array, if it is one."""
    given = value.get(name)
    return rows(value, name) if isinstance(given, list) else []


OLD_WORDS: Final = _once("in the words of OpenAPI 3.0", _old_words)

OPERATORS: Final = (
    _once("keys in the order of the alphabet", _order_keys),
    _once("parts of the document in another order", _turn_keys),
    _once("paths in another order", _turn_paths),
    _once("schemas in another order", _turn_schemas),
    _same("required fields in another order", _turn_required),
    _same("fields in another order", _turn_fields),
    _same("statuses in another order", _turn_statuses),
    _same(
        "types in another order",
        lambda source: _everywhere(
            source, _turned, lambda slot: isinstance(slot.raw.get("type"), list)
        ),
    ),
    _same(
        "one type as a list",
        lambda source: _everywhere(
            source, _listed, lambda slot: isinstance(slot.raw.get("type"), str)
        ),
    ),
    _same(
        "variants in another order",
        lambda source: _everywhere(source, _any_of, lambda slot: "oneOf" in slot.raw),
    ),
    _same(
        "allOf of one reference",
        lambda source: _everywhere(
            source, _all_of_one, lambda slot: "$ref" in slot.raw
        ),
    ),
    _same(
        "reference escaped",
        lambda source: _everywhere(source, _escaped, lambda slot: "$ref" in slot.raw),
    ),
    *map(_said_false, ("deprecated", "readOnly", "writeOnly")),
    _same(
        "x-phi: false left out",
        lambda source: _everywhere(source, _no_flag, _said_private),
    ),
    _same(
        "minLength of 0",
        lambda source: _everywhere(source, _no_bound, _text),
    ),
    _same("type object left out", _untyped),
    _same(
        "parameter inlined",
        lambda source: _inlined(source, "parameters"),
    ),
    _same("answer inlined", lambda source: _inlined(source, "responses")),
    _once("parameters of the path said of each operation", _down),
    _once("security said of each operation", _secured_each),
    _once("security said twice", _secured_too),
    _once("security in another order", _turn_security),
    _same(
        "style and explode said",
        lambda source: _of_parameters(source, _spelt_out, lambda _: True),
    ),
    _same(
        "style and explode left out",
        lambda source: _of_parameters(source, _unspelt, lambda raw: "style" in raw),
    ),
    _same(
        "required said to be false",
        lambda source: _of_parameters(
            source, _not_required, lambda raw: "required" not in raw
        ),
    ),
    _once("components that nothing uses", _unused),
    _once("examples dropped", _no_examples),
    OLD_WORDS,
)
