# Made from generator/runtime/normal_forms.py by "python -m generator regenerate".
"""What a contract's normal form says of one value, whatever is inside that."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from .identifiers import is_canonical
from .read_scalars import is_array, is_object, is_whole
from .timestamps import is_rfc_3339, parse_date

Form: TypeAlias = Mapping[str, object]


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


def has_type(value: object, form: Form) -> bool:
    """Whether *value*, which is not null, is of the JSON type."""
    return _TYPES.get(str(form.get("kind")), _is_never)(value)


def is_listed(value: object, form: Form) -> bool:
    """Whether *value* is among those that are listed, if any are."""
    if "const" in form:
        return _is_same(value, form["const"])
    listed = form.get("enum")
    return not is_array(listed) or any(_is_same(value, each) for each in listed)


def has_format(value: object, form: Form) -> bool:
    """Whether a text has its format, of those that become other types in Python."""
    check = _FORMATS.get(str(form.get("format")))
    return check is None or not isinstance(value, str) or check(value)


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
