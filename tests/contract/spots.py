"""Find the places in a document where a schema, or another part, stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.contract import Json, JsonObject
from generator.contract.values import child, row, rows

METHODS: Final = frozenset({"get", "put", "post", "patch", "delete"})
VALUES: Final = frozenset({"example", "examples", "default", "enum", "const"})
"""What holds values, which only look like schemas."""


@dataclass(frozen=True)
class Spot:
    """A place that can be looked at and filled anew."""

    holder: JsonObject | list[Json]
    key: str | int

    @property
    def raw(self) -> JsonObject:
        """What stands there, an empty object if that is none."""
        found = self._found
        return found if isinstance(found, dict) else {}

    @property
    def _found(self) -> Json:
        if isinstance(self.holder, dict):
            return self.holder[str(self.key)]
        return self.holder[int(self.key)]

    def put(self, value: Json) -> None:
        """Let *value* stand there."""
        if isinstance(self.holder, dict):
            self.holder[str(self.key)] = value
        else:
            self.holder[int(self.key)] = value


def schemas(root: JsonObject) -> list[Spot]:
    """Return where schemas stand in *root*, those inside another before that one."""
    named = child(child(root, "components"), "schemas")
    return [*_within(root), *_deep(Spot(named, name) for name in named)]


def named(root: JsonObject) -> JsonObject:
    """Return the schemas of *root* that have a name."""
    return component(root, "schemas")


def component(root: JsonObject, kind: str) -> JsonObject:
    """Return the components of one kind, into which more can be put."""
    components = root.setdefault("components", {})
    assert isinstance(components, dict)
    found = components.setdefault(kind, {})
    assert isinstance(found, dict)
    return found


def items(root: JsonObject) -> list[Spot]:
    """Return where the paths are described."""
    paths = child(root, "paths")
    return [Spot(paths, path) for path in paths]


def operations(root: JsonObject) -> list[JsonObject]:
    """Return the operations, wherever their paths are described."""
    holders = [child(root, "paths"), child(child(root, "components"), "pathItems")]
    return [
        child(child(holder, path), method)
        for holder in holders
        for path in holder
        for method in sorted(METHODS & child(holder, path).keys())
    ]


def parameters(root: JsonObject) -> list[Spot]:
    """Return where the parameters of operations and paths stand."""
    holders = [*(spot.raw for spot in items(root)), *operations(root)]
    return [
        Spot(listed, index)
        for holder in holders
        for listed in [row(holder, "parameters")]
        for index in range(len(listed))
    ]


def answers(root: JsonObject) -> list[Spot]:
    """Return where the answers of operations stand."""
    found = [child(each, "responses") for each in operations(root)]
    return [Spot(listed, status) for listed in found for status in listed]


def bodies(root: JsonObject) -> list[Spot]:
    """Return where the bodies of requests stand."""
    return [
        Spot(each, "requestBody") for each in operations(root) if "requestBody" in each
    ]


def headers(root: JsonObject) -> list[Spot]:
    """Return where the headers of answers stand."""
    named = child(child(root, "components"), "responses")
    holders = [spot.raw for spot in answers(root)]
    holders += [child(named, name) for name in named]
    found = [child(holder, "headers") for holder in holders]
    return [Spot(listed, name) for listed in found for name in listed]


def parts(root: JsonObject, kind: str) -> list[JsonObject]:
    """Return every part of one *kind*, in its place or among the components."""
    found = {"parameters": parameters, "responses": answers, "headers": headers}
    named = child(child(root, "components"), kind)
    inline = [spot.raw for spot in found[kind](root) if "$ref" not in spot.raw]
    return [*inline, *(child(named, name) for name in named)]


def _within(value: Json) -> Iterator[Spot]:
    match value:
        case dict():
            if isinstance(value.get("schema"), dict):
                yield from _deep([Spot(value, "schema")])
            for key in value.keys() - {"schema", "schemas"} - VALUES:
                yield from _within(value[key])
        case list():
            for item in value:
                yield from _within(item)
        case _:
            return


def _deep(spots: Iterator[Spot] | list[Spot]) -> Iterator[Spot]:
    for spot in spots:
        yield from _deep(_inside(spot.raw))
        yield spot


def _inside(raw: JsonObject) -> Iterator[Spot]:
    fields = child(raw, "properties")
    yield from (Spot(fields, name) for name in fields)
    for key in ("items", "additionalProperties"):
        if isinstance(raw.get(key), dict):
            yield Spot(raw, key)
    for key in ("allOf", "oneOf", "anyOf"):
        listed = row(raw, key)
        yield from (Spot(listed, index) for index in range(len(rows(raw, key))))
