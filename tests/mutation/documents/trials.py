"""Every operator at every place of both documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Final

from attrs import frozen

from generator.contract import JsonObject
from generator.drift.levels import Level
from mutation.mutants import Mutant

from .known import DEPOT, DOCUMENT
from .operators import ANY, Edit, Operator
from .sources import Source
from .table import OF_THE_DOCUMENT, OF_THE_OTHER

NAME: Final = "documents"


@frozen
class Trial:
    """One operator at one place of one document."""

    mutant: Mutant
    source: Source
    operator: Operator
    edit: Edit

    @property
    def expected(self) -> Level:
        """The class that the operator's table names."""
        table = self.operator.expected
        return table[self.edit.case] if self.edit.case in table else table[ANY]

    def document(self) -> JsonObject:
        """Return the mutated document."""
        root = deepcopy(self.source.root)
        self.edit.make(root)
        return root


def trials() -> Iterator[Trial]:
    """Yield every mutant of both documents."""
    yield from trials_of(DOCUMENT, OF_THE_DOCUMENT)
    yield from trials_of(DEPOT, OF_THE_OTHER)


def trials_of(source: Source, operators: Iterable[Operator]) -> Iterator[Trial]:
    """Yield each of *operators* at each place of *source* where it applies."""
    for operator in operators:
        for edit in operator.edits(source):
            place = edit.place if source is DOCUMENT else f"{source.name} {edit.place}"
            yield Trial(Mutant(NAME, operator.name, place), source, operator, edit)
