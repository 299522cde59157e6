# Made from generator/runtime/attempts.py by "python -m generator regenerate".
"""Tell a log and a hook about each attempt."""

import logging
from collections.abc import Callable
from typing import Final, TypeAlias, TypeVar

from attrs import field, frozen

from .privacy import one_word, plain_word

T = TypeVar("T")

_SUCCESS: Final = 2

LOGGER: Final = logging.getLogger(__name__.partition(".")[0])
"""Has the name of the package."""

# Else Python would print, for programs without a log, what nobody asked for.
LOGGER.addHandler(logging.NullHandler())


@frozen(kw_only=True)
class Attempt:
    """What one attempt came to; nothing in it identifies a patient."""

    method: str
    """The HTTP method, e.g. `GET`."""

    path: str
    """The path as the API documents it, e.g. `/interactions/{id}`."""

    number: int
    """Which attempt of its call it was, from 1."""

    status: int | None
    """The HTTP status code, or `None` without a complete answer."""

    error: str | None
    """Why there was no complete answer, e.g. `ReadTimeout`."""

    seconds: float
    """How long it took."""

    request_id: str | None = field(repr=one_word)
    """What support asks for, if the API sent one."""

    wait: float | None
    """Seconds until the next attempt, or `None` if there will be none."""

    @property
    def succeeded(self) -> bool:
        """Whether the status is 2xx."""
        return self.status is not None and self.status // 100 == _SUCCESS


Hook: TypeAlias = Callable[[Attempt], None]
"""Called after each attempt, in its thread or task; what it raises is only logged."""


def report(attempt: Attempt, hook: Hook | None) -> None:
    """Log *attempt*, as a warning unless it succeeded, and call *hook*."""
    level = logging.INFO if attempt.succeeded else logging.WARNING
    if LOGGER.isEnabledFor(level):
        LOGGER.log(
            level,
            "%s %s: %s, attempt %d, %.3f s, request id %s%s",
            attempt.method,
            attempt.path,
            attempt.error if attempt.status is None else attempt.status,
            attempt.number,
            attempt.seconds,
            plain_word(attempt.request_id),
            "" if attempt.wait is None else f", again in {attempt.wait:.1f} s",
            extra={"attempt": attempt},
        )
    if hook is not None:
        tell(hook, attempt, "attempt")


def tell(hook: Callable[[T], None], told: T, what: str) -> None:
    """Call *hook* with *what* it is *told*; what it raises is only logged."""
    try:
        hook(told)
    except Exception:
        # The answer is worth more: it may be that of a create.
        extra = {what: told}
        LOGGER.exception("on_%s failed; the call goes on", what, extra=extra)


def tried(work: Callable[[], T], what: str) -> T | None:
    """Return what *work* returns; that *what* failed is only logged."""
    try:
        return work()
    except Exception as error:
        # Neither its text, which may quote the answer, nor its frames, which hold it.
        bare = RuntimeError(type(error).__name__)
        LOGGER.exception("%s failed; the call goes on", what, exc_info=bare)
        return None
