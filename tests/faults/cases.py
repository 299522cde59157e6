"""What a server does, what is asked of it, and what the caller sees."""

import re
import ssl
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Protocol, TypeAlias

from attrs import evolve, field, frozen

from corti_interactions import CortiError, Network
from faults.calls import GET
from faults.certificates import trusting
from faults.clients import Doing, Options, Outcome, Way
from faults.peers import Request, Step
from faults.server import Server


class Expected(Protocol):
    """What has to come of a call."""

    def check(self, outcome: Outcome) -> None:
        """Raise `AssertionError` for another *outcome*."""
        ...


@frozen
class Returns:
    """The call has this value."""

    value: object

    def check(self, outcome: Outcome) -> None:
        """Raise `AssertionError` for another *outcome*."""
        assert outcome.error is None, repr(outcome.error)
        assert outcome.value == self.value, repr(outcome.value)


@frozen
class Fails:
    """The call raises an error of one of these classes."""

    kinds: tuple[type[CortiError], ...]
    says: str
    """A regular expression found in its message."""

    attributes: Mapping[str, object]

    def check(self, outcome: Outcome) -> None:
        """Raise `AssertionError` for another *outcome*."""
        error = outcome.error
        assert type(error) in self.kinds, (outcome.value, repr(error))
        assert re.search(self.says, str(error)), str(error)
        seen = {name: getattr(error, name) for name in self.attributes}
        assert seen == self.attributes, seen


def fails(
    kind: type[CortiError], says: str, *others: type[CortiError], **attributes: object
) -> Fails:
    """Expect an error of *kind* with these *attributes*."""
    return Fails((kind, *others), says, attributes)


class Place(Protocol):
    """Where calls are sent to."""

    @property
    def url(self) -> str:
        """Where it is."""
        ...

    @property
    def requests(self) -> Sequence[Request]:
        """What has arrived there."""
        ...


Serving: TypeAlias = Callable[
    [tuple[Step, ...], ssl.SSLContext | None], AbstractContextManager[Place]
]
"""Opens a place that follows a script, encrypted if it is given a context."""


@frozen(kw_only=True)
class Case:
    """One way in which something goes wrong."""

    script: tuple[Step, ...] = ()
    doing: Doing = GET
    expected: Expected
    requests: int | None = 1
    """How many requests have to reach the API; `None` if that varies."""

    options: Options = field(factory=Options)
    served: Serving = Server
    tls: Callable[[], ssl.SSLContext] | None = None
    """The server's side of encryption, if it comes to any."""

    https: bool = False
    """Whether the client asks for encryption all the same."""

    token_script: tuple[Step, ...] | None = None
    """What the token endpoint does, if the call needs one."""

    token_requests: int | None = 1
    token_served: Serving = Server


@frozen
class Seen:
    """What became of a case."""

    case: Case
    outcome: Outcome
    requests: Sequence[Request]
    token_requests: Sequence[Request]

    def check(self) -> None:
        """Raise `AssertionError` unless it is what the case expects."""
        self.case.expected.check(self.outcome)
        _check_number(self.requests, self.case.requests)
        if self.case.token_script is not None:
            _check_number(self.token_requests, self.case.token_requests)

    def problem(self) -> str | None:
        """Say what is not as the case expects."""
        try:
            self.check()
        except AssertionError as error:
            return f"{type(error).__name__}: {error}"
        return None


def _check_number(requests: Sequence[Request], expected: int | None) -> None:
    if expected is not None:
        seen = [f"{request.method} {request.target}" for request in requests]
        assert len(seen) == expected, seen


def played(case: Case, way: Way) -> Seen:
    """Make the call of *case* in *way*."""
    with ExitStack() as stack:
        tls = case.tls() if case.tls else None
        api = stack.enter_context(case.served(case.script, tls))
        options = case.options
        if options.environment == "eu" and options.base_url is None:
            url = api.url.replace("http:", "https:") if case.https else api.url
            options = evolve(options, base_url=url)
        if options.base_url and options.base_url.startswith("https:"):
            options = evolve(options, network=Network(verify=trusting()))
        tokens: Sequence[Request] = ()
        if case.token_script is not None:
            endpoint = stack.enter_context(case.token_served(case.token_script, None))
            tokens = endpoint.requests
            options = evolve(options, token_url=f"{endpoint.url}/token")
        outcome = way(case.doing, options)
    return Seen(case, outcome, api.requests, tokens)


def open_files() -> int:
    """Count the files and sockets that this process has open."""
    return len(list(Path("/dev/fd").iterdir()))
