# Made from generator/runtime/retrying.py by "python -m generator regenerate".
"""Whether to try again, and when."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from http import HTTPStatus
from random import SystemRandom
from typing import Final, TypeVar

from attrs import Attribute, field, frozen

from .calls import Call
from .deadlines import positive_seconds
from .errors import (
    AnswerTooLargeError,
    ArgumentError,
    CertificateError,
    DeadlineError,
    TransportError,
)
from .read_scalars import is_whole
from .replies import Reply
from .retry_after import seconds_to_wait

T = TypeVar("T")

_RANDOM: Final = SystemRandom()
_REPEATABLE: Final = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PUT", "TRACE"})
"""Methods that do once what they do twice (RFC 9110, 9.2.2)."""

_FINAL: Final = (AnswerTooLargeError, CertificateError, DeadlineError)
"""What happens again, however often one tries."""

_NOT_ACTED_ON: Final = frozenset({429})
"""Statuses of a request that was turned away at the door."""


def _count(_owner: object, _field: "Attribute[int]", value: object) -> None:
    if not is_whole(value) or value < 1:
        raise ArgumentError("expected 1 for a single attempt, or more", "attempts")


def _seconds(_owner: object, attribute: "Attribute[float]", value: object) -> None:
    positive_seconds(value, attribute.name)


def _statuses(given: Iterable[int]) -> frozenset[int]:
    with suppress(TypeError):
        statuses = frozenset(given)
        if all(map(is_whole, statuses)):
            return statuses
    raise ArgumentError("expected a set of HTTP status codes", "statuses")


@frozen(kw_only=True)
class RetryPolicy:
    """When a call that failed is tried again, and after which pause.

    A call that reads or deletes is repeated after a failed connection, a timeout, and
    each of `statuses`. A create or an update is repeated only when the server certainly
    did not act on it: the connection was never made, or the answer was 429. Pauses are
    random, between nothing and `backoff` seconds, and grow twofold ("full jitter");
    where the API says how long to wait, that is how long.
    """

    attempts: int = field(default=3, validator=_count)
    """How often a call is tried altogether; 1 switches repeating off."""

    backoff: float = field(default=0.5, validator=_seconds)
    """The longest pause before the second attempt, in seconds."""

    longest_backoff: float = field(default=8.0, validator=_seconds)
    """The longest pause of all, in seconds, where the API does not ask for one."""

    longest_wait: float = field(default=60.0, validator=_seconds)
    """The longest wait that the API may ask for, in seconds; then the call fails."""

    statuses: frozenset[int] = field(
        default=frozenset({408, 429, 502, 503, 504}), converter=_statuses
    )
    """Statuses that another attempt may cure."""

    def pause(self, number: int) -> float:
        """Return the seconds to wait after the attempt *number*, at random."""
        longest = self.backoff * 2.0 ** min(number - 1, 64)
        return _RANDOM.uniform(0.0, min(longest, self.longest_backoff))


@frozen
class Retrying:
    """Decides for one call."""

    _policy: RetryPolicy
    _never: Mapping[int, tuple[str, ...]]
    """Codes by status in answers that no other attempt will cure."""

    _is_repeatable: bool

    @classmethod
    def of(
        cls, call: Call[T], policy: RetryPolicy, never: Mapping[int, tuple[str, ...]]
    ) -> "Retrying":
        """Return what decides for *call*."""
        by_method = call.method in _REPEATABLE
        repeatable = by_method if call.repeatable is None else call.repeatable
        return cls(policy, never, repeatable)

    def wait(self, outcome: Reply | TransportError, number: int) -> float | None:
        """Return the seconds to wait after attempt *number*; `None` to give up."""
        if number >= self._policy.attempts:
            return None
        if isinstance(outcome, TransportError):
            return self._after_error(outcome, number)
        return self._after_reply(outcome, number)

    def _after_error(self, error: TransportError, number: int) -> float | None:
        if isinstance(error, _FINAL):
            return None
        if error.sent and not self._is_repeatable:
            return None
        return self._policy.pause(number)

    def _after_reply(self, reply: Reply, number: int) -> float | None:
        if reply.status not in self._policy.statuses or self._is_final(reply):
            return None
        if not (self._is_repeatable or reply.status in _NOT_ACTED_ON):
            return None
        asked = seconds_to_wait(reply)
        if asked is None:
            return self._policy.pause(number)
        # Nobody comes too early, and not everybody comes at once.
        wait = asked + _RANDOM.uniform(0.0, min(self._policy.backoff, 1.0))
        return wait if asked <= self._policy.longest_wait else None

    def _is_final(self, reply: Reply) -> bool:
        codes = self._never.get(reply.status, ())
        words = (rb"\b%s\b" % re.escape(code.encode()) for code in codes)
        return any(re.search(word, reply.content) for word in words)


def may_have_acted(outcome: Reply | TransportError) -> bool:
    """Whether the server may have done what was asked, though nobody heard of it."""
    if isinstance(outcome, TransportError):
        return outcome.sent
    return outcome.status >= HTTPStatus.INTERNAL_SERVER_ERROR and (
        outcome.status != HTTPStatus.SERVICE_UNAVAILABLE
    )
