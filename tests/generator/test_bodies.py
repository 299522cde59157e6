"""What a call sends as its body, and what it makes of an answer, in an archive."""

import json
from typing import Final

import httpx
import pytest

from emitting.building import TEXT, body, both_ways, document, model, named, operation
from emitting.packages import Made, Workshop
from generator.reading.document import Json, JsonObject

RECORD: Final[JsonObject] = {"title": "Ledger", "year": 1901}


@pytest.fixture(scope="module")
def archive(workshop: Workshop) -> Made:
    return workshop.make(named("archive"))


def media_types(request: httpx.Request) -> tuple[str | None, str]:
    return request.headers.get("Content-Type"), request.headers["Accept"]


def test_bytes(archive: Made) -> None:
    """Bytes are sent and answered as they are."""
    answer = httpx.Response(200, content=b"\x00\xff")
    done = archive.answering(answer).call("files.read")
    assert done.result == b"\x00\xff"
    assert media_types(done.request) == (None, "application/octet-stream")
    done = archive.call("files.write", body=b"\x00\xfe")
    assert (done.request.content, done.result) == (b"\x00\xfe", None)
    assert done.request.headers["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize("given", [{}, {"body": None}])
@pytest.mark.parametrize("name", ["files.append", "records.replace", "lists.patch"])
def test_optional_body(archive: Made, name: str, given: JsonObject) -> None:
    """A body that may be left out has no media type when it is."""
    answer = httpx.Response(200, json="2026-01-02T03:04:05Z")
    done = archive.answering(answer).call(name, **given)
    assert done.request.content == b""
    assert media_types(done.request)[0] is None


def test_optional_body_given(archive: Made) -> None:
    """A body that may be left out is one argument."""
    record = archive.models.RecordInput(title="Ledger", year=1901)
    assert archive.call("records.replace", body=record).sent == RECORD
    assert archive.call("files.append", body=b"a").request.content == b"a"


def test_several_answers(archive: Made) -> None:
    """Each status has its own type; one of its kind stands for all that are not."""
    models = archive.models
    record, receipt = models.Record.from_dict(RECORD), models.Receipt(number=3)
    answers: list[tuple[int, bytes, object]] = [
        (200, b'{"title":"Ledger","year":1901}', record),
        (201, b'{"number":3}', receipt),
        (202, b"ticket", b"ticket"),
        (204, b"", None),
        (206, b'[{"number":3}]', (receipt,)),
    ]
    for status, content, expected in answers:
        answer = httpx.Response(status, content=content)
        done = archive.answering(answer).call("records.store", title="Ledger")
        assert done.result == expected
        assert media_types(done.request) == (
            "application/json",
            "application/json, application/octet-stream",
        )
    result = archive.package.Records.store.__annotations__["return"]
    assert result == "Record | Receipt | bytes | None | tuple[Receipt, ...]"


@pytest.mark.parametrize(
    ("status", "error"), [(409, "ConflictError"), (418, "StatusError")]
)
def test_errors(archive: Made, status: int, error: str) -> None:
    """Every other status is an error, whatever the document says of it."""
    answer = httpx.Response(status, json={"detail": "no"})
    with pytest.raises(getattr(archive.package, error)) as caught:
        archive.answering(answer).call("records.store", title="a")
    assert type(caught.value).__name__ == error


def test_media_types_on_json(archive: Made) -> None:
    """What is built on JSON is JSON under its own name."""
    answer = httpx.Response(200, json=RECORD)
    done = archive.answering(answer).call("records.change", title="Ledger", year=None)
    assert done.sent == {"title": "Ledger", "year": None}
    assert media_types(done.request) == (
        "application/merge-patch+json",
        "application/vnd.archive+json; version=1",
    )
    assert done.result == archive.models.Record.from_dict(RECORD)


def test_head(archive: Made) -> None:
    """An answer to HEAD has no body, whatever the document says of it."""
    done = archive.answering(httpx.Response(200)).call("files.exists")
    assert (done.request.method, done.result) == ("HEAD", None)
    assert archive.package.Files.exists.__annotations__["return"] == "None"


def test_json_of_any_kind(archive: Made) -> None:
    """A body or an answer may be an array, a map, a plain value or anything."""
    record = archive.models.RecordInput(title="Ledger", year=1901)
    done = archive.answering(httpx.Response(200, json=1)).call(
        "lists.put", body=[record]
    )
    assert (done.sent, done.result) == ([RECORD], 1)
    answer = httpx.Response(200, json={"a": RECORD})
    done = archive.answering(answer).call("lists.post", body={"a": 1})
    assert done.sent == {"a": 1}
    assert done.result == {"a": archive.models.Record.from_dict(RECORD)}
    anything: JsonObject = {"a": None}
    assert archive.call("lists.free", "t", body=anything).sent == anything
    answer = httpx.Response(200, json=[1, {}])
    assert archive.answering(answer).call("records.drop").result == [1, {}]


def test_fields_and_parameters(archive: Made) -> None:
    """A body whose field wants a parameter's name is one argument."""
    record = archive.models.RecordInput(title="Ledger", year=1901)
    done = archive.call("lists.title", "a/b", body=record)
    assert (done.path, done.sent) == ("/lists/a%2Fb", RECORD)


def test_inline(archive: Made) -> None:
    """A body or an answer without a name is called after its operation."""
    answer = httpx.Response(200, json={"page": 2})
    done = archive.answering(answer).call("lists.inline", "a", page=1, class_="x")
    assert done.sent == {"page": 1, "class": "x"}
    assert done.result == archive.models.ListsInlineAnswer200(page=2)
    assert archive.models.ListsInlineBody(page=1).to_dict() == {"page": 1}


def test_mismatch(archive: Made) -> None:
    """An answer that does not fit says where."""
    answer = httpx.Response(201, json={"number": "three"})
    with pytest.raises(archive.package.ContractMismatchError) as caught:
        archive.answering(answer).call("records.store", title="a")
    assert caught.value.path == "number"


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (TEXT, "a"),
        ({"type": "string", "enum": ["a"]}, "a"),
        ({"oneOf": [TEXT, {"type": "integer"}]}, 3),
        ({"type": "object"}, {"a": None}),
        ({"type": ["string", "null"]}, None),
        ({**model(a=TEXT), "type": ["object", "null"]}, None),
    ],
)
def test_one_argument(workshop: Workshop, schema: JsonObject, value: Json) -> None:
    """Any body that is no plain object is one argument, also where it may be null."""
    made = workshop.make(both_ways({"Thing": schema}))
    answer = httpx.Response(200, content=json.dumps(value).encode())
    done = made.answering(answer).call("goods.put", body=value)
    assert (done.sent, done.result) == (value, value)


@pytest.mark.parametrize("further", [True, {}, TEXT])
def test_further_fields(workshop: Workshop, further: Json) -> None:
    """A body with more fields than the document names is one argument."""
    thing: JsonObject = {**model(a=TEXT), "additionalProperties": further}
    made = workshop.make(both_ways({"Thing": thing}))
    sent = made.models.ThingInput(a="1", extra={"b": "2"})
    done = made.answering(httpx.Response(200, json={})).call("goods.put", body=sent)
    assert done.sent == {"a": "1", "b": "2"}
    clash = made.models.ThingInput(a="1", extra={"a": "2"})
    with pytest.raises(made.package.ArgumentError, match="extra: a declared field"):
        made.call("goods.put", body=clash)


def test_nothing_to_send(workshop: Workshop) -> None:
    """A body of which the server makes every field is an empty object."""
    thing = model(id={**TEXT, "readOnly": True})
    put = operation("put", requestBody=body(thing))
    made = workshop.make(document({"/goods": {"put": put}}))
    assert made.call("goods.put").sent == {}
