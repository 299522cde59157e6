"""Small documents for the tests of the generator."""

from copy import deepcopy
from typing import Final

from generator.reading.document import Json, JsonObject, loads

SMALL: Final[JsonObject] = loads("""
openapi: 3.1.0
info: {title: Small API, version: 1.0.0}
paths:
  /things/{id}:
    get:
      operationId: things_get
      tags: [things]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: part, in: query, schema: {type: string}}
      responses:
        "200":
          description: A thing.
          content:
            application/json: {schema: {$ref: "#/components/schemas/Thing"}}
  /things:
    post:
      operationId: things_create
      tags: [things]
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: "#/components/schemas/Thing"}}
      responses:
        "204": {description: Done.}
components:
  schemas:
    Thing:
      type: object
      properties:
        name: {type: string}
""")
"""A document with one of everything, to which tests add what they are about."""


def small(changes: str = "{}", at: str = "#") -> JsonObject:
    """Return the small document with *changes*, in YAML, to the object *at* a pointer.

    A key that is there already gets the new value.
    """
    return changed(SMALL, changes, at)


def changed(document: JsonObject, changes: str, at: str = "#") -> JsonObject:
    """Return a copy of *document* with *changes*, in YAML, to the object at *at*."""
    copy = deepcopy(document)
    found = value_at(copy, at)
    assert isinstance(found, dict)
    found |= loads(changes)
    return copy


def value_at(document: JsonObject, pointer: str) -> Json:
    """Return what stands at *pointer*."""
    found: Json = document
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        assert isinstance(found, dict | list)
        found = found[name] if isinstance(found, dict) else found[int(name)]
    return found
