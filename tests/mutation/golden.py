"""Run the golden tests of a house in a process of their own, forked from a warm one.

The parent has imported what the tests need, but neither the package nor the tests.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias

import pytest
from _pytest.config import default_plugins
from attrs import define, field, frozen

from generator.contract import Json
from generator.contract.values import child, members
from generator.writing.package import ROOT

from .remembering import remember

CONTRACT: Final = (
    "tests/contract/test_approved.py",
    "tests/contract/test_surface.py",
    "tests/contract/test_requests.py",
    "tests/contract/test_errors.py",
)
PAYLOADS: Final = ("tests/payloads",)
ALL: Final = (*CONTRACT, *PAYLOADS)

NEEDED: Final = (
    "anyio._backends._asyncio",
    "anyio._backends._trio",
    "anyio.pytest_plugin",
    "attrs",
    "h2",
    "httpx",
    "hypothesis",
    "openapi_core",
    "rich.console",
    "ruamel.yaml",
    "yaml",
    "generator.cli",
    "generator.drift.approving",
    "generator.regeneration",
)
"""What takes longest to import, and is the same for every mutant."""

OPTIONS: Final = (
    "-vv",  # nothing of a sentence is cut off
    "-pno:cacheprovider",
    "-panyio",
    "-Wignore::pytest.PytestAssertRewriteWarning",  # plugins are imported already
)

LONGEST: Final = 240.0
"""Seconds until tests that do not come to an end count as failed."""

Report: TypeAlias = dict[str, str]


@frozen
class Result:
    """What the golden tests said."""

    failed: Report
    """The words of each test that failed, by its id; collecting may fail too."""

    passed: int = 0
    is_importable: bool = True
    """Whether the package can be imported at all."""

    @property
    def is_green(self) -> bool:
        """Whether tests ran, and none failed."""
        return self.is_importable and self.passed > 0 and not self.failed

    @property
    def first(self) -> str:
        """The first failure in one line."""
        for test, words in self.failed.items():
            line = next((each for each in words.splitlines() if each[:2] == "E "), "")
            return f"{test}: {line[2:].strip()}"
        return "" if self.is_importable else "the package cannot be imported"


def warm() -> None:
    """Import, in the parent, what every child would."""
    plugins = (f"_pytest.{name}" for name in default_plugins)
    for name in (*NEEDED, *plugins):
        importlib.import_module(name)
    remember()
    # What is here to stay need not be looked at by each child's collector.
    gc.collect()
    gc.freeze()


def run(
    root: Path,
    tests: Sequence[str] = ALL,
    *,
    first_only: bool = False,
    bytecode: bool = False,
) -> Result:
    """Run *tests* of the house at *root*; stop at the first failure if asked to.

    Only the base may keep its bytecode: that of a mutant would be taken for that of
    the next, if it has the same size and is as old.
    """
    reader, writer = os.pipe()
    process = os.fork()
    if not process:
        os.close(reader)
        _be_the_child(root, tests, writer, first_only=first_only, bytecode=bytecode)
    os.close(writer)
    try:
        said = _read(reader, LONGEST)
    finally:
        os.close(reader)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    return _result(said)


def _result(said: bytes) -> Result:
    if not said:
        return Result({"tests": "E they did not come to an end"})
    loaded: Json = json.loads(said)
    parts = members(loaded, "result")
    failed = {test: str(words) for test, words in child(parts, "failed").items()}
    return Result(failed, int(str(parts["passed"])), parts["is_importable"] is True)


def _read(reader: int, seconds: float) -> bytes:
    """Return all that comes, or nothing if it takes too long."""
    until, said = time.monotonic() + seconds, b""
    while select.select([reader], [], [], max(0, until - time.monotonic()))[0]:
        part = os.read(reader, 1 << 16)
        if not part:
            return said
        said += part
    return b""


def _be_the_child(
    root: Path, tests: Sequence[str], writer: int, *, first_only: bool, bytecode: bool
) -> None:
    """Run the tests, say what they said, and end without the parent's farewells."""
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        sys.dont_write_bytecode = not bytecode
        _move_to(root)
        collector = Collector()
        if collector.is_importable:
            options = [*OPTIONS, *["-x"] * first_only]
            places = [str(root / test) for test in tests]
            where = ["--rootdir", str(root), "-c", str(root / "pyproject.toml")]
            pytest.main([*options, *where, *places], plugins=[collector])
        _say(writer, collector.said())
    except BaseException:  # noqa: BLE001 - whatever it is, the parent is told
        _say(writer, Collector({"tests": f"E {traceback.format_exc()}"}).said())
    finally:
        os._exit(0)


def _say(writer: int, said: bytes) -> None:
    with os.fdopen(writer, "wb") as pipe:
        pipe.write(said)


def _move_to(root: Path) -> None:
    """Let only the house's package and tests be found."""
    os.chdir(root)
    elsewhere = {str(ROOT), str(ROOT / "tests"), str(ROOT / "generated" / "src"), ""}
    sys.path[:] = [path for path in sys.path if path not in elsewhere]
    sys.path.insert(0, str(root / "generated" / "src"))


def _is_importable() -> bool:
    try:
        importlib.import_module("corti_interactions")
    except Exception:  # noqa: BLE001 - a mutant may fail in any way
        return False
    return True


@define(eq=False)
class Collector:
    """Notes what pytest reports."""

    failed: Report = field(factory=dict[str, str])
    passed: int = 0
    is_importable: bool = field(factory=_is_importable)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how a test ended, or that its fixtures could not be made."""
        if report.failed:
            self.failed[report.nodeid] = report.longreprtext
        elif report.when == "call":
            self.passed += 1

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a module that could not be read."""
        if report.failed:
            self.failed[report.nodeid] = report.longreprtext

    def pytest_internalerror(self, excrepr: object) -> None:
        """Note that pytest itself has failed."""
        self.failed["pytest"] = f"E {excrepr}"

    def said(self) -> bytes:
        """Return all of it as JSON."""
        return json.dumps(
            {
                "failed": self.failed,
                "passed": self.passed,
                "is_importable": self.is_importable,
            }
        ).encode()
