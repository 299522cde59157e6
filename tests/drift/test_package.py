"""Each kind of drift that this API has had is found in the emitted package."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Final, TypeAlias

import pytest

from contract.golden import CONTRACT, approved
from contract.whole import package_differences
from drift.drafts import CREATE
from drift.packages import Edit, drifted, forget

MODELS: Final = "models.py"
CLIENT: Final = "client.py"
RESOURCE: Final = "resources/interactions.py"

Drift: TypeAlias = dict[str, tuple[list[Edit], list[str]]]
"""Edits of the package by kind of drift, with the beginnings of what is said."""

DRIFT: Final[Drift] = {
    "string became an array": (
        [(MODELS, r"(_user_id: )UUID( \| None)", r"\1tuple[UUID, ...]\2")],
        ["Interaction.assigned_user_id: type is None | tuple[UUID],"],
    ),
    "success status changed": (
        [(RESOURCE, "201: json", "200: json")],
        [f"{CREATE}: reads answer [200], not [201]"],
    ),
    "field added to a response": (
        [(MODELS, r"(    interaction_id: UUID\n)", r"\1    more: str | None = None\n")],
        ["InteractionCreated.more: no field of the schema asks for it"],
    ),
    "field removed from a response": (
        [
            (MODELS, r"    last_updated: datetime\n", ""),
            (MODELS, r" +last_updated=decode.required\(.*\),\n", ""),
            (MODELS, r' +encode.required\(wire, "lastUpdated", .*\)\n', ""),
        ],
        ["Interaction.last_updated: there is no such field"],
    ),
    "format added": (
        [
            (MODELS, r"interaction_id: UUID", "interaction_id: str"),
            (MODELS, r'"interactionId", decode.uuid', '"interactionId", decode.text'),
        ],
        [
            "InteractionCreated.interaction_id: type is str, ",
            "InteractionCreated.interaction_id: does not hold interactionId",
        ],
    ),
    "date-time became plain string": (
        [
            (MODELS, r"created_at: datetime", "created_at: str"),
            (MODELS, r'"createdAt", decode.timestamp', '"createdAt", decode.text'),
        ],
        ["Interaction.created_at: type is str, the contract asks for datetime"],
    ),
    "became nullable": (
        [
            (
                MODELS,
                r"ended_at: datetime \| Unset \| None",
                "ended_at: datetime | Unset",
            ),
        ],
        ["PeriodInput.ended_at: type is Unset | datetime, "],
    ),
    "optional became required": (
        [
            (
                MODELS,
                r"assigned_user_id: UUID \| None = None",
                "assigned_user_id: UUID",
            ),
            (
                MODELS,
                r'decode.optional_nullable\(\s+fields, "assignedU',
                r'decode.required(fields, "assignedU',
            ),
        ],
        [
            "Interaction.assigned_user_id: type is UUID, ",
            "Interaction.assigned_user_id: default is NOTHING, not None",
            "Interaction.assigned_user_id: assignedUserId cannot be left out",
        ],
    ),
    "one schema split in three": (
        [
            (MODELS, r"encounter: EncounterCreate\n", "encounter: EncounterUpdate\n"),
            (RESOURCE, r"encounter: EncounterCreate\b", "encounter: EncounterUpdate"),
        ],
        [
            "InteractionCreate.encounter: type is EncounterUpdate, ",
            "Interactions.create.encounter: type is EncounterUpdate, ",
        ],
    ),
    "two schemas merged": (
        [
            (MODELS, r"\Z", "\n\nclass PatientUpdate(PatientInput):\n    pass\n"),
            (
                "__init__.py",
                r"    PatientInput,\n",
                "    PatientInput,\n    PatientUpdate,\n",
            ),
        ],
        ["PatientUpdate: no schema asks for this class"],
    ),
    "query parameter renamed": (
        [(RESOURCE, r'query, "patient"', 'query, "patientId"')],
        ["interactions.list all: query is "],
    ),
    "query parameter added": (
        [
            (RESOURCE, r" +sort: InteractionSortValue.*\n", ""),
            (RESOURCE, r" +sort=sort,\n", ""),
            (RESOURCE, r" +encode.optional\(query, .sort.*\n", ""),
        ],
        ["Interactions.list: there is no argument sort", "interactions.list all: "],
    ),
    "its enum widened": (
        [
            (MODELS, r'    PATIENT = "patient"\n', ""),
            (MODELS, r'"assignedUserId", "patient", ', '"assignedUserId", '),
        ],
        [
            "InteractionSort.PATIENT: is None, not 'patient'",
            "InteractionSortValue: is ",
        ],
    ),
    "header added to every operation": (
        [(CLIENT, r'headers={"Tenant-Name"', 'headers={"Tenant"')],
        ["interactions.get all: headers is "],
    ),
    "version moved from the path into the server": (
        [(CLIENT, r"corti.app/v2", "corti.app")],
        ["interactions.get all: url is "],
    ),
    "host renamed": (
        [(CLIENT, r"corti.app", "corti.example")],
        ["interactions.get all: url is "],
    ),
    "environment removed": (
        [(CLIENT, r'Literal\["eu", "us"\]', 'Literal["eu"]')],
        ["CortiClient.environment: type is 'eu', "],
    ),
    "error response reshaped": (
        [(CLIENT, r'"detail", "details"', '"detail"')],
        ["StatusError.detail: is not read from details"],
    ),
    "error response undeclared": (
        [("_runtime/responses.py", r"404: NotFoundError,", "")],
        ["GET /interactions/{id}: 404 raises "],
    ),
    "operation ids disappeared": (
        [(RESOURCE, r"def get\(", "def get_interactions_id(")],
        [
            "Interactions.get: there is no such method",
            "Interactions.get_interactions_id: no operation asks for this method",
        ],
    ),
    "only the prose changed": (
        [(RESOURCE, r"Field by which the interactions are ordered", "A field")],
        ["Interactions.list: docstring lacks 'Field by which"],
    ),
    "an open enum became a closed one": (
        [
            (
                MODELS,
                r'fields, "status", decode.open_enum\(EncounterStatus\)',
                'fields, "status", lambda status: EncounterStatus.PLANNED',
            )
        ],
        ["Encounter.status: does not keep an unknown value"],
    ),
}


def sentences(package: ModuleType) -> list[str]:
    """Return all that is wrong with *package*."""
    return [*package_differences(CONTRACT, approved("requests"), package)]


@pytest.fixture
def package_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Iterable[Edit]], ModuleType]]:
    """Make copies of the package that can be imported, as long as a test runs."""
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    yield lambda edits: drifted(tmp_path, edits)
    forget()


def test_a_copy_is_right(package_of: Callable[[Iterable[Edit]], ModuleType]) -> None:
    """Without an edit there is nothing to say."""
    assert sentences(package_of([])) == []


@pytest.mark.parametrize("kind", DRIFT)
def test_drift(kind: str, package_of: Callable[[Iterable[Edit]], ModuleType]) -> None:
    """Code that drifts from the contract is found, with the place."""
    edits, beginnings = DRIFT[kind]
    said = sentences(package_of(edits))

    for beginning in beginnings:
        assert any(each.startswith(beginning) for each in said), (beginning, said)
