"""Add up the parts of a model."""

from collections.abc import Mapping

from attrs import evolve, frozen

from generator.errors import DocumentError
from generator.wording.lowered import schema

from .supported import NO_DEFAULT, Model, Place, Property


@frozen
class Merged:
    """All the fields of a model, its own and those of the models merged into it."""

    properties: tuple[Property, ...]
    additional: Place | None
    additional_of: str
    """The class name of the model that says what further fields hold."""


def merged(
    name: str, models: Mapping[str, Model], above: tuple[str, ...] = ()
) -> Merged:
    """Return what the model called *name* holds, in the order of the document."""
    model = models[name]
    if name in above:
        raise DocumentError(model.pointer, "merges itself")
    properties: dict[str, Property] = {}
    additional, owner = model.additional, name
    for part in model.parts:
        whole = part
        if isinstance(whole, str):
            inner = merged(whole, models, (*above, name))
            if additional is None:
                additional, owner = inner.additional, inner.additional_of
            elif inner.additional and schema(inner.additional) != schema(additional):
                problem = f"{whole} says otherwise what further properties hold"
                raise DocumentError(model.pointer, problem)
            whole = inner.properties
        for new in whole:
            properties[new.name] = _combined(properties.get(new.name), new)
    _check_required(model, properties)
    return Merged(
        tuple(
            evolve(item, required=item.required or item.name in model.required)
            for item in properties.values()
        ),
        additional,
        owner,
    )


def _combined(old: Property | None, new: Property) -> Property:
    if old is None:
        return new
    if schema(old.place) != schema(new.place):
        problem = f"is not what it is at {old.place.pointer}, which it is merged with"
        raise DocumentError(new.place.pointer, problem)
    place = evolve(
        new.place,
        nullable=old.place.nullable and new.place.nullable,
        phi=old.place.phi or new.place.phi,
        doc=new.place.doc or old.place.doc,
        remarks=new.place.remarks or old.place.remarks,
        deprecated=old.place.deprecated or new.place.deprecated,
        read_only=old.place.read_only or new.place.read_only,
        write_only=old.place.write_only or new.place.write_only,
        default=old.place.default
        if new.place.default is NO_DEFAULT
        else new.place.default,
    )
    return evolve(new, place=place, required=old.required or new.required)


def _check_required(model: Model, properties: Mapping[str, Property]) -> None:
    for name in sorted(model.required - set(properties)):
        raise DocumentError(model.pointer, f"requires {name!r}, which it does not have")
