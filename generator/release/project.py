"""Where everything is that a release looks at."""

from pathlib import Path

from attrs import frozen

from generator.drift.revisions import DOCUMENT

from .changelog import NAME


@frozen
class Project:
    """A project in the folder *root*."""

    root: Path

    @property
    def document(self) -> Path:
        """The document that the package is made of."""
        return self.root / DOCUMENT

    @property
    def generated(self) -> Path:
        """The distribution."""
        return self.root / "generated"

    @property
    def golden(self) -> Path:
        """What has been approved."""
        return self.root / "tests" / "golden"

    @property
    def changelog(self) -> Path:
        """What users are told."""
        return self.root / NAME
