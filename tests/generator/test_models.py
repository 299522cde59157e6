"""Objects made of others: nested, recursive, merged and open, on a railway."""

from typing import Final

import httpx
import pytest

from emitting.building import named
from emitting.packages import Made, Workshop
from generator.reading.document import Json, JsonObject

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
TRAIN: Final[JsonObject] = {
    "id": ID,
    "built": "2020-05-17",
    "labels": {"line": "north"},
    "name": "Flyer",
    "cars": [{"id": ID, "built": "2021-01-01", "seats": 80}],
    "engine": {"power": 4.5},
    "driver": {"name": "Ann", "badge": {"number": 7}},
    "axles": 12,
}
LINE: Final[JsonObject] = {
    "name": "1",
    "next": {"name": "2", "next": {"name": "3"}},
    "branches": [{"name": "1a"}, {"name": "1b", "stop": {"line": {"name": "1"}}}],
    "byColour": {"red": {"name": "R"}},
    "depot": {"city": "Ulm", "east": {"city": "Linz", "west": {}}},
    "bare": {},
}


@pytest.fixture(scope="module")
def railway(workshop: Workshop) -> Made:
    return workshop.make(named("railway"))


def test_merged(railway: Made) -> None:
    """A merged model has the fields of all its parts, in the order of the document."""
    train = railway.models.Train.from_dict(TRAIN)
    names = [each.name for each in railway.models.Train.__attrs_attrs__]
    assert names == [
        *("id", "built", "labels", "name", "cars", "engine", "driver", "extra")
    ]
    assert (train.name, train.engine.power) == ("Flyer", 4.5)
    assert train.driver.badge.number == 7
    assert train.to_dict() == train.to_input().to_dict() == TRAIN
    assert railway.models.Train.__doc__ == "A train."


@pytest.mark.parametrize("name", ["id", "built", "cars"])
def test_required_by_a_part(railway: Made, name: str) -> None:
    """A field is required as soon as one part says so."""
    train = {key: value for key, value in TRAIN.items() if key != name}
    with pytest.raises(railway.package.ContractMismatchError, match=f"{name}: missing"):
        railway.models.Train.from_dict(train)


@pytest.mark.parametrize("name", ["name", "labels", "engine", "driver"])
def test_not_required(railway: Made, name: str) -> None:
    """A field that no part requires may be absent."""
    train = {key: value for key, value in TRAIN.items() if key != name}
    assert getattr(railway.models.Train.from_dict(train), name) is None
    assert railway.models.Train.from_dict(train).to_input().to_dict() == train


def test_further_fields_of_a_part(railway: Made) -> None:
    """Further fields are of the type that a part gives them, also when sent."""
    train = railway.models.Train.from_dict(TRAIN)
    assert (train.extra, train.cars[0].extra) == ({"axles": 12}, {"seats": 80})
    with pytest.raises(
        railway.package.ContractMismatchError, match=r"\{key\}: expected"
    ):
        railway.models.Train.from_dict({**TRAIN, "colour": "red"})
    body = railway.models.TrainInput(id=ID, built=train.built, cars=[], extra={"a": 1})
    done = railway.answering(httpx.Response(200, json=TRAIN)).call(
        "trains.put", body=body
    )
    assert done.sent == {"id": ID, "built": "2020-05-17", "cars": [], "a": 1}


def test_one_part(railway: Made) -> None:
    """What has one part only is that part, and no class of its own."""
    models = railway.models
    assert models.Train.__annotations__["engine"] == "Locomotive | None"
    assert not hasattr(models, "Engine")


def test_nested(railway: Made) -> None:
    """An object without a name of its own is called after where it stands."""
    driver = railway.models.TrainDriver(name="Ann")
    assert driver.badge is None
    assert railway.models.TrainDriverBadgeInput(number=7).to_dict() == {"number": 7}


def test_recursive(railway: Made) -> None:
    """A model may hold itself in every way, and is not sent if nothing sends it."""
    answer = httpx.Response(200, json=LINE)
    line: object = railway.answering(answer).call("trains.line").result
    assert line == railway.models.Line.from_dict(LINE)
    read = railway.models.Line.from_dict(LINE)
    assert read.next.next.name == "3"
    assert read.branches[1].stop.line.name == "1"
    assert read.by_colour["red"].name == "R"
    assert read.to_dict() == LINE
    assert not hasattr(railway.models, "LineInput")


def test_path_in_the_depth(railway: Made) -> None:
    """What does not fit is named with its whole path."""
    branches: Json = [{"name": "a", "stop": {"line": {"name": 1}}}]
    path = r"branches\[0\].stop.line.name: expected a string, got int"
    with pytest.raises(railway.package.ContractMismatchError, match=path):
        railway.models.Line.from_dict({**LINE, "branches": branches})


def test_further_fields(railway: Made) -> None:
    """Further fields are a type's, anything, or undocumented; all are written back."""
    models = railway.models
    depot = models.Depot.from_dict(LINE["depot"])
    assert depot.extra["east"].extra["west"] == models.Depot()
    assert depot.to_dict() == LINE["depot"]
    assert models.Closed.from_dict({"a": 1}).extra == {"a": 1}
    assert models.LineBare.from_dict({"a": 1}).to_dict() == {"a": 1}
