"""Compare everything that a package offers with what a contract asks for."""

from collections.abc import Iterator
from types import ModuleType
from typing import Final

from contract.behaviour import Behaviour
from contract.methods import CLIENTS, Methods
from contract.models import Models
from contract.wording import wording_differences
from generator.contract import JsonObject
from generator.contract.names import pascal, resource_name
from generator.contract.values import child, children

ALWAYS: Final = frozenset(
    {
        *("UNSET", "Unset", "UnknownObject", "AccessToken", "Pager", "AsyncPager"),
        *("Answer", "Drift", "DriftKind"),
        *("CortiError", "TransportError", "RequestTimeoutError", "ClosedError"),
        *("ContractMismatchError", "ArgumentError", "StatusError", "BadRequestError"),
        *("UnauthorizedError", "ForbiddenError", "NotFoundError", "ConflictError"),
        *("RateLimitError", "ServerError"),
    }
)
"""What every package offers, whatever the document says."""


def surface_differences(contract: JsonObject, package: ModuleType) -> list[str]:
    """Return a sentence for each place where *package* is not what *contract* asks."""
    models = Models(contract, package)
    return [
        *models.differences(),
        *Behaviour(contract, package).differences(),
        *Methods(contract, package).differences(),
        *_exports(contract, package, models),
        *wording_differences(contract, package),
    ]


def _exports(
    contract: JsonObject, package: ModuleType, models: Models
) -> Iterator[str]:
    asked = {*ALWAYS, *_names(contract, models)}
    found: list[str] = package.__all__
    for name in sorted(asked - {*found}):
        yield f"__all__: {name} is missing"
    for name in found:
        if not hasattr(package, name):
            yield f"__all__: there is no {name}"


def _names(contract: JsonObject, models: Models) -> Iterator[str]:
    for name, schema in children(contract, "schemas").items():
        yield from (class_name for class_name, _ in models.classes(name))
        if "enum" in schema:
            yield f"{pascal(name)}Value"
    for prefix, _ in CLIENTS:
        yield f"{prefix}{child(contract, 'client')['name']}Client"
        for operation in children(contract, "operations").values():
            for kind in ("", "Raw"):
                yield f"{prefix}{kind}{pascal(resource_name(operation))}"
