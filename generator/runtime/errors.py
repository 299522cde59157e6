"""Everything this package raises.

CortiError
├── TransportError            no complete answer
│   ├── RequestTimeoutError   the time of one attempt ran out
│   │   └── DeadlineError     the time of the whole call ran out
│   ├── CertificateError      the server did not prove who it is
│   └── AnswerTooLargeError   an answer beyond the bound, not read to its end
├── TokenError                no access token was to be had
├── ContractMismatchError     an answer that does not have the documented shape
├── ArgumentError             an argument that cannot be sent; also a ValueError
├── ClosedError               the client was closed
├── ForkedError               the client was made in another process
└── StatusError               an answer with a status other than 2xx
    ├── RedirectError         3xx
    ├── BadRequestError       400
    ├── UnauthorizedError     401
    ├── ForbiddenError        403
    ├── NotFoundError         404
    ├── ConflictError         409
    ├── RateLimitError        429
    └── ServerError           5xx

No message and no repr quotes a body, a query, a token or a value: each may
identify a patient. Every error survives pickling.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Self, TypeVar

from attrs import define, field

from .privacy import one_word, plain_word


class CortiError(Exception):
    """Base class of every error this package raises."""

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...], object]:
        # The default would pass keyword-only attributes by position.
        return _revive, (type(self), self.args), self.__dict__


E = TypeVar("E", bound=CortiError)


def _revive(kind: type[E], args: tuple[object, ...]) -> E:
    return kind.__new__(kind, *args)


def bare(error: E) -> E:
    """Return *error* without the frames that saw the request and the answer."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _request(request_id: str | None) -> str:
    if request_id is None:
        return "no request id"
    return f"request id {plain_word(request_id)}"


def _after(attempts: int) -> str:
    return f" after {attempts} attempts" if attempts > 1 else ""


@define(slots=False, auto_exc=False, eq=False, kw_only=True)
class TransportError(CortiError):
    """The call got no complete answer; the server may still have acted on it."""

    advice: ClassVar[str] = "check the network, the proxy, base_url and token_url"

    method: str
    """The HTTP method, e.g. `GET`."""

    path: str
    """The path as the API documents it, e.g. `/interactions/{id}`."""

    reason: str
    """The names of the errors below, e.g. `ConnectError, ConnectionRefusedError`."""

    sent: bool = True
    """Whether the request may have reached the server, so that it may have acted."""

    attempts: int = 1
    """How often the call was tried."""

    def __str__(self) -> str:
        problem = f"no complete answer{_after(self.attempts)}, {self.reason}"
        return f"{self.method} {self.path}: {problem}; {self.advice}"


class RequestTimeoutError(TransportError):
    """The time of one attempt ran out before the answer was complete."""

    advice: ClassVar[str] = "try again later, or allow more with timeout= or Network()"


class DeadlineError(RequestTimeoutError):
    """The time of the whole call, waits included, ran out."""

    advice: ClassVar[str] = "try again later, or allow more with deadline="


class CertificateError(TransportError):
    """The server's certificate is not to be trusted, and nothing was sent."""

    advice: ClassVar[str] = "check the clock, the base URL, the proxy, Network(verify=)"


class AnswerTooLargeError(TransportError):
    """The answer was larger than allowed; the rest of it was not read."""

    advice: ClassVar[str] = "ask for less, or allow more with max_answer_bytes="


@define(slots=False, auto_exc=False, eq=False, kw_only=True)
class TokenError(CortiError):
    """There was no access token to make a call with."""

    problem: str
    """What is wrong, without any value that was sent or received."""

    status: int | None = None
    """The HTTP status code, if there was an answer."""

    code: str | None = field(default=None, repr=one_word)
    """The OAuth error code, e.g. `invalid_client`, if there was one."""

    description: str | None = field(default=None, repr=False)
    """The endpoint's explanation, if it sent one. May name a user."""

    sent: bool = False
    """Whether an earlier attempt of the call may have reached the server."""

    attempts: int = 1
    """How often the token was asked for."""

    def __str__(self) -> str:
        known = [f"status {self.status}"] if self.status is not None else []
        known += [plain_word(self.code)] if self.code is not None else []
        seen = f" ({', '.join(known)})" if known else ""
        return f"no access token{seen}{_after(self.attempts)}: {self.problem}"


@define(slots=False, auto_exc=False, eq=False)
class _LocatedError(CortiError):
    """Something wrong at one place of a request or an answer."""

    whole: ClassVar[str]

    problem: str
    """What is wrong, without the offending value."""

    path: str = ""
    """Where, e.g. `encounter.period.startedAt`; empty for the whole."""

    def __str__(self) -> str:
        return f"{self.path or self.whole}: {self.problem}"

    def under(self, parent: str) -> Self:
        """Return the same problem as seen from the enclosing field."""
        dot = "." if self.path and not self.path.startswith("[") else ""
        return type(self)(self.problem, f"{parent}{dot}{self.path}")


@define(slots=False, auto_exc=False, eq=False)
class ContractMismatchError(_LocatedError):
    """An answer does not have the shape that the API documents."""

    whole: ClassVar[str] = "response"

    operation: str = field(default="", kw_only=True)
    """Method and path as the API documents them; empty outside of a call."""

    status: int | None = field(default=None, kw_only=True)
    """The HTTP status code of the answer, if it came with a call."""

    request_id: str | None = field(default=None, kw_only=True, repr=one_word)
    """What support asks for, if the API sent one."""

    def __str__(self) -> str:
        problem = super().__str__()
        if not self.operation:
            return problem
        known = f"{self.status}, {_request(self.request_id)}"
        return f"{self.operation}: {known}; {problem}"


class ArgumentError(_LocatedError, ValueError):
    """An argument cannot be sent, and nothing was."""

    whole: ClassVar[str] = "argument"


class ForkedError(CortiError):
    """The client was made in the process that this one is a fork of."""

    def __str__(self) -> str:
        return "the client was made before a fork; make one in each process"


class ClosedError(CortiError):
    """The client was closed before the call."""

    def __str__(self) -> str:
        return "the client is closed; make a new one"


@define(slots=False, auto_exc=False, eq=False, kw_only=True)
class StatusError(CortiError):
    """The API answered with a status other than 2xx."""

    advice: ClassVar[str] = "see its code and detail"

    status: int
    """The HTTP status code."""

    method: str
    """The HTTP method, e.g. `GET`."""

    path: str
    """The path as the API documents it, e.g. `/interactions/{id}`."""

    request_id: str | None = field(default=None, repr=one_word)
    """What support asks for, if the API sent one."""

    retry_after: float | None = None
    """Seconds to wait before another attempt, if the API said so."""

    code: str | None = field(default=None, repr=one_word)
    """The API's own code for the problem, if it sent one."""

    detail: str | None = field(default=None, repr=False)
    """The API's explanation, if it sent one. May identify a patient."""

    validation_errors: tuple[Mapping[str, object], ...] = field(default=(), repr=False)
    """What the API found wrong, field by field. May identify a patient."""

    attempts: int = 1
    """How often the call was tried."""

    def __str__(self) -> str:
        place = f"{self.method} {self.path}: {self.status}{_after(self.attempts)}"
        wait = "" if self.retry_after is None else f", wait {self.retry_after:g} s"
        return f"{place}, {_request(self.request_id)}{wait}; {self.advice}"


class RedirectError(StatusError):
    """The API is somewhere else (3xx); no token is sent there."""

    advice: ClassVar[str] = "redirects are not followed; check base_url"


class BadRequestError(StatusError):
    """The request is not valid (400)."""

    advice: ClassVar[str] = "see its detail and validation_errors, change the arguments"


class UnauthorizedError(StatusError):
    """The credentials were refused (401)."""

    advice: ClassVar[str] = "check the credentials, the tenant and the environment"


class ForbiddenError(StatusError):
    """The credentials do not allow this call (403)."""

    advice: ClassVar[str] = "check the tenant and what its credentials may do"


class NotFoundError(StatusError):
    """There is no such resource, or the tenant does not own it (404)."""

    advice: ClassVar[str] = "check the id, the tenant and the environment"


class ConflictError(StatusError):
    """The request contradicts the state of the resource (409)."""

    advice: ClassVar[str] = "read the resource again before changing it"


class RateLimitError(StatusError):
    """There were too many requests, or a limit is used up (429)."""

    advice: ClassVar[str] = "wait, unless its code names a limit that waiting leaves"


class ServerError(StatusError):
    """The API failed (5xx)."""

    advice: ClassVar[str] = "try again later, or ask support"
