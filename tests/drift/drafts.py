"""Drafts of the document, and the ways in which it has drifted."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Final, TypeAlias

from contract.golden import DOCUMENT
from generator.contract import JsonObject, load
from generator.contract.values import child, children, row, rows, text

Edit: TypeAlias = Callable[["Draft"], None]
"""Makes one kind of drift happen in a document."""


LOADED: Final = load(DOCUMENT)


class Draft:
    """A copy of the document that can be edited."""

    def __init__(self) -> None:
        self.root = deepcopy(LOADED)

    def components(self, kind: str) -> JsonObject:
        """Return the components of one kind."""
        return child(child(self.root, "components"), kind)

    def schema(self, name: str) -> JsonObject:
        """Return a schema."""
        return child(self.components("schemas"), name)

    def field(self, place: str) -> JsonObject:
        """Return the field `Schema.field`."""
        owner, _, name = place.partition(".")
        return child(child(self.schema(owner), "properties"), name)

    def operation(self, key: str) -> JsonObject:
        """Return the operation `METHOD /path`."""
        method, _, path = key.partition(" ")
        return child(child(child(self.root, "paths"), path), method.lower())

    def operations(self) -> list[JsonObject]:
        """Return every operation."""
        return [
            each
            for item in children(self.root, "paths").values()
            for name, each in item.items()
            if name != "parameters" and isinstance(each, dict)
        ]

    def parameter(self, key: str, name: str) -> JsonObject:
        """Return a parameter of one operation."""
        return next(
            each
            for each in rows(self.operation(key), "parameters")
            if each.get("name") == name
        )

    def refer(self, place: str, name: str) -> None:
        """Let the field at *place* refer to another schema."""
        self.field(place)["$ref"] = f"#/components/schemas/{name}"

    def save(self, path: Path) -> Path:
        """Write the draft to *path*; JSON is YAML too."""
        path.write_text(json.dumps(self.root), encoding="utf-8")
        return path


LIST: Final = "GET /interactions/"
CREATE: Final = "POST /interactions/"
UPDATE: Final = "PATCH /interactions/{id}"


def nothing(_: Draft) -> None:
    """Leave the document as it is."""


def user_is_an_array(draft: Draft) -> None:
    user: JsonObject = {"type": "string", "format": "uuid"}
    field = draft.field("Interaction.assignedUserId")
    del field["format"]
    field.update(type="array", items=user)


def create_answers_200(draft: Draft) -> None:
    answers = child(draft.operation(CREATE), "responses")
    answers["200"] = answers.pop("201")


def created_lacks_its_id(draft: Draft) -> None:
    del child(draft.schema("InteractionCreated"), "properties")["interactionId"]
    draft.schema("InteractionCreated")["required"] = ["websocketUrl"]


def zone_offsets(draft: Draft) -> None:
    fields = child(draft.schema("Interaction"), "properties")
    for name in ("startedAtTzoffset", "endedAtTzoffset"):
        fields[name] = {"type": "string", "x-phi": False}


def ids_are_any_text(draft: Draft) -> None:
    del draft.field("Interaction.id")["format"]
    del child(child(draft.components("parameters"), "InteractionId"), "schema")[
        "format"
    ]


def timestamps_are_text(draft: Draft) -> None:
    for name in ("createdAt", "updatedAt"):
        del draft.field(f"Interaction.{name}")["format"]


def nothing_is_null(draft: Draft) -> None:
    for place in ("Interaction.endedAt", "Encounter.title", "Patient.name"):
        draft.field(place)["type"] = "string"


def periods_are_optional(draft: Draft) -> None:
    draft.schema("Period")["required"] = []
    row(draft.schema("Encounter"), "required").remove("period")


def one_encounter(draft: Draft) -> None:
    draft.refer("InteractionCreate.encounter", "Encounter")
    draft.refer("InteractionUpdate.encounter", "Encounter")
    for name in ("EncounterCreate", "EncounterUpdate"):
        del draft.components("schemas")[name]


def two_patients(draft: Draft) -> None:
    draft.components("schemas")["PatientUpdate"] = {**draft.schema("Patient")}
    draft.refer("InteractionUpdate.patient", "PatientUpdate")


def patient_id(draft: Draft) -> None:
    draft.parameter(LIST, "patient")["name"] = "patientId"


def no_sort(draft: Draft) -> None:
    row(draft.operation(LIST), "parameters").remove(draft.parameter(LIST, "sort"))


def three_sorts(draft: Draft) -> None:
    draft.schema("InteractionSort")["enum"] = ["id", "createdAt", "updatedAt"]


def no_tenant(draft: Draft) -> None:
    for item in children(draft.root, "paths").values():
        kept = [each for each in rows(item, "parameters") if "Id" in str(each)]
        item["parameters"] = [*kept]


def version_in_the_path(draft: Draft) -> None:
    paths = child(draft.root, "paths")
    draft.root["paths"] = {f"/v2{path}": item for path, item in paths.items()}
    server = rows(draft.root, "servers")[0]
    server["url"] = text(server["url"], "url").removesuffix("/v2")


def another_host(draft: Draft) -> None:
    server = rows(draft.root, "servers")[0]
    server["url"] = text(server["url"], "url").replace("corti.app", "corti.example")


def one_more_environment(draft: Draft) -> None:
    variables = child(rows(draft.root, "servers")[0], "variables")
    row(child(variables, "environment"), "enum").append("beta")


def no_504(draft: Draft) -> None:
    for each in draft.operations():
        del child(each, "responses")["504"]


def old_problem(draft: Draft) -> None:
    fields = child(draft.schema("Problem"), "properties")
    del fields["detail"]
    draft.field("Problem.status")["type"] = "string"


def strict_403(draft: Draft) -> None:
    content = child(child(draft.components("responses"), "Forbidden"), "content")
    content["application/json"] = {"schema": {"$ref": "#/components/schemas/Problem"}}


def no_operation_ids(draft: Draft) -> None:
    for each in draft.operations():
        del each["operationId"]


def other_prose(draft: Draft) -> None:
    draft.parameter(LIST, "sort")["description"] = "One of id, createdAt and name."


def open_status(draft: Draft) -> None:
    status: JsonObject = {"$ref": "#/components/schemas/EncounterStatus"}
    del draft.field("Encounter.status")["$ref"]
    draft.field("Encounter.status")["anyOf"] = [status, {"type": "string"}]
