"""A document of many schemas, of several tags, that refer to one another."""

from typing import Final

from generator.reading.document import Json, JsonObject

from .building import TEXT, WHOLE, answer, body, document, model, query, ref

TAGS: Final = ("ores", "mills", "smelters", "wagons", "miners", "maps", "laws", "tolls")
KINDS: Final = 8
"""Schemas of which each is an enum, and the next ones use it."""


def large(schemas: int) -> JsonObject:
    """Return a document with *schemas* schemas and an operation for every tenth."""
    made: JsonObject = {f"Part{at}": _schema(at) for at in range(schemas)}
    paths: JsonObject = {
        f"/{_tag(at)}/{at}/{{id}}": _path(at) for at in range(1, schemas, 10)
    }
    raw = document(paths, made)
    return {**raw, "info": {"title": "Mine", "version": "1.0.0"}}


def _tag(at: int) -> str:
    return TAGS[at // 10 % len(TAGS)]


def _schema(at: int) -> JsonObject:
    """Return an enum, or a model of what stands before and after it."""
    if at % KINDS == 0:
        return {"type": "string", "enum": [f"kind-{at}-{each}" for each in range(5)]}
    kind, before = at // KINDS * KINDS, ref(f"Part{at - 1}")
    fields: JsonObject = {
        "id": {"type": "string", "format": "uuid"},
        "kind": ref(f"Part{kind}"),
        "before": before,
        "several": {"type": "array", "items": before},
        "named": {"type": "object", "additionalProperties": WHOLE},
        "inner": model("name", name=TEXT, more={"enum": [at, at + 1]}),
    }
    own = model("id", **fields)
    is_merged = at % KINDS == KINDS - 1
    return {"allOf": [ref(f"Part{at - 2}"), model(last=TEXT)]} if is_merged else own


def _path(at: int) -> JsonObject:
    name: Json = f"{_tag(at)}_part{at}"
    place: JsonObject = {"name": "id", "in": "path", "required": True, "schema": TEXT}
    part = ref(f"Part{at}")
    tags: Json = [_tag(at)]
    return {
        "parameters": [place],
        "get": {
            "operationId": f"{name}_get",
            "tags": tags,
            "parameters": [query("deep", {"type": "boolean"})],
            "responses": {"200": answer({"type": "array", "items": part})},
        },
        "put": {
            "operationId": f"{name}_put",
            "tags": tags,
            "requestBody": body(part),
            "responses": {"200": answer(part)},
        },
    }
