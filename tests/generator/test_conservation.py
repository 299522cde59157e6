"""Nothing of a document gets lost on its way to the templates."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from attrs import evolve

from emitting.building import named
from emitting.counting import Counts, Names, Triple, counted
from emitting.large import large
from emitting.packages import rendered
from emitting.press import LARGE, NAMES
from generator.reading.document import JsonObject, load
from generator.wording.api import Api, Method, ModelClass

SPEC: Final = Path(__file__).parents[2] / "spec" / "interactions.yaml"
JSON: Final = "application/json"
LITERAL: Final = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
FIELD: Final = re.compile(rf"(?:de|en)code\.\w+\(\w+, ({LITERAL}), ")
"""A statement that reads or writes one field."""


def document(name: str) -> JsonObject:
    if name == "interactions":
        return load(SPEC)
    return large(100) if name == LARGE else named(name)


def text(literal: str) -> str:
    return str(ast.literal_eval(literal))


def wire_names(statements: Iterable[str]) -> Names:
    """Return the names that statements read or write."""
    found = (FIELD.match(each) for each in statements)
    return frozenset(text(match[1]) for match in found if match)


def declared(model: ModelClass) -> Names:
    """Return the names of all fields of the schema that a class is made of."""
    inside = model.wire_names.removeprefix("frozenset(").removesuffix(")")
    return frozenset(ast.literal_eval(inside)) if inside else frozenset()


def held(model: ModelClass) -> tuple[Names, Names]:
    """Return the names of a schema's fields, and of those that a class writes."""
    written = wire_names(each.encode for each in model.fields)
    read = wire_names(each.decode for each in model.fields)
    assert read == (written if model.is_read else frozenset())
    return declared(model), written


def parameters(api: Api, name: str, method: Method) -> Iterator[Triple]:
    given = {"path": method.path, "query": method.query, "header": method.headers}
    for place, statements in given.items():
        yield from ((name, place, each) for each in wire_names(statements))
    for header, _ in api.client.headers:
        yield name, "header", text(header)


def media_types(name: str, method: Method) -> Iterator[Triple]:
    if method.body:
        yield name, "request", text(method.content_type)
    yield from ((name, "accept", each) for each in text(method.accept).split(", "))


def emitted(api: Api) -> Counts:
    """Return the counts of what the templates see."""
    methods = {
        f"{text(method.verb)} {text(method.template)}": method
        for resource in api.resources
        for method in resource.methods
    }
    read = {model.name for model in api.models if model.is_read}
    first = [
        model
        for model in api.models
        if model.is_read or model.name.removesuffix("Input") not in read
    ]
    return Counts(
        operations=frozenset(methods),
        parameters=frozenset(
            each for item in methods.items() for each in parameters(api, *item)
        ),
        media_types=frozenset(
            each for item in methods.items() for each in media_types(*item)
        ),
        values=Counter(
            tuple(ast.literal_eval(value) for _, value in enum.members)
            for enum in api.enums
        ),
        fields=Counter(declared(model) for model in first),
        shown=frozenset(held(model) for model in api.models if model.is_read),
        sent=frozenset(held(model) for model in api.models if not model.is_read),
    )


def accepted(counts: Counts) -> frozenset[Triple]:
    """Return the types of requests, and those that each operation asks for."""
    found = {
        (name, where if where == "request" else "accept", media)
        for name, where, media in counts.media_types
        if where == "request" or where.startswith("2")
    }
    silent = counts.operations - {name for name, where, _ in found if where == "accept"}
    return frozenset(found | {(name, "accept", JSON) for name in silent})


def losses(api: Api, counts: Counts) -> list[str]:
    """Return what is not the same in the document and in what is made of it."""
    made = emitted(api)
    same = {
        "operations": made.operations == counts.operations,
        "parameters": made.parameters == counts.parameters,
        "media types": made.media_types == accepted(counts),
        "values": made.values == counts.values,
        "fields": made.fields == counts.fields,
        "shown": made.shown <= counts.shown,
        "sent": made.sent <= counts.sent,
    }
    return [what for what, is_same in same.items() if not is_same]


@pytest.mark.parametrize("name", [*NAMES, "interactions"])
def test_nothing_is_lost(name: str) -> None:
    """Operations, parameters, media types, enum values and fields are all there."""
    raw = document(name)
    counts = counted(raw)
    assert counts.operations
    assert counts.fields
    assert losses(rendered(raw)[1], counts) == []


def without_method(api: Api) -> Api:
    first, *others = api.resources
    return evolve(api, resources=(evolve(first, methods=first.methods[1:]), *others))


def with_method(api: Api, change: Callable[[Method], Method]) -> Api:
    first, *others = api.resources
    methods = (change(first.methods[0]), *first.methods[1:])
    return evolve(api, resources=(evolve(first, methods=methods), *others))


def without_query(api: Api) -> Api:
    return with_method(api, lambda method: evolve(method, query=()))


def with_other_answer(api: Api) -> Api:
    return with_method(api, lambda method: evolve(method, accept="'text/plain'"))


def without_model(api: Api) -> Api:
    return evolve(api, models=api.models[1:])


def without_enum(api: Api) -> Api:
    return evolve(api, enums=api.enums[1:])


def without_field(api: Api, *, is_read: bool) -> Api:
    models = [
        evolve(model, fields=model.fields[1:]) if model.is_read is is_read else model
        for model in api.models
    ]
    return evolve(api, models=tuple(models))


def without_member(api: Api) -> Api:
    first, *others = api.enums
    return evolve(api, enums=(evolve(first, members=first.members[1:]), *others))


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        (without_method, {"operations", "parameters", "media types"}),
        (without_query, {"parameters"}),
        (with_other_answer, {"media types"}),
        (without_member, {"values"}),
        (partial(without_field, is_read=True), {"shown"}),
        (partial(without_field, is_read=False), {"sent"}),
        (without_model, {"fields"}),
        (without_enum, {"values"}),
    ],
)
def test_a_loss_is_seen(change: Callable[[Api], Api], lost: set[str]) -> None:
    """What is taken out of the templates' view is missed."""
    raw = document("clinic")
    assert lost <= {*losses(change(rendered(raw)[1]), counted(raw))}
