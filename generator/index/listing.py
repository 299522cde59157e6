"""What an index has of our distribution."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen
from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import Version
from unearth.link import Link

from .reading import Reader, opened


@frozen(order=True)
class Listed:
    """A file of an index."""

    name: str
    sha256: str
    """In hexadecimal digits, as the index says, or else as the file has it."""


def listed(distribution: str, version: str, index: str) -> tuple[Listed, ...]:
    """Return the files of one *version* on *index*; raises `IndexServerError`."""
    with opened(index) as reader:
        files = {
            Listed(link.filename, _sha256(reader, link))
            for link, found in _files(reader, distribution)
            if found == Version(version)
        }
    return tuple(sorted(files))


def versions(distribution: str, index: str) -> tuple[str, ...]:
    """Return all versions on *index*, the newest last; raises `IndexServerError`.

    Those that were withdrawn are among them: their numbers are taken.
    """
    with opened(index) as reader:
        found = {version for _, version in _files(reader, distribution)}
    return tuple(map(str, sorted(found)))


def fetched(
    distribution: str, version: str, name: str, index: str, folder: Path
) -> Path:
    """Put the file called *name* of one *version* on *index* into *folder*.

    Returns its path; raises `IndexServerError`.
    """
    with opened(index) as reader:
        for link, found in _files(reader, distribution):
            if found == Version(version) and link.filename == name:
                path = folder / name
                path.write_bytes(reader.content(link))
                return path
        raise reader.problem(f"does not list {name} any more")


def _files(reader: Reader, distribution: str) -> Iterator[tuple[Link, Version]]:
    """Find what can be installed of *distribution*, with its version."""
    name = canonicalize_name(distribution)
    for link in reader.links(name):
        try:
            parse = parse_wheel_filename if link.is_wheel else parse_sdist_filename
            found, version, *_ = parse(link.filename)
        except (InvalidSdistFilename, InvalidWheelFilename):
            continue  # a signature, or something from another time
        if found == name:
            yield link, version


def _sha256(reader: Reader, link: Link) -> str:
    said = (link.hash_option or {}).get("sha256")
    if said:
        return str(said[0]).lower()
    return hashlib.sha256(reader.content(link)).hexdigest()
