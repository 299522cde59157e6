"""Compare what the emitted models do with the contract: wire names and redaction."""

from collections.abc import Iterator
from datetime import date, datetime
from types import ModuleType
from typing import Final
from uuid import UUID

from contract.building import build
from generator.contract import Json, JsonObject
from generator.contract.directions import ANSWER, REQUEST, Directions, fields_of
from generator.contract.examples import Examples
from generator.contract.names import field_name, pascal
from generator.contract.scalars import Example, Mode
from generator.contract.values import child, children, elements, members, row, rows, text
from generator.contract.walking import everywhere

UNKNOWN: Final = "zz-not-in-the-document"


class Behaviour:
    """Tries the models of one package out with examples made from one contract."""

    def __init__(self, contract: JsonObject, package: ModuleType) -> None:
        self._contract = contract
        self._schemas = children(contract, "schemas")
        self._package = package
        self._directions = Directions(contract)

    def differences(self) -> Iterator[str]:
        """Yield a sentence for everything that is not as the contract asks."""
        for name, schema in self._schemas.items():
            if "enum" in schema:
                continue
            for direction in self._directions.of(name):
                for mode in Mode:
                    yield from self._tried(name, direction, mode)
            ...
