# Made from generator/runtime/unpacking.py by "python -m generator regenerate".
"""Undo the compression of a body, within a bound."""

import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Final

_GZIP: Final = 16 + zlib.MAX_WBITS
_MANY: Final = 100_000
"""Parts of one body; each may be empty, so that their size is no bound."""

_START: Final = b"\x1f\x8b"
_STEP: Final = 2**14
"""Bytes that are unpacked at once; of many small parts all that follows is copied."""


class TooLargeError(Exception):
    """The body is larger than the bound."""


class NotUnpackableError(Exception):
    """The body is not what its `Content-Encoding` says."""


def unpacked(content: bytes, encoding: str, bound: int) -> bytes:
    """Return *content* without its *encoding*, e.g. `gzip` or `deflate, gzip`.

    Raises `TooLargeError` for more than *bound* bytes, before there are many more,
    and `NotUnpackableError` for what is not compressed as *encoding* says.
    """
    if not content:
        return content
    for name in reversed(encoding.split(",")):
        unpack = _UNPACK.get(name.strip().lower())
        if unpack is None:
            raise NotUnpackableError
        content = unpack(content, bound)
    return content


def _gzip(content: bytes, bound: int) -> bytes:
    parts, end, room = [b""], 0, bound
    while content.startswith(_START, end):
        part, end = _part(content, end, _GZIP, room)
        parts.append(part)
        room -= len(part)
        if len(parts) > _MANY:
            raise NotUnpackableError
    if content and len(parts) == 1:
        raise NotUnpackableError
    return b"".join(parts)


def _deflate(content: bytes, bound: int) -> bytes:
    if not content:
        return content
    # Servers disagree on whether it has a header.
    with suppress(NotUnpackableError):
        return _part(content, 0, zlib.MAX_WBITS, bound)[0]
    return _part(content, 0, -zlib.MAX_WBITS, bound)[0]


def _part(content: bytes, start: int, form: int, bound: int) -> tuple[bytes, int]:
    """Return what the compressed part at *start* holds, and where it ends."""
    unpacker, part = zlib.decompressobj(form), bytearray()
    with suppress(zlib.error):
        while start < len(content) and not unpacker.eof:
            step = content[start : start + _STEP]
            part += unpacker.decompress(step, bound + 1 - len(part))
            if len(part) > bound:
                raise TooLargeError
            start += len(step) - len(unpacker.unused_data)
        if unpacker.eof:
            return bytes(part), start
    raise NotUnpackableError


def _identity(content: bytes, _bound: int) -> bytes:
    return content


_UNPACK: Final[dict[str, Callable[[bytes, int], bytes]]] = {
    "": _identity,
    "deflate": _deflate,
    "gzip": _gzip,
    "identity": _identity,
    "x-gzip": _gzip,
}
