"""What a method cannot send is refused by its name on the wire, and nothing is sent."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Final

import httpx
import pytest

from corti_interactions import AccessToken, ArgumentError, CortiClient
from generator.contract.names import field_name
from payloads.document import found_at, items, members
from payloads.identifiers import ID, WRONG_IDS
from payloads.inputs import INPUTS


def listed(name: str) -> str:
    """Return what an error lists of an enum."""
    found = found_at("components", "schemas")
    return ", ".join(map(str, items(members(members(found).get(name)).get("enum"))))


SORTS: Final = listed("InteractionSort")
STATUSES: Final = listed("EncounterStatus")
DIRECTIONS: Final = listed("SortDirection")
WRONG: Final = "Planted"
CANONICAL: Final = "expected a UUID of 36 characters, as the API gives them"
ALL: Final[tuple[tuple[str, Mapping[str, object], str], ...]] = (
    ("list", {"sort": WRONG}, f"sort: expected one of {SORTS}"),
    ("list", {"sort": 1}, f"sort: expected one of {SORTS}"),
    ("list", {"direction": WRONG}, f"direction: expected one of {DIRECTIONS}"),
    ("list", {"page_size": WRONG}, "pageSize: expected an integer, got str"),
    ("list", {"page_size": 1.5}, "pageSize: expected an integer, got float"),
    ("list", {"page_size": True}, "pageSize: expected an integer, got bool"),
    (
        "list",
        {"encounter_status": [WRONG]},
        f"encounterStatus[0]: expected one of {STATUSES}",
    ),
    (
        "list",
        {"encounter_status": ["planned", None]},
        f"encounterStatus[1]: expected one of {STATUSES}",
    ),
    (
        "list",
        {"encounter_status": "planned"},
        "encounterStatus: expected a list or tuple, got str",
    ),
    (
        "list",
        {"encounter_status": []},
        "encounterStatus: expected at least one value; leave it out for all",
    ),
    ("list", {"patient": 1}, "patient: expected a string, got int"),
    (
        "list",
        {"patient": "\ud800"},
        "patient: expected text that UTF-8 can carry",
    ),
    (
        "list",
        {"patient": "p" * 70_000},
        "argument: expected a shorter URL; pass shorter arguments",
    ),
    ("raw.list", {"index": WRONG}, "index: expected an integer, got str"),
    ("raw.list", {"sort": WRONG}, f"sort: expected one of {SORTS}"),
    ("get", {"id_": 5}, "id: expected a UUID, got int"),
    ("get", {"id_": None}, "id: expected a UUID, got None"),
    ("update", {"id_": None}, "id: expected a UUID, got None"),
    ("delete", {"id_": None}, "id: expected a UUID, got None"),
    ("update", {"id_": ID[:-1]}, f"id: {CANONICAL}"),
    ("delete", {"id_": ID[:-1]}, f"id: {CANONICAL}"),
    (
        "update",
        {"id_": ID, "encounter": INPUTS["EncounterCreate"].model()},
        "encounter: expected EncounterUpdate, got EncounterCreate",
    ),
    (
        "create",
        {"encounter": INPUTS["EncounterUpdate"].model()},
        "encounter: expected EncounterCreate, got EncounterUpdate",
    ),
    (
        "create",
        {"encounter": INPUTS["EncounterCreate"].model(title="\ud800")},
        "argument: expected text and numbers that JSON can carry; check both",
    ),
)


CALLS: Final = {"list": "/interactions/", "raw.list": "/interactions/"}
"""Where the document has the parameters that calls of the table have."""


def is_offered(name: str, arguments: Mapping[str, object]) -> bool:
    """Whether the document has what a call of the table passes."""
    if name not in CALLS:
        return True
    declared = items(found_at("paths", CALLS[name], "get", "parameters"))
    names = {field_name(str(members(each).get("name"))) for each in declared}
    return arguments.keys() <= names


CASES: Final = [each for each in ALL if is_offered(*each[:2])]


def test_most_of_the_table_is_tried() -> None:
    """Whatever parameter is gone, the tests do not test nothing."""
    assert len(CASES) > len(ALL) / 2


def refused(name: str, arguments: Mapping[str, object]) -> str:
    """Return what the error says that a call raises, which sends nothing."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(204)

    with CortiClient(
        auth=AccessToken("it"), tenant="acme", transport=httpx.MockTransport(answer)
    ) as client:
        call = attrgetter(f"interactions.{name}")(client)
        with pytest.raises(ArgumentError) as caught:
            list(call(**arguments))
    assert sent == []
    return str(caught.value)


@pytest.mark.parametrize(("name", "arguments", "said"), CASES)
def test_argument_is_refused(
    name: str, arguments: Mapping[str, object], said: str
) -> None:
    """The error says where, and what was expected."""
    assert refused(name, arguments) == said


@pytest.mark.parametrize("name", ["get", "update", "delete"])
@pytest.mark.parametrize("wrong", WRONG_IDS)
def test_id_in_a_path_is_canonical(name: str, wrong: str) -> None:
    """Nothing leads out of the path."""
    assert refused(name, {"id_": wrong}) == f"id: {CANONICAL}"
