"""What an index has of our distribution."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen
from packaging.utils import (
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import Version
from unearth.link import Link

from .addresses import parsed
from .reading import Reader, opened


@frozen
class File:
    """A file as an index lists it."""

    link: Link = field(repr=False)
    version: Version

    @property
    def name(self) -> str:
        """What it is called."""
        return self.link.filename

    @property
    def sha256(self) -> str | None:
        """The hash that the index says it has, in hexadecimal digits."""
        said = (self.link.hash_option or {}).get("sha256")
        return str(said[0]).lower() if said and said[0] else None

    @property
    def is_usable(self) -> bool:
        """Whether it can be installed as it is, and was not withdrawn."""
        return self.link.is_wheel and not self.link.is_yanked


@frozen
class Listing:
    """What an index lists of one distribution, at the moment when it was asked."""

    distribution: str
    index: str = field(repr=False)
    """Its address, with what it may want for reading."""

    files: tuple[File, ...]

    @property
    def shown(self) -> str:
        """The address of the index, without who asked it."""
        return parsed(self.index, "index").url

    @property
    def versions(self) -> tuple[str, ...]:
        """All versions, the newest last.

        Those that were withdrawn are among them: their numbers are taken.
        """
        return tuple(map(str, sorted({file.version for file in self.files})))

    @property
    def newest(self) -> File | None:
        """The wheel of the newest release that has a usable one.

        That is one of a pre-release only if no other release has one.
        """
        usable = [file for file in self.files if file.is_usable]
        finals = [file for file in usable if not file.version.is_prerelease]
        return max(finals or usable, key=lambda file: file.version, default=None)

    def of(self, version: str) -> tuple[File, ...]:
        """Return the files of one *version*, however that is written."""
        return tuple(file for file in self.files if file.version == Version(version))

    def put(self, file: File, path: Path) -> Path:
        """Write what is in *file* to *path*; raises `IndexServerError`."""
        with opened(self.index) as reader:
            content = reader.content(file.link)
            if file.sha256 not in {None, hashlib.sha256(content).hexdigest()}:
                raise reader.problem(f"{file.name} is not the file that it lists")
        path.write_bytes(content)
        return path


def listing(distribution: str, index: str) -> Listing:
    """Return what *index* has of *distribution*; raises `IndexServerError`."""
    with opened(index) as reader:
        return Listing(distribution, index, tuple(_files(reader, distribution)))


def _files(reader: Reader, distribution: str) -> Iterator[File]:
    """Find what can be installed of *distribution*, with its version."""
    name = canonicalize_name(distribution)
    for link in reader.links(name):
        try:
            parse = parse_wheel_filename if link.is_wheel else parse_sdist_filename
            found, version, *_ = parse(link.filename)
        except (InvalidSdistFilename, InvalidWheelFilename):
            continue  # a signature, or something from another time
        if found == name:
            yield File(link, version)
