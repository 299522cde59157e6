"""Edits of what the document only says: documentation, and nothing else."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from generator.contract import JsonObject
from generator.contract.values import child, children, rows

from .operators import DOCUMENTATION, NONE, Edit, Expected, Operator, Show, always
from .shown import at_slot, in_class, of_operation, of_parameter
from .sources import Path, Source, at, raw_parameters, slots

SAID: Final = "Rewritten by a mutation."
WORD: Final = "Rewritten by a mutation"


def _said(
    name: str, expected: Expected, edits: Callable[[Source], Iterable[Edit]]
) -> Operator:
    """Return an operator that promises nothing else than before."""
    return Operator(name, expected, edits, is_promise=False)


def _say(path: Path, name: str = "description") -> Callable[[JsonObject], None]:
    def change(root: JsonObject) -> None:
        at(root, path)[name] = SAID

    return change


def _of_schemas(source: Source) -> Iterator[Edit]:
    for name in source.schemas:
        shows = in_class(source, name, WORD)
        yield Edit(name, "any", _say(("components", "schemas", name)), shows)


def _of_values(source: Source) -> Iterator[Edit]:
    for slot in slots(source):
        if not slot.is_parameter and slot.owner:
            shows = at_slot(source, slot, WORD) if slot.is_field else ()
            yield Edit(slot.place, "any", _say(slot.path), shows)


def _of_parameters(source: Source) -> Iterator[Edit]:
    for place, path, raw in raw_parameters(source):
        shows = (*of_parameter(source, place, str(raw["name"]), WORD),)
        yield Edit(place, "any", _say(path), shows)


def _of_operations(source: Source, name: str) -> Iterator[Edit]:
    for key, path, _ in source.operations():
        yield Edit(key, "any", _say(path, name), of_operation(source, key, WORD))


def _of_answers(source: Source) -> Iterator[Edit]:
    for key, path, operation in source.operations():
        for status, answer in children(operation, "responses").items():
            if "$ref" not in answer:
                shows = of_operation(source, key, WORD)
                place = f"{key}: {status}"
                yield Edit(place, "any", _say((*path, "responses", status)), shows)
    named = children(child(source.root, "components"), "responses")
    for name in named:
        shows = tuple(
            show for key in source.methods for show in of_operation(source, key, WORD)
        )
        yield Edit(name, "any", _say(("components", "responses", name)), shows)


def _of_bodies(source: Source) -> Iterator[Edit]:
    for key, path, operation in source.operations():
        if "requestBody" in operation:
            shows = of_operation(source, key, WORD)
            yield Edit(key, "any", _say((*path, "requestBody")), shows)


def _of_surroundings(source: Source) -> Iterator[Edit]:
    places: dict[str, Path] = {
        "server": ("servers", 0),
        **{
            f"variable {name}": ("servers", 0, "variables", name)
            for name in child(rows(source.root, "servers")[0], "variables")
        },
        **{
            f"security scheme {name}": ("components", "securitySchemes", name)
            for name in at(source.root, ("components", "securitySchemes"))
        },
    }
    for place, path in places.items():
        yield Edit(place, "any", _say(path), (Show("client.py"), Show("")))


def _of_info(source: Source) -> Iterator[Edit]:
    for name in ("summary", "description"):
        if name in child(source.root, "info"):
            yield Edit(f"info: {name}", "any", _say(("info",), name), (Show(""),))


def _comment(source: Source) -> Iterator[Edit]:
    """Say something where nobody but the owner reads."""
    for name in source.schemas:
        yield Edit(name, "any", _say(("components", "schemas", name), "$comment"))


OPERATORS: Final = (
    _said("schema described otherwise", always(DOCUMENTATION), _of_schemas),
    _said("value described otherwise", always(DOCUMENTATION), _of_values),
    _said("parameter described otherwise", always(DOCUMENTATION), _of_parameters),
    _said(
        "operation summed up otherwise",
        always(DOCUMENTATION),
        lambda source: _of_operations(source, "summary"),
    ),
    _said(
        "operation described otherwise",
        always(DOCUMENTATION),
        lambda source: _of_operations(source, "description"),
    ),
    _said("answer described otherwise", always(DOCUMENTATION), _of_answers),
    _said("body described otherwise", always(DOCUMENTATION), _of_bodies),
    _said("surroundings described otherwise", always(DOCUMENTATION), _of_surroundings),
    _said("document described otherwise", always(DOCUMENTATION), _of_info),
    _said("comment added", always(NONE), _comment),
)
