"""Every way in which a call is waited for."""

from collections.abc import Callable, Coroutine
from typing import Final, TypeVar

import anyio
from attrs import frozen

from generator.runtime.tasks import Tasks
from generator.runtime.threads import Threads
from generator.runtime.waiting import Waiting, finished

T = TypeVar("T")


@frozen
class Way:
    """Runs coroutines of the runtime in one way."""

    name: str
    waiting: Waiting

    def run(self, work: Callable[[], Coroutine[object, None, T]]) -> T:
        """Do *work*: block, or run a loop for it."""
        if self.name == "threads":
            return finished(work())
        return anyio.run(work, backend=self.name)


WAYS: Final = (Way("threads", Threads()), Way("asyncio", Tasks()), Way("trio", Tasks()))
