"""Make the calls of golden requests with either client of a package."""

import json
from base64 import b64encode
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
    arguments = built(package, child(case, "arguments"))
    with getattr(package, client_name(contract))(**server.options(package)) as client:
        answer = attrgetter(server.operation)(client)(**arguments)
        if "next" in case:
            list(answer)
    return server.requests


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
