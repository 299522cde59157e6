"""The payloads in `tests/golden/payloads/`, each beside what it is to be read as."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from corti_interactions import Interaction, InteractionCreated, InteractionList, Problem
from payloads.document import Json, members

FOLDER: Final = Path(__file__).parents[1] / "golden" / "payloads"
PARTS: Final = {"why", "schema", "wire", "reads"}


class Model(Protocol):
    """What every model can do."""

    def to_dict(self) -> dict[str, object]:
        """Write the API's JSON."""
        ...


READERS: Final[Mapping[str, Callable[[object], Model]]] = {
    "Interaction": Interaction.from_dict,
    "InteractionCreated": InteractionCreated.from_dict,
    "InteractionList": InteractionList.from_dict,
    "Problem": Problem.from_dict,
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

    def __str__(self) -> str:
        return self.name


def load(path: Path) -> Payload:
    """Read one file, which has every part of a payload and nothing else."""
    loaded: Json = json.loads(path.read_text("utf-8"))
    parts = members(loaded)
    if odd := parts.keys() ^ PARTS:
        raise ValueError(f"{path.name}: missing or too many: {', '.join(sorted(odd))}")
    return Payload(path.stem, str(parts["schema"]), parts["wire"], parts["reads"])


PAYLOADS: Final = [load(path) for path in sorted(FOLDER.iterdir())]


def payload(name: str) -> Payload:
    """Return the payload of that name."""
    return next(each for each in PAYLOADS if each.name == name)


def written(model: Model) -> Json:
    """Return the JSON of a model as it comes out of its text."""
    loaded: Json = json.loads(json.dumps(model.to_dict(), allow_nan=False))
    return loaded
