"""Regenerate whole distributions, proof included, each once."""

import json
from pathlib import Path
from typing import Final

from attrs import define, field, frozen

from generator.regeneration import regenerate
from generator.writing.stage import Changes

from .building import DOCUMENTS
from .large import large

LARGE: Final = "large"
SCHEMAS: Final = 200
NAMES: Final = (*sorted(path.stem for path in DOCUMENTS.glob("*.yaml")), LARGE)
"""Every document that a distribution is made of."""


@frozen
class Printed:
    """A distribution, and what was said when it was made."""

    document: Path
    folder: Path
    changes: Changes
    shown: str

    @property
    def package(self) -> Path:
        """Where the one package of the distribution is."""
        (package,) = (self.folder / "src").iterdir()
        return package


@define
class Press:
    """Makes distributions below a folder."""

    folder: Path
    _printed: dict[str, Printed] = field(factory=dict[str, Printed])

    def printed(self, name: str) -> Printed:
        """Return the distribution of the document called *name*."""
        if name not in self._printed:
            document, folder = self._document(name), self.folder / name / "generated"
            changes, shown = regenerate(document, folder)
            self._printed[name] = Printed(document, folder, changes, shown)
        return self._printed[name]

    def _document(self, name: str) -> Path:
        if name != LARGE:
            return DOCUMENTS / f"{name}.yaml"
        path = self.folder / f"{name}.json"
        path.write_text(json.dumps(large(SCHEMAS)), encoding="utf-8")
        return path
