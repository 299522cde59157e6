"""The pins in `requirements/` agree with one another and with what is published."""

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT: Final = Path(__file__).parents[2]
PIN: Final = re.compile(r"([a-z0-9.-]+)==([^ ]+)(?: ; .*)? \\")
HASH: Final = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")


def lines(name: str) -> list[str]:
    """The lines of a file of pins without its comments."""
    text = (ROOT / f"requirements/{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def pins(name: str) -> dict[str, str]:
    """Version by distribution."""
    found = (match for line in lines(name) if (match := PIN.match(line)))
    return {match[1]: match[2] for match in found}


def bounds() -> list[Requirement]:
    """What the distribution asks for."""
    text = (ROOT / "generated/pyproject.toml").read_text("utf-8")
    return [*map(Requirement, tomllib.loads(text)["project"]["dependencies"])]


@pytest.mark.parametrize("name", ["generate", "lowest", "newest", "tox"])
def test_every_pin_has_a_hash(name: str) -> None:
    """Nothing gets installed that nobody has seen before."""
    assert pins(name)
    for line, following in zip(lines(name), [*lines(name)[1:], ""], strict=True):
        assert PIN.fullmatch(line) or HASH.fullmatch(line)
        assert HASH.fullmatch(following) or not line.endswith("\\")


@pytest.mark.parametrize("name", ["generate", "tox"])
def test_readme_installs_what_is_tested(name: str) -> None:
    """The README's commands install the versions that the tests run with."""
    assert pins(name).items() <= pins("newest").items()


def test_lowest_is_the_lower_bound() -> None:
    """The lower bounds of the distribution are the versions it is tested at."""
    lowest = pins("lowest")
    for bound in bounds():
        floor = {
            Version(part.version) for part in bound.specifier if part.operator == ">="
        }
        assert floor == {Version(lowest[bound.name])}


def test_newest_is_within_the_bounds() -> None:
    """The distribution accepts the newest versions it is tested at."""
    newest = pins("newest")
    for bound in bounds():
        assert newest[bound.name] in bound.specifier


def test_backend_is_pinned() -> None:
    """What builds the distribution is the version that the environments have."""
    text = (ROOT / "generated/pyproject.toml").read_text("utf-8")
    asked = tomllib.loads(text)["build-system"]["requires"]
    assert asked == [f"hatchling=={pins('newest')['hatchling']}"]
