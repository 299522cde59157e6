"""Golden requests follow from the contract alone."""

import pytest

from contract.documents import document
from generator.contract import Json, JsonObject, UnreadableError, contract_of, requests
from generator.contract.values import child, children, members, row

STRING: JsonObject = {"type": "string"}
OK: JsonObject = {"200": {"description": "Done."}}


def cases_of(
    raw: JsonObject,
    schemas: JsonObject | None = None,
    root: JsonObject | None = None,
    *,
    path: str = "/things",
) -> dict[str, JsonObject]:
    """Return the cases for one operation, by how much is given."""
    given: JsonObject = {"operationId": "things_do", "tags": ["things"], **raw}
    contract = contract_of(document(schemas, {path: {"post": given}}, root))
    found = children({"cases": requests(contract)}, "cases")
    return {name.removeprefix("things.do "): case for name, case in found.items()}


def request_of(raw: JsonObject, root: JsonObject | None = None) -> JsonObject:
    return child(cases_of(raw, root=root)["all"], "request")


def query(name: str, schema: Json, **more: Json) -> JsonObject:
    return {"name": name, "in": "query", "schema": schema, **more}


def json_body(schema: Json, **more: Json) -> JsonObject:
    content: JsonObject = {"application/json": {"schema": schema}}
    return {"requestBody": {"required": True, "content": content, **more}}


def test_the_smallest_request() -> None:
    """Without arguments there is one case, with nothing but method, URL and Accept."""
    assert cases_of({}) == {
        "all": {
            "operation": "things.do",
            "arguments": {},
            "request": {
                "method": "POST",
                "url": "/things",
                "query": [],
                "headers": {"Accept": "application/json"},
            },
        }
    }


def test_servers_and_security() -> None:
    """The first server's defaults make the URL; a secured operation sends a token."""
    root: JsonObject = {
        "servers": [
            {
                "url": "https://{region}.example.com/",
                "variables": {"region": {"default": "eu"}},
            }
        ],
        "security": [{"bearer": []}, {}],
    }
    request = request_of({}, root)

    assert request["url"] == "https://eu.example.com/things"
    assert child(request, "headers")["Authorization"] == "Bearer token"
    assert "Authorization" not in child(request_of({"security": [{}]}, root), "headers")


def test_accepted_media_types() -> None:
    """Accept names the media types of the answers that mean success."""
    answers: JsonObject = {
        "200": {"content": {"text/csv": {}, "application/json": {}}},
        "400": {"content": {"text/plain": {}}},
    }

    headers = child(request_of({"responses": answers}), "headers")
    assert headers["Accept"] == "application/json, text/csv"


def test_how_much_is_given() -> None:
    """All, every other, or none of the arguments that need not be given."""
    names = ["a", "b", "c"]
    found = cases_of({"parameters": [query(name, STRING) for name in names]})

    assert {mode: [*child(case, "arguments")] for mode, case in found.items()} == {
        "all": ["a", "b", "c"],
        "some": ["a", "c"],
        "none": [],
    }


def test_query_values() -> None:
    """Arrays repeat their key, or do not; what is not text is written as JSON."""
    array: JsonObject = {"type": "array", "items": {"enum": ["x", "y", "z"]}}
    request = request_of(
        {
            "parameters": [
                query("many", array),
                query("joined", array, explode=False),
                query("is it", {"type": "boolean"}),
                query("count", {"type": "integer", "minimum": 7, "maximum": 7}),
            ]
        }
    )

    pairs = [str(each).split("=") for each in row(request, "query")]
    keys, values = [key for key, _ in pairs], [value for _, value in pairs]
    assert keys == ["count", "is%20it", "joined", "many", "many"]
    assert values[:2] == ["7", "true"]
    assert {len(value) for value in values[2].split(",")} == {1}
    assert len(values[2].split(",")) == 2
    assert {*values[3:]} <= {"x", "y", "z"}


def test_path_and_header_values() -> None:
    """A path's values come in its order, percent-encoded; headers are plain."""
    parameters: list[Json] = [
        {"name": "b", "in": "path", "required": True, "schema": STRING},
        {"name": "a", "in": "path", "required": True, "schema": {"type": "integer"}},
        {"name": "X-Mark", "in": "header", "required": True, "schema": STRING},
        {
            "name": "X-Count",
            "in": "header",
            "schema": {"type": "integer", "maximum": 3},
        },
    ]
    contract = contract_of(
        document(
            paths={
                "/{b}/{a}": {
                    "get": {
                        "operationId": "things_do",
                        "tags": ["things"],
                        "parameters": parameters,
                    }
                },
                "/other": {"get": {"operationId": "other_do", "tags": ["other"]}},
            }
        )
    )
    case = child(requests(contract), "things.do all")
    request = child(case, "request")

    assert [*child(case, "arguments")] == ["b", "a", "x_count", "x_mark"]
    quoted = "b%20%C3%A4%20%F0%9F%98%80%20%2F%3F%26%3D%23%2B%25%3A%3B%2C%22%5C%3C%3E"
    assert f"/{quoted}/" in str(request["url"])
    assert child(request, "headers")["X-Mark"] == "x_mark"
    assert int(str(child(request, "headers")["X-Count"])) <= 3


def test_headers_of_every_operation_belong_to_the_client() -> None:
    """They are sent with each call, but are no arguments of it."""
    header: JsonObject = {"name": "X-Tenant", "in": "header", "schema": STRING}
    needed: JsonObject = {**header, "required": True}
    case = cases_of({"parameters": [needed]})["all"]

    assert case["arguments"] == {}
    assert child(child(case, "request"), "headers")["X-Tenant"] == "acme"
    # A client that has to be given one could not leave it out of a call.
    optional = cases_of({"parameters": [header]})["all"]
    assert optional["arguments"] == {"x_tenant": "x_tenant"}


def test_listings() -> None:
    """The page is no argument; it is sent from the first one on."""
    page: JsonObject = {"parameter": "page", "first": 0}
    case = cases_of(
        {"x-pagination": page, "parameters": [query("page", {"type": "integer"})]}
    )["all"]

    assert case["arguments"] == {}
    assert child(case, "request")["query"] == ["page=0"]
    assert child(case, "next")["query"] == ["page=1"]


EVERYTHING: JsonObject = {
    "required": ["kind", "id", "it"],
    "properties": {
        "kind": {"const": "full"},
        "id": {"type": "string", "format": "uuid", "readOnly": True},
        "it": {"type": ["string", "null"], "format": "uuid"},
        "at": {"type": "string", "format": "date-time"},
        "day": {"type": "string", "format": "date"},
        "color": {"$ref": "#/components/schemas/Color"},
        "low": {"type": "integer", "exclusiveMinimum": 4, "maximum": 5},
        "high": {"type": "number", "exclusiveMaximum": 0},
        "yes": {"type": "boolean"},
        "void": {"type": "null"},
        "free": {},
        "map": {"additionalProperties": {"type": "integer"}},
        "open": {"type": "object"},
        "self": {"$ref": "#/components/schemas/Everything"},
        "selves": {"items": {"$ref": "#/components/schemas/Everything"}},
        "child": {"$ref": "#/components/schemas/Child"},
    },
}
SCHEMAS: JsonObject = {
    "Everything": EVERYTHING,
    "Color": {"enum": ["red", "blue"]},
    "Child": {"properties": {"void": {"type": ["integer", "null"]}}},
}


def test_values_of_every_kind() -> None:
    """Each kind of value is made, tagged where Python has a type of its own."""
    found = cases_of(json_body({"$ref": "#/components/schemas/Everything"}), SCHEMAS)
    arguments, body = child(found["all"], "arguments"), _body(found["all"])

    assert sorted(arguments) == [
        *("at", "child", "color", "day", "free", "high", "it", "low"),
        *("map_", "open_", "self_", "selves", "void", "yes"),
    ]
    assert body["kind"] == "full"
    assert arguments["it"] == {"$uuid": body["it"]}
    assert str(child(arguments, "at")["$datetime"]).endswith("+02:00")
    assert str(body["at"]).endswith("Z")
    assert arguments["day"] == {"$date": body["day"]}
    assert body["color"] in {"red", "blue"}
    assert body["low"] == 5
    assert float(str(body["high"])) < 0
    assert body["void"] is None
    assert [sorted(members(each, "it")) for each in row(body, "selves")] == 2 * [
        sorted(body.keys() - {"self", "selves"} | {"selves"})
    ]
    assert child(child(arguments, "child"), "fields") == child(body, "child")


def _body(case: JsonObject) -> JsonObject:
    return child(child(case, "request"), "body")


def test_how_much_of_a_body_is_given() -> None:
    """Nulls are sent where they may be; tags and text take turns."""
    found = cases_of(json_body({"$ref": "#/components/schemas/Everything"}), SCHEMAS)

    assert [*found] == ["all", "some", "none", "nulls"]
    assert _body(found["none"]).keys() == {"kind", "it"}
    nulls: JsonObject = {"kind": "full", "it": None, "child": {"void": None}}
    assert _body(found["nulls"]) == {**nulls, "self": nulls}
    some = child(found["some"], "arguments")
    assert some["it"] == _body(found["some"])["it"]
    assert child(some, "color") == {
        "$enum": "Color",
        "value": _body(found["some"])["color"],
    }


@pytest.mark.parametrize(
    ("schema", "argument"),
    [
        ({"items": STRING}, "body"),
        ({"type": ["object", "null"], "properties": {"a": STRING}}, "body"),
        ({"properties": {"a": STRING}, "additionalProperties": True}, "body"),
        ({"properties": {"a": STRING}, "additionalProperties": False}, "a"),
    ],
)
def test_bodies_that_are_one_argument(schema: Json, argument: str) -> None:
    """Only a plain object is spread over arguments."""
    case = cases_of(json_body(schema))["all"]

    assert [*child(case, "arguments")] == [argument]


def test_a_body_that_need_not_be_sent() -> None:
    """Without a body there is no Content-Type either."""
    found = cases_of(json_body({"items": STRING}, required=False))
    request = child(found["none"], "request")

    assert "body" not in request
    assert "Content-Type" not in child(request, "headers")
    assert child(child(found["all"], "request"), "headers")["Content-Type"] == (
        "application/json"
    )


def test_a_body_of_bytes() -> None:
    """What is not JSON is sent as bytes."""
    content: JsonObject = {"application/octet-stream": {}}
    case = cases_of({"requestBody": {"required": True, "content": content}})["all"]

    assert case["arguments"] == {"body": {"$bytes": "AAEC/w=="}}
    assert child(case, "request")["bytes"] == "AAEC/w=="


def test_unions() -> None:
    """One variant or the other is sent, with the value that tells it apart."""
    union: JsonObject = {
        "oneOf": [
            {"$ref": "#/components/schemas/Cat"},
            {"$ref": "#/components/schemas/Dog"},
            {"$ref": "#/components/schemas/Fish"},
        ],
        "discriminator": {
            "propertyName": "type",
            "mapping": {"meow": "#/components/schemas/Cat"},
        },
    }
    named: JsonObject = {
        "Cat": {"properties": {"type": STRING}, "required": ["type"]},
        "Dog": {"properties": {"type": STRING}},
        "Fish": {"properties": {"type": {"const": "Fish"}}, "required": ["type"]},
        "Holder": {"properties": {"pet": union, "text": {"anyOf": [STRING, {}]}}},
    }
    found = cases_of(json_body({"$ref": "#/components/schemas/Holder"}), named)

    assert child(_body(found["all"]), "pet") == {"type": "meow"}
    assert child(_body(found["some"]), "pet") == {"type": "Fish"}
    assert child(child(child(found["all"], "arguments"), "pet"), "fields") == {
        "type": "meow"
    }
    assert child(child(found["some"], "arguments"), "pet") == {
        "$model": "Fish",
        "fields": {},
    }


def test_classes_are_named_by_direction() -> None:
    """A schema that is read too is written as another class; an enum is not."""
    body = json_body({"properties": {"pet": {"$ref": "#/components/schemas/Pet"}}})
    answers: JsonObject = {
        "200": {"content": {"application/json": {"schema": {"items": REF_PET}}}}
    }
    pet: JsonObject = {"properties": {"name": STRING, "secret": {**STRING}}}
    found = cases_of({**body, "responses": answers}, {"Pet": pet})

    assert child(child(found["all"], "arguments"), "pet")["$model"] == "PetInput"


REF_PET: JsonObject = {"$ref": "#/components/schemas/Pet"}


def test_a_value_without_end() -> None:
    """A schema that requires itself has no value."""
    endless: JsonObject = {"properties": {"me": REF_PET}, "required": ["me"]}

    with pytest.raises(UnreadableError, match="Pet: no value of it has an end"):
        cases_of(json_body(REF_PET), {"Pet": endless})


def test_a_union_that_ends() -> None:
    """Of several variants, one is taken that does not go on for ever."""
    chain: JsonObject = {
        "properties": {"next": {"anyOf": [REF_PET, STRING]}},
        "required": ["next"],
    }
    found = cases_of(json_body(REF_PET), {"Pet": chain})

    assert isinstance(_body(found["all"])["next"], str)
