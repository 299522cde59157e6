"""The document is valid, complete, and says of every string whether it is private."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias, TypeGuard

import pytest
import yaml
from openapi_schema_validator import OAS31Validator, oas31_format_checker
from openapi_spec_validator import OpenAPIV31SpecValidator

Place: TypeAlias = tuple[str, dict[str, object]]

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "spec" / "interactions.yaml"
PAGE = ROOT / "tests" / "golden" / "payloads" / "interaction-reference-page.json"
VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
PRIVATE = {  # beside all that Patient has, and what is approved later
    "Encounter.identifier",
    "Encounter.title",
    "EncounterCreate.identifier",
    "EncounterCreate.title",
    "EncounterUpdate.identifier",
    "EncounterUpdate.title",
    "Interaction.websocketUrl",
    "InteractionCreated.websocketUrl",
    "Problem.detail",
    "Problem.details",
    "Problem.instance",
    "Problem.title",
    "Problem.validationErrors[]{}",
    "query patient",
}


def is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def table(value: object) -> dict[str, object]:
    assert is_table(value), value
    return value


def tables(value: object) -> list[dict[str, object]]:
    assert is_list(value), value
    return [table(part) for part in value]


SPEC = table(yaml.safe_load(DOCUMENT.read_text(encoding="utf-8")))
COMPONENTS = table(SPEC["components"])
NAMED = table(COMPONENTS["schemas"])
PATIENT = table(table(NAMED["Patient"])["properties"])
REFERENCE_PAGE = table(json.loads(PAGE.read_text(encoding="utf-8"))["wire"])


def follow(node: dict[str, object]) -> dict[str, object]:
    """Follow a node's reference, if it is one."""
    if "$ref" not in node:
        return node
    _, _, kind, name = str(node["$ref"]).split("/")
    return table(table(COMPONENTS[kind])[name])


def objects(node: object, place: str = "#") -> Iterator[Place]:
    """Yield every object in the document that is not inside an example."""
    if is_list(node):
        for number, part in enumerate(node):
            yield from objects(part, f"{place}/{number}")
    elif is_table(node):
        yield place, node
        for name, part in node.items():
            if name not in {"example", "examples"}:
                yield from objects(part, f"{place}/{name.replace('/', '~1')}")


def operations() -> Iterator[tuple[str, dict[str, object], list[dict[str, object]]]]:
    """Yield every operation with all of its parameters."""
    for path in map(table, table(SPEC["paths"]).values()):
        for verb in filter(path.__contains__, VERBS):
            operation = table(path[verb])
            parameters = [
                follow(parameter)
                for level in (path, operation)
                for parameter in tables(level.get("parameters", []))
            ]
            yield str(operation["operationId"]), operation, parameters


def bodies() -> Iterator[Place]:
    """Yield every media type that has a schema."""
    for place, node in objects(SPEC):
        if "schema" in node and "/content/" in place:
            yield place, node


def parameters() -> Iterator[Place]:
    """Yield every parameter and header; both speak for the schema inside them."""
    for place, node in objects(SPEC):
        if "schema" in node and "/content/" not in place:
            name = f"{node['in']} {node['name']}" if "in" in node else place
            yield name, node


def subschemas(place: str, schema: dict[str, object]) -> Iterator[Place]:
    """Yield a schema and all that is written inside it, not what it refers to."""
    yield place, schema
    for name, part in table(schema.get("properties", {})).items():
        yield from subschemas(f"{place}.{name}", table(part))
    for keyword, mark in (("items", "[]"), ("additionalProperties", "{}")):
        if keyword in schema:
            yield from subschemas(place + mark, table(schema[keyword]))
    for part in tables(schema.get("oneOf", [])):
        yield from subschemas(f"{place}|", part)


def schemas() -> Iterator[Place]:
    for name, schema in NAMED.items():
        yield from subschemas(name, table(schema))


def is_string(schema: dict[str, object]) -> bool:
    kind = follow(schema).get("type")
    return kind == "string" or (is_list(kind) and "string" in kind)


def strings() -> Iterator[Place]:
    """Yield all that may be private: an enum's own vocabulary is nobody's value."""
    yield from parameters()
    for place, schema in schemas():
        if is_string(schema) and place not in NAMED:
            yield place, schema


def described() -> Iterator[Place]:
    """Yield all that a reader may ask about."""
    yield from parameters()
    yield from ((name, operation) for name, operation, _ in operations())
    for kind in ("responses", "securitySchemes"):
        yield from ((name, table(x)) for name, x in table(COMPONENTS[kind]).items())
    for place, schema in schemas():
        if place.rpartition(".")[2].isidentifier():
            yield place, schema


def examples() -> Iterator[tuple[str, dict[str, object], object]]:
    """Yield every example after its place and its schema."""
    for place, node in (*bodies(), *parameters()):
        if "example" in node:
            yield place, table(node["schema"]), node["example"]
        for name, example in table(node.get("examples", {})).items():
            yield f"{place} {name}", table(node["schema"]), table(example)["value"]


def mistakes(schema: dict[str, object], value: object) -> list[str]:
    whole = {**schema, "components": COMPONENTS}
    validator = OAS31Validator(whole, format_checker=oas31_format_checker)
    return [error.message for error in validator.iter_errors(value)]


def test_the_document_is_valid_openapi() -> None:
    """A first validator finds nothing wrong."""
    errors = OpenAPIV31SpecValidator(SPEC).iter_errors()
    assert [error.message for error in errors] == []


def test_the_version_is_a_semantic_version() -> None:
    """The package's version has three numbers."""
    version = table(SPEC["info"])["version"]
    assert isinstance(version, str)
    assert re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", version)


def test_every_string_says_whether_it_is_private() -> None:
    """No string, date-time, parameter or header leaves x-phi open."""
    silent = [place for place, node in strings() if type(node.get("x-phi")) is not bool]
    assert silent == []


def test_nothing_else_says_whether_it_is_private() -> None:
    """An x-phi stands only where it is looked for."""
    saying = [place for place, node in objects(SPEC) if "x-phi" in node]
    assert len(saying) == len(list(strings()))


def test_what_is_known_to_identify_a_patient_is_private() -> None:
    """No place that is known to be private stops being so; more can become it."""
    known = PRIVATE | {f"Patient.{name}" for name in PATIENT}
    shown = {place for place, node in strings() if node.get("x-phi") is False}
    private = {place for place, node in strings() if node.get("x-phi") is True}
    assert shown & known == set()
    assert len(private & known) > len(known) / 2


def test_everything_is_described() -> None:
    """Every operation, parameter, answer, schema and property helps its reader."""
    silent = [
        place for place, node in described() if not str(node.get("description", ""))
    ]
    assert silent == []


def test_every_operation_has_a_summary() -> None:
    """The first line of a method's docstring is there."""
    assert [name for name, node, _ in operations() if not node.get("summary")] == []


def test_every_body_is_named_or_free() -> None:
    """No schema hides inside an operation, where the tests above do not look."""
    inline = [
        place
        for place, node in bodies()
        if node["schema"] != {} and table(node["schema"]).keys() != {"$ref"}
    ]
    assert inline == []


def test_every_named_body_has_an_example() -> None:
    """The example server has something to answer, and the reader something to see."""
    bare = [
        place
        for place, node in bodies()
        if node["schema"] != {} and not node.get("examples")
    ]
    assert bare == []


@pytest.mark.parametrize(
    ("schema", "value"),
    [pytest.param(schema, value, id=place) for place, schema, value in examples()],
)
def test_every_example_fits_its_schema(
    schema: dict[str, object], value: object
) -> None:
    """An example is what the API could really send or accept."""
    assert mistakes(schema, value) == []


@pytest.mark.parametrize("change", [{"id": "x"}, {"createdAt": "yesterday"}])
def test_formats_are_checked(change: dict[str, object]) -> None:
    """A value of the wrong format does not pass for an example."""
    interaction = table(NAMED["Interaction"])
    assert len(mistakes(interaction, REFERENCE_PAGE | change)) == 1


def test_the_reference_page_is_an_example_of_get() -> None:
    """The answer that the public reference page prints is quoted to the letter."""
    shown = [value for place, _, value in examples() if "1{id}/get/" in place]
    assert REFERENCE_PAGE in shown


def test_every_operation_names_the_tenant() -> None:
    """The header Tenant-Name is required everywhere."""
    tenants = {
        name: [
            parameter["required"]
            for parameter in parameters
            if (parameter["in"], parameter["name"]) == ("header", "Tenant-Name")
        ]
        for name, _, parameters in operations()
    }
    assert tenants
    assert {name for name, required in tenants.items() if required != [True]} == set()
