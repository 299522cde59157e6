"""What a contract's normal form says of one value, whatever is inside that."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from .drift_kinds import DriftKind
from .identifiers import is_canonical
from .read_scalars import is_array, is_object, is_whole
from .timestamps import is_rfc_3339, parse_date

Form: TypeAlias = Mapping[str, object]

Check: TypeAlias = Callable[[object], DriftKind | None]
"""Says what is wrong with a value, whatever is inside it."""


def name_of(form: Form) -> str:
    """Return the name that *form* refers to, or nothing if it is no reference."""
    return str(form.get("ref", ""))


def forms_in(value: object) -> Mapping[str, Form]:
    """Return the forms that stand under names in *value*."""
    items = value.items() if is_object(value) else ()
    return {name: each for name, each in items if is_object(each)}


def forms_of(value: object) -> tuple[Form, ...]:
    """Return the forms in the list *value*."""
    return tuple(filter(is_object, value)) if is_array(value) else ()


def takes_null(form: Form) -> bool:
    """Whether null is one of the values."""
    if form.get("nullable") is True or form.get("kind") == "null":
        return True
    return form.get("kind") == "any" and is_listed(None, form)


def has_parts(form: Form) -> bool:
    """Whether there may be more to compare than a value as such."""
    return form.get("kind") in {"all", "object", "union"} or is_object(
        form.get("items")
    )


def has_type(value: object, form: Form) -> bool:
    """Whether *value*, which is not null, is of the JSON type."""
    return _type_check(form)(value)


def has_format(value: object, form: Form) -> bool:
    """Whether a text has its format, of those that become other types in Python."""
    check = _FORMATS.get(str(form.get("format")))
    return check is None or not isinstance(value, str) or check(value)


def is_listed(value: object, form: Form) -> bool:
    """Whether *value* is among those that are listed, if any are."""
    listed = _listed(form)
    return listed is None or _is_in(value, listed)


def check_of(form: Form) -> Check:
    """Return what compares values that are not null with *form*."""
    has_its_type, listed = _type_check(form), _listed(form)
    texts = {each for each in listed or () if isinstance(each, str)}
    format_check = _FORMATS.get(str(form.get("format")))

    def check(value: object) -> DriftKind | None:
        if not has_its_type(value):
            return DriftKind.TYPE
        if isinstance(value, str):
            if listed is not None and value not in texts:
                return DriftKind.UNKNOWN_VALUE
            if format_check is not None and not format_check(value):
                return DriftKind.FORMAT
        elif listed is not None and not _is_in(value, listed):
            return DriftKind.UNKNOWN_VALUE
        return None

    return check


def _type_check(form: Form) -> Callable[[object], bool]:
    return _TYPES.get(str(form.get("kind")), _is_never)


def _listed(form: Form) -> list[object] | None:
    listed = [form["const"]] if "const" in form else form.get("enum")
    return listed if is_array(listed) else None


def _is_in(value: object, listed: list[object]) -> bool:
    return any(_is_same(value, each) for each in listed)


def _is_same(one: object, other: object) -> bool:
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_integer(value: object) -> bool:
    return is_whole(value) or (isinstance(value, float) and value.is_integer())


def _is_number(value: object) -> bool:
    return is_whole(value) or isinstance(value, float)


def _is_boolean(value: object) -> bool:
    return isinstance(value, bool)


def _is_any(_value: object) -> bool:
    return True


def _is_never(_value: object) -> bool:
    return False


def _is_date(text: str) -> bool:
    return parse_date(text) is not None


_TYPES: Final[Mapping[str, Callable[[object], bool]]] = {
    "any": _is_any,
    "array": is_array,
    "boolean": _is_boolean,
    "integer": _is_integer,
    "number": _is_number,
    "object": is_object,
    "string": _is_text,
}
_FORMATS: Final[Mapping[str, Callable[[str], bool]]] = {
    "date": _is_date,
    "date-time": is_rfc_3339,
    "uuid": is_canonical,
}
