"""Models are values: they do not change, compare by content and keep secrets."""

import copy
import pickle
import re
from collections.abc import Callable, Mapping
from enum import EnumType
from typing import Final

import pytest
from attrs.exceptions import FrozenInstanceError

import corti_interactions
from corti_interactions import (
    UNSET,
    ArgumentError,
    EncounterUpdate,
    Gender,
    InteractionUpdate,
    Patient,
    PatientInput,
    Period,
    PeriodInput,
    models,
)
from generator.contract.names import class_name
from payloads.document import found_at, members
from payloads.fields import attribute, fields
from payloads.files import PAYLOADS, Model, Payload, written
from payloads.inputs import INPUTS
from payloads.models import (
    MODELS,
    MORE,
    START,
    interaction,
    maker,
    patient,
    with_values,
)

OTHER: Final[Mapping[str, object]] = {"planted": []}
SECRETS: Final = (
    "enc-1",
    "Follow-up",
    "pat-1",
    "Ada",
    "female",
    "FEMALE",
    "1980",
    "she/her",
    "wss:",
)
COPIES: Final[Mapping[str, Callable[[Model], object]]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda model: pickle.loads(pickle.dumps(model)),
    "oldest pickle": lambda model: pickle.loads(pickle.dumps(model, 2)),
}

READ: Final = MODELS.keys() - INPUTS.keys()

each_copy = pytest.mark.parametrize("copied", COPIES.values(), ids=COPIES)


@pytest.fixture(params=MODELS)
def model(request: pytest.FixtureRequest) -> Model:
    """Each model in turn, with a value in every field."""
    return MODELS[str(request.param)]()


@pytest.fixture(params=sorted(READ))
def read(request: pytest.FixtureRequest) -> Model:
    """Each model in turn that is read."""
    return MODELS[str(request.param)]()


def own(text: str) -> str:
    """Return the repr of a model without what stands inside the values of fields."""
    text = text.partition("(")[2][:-1]
    while "(" in text:
        text = re.sub(r"\([^()]*\)", "", text)
    return text


def test_every_model_is_tried() -> None:
    """Whatever the package exports that can be written is among the models."""
    names = corti_interactions.__all__
    writable = {
        name for name in names if hasattr(getattr(corti_interactions, name), "to_dict")
    }
    assert MODELS.keys() == writable - {"UnknownObject"}


def test_model_does_not_change(model: Model) -> None:
    """No field can be set or deleted, and none added."""
    for field in [*map(attribute, fields(type(model).__name__)), "another"]:
        with pytest.raises(FrozenInstanceError):
            setattr(model, field, None)
        with pytest.raises(FrozenInstanceError):
            delattr(model, field)


def test_model_is_small(model: Model) -> None:
    """There is no dict behind a model."""
    assert not hasattr(model, "__dict__")


def test_fields_have_names(model: Model) -> None:
    """Nobody passes an identifier for a title: arguments go by name alone."""
    with pytest.raises(TypeError, match="positional argument"):
        maker(model)("enc-1")


@each_copy
def test_copy_is_equal(model: Model, copied: Callable[[Model], object]) -> None:
    """A copy is the same value, and has the same place in a set."""
    twin = copied(model)
    assert twin == model
    assert type(twin) is type(model)
    assert {twin} == {model}
    assert repr(twin) == repr(model)


@pytest.mark.parametrize("sent", PAYLOADS, ids=str)
@each_copy
def test_copy_is_written_the_same(
    sent: Payload, copied: Callable[[Model], Model]
) -> None:
    """Nothing that came is lost on the way to another process, extra least of all."""
    model = sent.read()
    assert written(copied(model)) == written(model)


@each_copy
def test_unset_stays_one_object(copied: Callable[[object], object]) -> None:
    """Whatever is copied, `is UNSET` stays true, and None stays None."""
    update = EncounterUpdate(title=None)
    twin = copied(InteractionUpdate(encounter=update))
    assert isinstance(twin, InteractionUpdate)
    assert twin.patient is UNSET
    assert isinstance(twin.encounter, EncounterUpdate)
    assert twin.encounter.status is UNSET
    assert twin.encounter.title is None
    assert copied(UNSET) is UNSET


def test_optional_is_none_by_default(read: Model) -> None:
    """Whoever makes by hand what is usually read need not fill in everything."""
    declared = fields(type(read).__name__)
    needed = [attribute(field) for field in declared if field.required]
    model = maker(read)(**{name: getattr(read, name) for name in needed})
    rest = {attribute(field): None for field in declared if not field.required}
    assert model == with_values(read, **rest)


def test_extra_counts_for_equality(read: Model) -> None:
    """A list in extra can be hashed around, and is compared all the same."""
    more, other = (with_values(read, extra=extra) for extra in (MORE, OTHER))
    assert more != other
    assert hash(more) == hash(other)


def test_extra_is_redacted(read: Model) -> None:
    """Nobody knows what an unknown field holds, or what its name tells."""
    text = repr(with_values(read, extra=MORE))
    assert "extra=<redacted>" in own(text)
    assert "planted" not in text.lower()


def test_different_classes_differ() -> None:
    """What was read is not what can be sent, though every field be the same."""
    read: object = Period(started_at=START)
    assert read != PeriodInput(started_at=START)


def test_private_fields_are_redacted(model: Model) -> None:
    """A repr hides what the document calls private, and shows the rest."""
    hidden = {*re.findall(r"(\w+)=<redacted>", own(repr(model)))} - {"extra"}
    declared = fields(type(model).__name__)
    assert hidden == {attribute(field) for field in declared if field.private}


def test_nothing_private_is_told() -> None:
    """The repr of the whole hides what is deep inside."""
    text = f"{interaction()!r} {interaction()} {MODELS['InteractionList']()}"
    assert [secret for secret in SECRETS if secret in text] == []


def test_unknown_values_are_as_private() -> None:
    """An unknown status is shown, an unknown gender is not, and neither is extra."""
    encounter = with_values(interaction().encounter, status="entered-in-error")
    assert "entered-in-error" in repr(encounter)
    assert "non-binary" not in repr(with_values(patient(), gender="non-binary"))
    assert "planted" not in repr(patient()).lower()


def test_absence_is_shown() -> None:
    """That there is no value is no secret."""
    names = [attribute(each) for each in fields("Patient") if not each.required]
    absent = "".join(f", {name}=None" for name in names)
    unset = "".join(f", {name}=UNSET" for name in names)
    text = f"Patient(identifier=<redacted>{absent}, extra={{}})"
    assert repr(Patient(identifier="p")) == text
    sent = PatientInput(identifier="p")
    assert repr(sent) == f"PatientInput(identifier=<redacted>{unset})"


def test_patient_becomes_an_input() -> None:
    """Every field is taken over, and what the document does not know is left."""
    read = patient()
    declared = map(attribute, fields("Patient"))
    taken = {name: getattr(read, name) for name in declared}
    assert None not in taken.values()
    assert read.to_input() == INPUTS["PatientInput"].make(**taken)


def test_period_becomes_an_input() -> None:
    """Every field is taken over, and what the document does not know is left."""
    period = Period(started_at=START, ended_at=START, extra=MORE)
    assert period.to_input() == PeriodInput(started_at=START, ended_at=START)


def test_none_is_left_out_of_an_input() -> None:
    """Sending back what was read clears nothing."""
    patient = Patient(identifier="pat-1").to_input()
    assert patient == PatientInput(identifier="pat-1")
    assert patient.to_dict() == {"identifier": "pat-1"}
    assert Period(started_at=START).to_input() == PeriodInput(started_at=START)


def test_value_of_an_enum_becomes_a_member() -> None:
    """A known gender is known however it is written."""
    assert Patient(identifier="", gender="other").to_input().gender is Gender.OTHER


@pytest.mark.parametrize("gender", ["Planted-Gender", "Male", ""])
def test_unknown_value_cannot_become_an_input(gender: str) -> None:
    """What only a later API knows is not sent; the error says where it is."""
    with pytest.raises(ArgumentError) as caught:
        Patient(identifier="", gender=gender).to_input()
    choices = "male, female, unknown, other"
    assert str(caught.value) == f"gender: expected one of {choices}"


def test_enums_stand_as_in_the_document() -> None:
    """Their order is somebody's choice, and two packages are compared line by line."""
    schemas = members(found_at("components", "schemas"))
    stated = [class_name(name) for name in schemas if "enum" in members(schemas[name])]
    made = [name for name, kind in vars(models).items() if isinstance(kind, EnumType)]
    assert [name for name in made if name in stated] == stated
