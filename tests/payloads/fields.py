"""What the document declares of a class, and what Python calls it."""

from generator.contract.names import field_name
from payloads.document import Field, component


def fields(name: str) -> list[Field]:
    """Return what the document declares of a class."""
    return component(name.removesuffix("Input")).fields


def attribute(field: Field) -> str:
    """Return the name of the field in Python."""
    return field_name(field.name)
