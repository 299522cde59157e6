"""Emitted classes notice every drift that they tolerate, and nothing else."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

from emitting.building import (
    DOCUMENTS,
    answer,
    document,
    model,
    named,
    one_of,
    operation,
    ref,
)
from emitting.packages import Workshop
from generator.contract import JsonObject, UnreadableError, contract_of
from generator.contract.directions import ANSWER, Directions
from generator.contract.examples import Examples
from generator.contract.scalars import Mode
from generator.contract.values import Json, children
from generator.contract.walking import everywhere
from generator.errors import DocumentError
from generator.regeneration import contract_text
from generator.runtime.deviations import deviations

NAMES: Final = sorted({path.stem for path in DOCUMENTS.glob("*.yaml")} - {"dictionary"})
"""Documents; that of strange names has classes of other names."""

OTHERS: Final[list[Json]] = [None, "drift", 5, 0.5, True, [], {}, {"kind": "drift"}]
"""What a value may have become."""


def read(models: ModuleType, name: str, wire: Json) -> bool | None:
    """Whether there is something to notice in *wire*, or `None` if it is refused."""
    noticing: Callable[[Callable[[], object]], tuple[object, bool]]
    noticing = models.decode.required.__globals__["notice"].__globals__["noticing"]
    refusal: type[Exception] = models.decode.ContractMismatchError
    model = getattr(models, name)
    try:
        return noticing(lambda: model.from_dict(wire))[1]
    except refusal:
        return None


def changed(wire: Json) -> Iterator[Json]:
    """Yield *wire* with one value in it changed, left out or added."""
    yield from OTHERS
    match wire:
        case dict():
            yield {**wire, "drift": 1}
            for name, value in wire.items():
                yield {each: wire[each] for each in wire if each != name}
                yield from ({**wire, name: each} for each in changed(value))
        case list():
            for index, value in enumerate(wire):
                yield from (
                    [*wire[:index], each, *wire[index + 1 :]] for each in changed(value)
                )
        case str():
            yield from (wire.replace("-", "").replace(":", ""), wire.lower())
        case _:
            return


def examples(contract: JsonObject) -> Iterator[tuple[str, str, Json]]:
    """Yield schemas of objects that answers hold: name, class, and some values."""
    directions = Directions(contract)
    for name, schema in children(contract, "schemas").items():
        if schema.get("kind") == "object" and ANSWER in directions.of(name):
            model = directions.class_name(name, ANSWER)
            for mode in Mode:
                made = Examples(contract, directions, mode, ANSWER)
                with suppress(UnreadableError):  # Some values would have no end.
                    yield name, model, made.of({"ref": name}, "it").wire


def chooses(name: str, schemas: Mapping[str, JsonObject], above: list[str]) -> bool:
    """Whether *name* has a choice with an enum: that reads what the others allow."""
    parts = [part for _, part in everywhere(schemas[name])]
    names = {str(part["ref"]) for part in parts if "ref" in part} - {*above}
    return any(is_with_enum(part, schemas) for part in parts) or any(
        chooses(each, schemas, [*above, *names]) for each in names
    )


def is_with_enum(part: JsonObject, schemas: Mapping[str, JsonObject]) -> bool:
    """Whether *part* is a choice of which an enum is one variant."""
    variants = part.get("variants")
    return isinstance(variants, list) and any(
        "enum" in {**schemas.get(str(each.get("ref")), {}), **each}
        for each in variants
        if isinstance(each, dict)
    )


@pytest.fixture(scope="module", params=NAMES)
def made(
    request: pytest.FixtureRequest, workshop: Workshop
) -> tuple[ModuleType, JsonObject]:
    document = named(request.param)
    return workshop.make(document).models, contract_of(document)


def found(name: str, wire: Json, schemas: Mapping[str, object]) -> bool:
    """Whether anything in *wire* is not as documented."""
    return any(deviations(wire, {"ref": name}, schemas))


def test_what_is_as_documented_goes_unnoticed(
    made: tuple[ModuleType, JsonObject],
) -> None:
    """So it is not even looked through.

    What is made up does not always fit: objects that are closed have fields too.
    """
    models, contract = made
    schemas = children(contract, "schemas")
    for name, kind, wire in examples(contract):
        if not found(name, wire, schemas) and not chooses(name, schemas, []):
            assert read(models, kind, wire) is False, (name, wire)


def test_what_is_tolerated_is_noticed(made: tuple[ModuleType, JsonObject]) -> None:
    """Whatever becomes of whichever value: it fits, is refused or is noticed."""
    models, contract = made
    schemas = children(contract, "schemas")
    for name, kind, wire in examples(contract):
        for each in changed(wire):
            if found(name, each, schemas):
                assert read(models, kind, each) in {True, None}, (name, each)


LAMP: Final = model(
    "shape",
    "level",
    shape={"const": "lamp"},
    mode=one_of({"const": "dim"}, {"const": "bright"}, {"const": 3}),
    level={"type": ["integer", "null"]},
    name=one_of({"const": "lamp"}, {"type": "string"}),
    note={},
)
LAMPS: Final = document(
    {"/lamp": {"get": operation("get", responses={"200": answer(ref("Lamp"))})}},
    {"Lamp": LAMP},
)
FINE: Final[JsonObject] = {"shape": "lamp", "level": None}
ODD: Final[list[tuple[JsonObject, bool]]] = [
    ({}, False),
    ({"shape": "torch"}, True),
    ({"mode": "dim"}, False),
    ({"mode": "bright"}, False),
    ({"mode": "dark"}, True),
    ({"mode": 3}, False),
    ({"mode": 4}, True),
    ({"name": "lamp"}, False),
    ({"name": "torch"}, False),
    ({"note": None}, False),
    ({"name": None}, True),
]


@pytest.fixture(scope="module")
def lamps(workshop: Workshop) -> ModuleType:
    return workshop.make(LAMPS).models


@pytest.mark.parametrize(("others", "is_odd"), ODD)
def test_constants(lamps: ModuleType, others: JsonObject, *, is_odd: bool) -> None:
    """Those of a choice are one list, and another value is kept, but noticed."""
    wire: JsonObject = {**FINE, **others}
    assert read(lamps, "Lamp", wire) is is_odd
    assert found("Lamp", wire, children(contract_of(LAMPS), "schemas")) is is_odd
    assert lamps.Lamp.from_dict(wire).to_dict() == {
        name: each for name, each in wire.items() if each is not None or name == "level"
    }


def test_a_field_that_is_left_out(lamps: ModuleType) -> None:
    """One that may be null is tolerated, but noticed."""
    assert read(lamps, "Lamp", {"shape": "lamp"}) is True


def test_a_document_without_a_contract_is_refused(tmp_path: Path) -> None:
    """The package would not know what to compare answers with."""
    path = tmp_path / "document.yaml"
    path.write_text("[", encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        contract_text(path)
    assert "not YAML" in str(caught.value)
