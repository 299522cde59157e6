"""A document in which hardly a class has a name: objects and enums stand inline."""

from typing import Final

from contract.kiosk import TEXT, json_of
from generator.contract import JsonObject

WHOLE: Final[JsonObject] = {"type": "integer"}
ID: Final[JsonObject] = {"name": "id", "in": "path", "required": True, "schema": TEXT}
VISIT: Final[JsonObject] = {"$ref": "#/components/schemas/Visit"}
INSIDE: Final = "#/components/schemas/Visit/properties/"


def enum(*values: str | int) -> JsonObject:
    kind = "string" if isinstance(values[0], str) else "integer"
    return {"type": kind, "enum": [*values]}


def model(*required: str, **fields: JsonObject) -> JsonObject:
    needed: JsonObject = {"required": [*required]} if required else {}
    return {"type": "object", "properties": {**fields}, **needed}


def answer(schema: JsonObject) -> JsonObject:
    return {"description": "As asked.", **json_of(schema)}


PERIOD: Final = model(
    "startedAt",
    startedAt={"type": "string", "format": "date-time"},
    kind={**enum("short", "long"), "default": "short"},
    parts={"type": "array", "items": model(minutes=WHOLE)},
)

OFFICE: Final[JsonObject] = {
    "openapi": "3.1.0",
    "info": {"title": "Office", "version": "1.0.0"},
    "servers": [{"url": "https://office.example"}],
    "paths": {
        "/visits": {
            "get": {
                "summary": "List",
                "operationId": "visits_list",
                "tags": ["visits"],
                "parameters": [
                    {"name": "page", "in": "query", "schema": WHOLE},
                    {"name": "sort-by", "in": "query", "schema": enum("day", "id")},
                    {
                        "name": "floors",
                        "in": "query",
                        "schema": {"type": "array", "items": enum(1, 2)},
                    },
                    {"name": "X-Unit-ID", "in": "header", "schema": enum("a", "b")},
                    {"$ref": "#/components/parameters/Language"},
                ],
                "x-pagination": {
                    "style": "page",
                    "parameter": "page",
                    "items": "visits",
                },
                "responses": {
                    "200": answer(
                        model(
                            "visits",
                            visits={
                                "type": "array",
                                "items": model("id", id=TEXT, state=enum("new")),
                            },
                        )
                    ),
                    "default": answer(model(reason=enum("full", "closed"))),
                },
            },
            "post": {
                "summary": "Plan",
                "operationId": "visits_plan",
                "tags": ["visits"],
                "parameters": [{"$ref": "#/components/parameters/Language"}],
                "requestBody": {
                    "required": True,
                    **json_of(
                        model(
                            "day",
                            day={"type": "string", "format": "date"},
                            guest=model("name", name={**TEXT, "x-phi": True}),
                            wishes={"type": "array", "items": enum("tea", "milk")},
                        )
                    ),
                },
                "responses": {
                    "201": answer({"type": "array", "items": model(id=TEXT)}),
                    "404": {"$ref": "#/components/responses/NotThere"},
                },
            },
        },
        "/visits/{id}": {
            "parameters": [ID, {"name": "mode", "in": "query", "schema": enum("x")}],
            "put": {
                "summary": "Move",
                "operationId": "visits_move",
                "tags": ["visits"],
                "requestBody": {"$ref": "#/components/requestBodies/Move"},
                "responses": {
                    "200": answer(VISIT),
                    "404": {"$ref": "#/components/responses/NotThere"},
                },
            },
            "patch": {
                "summary": "Change",
                "operationId": "visits_change",
                "tags": ["visits"],
                "requestBody": {"required": True, **json_of(VISIT)},
                "responses": {"409": answer(enum("no")), "204": {"description": "."}},
            },
            "post": {
                "summary": "Move again",
                "operationId": "visits_again",
                "tags": ["visits"],
                "requestBody": {"$ref": "#/components/requestBodies/Move"},
                "responses": {"200": answer({"$ref": "#/components/schemas/Days"})},
            },
        },
        "/rooms/{id}": {
            "parameters": [ID],
            "put": {
                "summary": "Paint",
                "requestBody": {
                    "required": True,
                    **json_of(
                        {"type": "object", "additionalProperties": model(a=TEXT)}
                    ),
                },
                "responses": {"200": answer(model(color=enum("red", "blue")))},
            },
        },
    },
    "components": {
        "parameters": {
            "Language": {
                "name": "x-language",
                "in": "header",
                "schema": enum("de", "en"),
            },
        },
        "requestBodies": {
            "Move": {"required": True, **json_of(model("to", to=enum("up", "down")))},
        },
        "responses": {"NotThere": answer(model("code", code=enum(1, 2)))},
        "schemas": {
            "Days": {"type": "array", "items": model("day", day=WHOLE)},
            "Visit": {
                **model(
                    "state",
                    "period",
                    state=enum("open", "done"),
                    period={**PERIOD, "description": "From when on."},
                    other={**PERIOD, "type": ["object", "null"], "deprecated": True},
                    shown={**model(text=TEXT), "readOnly": True},
                    hidden={**model(text=TEXT), "writeOnly": True},
                    secret=model("text", text={**enum("s"), "x-phi": True}),
                    nothing={"type": "object", "additionalProperties": False},
                    rooms={"type": "object", "additionalProperties": model(no=WHOLE)},
                    levels={
                        "type": "array",
                        "items": {"type": "array", "items": enum(0, 1)},
                    },
                    wrapped={"description": "Once.", "allOf": [model(one=TEXT)]},
                    merged={"allOf": [model(one=TEXT), model(two=enum("t"))]},
                    maybe={"oneOf": [model(three=TEXT), {"type": "null"}]},
                    again={"$ref": f"{INSIDE}period"},
                    day={"$ref": "#/components/schemas/Days/items"},
                    either={"oneOf": [enum("p", "q"), enum(7, 8)], "writeOnly": True},
                ),
                "additionalProperties": enum("y", "z"),
            },
        },
    },
}
