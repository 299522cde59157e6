"""A server in a process of its own that misbehaves at random, and keeps accounts.

`python server.py SEED` prints its port, and serves until its input ends.
"""

import asyncio
import contextlib
import json
import random
import socket
import struct
import sys
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Final
from uuid import UUID

from attrs import define, field, frozen

SLOW: Final = 0.02
"""Seconds that some answers take, which is bearable."""

TOO_SLOW: Final = 2.0
"""Seconds that a few answers take, which no client waits for."""

_AT_ONCE: Final = struct.pack("ii", 1, 0)
"""Closing does not wait, and resets."""


@frozen
class Request:
    """What a client asks for."""

    method: str
    target: str
    body: bytes

    @property
    def number(self) -> int:
        """What tells the calls apart: the marker in a body, or else the id."""
        if self.body:
            return int(json.loads(self.body)["encounter"]["title"])
        return UUID(self.target.rpartition("/")[2]).int


class _LeftError(Exception):
    """The connection is over."""


@define(eq=False)
class Connection:
    """A connection with a client."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def request(self) -> Request:
        """Read the next request."""
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        method, target, _ = head.split(" ", 2)
        _, _, length = head.lower().partition("\r\ncontent-length:")
        size = int(length.partition("\r\n")[0] or 0)
        return Request(method, target, await self.reader.readexactly(size))

    async def say(self, content: bytes) -> None:
        """Send *content*."""
        self.writer.write(content)
        await self.writer.drain()

    def reset(self) -> None:
        """Reset the connection."""
        connection: socket.socket = self.writer.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        self.writer.transport.abort()
        raise _LeftError

    async def drip(self) -> None:
        """Send a header without an end, until the client leaves."""
        await self.say(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not self.reader.at_eof():
            await self.say(b"x")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.reader.read(1), 0.2)
        raise _LeftError


def reply(status: int, body: bytes = b"", *headers: str) -> bytes:
    """Write an answer."""
    length = () if status == 204 else (f"Content-Length: {len(body)}",)
    lines = (f"HTTP/1.1 {status} Whatever", *length, *headers, "", "")
    return "\r\n".join(lines).encode() + body


@define(eq=False)
class Accounts:
    """What the server did, call by call."""

    acted: Counter[tuple[str, int]] = field(factory=Counter[tuple[str, int]])
    requests: int = 0
    open: int = 0

    def act(self, request: Request) -> bytes:
        """Do what is asked for, and return the answer."""
        number = request.number
        if request.method == "GET":
            return reply(200, interaction(number))
        self.acted[request.method, number] += 1
        if request.method == "POST":
            return reply(201, created(number))
        if request.method == "PATCH":
            return reply(200, interaction(number))
        again = self.acted[request.method, number] > 1
        return reply(404, b'{"type": "A0007"}') if again else reply(204)

    def told(self) -> bytes:
        """Write the accounts."""
        by_method: dict[str, dict[int, int]] = {"POST": {}, "PATCH": {}, "DELETE": {}}
        for (method, number), times in self.acted.items():
            by_method[method][number] = times
        counts = {"requests": self.requests, "open": self.open - 1}
        return json.dumps({**counts, "acted": by_method}).encode()


def interaction(number: int) -> bytes:
    """Write the interaction with that *number* for an id."""
    now = "2026-03-02T09:00:00Z"
    value = {
        "id": str(UUID(int=number)),
        "encounter": {
            "identifier": "enc",
            "status": "planned",
            "type": "consultation",
            "period": {"startedAt": now},
        },
        "createdAt": now,
        "updatedAt": now,
        "lastUpdated": now,
        "websocketUrl": "wss://127.0.0.1/",
    }
    return json.dumps(value).encode()


def created(number: int) -> bytes:
    """Write the answer to a create with that *number*."""
    value = {"interactionId": str(UUID(int=number)), "websocketUrl": "wss://127.0.0.1/"}
    return json.dumps(value).encode()


Fault = Callable[[Connection, Accounts, Request], Awaitable[None]]


async def well(peer: Connection, accounts: Accounts, request: Request) -> None:
    """Answer as it should be."""
    await peer.say(accounts.act(request))


async def well_and_close(
    peer: Connection, accounts: Accounts, request: Request
) -> None:
    """Answer, and close the connection while it is idle."""
    await peer.say(accounts.act(request))
    raise _LeftError


async def slowly(peer: Connection, accounts: Accounts, request: Request) -> None:
    """Answer late."""
    await asyncio.sleep(SLOW)
    await peer.say(accounts.act(request))


async def too_slowly(_: Connection, accounts: Accounts, request: Request) -> None:
    """Act, and let nobody know in time."""
    accounts.act(request)
    await asyncio.sleep(TOO_SLOW)
    raise _LeftError


async def reset_before(peer: Connection, _: Accounts, __: Request) -> None:
    """Do nothing, and reset."""
    peer.reset()


async def reset_after(peer: Connection, accounts: Accounts, request: Request) -> None:
    """Act, and reset."""
    accounts.act(request)
    peer.reset()


async def close_after(_: Connection, accounts: Accounts, request: Request) -> None:
    """Act, and close without an answer."""
    accounts.act(request)
    raise _LeftError


async def cut_off(peer: Connection, accounts: Accounts, request: Request) -> None:
    """Act, and break off in the answer."""
    await peer.say(accounts.act(request)[:-9])
    raise _LeftError


async def drip(peer: Connection, accounts: Accounts, request: Request) -> None:
    """Act, and answer for ever."""
    accounts.act(request)
    await peer.drip()


async def turn_away(peer: Connection, _: Accounts, __: Request) -> None:
    """Do nothing: there were too many requests."""
    await peer.say(reply(429, b"", "Retry-After: 0"))


async def refuse_token(peer: Connection, _: Accounts, __: Request) -> None:
    """Do nothing: the token is not known."""
    await peer.say(reply(401, b"", "WWW-Authenticate: Bearer"))


async def fail_before(peer: Connection, _: Accounts, __: Request) -> None:
    """Do nothing, and say so."""
    await peer.say(reply(503, b"", "Retry-After: 0"))


async def fail_after(peer: Connection, accounts: Accounts, request: Request) -> None:
    """Act, and say that it failed."""
    accounts.act(request)
    await peer.say(reply(503))


async def gateway(peer: Connection, accounts: Accounts, request: Request) -> None:
    """Act behind a gateway that does not wait."""
    accounts.act(request)
    await peer.say(reply(504, b"<html>Gateway Timeout</html>"))


async def nonsense(peer: Connection, accounts: Accounts, request: Request) -> None:
    """Act, and answer what nobody can read."""
    accounts.act(request)
    await peer.say(reply(200, b"garbage", "Content-Encoding: gzip"))


FAULTS: Final[dict[Fault, float]] = {
    well: 82,
    well_and_close: 2,
    slowly: 2,
    too_slowly: 0.05,
    reset_before: 1,
    reset_after: 1,
    close_after: 1,
    cut_off: 1,
    drip: 0.05,
    turn_away: 3,
    refuse_token: 1,
    fail_before: 2,
    fail_after: 1,
    gateway: 1,
    nonsense: 0.5,
}
"""What happens, and how often."""


@define(eq=False)
class Server:
    """Does to each request what chance decides."""

    chance: random.Random
    accounts: Accounts = field(factory=Accounts)
    _tokens: int = 0

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Serve one connection."""
        self.accounts.open += 1
        gone = (_LeftError, OSError, asyncio.IncompleteReadError)
        with contextlib.suppress(*gone):
            await self._converse(Connection(reader, writer))
        writer.close()
        with contextlib.suppress(*gone):
            await writer.wait_closed()
        self.accounts.open -= 1

    async def _converse(self, peer: Connection) -> None:
        while True:
            request = await peer.request()
            if request.target == "/accounts":
                await peer.say(reply(200, self.accounts.told()))
            elif request.target == "/token":
                await self._token(peer)
            else:
                self.accounts.requests += 1
                await self._chosen()(peer, self.accounts, request)

    def _chosen(self) -> Fault:
        [fault] = self.chance.choices(list(FAULTS), list(FAULTS.values()))
        return fault

    async def _token(self, peer: Connection) -> None:
        if self.chance.random() < 0.1:
            peer.reset()
        self._tokens += 1
        token = {"access_token": f"t{self._tokens}", "token_type": "Bearer"}
        await peer.say(reply(200, json.dumps({**token, "expires_in": 300}).encode()))


async def main(seed: int) -> None:
    """Serve until the input ends."""
    server = Server(random.Random(seed))  # noqa: S311 - the same faults each time
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, backlog=512)
    async with listening:
        print(listening.sockets[0].getsockname()[1], flush=True)  # noqa: T201 - said
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
