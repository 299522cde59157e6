"""What may identify a patient is shown nowhere, however the document says it."""

import asyncio
from collections.abc import Awaitable, Callable
from traceback import TracebackException
from types import ModuleType
from typing import Final

import httpx
import pytest

from emitting.building import named
from emitting.packages import TOKEN, Made, Workshop
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


FAILING: Final[dict[str, Callable[[ModuleType], Awaitable[object]]]] = {
    "a limit that is none": lambda visits: visits.list(patient=NAME, limit=-1).first(),
    "an argument of a listing": lambda visits: visits.list(
        patient=NAME, size="1"
    ).first(),
    "an argument": lambda visits: visits.raw.list(patient=NAME, size="1"),
    "an answer": lambda visits: visits.list(patient=NAME).first(),
}


def frames(made: Made, error: BaseException) -> list[str]:
    """Return what the frames of the package hold that *error* came through."""
    told = TracebackException.from_exception(error, capture_locals=True)
    assert told.__cause__ is told.__context__ is None
    inside = [each for each in told.stack if each.filename.startswith(str(made.folder))]
    return [f"{frame.name}: {frame.locals}" for frame in inside]


@pytest.mark.parametrize("kind", FAILING)
def test_frames(clinic: Made, kind: str) -> None:
    """No frame of an error holds an argument or an answer."""
    answer = httpx.Response(404, json={"message": NAME})
    client = clinic.made_with(clinic="mitte").client(
        httpx.MockTransport(lambda _: answer)
    )
    with pytest.raises(clinic.package.CortiError) as caught:
        FAILING[kind](client.visits)
    shown = frames(clinic, caught.value)
    assert [frame for frame in shown if NAME in frame] == []


@pytest.mark.parametrize("kind", FAILING)
def test_async_frames(clinic: Made, kind: str) -> None:
    """Nor does one of the async client."""
    answer = httpx.Response(404, json={"message": NAME})
    transport = httpx.MockTransport(lambda _: answer)
    token = clinic.package.AccessToken(TOKEN)

    async def fail() -> None:
        make = clinic.package.AsyncClinicClient
        async with make(auth=token, clinic="mitte", transport=transport) as client:
            await FAILING[kind](client.visits)

    with pytest.raises(clinic.package.CortiError) as caught:
        asyncio.run(fail())
    shown = frames(clinic, caught.value)
    assert [frame for frame in shown if NAME in frame] == []
