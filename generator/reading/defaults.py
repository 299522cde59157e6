"""Say whether a default is a value of its schema."""

from __future__ import annotations

from collections.abc import Mapping

from generator.errors import DocumentError

from .document import Json, child
from .limits import is_integer
from .supported import NO_DEFAULT, Const, EnumSchema, Place, Scalar, Use


def check_default(place: Place, enums: Mapping[str, EnumSchema]) -> None:
    """Raise `DocumentError` where the default of *place* is none of its values."""
    default = place.default
    if default is NO_DEFAULT or default is None or _fits(place, default, enums):
        return
    raise DocumentError(child(place.pointer, "default"), "is no value of its schema")


def _fits(place: Place, default: Json, enums: Mapping[str, EnumSchema]) -> bool:
    match place.shape:
        case Scalar(type="string"):
            return isinstance(default, str)
        case Scalar(type="integer"):
            return is_integer(default)
        case Scalar(type="number"):
            return is_integer(default) or isinstance(default, float)
        case Scalar():
            return isinstance(default, bool)
        case Const(value=value):
            return repr(default) == repr(value)
        case Use(name=name) if name in enums:
            return repr(default) in map(repr, enums[name].values)
        case _:
            return True
