"""How this API has really drifted, told as a sequence of whole documents.

The first document lacks or has whatever the first of the vendor's documents lacked or
had; each one after it differs from the one before by one edit, made or taken back; the
last one is ours.
"""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from drift import drafts
from drift.drafts import Draft, Edit

EDITS: Final[tuple[Edit, ...]] = (
    drafts.user_is_an_array,
    drafts.create_answers_200,
    drafts.created_lacks_its_id,
    drafts.zone_offsets,
    drafts.ids_are_any_text,
    drafts.timestamps_are_text,
    drafts.nothing_is_null,
    drafts.periods_are_optional,
    drafts.open_status,
    drafts.one_encounter,
    drafts.two_patients,
    drafts.other_prose,
    drafts.patient_id,
    drafts.no_sort,
    drafts.three_sorts,
    drafts.no_504,
    drafts.old_problem,
    drafts.strict_403,
    drafts.no_operation_ids,
    drafts.no_tenant,
    drafts.one_more_environment,
    drafts.another_host,
    drafts.version_in_the_path,
)
"""In an order in which they do not get in each other's way."""

LATER: Final = frozenset(
    {
        drafts.user_is_an_array,
        drafts.timestamps_are_text,
        drafts.other_prose,
        drafts.no_operation_ids,
    }
)
"""What the first document did not have."""

URL: Final = "https://api.{environment}.corti"
TYPE: Final = "type changed from"
USER: Final = "Interaction.assignedUserId"
ARRAY: Final = "array of string (uuid)"


@frozen
class Step:
    """One document after another, and what is said of that."""

    name: str
    edit: Edit
    """What is made, or taken back if it is there already."""

    version: str
    """The version that is asked for, from 1.0.0 on."""

    said: tuple[str, ...]
    """Each change with its class, in the order in which a person reads them."""


STEPS: Final = (
    Step(
        "a string becomes an array",
        drafts.user_is_an_array,
        "2.0.0",
        (
            f"breaking: {USER}: {TYPE} string (uuid) to {ARRAY}",
            f"additive: {USER} is no longer nullable",
        ),
    ),
    Step(
        "which is reverted the same day",
        drafts.user_is_an_array,
        "3.0.0",
        (
            f"breaking: {USER} became nullable",
            f"breaking: {USER}: {TYPE} {ARRAY} to string (uuid)",
        ),
    ),
    Step(
        "and lands again",
        drafts.user_is_an_array,
        "4.0.0",
        (
            f"breaking: {USER}: {TYPE} string (uuid) to {ARRAY}",
            f"additive: {USER} is no longer nullable",
        ),
    ),
    Step(
        "to be a string in the end",
        drafts.user_is_an_array,
        "5.0.0",
        (
            f"breaking: {USER} became nullable",
            f"breaking: {USER}: {TYPE} {ARRAY} to string (uuid)",
        ),
    ),
    Step(
        "success has another status",
        drafts.create_answers_200,
        "5.1.0",
        ("additive: POST /v2/interactions/: answer 200 became 201",),
    ),
    Step(
        "a response gets a field",
        drafts.created_lacks_its_id,
        "5.2.0",
        ("additive: InteractionCreated: required field interactionId was added",),
    ),
    Step(
        "a response loses fields",
        drafts.zone_offsets,
        "6.0.0",
        (
            "breaking: Interaction: field endedAtTzoffset was removed",
            "breaking: Interaction: field startedAtTzoffset was removed",
        ),
    ),
    Step(
        "ids get a format",
        drafts.ids_are_any_text,
        "7.0.0",
        (
            *(
                f"breaking: {method} /v2/interactions/{{id}}:"
                " path parameter id: format uuid was added"
                for method in ("DELETE", "GET", "PATCH")
            ),
            "breaking: Interaction.id: format uuid was added",
        ),
    ),
    Step(
        "timestamps become text",
        drafts.timestamps_are_text,
        "8.0.0",
        (
            "breaking: Interaction.createdAt: format date-time was removed",
            "breaking: Interaction.updatedAt: format date-time was removed",
        ),
    ),
    Step(
        "and are timestamps again",
        drafts.timestamps_are_text,
        "9.0.0",
        (
            "breaking: Interaction.createdAt: format date-time was added",
            "breaking: Interaction.updatedAt: format date-time was added",
        ),
    ),
    Step(
        "fields may be null",
        drafts.nothing_is_null,
        "10.0.0",
        (
            "breaking: Encounter.title became nullable",
            "breaking: Interaction.endedAt became nullable",
            "breaking: Patient.name became nullable",
            "additive: PatientUpdate.name became nullable",
        ),
    ),
    Step(
        "what was optional is required",
        drafts.periods_are_optional,
        "11.0.0",
        (
            "breaking: Encounter.period became required",
            "breaking: Period.startedAt became required",
        ),
    ),
    Step(
        "one schema becomes three",
        drafts.one_encounter,
        "12.0.0",
        (
            (
                f"breaking: InteractionCreate.encounter: {TYPE} Encounter"
                " to EncounterCreate"
            ),
            (
                f"breaking: InteractionUpdate.encounter: {TYPE} Encounter"
                " to EncounterUpdate"
            ),
            "additive: schema EncounterCreate was added, split from Encounter",
            "additive: schema EncounterUpdate was added, split from Encounter",
        ),
    ),
    Step(
        "two schemas become one",
        drafts.two_patients,
        "13.0.0",
        (
            "breaking: schema PatientUpdate was removed, merged into Patient",
            f"breaking: InteractionUpdate.patient: {TYPE} PatientUpdate to Patient",
        ),
    ),
    Step(
        "a query parameter is renamed",
        drafts.patient_id,
        "14.0.0",
        (
            (
                "breaking: GET /v2/interactions/: query parameter patientId was renamed"
                " to patient"
            ),
        ),
    ),
    Step(
        "a query parameter comes",
        drafts.no_sort,
        "14.1.0",
        ("additive: GET /v2/interactions/: query parameter sort was added",),
    ),
    Step(
        "whose prose contradicts its schema",
        drafts.other_prose,
        "14.1.1",
        (
            (
                "documentation: GET /v2/interactions/: query parameter sort:"
                " description changed"
            ),
        ),
    ),
    Step(
        "and whose enum is widened",
        drafts.three_sorts,
        "14.2.0",
        (
            'additive: InteractionSort: value "assignedUserId" was added',
            'additive: InteractionSort: value "endedAt" was added',
            'additive: InteractionSort: value "patient" was added',
        ),
    ),
    Step(
        "every operation gets a header",
        drafts.no_tenant,
        "15.0.0",
        ("breaking: every operation: required header parameter Tenant-Name was added",),
    ),
    Step(
        "the version moves from the path into the server",
        drafts.version_in_the_path,
        "16.0.0",
        (
            f"breaking: server 1: url changed from {URL}.example to {URL}.example/v2",
            *(
                f"breaking: operation {method} /v2{path} moved to {method} {path}"
                for method, path in (
                    ("DELETE", "/interactions/{id}"),
                    ("GET", "/interactions/"),
                    ("GET", "/interactions/{id}"),
                    ("PATCH", "/interactions/{id}"),
                    ("POST", "/interactions/"),
                )
            ),
        ),
    ),
    Step(
        "the host is renamed",
        drafts.another_host,
        "17.0.0",
        (f"breaking: server 1: url changed from {URL}.example/v2 to {URL}.app/v2",),
    ),
    Step(
        "an environment is gone",
        drafts.one_more_environment,
        "18.0.0",
        ('breaking: server 1: variable environment: value "beta" was removed',),
    ),
    Step(
        "an error is declared",
        drafts.no_504,
        "18.1.0",
        ("additive: every operation: answer 504 was added",),
    ),
    Step(
        "and undeclared",
        drafts.no_504,
        "18.2.0",
        ("additive: every operation: answer 504 was removed",),
    ),
    Step(
        "and declared again",
        drafts.no_504,
        "18.3.0",
        ("additive: every operation: answer 504 was added",),
    ),
    Step(
        "errors are reshaped",
        drafts.old_problem,
        "19.0.0",
        (
            f"breaking: Problem.status: {TYPE} string to integer",
            "additive: Problem: field detail was added",
        ),
    ),
    Step(
        "the body of an error becomes free-form",
        drafts.strict_403,
        "20.0.0",
        (f"breaking: every operation: answer 403: {TYPE} Problem to anything",),
    ),
    Step(
        "the names of operations disappear",
        drafts.no_operation_ids,
        "21.0.0",
        (
            (
                "breaking: DELETE /interactions/{id}: operationId interactions_delete"
                " was removed"
            ),
            "breaking: GET /interactions/: operationId interactions_list was removed",
            (
                "breaking: GET /interactions/{id}: operationId interactions_get"
                " was removed"
            ),
            (
                "breaking: PATCH /interactions/{id}: operationId interactions_update"
                " was removed"
            ),
            (
                "breaking: POST /interactions/: operationId interactions_create"
                " was removed"
            ),
        ),
    ),
    Step(
        "and come back",
        drafts.no_operation_ids,
        "22.0.0",
        (
            (
                "breaking: DELETE /interactions/{id}: operationId interactions_delete"
                " was added"
            ),
            "breaking: GET /interactions/: operationId interactions_list was added",
            "breaking: GET /interactions/{id}: operationId interactions_get was added",
            (
                "breaking: PATCH /interactions/{id}: operationId interactions_update"
                " was added"
            ),
            "breaking: POST /interactions/: operationId interactions_create was added",
        ),
    ),
    Step(
        "prose is put right",
        drafts.other_prose,
        "22.0.1",
        (
            (
                "documentation: GET /interactions/: query parameter sort:"
                " description changed"
            ),
        ),
    ),
    Step(
        "an open enum becomes a closed one",
        drafts.open_status,
        "23.0.0",
        (
            (
                f"breaking: Encounter.status: {TYPE} string or EncounterStatus"
                " to EncounterStatus"
            ),
        ),
    ),
)


def documents() -> Iterator[Draft]:
    """Yield the first document, and the one after each step."""
    there = set(EDITS) - LATER
    yield _edited(there)
    for step in STEPS:
        there ^= {step.edit}
        yield _edited(there)


def _edited(there: set[Edit]) -> Draft:
    draft = Draft()
    for edit in EDITS:
        if edit in there:
            edit(draft)
    return draft
