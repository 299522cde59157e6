# Made from generator/runtime/raw.py by "python -m generator regenerate".
"""An answer as it came, before it becomes a value or an error."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from attrs import field, frozen

from .calls import Call
from .discreet import discreet
from .replies import Reply
from .responses import ErrorShape, gone, read, request_id
from .watching import Watch

T = TypeVar("T")


@discreet
@frozen
class Answer(Generic[T]):
    """Status, headers and bytes of an answer, and on demand what is in it.

    A status that says the call failed is not raised before `parse`.
    """

    _call: Call[T] = field(repr=False)
    _reply: Reply
    _shape: ErrorShape = field(repr=False)

    attempts: int
    """How often the call was tried."""

    _was_done: bool = field(default=False, repr=False)
    """Whether a 404 says that an earlier attempt has deleted what is to be deleted."""

    _watch: Watch | None = field(default=None, repr=False, eq=False)
    """Tells of what is not as documented, if that is wanted."""

    @property
    def status(self) -> int:
        """The HTTP status code."""
        return self._reply.status

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers; names in any case."""
        return self._reply.headers

    @property
    def content(self) -> bytes:
        """The body as bytes, decompressed. May identify a patient."""
        return self._reply.content

    @property
    def request_id(self) -> str | None:
        """What support asks for, if the API sent one."""
        return request_id(self._reply, self._shape)

    def parse(self) -> T:
        """Return what the call asked for.

        Raises `StatusError` for a status other than 2xx, and `ContractMismatchError`
        for an answer that the document does not describe.
        """
        reader = gone(self._call) if self._was_done else None
        if reader is not None:
            return reader(b"")
        if self._watch is None:
            return self._read()
        return self._watch.over(self._read)

    def _read(self) -> T:
        return read(self._call, self._reply, self._shape, self.attempts)
