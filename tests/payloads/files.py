"""The payloads in `tests/golden/payloads/`, each beside what it is to be read as."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

import corti_interactions
from payloads.document import Json, component, members, read_schemas
from payloads.fitting import GOLDEN, TODO, completed, misfits
from payloads.making import FULL, filled, reading, variants

FOLDER: Final = GOLDEN / "payloads"
PARTS: Final = {"why", "schema", "wire", "reads"}


class Model(Protocol):
    """What every model can do."""

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON."""
        ...


def reader(name: str) -> Callable[[object], Model]:
    """Return what reads the class of that name."""
    read: Callable[[object], Model] = getattr(corti_interactions, name).from_dict
    return read


READERS: Final[Mapping[str, Callable[[object], Model]]] = {
    name: reader(name) for name in sorted(read_schemas())
}


@dataclass(frozen=True)
class Payload:
    """One answer of the API, and what it is to be read as."""

    name: str
    schema: str
    wire: Json
    reads: Json

    def read(self) -> Model:
        """Read it with the package."""
        return READERS[self.schema](self.wire)

    def misfit(self) -> str:
        """Say where it does not fit and what to do, or nothing if it fits."""
        found = ", ".join(misfits(self.schema, self.wire, self.reads))
        return f"{self.name}.json: {found}: {TODO}" if found else ""

    def __str__(self) -> str:
        return self.name


def load(path: Path) -> Payload:
    """Read one file, which has every part of a payload and nothing else."""
    loaded: Json = json.loads(path.read_text("utf-8"))
    parts = members(loaded)
    if odd := parts.keys() ^ PARTS:
        raise ValueError(f"{path.name}: missing or too many: {', '.join(sorted(odd))}")
    return Payload(path.stem, str(parts["schema"]), parts["wire"], parts["reads"])


def made() -> Iterator[Payload]:
    """Make payloads of all that the document says, for what nobody wrote one for."""
    for schema in READERS:
        shape = component(schema)
        for number, wire in enumerate(variants(shape)):
            yield Payload(f"made-{schema}-{number}", schema, wire, reading(shape, wire))


WRITTEN: Final = [load(path) for path in sorted(FOLDER.iterdir())]
FITTING: Final = [
    replace(each, reads=completed(component(each.schema), each.reads))
    for each in WRITTEN
    if not each.misfit()
]
PAYLOADS: Final = [*FITTING, *made()]
"""Those that fit, and those that are made."""


def sample(name: str, schema: str) -> Json:
    """Return a payload with something in each field: that of that name, if it fits."""
    shape = component(schema)
    wires = (each.wire for each in FITTING if each.name == name)
    return filled(shape, next(wires, FULL.of(shape)))


def written(model: Model) -> Json:
    """Return the JSON of a model as it comes out of its text."""
    loaded: Json = json.loads(json.dumps(model.to_dict(), allow_nan=False))
    return loaded
