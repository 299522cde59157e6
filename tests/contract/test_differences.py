"""Each difference between two contracts is one sentence that names its place."""

import pytest

from contract.documents import document, sentences, sentences_of_field
from generator.contract import Json, JsonObject, contract_of, differences

STRING: JsonObject = {"type": "string"}
PET: JsonObject = {"type": "object", "properties": {"name": STRING}}
REF_PET: JsonObject = {"$ref": "#/components/schemas/Pet"}
REF_DOG: JsonObject = {"$ref": "#/components/schemas/Dog"}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (STRING, {"type": "integer"}, ": type changed from string to integer"),
        (STRING, {"items": STRING}, ": type changed from string to array of string"),
        (STRING, REF_PET, ": type changed from string to Pet"),
        (REF_PET, REF_DOG, ": type changed from Pet to Dog"),
        (
            {**STRING, "format": "uuid"},
            {"additionalProperties": STRING},
            ": type changed from string (uuid) to map of string",
        ),
        ({}, {"type": "object"}, ": type changed from anything to map of anything"),
        (
            False,
            {"oneOf": [STRING, REF_PET]},
            ": type changed from nothing to string or Pet",
        ),
        (
            {},
            {"allOf": [{"oneOf": [STRING, REF_PET]}, REF_DOG]},
            ": type changed from anything to string or Pet and Dog",
        ),
        (STRING, {"type": ["string", "null"]}, " became nullable"),
        ({"type": ["string", "null"]}, STRING, " is no longer nullable"),
        (STRING, {**STRING, "deprecated": True}, " became deprecated"),
        ({**STRING, "deprecated": True}, STRING, " is no longer deprecated"),
        ({**STRING, "readOnly": True}, STRING, " is no longer read-only"),
        (STRING, {**STRING, "readOnly": True}, " became read-only"),
        ({**STRING, "writeOnly": True}, STRING, " is no longer write-only"),
        (STRING, {**STRING, "writeOnly": True}, " became write-only"),
        (STRING, {**STRING, "x-phi": True}, " became x-phi"),
        ({**STRING, "x-phi": True}, STRING, " is no longer x-phi"),
        (STRING, {**STRING, "format": "uuid"}, ": format uuid was added"),
        ({**STRING, "format": "uuid"}, STRING, ": format uuid was removed"),
        (
            {**STRING, "format": "date"},
            {**STRING, "format": "date-time"},
            ": format changed from date to date-time",
        ),
        (
            {**STRING, "default": None},
            {**STRING, "default": "a b"},
            ': default changed from null to "a b"',
        ),
        (STRING, {**STRING, "default": None}, ": default null was added"),
        ({"const": "a"}, {"const": "b"}, ": const changed from a to b"),
        ({"items": STRING}, {"items": {}}, "[]: type changed from string to anything"),
        (
            {"additionalProperties": STRING},
            {"additionalProperties": {"type": "integer"}},
            "{}: type changed from string to integer",
        ),
        (
            {"oneOf": [STRING, REF_PET]},
            {"oneOf": [STRING, REF_PET, REF_DOG]},
            ": variant Dog was added",
        ),
        (
            {"oneOf": [STRING, REF_PET, REF_DOG]},
            {"oneOf": [REF_PET, REF_DOG]},
            ": variant string was removed",
        ),
        (
            {"oneOf": [STRING, REF_PET]},
            {"oneOf": [{**STRING, "format": "uuid"}, REF_PET]},
            " (string (uuid)): format uuid was added",
        ),
        (
            {"oneOf": [STRING, REF_PET]},
            {"anyOf": [STRING, REF_PET]},
            ": exclusive true was removed",
        ),
        (
            {"oneOf": [REF_DOG, REF_PET], "discriminator": {"propertyName": "a"}},
            {"oneOf": [REF_DOG, REF_PET], "discriminator": {"propertyName": "b"}},
            ": discriminator.property changed from a to b",
        ),
    ],
)
def test_of_a_field(old: Json, new: Json, words: str) -> None:
    """One change of a schema is one sentence about the place where it stands."""
    dog: JsonObject = {"type": "object", "properties": {"bark": STRING, "age": {}}}

    assert sentences_of_field(old, new, {"Pet": PET, "Dog": dog}) == [
        f"Holder.it{words}"
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ({"enum": ["a", "b"]}, {"enum": ["a"]}, ': value "b" was removed'),
        ({"enum": [1]}, {"enum": [1, 2]}, ": value 2 was added"),
        (PET, {**PET, "required": ["name"]}, ".name became required"),
        ({**PET, "required": ["name"]}, PET, ".name became optional"),
        (PET, {"properties": {"age": {}, "name": STRING}}, ": field age was added"),
        (
            {"properties": {"a": STRING, "zzz": {}}},
            {"properties": {"zzz": {}}},
            ": field a was removed",
        ),
        (
            {"properties": {"a": STRING}},
            {"properties": {"label": STRING}},
            ": field a was renamed to label",
        ),
        (
            {"properties": {"a": STRING}},
            {"properties": {"a": STRING}, "additionalProperties": False},
            ": further fields changed from not mentioned to none",
        ),
        (
            {"properties": {"a": STRING}, "additionalProperties": True},
            {"properties": {"a": STRING}, "additionalProperties": STRING},
            ": further fields changed from anything to string",
        ),
        (
            {"properties": {"a": STRING}},
            {"properties": {"a": {"type": ["string", "null"]}}},
            ".a became nullable",
        ),
    ],
)
def test_of_a_class_without_a_name(old: Json, new: Json, words: str) -> None:
    """What becomes a class is told of under the name of that."""
    assert sentences_of_field(old, new) == [f"HolderIt{words}"]


@pytest.mark.parametrize(
    "new", [{"enum": ["b", "a"]}, PET, {"additionalProperties": False}]
)
def test_of_a_new_class_without_a_name(new: Json) -> None:
    """What becomes a class gets the name that users import."""
    assert sentences_of_field(STRING, new) == [
        "schema HolderIt was added",
        "Holder.it: type changed from string to HolderIt",
    ]


def test_a_class_that_gets_a_name() -> None:
    """Nothing changes but a name when a schema moves among the components."""
    old: JsonObject = {"Holder": {"properties": {"it": PET}}}
    new: JsonObject = {"Holder": {"properties": {"it": REF_PET}}}
    same: JsonObject = {"$ref": "#/components/schemas/HolderIt"}
    kept: JsonObject = {"Holder": {"properties": {"it": same}}, "HolderIt": PET}

    assert sentences(document(old), document({**new, "Pet": PET})) == [
        "schema HolderIt was renamed to Pet"
    ]
    assert sentences(document(old), document(kept)) == []


def test_sentences_come_in_order() -> None:
    """Fields are told by name, whatever their order in the document."""
    names = ["e", "b", "d", "a", "c"]
    old: JsonObject = {"properties": dict.fromkeys(names, STRING)}
    new: JsonObject = {"properties": {name: {} for name in names}}

    said = sentences_of_field(old, new)
    assert len(said) == 5
    assert said == sorted(said)


def test_a_renamed_field_may_change_too() -> None:
    """A field that is nearly the same under nearly the same name was renamed."""
    said = sentences_of_field(
        {"properties": {"startedAt": {**STRING, "format": "date-time"}}},
        {"properties": {"started_at": STRING}},
    )

    assert said == [
        "HolderIt: field startedAt was renamed to started_at",
        "HolderIt.started_at: format date-time was removed",
    ]


def test_the_nearest_name_is_taken_for_the_renamed_one() -> None:
    """Of several fields alike, names decide which became which."""
    said = sentences_of_field(
        {"properties": {"zone": STRING, "title": STRING}},
        {"properties": {"label": STRING, "timezone": STRING, "titles": STRING}},
    )

    assert said == [
        "HolderIt: field label was added",
        "HolderIt: field title was renamed to titles",
        "HolderIt: field zone was renamed to timezone",
    ]


def test_schemas() -> None:
    """A schema comes, goes, or gets another name, which its users follow."""
    user: JsonObject = {"properties": {"pet": {"type": "array", "items": REF_PET}}}
    animal: JsonObject = {"$ref": "#/components/schemas/Animal"}
    other: JsonObject = {"properties": {"pet": {"type": "array", "items": animal}}}

    assert sentences(document({"Pet": PET}), document()) == ["schema Pet was removed"]
    assert sentences(document(), document({"Pet": PET})) == ["schema Pet was added"]
    assert sentences(
        document({"Pet": PET, "User": user}), document({"Animal": PET, "User": other})
    ) == ["schema Pet was renamed to Animal"]


def test_an_enum_and_a_model_are_no_renaming() -> None:
    """Schemas of two kinds are two schemas, whatever they are called."""
    color: JsonObject = {"enum": ["name"]}

    assert sentences(document({"Pets": PET}), document({"Pet": color})) == [
        "schema Pets was removed",
        "schema Pet was added",
    ]


def test_split_and_merged_schemas() -> None:
    """A schema that takes the place of another says so."""
    one: JsonObject = {"properties": {"read": REF_PET, "write": REF_PET}}
    two: JsonObject = {"properties": {"read": REF_PET, "write": REF_DOG}}
    joint = document({"Pet": PET, "User": one})
    split = document({"Pet": PET, "Dog": PET, "User": two})

    assert sentences(joint, split) == [
        "schema Dog was added, split from Pet",
        "User.write: type changed from Pet to Dog",
    ]
    assert sentences(split, joint) == [
        "schema Dog was removed, merged into Pet",
        "User.write: type changed from Dog to Pet",
    ]


BASE: JsonObject = {
    "operationId": "things_get",
    "tags": ["things"],
    "parameters": [{"name": "patientId", "in": "query", "schema": STRING}],
    "responses": {
        "200": {"content": {"application/json": {"schema": REF_PET}}},
        "404": {},
    },
    "requestBody": {"content": {"application/json": {"schema": REF_PET}}},
}

BODY: JsonObject = {"application/json": {"schema": REF_PET}}


CHANGES: list[tuple[JsonObject, str]] = [
    ({"operationId": None}, ": operationId things_get was removed"),
    ({"tags": ["others"]}, ": tag changed from things to others"),
    ({"deprecated": True}, " became deprecated"),
    ({"x-pagination": {"first": 1}}, ': pagination {"first": 1} was added'),
    (
        {"security": [{"a": ["x"], "b": []}, {}]},
        ": security changed from none to a (x) and b or none",
    ),
    (
        {"parameters": [{"name": "patient", "in": "query", "schema": STRING}]},
        ": query parameter patientId was renamed to patient",
    ),
    ({"parameters": None}, ": query parameter patientId was removed"),
    (
        {"parameters": [{"name": "patientId", "in": "query", "schema": {}}]},
        ": query parameter patientId: type changed from string to anything",
    ),
    ({"requestBody": None}, ": body was removed"),
    (
        {"requestBody": {"required": True, "content": BODY}},
        ": body became required",
    ),
    (
        {"requestBody": {"content": {**BODY, "text/csv": {}}}},
        ": body: media type text/csv was added",
    ),
    (
        {"requestBody": {"content": {"application/json": {}}}},
        ": body: type changed from Pet to anything",
    ),
    (
        {"responses": {"201": {"content": BODY}, "404": {}}},
        ": answer 200 became 201",
    ),
    ({"responses": {"200": {"content": BODY}}}, ": answer 404 was removed"),
    (
        {"responses": {"200": {"content": BODY}, "404": {}, "500": {}}},
        ": answer 500 was added",
    ),
    (
        {"responses": {"200": {"content": BODY, "headers": {"X": {}}}, "404": {}}},
        ": answer 200: header x was added",
    ),
    (
        {
            "responses": {
                "200": {"content": {"text/csv": {"schema": REF_PET}}},
                "404": {},
            }
        },
        ": answer 200: media type application/json became text/csv",
    ),
]


def of_operation(**changes: Json) -> list[str]:
    """Return what is said of an operation when *changes* are made to it."""
    new = {**BASE, **changes}
    return sentences(
        document({"Pet": PET}, {"/things": {"get": BASE}}),
        document(
            {"Pet": PET},
            {"/things": {"get": {k: v for k, v in new.items() if v is not None}}},
        ),
    )


@pytest.mark.parametrize(("changes", "words"), CHANGES)
def test_of_an_operation(changes: JsonObject, words: str) -> None:
    """One change of an operation is one sentence about its method and path."""
    assert of_operation(**changes) == [f"GET /things{words}"]


def test_a_body_that_is_new() -> None:
    """An operation may get a body that it had not."""
    bare = {key: value for key, value in BASE.items() if key != "requestBody"}

    assert sentences(
        document({"Pet": PET}, {"/things": {"get": bare}}),
        document({"Pet": PET}, {"/things": {"get": BASE}}),
    ) == ["GET /things: body was added"]


def test_a_body_that_is_not_json() -> None:
    """The media type stands in the place, if it is not JSON."""

    def of(schema: JsonObject) -> JsonObject:
        body: JsonObject = {"content": {"text/csv": {"schema": schema}}}
        return document(paths={"/things": {"post": {"requestBody": body}}})

    assert sentences(of(STRING), of({**STRING, "format": "csv"})) == [
        "POST /things: body text/csv: format csv was added"
    ]


def test_a_parameter_that_moved() -> None:
    """A parameter may go to another place."""
    moved = of_operation(
        parameters=[{"name": "patientId", "in": "header", "schema": STRING}]
    )

    assert moved == [
        (
            "GET /things: query parameter patientId was renamed to"
            " header parameter patientId"
        ),
        "GET /things: header parameter patientId: explode changed from true to false",
        "GET /things: header parameter patientId: style changed from form to simple",
    ]


def test_headers_of_an_answer() -> None:
    """What an answer's header holds can change too."""
    one: JsonObject = {"200": {"headers": {"X": {"schema": STRING}}}}
    other: JsonObject = {"200": {"headers": {"X": {"schema": {}}}}}

    assert sentences(
        document(paths={"/things": {"get": {"responses": one}}}),
        document(paths={"/things": {"get": {"responses": other}}}),
    ) == ["GET /things: answer 200 header x: type changed from string to anything"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("/v1/a/{id}", "/a/{id}", ["operation GET /v1/a/{id} moved to GET /a/{id}"]),
        ("/a", "/v1/a", ["operation GET /a moved to GET /v1/a"]),
        ("/a", "/b", ["operation GET /a was removed", "operation GET /b was added"]),
    ],
)
def test_paths(old: str, new: str, said: list[str]) -> None:
    """An operation is found again under a longer or a shorter path."""
    paths: list[JsonObject] = [{path: {"get": {}}} for path in (old, new)]

    assert sentences(*(document(paths=each) for each in paths)) == said


def test_a_renamed_path_parameter() -> None:
    """A path whose parameter is called otherwise has moved."""

    def of(name: str) -> JsonObject:
        parameter: JsonObject = {"name": name, "in": "path", "required": True}
        return document(paths={f"/a/{{{name}}}": {"get": {"parameters": [parameter]}}})

    assert sentences(of("id"), of("thing")) == [
        "operation GET /a/{id} moved to GET /a/{thing}",
        "GET /a/{thing}: path parameter id was renamed to thing",
    ]


def test_an_operation_is_found_by_its_id() -> None:
    """The id of an operation counts for more than its path."""
    one: JsonObject = {"get": {"operationId": "a_get"}, "put": {"operationId": "a_put"}}
    old = document(paths={"/a": one})
    new = document(paths={"/b": {"get": one["get"], "post": one["put"]}})

    assert sentences(old, new) == [
        "operation GET /a moved to GET /b",
        "operation PUT /a moved to POST /b",
    ]


def test_an_operation_that_moved_and_lost_its_id() -> None:
    """Without an id on both sides the path decides."""
    old = document(paths={"/v1/a": {"get": {"operationId": "a_get"}}})
    new = document(paths={"/a": {"get": {}}})

    assert sentences(old, new) == [
        "operation GET /v1/a moved to GET /a",
        "GET /a: operationId a_get was removed",
    ]


def test_what_happens_to_every_operation_is_said_once() -> None:
    """A header that all operations get is one sentence."""

    def of(*names: str) -> JsonObject:
        headers: list[Json] = [
            {"name": name, "in": "header", "required": True} for name in names
        ]
        return document(
            paths={"/a": {"get": {}, "put": {}, "parameters": headers}},
        )

    changes = differences(contract_of(of()), contract_of(of("Tenant-Name")))

    assert [(change.place, change.sentence) for change in changes] == [
        (
            "every operation",
            "every operation: required header parameter Tenant-Name was added",
        )
    ]


def test_surroundings() -> None:
    """Servers, security schemes and the client's own data are compared as well."""

    def of(host: str, regions: list[Json], scheme: Json, name: str) -> JsonObject:
        region: JsonObject = {"default": "eu", "enum": regions}
        return document(
            root={
                "servers": [
                    {"url": host, "variables": {"a": region, "v": {"default": "1"}}}
                ],
                "components": {
                    "securitySchemes": {"it": {"type": "http", "scheme": scheme}}
                },
                "x-client": {"name": name, "errors": {"code": ["type"]}},
            }
        )

    assert sentences(
        of("/a", ["eu", "us"], "basic", "One"), of("/b", ["eu"], "bearer", "Two")
    ) == [
        "x-client: name changed from One to Two",
        "server 1: url changed from /a to /b",
        'server 1: variable a: value "us" was removed',
        "security scheme it: scheme changed from basic to bearer",
    ]


def test_a_server_variable_may_be_free() -> None:
    """A variable need not list its values."""

    def of(**more: Json) -> JsonObject:
        variables: JsonObject = {"v": {"default": "1", **more}}
        return document(root={"servers": [{"url": "/{v}", "variables": variables}]})

    assert sentences(of(), of(enum=["1", "2"])) == [
        'server 1: variable v: enum ["1", "2"] was added'
    ]


def test_prose() -> None:
    """A description may come, go or change; it is told last, of places that stayed."""

    def of(description: str | None, name: str) -> JsonObject:
        said: JsonObject = {} if description is None else {"description": description}
        return document({"Pet": {"properties": {name: {**STRING, **said}}}})

    assert sentences(of("A.", "a"), of("B.", "a")) == ["Pet.a: description changed"]
    assert sentences(of(None, "a"), of("B.", "a")) == ["Pet.a: description changed"]
    assert sentences(of("A.", "a"), of("B.", "bb")) == [
        "Pet: field a was renamed to bb"
    ]


def test_what_a_difference_knows() -> None:
    """A difference carries its place, what differs, how, and both sides."""
    change, *others = differences(
        contract_of(document({"Color": {"enum": ["a", "b"]}})),
        contract_of(document({"Color": {"enum": ["a"]}})),
    )

    assert others == []
    assert change.place == "Color"
    assert (change.subject, change.change) == ("value", "removed")
    assert (change.old, change.new) == ("b", None)
