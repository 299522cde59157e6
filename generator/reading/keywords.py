"""Every keyword that a document may use, and what stands behind each.

A table for each kind of object. Behind a keyword stands the kind of object that it
holds; `[kind]` is an array of them and `{kind}` an object of them. `-` is a keyword
that is read as it stands, or that says nothing a package needs. What is not here is
refused.
"""

from typing import Final

KEYWORDS: Final[dict[str, dict[str, str]]] = {
    "document": {
        "openapi": "-",
        "info": "info",
        "servers": "[server]",
        "paths": "{path item}",
        "components": "components",
        "security": "[security requirement]",
        "tags": "-",
        "externalDocs": "-",
        "x-client": "client",
    },
    "info": dict.fromkeys(
        (
            "title",
            "summary",
            "description",
            "termsOfService",
            "contact",
            "license",
            "version",
        ),
        "-",
    ),
    "client": {
        "distribution": "-",
        "package": "-",
        "name": "-",
        "environmentPrefix": "-",
        "parameters": "-",
        "errors": "error fields",
        "neverRetried": "-",
        "streamToken": "-",
    },
    "error fields": dict.fromkeys(
        ("requestId", "code", "detail", "validationErrors"), "-"
    ),
    "server": {"url": "-", "description": "-", "variables": "{server variable}"},
    "server variable": {"enum": "-", "default": "-", "description": "-"},
    "components": {
        "schemas": "{schema}",
        "responses": "{response}",
        "parameters": "{parameter}",
        "examples": "{example}",
        "requestBodies": "{request body}",
        "headers": "{header}",
        "securitySchemes": "{security scheme}",
        "pathItems": "{path item}",
    },
    "path item": {
        "summary": "-",
        "description": "-",
        "parameters": "[parameter]",
        **dict.fromkeys(
            ("get", "put", "post", "delete", "options", "head", "patch"), "operation"
        ),
    },
    "operation": {
        "tags": "-",
        "summary": "-",
        "description": "-",
        "externalDocs": "-",
        "operationId": "-",
        "parameters": "[parameter]",
        "requestBody": "request body",
        "responses": "{response}",
        "deprecated": "-",
        "security": "[security requirement]",
        "x-pagination": "pagination",
    },
    "pagination": dict.fromkeys(
        ("style", "parameter", "first", "size", "items", "identity"), "-"
    ),
    "parameter": {
        "name": "-",
        "in": "-",
        "description": "-",
        "required": "-",
        "deprecated": "-",
        "schema": "schema",
        "style": "-",
        "explode": "-",
        "example": "-",
        "examples": "{example}",
        "x-phi": "-",
    },
    "request body": {
        "description": "-",
        "content": "{media type}",
        "required": "-",
    },
    "media type": {"schema": "schema", "example": "-", "examples": "{example}"},
    "response": {
        "description": "-",
        "headers": "{header}",
        "content": "{media type}",
    },
    "header": {
        "description": "-",
        "x-phi": "-",
        "required": "-",
        "deprecated": "-",
        "schema": "schema",
        "example": "-",
        "examples": "{example}",
    },
    "example": {"summary": "-", "description": "-", "value": "-"},
    "security scheme": dict.fromkeys(
        (
            "type",
            "description",
            "scheme",
            "in",
            "name",
            "bearerFormat",
            "flows",
            "openIdConnectUrl",
        ),
        "-",
    ),
    "discriminator": {"propertyName": "-", "mapping": "-"},
    "schema": {
        **dict.fromkeys(
            (
                "type",
                "format",
                "title",
                "description",
                "default",
                "example",
                "examples",
                "deprecated",
                "readOnly",
                "writeOnly",
                "externalDocs",
                "enum",
                "const",
                "nullable",
                "required",
                "minItems",
                "maxItems",
                "uniqueItems",
                "minimum",
                "maximum",
                "exclusiveMinimum",
                "exclusiveMaximum",
                "multipleOf",
                "minLength",
                "maxLength",
                "pattern",
                "minProperties",
                "maxProperties",
                "$comment",
                "x-phi",
            ),
            "-",
        ),
        "properties": "{schema}",
        "additionalProperties": "schema",
        "items": "schema",
        "allOf": "[schema]",
        "oneOf": "[schema]",
        "anyOf": "[schema]",
        "discriminator": "discriminator",
    },
}

BESIDE_REFERENCE: Final = frozenset(
    {
        "$ref",
        "title",
        "description",
        "summary",
        "default",
        "example",
        "examples",
        "deprecated",
        "readOnly",
        "writeOnly",
        "$comment",
        "x-phi",
    }
)
"""What may stand beside `$ref`: nothing that changes the type."""
