"""A body is unpacked as its header says, and never beyond the bound."""

import gzip
import zlib
from functools import partial
from os import urandom
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime import unpacking
from generator.runtime.unpacking import NotUnpackableError, TooLargeError, unpacked

zipped = partial(gzip.compress, mtime=0)  # the same bytes at any time

BODY = b'{"name": "Ada"}' * 100


def deflated(body: bytes, *, header: bool) -> bytes:
    """Return what either kind of server means by `deflate`."""
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS if header else -zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


PACKED = [
    ("", BODY),
    ("identity", BODY),
    ("gzip", zipped(BODY)),
    ("x-gzip", zipped(BODY)),
    ("GZip", zipped(BODY)),
    (" gzip\t", zipped(BODY)),
    ("identity, gzip,", zipped(BODY)),
    ("deflate", deflated(BODY, header=True)),
    ("deflate", deflated(BODY, header=False)),
    ("deflate, gzip", zipped(deflated(BODY, header=True))),
    ("gzip, gzip", zipped(zipped(BODY))),
]


@pytest.mark.parametrize(("encoding", "content"), PACKED)
def test_a_body_is_unpacked(encoding: str, content: bytes) -> None:
    """In each encoding that servers use, the last one of a list first."""
    assert unpacked(content, encoding, 10_000) == BODY


@pytest.mark.parametrize(("encoding", "content"), PACKED[2:])
def test_the_bound_may_be_met(encoding: str, content: bytes) -> None:
    """A body as large as the bound is fine, and one byte more is not."""
    assert unpacked(content, encoding, len(BODY)) == BODY
    with pytest.raises(TooLargeError) as caught:
        unpacked(content, encoding, len(BODY) - 1)
    assert caught.value.__context__ is None


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_nothing_unpacks_to_nothing(encoding: str) -> None:
    """Neither a body that is missing nor an empty one that is packed is wrong."""
    packed = zipped(b"") if encoding == "gzip" else zlib.compress(b"")
    assert unpacked(b"", encoding, 1) == unpacked(packed, encoding, 1) == b""
    other = "deflate, gzip" if encoding == "gzip" else "gzip, deflate"
    assert unpacked(packed, other, 1) == b""


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, br", "*", "", "gzip;q=1"])
def test_nothing_is_nothing_in_any_encoding(encoding: str) -> None:
    """A 204, or the answer to HEAD, may still name how its body would be packed."""
    assert unpacked(b"", encoding, 1) == b""


@given(st.lists(st.binary(max_size=40_000), min_size=1, max_size=5))
def test_all_parts_of_a_gzip_body_are_read(bodies: list[bytes]) -> None:
    """Servers may compress piece by piece, and end with zeros."""
    content = b"".join(zipped(body) for body in bodies)
    whole = b"".join(bodies)
    assert unpacked(content, "gzip", len(whole) + 1) == whole
    assert unpacked(content + b"\0" * 8, "gzip", len(whole) + 1) == whole


def test_the_parts_of_a_gzip_body_share_the_bound() -> None:
    """Many small parts are as large as a large one."""
    content = zipped(b"0123456789") * 10
    assert len(unpacked(content, "gzip", 100)) == 100
    with pytest.raises(TooLargeError):
        unpacked(content, "gzip", 99)


def test_a_body_has_not_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty ones would meet every bound, and take time all the same."""
    monkeypatch.setattr(unpacking, "_MANY", 5)
    part = zipped(b"a")
    assert unpacked(part * 4, "gzip", 100) == b"aaaa"
    with pytest.raises(NotUnpackableError):
        unpacked(part * 6, "gzip", 100)
    with pytest.raises(NotUnpackableError):
        unpacked(zipped(b"") * 6, "gzip", 100)


class Watched:
    """Unpacks, and notes what goes in and how much comes out."""

    steps: ClassVar[list[tuple[int, int]]] = []
    make: ClassVar = staticmethod(zlib.decompressobj)

    def __init__(self, form: int) -> None:
        self._inner = self.make(form)

    def decompress(self, data: bytes, longest: int) -> bytes:
        """Unpack no more than the *longest* part."""
        part = self._inner.decompress(data, longest)
        self.steps.append((len(data), len(part)))
        return part

    @property
    def eof(self) -> bool:
        """Whether it is over."""
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        """What comes after it."""
        return self._inner.unused_data


@pytest.fixture(name="steps")
def watched_steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Watch each step of the test."""
    monkeypatch.setattr(zlib, "decompressobj", Watched)
    monkeypatch.setattr(Watched, "steps", [])
    return Watched.steps


ZEROS = bytes(10_000_000)
BOMB = zipped(ZEROS)
SLOW_BOMB = zipped(urandom(18_000) + ZEROS)
"""Goes off in the second step."""


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("gzip", BOMB),
        ("gzip, gzip", zipped(BOMB)),
        ("gzip, identity", BOMB),
        ("gzip", SLOW_BOMB),
        ("deflate", zlib.compress(ZEROS)),
        ("deflate", deflated(ZEROS, header=False)),
    ],
)
def test_a_bomb_does_not_go_off(
    encoding: str, content: bytes, steps: list[tuple[int, int]]
) -> None:
    """No more comes out than the bound and one byte, for each encoding."""
    with pytest.raises(TooLargeError):
        unpacked(content, encoding, 20_000)
    most = 20_001 * max(1, encoding.count("gzip"))
    assert 20_000 < sum(size for _, size in steps) <= most


def test_small_parts_do_not_copy_what_follows_them(
    steps: list[tuple[int, int]],
) -> None:
    """The time grows with the size of the body, not with its square."""
    content = zipped(b"") * 20_000
    assert unpacked(content, "gzip", 1) == b""
    assert len(steps) == 20_000
    assert max(size for size, _ in steps) <= 2**14


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("gzip", b"secret"),
        ("gzip", b"\x1f\x8bsecret"),
        ("gzip", zipped(BODY)[:-1]),
        ("gzip", zipped(BODY)[:-9]),
        ("gzip", zipped(BODY)[:12]),
        ("gzip", zipped(BODY)[:-8] + b"\0" * 8),
        ("gzip", zipped(BODY) + zipped(BODY)[:-1]),
        ("gzip", zlib.compress(BODY)),
        ("gzip, gzip", zipped(BODY)),
        ("deflate", b"secret"),
        ("deflate", zlib.compress(BODY)[:-1]),
        ("deflate", deflated(BODY, header=False)[:-1]),
        ("br", BODY),
        ("zstd", BODY),
        ("gzip, br", BODY),
        ("br, gzip", zipped(BODY)),
        ("gzip;q=1", zipped(BODY)),
        ("*", BODY),
    ],
)
def test_what_is_packed_otherwise_is_refused(encoding: str, content: bytes) -> None:
    """Cut off, damaged, or in an encoding that nobody asked for."""
    with pytest.raises(NotUnpackableError) as caught:
        unpacked(content, encoding, 10_000)
    assert caught.value.__context__ is None
    assert str(caught.value) == ""


def test_a_truncated_body_is_never_taken_for_a_whole_one() -> None:
    """Wherever it breaks off."""
    content = zipped(b"abc")
    for end in range(1, len(content)):
        with pytest.raises(NotUnpackableError):
            unpacked(content[:end], "gzip", 100)
