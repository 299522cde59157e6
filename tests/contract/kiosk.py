"""A small document, unlike the other: nobody logs in, and little is said."""

from typing import Final

from generator.contract import JsonObject

TEXT: Final[JsonObject] = {"type": "string"}
ID: Final[JsonObject] = {
    "name": "id",
    "in": "path",
    "required": True,
    "schema": {"type": "integer"},
}
SIZE: Final[JsonObject] = {"$ref": "#/components/schemas/Size"}
KIND: Final[JsonObject] = {"$ref": "#/components/schemas/Kind"}
DAY: Final[JsonObject] = {"type": "string", "format": "date"}
OFFER: Final[JsonObject] = {"$ref": "#/components/schemas/Offer"}
PRICE: Final[JsonObject] = {"$ref": "#/components/schemas/Price"}
TICKET: Final[JsonObject] = {"$ref": "#/components/schemas/Ticket"}


def json_of(schema: JsonObject) -> JsonObject:
    return {"content": {"application/json": {"schema": schema}}}


KIOSK: Final[JsonObject] = {
    "openapi": "3.1.0",
    "info": {"title": "Kiosk", "version": "2.0.0"},
    "servers": [{"url": "https://kiosk.example"}],
    "paths": {
        "/tickets": {
            "post": {
                "operationId": "tickets_print",
                "tags": ["tickets"],
                "summary": "Print",
                "requestBody": json_of(TICKET),
                "responses": {
                    "2XX": {"description": "Printed.", **json_of(TICKET)},
                    "409": {"description": "No paper."},
                },
            },
        },
        "/tickets/{id}": {
            "put": {
                "operationId": "tickets_change",
                "tags": ["tickets"],
                "summary": "Change",
                "parameters": [
                    ID,
                    {"name": "X-Size", "in": "header", "schema": SIZE},
                    {"name": "sizes", "in": "query", "schema": SIZE},
                ],
                "requestBody": {
                    "required": True,
                    **json_of({"oneOf": [TICKET, {"type": "null"}]}),
                },
                "responses": {"200": {"description": "Changed."}},
            },
        },
        "/prices/{id}": {
            "patch": {
                "summary": "Reprice",
                "deprecated": True,
                "parameters": [
                    ID,
                    {"name": "X-Kind", "in": "header", "schema": KIND},
                    {"name": "X-Day", "in": "header", "schema": DAY},
                ],
                "requestBody": {
                    "required": True,
                    "content": {"application/merge-patch+json": {"schema": PRICE}},
                },
                "responses": {"204": {"description": "Repriced."}},
            },
            # A field is called as a parameter is: the body stays one argument.
            "put": {
                "summary": "Offer",
                "parameters": [ID],
                "requestBody": {"required": True, **json_of(OFFER)},
                "responses": {"204": {"description": "Offered."}},
            },
            "get": {
                "summary": "Look",
                "parameters": [ID],
                "responses": {
                    "200": {"description": "It.", **json_of({"anyOf": [PRICE, OFFER]})},
                },
            },
        },
    },
    "components": {
        "schemas": {
            "Kind": {"enum": ["child", "senior"]},
            "Price": {"type": "object", "properties": {"amount": {"type": "number"}}},
            "Offer": {
                "type": "object",
                "properties": {"id": {"type": "integer"}, "amount": {"type": "number"}},
            },
            # No call knows it; it can be read, and so can a price.
            "Receipt": {"type": "object", "properties": {"price": PRICE}},
            "Size": {"type": "integer", "enum": [0, 2, 3]},
            "Ticket": {
                "type": "object",
                "required": ["size", "price"],
                "properties": {
                    "size": SIZE,
                    "price": {"type": "number"},
                    "sizes": {"type": "array", "items": SIZE},
                    "paid": {"type": "boolean"},
                    "day": {"type": "string", "format": "date"},
                    "day2": {"type": ["string", "null"], "format": "date"},
                    "holder": {**TEXT, "x-phi": True},
                },
                "additionalProperties": TEXT,
            },
        },
    },
}
