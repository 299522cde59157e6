"""Where a change at some place should be seen in the package, or in a request."""

from collections.abc import Iterator

from generator.contract import JsonObject
from generator.contract.names import argument_name, field_name, pascal
from generator.contract.values import child

from .operators import Show
from .sources import Slot, Source, slots


def in_class(source: Source, schema: str, word: str = "") -> tuple[Show, ...]:
    """Return the classes of *schema*, and the method that takes its fields."""
    names = [*_classes(schema), f"{pascal(schema)}Value", f"_{pascal(schema)}"]
    spread = source.spread.get(schema)
    return tuple(Show(each, word) for each in (*names, *([spread] if spread else [])))


def of_schema(source: Source, schema: str) -> tuple[Show, ...]:
    """Return the classes of *schema*, and every place that refers to it."""
    users = [slot for slot in slots(source) if slot.target == schema]
    shows = (at_slot(source, slot) for slot in users)
    return (*in_class(source, schema), *(each for some in shows for each in some))


def at_slot(source: Source, slot: Slot, word: str = "") -> tuple[Show, ...]:
    """Return where *slot* becomes Python: its field, or a line that says its name."""
    if slot.owner:
        return tuple(_at_field(source, slot, word))
    return of_parameter(source, slot.place, slot.name, word)


def _at_field(source: Source, slot: Slot, word: str) -> Iterator[Show]:
    name = field_name(slot.name)
    for owner in _classes(slot.owner):
        yield Show(f"{owner}.{name}", word)
        for said in (slot.name, name):
            yield Show(owner, word or said)
    if method := source.spread.get(slot.owner):
        yield from _at_argument(method, slot.name, word)


def _classes(schema: str) -> tuple[str, str]:
    name = pascal(schema)
    return name, f"{name}Input"


def of_parameter(
    source: Source, place: str, name: str, word: str = ""
) -> tuple[Show, ...]:
    """Return where the parameter *name* of an operation, or of many, is seen."""
    key, is_own, _ = place.partition(": ")
    shows: list[Show] = []
    for each in [key] if is_own else source.methods:
        for said in (word,) if word else (name, argument_name(name)):
            shows += of_operation(source, each, said)
        shows += _at_argument(method_of(source, each), name, word)
    if not is_own:
        shows += [Show("client.py", each) for each in (name, argument_name(name))]
        shows += [Show("CortiClient", word)] if word else []
        shows += [Show(f"CortiClient({of_client(source).get(name)})", word)]
    return tuple(shows)


def of_client(source: Source) -> JsonObject:
    """Return the arguments of the client by the header that every call sends."""
    return child(child(source.root, "x-client"), "parameters")


def _at_argument(method: str, name: str, word: str) -> Iterator[Show]:
    yield Show(f"{method}({argument_name(name)})", word)


def of_operation(source: Source, key: str, word: str = "") -> tuple[Show, ...]:
    """Return where the operation *key* is seen."""
    resource, _, method = source.methods[key].partition(".")
    names = (
        method_of(source, key),
        f"Async{method_of(source, key)}",
        f"_{method}",
        f"request {resource}.{method}",
    )
    return tuple(Show(name, word) for name in names)


def method_of(source: Source, key: str) -> str:
    """Return the class and the method for the operation *key*."""
    resource, _, method = source.methods[key].partition(".")
    return f"{pascal(resource)}.{method}"
