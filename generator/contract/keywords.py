"""The keywords of a schema, sorted by what they do to its normal form."""

from typing import Final

NUMERIC: Final = (
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
)

CONSTRAINTS: Final[dict[str, tuple[str, ...]]] = {
    "string": (
        "format",
        "pattern",
        "minLength",
        "maxLength",
        "contentEncoding",
        "contentMediaType",
    ),
    "integer": NUMERIC,
    "number": NUMERIC,
    "boolean": ("format",),
    "array": ("minItems", "maxItems", "uniqueItems"),
    "object": ("minProperties", "maxProperties"),
}
"""What can narrow the values of each kind; on other kinds it means nothing."""

EVERY_CONSTRAINT: Final = tuple(
    sorted({name for names in CONSTRAINTS.values() for name in names})
)

LOWER: Final = frozenset(
    {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}
)
UPPER: Final = frozenset(
    {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"}
)

MEANINGLESS: Final[dict[str, int | bool]] = {
    "minLength": 0,
    "minItems": 0,
    "minProperties": 0,
    "uniqueItems": False,
}
"""Constraints with the value that narrows nothing."""

OTHER: Final = (
    "not",
    "if",
    "then",
    "else",
    "patternProperties",
    "propertyNames",
    "unevaluatedProperties",
    "unevaluatedItems",
    "prefixItems",
    "contains",
    "minContains",
    "maxContains",
    "dependentRequired",
    "dependentSchemas",
    "contentSchema",
)
"""Kept as they stand: the generator refuses them, but a change must still show."""

FLAGS: Final = {
    "deprecated": "deprecated",
    "readOnly": "readOnly",
    "writeOnly": "writeOnly",
    "x-phi": "phi",
}
"""What is true of a schema or not said; with the word for it in the contract."""

PROSE: Final = "//"
"""The key of what is said to people, until that is set apart."""

LIFTED: Final = ("nullable", "phi", "readOnly", "writeOnly")
"""What a named schema says of itself but means of every place that uses it."""

ANNOTATIONS: Final = frozenset({*FLAGS.values(), "nullable", "default", PROSE})
"""What can stand beside a reference without making another schema of it."""
