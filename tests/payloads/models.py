"""One value of every model, with something in each field."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

import corti_interactions
from corti_interactions import Gender, Interaction, Patient
from payloads.fields import attribute, fields
from payloads.files import Model, payload
from payloads.inputs import INPUTS

START: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)
MORE: Final[Mapping[str, object]] = {"planted": ["Planted-Name", {"deep": None}]}


def interaction() -> Interaction:
    """Return one that has everything."""
    return Interaction.from_dict(payload("interaction-all-different").wire)


def patient() -> Patient:
    """Return one that has everything, and more."""
    return Patient(
        identifier="pat-1",
        name="Ada Example",
        gender=Gender.FEMALE,
        birth_date=START,
        pronouns="she/her",
        extra=MORE,
    )


MODELS: Final[Mapping[str, Callable[[], Model]]] = {
    "Interaction": interaction,
    "Encounter": lambda: interaction().encounter,
    "Period": lambda: interaction().encounter.period,
    "Patient": patient,
    "InteractionList": payload("list-of-one").read,
    "InteractionCreated": payload("created").read,
    "Problem": payload("problem-both-shapes").read,
    **{name: made.model for name, made in INPUTS.items()},
}


def maker(model: Model) -> Callable[..., Model]:
    """Return the class of a model, without its types: tests pass what they forbid."""
    make: Callable[..., Model] = getattr(corti_interactions, type(model).__name__)
    return make


def with_values(model: Model, **values: object) -> Model:
    """Return a model with other values in some fields."""
    declared = map(attribute, fields(type(model).__name__))
    held = {name: getattr(model, name) for name in declared}
    return maker(model)(**{**held, **values})
