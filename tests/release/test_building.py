"""The same commit has the same bytes, wherever and whenever it is built."""

import os
import shutil
import subprocess
import sys
import tarfile
import zlib
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Final

import pytest

from generator.release import building
from generator.release.archives import same_contents
from generator.release.building import Built, build
from generator.release.problem import ReleaseError
from generator.writing.stage import contents
from release.exports import (
    EPOCH,
    OWN,
    ROOT,
    STEM,
    digests,
    export,
    in_sdist,
    in_wheel,
)

PACKAGE: Final = "src/corti_interactions"
INFO: Final = f"{STEM}.dist-info"
STRAYS: Final = (
    ".coverage",
    ".env",
    ".gitignore",
    ".hgignore",
    "dist/old.whl",
    "hatch.toml",
    "hatch_build.py",
    "notes.txt",
    "tests/test_it.py",
    f"{PACKAGE}/.coverage",
    f"{PACKAGE}/__pycache__/client.cpython-311.pyc",
    f"{PACKAGE}/stray.py",
    f"{PACKAGE}/tests/test_it.py",
)
HABITS: Final = {
    "CI": "true",
    "HATCH_BUILD_HOOKS_ONLY": "true",
    "HATCH_BUILD_LOCATION": "elsewhere",
    "LC_ALL": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4242",
    "PYTHONOPTIMIZE": "2",
    "SOURCE_DATE_EPOCH": "1",
    "TZ": "Asia/Kathmandu",
}
SCRIPT: Final = """
import sys
import zlib
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from generator.release.building import build
build(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
print(zlib.ZLIB_RUNTIME_VERSION)
"""
CLOCK: Final = """
import time
LATER = time.time() + 20 * 365 * 86_400
gmtime, localtime = time.gmtime, time.localtime
time.time = lambda: LATER
time.time_ns = lambda: int(LATER * 1e9)
time.gmtime = lambda at=None: gmtime(LATER if at is None else at)
time.localtime = lambda at=None: localtime(LATER if at is None else at)
"""


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return what everything else is compared with."""
    folder = tmp_path_factory.mktemp("reference")
    return build(export(folder), folder / "out", EPOCH)


def strict_modes(folder: Path, _: pytest.MonkeyPatch) -> Path:
    """Keep every file to oneself."""
    made = export(folder)
    for path in [made, *made.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)
    return made


def other_day(folder: Path, _: pytest.MonkeyPatch) -> Path:
    """Have everything written on another day."""
    made = export(folder)
    for path in [made, *made.rglob("*")]:
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return made


def other_clock(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have a clock that is twenty years ahead, and files written by it."""
    made = export(folder)
    for path in [made, *made.rglob("*")]:
        os.utime(path, (4_000_000_000, 4_000_000_000))
    python = environment(sys.executable, folder / "venv", CLOCK)
    year = "import time; print(time.gmtime().tm_year)"
    said = subprocess.check_output([str(python), "-c", year], text=True)  # noqa: S603 - our own
    assert int(said) >= 2045, "the clock is not another one"
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4000000000")
    return made


def other_folder(folder: Path, _: pytest.MonkeyPatch) -> Path:
    """Lie deep within another project, which ignores everything."""
    inner = folder / "naïve project" / "build" / "deep"
    inner.mkdir(parents=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    (folder / ".hgignore").write_text("syntax: glob\n*\n", encoding="utf-8")
    return export(inner)


def other_habits(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have another locale, another time zone, and settings for what builds."""
    for name, value in HABITS.items():
        monkeypatch.setenv(name, value)
    return export(folder)


def other_backend(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have something else with the backend's name, on the path and in the export."""
    made = export(folder)
    for place in (folder / "path", made):
        place.mkdir(exist_ok=True)
        (place / "hatchling.py").write_text("1 / 0\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder / "path"))
    return made


def strays(folder: Path, _: pytest.MonkeyPatch) -> Path:
    """Have more in the folder than what is released."""
    made = export(folder)
    for name in STRAYS:
        path = made / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("STRAY = 1\n", encoding="utf-8")
    return made


SITUATIONS: Final[list[Callable[[Path, pytest.MonkeyPatch], Path]]] = [
    other_backend,
    other_clock,
    other_day,
    other_folder,
    other_habits,
    strays,
    strict_modes,
]


@pytest.mark.parametrize("situation", SITUATIONS)
def test_same_bytes(
    situation: Callable[[Path, pytest.MonkeyPatch], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    reference: Built,
) -> None:
    """Nothing around the distribution has a say in its bytes."""
    built = build(situation(tmp_path, monkeypatch), tmp_path / "out", EPOCH)

    assert digests(built.files) == digests(reference.files)


def test_umask(tmp_path: Path, reference: Built) -> None:
    """Nor has what somebody lets others do with new files."""
    before = os.umask(0o077)
    try:
        built = build(export(tmp_path), tmp_path / "out", EPOCH)
    finally:
        os.umask(before)

    assert digests(built.files) == digests(reference.files)


def pythons() -> list[str]:
    """Return each Python that we support and that is here, this one first."""
    own = sys.version_info.minor
    names = [f"python3.{minor}" for minor in range(11, 15) if minor != own]
    return [sys.executable, *filter(_runs, names)]


def _runs(name: str) -> bool:
    path = shutil.which(name)
    # A shim of pyenv's is there for versions, too, that it does not run.
    return (
        bool(path)
        and not subprocess.run(  # noqa: S603 - a Python
            [str(path), "-c", ""], check=False, capture_output=True
        ).returncode
    )


def environment(python: str, home: Path, start: str = "") -> Path:
    """Make an environment with what is installed here; return its *python*.

    It runs *start* before anything else.
    """
    subprocess.run(  # noqa: S603 - a Python
        [str(shutil.which(python)), "-m", "venv", "--without-pip", str(home)],
        check=True,
    )
    (site,) = home.glob("lib/*/site-packages")
    paths = [path for path in sys.path if path.endswith("site-packages")]
    lines = "\n".join(["import at_the_start", *paths])
    (site / "at_the_start.py").write_text(start, encoding="utf-8")
    (site / "ours.pth").write_text(lines, encoding="utf-8")
    return home / "bin" / "python"


def test_each_python(tmp_path: Path, reference: Built) -> None:
    """Each that is here gives the same bytes, or the same contents by another zlib."""
    made = export(tmp_path)
    for number, name in enumerate(pythons()):
        folder = tmp_path / str(number)
        python, out = environment(name, folder / "venv"), folder / "out"
        arguments = [str(ROOT), str(made), str(out), str(EPOCH)]
        done = subprocess.run(  # noqa: S603 - runs what stands above
            [str(python), "-I", "-c", SCRIPT, *arguments],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        others = [out / file.name for file in reference.files]
        for one, other in zip(reference.files, others, strict=True):
            assert same_contents(one, other), name
        if done.stdout.strip() == zlib.ZLIB_RUNTIME_VERSION:
            assert digests(others) == digests(reference.files), name


def test_what_others_say(tmp_path: Path, reference: Built) -> None:
    """Those who look at archives for a living find nothing wrong with these."""
    checks = {
        "twine": ["check", "--strict", *map(str, reference.files)],
        "check_wheel_contents": [str(reference.wheel)],
    }
    for name, arguments in checks.items():
        done = subprocess.run(  # noqa: S603 - our own archives
            [sys.executable, "-m", name, *arguments],
            check=False,
            capture_output=True,
            cwd=tmp_path,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_date_counts(tmp_path: Path, reference: Built) -> None:
    """Another date gives other bytes, and is the time of each file."""
    later = build(export(tmp_path), tmp_path / "out", EPOCH + 86_400)
    with tarfile.open(later.sdist) as archive:
        times = {each.mtime for each in archive}

    assert times == {EPOCH + 86_400}
    for one, other in zip(reference.files, later.files, strict=True):
        assert digests([one]) != digests([other])
        assert not same_contents(one, other)


def test_an_edit_counts(tmp_path: Path, reference: Built) -> None:
    """One more letter in one file gives other bytes."""
    made = export(tmp_path)
    with (made / PACKAGE / "client.py").open("a", encoding="utf-8") as file:
        file.write("#\n")
    built = build(made, tmp_path / "out", EPOCH)

    for one, other in zip(reference.files, built.files, strict=True):
        assert digests([one]) != digests([other])


def test_sdist(reference: Built) -> None:
    """The sdist holds what is committed, and the metadata."""
    held = in_sdist(reference.sdist)
    del held["PKG-INFO"]

    assert held == contents(OWN)


def test_wheel(reference: Built) -> None:
    """The wheel holds the package, its licence and its bill of materials."""
    own, held = contents(OWN), in_wheel(reference.wheel)
    package = {
        path.removeprefix("src/"): content
        for path, content in own.items()
        if path.startswith("src/")
    }
    around = {
        f"{INFO}/licenses/LICENSE": own["LICENSE"],
        f"{INFO}/sboms/sbom.cdx.json": own["sbom.cdx.json"],
    }

    assert {"py.typed", "provenance.json", "contract.json"} <= {
        path.rpartition("/")[2] for path in package
    }
    assert held.items() >= {**package, **around}.items()
    assert held.keys() - package.keys() - around.keys() == {
        f"{INFO}/METADATA",
        f"{INFO}/RECORD",
        f"{INFO}/WHEEL",
    }


def test_wheel_of_the_sdist(tmp_path: Path, reference: Built) -> None:
    """Who builds a wheel out of the sdist gets the one that is released."""
    with tarfile.open(reference.sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    built = build(tmp_path / STEM, tmp_path / "out", EPOCH)

    assert digests(built.files) == digests(reference.files)


def test_metadata(reference: Built) -> None:
    """Public indexes refuse it, and it says in both files the same."""
    said = in_wheel(reference.wheel)[f"{INFO}/METADATA"]

    assert said == in_sdist(reference.sdist)["PKG-INFO"]
    assert b"\nClassifier: Private :: Do Not Upload\n" in said
    assert b"\nLicense-Expression: MIT\n" in said


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """There are two files more, in the order in which they are uploaded."""
    made = export(tmp_path)
    before = contents(made)
    built = build(made, tmp_path / "out", EPOCH)

    assert [path.suffix for path in built.files] == [".gz", ".whl"]
    assert {*(tmp_path / "out").iterdir()} == {*built.files}
    assert contents(made) == before


@pytest.mark.parametrize("here", ["1.0", ""])
def test_other_version_of_the_backend(
    here: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would make other bytes, and so is not used."""

    def version(_: str) -> str:
        if here:
            return here
        raise PackageNotFoundError

    monkeypatch.setattr(building, "version", version)
    said = f"and here is {'hatchling==1.0' if here else 'no hatchling'}: use `tox run"
    with pytest.raises(ReleaseError, match=said):
        build(export(tmp_path), tmp_path / "out", EPOCH)

    assert not (tmp_path / "out").exists()


def test_what_cannot_be_built(tmp_path: Path) -> None:
    """What the backend says is passed on, and nothing is left of the attempt."""
    made = export(tmp_path)
    (made / "README.md").unlink()
    with pytest.raises(ReleaseError, match="cannot build the distribution:\n") as seen:
        build(made, tmp_path / "out", EPOCH)

    assert "README.md" in str(seen.value)
    assert [*(tmp_path / "out").iterdir()] == []
