"""A package that does not work is not written: it is imported and called first."""

from pathlib import Path

import pytest

from generator import proof, regeneration
from generator.cli import REFUSED
from generator.reading.document import JsonObject
from generator.wording.api import Api
from generator.wording.example_call import Programs
from generator.writing.package import files
from making.documents import small
from making.runs import old_output, run, state

MODELS = "models.py"
THINGS = "resources/things.py"
CALL = "self._session.send(lambda: _get(id_, part=part))"


def tamper(
    monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str, *, also: str = ""
) -> None:
    """Have *old* replaced in a file that is about to be written, and *also*."""

    def tampered(
        api: Api, programs: Programs, contract: str, document: bytes
    ) -> dict[str, str]:
        made = files(api, programs, contract, document)
        path = f"src/small_api/{name}"
        assert old in made[path]
        text = made[path].replace(old, new)
        return {**made, path: text.replace(also, new) if also else text}

    monkeypatch.setattr(regeneration, "files", tampered)


def problem(
    folder: Path, capsys: pytest.CaptureFixture[str], document: JsonObject | None = None
) -> str:
    """Have the package refused, with status 2 and no file touched; return why."""
    target = old_output(folder)
    before = state(target.parent)
    assert run("regenerate", document or small(), target) == REFUSED
    printed, error = capsys.readouterr()
    assert printed == ""
    assert error.endswith("\nNothing was changed.\n")
    assert state(target.parent) == before
    return error.removeprefix("error: ")


def test_not_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be formatted is no Python."""
    tamper(monkeypatch, MODELS, "class Thing:", "class Thing(:")
    error = problem(tmp_path, capsys)
    assert error.startswith("ruff cannot format the code:\n")
    assert "models.py:" in error


def test_no_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every module has to be importable, those too that no call needs."""
    tamper(monkeypatch, "resources/__init__.py", '"""\n', '"""\n\n1 / 0\n')
    error = problem(tmp_path, capsys)
    assert error.startswith("the package does not work:\n")
    assert "ZeroDivisionError" in error


def test_no_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A package that hangs is stopped."""
    monkeypatch.setattr(proof, "LONGEST", 2.0)
    tamper(monkeypatch, MODELS, "@frozen", "while True: pass\n@frozen")
    assert "does not come to an end" in problem(tmp_path, capsys)


def test_other_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A request that the document does not have is noticed."""
    tamper(monkeypatch, THINGS, "'/things/{id}'", "'/others/{id}'")
    error = problem(tmp_path, capsys)
    assert error.startswith("the first call breaks the document: GET: no such path")


def test_other_parameter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A request without what the document requires is noticed."""
    document = small("required: true", "#/paths/~1things~1{id}/get/parameters/1")
    tamper(monkeypatch, THINGS, "query, 'part'", "query, 'parts'")
    error = problem(tmp_path, capsys, document)
    assert error.startswith("the first call breaks the document: GET /things/{id}: ")


def test_no_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A method that sends nothing is noticed."""
    tamper(monkeypatch, THINGS, f"await {CALL}", "None", also=CALL)
    assert "the first call sends no request" in problem(tmp_path, capsys)


def test_different_results(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both clients return the same."""
    tamper(monkeypatch, THINGS, f"return await {CALL}", f"return str(await {CALL})")
    error = problem(tmp_path, capsys)
    assert "the sync and the async client return different things" in error


def test_bad_example(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An example in the document that breaks the document is noticed."""
    document = small("example: {name: 3}", "#/components/schemas/Thing")
    assert "name: expected" in problem(tmp_path, capsys, document)
