"""One attempt: a request goes out, and an answer comes back whole, or not at all."""

import ssl
from collections.abc import Iterator
from contextlib import suppress
from http import HTTPStatus
from typing import Final, TypeGuard, TypeVar

import httpx
from attrs import frozen

from .calls import Call
from .cutting import Cut, cut_of
from .deadlines import Deadline, Timeout
from .errors import (
    AnswerTooLargeError,
    CertificateError,
    DeadlineError,
    RequestTimeoutError,
    TransportError,
)
from .replies import Reply
from .unpacking import NotUnpackableError, TooLargeError, unpacked
from .waiting import Waiting

T = TypeVar("T")

BROKEN: Final = (
    httpx.HTTPError,
    httpx.StreamError,
    httpx.InvalidURL,
    OSError,
    NotUnpackableError,
    TooLargeError,
)
"""What comes out of an attempt without a complete answer."""

_UNSENT: Final = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
"""What is raised before anything of the request has left."""


@frozen
class Exchange:
    """Makes attempts through one transport."""

    _transport: httpx.AsyncBaseTransport
    _waiting: Waiting

    async def reply(
        self, request: httpx.Request, parts: Timeout, deadline: Deadline, bound: int
    ) -> Reply:
        """Return the answer to *request*, of at most *bound* bytes.

        It comes before *deadline*, and none of its *parts* takes longer than said.

        Raises what `failure` makes sense of.
        """
        cut = Cut()
        seconds = deadline.remaining()
        request.extensions = {"timeout": parts.by_part(seconds), "cut": cut}

        async def attempt() -> Reply:
            response = await self._transport.handle_async_request(request)
            try:
                content = await _content(response, bound)
            finally:
                if not response.is_closed:
                    await self._waiting.shielded(response.aclose)
            return Reply(response.status_code, response.headers, content)

        return await self._waiting.within(seconds, attempt, cut)


def failure(
    call: Call[T], request: httpx.Request, error: Exception, deadline: Deadline
) -> TransportError:
    """Say what *error* of *request* means for *call*, without what they hold."""
    unsent = isinstance(error, _UNSENT) or cut_of(request).unsent
    return _kind(error, deadline)(
        method=call.method,
        path=call.template,
        reason=", ".join(_reasons(error)),
        sent=not unsent,
    )


def _kind(error: Exception, deadline: Deadline) -> type[TransportError]:
    if isinstance(error, TooLargeError):
        return AnswerTooLargeError
    if isinstance(error, httpx.TimeoutException | TimeoutError):
        return DeadlineError if deadline.is_over() else RequestTimeoutError
    is_untrusted = isinstance(_root(error), ssl.SSLCertVerificationError)
    return CertificateError if is_untrusted else TransportError


def _root(error: BaseException) -> BaseException:
    root, seen = error, set[int]()
    while (inner := _below(root)) and id(inner) not in seen:
        root = inner
        seen.add(id(root))
    return root


def _below(error: BaseException) -> BaseException | None:
    if _is_group(error):
        return error.exceptions[0]  # A host with several addresses has one for each.
    return error.__cause__ or error.__context__


def _is_group(error: BaseException) -> TypeGuard[BaseExceptionGroup[BaseException]]:
    return isinstance(error, BaseExceptionGroup)


def _reasons(error: BaseException) -> Iterator[str]:
    """Name the error and what is at the bottom of it; certificates say more."""
    yield type(error).__name__
    root = _root(error)
    if isinstance(root, ssl.SSLCertVerificationError):
        yield getattr(root, "verify_message", type(root).__name__)
    elif root is not error and isinstance(root, OSError):
        yield type(root).__name__


async def _content(response: httpx.Response, bound: int) -> bytes:
    if response.is_stream_consumed:
        content = await response.aread()
    elif _is_out_of_step(response):
        return b""
    else:
        packed = await _packed(response, bound)
        encoding = response.headers.get("Content-Encoding", "")
        content = unpacked(packed, encoding, bound)
    if len(content) > bound:
        raise TooLargeError
    return content


def _is_out_of_step(response: httpx.Response) -> bool:
    """Whether a body follows where there can be none.

    Left unread, it ends the connection; else it would begin the next answer.
    """
    if response.status_code != HTTPStatus.NO_CONTENT:
        return False
    return "Transfer-Encoding" in response.headers or _declared(response) > 0


def _declared(response: httpx.Response) -> int:
    with suppress(ValueError):  # Also of a number with thousands of digits.
        return int(response.headers.get("Content-Length", ""))
    return 0


async def _packed(response: httpx.Response, bound: int) -> bytes:
    if _declared(response) > bound:
        raise TooLargeError
    content = bytearray()
    try:
        async for part in response.aiter_raw():
            content += part
            if len(content) > bound:
                # What is left fails then, which ends the generators that read it.
                await response.aclose()
                content = content[: bound + 1]
    except BROKEN:
        if len(content) <= bound:
            raise
    if len(content) > bound:
        raise TooLargeError
    return bytes(content)
