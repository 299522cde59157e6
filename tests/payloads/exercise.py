"""What an answer can hold by the document, and what a payload holds of it."""

from collections.abc import Iterator

from payloads.document import Field, Json, JsonObject, Shape, items, members, values

COUNTS = ("none", "one", "several")


def offered(shape: Shape) -> Iterator[str]:
    """Name all that the document says a value can be or hold."""
    match shape.kind:
        case "object":
            yield f"{shape.place}: an unknown field"
            for field in shape.fields:
                yield from _offered_field(shape, field)
        case "array" | "map":
            yield from (f"{shape.place}: {count}" for count in COUNTS)
            yield from offered(shape.inner)
        case "enum":
            yield from (f"{shape.place}: {choice}" for choice in shape.choices)
            yield f"{shape.place}: an unknown value"
        case _:
            pass


def exercised(shape: Shape, value: Json) -> Iterator[str]:
    """Name what of it *value* is or holds."""
    match shape.kind:
        case "object":
            yield from _exercised_object(shape, members(value))
        case "array" | "map":
            inner = items(value) or values(value)
            yield f"{shape.place}: {COUNTS[min(len(inner), 2)]}"
            for item in inner:
                yield from exercised(shape.inner, item)
        case "enum":
            known = value in shape.choices
            yield f"{shape.place}: {value if known else 'an unknown value'}"
        case _:
            pass


def _offered_field(owner: Shape, field: Field) -> Iterator[str]:
    place = f"{owner.place}.{field.name}"
    yield f"{place}: sent"
    if not field.required:
        yield f"{place}: absent"
    if field.shape.nullable or not field.required:
        yield f"{place}: null"
    yield from offered(field.shape)


def _exercised_object(shape: Shape, wire: JsonObject) -> Iterator[str]:
    fields = shape.fields
    if wire.keys() - {field.name for field in fields}:
        yield f"{shape.place}: an unknown field"
    for field in fields:
        yield from _exercised_field(f"{shape.place}.{field.name}", field, wire)


def _exercised_field(place: str, field: Field, wire: JsonObject) -> Iterator[str]:
    if field.name not in wire:
        yield f"{place}: absent"
    elif wire[field.name] is None:
        yield f"{place}: null"
    else:
        yield f"{place}: sent"
        yield from exercised(field.shape, wire[field.name])
