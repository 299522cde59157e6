"""One place where one answer leaves the contract."""

from typing import Final

from attrs import field, frozen

UNDOCUMENTED_BODY: Final = "undocumented body"
UNDOCUMENTED_MEDIA_TYPE: Final = "undocumented media type"
"""What the answer as a whole can be, beside the kinds of deviations."""

KEY: Final = "{key}"

MARKS: Final = tuple(".[{")
"""What the place of something inside a schema goes on with after its name."""


@frozen
class Holder:
    """The part of the document that describes an answer's body."""

    operation: str

    status: str
    """As the document writes it: `200`, `4XX`, `default`; or as it was undocumented."""

    media: str = ""

    def __str__(self) -> str:
        """Return what the house's sentences call it."""
        return f"{self.operation}: answer {self.status} {self.media}".rstrip()


@frozen
class Place:
    """Where in the contract something is described, and where in an answer it stood."""

    holder: Holder

    status: int
    """The one of the answer."""

    pointer: str

    schema: str
    """Starts with the name of a schema, or else with what is inside the holder."""

    @property
    def name(self) -> str:
        """The field that the pointer ends with."""
        step = self.pointer.rpartition("/")[2]
        return step.replace("~1", "/").replace("~0", "~")

    @property
    def parent(self) -> str:
        """The schema whose field that is."""
        return self.schema.removesuffix(f".{self.name}")

    @property
    def is_inside(self) -> bool:
        """Whether no name of a schema comes first."""
        return not self.schema or self.schema.startswith(MARKS)

    @property
    def shown(self) -> str:
        """The place in the contract as people read it."""
        return f"{self.holder}{self.schema}" if self.is_inside else self.schema


@frozen
class Observation:
    """What was found at a place."""

    kind: str
    place: Place
    value: object = field(default=None, repr=False)

    is_phi: bool = True
    """Whether the value may identify a patient."""

    fitting: frozenset[str] = frozenset()
    """The schemas that an undocumented body would fit."""
