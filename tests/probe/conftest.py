"""What tests of the command share."""

from functools import cache
from pathlib import Path

import pytest

from generator.commands import probe
from generator.commands.places import DOCUMENT
from generator.contract import JsonObject, load
from probe.recordings import Desk


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Write recordings, and run the command on them."""
    return Desk(tmp_path, capsys)


@pytest.fixture(autouse=True)
def ours_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep our own document, since to read it takes most of a run."""

    def load_or_keep(path: Path) -> JsonObject:
        return _ours() if path == DOCUMENT else load(path)

    monkeypatch.setattr(probe, "load", load_or_keep)


@pytest.fixture(autouse=True)
def generator_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every change for one that the generator takes, since to ask it is slow."""

    def never(_: JsonObject) -> str:
        return ""

    monkeypatch.setattr(probe, "refusal", never)


@cache
def _ours() -> JsonObject:
    return load(DOCUMENT)
