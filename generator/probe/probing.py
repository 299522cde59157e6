"""Go through recordings, and gather what they show."""

from types import TracebackType
from typing import Final, Self

from attrs import define, field

from .checking import Checker
from .entries import entered
from .envelopes import Reader
from .findings import Findings
from .forms import Form, form_of
from .items import items
from .records import Item, ProbeError, Record, Spot, Unread
from .sources import Source

MOST_UNREAD: Final = 10
"""What cannot be read is named this often, and counted after that."""


@define
class Probe:
    """What all recordings together show."""

    checker: Checker
    reader: Reader
    findings: Findings = field(factory=Findings)
    answers: int = 0
    """How many were compared with the contract."""

    without_body: int = 0
    """How many of those were recorded without a body: only their status counts."""

    others: int = 0
    """How many answered what is no operation of the contract."""

    first_other: Spot | None = None
    unread: int = 0
    named: list[Unread] = field(factory=list[Unread])
    """The first of what cannot be read."""

    def read(self, source: Source) -> None:
        """Go through *source*; raises `ProbeError`."""
        with _Hidden() as hidden:
            self._read(source)
        if hidden.error:
            raise ProbeError(f"{source.spot}: cannot be read: {hidden.error}")

    def _read(self, source: Source) -> None:
        form = form_of(source)
        reader = entered if form is Form.HAR else self.reader
        for item in items(source, form):
            for record in reader(item) if isinstance(item, Item) else [item]:
                self._take(record)

    def _take(self, record: Record | Unread) -> None:
        if isinstance(record, Unread):
            self.unread += 1
            self.named += [record] if len(self.named) < MOST_UNREAD else []
        elif operation := self.checker.operation(record):
            self.answers += 1
            self.without_body += record.body is None
            for found in self.checker.observations(operation, record):
                self.findings.see(found, record.spot)
        else:
            self.others += 1
            self.first_other = self.first_other or record.spot


@define
class _Hidden:
    """Keeps an error of any kind to itself, since it may have seen an answer."""

    error: str = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        if not isinstance(error, Exception) or isinstance(error, ProbeError):
            return False
        said = error.strerror if isinstance(error, OSError) else None
        self.error = said or type(error).__name__
        return True
