"""A wheel is opened for its contract, and a trap is not opened at all."""

import errno
from pathlib import Path
from typing import Final
from zipfile import ZIP_BZIP2, ZIP_LZMA, ZipFile

import pytest

from contract.golden import CONTRACT
from drift.wheels import NAME, built, contents, damage
from generator.drift import wheels
from generator.drift.sources import SourceError, opened

CONTRACT_FILE: Final = f"{NAME}/contract.json"
METADATA: Final = f"{NAME}-1.2.0.dist-info/METADATA"


def refusal(path: Path) -> str:
    """Return why the wheel at *path* is refused."""
    with (
        pytest.raises(SourceError) as caught,
        opened(str(path), root=path.parent, index=None),
    ):
        pass
    return str(caught.value).removeprefix(f"{path}: ")


def test_contract_version_and_package(tmp_path: Path) -> None:
    """All three are in it, and the package lies in a folder while it is open."""
    path = built(tmp_path)

    with opened(str(path), root=tmp_path, index=None) as side:
        assert (side.contract, side.version) == (CONTRACT, "1.2.0")
        assert side.package is not None
        files = {file.name for file in side.package.glob("*/*")}
        assert files == {"__init__.py", "contract.json"}
        folder = side.package

    assert not folder.exists()


def test_version_is_written_in_one_way(tmp_path: Path) -> None:
    """A version that says the same in other letters is the same."""
    files = {**contents(), METADATA: "Name: x\nVersion: v1.2.0-RC1\n"}

    with opened(str(built(tmp_path, files=files)), root=tmp_path, index=None) as side:
        assert side.version == "1.2.0rc1"


@pytest.mark.parametrize(
    "name",
    ["../evil.py", "/evil.py", f"{NAME}/../../evil.py", "..\\evil.py", "C:evil.py"],
)
def test_file_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing is unpacked then, not even the rest."""
    inside = tmp_path / "one" / "two"
    inside.mkdir(parents=True)

    said = refusal(built(inside, files={**contents(), name: "evil"}))

    assert said.startswith("holds ")
    assert said.endswith("evil.py, which would land elsewhere")
    assert [*tmp_path.rglob("evil*")] == []


def test_link_is_refused(tmp_path: Path) -> None:
    """A package has no need of one."""
    files = {**contents(), f"{NAME}/link.py": "a link"}

    assert "would land elsewhere" in refusal(built(tmp_path, files=files))


def test_size_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few bytes that unpack to very many are not unpacked."""
    monkeypatch.setattr(wheels, "LARGEST", 100)

    said = refusal(built(tmp_path))

    assert said == "would take more than 100 bytes unpacked"


def _without(name: str) -> dict[str, str]:
    return {path: text for path, text in contents().items() if path != name}


INCOMPLETE: Final[dict[str, tuple[dict[str, str], str]]] = {
    "no contract": (
        _without(CONTRACT_FILE),
        "has no package with a contract.json",
    ),
    "no package": (
        _without(f"{NAME}/__init__.py"),
        "has no package with a contract.json",
    ),
    "two contracts": (
        {**contents(), "other/contract.json": "{}", "other/__init__.py": ""},
        "has no package with a contract.json",
    ),
    "no JSON": (
        {**contents(), CONTRACT_FILE: "{"},
        "is no wheel: JSONDecodeError",
    ),
    "no object": (
        {**contents(), CONTRACT_FILE: "[]"},
        "its contract.json is no contract",
    ),
    "another object": (
        {**contents(), CONTRACT_FILE: '{"operations": {}}'},
        "its contract.json is no contract",
    ),
    "no metadata": (_without(METADATA), "does not say which version it is"),
    "no version": (
        {**contents(), METADATA: "Name: x\n"},
        "does not say which version it is",
    ),
}


@pytest.mark.parametrize(("files", "said"), INCOMPLETE.values(), ids=INCOMPLETE.keys())
def test_incomplete_wheel_is_refused(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    """What is missing is named."""
    assert refusal(built(tmp_path, files=files)) == said


def test_deeper_contract_is_somebody_elses(tmp_path: Path) -> None:
    """Only what is right in the package counts."""
    files = {**contents(), f"{NAME}/inner/contract.json": "[]"}

    with opened(str(built(tmp_path, files=files)), root=tmp_path, index=None) as side:
        assert side.contract == CONTRACT


def test_damaged_wheel_is_refused(tmp_path: Path) -> None:
    """A byte that fell over is noticed."""
    path = built(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"__all__ = []", b"__all__ = ()"))

    assert refusal(path) == "is no wheel: BadZipFile"


@pytest.mark.parametrize(
    ("packing", "error"), [(ZIP_BZIP2, "OSError"), (ZIP_LZMA, "LZMAError")]
)
def test_wheel_damaged_in_another_packing(
    packing: int, error: str, tmp_path: Path
) -> None:
    """Each says so in its own way."""
    path = tmp_path / "x.whl"
    with ZipFile(path, "w", packing) as archive:
        for name, text in contents().items():
            archive.writestr(name, text)
        start = archive.getinfo(CONTRACT_FILE).header_offset + 100
    damage(path, start)

    assert refusal(path) == f"is no wheel: {error}"


def test_disk_is_not_taken_for_a_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is wrong with the wheel then."""
    path = built(tmp_path)

    def fail(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)

    assert refusal(path) == "cannot be read: No space left on device"


def test_encrypted_wheel_is_refused(tmp_path: Path) -> None:
    """There is no password to try."""
    path = built(tmp_path)
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := content.find(mark, place + 1)) >= 0:
            content[place + offset] |= 1
    path.write_bytes(content)

    assert refusal(path) == "is no wheel: RuntimeError"
