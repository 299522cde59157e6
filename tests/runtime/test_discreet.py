"""Errors carry no argument of the method that raised them."""

import traceback
from collections.abc import Callable
from inspect import iscoroutinefunction, signature
from typing import NoReturn

import anyio
import httpx
import pytest

from generator.runtime.discreet import discreet, strip
from generator.runtime.errors import ArgumentError, CortiError
from generator.runtime.tasks import Tasks
from generator.runtime.waiting import finished

SECRET = "invented-patient"  # noqa: S105 - no secret at all


@discreet
class Resource:
    """Has a method of each kind."""

    def __init__(self, name: str = "") -> None:
        if name:
            raise ArgumentError(f"{len(name)} letters are too many")

    @classmethod
    def of(cls, name: str) -> "Resource":
        """Make one."""
        return cls(name)

    @property
    def tenant(self) -> str:
        """Whose it is."""
        return "acme"

    def get(self, name: str, *, error: Exception | None = None) -> str:
        """Return the name."""
        if error:
            raise error from KeyError(name)
        return name

    async def aget(self, name: str, *, error: Exception | None = None) -> str:
        """Return the name too."""
        return self._get(name, error)

    def _get(self, name: str, error: Exception | None) -> str:
        return self.get(name, error=error)


def shown(error: BaseException) -> str:
    """Return the traceback with all that its frames hold, the test's own aside."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    del told.stack[0]
    return "".join(told.format())


async def test_methods_return_what_they_return() -> None:
    """Arguments and results pass."""
    assert Resource().get(SECRET) == await Resource().aget(name=SECRET) == SECRET


async def test_errors_show_no_argument() -> None:
    """Neither frames nor causes are left of what was called."""
    error = ArgumentError("expected a date")
    with pytest.raises(ArgumentError, match="expected a date") as caught:
        Resource().get(SECRET, error=error)
    assert caught.value is error
    assert SECRET not in shown(caught.value)
    with pytest.raises(ArgumentError, match="expected a date") as caught:
        await Resource().aget(SECRET, error=error)
    assert SECRET not in shown(caught.value)


@pytest.mark.parametrize("make", [Resource, Resource.of])
def test_making_shows_no_argument(make: Callable[[str], Resource]) -> None:
    """A class and its class methods are as discreet as its methods."""
    with pytest.raises(ArgumentError, match="letters are too many") as caught:
        make(SECRET)
    assert SECRET not in shown(caught.value)
    assert isinstance(make(""), Resource)


async def test_other_errors_keep_the_callers_frames() -> None:
    """What this package did not raise leads to where it was raised."""
    with pytest.raises(LookupError) as caught:
        Resource().get(SECRET, error=LookupError("told"))
    assert "in get" in shown(caught.value)
    with pytest.raises(LookupError) as caught:
        await Resource().aget(SECRET, error=LookupError("told"))
    assert "in aget" in shown(caught.value)


def names(error: BaseException) -> list[str]:
    """Return the functions in which *error* was raised."""
    return [frame.name for frame in traceback.extract_tb(error.__traceback__)]


def failing(kind: type[BaseException]) -> Callable[[httpx.Request], httpx.Response]:
    """Return a caller's own function that raises."""

    def fail(_: httpx.Request) -> httpx.Response:
        fail_deeply()

    def fail_deeply() -> NoReturn:
        raise kind("told")

    return fail


@pytest.mark.parametrize("kind", [LookupError, KeyboardInterrupt])
def test_only_the_frames_of_a_callers_function_are_kept(
    kind: type[BaseException],
) -> None:
    """Those of ours and of httpx that led to it saw the request."""
    transport = httpx.MockTransport(failing(kind))
    request = httpx.Request("GET", f"https://example.org/?patient={SECRET}")
    with pytest.raises(kind) as caught:
        finished(transport.handle_async_request(request))
    assert {"finished", "handle_async_request"} <= {*names(caught.value)}
    assert SECRET in shown(caught.value)
    strip(caught.value)
    assert names(caught.value) == ["fail", "fail_deeply"]
    assert SECRET not in shown(caught.value)


async def test_a_cancelled_call_keeps_no_frame() -> None:
    """All are ours, anyio's or the event loop's."""
    before, after = list[str](), list[str]()
    with anyio.CancelScope() as scope:
        scope.cancel()
        try:
            await Tasks().within(60, anyio.sleep_forever, scope.cancel)
        except BaseException as error:
            before += names(error)
            strip(error)
            after += names(error)
            raise
    assert "within" in before
    assert after == []


def test_an_error_from_elsewhere_keeps_its_frames() -> None:
    """Nothing of ours is in them."""
    with pytest.raises(LookupError) as caught:
        failing(LookupError)(httpx.Request("GET", "https://example.org/"))
    kept = names(caught.value)
    strip(caught.value)
    assert names(caught.value) == kept
    assert kept[-1] == "fail_deeply"


def test_private_methods_stay_as_they_are() -> None:
    """They are called by public ones; properties are given nothing."""
    assert Resource().tenant == "acme"
    assert not hasattr(Resource._get, "__wrapped__")  # noqa: SLF001 - what is looked at
    with pytest.raises(CortiError):
        Resource()._get("", CortiError())  # noqa: SLF001 - what is looked at


def test_methods_look_as_they_were_written() -> None:
    """Name, docstring, signature and whether to await are what tools ask for."""
    assert Resource.get.__name__ == "get"
    assert Resource.get.__doc__ == "Return the name."
    assert [*signature(Resource.aget).parameters] == ["self", "name", "error"]
    assert iscoroutinefunction(Resource.aget)
    assert not iscoroutinefunction(Resource.get)
