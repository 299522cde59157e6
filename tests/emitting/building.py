"""Build small documents around the one part that matters."""

from pathlib import Path
from typing import Final

from generator.reading.document import Json, JsonObject, load

DOCUMENTS: Final = Path(__file__).parents[1] / "generator" / "documents"
OLD: Final = "3.0.3"
NEW: Final = "3.1.0"
DIALECTS: Final = (OLD, NEW)
JSON: Final = "application/json"
BYTES: Final = "application/octet-stream"
TEXT: Final[JsonObject] = {"type": "string"}
NULL: Final[JsonObject] = {"type": "null"}
WHOLE: Final[JsonObject] = {"type": "integer"}


def document(
    paths: JsonObject | None = None,
    schemas: JsonObject | None = None,
    *,
    version: str = NEW,
    **root: Json,
) -> JsonObject:
    """Return a document of *paths* and *schemas* with one server and no security."""
    return {
        "openapi": version,
        "info": {"title": "Depot", "version": "1.0.0"},
        "servers": [{"url": "https://depot.example/v1"}],
        "paths": paths or {},
        "components": {"schemas": schemas or {}},
        **root,
    }


def operation(name: str, **others: Json) -> JsonObject:
    """Return an operation of the tag `goods` that answers with nothing."""
    given: JsonObject = {
        "operationId": f"goods_{name}",
        "tags": ["goods"],
        "responses": {"204": {"description": "Done."}},
    }
    return given | others


def query(name: str, schema: Json, **others: Json) -> JsonObject:
    """Return an optional query parameter."""
    return {"name": name, "in": "query", "schema": schema, **others}


def content(schema: Json, media_type: str = JSON) -> JsonObject:
    """Return the content of a body or an answer."""
    media: JsonObject = {} if schema is None else {"schema": schema}
    return {"content": {media_type: media}}


def answer(schema: Json, media_type: str = JSON) -> JsonObject:
    """Return an answer that holds a value of *schema*."""
    return {"description": "As asked.", **content(schema, media_type)}


def body(schema: Json, media_type: str = JSON, *, required: bool = True) -> JsonObject:
    """Return a request body that holds a value of *schema*."""
    return {"required": required, **content(schema, media_type)}


def ref(name: str, section: str = "schemas") -> JsonObject:
    """Return a reference to a component."""
    return {"$ref": f"#/components/{section}/{name}"}


def model(*required: Json, **properties: Json) -> JsonObject:
    """Return an object schema with *properties*, some of them *required*."""
    made: JsonObject = {"type": "object", "properties": properties}
    return {**made, "required": [*required]} if required else made


def one_of(*variants: Json, **others: Json) -> JsonObject:
    """Return a union."""
    return {"oneOf": [*variants], **others}


def both_ways(schemas: JsonObject, *, version: str = NEW) -> JsonObject:
    """Return a document in which `Thing`, one of *schemas*, is sent and answered."""
    put = operation(
        "put", requestBody=body(ref("Thing")), responses={"200": answer(ref("Thing"))}
    )
    return document({"/goods": {"put": put}}, schemas, version=version)


def named(name: str) -> JsonObject:
    """Return the document called *name* in the folder of documents."""
    return load(DOCUMENTS / f"{name}.yaml")
