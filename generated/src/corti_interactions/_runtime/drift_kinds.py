# Made from generator/runtime/drift_kinds.py by "python -m generator regenerate".
"""What drift can be."""

from enum import StrEnum


class DriftKind(StrEnum):
    """In what way an answer is not what the document says."""

    UNKNOWN_FIELD = "unknown field"
    UNKNOWN_VALUE = "unknown value"
    UNKNOWN_VARIANT = "unknown variant"
    MISSING = "missing field"
    NULL = "unexpected null"
    TYPE = "wrong type"
    FORMAT = "wrong format"
    STATUS = "undocumented status"
