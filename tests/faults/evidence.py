"""Where a secret could come to light, and whether one does."""

import logging
import pickle
import traceback
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import FrameType, FunctionType
from typing import Final, TypeGuard

import attrs
import httpx

import corti_interactions
from faults.answers import PLANTED, SOWN
from faults.clients import Outcome

PACKAGE: Final = Path(str(corti_interactions.__file__)).parent
WIRE: Final = frozenset({"h11", "httpcore", "httpx", "socket", "ssl"})
"""Modules whose frames hold what is sent and received."""

SIGNS: Final = (
    PLANTED,
    # As base64 writes it after a multiple of three bytes, and after one and two more.
    b64encode(b"planted").decode()[:9],
    b64encode(b" planted").decode()[2:10],
    b64encode(b"  planted").decode()[3:12],
)


def shows(text: str) -> bool:
    """Whether *text* gives a secret away."""
    return any(sign in text for sign in SIGNS) or PLANTED in text.lower()


def tells(place: str, text: str) -> bool:
    """Whether *text* gives away a secret that must not be known in this *place*."""
    return shows(text) or (SOWN in text and "of httpcore" not in place)


def texts(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Yield all that people and machines get to read of a call, with its place."""
    yield "value", f"{outcome.value} {outcome.value!r}"
    if outcome.error is not None:
        yield from _of_error(outcome.error)
    for record in outcome.log:
        yield from _of_record(record)
    for attempt in outcome.attempts:
        yield "attempt", f"{attempt} {attempt!r} {attrs.asdict(attempt)}"


def _of_error(error: Exception) -> Iterator[tuple[str, str]]:
    copy: object = pickle.loads(pickle.dumps(error))
    yield "error", f"{error} {error!r} {error.args}"
    yield "notes", f"{getattr(error, '__notes__', [])}"
    yield "error that was pickled", f"{copy} {copy!r}"
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    for frame in report.stack:
        if _is_ours(frame.filename):
            yield f"frame of {frame.name}", f"{frame.line} {frame.locals}"
    yield "last line of the traceback", "".join(report.format_exception_only())


def _of_record(record: logging.LogRecord) -> Iterator[tuple[str, str]]:
    yield f"log of {record.name}", logging.Formatter().format(record)
    yield f"record of {record.name}", repr(vars(record))


def frames(error: Exception) -> list[FrameType]:
    """Return the frames that *error* came through."""
    return [frame for frame, _ in traceback.walk_tb(error.__traceback__)]


def is_of_the_wire(frame: FrameType) -> bool:
    """Whether *frame* belongs to a library that handles requests and answers."""
    module: object = frame.f_globals.get("__name__", "")
    return str(module).partition(".")[0] in WIRE


def kept(error: Exception) -> Iterator[str]:
    """Name the variables in frames of the package that keep what they should not."""
    for frame in frames(error):
        if _is_ours(frame.f_code.co_filename):
            for name, value in frame.f_locals.items():
                if _keeps(value):
                    yield f"{frame.f_code.co_name}: {name}"


def _is_ours(filename: str) -> bool:
    return PACKAGE in Path(filename).parents


def _keeps(value: object) -> bool:
    """Whether *value* is or holds a request, an answer, or a text with a secret."""
    if isinstance(value, httpx.Request | httpx.Response | httpx.Headers):
        return True
    if isinstance(value, bytes | bytearray | str):
        return shows(str(value))
    return any(map(_keeps, _within(value)))


def _within(value: object) -> list[object]:
    """Return what *value* holds, if it is a container or a function."""
    if _is_mapping(value):
        return [*value, *value.values()]
    if _is_many(value):
        return [*value]
    if isinstance(value, FunctionType):
        return [cell.cell_contents for cell in value.__closure__ or ()]
    return []


def _is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    return isinstance(value, Mapping)


def _is_many(value: object) -> TypeGuard[Iterable[object]]:
    return isinstance(value, list | tuple | set | frozenset)
