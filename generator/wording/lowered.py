"""Say again what a document says, in the words that the parser reads without loss.

Every class is a component under its own name, every reference leads to one, and what
the parser drops or takes apart (nullability, discriminators, remarks) stays behind in
the places that it came from.
"""

from typing import Final, TypeAlias

from generator.reading.supported import (
    Anything,
    Array,
    Body,
    Const,
    EnumSchema,
    Map,
    Model,
    NoDefault,
    Operation,
    Parameter,
    Place,
    Property,
    Scalar,
    Supported,
    Use,
)

from .names import member_names
from .parser import MAP_TITLE

Lowered: TypeAlias = dict[str, object]

BINARY_SCHEMA: Final[Lowered] = {"type": "string", "format": "binary"}


def lowered(supported: Supported) -> Lowered:
    """Return the whole document in the parser's words."""
    enums: Lowered = {schema_name(enum.name): _enum(enum) for enum in supported.enums}
    models: Lowered = {
        schema_name(model.name): _model(model) for model in supported.models
    }
    paths: Lowered = {}
    for index, operation in enumerate(supported.operations):
        name = operation_name(index)
        paths[f"/{name}"] = {operation.method.lower(): _operation(operation, name)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "lowered", "version": "0"},
        "paths": paths,
        "components": {"schemas": enums | models},
    }


def operation_name(index: int) -> str:
    """Return the id of the operation at *index*; ids of documents may clash."""
    return f"operation_{index}"


def parameter_name(index: int) -> str:
    """Return the name of the parameter at *index*; the parser refuses many names."""
    return f"p{index}"


def schema_name(name: str) -> str:
    """Return the name of the component of a class; the parser changes some names."""
    return f"C{name.encode(errors='surrogatepass').hex().upper()}"


def property_name(name: str) -> str:
    """Return the name of a property; the parser would want others to be told apart."""
    return f"p{name.encode(errors='surrogatepass').hex()}"


def schema(place: Place, where: str = "") -> Lowered:
    """Return the schema of *place* without anything that is not its type.

    The parser makes a class of each map, for which *where* makes a name of its own.
    """
    match place.shape:
        case Scalar(type=name, format=form):
            return {"type": name, "format": form} if form else {"type": name}
        case Anything():
            return {}
        case Const(value=value):
            return {"const": value}
        case Use(name=name):
            return {"$ref": _reference(name)}
        case Array(items=items):
            return {"type": "array", "items": schema(items, f"{where} items")}
        case Map(values=values):
            return {
                "type": "object",
                "title": f"{MAP_TITLE}{where.encode().hex()}",
                "additionalProperties": schema(values, f"{where} values"),
            }
        case union:
            listed = enumerate(union.variants)
            return {"oneOf": [schema(each, f"{where} {at}") for at, each in listed]}


def _reference(name: str) -> str:
    return f"#/components/schemas/{schema_name(name)}"


def _with_default(place: Place, where: str) -> Lowered:
    made = schema(place, where)
    # The parser checks defaults, except that it takes no object for one.
    if isinstance(place.default, NoDefault | dict | None):
        return made
    if "$ref" in made:
        return {"allOf": [made], "default": place.default}
    return {**made, "default": place.default}


def _enum(enum: EnumSchema) -> Lowered:
    kind = "string" if isinstance(enum.values[0], str) else "integer"
    names = member_names(enum.values, enum.pointer)
    return {"type": kind, "enum": list(enum.values), "x-enum-varnames": names}


def _model(model: Model) -> Lowered:
    listed = enumerate(model.parts)
    parts = [_part(part, f"{model.name} {index}") for index, part in listed]
    further = schema(model.additional, model.name) if model.additional else False
    made: Lowered = {
        "type": "object",
        "required": [property_name(name) for name in sorted(model.required)],
        "additionalProperties": further,
    }
    if len(parts) == 1 and "$ref" not in parts[0]:
        return made | parts[0] | {"required": made["required"]}
    return made | {"allOf": list(parts)}


def _part(part: str | tuple[Property, ...], where: str) -> Lowered:
    if isinstance(part, str):
        return {"$ref": _reference(part)}
    return {
        "type": "object",
        "required": [property_name(item.name) for item in part if item.required],
        "properties": {
            property_name(item.name): _with_default(item.place, f"{where}.{item.name}")
            for item in part
        },
    }


def _operation(operation: Operation, name: str) -> Lowered:
    made: Lowered = {
        "operationId": name,
        "tags": ["all"],
        "parameters": [
            _parameter(item, parameter_name(index), name)
            for index, item in enumerate(operation.parameters)
        ],
        "responses": {
            answer.status: {
                "description": "",
                "content": _content(answer.body, f"{name} {answer.status}"),
            }
            for answer in operation.answers
        },
    }
    if operation.body:
        content = _content(operation.body, f"{name} body")
        made["requestBody"] = {"content": content, "required": True}
    return made


def _parameter(parameter: Parameter, name: str, where: str) -> Lowered:
    # The parser takes fewer types elsewhere.
    return {
        "name": name,
        "in": "query",
        "required": parameter.required,
        "schema": _with_default(parameter.place, f"{where} {name}"),
    }


def _content(body: Body | None, where: str) -> Lowered:
    if body is None:
        return {}
    if body.place is None:
        return {"application/octet-stream": {"schema": BINARY_SCHEMA}}
    return {"application/json": {"schema": schema(body.place, where)}}
