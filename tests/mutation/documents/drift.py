"""The kinds of drift that this API has really had, each as one edit of many places."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Final

from generator.contract import JsonObject
from generator.contract.values import child, children, row, rows, text
from generator.drift.levels import Level

from .operators import (
    ADDITIVE,
    BREAKING,
    DOCUMENTATION,
    Edit,
    Operator,
    Show,
    always,
)
from .sources import Source, at

SCHEMAS: Final = ("components", "schemas")
TIMES: Final = ("createdAt", "updatedAt", "lastUpdated", "endedAt")
NULLABLE: Final = ("Interaction.endedAt", "Encounter.title", "Patient.name")


def _field(root: JsonObject, place: str) -> JsonObject:
    owner, _, name = place.partition(".")
    return at(root, (*SCHEMAS, owner, "properties", name))


def _operations(root: JsonObject) -> Iterator[JsonObject]:
    for item in children(root, "paths").values():
        for part in item.values():
            if isinstance(part, dict) and "responses" in part:
                yield part


def _users(root: JsonObject) -> None:
    for owner in ("Interaction", "InteractionCreate", "InteractionUpdate"):
        raw = _field(root, f"{owner}.assignedUserId")
        del raw["format"]
        raw["type"] = "array"
        raw["items"] = {"type": "string", "format": "uuid"}


def _create_answers_200(root: JsonObject) -> None:
    answers = child(at(root, ("paths", "/interactions/", "post")), "responses")
    answers["200"] = answers.pop("201")


def _response_field(root: JsonObject) -> None:
    fields = child(at(root, (*SCHEMAS, "InteractionCreated")), "properties")
    fields["id"] = {"type": "string", "format": "uuid", "x-phi": False}


def _offsets(root: JsonObject) -> None:
    schema = at(root, (*SCHEMAS, "Interaction"))
    for name in TIMES[:2]:
        del child(schema, "properties")[name]
        row(schema, "required").remove(name)


def _no_ids(root: JsonObject) -> None:
    for place in ("Interaction.id", "InteractionCreated.interactionId"):
        del _field(root, place)["format"]
    del at(root, ("components", "parameters", "InteractionId", "schema"))["format"]


def _ids(root: JsonObject) -> None:
    _field(root, "Patient.identifier")["format"] = "uuid"
    _field(root, "Encounter.identifier")["format"] = "uuid"


def _plain_times(root: JsonObject) -> None:
    for name in TIMES:
        del _field(root, f"Interaction.{name}")["format"]


def _never_null(root: JsonObject) -> None:
    for place in NULLABLE:
        _field(root, place)["type"] = "string"


def _null(root: JsonObject) -> None:
    for place in ("Interaction.createdAt", "Encounter.identifier"):
        _field(root, place)["type"] = ["string", "null"]


def _required(root: JsonObject) -> None:
    row(at(root, (*SCHEMAS, "Period")), "required").append("endedAt")


def _required_answer(root: JsonObject) -> None:
    row(at(root, (*SCHEMAS, "Interaction")), "required").append("patient")


def _one_encounter(root: JsonObject) -> None:
    for owner in ("InteractionCreate", "InteractionUpdate"):
        _field(root, f"{owner}.encounter")["$ref"] = "#/components/schemas/Encounter"
    for name in ("EncounterCreate", "EncounterUpdate"):
        del at(root, SCHEMAS)[name]


def _split_patient(root: JsonObject) -> None:
    patient = at(root, (*SCHEMAS, "Patient"))
    at(root, SCHEMAS)["PatientUpdate"] = deepcopy(patient)
    raw = _field(root, "InteractionUpdate.patient")
    raw["$ref"] = "#/components/schemas/PatientUpdate"


def _patient_id(root: JsonObject) -> None:
    _parameter(root, "patient")["name"] = "patientId"


def _parameter(root: JsonObject, name: str) -> JsonObject:
    listing = at(root, ("paths", "/interactions/", "get"))
    return next(raw for raw in rows(listing, "parameters") if raw["name"] == name)


def _narrower_sort(root: JsonObject) -> None:
    at(root, (*SCHEMAS, "InteractionSort"))["enum"] = ["id", "createdAt", "updatedAt"]


def _wider_sort(root: JsonObject) -> None:
    row(at(root, (*SCHEMAS, "InteractionSort")), "enum").extend(["status", "title"])


def _header(root: JsonObject) -> None:
    new: JsonObject = {
        "name": "Customer-Name",
        "in": "header",
        "required": True,
        "schema": {"type": "string"},
    }
    for item in children(root, "paths").values():
        item["parameters"] = [*row(item, "parameters"), {**new}]


def _no_header(root: JsonObject) -> None:
    for item in children(root, "paths").values():
        kept = [each for each in row(item, "parameters") if "Tenant" not in str(each)]
        item["parameters"] = kept
    del child(root, "x-client")["parameters"]


def _version_in_the_path(root: JsonObject) -> None:
    paths = child(root, "paths")
    root["paths"] = {f"/v2{path}": item for path, item in paths.items()}
    server = rows(root, "servers")[0]
    server["url"] = text(server["url"], "url").removesuffix("/v2")


def _host(root: JsonObject) -> None:
    server = rows(root, "servers")[0]
    server["url"] = text(server["url"], "url").replace("corti.app", "corti.example")


def _no_environment(root: JsonObject) -> None:
    server = rows(root, "servers")[0]
    server["url"] = text(server["url"], "url").replace("{environment}.", "")
    del server["variables"]


def _undeclared(root: JsonObject) -> None:
    for operation in _operations(root):
        del child(operation, "responses")["504"]


def _declared(root: JsonObject) -> None:
    for operation in _operations(root):
        child(operation, "responses")["503"] = {"description": "Come again later."}


def _reshaped(root: JsonObject) -> None:
    fields = child(at(root, (*SCHEMAS, "Problem")), "properties")
    for name in ("title", "details", "instance"):
        del fields[name]
    fields["reason"] = {"type": "string", "x-phi": True}


def _strict_403(root: JsonObject) -> None:
    content = at(root, ("components", "responses", "Forbidden", "content"))
    content["application/json"] = {"schema": {"$ref": "#/components/schemas/Problem"}}


def _free_404(root: JsonObject) -> None:
    content = at(root, ("components", "responses", "NotFound", "content"))
    content["application/json"] = {"schema": {}}


def _no_ids_of_operations(root: JsonObject) -> None:
    for operation in _operations(root):
        del operation["operationId"]


def _prose(root: JsonObject) -> None:
    _parameter(root, "sort")["description"] = "One of id, name and createdAt."


def _open_status(root: JsonObject) -> None:
    raw = _field(root, "Encounter.status")
    raw["anyOf"] = [{"$ref": raw.pop("$ref")}, {"type": "string"}]


def _row(
    kind: str, level: Level, make: Callable[[JsonObject], None], *shows: Show
) -> Operator:
    def edits(_: Source) -> Iterator[Edit]:
        yield Edit(make.__name__.strip("_").replace("_", " "), "any", make, shows)

    is_promise = level is not DOCUMENTATION
    return Operator(f"real drift: {kind}", always(level), edits, is_promise)


LIST: Final = (Show("_list"), Show("Interactions.list"))

OPERATORS: Final = (
    _row(
        "string became an array",
        BREAKING,
        _users,
        Show("Interaction", "assigned_user_id"),
    ),
    _row(
        "success status changed", ADDITIVE, _create_answers_200, Show("_create", "200")
    ),
    _row(
        "field added to a response",
        ADDITIVE,
        _response_field,
        Show("InteractionCreated", "id:"),
    ),
    _row(
        "fields removed from a response",
        BREAKING,
        _offsets,
        Show("Interaction", "created_at"),
    ),
    _row("format added", BREAKING, _ids, Show("Patient", "identifier")),
    _row("format removed", BREAKING, _no_ids, Show("Interaction", "id")),
    _row(
        "date-time became plain string",
        BREAKING,
        _plain_times,
        Show("Interaction", "created_at"),
    ),
    _row("became nullable", BREAKING, _null, Show("Interaction", "created_at")),
    _row("no longer nullable", BREAKING, _never_null, Show("PatientInput", "name")),
    _row(
        "optional became required, both ways",
        BREAKING,
        _required,
        Show("PeriodInput", "ended_at"),
    ),
    _row(
        "optional became required, in an answer",
        ADDITIVE,
        _required_answer,
        Show("Interaction", "patient"),
    ),
    _row("three schemas merged", BREAKING, _one_encounter, Show("EncounterCreate")),
    _row("one schema split", BREAKING, _split_patient, Show("PatientUpdate")),
    _row("query parameter renamed", BREAKING, _patient_id, Show("_list", "patientId")),
    _row("enum widened", ADDITIVE, _wider_sort, Show("InteractionSort", "title")),
    _row("enum narrowed", BREAKING, _narrower_sort, Show("InteractionSort", "patient")),
    _row(
        "header added to every operation",
        BREAKING,
        _header,
        Show("_list", "Customer-Name"),
        Show("client.py", "Customer-Name"),
    ),
    _row(
        "header removed from every operation",
        BREAKING,
        _no_header,
        Show("client.py", "Tenant-Name"),
    ),
    _row(
        "version moved between path and server",
        BREAKING,
        _version_in_the_path,
        Show("_list", "/v2"),
    ),
    _row("host renamed", BREAKING, _host, Show("client.py", "corti.example")),
    _row(
        "environment removed",
        BREAKING,
        _no_environment,
        Show("client.py", "environment"),
    ),
    _row(
        "error response undeclared",
        ADDITIVE,
        _undeclared,
        Show("Interactions.list", "504"),
    ),
    _row(
        "error response declared", ADDITIVE, _declared, Show("Interactions.list", "503")
    ),
    _row("error response reshaped", BREAKING, _reshaped, Show("Problem", "reason")),
    _row("body of an error became free-form", BREAKING, _free_404),
    _row("body of an error became strict", BREAKING, _strict_403),
    _row("operation ids disappeared", BREAKING, _no_ids_of_operations, *LIST),
    _row("only the prose changed", DOCUMENTATION, _prose, *LIST),
    _row(
        "a closed enum became an open one",
        BREAKING,
        _open_status,
        Show("Encounter", "status"),
    ),
)
