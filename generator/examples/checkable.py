"""Write a document so that openapi-core checks requests as the document means them.

openapi-core 0.23 knows servers by their host, lets OAuth 2 pass without a token, warns
at everything deprecated, wants read-only fields from the client, refuses null beside a
discriminator, and cannot read a parameter of several types.
"""

from typing import Final

from generator.reading.document import Json, JsonObject
from generator.reading.references import References

from .parameters import textual
from .parts import BRANCHES, is_json, is_null, listing, mapping, operations

BEARER: Final[JsonObject] = {"type": "http", "scheme": "bearer"}
REFUSED: Final[JsonObject] = {"not": {}}
NULL: Final[JsonObject] = {"enum": [None]}


def checkable(document: JsonObject, server: str) -> JsonObject:
    """Return the part of *document* that is about requests, with one *server* only."""
    references = References(document)
    components = mapping(document.get("components"))
    return {
        "openapi": document["openapi"],
        "info": document["info"],
        "servers": [{"url": server}],
        "security": document.get("security", []),
        "paths": _each_item(document.get("paths"), references),
        "components": {
            "schemas": _each_schema(components.get("schemas")),
            "parameters": {
                name: _parameter(value, references)
                for name, value in mapping(components.get("parameters")).items()
            },
            "requestBodies": {
                name: _request_body(value)
                for name, value in mapping(components.get("requestBodies")).items()
            },
            "securitySchemes": dict.fromkeys(
                mapping(components.get("securitySchemes")), BEARER
            ),
            "pathItems": _each_item(components.get("pathItems"), references),
        },
    }


def _each_item(items: Json, references: References) -> JsonObject:
    return {
        template: _item(mapping(item), references)
        for template, item in mapping(items).items()
    }


def _item(item: JsonObject, references: References) -> JsonObject:
    if "$ref" in item:
        return item
    return {
        "parameters": _parameters(item, references),
        **{
            method: _operation(operation, references)
            for method, operation in operations(item)
        },
    }


def _operation(operation: JsonObject, references: References) -> JsonObject:
    kept = {name: operation[name] for name in ("security",) if name in operation}
    if "requestBody" in operation:
        kept["requestBody"] = _request_body(operation["requestBody"])
    return {**kept, "parameters": _parameters(operation, references), "responses": {}}


def _parameters(holder: JsonObject, references: References) -> Json:
    parameters = listing(holder.get("parameters"))
    return [_parameter(parameter, references) for parameter in parameters]


def _parameter(value: Json, references: References) -> Json:
    parameter = mapping(value)
    if "schema" not in parameter:
        return parameter
    kept = {name: parameter[name] for name in parameter if name != "deprecated"}
    return {**kept, "schema": textual(mapping(parameter["schema"]), references)}


def _request_body(value: Json) -> Json:
    body = mapping(value)
    if "$ref" in body:
        return body
    content = {
        media_type: _media(media_type, mapping(media))
        for media_type, media in mapping(body.get("content")).items()
    }
    return {"required": body.get("required", False), "content": content}


def _media(media_type: str, media: JsonObject) -> Json:
    """Return the schema of JSON; openapi-core has none for bytes."""
    if not is_json(media_type):
        return {}
    return {"schema": _schema(mapping(media.get("schema")))}


def _each_schema(schemas: Json) -> JsonObject:
    return {name: _inner(schema) for name, schema in mapping(schemas).items()}


def _inner(value: Json) -> Json:
    return _schema(value) if isinstance(value, dict) else value


def _schema(schema: JsonObject) -> JsonObject:
    copy = dict(schema)
    for keyword in ("items", "additionalProperties"):
        if keyword in schema:
            copy[keyword] = _inner(schema[keyword])
    for keyword in BRANCHES:
        if keyword in schema:
            copy[keyword] = [_inner(branch) for branch in listing(schema[keyword])]
    return _with_null(_with_discriminator(_without_read_only(copy)), schema)


def _without_read_only(schema: JsonObject) -> JsonObject:
    properties = mapping(schema.get("properties"))
    hidden = {name for name in properties if _is_read_only(properties[name])}
    copy = dict(schema)
    if properties:
        refused: JsonObject = dict.fromkeys(hidden, REFUSED)
        copy["properties"] = _each_schema(properties) | refused
    if hidden:
        required = listing(schema.get("required"))
        copy["required"] = [name for name in required if name not in hidden]
    return copy


def _is_read_only(schema: Json) -> bool:
    return mapping(schema).get("readOnly") is True


def _with_discriminator(schema: JsonObject) -> JsonObject:
    """Return *schema* with a mapping to references, as openapi-core wants it."""
    discriminator = mapping(schema.get("discriminator"))
    tags = mapping(discriminator.get("mapping"))
    copy = {name: schema[name] for name in schema if name != "discriminator"}
    if not discriminator or "allOf" in schema:
        return copy
    references: JsonObject = {tag: _reference(str(tags[tag])) for tag in tags}
    copy["discriminator"] = {**discriminator, "mapping": references}
    return copy


def _reference(target: str) -> str:
    return target if "/" in target else f"#/components/schemas/{target}"


def _with_null(copy: JsonObject, schema: JsonObject) -> JsonObject:
    """Return *copy*, or null, if *schema* allows it but openapi-core would not."""
    composed = [keyword for keyword in (*BRANCHES, "enum") if keyword in schema]
    branches = [
        mapping(each) for keyword in composed for each in listing(schema[keyword])
    ]
    is_allowed = schema.get("nullable") is True and composed
    is_branch = "discriminator" in schema and any(map(is_null, branches))
    return {"anyOf": [copy, NULL]} if is_allowed or is_branch else copy
