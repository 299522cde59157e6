"""What a client must send: the exact request for a call, derived from the contract.

Each case is a call, with arguments, and the request that it must make. The query stands
apart from the URL, ordered by key: an order that nobody promised is not compared.
"""

from collections.abc import Iterator, Mapping

from .arguments import Argument, Arguments, is_json
from .directions import Directions
from .examples import Examples
from .names import method_name, resource_name
from .scalars import BYTES, Example, Mode, same
from .sending import Sender
from .values import JsonObject, canonical, children


def requests(contract: JsonObject) -> JsonObject:
    """Return the cases for *contract*, by method and by how much is given."""
    maker = CaseMaker(contract)
    return {
        f"{case['operation']} {mode}": case
        for key in children(contract, "operations")
        for mode, case in maker.cases(key)
    }


class CaseMaker:
    """Makes the cases for one contract."""

    def __init__(self, contract: JsonObject) -> None:
        self._contract = contract
        self._arguments = Arguments(contract)
        self._directions = Directions(contract)
        self._sender = Sender(contract)
        self._operations = children(contract, "operations")

    def cases(self, key: str) -> Iterator[tuple[str, JsonObject]]:
        """Yield the cases for the operation *key* that differ."""
        seen: set[str] = set()
        for mode in Mode:
            case = self._case(key, mode)
            if canonical(case) not in seen:
                seen.add(canonical(case))
                yield mode.name.lower(), case

    def _case(self, key: str, mode: Mode) -> JsonObject:
        operation = self._operations[key]
        known = {each.name: each for each in self._arguments.of(key)}
        values = self._values(mode, known)
        given = [(known[name], value.wire) for name, value in values.items()]
        return {
            "operation": f"{resource_name(operation)}.{method_name(key, operation)}",
            "arguments": {
                name: value.python
                for name, value in values.items()
                if "const" not in known[name].schema
            },
            **self._sender.sent(key, given),
        }

    def _values(self, mode: Mode, known: Mapping[str, Argument]) -> dict[str, Example]:
        examples = Examples(self._contract, self._directions, mode)
        fields = {
            name: {**each.schema, "required": each.required}
            for name, each in known.items()
        }
        values = examples.fields(fields, "")
        return {name: _sendable(known[name], value) for name, value in values.items()}


def _sendable(argument: Argument, value: Example) -> Example:
    """Return *value*, in the form that the place of *argument* can carry."""
    if argument.source == "body" and not is_json(argument.wire):
        return Example({"$bytes": BYTES}, BYTES)
    is_text = isinstance(value.python, str) and not value.python.isascii()
    return same(argument.name) if argument.source == "header" and is_text else value
