"""Compare what the emitted docstrings say with what the document says."""

from collections.abc import Iterator
from types import ModuleType

from contract.methods import CLIENTS
from contract.models import Models
from generator.contract import JsonObject
from generator.contract.arguments import Argument, Arguments, json_of
from generator.contract.names import method_name, pascal, resource_name
from generator.contract.values import child, children


def wording_differences(contract: JsonObject, package: ModuleType) -> Iterator[str]:
    """Yield a sentence for each description that users do not get to read."""
    said = child(contract, "prose")
    models = Models(contract, package)
    for name in children(contract, "schemas"):
        for class_name, _ in models.classes(name):
            found = getattr(package, class_name, None)
            yield from _unsaid(class_name, found, [str(said.get(name, ""))])
    for key, operation in children(contract, "operations").items():
        words = [str(said.get(place, "")) for place in _places(contract, key)]
        for prefix, _ in CLIENTS:
            resource = f"{prefix}{pascal(resource_name(operation))}"
            method = method_name(key, operation)
            found = getattr(getattr(package, resource, None), method, None)
            yield from _unsaid(f"{resource}.{method}", found, words)


def _places(contract: JsonObject, key: str) -> Iterator[str]:
    """Yield the places that the docstring of a method draws from."""
    yield key
    operation = children(contract, "operations")[key]
    body = json_of(child(operation, "body")).get("ref")
    for argument in Arguments(contract).of(key):
        yield _place(key, str(body), argument)


def _place(key: str, body: str, argument: Argument) -> str:
    if argument.source == "field":
        return f"{body}.{argument.wire}"
    return f"{key}: {argument.source} parameter {argument.wire}"


def _unsaid(place: str, found: object, words: list[str]) -> Iterator[str]:
    doc = _squeezed(found.__doc__ or "")
    for paragraph in "\n\n".join(words).split("\n\n"):
        if _squeezed(paragraph) not in doc:
            yield f"{place}: docstring lacks {_squeezed(paragraph)!r}"


def _squeezed(text: str) -> str:
    return " ".join(text.split())
