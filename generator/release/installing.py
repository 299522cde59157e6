"""Install a release from its index alone, as somebody does who knows no other one."""

import re
import subprocess
from pathlib import Path
from typing import Final

from generator.index.reading import CREDENTIALS

from .environment import LINES, Environment
from .origin import Origin
from .patience import patient
from .pip import UNREAD, pip, telling
from .problem import ReleaseError

MISSING: Final = "No matching distribution found"
CLOSED: Final = re.compile(r": 40[13] ")
NOT_FOUND: Final = ": 404 "
UNLISTED: Final = "The index does not list it; some take longer than a minute."


def install(
    environment: Environment, wheel: Path, requirement: str, origin: Origin
) -> None:
    """Install *wheel*, which is *requirement*, and from *origin* what it depends on.

    Raises `ReleaseError`.
    """
    elsewhere = _elsewhere(origin)
    done = pip(environment, "install", str(wheel), origin=origin, **elsewhere)
    if done.returncode:
        raise ReleaseError(f"{requirement} cannot be installed:\n{_said(done, origin)}")


def download(
    environment: Environment, requirement: str, origin: Origin, folder: Path
) -> Path:
    """Return the wheel of *requirement* as the index of *origin* has it, in *folder*.

    Raises `ReleaseError`.
    """
    command = ("download", "--no-deps", "--dest", str(folder), requirement)
    done = patient(lambda: pip(environment, *command, origin=origin), _may_come)
    if done.returncode:
        hint = f"\n{UNLISTED}" if _may_come(done) else ""
        raise ReleaseError(
            f"{requirement} cannot be had from the index:\n{_said(done, origin)}{hint}"
        )
    (wheel,) = folder.iterdir()
    return wheel


def _elsewhere(origin: Origin) -> dict[str, str]:
    """Return what keeps pip to the wheelhouse, if there is one."""
    if origin.wheelhouse is None:
        return {}
    folder = origin.wheelhouse.resolve()
    return {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": folder.as_uri()}


def _may_come(done: subprocess.CompletedProcess[bytes]) -> bool:
    """Whether the index answers, and just does not list what was asked for."""
    lines = telling(done)
    unread = [line for line in lines if UNREAD in line and NOT_FOUND not in line]
    return not unread and any(MISSING in line for line in lines)


def _said(done: subprocess.CompletedProcess[bytes], origin: Origin) -> str:
    lines = telling(done)[-LINES:]
    hints = [f"That is, {CREDENTIALS}"] if any(map(CLOSED.search, lines)) else []
    return origin.discreet("\n".join([*lines, *hints]))
