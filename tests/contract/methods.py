"""Compare the emitted clients and resources with the contract: every signature."""

from collections.abc import Iterator, Mapping
from inspect import Parameter, iscoroutinefunction, signature
from types import ModuleType
from typing import Final, get_type_hints

from contract.server import is_secured
from contract.shapes import Constant, Shape, Types, filled, nullable, shape, shown
from generator.contract import JsonObject
from generator.contract.arguments import Argument, Arguments, is_json, json_of
from generator.contract.directions import ANSWER, REQUEST
from generator.contract.names import method_name, pascal, resource_name
from generator.contract.values import child, children, row, rows

CREDENTIALS: Final = frozenset(
    {
        *("AccessToken", "AuthorizationCode", "ClientCredentials", "Password"),
        "RefreshToken",
    }
)
"""Classes of which a client takes any to prove who is calling."""

CLIENTS: Final = (("", "Pager"), ("Async", "AsyncPager"))
"""The prefix of the names for each way to wait, with its pager."""


class Methods:
    """Compares the resources of one package with one contract."""

    def __init__(self, contract: JsonObject, package: ModuleType) -> None:
        self._contract = contract
        self._operations = children(contract, "operations")
        self._arguments = Arguments(contract)
        self._types = Types(contract, package)

    def differences(self) -> Iterator[str]:
        """Yield a sentence for everything that is not as the contract asks."""
        for prefix, pager in CLIENTS:
            yield from self._client(prefix)
            for key in self._operations:
                yield from self._method(key, prefix, pager)
                yield from self._raw_method(key, prefix)
            yield from self._raws(prefix)
            yield from self._unasked(prefix)
            yield from self._unasked(f"{prefix}Raw")

    def _client(self, prefix: str) -> Iterator[str]:
        name = f"{prefix}{child(self._contract, 'client')['name']}Client"
        client = self._types.named(name)
        if not isinstance(client, type):
            yield f"{name}: there is no such client"
            return
        for tag in sorted({resource_name(each) for each in self._operations.values()}):
            asked = self._types.named(f"{prefix}{pascal(tag)}")
            if _property_type(client, tag) is not asked:
                yield f"{name}.{tag}: there is no such resource"
        types = get_type_hints(vars(client)["__init__"])
        yield from self._made(name, signature(client).parameters, types)

    def _made(
        self, name: str, found: Mapping[str, Parameter], types: Mapping[str, object]
    ) -> Iterator[str]:
        """Compare what a client is made with."""
        for each, (asked, default) in self._of_client().items():
            if each not in found:
                yield f"{name}: there is no argument {each}"
                continue
            yield from _parameter(f"{name}.{each}", found[each], default, is_named=True)
            yield from _unequal(f"{name}.{each}", shape(types[each]), asked)
        taken = shape(types["auth"]) if "auth" in types else frozenset[object]()
        for each in sorted(CREDENTIALS) if is_secured(self._contract) else ():
            if self._types.named(each) not in taken:
                yield f"{name}.auth: does not take {each}"

    def _of_client(self) -> dict[str, tuple[Shape, object]]:
        """Return type and default of each argument of the client."""
        headers = {
            name: (shape(str), Parameter.empty)
            for name in self._arguments.of_client().values()
        }
        variables = {
            name: (
                frozenset(map(Constant, row(variable, "enum"))) or shape(str),
                variable["default"],
            )
            for name, variable in children(
                rows(self._contract, "servers")[0], "variables"
            ).items()
        }
        return {**headers, **variables}

    def _method(self, key: str, prefix: str, pager: str) -> Iterator[str]:
        operation = self._operations[key]
        yield from self._compared(
            f"{prefix}{pascal(resource_name(operation))}",
            method_name(key, operation),
            {each.name: each for each in self._arguments.of_method(key)},
            self._returned(operation, pager),
            is_awaited=bool(prefix) and "pagination" not in operation,
        )

    def _raw_method(self, key: str, prefix: str) -> Iterator[str]:
        """Compare the method that returns the answer as it came."""
        operation = self._operations[key]
        yield from self._compared(
            f"{prefix}Raw{pascal(resource_name(operation))}",
            method_name(key, operation),
            {each.name: each for each in self._arguments.of_raw(key)},
            filled(self._types.named("Answer"), self._success(operation)),
            is_awaited=bool(prefix),
        )

    def _raws(self, prefix: str) -> Iterator[str]:
        """Look for what leads from each resource to the answers as they came."""
        for tag in sorted({resource_name(each) for each in self._operations.values()}):
            asked = self._types.named(f"{prefix}Raw{pascal(tag)}")
            found = self._types.named(f"{prefix}{pascal(tag)}")
            if _property_type(found, "raw") is not asked:
                yield f"{prefix}{pascal(tag)}.raw: there is no such resource"

    def _compared(
        self,
        resource: str,
        name: str,
        asked: dict[str, Argument],
        returned: Shape,
        *,
        is_awaited: bool,
    ) -> Iterator[str]:
        place = f"{resource}.{name}"
        method: object = getattr(self._types.named(resource), name, None)
        if not callable(method):
            yield f"{place}: there is no such method"
            return
        if iscoroutinefunction(method) is not is_awaited:
            yield f"{place}: is to be awaited, or not"
        hints = get_type_hints(method)
        found = dict(signature(method).parameters)
        del found["self"]
        yield from self._signature(place, found, asked, hints)
        yield from _unequal(f"{place} returns", shape(hints["return"]), returned)

    def _signature(
        self,
        place: str,
        found: dict[str, Parameter],
        asked: dict[str, Argument],
        hints: dict[str, object],
    ) -> Iterator[str]:
        for name in sorted(found.keys() ^ asked.keys()):
            word = "no parameter asks for" if name in found else "there is no"
            yield f"{place}: {word} argument {name}"
        for name in sorted(found.keys() & asked.keys()):
            yield from self._argument(place, found[name], asked[name], hints[name])
        in_path = [name for name, each in asked.items() if each.source == "path"]
        if [*found][: len(in_path)] != in_path:
            yield f"{place}: path parameters are in another order"

    def _argument(
        self, place: str, found: Parameter, asked: Argument, hint: object
    ) -> Iterator[str]:
        where, is_named = f"{place}.{asked.name}", asked.source != "path"
        yield from _parameter(where, found, self._default(asked), is_named=is_named)
        yield from _unequal(where, shape(hint), self._type(asked))

    def _type(self, argument: Argument) -> Shape:
        given = self._types.of(argument.schema, REQUEST)
        if argument.source == "body" and not is_json(argument.wire):
            given = shape(bytes)
        if argument.required:
            return given
        if argument.source == "field":
            return given | {self._types.named("Unset")}
        return nullable(given)

    def _default(self, argument: Argument) -> object:
        if argument.required:
            return argument.schema.get("const", Parameter.empty)
        return self._types.named("UNSET") if argument.source == "field" else None

    def _returned(self, operation: JsonObject, pager: str) -> Shape:
        page = child(operation, "pagination")
        if not page:
            return self._success(operation)
        listing = self._arguments.resolved(self._listing(operation))
        items = child(child(child(listing, "fields"), str(page["items"])), "items")
        return filled(self._types.named(pager), self._types.of(items, ANSWER))

    def _success(self, operation: JsonObject) -> Shape:
        return frozenset[object]().union(*self._answers(operation))

    def _listing(self, operation: JsonObject) -> JsonObject:
        return next(
            json_of(answer)
            for status, answer in children(operation, "answers").items()
            if status.startswith("2")
        )

    def _answers(self, operation: JsonObject) -> Iterator[Shape]:
        for status, answer in children(operation, "answers").items():
            if status.startswith("2"):
                for media, schema in children(answer, "content").items():
                    yield (
                        self._types.of(schema, ANSWER)
                        if is_json(media)
                        else shape(bytes)
                    )
                if not child(answer, "content"):
                    yield shape(None)

    def _unasked(self, prefix: str) -> Iterator[str]:
        asked: dict[str, set[str]] = {}
        for key, operation in self._operations.items():
            name = f"{prefix}{pascal(resource_name(operation))}"
            asked.setdefault(name, set()).add(method_name(key, operation))
        for name, methods in asked.items():
            has = (
                vars(self._types.named(name))
                if isinstance(self._types.named(name), type)
                else {}
            )
            for method in sorted(each for each in has if not each.startswith("_")):
                if callable(has[method]) and method not in methods:
                    yield f"{name}.{method}: no operation asks for this method"


def _parameter(
    place: str, found: Parameter, default: object, *, is_named: bool
) -> Iterator[str]:
    kind = Parameter.KEYWORD_ONLY if is_named else Parameter.POSITIONAL_OR_KEYWORD
    if found.kind is not kind:
        yield f"{place}: is {found.kind.description}, not {kind.description}"
    if found.default is not default and found.default != default:
        yield f"{place}: default is {found.default!r}, not {default!r}"


def _property_type(owner: object, name: str) -> object:
    """Return what the property called *name* is annotated with, if there is one."""
    found: object = getattr(owner, name, None)
    if not isinstance(found, property) or found.fget is None:
        return None
    return get_type_hints(found.fget)["return"]


def _unequal(place: str, found: Shape, asked: Shape) -> Iterator[str]:
    if found != asked:
        yield f"{place}: type is {shown(found)}, the contract asks for {shown(asked)}"
