"""A document with everything that the generator covers, unlike the real one."""

from typing import Final

from generator.contract import JsonObject

TEXT: Final[JsonObject] = {"type": "string"}


def ref(name: str) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}"}


def json_of(schema: JsonObject) -> JsonObject:
    return {"content": {"application/json": {"schema": schema}}}


def answer(schema: JsonObject) -> JsonObject:
    return {"description": "As asked.", **json_of(schema)}


ERRORS: Final[JsonObject] = {
    "404": answer(ref("Problem")),
    "500": {"description": "Failed."},
}

SHOP: Final[JsonObject] = {
    "openapi": "3.1.0",
    "info": {"title": "Pet Shop", "version": "1.2.3", "description": "Sells pets."},
    "servers": [
        {
            "url": "https://{region}.shop.example/{v}",
            "variables": {
                "region": {
                    "default": "eu",
                    "enum": ["eu", "us"],
                    "description": "Where.",
                },
                "v": {"default": "v1", "enum": ["v1", "v2"], "description": "Which."},
            },
        }
    ],
    "security": [{"bearer": []}],
    "x-client": {
        "errors": {
            "requestId": ["rid"],
            "code": ["code"],
            "detail": ["detail"],
            "validationErrors": ["errors"],
        },
        "parameters": {"X-Shop": "shop"},
    },
    "paths": {
        "/pets": {
            "parameters": [
                {
                    "name": "X-Shop",
                    "in": "header",
                    "required": True,
                    "schema": TEXT,
                    "x-phi": False,
                }
            ],
            "get": {
                "operationId": "pets_list",
                "tags": ["pets"],
                "summary": "List pets",
                "x-pagination": {
                    "style": "page",
                    "parameter": "page",
                    "first": 0,
                    "size": "size",
                    "items": "pets",
                    "identity": "class",
                },
                "parameters": [
                    {"name": "page", "in": "query", "schema": {"type": "integer"}},
                    {"name": "size", "in": "query", "schema": {"type": "integer"}},
                    {"name": "filter", "in": "query", "schema": TEXT},
                    {"name": "color", "in": "query", "schema": ref("Color")},
                    {
                        "name": "ids",
                        "in": "query",
                        "schema": {
                            "type": "array",
                            "items": {"type": "string", "format": "uuid"},
                        },
                    },
                    {
                        "name": "since",
                        "in": "query",
                        "required": True,
                        "schema": {"type": "string", "format": "date-time"},
                    },
                    {
                        "name": "on",
                        "in": "query",
                        "schema": {"type": "string", "format": "date"},
                    },
                    {"name": "alive", "in": "query", "schema": {"type": "boolean"}},
                    {"name": "weight", "in": "query", "schema": {"type": "number"}},
                    {"name": "X-Trace", "in": "header", "schema": TEXT},
                ],
                "responses": {"200": answer(ref("PetList")), **ERRORS},
            },
            "post": {
                "operationId": "pets_create",
                "tags": ["pets"],
                "summary": "Create a pet",
                "requestBody": {"required": True, **json_of(ref("Pet"))},
                "responses": {
                    "201": answer(ref("Pet")),
                    "202": answer(ref("Problem")),
                    **ERRORS,
                },
            },
        },
        "/pets/{petId}/toys/{toy}": {
            "parameters": [
                {"name": "X-Shop", "in": "header", "required": True, "schema": TEXT},
                {
                    "name": "petId",
                    "in": "path",
                    "required": True,
                    "schema": {"type": "string", "format": "uuid"},
                },
                {"name": "toy", "in": "path", "required": True, "schema": TEXT},
            ],
            "get": {
                "operationId": "pets_getToy",
                "tags": ["pets"],
                "summary": "Get a toy",
                "security": [],
                "responses": {
                    "200": answer({"type": "array", "items": ref("Animal")}),
                    "204": {"description": "None."},
                },
            },
            "put": {
                "operationId": "toys_replace",
                "tags": ["toys"],
                "summary": "Replace",
                "requestBody": {
                    "required": True,
                    **json_of({"type": "array", "items": ref("Pet")}),
                },
                "responses": {"200": answer({}), **ERRORS},
            },
            "post": {
                "operationId": "toys_upload",
                "tags": ["toys"],
                "summary": "Upload",
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/octet-stream": {
                            "schema": {"type": "string", "format": "binary"}
                        }
                    },
                },
                "responses": {
                    "200": {
                        "description": "Bytes.",
                        "content": {"application/octet-stream": {}},
                    }
                },
            },
            "delete": {
                "operationId": "toys_delete",
                "tags": ["toys"],
                "summary": "Delete",
                "responses": {"204": {"description": "Gone."}},
            },
        },
    },
    "components": {
        "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            "Pet": {
                "type": "object",
                "description": "A pet.",
                "required": ["name", "color", "class", "kind", "maybe"],
                "properties": {
                    "name": {**TEXT, "x-phi": True},
                    "color": ref("Color"),
                    "class": {"type": "integer"},
                    "kind": {"const": "pet", "type": "string"},
                    "maybe": {"type": ["string", "null"], "format": "uuid"},
                    "id": {"type": "string", "format": "uuid", "readOnly": True},
                    "secret": {**TEXT, "writeOnly": True},
                    "extra": TEXT,
                    "from_dict": TEXT,
                    "startedAt": {"type": "string", "format": "date-time"},
                    "born": {"type": ["string", "null"], "format": "date"},
                    "weight": {"type": "number"},
                    "alive": {"type": "boolean"},
                    "tags": {"type": "array", "items": TEXT},
                    "colors": {"type": "array", "items": ref("Color")},
                    "scores": {
                        "type": "object",
                        "additionalProperties": {"type": "integer"},
                    },
                    "free": {},
                    "open": {"type": "object"},
                    "parent": ref("Pet"),
                    "parents": {"type": "array", "items": ref("Pet")},
                    "animal": ref("Animal"),
                    "size": ref("Size"),
                    "note": {"anyOf": [{"type": "integer"}, {"type": "boolean"}]},
                    "owner": {"oneOf": [ref("Owner"), {"type": "null"}]},
                    "times": {
                        "type": "array",
                        "items": {"type": "string", "format": "date-time"},
                    },
                    "HTTPServer": TEXT,
                    "address2": TEXT,
                    "address2Line": TEXT,
                },
            },
            "Color": {
                "type": "string",
                "enum": ["red", "dark-blue", "3d", "in progress"],
                "description": "A color.",
            },
            "Size": {"type": "integer", "enum": [1, 2, 10]},
            "PetList": {
                "type": "object",
                "required": ["pets"],
                "properties": {"pets": {"type": "array", "items": ref("Pet")}},
            },
            "Owner": {
                "type": "object",
                "properties": {"who": {**TEXT, "x-phi": True}},
                "additionalProperties": False,
            },
            "Animal": {
                "oneOf": [ref("Cat"), ref("Dog")],
                "discriminator": {
                    "propertyName": "type",
                    "mapping": {
                        "cat": "#/components/schemas/Cat",
                        "dog": "#/components/schemas/Dog",
                    },
                },
            },
            "Cat": {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {**TEXT}, "meow": TEXT},
            },
            "Dog": {
                "type": "object",
                "required": ["type"],
                "properties": {
                    "type": {"type": "string", "const": "dog"},
                    "bark": TEXT,
                },
            },
            "Base": {"type": "object", "required": ["a"], "properties": {"a": TEXT}},
            "Derived": {
                "allOf": [ref("Base"), {"type": "object", "properties": {"b": TEXT}}],
                "description": "More.",
            },
            "Unused": {"type": "object", "properties": {"d": ref("Derived")}},
            "Problem": {
                "type": "object",
                "properties": {
                    "rid": TEXT,
                    "code": TEXT,
                    "detail": {**TEXT, "x-phi": True},
                },
            },
        },
    },
}
