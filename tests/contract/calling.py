"""Make the calls of golden requests with either client of a package."""

import json
import warnings
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from operator import attrgetter
from types import ModuleType
from typing import Final

import httpx

from contract.building import built
from contract.server import Server, client_name
from generator.contract import Json, JsonObject
from generator.contract.values import child

HEADERS: Final = frozenset({"Accept", "Authorization", "Content-Type"})
"""Headers that matter whether they are there or not."""


def call(
    contract: JsonObject, package: ModuleType, case: JsonObject
) -> list[httpx.Request]:
    """Make the call of *case* with the blocking client; return what was sent."""
    server = Server(contract, str(case["operation"]))
    make(case, package, client_name(contract), server.options(package))
    return server.requests


def make(
    case: JsonObject, package: ModuleType, client: str, options: dict[str, object]
) -> None:
    """Make the call of *case* with a blocking *client* made with *options*."""
    arguments = built(package, child(case, "arguments"))
    with getattr(package, client)(**options) as made:
        answer = attrgetter(str(case["operation"]))(made)(**arguments)
        if "next" in case:
            list(answer)


async def call_async(
    contract: JsonObject, package: ModuleType, case: JsonObject
) -> list[httpx.Request]:
    """Make the call of *case* with the async client; return what was sent."""
    server = Server(contract, str(case["operation"]))
    arguments = built(package, child(case, "arguments"))
    name = f"Async{client_name(contract)}"
    async with getattr(package, name)(**server.options(package)) as client:
        answer = attrgetter(server.operation)(client)(**arguments)
        if "next" in case:
            async for _ in answer:
                pass
        else:
            await answer
    return server.requests


def call_raw(
    contract: JsonObject, package: ModuleType, case: JsonObject
) -> list[httpx.Request]:
    """Ask for the answer of *case* as it came, and read it; return what was sent."""
    server = Server(contract, str(case["operation"]))
    arguments = built(package, child(case, "arguments")) | server.first_page
    with getattr(package, client_name(contract))(**server.options(package)) as made:
        attrgetter(_raw(server.operation))(made)(**arguments).parse()
    return server.requests


async def call_raw_async(
    contract: JsonObject, package: ModuleType, case: JsonObject
) -> list[httpx.Request]:
    """Do the same with the async client."""
    server = Server(contract, str(case["operation"]))
    arguments = built(package, child(case, "arguments")) | server.first_page
    name = f"Async{client_name(contract)}"
    async with getattr(package, name)(**server.options(package)) as client:
        (await attrgetter(_raw(server.operation))(client)(**arguments)).parse()
    return server.requests


def _raw(operation: str) -> str:
    resource, _, method = operation.rpartition(".")
    return f"{resource}.raw.{method}"


def call_differences(
    contract: JsonObject, cases: JsonObject, package: ModuleType
) -> Iterator[str]:
    """Yield a sentence for each golden request that *package* does not send."""
    for name in cases:
        case = child(cases, name)
        first: JsonObject = {"request": case["request"]}
        raw = partial(call_raw, contract, package, case)
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always", DeprecationWarning)
            yield from _tried(name, partial(call, contract, package, case), case)
            yield from _tried(f"{name}, raw", raw, first)
        yield from _warned(name, [*map(str, told)], contract, case)


def asked(case: JsonObject) -> list[JsonObject]:
    """Return what *case* asks for: one request, or one for each page of a listing."""
    return [child(case, name) for name in ("request", "next") if name in case]


def _warned(
    name: str, told: Sequence[str], contract: JsonObject, case: JsonObject
) -> Iterator[str]:
    """Compare how often a user was *told* that the operation is to go."""
    server = Server(contract, str(case["operation"]))
    due = 2 if server.is_deprecated else 0
    if len(told) != due:
        yield f"{name}: warns {len(told)} times of its end, not {due}"


def _tried(
    name: str, send: Callable[[], Sequence[httpx.Request]], case: JsonObject
) -> Iterator[str]:
    try:
        sent = send()
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is told
        yield f"{name}: {type(error).__name__}: {error}"
    else:
        yield from _unlike(name, sent, case)


def _unlike(
    name: str, sent: Sequence[httpx.Request], case: JsonObject
) -> Iterator[str]:
    if len(sent) != len(asked(case)):
        yield f"{name}: sends {len(sent)} requests, not {len(asked(case))}"
    for request, golden in zip(sent, asked(case), strict=False):
        found = written_down(request, golden)
        for part in sorted(found.keys() | golden.keys()):
            if found.get(part) != golden.get(part):
                yield f"{name}: {part} is {found.get(part)}, not {golden.get(part)}"


def written_down(request: httpx.Request, golden: JsonObject) -> JsonObject:
    """Return *request* in the form of the *golden* one."""
    path, _, query = request.url.raw_path.decode().partition("?")
    names = sorted({*HEADERS, *child(golden, "headers")})
    return {
        "method": request.method,
        "url": f"{request.url.scheme}://{request.url.host}{path}",
        "query": [*sorted(query.split("&"), key=_key)] if query else [],
        "headers": {
            name: request.headers[name] for name in names if name in request.headers
        },
        **_body(request.content, golden),
    }


def _key(pair: str) -> str:
    return pair.partition("=")[0]


def _body(content: bytes, golden: JsonObject) -> JsonObject:
    if "bytes" in golden:
        return {"bytes": b64encode(content).decode()}
    if not content:
        return {}
    body: Json = json.loads(content)
    return {"body": body}
