# Made from generator/runtime/wire.py by "python -m generator regenerate".
"""Between bytes and JSON values."""

import json
import re
from contextlib import suppress
from math import isfinite
from typing import Final, NoReturn

from .errors import ArgumentError, ContractMismatchError

_SURROGATE: Final = re.compile(rb"\\u[dD][89a-fA-F]")


def parse_json(content: bytes) -> object:
    """Parse UTF-8 JSON; of two equal keys the last wins.

    Raises `ContractMismatchError` for what is not JSON, and for a byte order mark,
    NaN, infinities, numbers too large to hold and halves of surrogate pairs.
    """
    if not content:
        raise ContractMismatchError("expected JSON, got nothing")
    with suppress(ValueError, RecursionError):
        return _parse(content)
    raise ContractMismatchError("expected JSON")


def dump_json(value: object) -> bytes:
    """Write compact UTF-8 JSON.

    Raises `ArgumentError` for what JSON or UTF-8 cannot carry.
    """
    with suppress(ValueError, TypeError, RecursionError):
        return _render(value).encode()
    raise ArgumentError("expected text and numbers that JSON can carry; check both")


def _parse(content: bytes) -> object:
    value: object = _DECODER.decode(content.decode())
    if _SURROGATE.search(content):
        _render(value).encode()  # Raises for half a pair.
    return value


def _render(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _finite(literal: str) -> float:
    number = float(literal)
    if not isfinite(number):
        raise ValueError
    return number


def _refuse(_constant: str) -> NoReturn:
    raise ValueError


_DECODER: Final = json.JSONDecoder(parse_float=_finite, parse_constant=_refuse)
