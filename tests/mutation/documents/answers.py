"""Operators on answers: status, body and headers."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.values import child, children

from .operators import (
    ADDITIVE,
    ANY,
    BREAKING,
    DOCUMENTATION,
    PRIVACY,
    Change,
    Edit,
    Expected,
    Operator,
    Show,
    always,
)
from .shown import of_operation
from .sources import Path, Source, at

JSON: Final = "application/json"
FREE: Final = "free-form"
FREE_FORM: Final = frozenset({"answer CreateRefused", "answer Forbidden"})
"""The answers of which the document says nothing; all others hide something."""

REPLACED: Final[Expected] = {ANY: PRIVACY, FREE: BREAKING}
PROBLEM_JSON: Final = "application/problem+json"


def _statuses(source: Source, *, success: bool) -> Iterator[tuple[str, Path, str]]:
    for key, path, operation in source.operations():
        for status in child(operation, "responses"):
            if status.startswith("2") is success:
                yield key, path, status


def _dropped(source: Source, *, success: bool) -> Iterator[Edit]:
    for key, path, status in _statuses(source, success=success):

        def change(root: JsonObject, path: Path = path, status: str = status) -> None:
            answers = child(at(root, path), "responses")
            del answers[status]
            if not answers:
                answers["default"] = {"description": "Whatever happened."}

        shows = of_operation(source, key, f"{status}:")
        yield Edit(f"{key}: {status}", "any", change, shows)


def _renamed(source: Source, *, success: bool) -> Iterator[Edit]:
    others = {"200": "201", "201": "200", "204": "205"}
    for key, path, status in _statuses(source, success=success):
        new = others.get(status, "418" if status != "418" else "419")

        def change(
            root: JsonObject, path: Path = path, old: str = status, new: str = new
        ) -> None:
            answers = child(at(root, path), "responses")
            answers[new] = answers.pop(old)

        shows = (
            *of_operation(source, key, f"{new}:"),
            *of_operation(source, key, f"{status}:"),
        )
        yield Edit(f"{key}: {status} to {new}", "any", change, shows)


def _added(source: Source, status: str) -> Iterator[Edit]:
    for key, path, operation in source.operations():
        if status not in child(operation, "responses"):

            def change(root: JsonObject, path: Path = path) -> None:
                child(at(root, path), "responses")[status] = {
                    "description": f"It is {status}.",
                    "content": {JSON: {"schema": {}}},
                }

            shows = of_operation(source, key, status)
            yield Edit(f"{key}: {status}", "any", change, shows)


def _bodies(source: Source) -> Iterator[tuple[str, Path, str]]:
    """Yield each answer with a body where it is written, with the word for it."""
    for key, path, operation in source.operations():
        for status, answer in children(operation, "responses").items():
            if "content" in answer:
                yield f"{key}: {status}", (*path, "responses", status), key
    named = children(child(source.root, "components"), "responses")
    for name, answer in named.items():
        if "content" in answer:
            yield f"answer {name}", ("components", "responses", name), ""


def _each_body(source: Source, make: Change) -> Iterator[Edit]:
    for place, path, key in _bodies(source):

        def change(root: JsonObject, path: Path = path) -> None:
            make(at(root, path))

        shows = (
            of_operation(source, key) if key else (Show("Problem"), Show("client.py"))
        )
        yield Edit(place, FREE if place in FREE_FORM else ANY, change, shows)


def _no_content(answer: JsonObject) -> None:
    del answer["content"]


def _other_media(answer: JsonObject) -> None:
    content = child(answer, "content")
    content[PROBLEM_JSON] = content.pop(JSON)


def _bytes(answer: JsonObject) -> None:
    schema: JsonObject = {"type": "string", "format": "binary"}
    answer["content"] = {"application/octet-stream": {"schema": schema}}


def _bytes_too(answer: JsonObject) -> None:
    schema: JsonObject = {"type": "string", "format": "binary"}
    child(answer, "content")["application/octet-stream"] = {"schema": schema}


def _other_schema(answer: JsonObject) -> None:
    media = child(child(answer, "content"), JSON)
    of_created = {"$ref": "#/components/schemas/Period"}
    media["schema"] = {**of_created}
    media.pop("examples", None)


def _an_array(answer: JsonObject) -> None:
    media = child(child(answer, "content"), JSON)
    media["schema"] = {"type": "array", "items": media["schema"]}
    media.pop("examples", None)


def _anything(answer: JsonObject) -> None:
    media = child(child(answer, "content"), JSON)
    media["schema"] = {"type": "object", "additionalProperties": {"type": "integer"}}
    media.pop("examples", None)


def _headers(source: Source, make: Change, *, added: bool = False) -> Iterator[Edit]:
    named = children(child(source.root, "components"), "responses")
    for name, answer in named.items():
        if added or "headers" in answer:

            def change(root: JsonObject, name: str = name) -> None:
                make(at(root, ("components", "responses", name)))

            yield Edit(f"answer {name}", "any", change)


def _of_headers(make: Callable[[JsonObject, str], None]) -> Change:
    def change(answer: JsonObject) -> None:
        headers = child(answer, "headers")
        for name in [*headers]:
            make(headers, name)

    return change


def _drop_header(headers: JsonObject, name: str) -> None:
    del headers[name]


def _rename_header(headers: JsonObject, name: str) -> None:
    headers[f"{name}-Renamed"] = headers.pop(name)


def _retype_header(headers: JsonObject, name: str) -> None:
    child(headers, name)["schema"] = {"type": "integer"}


def _require_header(headers: JsonObject, name: str) -> None:
    child(headers, name)["required"] = True


def _deprecate_header(headers: JsonObject, name: str) -> None:
    child(headers, name)["deprecated"] = True


def _add_header(answer: JsonObject) -> None:
    header: Json = {"description": "When to come again.", "schema": {"type": "integer"}}
    answer["headers"] = {**child(answer, "headers"), "Retry-After": header}


OPERATORS: Final = (
    Operator(
        "error answer dropped",
        always(ADDITIVE),
        lambda source: _dropped(source, success=False),
    ),
    Operator(
        "success answer dropped",
        always(BREAKING),
        lambda source: _dropped(source, success=True),
    ),
    Operator(
        "error status changed",
        always(ADDITIVE),
        lambda source: _renamed(source, success=False),
    ),
    Operator(
        "success status changed",
        always(ADDITIVE),
        lambda source: _renamed(source, success=True),
    ),
    Operator(
        "error answer added", always(ADDITIVE), lambda source: _added(source, "409")
    ),
    Operator(
        "default answer added",
        always(ADDITIVE),
        lambda source: _added(source, "default"),
    ),
    Operator(
        "success answer added", always(BREAKING), lambda source: _added(source, "202")
    ),
    Operator(
        "answer's body dropped",
        always(BREAKING),
        lambda source: _each_body(source, _no_content),
    ),
    Operator(
        "answer's media type changed",
        always(BREAKING),
        lambda source: _each_body(source, _other_media),
    ),
    Operator(
        "answer became bytes",
        REPLACED,
        lambda source: _each_body(source, _bytes),
    ),
    Operator(
        "answer's media type added",
        always(BREAKING),
        lambda source: _each_body(source, _bytes_too),
    ),
    Operator(
        "answer's schema retargeted",
        REPLACED,
        lambda source: _each_body(source, _other_schema),
    ),
    Operator(
        "answer became an array of it",
        always(BREAKING),
        lambda source: _each_body(source, _an_array),
    ),
    Operator(
        "answer became a map",
        always(BREAKING),
        lambda source: _each_body(source, _anything),
    ),
    Operator(
        "answer's header added",
        always(DOCUMENTATION),
        lambda source: _headers(source, _add_header, added=True),
    ),
    Operator(
        "answer's header dropped",
        always(DOCUMENTATION),
        lambda source: _headers(source, _of_headers(_drop_header)),
    ),
    Operator(
        "answer's header renamed",
        always(DOCUMENTATION),
        lambda source: _headers(source, _of_headers(_rename_header)),
    ),
    Operator(
        "answer's header retyped",
        always(DOCUMENTATION),
        lambda source: _headers(source, _of_headers(_retype_header)),
    ),
    Operator(
        "answer's header became required",
        always(DOCUMENTATION),
        lambda source: _headers(source, _of_headers(_require_header)),
    ),
    Operator(
        "answer's header became deprecated",
        always(DOCUMENTATION),
        lambda source: _headers(source, _of_headers(_deprecate_header)),
    ),
)
