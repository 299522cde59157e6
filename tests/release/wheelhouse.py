"""Wheels of what is installed, so that nothing has to be downloaded for a test."""

import base64
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import Distribution, distribution, requires
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

RELEASE_WHEELHOUSE: Final = "RELEASE_WHEELHOUSE"
"""The variable that names a folder of wheels which are there already."""

INSTALLED: Final = frozenset({"INSTALLER", "RECORD", "REQUESTED", "direct_url.json"})
"""What an installer leaves in a `.dist-info`; wheels hold their own record."""

PLAIN: Final = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


NEEDED: Final = ("anyio", "attrs", "httpx", "python-dateutil")
"""What the package asks for; `test_pins` keeps an eye on it."""


def stocked(folder: Path) -> Path:
    """Return a folder with a wheel of everything that the package depends on."""
    given = os.environ.get(RELEASE_WHEELHOUSE)
    if given:
        return Path(given)
    for installed in dependencies([*NEEDED]):
        repacked(installed, folder)
    return folder


def dependencies(names: list[str]) -> list[Distribution]:
    """Return what *names* need on this machine, themselves included."""
    found: dict[str, Distribution] = {}
    while names:
        name = canonicalize_name(names.pop())
        if name not in found:
            found[name] = distribution(name)
            wanted = map(Requirement, requires(name) or [])
            names += [each.name for each in wanted if _applies(each)]
    return list(found.values())


def repacked(installed: Distribution, folder: Path) -> Path:
    """Write the wheel that *installed* came from to *folder*; return its path."""
    name = canonicalize_name(installed.name).replace("-", "_")
    files = dict(_contents(installed))
    about = next(path for path in files if path.endswith(".dist-info/WHEEL"))
    tags = files[about].decode()
    return zipped(folder, name, installed.version, files, about=tags)


def zipped(
    folder: Path,
    name: str,
    version: str,
    files: Mapping[str, bytes],
    *,
    about: str = PLAIN,
    needs: Sequence[str] = (),
) -> Path:
    """Write a wheel of *files*, with the record that it needs; return its path."""
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    metadata += "".join(f"Requires-Dist: {need}\n" for need in needs)
    own = {f"{info}/WHEEL": about.encode(), f"{info}/METADATA": metadata.encode()}
    held = {**own, **files}
    record = "".join(f"{path},{_digest(held[path])}\n" for path in held)
    path = folder / f"{name}-{version}-{_tag(about)}.whl"
    folder.mkdir(parents=True, exist_ok=True)
    with ZipFile(path, "w") as archive:
        for inside, content in held.items():
            archive.writestr(inside, content)
        archive.writestr(f"{info}/RECORD", f"{record}{info}/RECORD,,\n")
    return path


def _applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def _contents(installed: Distribution) -> Iterator[tuple[str, bytes]]:
    for file in installed.files or ():
        is_ours = ".." not in file.parts and "__pycache__" not in file.parts
        if is_ours and file.name not in INSTALLED:
            yield file.as_posix(), file.read_binary()


def _digest(content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest())
    return f"sha256={digest.decode().rstrip('=')},{len(content)}"


def _tag(about: str) -> str:
    """Return the tag of a file's name, which says all that *about* lists at once."""
    listed = [line for line in about.splitlines() if line.startswith("Tag: ")]
    tags = [line.removeprefix("Tag: ").split("-") for line in listed]
    return "-".join(".".join(sorted(set(part))) for part in zip(*tags, strict=True))
