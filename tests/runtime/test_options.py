"""How calls are made can be changed, but not what the client alone can get right."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

import httpx
import pytest

from generator.runtime.attempts import Attempt
from generator.runtime.deadlines import Timeout
from generator.runtime.drift import Drift
from generator.runtime.errors import ArgumentError
from generator.runtime.options import Options
from generator.runtime.retrying import RetryPolicy
from runtime.unchecked import made


def hook(_: Attempt) -> None:
    """Stand for a caller's own."""


def drift_hook(_: Drift) -> None:
    """Stand for another one."""


async def async_hook(_: Attempt) -> None:
    """Stand for a caller's own that nobody would await."""


class AsyncHook:
    """Another one of those."""

    async def told(self, _: Attempt) -> None:
        """Note nothing."""


def test_there_are_good_defaults() -> None:
    """Everything has an end: time, attempts and bytes."""
    options = Options()
    assert options.timeout == Timeout()
    assert options.deadline == 180
    assert options.retries == RetryPolicy()
    assert options.headers == {}
    assert options.max_answer_bytes == 33_554_432
    assert options.on_attempt is None
    assert options.on_drift is None


GIVEN: dict[str, object] = {
    "timeout": Timeout(read=7),
    "deadline": 9.5,
    "retries": RetryPolicy(attempts=1),
    "headers": {"X-A": "a"},
    "max_answer_bytes": 1,
    "on_attempt": hook,
    "on_drift": drift_hook,
}


@pytest.mark.parametrize("name", GIVEN)
def test_each_option_can_be_changed_alone(name: str) -> None:
    """The others stay, and so does the original."""
    original = made(Options, GIVEN)
    assert made(original.changed, {}) == original
    changed = made(Options().changed, {name: GIVEN[name]})
    assert changed == made(Options, {name: GIVEN[name]})
    assert changed != Options()
    assert Options() == Options()


def test_a_number_is_a_timeout_too() -> None:
    """It is that of each part."""
    assert Options(timeout=5).timeout == Timeout.of(5)
    assert Options().changed(timeout=5).timeout == Timeout.of(5)


def test_headers_are_added() -> None:
    """Without regard to case, a later one replaces an earlier one."""
    first = Options(headers={"X-A": "1", "X-B": "2"})
    then = first.changed(headers={"x-a": "3", "X-C": "4"})
    assert then.headers == {"X-B": "2", "x-a": "3", "X-C": "4"}
    assert first.headers == {"X-A": "1", "X-B": "2"}
    assert then.changed(headers={}).headers == then.headers


def test_headers_are_taken_as_they_were() -> None:
    """Changing the caller's mapping afterwards changes nothing."""
    given = {"X-A": "1"}
    first = Options(headers=given)
    then = Options().changed(headers=given)
    given["X-A"] = "2"
    assert first.headers == then.headers == {"X-A": "1"}


def test_headers_come_in_any_mapping() -> None:
    """`httpx.Headers` is one."""
    for given in (MappingProxyType({"X-A": "1"}), httpx.Headers({"X-A": "1"})):
        assert httpx.Headers(dict(Options(headers=given).headers))["x-a"] == "1"


WRONG: list[tuple[Mapping[str, object], str]] = [
    ({"timeout": 0}, "timeout: expected seconds above zero, and at most a year"),
    ({"timeout": "5"}, "timeout: expected seconds as a number"),
    ({"deadline": 0}, "deadline: expected seconds above zero, and at most a year"),
    ({"deadline": float("inf")}, "deadline: expected seconds above zero, and at"),
    ({"deadline": True}, "deadline: expected seconds as a number"),
    ({"retries": 3}, "retries: expected a RetryPolicy"),
    ({"max_answer_bytes": 0}, "max_answer_bytes: expected bytes above zero"),
    ({"max_answer_bytes": 1.5}, "max_answer_bytes: expected bytes above zero"),
    ({"max_answer_bytes": True}, "max_answer_bytes: expected bytes above zero"),
    ({"on_attempt": "log"}, "on_attempt: expected something to call"),
    ({"on_attempt": async_hook}, "on_attempt: expected something to call, not to aw"),
    ({"on_attempt": AsyncHook().told}, "on_attempt: expected something to call, not"),
    ({"on_attempt": partial(async_hook)}, "on_attempt: expected something to call, n"),
    ({"on_drift": 5}, "on_drift: expected something to call, not to await"),
    ({"on_drift": async_hook}, "on_drift: expected something to call, not to await"),
    ({"headers": "X-A: 1"}, "headers: expected names with values"),
    ({"headers": [("X-A", "1")]}, "headers: expected names with values"),
    ({"headers": {5: "1"}}, "headers: expected names of headers, in ASCII"),
    ({"headers": {"": "1"}}, "headers: expected names of headers, in ASCII"),
    ({"headers": {"X A": "1"}}, "headers: expected names of headers, in ASCII"),
    ({"headers": {"X-A:": "1"}}, "headers: expected names of headers, in ASCII"),
    ({"headers": {"X-A\r\nY": "1"}}, "headers: expected names of headers, in ASCII"),
    ({"headers": {"X-\u00c4": "1"}}, "headers: expected names of headers, in ASCII"),
    ({"headers": {"X-A": 1}}, "headers.X-A: expected a string"),
    ({"headers": {"X-A": None}}, "headers.X-A: expected a string"),
    ({"headers": {"X-A": b"1"}}, "headers.X-A: expected a string"),
    ({"headers": {"X-A": "a\r\nX-B: c"}}, "headers.X-A: expected printable ASCII"),
    ({"headers": {"X-A": "\u00e4"}}, "headers.X-A: expected printable ASCII"),
    ({"headers": {"X-A": " a"}}, "headers.X-A: expected printable ASCII"),
    ({"headers": {"X-A": "1", "x-a": "2"}}, "headers: expected each name once, in"),
]


@pytest.mark.parametrize(("given", "problem"), WRONG)
def test_options_are_checked(given: Mapping[str, object], problem: str) -> None:
    """When they are given, and not when a call is made; no value is quoted."""
    for way in (Options, Options().changed):
        with pytest.raises(ArgumentError) as caught:
            made(way, given)
        assert str(caught.value).startswith(problem)
        assert caught.value.__context__ is None


@pytest.mark.parametrize(
    "name",
    [
        "Accept-Encoding",
        "authorization",
        "AUTHORIZATION",
        "Connection",
        "Content-Length",
        "Content-Type",
        "Host",
        "Transfer-Encoding",
    ],
)
def test_some_headers_are_the_clients_own(name: str) -> None:
    """Whatever their case."""
    for way in (Options, Options().changed):
        with pytest.raises(ArgumentError) as caught:
            made(way, {"headers": {name: "x"}})
        assert str(caught.value) == f"headers.{name}: is set by the client"


def test_options_show_no_header() -> None:
    """It may be a key to something."""
    assert "secret" not in repr(Options(headers={"X-Api-Key": "secret"}))
    assert "deadline=180.0" in repr(Options())
