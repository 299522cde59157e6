# Made from generator/runtime/options.py by "python -m generator regenerate".
"""What may differ from call to call, without another client or other connections."""

import re
from collections.abc import Callable, Mapping
from inspect import iscoroutinefunction
from types import MappingProxyType
from typing import Final, TypeVar

from attrs import Attribute, field, frozen

from .attempts import Hook
from .calls import header_text
from .deadlines import Timeout, positive_seconds
from .drift import DriftHook
from .errors import ArgumentError
from .read_scalars import is_whole
from .retrying import RetryPolicy
from .write_scalars import is_mapping

T = TypeVar("T")

_NAME: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_OURS: Final = frozenset(
    {
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "content-type",
        "host",
        "transfer-encoding",
    }
)
"""Headers that the client alone can get right."""


def _headers(given: Mapping[str, str]) -> dict[str, str]:
    if not is_mapping(given):
        raise ArgumentError("expected names with values", "headers")
    headers = {
        _header_name(name): _header_value(name, value) for name, value in given.items()
    }
    if len({name.lower() for name in headers}) < len(headers):
        raise ArgumentError("expected each name once, in whatever case", "headers")
    return headers


def _header_name(name: object) -> str:
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ArgumentError("expected names of headers, in ASCII", "headers")
    if name.lower() in _OURS:
        raise ArgumentError("is set by the client", f"headers.{name}")
    return name


def _header_value(name: object, value: object) -> str:
    if not isinstance(value, str):
        raise ArgumentError("expected a string", f"headers.{name}")
    try:
        return header_text(value)
    except ArgumentError as error:
        failure = error.under(f"headers.{name}")
    raise failure


def _merged(first: Mapping[str, str], then: Mapping[str, str]) -> dict[str, str]:
    replaced = {name.lower() for name in then}
    kept = {name: each for name, each in first.items() if name.lower() not in replaced}
    return {**kept, **then}


def _deadline(value: float) -> float:
    return positive_seconds(value, "deadline")


def _timeout(value: Timeout | float) -> Timeout:
    return Timeout.of(value)


def _policy(_owner: object, _field: "Attribute[RetryPolicy]", value: object) -> None:
    if not isinstance(value, RetryPolicy):
        raise ArgumentError("expected a RetryPolicy", "retries")


def _size(_owner: object, _field: "Attribute[int]", value: object) -> None:
    if not is_whole(value) or value < 1:
        raise ArgumentError("expected bytes above zero", "max_answer_bytes")


def _hook(
    _owner: object, asked: "Attribute[Callable[[T], None] | None]", value: object
) -> None:
    if value is not None and (not callable(value) or iscoroutinefunction(value)):
        raise ArgumentError("expected something to call, not to await", asked.name)


@frozen(kw_only=True)
class Options:
    """How calls are made."""

    timeout: Timeout = field(factory=Timeout, converter=_timeout)
    """Seconds for the parts of each attempt."""

    deadline: float = field(default=180.0, converter=_deadline)
    """Seconds for a whole call, with all its attempts and the waits between them."""

    retries: RetryPolicy = field(factory=RetryPolicy, validator=_policy)
    """When a call that failed is tried again."""

    headers: Mapping[str, str] = field(
        default=MappingProxyType({}), converter=_headers, repr=False
    )
    """Further headers of each request to the API."""

    max_answer_bytes: int = field(default=32 * 2**20, validator=_size)
    """Bytes, decompressed, beyond which an answer is refused."""

    on_attempt: Hook | None = field(default=None, validator=_hook)
    """Called after each attempt."""

    on_drift: DriftHook | None = field(default=None, validator=_hook)
    """Called for each place where an answer is not what the document says."""

    def changed(
        self,
        *,
        timeout: Timeout | float | None = None,
        deadline: float | None = None,
        retries: RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        max_answer_bytes: int | None = None,
        on_attempt: Hook | None = None,
        on_drift: DriftHook | None = None,
    ) -> "Options":
        """Return these options with others for those given; headers are merged.

        Raises `ArgumentError` for a value that cannot be.
        """
        return Options(
            timeout=self.timeout if timeout is None else timeout,
            deadline=self.deadline if deadline is None else deadline,
            retries=self.retries if retries is None else retries,
            headers=_merged(self.headers, {} if headers is None else _headers(headers)),
            max_answer_bytes=(
                self.max_answer_bytes if max_answer_bytes is None else max_answer_bytes
            ),
            on_attempt=self.on_attempt if on_attempt is None else on_attempt,
            on_drift=self.on_drift if on_drift is None else on_drift,
        )
