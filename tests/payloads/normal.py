"""One form for all JSON that means the same by the document."""

from datetime import UTC

from dateutil.parser import isoparse

from payloads.document import Json, JsonObject, Shape


def normal(shape: Shape, value: Json) -> Json:
    """Write times as instants, numbers by value, UUIDs in lower case, null as absent.

    What the document does not declare stays as it is.
    """
    match shape.kind, value:
        case "object", dict():
            return _object(shape, value)
        case "array", list():
            return [normal(shape.inner, item) for item in value]
        case "date-time", str():
            return isoparse(value).astimezone(UTC).isoformat(timespec="microseconds")
        case "uuid", str():
            return value.lower()
        case "integer", float():
            return int(value)
        case _:
            return value


def _object(shape: Shape, wire: JsonObject) -> JsonObject:
    declared = {field.name: field.shape for field in shape.fields}
    return {
        name: normal(declared[name], value) if name in declared else value
        for name, value in wire.items()
        if value is not None or name not in declared
    }


def without_odd_nulls(shape: Shape, value: Json) -> Json:
    """Leave out null where the document does not allow it."""
    match shape.kind, value:
        case "object", dict():
            declared = {field.name: field.shape for field in shape.fields}
            return {
                name: without_odd_nulls(declared[name], item)
                if name in declared
                else item
                for name, item in value.items()
                if item is not None or name not in declared or declared[name].nullable
            }
        case "array", list():
            return [without_odd_nulls(shape.inner, item) for item in value]
        case _:
            return value
