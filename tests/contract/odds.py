"""A document that says in every way what can be said in several."""

from typing import Final

from contract.shop import TEXT, json_of, ref
from generator.contract import JsonObject

NUMBER: Final[JsonObject] = {"type": "number", "exclusiveMinimum": 0.5, "maximum": 3.0}

ODDS: Final[JsonObject] = {
    "openapi": "3.1.0",
    "info": {"title": "Odds", "version": "1"},
    "servers": [{"url": "https://odds.example"}],
    "security": [{"key": []}, {"login": ["read", "all"]}],
    "paths": {
        "/odds": {"$ref": "#/components/pathItems/Odds"},
        "/odds/{id}": {
            "get": {
                "tags": ["odds"],
                "operationId": "odds_get",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": TEXT},
                    {"name": "X-Request-ID", "in": "header", "schema": TEXT},
                    {
                        "name": "at",
                        "in": "query",
                        "schema": {"type": "integer", "minimum": 3},
                    },
                ],
                "responses": {
                    "2XX": {
                        "description": "Done.",
                        "headers": {"X-Rest": {"$ref": "#/components/headers/Rest"}},
                        "content": {"text/csv;charset=utf-8": {"schema": {}}},
                    },
                    "default": {"description": "Failed."},
                },
            }
        },
    },
    "components": {
        "pathItems": {
            "Odds": {
                "parameters": [{"$ref": "#/components/parameters/Sizes"}],
                "put": {
                    "tags": ["odds"],
                    "operationId": "odds_put",
                    "requestBody": {"$ref": "#/components/requestBodies/Odd"},
                    "responses": {"204": {"description": "Done."}},
                },
            }
        },
        "parameters": {
            "Sizes": {
                "name": "sizes",
                "in": "query",
                "explode": False,
                "schema": {"type": "array", "items": ref("Amount")},
            }
        },
        "requestBodies": {"Odd": {"required": True, **json_of(ref("Odd"))}},
        "headers": {"Rest": {"schema": {"type": "integer"}}},
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "login": {
                "type": "oauth2",
                "flows": {
                    "clientCredentials": {
                        "tokenUrl": "/token",
                        "scopes": {"read": "Some.", "all": "All."},
                    }
                },
            },
        },
        "schemas": {
            "Amount": {"type": "integer", "maximum": 9, "format": "int32"},
            "Odd": {
                "type": "object",
                "properties": {
                    "amount": ref("Amount"),
                    "share": NUMBER,
                    "either": {"type": ["string", "boolean"]},
                    "rest": {"type": "object", "additionalProperties": True},
                    "list": {"type": "array", "items": {}, "uniqueItems": True},
                    "odds": {"type": ["array", "null"], "items": ref("Odd")},
                    "kind": {"type": "string", "enum": ["b", "a"]},
                },
                "minProperties": 1,
            },
        },
    },
}
