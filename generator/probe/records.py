"""What one recorded answer says, and where it stands."""

from attrs import field, frozen


class ProbeError(Exception):
    """A recording cannot be gone through; the message holds nothing of it."""


@frozen
class Spot:
    """A file with a line."""

    file: str
    line: int

    entry: int | None = None
    """Its number, from 1, where many can stand on one line."""

    def __str__(self) -> str:
        """Return it as editors and terminals take it."""
        place = f"{self.file}:{self.line}"
        return place if self.entry is None else f"{place}, entry {self.entry}"


@frozen
class Item:
    """A JSON value of a recording, not yet understood."""

    spot: Spot
    value: object = field(repr=False)


@frozen
class Unread:
    """A part of a recording that cannot be understood."""

    spot: Spot

    problem: str
    """One of our own sentences, never what stands there."""


@frozen
class Body:
    """The body of an answer."""

    value: object = field(repr=False)

    is_json: bool = True
    """Whether *value* is one; of any other body there is nothing here."""


@frozen
class Record:
    """One answer, and what it answers."""

    spot: Spot
    method: str
    path: str = field(repr=False)
    status: int
    body: Body | None

    operation: str = ""
    """Which operation it belongs to, if that is known without a path."""
