"""Names in Python follow from those on the wire."""

import pytest

from generator.contract.names import (
    argument_name,
    field_name,
    member_name,
    method_name,
    pascal,
    resource_name,
    snake,
)
from generator.contract.values import JsonObject


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("id", "id"),
        ("startedAt", "started_at"),
        ("websocketUrl", "websocket_url"),
        ("HTTPServer", "http_server"),
        ("Tenant-Name", "tenant_name"),
        ("address2", "address2"),
        ("address2Line", "address_2_line"),
        ("in-progress", "in_progress"),
    ],
)
def test_snake(wire: str, name: str) -> None:
    """Capitals and whatever is no letter begin a new word."""
    assert snake(wire) == name


@pytest.mark.parametrize(
    ("wire", "field", "argument"),
    [
        ("id", "id", "id_"),
        ("type", "type", "type_"),
        ("class", "class_", "class_"),
        ("extra", "extra_", "extra_"),
        ("to-dict", "to_dict_", "to_dict_"),
        ("title", "title", "title"),
    ],
)
def test_reserved_names(wire: str, field: str, argument: str) -> None:
    """A name that is taken ends in an underscore; builtins are, for arguments only."""
    assert field_name(wire) == field
    assert argument_name(wire) == argument


RESERVED = [
    "extra",
    "from_dict",
    "to_dict",
    "to_input",
    "field",
    "frozen",
    "self",
    "cls",
    "decode",
    "encode",
    "redacted",
    "datetime",
    "date",
    "str",
    "int",
    "float",
    "bool",
    "bytes",
    "object",
    "tuple",
    "class",
    "async",
]


@pytest.mark.parametrize("name", RESERVED)
def test_every_reserved_name(name: str) -> None:
    """What a class, its module or Python needs is no field's name."""
    assert field_name(name) == f"{name}_"


@pytest.mark.parametrize(
    ("value", "name"),
    [("in-progress", "IN_PROGRESS"), ("3d", "VALUE_3D"), ("10", "VALUE_10")],
)
def test_members(value: str, name: str) -> None:
    """A member is called like its value, which a digit cannot begin."""
    assert member_name(value) == name


KEY = "GET /interactions/{id}"


def test_operations() -> None:
    """A method has the id of its operation, without the name of its resource."""
    for name in ("interactions_get", "interactionsGet", "Interactions-get", "get"):
        operation = {"operationId": name, "tag": "Interactions"}

        assert method_name(KEY, {**operation}) == "get"
        assert resource_name({**operation}) == "interactions"
    for name in ("raw", "import", "str"):
        operation = {"operationId": f"interactions_{name}", "tag": "Interactions"}

        assert method_name(KEY, {**operation}) == f"{name}_"
    nameless: JsonObject = {"operationId": None, "tag": None}
    assert method_name(KEY, nameless) == "get_interactions_id"
    assert resource_name(nameless) == "default"
    assert pascal("voice-notes") == "VoiceNotes"
    assert pascal("InteractionList") == "InteractionList"
