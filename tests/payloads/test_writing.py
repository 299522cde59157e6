"""A model writes what the document allows in each field, and refuses the rest."""

import pytest

from corti_interactions import ArgumentError
from payloads.fields import attribute, fields
from payloads.files import Model
from payloads.models import MODELS, with_values


@pytest.fixture(params=MODELS)
def model(request: pytest.FixtureRequest) -> Model:
    """Each model in turn, with a value in every field."""
    return MODELS[str(request.param)]()


def test_wrong_type_is_not_written(model: Model) -> None:
    """What is of no use to the API is refused by the name it has there."""
    for field in fields(type(model).__name__):
        wrong = 404.5 if field.shape.kind == "integer" else 8675309
        with pytest.raises(ArgumentError) as caught:
            with_values(model, **{attribute(field): wrong}).to_dict()
        assert str(caught.value).startswith(f"{field.name}: expected ")
        assert str(wrong) not in str(caught.value)


def test_other_model_is_not_written(model: Model) -> None:
    """What was read is not sent, and an encounter is no patient."""
    for field in fields(type(model).__name__):
        held: object = getattr(model, attribute(field))
        others = [
            make() for name, make in MODELS.items() if name != type(held).__name__
        ]
        for other in others if field.shape.kind == "object" else []:
            changed = with_values(model, **{attribute(field): other})
            said = f"^{field.name}: expected {type(held).__name__}, got "
            with pytest.raises(ArgumentError, match=said):
                changed.to_dict()


def test_required_field_is_always_written(model: Model) -> None:
    """Nothing is left out that the document requires."""
    for field in fields(type(model).__name__):
        if field.required and not field.shape.nullable:
            with pytest.raises(ArgumentError, match=f"^{field.name}: expected "):
                with_values(model, **{attribute(field): None}).to_dict()


@pytest.mark.parametrize(
    ("name", "field", "wrong", "said"),
    [
        (
            "Problem",
            "validation_errors",
            ({"Planted": 5},),
            "validationErrors[0].{key}: expected a string, got int",
        ),
        (
            "InteractionList",
            "interactions",
            (list, "Planted"),
            "interactions[0]: expected Interaction, got type",
        ),
    ],
)
def test_inside_of_an_array_is_checked(
    name: str, field: str, wrong: object, said: str
) -> None:
    """A wrong value deep inside is told as an answer's would be."""
    with pytest.raises(ArgumentError) as caught:
        with_values(MODELS[name](), **{field: wrong}).to_dict()
    assert str(caught.value) == said
