"""Errors carry no argument of the method that raised them."""

import traceback
from collections.abc import Callable
from inspect import iscoroutinefunction, signature

import pytest

from generator.runtime.discreet import discreet
from generator.runtime.errors import ArgumentError, CortiError

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


async def test_other_errors_pass_unchanged() -> None:
    """What this package did not raise keeps its traceback."""
    with pytest.raises(LookupError) as caught:
        Resource().get(SECRET, error=LookupError("told"))
    assert "in get" in shown(caught.value)
    with pytest.raises(LookupError) as caught:
        await Resource().aget(SECRET, error=LookupError("told"))
    assert "in aget" in shown(caught.value)


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
