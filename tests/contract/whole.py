"""Compare all that a package is and does with what a contract asks for."""

from collections.abc import Iterator
from types import ModuleType

from contract.calling import call_differences
from contract.failing import error_differences
from contract.reading import answer_differences
from contract.surface import surface_differences
from generator.contract import JsonObject


def package_differences(
    contract: JsonObject, cases: JsonObject, package: ModuleType
) -> Iterator[str]:
    """Yield a sentence for each place where *package* is not what is asked for.

    Whatever goes wrong in *package* is a sentence, too.
    """
    yield from surface_differences(contract, package)
    yield from call_differences(contract, cases, package)
    yield from answer_differences(contract, cases, package)
    yield from error_differences(contract, cases, package)
