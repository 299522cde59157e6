"""Give the classes of a document the names that they have without one in Python."""

from typing import Final

from contract.spots import METHODS, Spot, component, named
from generator.contract import Json, JsonObject
from generator.contract.names import operation_name, pascal
from generator.contract.values import child, children, row

OF_USE: Final = frozenset(
    {"nullable", "deprecated", "readOnly", "writeOnly", "x-phi", "default"}
)


def with_names(root: JsonObject) -> None:
    """Move each class that stands inline in *root* among the components."""
    for name, raw in [*named(root).items()]:
        if isinstance(raw, dict):
            _inside(root, raw, pascal(name))
    for path, value in child(root, "paths").items():
        item = _followed(root, value, "pathItems")
        for method in [each for each in item if each in METHODS]:
            operation = child(item, method)
            plain: JsonObject = {"operationId": None, **operation}
            name = pascal(operation_name(f"{method} {path}", plain))
            _parameters(root, item, name)
            _parameters(root, operation, name)
            if "requestBody" in operation:
                body = _followed(root, operation["requestBody"], "requestBodies")
                _content(root, body, f"{name}Body")
            for status, answer in child(operation, "responses").items():
                own = f"{name}Answer{pascal(status.capitalize())}"
                _content(
                    root,
                    _followed(root, answer, "responses"),
                    f"{pascal(_referred(answer))}Answer" if _referred(answer) else own,
                )


def _parameters(root: JsonObject, holder: JsonObject, name: str) -> None:
    for part in row(holder, "parameters"):
        raw = _followed(root, part, "parameters")
        owner = "" if _referred(part) else name
        if "schema" in raw:
            _named(root, Spot(raw, "schema"), owner + pascal(str(raw["name"])))


def _content(root: JsonObject, holder: JsonObject, name: str) -> None:
    for media in children(holder, "content").values():
        if "schema" in media:
            _named(root, Spot(media, "schema"), name)


def _named(root: JsonObject, spot: Spot, name: str) -> None:
    raw = spot.raw
    if len(row(raw, "allOf")) == 1 and "properties" not in raw:
        _named(root, Spot(row(raw, "allOf"), 0), name)
        return
    _inside(root, raw, name)
    if _is_class(raw):
        use = {key: raw.pop(key) for key in OF_USE & raw.keys()}
        match raw.get("type"):
            case [str(kind), "null"]:
                raw["type"], use["nullable"] = kind, True
            case _:
                pass
        named(root)[name] = raw
        reference: JsonObject = {"$ref": f"#/components/schemas/{name}"}
        spot.put({"allOf": [reference], **use})


def _inside(root: JsonObject, raw: JsonObject, name: str) -> None:
    fields = child(raw, "properties")
    for key in fields:
        _named(root, Spot(fields, key), name + pascal(key))
    for key, word in (("items", "Item"), ("additionalProperties", "Value")):
        if isinstance(raw.get(key), dict):
            _named(root, Spot(raw, key), name + word)
    for key in ("oneOf", "anyOf"):
        for index in range(len(row(raw, key))):
            _named(root, Spot(row(raw, key), index), f"{name}Variant{index + 1}")
    for part in row(raw, "allOf"):
        if isinstance(part, dict):
            _inside(root, part, name)


def _is_class(raw: JsonObject) -> bool:
    fields = {"properties", "required", "enum"} & raw.keys()
    merged = [part for part in row(raw, "allOf") if isinstance(part, dict)]
    return (
        any(raw[key] for key in fields)
        or raw.get("additionalProperties") is False
        or any("$ref" not in part and _is_class(part) for part in merged)
    )


def _referred(part: Json) -> str:
    reference = part.get("$ref") if isinstance(part, dict) else None
    return str(reference or "").rpartition("/")[2]


def _followed(root: JsonObject, part: Json, kind: str) -> JsonObject:
    assert isinstance(part, dict)
    name = _referred(part)
    return child(component(root, kind), name) if name else part
