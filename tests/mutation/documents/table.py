"""All operators, with the document that each is for."""

from typing import Final

from . import (
    answers,
    bounds,
    drift,
    enums,
    fields,
    marks,
    operations,
    parameters,
    prose,
    rewrites,
    schemas,
    surroundings,
    types,
)
from .operators import Operator

OF_SCHEMAS: Final = (
    *fields.OPERATORS,
    *types.OPERATORS,
    *marks.OPERATORS,
    *bounds.OPERATORS,
    *enums.OPERATORS,
    *schemas.OPERATORS,
)

BODIES: Final = tuple(
    operator
    for operator in operations.OPERATORS
    if operator.name.startswith("body became")
)

OF_THE_DOCUMENT: Final[tuple[Operator, ...]] = (
    *OF_SCHEMAS,
    *parameters.OPERATORS,
    *operations.OPERATORS,
    *answers.OPERATORS,
    *surroundings.OPERATORS,
    *drift.OPERATORS,
    *prose.OPERATORS,
    *rewrites.OPERATORS,
)

OF_THE_OTHER: Final[tuple[Operator, ...]] = (
    *OF_SCHEMAS,
    *parameters.OPERATORS,
    *BODIES,
    rewrites.OLD_WORDS,
)
"""For what the project's document has none of: unions, defaults, bounds and so on."""
