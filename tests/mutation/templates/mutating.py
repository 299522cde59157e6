"""Every mutant of the generator that can show in what it emits."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.writing.package import ROOT
from mutation.code.mutating import CodeMutant, named

from .table import changes

NAME: Final = "templates"
GENERATOR: Final = ROOT / "generator"


def mutants(generator: Path = GENERATOR) -> Iterator[CodeMutant]:
    """Yield a mutant for each change of what is in the folder *generator*."""
    return named(NAME, changes(generator))
