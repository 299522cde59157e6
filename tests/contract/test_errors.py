"""Documented failures become the errors that the contract asks for."""

from operator import attrgetter
from typing import Final

import httpx
import pytest

import corti_interactions
from contract.building import built
from contract.golden import CONTRACT, approved
from contract.server import Server, client_name, name_of
from generator.contract import Json, JsonObject
from generator.contract.values import child, children, row

CLASSES: Final = {
    "400": corti_interactions.BadRequestError,
    "401": corti_interactions.UnauthorizedError,
    "403": corti_interactions.ForbiddenError,
    "404": corti_interactions.NotFoundError,
    "409": corti_interactions.ConflictError,
    "429": corti_interactions.RateLimitError,
    **dict.fromkeys(["500", "502", "503", "504"], corti_interactions.ServerError),
}

ATTRIBUTES: Final = {
    "requestId": "request_id",
    "code": "code",
    "detail": "detail",
    "validationErrors": "validation_errors",
}

OPERATIONS: Final = children(CONTRACT, "operations")


def failing(operation: JsonObject, status: int, body: JsonObject) -> Exception:
    """Return what a call of *operation* raises when it is answered with *status*."""
    name = name_of(operation)
    case = child(approved("requests"), f"{name} all")
    options = Server(CONTRACT, name).options(corti_interactions)
    options["transport"] = httpx.MockTransport(
        lambda _: httpx.Response(status, json=body)
    )
    with (
        getattr(corti_interactions, client_name(CONTRACT))(**options) as client,
        pytest.raises(corti_interactions.StatusError) as caught,
    ):
        arguments = built(corti_interactions, child(case, "arguments"))
        answer = attrgetter(name)(client)(**arguments)
        if "next" in case:
            list(answer)
    return caught.value


@pytest.mark.parametrize("key", OPERATIONS)
def test_statuses(key: str) -> None:
    """Each status has its class, and the error knows method, path and status."""
    method, _, path = key.partition(" ")
    statuses = [each for each in child(OPERATIONS[key], "answers") if each[0] in "45"]
    for status in statuses:
        error = failing(OPERATIONS[key], int(status), {})

        assert type(error) is CLASSES[status]
        assert attrgetter("method", "path", "status")(error) == (
            method,
            path,
            int(status),
        )


@pytest.mark.parametrize(
    ("name", "field"),
    [
        (name, field)
        for name in ATTRIBUTES
        for field in row(child(child(CONTRACT, "client"), "errors"), name)
    ],
)
def test_what_an_error_says(name: str, field: str) -> None:
    """An error's body is read by the names that the document gives, old and new."""
    said: Json = [{"field": "it"}] if name == "validationErrors" else "said"
    error = failing(OPERATIONS["GET /interactions/{id}"], 404, {field: said})
    found = getattr(error, ATTRIBUTES[name])

    assert (found if isinstance(found, str) else [*map(dict, found)]) == said
