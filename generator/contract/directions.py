"""Which way a schema goes, and so which classes it becomes."""

from typing import Final

from .names import class_name
from .values import JsonObject, children
from .walking import holders, inside

REQUEST: Final = "request"
ANSWER: Final = "answer"

LEFT_OUT: Final = {REQUEST: "readOnly", ANSWER: "writeOnly"}
"""Fields that do not go a way."""


class Directions:
    """The ways that each schema of a contract goes."""

    def __init__(self, contract: JsonObject) -> None:
        self._schemas = children(contract, "schemas")
        self._seen: set[tuple[str, str]] = set()
        for operation in children(contract, "operations").values():
            for direction, _, schema in holders(operation):
                self._follow(direction, schema)
        # What goes no way can be read, and so can all that it refers to.
        for name in [name for name in self._schemas if not self.of(name)]:
            self._follow(ANSWER, {"ref": name})

    def of(self, name: str) -> list[str]:
        """Return the ways that schema *name* goes; one that no call knows is read."""
        return [way for way in (ANSWER, REQUEST) if (way, name) in self._seen]

    def class_name(self, name: str, direction: str) -> str:
        """Return the class for the schema *name* on its way in *direction*."""
        two = direction == REQUEST and len(self.of(name)) > 1
        is_enum = "enum" in self._schemas[name]
        return class_name(name) + ("Input" if two and not is_enum else "")

    def _follow(self, direction: str, schema: JsonObject) -> None:
        name = str(schema.get("ref", ""))
        if name and (direction, name) not in self._seen:
            self._seen.add((direction, name))
            self._follow(direction, self._schemas[name])
        for _, part in inside(schema):
            if LEFT_OUT[direction] not in part:
                self._follow(direction, part)


def fields_of(schema: JsonObject, direction: str) -> dict[str, JsonObject]:
    """Return the fields of *schema* that go in *direction*, by name."""
    return {
        name: field
        for name, field in sorted(children(schema, "fields").items())
        if LEFT_OUT[direction] not in field
    }
