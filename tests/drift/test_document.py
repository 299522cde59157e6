"""Each kind of drift that this API has had is found in the document, and said."""

from pathlib import Path
from typing import Final, TypeAlias

import pytest

from contract.golden import GOLDEN
from drift import drafts
from drift.drafts import CREATE, LIST, Draft, Edit, nothing
from generator.contract import contract_of, differences, pending

Row: TypeAlias = tuple[Edit, Edit, list[str]]
"""How the document was, how it became, and what is said of that."""

USER: Final = "Interaction.assignedUserId"
URL: Final = "https://api.{environment}.corti.app"
OTHER_URL: Final = "https://api.{environment}.corti.example"
TYPE: Final = "type changed from"

DRIFT: Final[dict[str, Row]] = {
    "string became an array": (
        nothing,
        drafts.user_is_an_array,
        [
            f"{USER} is no longer nullable",
            f"{USER}: type changed from string (uuid) to array of string (uuid)",
        ],
    ),
    "which was reverted": (
        drafts.user_is_an_array,
        nothing,
        [
            f"{USER} became nullable",
            f"{USER}: type changed from array of string (uuid) to string (uuid)",
        ],
    ),
    "success status changed": (
        drafts.create_answers_200,
        nothing,
        [f"{CREATE}: answer 200 became 201"],
    ),
    "field added to a response": (
        drafts.created_lacks_its_id,
        nothing,
        ["InteractionCreated: required field interactionId was added"],
    ),
    "field removed from a response": (
        drafts.zone_offsets,
        nothing,
        [
            "Interaction: field endedAtTzoffset was removed",
            "Interaction: field startedAtTzoffset was removed",
        ],
    ),
    "format added": (
        drafts.ids_are_any_text,
        nothing,
        [
            "DELETE /interactions/{id}: path parameter id: format uuid was added",
            "GET /interactions/{id}: path parameter id: format uuid was added",
            "PATCH /interactions/{id}: path parameter id: format uuid was added",
            "Interaction.id: format uuid was added",
        ],
    ),
    "date-time became plain string": (
        nothing,
        drafts.timestamps_are_text,
        [
            "Interaction.createdAt: format date-time was removed",
            "Interaction.updatedAt: format date-time was removed",
        ],
    ),
    "and back": (
        drafts.timestamps_are_text,
        nothing,
        [
            "Interaction.createdAt: format date-time was added",
            "Interaction.updatedAt: format date-time was added",
        ],
    ),
    "became nullable": (
        drafts.nothing_is_null,
        nothing,
        [
            "Encounter.title became nullable",
            "Interaction.endedAt became nullable",
            "Patient.name became nullable",
        ],
    ),
    "optional became required": (
        drafts.periods_are_optional,
        nothing,
        ["Encounter.period became required", "Period.startedAt became required"],
    ),
    "one schema split in three": (
        drafts.one_encounter,
        nothing,
        [
            "schema EncounterCreate was added, split from Encounter",
            "schema EncounterUpdate was added, split from Encounter",
            f"InteractionCreate.encounter: {TYPE} Encounter to EncounterCreate",
            f"InteractionUpdate.encounter: {TYPE} Encounter to EncounterUpdate",
        ],
    ),
    "two schemas merged": (
        drafts.two_patients,
        nothing,
        [
            "schema PatientUpdate was removed, merged into Patient",
            "InteractionUpdate.patient: type changed from PatientUpdate to Patient",
        ],
    ),
    "query parameter renamed": (
        drafts.patient_id,
        nothing,
        [f"{LIST}: query parameter patientId was renamed to patient"],
    ),
    "query parameter added": (
        drafts.no_sort,
        nothing,
        [f"{LIST}: query parameter sort was added"],
    ),
    "its enum widened": (
        drafts.three_sorts,
        nothing,
        [
            'InteractionSort: value "assignedUserId" was added',
            'InteractionSort: value "endedAt" was added',
            'InteractionSort: value "patient" was added',
        ],
    ),
    "header added to every operation": (
        drafts.no_tenant,
        nothing,
        ["every operation: required header parameter Tenant-Name was added"],
    ),
    "version moved from the path into the server": (
        drafts.version_in_the_path,
        nothing,
        [
            f"server 1: url changed from {URL} to {URL}/v2",
            *(
                f"operation {method} /v2{path} moved to {method} {path}"
                for method, path in [
                    ("DELETE", "/interactions/{id}"),
                    ("GET", "/interactions/"),
                    ("GET", "/interactions/{id}"),
                    ("PATCH", "/interactions/{id}"),
                    ("POST", "/interactions/"),
                ]
            ),
        ],
    ),
    "host renamed": (
        drafts.another_host,
        nothing,
        [f"server 1: url changed from {OTHER_URL}/v2 to {URL}/v2"],
    ),
    "environment removed": (
        drafts.one_more_environment,
        nothing,
        ['server 1: variable environment: value "beta" was removed'],
    ),
    "error response declared": (
        drafts.no_504,
        nothing,
        ["every operation: answer 504 was added"],
    ),
    "error response undeclared": (
        nothing,
        drafts.no_504,
        ["every operation: answer 504 was removed"],
    ),
    "error response reshaped": (
        drafts.old_problem,
        nothing,
        [
            "Problem: field detail was added",
            "Problem.status: type changed from string to integer",
        ],
    ),
    "body of the 403 became free-form": (
        drafts.strict_403,
        nothing,
        ["every operation: answer 403: type changed from Problem to anything"],
    ),
    "operation ids disappeared": (
        nothing,
        drafts.no_operation_ids,
        [
            "DELETE /interactions/{id}: operationId interactions_delete was removed",
            "GET /interactions/: operationId interactions_list was removed",
            "GET /interactions/{id}: operationId interactions_get was removed",
            "PATCH /interactions/{id}: operationId interactions_update was removed",
            "POST /interactions/: operationId interactions_create was removed",
        ],
    ),
    "only the prose changed": (
        nothing,
        drafts.other_prose,
        [f"{LIST}: query parameter sort: description changed"],
    ),
    "an open enum became a closed one": (
        drafts.open_status,
        nothing,
        [f"Encounter.status: {TYPE} string or EncounterStatus to EncounterStatus"],
    ),
}


@pytest.mark.parametrize("kind", DRIFT)
def test_drift(kind: str) -> None:
    """What the document became is told from what it was, in exactly these words."""
    was, became, said = DRIFT[kind]
    old, new = Draft(), Draft()
    was(old)
    became(new)

    changes = differences(contract_of(old.root), contract_of(new.root))
    assert sorted(change.sentence for change in changes) == sorted(said)


EDITS: Final = sorted(
    {edit for was, became, _ in DRIFT.values() for edit in (was, became)} - {nothing},
    key=lambda edit: edit.__name__,
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_drift_waits_for_approval(edit: Edit, tmp_path: Path) -> None:
    """Whatever drifts from the approved contract is pending, unless it is prose."""
    draft = Draft()
    edit(draft)
    waits = pending(draft.save(tmp_path / "interactions.yaml"), GOLDEN)

    assert bool(waits) is (edit is not drafts.other_prose)


def test_reverted_and_landed_again() -> None:
    """A change that lands, is reverted, and lands again is told each time."""
    draft = Draft()
    drafts.user_is_an_array(draft)
    strings, arrays = contract_of(Draft().root), contract_of(draft.root)

    landed = differences(strings, arrays)
    assert landed == differences(strings, arrays)
    assert differences(arrays, strings) != []
    assert [(each.old, each.new) for each in differences(arrays, strings)] == [
        (each.new, each.old) for each in landed
    ]
    assert differences(strings, strings) == []
