"""Two things that want one name are refused."""

from pathlib import Path
from typing import Final

import pytest

from making.documents import small
from making.refusals import Refusal, Refusals, check, each
from making.runs import refusal

SCHEMAS: Final = "#/components/schemas"
FIELDS: Final = f"{SCHEMAS}/Thing/properties"
NAME: Final = f"{FIELDS}/name"
GET: Final = "#/paths/~1things~1{id}/get"
POST: Final = "#/paths/~1things/post"
ROOT: Final = "#"
ID: Final = "{name: id, in: path, required: true, schema: {type: string}}"
BODY: Final = "{name: body, in: query, schema: {type: string}}"
URL: Final = "url: 'https://api.example'"
DEFAULT: Final = "{default: x}"
ANY: Final = "{application/json: {}}"
EMPTY: Final = "{type: object, properties: {}}"

COLLISIONS: Final[Refusals] = {
    "classes": (
        SCHEMAS,
        f"{{user_account: {EMPTY}, UserAccount: {EMPTY}}}",
        "/UserAccount",
        "name UserAccount, which #/components/schemas/user_account has",
    ),
    "class and inline class": (
        SCHEMAS,
        f"{{ThingName: {EMPTY}, Thing: {{properties: {{name: {EMPTY}}}}}}}",
        "/Thing/properties/name",
        "name ThingName, which #/components/schemas/ThingName has",
    ),
    "class and inline enum": (
        SCHEMAS,
        f"{{ThingName: {EMPTY}, Thing: {{properties: {{name: {{enum: [a]}}}}}}}}",
        "/Thing/properties/name",
        "name ThingName",
    ),
    "class and what is sent": (
        SCHEMAS,
        f"ThingInput: {EMPTY}",
        "/ThingInput",
        "name ThingInput, which #/components/schemas/Thing has",
    ),
    "class and value of an enum": (
        SCHEMAS,
        f"{{Size: {{enum: [a]}}, SizeValue: {EMPTY}}}",
        "/SizeValue",
        "name SizeValue, which #/components/schemas/Size has",
    ),
    "class set apart and class": (
        SCHEMAS,
        f"{{Pager: {EMPTY}, PagerModel: {EMPTY}}}",
        "/PagerModel",
        "name PagerModel, which #/components/schemas/Pager has",
    ),
    "constants": (
        SCHEMAS,
        f"{{HTTPThing: {EMPTY}, HttpThing: {EMPTY}}}",
        "/HttpThing",
        "name _HTTP_THING, which #/components/schemas/HTTPThing has",
    ),
    "look-alike members": (NAME, "enum: [ﬁt, fit]", "", "name FIT"),
    "members": (NAME, "enum: [a-b, A_B]", "", "'a-b' and 'A_B' both want"),
    "member and number": (NAME, "enum: [VALUE_1, '1']", "", "name VALUE_1"),
    "fields": (
        FIELDS,
        "{a-b: {}, aB: {}}",
        "/aB",
        "name a_b, which #/components/schemas/Thing/properties/a-b has",
    ),
    "look-alike fields": (FIELDS, "{ﬁt: {}, fit: {}}", "/fit", "name fit"),
    "fields set apart": (FIELDS, "{extra: {}, extra_: {}}", "/extra_", "name extra_"),
    "fields without letters": (FIELDS, "{'': {}, '-': {}}", "/-", "name field_"),
    "resources": (POST, "tags: [Things]", "", "name things"),
    "methods": (POST, "operationId: ThingsGet", "", "name get"),
    "parameters": (
        GET,
        f"parameters: [{ID}, {{name: ID, in: query, schema: {{type: string}}}}]",
        "/parameters/1/schema",
        "name id_",
    ),
    "parameter and body": (
        POST,
        f"{{parameters: [{BODY}], requestBody: {{content: {ANY}}}}}",
        "/requestBody",
        "name body",
    ),
    "variables": (
        ROOT,
        f"servers: [{{{URL}, variables: {{a-b: {DEFAULT}, a_b: {DEFAULT}}}}}]",
        "/servers/0/variables/a_b",
        "name a_b, which #/servers/0/variables/a-b has",
    ),
    "variable and option": (
        ROOT,
        f"servers: [{{{URL}, variables: {{timeout: {DEFAULT}}}}}]",
        "/servers/0/variables/timeout",
        "name timeout, which every client has",
    ),
    "clients": (ROOT, "x-client: {name: Async}", "/x-client/name", "the runtime's own"),
}


@each(COLLISIONS)
def test_refused_collision(
    case: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names both, and the name that they want."""
    check(small(), case, tmp_path, capsys)


def test_collision_of_classes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No resource is called as the async class of another."""
    document = small("tags: [async things]", POST)
    assert refusal(document, tmp_path, capsys) == (
        "resources.async_things: wants the name AsyncThings, which resources.things has"
    )


def test_collision_with_raw_class(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor as the class of another whose methods return answers as they came."""
    document = small("tags: [raw things]", POST)
    assert refusal(document, tmp_path, capsys) == (
        "resources.raw_things: wants the name RawThings, which resources.things has"
    )
