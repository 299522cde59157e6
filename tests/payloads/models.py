"""One value of every model, with something in each field."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Final

import corti_interactions
from corti_interactions import Interaction, Patient
from payloads.document import Json, Shape, component, items, members
from payloads.fields import attribute, fields
from payloads.files import READERS, Model, reader
from payloads.inputs import INPUTS
from payloads.places import sample

START: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)
MORE: Final[Mapping[str, object]] = {"planted": ["Planted-Name", {"deep": None}]}


def interaction() -> Interaction:
    """Return one that has everything."""
    return Interaction.from_dict(sample("Interaction"))


def patient() -> Patient:
    """Return one that has everything, and more."""
    return Patient.from_dict({**dict(objects())["Patient"], **MORE})


def objects() -> Iterator[tuple[str, dict[str, Json]]]:
    """Return each object of an answer under the name of its class."""
    for schema in READERS:
        yield from _within(component(schema), sample(schema))


def maker(model: Model) -> Callable[..., Model]:
    """Return the class of a model, without its types: tests pass what they forbid."""
    make: Callable[..., Model] = getattr(corti_interactions, type(model).__name__)
    return make


def with_values(model: Model, **values: object) -> Model:
    """Return a model with other values in some fields."""
    declared = map(attribute, fields(type(model).__name__))
    held = {name: getattr(model, name) for name in declared}
    return maker(model)(**{**held, **values})


def _within(shape: Shape, wire: Json) -> Iterator[tuple[str, dict[str, Json]]]:
    if shape.kind == "object":
        yield shape.place, members(wire)
        for field in shape.fields:
            yield from _within(field.shape, members(wire).get(field.name))
    elif shape.kind == "array":
        for item in items(wire)[:1]:
            yield from _within(shape.inner, item)


MODELS: Final[Mapping[str, Callable[[], Model]]] = {
    **{name: partial(reader(name), wire) for name, wire in objects()},
    **{name: made.model for name, made in INPUTS.items()},
}
