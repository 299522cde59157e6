"""Say in OpenAPI 3.0 what a document says in 3.1."""

from contract.rewriting_schemas import (
    Choose,
    exclusive_flag,
    null_as_flag,
    reference_in_all_of,
    types_apart,
)
from contract.spots import schemas
from generator.contract import JsonObject


def in_old_words(root: JsonObject, choose: Choose) -> None:
    """Make a document of OpenAPI 3.0 of *root*, or leave it."""
    if choose():
        root["openapi"] = "3.0.3"
        for spot in schemas(root):
            spot.put(old_words(spot.raw))


def old_words(raw: JsonObject) -> JsonObject:
    """Return *raw* in the words of OpenAPI 3.0."""
    for form in (
        null_among_choices,
        null_as_flag,
        types_apart,
        exclusive_flag,
        reference_in_all_of,
    ):
        raw = form(raw)
    return raw


def null_among_choices(raw: JsonObject) -> JsonObject:
    """Say with a flag that one of several choices is null."""
    form = dict(raw)
    for keyword in ("oneOf", "anyOf"):
        choices = form.get(keyword)
        if isinstance(choices, list) and {"type": "null"} in choices:
            others = [each for each in choices if each != {"type": "null"}]
            form = {**form, keyword: others, "nullable": True}
    return form
