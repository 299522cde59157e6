"""Walk through normal forms."""

from collections.abc import Iterator

from .values import JsonObject, child, children, rows, text


def inside(schema: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    """Yield each schema right inside *schema* with what its place adds to a path."""
    for name, field in children_of(schema, "fields"):
        yield f".{name}", field
    for key, suffix in (("items", "[]"), ("additional", "{}")):
        if isinstance(schema.get(key), dict):
            yield suffix, child(schema, key)
    for key in ("variants", "parts"):
        for number, part in enumerate(rows(schema, key), 1):
            yield f"({number})", part


def children_of(schema: JsonObject, key: str) -> list[tuple[str, JsonObject]]:
    """Return what *schema* holds under *key*, in an order that does not matter."""
    return sorted(children(schema, key).items(), key=lambda item: item[0])


def everywhere(schema: JsonObject, place: str = "") -> Iterator[tuple[str, JsonObject]]:
    """Yield *schema* and every schema inside it, each with its place."""
    yield place, schema
    for suffix, part in inside(schema):
        yield from everywhere(part, place + suffix)


def references(schema: JsonObject) -> list[str]:
    """Return the names of the schemas that *schema* refers to."""
    return [text(part["ref"], "ref") for _, part in everywhere(schema) if "ref" in part]


def holders(operation: JsonObject) -> Iterator[tuple[str, str, JsonObject]]:
    """Yield direction, place and schema of everything an operation sends or reads."""
    for name, parameter in children_of(operation, "parameters"):
        yield "request", f"{name.replace(' ', ' parameter ', 1)}", parameter
    for media, schema in children_of(child(operation, "body"), "content"):
        yield "request", f"body {media}", schema
    for status, answer in children_of(operation, "answers"):
        for media, schema in children_of(answer, "content"):
            yield "answer", f"answer {status} {media}", schema
