"""Small documents that differ in one way."""

from typing import Final

from contract.documents import document
from generator.contract import Json, JsonObject
from generator.contract.values import members

TEXT: Final[JsonObject] = {"type": "string"}
UUID: Final[JsonObject] = {"type": "string", "format": "uuid"}
COUNT: Final[JsonObject] = {"type": "integer"}
PHI: Final[JsonObject] = {"type": "string", "x-phi": True}

NAMED: Final[JsonObject] = {
    "Dog": {"properties": {"name": TEXT, "bark": TEXT}},
    "Cat": {"properties": {"name": PHI, "purr": TEXT}},
    "Fox": {"properties": {"tail": TEXT}},
}


def ref(name: str) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}"}


def content(schema: Json) -> JsonObject:
    return {"content": {"application/json": {"schema": schema}}}


def paths(**changes: Json) -> JsonObject:
    """Return the paths of a document with one operation, which is *changed*."""
    usual: JsonObject = {
        "operationId": "pets_do",
        "tags": ["pets"],
        "responses": {"200": {}, "404": {}},
    }
    changed = {**usual, **changes}
    operation: JsonObject = {
        key: value for key, value in changed.items() if value is not None
    }
    return {"/pets": {"post": operation}}


def called(**changes: Json) -> JsonObject:
    """Return a document whose operation is otherwise than usual."""
    return document(NAMED, paths(**changes))


def read(raw: Json, *required: Json) -> JsonObject:
    """Return a document in which the field `it` of an answer is *raw*."""
    return called(responses={"200": content(holder(raw, *required)), "404": {}})


def sent(raw: Json, *required: Json) -> JsonObject:
    """Return a document in which the field `it` of a body's part is *raw*."""
    part = holder(raw, *required)
    return called(requestBody={"required": True, **content(holder(part))})


def holder(raw: Json, *required: Json) -> JsonObject:
    return {
        "type": "object",
        "properties": {"other": TEXT, **({"it": raw} if raw is not None else {})},
        "required": [*required],
    }


def renamed() -> JsonObject:
    """Return a holder whose field is called otherwise."""
    return {"type": "object", "properties": {"other": TEXT, "its": TEXT}}


def asked(raw: JsonObject) -> JsonObject:
    """Return a document with the query parameter *raw*."""
    return called(parameters=[{"name": "a", "in": "query", "schema": TEXT, **raw}])


def body(schema: Json, *, required: bool = True) -> JsonObject:
    """Return a document whose operation has a body."""
    return called(requestBody={"required": required, **content(schema)})


def answered(**answers: Json) -> JsonObject:
    """Return a document whose operation has these answers, such as `_200`."""
    return called(responses={key[1:]: answer for key, answer in answers.items()})


def keyed(*paths: str, without: str = "", optional: str = "") -> JsonObject:
    """Return a document whose operations send a header, all but one of them."""
    key: JsonObject = {
        "name": "X-Key",
        "in": "header",
        "schema": TEXT,
        "required": True,
    }
    sending: JsonObject = {"get": {"parameters": [key]}}
    bare: JsonObject = {without: {"get": {}}} if without else {}
    if optional:
        free: JsonObject = {**key, "required": False}
        bare = {optional: {"get": {"parameters": [free]}}}
    return document(paths={**dict.fromkeys(paths, sending), **bare})


def headed(header: Json) -> JsonObject:
    """Return a document with an answer that has a header."""
    return answered(_200={"headers": {"X-Count": header}})


def rooted(**root: Json) -> JsonObject:
    """Return a document with these parts, and nothing else."""
    return document(root=root)


def served(url: str, **variables: Json) -> JsonObject:
    """Return a document with one server."""
    return rooted(servers=[{"url": url, "variables": variables}])


def schemed(**schemes: Json) -> JsonObject:
    """Return a document with these security schemes."""
    return rooted(components={"securitySchemes": schemes})


def client(**options: Json) -> JsonObject:
    """Return a document with these wishes for the client."""
    return rooted(**{"x-client": options})


def variable(**changes: Json) -> JsonObject:
    """Return a document whose server has a variable."""
    return served("https://{place}.example", place={"default": "eu", **changes})


def known(**schemas: Json) -> JsonObject:
    """Return a document that has these schemas besides the usual ones."""
    return document({**NAMED, **schemas}, paths())


BEARER: Final[JsonObject] = {"type": "http", "scheme": "bearer"}


def oauth(url: str) -> JsonObject:
    flow: JsonObject = {"tokenUrl": url, "scopes": {}}
    return {"type": "oauth2", "flows": {"clientCredentials": flow}}


CLOSED: Final[JsonObject] = {"properties": {"a": TEXT}, "additionalProperties": False}
OPEN: Final[JsonObject] = {"properties": {"a": TEXT}}
FREE: Final[JsonObject] = {"properties": {"a": TEXT}, "additionalProperties": True}


def nullable(raw: JsonObject) -> JsonObject:
    return {**raw, "type": [raw["type"], "null"]}


def any_of(*names: str) -> JsonObject:
    return {"anyOf": [ref(name) for name in names]}


def told_by(name: str) -> JsonObject:
    return {**any_of("Cat", "Dog"), "discriminator": {"propertyName": name}}


def media(*types: str) -> JsonObject:
    return {"content": {each: {"schema": TEXT} for each in types}}


def bodies(*types: str) -> JsonObject:
    """Return a document whose operation has a body of several kinds."""
    return called(requestBody=media(*types))


def paged(first: int) -> JsonObject:
    """Return a document whose operation has pages."""
    return called(**{"x-pagination": members({"first": first}, "pages")})


def servers(*urls: str) -> list[Json]:
    return [{"url": url} for url in urls]


def crud(pet: JsonObject, **more: Json) -> JsonObject:
    """Return a document in which a schema is read in two ways and sent in one."""
    some: JsonObject = {"properties": {"pets": {"type": "array", "items": ref("Pet")}}}
    schemas: JsonObject = {"Pet": pet, "Pets": some, **more}
    return document(
        schemas,
        {
            "/pets": {
                "get": {"responses": {"200": content(ref("Pets"))}},
                "post": {
                    "requestBody": {"required": True, **content(ref("Pet"))},
                    "responses": {"201": content(ref("Pet")), "400": {}},
                },
            }
        },
    )


PET: Final[JsonObject] = {"properties": {"name": TEXT, "age": COUNT}}


def pet(**fields: Json) -> JsonObject:
    return {"properties": {"age": COUNT, "name": TEXT, **fields}}
