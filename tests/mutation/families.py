"""The families of mutants, each imported only when it is asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import Final

from .mutants import Family

MODULES: Final = {
    "classes": "mutation.documents.classing",
    "documents": "mutation.documents",
    "code": "mutation.code",
    "templates": "mutation.templates",
}
"""Where each family stands; its module has a function `family`."""


def families(names: list[str]) -> list[Family]:
    """Return the families called *names*, in the order of the table."""
    return [_family(MODULES[name]) for name in MODULES if name in names]


def _family(module: str) -> Family:
    made: Callable[[], Family] = vars(import_module(module))["family"]
    return made()
