"""Both clients send the golden requests."""

import json
from typing import Final

import pytest

import corti_interactions
from contract.calling import (
    asked,
    call,
    call_async,
    call_differences,
    call_raw_async,
    make,
    written_down,
)
from contract.golden import CONTRACT, approved
from contract.listings import async_listing_differences, listing_differences
from contract.reading import answer_differences
from contract.server import Server, client_name, name_of
from generator.contract import JsonObject
from generator.contract.arguments import Argument, Arguments
from generator.contract.values import child, children, row, rows

CASES: Final = approved("requests")

each_case = pytest.mark.parametrize("name", CASES)


@each_case
def test_requests(name: str) -> None:
    """The blocking client sends what was approved, in its raw form too."""
    case = {name: CASES[name]}

    assert [*call_differences(CONTRACT, case, corti_interactions)] == []


@each_case
async def test_async_requests(name: str) -> None:
    """The async client sends the same."""
    case = child(CASES, name)
    sent = await call_async(CONTRACT, corti_interactions, case)

    assert [*map(written_down, sent, asked(case))] == asked(case)
    assert len(sent) == len(asked(case))


@each_case
async def test_raw_async_requests(name: str) -> None:
    """Its raw form sends the first of them."""
    case = child(CASES, name)
    sent = await call_raw_async(CONTRACT, corti_interactions, case)

    assert [*map(written_down, sent, asked(case))] == asked(case)[:1]
    assert len(sent) == 1


def test_listings() -> None:
    """Listings go on as the document promises."""
    assert [*listing_differences(CONTRACT, CASES, corti_interactions)] == []


async def test_async_listings() -> None:
    """And tell their items apart in both clients."""
    differences = await async_listing_differences(CONTRACT, CASES, corti_interactions)
    assert differences == []


def test_answers() -> None:
    """Each call knows how to read the answers that the document promises."""
    assert [*answer_differences(CONTRACT, CASES, corti_interactions)] == []


@pytest.mark.parametrize(
    "name", [name for name in CASES if "body" in child(child(CASES, name), "request")]
)
def test_bodies_are_compact(name: str) -> None:
    """JSON is sent without spaces, in UTF-8 that nothing is escaped in."""
    request, *_ = call(CONTRACT, corti_interactions, child(CASES, name))
    text = request.content.decode()

    compact = json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
    assert text == compact


NEEDED: Final = [
    pytest.param(key, argument, id=f"{key} {argument.name}")
    for key in children(CONTRACT, "operations")
    for argument in Arguments(CONTRACT).of(key)
    if argument.required and "nullable" not in argument.schema
]


@pytest.mark.parametrize(("key", "argument"), NEEDED, ids=str)
def test_nothing_is_sent_without_what_is_needed(key: str, argument: Argument) -> None:
    """None is no value for an argument that has to be given and cannot be null."""
    name = name_of(key, children(CONTRACT, "operations")[key])
    case = child(CASES, f"{name} all")
    given = {**child(case, "arguments"), argument.name: None}
    server = Server(CONTRACT, name)
    options = server.options(corti_interactions)
    wrong: JsonObject = {**case, "arguments": given}

    told = "argument" if argument.source == "body" else argument.wire
    with pytest.raises(corti_interactions.ArgumentError, match=f"^{told}: "):
        make(wrong, corti_interactions, client_name(CONTRACT), options)
    assert server.requests == []


VARIABLES: Final = [
    (name, value)
    for name, variable in children(rows(CONTRACT, "servers")[0], "variables").items()
    for value in row(variable, "enum")
]


@pytest.mark.parametrize(("name", "value"), VARIABLES)
def test_servers(name: str, value: str) -> None:
    """Each value of a server's variable leads to the host that the document names."""
    server = rows(CONTRACT, "servers")[0]
    defaults = {
        each: variable["default"]
        for each, variable in children(server, "variables").items()
    }
    base = str(server["url"]).format_map({**defaults, name: value})
    case = next(iter(children({"cases": CASES}, "cases").values()))
    answering = Server(CONTRACT, str(case["operation"]))
    options = {**answering.options(corti_interactions), name: value}
    make(case, corti_interactions, client_name(CONTRACT), options)

    assert str(answering.requests[0].url).startswith(f"{base}/")
