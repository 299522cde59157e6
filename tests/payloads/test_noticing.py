"""A hook hears of an answer that is not what the document says, and of no other."""

import json
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from operator import attrgetter
from typing import Final

import httpx
import pytest

from corti_interactions import AccessToken, ContractMismatchError, CortiClient, Drift
from payloads.document import Json
from payloads.identifiers import ID
from payloads.inputs import INPUTS
from payloads.places import Place, changed, places, sample

SCHEMAS: Final = ("Interaction", "InteractionCreated")
PLACES: Final = [place for schema in SCHEMAS for place in places(schema)]
CHOICES: Final = [place for place in PLACES if place.shape.kind == "enum"]
OBJECTS: Final = [place for place in PLACES if place.shape.kind == "object"]
OPTIONAL: Final = [place for place in PLACES if place.may_be_null]


TIMES: Final = {
    "2026-01-02T03:04:05Z": True,
    "2026-01-02t03:04:05z": True,
    "2026-01-02T03:04:05.1234567+05:30": True,
    "20260102T030405Z": False,
    "2026-01-02T03:04Z": False,
}
"""Whether the document allows to write a timestamp so; all of them are read."""

NO_TIMES: Final = ("2026-02-30T03:04:05Z", "2026-01-02T03:04:05", "planted")


def create(client: CortiClient) -> object:
    """Send what hangs on the document."""
    encounter = INPUTS["EncounterCreate"].model()
    made: object = attrgetter("interactions.create")(client)(encounter=encounter)
    return made


ASKING: Final[Mapping[str, Callable[[CortiClient], object]]] = {
    "Interaction": lambda client: client.interactions.get(ID),
    "InteractionCreated": create,
}


def heard(
    schema: str, wire: Json, *, status: int = 0, is_refused: bool = False
) -> list[str]:
    """Return what a hook hears when a call is answered with *wire*."""
    content = json.dumps(wire, ensure_ascii=False).encode()
    documented = 201 if schema == "InteractionCreated" else 200
    answer = httpx.Response(status or documented, content=content)
    return heard_of(answer, ASKING[schema], is_refused=is_refused)


def heard_of(
    answer: httpx.Response,
    ask: Callable[[CortiClient], object],
    *,
    is_refused: bool = False,
) -> list[str]:
    """Return what a hook hears when *ask* is answered so."""
    outcome = pytest.raises(ContractMismatchError) if is_refused else nullcontext()
    told: list[Drift] = []
    with (
        CortiClient(
            auth=AccessToken("it"),
            tenant="acme",
            transport=httpx.MockTransport(lambda _: answer),
            on_drift=told.append,
        ) as client,
        outcome,
    ):
        ask(client)
    return [str(each.kind) for each in told]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_nothing_is_heard_of_what_is_documented(schema: str) -> None:
    """An answer that is right is no news."""
    assert heard(schema, sample(schema)) == []


@pytest.mark.parametrize("place", OPTIONAL, ids=str)
def test_null(place: Place) -> None:
    """Null is news where the document does not allow it."""
    said = heard(place.path.partition(".")[0], changed(place.path, None))
    assert said == ([] if place.shape.nullable else ["unexpected null"])


@pytest.mark.parametrize("place", CHOICES, ids=str)
def test_unknown_value(place: Place) -> None:
    """So is a value that no enum lists."""
    said = heard(place.path.partition(".")[0], changed(place.path, "planted"))
    assert said == ["unknown value"]


@pytest.mark.parametrize("place", OBJECTS, ids=str)
def test_unknown_field(place: Place) -> None:
    """So is a field that no schema declares."""
    path = f"{place.path}.planted"
    assert heard(path.partition(".")[0], changed(path, 1)) == ["unknown field"]


@pytest.mark.parametrize("text", TIMES)
def test_time(text: str) -> None:
    """So is a timestamp that is written in another way."""
    said = heard("Interaction", changed("Interaction.endedAt", text))
    assert said == ([] if TIMES[text] else ["wrong format"])


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_time(text: str) -> None:
    """And one that is none, before it is refused."""
    wire = changed("Interaction.endedAt", text)
    assert heard("Interaction", wire, is_refused=True) == ["wrong format"]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_undocumented_status(schema: str) -> None:
    """So is a success of another status."""
    assert heard(schema, sample(schema), status=207) == ["undocumented status"]


@pytest.mark.parametrize("content", [b"", b"null", b"planted"])
@pytest.mark.parametrize("status", [204, 200])
def test_unread(status: int, content: bytes) -> None:
    """So is a body where none is promised, though nothing reads it."""
    answer = httpx.Response(status, content=content)
    said = heard_of(answer, lambda client: client.interactions.delete(ID))
    news = [*["undocumented status"] * (status == 200), *["wrong type"] * bool(content)]
    assert said == news
