"""The only module that knows openapi-python-client.

The library decides what the types are, how models are merged, and what classes and
enum members are called. It has no stable interface for that, so what it is asked for
here is little, and `tests/generator/test_parser.py` says what an upgrade changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen
from openapi_python_client import strings
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError, ParseError
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import (
    AnyProperty,
    EnumProperty,
    ModelProperty,
    Property,
)
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.date import DateProperty
from openapi_python_client.parser.properties.datetime import DateTimeProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.parser.properties.uuid import UuidProperty

from generator.errors import DocumentError

PREFIX: Final = "field_"
MAP_TITLE: Final = "Map "
"""How the title of a map begins, of which the parser makes a class."""

CONFIG: Final = Config.from_sources(
    ConfigFile(field_prefix=PREFIX, use_path_prefixes_for_title_model_names=False),
    MetaType.NONE,
    document_source="",
    file_encoding="utf-8",
    overwrite=False,
    output_path=None,
)

KINDS: Final[Mapping[type[PropertyProtocol], str]] = {
    AnyProperty: "anything",
    BooleanProperty: "boolean",
    ConstProperty: "const",
    DateProperty: "date",
    DateTimeProperty: "timestamp",
    FileProperty: "binary",
    FloatProperty: "number",
    IntProperty: "integer",
    StringProperty: "text",
    UuidProperty: "uuid",
}
"""What a scalar type of the parser is called in the rest of the generator."""


@frozen
class Type:
    """A type as the parser decided it."""

    kind: str
    """One of `KINDS`, or `enum`, `model`, `map`, `array`, `union`."""

    name: str = ""
    """The class name of an enum or a model."""

    inner: tuple[Type, ...] = ()
    """The items of an array, the values of a map, the variants of a union."""


ANYTHING: Final = Type("anything")


@frozen
class ParsedField:
    """A field of a merged model, or a parameter."""

    type: Type
    required: bool


@frozen
class ParsedOperation:
    """One operation; its parameters and answers in the order of the document."""

    parameters: Mapping[str, ParsedField]
    body: Type | None
    answers: Mapping[str, Type]


@frozen
class Parsed:
    """Everything the parser made of a document."""

    enums: Mapping[str, Sequence[str]]
    """The names of the members by class name, in the order of the values."""

    models: Mapping[str, Mapping[str, ParsedField]]
    """Fields by their names in JSON, by class name."""

    further: Mapping[str, Type]
    """What further fields of a model hold, by class name."""

    operations: Mapping[str, ParsedOperation]
    """Operations by their ids."""


def class_name(text: str) -> str:
    """Return *text* as a class name."""
    return str(strings.ClassName(text, PREFIX))


def pascal_case(text: str) -> str:
    """Return *text* in Pascal case, which may be no identifier by itself."""
    return strings.pascal_case(text)


def snake_case(text: str) -> str:
    """Return *text* in snake case, which may be no identifier by itself."""
    return strings.snake_case(text)


def parse(document: dict[str, object]) -> Parsed:
    """Have *document* parsed; raises `DocumentError` for each error and warning."""
    data = _data(document)
    return Parsed(
        enums={
            str(enum.class_info.name): list(enum.values)
            for enum in data.enums
            if isinstance(enum, EnumProperty)
        },
        models={
            str(model.class_info.name): {
                prop.name.get_untrusted_value(): _field(prop) for prop in _fields(model)
            }
            for model in data.models
        },
        further={
            str(model.class_info.name): _type(model.additional_properties)
            for model in data.models
            if model.additional_properties
        },
        operations={
            str(endpoint.name): _operation(endpoint)
            for collection in data.endpoint_collections_by_tag.values()
            for endpoint in collection.endpoints
        },
    )


def _data(document: dict[str, object]) -> GeneratorData:
    try:
        data = GeneratorData.from_dict(document, config=CONFIG)
    except Exception as error:  # noqa: BLE001 - the library lets anything through
        raise DocumentError("#", f"cannot be parsed: {error}") from None
    if isinstance(data, GeneratorError):
        raise DocumentError("#", f"cannot be parsed: {data.detail}")
    collections = data.endpoint_collections_by_tag.values()
    problems = [*data.errors, *(e for c in collections for e in c.parse_errors)]
    for problem in problems:
        raise DocumentError("#", f"cannot be parsed: {_explained(problem)}")
    return data


def _explained(problem: ParseError) -> str:
    words = f"{problem.header} {problem.detail or ''}".split()
    return " ".join(words)


def _fields(model: ModelProperty) -> list[Property]:
    return [*(model.required_properties or []), *(model.optional_properties or [])]


def _field(prop: PropertyProtocol) -> ParsedField:
    return ParsedField(_type(prop), prop.required)


def _type(prop: PropertyProtocol) -> Type:
    match prop:
        case EnumProperty(class_info=info):
            return Type("enum", str(info.name))
        case ModelProperty() if _is_map(prop):
            further = prop.additional_properties
            inner = _type(further) if further else ANYTHING
            return Type("map", inner=(inner,))
        case ModelProperty(class_info=info):
            return Type("model", str(info.name))
        case ListProperty(inner_property=inner):
            return Type("array", inner=(_type(inner),))
        case UnionProperty(inner_properties=inner):
            return Type("union", inner=tuple(_type(variant) for variant in inner))
        case _:
            return Type(KINDS[type(prop)])


def _is_map(model: ModelProperty) -> bool:
    title = model.data.title
    return title is not None and title.startswith(MAP_TITLE)


def _operation(endpoint: Endpoint) -> ParsedOperation:
    parameters = [prop for _, prop in endpoint.iter_all_parameters()]
    return ParsedOperation(
        parameters={
            prop.name.get_untrusted_value(): _field(prop) for prop in parameters
        },
        body=_type(endpoint.bodies[0].prop) if endpoint.bodies else None,
        answers={
            response.status_code.pattern: _type(response.prop)
            for response in endpoint.responses
        },
    )
