"""OpenAPI 3.0 and 3.1 say the same in different words, here of a ferry."""

from typing import Final

import httpx
import pytest

from emitting.building import named
from emitting.packages import Made, Workshop, rendered
from generator.reading.document import Json

ANNOTATIONS: Final = {
    "boat": ("str | None", "str | None"),
    "berth": ("Berth | None", "BerthInput | None"),
    "spare": ("Berth | None", "BerthInput | Unset | None"),
    "side": ("Side | str | None", "SideValue | Unset | None"),
    "tide": ("CrossingTide | str | None", "CrossingTideValue | Unset | None"),
    "left_at": ("datetime | None", "datetime | Unset | None"),
    "stops": ("tuple[str | None, ...] | None", "Sequence[str | None] | Unset | None"),
    "tolls": (
        "Mapping[str, float | None] | None",
        "Mapping[str, float | None] | Unset | None",
    ),
    "master": ("CrossingMaster | None", "CrossingMasterInput | Unset | None"),
    "cargo": ("int | str | None", "int | str | Unset | None"),
    "flag": ("Berth | bool | None", "BerthInput | bool | Unset | None"),
    "draught": ("float | None", "float | Unset"),
}
NULLABLE: Final = {
    "boat": "Ann",
    "berth": {"number": 1},
    "spare": {"number": 2},
    "side": "port",
    "tide": "high",
    "leftAt": "2026-01-02T03:04:05Z",
    "stops": ["a", None],
    "tolls": {"a": 1.5, "b": None},
    "master": {"name": "Bo"},
    "cargo": 3,
    "flag": True,
}
NEEDED: Final = ("boat", "berth")


@pytest.fixture(scope="module", params=["3.0", "3.1"])
def ferry(request: pytest.FixtureRequest, workshop: Workshop) -> Made:
    return workshop.make(named(f"ferry-{request.param}"))


def test_same_package() -> None:
    """Two documents that say the same make the same package, but for which it was."""
    (old, was), (new, now) = (rendered(named(f"ferry-{x}")) for x in ("3.0", "3.1"))
    assert was == now
    assert {path for path in old if old[path] != new[path]} == {
        "sbom.cdx.json",
        f"src/{now.package.name}/provenance.json",
    }
    assert old.keys() == new.keys()


@pytest.mark.parametrize("name", ANNOTATIONS)
def test_annotations(ferry: Made, name: str) -> None:
    """Null is a value to send only where the document allows it."""
    read, sent = ferry.models.Crossing, ferry.models.CrossingInput
    found = (read.__annotations__[name], sent.__annotations__[name])
    assert found == ANNOTATIONS[name]


@pytest.mark.parametrize("wire", NULLABLE)
def test_null_is_read(ferry: Made, wire: str) -> None:
    """Null reads as absent does, and is written back where it must be there."""
    read = ferry.models.Crossing.from_dict
    absent = {name: value for name, value in NULLABLE.items() if name != wire}
    assert read({**NULLABLE, wire: None}) == read(absent)
    written = read(absent).to_dict()
    assert written == ({**NULLABLE, wire: None} if wire in NEEDED else absent)


@pytest.mark.parametrize(("wire", "value"), NULLABLE.items())
def test_sent(ferry: Made, wire: str, value: Json) -> None:
    """Null is sent where it is given, and nothing where nothing is."""
    crossing = ferry.models.Crossing.from_dict(NULLABLE).to_input()
    name = {"leftAt": "left_at"}.get(wire, wire)
    given = {"boat": None, "berth": None, name: getattr(crossing, name)}
    answer = httpx.Response(200, json={})
    done = ferry.answering(answer).call("crossings.create", **given)
    assert done.sent == {"boat": None, "berth": None, wire: value}
    done = ferry.answering(answer).call("crossings.create", **{**given, name: None})
    assert done.sent == {"boat": None, "berth": None, wire: None}


def test_null_is_refused(ferry: Made) -> None:
    """Null is not sent where the document does not allow it."""
    with pytest.raises(ferry.package.ArgumentError, match="draught: expected"):
        ferry.call("crossings.create", boat="Ann", berth=None, draught=None)


def test_parameter(ferry: Made) -> None:
    """A parameter has no null: what may be null may be left out."""
    answered = ferry.answering(httpx.Response(200, json={}))
    given = {"boat": None, "berth": None}
    assert answered.call("crossings.create", via=None, **given).query == ""
    assert answered.call("crossings.create", via="sea", **given).query == "via=sea"


def test_bounds(ferry: Made) -> None:
    """A bound that is excluded is told as such."""
    assert '"""At most 9. More than 0."""' in ferry.text("models")
    assert '"""Less than 90."""' in ferry.text("models")
