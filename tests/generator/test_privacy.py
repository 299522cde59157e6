"""What may identify a patient is shown nowhere, however the document says it."""

from typing import Final

import pytest

from emitting.building import named
from emitting.packages import Made, Workshop
from generator.reading.document import Json, JsonObject

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
VISIT: Final[JsonObject] = {"id": ID, "room": "12"}
NAME: Final = "Ada"
MOMENT: Final = "1999-09-09T09:09:09Z"
PRIVATE: Final[list[tuple[str, Json]]] = [
    ("name", NAME),
    ("names", [NAME]),
    ("lines", [[NAME]]),
    ("diagnosis", NAME),
    ("diagnosis", "flu"),
    ("alias", NAME),
    ("beside", MOMENT),
    ("inside", MOMENT),
    ("choice", NAME),
    ("same", NAME),
    ("maybe", NAME),
    ("several", NAME),
    ("hidden", {"name": NAME, "room": "12"}),
    ("byName", {NAME: 3}),
    ("free", NAME),
    ("undeclared", NAME),
]
NAMES: Final = {"byName": "by_name", "undeclared": "extra"}


@pytest.fixture(scope="module")
def clinic(workshop: Workshop) -> Made:
    return workshop.make(named("clinic"))


@pytest.mark.parametrize(("wire", "value"), PRIVATE)
def test_read(clinic: Made, wire: str, value: Json) -> None:
    """No repr of what was read shows it."""
    visit = clinic.models.Visit.from_dict({**VISIT, wire: value})
    assert f"{NAMES.get(wire, wire)}=<redacted>" in repr(visit)
    assert visit.to_dict()[wire] == value


@pytest.mark.parametrize(("wire", "value"), PRIVATE)
def test_sent(clinic: Made, wire: str, value: Json) -> None:
    """No repr of what is sent shows it."""
    if wire == "undeclared":
        assert not hasattr(clinic.models.VisitInput, "extra")
        return
    name = NAMES.get(wire, wire)
    visit = clinic.models.VisitInput(room="12", pin="1", **{name: value})
    assert f"{name}=<redacted>" in repr(visit)


def test_shown(clinic: Made) -> None:
    """What says that it identifies nobody is shown, and so is that nothing is there."""
    visit = clinic.models.Visit.from_dict(
        {**VISIT, "person": {"name": NAME, "room": "3"}}
    )
    shown = repr(visit)
    assert "room='12'" in shown
    assert "person=Person(name=<redacted>, room='3', extra={})" in shown
    assert "diagnosis=None" in shown


def test_mismatch(clinic: Made) -> None:
    """No message quotes a value."""
    with pytest.raises(clinic.package.ContractMismatchError) as caught:
        clinic.models.Visit.from_dict({**VISIT, "byName": {NAME: "three"}})
    assert NAME not in str(caught.value)
