"""What the client answers with is what the payload is to be read as."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from typing import Final

import httpx
import pytest

from corti_interactions import (
    AccessToken,
    AsyncCortiClient,
    BadRequestError,
    CortiClient,
    EncounterCreate,
    ForbiddenError,
    NotFoundError,
    RateLimitError,
    ServerError,
    StatusError,
)
from payloads.document import Json, JsonObject, found_at, items, members
from payloads.files import FITTING, PAYLOADS, WRITTEN, Payload
from payloads.spelling import spell, text_of

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
TOKEN: Final = AccessToken("invented")
STATUS: Final = {"InteractionCreated": 201}

ERRORS: Final = found_at("x-client", "errors")
ASKED: Final = ("Interaction", "InteractionCreated", "InteractionList")

each_answer = pytest.mark.parametrize(
    "sent", [each for each in PAYLOADS if each.schema in ASKED], ids=str
)


def answering(sent: Payload) -> httpx.MockTransport:
    """Answer everything with *sent*."""
    status = members(sent.wire).get("status", STATUS.get(sent.schema, 200))
    assert isinstance(status, int | float)
    body = json.dumps(sent.wire, ensure_ascii=False).encode()
    return httpx.MockTransport(lambda _: httpx.Response(int(status), content=body))


def encounter() -> EncounterCreate:
    """Make something to create."""
    return EncounterCreate(identifier="", status="planned", type="inpatient")


def client(sent: Payload) -> AbstractContextManager[CortiClient]:
    """Make a client that gets *sent*."""
    return CortiClient(auth=TOKEN, tenant="acme", transport=answering(sent))


def async_client(sent: Payload) -> AbstractAsyncContextManager[AsyncCortiClient]:
    """Make an async client that gets *sent*."""
    return AsyncCortiClient(auth=TOKEN, tenant="acme", transport=answering(sent))


def ask(schema: str, corti: CortiClient) -> Iterator[object]:
    """Call what answers with *schema*."""
    if schema == "Interaction":
        yield corti.interactions.get(ID)
        yield corti.interactions.update(ID)
    elif schema == "InteractionCreated":
        yield corti.interactions.create(encounter=encounter())
    else:
        yield next(corti.interactions.list().pages(), ())


async def ask_async(schema: str, corti: AsyncCortiClient) -> AsyncIterator[object]:
    """Call what answers with *schema*."""
    if schema == "Interaction":
        yield await corti.interactions.get(ID)
        yield await corti.interactions.update(ID)
    elif schema == "InteractionCreated":
        yield await corti.interactions.create(encounter=encounter())
    else:
        # CPython's anext() fails with an empty tuple as its default.
        yield await anext(corti.interactions.list().pages(), None) or ()


def expected(sent: Payload) -> Json:
    """Return what the call is to answer with: of a list, its items."""
    read = members(members(sent.reads).get("InteractionList"))
    return read.get("interactions", sent.reads)


@each_answer
def test_client_reads_it(sent: Payload) -> None:
    """Each operation that may get this payload reads it."""
    with client(sent) as corti:
        answers = [text_of(spell(answer)) for answer in ask(sent.schema, corti)]
    assert set(answers) == {text_of(expected(sent))}


@each_answer
async def test_async_client_reads_it(sent: Payload) -> None:
    """The async operations read it the same way."""
    async with async_client(sent) as corti:
        asked = ask_async(sent.schema, corti)
        answers = [text_of(spell(answer)) async for answer in asked]
    assert set(answers) == {text_of(expected(sent))}


PROBLEMS: Final = {
    "problem-since-2026": BadRequestError,
    "problem-before-2026": NotFoundError,
    "problem-both-shapes": ServerError,
    "problem-bare": ServerError,
    "problem-nulls": RateLimitError,
    "problem-nothing-found": BadRequestError,
    "problem-empty-findings": BadRequestError,
    "problem-with-more": ForbiddenError,
}


@pytest.mark.parametrize(
    "sent", [each for each in FITTING if each.schema == "Problem"], ids=str
)
def test_client_raises_it(sent: Payload) -> None:
    """A problem of either shape becomes the error of its status, with its words."""
    with client(sent) as corti, pytest.raises(StatusError) as caught:
        corti.interactions.get(ID)
    error = caught.value
    assert type(error) is PROBLEMS[sent.name]
    wire, said = members(sent.wire), members(ERRORS)
    told = [words(wire, said[name]) for name in ("requestId", "code", "detail")]
    assert [error.request_id, error.code, error.detail] == told
    findings = [
        each for each in map(wire.get, listed(said["validationErrors"])) if each
    ]
    assert [[*error.validation_errors]] == (findings or [[]])


def test_every_problem_is_raised() -> None:
    """The table above leaves none out."""
    problems = {each.name for each in WRITTEN if each.schema == "Problem"}
    assert problems == PROBLEMS.keys()


def words(wire: JsonObject, names: Json) -> Json:
    """Return the first text among the fields of these names."""
    found = (wire.get(name) for name in listed(names))
    return next((each for each in found if isinstance(each, str) and each), None)


def listed(names: Json) -> list[str]:
    """Return names as such."""
    return [str(each) for each in items(names)]
