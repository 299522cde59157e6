# Made from generator/runtime/calling.py by "python -m generator regenerate".
"""Make a call: attempt after attempt, until there is an answer or an error."""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Generic, TypeVar
from urllib.parse import urlsplit

import httpx
from attrs import define, field, frozen

from .attempts import Attempt, report
from .calls import Call
from .deadlines import Deadline
from .errors import ArgumentError, DeadlineError, TokenError, TransportError
from .exchange import BROKEN, Exchange, failure
from .raw import Answer
from .replies import Reply
from .requests import build_request
from .responses import ErrorShape, request_id
from .retrying import Retrying, may_have_acted
from .settings import ClientSettings
from .sharing import Shared
from .stream_urls import stream_url
from .tokens import Tokens
from .watching import Watch

T = TypeVar("T")


@frozen(eq=False)
class Caller:
    """Makes calls with one set of settings; awaited, or run with `finished`."""

    settings: ClientSettings
    shared: Shared = field(repr=False)
    tokens: Tokens | None = field(default=None, repr=False)

    async def answer(self, make: Callable[[], Call[T]]) -> Answer[T]:
        """Make the call that *make* describes; raises a `CortiError`."""
        self.shared.check()
        return await self._attempts(make(), self._deadline()).answer()

    async def send(self, make: Callable[[], Call[T]]) -> T:
        """Make the call that *make* describes, and return what it asks for."""
        return (await self.answer(make)).parse()

    async def fetch(self, call: Call[T], deadline: Deadline) -> T:
        """Make *call* as a part of another one."""
        return (await self._attempts(call, deadline).answer()).parse()

    async def token(self, deadline: Deadline) -> str:
        """Return an access token."""
        if self.tokens is None:
            raise ArgumentError("missing; this call needs a token", "auth")
        return await self.tokens.get(deadline)

    async def stream_url(self, url: str, parameter: str) -> str:
        """Return *url* with an access token in its query, as *parameter*."""
        self.shared.check()
        token = await self.token(self._deadline())
        host = urlsplit(self.settings.base_url).netloc
        return stream_url(url, token, host=host, parameter=parameter)

    def _deadline(self) -> Deadline:
        """Return the moment at which a call that begins now has to be over."""
        return Deadline.after(self.settings.options.deadline)

    def _attempts(self, call: Call[T], deadline: Deadline) -> "_Attempts[T]":
        options = self.settings.options
        retrying = Retrying.of(call, options.retries, self.settings.never_retried)
        return _Attempts(self, call, deadline, retrying)


@define(eq=False, repr=False)
class _Attempts(Generic[T]):
    """The attempts of one call."""

    _caller: Caller
    _call: Call[T]
    _deadline: Deadline
    _retrying: Retrying
    _made: int = 0
    _renewals: int = 0
    """How many attempts only showed that a token was refused."""

    _may_be_done: bool = False
    """Whether the server may have done already what is asked for."""

    async def answer(self) -> Answer[T]:
        outcome, wait = await self._attempt()
        while wait is not None:
            self._may_be_done = self._may_be_done or may_have_acted(outcome)
            await self._caller.shared.waiting.sleep(wait)
            if self._may_be_done and self._caller.shared.is_closed:
                break  # What became of the call is more than that.
            outcome, wait = await self._attempt()
        if isinstance(outcome, TransportError):
            outcome.attempts = self._made
            outcome.sent = outcome.sent or self._may_be_done
            raise outcome
        return Answer(
            self._call,
            outcome,
            self._caller.settings.errors,
            self._made,
            self._was_done(outcome),
            self._watch(outcome),
        )

    def _watch(self, reply: Reply) -> Watch | None:
        settings = self._caller.settings
        hook = settings.options.on_drift
        if hook is None or self._call.url is not None:
            return None  # The document does not describe what goes elsewhere.
        operation = f"{self._call.method} {self._call.template}"
        noted = self._caller.shared.drifts
        return Watch(operation, reply, settings.contract, noted, hook)

    async def _attempt(self) -> tuple[Reply | TransportError, float | None]:
        """Return what an attempt came to, and the seconds until the next."""
        self._caller.shared.check()
        request = build_request(self._call, self._caller.settings)
        token = await self._token(request)
        started = time.monotonic()
        self._made += 1
        outcome = await self._outcome(request)
        seconds = time.monotonic() - started
        wait = self._wait(outcome, token)
        self._report(outcome, seconds, wait)
        return outcome, wait

    async def _token(self, request: httpx.Request) -> str | None:
        """Return the token that *request* is sent with, if it needs one."""
        if not self._call.secured:
            return None
        try:
            token = await self._caller.token(self._deadline)
        except (TokenError, TransportError) as error:
            error.sent = self._may_be_done  # Else it speaks of the token's request.
            raise
        request.headers["Authorization"] = f"Bearer {token}"
        return token

    async def _outcome(self, request: httpx.Request) -> Reply | TransportError:
        if self._deadline.is_over():
            return self._too_late()
        shared, options = self._caller.shared, self._caller.settings.options
        try:
            return await Exchange(shared.transport, shared.waiting).reply(
                request, options.timeout, self._deadline, options.max_answer_bytes
            )
        except httpx.HTTPStatusError:
            raise  # A hook of the caller's own client asks for that.
        except BROKEN as error:
            return failure(self._call, request, error, self._deadline)

    def _too_late(self) -> TransportError:
        return DeadlineError(
            method=self._call.method,
            path=self._call.template,
            reason="before the request was sent",
            sent=False,
        )

    def _wait(self, outcome: Reply | TransportError, token: str | None) -> float | None:
        if self._is_renewed(outcome, token):
            self._renewals += 1
            return 0.0
        wait = self._retrying.wait(outcome, self._made - self._renewals)
        if wait is None or wait >= self._deadline.remaining():
            return None
        return wait

    def _is_renewed(self, outcome: Reply | TransportError, token: str | None) -> bool:
        """Whether a refused token can be replaced, which is done once in a call."""
        if isinstance(outcome, TransportError) or token is None:
            return False
        if outcome.status != HTTPStatus.UNAUTHORIZED or self._caller.tokens is None:
            return False
        can_be_replaced = self._caller.tokens.drop(token)
        return can_be_replaced and not self._renewals

    def _was_done(self, reply: Reply) -> bool:
        is_gone = reply.status == HTTPStatus.NOT_FOUND
        return is_gone and self._call.method == "DELETE" and self._may_be_done

    def _report(
        self, outcome: Reply | TransportError, seconds: float, wait: float | None
    ) -> None:
        settings = self._caller.settings
        status, error, request = _seen(outcome, settings.errors)
        attempt = Attempt(
            method=self._call.method,
            path=self._call.template,
            number=self._made,
            status=status,
            error=error,
            seconds=seconds,
            request_id=request,
            wait=wait,
        )
        report(attempt, settings.options.on_attempt)


def _seen(
    outcome: Reply | TransportError, shape: ErrorShape
) -> tuple[int | None, str | None, str | None]:
    """Return the status, or else the error, and the request id."""
    if isinstance(outcome, TransportError):
        return None, outcome.reason, None
    return outcome.status, None, request_id(outcome, shape)
