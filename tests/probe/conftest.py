"""What tests of the command share."""

from pathlib import Path

import pytest

from probe.recordings import Desk


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Write recordings, and run the command on them."""
    return Desk(tmp_path, capsys)
