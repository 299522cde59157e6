"""Spell Python values in JSON, so that each is compared with its type."""

import json
from collections.abc import Mapping
from datetime import date, datetime, timezone
from enum import Enum
from typing import TypeGuard
from uuid import UUID

import attrs


def spell(value: object) -> object:
    """Name the type of all that JSON has no type for, and the fields of models."""
    if _is_plain(value):
        return value
    if _is_list(value):
        return [spell(item) for item in value]
    if _is_dict(value):
        return {key: spell(item) for key, item in value.items()}
    return {type(value).__name__: _content(value)}


def text_of(spelled: object) -> str:
    """Lay out JSON so that two can be compared line by line, `1` unlike `1.0`."""
    return json.dumps(spelled, ensure_ascii=True, indent=1, sort_keys=True)


def _content(value: object) -> object:
    match value:
        case Enum():
            return value.name
        case UUID():
            return str(value)
        case datetime(tzinfo=None | timezone()):
            return value.isoformat()
        case date() if not isinstance(value, datetime):
            return value.isoformat()
        case _:
            return spell([*value]) if _is_tuple(value) else _attributes(value)


def _attributes(model: object) -> Mapping[str, object]:
    kind = type(model)
    if not attrs.has(kind):
        raise TypeError(f"no spelling for {kind.__name__}; add one")
    names = [field.name for field in attrs.fields(kind)]
    return {name: spell(getattr(model, name)) for name in names}


def _is_plain(value: object) -> bool:
    return value is None or type(value) in (bool, int, float, str)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return type(value) is list


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return type(value) is tuple


def _is_dict(value: object) -> TypeGuard[dict[str, object]]:
    return type(value) is dict
