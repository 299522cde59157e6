"""What runs in an environment of its own sees nothing of what is around."""

import os
from pathlib import Path

import pytest

from generator.release import environment
from generator.release.environment import Environment, created, variables
from generator.release.problem import ReleaseError


def test_nothing_is_installed(bare: Environment) -> None:
    """Neither what runs these tests nor what the package needs can be imported."""
    for name in ("pytest", "attrs", "httpx", "corti_interactions"):
        done = bare.run("-c", f"import {name}")
        assert (done.returncode, b"ModuleNotFoundError" in done.stderr) == (1, True)


def test_paths_of_others_do_not_count(
    bare: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module that lies around cannot stand in for what is installed."""
    (tmp_path / "attrs.py").touch()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert bare.run("-c", "import attrs").returncode == 1


def test_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """What names an index or holds a password stays behind; how to connect does not."""
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "https://index.example/simple/")
    monkeypatch.setenv("TWINE_PASSWORD", "pass-1234")
    monkeypatch.setenv("RELEASE_INDEX", "https://a:pass-1234@index.example/simple/")
    monkeypatch.setenv("SOME_TOKEN", "pass-1234")
    monkeypatch.setenv("PIP_CERT", "/certs.pem")
    monkeypatch.setenv("NO_PROXY", "*")
    kept = variables()

    assert (kept["PIP_CERT"], kept["NO_PROXY"]) == ("/certs.pem", "*")
    assert "index.example" not in "".join(kept.values())
    assert "pass-1234" not in "".join(kept.values())
    assert kept["PATH"] == os.environ["PATH"]


def test_no_environment(tmp_path: Path) -> None:
    """Where none can be made, it says what to do."""
    (tmp_path / "file").touch()
    with pytest.raises(ReleaseError) as caught:
        created(tmp_path / "file" / "environment")
    said = str(caught.value)
    assert said.startswith("an empty environment cannot be made")
    assert said.endswith("Install what `python -m venv` lacks, and release again.")
    assert "Error" in said


def test_no_end(bare: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    """What hangs is stopped."""
    monkeypatch.setattr(environment, "LONGEST", 0.2)
    with pytest.raises(ReleaseError, match="does not come to an end"):
        bare.run("-c", "while True: pass")
