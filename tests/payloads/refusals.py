"""Provoke the error that a wrong answer raises, and see what it tells."""

import traceback
from collections.abc import Iterator

import pytest

from corti_interactions import ContractMismatchError
from payloads.document import Json, items, members, values
from payloads.files import READERS


def refused(path: str, wire: Json) -> ContractMismatchError:
    """Return the error that reading raises."""
    with pytest.raises(ContractMismatchError) as caught:
        READERS[path.partition(".")[0]](wire)
    return caught.value


def planted(value: Json) -> Iterator[str]:
    """Return the text of each value that nobody may see."""
    for inner in [*items(value), *values(value)]:
        yield from planted(inner)
    yield from (key for key in members(value) if key.startswith("Planted"))
    if isinstance(value, str | float) or type(value) is int:
        yield str(value)


def everything(error: ContractMismatchError) -> str:
    """Return all that an error tells to whoever prints or logs it."""
    lines = traceback.format_exception(error)
    return "\n".join([str(error), repr(error), repr(error.args), *lines])


def tells(error: ContractMismatchError, value: Json) -> list[str]:
    """Return what of *value* an error tells."""
    text = everything(error)
    return [secret for secret in planted(value) if secret.strip() and secret in text]
