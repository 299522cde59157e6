# Made from generator/runtime/environment.py by "python -m generator regenerate".
"""Read what a client needs from environment variables."""

import os
from collections.abc import Callable
from typing import Final, TypeVar

from attrs import frozen

from .auth import AccessToken, ClientCredentials
from .errors import ArgumentError

C = TypeVar("C", bound=str)
T = TypeVar("T")


@frozen
class Environment:
    """The variables whose names begin with a prefix; an empty one counts as missing."""

    _prefix: str

    def text(self, name: str, default: str | None = None) -> str:
        """Return a value; raises `ArgumentError` naming a variable that is missing."""
        value = self.optional(name) or default
        if value is None:
            raise ArgumentError("set this environment variable", self._prefix + name)
        return value

    def optional(self, name: str) -> str | None:
        """Return a value, if there is one."""
        return os.environ.get(self._prefix + name) or None

    def choice(self, name: str, choices: tuple[C, ...], default: C) -> C:
        """Return one of *choices*; raises `ArgumentError` for anything else."""
        value = self.text(name, default)
        for choice in choices:
            if value == choice:
                return choice
        problem = f"expected one of {', '.join(choices)}"
        raise ArgumentError(problem, self._prefix + name)

    def auth(self) -> AccessToken | ClientCredentials:
        """Return `ACCESS_TOKEN`, or else `CLIENT_ID` with `CLIENT_SECRET`.

        Raises `ArgumentError` naming a variable that is missing.
        """
        token = self.optional("ACCESS_TOKEN")
        if token is not None:
            return AccessToken(token)
        if self.optional("CLIENT_ID") is None and not self.optional("CLIENT_SECRET"):
            names = f"{self._prefix}CLIENT_SECRET, or {self._prefix}ACCESS_TOKEN alone"
            problem = f"set this environment variable and {names}"
            raise ArgumentError(problem, f"{self._prefix}CLIENT_ID")
        return ClientCredentials(self.text("CLIENT_ID"), self.text("CLIENT_SECRET"))

    def named(self, make: Callable[[], T]) -> T:
        """Return what *make* makes of the variables.

        An `ArgumentError` for an argument names the variable that it comes from.
        """
        try:
            return make()
        except ArgumentError as error:
            name = _NAMES.get(error.path, error.path.upper())
            variable = f"{self._prefix}{name}"
            is_from_here = variable in os.environ
            failure = ArgumentError(error.problem, variable) if is_from_here else error
        raise failure


_NAMES: Final = {"token": "ACCESS_TOKEN"}
"""What a variable is called, if not as the argument."""
