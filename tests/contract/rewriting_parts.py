"""Ways to rewrite what stands around the schemas of a document."""

import json
from collections.abc import Callable
from typing import Final

from contract.rewriting_schemas import Choose, Rewrite
from contract.spots import (
    Spot,
    answers,
    bodies,
    component,
    headers,
    items,
    operations,
    parameters,
    parts,
)
from generator.contract import Json, JsonObject
from generator.contract.values import child, members, row, rows, text

PLACES: Final[dict[str, Callable[[JsonObject], list[Spot]]]] = {
    "parameters": parameters,
    "responses": answers,
    "requestBodies": bodies,
    "headers": headers,
    "pathItems": items,
}

UNUSED: Final[JsonObject] = {
    "parameters": {"None": {"name": "none", "in": "query", "schema": {}}},
    "responses": {"None": {"description": "None."}},
    "requestBodies": {"None": {"content": {"application/json": {}}}},
    "headers": {"None": {"schema": {}}},
    "examples": {"None": {"value": 1}},
    "pathItems": {"None": {"get": {"responses": {}}}},
}


def by_reference(kind: str) -> Rewrite:
    """Return the rewrite that keeps parts of one *kind* among the components."""

    def rewrite(root: JsonObject, choose: Choose) -> None:
        for spot in PLACES[kind](root):
            if choose():
                name = f"Part{len(component(root, kind))}"
                component(root, kind)[name] = copy(spot.raw)
                spot.put({"$ref": f"#/components/{kind}/{name}"})

    return rewrite


def in_place(kind: str) -> Rewrite:
    """Return the rewrite that repeats parts of one *kind* wherever they are used."""

    def rewrite(root: JsonObject, choose: Choose) -> None:
        for spot in PLACES[kind](root):
            reference = str(spot.raw.get("$ref", ""))
            if reference and choose():
                name = reference.rpartition("/")[2]
                spot.put(copy(child(component(root, kind), name)))

    return rewrite


def own_parameters(root: JsonObject, choose: Choose) -> None:
    """Repeat the parameters of a path for each of its operations."""
    for item in described(root):
        if "parameters" in item and choose():
            shared = item.pop("parameters")
            for operation in of(item):
                own = row(operation, "parameters")
                operation["parameters"] = [*_others(root, shared, own), *own]


def shared_parameters(root: JsonObject, choose: Choose) -> None:
    """Move the parameters of an operation to its path, where it is the only one."""
    for item in described(root):
        match of(item):
            case [{"parameters": own} as only] if choose():
                shared = _others(root, item.get("parameters", []), own)
                assert isinstance(own, list)
                item["parameters"] = [*shared, *own]
                del only["parameters"]
            case _:
                continue


def overruled_parameters(root: JsonObject, choose: Choose) -> None:
    """Let a path have other parameters, where its operation has its own ones."""
    for item in described(root):
        for operation in of(item)[:1] if len(of(item)) == 1 else ():
            own = [each for each in rows(operation, "parameters") if "$ref" not in each]
            shared = item.get("parameters", [])
            new = [each for each in own if _others(root, [*own], shared) and choose()]
            other: JsonObject = {"schema": {"type": "boolean"}}
            assert isinstance(shared, list)
            item["parameters"] = [
                *_others(root, [{**each, **other} for each in new], shared),
                *shared,
            ]


def spelt_parameters(root: JsonObject, choose: Choose) -> None:
    """Say of parameters, headers and bodies what is so anyhow."""
    flags = ("required", "deprecated", "allowReserved", "allowEmptyValue")
    for each in [*parts(root, "parameters"), *parts(root, "headers")]:
        if "$ref" not in each and choose():
            style = "form" if each.get("in") in {"query", "cookie"} else "simple"
            usual: JsonObject = {
                **dict.fromkeys(flags, False),
                "style": style,
                "explode": each.get("style", style) == "form",
                "x-phi": False,
            }
            each.update({**usual, **each})
    for spot in bodies(root):
        if "$ref" not in spot.raw and choose():
            spot.put({"required": False, **spot.raw})


def elsewhere_described(root: JsonObject, choose: Choose) -> None:
    """Describe headers that OpenAPI describes elsewhere."""
    for operation in operations(root):
        if choose():
            extra: JsonObject = {"name": "accept", "in": "header", "schema": {}}
            operation["parameters"] = [*row(operation, "parameters"), extra]
    for answer in parts(root, "responses"):
        if "$ref" not in answer and choose():
            headers = child(answer, "headers")
            answer["headers"] = {**headers, "Content-Type": {"schema": {}}}


def own_security(root: JsonObject, choose: Choose) -> None:
    """Say for each operation, and twice, how the document lets callers in."""
    ways = row(root, "security")
    for operation in operations(root):
        if "security" in operation or choose():
            given = operation.get("security", ways)
            assert isinstance(given, list)
            operation["security"] = [*given[::-1], *given]
    if choose() and all("security" in each for each in operations(root)):
        root.pop("security", None)


def no_security(root: JsonObject, choose: Choose) -> None:
    """Say in another way that everybody is let in."""
    for operation in operations(root):
        if operation.get("security") == [] and choose():
            operation["security"] = [{}]


def own_servers(root: JsonObject, choose: Choose) -> None:
    """Repeat the servers of the document for an operation, or for a path."""
    usual: Json = root.get("servers", [{"url": "/"}])
    for each in [*described(root), *operations(root)]:
        if choose():
            each["servers"] = copy(usual)


def other_case(root: JsonObject, choose: Choose) -> None:
    """Write names in other letters, where that makes no difference."""
    for answer in parts(root, "responses"):
        for key in ("headers", "content"):
            if key in answer and choose():
                answer[key] = {
                    name.upper(): part for name, part in child(answer, key).items()
                }
    given = child(child(root, "x-client"), "parameters")
    for each in parts(root, "parameters"):
        if each.get("in") == "header" and choose():
            name = text(each["name"], "name")
            each["name"] = name.lower()
            if name in given:
                given[name.lower()] = given.pop(name)


def spaces(root: JsonObject, choose: Choose) -> None:
    """Write a parameter of media types, with and without spaces around it."""
    for answer in parts(root, "responses"):
        if "content" in answer and choose():
            answer["content"] = {
                name.replace(";", " ; "): part
                for name, part in child(answer, "content").items()
            }


def unused(root: JsonObject, choose: Choose) -> None:
    """Add components that nothing uses."""
    for kind, more in UNUSED.items():
        if choose():
            component(root, kind).update(members(copy(more), kind))


def silent(root: JsonObject, choose: Choose) -> None:
    """Add and remove what promises nothing."""
    root["tags"] = [{"name": "other"}]
    root["externalDocs"] = {"url": "/"}
    root["x-other"] = 1
    info = child(root, "info")
    info.update({"version": "9.9.9", "contact": {"name": "Nobody"}})
    for operation in operations(root):
        if choose():
            first = row(operation, "tags")
            operation.update({"tags": [*first, "other"], "x-other": 1})
    for kind in ("parameters", "responses"):
        for part in parts(root, kind):
            part.pop("example", None)
            part.pop("examples", None)


def other_words(root: JsonObject, choose: Choose) -> None:
    """Say something else to people."""
    described = [child(root, "info"), *rows(root, "servers"), *operations(root)]
    described += [*parts(root, "parameters"), *parts(root, "responses")]
    for part in described:
        if choose():
            part.update({"summary": "Other.", "description": "Something else."})


def in_another_order(root: JsonObject, choose: Choose) -> None:
    """Turn round what has no order."""
    for holder in [*described(root), *operations(root)]:
        if "parameters" in holder and choose():
            holder["parameters"] = row(holder, "parameters")[::-1]
        for key in [*holder][::-1] if choose() else ():
            holder[key] = holder.pop(key)
    for key in [*root][::-1]:
        root[key] = root.pop(key)
    paths = child(root, "paths")
    for key in [*paths][::-1]:
        paths[key] = paths.pop(key)


def described(root: JsonObject) -> list[JsonObject]:
    """Return the paths, as they are described."""
    return [
        child(component(root, "pathItems"), str(spot.raw["$ref"]).rpartition("/")[2])
        if "$ref" in spot.raw
        else spot.raw
        for spot in items(root)
    ]


def of(item: JsonObject) -> list[JsonObject]:
    """Return the operations of one path."""
    return operations({"paths": {"/": item}})


def copy(value: Json) -> Json:
    """Return another object for the same *value*."""
    again: Json = json.loads(json.dumps(value))
    return again


def _others(root: JsonObject, shared: Json, own: Json) -> list[Json]:
    """Return those of *shared* that *own* has no other version of."""
    assert isinstance(shared, list)
    assert isinstance(own, list)
    known = [_key(root, each) for each in own]
    return [each for each in shared if _key(root, each) not in known]


def _key(root: JsonObject, parameter: Json) -> tuple[Json, Json]:
    assert isinstance(parameter, dict)
    while "$ref" in parameter:
        name = str(parameter["$ref"]).rpartition("/")[2]
        parameter = child(component(root, "parameters"), name)
    return parameter["in"], parameter["name"]


PART_REWRITES: Final[dict[str, Rewrite]] = {
    **{f"{kind} by reference": by_reference(kind) for kind in PLACES},
    **{f"{kind} in place": in_place(kind) for kind in PLACES},
    "parameters of operations": own_parameters,
    "parameters of paths": shared_parameters,
    "parameters that are overruled": overruled_parameters,
    "defaults of parts": spelt_parameters,
    "headers described elsewhere": elsewhere_described,
    "security of operations": own_security,
    "no security": no_security,
    "servers of operations": own_servers,
    "case": other_case,
    "spaces": spaces,
    "unused parts": unused,
    "silence": silent,
    "words": other_words,
    "order of parts": in_another_order,
}
