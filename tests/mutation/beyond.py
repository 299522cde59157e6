"""What tests say of a changed generator where our own package does not show it."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from generator.writing.package import ROOT

from . import golden
from .house import House, leave_no_bytecode

KEPT: Final = ("generator.contract", "generator.drift", "generator.reading")
"""What is not mutated, and imports nothing that is."""

DOCUMENTS: Final[Sequence[str]] = ("tests/contract/test_other_document.py",)
"""What makes the packages of other documents."""

PARTS: Final = {
    "read_scalars": "decode",
    "write_collections": "encode",
    "write_scalars": "encode",
}
"""Modules of the runtime that are tested as a part of another one."""

GREEN: Final = "green"
ENDLESS: Final = "it does not come to an end"
LONGEST: Final = 240
"""Seconds until what does not come to an end is ended."""


def own_tests(module: str) -> Sequence[str]:
    """Return the tests of one module of the runtime, which know no document."""
    return (f"tests/runtime/test_{PARTS.get(module, module)}.py",)


def own_generator(home: House) -> Path:
    """Give the house a generator of its own; return its folder."""
    folder = home.root / "generator"
    folder.unlink()
    shutil.copytree(ROOT / "generator", folder)
    return folder


def first_failure(home: House, tests: Sequence[str]) -> str:
    """Run *tests* with the house's generator; return what failed, or `GREEN`."""

    def failing() -> str:
        move_in(home)
        result = golden.run(home.root, tests, first_only=True)
        return GREEN if result.is_green else result.first

    return forked(failing)


def move_in(home: House) -> None:
    """Forget the generator of the project, so that the house's is found."""
    leave_no_bytecode()
    for name in [*sys.modules]:
        is_ours = name.split(".")[0] == "generator" or name == "mutation.regenerating"
        if is_ours and not name.startswith(KEPT):
            del sys.modules[name]
    sys.path.insert(0, str(home.root))


def forked(work: Callable[[], str]) -> str:
    """Return what *work* says, done in a process of its own, if that ends."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _say(work, writer)
    os.close(writer)
    try:
        with os.fdopen(reader, encoding="utf-8", errors="replace") as pipe:
            return pipe.read() or ENDLESS
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _say(work: Callable[[], str], writer: int) -> None:
    signal.alarm(LONGEST)
    try:
        words = work()
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent is told
        words = f"{type(error).__name__}: {error}"
    try:
        os.write(writer, words.encode(errors="replace")[:60_000])
    finally:
        os._exit(0)
