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
from payloads.document import Json, members
from payloads.files import PAYLOADS, Payload, payload
from payloads.spelling import spell, text_of

ID: Final = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
TOKEN: Final = AccessToken("invented")
STATUS: Final = {"InteractionCreated": 201}

each_answer = pytest.mark.parametrize(
    "sent", [each for each in PAYLOADS if each.schema != "Problem"], ids=str
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


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        (
            "since-2026",
            BadRequestError,
            ("req-1", "A0003", "The request is not valid."),
        ),
        ("before-2026", NotFoundError, ("req-2", "A0007", "No such interaction.")),
        ("both-shapes", ServerError, ("req-3", "A0010", "new words")),
        ("bare", ServerError, (None, "about:blank", None)),
        ("nulls", RateLimitError, ("req-4", "A0021", None)),
        ("nothing-found", BadRequestError, ("req-5", "A0006", None)),
        ("empty-findings", BadRequestError, ("req-6", "A0008", None)),
        ("with-more", ForbiddenError, ("req-7", "A0004", None)),
    ],
)
def test_client_raises_it(
    name: str, kind: type[StatusError], said: tuple[str | None, ...]
) -> None:
    """A problem of either shape becomes the error of its status."""
    sent = payload(f"problem-{name}")
    with client(sent) as corti, pytest.raises(kind) as caught:
        corti.interactions.get(ID)
    error = caught.value
    assert (error.request_id, error.code, error.detail) == said
    findings = members(sent.wire).get("validationErrors") or []
    assert [*error.validation_errors] == findings


def test_every_problem_is_raised() -> None:
    """The table above leaves none out."""
    assert len([each for each in PAYLOADS if each.schema == "Problem"]) == 8
